/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which paragraphs are headings of sections, and the tree of sections they make. */
#include <glib/gi18n.h>
#include <string.h>

#include "recogniser-private.h"

/* A heading in capitals that has lost its number is no longer than this. */
#define MAX_BARE_HEADING_BYTES 240
#define MAX_APPENDIX_TITLE 4

static gboolean
find_kind (KhRecogniser *self, guint i, KhSectionKind *kind)
{
  g_autofree char *key = kh_recogniser_dup_key (self, i);

  return kh_vocabulary_find_section (key, kind);
}

/* A paragraph without number that can only be a heading. */
static gboolean
is_bare_heading (KhRecogniser *self, guint i)
{
  const KhSourceParagraph *paragraph = kh_recogniser_get (self, i);
  KhSectionKind kind;

  if (self->labels[i].kind != KH_LABEL_NONE || !kh_recogniser_is_heading_like (self, i)
      || paragraph->table != NULL || strlen (paragraph->text) > MAX_BARE_HEADING_BYTES)
    return FALSE;
  if (paragraph->level == 1)
    return TRUE;
  return (paragraph->level > 0 || kh_source_is_upper (paragraph->text)
          || kh_source_paragraph_is_bold (paragraph))
         && find_kind (self, i, &kind);
}

/* Whether a text without Roman numbers has its sections at "1.": at least one of
 * them must bear a section's name. */
static gboolean
has_numbered_sections (KhRecogniser *self, guint start, guint end)
{
  KhSectionKind kind;

  for (guint i = start; i < end; i++)
    if (self->labels[i].kind == KH_LABEL_NUMBER && self->labels[i].depth == 1
        && kh_recogniser_is_heading_like (self, i) && find_kind (self, i, &kind))
      return TRUE;
  return FALSE;
}

static gboolean
is_numbered_section (KhRecogniser *self, guint i, guint end)
{
  KhSectionKind kind;

  if (self->labels[i].kind != KH_LABEL_NUMBER || self->labels[i].depth != 1
      || !kh_recogniser_is_heading_like (self, i))
    return FALSE;
  return find_kind (self, i, &kind) || kh_source_is_upper (kh_recogniser_get_text (self, i))
         || (i + 1 < end && self->labels[i + 1].kind == KH_LABEL_NUMBER && self->labels[i + 1].depth > 1);
}

static gboolean
is_roman_section (KhRecogniser *self, guint i)
{
  return self->labels[i].kind == KH_LABEL_ROMAN
         && (kh_recogniser_is_heading_like (self, i)
             || (kh_recogniser_ends_with (self, i, ".")
                 && kh_source_is_upper (kh_recogniser_get_text (self, i))));
}

void
kh_recogniser_rank_headings (KhRecogniser *self, guint start, guint end)
{
  gboolean roman = FALSE, numbered;
  KhSectionKind kind;

  for (guint i = start; i < end && !roman; i++)
    roman = is_roman_section (self, i);
  numbered = !roman && has_numbered_sections (self, start, end);
  if (numbered)
    self->section_label = KH_LABEL_NUMBER;

  for (guint i = start; i < end; i++)
    {
      const char *text = kh_recogniser_get_text (self, i);

      if (self->labels[i].kind == KH_LABEL_APPENDIX)
        self->ranks[i] = KH_RANK_APPENDIX;
      else if (self->labels[i].kind == KH_LABEL_PART)
        self->ranks[i] = KH_RANK_PART;
      else if (self->labels[i].kind == KH_LABEL_CAPITAL && kh_recogniser_is_heading_like (self, i)
               && (kh_source_is_upper (text) || find_kind (self, i, &kind)))
        self->ranks[i] = KH_RANK_CAPITAL;
      else if (is_roman_section (self, i) || (numbered && is_numbered_section (self, i, end))
               || is_bare_heading (self, i))
        self->ranks[i] = KH_RANK_SECTION;
    }
}

static KhSectionKind
choose_kind (KhRecogniser *self, KhNode *parent, guint i)
{
  KhSectionKind kind = KH_SECTION_FREE;
  gboolean known = find_kind (self, i, &kind);

  switch (self->ranks[i])
    {
    case KH_RANK_APPENDIX:
      return KH_SECTION_APPENDIX;
    case KH_RANK_PART:
      return KH_SECTION_PART;
    case KH_RANK_CAPITAL:
      return known && kind != KH_SECTION_FREE && !self->in_appendix ? kind : KH_SECTION_PART;
    default:
      break;
    }
  /* What an appendix repeats of the plan must not pass for the plan. */
  if (self->in_appendix)
    return KH_SECTION_FREE;
  if (KH_IS_SECTION (parent) && kh_section_get_kind (KH_SECTION (parent)) == KH_SECTION_TASK_GROUPS)
    return KH_SECTION_TASK_GROUP;
  if (KH_IS_SECTION (parent) && kh_section_get_kind (KH_SECTION (parent)) == KH_SECTION_TARGETS && !known)
    return KH_SECTION_TARGETS;
  return kind;
}

