/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on a library of its own. */
#include "window-fixture.h"

#include "background.h"
#include "data-file.h"
#include "edit.h"
#include "folder.h"
#include "xml-reader.h"

KhStore *
window_fixture_open_store (WindowFixture *fixture, KhStoreOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  KhStore *store = kh_store_open (fixture->path, flags, &error);

  g_assert_no_error (error);
  return store;
}

gint64
window_fixture_add_plan (KhStore *store, int year)
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

#ifdef __SANITIZE_ADDRESS__
/* GTK 4.8 asks where the pointer is on a surface that is gone, when the program is
 * slow enough; what else is critical stays fatal. */
static gboolean
is_fatal_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  return g_strcmp0 (domain, "Gdk") != 0 || strstr (message, "gdk_surface_get_device_position") == NULL;
}
#endif

void
window_fixture_begin (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_log_set_fatal_handler (is_fatal_cb, NULL);
#endif
}

void
window_fixture_set_up (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_begin ();
  fixture->folder = kh_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->store = window_fixture_open_store (fixture, KH_STORE_OPEN_DEFAULT);
  fixture->window = g_object_ref (KH_WINDOW (kh_window_new (NULL)));
  kh_window_set_store (fixture->window, fixture->store, FALSE);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

gboolean
window_fixture_wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

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

static gboolean
settled_cb (gpointer settled)
{
  *(gboolean *) settled = TRUE;
  return G_SOURCE_REMOVE;
}

void
window_fixture_settle (void)
{
  gboolean settled = FALSE;

  g_idle_add_full (G_PRIORITY_LOW, settled_cb, &settled, NULL);
  while (!settled)
    g_main_context_iteration (NULL, TRUE);
}

void
window_fixture_tear_down (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_settle ();
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_until_gone (fixture->window);
  wait_until_gone (fixture->store);
  kh_background_wait ();
  kh_test_folder_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

gpointer
window_fixture_find (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = window_fixture_find (child, type);
  return found;
}

GtkLabel *
window_fixture_find_label (GtkWidget *widget, const char *text)
{
  GtkLabel *found = NULL;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = window_fixture_find_label (child, text);
  return found;
}

gpointer
window_fixture_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window; /* GTK holds it */
    }
  return NULL;
}

KhEditor *
window_fixture_open_editor (WindowFixture *fixture)
{
  g_assert_true (kh_window_open_plan (fixture->window, window_fixture_add_plan (fixture->store, 2027), NULL));
  return kh_window_get_editor (fixture->window);
}

void
window_fixture_set_task_text (WindowFixture *fixture, KhItem *task, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, kh_node_get_root (KH_NODE (task)), "Move task", &error);

  g_assert_no_error (error);
  kh_edit_set (edit, task, "text", text, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
}

KhItem *
window_fixture_get_first_task (KhEditor *editor)
{
  KhSection *group = kh_plan_find_section (kh_editor_get_plan (editor), KH_SECTION_TASK_GROUP);
  g_autoptr (KhItem) task = g_list_model_get_item (kh_section_get_items (group), 0);

  return task; /* the plan holds it */
}

static GListModel *
list_revisions (WindowFixture *fixture, KhPlan *plan)
{
  g_autoptr (GError) error = NULL;
  GListModel *revisions = kh_store_list_revisions (fixture->store, plan, &error);

  g_assert_no_error (error);

  return revisions;
}

static gboolean
has_revision (WindowFixture *fixture, KhPlan *plan)
{
  g_autoptr (GListModel) revisions = list_revisions (fixture, plan);

  return g_list_model_get_n_items (revisions) > 0;
}

KhRevision *
window_fixture_get_newest_revision (WindowFixture *fixture, KhPlan *plan)
{
  g_autoptr (GListModel) revisions = NULL;

  wait_until (has_revision (fixture, plan)); /* it may be kept by a thread */
  revisions = list_revisions (fixture, plan);

  return g_list_model_get_item (revisions, 0);
}

int
window_fixture_main (int argc, char **argv, void (*add_cases) (void))
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

  add_cases ();
  status = g_test_run ();
  kh_test_folder_remove (config);
  return status;
}
