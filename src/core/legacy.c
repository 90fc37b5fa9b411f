/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TCVN3 and VNI-Windows to Unicode. The tables are made from the encodings'
 * rules; words that everybody knows test them. */
#include "legacy.h"

#include "text.h"

#include <string.h>

/* TCVN3: what each character from 0xA1 on stands for; 0 where there is none. */
#define TCVN3_FIRST 0xa1
static const gunichar tcvn3[] = {
  /* A1 */ 0x0102, 0x00c2, 0x00ca, 0x00d4, 0x01a0, 0x01af, 0x0110,
  /* A8 */ 0x0103, 0x00e2, 0x00ea, 0x00f4, 0x01a1, 0x01b0, 0x0111, 0,
  /* B0 */ 0,      0,      0,      0,      0,      0x00e0, 0x1ea3, 0x00e3,
  /* B8 */ 0x00e1, 0x1ea1, 0,      0x1eb1, 0x1eb3, 0x1eb5, 0x1eaf, 0,
  /* C0 */ 0,      0,      0,      0,      0,      0,      0x1eb7, 0x1ea7,
  /* C8 */ 0x1ea9, 0x1eab, 0x1ea5, 0x1ead, 0x00e8, 0,      0x1ebb, 0x1ebd,
  /* D0 */ 0x00e9, 0x1eb9, 0x1ec1, 0x1ec3, 0x1ec5, 0x1ebf, 0x1ec7, 0x00ec,
  /* D8 */ 0x1ec9, 0,      0,      0,      0x0129, 0x00ed, 0x1ecb, 0x00f2,
  /* E0 */ 0,      0x1ecf, 0x00f5, 0x00f3, 0x1ecd, 0x1ed3, 0x1ed5, 0x1ed7,
  /* E8 */ 0x1ed1, 0x1ed9, 0x1edd, 0x1edf, 0x1ee1, 0x1edb, 0x1ee3, 0x00f9,
  /* F0 */ 0,      0x1ee7, 0x0169, 0x00fa, 0x1ee5, 0x1eeb, 0x1eed, 0x1eef,
  /* F8 */ 0x1ee9, 0x1ef1, 0x1ef3, 0x1ef7, 0x1ef9, 0x00fd, 0x1ef5,
};

/* Combining marks, by which letters are put together. */
enum
{
  GRAVE = 0x0300,
  ACUTE = 0x0301,
  CIRCUMFLEX = 0x0302,
  TILDE = 0x0303,
  BREVE = 0x0306,
  HOOK = 0x0309,
  DOT = 0x0323,
};

/* VNI: a mark after a vowel, in small letters; capitals are the same in capitals. */
static const struct
{
  gunichar mark;
  gunichar shape; /* 0, or the mark that changes the vowel itself */
  gunichar tone;  /* 0, or the tone */
  const char *vowels;
} vni_marks[] = {
  { 0x00f9, 0, ACUTE, "aeouyöô" },      { 0x00f8, 0, GRAVE, "aeouyöô" },
  { 0x00fb, 0, HOOK, "aeouyöô" },       { 0x00f5, 0, TILDE, "aeouyöô" },
  { 0x00ef, 0, DOT, "aeouöô" },         { 0x00e2, CIRCUMFLEX, 0, "aeo" },
  { 0x00e1, CIRCUMFLEX, ACUTE, "aeo" }, { 0x00e0, CIRCUMFLEX, GRAVE, "aeo" },
  { 0x00e5, CIRCUMFLEX, HOOK, "aeo" },  { 0x00e3, CIRCUMFLEX, TILDE, "aeo" },
  { 0x00e4, CIRCUMFLEX, DOT, "aeo" },   { 0x00ea, BREVE, 0, "a" },
  { 0x00e9, BREVE, ACUTE, "a" },        { 0x00e8, BREVE, GRAVE, "a" },
  { 0x00fa, BREVE, HOOK, "a" },         { 0x00fc, BREVE, TILDE, "a" },
  { 0x00eb, BREVE, DOT, "a" },
};

/* VNI: letters that are one character. */
static const struct
{
  gunichar vni;
  gunichar letter;
} vni_letters[] = {
  { 0x00f4, 0x01a1 }, /* ơ */ { 0x00f6, 0x01b0 }, /* ư */ { 0x00f1, 0x0111 }, /* đ */
  { 0x00ed, 0x00ed }, /* í */ { 0x00ec, 0x00ec }, /* ì */ { 0x00e6, 0x1ec9 }, /* ỉ */
  { 0x00f3, 0x0129 }, /* ĩ */ { 0x00f2, 0x1ecb }, /* ị */ { 0x00ee, 0x1ef5 }, /* ỵ */
};

KhLegacy
kh_legacy_from_font (const char *family)
{
  gsize length = 0;

  if (family == NULL)
    return KH_LEGACY_NONE;
  if (g_ascii_strncasecmp (family, "VNI-", 4) == 0 || g_ascii_strncasecmp (family, "VNI ", 4) == 0)
    return KH_LEGACY_VNI;
  if (*family == '.')
    family++;
  if (g_ascii_strncasecmp (family, "Vn", 2) != 0 || !g_ascii_isupper (family[2]) || family[1] != 'n')
    return KH_LEGACY_NONE;
  length = strlen (family);
  /* ".VnTimeH" draws capitals; the name before it ends in a small letter or a digit. */
  return family[length - 1] == 'H' && !g_ascii_isupper (family[length - 2]) ? KH_LEGACY_TCVN3_CAPITALS
                                                                            : KH_LEGACY_TCVN3;
}

