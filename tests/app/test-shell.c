/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window in process: library, editor, preview and export, on a display. */
#include <adwaita.h>

#include "continue-dialog.h"
#include "data-file.h"
#include "form-stack.h"
#include "new-plan-actions.h"
#include "new-plan-dialog.h"
#include "outline-entry.h"
#include "outline-row.h"
#include "outline.h"
#include "plan-row.h"
#include "preview.h"
#include "window-fixture.h"

static const char *
visible_library_page (WindowFixture *fixture)
{
  GtkWidget *list = window_fixture_find (GTK_WIDGET (kh_window_get_library (fixture->window)), GTK_TYPE_LIST_VIEW);
  GtkWidget *stack = gtk_widget_get_ancestor (list, GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static guint
n_plans (WindowFixture *fixture)
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
test_names (WindowFixture *fixture, gconstpointer data)
{
  gint64 id = window_fixture_add_plan (fixture->store, 2027);
  g_autoptr (GtkWidget) dialog = g_object_ref_sink (kh_new_plan_dialog_new (fixture->store));
  guint n_library = 0;
  guint n_editor = 0;
  guint n_dialog = 0;

  wait_until (window_fixture_find (GTK_WIDGET (fixture->window), KH_TYPE_PLAN_ROW) != NULL);
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
test_library (WindowFixture *fixture, gconstpointer data)
{
  gint64 id;
  GtkWidget *row;

  g_assert_cmpstr (visible_library_page (fixture), ==, "empty");
  id = window_fixture_add_plan (fixture->store, 2027);
  window_fixture_add_plan (fixture->store, 2026);
  g_assert_cmpstr (visible_library_page (fixture), ==, "plans");
  g_assert_cmpuint (n_plans (fixture), ==, 2);
  wait_until ((row = window_fixture_find (GTK_WIDGET (fixture->window), KH_TYPE_PLAN_ROW)) != NULL);
  g_assert_cmpint (kh_plan_info_get_id (kh_library_entry_get_info (kh_plan_row_get_entry (KH_PLAN_ROW (row)))), ==, id);
}

static void
test_trash (WindowFixture *fixture, gconstpointer data)
{
  gint64 id = window_fixture_add_plan (fixture->store, 2027);

  window_fixture_add_plan (fixture->store, 2026);
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
test_search (WindowFixture *fixture, gconstpointer data)
{
  KhLibraryView *library = kh_window_get_library (fixture->window);
  GtkWidget *entry = window_fixture_find (GTK_WIDGET (library), GTK_TYPE_SEARCH_ENTRY);

  window_fixture_add_plan (fixture->store, 2027);
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

static guint
n_results (GtkListBox *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;
  return n;
}

/* What is found comes page by page, as one scrolls to the end. */
static void
test_search_pages (WindowFixture *fixture, gconstpointer data)
{
  KhLibraryView *library = kh_window_get_library (fixture->window);
  GtkWidget *entry = window_fixture_find (GTK_WIDGET (library), GTK_TYPE_SEARCH_ENTRY);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  GtkListBox *results;
  GtkAdjustment *adjustment;
  guint n;

  for (int i = 0; i < 6; i++)
    window_fixture_add_plan (fixture->store, 2027 + i);
  all = kh_store_search (fixture->store, "cai cach", 10000, &error);
  g_assert_no_error (error);
  kh_library_view_start_search (library, "cai cach");
  g_signal_emit_by_name (entry, "search-changed");
  results = GTK_LIST_BOX (gtk_widget_get_template_child (GTK_WIDGET (library), KH_TYPE_LIBRARY_VIEW, "results"));
  n = n_results (results);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, all->len);

  adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (results), GTK_TYPE_SCROLLED_WINDOW)));
  while (n < all->len)
    {
      guint before = n;

      wait_until (gtk_adjustment_get_upper (adjustment)
                  > gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment));
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      wait_until ((n = n_results (results)) > before);
    }
  g_assert_cmpuint (n, ==, all->len);

  /* Other words begin anew, at the first page. */
  kh_library_view_start_search (library, "nguyen nhan cua nhung y kien chua hai long");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (n_results (results), ==, 6);
}

