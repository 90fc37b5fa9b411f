/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vietnamese text: normal form, folding, numbers of headings. */
#include "text.h"

#include <string.h>

static gboolean
is_invisible (gunichar c)
{
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

/* Bytes that GLib normalizes at once: it shifts all that follows at each letter
 * it puts together, so its time grows with the square of the length. */
#define COMPOSE_CHUNK 256

/* Whether nothing before @p composes with the character there: below U+0300 and
 * in the block of Vietnamese letters (U+1E00 to U+1EFF) none is a second part. */
static gboolean
is_safe_cut (const char *p)
{
  const guchar lead = p[0], next = lead != '\0' ? p[1] : 0;

  return lead < 0x80 || (lead >= 0xC2 && lead <= 0xCB) || (lead == 0xE1 && next >= 0xB8 && next <= 0xBB);
}

/* Length of the character at @p if NFC leaves it as it is: all below U+0300, the
 * block of Vietnamese letters, and dashes and quotation marks (U+2010 to U+2027);
 * 0 for any other and at the end. */
static gsize
get_composed_length (const char *p)
{
  const guchar lead = p[0];

  if (lead < 0x80)
    return lead != '\0';
  if (lead >= 0xC2 && lead <= 0xCB)
    return ((guchar) p[1] & 0xC0) == 0x80 ? 2 : 0;
  if (lead == 0xE1 && (guchar) p[1] >= 0xB8 && (guchar) p[1] <= 0xBB)
    return ((guchar) p[2] & 0xC0) == 0x80 ? 3 : 0;
  if (lead == 0xE2 && (guchar) p[1] == 0x80 && (guchar) p[2] >= 0x90 && (guchar) p[2] <= 0xA7)
    return 3;
  return 0;
}

/* How many bytes at the start of @text are in NFC already; the last character
 * before one that may join it is not among them. */
static gsize
skip_composed (const char *text)
{
  const char *p = text, *last = text;

  for (gsize length; (length = get_composed_length (p)) > 0; p += length)
    last = p;
  return (gsize) ((*p == '\0' ? p : last) - text);
}

char *
kh_text_compose (const char *text)
{
  GString *result;

  g_return_val_if_fail (text != NULL, NULL);

  result = g_string_sized_new (strlen (text));

  for (;;)
    {
      g_autofree char *piece = NULL;
      gsize composed = skip_composed (text);
      gsize length;

      g_string_append_len (result, text, (gssize) composed);
      text += composed;
      if (*text == '\0')
        break;
      length = strnlen (text, COMPOSE_CHUNK);

      while (!is_safe_cut (text + length))
        length++;
      piece = g_utf8_normalize (text, length, G_NORMALIZE_NFC);
      if (piece == NULL)
        {
          g_string_free (result, TRUE);
          return NULL;
        }
      g_string_append (result, piece);
      text += length;
    }

  return g_string_free (result, FALSE);
}

static gboolean
is_space (const char *p)
{
  gunichar c;

  if ((guchar) *p < 0x80)
    return g_ascii_isspace (*p);
  c = g_utf8_get_char (p);
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR;
}

gboolean
kh_text_is_blank (const char *text)
{
  g_return_val_if_fail (text != NULL, TRUE);

  while (*text != '\0' && (is_space (text) || is_invisible (g_utf8_get_char (text))))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

char *
kh_text_normalize (const char *text)
{
  g_autofree char *composed = NULL;
  GString *result;
  gboolean space = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  composed = kh_text_compose (text);
  g_return_val_if_fail (composed != NULL, NULL);

  result = g_string_sized_new (strlen (composed));
  for (const char *p = composed, *next; *p != '\0'; p = next)
    {
      next = g_utf8_next_char (p);
      if (is_space (p))
        {
          space = TRUE;
          continue;
        }
      if (is_invisible (g_utf8_get_char (p)))
        continue;
      if (space && result->len > 0)
        g_string_append_c (result, ' ');
      space = FALSE;
      g_string_append_len (result, p, next - p);
    }

  return g_string_free (result, FALSE);
}

char *
kh_text_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  GString *result;

  g_return_val_if_fail (text != NULL, NULL);

  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  g_return_val_if_fail (decomposed != NULL, NULL);

  result = g_string_sized_new (strlen (decomposed));
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_combining_class (c) != 0)
        continue;
      if (c == 0x0110 || c == 0x0111)
        c = 'd';
      g_string_append_unichar (result, g_unichar_tolower (c));
    }

  return g_string_free (result, FALSE);
}

static gunichar
fold_char (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (c < 0x80)
    return g_ascii_tolower ((char) c);
  if (c == 0x0110 || c == 0x0111)
    return 'd';
  if (g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts)) > 0)
    c = parts[0];
  return g_unichar_tolower (c);
}

char *
kh_text_fold_chars (const char *text)
{
  GString *folded;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (folded, fold_char (g_utf8_get_char (p)));
  return g_string_free (folded, FALSE);
}

/* Tones in the order: huyền, sắc, hỏi, ngã, nặng. */
static const gunichar tones[] = { 0x0300, 0x0301, 0x0309, 0x0303, 0x0323 };

