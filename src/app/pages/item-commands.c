/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys and the menu of a row do to its item. */
#include "item-commands.h"

#include "form-edit.h"
#include "item-ops.h"
#include "kh-core.h"
#include "kinds.h"

static int
count_characters (KhItem *item)
{
  g_autofree char *plain = kh_item_dup_plain (item);

  return g_utf8_strlen (plain, -1);
}

static gboolean
join (KhItemLine *self, KhItem *first, KhItem *second)
{
  KhFormPage *page = kh_item_line_get_page (self);
  g_autoptr (KhItem) kept = g_object_ref (first);
  int length;

  kh_editor_page_flush (KH_EDITOR_PAGE (page));
  length = count_characters (first);
  if (!kh_item_ops_join (page, first, second))
    return FALSE;
  kh_item_line_focus (page, kept, length);
  return TRUE;
}

/* Removes the item and puts the cursor into what comes next to it. */
static gboolean
remove_item (KhItemLine *self, gboolean silently)
{
  KhFormPage *page = kh_item_line_get_page (self);
  g_autoptr (KhItem) item = g_object_ref (kh_item_line_get_item (self));
  KhItemText *text = kh_item_line_get_text (self);
  KhFormField *neighbour = NULL;
  KhEdit *edit;

  if (text != NULL)
    {
      neighbour = kh_form_page_find_neighbour (page, KH_FORM_FIELD (text), silently ? -1 : 1);
      /* What is beneath goes with it. */
      while (neighbour != NULL && gtk_widget_is_ancestor (GTK_WIDGET (neighbour), GTK_WIDGET (self)))
        neighbour = kh_form_page_find_neighbour (page, neighbour, 1);
      if (neighbour == NULL)
        neighbour = kh_form_page_find_neighbour (page, KH_FORM_FIELD (text), -1);
    }
  if (neighbour != NULL)
    kh_item_text_place_cursor (KH_ITEM_TEXT (neighbour), silently ? -1 : 0);
  if (!silently)
    return kh_item_ops_remove (page, item);

  /* An empty item that Backspace took away needs no notice. */
  edit = kh_form_begin (page, kh_item_words (kh_item_get_kind (item))->remove);
  if (edit == NULL)
    return FALSE;
  kh_edit_remove (edit, item);
  return kh_form_commit (page, edit);
}

static gboolean
is_empty (KhItemLine *self)
{
  KhItemText *text = kh_item_line_get_text (self);

  return text != NULL && kh_item_text_get_length (text) == 0
         && g_list_model_get_n_items (kh_item_get_items (kh_item_line_get_item (self))) == 0;
}

static gboolean
join_previous (KhItemLine *self)
{
  KhItem *item = kh_item_line_get_item (self);
  KhItem *previous = kh_item_ops_get_previous (item);

  if (previous != NULL)
    return join (self, previous, item);
  if (kh_item_ops_outdent (kh_item_line_get_page (self), item) != NULL)
    return TRUE;
  return is_empty (self) && remove_item (self, TRUE);
}

static gboolean
split (KhItemLine *self)
{
  KhFormPage *page = kh_item_line_get_page (self);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  KhItem *target;

  /* Enter in an empty sub-item ends the sub-list, in another empty item nothing. */
  if (is_empty (self))
    {
      target = kh_item_ops_outdent (page, kh_item_line_get_item (self));
      kh_item_line_focus (page, target, 0);
      return TRUE;
    }
  kh_item_text_dup_split (kh_item_line_get_text (self), &before, &after);
  target = kh_item_ops_split (page, kh_item_line_get_item (self), before, after);
  kh_item_line_focus (page, target, 0);
  return target != NULL;
}

static gboolean
add_sub (KhItemLine *self)
{
  KhFormPage *page = kh_item_line_get_page (self);
  KhItem *item = kh_item_line_get_item (self);
  KhItemKind kind;

  if (!kh_item_kind_child (kh_item_get_kind (item), &kind))
    return FALSE;
  kind = kh_item_kind_default (KH_NODE (item));
  kh_item_line_focus (page, kh_item_ops_add (page, KH_NODE (item), G_MAXUINT, kind), 0);
  return TRUE;
}

