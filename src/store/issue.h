/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Issuing a plan: number and date, the state kept, the file that was signed, the
 * lock. A number and symbol belong to one document of a body in a year (decree
 * 30/2020/NĐ-CP, article 15). */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * KhIssuing:
 * @number: such as "02"; kept with two digits at least
 * @symbol: such as "KH-SM"
 * @date: YYYY-MM-DD
 * @choices: (nullable): all choices of the plan's layout, which what its body chooses later then does not change
 * @revision: name of the state that is kept
 * @file_name: (nullable): name of the file that was signed, or of the scan of the paper
 * @media_type: (nullable): of the file
 * @content: (nullable): the file; it can be added later, see kh_store_set_issued_file()
 */
typedef struct
{
  const char *number;
  const char *symbol;
  const char *date;
  const char *choices;
  const char *revision;
  const char *file_name;
  const char *media_type;
  GBytes     *content;
} KhIssuing;

/**
 * kh_store_propose_number:
 * @plan: the plan that is to have the number
 * @symbol: the symbol it will have
 * @year: the year of its date
 *
 * Returns: (transfer full) (nullable): the number after the greatest one that the
 *   body's plans of that symbol and year have, "01" for the first; %NULL with @error set
 */
char    *kh_store_propose_number (KhStore *self, KhPlan *plan, const char *symbol, int year, GError **error);

/**
 * kh_store_check_number:
 * @date: YYYY-MM-DD
 *
 * Returns: whether no other plan of the body has the number and symbol in the year
 *   of @date; %KH_STORE_ERROR_FAILED with a sentence that names the other one
 */
gboolean kh_store_check_number   (KhStore *self, KhPlan *plan, const char *number, const char *symbol, const char *date,
                                  GError **error);

/**
 * kh_store_issue_plan:
 *
 * One edit, "Issue plan", that can be undone as long as nothing follows it.
 *
 * Returns: whether it was done; as kh_store_check_number(), %KH_STORE_ERROR_LOCKED
 *   for a plan that is issued or archived
 */
gboolean kh_store_issue_plan     (KhStore *self, KhPlan *plan, const KhIssuing *issuing, GError **error);

G_END_DECLS
