/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of files that every file system takes. */
#include "file-name.h"

#include <string.h>

/* What Windows opens as a device, whatever the extension is. */
static gboolean
is_device (const char *stem)
{
  static const char *const devices[] = { "CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$" };
  const gsize length = strcspn (stem, ". ");

  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    if (length == strlen (devices[i]) && g_ascii_strncasecmp (stem, devices[i], length) == 0)
      return TRUE;
  return length == 4 && (g_ascii_strncasecmp (stem, "COM", 3) == 0 || g_ascii_strncasecmp (stem, "LPT", 3) == 0)
         && g_ascii_isdigit (stem[3]);
}

static gboolean
is_taken_as_it_is (gunichar c)
{
  return g_unichar_isprint (c) && (c == ' ' || !g_unichar_isspace (c)) && (c >= 0x80 || strchr ("/\\:*?\"<>|%", (int) c) == NULL);
}

/* Hyphens for all that is unsafe, several of them as one. */
static GString *
replace_unsafe (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  GString *stem = g_string_new (NULL);

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (is_taken_as_it_is (c) && c != '-')
        g_string_append_unichar (stem, c);
      else if (stem->len > 0 && stem->str[stem->len - 1] != '-')
        g_string_append_c (stem, '-');
    }
  return stem;
}

static void
trim (GString *stem)
{
  gsize start = 0;

  while (stem->len > 0 && strchr (" .-", stem->str[stem->len - 1]) != NULL)
    g_string_truncate (stem, stem->len - 1);
  while (start < stem->len && strchr (" .-", stem->str[start]) != NULL)
    start++;
  g_string_erase (stem, 0, (gssize) start);
}

/* Between two characters, and not before a mark that belongs to the one before it. */
static void
cut (GString *stem, gsize length)
{
  const char *end = stem->str + MIN (stem->len, length);

  if (stem->len <= length)
    return;
  while (end > stem->str && ((*end & 0xc0) == 0x80 || g_unichar_ismark (g_utf8_get_char (end))))
    end--;
  g_string_truncate (stem, (gsize) (end - stem->str));
}

char *
kh_file_name_make (const char *words, const char *extension)
{
  GString *stem;

  g_return_val_if_fail (words != NULL, NULL);
  g_return_val_if_fail (extension == NULL || strlen (extension) < 20, NULL);

  stem = replace_unsafe (words);
  trim (stem);
  cut (stem, KH_FILE_NAME_MAX - (extension != NULL ? strlen (extension) + 1 : 0) - 1);
  trim (stem);
  if (stem->len == 0 || is_device (stem->str))
    g_string_prepend_c (stem, '_');
  if (extension != NULL)
    g_string_append_printf (stem, ".%s", extension);
  return g_string_free (stem, FALSE);
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

/* "ĐTVT" becomes "DTVT": Đ has no form with a mark apart. */
static char *
drop_marks (const char *text)
{
  g_autofree char *parted = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  GString *plain = g_string_new (NULL);

  for (const char *p = parted != NULL ? parted : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c))
        g_string_append_unichar (plain, c == 0x110 ? 'D' : c == 0x111 ? 'd' : c);
    }
  return g_string_free (plain, FALSE);
}

/* "KH-VHTTDL" with number 02 becomes "KH-02-VHTTDL-2027". */
static char *
name_undated (const char *number, const char *symbol, int year)
{
  const char *rest = strchr (symbol, '-');
  g_autofree char *type = rest != NULL ? g_strndup (symbol, (gsize) (rest - symbol)) : g_strdup (symbol);

  return g_strdup_printf ("%s%s%s%s-%d", type, number != NULL ? "-" : "", number != NULL ? number : "",
                          rest != NULL ? rest : "", year);
}

char *
kh_file_name_for_plan (KhPlan *plan, const char *part, const char *extension)
{
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *whole = NULL;
  const char *symbol;
  GDate day;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  symbol = is_blank (kh_plan_get_symbol (plan)) ? "KH" : kh_plan_get_symbol (plan);
  number = is_blank (kh_plan_get_number (plan)) ? NULL : kh_symbol_format_number (kh_plan_get_number (plan));
  if (number != NULL && kh_date_parse_iso (kh_plan_get_date (plan), &day))
    words = g_strdup_printf ("%s-%s ngay %02d-%02d-%d", number, symbol, g_date_get_day (&day), (int) g_date_get_month (&day),
                             g_date_get_year (&day));
  else
    words = name_undated (number, symbol, kh_plan_get_year (plan));
  plain = drop_marks (words);
  if (part == NULL)
    return kh_file_name_make (plain, extension);
  /* A long symbol must not push out the part, by which the files of one plan differ. */
  whole = g_strdup_printf ("%.*s%s", KH_FILE_NAME_MAX / 2, plain, part);
  return kh_file_name_make (whole, extension);
}

const char *
kh_file_name_find_extension (const char *media_type)
{
  static const struct
  {
    const char *media_type;
    const char *extension;
  } known[] = {
    { "application/pdf", "pdf" },
    { "image/jpeg", "jpg" },
    { "image/png", "png" },
    { "image/tiff", "tif" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (media_type, known[i].media_type) == 0)
      return known[i].extension;
  return "bin";
}
