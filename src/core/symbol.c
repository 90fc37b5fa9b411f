/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number and symbol of a document. */
#include "symbol.h"

#include <string.h>

gboolean
kh_symbol_split (const char *text, char **number, char **symbol)
{
  /* The number may carry a letter ("30c"); the symbol is groups of letters,
   * digits and & joined by - and / (decree 30/2020/NĐ-CP, appendix I, II.3). */
  static const char pattern[]
      = "^\\s*([0-9]{1,5}[a-zđ]?)?\\s*/\\s*([\\p{Lu}0-9][\\p{L}0-9&]*(?:\\s*[-/]\\s*[\\p{L}0-9&]+)*)\\s*$";
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *found_number = NULL, *found_symbol = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (number != NULL && symbol != NULL, FALSE);

  *number = NULL;
  *symbol = NULL;
  regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  if (!g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match))
    return FALSE;

  found_number = g_match_info_fetch (match, 1);
  found_symbol = g_match_info_fetch (match, 2);
  if (*found_number != '\0')
    *number = g_steal_pointer (&found_number);

  g_autoptr (GRegex) spaces = g_regex_new ("\\s+", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);

  *symbol = g_regex_replace_literal (spaces, found_symbol, -1, 0, "", G_REGEX_MATCH_DEFAULT, NULL);
  return TRUE;
}

char *
kh_symbol_format_number (const char *number)
{
  g_return_val_if_fail (number != NULL, NULL);

  if (g_ascii_isdigit (number[0]) && number[0] != '0' && !g_ascii_isdigit (number[1]))
    return g_strconcat ("0", number, NULL);

  return g_strdup (number);
}

char *
kh_symbol_abbreviate (const char *name)
{
  static const char *const skipped[] = { "và", "của", "thuộc", "các", NULL };
  g_auto (GStrv) words = NULL;
  GString *result;

  g_return_val_if_fail (name != NULL, NULL);

  result = g_string_new (NULL);
  words = g_regex_split_simple ("[^\\p{L}0-9]+", name, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *initial = NULL;

      if (words[i][0] == '\0' || g_strv_contains (skipped, words[i]))
        continue;

      initial = g_utf8_substring (words[i], 0, 1);

      g_autofree char *upper = g_utf8_strup (initial, -1);

      g_string_append (result, upper);
    }

  return g_string_free (result, FALSE);
}
