/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSalvagePage: gets out of a damaged library what can still be read. */
#include "salvage-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "template.h"

/* Invariant: cancellable is set while it is under way; report is set once the new
 * library is there, which is deleted again unless it is accepted. */
struct _KhSalvagePage
{
  GtkWidget parent_instance;

  GtkWidget *back_button;
  GtkStack *stack;
  GtkProgressBar *progress;
  AdwStatusPage *failure;
  GtkLabel *summary;
  GtkTextView *losses;

  char *library;
  char *path;
  GCancellable *cancellable;
  KhSalvageReport *report;
  gboolean accepted;
};

enum
{
  CLOSED,
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhSalvagePage, kh_salvage_page, GTK_TYPE_WIDGET)

static void
show_page (KhSalvagePage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "salvage.start", self->cancellable == NULL && self->report == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "salvage.use", self->report != NULL);
}

static void
show_report (KhSalvagePage *self)
{
  g_autofree char *text = kh_salvage_report_to_text (self->report);
  g_autofree char *summary
      = g_strdup_printf (ngettext ("%u plan could be read.", "%u plans could be read.", self->report->n_plans), self->report->n_plans);
  g_autofree char *all = g_strdup_printf ("%s %s", summary, _("The damaged library is kept beside the new one. This is what could not be read:"));
  g_autofree char *nothing = g_strdup_printf ("%s %s", summary, _("Nothing is missing. The damaged library is kept beside the new one."));

  gtk_label_set_label (self->summary, self->report->losses->len > 0 ? all : nothing);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->losses)), self->report->losses->len > 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->losses), text, -1);
}

static void
progress_cb (double fraction, gpointer user_data)
{
  gtk_progress_bar_set_fraction (KH_SALVAGE_PAGE (user_data)->progress, fraction);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhSalvagePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  const gboolean done = kh_salvage_run_finish (result, &self->report, &error);

  g_clear_object (&self->cancellable);
  if (done)
    {
      show_report (self);
      show_page (self, "report");
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_page (self, "begin");
      return;
    }
  words = g_markup_escape_text (error->message, -1); /* a status page reads its description as markup */
  adw_status_page_set_description (self->failure, words);
  show_page (self, "failure");
}

static void
start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhSalvagePage *self = KH_SALVAGE_PAGE (widget);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y%m%d-%H%M%S");

  g_free (self->path);
  /* Beside the damaged one, so that it can take its place. */
  self->path = g_strdup_printf ("%s.%s-salvaged", self->library, moment);
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_page (self, "running");
  kh_salvage_run_async (self->library, self->path, self->cancellable, progress_cb, self, done_cb, g_object_ref (self));
}

static void
use_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhSalvagePage *self = KH_SALVAGE_PAGE (widget);

  self->accepted = TRUE;
  g_signal_emit (self, signals[ACCEPTED], 0, self->path);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhSalvagePage *self = KH_SALVAGE_PAGE (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
kh_salvage_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KH_SALVAGE_PAGE (widget)->back_button);
}

static void
kh_salvage_page_dispose (GObject *object)
{
  KhSalvagePage *self = KH_SALVAGE_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->report != NULL && !self->accepted)
    g_unlink (self->path);
  g_clear_pointer (&self->report, kh_salvage_report_free);
  kh_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->library, g_free);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (kh_salvage_page_parent_class)->dispose (object);
}

static void
kh_salvage_page_class_init (KhSalvagePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_salvage_page_dispose;
  widget_class->grab_focus = kh_salvage_page_grab_focus;

  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/salvage-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KhSalvagePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, KhSalvagePage, stack);
  gtk_widget_class_bind_template_child (widget_class, KhSalvagePage, progress);
  gtk_widget_class_bind_template_child (widget_class, KhSalvagePage, failure);
  gtk_widget_class_bind_template_child (widget_class, KhSalvagePage, summary);
  gtk_widget_class_bind_template_child (widget_class, KhSalvagePage, losses);
  gtk_widget_class_install_action (widget_class, "salvage.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "salvage.use", NULL, use_action);
  gtk_widget_class_install_action (widget_class, "salvage.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "salvage.close", NULL);
}

static void
kh_salvage_page_init (KhSalvagePage *self)
{
  kh_template_init (GTK_WIDGET (self));
  show_page (self, "begin");
}

GtkWidget *
kh_salvage_page_new (const char *library)
{
  KhSalvagePage *self;

  g_return_val_if_fail (library != NULL, NULL);

  self = g_object_new (KH_TYPE_SALVAGE_PAGE, NULL);
  self->library = g_strdup (library);

  return GTK_WIDGET (self);
}

const KhSalvageReport *
kh_salvage_page_get_report (KhSalvagePage *self)
{
  g_return_val_if_fail (KH_IS_SALVAGE_PAGE (self), NULL);

  return self->report;
}
