/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs, items and headings: one flow item a line. */
#include "typesetter.h"

#include <string.h>

static gboolean
is_heading (const KhBlock *block)
{
  return block->role == KH_ROLE_SECTION || block->role == KH_ROLE_CLAUSE_HEADING ||
         block->role == KH_ROLE_PART || block->role == KH_ROLE_PART_TITLE ||
         block->role == KH_ROLE_APPENDIX || block->role == KH_ROLE_APPENDIX_TITLE ||
         block->role == KH_ROLE_APPENDIX_REFERENCE;
}

static KhBreak
break_before_line (KhTypesetter *self, guint line, guint n_lines)
{
  guint orphans = (guint) kh_profile_get_measure (self->profile, KH_MEASURE_ORPHAN_LINES);
  guint widows = (guint) kh_profile_get_measure (self->profile, KH_MEASURE_WIDOW_LINES);

  if (line == 0)
    return KH_BREAK_FREE;
  return line < orphans || n_lines - line < widows ? KH_BREAK_LINES : KH_BREAK_FREE;
}

/* Adds the mark of an item before its first line. Returns: the room it takes */
static double
place_label (KhTypesetter *self, KhFlow *flow, const KhLineStyle *style, const char *label, double x)
{
  g_autofree char *text = g_strconcat (label, " ", NULL);
  KhSpan span = { .text = text };
  g_autoptr (GPtrArray) spans = g_ptr_array_new ();
  KhLineStyle plain = *style;
  const KhParagraph *paragraph;
  KhMark *mark;
  double width;

  g_ptr_array_add (spans, &span);
  plain.align = KH_ALIGN_LEFT;
  paragraph = kh_typesetter_set (self, spans, &plain, KH_FIT_LABEL, self->width, self->width);
  width = kh_typesetter_place (self, flow, &plain, paragraph, 0, x, 0, self->width);
  mark = &g_array_index (flow->marks, KhMark, flow->marks->len - 1);
  mark->part = KH_PART_LABEL;
  mark->text = kh_arena_strndup (self->arena, label, strlen (label));
  return width + kh_fonts_get_space (self->fonts, mark->pieces[0].word->face) * style->size;
}

void
kh_layout_body_block (KhTypesetter *self, KhFlow *flow, const KhBlock *block, guint index)
{
  KhLineStyle style = kh_typesetter_style (self, block->role, block, index);
  double spacing = kh_profile_get_length (self->profile, KH_CHOICE_LINE_SPACING);
  double indent = kh_profile_get_length (self->profile, KH_CHOICE_INDENT);
  double lead = kh_typesetter_lead (self, style.size, spacing);
  double gap = lead + kh_profile_get_length (self->profile, KH_CHOICE_PARAGRAPH_GAP);
  double start = indent;
  gboolean heading = is_heading (block);
  const KhParagraph *paragraph;
  KhFlowItem *item;
  guint n_lines;

  if (heading)
    gap += kh_profile_get_measure (self->profile, KH_MEASURE_HEADING_BEFORE);
  item = kh_flow_begin (flow, gap, KH_BREAK_FREE);
  if (block->label != NULL && *block->label != '\0')
    start += place_label (self, flow, &style, block->label, indent);

  paragraph = kh_typesetter_set (self, block->spans, &style, KH_FIT_TOTAL, self->width - start, self->width);
  n_lines = paragraph->n_lines;
  for (guint i = 0; i < n_lines || i == 0; i++)
    {
      if (i > 0)
        item = kh_flow_begin (flow, lead, heading ? KH_BREAK_HEADING : break_before_line (self, i, n_lines));
      item->height = kh_typesetter_box (self, style.size);
      item->heading = heading;
      item->lines = heading ? 0 : 1;
      if (i < n_lines)
        kh_typesetter_place (self, flow, &style, paragraph, i, i == 0 ? start : 0, 0, self->width - (i == 0 ? start : 0));
    }
}

/* Headings in the middle of the page: parts and the heads of appendices. */
void
kh_layout_centred_block (KhTypesetter *self, KhFlow *flow, const KhBlock *block, guint index)
{
  KhLineStyle style = kh_typesetter_style (self, block->role, block, index);
  double spacing = kh_profile_get_length (self->profile, KH_CHOICE_LINE_SPACING);
  gboolean follows = block->role == KH_ROLE_PART_TITLE || block->role == KH_ROLE_APPENDIX_TITLE ||
                     block->role == KH_ROLE_APPENDIX_REFERENCE;
  double lead = kh_typesetter_lead (self, style.size, spacing);
  double gap = lead + (follows ? 0 : kh_profile_get_length (self->profile, KH_CHOICE_PARAGRAPH_GAP));
  double width = self->width * kh_profile_get_measure (self->profile, KH_MEASURE_TITLE_WIDTH);
  double y = 0, last = 0;
  KhFlowItem *item;
  GPtrArray *spans = block->spans;
  g_autoptr (GPtrArray) labelled = NULL;
  KhSpan label = { .bold = FALSE };
  g_autofree char *label_text = NULL;

  if (block->label != NULL && *block->label != '\0')
    {
      labelled = g_ptr_array_new ();
      label.text = label_text = g_strconcat (block->label, spans->len > 0 ? " " : "", NULL);
      g_ptr_array_add (labelled, &label);
      for (guint i = 0; i < spans->len; i++)
        g_ptr_array_add (labelled, g_ptr_array_index (spans, i));
      spans = labelled;
    }

  kh_flow_begin (flow, gap, follows ? KH_BREAK_HEADING : KH_BREAK_FREE);
  kh_typesetter_place_balanced (self, flow, &style, spans, (self->width - width) / 2, width, &y, spacing, &last);
  y -= lead;
  if (block->role == KH_ROLE_APPENDIX_REFERENCE)
    {
      double thickness = kh_profile_get_measure (self->profile, KH_MEASURE_RULE_THICKNESS);
      double rule = last * kh_profile_get_measure (self->profile, KH_MEASURE_REFERENCE_RULE);

      y += kh_profile_get_measure (self->profile, KH_MEASURE_RULE_GAP);
      kh_flow_add_rule (flow, (self->width - rule) / 2, y, rule, thickness);
      y += thickness + kh_profile_get_measure (self->profile, KH_MEASURE_REFERENCE_AFTER);
    }
  item = kh_flow_last (flow);
  item->height = MAX (0, y);
  item->heading = TRUE;
}
