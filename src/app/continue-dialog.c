/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhContinueDialog: asks which plan is continued, in which year, and how. */
#include "continue-dialog.h"

#include <glib/gi18n.h>

#include "carry.h"
#include "plan-dialog.h"
#include "plan-text.h"
#include "revision.h"
#include "template-list.h"
#include "template.h"
#include "xml-reader.h"

/* Invariant: the rows of plan_row are those of plans; row 0 of groups_row keeps
 * the older plan's groups, the rows after it are the templates. */
struct _KhContinueDialog
{
  AdwWindow parent_instance;

  AdwComboRow *plan_row;
  GtkSpinButton *year;
  AdwComboRow *groups_row;
  GtkSwitch *done_switch;
  GtkWidget *create_button;

  KhStore *store;
  GListModel *plans; /* of KhPlanInfo */
  KhTemplateList *templates;
};

enum
{
  CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhContinueDialog, kh_continue_dialog, ADW_TYPE_WINDOW)

static KhPlanInfo *
chosen_plan (KhContinueDialog *self)
{
  return g_list_model_get_item (self->plans, adw_combo_row_get_selected (self->plan_row));
}

static void
plan_chosen_cb (KhContinueDialog *self)
{
  g_autoptr (KhPlanInfo) info = self->plans != NULL ? chosen_plan (self) : NULL;
  int year = 0;

  if (info != NULL)
    {
      g_object_get (info, "year", &year, NULL);
      gtk_spin_button_set_value (self->year, MAX (year + 1, kh_plan_text_likely_year ()));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.create", info != NULL);
}

static KhPlan *
make_plan (KhContinueDialog *self, KhPlan *older, GError **error)
{
  g_autoptr (KhCarryTable) table = kh_carry_table_load (error);
  g_autoptr (KhPlan) template_plan = NULL;
  guint groups = adw_combo_row_get_selected (self->groups_row);
  KhCarryOptions options = {
    .year = gtk_spin_button_get_value_as_int (self->year),
    .keep_done = gtk_switch_get_active (self->done_switch),
  };

  if (table == NULL)
    return NULL;
  if (groups > 0)
    {
      template_plan = kh_xml_reader_new_from_template (self->templates->ids[groups - 1], options.year, error);
      if (template_plan == NULL)
        return NULL;
      options.template_plan = template_plan;
    }
  return kh_carry_over (older, table, &options);
}

/* The new plan is there all the same. */
static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (kh_store_keep_revision_finish (KH_STORE (source), result, &error) == 0)
    g_warning ("The older plan's state could not be kept: %s", error->message);
}

static void
create_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhContinueDialog *self = KH_CONTINUE_DIALOG (widget);
  g_autoptr (KhPlanInfo) info = chosen_plan (self);
  g_autoptr (KhPlan) older = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  gtk_spin_button_update (self->year); /* a year typed and not yet taken over */
  older = kh_store_load_plan (self->store, kh_plan_info_get_id (info), &error);
  if (older != NULL)
    plan = make_plan (self, older, &error);
  id = kh_plan_dialog_add (self->create_button, self->store, plan, error);
  if (id == 0)
    return;
  /* What the new plan was made from, however the older one goes on. */
  kh_store_keep_revision_async (self->store, older, KH_REVISION_CARRY_OVER, NULL, kept_cb, NULL);
  g_signal_emit (self, signals[CREATED], 0, id, kh_plan_info_get_id (info));
  gtk_window_close (GTK_WINDOW (self));
}

static void
kh_continue_dialog_dispose (GObject *object)
{
  KhContinueDialog *self = KH_CONTINUE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->plans);
  g_clear_pointer (&self->templates, kh_template_list_free);

  G_OBJECT_CLASS (kh_continue_dialog_parent_class)->dispose (object);
}

static void
kh_continue_dialog_class_init (KhContinueDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_continue_dialog_dispose;

  signals[CREATED] = g_signal_new ("created", KH_TYPE_CONTINUE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/continue-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KhContinueDialog, plan_row);
  gtk_widget_class_bind_template_child (widget_class, KhContinueDialog, year);
  gtk_widget_class_bind_template_child (widget_class, KhContinueDialog, groups_row);
  gtk_widget_class_bind_template_child (widget_class, KhContinueDialog, done_switch);
  gtk_widget_class_bind_template_child (widget_class, KhContinueDialog, create_button);
  gtk_widget_class_bind_template_callback (widget_class, plan_chosen_cb);
  gtk_widget_class_install_action (widget_class, "dialog.create", NULL, create_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kh_continue_dialog_init (KhContinueDialog *self)
{
  kh_template_init (GTK_WIDGET (self));
  kh_plan_dialog_let_enter_create (self->year);
}

static void
offer_plans (KhContinueDialog *self, gint64 plan_id)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < g_list_model_get_n_items (self->plans); i++)
    {
      g_autoptr (KhPlanInfo) info = g_list_model_get_item (self->plans, i);
      g_autofree char *title = NULL;
      int year;

      g_object_get (info, "title", &title, "year", &year, NULL);
      gtk_string_list_take (names, g_strdup_printf ("%d: %s", year, title != NULL ? title : ""));
      if (kh_plan_info_get_id (info) == plan_id)
        selected = i;
    }
  adw_combo_row_set_model (self->plan_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->plan_row, selected);
}

static void
offer_groups (KhContinueDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->templates = kh_template_list_new ();
  gtk_string_list_append (names, _("As they are"));
  for (guint i = 0; self->templates->ids[i] != NULL; i++)
    gtk_string_list_append (names, gtk_string_list_get_string (self->templates->titles, i));
  adw_combo_row_set_model (self->groups_row, G_LIST_MODEL (names));
}

GtkWidget *
kh_continue_dialog_new (KhStore *store, gint64 plan_id, GError **error)
{
  KhContinueDialog *self;
  g_autoptr (GListModel) plans = NULL;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);

  plans = kh_store_list_plans (store, error);
  if (plans == NULL)
    return NULL;
  self = g_object_new (KH_TYPE_CONTINUE_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->plans = g_steal_pointer (&plans);
  offer_groups (self);
  offer_plans (self, plan_id);
  plan_chosen_cb (self);
  return GTK_WIDGET (self);
}
