/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preview in process: it follows typing, ends with the PDF, and is a way to the fields. */
#include <adwaita.h>

#include "form-stack.h"
#include "preview-canvas.h"
#include "preview.h"
#include "window-fixture.h"

/* The large sheets, not the thumbnails. */
static KhPreviewCanvas *
find_canvas (GtkWidget *widget, gboolean thumbnails)
{
  KhPreviewCanvas *found = NULL;

  if (KH_IS_PREVIEW_CANVAS (widget))
    {
      gboolean small;

      g_object_get (widget, "thumbnails", &small, NULL);
      return small == thumbnails ? KH_PREVIEW_CANVAS (widget) : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_canvas (child, thumbnails);
  return found;
}

static gboolean
shows_text (KhPreviewCanvas *canvas, const char *text)
{
  KhProof *proof = kh_preview_canvas_get_proof (canvas);
  KhFrames *frames = proof != NULL ? kh_proof_get_frames (proof) : NULL;

  for (guint i = 0; frames != NULL && i < kh_frames_get_n_pages (frames); i++)
    for (guint j = 0; j < kh_frame_get_n_placed (kh_frames_get_page (frames, i)); j++)
      {
        KhPlaced placed;

        kh_frame_get_placed (kh_frames_get_page (frames, i), j, &placed);
        if (placed.text != NULL && strstr (placed.text, text) != NULL)
          return TRUE;
      }
  return FALSE;
}

static void
test_preview (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPreview *preview = window_fixture_find (GTK_WIDGET (editor), KH_TYPE_PREVIEW);
  KhPreviewCanvas *canvas = find_canvas (GTK_WIDGET (editor), FALSE);
  KhItem *task = window_fixture_get_first_task (editor);
  const char *uuid = kh_node_get_uuid (KH_NODE (task));
  double top, bottom;

  wait_until (kh_preview_canvas_get_proof (canvas) != NULL);
  g_assert_cmpuint (kh_proof_get_n_pages (kh_preview_canvas_get_proof (canvas)), >=, 2);
  g_assert_false (shows_text (canvas, "Xyzzy"));
  window_fixture_set_task_text (fixture, task, "Xyzzy là việc mới.");
  wait_until (shows_text (canvas, "Xyzzy"));

  g_assert_false (kh_preview_canvas_get_mark (canvas, &top, &bottom));
  kh_preview_mark_node (preview, uuid);
  g_assert_true (kh_preview_canvas_get_mark (canvas, &top, &bottom));
  g_assert_cmpfloat (top, <, bottom);

  /* A click on a line leads to its form. */
  g_signal_emit_by_name (canvas, "node-activated", uuid);
  g_assert_true (kh_editor_page_get_node (kh_editor_get_page (editor))
                 == KH_NODE (kh_plan_find_section (kh_editor_get_plan (editor), KH_SECTION_TASK_GROUP)));

  kh_preview_set_zoom (preview, 1);
  kh_preview_step_zoom (preview, 1);
  g_assert_cmpfloat (kh_preview_get_zoom (preview), ==, 1.1);
  kh_preview_step_zoom (preview, -2);
  g_assert_cmpfloat (kh_preview_get_zoom (preview), ==, 0.9);
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GdkTexture **texture = user_data;

  *texture = kh_proof_render_finish (KH_PROOF (source), result, NULL);
}

static void
test_picture_of_page (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPreviewCanvas *canvas = find_canvas (GTK_WIDGET (editor), FALSE);
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guchar *pixels = NULL;
  guint n_dark = 0;
  int width, height;

  wait_until (kh_preview_canvas_get_proof (canvas) != NULL);
  kh_proof_render_async (kh_preview_canvas_get_proof (canvas), 0, 1, NULL, rendered_cb, &texture);
  wait_until (texture != NULL);
  width = gdk_texture_get_width (texture);
  height = gdk_texture_get_height (texture);
  g_assert_cmpint (width, ==, 595); /* A4 at one pixel to the pt */
  g_assert_cmpint (height, ==, 842);
  pixels = g_malloc ((gsize) width * height * 4);
  gdk_texture_download (texture, pixels, (gsize) width * 4);
  for (gsize i = 0; i < (gsize) width * height * 4; i += 4)
    n_dark += pixels[i] < 128;
  g_assert_cmpuint (n_dark, >, 1000);
  g_assert_cmpint (pixels[0], ==, 255);
}

static gboolean
is_printed (KhPreviewCanvas *canvas)
{
  return kh_preview_canvas_get_proof (canvas) != NULL && kh_proof_is_printed (kh_preview_canvas_get_proof (canvas));
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* What is typed is shown before it is saved, and the model knows nothing of it. */
static void
test_draft (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPreview *preview = window_fixture_find (GTK_WIDGET (editor), KH_TYPE_PREVIEW);
  KhPreviewCanvas *canvas = find_canvas (GTK_WIDGET (editor), FALSE);
  KhItem *task = window_fixture_get_first_task (editor);
  g_autofree char *before = g_strdup (kh_item_get_text (task));
  g_auto (GValue) value = G_VALUE_INIT;
  guint n_notified = 0;

  wait_until (is_printed (canvas));
  g_signal_connect_swapped (task, "notify", G_CALLBACK (count_cb), &n_notified);
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_static_string (&value, "Plugh chưa lưu");
  kh_preview_set_draft (preview, KH_NODE (task), "text", &value);
  wait_until (shows_text (canvas, "Plugh"));
  g_assert_cmpstr (kh_item_get_text (task), ==, before);
  g_assert_cmpuint (n_notified, ==, 0);

  /* What is saved takes its place. */
  window_fixture_set_task_text (fixture, task, "Xyzzy đã lưu");
  wait_until (shows_text (canvas, "Xyzzy"));
  g_assert_false (shows_text (canvas, "Plugh"));
  g_signal_handlers_disconnect_by_func (task, count_cb, &n_notified);
}

static guchar *
download (GdkTexture *texture, gsize *size)
{
  gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  guchar *pixels;

  *size = stride * (gsize) gdk_texture_get_height (texture);
  pixels = g_malloc (*size);
  gdk_texture_download (texture, pixels, stride);
  return pixels;
}

static GdkTexture *
render (KhProof *proof, guint page)
{
  GdkTexture *texture = NULL;

  kh_proof_render_async (proof, page, 1, NULL, rendered_cb, &texture);
  wait_until (texture != NULL);
  return texture;
}

/* The sketch gives way to the PDF's pages, and nobody sees it. */
static void
test_pause (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPreviewCanvas *canvas = find_canvas (GTK_WIDGET (editor), FALSE);
  KhItem *task = window_fixture_get_first_task (editor);
  g_autoptr (KhProof) sketch = NULL;
  g_autoptr (GdkTexture) drawn = NULL, printed = NULL;
  g_autofree guchar *one = NULL, *other = NULL;
  gsize size, other_size;
  double difference = 0;

  wait_until (is_printed (canvas));
  window_fixture_set_task_text (fixture, task, "Xyzzy là việc mới.");
  wait_until (shows_text (canvas, "Xyzzy"));
  sketch = g_object_ref (kh_preview_canvas_get_proof (canvas));
  g_assert_false (kh_proof_is_printed (sketch));
  wait_until (is_printed (canvas));
  g_assert_true (kh_proof_get_frames (kh_preview_canvas_get_proof (canvas)) == kh_proof_get_frames (sketch));

  drawn = render (sketch, 0);
  printed = render (kh_preview_canvas_get_proof (canvas), 0);
  one = download (drawn, &size);
  other = download (printed, &other_size);
  g_assert_cmpuint (size, ==, other_size);
  for (gsize i = 0; i < size; i++)
    difference += ABS (one[i] - other[i]);
  g_test_message ("mean difference %.2f of 255", difference / (double) size);
  g_assert_cmpfloat (difference / (double) size, <, 3);
}

/* What one looks at stays where it is while something else is edited. */
static void
test_scroll_kept (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPreviewCanvas *canvas = find_canvas (GTK_WIDGET (editor), FALSE);
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (canvas), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  wait_until (is_printed (canvas) && gtk_adjustment_get_upper (adjustment) > 2000);
  gtk_adjustment_set_value (adjustment, 900);
  window_fixture_set_task_text (fixture, window_fixture_get_first_task (editor), "Xyzzy là việc mới.");
  wait_until (shows_text (canvas, "Xyzzy") && is_printed (canvas));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 900);
}

/* Whether the scrolled window knows how long the sheets are as they stand now. */
static gboolean
is_settled (KhPreviewCanvas *canvas)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (canvas), GTK_TYPE_SCROLLED_WINDOW);
  double upper = gtk_adjustment_get_upper (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
  double top, bottom;

  return kh_preview_canvas_get_page_extent (canvas, kh_proof_get_n_pages (kh_preview_canvas_get_proof (canvas)) - 1, &top, &bottom)
         && upper >= bottom && upper < bottom + 100;
}

