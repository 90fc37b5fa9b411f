/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to several items at once, as one step. */
#include "row-ops.h"

#include <glib/gi18n.h>

#include "form-edit.h"
#include "kh-core.h"
#include "kinds.h"
#include "target-edit.h"
#include "units.h"

static const KhItemWords *
words_of (GPtrArray *items)
{
  return kh_item_words (kh_item_get_kind (g_ptr_array_index (items, 0)));
}

static const char *
move_label (GPtrArray *items)
{
  return items->len == 1 ? words_of (items)->move : N_("Move rows");
}

/* Where each of @items will stand if all that have room go one place up (@delta -1)
 * or down; one that has no room keeps its place, and so does one right behind it. */
static gboolean
shift_all (KhEdit *edit, GPtrArray *items, int delta)
{
  gboolean moved = FALSE;
  KhNode *blocked_in = NULL;
  guint blocked = 0;

  for (guint i = 0; i < items->len; i++)
    {
      KhNode *node = g_ptr_array_index (items, delta < 0 ? i : items->len - 1 - i);
      KhNode *parent = kh_node_get_parent (node);
      guint n = g_list_model_get_n_items (kh_node_get_children (parent, KH_TYPE_ITEM));
      guint position = kh_node_get_position (node);
      guint edge = delta < 0 ? 0 : n - 1;

      if (parent != blocked_in)
        {
          blocked_in = parent;
          blocked = G_MAXUINT;
        }
      if (position == edge || position + delta == blocked)
        {
          blocked = position;
          continue;
        }
      if (edit != NULL)
        kh_edit_move (edit, node, parent, position + delta);
      blocked = position + delta;
      moved = TRUE;
    }
  return moved;
}

gboolean
kh_row_ops_shift (KhFormPage *page, GPtrArray *items, int delta)
{
  KhEdit *edit;

  if (items->len == 0 || !shift_all (NULL, items, delta))
    return FALSE;
  edit = kh_form_begin (page, move_label (items));
  if (edit == NULL)
    return FALSE;
  shift_all (edit, items, delta);
  return kh_form_commit (page, edit);
}

gboolean
kh_row_ops_can_take (KhNode *parent, GPtrArray *items)
{
  for (KhNode *node = parent; node != NULL; node = kh_node_get_parent (node))
    if (g_ptr_array_find (items, node, NULL))
      return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!kh_item_kind_allowed (parent, kh_item_get_kind (g_ptr_array_index (items, i))))
      return FALSE;
  return TRUE;
}

/* The first child at @position or behind it that stays where it is. */
static KhNode *
find_staying (KhNode *parent, guint position, GPtrArray *items)
{
  GListModel *children = kh_node_get_children (parent, KH_TYPE_ITEM);

  for (guint i = position; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (KhNode) child = g_list_model_get_item (children, i);

      if (!g_ptr_array_find (items, child, NULL))
        return child; /* its parent holds it */
    }
  return NULL;
}

/* Whether @items stand in @parent one after the other, right before @next. */
static gboolean
are_there (GPtrArray *items, KhNode *parent, KhNode *next)
{
  guint end = next != NULL ? kh_node_get_position (next)
                           : g_list_model_get_n_items (kh_node_get_children (parent, KH_TYPE_ITEM));

  for (guint i = 0; i < items->len; i++)
    if (kh_node_get_parent (g_ptr_array_index (items, i)) != parent
        || kh_node_get_position (g_ptr_array_index (items, i)) + items->len != end + i)
      return FALSE;
  return TRUE;
}

gboolean
kh_row_ops_move (KhFormPage *page, GPtrArray *items, KhNode *parent, guint position)
{
  KhNode *next;
  KhEdit *edit;

  if (items->len == 0 || !kh_row_ops_can_take (parent, items))
    return FALSE;
  next = find_staying (parent, position, items);
  if (are_there (items, parent, next))
    return FALSE;
  edit = kh_form_begin (page, move_label (items));
  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      KhNode *node = g_ptr_array_index (items, i);
      guint at = next != NULL ? kh_node_get_position (next) : G_MAXUINT;

      /* Positions count without the item that moves. */
      if (next != NULL && kh_node_get_parent (node) == parent && kh_node_get_position (node) < at)
        at--;
      kh_edit_move (edit, node, parent, at);
    }
  return kh_form_commit (page, edit);
}

gboolean
kh_row_ops_remove (KhFormPage *page, GPtrArray *items, const char *label)
{
  KhEdit *edit;

  if (items->len == 0)
    return FALSE;
  if (label == NULL)
    label = items->len == 1 ? words_of (items)->remove : N_("Remove rows");
  edit = kh_form_begin (page, label);
  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    kh_edit_remove (edit, g_ptr_array_index (items, i));
  return kh_form_commit (page, edit);
}

