/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the body: letterhead, number, day, type name and title. */
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "reader.h"
#include "recogniser-private.h"

/* A letterhead is at the very start; further down "KẾ HOẠCH" is a word like others. */
#define MAX_HEAD 60
/* Regular expressions see no longer texts than a letterhead can hold. */
#define MAX_HEAD_BYTES 600
/* So many parts of a document of another type are named. */
#define MAX_NAMED_PARTS 3

static const struct
{
  const char *key;
  const char *property;
  int value;
} stamps[] = {
  { "hoa toc", "urgency", KH_URGENCY_IMMEDIATE },
  { "thuong khan", "urgency", KH_URGENCY_VERY_URGENT },
  { "khan", "urgency", KH_URGENCY_URGENT },
  { "mat", "secrecy", KH_SECRECY_SECRET },
  { "toi mat", "secrecy", KH_SECRECY_TOP_SECRET },
  { "tuyet mat", "secrecy", KH_SECRECY_UTMOST },
  { "xem xong tra lai", "circulation", KH_CIRCULATION_RETURN },
  { "luu hanh noi bo", "circulation", KH_CIRCULATION_INTERNAL },
};

static char *
cut_chars (const char *text, glong start, glong end)
{
  return g_strstrip (g_utf8_substring (text, start, end));
}

/* Takes "Số: 02/KH-ABC" off the start of @text (transfer full); returns the rest (transfer full). */
static char *
take_number (KhRecogniser *self, guint i, char *text)
{
  static const char pattern[] = "^\\s*(?:Số|SỐ)\\s*[:.]?\\s*((?:[0-9]{1,5}[a-zđ]?)?)[\\s.…_]*/"
                                "\\s*([\\p{Lu}0-9][\\p{L}0-9&/-]*)(?=\\s|$)";
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *number = NULL;
  g_autofree char *symbol = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *found_number = NULL;
  g_autofree char *found_symbol = NULL;
  g_autofree char *written = NULL;
  int end = 0;
  char *rest = NULL;

  if (kh_plan_get_symbol (self->plan) != NULL && *kh_plan_get_symbol (self->plan) != '\0')
    return text;
  if (!g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match))
    return text;
  number = g_match_info_fetch (match, 1);
  symbol = g_match_info_fetch (match, 2);
  joined = g_strconcat (number, "/", symbol, NULL);
  if (!kh_symbol_split (joined, &found_number, &found_symbol))
    return text;

  g_object_set (self->plan, "number", found_number, "symbol", found_symbol, NULL);
  g_match_info_fetch_pos (match, 0, NULL, &end);
  written = g_strndup (text, end);
  if (*number != '\0' && strstr (written, joined) == NULL)
    {
      int start = 0;

      g_match_info_fetch_pos (match, 1, &start, NULL);
      kh_recogniser_find (self, "import-number-spacing", KH_SEVERITY_WARNING, written + start,
                          N_ ("The number was written “%s”; the program writes it without spaces."),
                          kh_recogniser_get (self, i)->line, self->plan);
    }
  rest = g_strdup (text + end);
  g_free (text);
  return rest;
}

static void
set_date (KhRecogniser *self, guint i, const char *day, const char *month, const char *year)
{
  GDate date;
  int d = atoi (day), m = atoi (month), y = atoi (year);

  if (d > 0 && m > 0 && y >= 1900 && y <= 2200 && g_date_valid_dmy (d, m, y))
    {
      g_autofree char *iso = NULL;

      g_date_clear (&date, 1);
      g_date_set_dmy (&date, d, m, y);
      iso = kh_date_to_iso (&date);
      g_object_set (self->plan, "date", iso, NULL);
      return;
    }
  if (kh_plan_get_year (self->plan) == 0 && y >= 1900 && y <= 2200)
    g_object_set (self->plan, "year", y, NULL);
  if (*day != '\0' || *month != '\0')
    {
      g_autofree char *spaced = g_strdup_printf ("ngày %s tháng %s năm %s", day, month, year);
      g_autofree char *written = kh_text_normalize (spaced);

      kh_recogniser_find (self, "import-unplaced-day", KH_SEVERITY_WARNING, written,
                          N_ ("“%s” is no complete day; the plan's day was left blank."),
                          kh_recogniser_get (self, i)->line, self->plan);
    }
}

