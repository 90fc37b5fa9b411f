/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSignWindow: signs one PDF. */
#include "sign-window.h"

#include <glib/gi18n.h>

#include "adw-names.h"
#include "pdf-fields.h"
#include "plan-text.h"
#include "sign-settings.h"
#include "sign-task.h"
#include "template.h"
#include "toast.h"

/* Invariant: the rows of place_row are those of fields (or one for nowhere), then one
 * for an attachment in a file of its own; and those of
 * certificate_row those of certificates, once they are there. */
struct _KhSignWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  AdwComboRow *place_row;
  AdwComboRow *certificate_row;
  AdwActionRow *driver_row;
  AdwActionRow *picture_row;
  AdwActionRow *target_row;
  GtkWidget *filling;
  GtkEditable *number_row;
  GtkEditable *date_row;
  GtkEditable *corner_row;
  GtkEditable *pin_row;
  GtkSpinner *spinner;
  GtkWidget *sign_button;
  GtkWidget *form;

  GFile *file;
  GFile *target;
  char **fields;
  char **blank;
  char *agency; /* (nullable): UUID of the body that signs */
  GListModel *certificates;
  KhSignSettings settings;
  GtkFileChooserNative *chooser;
  GCancellable *cancellable;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (KhSignWindow, kh_sign_window, ADW_TYPE_WINDOW)

static gboolean
is_seal (KhSignWindow *self)
{
  const guint place = adw_combo_row_get_selected (self->place_row);

  return place < g_strv_length (self->fields) && g_str_equal (self->fields[place], KH_PDF_FIELD_SEAL);
}

/* Whether the file is an attachment that the body signs in its corner. */
static gboolean
is_corner (KhSignWindow *self)
{
  return adw_combo_row_get_selected (self->place_row) >= MAX (1, g_strv_length (self->fields));
}

static gboolean
is_blank (KhSignWindow *self, const char *field)
{
  return g_strv_contains ((const char *const *) self->blank, field);
}

/* The seal's picture is the body's, the other a person's. */
static char **
get_picture (KhSignWindow *self)
{
  return is_seal (self) ? &self->settings.seal_picture : &self->settings.signature_picture;
}

static void
show_path (AdwActionRow *row, const char *path, const char *none)
{
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : g_strdup (none);

  adw_action_row_set_subtitle (row, name);
}

static void
update (KhSignWindow *self)
{
  const guint n = self->certificates != NULL ? g_list_model_get_n_items (self->certificates) : 0;
  g_autofree char *target = g_file_get_path (self->target);
  const char *date = gtk_editable_get_text (self->date_row);
  g_autofree char *day = kh_date_parse (date);
  const gboolean dated = *date == '\0' || day != NULL;
  const gboolean named = !is_corner (self) || *gtk_editable_get_text (self->corner_row) != '\0';

  /* Number and day come between the person and the body. */
  gtk_widget_set_visible (GTK_WIDGET (self->number_row), is_seal (self) && is_blank (self, KH_PDF_FIELD_NUMBER));
  gtk_widget_set_visible (GTK_WIDGET (self->date_row), is_seal (self) && is_blank (self, KH_PDF_FIELD_DAY));
  gtk_widget_set_visible (GTK_WIDGET (self->corner_row), is_corner (self));
  gtk_widget_set_visible (self->filling, gtk_widget_get_visible (GTK_WIDGET (self->number_row))
                                           || gtk_widget_get_visible (GTK_WIDGET (self->date_row)) || is_corner (self));
  gtk_widget_set_visible (GTK_WIDGET (self->picture_row), !is_corner (self));
  (dated ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (self->date_row), "error");
  (named ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (self->corner_row), "error");
  show_path (self->driver_row, self->settings.driver, _("None: the certificate is in this computer"));
  show_path (self->picture_row, *get_picture (self), _("None"));
  show_path (self->target_row, target, "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign.sign", n > 0 && !self->busy && dated && named);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign.clear-picture", *get_picture (self) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign.clear-driver", self->settings.driver != NULL);
  /* GTK takes it ill when what has the focus cannot have it any more. */
  if (self->busy)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->form, !self->busy);
  gtk_spinner_set_spinning (self->spinner, self->busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->busy);
}