/* The lines after "Phần I" or "Phụ lục" that are its title. Returns: the first paragraph after them. */
static guint
read_title_lines (KhRecogniser *self, KhSection *section, guint i, guint end)
{
  gboolean appendix = kh_section_get_kind (section) == KH_SECTION_APPENDIX;
  GString *title = g_string_new (kh_section_get_heading (section));

  for (guint n = 0; i < end; i++)
    {
      const KhSourceParagraph *paragraph = kh_recogniser_get (self, i);
      g_autofree char *line = NULL;

      if (kh_source_is_blank_rule (paragraph->text) && paragraph->mark == NULL)
        {
          kh_recogniser_place (self, i);
          continue;
        }
      if (appendix && *paragraph->text == '(' && (strstr (paragraph->fold, "kem theo") != NULL))
        {
          /* Composing writes this reference anew from number and day. */
          const char *symbol = kh_plan_get_symbol (self->plan);

          if (symbol != NULL && *symbol != '\0' && strstr (paragraph->text, symbol) == NULL)
            kh_recogniser_unplaced (self, i, paragraph->text);
          kh_recogniser_place (self, i);
          i++;
          break;
        }
      if (self->labels[i].kind != KH_LABEL_NONE || n >= MAX_APPENDIX_TITLE
          || !kh_recogniser_is_heading_like (self, i) || kh_recogniser_ends_with (self, i, ":")
          || (title->len > 0 && !kh_source_is_upper (paragraph->text)))
        break;
      line = kh_recogniser_dup_heading (self, i);
      g_string_append_printf (title, "%s%s", title->len > 0 ? " " : "", line);
      kh_recogniser_place (self, i);
      kh_recogniser_map (self, i, section);
      n++;
    }
  kh_section_set_heading (section, title->str);
  g_string_free (title, TRUE);
  return i;
}

static KhSection *
open_section (KhRecogniser *self, KhNode *parent, guint i, guint number)
{
  KhSection *section = NULL;
  g_autofree char *heading = kh_recogniser_dup_heading (self, i);

  section = kh_section_new (choose_kind (self, parent, i), heading);
  kh_node_append_take (parent, section);
  kh_recogniser_place (self, i);
  kh_recogniser_identify (self, i, section);
  if (self->ranks[i] >= KH_RANK_PART)
    kh_recogniser_check_number (self, i, number, section);
  if (self->labels[i].kind == KH_LABEL_NONE)
    kh_recogniser_find (self, "import-heading-without-number", KH_SEVERITY_HINT,
                        kh_recogniser_get (self, i)->text,
                        N_ ("The heading “%s” had no number; the program numbers it."),
                        kh_recogniser_get (self, i)->line, section);
  return section;
}

static gboolean
is_legal_basis (KhRecogniser *self, guint i, gboolean is_last)
{
  const KhSourceParagraph *paragraph = kh_recogniser_get (self, i);
  const char *text = kh_recogniser_get_text (self, i);
  g_autofree char *key = NULL;
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 40));

  if (self->labels[i].kind != KH_LABEL_NONE && self->labels[i].kind != KH_LABEL_DASH)
    return FALSE;
  if (kh_recogniser_ends_with (self, i, ":"))
    return FALSE;
  key = kh_source_key (start);
  if (kh_vocabulary_has_prefix (key, "can cu") || kh_vocabulary_has_prefix (key, "theo de nghi")
      || kh_vocabulary_has_prefix (key, "xet de nghi"))
    /* "Căn cứ …, Sở Mẫu xây dựng kế hoạch." is the opening sentence. */
    return !is_last
           || (strstr (paragraph->fold, "xay dung ke hoach") == NULL
               && strstr (paragraph->fold, "ban hanh ke hoach") == NULL);
  return kh_recogniser_ends_with (self, i, ";");
}

static void
add_paragraph (KhRecogniser *self, KhSectionKind kind, guint i, const char *markup)
{
  KhSection *section = kh_plan_find_section (self->plan, kind);
  KhItem *item = NULL;

  if (section == NULL)
    {
      section = kh_section_new (kind, NULL);
      kh_node_append_take (KH_NODE (self->plan), section);
    }
  if (kh_recogniser_get (self, i)->table != NULL)
    {
      kh_recogniser_read_table (self, KH_NODE (section), i);
      return;
    }
  item = kh_item_new (KH_ITEM_PARAGRAPH, markup);
  kh_recogniser_identify (self, i, item);
  kh_node_append_take (KH_NODE (section), item);
}

