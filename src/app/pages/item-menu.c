/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of an item's row. */
#include "item-menu.h"

#include <glib/gi18n.h>

#include "kh-core.h"
#include "kinds.h"
#include "row-menu.h"
#include "task-chips.h"

static const KhItemKind turn_kinds[]
    = { KH_ITEM_TASK,   KH_ITEM_TARGET, KH_ITEM_RESPONSIBILITY, KH_ITEM_DUTY, KH_ITEM_PARAGRAPH,
        KH_ITEM_CLAUSE, KH_ITEM_POINT,  KH_ITEM_DASH,           KH_ITEM_PLUS };

static GMenuModel *
make_turn_menu (KhItem *item)
{
  GMenu *menu = g_menu_new ();
  KhNode *parent = kh_node_get_parent (KH_NODE (item));

  for (gsize i = 0; i < G_N_ELEMENTS (turn_kinds); i++)
    {
      g_autoptr (GMenuItem) entry = NULL;

      if (!kh_item_kind_allowed (parent, turn_kinds[i]))
        continue;
      entry = g_menu_item_new (_(kh_item_kind_name (turn_kinds[i])), NULL);
      /* The item's own kind is the one with the mark. */
      g_menu_item_set_action_and_target (entry, "item.kind", "i", (gint32) turn_kinds[i]);
      g_menu_append_item (menu, entry);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_move_menu (KhItem *item)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  /* What is beneath another item stays with it. */
  if (!KH_IS_SECTION (kh_node_get_parent (KH_NODE (item))))
    return G_MENU_MODEL (g_menu_new ());
  g_ptr_array_add (items, item);
  return kh_row_menu_new_targets (items, "item.move-to");
}

static GMenuModel *
make_detail_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (int i = 0; i < KH_TASK_N_CHIPS; i++)
    {
      g_autoptr (GMenuItem) entry = g_menu_item_new (_(kh_task_chip_name (i)), NULL);

      g_menu_item_set_action_and_target (entry, "item.detail", "i", (gint32) i);
      g_menu_append_item (menu, entry);
    }
  return G_MENU_MODEL (menu);
}

static void
append (GMenu *menu, const char *label, const char *action)
{
  g_menu_append (menu, label, action);
}

GMenuModel *
kh_item_menu_new (KhItem *item)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) move = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  g_autoptr (GMenu) clipboard = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();
  g_autoptr (GMenuModel) turn = make_turn_menu (item);
  g_autoptr (GMenuModel) groups = make_move_menu (item);
  KhItemKind child;

  append (move, _("Move _Up"), "item.up");
  append (move, _("Move _Down"), "item.down");
  if (g_menu_model_get_n_items (groups) > 0)
    g_menu_append_submenu (move, _("Move _To"), groups);
  if (kh_item_kind_child (kh_item_get_kind (item), &child))
    append (change, _("Add _Sub-item"), "item.add-sub");
  if (KH_IS_TASK (item))
    {
      g_autoptr (GMenuModel) details = make_detail_menu ();

      g_menu_append_submenu (change, _("_Details"), details);
    }
  if (KH_IS_TARGET (item))
    append (change, _("Add _Indicator"), "item.add-detail");
  if (KH_IS_DUTY (item))
    append (change, _("Add _Report"), "item.add-detail");
  if (kh_item_get_kind (item) < KH_ITEM_TABLE && g_menu_model_get_n_items (turn) > 1)
    g_menu_append_submenu (change, _("Turn _Into"), turn);
  append (clipboard, _("Cu_t"), "item.cut");
  append (clipboard, _("_Copy"), "item.copy");
  append (clipboard, _("_Paste"), "item.paste");
  append (end, _("_Remove"), "item.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (move));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clipboard));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (menu);
}
