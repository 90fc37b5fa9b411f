/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to items as one step each. */
#include "item-ops.h"

#include <glib/gi18n.h>

#include "form-edit.h"
#include "kh-core.h"
#include "kinds.h"
#include "target-edit.h"

static const KhItemWords *
words_of (KhItem *item)
{
  return kh_item_words (kh_item_get_kind (item));
}

/* A clause that is pasted or joined may lack the space between two sentences. */
static char *
join_markup (const char *first, const char *second)
{
  g_autofree char *both = NULL;
  g_autoptr (GPtrArray) runs = NULL;

  if (*first == '\0')
    return g_strdup (second);
  if (*second == '\0')
    return g_strdup (first);
  both = g_strconcat (first, " ", second, NULL);
  runs = kh_markup_parse (both, NULL);
  return runs != NULL ? kh_markup_from_runs (runs) : g_steal_pointer (&both);
}

KhItem *
kh_item_ops_add (KhFormPage *page, KhNode *parent, guint position, KhItemKind kind)
{
  g_autoptr (KhItem) item = kh_item_new (kind, NULL);
  KhEdit *edit = kh_form_begin (page, kh_item_words (kind)->add);

  if (edit == NULL)
    return NULL;
  kh_edit_insert (edit, parent, position, item);
  /* The parent's list holds the item from here on. */
  return kh_form_commit (page, edit) ? item : NULL;
}

KhItem *
kh_item_ops_split (KhFormPage *page, KhItem *item, const char *before, const char *after)
{
  KhNode *parent = kh_node_get_parent (KH_NODE (item));
  guint position = kh_node_get_position (KH_NODE (item));
  /* With the cursor at the start, the new item is the empty one before: what
   * belongs to the words stays with them. */
  gboolean at_start = *before == '\0' && *after != '\0';
  g_autoptr (KhItem) fresh = kh_item_new (kh_item_get_kind (item), at_start ? NULL : after);
  KhEdit *edit = kh_form_begin (page, *after == '\0' ? words_of (item)->add : words_of (item)->split);

  if (edit == NULL)
    return NULL;
  kh_edit_insert (edit, parent, at_start ? position : position + 1, fresh);
  if (!at_start && *after != '\0')
    kh_target_edit_split (edit, item, before, fresh);
  if (!kh_form_commit (page, edit))
    return NULL;
  return at_start ? item : fresh;
}

/* The children of @second, of type @type, go behind those of @first. */
static void
move_children (KhEdit *edit, KhNode *first, KhNode *second, GType type)
{
  GListModel *children = kh_node_get_children (second, type);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  if (children == NULL || kh_node_get_children (first, type) == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    g_ptr_array_add (all, g_list_model_get_item (children, i));
  for (guint i = 0; i < all->len; i++)
    kh_edit_move (edit, g_ptr_array_index (all, i), first, G_MAXUINT);
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

static void
merge_tasks (KhEdit *edit, KhTask *first, KhTask *second)
{
  static const char *const properties[] = { "product", "budget", "budget-source", "note" };
  g_autoptr (GPtrArray) support = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *old;

  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *here = NULL;
      g_autofree char *there = NULL;

      g_object_get (first, properties[i], &here, NULL);
      g_object_get (second, properties[i], &there, NULL);
      if (is_blank (here) && !is_blank (there))
        kh_edit_set (edit, first, properties[i], there, NULL);
    }
  if (kh_deadline_get_kind (kh_task_get_deadline (first)) == KH_DEADLINE_NONE
      && kh_deadline_get_kind (kh_task_get_deadline (second)) != KH_DEADLINE_NONE)
    kh_edit_set (edit, first, "deadline", kh_task_get_deadline (second), NULL);
  if (kh_task_get_lead (first) == NULL && kh_task_get_lead (second) != NULL)
    {
      g_autoptr (GPtrArray) lead = g_ptr_array_new ();

      g_ptr_array_add (lead, kh_task_get_lead (second));
      kh_edit_set_units (edit, first, KH_UNIT_ROLE_LEAD, lead);
    }
  old = kh_task_get_support (second);
  if (g_list_model_get_n_items (kh_task_get_support (first)) > 0 || g_list_model_get_n_items (old) == 0)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (old); i++)
    g_ptr_array_add (support, g_list_model_get_item (old, i));
  kh_edit_set_units (edit, first, KH_UNIT_ROLE_SUPPORT, support);
}