static void
place_chosen_cb (KhSignWindow *self)
{
  if (self->target != NULL)
    update (self);
}

/* Certificates. */

static char *
describe (KhCertificate *certificate)
{
  g_autofree char *end = g_date_time_format (kh_certificate_get_not_after (certificate), "%d/%m/%Y");

  /* Translators: a certificate: its holder, who issued it, its last day, and the token it is on */
  return g_strdup_printf (_("%s · issued by %s · valid until %s · %s"), kh_certificate_get_holder (certificate),
                          kh_certificate_get_issuer (certificate), end, kh_certificate_get_token (certificate));
}

static void
show_certificates (KhSignWindow *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  const guint n = g_list_model_get_n_items (self->certificates);
  guint chosen = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KhCertificate) certificate = g_list_model_get_item (self->certificates, i);

      gtk_string_list_take (words, describe (certificate));
      if (g_strcmp0 (kh_certificate_get_id (certificate), self->settings.certificate) == 0)
        chosen = i;
    }
  if (n == 0)
    gtk_string_list_append (words, _("None: put the token in, or choose its driver"));
  adw_combo_row_set_model (self->certificate_row, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->certificate_row, chosen);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhSignWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) certificates = kh_sign_list_finish (result, &error);

  if (self->target == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the window was closed meanwhile */
  self->busy = FALSE;
  if (certificates == NULL)
    {
      kh_toast_show_error (self->form, error);
      certificates = G_LIST_MODEL (g_list_store_new (KH_TYPE_CERTIFICATE));
    }
  g_set_object (&self->certificates, certificates);
  show_certificates (self);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->pin_row));
}

static void
list_certificates (KhSignWindow *self)
{
  self->busy = TRUE;
  update (self);
  kh_sign_list_async (self->settings.driver, self->cancellable, listed_cb, g_object_ref (self));
}

/* Files. */

static void
take_file (KhSignWindow *self, GFile *file, const char *what)
{
  g_autofree char *path = g_file_get_path (file);

  if (g_str_equal (what, "target"))
    {
      g_set_object (&self->target, file);
    }
  else if (g_str_equal (what, "driver"))
    {
      g_free (self->settings.driver);
      self->settings.driver = g_steal_pointer (&path);
      list_certificates (self);
    }
  else
    {
      char **picture = get_picture (self);

      g_free (*picture);
      *picture = g_steal_pointer (&path);
    }
  update (self);
}

static void
response_cb (KhSignWindow *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    take_file (self, file, g_object_get_data (G_OBJECT (chooser), "kh-what"));
}

static void
choose (KhSignWindow *self, const char *title, const char *what, GtkFileChooserAction action, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  const gboolean save = action == GTK_FILE_CHOOSER_ACTION_SAVE;

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, save ? _("_Save") : _("_Choose"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_filter_set_name (filter, pattern);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  if (save)
    gtk_file_chooser_set_file (GTK_FILE_CHOOSER (self->chooser), self->target, NULL);
  g_object_set_data (G_OBJECT (self->chooser), "kh-what", (gpointer) what);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhSignWindow *self = KH_SIGN_WINDOW (widget);

  if (g_str_equal (name, "sign.choose-target"))
    choose (self, _("Signed File"), "target", GTK_FILE_CHOOSER_ACTION_SAVE, "*.pdf");
  else if (g_str_equal (name, "sign.choose-driver"))
    choose (self, _("Driver of the Token"), "driver", GTK_FILE_CHOOSER_ACTION_OPEN, "*.so*");
  else
    choose (self, _("Picture"), "picture", GTK_FILE_CHOOSER_ACTION_OPEN, "*.png");
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhSignWindow *self = KH_SIGN_WINDOW (widget);

  if (g_str_equal (name, "sign.clear-driver"))
    {
      g_clear_pointer (&self->settings.driver, g_free);
      list_certificates (self);
    }
  else
    {
      g_clear_pointer (get_picture (self), g_free);
    }
  update (self);
}

/* "plan.pdf" becomes "plan-signed.pdf", or "plan-signed-2.pdf" where that is there already. */
static GFile *
propose_target (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *stem = g_str_has_suffix (base, ".pdf") ? g_strndup (base, strlen (base) - 4) : g_strdup (base);

  for (guint i = 1;; i++)
    {
      /* Translators: added to the name of a file that is signed */
      g_autofree char *name = i == 1 ? g_strdup_printf ("%s-%s.pdf", stem, _("signed"))
                                     : g_strdup_printf ("%s-%s-%u.pdf", stem, _("signed"), i);
      g_autoptr (GFile) target = g_file_get_child (folder, name);

      if (!g_file_query_exists (target, NULL))
        return g_steal_pointer (&target);
    }
}

/* Signing. */

static void
signed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhSignWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *action = NULL;

  if (!kh_sign_finish (result, &error))
    {
      if (self->target == NULL)
        return; /* the window was closed meanwhile */
      self->busy = FALSE;
      update (self);
      kh_toast_show_error (self->form, error);
      gtk_widget_grab_focus (GTK_WIDGET (self->pin_row));
      return;
    }
  if (self->target == NULL)
    return;
  kh_sign_settings_save (&self->settings, self->agency);
  base = g_file_get_basename (self->target);
  name = g_filename_display_name (base);
  uri = g_file_get_uri (self->target);
  action = g_action_print_detailed_name ("win.verify-file", g_variant_new_string (uri));
  message = g_strdup_printf (_("Signed: “%s”"), name);
  if (parent != NULL)
    kh_toast_show (gtk_window_get_focus (parent) != NULL ? gtk_window_get_focus (parent) : gtk_window_get_child (parent),
                   message, _("_Signatures"), action);
  gtk_window_close (GTK_WINDOW (self));
}

