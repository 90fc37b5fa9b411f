/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a section: purpose and requirements, groups of tasks, targets, blocks of duties. */
#include <glib/gi18n.h>
#include <string.h>

#include "recogniser-private.h"

/* A heading that runs into its text ("1. Mục đích: Triển khai …") is no longer than this. */
#define MAX_RUN_IN_BYTES 160

static void
add_items (KhRecogniser *self, gpointer parent, KhItemKind kind, guint start, guint end)
{
  kh_recogniser_read_items (self, KH_NODE (parent), kind, start, end);
}

static KhSection *
add_section (KhRecogniser *self, KhSection *parent, KhSectionKind kind, guint i, guint number)
{
  g_autofree char *heading = kh_recogniser_dup_heading (self, i);
  KhSection *section = kh_section_new (kind, heading);

  kh_node_append_take (KH_NODE (parent), section);
  kh_recogniser_place (self, i);
  kh_recogniser_identify (self, i, section);
  kh_recogniser_check_number (self, i, number, section);
  return section;
}

/* The highest label in [start, end); 0 if there is none. */
static guint
find_top_rank (KhRecogniser *self, guint start, guint end)
{
  guint top = 0;

  for (guint i = start; i < end; i++)
    {
      guint rank = kh_recogniser_get_rank (self, i);

      if (rank != 0 && (top == 0 || rank < top))
        top = rank;
    }
  return top;
}

static gboolean
is_list_mark (guint rank)
{
  KhLabel dash = { KH_LABEL_DASH };

  return rank >= kh_label_rank (&dash);
}

/* Whether something stands under paragraph @i before the next of its rank. */
static gboolean
has_content (KhRecogniser *self, guint i, guint end)
{
  return i + 1 < end && kh_recogniser_get_rank (self, i + 1) != kh_recogniser_get_rank (self, i);
}

/* The end of the words before ":" in the text after the label, 0 if they do not run into it. */
static gsize
find_run_in (KhRecogniser *self, guint i)
{
  const char *text = kh_recogniser_get_text (self, i);
  const char *colon = strchr (text, ':');

  return colon != NULL && colon - text <= MAX_RUN_IN_BYTES && colon[1] == ' ' ? (gsize) (colon - text) : 0;
}

/* The purpose or requirements heading that paragraph @i is or begins with. */
static gboolean
find_aim (KhRecogniser *self, guint i, KhSectionKind *kind, gsize *run_in)
{
  g_autofree char *key = NULL;
  g_autofree char *words = NULL;

  *run_in = 0;
  if (kh_recogniser_is_heading_like (self, i))
    {
      key = kh_recogniser_dup_key (self, i);
      return kh_vocabulary_find_section (key, kind)
             && (*kind == KH_SECTION_PURPOSE || *kind == KH_SECTION_REQUIREMENTS);
    }
  *run_in = find_run_in (self, i);
  if (*run_in == 0)
    return FALSE;
  words = g_strndup (kh_recogniser_get_text (self, i), *run_in);
  key = kh_source_key (words);
  return kh_vocabulary_find_section (key, kind)
         && (*kind == KH_SECTION_PURPOSE || *kind == KH_SECTION_REQUIREMENTS);
}

static void
tell_run_in (KhRecogniser *self, guint i, const char *heading, gpointer node)
{
  kh_recogniser_find (self, "import-run-in-heading", KH_SEVERITY_HINT, heading,
                      N_ ("The heading “%s” ran into its text; the two were parted."),
                      kh_recogniser_get (self, i)->line, node);
}

static void
read_aims (KhRecogniser *self, KhSection *section, guint start, guint end)
{
  KhSection *current = NULL;
  guint from = start, number = 0;

  for (guint i = start; i < end; i++)
    {
      KhSectionKind kind;
      gsize run_in = 0;

      if (!find_aim (self, i, &kind, &run_in))
        continue;
      add_items (self, current != NULL ? current : section, KH_ITEM_PARAGRAPH, from, i);
      from = i + 1;
      if (run_in == 0)
        {
          current = add_section (self, section, kind, i, ++number);
          continue;
        }

      const KhSourceParagraph *paragraph = kh_recogniser_get (self, i);
      gsize label = self->labels[i].length;
      g_autofree char *heading = kh_source_paragraph_dup_markup (paragraph, label, label + run_in);
      g_autofree char *rest
          = kh_source_paragraph_dup_markup (paragraph, label + run_in + 1, strlen (paragraph->text));

      number++;
      current = kh_section_new (kind, heading);
      kh_node_append_take (KH_NODE (section), current);
      kh_recogniser_place (self, i);
      kh_recogniser_identify (self, i, current);

      KhItem *item = kh_item_new (KH_ITEM_PARAGRAPH, rest);

      kh_node_append_take (KH_NODE (current), item);
      kh_recogniser_map (self, i, item);
      tell_run_in (self, i, heading, current);
    }
  add_items (self, current != NULL ? current : section, KH_ITEM_PARAGRAPH, from, end);
}

