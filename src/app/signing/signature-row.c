/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSignatureRow: one signature of a PDF. */
#include "signature-row.h"

#include <glib/gi18n.h>

#include "template.h"

struct _KhSignatureRow
{
  AdwActionRow parent_instance;

  GtkImage *icon;
};

G_DEFINE_FINAL_TYPE (KhSignatureRow, kh_signature_row, ADW_TYPE_ACTION_ROW)

static void
kh_signature_row_class_init (KhSignatureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/signature-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KhSignatureRow, icon);
}

static void
kh_signature_row_init (KhSignatureRow *self)
{
  kh_template_init (GTK_WIDGET (self));
}

static char *
capitalise (const char *words)
{
  g_autofree char *first = g_utf8_strup (words, (gssize) (g_utf8_next_char (words) - words));

  return g_strconcat (first, g_utf8_next_char (words), NULL);
}

GtkWidget *
kh_signature_row_new (const KhSignatureInfo *info)
{
  KhSignatureRow *self;
  const gboolean sound = kh_signature_info_is_sound (info);
  g_autofree char *words = kh_signature_info_dup_words (info);
  g_autofree char *sentence = capitalise (words);
  g_autofree char *time = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (info != NULL, NULL);

  self = g_object_new (KH_TYPE_SIGNATURE_ROW, NULL);
  /* Translators: a moment: day, month, year, hour and minute */
  time = info->time != NULL ? g_date_time_format (info->time, _("%d/%m/%Y %H:%M")) : g_strdup (_("unknown time"));
  /* Translators: who signed, and when */
  title = g_strdup_printf (_("%s, %s"), info->signer != NULL ? info->signer : _("unknown signer"), time);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), sentence);
  gtk_image_set_from_icon_name (self->icon, sound ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), sound ? "success" : "error");
  return GTK_WIDGET (self);
}
