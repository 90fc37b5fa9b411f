/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving a paragraph of an imported text a place in the plan. */
#include "import-assign.h"

#include <glib/gi18n.h>

#include "date.h"
#include "form-edit.h"
#include "kinds.h"
#include "recogniser-label.h"
#include "recogniser-source.h"
#include "recogniser-vocabulary.h"
#include "symbol.h"
#include "target-edit.h"

typedef struct
{
  KhPlan *plan;
  KhEdit *edit;
  KhNode *moved;      /* (nullable) what the paragraph had become */
  char *markup;       /* its words, without number or mark */
  KhLabelKind label;  /* the number or mark that it had */
} Assignment;

/* What the paragraph became: an item, a section or a recipient, of which it is not
 * only a detail, such as who does a task. */
static KhNode *
find_moved (KhImportParagraph *paragraph, KhPlan *plan)
{
  const char *uuid = kh_import_paragraph_get_unplaced (paragraph) ? NULL : kh_import_paragraph_get_node (paragraph, plan);
  KhNode *node = uuid != NULL ? kh_plan_find_node (plan, uuid) : NULL;
  const GArray *origins = node != NULL ? kh_reading_find (kh_reading_of (plan), uuid) : NULL;

  if (origins != NULL && origins->len > 0
      && g_array_index (origins, guint, 0) != kh_import_paragraph_get_index (paragraph))
    return NULL;
  if (KH_IS_SECTION (node) || KH_IS_RECIPIENT (node)
      || (KH_IS_ITEM (node) && kh_item_get_kind (KH_ITEM (node)) < KH_ITEM_TABLE))
    return node;
  return NULL;
}

/* What was written last in the forms counts, else what the file says. */
static void
read_words (Assignment *self, KhImportParagraph *paragraph)
{
  const char *words = kh_import_paragraph_get_unplaced (paragraph) ? kh_import_paragraph_get_words (paragraph)
                                                                   : kh_import_paragraph_get_text (paragraph);
  KhLabel label = kh_label_parse (words);

  self->label = label.kind;
  if (KH_IS_ITEM (self->moved))
    self->markup = g_strdup (kh_item_get_text (KH_ITEM (self->moved)));
  else if (KH_IS_SECTION (self->moved))
    self->markup = g_strdup (kh_section_get_heading (KH_SECTION (self->moved)));
  else
    self->markup = kh_markup_escape (words + (label.kind != KH_LABEL_NONE ? label.length : 0));
}

static guint
count (KhNode *parent, GType type)
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
static guint
find_position (const KhImportTarget *target, KhNode *parent, GType type)
{
  KhNode *before = target->previous != NULL ? find_child (parent, target->previous) : NULL;
  guint n = count (parent, type);

  if (target->position != G_MAXUINT)
    return MIN (target->position, n);
  return before != NULL && g_type_is_a (G_OBJECT_TYPE (before), type) ? kh_node_get_position (before) + 1 : n;
}

static KhItemKind
choose_kind (const Assignment *self, const KhImportTarget *target, KhNode *parent)
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
static void
take_children (KhEdit *edit, KhNode *from, KhNode *parent, guint position)
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
static void
dissolve (KhEdit *edit, KhNode *node)
{
  KhNode *parent = kh_node_get_parent (node);

  if (KH_IS_ITEM (node))
    take_children (edit, node, parent, kh_node_get_position (node) + 1);
  kh_edit_remove (edit, node);
}