/* Whether the paragraphs of @rank are headings of groups and not tasks: one of
 * them has something under it, or is called like a group. */
static gboolean
has_groups (KhRecogniser *self, guint rank, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      g_autofree char *key = NULL;

      if (kh_recogniser_get_rank (self, i) != rank || !kh_recogniser_is_heading_like (self, i))
        continue;
      if (has_content (self, i, end))
        return TRUE;
      key = kh_recogniser_dup_key (self, i);
      if (kh_vocabulary_is_task_group (key))
        return TRUE;
    }
  return FALSE;
}

/* A group's heading that has lost its number: bold, or called like a group, with a list under it. */
static gboolean
is_bare_group (KhRecogniser *self, guint i, guint end)
{
  g_autofree char *key = NULL;

  if (self->labels[i].kind != KH_LABEL_NONE || !kh_recogniser_is_heading_like (self, i) || i + 1 >= end
      || self->labels[i + 1].kind == KH_LABEL_NONE || kh_recogniser_ends_with (self, i, ":"))
    return FALSE;
  if (kh_recogniser_get (self, i)->level > 0 || kh_source_paragraph_is_bold (kh_recogniser_get (self, i)))
    return TRUE;
  key = kh_recogniser_dup_key (self, i);
  return kh_vocabulary_is_task_group (key);
}

static void
read_task_groups (KhRecogniser *self, KhSection *section, guint start, guint end)
{
  guint rank = find_top_rank (self, start, end);
  gboolean numbered = rank != 0 && !is_list_mark (rank) && has_groups (self, rank, start, end);
  KhSection *current = section;
  guint from = start, number = 0;

  for (guint i = start; i < end; i++)
    {
      gboolean is_group
          = numbered && kh_recogniser_get_rank (self, i) == rank && kh_recogniser_is_heading_like (self, i);

      if (!is_group && !is_bare_group (self, i, end))
        continue;
      add_items (self, current, KH_ITEM_TASK, from, i);
      current = add_section (self, section, KH_SECTION_TASK_GROUP, i, ++number);
      from = i + 1;
    }
  add_items (self, current, KH_ITEM_TASK, from, end);
}

/* Subsections at the highest numbers, when all of those are headings with
 * something under them. Items print before sections, so a mixture stays items. */
static void
read_subsections (KhRecogniser *self, KhSection *section, KhSectionKind kind, KhItemKind item_kind,
                  guint start, guint end)
{
  guint rank = find_top_rank (self, start, end);
  KhSection *current = section;
  guint from = start, number = 0;
  gboolean all = rank != 0 && !is_list_mark (rank);

  for (guint i = start; i < end && all; i++)
    if (kh_recogniser_get_rank (self, i) == rank)
      all = kh_recogniser_is_heading_like (self, i) && has_content (self, i, end);
  if (!all)
    {
      add_items (self, section, item_kind, start, end);
      return;
    }

  for (guint i = start; i < end; i++)
    {
      g_autofree char *key = NULL;
      KhSectionKind found = kind;

      if (kh_recogniser_get_rank (self, i) != rank)
        continue;
      kh_recogniser_read_section (self, current, from, i);
      if (kind == KH_SECTION_FREE && !self->in_appendix)
        {
          key = kh_recogniser_dup_key (self, i);
          kh_vocabulary_find_section (key, &found);
        }
      current = add_section (self, section, found, i, ++number);
      from = i + 1;
    }
  kh_recogniser_read_section (self, current, from, end);
}

static gboolean
is_unit_heading (KhRecogniser *self, guint i, guint end)
{
  const char *text = kh_recogniser_get_text (self, i);

  return self->labels[i].kind == KH_LABEL_NONE && kh_recogniser_is_heading_like (self, i)
         && (kh_recogniser_ends_with (self, i, ":")
             || (i + 1 < end && self->labels[i + 1].kind != KH_LABEL_NONE))
         && kh_recogniser_names_units (text);
}

