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

/* "KH-SM" and the drafting unit VP become "SM-VP" (decree 30/2020/NĐ-CP, appendix I, II.3.b). */
static char *
dup_letter_symbol (KhPlan *plan)
{
  KhAgency *agency = kh_plan_get_agency (plan);
  const char *abbreviation = agency != NULL ? kh_agency_get_abbreviation (agency) : NULL;
  const char *symbol = kh_plan_get_symbol (plan);
  const char *hyphen = symbol != NULL ? strchr (symbol, '-') : NULL;
  GListModel *recipients = kh_plan_get_recipients (plan);
  const char *body = hyphen != NULL ? hyphen + 1 : abbreviation;
  g_autofree char *unit = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (KhRecipient) recipient = g_list_model_get_item (recipients, i);

      if (kh_recipient_get_archive (recipient) && kh_recipient_get_unit (recipient) != NULL)
        unit = kh_text_normalize (kh_recipient_get_unit (recipient));
    }
  if (body == NULL)
    return NULL;
  return unit != NULL && *unit != '\0' ? g_strdup_printf ("%s-%s", body, unit) : g_strdup (body);
}

/* Whom the plan went to is addressed, and named again as "như trên". */
static void
address (KhPlan *letter)
{
  GListModel *recipients = kh_plan_get_recipients (letter);
  guint n_addressed = 0;

  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (KhRecipient) recipient = g_list_model_get_item (recipients, i);

      if (kh_recipient_get_archive (recipient))
        continue;
      g_object_set (recipient, "purpose", KH_RECIPIENT_ADDRESSED, NULL);
      n_addressed++;
    }
  if (n_addressed > 0)
    {
      g_autoptr (KhRecipient) same = kh_recipient_new (KH_RECIPIENT_AS_ABOVE, NULL);

      kh_node_insert (KH_NODE (letter), n_addressed, KH_NODE (same));
    }
}

static void
make_correction (KhPlan *letter, KhPlan *plan, const char *reference)
{
  GListModel *sections = kh_plan_get_sections (letter);
  g_autofree char *symbol = dup_letter_symbol (plan);
  g_autofree char *escaped = g_markup_escape_text (reference, -1);
  g_autofree char *title = g_strdup_printf ("Đính chính %s", escaped);
  KhSection *opening = kh_section_new (KH_SECTION_OPENING, NULL);
  KhSection *closing = kh_section_new (KH_SECTION_CLOSING, NULL);

  while (g_list_model_get_n_items (sections) > 0)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, 0);

      kh_node_remove (KH_NODE (section));
    }
  g_object_set (letter, "title", title, "type-name", "Công văn", "symbol", symbol, NULL);
  kh_node_append_take (KH_NODE (opening),
                       new_paragraph ("Do sơ suất trong quá trình soạn thảo, %s có sai sót về thể thức, kỹ thuật trình bày, nay "
                                      "được đính chính như sau:",
                                      reference));
  kh_node_append_take (KH_NODE (opening), kh_item_new (KH_ITEM_DASH, "Tại …, đã viết: “…”; nay sửa là: “…”"));
  kh_node_append_take (KH_NODE (closing),
                       new_paragraph ("Các nội dung khác của %s không thay đổi. Kính đề nghị các cơ quan, đơn vị biết, thực hiện.",
                                      reference));
  kh_node_append_take (KH_NODE (letter), opening);
  kh_node_append_take (KH_NODE (letter), closing);
  address (letter);
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
  else if (kind == KH_SUCCESSION_CORRECTS)
    make_correction (newer, plan, reference);
  else
    make_amendment (newer, reference);
  return newer;
}
