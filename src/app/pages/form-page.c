/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFormPage: an editor page that is a sheet of fields. */
#include "form-page.h"

#include <adwaita.h>

#include "drag-scroll.h"
#include "field-marks.h"
#include "item-chips.h"
#include "item-line.h"
#include "page-fields.h"
#include "row-actions.h"
#include "template.h"

typedef struct
{
  GtkBox *sheet;

  GtkTextTagTable *tags;
  KhRowSelection *selection;
  GPtrArray *pending; /* KhFormField, unowned: each takes itself out when it goes */
  gboolean locked;
  guint refresh_source;
  KhFieldMarks *marks; /* NULL until the page has a plan */

  /* Where to scroll to once the next size allocation is done. */
  GtkWidget *reveal_widget;
  GdkRectangle reveal_area;
  guint reveal_source;

  /* What shows words that were searched for: weak, at most one of them set. */
  KhFormField *shown_field;
  KhChip *shown_chip;
} KhFormPagePrivate;

enum
{
  PROP_0,
  PROP_LOCKED,
  N_PROPS
};

enum
{
  REFRESH,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static GtkBuildableIface *parent_buildable;
static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (KhFormPage, kh_form_page, KH_TYPE_EDITOR_PAGE,
                                  G_ADD_PRIVATE (KhFormPage)
                                      G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static KhFormPagePrivate *
get_private (KhFormPage *self)
{
  return kh_form_page_get_instance_private (self);
}

static void
update_locked (KhFormPage *self)
{
  KhFormPagePrivate *priv = get_private (self);
  KhPlan *plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (self));
  gboolean locked = plan == NULL || kh_plan_is_locked (plan);

  if (locked == priv->locked)
    return;
  priv->locked = locked;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOCKED]);
}

static gboolean
refresh_cb (gpointer data)
{
  KhFormPage *self = data;
  KhFormPagePrivate *priv = get_private (self);

  priv->refresh_source = 0;
  g_signal_emit (self, signals[REFRESH], 0);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (KhFormPage *self, KhNode *root)
{
  KhFormPagePrivate *priv = get_private (self);

  update_locked (self);
  /* Many edits may follow each other; the numbers are wanted for the next frame only. */
  if (priv->refresh_source == 0)
    priv->refresh_source = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, refresh_cb, self, NULL);
}

static void
clear_reveal (KhFormPage *self)
{
  KhFormPagePrivate *priv = get_private (self);

  g_clear_handle_id (&priv->reveal_source, g_source_remove);
  g_clear_weak_pointer (&priv->reveal_widget);
}

static gboolean
reveal_cb (gpointer data)
{
  KhFormPage *self = data;
  KhFormPagePrivate *priv = get_private (self);
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  const double margin = 24;
  double x, y;

  priv->reveal_source = 0;
  if (scroller != NULL && priv->reveal_widget != NULL
      && gtk_widget_translate_coordinates (priv->reveal_widget, scroller, priv->reveal_area.x,
                                           priv->reveal_area.y, &x, &y))
    {
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

      y += gtk_adjustment_get_value (adjustment);
      gtk_adjustment_clamp_page (adjustment, MAX (0, y - margin), y + priv->reveal_area.height + margin);
    }
  g_clear_weak_pointer (&priv->reveal_widget);
  return G_SOURCE_REMOVE;
}

/* KhEditorPage. */

static void
kh_form_page_set_plan (KhEditorPage *page, KhStore *store, KhPlan *plan, KhNode *node)
{
  if (KH_EDITOR_PAGE_CLASS (kh_form_page_parent_class)->set_plan != NULL)
    KH_EDITOR_PAGE_CLASS (kh_form_page_parent_class)->set_plan (page, store, plan, node);

  update_locked (KH_FORM_PAGE (page));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::state", G_CALLBACK (update_locked), page, G_CONNECT_SWAPPED);
  get_private (KH_FORM_PAGE (page))->marks = kh_field_marks_new (KH_FORM_PAGE (page), store, plan);
}

