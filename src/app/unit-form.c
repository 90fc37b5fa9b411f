/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the directory says of one unit. */
#include "unit-form.h"

#include <glib/gi18n.h>

#include "agency-edit.h"
#include "shown-entry.h"
#include "template.h"
#include "toast.h"

#define CHANGE N_("Change unit")

/* Invariant: while filling is set, no row's change is the user's. */
struct _KhUnitForm
{
  GtkWidget parent_instance;

  GtkWidget   *page;
  AdwEntryRow *name_row;
  AdwEntryRow *short_name_row;
  AdwComboRow *kind_row;
  AdwEntryRow *head_row;
  AdwEntryRow *first_row;
  AdwEntryRow *last_row;
  AdwComboRow *successor_row;

  KhStore  *store;
  KhAgency *agency;
  KhUnit   *unit;
  gboolean  filling;
};

G_DEFINE_FINAL_TYPE (KhUnitForm, kh_unit_form, GTK_TYPE_WIDGET)

static void fill (KhUnitForm *self);

static void
set_text (KhUnitForm *self, AdwEntryRow *row, const char *property, const char *text)
{
  g_autofree char *shown = NULL;

  if (self->unit == NULL)
    return;
  shown = kh_shown_entry_take (row);
  if (kh_agency_set_string (GTK_WIDGET (self), self->store, self->agency, CHANGE, self->unit, property, shown, text))
    fill (self);
  else
    kh_shown_entry_keep (row, shown);
}

static void
set_year (KhUnitForm *self, AdwEntryRow *row, const char *property, int year)
{
  g_autofree char *shown = kh_shown_entry_take (row);
  g_auto (GValue) base = G_VALUE_INIT;
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&base, G_TYPE_INT);
  g_value_set_int (&base, (int) g_ascii_strtoll (shown, NULL, 10));
  g_value_init (&value, G_TYPE_INT);
  g_value_set_int (&value, year);
  if (kh_agency_set (GTK_WIDGET (self), self->store, self->agency, CHANGE, self->unit, property, &base, &value))
    fill (self);
  else
    kh_shown_entry_keep (row, shown);
}

/* What cannot be stays in the field, marked; the directory keeps what it has. */
static void
refuse (KhUnitForm *self, AdwEntryRow *row, const char *message)
{
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  kh_toast_show (GTK_WIDGET (self), message, NULL, NULL);
}

static void
apply_cb (KhUnitForm *self, AdwEntryRow *row)
{
  g_autofree char *text = kh_text_normalize (gtk_editable_get_text (GTK_EDITABLE (row)));
  KhUnit *other;

  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  if (row == self->short_name_row)
    set_text (self, row, "short-name", text);
  else if (row == self->head_row)
    set_text (self, row, "head-title", text);
  else
    {
      other = *text != '\0' ? kh_agency_find_unit (self->agency, text) : NULL;
      if (*text == '\0')
        refuse (self, row, _("A unit needs a name."));
      else if (other != NULL && other != self->unit)
        refuse (self, row, _("Another unit has this name."));
      else
        set_text (self, row, "name", text);
    }
}

static void
apply_year_cb (KhUnitForm *self, AdwEntryRow *row)
{
  g_autofree char *text = kh_text_normalize (gtk_editable_get_text (GTK_EDITABLE (row)));
  guint64 year = 0;
  int first, last;

  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  if (self->unit == NULL)
    return;
  if (*text != '\0' && !g_ascii_string_to_unsigned (text, 10, 1900, 2200, &year, NULL))
    {
      refuse (self, row, _("That is no year. Write it as 2027, or leave it blank."));
      return;
    }
  first = row == self->first_row ? (int) year : kh_unit_get_first_year (self->unit);
  last = row == self->last_row ? (int) year : kh_unit_get_last_year (self->unit);
  if (first != 0 && last != 0 && last < first)
    {
      refuse (self, row, _("The last year is before the first."));
      return;
    }
  set_year (self, row, row == self->first_row ? "first-year" : "last-year", (int) year);
}

static void
kind_cb (KhUnitForm *self)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (self->filling || self->unit == NULL)
    return;
  g_value_init (&value, KH_TYPE_UNIT_KIND);
  g_value_set_enum (&value, (int) adw_combo_row_get_selected (self->kind_row));
  kh_agency_set (GTK_WIDGET (self), self->store, self->agency, CHANGE, self->unit, "kind", NULL, &value);
}

static void
successor_cb (KhUnitForm *self)
{
  guint position = adw_combo_row_get_selected (self->successor_row);
  g_autoptr (KhNode) successor = NULL;

  if (self->filling || self->unit == NULL || position == GTK_INVALID_LIST_POSITION)
    return;
  if (position > 0)
    successor = g_list_model_get_item (kh_agency_get_units (self->agency), position - 1);
  if (successor == KH_NODE (self->unit))
    {
      kh_toast_show (GTK_WIDGET (self), _("A unit does not take its own place."), NULL, NULL);
      kh_unit_form_set_unit (self, self->unit);
      return;
    }
  kh_agency_set_string (GTK_WIDGET (self), self->store, self->agency, CHANGE, self->unit, "successor",
                        kh_unit_get_successor (self->unit), successor != NULL ? kh_node_get_uuid (successor) : NULL);
}

