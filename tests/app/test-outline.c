/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says about plans, without a display: outline, words, years,
 * sections as wholes, and what is kept of the window. */
#include <gio/gio.h>

#include "export.h"
#include "data-file.h"
#include "folder.h"
#include "isolated.h"
#include "library-model.h"
#include "outline-entry.h"
#include "plan-text.h"
#include "section-ops.h"
#include "window-state.h"
#include "xml-reader.h"

typedef struct
{
  char *folder;
  KhStore *store;
  KhPlan *plan;
} Fixture;

static KhPlan *
read_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kh_data_file_load ("samples/ke-hoach-mau.kehoach", &error);
  KhPlan *plan;

  g_assert_no_error (error);
  plan = kh_xml_reader_read (bytes, TRUE, &error);
  g_assert_no_error (error);
  return plan;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) sample = read_sample ();
  g_autofree char *path = NULL;
  gint64 id;

  fixture->folder = kh_test_folder_new ();
  path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  id = kh_store_add_plan (fixture->store, sample, &error);
  g_assert_no_error (error);
  fixture->plan = kh_store_load_plan (fixture->store, id, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->plan);
  g_clear_object (&fixture->store);
  kh_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

/* "kind number title count mark", an entry a line. */
static char *
dump_entries (KhPlan *plan)
{
  g_autoptr (GPtrArray) entries = kh_outline_entries_new (plan);
  GString *dump = g_string_new (NULL);
  const char marks[] = { '-', '+', '!' };

  for (guint i = 0; i < entries->len; i++)
    {
      KhOutlineEntry *entry = g_ptr_array_index (entries, i);

      g_string_append_printf (dump, "%*s%s|%s|%d|%c\n", 2 * kh_outline_entry_get_depth (entry), "",
                              kh_outline_entry_get_number (entry), kh_outline_entry_get_title (entry),
                              kh_outline_entry_get_count (entry), marks[kh_outline_entry_get_mark (entry)]);
    }
  return g_string_free (dump, FALSE);
}

static KhOutlineEntry *
find_entry (GPtrArray *entries, KhPageKind kind)
{
  for (guint i = 0; i < entries->len; i++)
    if (kh_outline_entry_get_kind (g_ptr_array_index (entries, i)) == kind)
      return g_ptr_array_index (entries, i);
  return NULL;
}

static void
test_outline_of_plan (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  KhSection *aims = kh_section_new (KH_SECTION_AIMS, "MỤC ĐÍCH, YÊU CẦU");
  KhSection *purpose = kh_section_new (KH_SECTION_PURPOSE, "Mục đích");
  KhSection *groups = kh_section_new (KH_SECTION_TASK_GROUPS, "NHIỆM VỤ");
  KhSection *group = kh_section_new (KH_SECTION_TASK_GROUP, "Cải cách thể chế");
  KhSection *budget = kh_section_new (KH_SECTION_BUDGET, "KINH PHÍ THỰC HIỆN");
  g_autofree char *dump = NULL;

  kh_node_append_take (KH_NODE (purpose), kh_item_new (KH_ITEM_DASH, "Phục vụ người dân."));
  kh_node_append_take (KH_NODE (aims), purpose);
  kh_node_append_take (KH_NODE (group), kh_item_new (KH_ITEM_TASK, "Rà soát văn bản."));
  kh_node_append_take (KH_NODE (groups), group);
  kh_node_append_take (KH_NODE (plan), aims);
  kh_node_append_take (KH_NODE (plan), groups);
  kh_node_append_take (KH_NODE (plan), budget);
  kh_node_append_take (KH_NODE (plan), kh_section_new (KH_SECTION_APPENDIX, "Danh mục nhiệm vụ"));
  kh_node_append_take (KH_NODE (plan), kh_section_new (KH_SECTION_CLOSING, NULL));

  dump = dump_entries (plan);
  g_assert_cmpstr (dump, ==,
                   "|General|-1|!\n"
                   "|Legal bases|0|!\n"
                   "I.|Purpose, requirements|1|!\n"
                   "II.|Tasks|-1|+\n"
                   "  1.|Thể chế|1|!\n"
                   "III.|Kinh phí thực hiện|0|-\n"
                   "|Signature, recipients|0|!\n"
                   "|Phụ lục: Danh mục nhiệm vụ|0|-\n"
                   "|Findings|0|+\n");
}

