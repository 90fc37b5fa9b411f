/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words by which an office says when something is due, read. */
#include <stdlib.h>
#include <string.h>

#include "deadline.h"
#include "text.h"

/* What may stand before a day or a span of time without changing what is due. */
#define BEFORE                                                                                             \
  "(?:(?:hoan thanh|xong|thuc hien|bao cao|gui|trinh) )?(?:(?:cham nhat|muon nhat)(?: la)? )?"             \
  "(?:(?:truoc|den|trong|vao|tu nay den) )?(?:het )?"
#define YEARLY "(?: (?:hang|moi) nam)?"
#define YEAR "(?:(?: ?[-/.,] ?| nam | )(?<y>[0-9]{4}))?"
#define REGULARLY "(?:(?:bao cao )?(?:thuc hien )?(?:dinh ky )?(?:theo )?)"
#define OF_YEAR "(?: trong| cua)?(?: ca)?(?:(?: nam)?" YEAR "| nam)"

/* Words to kinds. The patterns see folded text (no marks, lower case) and must
 * match all of it, the first that does counts. */
static const struct
{
  KhDeadlineKind kind;
  int index;
  const char *pattern;
} forms[] = {
  { KH_DEADLINE_RELATIVE, 0,
    BEFORE "ngay (?<d>[0-9]{1,2})(?: cua)? thang cuoi(?: cung)?(?: cua)?(?: (?:moi|tung))?(?: (?:quy|ky))?(?: bao cao)?" },
  { KH_DEADLINE_RELATIVE, 1,
    BEFORE "ngay (?<d>[0-9]{1,2})(?: cua)? thang dau(?: tien)?(?: cua)?(?: (?:moi|tung))?(?: (?:quy|ky))?(?: bao cao)?" },
  { KH_DEADLINE_RELATIVE, -1,
    BEFORE "ngay (?<d>[0-9]{1,2})(?: cua)? thang thu (?<n>[0-9]{1,2}|hai|ba)(?: (?:trong|cua))?(?: (?:moi|tung))?"
           "(?: (?:quy|ky))?(?: bao cao)?" },
  { KH_DEADLINE_RELATIVE, 1, BEFORE "ngay (?<d>[0-9]{1,2}) (?:hang|moi|cua moi) thang" },
  { KH_DEADLINE_DAY, 0, BEFORE "(?:ngay )?(?<d>[0-9]{1,2}) ?[-/.] ?(?<m>[0-9]{1,2})(?: ?[-/.] ?(?<y>[0-9]{4}))?" YEARLY },
  { KH_DEADLINE_DAY, 0,
    BEFORE "(?:ngay )?(?<d>[0-9]{1,2}) thang (?<m>[0-9]{1,2})(?:(?: nam |[-/])(?<y>[0-9]{4}))?" YEARLY },
  { KH_DEADLINE_HALF, 1, BEFORE "quy (?:i|1) ?(?:,|va|\\+|-) ?(?:quy )?(?:ii|2)" YEAR },
  { KH_DEADLINE_HALF, 2, BEFORE "quy (?:iii|3) ?(?:,|va|\\+|-) ?(?:quy )?(?:iv|4)" YEAR },
  { KH_DEADLINE_QUARTER, 0, BEFORE "(?:cuoi )?(?:quy |q)(?<q>iv|i{1,3}|[1-4])" YEAR YEARLY },
  { KH_DEADLINE_HALF, 1, BEFORE "(?:0?6|sau) thang dau(?: nam)?" YEAR },
  { KH_DEADLINE_HALF, 2, BEFORE "(?:0?6|sau) thang cuoi(?: nam)?" YEAR },
  { KH_DEADLINE_HALF, 1, BEFORE "nua dau(?: nam)?" YEAR },
  { KH_DEADLINE_HALF, 2, BEFORE "nua cuoi(?: nam)?" YEAR },
  { KH_DEADLINE_MONTH, 0, BEFORE "(?:cuoi )?thang (?<m>[0-9]{1,2})" YEAR YEARLY },
  { KH_DEADLINE_MONTH, 0, "(?<m>[0-9]{1,2}) ?[-/] ?(?<y>[0-9]{4})" },
  { KH_DEADLINE_EVERY_MONTH, 0, REGULARLY "(?:hang|moi|tung) thang" OF_YEAR },
  { KH_DEADLINE_EVERY_MONTH, 0, "(?:dinh ky|theo)(?: theo)? thang" OF_YEAR },
  { KH_DEADLINE_EVERY_QUARTER, 0, REGULARLY "(?:hang|moi|tung) quy" OF_YEAR },
  { KH_DEADLINE_EVERY_QUARTER, 0, "(?:dinh ky|theo|cac)(?: theo)? quy" OF_YEAR },
  { KH_DEADLINE_YEAR_END, 0, BEFORE "cuoi nam" YEAR },
  { KH_DEADLINE_YEAR_END, 0, "(?:den |truoc )?(?:het|ket thuc) nam" YEAR },
  { KH_DEADLINE_WHOLE_YEAR, 0, "thuong xuyen(?:,? (?:lien tuc|hang ngay|hang nam))?,?" OF_YEAR },
  { KH_DEADLINE_WHOLE_YEAR, 0, "(?:(?:trong )?(?:suot |ca )nam|trong nam|(?:dinh ky )?(?:hang|moi) nam)" YEAR },
  { KH_DEADLINE_WHOLE_YEAR, 0, "(?:trong )?nam (?<y>[0-9]{4})" },
};

