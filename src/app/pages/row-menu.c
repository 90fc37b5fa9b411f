/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of several selected rows. */
#include "row-menu.h"

#include <glib/gi18n.h>

#include "kh-core.h"
#include "kinds.h"
#include "markup.h"
#include "row-ops.h"
#include "task-chips.h"

#define MAX_TITLE 48 /* characters: menus are narrow */

typedef struct
{
  GMenu *menu;
  GPtrArray *items;
  const char *action;
} FindTargets;

static char *
dup_title (KhSection *section)
{
  g_autofree char *plain
      = kh_markup_to_plain (kh_section_get_heading (section) != NULL ? kh_section_get_heading (section) : "");

  if (*plain == '\0')
    return g_strdup (_(kh_section_kind_name (kh_section_get_kind (section))));
  if (g_utf8_strlen (plain, -1) > MAX_TITLE)
    {
      g_autofree char *head = g_utf8_substring (plain, 0, MAX_TITLE - 1);

      return g_strconcat (head, "…", NULL);
    }
  return g_steal_pointer (&plain);
}

static gboolean
are_all_in (GPtrArray *items, KhNode *parent)
{
  for (guint i = 0; i < items->len; i++)
    if (kh_node_get_parent (g_ptr_array_index (items, i)) != parent)
      return FALSE;
  return TRUE;
}

static gboolean
find_targets_cb (KhNode *node, gpointer data)
{
  FindTargets *find = data;
  g_autoptr (GMenuItem) entry = NULL;
  g_autofree char *title = NULL;

  if (!KH_IS_SECTION (node) || kh_section_get_kind (KH_SECTION (node)) == KH_SECTION_TASK_GROUPS
      || are_all_in (find->items, node) || !kh_row_ops_can_take (node, find->items))
    return TRUE;
  title = dup_title (KH_SECTION (node));
  entry = g_menu_item_new (title, NULL);
  g_menu_item_set_action_and_target (entry, find->action, "s", kh_node_get_uuid (node));
  g_menu_append_item (find->menu, entry);
  return TRUE;
}

GMenuModel *
kh_row_menu_new_targets (GPtrArray *items, const char *action)
{
  GMenu *menu = g_menu_new ();
  KhNode *root = kh_node_get_root (g_ptr_array_index (items, 0));
  FindTargets find = { menu, items, action };

  if (KH_IS_PLAN (root))
    kh_plan_visit (KH_PLAN (root), find_targets_cb, &find);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_assign_menu (GPtrArray *items)
{
  static const struct
  {
    const char *label;
    KhTaskChipId detail;
  } entries[] = {
    { N_("_Lead Unit…"), KH_TASK_CHIP_LEAD },
    { N_("_Support Units…"), KH_TASK_CHIP_SUPPORT },
    { N_("_Deadline…"), KH_TASK_CHIP_DEADLINE },
  };
  g_autoptr (GPtrArray) tasks = kh_row_ops_list_tasks (items);
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; tasks->len > 0 && i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GMenuItem) entry = g_menu_item_new (_(entries[i].label), NULL);

      g_menu_item_set_action_and_target (entry, "rows.assign", "i", (gint32) entries[i].detail);
      g_menu_append_item (menu, entry);
    }
  return G_MENU_MODEL (menu);
}

GMenuModel *
kh_row_menu_new (GPtrArray *items)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) clipboard = g_menu_new ();
  g_autoptr (GMenu) move = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();
  g_autoptr (GMenuModel) assign = make_assign_menu (items);
  g_autoptr (GMenuModel) targets = kh_row_menu_new_targets (items, "rows.move-to");

  g_menu_append (clipboard, _("Cu_t"), "rows.cut");
  g_menu_append (clipboard, _("_Copy"), "rows.copy");
  g_menu_append (clipboard, _("_Paste"), "rows.paste");
  g_menu_append (move, _("Move _Up"), "rows.up");
  g_menu_append (move, _("Move _Down"), "rows.down");
  if (g_menu_model_get_n_items (targets) > 0)
    g_menu_append_submenu (move, _("Move _To"), targets);
  g_menu_append (end, _("_Remove"), "rows.remove");
  g_menu_append_section (menu, NULL, assign);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clipboard));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (move));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (menu);
}
