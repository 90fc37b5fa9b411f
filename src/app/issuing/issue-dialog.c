/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhIssueDialog: number, date and file of a plan that is issued. */
#include "issue-dialog.h"

#include <glib/gi18n.h>

#include "compose.h"
#include "file-choice.h"
#include "issue.h"
#include "kept-choices.h"
#include "plan-checks.h"
#include "plan-text.h"
#include "template.h"
#include "toast.h"

/* Invariant: proposed is the number that was proposed last; while the row holds
 * it, another year brings another one. */
struct _KhIssueDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkEditable *number_row;
  GtkEditable *symbol_row;
  GtkEditable *date_row;
  AdwActionRow *file_row;
  GtkWidget *findings;
  AdwPreferencesRow *findings_row;
  GtkWidget *form;

  KhStore *store;
  KhPlan *plan;
  KhPlanChecks *checks;
  char *proposed;
  KhFileChoice *file;
};

G_DEFINE_FINAL_TYPE (KhIssueDialog, kh_issue_dialog, ADW_TYPE_WINDOW)

static guint signal_issued;

static void
show_file (KhIssueDialog *self)
{
  const char *name = kh_file_choice_get_name (self->file);

  adw_action_row_set_subtitle (self->file_row, name != NULL ? name : _("None yet: it can be attached later"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "issue.clear-file", name != NULL);
}

static void
propose_number (KhIssueDialog *self)
{
  g_autofree char *date = kh_date_parse (gtk_editable_get_text (self->date_row));
  const char *symbol = gtk_editable_get_text (self->symbol_row);
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  GDate day;

  if (self->plan == NULL || !kh_date_parse_iso (date, &day)
      || g_strcmp0 (gtk_editable_get_text (self->number_row), self->proposed) != 0)
    return;
  number = kh_store_propose_number (self->store, self->plan, symbol, g_date_get_year (&day), &error);
  if (number == NULL)
    {
      kh_toast_show_error (self->form, error);
      return;
    }
  /* Setting the same words would bring this here again. */
  if (g_str_equal (number, self->proposed))
    return;
  g_free (self->proposed);
  self->proposed = g_strdup (number);
  gtk_editable_set_text (self->number_row, number);
}

static void
update_cb (KhIssueDialog *self)
{
  g_autofree char *date = kh_date_parse (gtk_editable_get_text (self->date_row));
  const gboolean dated = date != NULL;
  const gboolean numbered = g_ascii_isdigit (*gtk_editable_get_text (self->number_row));
  const gboolean named = *gtk_editable_get_text (self->symbol_row) != '\0';

  propose_number (self);
  (dated ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (self->date_row), "error");
  (numbered ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (self->number_row), "error");
  (named ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (self->symbol_row), "error");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "issue.issue", dated && numbered && named);
}

static void
entered_cb (KhIssueDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "issue.issue", NULL);
}

/* The file. */

static void
file_changed_cb (KhIssueDialog *self, const GError *error)
{
  if (error != NULL)
    kh_toast_show_error (self->form, error);
  show_file (self);
}

static void
file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhIssueDialog *self = KH_ISSUE_DIALOG (widget);

  if (g_str_equal (name, "issue.choose-file"))
    kh_file_choice_ask (self->file, GTK_WINDOW (self));
  else
    kh_file_choice_clear (self->file);
}

void
kh_issue_dialog_set_file (KhIssueDialog *self, GFile *file)
{
  g_return_if_fail (KH_IS_ISSUE_DIALOG (self));

  kh_file_choice_load (self->file, file);
}

/* What the checks still find: it is said, and hinders nobody. */

static void
show_findings (KhIssueDialog *self)
{
  const guint n = g_list_model_get_n_items (kh_plan_checks_get_findings (self->checks));
  g_autofree char *words = g_strdup_printf (ngettext ("%u finding is left", "%u findings are left", n), n);

  adw_preferences_row_set_title (self->findings_row, words);
  gtk_widget_set_visible (self->findings, n > 0);
}

static void
show_findings_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhIssueDialog *self = KH_ISSUE_DIALOG (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-plan-findings", "x", kh_node_get_id (KH_NODE (self->plan)));
  gtk_window_close (GTK_WINDOW (self));
}

/* Issuing. */

