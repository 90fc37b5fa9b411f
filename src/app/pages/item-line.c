/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhItemLine: one item on the sheet. */
#include "item-line.h"

#include <glib/gi18n.h>

#include "compose.h"
#include "describe.h"
#include "duty-chips.h"
#include "form-edit.h"
#include "item-chips.h"
#include "item-commands.h"
#include "item-drag.h"
#include "item-list.h"
#include "item-menu.h"
#include "item-ops.h"
#include "kinds.h"
#include "line-layout.h"
#include "row-input.h"
#include "row-menu.h"
#include "row-selection.h"
#include "table-grid.h"
#include "target-chips.h"
#include "task-chips.h"
#include "template.h"

/* What the template holds is NULL until the row is made: see kh_item_line_ensure(). */
struct _KhItemLine
{
  GtkWidget parent_instance;

  GtkWidget *line;
  GtkWidget *handle;
  GtkLabel *number;
  GtkBox *body;
  GtkMenuButton *menu;
  GtkBox *below;

  KhFormPage *page; /* weak */
  KhItem *item;
  KhItemText *text; /* unowned child; NULL for a table */
  GtkWidget *chips; /* unowned child, NULL for items that have none */
  GtkWidget *list;  /* unowned child: the items beneath, once there are any */
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (KhItemLine, kh_item_line, GTK_TYPE_WIDGET)

gboolean
kh_item_line_is_usable (KhItemLine *self)
{
  g_return_val_if_fail (KH_IS_ITEM_LINE (self), FALSE);

  return self->page != NULL && !kh_form_page_get_locked (self->page)
         && kh_form_is_alive (self->page, self->item);
}

void
kh_item_line_focus (KhFormPage *page, KhItem *item, int offset)
{
  KhFormField *field
      = item != NULL ? kh_form_page_find_field (page, kh_node_get_uuid (KH_NODE (item))) : NULL;

  if (field != NULL && KH_IS_ITEM_TEXT (field))
    kh_item_text_place_cursor (KH_ITEM_TEXT (field), offset);
}

static gboolean
command_cb (KhItemLine *self, int command)
{
  return kh_item_command_run (self, command);
}

/* Actions of the menu. */

static void
run_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const struct
  {
    const char *name;
    KhTextCommand command;
  } commands[] = {
    { "up", KH_TEXT_MOVE_UP },
    { "down", KH_TEXT_MOVE_DOWN },
    { "add-sub", KH_TEXT_ADD_SUB },
    { "remove", KH_TEXT_REMOVE },
  };
  const char *name = g_action_get_name (G_ACTION (action));

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (name, commands[i].name))
      kh_item_command_run (data, commands[i].command);
}

static void
add_detail_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KhItemLine *self = data;

  if (!kh_item_line_is_usable (self) || self->chips == NULL)
    return;
  if (KH_IS_TARGET_CHIPS (self->chips))
    kh_target_chips_add (KH_TARGET_CHIPS (self->chips));
  else if (KH_IS_DUTY_CHIPS (self->chips))
    kh_duty_chips_add (KH_DUTY_CHIPS (self->chips));
}

static void
detail_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KhItemLine *self = data;

  if (kh_item_line_is_usable (self) && self->chips != NULL && KH_IS_TASK_CHIPS (self->chips))
    kh_task_chips_open (KH_TASK_CHIPS (self->chips), g_variant_get_int32 (parameter));
}

static void
turn_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KhItemLine *self = data;
  KhFormPage *page = self->page;

  if (kh_item_line_is_usable (self))
    kh_item_line_focus (page, kh_item_ops_turn_into (page, self->item, g_variant_get_int32 (parameter)), -1);
}

/* For the row alone that the menu is of: it becomes what is selected. */
static void
run_rows_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KhItemLine *self = data;
  g_autofree char *name = g_strconcat ("rows.", g_action_get_name (G_ACTION (action)), NULL);

  if (self->page == NULL)
    return;
  kh_row_selection_select (kh_form_page_get_selection (self->page), self->item);
  gtk_widget_activate_action_variant (GTK_WIDGET (self), name, parameter);
}