gboolean
kh_item_ops_join (KhFormPage *page, KhItem *first, KhItem *second)
{
  g_autoptr (KhItem) owned G_GNUC_UNUSED = g_object_ref (second);
  g_autofree char *text = NULL;
  KhEdit *edit = kh_form_begin (page, words_of (second)->join);

  if (edit == NULL)
    return FALSE;
  text = join_markup (kh_item_get_text (first), kh_item_get_text (second));
  kh_edit_set (edit, first, "text", text, NULL);
  move_children (edit, KH_NODE (first), KH_NODE (second), KH_TYPE_ITEM);
  move_children (edit, KH_NODE (first), KH_NODE (second), KH_TYPE_INDICATOR);
  move_children (edit, KH_NODE (first), KH_NODE (second), KH_TYPE_REPORTING);
  move_children (edit, KH_NODE (first), KH_NODE (second), KH_TYPE_PROGRESS);
  if (KH_IS_TASK (first) && KH_IS_TASK (second))
    merge_tasks (edit, KH_TASK (first), KH_TASK (second));
  kh_edit_remove (edit, second);
  return kh_form_commit (page, edit);
}

static KhItem *
get_sibling (KhItem *item, int delta)
{
  KhNode *parent = kh_node_get_parent (KH_NODE (item));
  GListModel *siblings = parent != NULL ? kh_node_get_children (parent, KH_TYPE_ITEM) : NULL;
  guint position = kh_node_get_position (KH_NODE (item));
  g_autoptr (KhItem) sibling = NULL;

  if (siblings == NULL || position == G_MAXUINT || (delta < 0 && position == 0))
    return NULL;
  sibling = g_list_model_get_item (siblings, position + delta);
  return sibling; /* its parent holds it */
}

static gboolean
is_table (KhItem *item)
{
  return kh_item_get_kind (item) >= KH_ITEM_TABLE;
}

KhItem *
kh_item_ops_get_previous (KhItem *item)
{
  KhItem *sibling = get_sibling (item, -1);

  return sibling != NULL && !is_table (sibling) ? sibling : NULL;
}

KhItem *
kh_item_ops_get_next (KhItem *item)
{
  KhItem *sibling = get_sibling (item, 1);

  return sibling != NULL && !is_table (sibling) ? sibling : NULL;
}

static const char *
move_label (KhNode *node)
{
  if (KH_IS_ITEM (node))
    return words_of (KH_ITEM (node))->move;
  if (KH_IS_SECTION (node))
    return N_("Move section");
  if (KH_IS_RECIPIENT (node))
    return N_("Move recipient");
  if (KH_IS_SIGNATURE (node))
    return N_("Move signer");
  return N_("Move");
}

gboolean
kh_item_ops_shift (KhFormPage *page, KhNode *node, int delta)
{
  KhNode *parent = kh_node_get_parent (node);
  guint position = kh_node_get_position (node);
  GType type = KH_IS_ITEM (node) ? KH_TYPE_ITEM : G_OBJECT_TYPE (node);
  GListModel *siblings = parent != NULL ? kh_node_get_children (parent, type) : NULL;
  KhEdit *edit;

  if (siblings == NULL || position == G_MAXUINT || (delta < 0 && position < (guint) -delta)
      || position + delta >= g_list_model_get_n_items (siblings))
    return FALSE;
  edit = kh_form_begin (page, move_label (node));
  if (edit == NULL)
    return FALSE;
  kh_edit_move (edit, node, parent, position + delta);
  return kh_form_commit (page, edit);
}

/* An item that moves to another depth takes the kind that belongs there. */
static KhItem *
move_as (KhFormPage *page, KhItem *item, KhNode *parent, guint position, KhItemKind kind)
{
  KhEdit *edit = kh_form_begin (page, words_of (item)->move);
  KhItem *moved = item;
  g_autoptr (KhItem) fresh = NULL;

  if (edit == NULL)
    return NULL;
  kh_edit_move (edit, item, parent, position);
  if (kind != kh_item_get_kind (item))
    {
      fresh = kh_item_new (kind, kh_item_get_text (item));
      kh_edit_replace (edit, item, fresh);
      moved = fresh;
    }
  return kh_form_commit (page, edit) ? moved : NULL;
}

