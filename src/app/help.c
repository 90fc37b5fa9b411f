/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help, opened at what the user is doing. */
#include "help.h"

#include <glib/gi18n.h>

#include "toast.h"

/* The widget that has the focus, or one that it is in: the topic. */
static const struct
{
  const char *type;
  const char *topic;
} topics[] = {
  { "KhAssignmentsWindow", "assignments" },
  { "KhBackupsPage", "recover" },
  { "KhBodyWindow", "assign" },
  { "KhContinueDialog", "next-year" },
  { "KhEditor", "write" },
  { "KhExtractsWindow", "assign" },
  { "KhFindingsPage", "check" },
  { "KhImportPage", "import" },
  { "KhIssueDialog", "issue" },
  { "KhIssuedPage", "issue" },
  { "KhProgressWindow", "progress" },
  { "KhReportDialog", "report" },
  { "KhResponsibilitiesPage", "assign" },
  { "KhReviewPage", "next-year" },
  { "KhSalvagePage", "recover" },
  { "KhSendWindow", "issue" },
  { "KhSigningPage", "sign" },
  { "KhSignWindow", "sign" },
  { "KhSignaturesWindow", "sign" },
  { "KhUnitPageWindow", "assignments" },
  { "KhUnitsWindow", "assign" },
  { "KhVersionView", "recover" },
  { "KhVersionsPage", "recover" },
};

const char *
kh_help_find_topic (GtkWindow *window)
{
  GtkWidget *widget;

  g_return_val_if_fail (GTK_IS_WINDOW (window), "index");

  widget = gtk_window_get_focus (window);
  for (widget = widget != NULL ? widget : GTK_WIDGET (window); widget != NULL; widget = gtk_widget_get_parent (widget))
    for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
      if (g_str_equal (G_OBJECT_TYPE_NAME (widget), topics[i].type))
        return topics[i].topic;

  return "index";
}

char *
kh_help_dup_uri (const char *topic)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup (".");
  g_autofree char *page = g_strconcat (topic, ".page", NULL);

  g_return_val_if_fail (topic != NULL, NULL);

  for (const char *const *language = g_get_language_names (); *language != NULL; language++)
    {
      g_autofree char *built = g_build_filename (folder, "..", "..", "help", *language, page, NULL);

      if (g_file_test (built, G_FILE_TEST_IS_REGULAR))
        {
          g_autofree char *path = g_canonicalize_filename (built, NULL);

          return g_strconcat ("ghelp://", path, NULL);
        }
    }

  return g_strconcat ("help:" GETTEXT_PACKAGE "/", topic, NULL);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (source));

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kh_toast_show (focus != NULL ? focus : GTK_WIDGET (source), _("The help could not be opened. Install the help viewer “yelp” to read it."), NULL, NULL);
}

void
kh_help_show (GtkWindow *window)
{
  g_autofree char *uri = kh_help_dup_uri (kh_help_find_topic (window));

  gtk_show_uri_full (window, uri, GDK_CURRENT_TIME, NULL, shown_cb, NULL);
}