/* Returns: (transfer full): @item, or an item with its words that may stand in @parent. */
static KhItem *
fit (KhNode *parent, KhItem *item)
{
  KhItem *fitting = NULL;
  KhNode *holder = KH_NODE (item);
  GListModel *children = kh_item_get_items (item);

  if (!kh_item_kind_allowed (parent, kh_item_get_kind (item)))
    {
      fitting = kh_item_new (kh_item_kind_default (parent), kh_item_get_text (item));
      kh_target_edit_read (fitting);
      kh_node_set_derived_from (KH_NODE (fitting), kh_node_get_derived_from (KH_NODE (item)));
      holder = KH_NODE (fitting);
    }
  else if (kh_item_get_kind (item) >= KH_ITEM_TABLE)
    {
      return g_object_ref (item);
    }
  for (guint i = 0; i < g_list_model_get_n_items (children);)
    {
      g_autoptr (KhItem) child = g_list_model_get_item (children, i);

      if (holder == KH_NODE (item) && kh_item_kind_allowed (holder, kh_item_get_kind (child)))
        {
          i++;
          continue;
        }
      kh_node_remove (KH_NODE (child));
      {
        g_autoptr (KhItem) fitted = fit (holder, child);

        kh_node_insert (holder, holder == KH_NODE (item) ? i++ : G_MAXUINT, KH_NODE (fitted));
      }
    }
  return fitting != NULL ? fitting : g_object_ref (item);
}

static gboolean
is_blank (KhItem *item)
{
  return *kh_item_get_text (item) == '\0' && g_list_model_get_n_items (kh_item_get_items (item)) == 0
         && kh_item_get_kind (item) < KH_ITEM_TABLE;
}

GPtrArray *
kh_row_ops_paste (KhFormPage *page, KhItem *after, GPtrArray *items)
{
  KhNode *parent = kh_node_get_parent (KH_NODE (after));
  g_autoptr (GPtrArray) pasted = g_ptr_array_new_with_free_func (g_object_unref);
  KhEdit *edit = kh_form_begin (page, items->len == 1 ? N_("Paste row") : N_("Paste rows"));
  guint position;

  if (edit == NULL)
    return NULL;
  position = kh_node_get_position (KH_NODE (after)) + 1;
  for (guint i = 0; i < items->len; i++)
    {
      KhItem *item = fit (parent, g_ptr_array_index (items, i));

      g_ptr_array_add (pasted, item);
      kh_edit_insert (edit, parent, position + i, item);
    }
  if (is_blank (after))
    kh_edit_remove (edit, after);
  return kh_form_commit (page, edit) ? g_steal_pointer (&pasted) : NULL;
}

GPtrArray *
kh_row_ops_list_tasks (GPtrArray *items)
{
  GPtrArray *tasks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    if (KH_IS_TASK (g_ptr_array_index (items, i)))
      g_ptr_array_add (tasks, g_object_ref (g_ptr_array_index (items, i)));
  return tasks;
}

gboolean
kh_row_ops_set_lead (KhFormPage *page, GPtrArray *tasks, KhUnit *unit)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  KhEdit *edit = kh_form_begin (page, N_("Set lead unit"));

  if (edit == NULL)
    return FALSE;
  if (unit != NULL)
    g_ptr_array_add (units, unit);
  for (guint i = 0; i < tasks->len; i++)
    kh_edit_set_units (edit, g_ptr_array_index (tasks, i), KH_UNIT_ROLE_LEAD, units);
  return kh_form_commit (page, edit);
}

gboolean
kh_row_ops_change_support (KhFormPage *page, GPtrArray *tasks, GPtrArray *given, GPtrArray *taken)
{
  KhEdit *edit;

  if (given->len == 0 && taken->len == 0)
    return FALSE;
  edit = kh_form_begin (page, N_("Set support units"));
  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < tasks->len; i++)
    {
      g_autoptr (GPtrArray) units = kh_units_from_model (kh_task_get_support (g_ptr_array_index (tasks, i)));

      for (guint j = 0; j < taken->len; j++)
        g_ptr_array_remove (units, g_ptr_array_index (taken, j));
      for (guint j = 0; j < given->len; j++)
        if (!g_ptr_array_find (units, g_ptr_array_index (given, j), NULL))
          g_ptr_array_add (units, g_object_ref (g_ptr_array_index (given, j)));
      kh_edit_set_units (edit, g_ptr_array_index (tasks, i), KH_UNIT_ROLE_SUPPORT, units);
    }
  return kh_form_commit (page, edit);
}

gboolean
kh_row_ops_set_deadline (KhFormPage *page, GPtrArray *tasks, KhDeadline *deadline)
{
  KhEdit *edit = kh_form_begin (page, N_("Set deadline"));

  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < tasks->len; i++)
    kh_edit_set (edit, g_ptr_array_index (tasks, i), "deadline", deadline, NULL);
  return kh_form_commit (page, edit);
}