/* Takes "Tuyên Quang, ngày 12 tháng 01 năm 2021" off the end of @text (transfer full). */
static char *
take_date (KhRecogniser *self, guint i, char *text)
{
  static const char pattern[] = "(?:^|\\t)(?:([^\\t]*?)[,.;]?\\s)?ngày[\\s.…_]*([0-9]{0,2})[\\s.…_]*tháng["
                                "\\s.…_]*([0-9]{0,2})[\\s.…_]*năm"
                                "[\\s.…_]*([0-9]{0,4})[\\s.…_]*$";
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *place = NULL;
  g_autofree char *day = NULL;
  g_autofree char *month = NULL;
  g_autofree char *year = NULL;
  int start = 0;

  if (kh_plan_get_date (self->plan) != NULL || !g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match))
    return text;
  place = g_match_info_fetch (match, 1);
  day = g_match_info_fetch (match, 2);
  month = g_match_info_fetch (match, 3);
  year = g_match_info_fetch (match, 4);
  g_strstrip (place);
  if (g_utf8_strlen (place, -1) > 60 || *place == '(')
    return text;

  set_date (self, i, day, month, year);
  if (*place != '\0')
    {
      g_object_set (self->plan, "place", place, NULL);
      g_object_set (self->agency, "place", place, NULL);
    }
  /* The day stands right of everything else. */
  g_match_info_fetch_pos (match, 0, &start, NULL);
  text[start] = '\0';
  return text;
}

/* Cuts the fixed words between @first and @last out of @text (transfer full);
 * what stands before and after them stays, parted by a tab. */
static char *
take_words (char *text, const char *first, const char *last)
{
  g_autofree char *fold = kh_text_fold_chars (text);
  const char *start = strstr (fold, first);
  const char *end = start != NULL ? strstr (start, last) : NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  glong start_char, end_char;

  if (end == NULL || end - start > 60)
    return text;
  start_char = g_utf8_pointer_to_offset (fold, start);
  end_char = g_utf8_pointer_to_offset (fold, end + strlen (last));
  before = cut_chars (text, 0, start_char);
  after = cut_chars (text, end_char, g_utf8_strlen (text, -1));
  g_free (text);
  return g_strdup_printf ("%s%s%s", before, *before != '\0' && *after != '\0' ? "\t" : "", after);
}

static gboolean
take_stamp (KhRecogniser *self, const char *text)
{
  g_autofree char *key = kh_source_is_upper (text) ? kh_source_key (text) : NULL;

  for (guint j = 0; key != NULL && j < G_N_ELEMENTS (stamps); j++)
    if (strcmp (key, stamps[j].key) == 0)
      {
        g_object_set (self->plan, stamps[j].property, stamps[j].value, NULL);
        return TRUE;
      }
  return FALSE;
}

/* One paragraph above the type name. What it holds besides number, day and
 * fixed words are lines of the letterhead. */
static void
read_head_paragraph (KhRecogniser *self, guint i, GPtrArray *lines)
{
  const KhSourceParagraph *paragraph = kh_recogniser_get (self, i);
  g_autofree char *text
      = paragraph->columns != NULL ? g_strjoinv ("\t", paragraph->columns) : g_strdup (paragraph->text);
  g_auto (GStrv) parts = NULL;

  if (kh_source_is_blank_rule (text))
    {
      kh_recogniser_place (self, i);
      return;
    }
  if (strlen (text) > MAX_HEAD_BYTES)
    return;

  text = take_date (self, i, take_number (self, i, text));
  text = take_words (text, "cong hoa xa hoi", "viet nam");
  text = take_words (text, "doc lap", "hanh phuc");
  kh_recogniser_place (self, i);
  kh_recogniser_identify (self, i, self->plan);

  parts = g_strsplit (text, "\t", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      g_strstrip (*part);
      if (kh_source_is_blank_rule (*part) || take_stamp (self, *part))
        continue;
      if (kh_source_is_upper (*part) && self->labels[i].kind == KH_LABEL_NONE)
        g_ptr_array_add (lines, g_strdup (*part));
      else
        kh_recogniser_unplaced (self, i, *part);
    }
}

/* The paragraph with the type name; @n if there is none. */
static guint
find_type (KhRecogniser *self, const char **other)
{
  for (guint i = 0; i < MIN (self->n, MAX_HEAD); i++)
    {
      const char *text = kh_recogniser_get (self, i)->text;
      g_autofree char *key = strlen (text) <= MAX_HEAD_BYTES ? kh_source_key (text) : g_strdup ("");
      gsize length = 0;
      gboolean is_plan = FALSE;
      const char *name = kh_vocabulary_find_document_type (key, &length, &is_plan);

      if (name == NULL || self->labels[i].kind != KH_LABEL_NONE)
        continue;
      /* In capitals, or a line of its own. */
      if (key[length] != '\0')
        {
          g_autofree char *start = g_utf8_substring (text, 0, length);

          if (!kh_source_is_upper (start))
            continue;
        }
      if (is_plan)
        return i;
      *other = name;
      return i;
    }
  return self->n;
}