static void
issue_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhIssueDialog *self = KH_ISSUE_DIALOG (widget);
  g_autofree char *date = kh_date_parse (gtk_editable_get_text (self->date_row));
  g_autofree char *choices = kh_layout_dup_kept_choices (self->plan);
  g_autofree char *number = kh_symbol_format_number (gtk_editable_get_text (self->number_row));
  g_autofree char *whole = kh_plan_text_number (number, gtk_editable_get_text (self->symbol_row));
  /* Translators: name of the version of a plan that was issued; the number of the document */
  g_autofree char *revision = g_strdup_printf (C_("version", "Issued as %s"), whole);
  g_autoptr (GError) error = NULL;
  const KhIssuing issuing = {
    .number = number,
    .symbol = gtk_editable_get_text (self->symbol_row),
    .date = date,
    .choices = choices,
    .revision = revision,
    .file_name = kh_file_choice_get_name (self->file),
    .media_type = kh_file_choice_get_media_type (self->file),
    .content = kh_file_choice_get_content (self->file),
  };

  if (!kh_store_issue_plan (self->store, self->plan, &issuing, &error))
    {
      kh_toast_show_error (self->form, error);
      gtk_widget_grab_focus (GTK_WIDGET (self->number_row));
      return;
    }
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signal_issued, 0);
  g_object_unref (self);
}

static void
kh_issue_dialog_dispose (GObject *object)
{
  KhIssueDialog *self = KH_ISSUE_DIALOG (object);

  if (self->file != NULL)
    g_signal_handlers_disconnect_by_data (self->file, self);
  g_clear_object (&self->file);
  g_clear_object (&self->store);
  g_clear_object (&self->plan);
  g_clear_object (&self->checks);
  g_clear_pointer (&self->proposed, g_free);

  G_OBJECT_CLASS (kh_issue_dialog_parent_class)->dispose (object);
}

static void
kh_issue_dialog_class_init (KhIssueDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_issue_dialog_dispose;

  signal_issued = g_signal_new ("issued", KH_TYPE_ISSUE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/issue-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KhIssueDialog, title);
  gtk_widget_class_bind_template_child (widget_class, KhIssueDialog, number_row);
  gtk_widget_class_bind_template_child (widget_class, KhIssueDialog, symbol_row);
  gtk_widget_class_bind_template_child (widget_class, KhIssueDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, KhIssueDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, KhIssueDialog, findings);
  gtk_widget_class_bind_template_child (widget_class, KhIssueDialog, findings_row);
  gtk_widget_class_bind_template_child (widget_class, KhIssueDialog, form);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_install_action (widget_class, "issue.issue", NULL, issue_action);
  gtk_widget_class_install_action (widget_class, "issue.choose-file", NULL, file_action);
  gtk_widget_class_install_action (widget_class, "issue.clear-file", NULL, file_action);
  gtk_widget_class_install_action (widget_class, "issue.show-findings", NULL, show_findings_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kh_issue_dialog_init (KhIssueDialog *self)
{
  kh_template_init (GTK_WIDGET (self));
  self->file = kh_file_choice_new ();
  g_signal_connect_object (self->file, "changed", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
}

static char *
dup_symbol (KhPlan *plan)
{
  g_autoptr (KhDocument) document = NULL;
  const char *slash;

  if (kh_plan_get_symbol (plan) != NULL && *kh_plan_get_symbol (plan) != '\0')
    return g_strdup (kh_plan_get_symbol (plan));
  /* What the document prints where the plan names none. */
  document = kh_compose_plan (plan);
  slash = strchr (kh_document_get_subject (document), '/');
  return g_strdup (slash != NULL ? slash + 1 : kh_document_get_subject (document));
}

GtkWidget *
kh_issue_dialog_new (KhStore *store, KhPlan *plan)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *title = NULL;
  g_autofree char *symbol = NULL;
  g_autofree char *date = NULL;
  KhIssueDialog *self;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  title = kh_plan_text_dup_title (plan);
  symbol = dup_symbol (plan);
  date = kh_date_format_short (kh_plan_get_date (plan) != NULL ? kh_plan_get_date (plan) : today);
  self = g_object_new (KH_TYPE_ISSUE_DIALOG, NULL);
  adw_window_title_set_subtitle (self->title, title);
  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
  self->checks = kh_plan_checks_of (store, plan);
  g_signal_connect_object (self->checks, "changed", G_CALLBACK (show_findings), self, G_CONNECT_SWAPPED);
  self->proposed = g_strdup ("");
  gtk_editable_set_text (self->symbol_row, symbol);
  /* A number that the plan has already stays. */
  if (kh_plan_get_number (plan) != NULL)
    gtk_editable_set_text (self->number_row, kh_plan_get_number (plan));
  gtk_editable_set_text (self->date_row, date);
  show_file (self);
  show_findings (self);
  update_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->number_row));
  return GTK_WIDGET (self);
}
