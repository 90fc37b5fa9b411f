/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices for printing, kept in the user's config folder. */
#include "print-settings.h"

#define SETTINGS_GROUP "Print Settings"
#define SETUP_GROUP "Page Setup"

static char *
settings_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "kehoach", "printing.ini", NULL);
}

static void
force_paper (GtkPrintSettings *settings, GtkPageSetup *setup)
{
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_print_settings_set_paper_size (settings, paper);
  gtk_print_settings_set_scale (settings, 100);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
}

void
kh_print_settings_load (GtkPrintSettings **settings, GtkPageSetup **setup)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = settings_path ();

  g_return_if_fail (settings != NULL);
  g_return_if_fail (setup != NULL);

  *settings = gtk_print_settings_new ();
  *setup = gtk_page_setup_new ();
  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    {
      /* What cannot be read is as if it had never been chosen. */
      gtk_print_settings_load_key_file (*settings, file, SETTINGS_GROUP, NULL);
      gtk_page_setup_load_key_file (*setup, file, SETUP_GROUP, NULL);
    }
  force_paper (*settings, *setup);
}

void
kh_print_settings_save (GtkPrintSettings *settings, GtkPageSetup *setup)
{
  static const char *const passing[] = {
    GTK_PRINT_SETTINGS_N_COPIES,    GTK_PRINT_SETTINGS_PRINT_PAGES, GTK_PRINT_SETTINGS_PAGE_RANGES,
    GTK_PRINT_SETTINGS_PAGE_SET,    GTK_PRINT_SETTINGS_SCALE,       GTK_PRINT_SETTINGS_NUMBER_UP,
    GTK_PRINT_SETTINGS_REVERSE,     GTK_PRINT_SETTINGS_OUTPUT_URI,  GTK_PRINT_SETTINGS_OUTPUT_BASENAME,
    GTK_PRINT_SETTINGS_ORIENTATION,
  };
  g_autoptr (GtkPrintSettings) kept = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = settings_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_return_if_fail (GTK_IS_PRINT_SETTINGS (settings));
  g_return_if_fail (GTK_IS_PAGE_SETUP (setup));

  kept = gtk_print_settings_copy (settings);
  for (guint i = 0; i < G_N_ELEMENTS (passing); i++)
    gtk_print_settings_unset (kept, passing[i]);
  gtk_print_settings_to_key_file (kept, file, SETTINGS_GROUP);
  gtk_page_setup_to_key_file (setup, file, SETUP_GROUP);
  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (file, path, &error))
    g_message ("The choices for printing were not kept: %s", error->message);
}
