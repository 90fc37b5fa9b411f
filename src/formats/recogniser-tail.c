/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands below the body: recipients, signatures, drafter's mark, address. */
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "recogniser-private.h"

/* Signature lines stand this close to each other and to "Nơi nhận". */
#define MAX_SIGNATURE_LINES 10
/* Without "Nơi nhận" the signature is looked for among the last paragraphs. */
#define MAX_TAIL 16
#define MAX_LINE_BYTES 400

typedef struct
{
  KhRecogniser *recogniser;
  gboolean in_recipients;
  GPtrArray *titles; /* lines of power and position so far */
  GArray *title_places; /* of guint: the paragraphs they are in */
  KhRecipient *last; /* recipient that a wrapped line goes on, NULL when it was closed */
} Tail;

static gboolean
is_recipients_label (const char *text)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 9));
  g_autofree char *fold = kh_text_fold_chars (start);

  return strcmp (fold, "noi nhan:") == 0 || strcmp (fold, "noi nhan") == 0
         || (g_str_has_prefix (fold, "noi nhan") && strchr (":;", fold[8]) != NULL);
}

static gboolean
has_authority_prefix (const char *text)
{
  static const char *const prefixes[] = { "TM.", "KT.", "TL.", "TUQ.", "Q.", "TM ", "KT ", "TL ", "TUQ " };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (text, prefixes[i]))
      return TRUE;
  return FALSE;
}

/* A line of a signature: power or position. In small letters only the bare post counts. */
static gboolean
is_signature_line (const char *text)
{
  g_autofree char *key = NULL;
  gsize length = strlen (text);

  if (length == 0 || length > MAX_LINE_BYTES || strchr (".;:,", text[length - 1]) != NULL)
    return FALSE;
  if (kh_source_is_upper (text) && has_authority_prefix (text))
    return TRUE;
  key = kh_source_key (text);
  if (!kh_vocabulary_is_position (key))
    return FALSE;
  return kh_source_is_upper (text) || length <= 40;
}

static gboolean
is_signed_mark (const char *text)
{
  g_autofree char *key = strlen (text) <= MAX_LINE_BYTES ? kh_source_key (text) : g_strdup ("");

  return strcmp (key, "da ky") == 0 || strcmp (key, "ky") == 0 || kh_vocabulary_has_prefix (key, "ky ten")
         || kh_vocabulary_has_prefix (key, "chu ky") || kh_vocabulary_has_prefix (key, "ky ghi ro");
}

/* "Nguyễn Văn A": two to seven words that begin with capitals. */
static gboolean
is_name (const char *text)
{
  guint words = 1;

  if (*text == '\0' || strlen (text) > 120)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((p == text || p[-1] == ' ') && !g_unichar_isupper (c))
        return FALSE;
      if (c == ' ')
        words++;
      else if (!g_unichar_isalpha (c) && c != '.' && c != '-' && c != '\'')
        return FALSE;
    }
  return words >= 2 && words <= 7;
}

/* Every part of the paragraph that wide gaps set apart, else its text. */
static GStrv
dup_parts (const KhSourceParagraph *paragraph)
{
  const char *parts[] = { paragraph->text, NULL };

  return g_strdupv (paragraph->columns != NULL ? paragraph->columns : (char **) parts);
}

static gboolean
has_recipients_label (KhRecogniser *self, guint i)
{
  const KhSourceParagraph *paragraph = kh_recogniser_get (self, i);
  g_auto (GStrv) parts = NULL;

  if (strstr (paragraph->fold, "noi nhan") == NULL || strlen (paragraph->text) > MAX_LINE_BYTES)
    return FALSE;
  parts = dup_parts (paragraph);
  for (char **part = parts; *part != NULL; part++)
    if (is_recipients_label (*part))
      return TRUE;
  return FALSE;
}

