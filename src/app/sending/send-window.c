/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSendWindow: what goes out of a plan, to whom, and how. */
#include "send-window.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "edit.h"
#include "file-name.h"
#include "issued-file.h"
#include "outgoing.h"
#include "template.h"
#include "toast.h"

/* Invariant: busy while files are made or a mail program is asked; nothing begins then. */
struct _KhSendWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *form;
  GtkWidget *spinner;
  AdwActionRow *document_row;
  GtkSwitch *word;
  AdwActionRow *message_row;
  GtkSwitch *message;
  AdwPreferencesGroup *recipients;

  KhStore *store;
  KhPlan *plan;
  GPtrArray *rows; /* of AdwEntryRow, each with its recipient as "kh-recipient" and what it showed first as "kh-shown" */
  gboolean busy;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (KhSendWindow, kh_send_window, ADW_TYPE_WINDOW)

static guint signal_saved;
static guint signal_mailed;

static const char *
get_entered (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
update (KhSendWindow *self)
{
  gboolean good = TRUE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      const gboolean fits = *get_entered (row) == '\0' || kh_outgoing_is_address (get_entered (row));

      (fits ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (row, "error");
      good = good && fits;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "send.mail", good && !self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "send.folder", !self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "send.archive", !self->busy);
}

static void
set_busy (KhSendWindow *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_visible (self->spinner, busy);
  g_object_set (self->spinner, "spinning", busy, NULL);
  update (self);
}

/* Addresses. */

/* They stay with the plan's recipients, and go along to the next year's plan. */
static gboolean
keep_addresses (KhSendWindow *self, GError **error)
{
  g_autoptr (KhEdit) edit = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      const char *shown = g_object_get_data (G_OBJECT (row), "kh-shown");
      g_autofree char *entered = kh_text_normalize (get_entered (row));

      if (g_str_equal (entered, shown) || (*entered != '\0' && !kh_outgoing_is_address (entered)))
        continue;
      if (edit == NULL)
        edit = kh_edit_begin (self->store, KH_NODE (self->plan), N_("Change addresses"), error);
      if (edit == NULL)
        return FALSE;
      kh_edit_set (edit, g_object_get_data (G_OBJECT (row), "kh-recipient"), "email", *entered != '\0' ? entered : NULL, NULL);
      g_object_set_data_full (G_OBJECT (row), "kh-shown", g_steal_pointer (&entered), g_free);
    }
  return edit == NULL || kh_edit_commit (edit, error);
}

static char **
list_addresses (KhSendWindow *self)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_auto (GStrv) addresses = kh_outgoing_split_addresses (get_entered (self->rows->pdata[i]));

      g_strv_builder_addv (all, (const char **) addresses);
    }
  return g_strv_builder_end (all);
}

static void
add_recipient (KhSendWindow *self, KhRecipient *recipient)
{
  g_autofree char *address = kh_outgoing_dup_address (self->plan, recipient);
  g_autofree char *name = kh_text_normalize (kh_recipient_get_text (recipient));
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_EMAIL);
  kh_describe (row, _("The e-mail address of this recipient; several are parted by commas"));
  gtk_editable_set_text (GTK_EDITABLE (row), address);
  g_object_set_data_full (G_OBJECT (row), "kh-recipient", g_object_ref (recipient), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "kh-shown", g_steal_pointer (&address), g_free);
  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->recipients, row);
  g_ptr_array_add (self->rows, row);
}

/* "Như trên" names nobody: whom it stands for is in the list already. */
static gboolean
is_same (KhRecipient *recipient)
{
  g_autofree char *normal = kh_text_normalize (kh_recipient_get_text (recipient));
  g_autofree char *folded = kh_text_fold (normal);
  g_autofree char *wanted = kh_text_fold (KH_RECIPIENT_AS_ABOVE);

  return g_str_equal (folded, wanted);
}

static void
add_recipients (KhSendWindow *self)
{
  GListModel *recipients = kh_plan_get_recipients (self->plan);

  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (KhRecipient) recipient = g_list_model_get_item (recipients, i);

      if (!kh_recipient_get_archive (recipient) && !is_same (recipient) && !kh_text_is_blank (kh_recipient_get_text (recipient)))
        add_recipient (self, recipient);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recipients), self->rows->len > 0);
}

/* Files. */

/* Returns: (transfer full) (nullable): what goes out; of an issued plan as it was signed */
static KhDispatch *
make_dispatch (KhSendWindow *self, KhDispatchParts parts, GError **error)
{
  g_autofree char *media_type = NULL;
  g_autoptr (GBytes) content = NULL;

  if (gtk_switch_get_active (self->word))
    parts |= KH_DISPATCH_WORD;
  if (!kh_plan_is_locked (self->plan))
    return kh_dispatch_new (self->plan, parts, NULL);
  content = kh_store_load_issued_file (self->store, self->plan, NULL, &media_type, error);
  return content != NULL ? kh_dispatch_new_signed (self->plan, parts, NULL, content, media_type) : NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhSendWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) written = kh_outgoing_write_finish (result, &error);

  if (self->store == NULL)
    return; /* closed meanwhile */
  set_busy (self, FALSE);
  if (written == NULL)
    {
      kh_toast_show_error (self->form, error);
      return;
    }
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signal_saved, 0, written);
}

