/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhItemList: the items of a section or of an item, one row each. */
#include "item-list.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "item-drag.h"
#include "item-line.h"
#include "item-ops.h"
#include "kinds.h"
#include "row-filler.h"

#define N_ALL_AT_ONCE 24 /* so many rows are made before anything is shown */
#define N_FIRST 12       /* so many of a longer list */

struct _KhItemList
{
  GtkWidget parent_instance;

  KhFormPage *page; /* weak */
  KhNode *parent;
  GListModel *items;
  GPtrArray *rows; /* KhItemLine, in the order of the model; unowned children */
  GPtrArray *gone; /* rows whose items left the list, until it is sure they stay away */
  guint purge_source;
  KhRowFiller *filler;
  GtkWidget *add;  /* unowned child, NULL if there is none */
  gboolean single; /* one item is the rule: no button that asks for more */
};

G_DEFINE_FINAL_TYPE (KhItemList, kh_item_list, GTK_TYPE_WIDGET)

static GtkWidget *
take_row_of (GPtrArray *rows, KhItem *item)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);

      if (kh_item_line_get_item (KH_ITEM_LINE (row)) == item)
        {
          g_ptr_array_remove_index (rows, i);
          return row;
        }
    }
  return NULL;
}

static gboolean
has_focus_inside (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* The focus must not fall out of the page when its row goes. */
static void
rescue_focus (KhItemList *self, guint position)
{
  if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN (position, self->rows->len - 1)));
  else if (self->add != NULL && gtk_widget_get_visible (self->add))
    gtk_widget_child_focus (self->add, GTK_DIR_TAB_FORWARD);
}

static void
update_add (KhItemList *self)
{
  if (self->add != NULL && self->page != NULL)
    gtk_widget_set_visible (self->add, !kh_form_page_get_locked (self->page)
                                           && !(self->single && g_list_model_get_n_items (self->items) > 0));
}

static gboolean
purge_cb (gpointer data)
{
  KhItemList *self = data;
  gboolean focus_lost = FALSE;

  self->purge_source = 0;
  for (guint i = 0; i < self->gone->len; i++)
    focus_lost |= has_focus_inside (g_ptr_array_index (self->gone, i));
  if (focus_lost)
    rescue_focus (self,
                  GPOINTER_TO_UINT (g_object_get_data (g_ptr_array_index (self->gone, 0), "kh-position")));
  for (guint i = 0; i < self->gone->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->gone, i));
  g_ptr_array_set_size (self->gone, 0);
  return G_SOURCE_REMOVE;
}

/* Rows of a long list are made as they are needed. */
static void
make_rows (KhItemList *self, guint position, guint n)
{
  guint n_now = n > N_ALL_AT_ONCE ? N_FIRST : n;

  for (guint i = 0; i < n_now; i++)
    kh_item_line_ensure (g_ptr_array_index (self->rows, position + i));
  if (n_now < n)
    kh_row_filler_start (self->filler);
}

static void
items_changed_cb (KhItemList *self, guint position, guint removed, guint added)
{
  GtkWidget *after = position > 0 ? g_ptr_array_index (self->rows, position - 1) : NULL;

  for (guint i = 0; i < removed; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, position + i);

      kh_form_field_set_gone (row, TRUE);
      g_object_set_data (G_OBJECT (row), "kh-position", GUINT_TO_POINTER (position + i));
      g_ptr_array_add (self->gone, row);
    }
  if (removed > 0)
    g_ptr_array_remove_range (self->rows, position, removed);

  for (guint i = 0; i < added; i++)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (self->items, position + i);
      GtkWidget *row = take_row_of (self->gone, item);

      /* An item that only changed its place keeps its row, and with it the focus. */
      if (row == NULL)
        row = kh_item_line_new (self->page, item);
      kh_form_field_set_gone (row, FALSE);
      gtk_widget_insert_after (row, GTK_WIDGET (self), after);
      g_ptr_array_insert (self->rows, position + i, row);
      after = row;
    }
  make_rows (self, position, added);
  /* Before the next frame, but after the edit. */
  if (self->gone->len > 0 && self->purge_source == 0)
    self->purge_source = g_idle_add_full (GTK_PRIORITY_RESIZE - 2, purge_cb, self, NULL);
  update_add (self);
  for (guint i = position; i < self->rows->len; i++)
    kh_item_line_refresh (g_ptr_array_index (self->rows, i));
}

static void
add_clicked_cb (KhItemList *self)
{
  kh_item_list_add (self, kh_item_kind_default (self->parent));
}

static void
add_kind_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  kh_item_list_add (data, g_variant_get_int32 (parameter));
}

