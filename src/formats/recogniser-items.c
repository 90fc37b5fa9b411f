/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists: which item hangs under which, by their marks. */
#include <glib/gi18n.h>
#include <string.h>

#include "recogniser-private.h"

/* Marks nest this deep at most: one level a rank. */
#define MAX_DEPTH (KH_LABEL_PLUS + KH_LABEL_MAX_DEPTH)

/* Invariant: each rank is on the stack at most once, so depth is bounded
 * whatever the text does. */
typedef struct
{
  guint rank; /* 0 for an item without mark */
  guint ordinal;
  gboolean typed;
  KhItem *item;
} Level;

typedef struct
{
  KhRecogniser *recogniser;
  KhNode *parent;
  KhItemKind kind; /* of the items at the top; KH_ITEM_PARAGRAPH for as their marks say */
  guint end;
  Level stack[MAX_DEPTH + 1];
  guint depth;
  KhTask *task; /* the last one, which details belong to */
  gboolean told_marks;
} Builder;

static KhItemKind
kind_of_mark (const KhLabel *label)
{
  switch (label->kind)
    {
    case KH_LABEL_CAPITAL:
    case KH_LABEL_ROMAN:
    case KH_LABEL_NUMBER:
      return KH_ITEM_CLAUSE;
    case KH_LABEL_LETTER:
      return KH_ITEM_POINT;
    case KH_LABEL_DASH:
      return KH_ITEM_DASH;
    case KH_LABEL_PLUS:
      return KH_ITEM_PLUS;
    case KH_LABEL_NONE:
    case KH_LABEL_APPENDIX:
    case KH_LABEL_PART:
    default:
      return KH_ITEM_PARAGRAPH;
    }
}

static gboolean
has_typed_level (const Builder *self)
{
  for (guint i = 0; i < self->depth; i++)
    if (self->stack[i].typed)
      return TRUE;
  return FALSE;
}

static void
append (Builder *self, KhItem *item)
{
  KhNode *parent = self->depth > 0 ? KH_NODE (self->stack[self->depth - 1].item) : self->parent;

  kh_node_append_take (parent, item);
}

/* Where a paragraph with a mark of @rank belongs: beside the last of its rank,
 * or under an item that announces a list, or under the last of a higher rank. */
static guint
pop_for (Builder *self, guint rank)
{
  guint ordinal = 1;

  for (guint i = 0; i < self->depth; i++)
    if (self->stack[i].rank == rank)
      {
        ordinal = self->stack[i].ordinal + 1;
        self->depth = i;
        return ordinal;
      }
  if (self->depth > 0)
    {
      g_autofree char *plain = kh_item_dup_plain (self->stack[self->depth - 1].item);

      if (g_str_has_suffix (plain, ":") && self->depth < MAX_DEPTH)
        return 1;
    }
  while (self->depth > 0
         && (self->stack[self->depth - 1].rank > rank || self->stack[self->depth - 1].rank == 0))
    self->depth--;
  return ordinal;
}

/* "a) Công tác tuyên truyền" with a list under it holds items and is none itself. */
static gboolean
is_container (const Builder *self, guint i)
{
  KhRecogniser *recogniser = self->recogniser;
  KhLabelKind label = recogniser->labels[i].kind;

  return (label == KH_LABEL_NUMBER || label == KH_LABEL_LETTER) && i + 1 < self->end
         && kh_recogniser_is_heading_like (recogniser, i) && !kh_recogniser_ends_with (recogniser, i, ":")
         && kh_recogniser_get_rank (recogniser, i + 1) > kh_recogniser_get_rank (recogniser, i);
}

static void
read_parts (Builder *self, KhItem *item, guint i)
{
  const char *text = kh_recogniser_get_text (self->recogniser, i);

  if (KH_IS_TARGET (item))
    kh_target_read_indicators (KH_TARGET (item), text);
  else if (KH_IS_DUTY (item))
    kh_recogniser_read_reports (KH_DUTY (item), text);
  else if (KH_IS_TASK (item))
    self->task = KH_TASK (item);
}