/* A heading that is none: its text follows the new item, its sections take its place. */
static KhNode *
section_to_item (Assignment *self, KhNode *parent, guint position, KhItemKind kind)
{
  KhSection *section = KH_SECTION (self->moved);
  KhNode *above = kh_node_get_parent (self->moved);
  guint place = kh_node_get_position (self->moved) + 1;
  GListModel *sections = kh_section_get_sections (section);
  g_autoptr (KhItem) item = kh_item_new (kind, self->markup);

  kh_target_edit_read (item);
  kh_edit_insert (self->edit, parent, position, item);
  take_children (self->edit, self->moved, parent, position + 1);
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

static KhNode *
assign_item (Assignment *self, const KhImportTarget *target)
{
  KhNode *parent = target->node;
  KhItemKind kind = choose_kind (self, target, parent);
  guint position = find_position (target, parent, KH_TYPE_ITEM);
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
choose_section_kind (const Assignment *self, KhNode *parent)
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
take_text (Assignment *self, KhSection *section)
{
  KhNode *parent = kh_node_get_parent (self->moved);
  GListModel *behind = KH_IS_SECTION (parent) ? kh_node_get_children (parent, KH_TYPE_ITEM) : NULL;
  guint place = kh_node_get_position (self->moved);

  take_children (self->edit, self->moved, KH_NODE (section), 0);
  while (behind != NULL && g_list_model_get_n_items (behind) > place + 1)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (behind, place + 1);
      KhItem *taken = take_item (self->edit, item, KH_NODE (section), count (KH_NODE (section), KH_TYPE_ITEM));

      if (kh_node_get_parent (KH_NODE (taken)) == parent)
        return;
    }
  kh_edit_remove (self->edit, self->moved);
}

static KhNode *
assign_heading (Assignment *self, const KhImportTarget *target)
{
  KhNode *parent = target->node;
  guint position = find_position (target, parent, KH_TYPE_SECTION);
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

static KhNode *
assign_words (Assignment *self, const KhImportTarget *target)
{
  const char *text = kh_item_get_text (KH_ITEM (target->node));
  g_autofree char *joined
      = *text != '\0' ? g_strconcat (text, " ", self->markup, NULL) : g_strdup (self->markup);

  kh_edit_set (self->edit, target->node, "text", joined, NULL);
  if (KH_IS_ITEM (self->moved) && self->moved != target->node)
    {
      take_children (self->edit, self->moved, target->node, count (target->node, KH_TYPE_ITEM));
      kh_edit_remove (self->edit, self->moved);
    }
  else if (self->moved != NULL)
    kh_edit_remove (self->edit, self->moved);
  return target->node;
}

/* "Sở Mẫu, ngày 05 tháng 01 năm 2027": the day, and the place before it. */
static gboolean
set_date (Assignment *self, const char *plain)
{
  g_autofree char *fold = kh_text_fold_chars (plain);
  const char *word = strstr (fold, "ngay");
  /* Folding keeps characters, not bytes. */
  glong start = word != NULL ? g_utf8_strlen (fold, word - fold) : 0;
  g_autofree char *date = kh_date_parse (g_utf8_offset_to_pointer (plain, start));
  g_autofree char *place = NULL;

  if (date == NULL)
    return FALSE;
  kh_edit_set (self->edit, self->plan, "date", date, NULL);
  place = g_utf8_substring (plain, 0, start);
  g_strchomp (place);
  if (g_str_has_suffix (place, ","))
    place[strlen (place) - 1] = '\0';
  if (*g_strstrip (place) != '\0')
    kh_edit_set (self->edit, self->plan, "place", place, NULL);
  return TRUE;
}

/* "Số: 05/KH-SM" is both a number and a symbol. */
static void
set_number (Assignment *self, const char *property, const char *plain)
{
  g_autofree char *fold = kh_text_fold_chars (plain);
  const char *value = g_str_has_prefix (fold, "so:") ? g_utf8_offset_to_pointer (plain, 3) : plain;
  g_autofree char *number = NULL;
  g_autofree char *symbol = NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (value));

  if (kh_symbol_split (trimmed, &number, &symbol))
    kh_edit_set (self->edit, self->plan, "number", number, "symbol", symbol, NULL);
  else
    kh_edit_set (self->edit, self->plan, property, trimmed, NULL);
}

static KhNode *
assign_field (Assignment *self, const KhImportTarget *target, GError **error)
{
  g_autofree char *plain = kh_markup_to_plain (self->markup);
  const char *property = target->property;
  KhNode *node = target->node;

  if (g_strcmp0 (property, "date") == 0)
    {
      if (!set_date (self, plain))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _("“%s” names no day. Write the date into its field."), plain);
          return NULL;
        }
    }
  else if (g_strcmp0 (property, "number") == 0 || g_strcmp0 (property, "symbol") == 0)
    set_number (self, property, plain);
  else if (g_strcmp0 (property, KH_IMPORT_NEW_SIGNER) == 0)
    {
      g_autoptr (KhSignature) signature = kh_signature_new (NULL, NULL, plain);

      kh_edit_insert (self->edit, self->plan, count (KH_NODE (self->plan), KH_TYPE_SIGNATURE), signature);
      node = KH_NODE (signature); /* the plan holds it */
    }
  else
    kh_edit_set (self->edit, node, property, g_strcmp0 (property, "title") == 0 ? self->markup : plain, NULL);
  if (self->moved != NULL && !KH_IS_SECTION (self->moved))
    dissolve (self->edit, self->moved);
  return node;
}

/* "UBND tỉnh (b/c);" is a body and a purpose. */
static KhNode *
assign_recipient (Assignment *self, const KhImportTarget *target)
{
  GListModel *recipients = kh_plan_get_recipients (self->plan);
  guint position = find_position (target, KH_NODE (self->plan), KH_TYPE_RECIPIENT);
  g_autofree char *plain = kh_markup_to_plain (self->markup);
  g_autofree char *purpose = NULL;
  g_autoptr (KhRecipient) recipient = NULL;
  g_autoptr (KhRecipient) last = NULL;
  char *open;

  if (KH_IS_RECIPIENT (self->moved))
    return self->moved;
  for (gsize length = strlen (plain); length > 0 && strchr (";., ", plain[length - 1]) != NULL;)
    plain[--length] = '\0';
  open = g_str_has_suffix (plain, ")") ? strrchr (plain, '(') : NULL;
  if (open != NULL && open > plain)
    {
      purpose = g_strndup (open + 1, strlen (open) - 2);
      *open = '\0';
    }
  /* The archive line ends the list. */
  last = g_list_model_get_item (recipients, g_list_model_get_n_items (recipients) - 1);
  if (last != NULL && kh_recipient_get_archive (last))
    position = MIN (position, g_list_model_get_n_items (recipients) - 1);
  recipient = kh_recipient_new (g_strchomp (plain), purpose);
  kh_edit_insert (self->edit, self->plan, position, recipient);
  if (self->moved != NULL)
    dissolve (self->edit, self->moved);
  return KH_NODE (recipient); /* the plan holds it */
}

