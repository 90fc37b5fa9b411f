/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units' parts of made plans. */
#include "part-maker.h"

#include "part-transfer.h"
#include "xml-reader.h"
#include "xml-writer.h"

KhPlan *
take_part (KhPlan *plan, guint index)
{
  g_autoptr (KhUnit) unit = g_list_model_get_item (kh_agency_get_units (kh_plan_get_agency (plan)), index);

  return kh_part_take_out (plan, unit, NULL);
}

KhPlan *
come_back (KhPlan *part)
{
  g_autoptr (GBytes) bytes = kh_xml_write (part);
  g_autoptr (GError) error = NULL;
  KhPlan *file = kh_xml_reader_read (bytes, TRUE, &error);

  g_assert_no_error (error);
  return file;
}

KhReturned *
receive (KhPlan *plan, KhPlan *part)
{
  g_autoptr (KhPlan) file = come_back (part);
  g_autoptr (GError) error = NULL;
  KhReturned *returned = kh_returned_new (plan, file, NULL, FALSE, &error);

  g_assert_no_error (error);
  return returned;
}

typedef struct
{
  const char *text;
  KhItem     *item;
} Search;

static gboolean
match_cb (KhNode *node, gpointer user_data)
{
  Search *search = user_data;

  if (KH_IS_ITEM (node) && g_str_equal (kh_item_get_text (KH_ITEM (node)), search->text))
    search->item = KH_ITEM (node);
  return search->item == NULL;
}

KhItem *
find_item (KhPlan *plan, const char *text)
{
  Search search = { text, NULL };

  kh_plan_visit (plan, match_cb, &search);
  return search.item;
}
