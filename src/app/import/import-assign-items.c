/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paragraph of an imported text becomes an item or a heading, or joins one. */
#include "import-assign-private.h"

#include "kinds.h"
#include "recogniser-source.h"
#include "recogniser-vocabulary.h"
#include "target-edit.h"

guint
kh_import_assign_count (KhNode *parent, GType type)
{
  GListModel *list = kh_node_get_children (parent, type);

  return list != NULL ? g_list_model_get_n_items (list) : 0;
}

/* The child of @parent that is or holds @node. */
static KhNode *
find_child (KhNode *parent, KhNode *node)
{
  while (node != NULL && kh_node_get_parent (node) != parent)
    node = kh_node_get_parent (node);
  return node;
}

/* The position that @target asks for among the children of @type. */
guint
kh_import_assign_find_position (const KhImportTarget *target, KhNode *parent, GType type)
{
  KhNode *before = target->previous != NULL ? find_child (parent, target->previous) : NULL;
  guint n = kh_import_assign_count (parent, type);

  if (target->position != G_MAXUINT)
    return MIN (target->position, n);
  return before != NULL && g_type_is_a (G_OBJECT_TYPE (before), type) ? kh_node_get_position (before) + 1 : n;
}

static KhItemKind
choose_kind (const KhImportAssignment *self, const KhImportTarget *target, KhNode *parent)
{
  KhItemKind kind = KH_ITEM_PARAGRAPH;

  if (kh_import_as_get_kind (target->as, &kind))
    return kind;
  kind = kh_item_kind_default (parent);
  /* Where nothing says otherwise, the mark that it had does. */
  if (kind == KH_ITEM_PARAGRAPH && self->label >= KH_LABEL_NUMBER)
    kind = self->label == KH_LABEL_NUMBER   ? KH_ITEM_CLAUSE
           : self->label == KH_LABEL_LETTER ? KH_ITEM_POINT
           : self->label == KH_LABEL_DASH   ? KH_ITEM_DASH
                                            : KH_ITEM_PLUS;
  return kh_item_kind_allowed (parent, kind) ? kind : KH_ITEM_PARAGRAPH;
}

/* Gives @item the kind that may stand in @parent. Returns: (transfer none): the item it is now */
static KhItem *
turn (KhEdit *edit, KhItem *item, KhItemKind kind)
{
  g_autoptr (KhItem) fresh = NULL;

  if (kh_item_get_kind (item) == kind)
    return item;
  fresh = kh_item_new (kind, kh_item_get_text (item));
  kh_target_edit_read (fresh);
  kh_edit_replace (edit, item, fresh);
  return fresh; /* the plan holds it */
}

/* Moves @item to @parent, as what may stand there. */
static KhItem *
take_item (KhEdit *edit, KhItem *item, KhNode *parent, guint position)
{
  KhItemKind kind = kh_item_get_kind (item);

  if (!kh_item_kind_allowed (parent, kind))
    item = turn (edit, item, kh_item_kind_allowed (parent, KH_ITEM_DASH) ? KH_ITEM_DASH : kh_item_kind_default (parent));
  kh_edit_move (edit, item, parent, position);
  return item;
}

/* What stands beneath an item of another kind now may not be of the kind it was. */
static void
settle_children (KhEdit *edit, KhItem *item)
{
  GListModel *items = kh_item_get_items (item);
  KhItemKind kind = KH_ITEM_DASH;

  kh_item_kind_child (kh_item_get_kind (item), &kind);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KhItem) child = g_list_model_get_item (items, i);

      if (!kh_item_kind_allowed (KH_NODE (item), kh_item_get_kind (child)))
        turn (edit, child, kind);
    }
}

/* Moves all that is beneath @from to @parent, from @position on. */
void
kh_import_assign_take_children (KhEdit *edit, KhNode *from, KhNode *parent, guint position)
{
  GListModel *items = kh_node_get_children (from, KH_TYPE_ITEM);

  while (items != NULL && g_list_model_get_n_items (items) > 0)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (items, 0);
      KhItem *taken = take_item (edit, item, parent, position++);

      if (kh_node_get_parent (KH_NODE (taken)) == from)
        return; /* the edit failed, and the commit says so */
    }
}

/* Takes @node away; what is beneath it stays in its place. */
void
kh_import_assign_dissolve (KhEdit *edit, KhNode *node)
{
  KhNode *parent = kh_node_get_parent (node);

  if (KH_IS_ITEM (node))
    kh_import_assign_take_children (edit, node, parent, kh_node_get_position (node) + 1);
  kh_edit_remove (edit, node);
}

