/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What messages between document systems say of a body: rows that change it. */
#include "body-exchange.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "toast.h"

/* Of a row; goes with it. */
typedef struct
{
  KhStore *store;
  KhAgency *agency;
  const char *property;
  GtkWidget *content; /* weak */
} Binding;

static void
binding_free (gpointer data)
{
  Binding *self = data;

  g_object_unref (self->store);
  g_object_unref (self->agency);
  g_clear_weak_pointer (&self->content);
  g_free (self);
}

static Binding *
get_binding (AdwEntryRow *row)
{
  return g_object_get_data (G_OBJECT (row), "kh-body-binding");
}

static void
show_value (AdwEntryRow *row)
{
  Binding *self = get_binding (row);
  g_autofree char *value = NULL;

  g_object_get (self->agency, self->property, &value, NULL);
  if (g_strcmp0 (value != NULL ? value : "", gtk_editable_get_text (GTK_EDITABLE (row))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");
}

static void
apply_cb (AdwEntryRow *row)
{
  Binding *self = get_binding (row);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->agency), N_("Set what messages say of the body"), &error);

  if (edit != NULL)
    {
      kh_edit_set (edit, self->agency, self->property, *text != '\0' ? text : NULL, NULL);
      kh_edit_commit (edit, &error);
    }
  if (error != NULL && self->content != NULL)
    kh_toast_show_error (self->content, error);
  /* An edit that failed leaves what was there. */
  show_value (row);
}

void
kh_body_exchange_fill (AdwPreferencesGroup *group, KhStore *store, KhAgency *agency, GtkWidget *content,
                       gboolean read_only)
{
  static const struct
  {
    const char *property;
    const char *title;
    GtkInputPurpose purpose;
  } rows[] = {
    { "organ-id", N_("Identifier of the body, such as 000.00.14.H20"), GTK_INPUT_PURPOSE_FREE_FORM },
    { "email", N_("E-mail"), GTK_INPUT_PURPOSE_EMAIL },
    { "telephone", N_("Telephone"), GTK_INPUT_PURPOSE_PHONE },
    { "fax", N_("Fax"), GTK_INPUT_PURPOSE_PHONE },
    { "website", N_("Website"), GTK_INPUT_PURPOSE_URL },
  };

  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));
  g_return_if_fail (KH_IS_AGENCY (agency));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *row = adw_entry_row_new ();
      g_autofree char *signal = g_strconcat ("notify::", rows[i].property, NULL);
      Binding *self = g_new0 (Binding, 1);

      self->store = g_object_ref (store);
      self->agency = g_object_ref (agency);
      self->property = rows[i].property;
      g_set_weak_pointer (&self->content, content);
      g_object_set_data_full (G_OBJECT (row), "kh-body-binding", self, binding_free);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(rows[i].title));
      adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), rows[i].purpose);
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
      gtk_editable_set_editable (GTK_EDITABLE (row), !read_only);
      show_value (ADW_ENTRY_ROW (row));
      g_signal_connect (row, "apply", G_CALLBACK (apply_cb), NULL);
      g_signal_connect_object (agency, signal, G_CALLBACK (show_value), row, G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, row);
    }
}