/* Opens the block that paragraph @i heads; "Văn phòng Sở: Tham mưu …" is parted into heading and duty. */
static KhResponsibility *
open_block (KhRecogniser *self, KhSection *section, guint i, guint number)
{
  const KhSourceParagraph *paragraph = kh_recogniser_get (self, i);
  gsize label = self->labels[i].length;
  gsize run_in = find_run_in (self, i);
  g_autofree char *heading = NULL;
  g_autofree char *plain = NULL;
  KhItem *block = NULL;

  if (run_in > 0)
    {
      plain = g_strndup (paragraph->text + label, run_in);
      if (!kh_recogniser_names_units (plain))
        run_in = 0;
    }
  if (run_in > 0)
    heading = kh_source_paragraph_dup_markup (paragraph, label, label + run_in);
  else if (kh_recogniser_is_heading_like (self, i))
    heading = kh_recogniser_dup_heading (self, i);
  else
    heading = kh_recogniser_dup_markup (self, i);

  block = kh_item_new (KH_ITEM_RESPONSIBILITY, heading);
  kh_node_append_take (KH_NODE (section), block);
  kh_recogniser_place (self, i);
  kh_recogniser_identify (self, i, block);
  kh_recogniser_check_number (self, i, number, block);
  kh_recogniser_link_responsibility (self, KH_RESPONSIBILITY (block),
                                     run_in > 0 ? plain : kh_recogniser_get_text (self, i));
  if (run_in > 0)
    {
      g_autofree char *rest
          = kh_source_paragraph_dup_markup (paragraph, label + run_in + 1, strlen (paragraph->text));
      KhItem *duty = kh_item_new (KH_ITEM_DUTY, rest);

      kh_node_append_take (KH_NODE (block), duty);
      kh_recogniser_map (self, i, duty);
      kh_recogniser_read_reports (KH_DUTY (duty), paragraph->text + label + run_in + 1);
      tell_run_in (self, i, plain, block);
    }
  return KH_RESPONSIBILITY (block);
}

/* Whether paragraph @i is a unit's name, or begins with one and ":". */
static gboolean
addresses_units (KhRecogniser *self, guint i)
{
  gsize run_in = find_run_in (self, i);
  g_autofree char *words = NULL;

  if (run_in == 0 && !kh_recogniser_is_heading_like (self, i))
    return FALSE;
  words = run_in > 0 ? g_strndup (kh_recogniser_get_text (self, i), run_in)
                     : g_strdup (kh_recogniser_get_text (self, i));
  return kh_recogniser_names_units (words);
}

static void
read_responsibilities (KhRecogniser *self, KhSection *section, guint start, guint end)
{
  guint rank = find_top_rank (self, start, end);
  gpointer current = section;
  guint from = start, number = 0;
  gboolean bare = FALSE;

  for (guint i = start; i < end && !bare; i++)
    bare = is_unit_heading (self, i, end);
  /* Where units head the lists without a number, the lists are their duties. */
  if (bare && is_list_mark (rank))
    rank = 0;
  /* Dashes that name no unit are plain sentences about the whole body. */
  for (guint i = start; i < end && is_list_mark (rank); i++)
    if (kh_recogniser_get_rank (self, i) == rank && !addresses_units (self, i))
      rank = 0;

  for (guint i = start; i < end; i++)
    {
      if (!(rank != 0 && kh_recogniser_get_rank (self, i) == rank) && !is_unit_heading (self, i, end))
        continue;
      add_items (self, current, current == section ? KH_ITEM_PARAGRAPH : KH_ITEM_DUTY, from, i);
      current = open_block (self, section, i, ++number);
      from = i + 1;
    }
  add_items (self, current, current == section ? KH_ITEM_PARAGRAPH : KH_ITEM_DUTY, from, end);
}

void
kh_recogniser_read_section (KhRecogniser *self, KhSection *section, guint start, guint end)
{
  switch (kh_section_get_kind (section))
    {
    case KH_SECTION_AIMS:
      read_aims (self, section, start, end);
      break;
    case KH_SECTION_TARGETS:
      read_subsections (self, section, KH_SECTION_TARGETS, KH_ITEM_TARGET, start, end);
      break;
    case KH_SECTION_TASK_GROUPS:
      read_task_groups (self, section, start, end);
      break;
    case KH_SECTION_TASK_GROUP:
      add_items (self, section, KH_ITEM_TASK, start, end);
      break;
    case KH_SECTION_RESPONSIBILITIES:
      read_responsibilities (self, section, start, end);
      break;
    case KH_SECTION_LEGAL_BASES:
    case KH_SECTION_OPENING:
    case KH_SECTION_PURPOSE:
    case KH_SECTION_REQUIREMENTS:
    case KH_SECTION_CLOSING:
      add_items (self, section, KH_ITEM_PARAGRAPH, start, end);
      break;
    case KH_SECTION_BUDGET:
    case KH_SECTION_APPENDIX:
    case KH_SECTION_PART:
    case KH_SECTION_FREE:
    default:
      read_subsections (self, section, KH_SECTION_FREE, KH_ITEM_PARAGRAPH, start, end);
      break;
    }
}