/* The first of the signature lines that stand right before paragraph @i. */
static guint
find_signature_before (KhRecogniser *self, guint start, guint i)
{
  guint first = i;

  for (guint j = i; j > start && i - j < MAX_SIGNATURE_LINES; j--)
    {
      const char *text = kh_recogniser_get (self, j - 1)->text;

      if (self->labels[j - 1].kind != KH_LABEL_NONE)
        break;
      if (is_signature_line (text))
        first = j - 1;
      else if (!is_name (text) && !is_signed_mark (text) && !kh_source_is_upper (text)
               && !kh_source_is_blank_rule (text))
        break;
    }
  return first;
}

/**
 * kh_recogniser_find_tail:
 * @start: first paragraph of the body
 * @end: (out): paragraph after the tail, where appendices begin
 *
 * Returns: the first paragraph of the tail; @end if the text has none
 */
guint
kh_recogniser_find_tail (KhRecogniser *self, guint start, guint *end)
{
  guint tail = self->n;

  for (guint i = start; i < self->n && tail == self->n; i++)
    if (has_recipients_label (self, i))
      tail = i;

  *end = self->n;
  for (guint i = tail < self->n ? tail : start; i < self->n && *end == self->n; i++)
    if (self->labels[i].kind == KH_LABEL_APPENDIX)
      *end = i;
  if (tail < self->n)
    return find_signature_before (self, start, tail);

  for (guint i = *end > start + MAX_TAIL ? *end - MAX_TAIL : start; i < *end; i++)
    if (self->labels[i].kind == KH_LABEL_NONE && is_signature_line (kh_recogniser_get (self, i)->text)
        && (kh_source_is_upper (kh_recogniser_get (self, i)->text) || i + 4 >= *end))
      return i;
  return *end;
}

static gboolean
add_archive (Tail *self, guint i, const char *text)
{
  static const char pattern[] = "^Lưu\\s*(:?)\\s*(.*?)[.;]?$";
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *colon = NULL;
  g_autofree char *words = NULL;
  char *unit = NULL;
  char *copies = NULL;
  int n_copies = 0;

  if (!g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match))
    return FALSE;
  colon = g_match_info_fetch (match, 1);
  words = g_match_info_fetch (match, 2);

  copies = g_str_has_suffix (words, ")") ? strrchr (words, '(') : NULL;
  if (copies != NULL && g_ascii_isdigit (copies[1]))
    {
      n_copies = CLAMP (atoi (copies + 1), 0, 9999);
      *copies = '\0';
      g_strchomp (words);
    }
  unit = strchr (words, ',');
  if (unit != NULL)
    {
      *unit++ = '\0';
      g_strstrip (unit);
    }
  self->last = kh_recipient_new_archive (g_strstrip (words), unit, n_copies);
  kh_node_append_take (KH_NODE (self->recogniser->plan), self->last);
  kh_recogniser_identify (self->recogniser, i, self->last);
  if (*colon == '\0' || unit == NULL)
    kh_recogniser_find (self->recogniser, "import-archive-line", KH_SEVERITY_HINT, text,
                        N_ ("The line “%s” is not of the form “Lưu: VT, <drafting unit>.”"),
                        kh_recogniser_get (self->recogniser, i)->line, self->last);
  self->last = NULL;
  return TRUE;
}

