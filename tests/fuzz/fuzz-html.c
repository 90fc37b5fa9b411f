/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: any bytes as HTML from the clipboard. */
#include "fuzz.h"

#include "html-fragment.h"

/* The lines as the paragraphs of a plan, as a paste makes them. */
KhPlan *
kh_fuzz_read (GBytes *bytes, GError **error)
{
  KhLegacy font = KH_LEGACY_NONE;
  g_autoptr (GPtrArray) lines = kh_html_fragment_read (bytes, &font, error);
  KhPlan *plan = NULL;
  KhSection *section = NULL;

  if (lines == NULL)
    return NULL;
  plan = kh_plan_new (2027);
  section = kh_section_new (KH_SECTION_FREE, NULL);
  kh_node_append_take (KH_NODE (plan), section);
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (GPtrArray) runs = kh_markup_tidy (g_ptr_array_index (lines, i));
      g_autofree char *markup = kh_markup_from_runs (runs);

      kh_node_append_take (KH_NODE (section), kh_item_new (KH_ITEM_PARAGRAPH, markup));
    }
  return plan;
}