static int
fetch_number (GMatchInfo *match, const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return text != NULL ? atoi (text) : 0;
}

static int
fetch_quarter (GMatchInfo *match)
{
  g_autofree char *text = g_match_info_fetch_named (match, "q");
  g_autofree char *upper = NULL;

  if (text == NULL)
    return 0;
  if (g_ascii_isdigit (*text))
    return atoi (text);

  upper = g_ascii_strup (text, -1);
  return (int) kh_text_parse_roman (upper);
}

static int
fetch_ordinal (GMatchInfo *match)
{
  g_autofree char *text = g_match_info_fetch_named (match, "n");

  if (g_strcmp0 (text, "hai") == 0)
    return 2;
  if (g_strcmp0 (text, "ba") == 0)
    return 3;

  return text != NULL ? atoi (text) : 0;
}

static int
fetch_index (GMatchInfo *match, KhDeadlineKind kind, int index)
{
  if (kind == KH_DEADLINE_QUARTER)
    return fetch_quarter (match);
  if (kind == KH_DEADLINE_DAY || kind == KH_DEADLINE_MONTH)
    return fetch_number (match, "m");

  return index < 0 ? fetch_ordinal (match) : index;
}

/* Compiled when first wanted: a long document has thousands of deadlines. */
static GRegex *
get_form (guint i)
{
  static gsize regexes[G_N_ELEMENTS (forms)];

  if (g_once_init_enter (&regexes[i]))
    {
      g_autofree char *pattern = g_strdup_printf ("^%s$", forms[i].pattern);

      g_once_init_leave (&regexes[i], (gsize) g_regex_new (pattern, G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, NULL));
    }
  return (GRegex *) regexes[i];
}

KhDeadline *
kh_deadline_parse (const char *text)
{
  g_autofree char *normal = NULL, *folded = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  normal = kh_text_normalize (text);
  if (*normal == '\0')
    return kh_deadline_new (KH_DEADLINE_NONE, 0, 0, 0, NULL);

  folded = kh_text_fold (normal);
  length = strlen (folded);
  while (length > 0 && strchr (".;, ", folded[length - 1]) != NULL)
    folded[--length] = '\0';

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      if (g_regex_match (get_form (i), folded, G_REGEX_MATCH_DEFAULT, &match))
        return kh_deadline_new (forms[i].kind, fetch_number (match, "y"), fetch_index (match, forms[i].kind, forms[i].index),
                                fetch_number (match, "d"), normal);
    }

  return kh_deadline_new (KH_DEADLINE_FREE, 0, 0, 0, normal);
}