/* The copy that is kept is the one that is used next time. */
static void
take_picture (KhSignWindow *self, KhSignRequest *request)
{
  char **picture = get_picture (self);
  g_autofree char *kept = kh_sign_settings_dup_picture_path (self->agency, is_seal (self));

  request->picture = g_file_new_for_path (*picture);
  request->kept_picture = g_file_new_for_path (kept);
  g_free (*picture);
  *picture = g_steal_pointer (&kept);
}

static void
sign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhSignWindow *self = KH_SIGN_WINDOW (widget);
  KhSignRequest *request = g_new0 (KhSignRequest, 1);
  const guint place = adw_combo_row_get_selected (self->place_row);

  request->source = g_object_ref (self->file);
  request->target = g_object_ref (self->target);
  request->certificate
      = g_list_model_get_item (self->certificates, adw_combo_row_get_selected (self->certificate_row));
  request->pin = g_strdup (gtk_editable_get_text (self->pin_row));
  request->field = place < g_strv_length (self->fields) ? g_strdup (self->fields[place]) : NULL;
  if (is_corner (self))
    request->corner = g_strdup (gtk_editable_get_text (self->corner_row));
  else if (*get_picture (self) != NULL)
    take_picture (self, request);
  if (is_seal (self))
    {
      request->number = g_strdup (gtk_editable_get_text (self->number_row));
      request->date = kh_date_parse (gtk_editable_get_text (self->date_row));
    }
  request->picture_kind = is_seal (self) ? KH_PICTURE_REAL_SIZE : KH_PICTURE_FITTING;
  g_free (self->settings.certificate);
  self->settings.certificate = g_strdup (kh_certificate_get_id (request->certificate));
  gtk_editable_set_text (self->pin_row, "");
  self->busy = TRUE;
  update (self);
  kh_sign_async (request, self->cancellable, signed_cb, g_object_ref (self));
}

static void
entered_cb (KhSignWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sign.sign", NULL);
}

static void
kh_sign_window_dispose (GObject *object)
{
  KhSignWindow *self = KH_SIGN_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_object (&self->target);
  g_clear_object (&self->certificates);
  g_clear_pointer (&self->fields, g_strfreev);
  g_clear_pointer (&self->blank, g_strfreev);
  g_clear_pointer (&self->agency, g_free);
  kh_sign_settings_clear (&self->settings);

  G_OBJECT_CLASS (kh_sign_window_parent_class)->dispose (object);
}

