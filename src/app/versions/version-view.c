/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhVersionView: a kept version to be read, as it would print. */
#include "version-view.h"

#include <adwaita.h>

#include "preview.h"
#include "template.h"
#include "version-words.h"

struct _KhVersionView
{
  GtkWidget parent_instance;

  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkStack *stack;
  GtkSpinner *spinner;
  KhPreview *preview;

  KhRevision *revision;
};

enum
{
  CLOSED,
  COMPARED,
  RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhVersionView, kh_version_view, GTK_TYPE_WIDGET)

static void
emit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (g_str_equal (name, "version.compare"))
    g_signal_emit (widget, signals[COMPARED], 0);
  else if (g_str_equal (name, "version.restore"))
    g_signal_emit (widget, signals[RESTORED], 0);
  else
    g_signal_emit (widget, signals[CLOSED], 0);
}

static gboolean
kh_version_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KH_VERSION_VIEW (widget)->back_button);
}

static void
kh_version_view_dispose (GObject *object)
{
  KhVersionView *self = KH_VERSION_VIEW (object);

  kh_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->revision);

  G_OBJECT_CLASS (kh_version_view_parent_class)->dispose (object);
}

static void
kh_version_view_class_init (KhVersionViewClass *klass)
{
  static const char *const names[N_SIGNALS] = { "closed", "compared", "restored" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_version_view_dispose;
  widget_class->grab_focus = kh_version_view_grab_focus;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KH_TYPE_PREVIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/version-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KhVersionView, title);
  gtk_widget_class_bind_template_child (widget_class, KhVersionView, back_button);
  gtk_widget_class_bind_template_child (widget_class, KhVersionView, stack);
  gtk_widget_class_bind_template_child (widget_class, KhVersionView, spinner);
  gtk_widget_class_bind_template_child (widget_class, KhVersionView, preview);
  gtk_widget_class_install_action (widget_class, "version.close", NULL, emit_action);
  gtk_widget_class_install_action (widget_class, "version.compare", NULL, emit_action);
  gtk_widget_class_install_action (widget_class, "version.restore", NULL, emit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "version.close", NULL);
}

static void
kh_version_view_init (KhVersionView *self)
{
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_version_view_new (KhRevision *revision, gboolean restorable)
{
  KhVersionView *self;
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;

  g_return_val_if_fail (KH_IS_REVISION (revision), NULL);

  self = g_object_new (KH_TYPE_VERSION_VIEW, NULL);
  self->revision = g_object_ref (revision);
  title = kh_version_words_dup_title (revision);
  details = kh_version_words_dup_details (revision);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, details);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.restore", restorable);
  gtk_spinner_start (self->spinner);

  return GTK_WIDGET (self);
}

void
kh_version_view_set_plan (KhVersionView *self, KhStore *store, KhPlan *plan)
{
  g_return_if_fail (KH_IS_VERSION_VIEW (self));
  g_return_if_fail (KH_IS_STORE (store));
  g_return_if_fail (KH_IS_PLAN (plan));

  kh_preview_set_zoom (self->preview, 1);
  kh_preview_set_plan (self->preview, store, plan);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "preview");
}

KhRevision *
kh_version_view_get_revision (KhVersionView *self)
{
  g_return_val_if_fail (KH_IS_VERSION_VIEW (self), NULL);

  return self->revision;
}
