/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text becomes source paragraphs. */
#include "text-source.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "recogniser-label.h"
#include "recogniser-vocabulary.h"
#include "text-lines.h"

/* A text is broken at a margin when this many of its full lines go on in the next. */
#define MIN_WRAPPED 5
#define MAX_WRAP_WIDTH 140
/* A paragraph that was cut in two has at least so many characters before the cut. */
#define MIN_CUT 20
#define MIN_CUT_UNSURE 40
#define MAX_PARAGRAPH (256 * 1024)

typedef struct
{
  KhSource *source;
  GPtrArray *lines;
  guint width;           /* of the margin that lines are broken at, 0 if they are not */
  gboolean blank_parted; /* broken lines whose paragraphs are parted by empty lines */
  guint last_page;
  gboolean told_wrapped;
} TextSource;

/* The paragraph being put together. */
typedef struct
{
  GString *text;
  const KhTextLine *first;
  const KhTextLine *last;
  KhLabel label;
  gboolean is_upper;
  gboolean is_heading;
  gboolean is_rule;
} Paragraph;

static char *
dup_unmarked (const char *text)
{
  g_auto (GStrv) parts = NULL;

  while (*text == '#')
    text++;
  while (*text == ' ')
    text++;
  parts = g_strsplit (text, "**", -1);
  return g_strjoinv (NULL, parts);
}

static KhLabel
parse_label (const char *text)
{
  g_autofree char *plain = strstr (text, "**") != NULL || *text == '#' ? dup_unmarked (text) : NULL;

  return kh_label_parse (plain != NULL ? plain : text);
}

static gunichar
first_char (const char *text)
{
  while (*text == '*')
    text++;
  return g_utf8_get_char (text);
}

/* What ends a sentence or a list's item, with closing quotes and brackets left aside. */
static char
closing_mark (const char *text, gsize length)
{
  while (length > 0 && strchr (")\"*' ", text[length - 1]) != NULL)
    length--;
  if (length >= 3 && strncmp (text + length - 3, "”", 3) == 0)
    length -= 3;
  if (length >= 3 && strncmp (text + length - 3, "…", 3) == 0)
    return '.';
  return length > 0 && strchr (".;:?!,", text[length - 1]) != NULL ? text[length - 1] : '\0';
}

static gboolean
has_prefix (const char *fold, const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_str_has_prefix (fold, *words))
      return TRUE;
  return FALSE;
}

/* Lines of the letterhead and the signature that stand alone whatever is around them. */
static gboolean
stands_alone (const char *text)
{
  static const char *const words[] = { "so:",     "noi nhan", "(kem theo", "(ban hanh kem", "(da ky", "(ky",
                                       "(chu ky", "can cu ",  "luu:",      "luu vt",        NULL };
  g_autofree char *start
      = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, MIN (strlen (text), 80)), 16));
  g_autofree char *fold = kh_text_fold_chars (start);

  return has_prefix (fold, words);
}

/* A page number on a line of its own: "3", "- 3 -", "Trang 3", "3/12". */
static guint
parse_page_number (const char *text)
{
  g_autofree char *fold = NULL;
  const char *p = NULL;
  char *end = NULL;
  gulong number;

  if (strlen (text) > 16)
    return 0;
  fold = kh_text_fold_chars (text);
  p = fold;
  while (*p == '-' || *p == ' ')
    p++;
  if (g_str_has_prefix (p, "trang "))
    p += strlen ("trang ");
  if (!g_ascii_isdigit (*p))
    return 0;
  number = strtoul (p, &end, 10);
  if (*end == '/' && g_ascii_isdigit (end[1]))
    strtoul (end + 1, &end, 10);
  while (*end == '-' || *end == ' ')
    end++;
  return *end == '\0' && number > 0 && number < 1000 ? (guint) number : 0;
}

