/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhApplication: the program. */
#include "application.h"

#include <glib/gi18n.h>

#include "daily-backup.h"
#include "follow.h"
#include "help.h"
#include "library-check.h"
#include "new-plan-actions.h"
#include "salvage.h"
#include "search-actions.h"
#include "window-state.h"

/* Invariant: after startup either store or failure is set. */
struct _KhApplication
{
  AdwApplication parent_instance;

  char *library_path;
  KhStore *store;
  GError *failure;
  GtkFileChooserNative *chooser;
  KhSpeller *speller;
  KhDailyBackup *daily_backup;
  KhLibraryCheck *library_check;
};

G_DEFINE_FINAL_TYPE (KhApplication, kh_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "library", 'l', 0, G_OPTION_ARG_FILENAME, NULL, N_("The library of plans to open"), N_("FILE") },
  { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open the sample plan"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, N_("Files to import"), N_("[FILE…]") },
  { NULL },
};

/* The library. */

static void
close_library (KhApplication *self)
{
  g_clear_object (&self->daily_backup);
  g_clear_object (&self->library_check);
  g_clear_object (&self->store);
}

static void
open_library (KhApplication *self)
{
  close_library (self);
  g_clear_error (&self->failure);
  self->store = kh_store_open (self->library_path, KH_STORE_OPEN_DEFAULT, &self->failure);
  if (self->store != NULL)
    kh_assign_follow (self->store);
  if (g_error_matches (self->failure, KH_STORE_ERROR, KH_STORE_ERROR_READ_ONLY))
    {
      /* It may still be read; why it cannot is more telling than why it could not be written. */
      KhStore *store = kh_store_open (self->library_path, KH_STORE_OPEN_READ_ONLY, NULL);

      if (store != NULL)
        {
          self->store = store;
          g_clear_error (&self->failure);
        }
    }
  else if (g_error_matches (self->failure, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED))
    {
      /* What is left of it can be looked at, and salvaged. */
      KhStore *store = kh_store_open (self->library_path, KH_STORE_OPEN_DAMAGED, NULL);

      if (store != NULL)
        {
          self->store = store;
          g_clear_error (&self->failure);
        }
    }
  if (self->store != NULL && !kh_store_get_read_only (self->store))
    {
      self->daily_backup = kh_daily_backup_new (G_APPLICATION (self), kh_store_get_path (self->store));
      self->library_check = kh_library_check_new (self->store);
    }
}

static void
show_library (KhApplication *self, KhWindow *window)
{
  if (self->store != NULL)
    {
      /* It may have been found damaged since it was opened. */
      kh_window_set_store (window, self->store, kh_store_get_read_only (self->store));
      if (self->daily_backup != NULL)
        kh_window_set_daily_backup (window, self->daily_backup);
    }
  else
    kh_window_show_failure (window, self->library_path, self->failure);
}

static KhWindow *
create_window (KhApplication *self)
{
  KhWindow *window = KH_WINDOW (kh_window_new (GTK_APPLICATION (self)));

  show_library (self, window);
  return window;
}

KhWindow *
kh_application_get_window (KhApplication *self)
{
  GtkWindow *window;

  g_return_val_if_fail (KH_IS_APPLICATION (self), NULL);

  window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !KH_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);

  return window != NULL ? KH_WINDOW (window) : create_window (self);
}

/* Replaces windows that could only tell a failure. */
static void
retry (KhApplication *self)
{
  GtkWindow *old = gtk_application_get_active_window (GTK_APPLICATION (self));
  KhWindow *window;

  open_library (self);
  if (self->store == NULL && old != NULL)
    {
      kh_window_show_failure (KH_WINDOW (old), self->library_path, self->failure);
      return;
    }
  window = create_window (self);
  gtk_window_present (GTK_WINDOW (window));
  if (old != NULL)
    gtk_window_destroy (old);
}

static void
library_response_cb (KhApplication *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;
  char *path;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path == NULL)
    return;
  g_free (self->library_path);
  self->library_path = path;
  retry (self);
}

/* Actions. */

