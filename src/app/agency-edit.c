/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How windows on a body open and close edits. */
#include "agency-edit.h"

#include "lost-words.h"
#include "toast.h"

KhEdit *
kh_agency_begin (GtkWidget *widget, KhStore *store, KhAgency *agency, const char *label)
{
  g_autoptr (GError) error = NULL;
  KhEdit *edit = kh_edit_begin (store, KH_NODE (agency), label, &error);

  if (edit == NULL)
    kh_toast_show_error (widget, error);
  return edit;
}

gboolean
kh_agency_commit (GtkWidget *widget, KhEdit *edit)
{
  g_autoptr (KhEdit) owned = edit;
  g_autoptr (GError) error = NULL;

  if (kh_edit_commit (owned, &error))
    return TRUE;
  kh_toast_show_error (widget, error);
  return FALSE;
}

gboolean
kh_agency_set (GtkWidget *widget, KhStore *store, KhAgency *agency, const char *label, gpointer node, const char *property,
               const GValue *base, const GValue *value)
{
  g_auto (GValue) present = G_VALUE_INIT;
  KhEdit *edit;

  g_return_val_if_fail (KH_IS_NODE (node), FALSE);

  g_value_init (&present, G_VALUE_TYPE (value));
  g_object_get_property (node, property, &present);
  edit = kh_agency_begin (widget, store, agency, label);
  if (edit == NULL)
    return FALSE;
  /* Beginning has brought what other programs did. */
  if (kh_node_get_root (node) != KH_NODE (agency))
    {
      g_object_unref (edit);
      if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL)
        kh_lost_words_offer (widget, g_value_get_string (value));
      return FALSE;
    }
  kh_edit_expect (edit, node, property, base != NULL ? base : &present);
  kh_edit_set_value (edit, node, property, value);

  return kh_agency_commit (widget, edit);
}

gboolean
kh_agency_set_string (GtkWidget *widget, KhStore *store, KhAgency *agency, const char *label, gpointer node,
                      const char *property, const char *base, const char *value)
{
  g_auto (GValue) old = G_VALUE_INIT;
  g_auto (GValue) new = G_VALUE_INIT;

  g_value_init (&old, G_TYPE_STRING);
  g_value_set_string (&old, base);
  g_value_init (&new, G_TYPE_STRING);
  g_value_set_string (&new, value);

  return kh_agency_set (widget, store, agency, label, node, property, &old, &new);
}