static void
update_actions (KhItemLine *self)
{
  GListModel *siblings;
  KhNode *parent = kh_node_get_parent (KH_NODE (self->item));
  guint position = kh_node_get_position (KH_NODE (self->item));
  GActionMap *map = G_ACTION_MAP (self->actions);

  siblings = parent != NULL ? kh_node_get_children (parent, KH_TYPE_ITEM) : NULL;
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "up")),
                               siblings != NULL && position > 0 && position != G_MAXUINT);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "down")),
                               siblings != NULL && position + 1 < g_list_model_get_n_items (siblings));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "kind")),
                             g_variant_new_int32 (kh_item_get_kind (self->item)));
}

/* The menu is that of all rows that are selected with this one. */
static GMenuModel *
make_menu (KhItemLine *self)
{
  KhRowSelection *selection = self->page != NULL ? kh_form_page_get_selection (self->page) : NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (selection != NULL && kh_row_selection_contains (selection, self->item))
    items = kh_row_selection_list (selection);
  return items != NULL && items->len > 1 ? kh_row_menu_new (items) : kh_item_menu_new (self->item);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  KhItemLine *self = data;
  g_autoptr (GMenuModel) model = make_menu (self);

  update_actions (self);
  gtk_menu_button_set_menu_model (button, model);
}

static void
add_actions (KhItemLine *self)
{
  static const GActionEntry entries[] = {
    { "up", run_action_cb },         { "down", run_action_cb },      { "add-sub", run_action_cb },
    { "add-detail", add_detail_cb }, { "detail", detail_cb, "i" },   { "remove", run_action_cb },
    { "kind", turn_cb, "i", "0" },   { "move-to", run_rows_action_cb, "s" },  { "cut", run_rows_action_cb },
    { "copy", run_rows_action_cb },        { "paste", run_rows_action_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "item", G_ACTION_GROUP (self->actions));
}

/* Content. */

static void
update_below (KhItemLine *self)
{
  gboolean duties = KH_IS_RESPONSIBILITY (self->item);

  if (self->list != NULL || (!duties && g_list_model_get_n_items (kh_item_get_items (self->item)) == 0))
    return;
  self->list = kh_item_list_new (self->page, KH_NODE (self->item), duties);
  gtk_box_append (self->below, self->list);
  gtk_widget_show (GTK_WIDGET (self->below));
}

static void
locked_cb (KhItemLine *self)
{
  gboolean locked = kh_form_page_get_locked (self->page);

  if (self->line == NULL)
    return;

  gtk_widget_set_visible (self->handle, !locked);
  gtk_widget_set_visible (GTK_WIDGET (self->menu), !locked);
}

/* For a screen reader the row is its number and its words, and says how many are selected. */
static void
describe_row (KhItemLine *self)
{
  g_autofree char *plain = kh_item_dup_plain (self->item);
  g_autofree char *name = g_strstrip (g_strjoin (" ", gtk_label_get_label (self->number), plain, NULL));
  g_autoptr (GPtrArray) items = kh_row_selection_list (kh_form_page_get_selection (self->page));
  g_autofree char *description
      = g_strdup_printf (ngettext ("%u row selected", "%u rows selected", items->len), items->len);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *name != '\0' ? name : _(kh_item_words (kh_item_get_kind (self->item))->name),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
selection_changed_cb (KhItemLine *self)
{
  KhRowSelection *selection = kh_form_page_get_selection (self->page);
  gboolean selected = kh_row_selection_contains (selection, self->item);

  /* With Tab one goes from text to text: a row is a stop only while it has the keyboard. */
  gtk_widget_set_focusable (GTK_WIDGET (self), kh_row_selection_get_head (selection) == self->item);
  if (selected == gtk_widget_has_css_class (GTK_WIDGET (self), "kh-selected"))
    return;
  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "kh-selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "kh-selected");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

/* Pointing at a row and working in it are the two ways of using it. */
static void
add_wake (KhItemLine *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (kh_item_chips_wake), self->chips, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (kh_item_chips_wake), self->chips, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->line, motion);
  gtk_widget_add_controller (self->line, focus);
}

static void
build (KhItemLine *self)
{
  KhItemKind kind = kh_item_get_kind (self->item);
  const KhItemWords *words = kh_item_words (kind);

  if (kind == KH_ITEM_TABLE)
    {
      gtk_box_append (self->body, kh_table_grid_new (self->page, self->item));
      return;
    }
  self->text = KH_ITEM_TEXT (kh_item_text_new ());
  kh_item_text_bind (self->text, self->page, self->item, "text", words->edit, KH_TEXT_MARKUP);
  kh_item_text_set_placeholder (self->text, _(words->placeholder));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _(words->name),
                                  -1);
  kh_describe (GTK_WIDGET (self->text), _(words->about));
  if (kind == KH_ITEM_RESPONSIBILITY)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "kh-block-heading");
  g_signal_connect_object (self->text, "command", G_CALLBACK (command_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "paste-lines", G_CALLBACK (kh_item_command_paste), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->body, GTK_WIDGET (self->text));

  self->chips = kh_item_chips_new (self->page, self->item);
  if (self->chips != NULL)
    {
      gtk_box_append (self->body, self->chips);
      add_wake (self);
    }
  g_signal_connect_object (kh_item_get_items (self->item), "items-changed", G_CALLBACK (update_below), self,
                           G_CONNECT_SWAPPED);
  update_below (self);
}

static gboolean
kh_item_line_grab_focus (GtkWidget *widget)
{
  KhItemLine *self = KH_ITEM_LINE (widget);

  kh_item_line_ensure (self);
  if (gtk_widget_get_focusable (widget))
    return GTK_WIDGET_CLASS (kh_item_line_parent_class)->grab_focus (widget);
  if (self->text != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->text));
  return gtk_widget_child_focus (GTK_WIDGET (self->body), GTK_DIR_TAB_FORWARD);
}

