/* SPDX-License-Identifier: GPL-3.0-or-later */
/* F1 leads to what the user is doing. */
#include "help.h"
#include "signatures-window.h"
#include "window-fixture.h"

static void
test_topics (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->folder);
  GtkWidget *window = kh_signatures_window_new (file);
  GtkWidget *plain = gtk_window_new ();

  g_assert_cmpstr (kh_help_find_topic (GTK_WINDOW (window)), ==, "sign");
  g_assert_cmpstr (kh_help_find_topic (GTK_WINDOW (plain)), ==, "index");
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (plain));
}

/* The program that is not installed has its help beside it, in the user's language. */
static void
test_uri (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *uri = kh_help_dup_uri ("write");
  g_autofree char *none = kh_help_dup_uri ("no-such-topic");
  g_autofree char *path = NULL;

  g_assert_true (g_str_has_prefix (uri, "ghelp:///"));
  path = g_strdup (uri + strlen ("ghelp://"));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_str_has_suffix (path, "/C/write.page"));
  g_assert_cmpstr (none, ==, "help:kehoach/no-such-topic");
}

static void
add_cases (void)
{
  CASE ("/help/topics", test_topics);
  CASE ("/help/uri", test_uri);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
