/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to checks: what the tables' reader fills. */
#pragma once

#include "term-index.h"

G_BEGIN_DECLS

/* What the data say of a rule; @severity is -1 where they leave it as it is. */
typedef struct
{
  gboolean on;
  int      severity;
} KhRuleRow;

struct _KhTables
{
  gatomicrefcount count;
  GHashTable     *documents; /* folded number to KhOldDocument */
  GHashTable     *provinces; /* folded name to KhProvince */
  GHashTable     *types;     /* folded name to KhTypeCode */
  GHashTable     *accepted;  /* words in lower case and newer tone placement */
  GHashTable     *compounds; /* two syllables in lower case and older tone placement */
  GHashTable     *rules;     /* id to KhRuleRow */
  KhTermIndex    *terms[KH_N_TERM_KINDS];
};

/* The most that is read of a file. */
#define KH_TABLES_MAX_BYTES (4 * 1024 * 1024)

/** kh_tables_new: Returns: (transfer full): tables without a row */
KhTables *kh_tables_new (void);

/** kh_tables_fold_number: Returns: (transfer full): key of a document: its number and symbol without spaces and case */
char *kh_tables_fold_number (const char *number);

/** kh_tables_read_file: adds the rows of the file @name of "checks" to @self, or fails, after which @self is of no use */
gboolean kh_tables_read_file (KhTables *self, const char *name, GError **error);

void kh_old_document_free (KhOldDocument *self);
void kh_province_free     (KhProvince *self);
void kh_type_code_free    (KhTypeCode *self);
void kh_successor_free    (KhSuccessor *self);

G_END_DECLS
