/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Showing what a step of undo or redo changed. */
#include "step-view.h"

#include "entry-binding.h"
#include "item-line.h"
#include "row-selection.h"

/* Of a node that has no row of its own, such as an indicator, its item's is shown. */
static KhNode *
get_shown (const KhStepPlace *place)
{
  KhNode *node = place->node;

  if (KH_IS_FINDING (node) || KH_IS_AGENCY (node))
    return NULL;
  while (node != NULL && !KH_IS_ITEM (node) && !KH_IS_SECTION (node) && !KH_IS_PLAN (node) && !KH_IS_SIGNATURE (node)
         && !KH_IS_RECIPIENT (node))
    node = kh_node_get_parent (node);
  return node != NULL && KH_IS_PLAN (kh_node_get_root (node)) ? node : NULL;
}

static gboolean
number_cb (KhNode *node, gpointer numbers)
{
  g_hash_table_insert (numbers, node, GUINT_TO_POINTER (g_hash_table_size (numbers) + 1));
  return TRUE;
}

typedef struct
{
  KhNode *node;
  KhNode *part; /* (nullable): an indicator or report of the item that changed */
  const char *property;
  guint number; /* in reading order; the plan's own come first, its ending last */
} Shown;

static int
compare_shown (gconstpointer a, gconstpointer b)
{
  const Shown *one = a, *other = b;

  if (one->number != other->number)
    return one->number > other->number ? 1 : -1;
  /* The words come first: what belongs to them follows them. */
  return (one->part != NULL) - (other->part != NULL);
}

static GArray *
list_shown (KhPlan *plan, GPtrArray *places)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Shown));

  kh_plan_visit (plan, number_cb, numbers);
  for (guint i = 0; i < places->len; i++)
    {
      const KhStepPlace *place = g_ptr_array_index (places, i);
      Shown shown = { get_shown (place), NULL, place->property, 0 };

      if (shown.node == NULL || kh_node_get_root (shown.node) != KH_NODE (plan))
        continue;
      if (shown.node != place->node)
        shown.part = place->node;
      if (KH_IS_SIGNATURE (shown.node) || KH_IS_RECIPIENT (shown.node))
        shown.number = G_MAXUINT;
      else
        shown.number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, shown.node));
      g_array_append_val (all, shown);
    }
  g_array_sort (all, compare_shown);
  return all;
}

gboolean
kh_step_view_find_page (KhPlan *plan, GPtrArray *places, KhPageKind *kind, KhSection **section)
{
  g_autoptr (GArray) all = list_shown (plan, places);
  KhPageKind first_kind = KH_PAGE_GENERAL;
  KhSection *first_section = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      KhSection *its_section = NULL;
      KhPageKind its_kind = kh_page_factory_kind_for (g_array_index (all, Shown, i).node, &its_section);

      if (its_kind == *kind && its_section == *section)
        return TRUE;
      if (i == 0)
        {
          first_kind = its_kind;
          first_section = its_section;
        }
    }
  if (all->len == 0)
    return FALSE;
  *kind = first_kind;
  *section = first_section;
  return TRUE;
}

/* Rows that came or moved, without those that came with another. */
static GPtrArray *
list_rows (KhFormPage *page, GArray *all)
{
  KhRowSelection *selection = kh_form_page_get_selection (page);
  g_autoptr (GHashTable) nodes = g_hash_table_new (NULL, NULL);
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const Shown *shown = &g_array_index (all, Shown, i);

      if (shown->property != NULL || shown->part != NULL || !KH_IS_ITEM (shown->node) || !g_hash_table_add (nodes, shown->node)
          || g_hash_table_contains (nodes, kh_node_get_parent (shown->node))
          || kh_row_selection_find_row (selection, KH_ITEM (shown->node)) == NULL)
        continue;
      g_ptr_array_add (items, shown->node);
    }
  return items;
}

static gboolean
show_detail (KhFormPage *page, const Shown *shown)
{
  GtkWidget *row = NULL;

  if (KH_IS_ITEM (shown->node))
    row = kh_row_selection_find_row (kh_form_page_get_selection (page), KH_ITEM (shown->node));
  return row != NULL
         && kh_item_line_focus_detail (KH_ITEM_LINE (row), shown->part != NULL ? shown->part : shown->node, shown->property);
}

static gboolean
show_one (KhFormPage *page, const Shown *shown)
{
  const char *uuid = kh_node_get_uuid (shown->node);
  GtkWidget *widget = shown->property != NULL && shown->part == NULL ? kh_form_page_find_property (page, uuid, shown->property) : NULL;

  if (widget != NULL && gtk_widget_grab_focus (widget))
    return TRUE;
  if ((shown->property != NULL || shown->part != NULL) && show_detail (page, shown))
    return TRUE;
  return kh_editor_page_focus_node (KH_EDITOR_PAGE (page), uuid);
}

void
kh_step_view_show (KhFormPage *page, GPtrArray *places)
{
  g_autoptr (GArray) all = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gboolean by_rows;

  g_return_if_fail (KH_IS_FORM_PAGE (page));

  all = list_shown (kh_editor_page_get_plan (KH_EDITOR_PAGE (page)), places);
  rows = list_rows (page, all);
  by_rows = !kh_row_selection_is_empty (kh_form_page_get_selection (page));
  if (rows->len > 1 || (rows->len == 1 && by_rows))
    {
      kh_row_selection_select_items (kh_form_page_get_selection (page), rows);
      return;
    }
  for (guint i = 0; i < all->len; i++)
    if (show_one (page, &g_array_index (all, Shown, i)))
      return;
}