static void
kh_sign_window_class_init (KhSignWindowClass *klass)
{
  static const char *const chosen[] = { "sign.choose-target", "sign.choose-driver", "sign.choose-picture" };
  static const char *const cleared[] = { "sign.clear-driver", "sign.clear-picture" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_sign_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/sign-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KhSignWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KhSignWindow, place_row);
  gtk_widget_class_bind_template_child (widget_class, KhSignWindow, certificate_row);
  gtk_widget_class_bind_template_child (widget_class, KhSignWindow, driver_row);
  gtk_widget_class_bind_template_child (widget_class, KhSignWindow, picture_row);
  gtk_widget_class_bind_template_child (widget_class, KhSignWindow, target_row);
  gtk_widget_class_bind_template_child (widget_class, KhSignWindow, filling);
  gtk_widget_class_bind_template_child (widget_class, KhSignWindow, number_row);
  gtk_widget_class_bind_template_child (widget_class, KhSignWindow, date_row);
  gtk_widget_class_bind_template_child (widget_class, KhSignWindow, corner_row);
  gtk_widget_class_bind_template_child (widget_class, KhSignWindow, pin_row);
  gtk_widget_class_bind_template_child (widget_class, KhSignWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, KhSignWindow, sign_button);
  gtk_widget_class_bind_template_child (widget_class, KhSignWindow, form);
  gtk_widget_class_bind_template_callback (widget_class, place_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_install_action (widget_class, "sign.sign", NULL, sign_action);
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    gtk_widget_class_install_action (widget_class, chosen[i], NULL, choose_action);
  for (guint i = 0; i < G_N_ELEMENTS (cleared); i++)
    gtk_widget_class_install_action (widget_class, cleared[i], NULL, clear_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kh_sign_window_init (KhSignWindow *self)
{
  kh_template_init (GTK_WIDGET (self));
  kh_adw_name_password_row (ADW_PASSWORD_ENTRY_ROW (self->pin_row));
  self->cancellable = g_cancellable_new ();
}

/* The program's own fields by what they are for, those of others by their names. */
static char *
describe_field (const char *field)
{
  if (g_str_equal (field, KH_PDF_FIELD_SEAL))
    return g_strdup (_("The body, at the seal's place"));
  if (g_str_equal (field, KH_PDF_FIELD_SIGNATURE))
    return g_strdup (_("The person who signs"));
  if (g_str_has_prefix (field, KH_PDF_FIELD_SIGNATURE))
    return g_strdup_printf (_("Signer %s"), field + strlen (KH_PDF_FIELD_SIGNATURE));
  return g_strdup (field);
}

static void
show_fields (KhSignWindow *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; self->fields[i] != NULL; i++)
    gtk_string_list_take (words, describe_field (self->fields[i]));
  if (self->fields[0] == NULL)
    gtk_string_list_append (words, _("Nowhere on the page"));
  gtk_string_list_append (words, _("The body, on an attachment in a file of its own"));
  adw_combo_row_set_model (self->place_row, G_LIST_MODEL (words));
}

static void
propose (KhSignWindow *self, KhPlan *plan)
{
  KhAgency *agency = kh_plan_get_agency (plan);
  g_autofree char *number = kh_plan_text_number (kh_plan_get_number (plan), kh_plan_get_symbol (plan));
  g_autofree char *date = kh_date_format_short (kh_plan_get_date (plan));

  if (agency != NULL)
    self->agency = g_strdup (kh_node_get_uuid (KH_NODE (agency)));
  gtk_editable_set_text (self->number_row, kh_plan_get_number (plan) != NULL ? kh_plan_get_number (plan) : "");
  gtk_editable_set_text (self->date_row, date != NULL ? date : "");
  gtk_editable_set_text (self->corner_row, number != NULL ? number : "");
}

GtkWidget *
kh_sign_window_new (GFile *file, char **fields, char **blank, KhPlan *plan)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  KhSignWindow *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (fields != NULL && blank != NULL, NULL);

  self = g_object_new (KH_TYPE_SIGN_WINDOW, NULL);
  self->fields = fields;
  self->blank = blank;
  self->file = g_object_ref (file);
  if (plan != NULL)
    propose (self, plan);
  kh_sign_settings_load (&self->settings, self->agency);
  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  adw_window_title_set_subtitle (self->title, name);
  show_fields (self);
  self->target = propose_target (file);
  list_certificates (self);
  return GTK_WIDGET (self);
}