static gboolean
starts_body (KhRecogniser *self, guint i)
{
  static const char *const openings[]
      = { "can cu",        "thuc hien", "trien khai thuc hien", "theo de nghi",
          "de trien khai", "nham",      "tren co so",           "xet de nghi" };
  g_autofree char *start = g_utf8_substring (kh_recogniser_get (self, i)->text, 0,
                                             MIN (g_utf8_strlen (kh_recogniser_get (self, i)->text, -1), 40));
  g_autofree char *key = kh_source_key (start);

  for (guint j = 0; j < G_N_ELEMENTS (openings); j++)
    if (kh_vocabulary_has_prefix (key, openings[j]))
      return TRUE;
  return FALSE;
}

/* Whether paragraph @i, @first after the type name or a later one, is a line of the title: short, without mark or
 * closing mark. */
static gboolean
is_title_line (KhRecogniser *self, guint i, gboolean first)
{
  const KhSourceParagraph *paragraph = kh_recogniser_get (self, i);
  g_autofree char *key = kh_recogniser_dup_key (self, i);
  KhSectionKind kind;

  return self->labels[i].kind == KH_LABEL_NONE && paragraph->level == 0 && kh_recogniser_is_heading_like (self, i)
         && !kh_recogniser_ends_with (self, i, ":") && (first || !starts_body (self, i))
         && !(kh_source_is_upper (paragraph->text) && kh_vocabulary_find_section (key, &kind));
}

static guint
skip_title (KhRecogniser *self, guint i)
{
  while (i < self->n && (kh_source_is_blank_rule (kh_recogniser_get (self, i)->text) || is_title_line (self, i, FALSE)))
    i++;
  return i;
}

static guint
read_title (KhRecogniser *self, guint i, const char *start)
{
  GString *title = g_string_new (start);
  gboolean first = *start == '\0';

  for (; i < self->n; i++)
    {
      const KhSourceParagraph *paragraph = kh_recogniser_get (self, i);
      g_autofree char *heading = NULL;

      if (kh_source_is_blank_rule (paragraph->text))
        {
          kh_recogniser_place (self, i);
          continue;
        }
      if (g_str_has_prefix (paragraph->fold, "(kem theo")
          || g_str_has_prefix (paragraph->fold, "(ban hanh kem"))
        {
          kh_recogniser_unplaced (self, i, paragraph->text);
          continue;
        }
      if (!is_title_line (self, i, first))
        break;
      heading = kh_recogniser_dup_heading (self, i);
      g_string_append_printf (title, "%s%s", title->len > 0 ? " " : "", heading);
      kh_recogniser_place (self, i);
      kh_recogniser_map (self, i, self->plan);
      first = FALSE;
    }

  g_object_set (self->plan, "title", title->str, NULL);
  if (title->len == 0)
    kh_recogniser_find (self, "import-no-title", KH_SEVERITY_WARNING, NULL,
                        N_ ("The text has no title under the name of its type."), 0, self->plan);
  g_string_free (title, TRUE);
  return i;
}

/* The last "năm 2021" of @text, 0 for none. */
static int
find_year (const char *text)
{
  g_autofree char *fold = kh_text_fold_chars (text);
  int year = 0;

  for (const char *p = fold; (p = strstr (p, "nam ")) != NULL; p += 4)
    {
      int value = atoi (p + 4);

      if (value >= 1990 && value <= 2100)
        year = value;
    }
  return year;
}

static void
settle_year (KhRecogniser *self, int year, guint body)
{
  const char *date = kh_plan_get_date (self->plan);

  if (year == 0 && kh_plan_get_title (self->plan) != NULL)
    year = find_year (kh_plan_get_title (self->plan));
  if (year == 0 && kh_plan_get_year (self->plan) != 0)
    year = kh_plan_get_year (self->plan);
  if (year == 0 && date != NULL)
    year = atoi (date);
  for (guint i = body; year == 0 && i < MIN (self->n, body + MAX_HEAD); i++)
    year = find_year (kh_recogniser_get (self, i)->text);
  if (year == 0)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();

      year = g_date_time_get_year (now);
      kh_recogniser_find (self, "import-no-year", KH_SEVERITY_WARNING, NULL,
                          N_ ("The text names no year; the plan was given the current one."), 0, self->plan);
    }
  g_object_set (self->plan, "year", year, NULL);
}