static void
open_library_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhApplication *self = user_data;

  if (self->chooser == NULL)
    {
      self->chooser = gtk_file_chooser_native_new (_("Open Library"),
                                                   gtk_application_get_active_window (GTK_APPLICATION (self)),
                                                   GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL);
      gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
      g_signal_connect_object (self->chooser, "response", G_CALLBACK (library_response_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
reopen_library_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  retry (user_data);
}

/* Nobody may have the damaged library open when the salvaged one takes its place. */
static void
use_salvaged_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhApplication *self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWindow *window;

  g_application_hold (G_APPLICATION (self));
  while ((window = gtk_application_get_active_window (GTK_APPLICATION (self))) != NULL)
    gtk_window_destroy (window);
  close_library (self);
  if (kh_salvage_replace (self->library_path, g_variant_get_bytestring (parameter), NULL, &error))
    {
      open_library (self);
      gtk_window_present (GTK_WINDOW (create_window (self)));
    }
  else
    {
      self->failure = g_steal_pointer (&error);
      gtk_window_present (GTK_WINDOW (create_window (self)));
    }
  g_application_release (G_APPLICATION (self));
}

static void
new_window_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (create_window (user_data)));
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  if (window != NULL)
    kh_help_show (window);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *developers[] = { _("Kế hoạch contributors"), NULL };

  adw_show_about_window (gtk_application_get_active_window (user_data),
                         "application-name", _("Kế hoạch"),
                         "application-icon", "org.kehoach.Kehoach",
                         "version", KH_VERSION,
                         "comments", _("Drafts the yearly plans of a public body and issues them in the official format."),
                         "developer-name", _("Kế hoạch contributors"),
                         "developers", developers,
                         /* Translators: your name, and your address if you like */
                         "translator-credits", _("translator-credits"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Closing lets each window write what it still holds. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static const GActionEntry actions[] = {
  { .name = "open-library", .activate = open_library_action },
  { .name = "reopen-library", .activate = reopen_library_action },
  { .name = "use-salvaged", .parameter_type = "ay", .activate = use_salvaged_action },
  { .name = "new-window", .activate = new_window_action },
  { .name = "help", .activate = help_action },
  { .name = "about", .activate = about_action },
  { .name = "quit", .activate = quit_action },
};

static const struct
{
  const char *action;
  const char *keys[3];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "app.help", { "F1" } },
  { "app.new-window", { "<Control><Shift>n" } },
  { "win.close", { "<Control>w" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "win.new-plan", { "<Control>n" } },
  { "win.continue-plan(int64 0)", { "<Control><Alt>n" } },
  { "win.import", { "<Control>o" } },
  { "win.search", { "<Control>f" } },
  { "win.search-library", { "<Control><Shift>f" } },
  { "win.replace", { "<Control>h" } },
  { "win.find-next", { "F3", "<Control>g" } },
  { "win.find-previous", { "<Shift>F3", "<Control><Shift>g" } },
  { "win.back", { "<Alt>Left" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.keep-version", { "<Control>s" } },
  { "win.show-versions", { "<Control><Alt>s" } },
  { "win.export-pdf", { "<Control>e" } },
  { "win.print", { "<Control>p" } },
  { "win.show-units", { "<Control>u" } },
  { "win.show-assignments", { "<Control><Alt>u" } },
  { "win.show-progress", { "<Control><Alt>p" } },
  { "win.toggle-preview", { "F9" } },
  { "win.toggle-outline", { "<Shift>F9" } },
  { "win.preview-alone", { "<Control>F9" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal" } },
  { "win.zoom-out", { "<Control>minus" } },
  { "win.zoom-fit", { "<Control>0" } },
  { "win.next-page", { "<Control>Page_Down" } },
  { "win.previous-page", { "<Control>Page_Up" } },
};

/* Application. */

static int
kh_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  KhApplication *self = KH_APPLICATION (application);

  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("kehoach %s\n", KH_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (dict, "library", "^ay", &self->library_path))
    {
      /* Another library is another program run: it must not go to the one that is open. */
      g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }
  else
    self->library_path = kh_store_default_path ();
  return -1;
}

static int
kh_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  KhApplication *self = KH_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  KhWindow *window = kh_application_get_window (self);
  g_autofree const char **names = NULL;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  gtk_window_present (GTK_WINDOW (window));
  if (g_variant_dict_contains (dict, "sample"))
    kh_new_plan_open_sample (window);
  if (g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&ay", &names))
    for (guint i = 0; names[i] != NULL; i++)
      {
        g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, names[i]);

        g_list_store_append (files, file);
      }
  kh_window_import (window, G_LIST_MODEL (files));
  return 0;
}

static void
kh_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  KhWindow *window = kh_application_get_window (KH_APPLICATION (application));
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  g_list_store_splice (list, 0, 0, (gpointer *) files, n_files);
  gtk_window_present (GTK_WINDOW (window));
  kh_window_import (window, G_LIST_MODEL (list));
}

static void
kh_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (kh_application_get_window (KH_APPLICATION (application))));
}

static void
kh_application_startup (GApplication *application)
{
  KhApplication *self = KH_APPLICATION (application);
  KhWindowState state;

  G_APPLICATION_CLASS (kh_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name ("org.kehoach.Kehoach");
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, accels[i].keys);
  if (self->library_path == NULL)
    self->library_path = kh_store_default_path ();
  open_library (self);
  kh_window_state_load (&state);
  self->speller = kh_speller_new (state.spelling);
  kh_search_actions_add (self);
  kh_speller_add_actions (self->speller, G_ACTION_MAP (self));
}

static void
kh_application_dispose (GObject *object)
{
  KhApplication *self = KH_APPLICATION (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->speller);
  close_library (self);
  g_clear_error (&self->failure);
  g_clear_pointer (&self->library_path, g_free);

  G_OBJECT_CLASS (kh_application_parent_class)->dispose (object);
}

static void
kh_application_class_init (KhApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_application_dispose;
  application_class->handle_local_options = kh_application_handle_local_options;
  application_class->command_line = kh_application_command_line;
  application_class->open = kh_application_open;
  application_class->activate = kh_application_activate;
  application_class->startup = kh_application_startup;
}

static void
kh_application_init (KhApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Draft the yearly plans of a public body and issue them."));
}

KhApplication *
kh_application_new (void)
{
  return g_object_new (KH_TYPE_APPLICATION, "application-id", "org.kehoach.Kehoach", "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/org/kehoach/Kehoach", NULL);
}

KhSpeller *
kh_application_get_speller (KhApplication *self)
{
  g_return_val_if_fail (KH_IS_APPLICATION (self), NULL);

  return self->speller;
}