static void
kh_item_line_dispose (GObject *object)
{
  KhItemLine *self = KH_ITEM_LINE (object);
  GtkWidget *child;

  g_clear_weak_pointer (&self->page);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (kh_item_line_parent_class)->dispose (object);
}

static void
kh_item_line_finalize (GObject *object)
{
  g_clear_object (&KH_ITEM_LINE (object)->item);

  G_OBJECT_CLASS (kh_item_line_parent_class)->finalize (object);
}

static void
kh_item_line_class_init (KhItemLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kh_item_line_dispose;
  object_class->finalize = kh_item_line_finalize;
  widget_class->grab_focus = kh_item_line_grab_focus;

  gtk_widget_class_set_css_name (widget_class, "itemrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  g_type_ensure (KH_TYPE_LINE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/item-line.ui");
  gtk_widget_class_bind_template_child (widget_class, KhItemLine, line);
  gtk_widget_class_bind_template_child (widget_class, KhItemLine, handle);
  gtk_widget_class_bind_template_child (widget_class, KhItemLine, number);
  gtk_widget_class_bind_template_child (widget_class, KhItemLine, body);
  gtk_widget_class_bind_template_child (widget_class, KhItemLine, menu);
  gtk_widget_class_bind_template_child (widget_class, KhItemLine, below);
}

static void
kh_item_line_init (KhItemLine *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
}

/* About how high the row will be: enough for the scroller to have the right length. */
static int
estimate_height (KhItem *item)
{
  const int line_height = 21, line_length = 76, padding = 10, chips_height = 30;
  g_autofree char *plain = kh_item_dup_plain (item);
  GListModel *items = kh_item_get_items (item);
  int height = padding + line_height * (1 + (int) (g_utf8_strlen (plain, -1) / line_length));

  if (KH_IS_TASK (item))
    height += chips_height;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KhItem) child = g_list_model_get_item (items, i);

      height += estimate_height (child);
    }
  return height;
}