/* Whether @c is @base (a, e or y of either case) with a tone mark and nothing
 * else; @tone gets the mark. */
static gboolean
is_toned (gunichar c, const char *bases, gunichar *base, gunichar *tone)
{
  gunichar parts[4];
  gsize n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));

  if (n != 2 || parts[0] > 0x7F || strchr (bases, (char) parts[0]) == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    if (parts[1] == tones[i])
      {
        *base = parts[0];
        *tone = parts[1];
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_letter_at (const gunichar *chars, glong n_chars, glong i)
{
  return i >= 0 && i < n_chars && (g_unichar_isalpha (chars[i]) || g_unichar_combining_class (chars[i]) != 0);
}

static void
move_tone_back (gunichar *chars, glong n_chars, glong i)
{
  gunichar base, tone, composed;
  gunichar glide = g_unichar_tolower (chars[i]);

  if (is_letter_at (chars, n_chars, i + 2))
    return;
  if (!is_toned (chars[i + 1], glide == 'o' ? "aeAE" : "yY", &base, &tone))
    return;
  if (glide == 'u' && i > 0 && g_unichar_tolower (chars[i - 1]) == 'q')
    return;
  if (!g_unichar_compose (chars[i], tone, &composed))
    return;

  chars[i] = composed;
  chars[i + 1] = base;
}

static void
move_tone_on (gunichar *chars, glong n_chars, glong i)
{
  gunichar base, tone, composed;

  if (is_letter_at (chars, n_chars, i + 2) || !is_toned (chars[i], "ouOU", &base, &tone)
      || chars[i + 1] > 0x7F
      || strchr (g_unichar_tolower (base) == 'o' ? "aeAE" : "yY", (char) chars[i + 1]) == NULL
      || !g_unichar_compose (chars[i + 1], tone, &composed))
    return;

  chars[i] = base;
  chars[i + 1] = composed;
}

static char *
move_tones (const char *text, void (*move) (gunichar *chars, glong n_chars, glong i))
{
  g_autofree char *composed = kh_text_compose (text);
  g_autofree gunichar *chars = NULL;
  glong n_chars;

  g_return_val_if_fail (composed != NULL, NULL);

  chars = g_utf8_to_ucs4_fast (composed, -1, &n_chars);
  for (glong i = 0; i + 1 < n_chars; i++)
    move (chars, n_chars, i);

  return g_ucs4_to_utf8 (chars, n_chars, NULL, NULL, NULL);
}

static void
move_tone_of_glide (gunichar *chars, glong n_chars, glong i)
{
  if (chars[i] == 'o' || chars[i] == 'O' || chars[i] == 'u' || chars[i] == 'U')
    move_tone_back (chars, n_chars, i);
}

char *
kh_text_fold_tone_place (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return move_tones (text, move_tone_of_glide);
}

char *
kh_text_renew_tone_place (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return move_tones (text, move_tone_on);
}

char *
kh_text_fold_name (const char *name)
{
  g_autofree char *normal = kh_text_normalize (name != NULL ? name : "");
  g_autofree char *placed = kh_text_fold_tone_place (normal);

  return g_utf8_casefold (placed, -1);
}

char *
kh_text_upper (const char *text)
{
  g_autofree char *composed = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  composed = kh_text_compose (text);
  g_return_val_if_fail (composed != NULL, NULL);

  return g_utf8_strup (composed, -1);
}

static const struct
{
  guint value;
  const char *digits;
} roman[] = {
  { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" }, { 90, "XC" }, { 50, "L" },
  { 40, "XL" },  { 10, "X" },   { 9, "IX" },  { 5, "V" },    { 4, "IV" },  { 1, "I" },
};

char *
kh_text_roman (guint number)
{
  GString *result;

  g_return_val_if_fail (number >= 1 && number <= 3999, NULL);

  result = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (roman); i++)
    for (; number >= roman[i].value; number -= roman[i].value)
      g_string_append (result, roman[i].digits);

  return g_string_free (result, FALSE);
}

guint
kh_text_parse_roman (const char *text)
{
  const char *p = text;
  guint number = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (roman); i++)
    for (; g_str_has_prefix (p, roman[i].digits) && number < 4000; p += strlen (roman[i].digits))
      number += roman[i].value;

  if (*p != '\0' || number == 0 || number > 3999)
    return 0;

  /* Only the canonical form counts: "IIII" is a scanning error, not four. */
  g_autofree char *canonical = kh_text_roman (number);

  return g_str_equal (canonical, text) ? number : 0;
}

static const char *const letters[] = {
  "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
  "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y",
};

char *
kh_text_letter (guint number)
{
  const guint n_letters = G_N_ELEMENTS (letters);

  g_return_val_if_fail (number >= 1, NULL);

  if (number <= n_letters)
    return g_strdup (letters[number - 1]);

  g_autofree char *first = kh_text_letter ((number - 1) / n_letters);

  return g_strconcat (first, letters[(number - 1) % n_letters], NULL);
}

guint
kh_text_parse_letter (const char *text)
{
  g_return_val_if_fail (text != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_str_equal (letters[i], text))
      return i + 1;

  return 0;
}