/* Whether the paragraph can go where @target says. */
static gboolean
check (const Assignment *self, const KhImportTarget *target, GError **error)
{
  for (KhNode *node = target->node; node != NULL && self->moved != NULL; node = kh_node_get_parent (node))
    if (node == self->moved && target->as != KH_IMPORT_AS_FIELD)
      {
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                             _("A text cannot be moved into itself. Choose another place."));
        return FALSE;
      }
  if (KH_IS_SECTION (self->moved) && (target->as >= KH_IMPORT_AS_WORDS)
      && (count (self->moved, KH_TYPE_ITEM) > 0 || count (self->moved, KH_TYPE_SECTION) > 0))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("There is text under this heading. Move that first."));
      return FALSE;
    }
  return TRUE;
}

static KhNode *
carry_out (Assignment *self, const KhImportTarget *target, GError **error)
{
  if (target->as == KH_IMPORT_AS_HEADING)
    return assign_heading (self, target);
  if (target->as == KH_IMPORT_AS_WORDS)
    return assign_words (self, target);
  if (target->as == KH_IMPORT_AS_FIELD)
    return assign_field (self, target, error);
  if (target->as == KH_IMPORT_AS_RECIPIENT)
    return assign_recipient (self, target);
  return assign_item (self, target);
}

/* Begins an edit that says that the words have their place now. */
static KhEdit *
begin (KhFormPage *page, KhImportParagraph *paragraph, const char *label)
{
  KhEdit *edit = kh_form_begin (page, label);
  g_autoptr (GPtrArray) findings = NULL;

  if (edit == NULL)
    return NULL;
  findings = kh_import_paragraph_list_findings (paragraph, kh_editor_page_get_plan (KH_EDITOR_PAGE (page)));
  for (guint i = 0; i < findings->len; i++)
    kh_edit_remove (edit, g_ptr_array_index (findings, i));
  return edit;
}

KhNode *
kh_import_assign (KhFormPage *page, KhImportParagraph *paragraph, const KhImportTarget *target, GError **error)
{
  Assignment self = { .plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (page)) };
  g_autoptr (KhNode) made = NULL;

  g_return_val_if_fail (KH_IS_IMPORT_PARAGRAPH (paragraph), NULL);
  g_return_val_if_fail (KH_IS_NODE (target->node), NULL);

  kh_editor_page_flush (KH_EDITOR_PAGE (page));
  self.moved = find_moved (paragraph, self.plan);
  if (!check (&self, target, error))
    return NULL;
  read_words (&self, paragraph);
  self.edit = begin (page, paragraph, N_("Place paragraph"));
  if (self.edit != NULL)
    {
      KhNode *node = carry_out (&self, target, error);

      if (node == NULL)
        g_clear_object (&self.edit); /* dropped: rolled back */
      else
        made = g_object_ref (node);
    }
  g_free (self.markup);
  return self.edit != NULL && kh_form_commit (page, self.edit) ? g_steal_pointer (&made) : NULL;
}

gboolean
kh_import_leave_out (KhFormPage *page, KhImportParagraph *paragraph, GError **error)
{
  KhPlan *plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (page));
  KhNode *moved;
  KhEdit *edit;

  g_return_val_if_fail (KH_IS_IMPORT_PARAGRAPH (paragraph), FALSE);

  kh_editor_page_flush (KH_EDITOR_PAGE (page));
  moved = find_moved (paragraph, plan);
  if (moved == NULL && !kh_import_paragraph_get_unplaced (paragraph))
    return FALSE;
  if (KH_IS_SECTION (moved)
      && (count (moved, KH_TYPE_SECTION) > 0
          || (count (moved, KH_TYPE_ITEM) > 0 && kh_node_get_position (moved) == 0)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("There is text under this heading. Move that first."));
      return FALSE;
    }
  edit = begin (page, paragraph, N_("Leave paragraph out"));
  if (edit == NULL)
    return FALSE;
  if (KH_IS_SECTION (moved))
    {
      KhNode *parent = kh_node_get_parent (moved);
      guint place = kh_node_get_position (moved);
      g_autoptr (KhNode) before = place > 0 ? g_list_model_get_item (kh_node_get_children (parent, KH_TYPE_SECTION), place - 1) : NULL;

      /* Its text goes on that of the section before, which it parted from it. */
      if (before != NULL)
        take_children (edit, moved, before, count (before, KH_TYPE_ITEM));
      kh_edit_remove (edit, moved);
    }
  else if (moved != NULL)
    dissolve (edit, moved);
  return kh_form_commit (page, edit);
}
