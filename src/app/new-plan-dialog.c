/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhNewPlanDialog: a new plan in three answers, each with a sensible one given. */
#include "new-plan-dialog.h"

#include <glib/gi18n.h>

#include "plan-dialog.h"
#include "plan-text.h"
#include "template-list.h"
#include "template.h"
#include "xml-reader.h"

/* Invariant: the agency row lists the library's agencies and, last, "another
 * body"; body_row and superior_row are for that one. */
struct _KhNewPlanDialog
{
  AdwWindow parent_instance;

  GtkSpinButton *year;
  AdwComboRow *template_row;
  AdwComboRow *agency_row;
  AdwEntryRow *body_row;
  AdwEntryRow *superior_row;
  AdwEntryRow *place_row;
  GtkWidget *create_button;

  KhStore *store;
  GListModel *agencies; /* of KhAgency, (nullable) */
  KhTemplateList *templates;
};

enum
{
  CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhNewPlanDialog, kh_new_plan_dialog, ADW_TYPE_WINDOW)

static guint
n_agencies (KhNewPlanDialog *self)
{
  return self->agencies != NULL ? g_list_model_get_n_items (self->agencies) : 0;
}

static gboolean
wants_new_agency (KhNewPlanDialog *self)
{
  return adw_combo_row_get_selected (self->agency_row) >= n_agencies (self);
}

static char *
entry_text (AdwEntryRow *row)
{
  return kh_text_normalize (gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
update_cb (KhNewPlanDialog *self)
{
  gboolean new_agency = wants_new_agency (self);
  g_autofree char *name = entry_text (self->body_row);

  gtk_widget_set_visible (GTK_WIDGET (self->body_row), new_agency);
  gtk_widget_set_visible (GTK_WIDGET (self->superior_row), new_agency);
  gtk_widget_set_visible (GTK_WIDGET (self->place_row), new_agency);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.create", !new_agency || *name != '\0');
}

static KhAgency *
chosen_agency (KhNewPlanDialog *self)
{
  KhAgency *agency;
  g_autofree char *name = NULL;
  g_autofree char *superior = NULL;
  g_autofree char *place = NULL;
  g_autofree char *abbreviation = NULL;

  if (!wants_new_agency (self))
    return g_list_model_get_item (self->agencies, adw_combo_row_get_selected (self->agency_row));

  name = entry_text (self->body_row);
  superior = entry_text (self->superior_row);
  place = entry_text (self->place_row);
  abbreviation = kh_symbol_abbreviate (name);
  agency = kh_agency_new (name);
  g_object_set (agency, "abbreviation", abbreviation, "superior", *superior != '\0' ? superior : NULL, "place",
                *place != '\0' ? place : NULL, NULL);
  return agency;
}

static void
create_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhNewPlanDialog *self = KH_NEW_PLAN_DIALOG (widget);
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhAgency) agency = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  gtk_spin_button_update (self->year); /* a year typed and not yet taken over */
  plan = kh_xml_reader_new_from_template (self->templates->ids[adw_combo_row_get_selected (self->template_row)],
                                          gtk_spin_button_get_value_as_int (self->year), &error);
  if (plan != NULL)
    {
      agency = chosen_agency (self);
      kh_plan_adopt_agency (plan, agency);
    }
  id = kh_plan_dialog_add (self->create_button, self->store, plan, error);
  if (id == 0)
    return;
  g_signal_emit (self, signals[CREATED], 0, id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
entry_activated_cb (KhNewPlanDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dialog.create", NULL);
}

static void
kh_new_plan_dialog_dispose (GObject *object)
{
  KhNewPlanDialog *self = KH_NEW_PLAN_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->agencies);
  g_clear_pointer (&self->templates, kh_template_list_free);

  G_OBJECT_CLASS (kh_new_plan_dialog_parent_class)->dispose (object);
}

static void
kh_new_plan_dialog_class_init (KhNewPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_new_plan_dialog_dispose;

  signals[CREATED] = g_signal_new ("created", KH_TYPE_NEW_PLAN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/new-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KhNewPlanDialog, year);
  gtk_widget_class_bind_template_child (widget_class, KhNewPlanDialog, template_row);
  gtk_widget_class_bind_template_child (widget_class, KhNewPlanDialog, agency_row);
  gtk_widget_class_bind_template_child (widget_class, KhNewPlanDialog, body_row);
  gtk_widget_class_bind_template_child (widget_class, KhNewPlanDialog, superior_row);
  gtk_widget_class_bind_template_child (widget_class, KhNewPlanDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, KhNewPlanDialog, create_button);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_install_action (widget_class, "dialog.create", NULL, create_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kh_new_plan_dialog_init (KhNewPlanDialog *self)
{
  kh_template_init (GTK_WIDGET (self));
  kh_plan_dialog_let_enter_create (self->year);
}

static void
offer_templates (KhNewPlanDialog *self)
{
  self->templates = kh_template_list_new ();
  adw_combo_row_set_model (self->template_row, G_LIST_MODEL (self->templates->titles));
  adw_combo_row_set_selected (self->template_row, self->templates->usual);
}

static void
offer_agencies (KhNewPlanDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_agencies (self); i++)
    {
      g_autoptr (KhAgency) agency = g_list_model_get_item (self->agencies, i);

      gtk_string_list_append (names, kh_agency_get_name (agency));
    }
  gtk_string_list_append (names, _("Another body…"));
  adw_combo_row_set_model (self->agency_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->agency_row), n_agencies (self) > 0);
}

GtkWidget *
kh_new_plan_dialog_new (KhStore *store)
{
  KhNewPlanDialog *self;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);

  self = g_object_new (KH_TYPE_NEW_PLAN_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->agencies = kh_store_list_agencies (store, NULL);
  gtk_spin_button_set_value (self->year, kh_plan_text_likely_year ());
  offer_templates (self);
  offer_agencies (self);
  update_cb (self);
  return GTK_WIDGET (self);
}
