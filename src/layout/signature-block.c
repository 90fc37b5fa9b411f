/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes 7a to 7c, 9b and 12: who signs, who receives, who drafted. One piece
 * that no page break parts (decree 30/2020/NĐ-CP, appendix I, II.7 and II.9). */
#include "typesetter.h"

static double
place_words (KhTypesetter *self, KhFlow *flow, const KhLineStyle *style, const char *text, double x, double y,
             double width)
{
  double spacing = kh_profile_get_measure (self->profile, KH_MEASURE_SIGNATURE_SPACING);
  KhSpan span = { .text = (char *) text };
  g_autoptr (GPtrArray) spans = g_ptr_array_new ();

  if (text == NULL || *text == '\0')
    return y;
  g_ptr_array_add (spans, &span);
  kh_typesetter_place_balanced (self, flow, style, spans, x, width, &y, spacing, NULL);
  return y;
}

static KhLineStyle
get_signer_style (KhTypesetter *self, KhRole role, const KhSigner *signer, guint number, guint index)
{
  KhBlock owner = { .uuid = signer->uuid };
  KhLineStyle style = kh_typesetter_style (self, role, &owner, index);

  style.column = number;
  return style;
}

/* Powers and titles on top, the blank for the signatures, the names level with
 * each other. @columns of @width, @gap apart, start at @x. */
static double
place_signers (KhTypesetter *self, KhFlow *flow, GPtrArray *signers, guint index, double x, double width, double gap)
{
  double names = 0, bottom = 0;

  for (guint i = 0; i < signers->len; i++)
    {
      const KhSigner *signer = g_ptr_array_index (signers, i);
      KhLineStyle authority = get_signer_style (self, KH_ROLE_SIGNER_AUTHORITY, signer, i, index);
      KhLineStyle position = get_signer_style (self, KH_ROLE_SIGNER_POSITION, signer, i, index);
      double y = place_words (self, flow, &authority, signer->authority, x + i * (width + gap), 0, width);

      y = place_words (self, flow, &position, signer->position, x + i * (width + gap), y, width);
      names = MAX (names, y);
    }
  names += kh_profile_get_measure (self->profile, KH_MEASURE_SIGNATURE_BLANK);
  for (guint i = 0; i < signers->len; i++)
    {
      const KhSigner *signer = g_ptr_array_index (signers, i);
      KhLineStyle name = get_signer_style (self, KH_ROLE_SIGNER_NAME, signer, i, index);
      double y = place_words (self, flow, &name, signer->name, x + i * (width + gap), names, width);

      bottom = MAX (bottom, y);
    }
  return bottom;
}

/* One recipient, in lines; the mark "-" is typed and not hung. */
static double
place_recipient (KhTypesetter *self, KhFlow *flow, const KhBlock *recipient, guint number, guint index, double y,
                 double width)
{
  KhLineStyle style = kh_typesetter_style (self, KH_ROLE_RECIPIENT, recipient, index);
  double spacing = kh_profile_get_measure (self->profile, KH_MEASURE_RECIPIENT_SPACING);
  g_autoptr (GPtrArray) spans = g_ptr_array_new ();
  g_autofree char *label = NULL;
  KhSpan mark = { .text = NULL };
  const KhParagraph *paragraph;

  style.row = number;
  if (recipient->label != NULL && *recipient->label != '\0')
    {
      mark.text = label = g_strconcat (recipient->label, "\302\240", NULL); /* the mark keeps its word */
      g_ptr_array_add (spans, &mark);
    }
  for (guint i = 0; i < recipient->spans->len; i++)
    g_ptr_array_add (spans, g_ptr_array_index (recipient->spans, i));
  paragraph = kh_typesetter_set (self, spans, &style, KH_FIT_RAGGED, width, width);
  for (guint i = 0; i < paragraph->n_lines; i++)
    {
      kh_typesetter_place (self, flow, &style, paragraph, i, 0, y, width);
      y += kh_typesetter_box (self, style.size) + kh_typesetter_lead (self, style.size, spacing);
    }
  return y;
}

static double
place_drafter (KhTypesetter *self, KhFlow *flow, const KhBlock *drafter, guint index, double x, double y, double width)
{
  KhLineStyle style;
  g_autofree char *text = NULL;

  if (drafter == NULL)
    return y;
  style = kh_typesetter_style (self, KH_ROLE_DRAFTER_MARK, drafter, index);
  text = kh_block_dup_text (drafter);
  y += kh_profile_get_measure (self->profile, KH_MEASURE_DRAFTER_BEFORE);
  return place_words (self, flow, &style, text, x, y, width);
}

