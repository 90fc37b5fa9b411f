/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTroubleBar: tells what is wrong with the library or its backups. */
#include "trouble-bar.h"

#include <glib/gi18n.h>

#include "template.h"

struct _KhTroubleBar
{
  GtkWidget parent_instance;

  GtkInfoBar *bar;
  GtkLabel *label;
  GtkWidget *retry_button;
  GtkWidget *salvage_button;
  GtkWidget *backups_button;

  KhStore *store;
  KhDailyBackup *daily;
};

G_DEFINE_FINAL_TYPE (KhTroubleBar, kh_trouble_bar, GTK_TYPE_WIDGET)

/* Returns: (transfer full) (nullable): what is wrong with the library */
static char *
describe_trouble (KhTroubleBar *self)
{
  g_autofree char *trouble = kh_store_get_trouble_text (self->store);
  g_autofree char *waiting = NULL;
  const guint n = kh_store_get_n_unsaved (self->store);

  if (trouble == NULL || n == 0)
    return g_steal_pointer (&trouble);
  waiting = g_strdup_printf (ngettext ("%u change waits here and will be saved as soon as it can be.",
                                       "%u changes wait here and will be saved as soon as they can be.", n),
                             n);

  return g_strdup_printf ("%s\n%s", trouble, waiting);
}

static void
update (KhTroubleBar *self)
{
  const KhTrouble trouble = self->store != NULL ? kh_store_get_trouble (self->store) : KH_TROUBLE_NONE;
  const char *backup = self->daily != NULL ? kh_daily_backup_get_message (self->daily) : NULL;
  g_autofree char *words = NULL;

  if (trouble != KH_TROUBLE_NONE)
    words = describe_trouble (self);
  else if (backup != NULL)
    /* Translators: %s is a sentence that says why and what to do */
    words = g_strdup_printf (_("Today's backup could not be made. %s"), backup);

  if (words != NULL)
    gtk_label_set_label (self->label, words);
  gtk_info_bar_set_message_type (self->bar, trouble == KH_TROUBLE_DAMAGED ? GTK_MESSAGE_ERROR : GTK_MESSAGE_WARNING);
  gtk_widget_set_visible (self->retry_button, trouble != KH_TROUBLE_DAMAGED);
  gtk_button_set_label (GTK_BUTTON (self->retry_button), trouble == KH_TROUBLE_CLOCK ? _("The Clock Is _Right") : _("_Try Again"));
  gtk_widget_set_visible (self->salvage_button, trouble == KH_TROUBLE_DAMAGED);
  gtk_widget_set_visible (self->backups_button, trouble == KH_TROUBLE_NONE || trouble == KH_TROUBLE_DAMAGED);
  gtk_info_bar_set_revealed (self->bar, words != NULL);
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhTroubleBar *self = KH_TROUBLE_BAR (widget);

  if (self->store != NULL && kh_store_get_trouble (self->store) != KH_TROUBLE_NONE)
    kh_store_retry (self->store);
  else if (self->daily != NULL)
    kh_daily_backup_look (self->daily);
}

static void
kh_trouble_bar_dispose (GObject *object)
{
  KhTroubleBar *self = KH_TROUBLE_BAR (object);

  if (self->daily != NULL)
    g_signal_handlers_disconnect_by_data (self->daily, self);
  g_clear_object (&self->daily);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  kh_template_dispose (GTK_WIDGET (self));

  G_OBJECT_CLASS (kh_trouble_bar_parent_class)->dispose (object);
}

static void
kh_trouble_bar_class_init (KhTroubleBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_trouble_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/trouble-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KhTroubleBar, bar);
  gtk_widget_class_bind_template_child (widget_class, KhTroubleBar, label);
  gtk_widget_class_bind_template_child (widget_class, KhTroubleBar, retry_button);
  gtk_widget_class_bind_template_child (widget_class, KhTroubleBar, salvage_button);
  gtk_widget_class_bind_template_child (widget_class, KhTroubleBar, backups_button);
  gtk_widget_class_install_action (widget_class, "trouble.retry", NULL, retry_action);
}

static void
kh_trouble_bar_init (KhTroubleBar *self)
{
  kh_template_init (GTK_WIDGET (self));
}

void
kh_trouble_bar_set_daily_backup (KhTroubleBar *self, KhDailyBackup *daily)
{
  g_return_if_fail (KH_IS_TROUBLE_BAR (self));
  g_return_if_fail (KH_IS_DAILY_BACKUP (daily));
  g_return_if_fail (self->daily == NULL);

  self->daily = g_object_ref (daily);
  g_signal_connect_swapped (daily, "notify::message", G_CALLBACK (update), self);
  update (self);
}

void
kh_trouble_bar_set_store (KhTroubleBar *self, KhStore *store)
{
  g_return_if_fail (KH_IS_TROUBLE_BAR (self));
  g_return_if_fail (KH_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_swapped (store, "notify::trouble", G_CALLBACK (update), self);
  g_signal_connect_swapped (store, "notify::n-unsaved", G_CALLBACK (update), self);
  update (self);
}

const char *
kh_trouble_bar_get_message (KhTroubleBar *self)
{
  g_return_val_if_fail (KH_IS_TROUBLE_BAR (self), NULL);

  return gtk_info_bar_get_revealed (self->bar) ? gtk_label_get_label (self->label) : NULL;
}