/* "b/c", "c/đ": one or several codes with a stroke. */
static gboolean
is_purpose (const char *text)
{
  return g_regex_match_simple ("^(?:để )?[\\p{L}]{1,4}/[\\p{L}]{1,4}(?:[,;] ?[\\p{L}]{1,4}/[\\p{L}]{1,4})*$",
                               text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
}

static void
set_recipient (Tail *self, guint i, KhRecipient *recipient, const char *line)
{
  g_autofree char *text = g_strdup (line);
  gsize length = strlen (text);
  char *open = NULL;

  while (length > 0 && strchr (";., ", text[length - 1]) != NULL)
    text[--length] = '\0';
  open = length > 0 && text[length - 1] == ')' ? strrchr (text, '(') : NULL;
  if (open != NULL && open > text)
    {
      g_autofree char *purpose = g_strndup (open + 1, text + length - 1 - (open + 1));

      g_strstrip (purpose);
      if (is_purpose (purpose))
        {
          gboolean wordy = g_str_has_prefix (purpose, "để ");

          g_object_set (recipient, "purpose", wordy ? purpose + strlen ("để ") : purpose, NULL);
          if (wordy)
            kh_recogniser_find (self->recogniser, "import-unplaced-word", KH_SEVERITY_HINT, "để",
                                N_ ("The word “%s” before a recipient's purpose was left out."),
                                kh_recogniser_get (self->recogniser, i)->line, recipient);
          *open = '\0';
          g_strchomp (text);
        }
    }
  g_object_set (recipient, "text", text, NULL);
}

static void
add_recipient (Tail *self, guint i, const char *text)
{
  g_autofree char *key = strlen (text) <= MAX_LINE_BYTES ? kh_source_key (text) : g_strdup ("");

  self->in_recipients = TRUE;
  if (kh_vocabulary_has_prefix (key, "luu") && add_archive (self, i, text))
    return;
  self->last = kh_recipient_new (NULL, NULL);
  set_recipient (self, i, self->last, text);
  kh_node_append_take (KH_NODE (self->recogniser->plan), self->last);
  kh_recogniser_identify (self->recogniser, i, self->last);
  if (strchr (";.", text[strlen (text) - 1]) != NULL)
    self->last = NULL;
}

static void
add_signature (Tail *self, const char *name, guint name_place)
{
  GString *authority = g_string_new (NULL);
  GString *position = g_string_new (NULL);
  guint n = self->titles->len, powers = 0;

  /* Lines of power bear TM., KT., TL. or TUQ.; a single line is the signer's own post whatever it bears. */
  for (guint i = 0; i < n; i++)
    if (has_authority_prefix (g_ptr_array_index (self->titles, i)))
      powers = i + 1;
  if (powers == n && n > 0)
    powers = n - 1;
  for (guint i = 0; i < n; i++)
    {
      GString *part = i < powers ? authority : position;

      g_string_append_printf (part, "%s%s",
                              part->len == 0 ? ""
                              : i < powers   ? "\n"
                                             : " ",
                              (char *) g_ptr_array_index (self->titles, i));
    }
  if (n > 0 || name != NULL)
    {
      KhSignature *signature = kh_signature_new (authority->len > 0 ? authority->str : NULL,
                                                 position->len > 0 ? position->str : NULL, name);

      for (guint i = 0; i < n; i++)
        kh_recogniser_identify (self->recogniser, g_array_index (self->title_places, guint, i), signature);
      if (name != NULL)
        kh_recogniser_map (self->recogniser, name_place, signature);
      kh_node_append_take (KH_NODE (self->recogniser->plan), signature);
    }
  g_ptr_array_set_size (self->titles, 0);
  g_array_set_size (self->title_places, 0);
  g_string_free (authority, TRUE);
  g_string_free (position, TRUE);
}

static void
add_title (Tail *self, guint i, const char *text)
{
  g_ptr_array_add (self->titles, g_strdup (text));
  g_array_append_val (self->title_places, i);
}

static gboolean
is_address (const char *text)
{
  static const char *const words[]
      = { "dia chi", "dien thoai", "email", "e mail", "website", "fax", "trang thong tin" };
  g_autofree char *key = kh_source_key (text);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (kh_vocabulary_has_prefix (key, words[i]))
      return TRUE;
  return FALSE;
}

static void
add_address (Tail *self, const char *text)
{
  const char *before = kh_plan_get_address (self->recogniser->plan);
  g_autofree char *address
      = before != NULL && *before != '\0' ? g_strconcat (before, "; ", text, NULL) : g_strdup (text);

  g_object_set (self->recogniser->plan, "address", address, NULL);
}

static gboolean
is_drafter_mark (const char *text)
{
  return g_regex_match_simple ("^[A-ZĐ]{1,6}[0-9]?\\. ?\\([0-9]{1,4}\\)\\.?$", text, G_REGEX_DEFAULT,
                               G_REGEX_MATCH_DEFAULT);
}

static void
read_part (Tail *self, guint i, const char *text)
{
  KhLabel label = kh_label_parse (text);

  if (*text == '\0' || kh_source_is_blank_rule (text))
    return;
  if (strlen (text) > MAX_LINE_BYTES)
    {
      kh_recogniser_unplaced (self->recogniser, i, text);
      return;
    }
  if (is_recipients_label (text))
    {
      const char *rest = text + strcspn (text, ":;");

      self->in_recipients = TRUE;
      while (*rest != '\0' && strchr (":; ", *rest) != NULL)
        rest++;
      if (*rest != '\0')
        read_part (self, i, rest);
      return;
    }
  if (label.kind == KH_LABEL_DASH || label.kind == KH_LABEL_PLUS)
    {
      if (text[label.length] != '\0')
        add_recipient (self, i, text + label.length);
      return;
    }
  if (is_signature_line (text))
    {
      add_title (self, i, text);
      return;
    }
  if (is_signed_mark (text))
    {
      kh_recogniser_unplaced (self->recogniser, i, text);
      return;
    }
  if (is_drafter_mark (text))
    {
      g_object_set (self->recogniser->plan, "drafter-mark", text, NULL);
      kh_recogniser_map (self->recogniser, i, self->recogniser->plan);
      return;
    }
  if (is_address (text))
    {
      add_address (self, text);
      kh_recogniser_map (self->recogniser, i, self->recogniser->plan);
      return;
    }
  /* A recipient's line that goes on. */
  if (self->last != NULL
      && (!g_unichar_isupper (g_utf8_get_char (text)) || strchr (";.)", text[strlen (text) - 1]) != NULL))
    {
      const char *purpose = kh_recipient_get_purpose (self->last);
      g_autofree char *joined
          = g_strdup_printf ("%s%s%s%s %s", kh_recipient_get_text (self->last), purpose != NULL ? " (" : "",
                             purpose != NULL ? purpose : "", purpose != NULL ? ")" : "", text);

      set_recipient (self, i, self->last, joined);
      kh_recogniser_map (self->recogniser, i, self->last);
      if (strchr (";.", text[strlen (text) - 1]) != NULL)
        self->last = NULL;
      return;
    }
  if (self->titles->len > 0 && is_name (text) && !kh_source_is_upper (text))
    {
      add_signature (self, text, i);
      return;
    }
  /* In capitals: a line of power or position that wraps, or the name; the end tells. */
  if (self->titles->len > 0 && kh_source_is_upper (text))
    {
      add_title (self, i, text);
      return;
    }
  if (self->in_recipients && strchr (";.", text[strlen (text) - 1]) != NULL)
    {
      add_recipient (self, i, text);
      return;
    }
  kh_recogniser_unplaced (self->recogniser, i, text);
}

/**
 * kh_recogniser_read_tail:
 * @start: first paragraph
 * @end: paragraph after the last
 */
void
kh_recogniser_read_tail (KhRecogniser *self, guint start, guint end)
{
  Tail tail = { self };

  tail.titles = g_ptr_array_new_with_free_func (g_free);
  tail.title_places = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = start; i < end; i++)
    {
      const KhSourceParagraph *paragraph = kh_recogniser_get (self, i);
      g_auto (GStrv) parts = dup_parts (paragraph);

      kh_recogniser_place (self, i);
      if (paragraph->mark != NULL && self->labels[i].kind == KH_LABEL_DASH && *paragraph->text != '\0')
        {
          add_recipient (&tail, i, paragraph->text);
          continue;
        }
      for (char **part = parts; *part != NULL; part++)
        read_part (&tail, i, *part);
    }
  if (tail.titles->len > 0)
    {
      g_autofree char *last = g_strdup (g_ptr_array_index (tail.titles, tail.titles->len - 1));
      guint last_place = g_array_index (tail.title_places, guint, tail.titles->len - 1);
      gboolean named = tail.titles->len > 1 && is_name (last) && !is_signature_line (last);

      if (named)
        g_ptr_array_set_size (tail.titles, tail.titles->len - 1);
      add_signature (&tail, named ? last : NULL, last_place);
    }
  g_ptr_array_unref (tail.titles);
  g_array_unref (tail.title_places);
}