static gboolean
kh_form_page_focus_node (KhEditorPage *page, const char *uuid)
{
  KhFormPage *self = KH_FORM_PAGE (page);
  KhPlan *plan = kh_editor_page_get_plan (page);
  KhNode *node = plan != NULL && uuid != NULL ? kh_plan_find_node (plan, uuid) : NULL;
  KhFormField *field = kh_form_page_find_field (self, uuid);

  /* An indicator or a report has no field of its own: its item's will do. */
  while (field == NULL && node != NULL)
    {
      node = kh_node_get_parent (node);
      if (node != NULL)
        field = kh_form_page_find_field (self, kh_node_get_uuid (node));
    }
  return field != NULL && gtk_widget_grab_focus (kh_form_field_get_widget (field));
}

static KhItemChips *
find_chips (GtkWidget *widget, KhNode *item)
{
  KhItemChips *found = NULL;

  if (KH_IS_ITEM_CHIPS (widget))
    return (KhNode *) kh_item_chips_get_item (KH_ITEM_CHIPS (widget)) == item ? KH_ITEM_CHIPS (widget) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chips (child, item);
  return found;
}

static void
forget_words (KhFormPage *self)
{
  KhFormPagePrivate *priv = get_private (self);

  if (priv->shown_field != NULL && !gtk_widget_has_focus (kh_form_field_get_widget (priv->shown_field)))
    kh_form_field_select (priv->shown_field, -1, -1);
  if (priv->shown_chip != NULL)
    kh_chip_set_found (priv->shown_chip, FALSE);
  g_clear_weak_pointer (&priv->shown_field);
  g_clear_weak_pointer (&priv->shown_chip);
}

static void
show_words_in_chip (KhFormPage *self, KhNode *node, const char *property, int start, int end, gboolean focus)
{
  KhFormPagePrivate *priv = get_private (self);
  KhNode *item = KH_IS_ITEM (node) ? node : kh_node_get_parent (node);
  KhItemChips *chips = item != NULL ? find_chips (GTK_WIDGET (priv->sheet), item) : NULL;
  KhChip *chip = chips != NULL ? kh_item_chips_find_chip (chips, node, property) : NULL;

  if (chip == NULL)
    return;
  if (focus)
    {
      kh_chip_open_at (chip, property, start, end);
      return;
    }
  kh_chip_set_found (chip, TRUE);
  g_set_weak_pointer (&priv->shown_chip, chip);
  kh_form_page_reveal (self, GTK_WIDGET (chip), &(GdkRectangle){ 0, 0, 1, 1 });
}

static void
kh_form_page_show_words (KhEditorPage *page, KhNode *node, const char *property, int start, int end, gboolean focus)
{
  KhFormPage *self = KH_FORM_PAGE (page);
  KhFormPagePrivate *priv = get_private (self);
  KhFormField *field;

  forget_words (self);
  if (node == NULL)
    return;
  field = kh_page_fields_find (GTK_WIDGET (priv->sheet), kh_node_get_uuid (node), property);
  if (field == NULL)
    {
      show_words_in_chip (self, node, property, start, end, focus);
      return;
    }
  if (focus)
    gtk_widget_grab_focus (kh_form_field_get_widget (field));
  else
    g_set_weak_pointer (&priv->shown_field, field);
  kh_form_field_select (field, start, end);
}

static void
kh_form_page_flush (KhEditorPage *page)
{
  KhFormPagePrivate *priv = get_private (KH_FORM_PAGE (page));
  g_autoptr (GPtrArray) pending = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < priv->pending->len; i++)
    g_ptr_array_add (pending, g_object_ref (g_ptr_array_index (priv->pending, i)));
  for (guint i = 0; i < pending->len; i++)
    kh_form_field_flush (g_ptr_array_index (pending, i));
}

/* GtkBuildable. */

static void
kh_form_page_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  KhFormPagePrivate *priv = get_private (KH_FORM_PAGE (buildable));

  if (priv->sheet != NULL && GTK_IS_WIDGET (child))
    gtk_box_append (priv->sheet, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = kh_form_page_add_child;
}

/* GObject. */