/* Fonts with a set of symbols keep their characters in the private use area,
 * and a PDF's text layer or a word processor may have put others in their place. */
static gunichar
get_code (gunichar c)
{
  if (c >= 0xf020 && c <= 0xf0ff)
    return c - 0xf000;
  if (c == 0x2212)
    return 0xad;
  if (c == 0x03bc)
    return 0xb5;
  return c;
}

static gunichar
find_tcvn3 (gunichar c)
{
  c = get_code (c);
  return c >= TCVN3_FIRST && c - TCVN3_FIRST < G_N_ELEMENTS (tcvn3) ? tcvn3[c - TCVN3_FIRST] : 0;
}

static gunichar
find_vni_letter (gunichar c)
{
  gunichar lower = g_unichar_tolower (get_code (c));

  for (guint i = 0; i < G_N_ELEMENTS (vni_letters); i++)
    if (vni_letters[i].vni == lower)
      return lower == get_code (c) ? vni_letters[i].letter : g_unichar_toupper (vni_letters[i].letter);
  return 0;
}

/* The index of the mark @c that may follow @vowel, -1 for none. */
static int
find_vni_mark (gunichar vowel, gunichar c)
{
  gunichar lower_vowel = g_unichar_tolower (get_code (vowel));
  gunichar lower = g_unichar_tolower (get_code (c));

  for (guint i = 0; i < G_N_ELEMENTS (vni_marks); i++)
    if (vni_marks[i].mark == lower)
      return g_utf8_strchr (vni_marks[i].vowels, -1, lower_vowel) != NULL ? (int) i : -1;
  return -1;
}

/* Punctuation that a word processor puts in whatever the font is. */
static gboolean
is_neutral (gunichar c)
{
  return c < 0x80 || c == 0xa0 || (c >= 0x2000 && c <= 0x206f && c != 0x2212) || c == 0xfeff;
}

/* Letters that Vietnamese in Unicode and the tables both have: they prove nothing. */
static gboolean
is_shared (gunichar c)
{
  return g_utf8_strchr ("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ", -1, c) != NULL;
}

KhLegacyFit
kh_legacy_check (KhLegacy legacy, const char *text)
{
  KhLegacyFit fit = KH_LEGACY_PLAIN;
  gunichar before = 0;

  g_return_val_if_fail (text != NULL, KH_LEGACY_PLAIN);

  if (legacy == KH_LEGACY_NONE)
    return KH_LEGACY_UNICODE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean known = FALSE;

      if (is_neutral (c))
        {
          before = c;
          continue;
        }
      if (legacy == KH_LEGACY_VNI)
        known = find_vni_letter (c) != 0 || find_vni_mark (before, c) >= 0;
      else
        known = find_tcvn3 (c) != 0;
      if (!known)
        return KH_LEGACY_UNICODE;
      if (!is_shared (c))
        fit = KH_LEGACY_SURE;
      else if (fit == KH_LEGACY_PLAIN)
        fit = KH_LEGACY_UNSURE;
      before = c;
    }
  return fit;
}

static char *
convert_tcvn3 (const char *text)
{
  GString *converted = g_string_sized_new (strlen (text) * 2);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar letter = find_tcvn3 (c);

      g_string_append_unichar (converted, letter != 0 ? letter : c >= 0xf020 && c <= 0xf07e ? c - 0xf000 : c);
    }
  return g_string_free (converted, FALSE);
}

static char *
convert_vni (const char *text)
{
  GString *converted = g_string_sized_new (strlen (text) * 2);

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      gunichar letter = find_vni_letter (c);
      int mark = -1;

      p = g_utf8_next_char (p);
      if (*p != '\0')
        mark = find_vni_mark (c, g_utf8_get_char (p));
      g_string_append_unichar (converted, letter != 0 ? letter : c >= 0xf020 && c <= 0xf07e ? c - 0xf000 : c);
      if (mark < 0)
        continue;
      if (vni_marks[mark].shape != 0)
        g_string_append_unichar (converted, vni_marks[mark].shape);
      if (vni_marks[mark].tone != 0)
        g_string_append_unichar (converted, vni_marks[mark].tone);
      p = g_utf8_next_char (p);
    }
  return g_string_free (converted, FALSE);
}

char *
kh_legacy_convert (KhLegacy legacy, const char *text)
{
  g_autofree char *converted = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  switch (legacy)
    {
    case KH_LEGACY_TCVN3:
      return convert_tcvn3 (text);
    case KH_LEGACY_TCVN3_CAPITALS:
      converted = convert_tcvn3 (text);
      return kh_text_upper (converted);
    case KH_LEGACY_VNI:
      converted = convert_vni (text);
      return kh_text_compose (converted);
    case KH_LEGACY_NONE:
    default:
      return g_strdup (text);
    }
}

gsize
kh_legacy_mark_length (KhLegacy legacy, const char *before, const char *text)
{
  const char *last = NULL;

  if (legacy != KH_LEGACY_VNI || before == NULL || *before == '\0' || *text == '\0')
    return 0;
  last = g_utf8_find_prev_char (before, before + strlen (before));
  if (find_vni_mark (g_utf8_get_char (last), g_utf8_get_char (text)) < 0)
    return 0;
  return (gsize) (g_utf8_next_char (text) - text);
}
