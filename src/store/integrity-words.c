/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What SQLite reports of damage, in the user's words. */
#include "integrity-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* In the order in which they are looked for; forms of SQLite 3.40 and later. */
static const struct
{
  const char *part;
  const char *sentence; /* msgid */
} kinds[] = {
  { " missing from index", N_("What was written is there, but an index does not find it.") },
  { "wrong # of entries in index", N_("An index does not hold what its table holds.") },
  { "non-unique entry in index", N_("An index holds something twice that must be there once.") },
  { "NULL value in ", N_("Something lacks a value that it must have.") },
  { " value in ", N_("Something holds a value that cannot be.") },
  { "constraint failed in ", N_("Something holds a value that cannot be.") },
  { "never used", N_("A part of the file belongs to nothing.") },
  { "reference to page", N_("A part of the file is used twice.") },
  { "freelist", N_("The list of the file's free parts is damaged.") },
  { "Freelist", N_("The list of the file's free parts is damaged.") },
  { "page", N_("A part of the file is damaged, and what stood there cannot be read.") },
  { "cell", N_("A part of the file is damaged, and what stood there cannot be read.") },
};

char *
kh_integrity_describe (const char *line)
{
  const char *sentence = N_("The library is damaged.");

  g_return_val_if_fail (line != NULL, NULL);

  if (*line == '\0' || g_str_has_prefix (line, "***"))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strstr (line, kinds[i].part) != NULL)
      {
        sentence = kinds[i].sentence;
        break;
      }

  return g_strdup_printf ("%s (SQLite: %s)", gettext (sentence), line);
}