static void
kh_form_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LOCKED:
      g_value_set_boolean (value, kh_form_page_get_locked (KH_FORM_PAGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kh_form_page_dispose (GObject *object)
{
  KhFormPage *self = KH_FORM_PAGE (object);
  KhFormPagePrivate *priv = get_private (self);

  clear_reveal (self);
  g_clear_weak_pointer (&priv->shown_field);
  g_clear_weak_pointer (&priv->shown_chip);
  g_clear_handle_id (&priv->refresh_source, g_source_remove);
  g_clear_pointer (&priv->marks, kh_field_marks_free);

  G_OBJECT_CLASS (kh_form_page_parent_class)->dispose (object);
}

static void
kh_form_page_finalize (GObject *object)
{
  KhFormPagePrivate *priv = get_private (KH_FORM_PAGE (object));

  g_clear_object (&priv->tags);
  g_clear_object (&priv->selection);
  g_clear_pointer (&priv->pending, g_ptr_array_unref);

  G_OBJECT_CLASS (kh_form_page_parent_class)->finalize (object);
}

static void
load_style (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = NULL;

  if (display == NULL)
    return;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/kehoach/Kehoach/forms.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1);
}

static void
kh_form_page_class_init (KhFormPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KhEditorPageClass *page_class = KH_EDITOR_PAGE_CLASS (klass);

  object_class->get_property = kh_form_page_get_property;
  object_class->dispose = kh_form_page_dispose;
  object_class->finalize = kh_form_page_finalize;
  page_class->set_plan = kh_form_page_set_plan;
  page_class->focus_node = kh_form_page_focus_node;
  page_class->show_words = kh_form_page_show_words;
  page_class->flush = kh_form_page_flush;

  props[PROP_LOCKED]
      = g_param_spec_boolean ("locked", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[REFRESH] = g_signal_new ("refresh", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/page-form.ui");
  gtk_widget_class_bind_template_child_private (widget_class, KhFormPage, sheet);
  kh_row_actions_install (widget_class);

  load_style ();
}

static void
kh_form_page_init (KhFormPage *self)
{
  KhFormPagePrivate *priv = get_private (self);
  GtkTextTag *bold = gtk_text_tag_new ("bold");
  GtkTextTag *italic = gtk_text_tag_new ("italic");

  priv->locked = TRUE;
  priv->pending = g_ptr_array_new ();
  priv->tags = gtk_text_tag_table_new ();
  g_object_set (bold, "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (italic, "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_tag_table_add (priv->tags, bold);
  gtk_text_tag_table_add (priv->tags, italic);
  g_object_unref (bold);
  g_object_unref (italic);

  kh_template_init (GTK_WIDGET (self));
  priv->selection = kh_row_selection_new (GTK_WIDGET (self));
  kh_drag_scroll_add (GTK_WIDGET (self));
}

void
kh_form_page_append (KhFormPage *self, GtkWidget *child)
{
  g_return_if_fail (KH_IS_FORM_PAGE (self));

  gtk_box_append (get_private (self)->sheet, child);
}

gboolean
kh_form_page_get_locked (KhFormPage *self)
{
  g_return_val_if_fail (KH_IS_FORM_PAGE (self), TRUE);

  return get_private (self)->locked;
}

GtkTextTagTable *
kh_form_page_get_tags (KhFormPage *self)
{
  g_return_val_if_fail (KH_IS_FORM_PAGE (self), NULL);

  return get_private (self)->tags;
}

KhRowSelection *
kh_form_page_get_selection (KhFormPage *self)
{
  g_return_val_if_fail (KH_IS_FORM_PAGE (self), NULL);

  return get_private (self)->selection;
}

void
kh_form_page_add_pending (KhFormPage *self, KhFormField *field)
{
  KhFormPagePrivate *priv = get_private (self);

  g_return_if_fail (KH_IS_FORM_FIELD (field));

  if (!g_ptr_array_find (priv->pending, field, NULL))
    g_ptr_array_add (priv->pending, field);
}

void
kh_form_page_remove_pending (KhFormPage *self, KhFormField *field)
{
  g_ptr_array_remove (get_private (self)->pending, field);
}

void
kh_form_page_field_focused (KhFormPage *self, KhFormField *field)
{
  KhEditorPage *page = KH_EDITOR_PAGE (self);
  const char *uuid = kh_form_field_get_uuid (field);

  if (kh_editor_page_get_store (page) != NULL)
    kh_store_break_typing (kh_editor_page_get_store (page), KH_NODE (kh_editor_page_get_plan (page)));
  if (uuid != NULL)
    g_signal_emit_by_name (self, "node-focused", uuid);
}

gboolean
kh_form_page_focus_first (KhFormPage *self)
{
  g_return_val_if_fail (KH_IS_FORM_PAGE (self), FALSE);

  return kh_page_fields_focus_first (GTK_WIDGET (get_private (self)->sheet));
}

void
kh_form_page_notice (KhFormPage *self, const char *message)
{
  g_signal_emit_by_name (self, "notice", message);
}

/* Makes the row of the node, or of the item that it is beneath, where it has one. */
static void
ensure_row (KhFormPage *self, KhNode *node)
{
  GtkWidget *row;

  if (node == NULL || !KH_IS_NODE (node))
    return;
  ensure_row (self, kh_node_get_parent (node));
  if (!KH_IS_ITEM (node))
    return;
  row = kh_row_selection_find_row (get_private (self)->selection, KH_ITEM (node));
  if (row != NULL)
    kh_item_line_ensure (KH_ITEM_LINE (row));
}

static void
ensure_rows (KhFormPage *self, const char *uuid)
{
  KhPlan *plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (self));

  ensure_row (self, plan != NULL ? kh_plan_find_node (plan, uuid) : NULL);
}

void
kh_form_page_visit_fields (KhFormPage *self, KhFormFieldVisit visit, gpointer data)
{
  g_return_if_fail (KH_IS_FORM_PAGE (self));
  g_return_if_fail (visit != NULL);

  kh_page_fields_visit (GTK_WIDGET (get_private (self)->sheet), visit, data);
}

void
kh_form_page_fields_made (KhFormPage *self, GtkWidget *widget)
{
  KhFieldMarks *marks;

  g_return_if_fail (KH_IS_FORM_PAGE (self));

  marks = get_private (self)->marks;
  if (marks != NULL)
    kh_field_marks_update_below (marks, widget);
}

KhFormField *
kh_form_page_find_field (KhFormPage *self, const char *uuid)
{
  g_return_val_if_fail (KH_IS_FORM_PAGE (self), NULL);

  if (uuid == NULL)
    return NULL;
  ensure_rows (self, uuid);

  return kh_page_fields_find (GTK_WIDGET (get_private (self)->sheet), uuid, NULL);
}

GtkWidget *
kh_form_page_find_property (KhFormPage *self, const char *uuid, const char *property)
{
  g_return_val_if_fail (KH_IS_FORM_PAGE (self), NULL);
  g_return_val_if_fail (uuid != NULL && property != NULL, NULL);

  ensure_rows (self, uuid);
  return kh_page_fields_find_widget (GTK_WIDGET (get_private (self)->sheet), uuid, property);
}

KhFormField *
kh_form_page_find_neighbour (KhFormPage *self, KhFormField *field, int direction)
{
  GtkWidget *row
      = gtk_widget_get_ancestor (kh_form_field_get_widget (field), KH_TYPE_ITEM_LINE);

  for (; row != NULL; row = gtk_widget_get_ancestor (gtk_widget_get_parent (row), KH_TYPE_ITEM_LINE))
    {
      GtkWidget *next = direction < 0 ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row);

      if (next != NULL && KH_IS_ITEM_LINE (next))
        kh_item_line_ensure (KH_ITEM_LINE (next));
    }

  return kh_page_fields_find_neighbour (GTK_WIDGET (get_private (self)->sheet), field, direction);
}

void
kh_form_page_reveal (KhFormPage *self, GtkWidget *widget, const GdkRectangle *area)
{
  KhFormPagePrivate *priv = get_private (self);

  g_set_weak_pointer (&priv->reveal_widget, widget);
  priv->reveal_area = *area;
  /* After the layout phase: the text may just have grown by a line. */
  if (priv->reveal_source == 0)
    priv->reveal_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, reveal_cb, self, NULL);
}