static void
test_outline_of_sample (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GPtrArray) entries = kh_outline_entries_new (plan);

  for (guint i = 0; i < entries->len; i++)
    {
      KhOutlineEntry *entry = g_ptr_array_index (entries, i);

      g_assert_cmpstr (kh_outline_entry_get_missing (entry), ==, NULL);
      g_assert_cmpint (kh_outline_entry_get_mark (entry), !=, KH_OUTLINE_MARK_MISSING);
    }
}

static void
test_outline_tells_what_is_missing (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  KhSection *group = kh_plan_find_section (plan, KH_SECTION_TASK_GROUP);
  g_autoptr (KhTask) task = g_list_model_get_item (kh_section_get_items (group), 0);
  g_autoptr (GPtrArray) entries = NULL;
  KhOutlineEntry *entry;

  kh_task_set_lead (task, NULL);
  entries = kh_outline_entries_new (plan);
  entry = find_entry (entries, KH_PAGE_TASK_GROUP);
  g_assert_cmpint (kh_outline_entry_get_mark (entry), ==, KH_OUTLINE_MARK_MISSING);
  g_assert_cmpstr (kh_outline_entry_get_missing (entry), ==, "1 task has no lead unit.");
  g_assert_true (kh_outline_entry_matches (entry, KH_PAGE_TASK_GROUP, group));
  g_assert_false (kh_outline_entry_matches (entry, KH_PAGE_FREE, group));
}

/* Sections as wholes. */

static void
test_add_group (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KhSection *groups = kh_plan_find_section (fixture->plan, KH_SECTION_TASK_GROUPS);
  g_autoptr (KhSection) first = g_list_model_get_item (kh_section_get_sections (groups), 0);
  guint n_groups = g_list_model_get_n_items (kh_section_get_sections (groups));
  g_autoptr (KhSection) added = kh_section_ops_add (fixture->store, fixture->plan, KH_SECTION_TASK_GROUP, first, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (kh_node_get_position (KH_NODE (added)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_sections (groups)), ==, n_groups + 1);
  g_assert_cmpstr (kh_store_get_undo_label (fixture->store, KH_NODE (fixture->plan)), ==, "Add task group");

  g_assert_true (kh_store_undo (fixture->store, KH_NODE (fixture->plan), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_sections (groups)), ==, n_groups);
}

static void
test_add_first_group (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) blank = kh_plan_new (2028);
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhSection) added = NULL;
  gint64 id = kh_store_add_plan (fixture->store, blank, &error);

  g_assert_no_error (error);
  plan = kh_store_load_plan (fixture->store, id, &error);
  added = kh_section_ops_add (fixture->store, plan, KH_SECTION_TASK_GROUP, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kh_section_get_kind (KH_SECTION (kh_node_get_parent (KH_NODE (added)))), ==,
                   KH_SECTION_TASK_GROUPS);
}

static void
test_add_section_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KhSection *targets = kh_plan_find_section (fixture->plan, KH_SECTION_TARGETS);
  KhSection *closing = kh_plan_find_section (fixture->plan, KH_SECTION_CLOSING);
  g_autoptr (KhSection) after = kh_section_ops_add (fixture->store, fixture->plan, KH_SECTION_FREE, targets, &error);
  g_autoptr (KhSection) last = NULL;
  g_autoptr (KhSection) appendix = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (kh_node_get_position (KH_NODE (after)), ==, kh_node_get_position (KH_NODE (targets)) + 1);
  last = kh_section_ops_add (fixture->store, fixture->plan, KH_SECTION_FREE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kh_node_get_position (KH_NODE (last)) + 1, ==, kh_node_get_position (KH_NODE (closing)));
  appendix = kh_section_ops_add (fixture->store, fixture->plan, KH_SECTION_APPENDIX, targets, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kh_node_get_position (KH_NODE (appendix)), >, kh_node_get_position (KH_NODE (closing)));
}