static void
created_cb (GtkWidget *dialog, gint64 id, gint64 *created)
{
  *created = id;
}

static void
test_new_plan (WindowFixture *fixture, gconstpointer data)
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

  body = window_fixture_find (dialog, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (body), "  Sở   Mẫu ");
  gtk_spin_button_set_value (window_fixture_find (dialog, GTK_TYPE_SPIN_BUTTON), 2031);
  gtk_widget_activate_action (dialog, "dialog.create", NULL);
  g_assert_cmpint (id, !=, 0);
  plan = kh_store_load_plan (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kh_plan_get_year (plan), ==, 2031);
  g_assert_cmpstr (kh_plan_get_issuer (plan), ==, "Sở Mẫu");
  g_assert_cmpstr (kh_plan_get_symbol (plan), ==, "KH-SM");
  g_assert_nonnull (kh_plan_find_section (plan, KH_SECTION_TASK_GROUPS));
}

/* Enter in the year makes the plan. */
static void
enter_year (GtkWidget *dialog, int year)
{
  GtkSpinButton *spin = window_fixture_find (dialog, GTK_TYPE_SPIN_BUTTON);

  gtk_spin_button_set_value (spin, year);
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (spin)), "activate");
}

static void
continued_cb (GtkWidget *dialog, gint64 id, gint64 older_id, gint64 *seen)
{
  g_assert_cmpint (older_id, !=, id);
  *seen = id;
}

static void
test_continue (WindowFixture *fixture, gconstpointer data)
{
  gint64 older = window_fixture_add_plan (fixture->store, 2029);
  gint64 newest = window_fixture_add_plan (fixture->store, 2040);
  gint64 id = 0;
  GtkWidget *dialog;
  GtkSpinButton *year;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhPlan) source = NULL;

  dialog = kh_continue_dialog_new (fixture->store, 0, &error);
  g_assert_no_error (error);
  year = window_fixture_find (dialog, GTK_TYPE_SPIN_BUTTON);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (year), ==, 2041);
  gtk_window_destroy (GTK_WINDOW (dialog));

  dialog = kh_continue_dialog_new (fixture->store, older, &error);
  g_assert_no_error (error);
  g_signal_connect (dialog, "created", G_CALLBACK (continued_cb), &id);
  gtk_window_present (GTK_WINDOW (dialog));
  enter_year (dialog, 2031);
  wait_until (id > newest); /* the button is seen pressed first */
  plan = kh_store_load_plan (fixture->store, id, &error);
  g_assert_no_error (error);
  source = kh_store_load_plan (fixture->store, older, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kh_plan_get_year (plan), ==, 2031);
  g_assert_cmpint (kh_plan_get_year (source), ==, 2029);
  g_assert_cmpstr (kh_node_get_derived_from (KH_NODE (plan)), ==, kh_node_get_uuid (KH_NODE (source)));
}

static void
test_sample_once (WindowFixture *fixture, gconstpointer data)
{
  kh_new_plan_open_sample (fixture->window);
  g_assert_nonnull (kh_window_get_editor (fixture->window));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.trash-open-plan", NULL);
  g_assert_null (kh_window_get_editor (fixture->window));
  g_assert_cmpuint (n_plans (fixture), ==, 0);
  kh_new_plan_open_sample (fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL);
  kh_new_plan_open_sample (fixture->window);
  g_assert_cmpuint (n_plans (fixture), ==, 1);
}

