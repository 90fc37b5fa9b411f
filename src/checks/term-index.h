/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to checks: terms by their first word, and where they stand in a text. */
#pragma once

#include "tables.h"

G_BEGIN_DECLS

typedef struct _KhTermIndex KhTermIndex;

KhTermIndex *kh_term_index_new  (void);
void         kh_term_index_free (KhTermIndex *self);

/**
 * kh_term_index_add:
 * @term: (transfer full): takes the place of an earlier one with the same words
 * @excepts: (element-type utf8): phrases in which the words are something else
 */
void kh_term_index_add (KhTermIndex *self, KhTerm *term, GPtrArray *excepts);

/** kh_term_index_find: @tokens: those of @text; see kh_tables_find_terms() */
GPtrArray *kh_term_index_find (KhTermIndex *self, const char *text, GPtrArray *tokens, const char *day);

void kh_term_free (KhTerm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhTerm, kh_term_free)

G_END_DECLS