static void
drop_page_numbers (TextSource *self)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_text_line_free);
  gboolean page_break = FALSE, blank = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      KhTextLine *line = g_ptr_array_index (self->lines, i);
      const KhTextLine *next = i + 1 < self->lines->len ? g_ptr_array_index (self->lines, i + 1) : NULL;
      guint page = parse_page_number (line->text);
      gboolean apart = line->blank_before || line->break_before || next == NULL || next->blank_before
                       || next->break_before;

      /* Numbers of pages grow; where nothing parts the line from the text, by one. */
      if (page > self->last_page
          && (apart || page == self->last_page + 1 || (self->last_page == 0 && page == 2)))
        {
          self->last_page = page;
          kh_source_add_finding (self->source, "import-unplaced-page-number", KH_SEVERITY_HINT, line->text,
                                 N_ ("The page number %s was left out; the program numbers the pages."),
                                 line->line);
          page_break = TRUE;
          blank = blank || line->blank_before;
          kh_text_line_free (line);
          continue;
        }
      line->break_before |= page_break;
      line->blank_before |= blank;
      page_break = blank = FALSE;
      g_ptr_array_add (kept, line);
    }
  g_ptr_array_set_free_func (self->lines, NULL);
  g_ptr_array_unref (self->lines);
  self->lines = kept;
}

static gboolean
goes_on_small (const KhTextLine *line)
{
  return !line->blank_before && g_unichar_islower (first_char (line->text))
         && parse_label (line->text).kind == KH_LABEL_NONE;
}

/* Finds out whether lines were broken at a margin, and where it is. */
static void
measure_width (TextSource *self)
{
  g_autofree guint *counts = g_new0 (guint, MAX_WRAP_WIDTH + 1);
  guint continued = 0, width = 0, labelled = 0, parted = 0;

  for (guint i = 0; i + 1 < self->lines->len; i++)
    {
      const KhTextLine *line = g_ptr_array_index (self->lines, i);
      const KhTextLine *next = g_ptr_array_index (self->lines, i + 1);

      if (!goes_on_small (next))
        continue;
      if (line->chars > MAX_WRAP_WIDTH)
        return;
      continued++;
      counts[line->chars]++;
    }
  if (continued < MIN_WRAPPED)
    return;
  /* The margin: what nine lines of ten keep to. */
  for (guint sum = 0; width < MAX_WRAP_WIDTH && (sum += counts[width]) * 10 < continued * 9;)
    width++;
  self->width = width;

  for (guint i = 1; i < self->lines->len; i++)
    {
      const KhTextLine *line = g_ptr_array_index (self->lines, i);

      if (parse_label (line->text).kind == KH_LABEL_NONE)
        continue;
      labelled++;
      if (line->blank_before)
        parted++;
    }
  self->blank_parted = labelled > 0 && parted * 10 >= labelled * 8;
}

static gboolean
is_full (const TextSource *self, const KhTextLine *line)
{
  return self->width > 0 && line->chars * 10 >= self->width * 8;
}

/* Whether @line goes on with the sentence of @paragraph. */
static gboolean
goes_on (const TextSource *self, const Paragraph *paragraph, const KhTextLine *line)
{
  gboolean apart = line->blank_before || line->break_before;
  gunichar first = first_char (line->text);
  char mark = closing_mark (paragraph->text->str, paragraph->text->len);
  gsize length = paragraph->text->len;

  if (paragraph->text->len > MAX_PARAGRAPH || parse_label (line->text).kind != KH_LABEL_NONE
      || *line->text == '#' || stands_alone (line->text) || kh_source_is_blank_rule (line->text)
      || paragraph->is_rule)
    return FALSE;
  if (paragraph->is_upper || kh_source_is_upper (line->text))
    /* A heading in capitals that wraps; all else in capitals stands alone. */
    return paragraph->is_upper && kh_source_is_upper (line->text) && !apart && mark == '\0'
           && paragraph->label.kind >= KH_LABEL_PART && paragraph->label.kind <= KH_LABEL_NUMBER;
  if (paragraph->is_heading)
    return FALSE;
  if (mark != '\0' && mark != ',' && !apart && is_full (self, paragraph->last) && g_unichar_islower (first))
    return TRUE;
  if (mark != '\0' && mark != ',')
    /* A sentence that happens to end at the margin. */
    return mark == '.' && !apart && is_full (self, paragraph->last)
           && (self->blank_parted || line->indent < paragraph->first->indent);
  if (g_unichar_islower (first))
    return !apart || length >= MIN_CUT;
  if (!g_unichar_isupper (first))
    return length >= MIN_CUT_UNSURE || (!apart && paragraph->label.kind == KH_LABEL_DASH);
  if (mark == ',')
    return length >= MIN_CUT_UNSURE;
  if (line->break_before)
    return length >= MIN_CUT_UNSURE && (self->width == 0 || is_full (self, paragraph->last));
  return !apart && is_full (self, paragraph->last);
}