/* Before the first heading: legal bases and the opening sentence. */
static void
read_preamble (KhRecogniser *self, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      g_autofree char *markup = NULL;

      if (self->placed[i] || kh_source_is_blank_rule (kh_recogniser_get (self, i)->text))
        continue;
      if (is_legal_basis (self, i, i + 1 == end))
        {
          markup = kh_recogniser_dup_heading (self, i);
          add_paragraph (self, KH_SECTION_LEGAL_BASES, i, markup);
        }
      else
        {
          /* A mark before it is text of its own here. */
          if (kh_recogniser_get (self, i)->mark == NULL)
            self->labels[i] = kh_label_parse ("");
          markup = kh_recogniser_dup_markup (self, i);
          add_paragraph (self, KH_SECTION_OPENING, i, markup);
        }
      kh_recogniser_place (self, i);
    }
}

/* The sections of [start, end) that are opened by headings of the highest rank
 * there, and recursively theirs. The recursion is as deep as there are ranks. */
static void
read_sections (KhRecogniser *self, KhNode *parent, guint start, guint end)
{
  guint rank = KH_RANK_NONE, first = end, number = 0;

  for (guint i = start; i < end; i++)
    if (self->ranks[i] != KH_RANK_NONE && (rank == KH_RANK_NONE || self->ranks[i] < rank))
      rank = self->ranks[i];
  for (guint i = start; i < end && first == end; i++)
    if (self->ranks[i] == rank && rank != KH_RANK_NONE)
      first = i;

  /* Sections of a lower rank may stand before the first of this one. */
  if (first < end && first > start)
    read_sections (self, parent, start, first);
  else if (first == end)
    {
      if (KH_IS_SECTION (parent))
        kh_recogniser_read_section (self, KH_SECTION (parent), start, end);
      else
        read_preamble (self, start, end);
      return;
    }

  for (guint i = first; i < end;)
    {
      KhSection *section = open_section (self, parent, i, ++number);
      gboolean was_in_appendix = self->in_appendix;
      guint next = i + 1, content = next;

      while (next < end && self->ranks[next] != rank)
        next++;
      self->in_appendix = was_in_appendix || kh_section_get_kind (section) == KH_SECTION_APPENDIX;
      if (kh_section_get_kind (section) == KH_SECTION_APPENDIX
          || kh_section_get_kind (section) == KH_SECTION_PART)
        content = read_title_lines (self, section, content, next);
      read_sections (self, KH_NODE (section), content, next);
      self->in_appendix = was_in_appendix;
      i = next;
    }
}

/* The closing sentences: unmarked paragraphs at the very end that begin like one. */
static guint
find_closing (KhRecogniser *self, guint start, guint end)
{
  guint closing = end;

  for (guint i = end; i > start; i--)
    {
      const KhSourceParagraph *paragraph = kh_recogniser_get (self, i - 1);
      g_autofree char *words = NULL;
      g_autofree char *key = NULL;

      if (self->placed[i - 1])
        continue;
      if (self->labels[i - 1].kind != KH_LABEL_NONE || self->ranks[i - 1] != KH_RANK_NONE
          || self->ranks[i - 1 > start ? i - 2 : start] != KH_RANK_NONE)
        break;
      words = g_utf8_substring (paragraph->text, 0, MIN (g_utf8_strlen (paragraph->text, -1), 40));
      key = kh_source_key (words);
      if (kh_vocabulary_is_closing (key))
        closing = i - 1;
    }
  return closing;
}

/**
 * kh_recogniser_read_body:
 * @start: first paragraph
 * @end: paragraph after the last
 *
 * The ranks must be known. Called for the body and for what follows the
 * signature, where only appendices are expected.
 */
void
kh_recogniser_read_body (KhRecogniser *self, guint start, guint end)
{
  guint closing;

  if (start >= end)
    return;
  if (self->ranks[start] == KH_RANK_APPENDIX)
    {
      read_sections (self, KH_NODE (self->plan), start, end);
      return;
    }
  closing = find_closing (self, start, end);
  read_sections (self, KH_NODE (self->plan), start, closing);
  for (guint i = closing; i < end; i++)
    if (!self->placed[i])
      {
        g_autofree char *markup = kh_recogniser_dup_markup (self, i);

        add_paragraph (self, KH_SECTION_CLOSING, i, markup);
        kh_recogniser_place (self, i);
      }
}
