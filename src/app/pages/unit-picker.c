/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhUnitPicker: choose one unit or several, found by what one types. */
#include "unit-picker.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "template.h"
#include "text.h"
#include "units.h"

struct _KhUnitPicker
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkSearchEntry *search;
  GtkListBox *list;

  KhFormPage *page; /* weak */
  gboolean multiple;
  GPtrArray *selected;
  char *needle;      /* what is searched, folded */
  GtkWidget *create; /* the row that makes a new unit */
  GtkLabel *create_label;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhUnitPicker, kh_unit_picker, GTK_TYPE_WIDGET)

static KhUnit *
get_unit (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "kh-unit");
}

static void
update_check (KhUnitPicker *self, GtkListBoxRow *row)
{
  KhUnit *unit = get_unit (row);
  GtkWidget *check = g_object_get_data (G_OBJECT (row), "kh-check");
  gboolean on;

  if (unit == NULL)
    return;
  on = g_ptr_array_find (self->selected, unit, NULL);
  gtk_widget_set_opacity (check, on ? 1 : 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, on, -1);
}

static void
update_checks (KhUnitPicker *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    update_check (self, row);
}

static GtkListBoxRow *
add_row (KhUnitPicker *self, KhUnit *unit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (unit != NULL ? kh_unit_get_name (unit) : NULL);
  GtkWidget *image
      = gtk_image_new_from_icon_name (unit != NULL ? "object-select-symbolic" : "list-add-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  if (unit == NULL)
    gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  if (unit != NULL)
    gtk_box_append (GTK_BOX (box), image);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  if (unit != NULL)
    {
      g_object_set_data_full (G_OBJECT (row), "kh-unit", g_object_ref (unit), g_object_unref);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      kh_unit_get_name (unit), -1);
      kh_describe (row, self->multiple ? _("Enter puts the unit in or takes it out") : _("Enter chooses this unit"));
    }
  else
    {
      self->create_label = GTK_LABEL (label);
    }
  g_object_set_data (G_OBJECT (row), "kh-check", image);
  gtk_list_box_append (self->list, row);
  update_check (self, GTK_LIST_BOX_ROW (row));
  return GTK_LIST_BOX_ROW (row);
}

static char *
dup_search (KhUnitPicker *self)
{
  return kh_text_normalize (gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Every word that is typed must be found, in any order, tones or not. */
static gboolean
matches (KhUnitPicker *self, KhUnit *unit)
{
  g_autofree char *all
      = g_strdup_printf ("%s %s", kh_unit_get_name (unit),
                         kh_unit_get_short_name (unit) != NULL ? kh_unit_get_short_name (unit) : "");
  g_autofree char *folded = kh_text_fold (all);
  g_auto (GStrv) words = g_strsplit (self->needle, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  KhUnitPicker *self = data;
  KhUnit *unit = get_unit (row);

  if (unit == NULL)
    return TRUE;
  return self->needle == NULL || *self->needle == '\0' || matches (self, unit);
}

static gboolean
is_known (KhUnitPicker *self, const char *name)
{
  KhAgency *agency = kh_plan_get_agency (kh_editor_page_get_plan (KH_EDITOR_PAGE (self->page)));

  return agency != NULL && kh_agency_find_unit (agency, name) != NULL;
}

static void
search_changed_cb (KhUnitPicker *self)
{
  g_autofree char *text = dup_search (self);
  gboolean offer = *text != '\0' && !is_known (self, text);

  g_free (self->needle);
  self->needle = kh_text_fold (text);
  if (offer)
    {
      /* Translators: %s is the name that was typed. */
      g_autofree char *words = g_strdup_printf (_("Create unit “%s”"), text);

      gtk_label_set_label (self->create_label, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->create), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                      -1);
      kh_describe (self->create, _("Adds the unit to the library and chooses it"));
    }
  gtk_widget_set_visible (self->create, offer);
  gtk_list_box_invalidate_filter (self->list);
}

void
kh_unit_picker_toggle (KhUnitPicker *self, KhUnit *unit)
{
  gboolean was_on;

  g_return_if_fail (KH_IS_UNIT_PICKER (self));

  was_on = g_ptr_array_find (self->selected, unit, NULL);
  if (!self->multiple)
    g_ptr_array_set_size (self->selected, 0);
  if (was_on)
    g_ptr_array_remove (self->selected, unit);
  else
    g_ptr_array_add (self->selected, g_object_ref (unit));
  update_checks (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
create_unit (KhUnitPicker *self)
{
  g_autofree char *text = dup_search (self);
  g_autoptr (KhUnit) unit = *text != '\0' ? kh_units_create (self->page, text) : NULL;

  if (unit == NULL)
    return;
  gtk_list_box_remove (self->list, self->create);
  add_row (self, unit);
  self->create = GTK_WIDGET (add_row (self, NULL));
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed_cb (self);
  kh_unit_picker_toggle (self, unit);
}

static void
row_activated_cb (KhUnitPicker *self, GtkListBoxRow *row)
{
  KhUnit *unit = get_unit (row);

  if (unit != NULL)
    kh_unit_picker_toggle (self, unit);
  else
    create_unit (self);
}

/* Enter takes the first that is left, or makes the unit that was typed. */
static void
search_activate_cb (KhUnitPicker *self)
{
  GtkListBoxRow *row;

  if (self->needle == NULL || *self->needle == '\0')
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)) && gtk_widget_get_visible (GTK_WIDGET (row)))
      {
        row_activated_cb (self, row);
        if (self->multiple)
          gtk_editable_set_text (GTK_EDITABLE (self->search), "");
        return;
      }
}

static gboolean
search_key_cb (KhUnitPicker *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
stop_search_cb (KhUnitPicker *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static gboolean
kh_unit_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KH_UNIT_PICKER (widget)->search));
}