/* A heading that is none: its text follows the new item, its sections take its place. */
static KhNode *
section_to_item (KhImportAssignment *self, KhNode *parent, guint position, KhItemKind kind)
{
  KhSection *section = KH_SECTION (self->moved);
  KhNode *above = kh_node_get_parent (self->moved);
  guint place = kh_node_get_position (self->moved) + 1;
  GListModel *sections = kh_section_get_sections (section);
  g_autoptr (KhItem) item = kh_item_new (kind, self->markup);

  kh_target_edit_read (item);
  kh_edit_insert (self->edit, parent, position, item);
  kh_import_assign_take_children (self->edit, self->moved, parent, position + 1);
  while (g_list_model_get_n_items (sections) > 0)
    {
      g_autoptr (KhSection) inner = g_list_model_get_item (sections, 0);

      kh_edit_move (self->edit, inner, above, place++);
      if (kh_node_get_parent (KH_NODE (inner)) != above)
        break;
    }
  kh_edit_remove (self->edit, section);
  return KH_NODE (item); /* the plan holds it */
}

KhNode *
kh_import_assign_item (KhImportAssignment *self, const KhImportTarget *target)
{
  KhNode *parent = target->node;
  KhItemKind kind = choose_kind (self, target, parent);
  guint position = kh_import_assign_find_position (target, parent, KH_TYPE_ITEM);
  g_autoptr (KhItem) item = NULL;

  if (KH_IS_SECTION (self->moved))
    return section_to_item (self, parent, position, kind);
  if (KH_IS_ITEM (self->moved))
    {
      KhItem *moved = turn (self->edit, KH_ITEM (self->moved), kind);

      /* Positions count without what moves. */
      if (kh_node_get_parent (KH_NODE (moved)) == parent && kh_node_get_position (KH_NODE (moved)) < position)
        position--;
      kh_edit_move (self->edit, moved, parent, position);
      settle_children (self->edit, moved);
      return KH_NODE (moved);
    }
  item = kh_item_new (kind, self->markup);
  kh_target_edit_read (item);
  kh_edit_insert (self->edit, parent, position, item);
  if (self->moved != NULL)
    kh_edit_remove (self->edit, self->moved);
  return KH_NODE (item); /* the plan holds it */
}

static KhSectionKind
choose_section_kind (const KhImportAssignment *self, KhNode *parent)
{
  g_autofree char *plain = kh_markup_to_plain (self->markup);
  g_autofree char *key = kh_source_key (plain);
  KhSectionKind kind;

  if (KH_IS_SECTION (parent) && kh_section_get_kind (KH_SECTION (parent)) == KH_SECTION_TASK_GROUPS)
    return KH_SECTION_TASK_GROUP;
  /* A plan has each of its own sections once. */
  return kh_vocabulary_find_section (key, &kind) && kh_plan_find_section (self->plan, kind) == NULL ? kind
                                                                                                   : KH_SECTION_FREE;
}

/* An item becomes a heading: what is beneath and behind it in its list is the heading's text. */
static void
take_text (KhImportAssignment *self, KhSection *section)
{
  KhNode *parent = kh_node_get_parent (self->moved);
  GListModel *behind = KH_IS_SECTION (parent) ? kh_node_get_children (parent, KH_TYPE_ITEM) : NULL;
  guint place = kh_node_get_position (self->moved);

  kh_import_assign_take_children (self->edit, self->moved, KH_NODE (section), 0);
  while (behind != NULL && g_list_model_get_n_items (behind) > place + 1)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (behind, place + 1);
      KhItem *taken = take_item (self->edit, item, KH_NODE (section), kh_import_assign_count (KH_NODE (section), KH_TYPE_ITEM));

      if (kh_node_get_parent (KH_NODE (taken)) == parent)
        return;
    }
  kh_edit_remove (self->edit, self->moved);
}

KhNode *
kh_import_assign_heading (KhImportAssignment *self, const KhImportTarget *target)
{
  KhNode *parent = target->node;
  guint position = kh_import_assign_find_position (target, parent, KH_TYPE_SECTION);
  g_autoptr (KhSection) section = NULL;

  if (KH_IS_SECTION (self->moved))
    {
      if (kh_node_get_parent (self->moved) == parent && kh_node_get_position (self->moved) < position)
        position--;
      kh_edit_move (self->edit, self->moved, parent, position);
      return self->moved;
    }
  section = kh_section_new (choose_section_kind (self, parent), self->markup);
  kh_edit_insert (self->edit, parent, position, section);
  if (KH_IS_ITEM (self->moved))
    take_text (self, section);
  else if (self->moved != NULL)
    kh_edit_remove (self->edit, self->moved);
  return KH_NODE (section); /* the plan holds it */
}

KhNode *
kh_import_assign_words (KhImportAssignment *self, const KhImportTarget *target)
{
  const char *text = kh_item_get_text (KH_ITEM (target->node));
  g_autofree char *joined
      = *text != '\0' ? g_strconcat (text, " ", self->markup, NULL) : g_strdup (self->markup);

  kh_edit_set (self->edit, target->node, "text", joined, NULL);
  if (KH_IS_ITEM (self->moved) && self->moved != target->node)
    {
      kh_import_assign_take_children (self->edit, self->moved, target->node, kh_import_assign_count (target->node, KH_TYPE_ITEM));
      kh_edit_remove (self->edit, self->moved);
    }
  else if (self->moved != NULL)
    kh_edit_remove (self->edit, self->moved);
  return target->node;
}