void
kh_send_window_save (KhSendWindow *self, GFile *place, gboolean archive)
{
  g_autoptr (GError) error = NULL;
  KhDispatch *dispatch;

  g_return_if_fail (KH_IS_SEND_WINDOW (self));
  g_return_if_fail (G_IS_FILE (place));

  dispatch = make_dispatch (self, gtk_switch_get_active (self->message) ? KH_DISPATCH_MESSAGE : KH_DISPATCH_DOCUMENT, &error);
  if (dispatch == NULL)
    {
      kh_toast_show_error (self->form, error);
      return;
    }
  set_busy (self, TRUE);
  kh_outgoing_write_async (dispatch, place, archive, NULL, written_cb, g_object_ref (self));
}

static void
chosen_cb (KhSendWindow *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file != NULL)
    kh_send_window_save (self, file, gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)) == GTK_FILE_CHOOSER_ACTION_SAVE);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhSendWindow *self = KH_SEND_WINDOW (widget);
  const gboolean archive = g_str_equal (name, "send.archive");

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (archive ? _("Save the Package as an Archive") : _("Choose a Folder for the Package"),
                                               GTK_WINDOW (self),
                                               archive ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                               _("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (archive)
    {
      g_autofree char *file_name = kh_file_name_for_plan (self->plan, NULL, "zip");

      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), file_name);
    }
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Letters. */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhSendWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean opened = kh_mail_compose_finish (result, &error);

  if (self->store == NULL)
    return;
  set_busy (self, FALSE);
  if (opened)
    {
      gtk_window_close (GTK_WINDOW (self));
      g_signal_emit (self, signal_mailed, 0);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kh_toast_show_error (self->form, error);
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhSendWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) paths = kh_outgoing_attach_finish (result, &error);
  KhMail *mail;

  if (self->store == NULL)
    return;
  if (paths == NULL)
    {
      set_busy (self, FALSE);
      kh_toast_show_error (self->form, error);
      return;
    }
  mail = kh_mail_new ();
  mail->addresses = list_addresses (self);
  mail->subject = kh_outgoing_dup_subject (self->plan);
  mail->body = kh_outgoing_dup_body (self->plan);
  mail->paths = g_steal_pointer (&paths);
  kh_mail_compose_async (mail, NULL, opened_cb, g_object_ref (self));
}

static void
mail_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhSendWindow *self = KH_SEND_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  /* The message is for document systems; people get what they can read. */
  KhDispatch *dispatch = keep_addresses (self, &error) ? make_dispatch (self, KH_DISPATCH_DOCUMENT, &error) : NULL;

  if (dispatch == NULL)
    {
      kh_toast_show_error (self->form, error);
      return;
    }
  set_busy (self, TRUE);
  kh_outgoing_attach_async (dispatch, NULL, attached_cb, g_object_ref (self));
}

static gboolean
kh_send_window_close_request (GtkWindow *window)
{
  g_autoptr (GError) error = NULL;

  if (!keep_addresses (KH_SEND_WINDOW (window), &error))
    {
      kh_toast_show_error (KH_SEND_WINDOW (window)->form, error);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (kh_send_window_parent_class)->close_request (window);
}

static void
kh_send_window_dispose (GObject *object)
{
  KhSendWindow *self = KH_SEND_WINDOW (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->store);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (kh_send_window_parent_class)->dispose (object);
}

static void
kh_send_window_finalize (GObject *object)
{
  g_ptr_array_unref (KH_SEND_WINDOW (object)->rows);

  G_OBJECT_CLASS (kh_send_window_parent_class)->finalize (object);
}

static void
kh_send_window_class_init (KhSendWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_send_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = kh_send_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = kh_send_window_close_request;
  signal_saved = g_signal_new ("saved", KH_TYPE_SEND_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  signal_mailed = g_signal_new ("mailed", KH_TYPE_SEND_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/send-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KhSendWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KhSendWindow, form);
  gtk_widget_class_bind_template_child (widget_class, KhSendWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, KhSendWindow, document_row);
  gtk_widget_class_bind_template_child (widget_class, KhSendWindow, word);
  gtk_widget_class_bind_template_child (widget_class, KhSendWindow, message_row);
  gtk_widget_class_bind_template_child (widget_class, KhSendWindow, message);
  gtk_widget_class_bind_template_child (widget_class, KhSendWindow, recipients);
  gtk_widget_class_install_action (widget_class, "send.mail", NULL, mail_action);
  gtk_widget_class_install_action (widget_class, "send.folder", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "send.archive", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kh_send_window_init (KhSendWindow *self)
{
  self->rows = g_ptr_array_new ();
  kh_template_init (GTK_WIDGET (self));
}

static void
show_files (KhSendWindow *self)
{
  g_autofree char *stored = NULL;
  const gboolean filed = kh_store_has_issued_file (self->store, self->plan, &stored) && kh_plan_is_locked (self->plan);
  const gboolean numbered = kh_plan_get_number (self->plan) != NULL && kh_plan_get_date (self->plan) != NULL;
  g_autofree char *name = kh_file_name_for_plan (self->plan, NULL, NULL);

  adw_window_title_set_subtitle (self->title, name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->document_row), filed ? _("Signed File") : _("Draft, Not Signed"));
  adw_action_row_set_subtitle (self->document_row, filed ? stored : _("The PDF of the plan as it is now"));
  gtk_switch_set_active (self->message, numbered);
  gtk_widget_set_sensitive (GTK_WIDGET (self->message_row), numbered);
  if (!numbered)
    adw_action_row_set_subtitle (self->message_row, _("Once the plan has its number and date"));
}

GtkWidget *
kh_send_window_new (KhStore *store, KhPlan *plan)
{
  KhSendWindow *self;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  self = g_object_new (KH_TYPE_SEND_WINDOW, NULL);
  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
  show_files (self);
  add_recipients (self);
  update (self);
  return GTK_WIDGET (self);
}