/* Changing an item's depth or kind makes a new row: the cursor goes there. */
static gboolean
follow (KhFormPage *page, KhItem *now, int offset)
{
  if (now == NULL)
    return FALSE;
  kh_item_line_focus (page, now, offset);
  return TRUE;
}

static int
get_cursor (KhItemText *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  int position;

  g_object_get (buffer, "cursor-position", &position, NULL);
  return position;
}

static gboolean
is_selecting (KhTextCommand command)
{
  return command == KH_TEXT_SELECT_ROW || command == KH_TEXT_SELECT_UP || command == KH_TEXT_SELECT_DOWN;
}

/* From words to whole rows. A locked plan too can be copied from. */
static gboolean
select_row (KhItemLine *self, KhTextCommand command)
{
  KhFormPage *page = kh_item_line_get_page (self);
  KhRowSelection *selection;

  if (page == NULL)
    return FALSE;
  selection = kh_form_page_get_selection (page);
  kh_row_selection_select (selection, kh_item_line_get_item (self));
  if (command != KH_TEXT_SELECT_ROW)
    kh_row_selection_step (selection, command == KH_TEXT_SELECT_UP ? -1 : 1, TRUE);
  return TRUE;
}

gboolean
kh_item_command_run (KhItemLine *self, KhTextCommand command)
{
  g_autoptr (KhItemLine) guard G_GNUC_UNUSED = g_object_ref (self);
  g_autoptr (KhFormPage) page = NULL;
  KhItemText *text;
  KhItem *item, *next;

  g_return_val_if_fail (KH_IS_ITEM_LINE (self), FALSE);

  if (is_selecting (command))
    return select_row (self, command);
  if (!kh_item_line_is_usable (self))
    return FALSE;
  page = g_object_ref (kh_item_line_get_page (self));
  item = kh_item_line_get_item (self);
  text = kh_item_line_get_text (self);
  if (text == NULL && command != KH_TEXT_MOVE_UP && command != KH_TEXT_MOVE_DOWN
      && command != KH_TEXT_REMOVE)
    return FALSE;

  switch (command)
    {
    case KH_TEXT_ENTER:
      return split (self);
    case KH_TEXT_JOIN_PREVIOUS:
      return join_previous (self);
    case KH_TEXT_JOIN_NEXT:
      next = kh_item_ops_get_next (item);
      return next != NULL && join (self, item, next);
    case KH_TEXT_MOVE_UP:
      return kh_item_ops_shift (page, KH_NODE (item), -1);
    case KH_TEXT_MOVE_DOWN:
      return kh_item_ops_shift (page, KH_NODE (item), 1);
    case KH_TEXT_INDENT:
      return follow (page, kh_item_ops_indent (page, item), get_cursor (text));
    case KH_TEXT_OUTDENT:
      return follow (page, kh_item_ops_outdent (page, item), get_cursor (text));
    case KH_TEXT_REMOVE:
      return remove_item (self, FALSE);
    case KH_TEXT_ADD_SUB:
      return add_sub (self);
    default:
      return FALSE;
    }
}

gboolean
kh_item_command_paste (KhItemLine *self, char **lines)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  KhFormPage *page = kh_item_line_get_page (self);
  KhItem *last;

  if (!kh_item_line_is_usable (self))
    return FALSE;
  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (list, lines[i]);
  kh_item_text_dup_split (kh_item_line_get_text (self), &before, &after);
  last = kh_item_ops_paste (page, kh_item_line_get_item (self), before, after, list);
  if (last != NULL)
    {
      g_autofree char *tail = kh_markup_to_plain (after);

      kh_item_line_focus (page, last, count_characters (last) - g_utf8_strlen (tail, -1));
    }
  return TRUE;
}