static void
test_thumbnails (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPreview *preview = window_fixture_find (GTK_WIDGET (editor), KH_TYPE_PREVIEW);
  KhPreviewCanvas *canvas = find_canvas (GTK_WIDGET (editor), FALSE);
  KhPreviewCanvas *thumbnails = find_canvas (GTK_WIDGET (editor), TRUE);
  double top, bottom;

  wait_until (is_printed (canvas));
  g_assert_null (kh_preview_canvas_get_proof (thumbnails));
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.thumbnails", NULL);
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (thumbnails))
              && kh_preview_canvas_get_page_extent (thumbnails, 3, &top, &bottom) && bottom - top > 60);
  g_assert_cmpuint (kh_preview_canvas_get_current_page (thumbnails), ==, 0);

  /* The sheets have become narrower, and so shorter. */
  wait_until (is_settled (canvas));
  g_signal_emit_by_name (thumbnails, "page-activated", 3);
  wait_until (kh_preview_canvas_get_current_page (canvas) == 3);
  g_assert_cmpuint (kh_preview_canvas_get_current_page (thumbnails), ==, 3);
}

static void
test_alone (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  GtkWidget *preview = window_fixture_find (GTK_WIDGET (editor), KH_TYPE_PREVIEW);
  GtkWidget *forms = gtk_widget_get_ancestor (GTK_WIDGET (kh_editor_get_page (editor)), KH_TYPE_FORM_STACK);
  KhPreviewCanvas *canvas = find_canvas (GTK_WIDGET (editor), FALSE);
  const char *uuid = kh_node_get_uuid (KH_NODE (window_fixture_get_first_task (editor)));

  wait_until (is_printed (canvas));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.preview-alone", NULL);
  g_assert_true (gtk_widget_get_visible (preview));
  g_assert_false (gtk_widget_get_visible (forms));
  /* A click on a line goes back to its field, and the preview stays beside it. */
  g_signal_emit_by_name (canvas, "node-activated", uuid);
  g_assert_true (gtk_widget_get_visible (preview));
  g_assert_true (gtk_widget_get_visible (forms));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.preview-alone", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.toggle-preview", NULL);
  g_assert_false (gtk_widget_get_visible (preview));
  g_assert_true (gtk_widget_get_visible (forms));
}

static void
add_cases (void)
{
  CASE ("/preview/edit", test_preview);
  CASE ("/preview/picture-of-page", test_picture_of_page);
  CASE ("/preview/draft", test_draft);
  CASE ("/preview/pause", test_pause);
  CASE ("/preview/scroll-kept", test_scroll_kept);
  CASE ("/preview/thumbnails", test_thumbnails);
  CASE ("/preview/alone", test_alone);
}

int
main (int argc, char *argv[])
{
  return window_fixture_main (argc, argv, add_cases);
}
