/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window in process: library, editor, preview and export, on a display. */
#include <adwaita.h>

#include "data-file.h"
#include "edit.h"
#include "folder.h"
#include "new-plan-dialog.h"
#include "outline-entry.h"
#include "outline-row.h"
#include "outline.h"
#include "plan-row.h"
#include "preview-canvas.h"
#include "preview.h"
#include "window.h"
#include "xml-reader.h"

/* How long a thing is waited for; only a test that fails waits so long. */
#define PATIENCE (60 * G_TIME_SPAN_SECOND)

typedef struct
{
  char *folder;
  char *path;
  KhStore *store;
  KhWindow *window;
} Fixture;

static KhStore *
open_store (Fixture *fixture, KhStoreOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  KhStore *store = kh_store_open (fixture->path, flags, &error);

  g_assert_no_error (error);
  return store;
}

static gint64
add_plan (KhStore *store, int year)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kh_data_file_load ("samples/ke-hoach-mau.kehoach", &error);
  g_autoptr (KhPlan) plan = kh_xml_reader_read (bytes, TRUE, &error);
  gint64 id;

  g_assert_no_error (error);
  g_object_set (plan, "year", year, NULL);
  id = kh_store_add_plan (store, plan, &error);
  g_assert_no_error (error);
  return id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = kh_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->store = open_store (fixture, KH_STORE_OPEN_DEFAULT);
  fixture->window = g_object_ref (KH_WINDOW (kh_window_new (NULL)));
  kh_window_set_store (fixture->window, fixture->store, FALSE);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Lets the main loop run until @condition holds. */
#define wait_until(condition) \
  G_STMT_START \
  { \
    guint wake = g_timeout_add (20, wake_cb, NULL); \
    gint64 end = g_get_monotonic_time () + PATIENCE; \
    while (!(condition) && g_get_monotonic_time () < end) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (wake); \
    g_assert_true (condition); \
  } \
  G_STMT_END

/* Drops the test's reference and waits until nobody else has one; work under
 * way in a thread may hold one for a moment. */