/* Whether paragraph @i is the heading of a section that plans have. */
static gboolean
is_section_heading (KhRecogniser *self, guint i, KhSectionKind *kind)
{
  g_autofree char *key = NULL;

  if (!kh_recogniser_is_heading_like (self, i)
      || (self->labels[i].kind == KH_LABEL_NONE
          && !kh_source_is_upper (kh_recogniser_get_text (self, i))))
    return FALSE;
  key = kh_recogniser_dup_key (self, i);
  return kh_vocabulary_find_section (key, kind);
}

/* Says what the text is, and which of its parts a plan could use. */
static gboolean
refuse_type (KhRecogniser *self, const char *type, GError **error)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  guint n = 0;
  KhSectionKind kind;

  for (guint i = 0; i < self->n && n < MAX_NAMED_PARTS; i++)
    if (is_section_heading (self, i, &kind))
      {
        g_string_append_printf (parts, "%s“%s”", n > 0 ? ", " : "", kh_recogniser_get_text (self, i));
        n++;
      }
  if (self->any_type)
    /* Translators: the type of the document */
    return kh_recogniser_refuse (self, g_strdup_printf (_ ("The text is no plan: its type is “%s”."), type), error);
  if (n == 0)
    return kh_recogniser_refuse (
        self, g_strdup_printf (_ ("The text is no plan: its type is “%s”. Choose a file that holds a plan."), type),
        error);
  return kh_recogniser_refuse (
      self,
      /* Translators: the type of the document, and headings in it */
      g_strdup_printf (_ ("The text is no plan: its type is “%s”. A plan can use what it has under %s: copy that into a "
                          "file of its own below the words “KẾ HOẠCH”, and import that."),
                       type, parts->str),
      error);
}

/* Without the type name only a text that has a plan's sections counts as one. */
static gboolean
has_plan_sections (KhRecogniser *self)
{
  guint kinds = 0;
  KhSectionKind kind;

  for (guint i = 0; i < self->n; i++)
    if (is_section_heading (self, i, &kind))
      kinds |= 1u << kind;
  return (kinds & (1u << KH_SECTION_TASK_GROUPS | 1u << KH_SECTION_TARGETS)) != 0
         && (kinds & (kinds - 1)) != 0;
}

static guint
find_body_without_type (KhRecogniser *self)
{
  for (guint i = 0; i < self->n; i++)
    if (self->labels[i].kind != KH_LABEL_NONE || starts_body (self, i)
        || kh_recogniser_ends_with (self, i, ".;:"))
      return i;
  return 0;
}

gboolean
kh_recogniser_read_head (KhRecogniser *self, int year, guint *body, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *other = NULL;
  guint type = find_type (self, &other);
  guint head = type;

  if (other != NULL && !refuse_type (self, other, error))
    return FALSE;
  if (type == self->n)
    {
      if (!has_plan_sections (self)
          && !kh_recogniser_refuse (self,
                                    g_strdup (self->any_type
                                                  ? _ ("The text is no plan: it has neither the words “KẾ HOẠCH” "
                                                       "above it nor the headings of a plan.")
                                                  : _ ("The text is no plan: it has neither the words “KẾ HOẠCH” above "
                                                       "it nor the headings of a plan. Choose a file that holds a "
                                                       "plan.")),
                                    error))
        return FALSE;
      head = find_body_without_type (self);
      if (self->refusal == NULL)
        kh_recogniser_find (
            self, "import-no-type-name", KH_SEVERITY_WARNING, NULL,
            N_ ("The words “KẾ HOẠCH” were missing; the text was read as a plan by its headings."), 1,
            self->plan);
    }

  g_object_set (self->plan, "year", year, NULL);
  for (guint i = 0; i < head; i++)
    read_head_paragraph (self, i, lines);
  *body = head;
  if (other != NULL)
    /* Its type, title and number are those of another document. */
    *body = skip_title (self, type + 1);
  else if (type < self->n)
    {
      const char *text = kh_recogniser_get (self, type)->text;
      g_autofree char *key = kh_source_key (text);
      g_autofree char *rest = NULL;
      gsize length = 0;
      gboolean is_plan = FALSE;

      g_object_set (self->plan, "type-name", kh_vocabulary_find_document_type (key, &length, &is_plan), NULL);
      rest = cut_chars (text, length, g_utf8_strlen (text, -1));
      if (kh_source_is_blank_rule (rest))
        *rest = '\0';
      kh_recogniser_place (self, type);
      kh_recogniser_map (self, type, self->plan);

      g_autofree char *escaped = kh_markup_escape (rest);

      *body = read_title (self, type + 1, escaped);
    }
  kh_recogniser_read_letterhead (self, lines);
  settle_year (self, year, *body);
  if (self->refusal != NULL)
    g_object_set (self->plan, "number", NULL, "symbol", NULL, "date", NULL, NULL);
  return TRUE;
}
