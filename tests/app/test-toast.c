/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages that follow each other on a machine that draws no frame for a while. */
#include "toast.h"
#include "window-fixture.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *content;
} ToastFixture;

static void
set_up (ToastFixture *fixture, gconstpointer data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->content = gtk_label_new ("Nội dung");
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->content);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (gtk_widget_get_mapped (fixture->content));
}

static void
tear_down (ToastFixture *fixture, gconstpointer data)
{
  window_fixture_settle ();
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static gboolean
is_in_sight (AdwToast *toast)
{
  return gtk_widget_get_mapped (adw_toast_get_custom_title (toast));
}

/* Longer than any animation of a toast, and than one waits before it is taken away. */
static void
draw_nothing_for_a_while (void)
{
  g_usleep (G_USEC_PER_SEC);
}

/* What goes on is told in place of what was told, and is over before a frame was drawn. */
static void
test_over_at_once (ToastFixture *fixture, gconstpointer data)
{
  g_autoptr (AdwToast) notice = g_object_ref (kh_toast_show (fixture->content, "Đã lưu", NULL, NULL));
  g_autoptr (AdwToast) progress = NULL;

  wait_until (is_in_sight (notice));
  draw_nothing_for_a_while ();
  progress = g_object_ref (kh_toast_show_progress (fixture->content, "Đang xuất", "Dừng", NULL));
  kh_toast_dismiss (progress);
  draw_nothing_for_a_while ();
  wait_until (!is_in_sight (notice) && !is_in_sight (progress));
}

/* An error is in sight though a notice is, and one waits. */
static void
test_error (ToastFixture *fixture, gconstpointer data)
{
  g_autoptr (AdwToast) notice = g_object_ref (kh_toast_show (fixture->content, "Đã lưu", NULL, NULL));
  g_autoptr (AdwToast) waiting = g_object_ref (kh_toast_show (fixture->content, "Đã chuyển", NULL, NULL));
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Không ghi được tệp");

  wait_until (is_in_sight (notice));
  g_assert_false (is_in_sight (waiting));
  kh_toast_show_error (fixture->content, error);
  draw_nothing_for_a_while ();
  wait_until (window_fixture_find_label (fixture->window, error->message) != NULL);
  wait_until (!is_in_sight (notice));
  g_assert_false (is_in_sight (waiting));
}

/* A notice that waited is dismissed as soon as it is its turn. */
static void
test_waiting (ToastFixture *fixture, gconstpointer data)
{
  g_autoptr (AdwToast) notice = g_object_ref (kh_toast_show (fixture->content, "Đã lưu", NULL, NULL));
  g_autoptr (AdwToast) waiting = g_object_ref (kh_toast_show (fixture->content, "Đã chuyển", NULL, NULL));

  wait_until (is_in_sight (notice));
  draw_nothing_for_a_while ();
  kh_toast_dismiss (notice);
  wait_until (is_in_sight (waiting));
  kh_toast_dismiss (waiting);
  draw_nothing_for_a_while ();
  wait_until (!is_in_sight (notice) && !is_in_sight (waiting));
}

static void
add_cases (void)
{
  g_test_add ("/toast/over-at-once", ToastFixture, NULL, set_up, test_over_at_once, tear_down);
  g_test_add ("/toast/error", ToastFixture, NULL, set_up, test_error, tear_down);
  g_test_add ("/toast/waiting", ToastFixture, NULL, set_up, test_waiting, tear_down);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