static void
test_import (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "plan.kehoach", NULL);
  g_autofree char *bad_path = g_build_filename (fixture->folder, "bad.txt", NULL);
  g_autoptr (GBytes) bytes = kh_data_file_load ("samples/ke-hoach-mau.kehoach", NULL);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) bad = g_file_new_for_path (bad_path);
  GtkWidget *overlay = window_fixture_find (GTK_WIDGET (fixture->window), ADW_TYPE_TOAST_OVERLAY);
  gsize size;
  const char *content = g_bytes_get_data (bytes, &size);
  g_autofree char *uri = NULL;

  g_assert_true (g_file_set_contents (path, content, size, NULL));
  g_assert_true (g_file_set_contents (bad_path, "\0\1\2", 3, NULL));
  g_list_store_append (files, bad);
  kh_window_import (fixture->window, G_LIST_MODEL (files));
  wait_until (window_fixture_find (overlay, g_type_from_name ("AdwToastWidget")) != NULL);
  g_assert_cmpuint (n_plans (fixture), ==, 0);

  g_list_store_remove_all (files);
  g_list_store_append (files, file);
  kh_window_import (fixture->window, G_LIST_MODEL (files));
  wait_until (kh_window_get_editor (fixture->window) != NULL);
  g_assert_cmpuint (n_plans (fixture), ==, 1);

  /* The desktop's list of recent files has it. */
  uri = g_file_get_uri (file);
  g_assert_true (gtk_recent_manager_has_item (gtk_recent_manager_get_default (), uri));
}

