/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of pieces from which pages are cut. */
#include "flow.h"

KhFlow *
kh_flow_new (void)
{
  KhFlow *self = g_new0 (KhFlow, 1);

  self->items = g_array_new (FALSE, TRUE, sizeof (KhFlowItem));
  self->marks = g_array_new (FALSE, TRUE, sizeof (KhMark));
  return self;
}

void
kh_flow_free (KhFlow *self)
{
  g_array_unref (self->items);
  g_array_unref (self->marks);
  g_free (self);
}

KhFlowItem *
kh_flow_begin (KhFlow *self, double gap, KhBreak break_before)
{
  KhFlowItem item = { .first = self->marks->len, .gap = gap + self->pending_gap, .break_before = break_before };

  self->pending_gap = 0;
  g_array_append_val (self->items, item);
  return kh_flow_last (self);
}

KhFlowItem *
kh_flow_last (KhFlow *self)
{
  g_assert (self->items->len > 0);

  return &g_array_index (self->items, KhFlowItem, self->items->len - 1);
}

void
kh_flow_add (KhFlow *self, const KhMark *mark)
{
  g_array_append_vals (self->marks, mark, 1);
  kh_flow_last (self)->n++;
}

void
kh_flow_add_rule (KhFlow *self, double x, double y, double width, double thickness)
{
  KhMark rule = { .kind = KH_MARK_RULE,
                  .role = KH_ROLE_RULE,
                  .x = (float) x,
                  .y = (float) y,
                  .width = (float) width,
                  .height = (float) thickness,
                  .block = KH_FRAME_NO_BLOCK };

  kh_flow_add (self, &rule);
}

void
kh_flow_keep_headings (KhFlow *self, guint heading_lines)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      guint lines = 0;

      if (!g_array_index (self->items, KhFlowItem, i).heading)
        continue;
      for (guint next = i + 1; next < self->items->len && lines < heading_lines; next++)
        {
          KhFlowItem *item = &g_array_index (self->items, KhFlowItem, next);

          item->break_before = MAX (item->break_before, KH_BREAK_HEADING);
          if (item->heading)
            break; /* which keeps its own text, and this heading with it */
          lines += item->lines;
        }
    }
}
