/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of issued plans, by year and number, and the files it is written to. */
#pragma once

#include "document.h"
#include "store.h"

G_BEGIN_DECLS

/** KhIssuedEntry: one line. @number: of the document; @date: YYYY-MM-DD */
typedef struct
{
  gint64 id;
  int    year; /* of the date */
  char  *number;
  char  *symbol;
  char  *date;
  char  *title;
  char  *issuer;
} KhIssuedEntry;

/**
 * kh_issued_register_list:
 * @plans: (element-type KhPlanInfo): the library's plans
 *
 * Archived plans that were issued are among them: those with number and date.
 *
 * Returns: (transfer full) (element-type KhIssuedEntry): the newest year first, in it by symbol and number
 */
GPtrArray  *kh_issued_register_list    (GListModel *plans);

/** kh_issued_register_filter: @year: 0 for all. Returns: (transfer full) (element-type KhIssuedEntry): of @entries, which must stay */
GPtrArray  *kh_issued_register_filter  (GPtrArray *entries, int year);

/** kh_issued_register_write_csv: Returns: (transfer full): a table in UTF-8 with a byte order mark, for spreadsheets */
GBytes     *kh_issued_register_write_csv (GPtrArray *entries);

/** kh_issued_register_compose: @year: 0 for all. Returns: (transfer full): the register as a document, in Vietnamese */
KhDocument *kh_issued_register_compose (GPtrArray *entries, int year);

G_END_DECLS