static void
test_failure (void)
{
  KhWindow *window = KH_WINDOW (kh_window_new (NULL));
  g_autoptr (GError) error = g_error_new (KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED, "It is <damaged> & kept.");
  AdwStatusPage *page;

  kh_window_show_failure (window, "/nowhere/library.db", error);
  page = window_fixture_find (gtk_stack_get_visible_child (window_fixture_find (GTK_WIDGET (window), GTK_TYPE_STACK)),
                      ADW_TYPE_STATUS_PAGE);
  g_assert_cmpstr (adw_status_page_get_description (page), ==,
                   "It is &lt;damaged&gt; &amp; kept.\n\n/nowhere/library.db");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_read_only (WindowFixture *fixture, gconstpointer data)
{
  gint64 id = window_fixture_add_plan (fixture->store, 2027);
  g_autoptr (KhStore) store = window_fixture_open_store (fixture, KH_STORE_OPEN_READ_ONLY);
  KhWindow *window = KH_WINDOW (kh_window_new (NULL));
  GActionGroup *actions = G_ACTION_GROUP (window);

  kh_window_set_store (window, store, TRUE);
  g_assert_false (g_action_group_get_action_enabled (actions, "new-plan"));
  g_assert_false (g_action_group_get_action_enabled (actions, "import"));
  g_assert_true (kh_window_open_plan (window, id, NULL));
  g_assert_true (gtk_info_bar_get_revealed (window_fixture_find (GTK_WIDGET (kh_window_get_editor (window)), GTK_TYPE_INFO_BAR)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Editor. */

static void
test_every_form (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  g_autoptr (GPtrArray) entries = kh_outline_entries_new (kh_editor_get_plan (editor));
  KhOutline *outline = window_fixture_find (GTK_WIDGET (editor), KH_TYPE_OUTLINE);

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
test_undo (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhItem *task = window_fixture_get_first_task (editor);
  g_autofree char *before = g_strdup (kh_item_get_text (task));
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);

  g_assert_false (g_action_group_get_action_enabled (actions, "undo"));
  window_fixture_set_task_text (fixture, task, "Việc mới.");
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
test_removed_form (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  g_autoptr (KhSection) group = g_object_ref (kh_plan_find_section (kh_editor_get_plan (editor), KH_SECTION_TASK_GROUP));
  GtkWidget *outline = window_fixture_find (GTK_WIDGET (editor), KH_TYPE_OUTLINE);

  kh_editor_show_page (editor, KH_PAGE_TASK_GROUP, group);
  gtk_widget_activate_action (outline, "outline.remove", NULL);
  g_assert_null (kh_node_get_parent (KH_NODE (group)));
  g_assert_false (kh_editor_page_get_node (kh_editor_get_page (editor)) == KH_NODE (group));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  wait_until (kh_plan_find_node (kh_editor_get_plan (editor), kh_node_get_uuid (KH_NODE (group))) != NULL);
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
test_export (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  g_autofree char *pdf_path = g_build_filename (fixture->folder, "plan.pdf", NULL);
  g_autofree char *text_path = g_build_filename (fixture->folder, "plan & more.txt", NULL);
  g_autoptr (GFile) pdf = g_file_new_for_path (pdf_path);
  g_autoptr (GFile) text = g_file_new_for_path (text_path);
  g_autofree char *start = NULL;
  g_autofree char *words = NULL;
  GtkWidget *overlay = window_fixture_find (GTK_WIDGET (fixture->window), ADW_TYPE_TOAST_OVERLAY);

  kh_editor_export (editor, pdf, KH_EXPORT_PDF, KH_PDF_DEFAULT, TRUE);
  wait_until (window_fixture_find (overlay, g_type_from_name ("AdwToastWidget")) != NULL);
  start = read_file (pdf_path);
  g_assert_nonnull (start);
  g_assert_true (g_str_has_prefix (start, "%PDF-"));

  kh_editor_export (editor, text, KH_EXPORT_TEXT, KH_PDF_DEFAULT, TRUE);
  wait_until (g_file_test (text_path, G_FILE_TEST_EXISTS));
  words = read_file (text_path);
  g_assert_nonnull (strstr (words, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
}

/* The archive's PDF: part 3 of the standard where the plan is attached, else part 2. */
static void
test_export_pdf_a (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);

  for (int attach = 0; attach < 2; attach++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, attach ? "with.pdf" : "without.pdf", NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *content = NULL;
      gsize size;

      kh_editor_export (editor, file, KH_EXPORT_PDF, KH_PDF_A, attach);
      wait_until (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_get_contents (path, &content, &size, NULL));
      g_assert_nonnull (memmem (content, size, "<pdfaid:part>", strlen ("<pdfaid:part>")));
      g_assert_cmpint (memmem (content, size, "<pdfaid:part>3<", strlen ("<pdfaid:part>3<")) != NULL, ==, attach);
    }
}

static void
failed_export_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;

  g_assert_false (kh_export_finish (result, error));
}

static void
test_export_failure (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "absent", "plan.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  kh_export_async (kh_editor_get_plan (editor), file, KH_EXPORT_PDF, KH_PDF_DEFAULT, TRUE, NULL, failed_export_cb, &error);
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
test_narrow_window (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  GtkWidget *shell = window_fixture_find (GTK_WIDGET (editor), g_type_from_name ("KhEditorShell"));
  GtkWidget *preview = window_fixture_find (GTK_WIDGET (editor), KH_TYPE_PREVIEW);
  GtkWidget *forms = gtk_widget_get_ancestor (GTK_WIDGET (kh_editor_get_page (editor)), KH_TYPE_FORM_STACK);
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

static void
add_cases (void)
{
  CASE ("/shell/names", test_names);
  CASE ("/library/plans", test_library);
  CASE ("/library/trash", test_trash);
  CASE ("/library/search", test_search);
  CASE ("/library/search-pages", test_search_pages);
  CASE ("/library/new-plan", test_new_plan);
  CASE ("/library/continue", test_continue);
  CASE ("/library/sample-once", test_sample_once);
  CASE ("/library/import", test_import);
  g_test_add_func ("/library/failure", test_failure);
  CASE ("/library/read-only", test_read_only);
  CASE ("/editor/every-form", test_every_form);
  CASE ("/editor/undo", test_undo);
  CASE ("/editor/removed-form", test_removed_form);
  CASE ("/editor/export", test_export);
  CASE ("/editor/export-pdf-a", test_export_pdf_a);
  CASE ("/editor/export-failure", test_export_failure);
  CASE ("/editor/narrow-window", test_narrow_window);
}

int
main (int argc, char *argv[])
{
  return window_fixture_main (argc, argv, add_cases);
}