/* Showing. */

static void
set_year_entry (AdwEntryRow *row, int year)
{
  g_autofree char *text = year != 0 ? g_strdup_printf ("%d", year) : NULL;

  kh_shown_entry_show (row, text);
}

/* The row may be telling of a choice just now, and would not survive another
 * model then: it gets one only when the names are others. */
static void
show_successors (KhUnitForm *self)
{
  GListModel *units = kh_agency_get_units (self->agency);
  GListModel *old = adw_combo_row_get_model (self->successor_row);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint position = 0;
  gboolean same;

  gtk_string_list_append (names, C_("unit", "None"));
  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);

      gtk_string_list_append (names, kh_unit_get_name (unit));
      if (g_strcmp0 (kh_node_get_uuid (KH_NODE (unit)), kh_unit_get_successor (self->unit)) == 0)
        position = i + 1;
    }
  same = old != NULL && g_list_model_get_n_items (old) == g_list_model_get_n_items (G_LIST_MODEL (names));
  for (guint i = 0; same && i < g_list_model_get_n_items (old); i++)
    same = g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (old), i), gtk_string_list_get_string (names, i));
  if (!same)
    adw_combo_row_set_model (self->successor_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->successor_row, position);
}

static void
fill (KhUnitForm *self)
{
  if (self->unit == NULL)
    return;
  self->filling = TRUE;
  kh_shown_entry_show (self->name_row, kh_unit_get_name (self->unit));
  kh_shown_entry_show (self->short_name_row, kh_unit_get_short_name (self->unit));
  kh_shown_entry_show (self->head_row, kh_unit_get_head_title (self->unit));
  set_year_entry (self->first_row, kh_unit_get_first_year (self->unit));
  set_year_entry (self->last_row, kh_unit_get_last_year (self->unit));
  adw_combo_row_set_selected (self->kind_row, kh_unit_get_kind (self->unit));
  show_successors (self);
  self->filling = FALSE;
}

static void
forget_rows (KhUnitForm *self)
{
  kh_shown_entry_forget (self->name_row);
  kh_shown_entry_forget (self->short_name_row);
  kh_shown_entry_forget (self->head_row);
  kh_shown_entry_forget (self->first_row);
  kh_shown_entry_forget (self->last_row);
}

void
kh_unit_form_set_unit (KhUnitForm *self, KhUnit *unit)
{
  g_return_if_fail (KH_IS_UNIT_FORM (self));
  g_return_if_fail (unit == NULL || KH_IS_UNIT (unit));

  if (self->unit != NULL)
    g_signal_handlers_disconnect_by_func (self->unit, fill, self);
  if (unit != self->unit)
    forget_rows (self);
  g_set_object (&self->unit, unit);
  if (unit != NULL)
    g_signal_connect_swapped (unit, "notify", G_CALLBACK (fill), self);
  fill (self);
}

void
kh_unit_form_set_agency (KhUnitForm *self, KhStore *store, KhAgency *agency, gboolean read_only)
{
  g_return_if_fail (KH_IS_UNIT_FORM (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->agency = g_object_ref (agency);
  gtk_widget_set_sensitive (self->page, !read_only);
  g_signal_connect_object (kh_agency_get_units (agency), "items-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
}

void
kh_unit_form_focus (KhUnitForm *self)
{
  g_return_if_fail (KH_IS_UNIT_FORM (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  gtk_editable_select_region (GTK_EDITABLE (self->name_row), 0, -1);
}

static void
kh_unit_form_dispose (GObject *object)
{
  KhUnitForm *self = KH_UNIT_FORM (object);

  if (self->unit != NULL)
    g_signal_handlers_disconnect_by_func (self->unit, fill, self);
  g_clear_object (&self->unit);
  kh_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->store);
  g_clear_object (&self->agency);

  G_OBJECT_CLASS (kh_unit_form_parent_class)->dispose (object);
}

static void
kh_unit_form_class_init (KhUnitFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_unit_form_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/unit-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KhUnitForm, page);
  gtk_widget_class_bind_template_child (widget_class, KhUnitForm, name_row);
  gtk_widget_class_bind_template_child (widget_class, KhUnitForm, short_name_row);
  gtk_widget_class_bind_template_child (widget_class, KhUnitForm, kind_row);
  gtk_widget_class_bind_template_child (widget_class, KhUnitForm, head_row);
  gtk_widget_class_bind_template_child (widget_class, KhUnitForm, first_row);
  gtk_widget_class_bind_template_child (widget_class, KhUnitForm, last_row);
  gtk_widget_class_bind_template_child (widget_class, KhUnitForm, successor_row);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_year_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, successor_cb);
}

static void
kh_unit_form_init (KhUnitForm *self)
{
  kh_template_init (GTK_WIDGET (self));
}