KhItem *
kh_item_ops_indent (KhFormPage *page, KhItem *item)
{
  KhItem *previous = kh_item_ops_get_previous (item);
  KhItemKind kind;

  /* Only plain items go down: a task would lose its units and deadline. */
  if (previous == NULL || kh_item_get_kind (item) > KH_ITEM_PLUS
      || !kh_item_kind_child (kh_item_get_kind (previous), &kind))
    return NULL;
  return move_as (page, item, KH_NODE (previous), G_MAXUINT, kind);
}

KhItem *
kh_item_ops_outdent (KhFormPage *page, KhItem *item)
{
  KhNode *parent = kh_node_get_parent (KH_NODE (item));
  KhItemKind kind;

  if (parent == NULL || !KH_IS_ITEM (parent) || kh_item_get_kind (item) > KH_ITEM_PLUS)
    return NULL;
  kind = kh_item_get_kind (KH_ITEM (parent));
  if (kind == KH_ITEM_RESPONSIBILITY)
    return NULL;
  return move_as (page, item, kh_node_get_parent (parent), kh_node_get_position (parent) + 1, kind);
}

gboolean
kh_item_ops_remove (KhFormPage *page, KhItem *item)
{
  const KhItemWords *words = words_of (item);
  KhEdit *edit = kh_form_begin (page, words->remove);

  if (edit == NULL)
    return FALSE;
  kh_edit_remove (edit, item);
  if (!kh_form_commit (page, edit))
    return FALSE;
  kh_form_page_notice (page, _(words->removed));
  return TRUE;
}

KhItem *
kh_item_ops_turn_into (KhFormPage *page, KhItem *item, KhItemKind kind)
{
  g_autoptr (KhItem) fresh = NULL;
  KhEdit *edit;

  if (kind == kh_item_get_kind (item))
    return item;
  edit = kh_form_begin (page, N_("Change kind of item"));
  if (edit == NULL)
    return NULL;
  /* Read the text now: beginning the edit has saved what was being typed. */
  fresh = kh_item_new (kind, kh_item_get_text (item));
  kh_target_edit_read (fresh);
  kh_edit_replace (edit, item, fresh);
  return kh_form_commit (page, edit) ? fresh : NULL;
}

KhItem *
kh_item_ops_paste (KhFormPage *page, KhItem *item, const char *before, const char *after, GPtrArray *lines)
{
  KhNode *parent = kh_node_get_parent (KH_NODE (item));
  guint position = kh_node_get_position (KH_NODE (item));
  KhItem *last = item;
  KhEdit *edit;

  g_return_val_if_fail (lines->len > 0, NULL);

  edit = kh_form_begin (page, N_("Paste"));
  if (edit == NULL)
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      g_autofree char *head = i == 0 ? join_markup (before, line) : g_strdup (line);
      g_autofree char *text = i + 1 == lines->len ? join_markup (head, after) : g_steal_pointer (&head);

      if (i == 0)
        {
          kh_target_edit_set_text (edit, item, text);
        }
      else
        {
          g_autoptr (KhItem) fresh = kh_item_new (kh_item_get_kind (item), text);

          kh_target_edit_read (fresh);
          kh_edit_insert (edit, parent, position + i, fresh);
          last = fresh;
        }
    }
  return kh_form_commit (page, edit) ? last : NULL;
}

KhItem *
kh_item_ops_add_table (KhFormPage *page, KhNode *parent, guint position, guint n_columns)
{
  static const KhItemKind kinds[] = { KH_ITEM_HEADER_ROW, KH_ITEM_ROW };
  g_autoptr (KhItem) table = kh_item_new (KH_ITEM_TABLE, NULL);
  KhEdit *edit = kh_form_begin (page, N_("Add table"));

  if (edit == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      KhItem *row = kh_item_new (kinds[i], NULL);

      for (guint column = 0; column < n_columns; column++)
        kh_node_append_take (KH_NODE (row), kh_item_new (KH_ITEM_CELL, NULL));
      kh_node_append_take (KH_NODE (table), row);
    }
  kh_edit_insert (edit, parent, position, table);
  return kh_form_commit (page, edit) ? table : NULL;
}