static void
kh_unit_picker_dispose (GObject *object)
{
  KhUnitPicker *self = KH_UNIT_PICKER (object);

  g_clear_weak_pointer (&self->page);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kh_unit_picker_parent_class)->dispose (object);
}

static void
kh_unit_picker_finalize (GObject *object)
{
  KhUnitPicker *self = KH_UNIT_PICKER (object);

  g_ptr_array_unref (self->selected);
  g_free (self->needle);

  G_OBJECT_CLASS (kh_unit_picker_parent_class)->finalize (object);
}

static void
kh_unit_picker_class_init (KhUnitPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kh_unit_picker_dispose;
  object_class->finalize = kh_unit_picker_finalize;
  widget_class->grab_focus = kh_unit_picker_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/item-unit-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, KhUnitPicker, box);
  gtk_widget_class_bind_template_child (widget_class, KhUnitPicker, search);
  gtk_widget_class_bind_template_child (widget_class, KhUnitPicker, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
kh_unit_picker_init (KhUnitPicker *self)
{
  self->selected = g_ptr_array_new_with_free_func (g_object_unref);
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_unit_picker_new (KhFormPage *page, gboolean multiple, GPtrArray *selected)
{
  KhUnitPicker *self = g_object_new (KH_TYPE_UNIT_PICKER, NULL);
  g_autoptr (GPtrArray) units = kh_units_list (page, selected);

  g_set_weak_pointer (&self->page, page);
  self->multiple = multiple;
  for (guint i = 0; i < selected->len; i++)
    g_ptr_array_add (self->selected, g_object_ref (g_ptr_array_index (selected, i)));
  for (guint i = 0; i < units->len; i++)
    add_row (self, g_ptr_array_index (units, i));
  self->create = GTK_WIDGET (add_row (self, NULL));
  gtk_widget_hide (self->create);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  return GTK_WIDGET (self);
}

GPtrArray *
kh_unit_picker_get_selected (KhUnitPicker *self)
{
  g_return_val_if_fail (KH_IS_UNIT_PICKER (self), NULL);

  return self->selected;
}

void
kh_unit_picker_search (KhUnitPicker *self, const char *text)
{
  g_return_if_fail (KH_IS_UNIT_PICKER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  search_changed_cb (self);
}
