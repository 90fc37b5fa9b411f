/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhIssuedPage: the register of issued plans. */
#include "issued-page.h"

#include <glib/gi18n.h>

#include "export.h"
#include "issued-register.h"
#include "plan-text.h"
#include "template.h"
#include "toast.h"
#include "whole-file.h"

/* Invariant: years are those of the rows of year_list, the newest first. */
struct _KhIssuedPage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkDropDown *year_list;
  GtkListBox *list;

  GListModel *plans;
  GPtrArray *entries;
  GArray *years;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (KhIssuedPage, kh_issued_page, GTK_TYPE_WIDGET)

static int
get_year (KhIssuedPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->year_list);

  return selected < self->years->len ? g_array_index (self->years, int, selected) : 0;
}

static GtkWidget *
create_row (const KhIssuedEntry *entry)
{
  g_autofree char *number = kh_plan_text_number (entry->number, entry->symbol);
  g_autofree char *date = kh_date_format_short (entry->date);
  g_autofree char *details = g_strdup_printf ("%s · %s", number, date != NULL ? date : entry->date);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), details);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), entry->title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "issued.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", entry->id);
  return row;
}

static void
show_year_cb (KhIssuedPage *self)
{
  g_autoptr (GPtrArray) chosen = NULL;
  GtkWidget *row;

  if (self->entries == NULL)
    return;
  chosen = kh_issued_register_filter (self->entries, get_year (self));
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < chosen->len; i++)
    gtk_list_box_append (self->list, create_row (chosen->pdata[i]));
}

static void
fill (KhIssuedPage *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  int last = 0;

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_array_set_size (self->years, 0);
  self->entries = kh_issued_register_list (self->plans);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const int year = ((KhIssuedEntry *) self->entries->pdata[i])->year;
      g_autofree char *word = g_strdup_printf ("%d", year);

      if (year == last)
        continue;
      g_array_append_val (self->years, year);
      gtk_string_list_append (words, word);
      last = year;
    }
  gtk_drop_down_set_model (self->year_list, G_LIST_MODEL (words));
  gtk_widget_set_visible (GTK_WIDGET (self->year_list), self->years->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "issued.export", self->years->len > 0);
  gtk_stack_set_visible_child_name (self->stack, self->years->len > 0 ? "list" : "none");
  show_year_cb (self);
}

/* Files. */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhIssuedPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (kh_whole_file_write_finish (G_FILE (source), result, &error))
    kh_export_show_done (GTK_WIDGET (self), G_FILE (source));
  else
    kh_toast_show_error (GTK_WIDGET (self), error);
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;

  kh_export_finish_shown (result, self, KH_EXPORT_OPEN);
}

void
kh_issued_page_export (KhIssuedPage *self, GFile *file, const char *format)
{
  g_autoptr (GPtrArray) chosen = NULL;

  g_return_if_fail (KH_IS_ISSUED_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  chosen = kh_issued_register_filter (self->entries, get_year (self));
  if (g_str_equal (format, "pdf"))
    {
      g_autoptr (KhDocument) document = kh_issued_register_compose (chosen, get_year (self));

      kh_export_document_async (document, file, KH_EXPORT_PDF, NULL, printed_cb, g_object_ref (self));
    }
  else
    {
      g_autoptr (GBytes) csv = kh_issued_register_write_csv (chosen);

      kh_whole_file_write_async (file, csv, NULL, written_cb, g_object_ref (self));
    }
}

static void
response_cb (KhIssuedPage *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    kh_issued_page_export (self, file, g_object_get_data (G_OBJECT (chooser), "kh-format"));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhIssuedPage *self = KH_ISSUED_PAGE (widget);
  const char *format = g_variant_get_string (parameter, NULL);
  g_autofree char *file_name = g_strdup_printf ("so-dang-ky-ke-hoach-%d.%s", get_year (self), format);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Export"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), file_name);
  g_object_set_data (G_OBJECT (self->chooser), "kh-format", (gpointer) (g_str_equal (format, "pdf") ? "pdf" : "csv"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kh_window_show_review (KH_WINDOW (gtk_widget_get_root (widget)), NULL);
}

/* The page goes, and the window with its editor comes back. */
static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhWindow *window = KH_WINDOW (gtk_widget_get_root (widget));
  const gint64 id = g_variant_get_int64 (parameter);

  kh_window_show_review (window, NULL);
  kh_window_open_plan (window, id, NULL);
}

static gboolean
kh_issued_page_grab_focus (GtkWidget *widget)
{
  KhIssuedPage *self = KH_ISSUED_PAGE (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
kh_issued_page_dispose (GObject *object)
{
  KhIssuedPage *self = KH_ISSUED_PAGE (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  kh_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->plans);

  G_OBJECT_CLASS (kh_issued_page_parent_class)->dispose (object);
}

static void
kh_issued_page_finalize (GObject *object)
{
  KhIssuedPage *self = KH_ISSUED_PAGE (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_array_unref (self->years);

  G_OBJECT_CLASS (kh_issued_page_parent_class)->finalize (object);
}

static void
kh_issued_page_class_init (KhIssuedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_issued_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kh_issued_page_finalize;
  widget_class->grab_focus = kh_issued_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/issued-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KhIssuedPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KhIssuedPage, year_list);
  gtk_widget_class_bind_template_child (widget_class, KhIssuedPage, list);
  gtk_widget_class_bind_template_callback (widget_class, show_year_cb);
  gtk_widget_class_install_action (widget_class, "issued.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "issued.open", "x", open_action);
  gtk_widget_class_install_action (widget_class, "issued.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "issued.close", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kh_issued_page_init (KhIssuedPage *self)
{
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_issued_page_new (KhStore *store, GError **error)
{
  g_autoptr (GListModel) plans = NULL;
  KhIssuedPage *self;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);

  plans = kh_store_list_plans (store, error);
  if (plans == NULL)
    return NULL;
  self = g_object_new (KH_TYPE_ISSUED_PAGE, NULL);
  self->plans = g_steal_pointer (&plans);
  fill (self);
  return GTK_WIDGET (self);
}

static void
show_issued_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  if (kh_window_get_store (window) == NULL)
    return;
  if (kh_window_get_editor (window) != NULL)
    kh_editor_flush (kh_window_get_editor (window));
  page = kh_issued_page_new (kh_window_get_store (window), &error);
  if (page == NULL)
    kh_toast_show_error (GTK_WIDGET (kh_window_get_library (window)), error);
  else
    kh_window_show_review (window, page);
}

void
kh_issued_actions_install (KhWindow *window)
{
  const GActionEntry entries[] = { { .name = "show-issued", .activate = show_issued_action } };

  g_return_if_fail (KH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