/* A heading that small letters never go on with. */
static gboolean
is_known_heading (const char *text, const KhLabel *label)
{
  g_autofree char *plain = NULL;
  g_autofree char *key = NULL;
  KhSectionKind kind;

  if (strlen (text) > 120 || label->kind < KH_LABEL_PART || label->kind > KH_LABEL_LETTER)
    return FALSE;
  plain = dup_unmarked (text);
  if (label->length > strlen (plain))
    return FALSE;
  key = kh_source_key (plain + label->length);
  return kh_vocabulary_find_section (key, &kind) || kh_vocabulary_is_task_group (key);
}

static void
start_paragraph (Paragraph *self, const KhTextLine *line)
{
  self->text = g_string_new (line->text);
  self->first = self->last = line;
  self->label = parse_label (line->text);
  self->is_upper = kh_source_is_upper (line->text);
  self->is_rule = kh_source_is_blank_rule (line->text);
  self->is_heading = is_known_heading (line->text, &self->label) || stands_alone (line->text);
  /* Legal bases and recipients wrap like all else. */
  if (self->is_heading && self->label.kind == KH_LABEL_NONE)
    {
      g_autofree char *fold = kh_text_fold_chars (line->text);

      if (g_str_has_prefix (fold, "can cu "))
        self->is_heading = FALSE;
    }
}

/* The words around the place where two pieces were joined. */
static char *
dup_joint (const char *before, gsize length, const char *after)
{
  const char *start = before + length;
  const char *end = after;

  for (guint words = 0; start > before && words < 3;)
    if (*--start == ' ')
      words++;
  if (*start == ' ')
    start++;
  for (guint words = 0; *end != '\0' && words < 3; end++)
    if (end[1] == ' ' || end[1] == '\0')
      words++;
  return g_strdup_printf ("%.*s %.*s", (int) (before + length - start), start, (int) (end - after), after);
}

static void
append_line (TextSource *self, Paragraph *paragraph, const KhTextLine *line)
{
  if (line->blank_before || line->break_before)
    {
      g_autofree char *joint = dup_joint (paragraph->text->str, paragraph->text->len, line->text);

      kh_source_add_finding (self->source, "import-joined-paragraph", KH_SEVERITY_WARNING, joint,
                             N_ ("A paragraph cut in two was joined at “%s”."), line->line);
    }
  else if (!self->told_wrapped)
    {
      self->told_wrapped = TRUE;
      kh_source_add_finding (self->source, "import-joined-lines", KH_SEVERITY_HINT, NULL,
                             N_ ("The text was broken into lines; they were joined into paragraphs."),
                             line->line);
    }
  g_string_append_printf (paragraph->text, " %s", line->text);
  paragraph->last = line;
}

/* Whether the mark of @n stars at @p opens (or with @open false closes) a style. */
static gboolean
is_style_mark (const char *text, const char *p, gsize n, gboolean open)
{
  gunichar before = p > text ? g_utf8_get_char (g_utf8_find_prev_char (text, p)) : ' ';
  gunichar after = g_utf8_get_char (p + n);

  if (open)
    return after != '\0' && after != ' ' && after != '*' && !g_unichar_isalnum (before);
  return before != ' ' && (n > 1 || !g_unichar_isalnum (after));
}

static const char *
find_closing (const char *text, const char *from, gsize n)
{
  for (const char *p = strchr (from, '*'); p != NULL; p = strchr (p, '*'))
    {
      gsize stars = strspn (p, "*");

      if (stars == n && is_style_mark (text, p, n, FALSE))
        return p;
      p += stars;
    }
  return NULL;
}

typedef struct
{
  gsize start;
  gsize end;
  gboolean italic;
} Style;

/* Reads "**bold**" and "*italic*", not nested, as scanners write them. Returns: (transfer full): the plain
 * text */