/* The text lines that must stand on the signature's page. */
static void
keep_text_with_signature (KhTypesetter *self, KhFlow *flow)
{
  guint wanted = (guint) kh_profile_get_measure (self->profile, KH_MEASURE_SIGNATURE_LINES), lines = 0;

  for (guint i = flow->items->len - 1; i-- > 0 && lines < wanted;)
    {
      KhFlowItem *item = &g_array_index (flow->items, KhFlowItem, i);

      lines += item->lines;
      if (lines < wanted)
        item->break_before = MAX (item->break_before, KH_BREAK_SIGNATURE);
    }
}

/**
 * kh_layout_signature:
 * @drafter: (nullable): box 12, set where the profile says
 * @page_height: of the text, in pt; recipients beyond it go on, line by line
 */
void
kh_layout_signature (KhTypesetter *self, KhFlow *flow, const KhBlock *block, guint index, const KhBlock *drafter,
                     guint drafter_index, double page_height)
{
  KhLineStyle label = kh_typesetter_style (self, KH_ROLE_RECIPIENTS_LABEL, block, index);
  guint n_signers = block->signers != NULL ? block->signers->len : 0;
  guint n_recipients = block->recipients != NULL ? block->recipients->len : 0;
  double gap = kh_profile_get_measure (self->profile, KH_MEASURE_SIGNATURE_GAP);
  double split = self->width * kh_profile_get_measure (self->profile, KH_MEASURE_SIGNATURE_LEFT);
  double title = kh_profile_get_text (self->profile, KH_ROLE_SIGNER_AUTHORITY)->size;
  double room = page_height - 3 * kh_typesetter_box (self, title);
  double column = n_signers > 1 ? (self->width - gap * (n_signers - 1)) / n_signers : self->width - split;
  double left = 0, right = 0, left_width = split - gap;
  gboolean drafter_right
      = drafter != NULL && kh_profile_get_place (self->profile, KH_ROLE_DRAFTER_MARK) == KH_PLACE_BELOW_SIGNER;
  guint i = 0;

  kh_flow_begin (flow, kh_profile_get_measure (self->profile, KH_MEASURE_SIGNATURE_BEFORE), KH_BREAK_SIGNATURE);
  if (n_signers == 1)
    right = place_signers (self, flow, block->signers, index, split, column, 0);
  else if (n_signers > 1)
    /* Two or more sign side by side over the whole width, and Nơi nhận stands beneath. */
    right = place_signers (self, flow, block->signers, index, 0, column, gap);
  if (drafter_right)
    {
      double x = n_signers > 1 ? (n_signers - 1) * (column + gap) : split;

      right = place_drafter (self, flow, drafter, drafter_index, x, right, self->width - x);
      drafter = NULL;
    }
  left = n_signers > 1 ? right + kh_profile_get_measure (self->profile, KH_MEASURE_SIGNATURE_BEFORE)
                       : kh_typesetter_ascent (self, title) - kh_typesetter_ascent (self, label.size);

  if (n_recipients > 0)
    left = place_words (self, flow, &label, "Nơi nhận:", 0, left, left_width);
  for (; i < n_recipients && left < room; i++)
    left = place_recipient (self, flow, g_ptr_array_index (block->recipients, i), i, index, left, left_width);
  if (i == n_recipients)
    left = place_drafter (self, flow, drafter, drafter_index, 0, left, left_width);
  kh_flow_last (flow)->height = MAX (left, right);
  keep_text_with_signature (self, flow);

  if (i == n_recipients)
    return;
  /* So many recipients that no page holds them: the rest goes on, one by one. */
  for (; i < n_recipients; i++)
    {
      kh_flow_begin (flow, 0, KH_BREAK_FREE);
      kh_flow_last (flow)->height
          = place_recipient (self, flow, g_ptr_array_index (block->recipients, i), i, index, 0, left_width);
    }
  if (drafter != NULL)
    {
      kh_flow_begin (flow, 0, KH_BREAK_LINES);
      kh_flow_last (flow)->height = place_drafter (self, flow, drafter, drafter_index, 0, 0, left_width);
    }
}