static void
test_move_group (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KhSection *groups = kh_plan_find_section (fixture->plan, KH_SECTION_TASK_GROUPS);
  g_autoptr (KhSection) first = g_list_model_get_item (kh_section_get_sections (groups), 0);

  g_assert_false (kh_section_ops_can_move (first, -1));
  g_assert_true (kh_section_ops_can_move (first, 1));
  g_assert_true (kh_section_ops_move (fixture->store, fixture->plan, first, 1, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (kh_node_get_position (KH_NODE (first)), ==, 1);
}

static void
test_remove_group (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KhSection *group = kh_plan_find_section (fixture->plan, KH_SECTION_TASK_GROUP);
  g_autofree char *uuid = g_strdup (kh_node_get_uuid (KH_NODE (group)));
  guint n_tasks = g_list_model_get_n_items (kh_section_get_items (group));
  KhNode *back;

  g_assert_false (kh_section_ops_can_remove (kh_plan_find_section (fixture->plan, KH_SECTION_TARGETS)));
  g_assert_true (kh_section_ops_remove (fixture->store, fixture->plan, group, &error));
  g_assert_no_error (error);
  g_assert_null (kh_plan_find_node (fixture->plan, uuid));

  g_assert_true (kh_store_undo (fixture->store, KH_NODE (fixture->plan), &error));
  g_assert_no_error (error);
  back = kh_plan_find_node (fixture->plan, uuid);
  g_assert_true (KH_IS_SECTION (back));
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (KH_SECTION (back))), ==, n_tasks);
}

static void
test_locked_plan_keeps_sections (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Issue plan", &error);

  kh_edit_set (edit, fixture->plan, "state", KH_PLAN_ISSUED, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_false (kh_section_ops_can_remove (kh_plan_find_section (fixture->plan, KH_SECTION_TASK_GROUP)));
  g_assert_null (kh_section_ops_add (fixture->store, fixture->plan, KH_SECTION_FREE, NULL, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_LOCKED);
}

/* Years. */

typedef struct
{
  guint n_emissions;
} Count;

static void
count_cb (GListModel *model, guint position, guint removed, guint added, Count *count)
{
  count->n_emissions++;
}

static char *
dump_years (GListModel *model)
{
  GString *dump = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (KhLibraryEntry) entry = g_list_model_get_item (model, i);
      int year;

      g_object_get (kh_library_entry_get_info (entry), "year", &year, NULL);
      g_string_append_printf (dump, kh_library_entry_get_starts_year (entry) ? "[%d]" : " %d ", year);
    }
  return g_string_free (dump, FALSE);
}

static void
test_years (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) plans = kh_store_list_plans (fixture->store, &error);
  g_autoptr (KhLibraryModel) model = kh_library_model_new (plans);
  Count count = { 0 };
  const int years[] = { 2026, 2027, 2026 };
  gint64 ids[G_N_ELEMENTS (years)];
  g_autofree char *dump = NULL;
  g_autofree char *after = NULL;

  g_signal_connect (model, "items-changed", G_CALLBACK (count_cb), &count);
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autoptr (KhPlan) plan = kh_plan_new (years[i]);

      ids[i] = kh_store_add_plan (fixture->store, plan, &error);
      g_assert_no_error (error);
    }
  dump = dump_years (G_LIST_MODEL (model));
  g_assert_cmpstr (dump, ==, "[2027] 2027 [2026] 2026 ");
  g_assert_cmpuint (count.n_emissions, ==, G_N_ELEMENTS (years));

  g_assert_true (kh_store_trash_plan (fixture->store, ids[0], TRUE, &error));
  after = dump_years (G_LIST_MODEL (model));
  g_assert_cmpstr (after, ==, "[2027] 2027 [2026]");
  g_assert_cmpuint (count.n_emissions, ==, G_N_ELEMENTS (years) + 1);
}

/* Words. */

/* Every format has a name of its own that any file system takes. */
static void
test_export_names (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *long_symbol = g_strnfill (400, 'A');

  g_object_set (plan, "symbol", "KH-SM", "number", "2", NULL);
  for (guint i = 0; i < KH_N_EXPORT_FORMATS; i++)
    {
      char *name = kh_export_dup_file_name (plan, i);
      KhExportFormat format;

      g_assert_true (g_str_has_prefix (name, "KH-02-SM-2027"));
      g_assert_true (kh_export_format_from_path (name, &format));
      g_assert_true (g_hash_table_add (names, name));
    }
  g_object_set (plan, "symbol", long_symbol, NULL);
  {
    g_autofree char *name = kh_export_dup_file_name (plan, KH_EXPORT_CSV_TARGETS);

    g_assert_cmpuint (strlen (name), <, 255);
    g_assert_true (g_str_has_suffix (name, "-chi-tieu.csv"));
  }
  g_object_set (plan, "symbol", ".an", "number", NULL, NULL);
  {
    g_autofree char *name = kh_export_dup_file_name (plan, KH_EXPORT_PDF);

    g_assert_cmpint (*name, !=, '.');
  }
}