/* A paragraph before the tasks, a table after the targets: what else may stand here. */
static void
create_kinds_cb (GtkMenuButton *button, gpointer data)
{
  static const KhItemKind kinds[]
      = { KH_ITEM_TASK,   KH_ITEM_TARGET, KH_ITEM_RESPONSIBILITY, KH_ITEM_PARAGRAPH,
          KH_ITEM_CLAUSE, KH_ITEM_POINT,  KH_ITEM_DASH,           KH_ITEM_TABLE };
  KhItemList *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GMenuItem) entry = NULL;

      if (!kh_item_kind_allowed (self->parent, kinds[i]))
        continue;
      entry = g_menu_item_new (_(kh_item_kind_name (kinds[i])), NULL);
      g_menu_item_set_action_and_target (entry, "list.add", "i", (gint32) kinds[i]);
      g_menu_append_item (menu, entry);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static GtkWidget *
make_kinds_button (KhItemList *self)
{
  static const GActionEntry entries[] = { { "add", add_kind_cb, "i" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_widget_set_tooltip_text (button, _("Add something else"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add something else"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "kh-add-more");
  kh_describe (button, _("Opens the other kinds of paragraph, tables and the like that can stand here"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_kinds_cb, self, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list", G_ACTION_GROUP (actions));
  return button;
}

static GtkWidget *
make_add_line (KhItemList *self)
{
  const KhItemWords *words = kh_item_words (kh_item_kind_default (self->parent));
  const char *label = _(words->add);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "kh-add");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  kh_describe (button, _(words->about_add));
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), button);
  if (KH_IS_SECTION (self->parent) && !self->single)
    gtk_box_append (GTK_BOX (line), make_kinds_button (self));
  kh_item_drag_add_end (line, self->page, self->parent);
  return line;
}

static gboolean
is_single (KhNode *parent)
{
  KhSectionKind kind;

  if (!KH_IS_SECTION (parent))
    return FALSE;
  kind = kh_section_get_kind (KH_SECTION (parent));
  return kind == KH_SECTION_OPENING || kind == KH_SECTION_CLOSING;
}

static void
kh_item_list_dispose (GObject *object)
{
  KhItemList *self = KH_ITEM_LIST (object);
  GtkWidget *child;

  if (self->items != NULL)
    g_signal_handlers_disconnect_by_data (self->items, self);
  g_clear_object (&self->items);
  g_clear_object (&self->parent);
  g_clear_weak_pointer (&self->page);
  g_clear_handle_id (&self->purge_source, g_source_remove);
  g_clear_pointer (&self->filler, kh_row_filler_free);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->gone, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kh_item_list_parent_class)->dispose (object);
}

static void
kh_item_list_finalize (GObject *object)
{
  g_ptr_array_unref (KH_ITEM_LIST (object)->rows);
  g_ptr_array_unref (KH_ITEM_LIST (object)->gone);

  G_OBJECT_CLASS (kh_item_list_parent_class)->finalize (object);
}

static void
kh_item_list_class_init (KhItemListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_item_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = kh_item_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_css_name (widget_class, "itemlist");
}

static void
kh_item_list_init (KhItemList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);
  self->filler = kh_row_filler_new (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->gone = g_ptr_array_new ();
}

GtkWidget *
kh_item_list_new (KhFormPage *page, KhNode *parent, gboolean with_add)
{
  KhItemList *self = g_object_new (KH_TYPE_ITEM_LIST, NULL);

  g_set_weak_pointer (&self->page, page);
  self->parent = g_object_ref (parent);
  self->items = g_object_ref (kh_node_get_children (parent, KH_TYPE_ITEM));
  if (with_add)
    {
      self->single = is_single (parent);
      self->add = make_add_line (self);
      gtk_widget_set_parent (self->add, GTK_WIDGET (self));
      g_signal_connect_object (page, "notify::locked", G_CALLBACK (update_add), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_swapped (self->items, "items-changed", G_CALLBACK (items_changed_cb), self);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (self->items));
  return GTK_WIDGET (self);
}

void
kh_item_list_add (KhItemList *self, KhItemKind kind)
{
  KhFormPage *page = self->page;
  KhItem *item;

  g_return_if_fail (KH_IS_ITEM_LIST (self));

  if (page == NULL || kh_form_page_get_locked (page))
    return;
  if (kind == KH_ITEM_TABLE)
    item = kh_item_ops_add_table (page, self->parent, G_MAXUINT, 3);
  else
    item = kh_item_ops_add (page, self->parent, G_MAXUINT, kind);
  if (item != NULL && kind == KH_ITEM_TABLE)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, self->rows->len - 1));
  else
    kh_item_line_focus (page, item, 0);
}