static void
wait_until_gone (gpointer object)
{
  gpointer weak = object;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  wait_until (weak == NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_until_gone (fixture->window);
  wait_until_gone (fixture->store);
  kh_test_folder_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gpointer
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static const char *
visible_library_page (Fixture *fixture)
{
  GtkWidget *list = find_widget (GTK_WIDGET (kh_window_get_library (fixture->window)), GTK_TYPE_LIST_VIEW);
  GtkWidget *stack = gtk_widget_get_ancestor (list, GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static guint
n_plans (Fixture *fixture)
{
  return g_list_model_get_n_items (kh_library_view_get_plans (kh_window_get_library (fixture->window)));
}

/* Names for those who do not see the icons. */

static gboolean
shows_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_label (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows_words (child))
      return TRUE;
  return FALSE;
}

static void
check_names (GtkWidget *widget, guint *n_checked)
{
  gboolean is_menu_button = GTK_IS_MENU_BUTTON (widget);

  if (GTK_IS_WINDOW_CONTROLS (widget) || ADW_IS_SPLIT_BUTTON (widget) || GTK_IS_SPIN_BUTTON (widget)
      || GTK_IS_POPOVER (widget) || GTK_IS_INFO_BAR (widget) || GTK_IS_SCROLLBAR (widget))
    return; /* GTK's own, named by GTK */
  if ((GTK_IS_BUTTON (widget) || is_menu_button) && !shows_words (widget))
    {
      if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
          && !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
        g_error ("A %s with the tooltip “%s” in a %s has no name", G_OBJECT_TYPE_NAME (widget),
                 gtk_widget_get_tooltip_text (widget), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      ++*n_checked;
    }
  if (is_menu_button)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_names (child, n_checked);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_plan (fixture->store, 2027);
  g_autoptr (GtkWidget) dialog = g_object_ref_sink (kh_new_plan_dialog_new (fixture->store));
  guint n_library = 0;
  guint n_editor = 0;
  guint n_dialog = 0;

  wait_until (find_widget (GTK_WIDGET (fixture->window), KH_TYPE_PLAN_ROW) != NULL);
  check_names (GTK_WIDGET (kh_window_get_library (fixture->window)), &n_library);
  g_assert_cmpuint (n_library, >=, 4); /* import, search, menu, plan menu */

  g_assert_true (kh_window_open_plan (fixture->window, id, NULL));
  check_names (GTK_WIDGET (kh_window_get_editor (fixture->window)), &n_editor);
  g_assert_cmpuint (n_editor, >=, 7); /* back, outline, undo, redo, menu, preview, zoom */

  check_names (dialog, &n_dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Library. */

static void
test_library (Fixture *fixture, gconstpointer data)
{
  gint64 id;
  GtkWidget *row;

  g_assert_cmpstr (visible_library_page (fixture), ==, "empty");
  id = add_plan (fixture->store, 2027);
  add_plan (fixture->store, 2026);
  g_assert_cmpstr (visible_library_page (fixture), ==, "plans");
  g_assert_cmpuint (n_plans (fixture), ==, 2);
  wait_until ((row = find_widget (GTK_WIDGET (fixture->window), KH_TYPE_PLAN_ROW)) != NULL);
  g_assert_cmpint (kh_plan_info_get_id (kh_library_entry_get_info (kh_plan_row_get_entry (KH_PLAN_ROW (row)))), ==, id);
}

static void
test_trash (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_plan (fixture->store, 2027);

  add_plan (fixture->store, 2026);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.trash-plan", "x", id);
  g_assert_cmpuint (n_plans (fixture), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-trash", NULL);
  g_assert_cmpstr (visible_library_page (fixture), ==, "trash");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.restore-plan", "x", id);
  g_assert_cmpuint (n_plans (fixture), ==, 2);
  g_assert_cmpstr (visible_library_page (fixture), ==, "trash-empty");
  kh_library_view_set_trash (kh_window_get_library (fixture->window), FALSE);
  g_assert_cmpstr (visible_library_page (fixture), ==, "plans");
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  KhLibraryView *library = kh_window_get_library (fixture->window);
  GtkWidget *entry = find_widget (GTK_WIDGET (library), GTK_TYPE_SEARCH_ENTRY);

  add_plan (fixture->store, 2027);
  kh_library_view_start_search (library, "khong co tu nay dau");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpstr (visible_library_page (fixture), ==, "no-results");

  kh_library_view_start_search (library, "nguyen nhan cua nhung y kien chua hai long");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpstr (visible_library_page (fixture), ==, "results");
  g_signal_emit_by_name (entry, "activate");
  g_assert_nonnull (kh_window_get_editor (fixture->window));
  /* It opens where the words are, not at the plan's beginning. */
  g_assert_true (KH_IS_SECTION (kh_editor_page_get_node (kh_editor_get_page (kh_window_get_editor (fixture->window)))));
}

static void
created_cb (GtkWidget *dialog, gint64 id, gint64 *created)
{
  *created = id;
}

static void
test_new_plan (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  AdwEntryRow *body;
  gint64 id = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = NULL;

  dialog = kh_new_plan_dialog_new (fixture->store);
  g_signal_connect (dialog, "created", G_CALLBACK (created_cb), &id);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_activate_action (dialog, "dialog.create", NULL);
  g_assert_cmpint (id, ==, 0); /* a body without a name issues nothing */

  body = find_widget (dialog, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (body), "  Sở   Mẫu ");
  gtk_spin_button_set_value (find_widget (dialog, GTK_TYPE_SPIN_BUTTON), 2031);
  gtk_widget_activate_action (dialog, "dialog.create", NULL);
  g_assert_cmpint (id, !=, 0);
  plan = kh_store_load_plan (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kh_plan_get_year (plan), ==, 2031);
  g_assert_cmpstr (kh_plan_get_issuer (plan), ==, "Sở Mẫu");
  g_assert_cmpstr (kh_plan_get_symbol (plan), ==, "KH-SM");
  g_assert_nonnull (kh_plan_find_section (plan, KH_SECTION_TASK_GROUPS));
}

static void
test_sample_once (Fixture *fixture, gconstpointer data)
{
  kh_window_open_sample (fixture->window);
  g_assert_nonnull (kh_window_get_editor (fixture->window));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.trash-open-plan", NULL);
  g_assert_null (kh_window_get_editor (fixture->window));
  g_assert_cmpuint (n_plans (fixture), ==, 0);
  kh_window_open_sample (fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL);
  kh_window_open_sample (fixture->window);
  g_assert_cmpuint (n_plans (fixture), ==, 1);
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "plan.kehoach", NULL);
  g_autofree char *bad_path = g_build_filename (fixture->folder, "bad.txt", NULL);
  g_autoptr (GBytes) bytes = kh_data_file_load ("samples/ke-hoach-mau.kehoach", NULL);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) bad = g_file_new_for_path (bad_path);
  GtkWidget *overlay = find_widget (GTK_WIDGET (fixture->window), ADW_TYPE_TOAST_OVERLAY);
  gsize size;
  const char *content = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents (path, content, size, NULL));
  g_assert_true (g_file_set_contents (bad_path, "\0\1\2", 3, NULL));
  g_list_store_append (files, bad);
  kh_window_import (fixture->window, G_LIST_MODEL (files));
  wait_until (find_widget (overlay, g_type_from_name ("AdwToastWidget")) != NULL);
  g_assert_cmpuint (n_plans (fixture), ==, 0);

  g_list_store_remove_all (files);
  g_list_store_append (files, file);
  kh_window_import (fixture->window, G_LIST_MODEL (files));
  wait_until (kh_window_get_editor (fixture->window) != NULL);
  g_assert_cmpuint (n_plans (fixture), ==, 1);
}

static void
test_failure (void)
{
  KhWindow *window = KH_WINDOW (kh_window_new (NULL));
  g_autoptr (GError) error = g_error_new (KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED, "It is <damaged> & kept.");
  AdwStatusPage *page;

  kh_window_show_failure (window, "/nowhere/library.db", error);
  page = find_widget (gtk_stack_get_visible_child (find_widget (GTK_WIDGET (window), GTK_TYPE_STACK)),
                      ADW_TYPE_STATUS_PAGE);
  g_assert_cmpstr (adw_status_page_get_description (page), ==,
                   "It is &lt;damaged&gt; &amp; kept.\n\n/nowhere/library.db");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_plan (fixture->store, 2027);
  g_autoptr (KhStore) store = open_store (fixture, KH_STORE_OPEN_READ_ONLY);
  KhWindow *window = KH_WINDOW (kh_window_new (NULL));
  GActionGroup *actions = G_ACTION_GROUP (window);

  kh_window_set_store (window, store, TRUE);
  g_assert_false (g_action_group_get_action_enabled (actions, "new-plan"));
  g_assert_false (g_action_group_get_action_enabled (actions, "import"));
  g_assert_true (kh_window_open_plan (window, id, NULL));
  g_assert_true (gtk_info_bar_get_revealed (find_widget (GTK_WIDGET (kh_window_get_editor (window)), GTK_TYPE_INFO_BAR)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Editor. */

static KhEditor *
open_editor (Fixture *fixture)
{
  g_assert_true (kh_window_open_plan (fixture->window, add_plan (fixture->store, 2027), NULL));
  return kh_window_get_editor (fixture->window);
}

static void
test_every_form (Fixture *fixture, gconstpointer data)
{
  KhEditor *editor = open_editor (fixture);
  g_autoptr (GPtrArray) entries = kh_outline_entries_new (kh_editor_get_plan (editor));
  KhOutline *outline = find_widget (GTK_WIDGET (editor), KH_TYPE_OUTLINE);

  for (guint i = 0; i < entries->len; i++)
    {
      KhOutlineEntry *entry = g_ptr_array_index (entries, i);
      KhSection *section = kh_outline_entry_get_section (entry);
      KhPageKind kind = kh_outline_entry_get_kind (entry);

      kh_editor_show_page (editor, kind, section);
      g_assert_true (kh_editor_page_get_node (kh_editor_get_page (editor)) == (KhNode *) section);
      g_assert_true (kh_outline_entry_matches (kh_outline_get_selected (outline), kind, section));
      /* What the preview and the findings point at leads to the same form. */
      if (section != NULL)
        {
          KhSection *page_section;

          g_assert_cmpint (kh_page_factory_kind_for (KH_NODE (section), &page_section), ==, kind);
          g_assert_true (page_section == section);
        }
    }
}

static void
set_task_text (Fixture *fixture, KhItem *task, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, kh_node_get_root (KH_NODE (task)), "Move task", &error);

  g_assert_no_error (error);
  kh_edit_set (edit, task, "text", text, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
}

static KhItem *
first_task (KhEditor *editor)
{
  KhSection *group = kh_plan_find_section (kh_editor_get_plan (editor), KH_SECTION_TASK_GROUP);
  g_autoptr (KhItem) task = g_list_model_get_item (kh_section_get_items (group), 0);

  return task; /* the plan holds it */
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  KhEditor *editor = open_editor (fixture);
  KhItem *task = first_task (editor);
  g_autofree char *before = g_strdup (kh_item_get_text (task));
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);

  g_assert_false (g_action_group_get_action_enabled (actions, "undo"));
  set_task_text (fixture, task, "Việc mới.");
  g_assert_true (g_action_group_get_action_enabled (actions, "undo"));
  g_action_group_activate_action (actions, "undo", NULL);
  g_assert_cmpstr (kh_item_get_text (task), ==, before);
  g_assert_false (g_action_group_get_action_enabled (actions, "undo"));
  g_assert_true (g_action_group_get_action_enabled (actions, "redo"));
  g_action_group_activate_action (actions, "redo", NULL);
  g_assert_cmpstr (kh_item_get_text (task), ==, "Việc mới.");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL);
  g_assert_false (g_action_group_has_action (actions, "undo"));
}

static void
test_removed_form (Fixture *fixture, gconstpointer data)
{
  KhEditor *editor = open_editor (fixture);
  g_autoptr (KhSection) group = g_object_ref (kh_plan_find_section (kh_editor_get_plan (editor), KH_SECTION_TASK_GROUP));
  GtkWidget *outline = find_widget (GTK_WIDGET (editor), KH_TYPE_OUTLINE);

  kh_editor_show_page (editor, KH_PAGE_TASK_GROUP, group);
  gtk_widget_activate_action (outline, "outline.remove", NULL);
  g_assert_null (kh_node_get_parent (KH_NODE (group)));
  g_assert_false (kh_editor_page_get_node (kh_editor_get_page (editor)) == KH_NODE (group));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  wait_until (kh_plan_find_node (kh_editor_get_plan (editor), kh_node_get_uuid (KH_NODE (group))) != NULL);
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
test_preview (Fixture *fixture, gconstpointer data)
{
  KhEditor *editor = open_editor (fixture);
  KhPreview *preview = find_widget (GTK_WIDGET (editor), KH_TYPE_PREVIEW);
  KhPreviewCanvas *canvas = find_widget (GTK_WIDGET (editor), KH_TYPE_PREVIEW_CANVAS);
  KhItem *task = first_task (editor);
  const char *uuid = kh_node_get_uuid (KH_NODE (task));
  double top, bottom;

  wait_until (kh_preview_canvas_get_proof (canvas) != NULL);
  g_assert_cmpuint (kh_proof_get_n_pages (kh_preview_canvas_get_proof (canvas)), >=, 2);
  g_assert_false (shows_text (canvas, "Xyzzy"));
  set_task_text (fixture, task, "Xyzzy là việc mới.");
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
test_picture_of_page (Fixture *fixture, gconstpointer data)
{
  KhEditor *editor = open_editor (fixture);
  KhPreviewCanvas *canvas = find_widget (GTK_WIDGET (editor), KH_TYPE_PREVIEW_CANVAS);
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

static char *
read_file (const char *path)
{
  char *content = NULL;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    return NULL;
  return content;
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  KhEditor *editor = open_editor (fixture);
  g_autofree char *pdf_path = g_build_filename (fixture->folder, "plan.pdf", NULL);
  g_autofree char *text_path = g_build_filename (fixture->folder, "plan & more.txt", NULL);
  g_autoptr (GFile) pdf = g_file_new_for_path (pdf_path);
  g_autoptr (GFile) text = g_file_new_for_path (text_path);
  g_autofree char *start = NULL;
  g_autofree char *words = NULL;
  GtkWidget *overlay = find_widget (GTK_WIDGET (fixture->window), ADW_TYPE_TOAST_OVERLAY);

  kh_editor_export (editor, pdf, KH_EXPORT_PDF);
  wait_until (find_widget (overlay, g_type_from_name ("AdwToastWidget")) != NULL);
  start = read_file (pdf_path);
  g_assert_nonnull (start);
  g_assert_true (g_str_has_prefix (start, "%PDF-"));

  kh_editor_export (editor, text, KH_EXPORT_TEXT);
  wait_until (g_file_test (text_path, G_FILE_TEST_EXISTS));
  words = read_file (text_path);
  g_assert_nonnull (strstr (words, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
}

static void
failed_export_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;

  g_assert_false (kh_export_finish (result, error));
}

static void
test_export_failure (Fixture *fixture, gconstpointer data)
{
  KhEditor *editor = open_editor (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "absent", "plan.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  kh_export_async (kh_editor_get_plan (editor), file, KH_EXPORT_PDF, NULL, failed_export_cb, &error);
  wait_until (error != NULL);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Room. */

static gboolean
is_folded (GtkWidget *shell)
{
  gboolean folded;

  g_object_get (shell, "folded", &folded, NULL);
  return folded;
}

static void
test_narrow_window (Fixture *fixture, gconstpointer data)
{
  KhEditor *editor = open_editor (fixture);
  GtkWidget *shell = find_widget (GTK_WIDGET (editor), g_type_from_name ("KhEditorShell"));
  GtkWidget *preview = find_widget (GTK_WIDGET (editor), KH_TYPE_PREVIEW);
  GtkWidget *forms = gtk_widget_get_ancestor (GTK_WIDGET (kh_editor_get_page (editor)), GTK_TYPE_STACK);
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 600);
  wait_until (!is_folded (shell) && gtk_widget_get_visible (preview));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 700);
  wait_until (is_folded (shell) && !gtk_widget_get_visible (preview) && gtk_widget_get_visible (forms));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.toggle-preview", NULL);
  g_assert_true (gtk_widget_get_visible (preview));
  g_assert_false (gtk_widget_get_visible (forms));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  wait_until (!is_folded (shell) && gtk_widget_get_visible (preview) && gtk_widget_get_visible (forms));
}

#define CASE(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *config = kh_test_folder_new ();
  int status;

  /* The window's size must not come from, or go to, the user's own settings. All
   * folders at once cannot be set apart: libadwaita needs the system's. */
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      kh_test_folder_remove (config);
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  adw_init ();

  CASE ("/shell/names", test_names);
  CASE ("/library/plans", test_library);
  CASE ("/library/trash", test_trash);
  CASE ("/library/search", test_search);
  CASE ("/library/new-plan", test_new_plan);
  CASE ("/library/sample-once", test_sample_once);
  CASE ("/library/import", test_import);
  g_test_add_func ("/library/failure", test_failure);
  CASE ("/library/read-only", test_read_only);
  CASE ("/editor/every-form", test_every_form);
  CASE ("/editor/undo", test_undo);
  CASE ("/editor/removed-form", test_removed_form);
  CASE ("/editor/preview", test_preview);
  CASE ("/editor/picture-of-page", test_picture_of_page);
  CASE ("/editor/export", test_export);
  CASE ("/editor/export-failure", test_export_failure);
  CASE ("/editor/narrow-window", test_narrow_window);
  status = g_test_run ();
  kh_test_folder_remove (config);
  return status;
}