static void
test_titles (void)
{
  g_autofree char *lines = kh_plan_text_title ("Kế hoạch", "Cải cách hành chính\nnăm 2027", 2027);
  g_autofree char *none = kh_plan_text_title ("Kế hoạch", "", 2027);
  g_autofree char *capitals = kh_plan_text_heading ("NHIỆM VỤ, GIẢI PHÁP");
  g_autofree char *mixed = kh_plan_text_heading ("Cải cách <b>thể chế</b>");
  g_autofree char *number = kh_plan_text_number ("2", "KH-SM");
  g_autofree char *no_number = kh_plan_text_number ("", "KH-SM");

  g_assert_cmpstr (lines, ==, "Cải cách hành chính năm 2027");
  g_assert_cmpstr (none, ==, "Kế hoạch 2027");
  g_assert_cmpstr (capitals, ==, "Nhiệm vụ, giải pháp");
  g_assert_cmpstr (mixed, ==, "Cải cách thể chế");
  g_assert_cmpstr (number, ==, "02/KH-SM");
  g_assert_null (no_number);
}

static void
test_snippet (void)
{
  g_autofree char *plain = kh_plan_text_snippet_markup ("CCHC&PC \002thủ tục\003 <a>\nb");
  g_autofree char *open = kh_plan_text_snippet_markup ("x\003 \002y");

  g_assert_cmpstr (plain, ==, "CCHC&amp;PC <b>thủ tục</b> &lt;a&gt; b");
  g_assert_cmpstr (open, ==, "x <b>y</b>");
}

/* The window's state. */

static void
test_window_state (void)
{
  KhWindowState state;
  KhWindowState again;
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "kehoach", "window.ini", NULL);
  g_autoptr (GError) error = NULL;

  kh_window_state_load (&state);
  g_assert_true (state.preview);
  state.width = 700;
  state.height = 600;
  state.preview = FALSE;
  state.preview_share = 0.25;
  state.zoom = 1.5;
  kh_window_state_save (&state);
  kh_window_state_load (&again);
  g_assert_cmpint (again.width, ==, 700);
  g_assert_cmpint (again.height, ==, 600);
  g_assert_false (again.preview);
  g_assert_cmpfloat (again.preview_share, ==, 0.25);
  g_assert_cmpfloat (again.zoom, ==, 1.5);

  /* A spoiled file gives a window one can use. */
  g_assert_true (g_file_set_contents (path, "[window]\nwidth=-3\nheight=junk\npreview-share=7\n", -1, &error));
  kh_window_state_load (&again);
  g_assert_cmpint (again.width, >=, 360);
  g_assert_cmpint (again.height, >=, 240);
  g_assert_cmpfloat (again.preview_share, <, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/outline/plan", test_outline_of_plan);
  g_test_add_func ("/outline/sample", test_outline_of_sample);
  g_test_add_func ("/outline/missing", test_outline_tells_what_is_missing);
  g_test_add ("/sections/add-group", Fixture, NULL, set_up, test_add_group, tear_down);
  g_test_add ("/sections/add-first-group", Fixture, NULL, set_up, test_add_first_group, tear_down);
  g_test_add ("/sections/places", Fixture, NULL, set_up, test_add_section_places, tear_down);
  g_test_add ("/sections/move", Fixture, NULL, set_up, test_move_group, tear_down);
  g_test_add ("/sections/remove", Fixture, NULL, set_up, test_remove_group, tear_down);
  g_test_add ("/sections/locked", Fixture, NULL, set_up, test_locked_plan_keeps_sections, tear_down);
  g_test_add ("/library/years", Fixture, NULL, set_up, test_years, tear_down);
  g_test_add_func ("/words/export-names", test_export_names);
  g_test_add_func ("/words/titles", test_titles);
  g_test_add_func ("/words/snippet", test_snippet);
  g_test_add_func ("/window/state", test_window_state);
  return g_test_run ();
}