GtkWidget *
kh_item_line_new (KhFormPage *page, KhItem *item)
{
  KhItemLine *self = g_object_new (KH_TYPE_ITEM_LINE, NULL);

  g_set_weak_pointer (&self->page, page);
  self->item = g_object_ref (item);
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, estimate_height (item));
  g_signal_connect_object (kh_form_page_get_selection (page), "changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::locked", G_CALLBACK (locked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "refresh", G_CALLBACK (kh_item_line_refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
kh_item_line_ensure (KhItemLine *self)
{
  g_return_if_fail (KH_IS_ITEM_LINE (self));

  if (self->line != NULL || self->page == NULL)
    return;
  kh_template_init (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu, create_menu_cb, self, NULL);
  add_actions (self);
  build (self);
  kh_item_drag_add (self, self->handle, GTK_WIDGET (self->number));
  kh_row_input_add (self, self->line, GTK_WIDGET (self->body));
  locked_cb (self);
  kh_item_line_refresh (self);
  kh_form_page_fields_made (self->page, self->line);
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, -1);
}

gboolean
kh_item_line_is_made (KhItemLine *self)
{
  g_return_val_if_fail (KH_IS_ITEM_LINE (self), FALSE);

  return self->line != NULL;
}

KhFormPage *
kh_item_line_get_page (KhItemLine *self)
{
  g_return_val_if_fail (KH_IS_ITEM_LINE (self), NULL);

  return self->page;
}

KhItem *
kh_item_line_get_item (KhItemLine *self)
{
  g_return_val_if_fail (KH_IS_ITEM_LINE (self), NULL);

  return self->item;
}

KhItemText *
kh_item_line_get_text (KhItemLine *self)
{
  g_return_val_if_fail (KH_IS_ITEM_LINE (self), NULL);

  kh_item_line_ensure (self);
  return self->text;
}

GtkWidget *
kh_item_line_get_below (KhItemLine *self)
{
  g_return_val_if_fail (KH_IS_ITEM_LINE (self), NULL);

  return (GtkWidget *) self->below;
}

void
kh_item_line_focus_row (KhItemLine *self)
{
  GdkRectangle area = { 0 };

  g_return_if_fail (KH_IS_ITEM_LINE (self));

  if (self->page == NULL)
    return;
  kh_item_line_ensure (self);
  describe_row (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->text != NULL)
    kh_form_page_field_focused (self->page, KH_FORM_FIELD (self->text));
  area.height = gtk_widget_get_height (self->line);
  kh_form_page_reveal (self->page, GTK_WIDGET (self), &area);
}

gboolean
kh_item_line_focus_detail (KhItemLine *self, KhNode *node, const char *property)
{
  g_return_val_if_fail (KH_IS_ITEM_LINE (self), FALSE);

  kh_item_line_ensure (self);
  return self->chips != NULL && kh_item_chips_focus (KH_ITEM_CHIPS (self->chips), node, property);
}

void
kh_item_line_open_menu (KhItemLine *self)
{
  g_return_if_fail (KH_IS_ITEM_LINE (self));

  kh_item_line_ensure (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->menu)))
    gtk_menu_button_popup (self->menu);
}

void
kh_item_line_refresh (KhItemLine *self)
{
  g_autofree char *number = NULL;

  g_return_if_fail (KH_IS_ITEM_LINE (self));

  if (self->line == NULL || self->page == NULL || !kh_form_is_alive (self->page, self->item))
    return;
  number = kh_compose_number (KH_NODE (self->item));
  if (g_strcmp0 (number, gtk_label_get_label (self->number)) != 0)
    gtk_label_set_label (self->number, number);
}
