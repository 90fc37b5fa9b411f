/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The beginnings of documents that follow an issued plan. */
#include "successor.h"

#include "compose.h"

/* What is printed is Vietnamese in every language of the window. */
static KhItem *
new_paragraph (const char *format, const char *reference)
{
  g_autofree char *escaped = g_markup_escape_text (reference, -1);
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "%s", escaped, 1);
  return kh_item_new (KH_ITEM_PARAGRAPH, text->str);
}

static void
add_section (KhPlan *plan, const char *heading, const char *format, const char *reference)
{
  KhSection *section = kh_section_new (KH_SECTION_FREE, heading);

  kh_node_append_take (KH_NODE (section), new_paragraph (format, reference));
  kh_node_append_take (KH_NODE (plan), section);
}

static void
make_replacement (KhPlan *plan, const char *reference)
{
  KhSection *closing = kh_plan_find_section (plan, KH_SECTION_CLOSING);

  if (closing == NULL)
    {
      closing = kh_section_new (KH_SECTION_CLOSING, NULL);
      kh_node_append_take (KH_NODE (plan), closing);
    }
  kh_node_append_take (KH_NODE (closing), new_paragraph ("Kế hoạch này thay thế %s.", reference));
}

static gboolean
stays (KhSection *section)
{
  return kh_section_get_kind (section) == KH_SECTION_LEGAL_BASES;
}

static void
make_amendment (KhPlan *plan, const char *reference)
{
  GListModel *sections = kh_plan_get_sections (plan);
  g_autofree char *title = NULL;
  g_autofree char *escaped = g_markup_escape_text (reference, -1);

  for (guint i = g_list_model_get_n_items (sections); i > 0; i--)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i - 1);

      if (!stays (section))
        kh_node_remove (KH_NODE (section));
    }
  title = g_strdup_printf ("Sửa đổi, bổ sung %s", escaped);
  g_object_set (plan, "title", title, NULL);
  add_section (plan, "NỘI DUNG SỬA ĐỔI, BỔ SUNG", "Sửa đổi, bổ sung một số nội dung của %s như sau:", reference);
  add_section (plan, "TỔ CHỨC THỰC HIỆN", "Các nội dung khác của %s không thay đổi.", reference);
}

KhPlan *
kh_successor_new (KhPlan *plan, KhSuccessionKind kind)
{
  g_autofree char *reference = NULL;
  KhPlan *newer;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  reference = kh_compose_reference (plan);
  newer = kh_node_copy (plan);
  g_object_set (newer, "state", KH_PLAN_DRAFT, "number", NULL, "date", NULL, "reply-due", NULL, NULL);
  if (kind == KH_SUCCESSION_REPLACES)
    make_replacement (newer, reference);
  else
    make_amendment (newer, reference);
  return newer;
}