static char *
read_styles (const char *text, GArray *styles)
{
  GString *plain = g_string_sized_new (strlen (text));
  gboolean searched[3] = { FALSE }; /* to the end and nothing found: no later mark closes either */

  for (const char *p = text; *p != '\0';)
    {
      gsize stars = strspn (p, "*");
      const char *close = NULL;

      if (stars == 0)
        {
          const char *next = p + strcspn (p, "*");

          g_string_append_len (plain, p, next - p);
          p = next;
          continue;
        }
      if (stars <= 2 && !searched[stars] && is_style_mark (text, p, stars, TRUE))
        {
          close = find_closing (text, p + stars, stars);
          searched[stars] = close == NULL;
        }
      if (close == NULL)
        {
          /* Marks that do not close are text. */
          g_string_append_len (plain, p, stars);
          p += stars;
          continue;
        }

      Style style = { plain->len, 0, stars == 1 };

      g_string_append_len (plain, p + stars, close - p - stars);
      style.end = plain->len;
      g_array_append_val (styles, style);
      p = close + stars;
    }
  return g_string_free (plain, FALSE);
}

static void
finish_paragraph (TextSource *self, Paragraph *paragraph)
{
  const char *text = paragraph->text->str;
  g_autoptr (GArray) styles = g_array_new (FALSE, FALSE, sizeof (Style));
  g_autofree char *plain = NULL;
  KhSourceParagraph *added = NULL;
  guint level = strspn (text, "#");

  if (level > 6 || (level > 0 && text[level] != ' '))
    level = 0;
  if (level > 0)
    text += level + 1;
  plain = strchr (text, '*') != NULL ? read_styles (text, styles) : g_strdup (text);
  added = kh_source_add (self->source, plain, paragraph->first->line);
  added->last_line = paragraph->last->line;
  added->level = level;
  if (paragraph->first == paragraph->last)
    added->columns = g_strdupv (paragraph->first->columns);
  if (level > 0)
    kh_source_add_finding (self->source, "import-heading-marks", KH_SEVERITY_HINT, added->text,
                           N_ ("The signs # before “%s” were read as those of a heading."), added->line);

  /* Taking marks out may have left spaces together; then offsets are not sure. */
  for (guint i = 0; i < styles->len; i++)
    {
      const Style *style = &g_array_index (styles, Style, i);
      g_autofree char *words = g_strndup (plain + style->start, style->end - style->start);

      if (strcmp (plain, added->text) == 0)
        kh_source_paragraph_add_style (added, style->start, style->end, !style->italic, style->italic);
      kh_source_add_finding (self->source, "import-style-marks", KH_SEVERITY_HINT, words,
                             style->italic ? N_ ("The stars around “%s” were read as signs of italic text.")
                                           : N_ ("The stars around “%s” were read as signs of bold text."),
                             added->line);
    }
  g_string_free (paragraph->text, TRUE);
  paragraph->text = NULL;
}

KhSource *
kh_text_source_read (GBytes *bytes, GError **error)
{
  TextSource self = { 0 };
  Paragraph paragraph = { 0 };
  guint n_controls = 0;

  g_return_val_if_fail (bytes != NULL, NULL);

  self.lines = kh_text_lines_read (bytes, &n_controls, error);
  if (self.lines == NULL)
    return NULL;
  self.source = kh_source_new ();
  if (n_controls > 0)
    kh_source_add_finding (self.source, "import-control-characters", KH_SEVERITY_HINT, NULL,
                           N_ ("Control characters without meaning in a text were left out."), 0);

  drop_page_numbers (&self);
  measure_width (&self);
  for (guint i = 0; i < self.lines->len; i++)
    {
      const KhTextLine *line = g_ptr_array_index (self.lines, i);

      if (paragraph.text != NULL && goes_on (&self, &paragraph, line))
        {
          append_line (&self, &paragraph, line);
          continue;
        }
      if (paragraph.text != NULL)
        finish_paragraph (&self, &paragraph);
      start_paragraph (&paragraph, line);
    }
  if (paragraph.text != NULL)
    finish_paragraph (&self, &paragraph);
  g_ptr_array_unref (self.lines);
  return self.source;
}