/* Numbered tasks print with dashes: said once a list. */
static void
tell_marks (Builder *self, guint i)
{
  KhRecogniser *recogniser = self->recogniser;
  const KhLabel *label = &recogniser->labels[i];
  g_autofree char *mark = NULL;

  if (self->told_marks
      || (label->kind != KH_LABEL_NUMBER && label->kind != KH_LABEL_LETTER && label->kind != KH_LABEL_PLUS))
    return;
  self->told_marks = TRUE;
  mark = kh_recogniser_get (recogniser, i)->mark != NULL
             ? g_strdup (kh_recogniser_get (recogniser, i)->mark)
             : g_strndup (kh_recogniser_get (recogniser, i)->text, label->mark_length);
  kh_recogniser_find (recogniser, "import-marks-changed", KH_SEVERITY_HINT, mark,
                      N_ ("The list that begins with the mark “%s” prints with dashes."),
                      kh_recogniser_get (recogniser, i)->line, self->parent);
}

static void
add_marked (Builder *self, guint i)
{
  KhRecogniser *recogniser = self->recogniser;
  guint rank = kh_recogniser_get_rank (recogniser, i);
  guint ordinal = pop_for (self, rank);
  gboolean typed = self->kind != KH_ITEM_PARAGRAPH && !has_typed_level (self) && !is_container (self, i);
  g_autofree char *markup = kh_recogniser_dup_markup (recogniser, i);
  KhItem *item = kh_item_new (typed ? self->kind : kind_of_mark (&recogniser->labels[i]), markup);
  Level level = { rank, ordinal, typed, item };

  append (self, item);
  kh_recogniser_identify (recogniser, i, item);
  read_parts (self, item, i);
  if (typed)
    tell_marks (self, i);
  if (kh_item_get_kind (item) == KH_ITEM_CLAUSE || kh_item_get_kind (item) == KH_ITEM_POINT)
    kh_recogniser_check_number (recogniser, i, ordinal, item);
  else if (recogniser->labels[i].number > 0)
    kh_recogniser_check_number (recogniser, i, ordinal > 1 ? ordinal : recogniser->labels[i].number, item);
  /* The next mark is expected to follow the one that was read. */
  if (recogniser->labels[i].number > 0)
    level.ordinal = recogniser->labels[i].number;
  self->stack[self->depth++] = level;
}

/* A paragraph without mark: an item of its own among its like, a lead-in before
 * a list, or more words on the item above. */
static void
add_unmarked (Builder *self, guint i)
{
  KhRecogniser *recogniser = self->recogniser;
  /* What a lead-in announces may be sections and no items. */
  gboolean lead_in = kh_recogniser_ends_with (recogniser, i, ":") && i + 1 < recogniser->n
                     && kh_recogniser_get_rank (recogniser, i + 1) > 0;
  g_autofree char *markup = kh_recogniser_dup_markup (recogniser, i);
  gboolean among_like = self->depth == 0 || self->stack[0].rank == 0;
  gboolean typed = self->kind != KH_ITEM_PARAGRAPH && !lead_in && among_like;
  KhItem *item = kh_item_new (typed ? self->kind : KH_ITEM_PARAGRAPH, markup);

  if (self->kind == KH_ITEM_PARAGRAPH || among_like
      || (lead_in && kh_recogniser_get_rank (recogniser, i + 1) == self->stack[0].rank))
    self->depth = 0;
  else
    self->depth = 1;
  append (self, item);
  kh_recogniser_identify (recogniser, i, item);
  read_parts (self, item, i);
  if (typed)
    {
      Level level = { 0, 1, TRUE, item };

      self->stack[self->depth++] = level;
    }
}

void
kh_recogniser_read_items (KhRecogniser *self, KhNode *parent, KhItemKind kind, guint start, guint end)
{
  Builder builder = { self, parent, kind, end };

  for (guint i = start; i < end; i++)
    {
      const KhSourceParagraph *paragraph = kh_recogniser_get (self, i);

      if (self->placed[i]
          || (paragraph->mark == NULL && self->labels[i].kind == KH_LABEL_NONE
              && kh_source_is_blank_rule (paragraph->text)))
        continue;
      kh_recogniser_place (self, i);
      if (paragraph->table != NULL)
        {
          builder.depth = 0;
          builder.task = NULL;
          kh_recogniser_read_table (self, parent, i);
          continue;
        }
      if (builder.task != NULL && kh_recogniser_read_details (self, builder.task, i))
        continue;
      if (self->labels[i].kind == KH_LABEL_NONE)
        add_unmarked (&builder, i);
      else
        add_marked (&builder, i);
    }
}
