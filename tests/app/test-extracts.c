/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file for each unit: their names, what is in them, cancelling. */
#include "extracts-window.h"
#include "extracts.h"
#include "forms-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assign (FormsFixture *fixture)
{
  GListModel *units = kh_agency_get_units (kh_plan_get_agency (fixture->plan));
  g_autoptr (GError) error = NULL;
  KhTask *tasks[] = { fixture->first, fixture->second };

  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);
      g_autoptr (GPtrArray) lead = g_ptr_array_new ();
      g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Set lead unit", &error);

      g_ptr_array_add (lead, unit);
      kh_edit_set_units (edit, tasks[i], KH_UNIT_ROLE_LEAD, lead);
      g_assert_true (kh_edit_commit (edit, &error));
    }
}

static void
test_window (FormsFixture *fixture, gconstpointer data)
{
  g_autofree char *folder_path = g_build_filename (fixture->folder, "ra", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (folder_path);
  g_autoptr (GPtrArray) units = NULL;
  GtkWidget *window = NULL;
  gpointer watched = NULL;

  assign (fixture);
  g_assert_cmpint (g_mkdir (folder_path, 0700), ==, 0);
  units = kh_extracts_list_units (fixture->plan);
  g_assert_cmpuint (units->len, ==, 2);
  window = kh_extracts_window_new (fixture->store, fixture->plan);
  watched = window;
  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  gtk_window_present (GTK_WINDOW (window));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (gtk_widget_get_template_child (window, KH_TYPE_EXTRACTS_WINDOW, "format_row")), 2);
  kh_extracts_window_run (KH_EXTRACTS_WINDOW (window), folder);
  while (watched != NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < units->len; i++)
    {
      g_autofree char *name = kh_extracts_dup_file_name (fixture->plan, units->pdata[i], KH_EXPORT_CSV_TASKS);
      g_autofree char *path = g_build_filename (folder_path, name, NULL);
      g_autofree char *table = NULL;

      g_assert_true (g_file_get_contents (path, &table, NULL, NULL));
      g_assert_nonnull (strstr (table, kh_unit_get_name (units->pdata[i])));
      g_assert_nonnull (strstr (table, i == 0 ? "Rà soát văn bản của Sở" : "Lấy ý kiến về dự thảo"));
      g_assert_null (strstr (table, "Theo dõi thi hành pháp luật"));
    }
}

/* A unit that only a duty of its kind binds has a part, too; one that has ended has none. */
static void
test_kinds (FormsFixture *fixture, gconstpointer data)
{
  KhSection *section = kh_plan_find_section (fixture->plan, KH_SECTION_RESPONSIBILITIES);
  KhAgency *agency = kh_plan_get_agency (fixture->plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhUnit) lives = kh_unit_new (KH_UNIT_OFFICE, "Văn phòng của phần mẫu");
  g_autoptr (KhUnit) ended = kh_unit_new (KH_UNIT_OFFICE, "Văn phòng đã giải thể");
  g_autoptr (KhItem) block = kh_item_new (KH_ITEM_RESPONSIBILITY, "Văn phòng");
  g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, KH_NODE (agency), "Add unit", &error);
  g_autoptr (GPtrArray) units = NULL;

  kh_edit_insert (edit, agency, G_MAXUINT, lives);
  kh_edit_insert (edit, agency, G_MAXUINT, ended);
  kh_edit_set (edit, ended, "last-year", kh_plan_get_year (fixture->plan) - 1, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  units = kh_extracts_list_units (fixture->plan);
  g_assert_false (g_ptr_array_find (units, lives, NULL));
  g_clear_pointer (&units, g_ptr_array_unref);

  edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Add duty", &error);
  kh_edit_insert (edit, section, G_MAXUINT, block);
  kh_edit_set (edit, block, "unit-kinds", KH_UNIT_KINDS_OFFICE, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  units = kh_extracts_list_units (fixture->plan);
  g_assert_true (g_ptr_array_find (units, lives, NULL));
  g_assert_false (g_ptr_array_find (units, ended, NULL));
}

typedef struct
{
  GMainLoop *loop;
  GCancellable *cancellable;
  GError *error;
  guint told;
} Run;

static void
told_cb (guint n, guint total, gpointer user_data)
{
  Run *run = user_data;

  run->told = n;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;

  kh_extracts_write_finish (result, &run->error);
  g_main_loop_quit (run->loop);
}

/* What is cancelled before it begins writes nothing and says so. */
static void
test_cancel (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { .loop = loop, .cancellable = cancellable };

  assign (fixture);
  units = kh_extracts_list_units (fixture->plan);
  g_cancellable_cancel (cancellable);
  kh_extracts_write_async (fixture->plan, units, folder, KH_EXPORT_PDF, cancellable, told_cb, written_cb, &run);
  g_main_loop_run (loop);
  g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (run.told, ==, 0);
  g_clear_error (&run.error);
}

static void
stop_cb (guint n, guint total, gpointer user_data)
{
  Run *run = user_data;

  g_assert_cmpuint (total, ==, 2);
  run->told = n;
  g_cancellable_cancel (run->cancellable);
}

/* What is cancelled on the way keeps the whole files that are there, and tells of no more. */
static void
test_stop (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *table = NULL;
  Run run = { .loop = loop, .cancellable = cancellable };

  assign (fixture);
  units = kh_extracts_list_units (fixture->plan);
  kh_extracts_write_async (fixture->plan, units, folder, KH_EXPORT_CSV_TASKS, cancellable, stop_cb, written_cb, &run);
  g_main_loop_run (loop);
  g_assert_cmpuint (run.told, ==, 1);
  /* The thread may have been done with the last file before it was told. */
  if (run.error != NULL)
    g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&run.error);
  name = kh_extracts_dup_file_name (fixture->plan, units->pdata[0], KH_EXPORT_CSV_TASKS);
  path = g_build_filename (fixture->folder, name, NULL);
  g_assert_true (g_file_get_contents (path, &table, NULL, NULL));
  g_assert_true (g_str_has_suffix (table, "\r\n"));
}

static void
test_names (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (KhUnit) unit = kh_unit_new (KH_UNIT_OTHER, "Ban A/B: \"mẫu\"");
  g_autofree char *name = kh_extracts_dup_file_name (fixture->plan, unit, KH_EXPORT_PDF);

  g_assert_true (g_str_has_suffix (name, " - Ban A-B- -mẫu.pdf"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/extracts/window", FormsFixture, NULL, forms_set_up, test_window, forms_tear_down);
  g_test_add ("/extracts/kinds", FormsFixture, NULL, forms_set_up, test_kinds, forms_tear_down);
  g_test_add ("/extracts/cancel", FormsFixture, NULL, forms_set_up, test_cancel, forms_tear_down);
  g_test_add ("/extracts/stop", FormsFixture, NULL, forms_set_up, test_stop, forms_tear_down);
  g_test_add ("/extracts/names", FormsFixture, NULL, forms_set_up, test_names, forms_tear_down);
  return g_test_run ();
}
