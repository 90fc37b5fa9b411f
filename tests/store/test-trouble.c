/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library that takes no edits for a while: a full or read-only disk, a drive
 * that is gone, a clock that was set back. What is typed is never lost. */
#include "fault-vfs.h"
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-private.h"

typedef struct
{
  Fixture  fixture;
  KhStore *store;
  KhPlan  *plan;
} TroubleFixture;

static const char *program;

static void
set_up (TroubleFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (&self->fixture, NULL);
  self->store = fixture_open (&self->fixture);
  self->plan = sample_small ();
  kh_store_add_plan (self->store, self->plan, &error);
  g_assert_no_error (error);
}

static void
tear_down (TroubleFixture *self, gconstpointer data)
{
  fault_vfs_disarm ();
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  assert_integrity (&self->fixture);
  fixture_tear_down (&self->fixture, NULL);
}

static void
type_text (TroubleFixture *self, guint index, const char *text)
{
  set_text (self->store, self->plan, child (child (self->plan, KH_TYPE_SECTION, 0), KH_TYPE_ITEM, index), text, "typing");
}

/* What another program finds in the library. */
static char *
read_texts (TroubleFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) other = kh_store_open (self->fixture.path, KH_STORE_OPEN_READ_ONLY, &error);
  g_autoptr (KhPlan) plan = NULL;

  g_assert_no_error (error);
  plan = kh_store_load_plan (other, 1, &error);
  g_assert_no_error (error);

  return texts (child (plan, KH_TYPE_SECTION, 0));
}

#define assert_saved(self, expected)                  \
  G_STMT_START                                        \
  {                                                   \
    g_autofree char *saved_texts = read_texts (self); \
    g_assert_cmpstr (saved_texts, ==, expected);      \
  }                                                   \
  G_STMT_END

#define assert_shown(self, expected)                                                       \
  G_STMT_START                                                                             \
  {                                                                                        \
    g_autofree char *shown_texts = texts (child ((self)->plan, KH_TYPE_SECTION, 0));       \
    g_assert_cmpstr (shown_texts, ==, expected);                                           \
  }                                                                                        \
  G_STMT_END

static void
count_cb (guint *n)
{
  (*n)++;
}

typedef struct
{
  FaultKind kind;
  KhTrouble trouble;
  KhStoreError code;
} Cause;

static const Cause causes[] = {
  { FAULT_FULL, KH_TROUBLE_FULL, KH_STORE_ERROR_FULL },
  { FAULT_READ_ONLY, KH_TROUBLE_READ_ONLY, KH_STORE_ERROR_READ_ONLY },
  { FAULT_IO, KH_TROUBLE_UNREACHABLE, KH_STORE_ERROR_UNREACHABLE },
};

/* Everything that a form does goes on, and reaches the library when it can. */
static void
test_goes_on (TroubleFixture *self, gconstpointer data)
{
  const Cause *cause = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) new_plan = kh_plan_new (2030);
  g_autofree char *text = NULL;
  guint n_trouble = 0, n_unsaved = 0;

  g_signal_connect_swapped (self->store, "notify::trouble", G_CALLBACK (count_cb), &n_trouble);
  g_signal_connect_swapped (self->store, "notify::n-unsaved", G_CALLBACK (count_cb), &n_unsaved);
  type_text (self, 0, "Trước");
  g_assert_null (kh_store_get_trouble_text (self->store));

  fault_vfs_arm (cause->kind, 0, TRUE);
  type_text (self, 1, "Gõ khi hỏng");
  g_assert_cmpint (kh_store_get_trouble (self->store), ==, cause->trouble);
  g_assert_cmpuint (n_trouble, ==, 1);
  g_assert_cmpuint (n_unsaved, ==, 1);
  text = kh_store_get_trouble_text (self->store);
  g_assert_true (g_utf8_validate (text, -1, NULL) && g_str_has_suffix (text, "."));

  {
    g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Add", &error);
    g_autoptr (KhItem) item = kh_item_new (KH_ITEM_TASK, "Việc mới");

    g_assert_no_error (error);
    kh_edit_insert (edit, child (self->plan, KH_TYPE_SECTION, 0), 0, item);
    kh_edit_set (edit, item, "product", "Báo cáo", NULL);
    g_assert_true (kh_edit_commit (edit, &error));
    g_assert_no_error (error);
  }
  type_text (self, 0, "Việc mới, gõ thêm");
  type_text (self, 0, "Việc mới, gõ thêm nữa");
  assert_undo (self->store, self->plan);
  assert_shown (self, "Việc mới|Trước|Gõ khi hỏng|Việc 3");
  assert_redo (self->store, self->plan);
  assert_shown (self, "Việc mới, gõ thêm nữa|Trước|Gõ khi hỏng|Việc 3");
  g_assert_cmpuint (kh_store_get_n_unsaved (self->store), ==, 6);

  /* what is no edit says why it cannot be done */
  g_assert_cmpint (kh_store_add_plan (self->store, new_plan, &error), ==, 0);
  g_assert_error (error, KH_STORE_ERROR, (int) cause->code);
  g_clear_error (&error);
  g_assert_false (kh_store_retry (self->store));

  fault_vfs_disarm ();
  g_assert_true (kh_store_retry (self->store));
  g_assert_cmpint (kh_store_get_trouble (self->store), ==, KH_TROUBLE_NONE);
  g_assert_cmpuint (kh_store_get_n_unsaved (self->store), ==, 0);
  g_assert_cmpuint (n_trouble, ==, 2);
  assert_saved (self, "Việc mới, gõ thêm nữa|Trước|Gõ khi hỏng|Việc 3");
  assert_shown (self, "Việc mới, gõ thêm nữa|Trước|Gõ khi hỏng|Việc 3");

  /* undo goes back through the trouble to before it */
  assert_undo (self->store, self->plan);
  assert_undo (self->store, self->plan);
  assert_undo (self->store, self->plan);
  assert_undo (self->store, self->plan);
  assert_saved (self, "Việc 1|Việc 2|Việc 3");
  g_assert_null (kh_store_get_undo_label (self->store, KH_NODE (self->plan)));
  assert_redo (self->store, self->plan);
  assert_redo (self->store, self->plan);
  assert_saved (self, "Trước|Gõ khi hỏng|Việc 3");
  type_text (self, 2, "Sau");
  assert_saved (self, "Trước|Gõ khi hỏng|Sau");
}

static gboolean
give_up_cb (gpointer given_up)
{
  *(gboolean *) given_up = TRUE;

  return G_SOURCE_REMOVE;
}

/* Nobody asks: the library is looked at now and then. */
static void
wait_until_healed (TroubleFixture *self)
{
  gboolean given_up = FALSE;
  guint source = g_timeout_add_seconds (60, give_up_cb, &given_up);

  while (kh_store_get_trouble (self->store) != KH_TROUBLE_NONE && !given_up)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (given_up);
  g_source_remove (source);
}

static void
test_heals_by_itself (TroubleFixture *self, gconstpointer data)
{
  fault_vfs_arm (FAULT_FULL, 0, TRUE);
  type_text (self, 0, "Chờ chỗ");
  fault_vfs_disarm ();
  wait_until_healed (self);
  assert_saved (self, "Chờ chỗ|Việc 2|Việc 3");
}

/* A medium that turns read-only fails with I/O errors, and is told as what it is. */
static void
test_read_only_medium (TroubleFixture *self, gconstpointer data)
{
  if (geteuid () == 0)
    {
      g_test_skip ("the administrator may write everywhere");
      return;
    }
  type_text (self, 0, "Trước");
  g_assert_cmpint (g_chmod (self->fixture.path, 0400), ==, 0);
  fault_vfs_arm (FAULT_IO, 0, TRUE);
  type_text (self, 1, "Chỉ đọc");
  g_assert_cmpint (kh_store_get_trouble (self->store), ==, KH_TROUBLE_READ_ONLY);
  fault_vfs_disarm ();
  g_assert_cmpint (g_chmod (self->fixture.path, 0600), ==, 0);
  g_assert_true (kh_store_retry (self->store));
  assert_saved (self, "Trước|Chỉ đọc|Việc 3");
}

/* The file is moved away and comes back; what was typed meanwhile is in it. */
static void
test_moved (TroubleFixture *self, gconstpointer data)
{
  g_autofree char *away = g_strconcat (self->fixture.path, ".away", NULL);
  g_autofree char *log = g_strconcat (self->fixture.path, "-wal", NULL);
  g_autofree char *away_log = g_strconcat (away, "-wal", NULL);

  type_text (self, 0, "Trước");
  g_assert_cmpint (g_rename (self->fixture.path, away), ==, 0);
  g_assert_cmpint (g_rename (log, away_log), ==, 0);
  type_text (self, 1, "Không có tệp");
  g_assert_cmpint (kh_store_get_trouble (self->store), ==, KH_TROUBLE_UNREACHABLE);
  g_assert_false (kh_store_retry (self->store));
  g_assert_false (g_file_test (self->fixture.path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rename (away, self->fixture.path), ==, 0);
  g_assert_cmpint (g_rename (away_log, log), ==, 0);
  g_assert_true (kh_store_retry (self->store));
  assert_saved (self, "Trước|Không có tệp|Việc 3");
  type_text (self, 2, "Sau");
  assert_saved (self, "Trước|Không có tệp|Sau");
}

/* Somebody else changed the same meanwhile: theirs stays, and mine is a plan of its own. */
static void
test_rescued (TroubleFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = NULL;
  guint n_rescued = 0;

  g_signal_connect_swapped (self->store, "rescued", G_CALLBACK (count_cb), &n_rescued);
  fault_vfs_arm (FAULT_FULL, 0, TRUE);
  type_text (self, 0, "Của tôi");
  fault_vfs_disarm ();
  {
    g_autoptr (KhStore) other = fixture_open (&self->fixture);
    g_autoptr (KhPlan) plan = kh_store_load_plan (other, 1, &error);

    set_text (other, plan, find_text (plan, "Việc 1"), "Của người khác", NULL);
  }
  g_assert_true (kh_store_retry (self->store));
  g_assert_cmpuint (n_rescued, ==, 1);
  assert_saved (self, "Của người khác|Việc 2|Việc 3");
  assert_shown (self, "Của người khác|Việc 2|Việc 3");
  list = kh_store_list_plans (self->store, &error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  {
    g_autoptr (KhPlan) copy = kh_store_load_plan (self->store, 2, &error);
    g_autofree char *mine = texts (child (copy, KH_TYPE_SECTION, 0));

    g_assert_cmpstr (mine, ==, "Của tôi|Việc 2|Việc 3");
  }
}

/* A program that is killed while the library takes nothing. */
static int
run_child (const char *path)
{
  g_autoptr (KhStore) store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, NULL);
  g_autoptr (KhPlan) plan = kh_store_load_plan (store, 1, NULL);

  fault_vfs_arm (FAULT_FULL, 0, TRUE);
  set_text (store, plan, find_text (plan, "Việc 1"), "Trước khi chết", NULL);
  set_text (store, plan, find_text (plan, "Việc 2"), "Cũng thế", NULL);
  kill (getpid (), SIGKILL);

  return 1;
}

static void
test_killed (TroubleFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *const argv[] = { program, "--child", self->fixture.path, NULL };
  int status;

  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  assert_saved (self, "Việc 1|Việc 2|Việc 3");

  self->store = fixture_open (&self->fixture);
  g_assert_cmpuint (kh_store_get_n_recovered (self->store), ==, 2);
  assert_saved (self, "Trước khi chết|Cũng thế|Việc 3");
  self->plan = kh_store_load_plan (self->store, 1, &error);
  assert_undo (self->store, self->plan);
  assert_undo (self->store, self->plan);
  assert_saved (self, "Việc 1|Việc 2|Việc 3");

  /* once, not each time */
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  self->store = fixture_open (&self->fixture);
  g_assert_cmpuint (kh_store_get_n_recovered (self->store), ==, 0);
}

/* The draft of a program that runs is its own. */
static void
test_draft_of_another (TroubleFixture *self, gconstpointer data)
{
  g_autoptr (KhStore) other = NULL;

  fault_vfs_arm (FAULT_FULL, 0, TRUE);
  type_text (self, 0, "Chưa ghi");
  fault_vfs_disarm ();
  other = fixture_open (&self->fixture);
  g_assert_cmpuint (kh_store_get_n_recovered (other), ==, 0);
  assert_saved (self, "Việc 1|Việc 2|Việc 3");
  g_assert_true (kh_store_retry (self->store));
  assert_saved (self, "Chưa ghi|Việc 2|Việc 3");
}

static gint64 present;

static gint64
given_time (void)
{
  return present;
}

static void
test_clock (TroubleFixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  present = 1800000000;
  kh_store_set_time (self->store, given_time);
  type_text (self, 0, "Hôm nay");
  g_assert_cmpint (kh_store_get_trouble (self->store), ==, KH_TROUBLE_NONE);
  present -= 10 * 24 * 60 * 60;
  type_text (self, 1, "Mười ngày trước");
  g_assert_cmpint (kh_store_get_trouble (self->store), ==, KH_TROUBLE_CLOCK);
  text = kh_store_get_trouble_text (self->store);
  g_assert_nonnull (strstr (text, "clock"));
  assert_saved (self, "Hôm nay|Mười ngày trước|Việc 3");
  present += 11 * 24 * 60 * 60;
  type_text (self, 2, "Ngày mai");
  g_assert_cmpint (kh_store_get_trouble (self->store), ==, KH_TROUBLE_NONE);
  assert_saved (self, "Hôm nay|Mười ngày trước|Ngày mai");

  /* the clock was wrong before, and is right now */
  present -= 10 * 24 * 60 * 60;
  type_text (self, 0, "Lại sớm");
  g_assert_cmpint (kh_store_get_trouble (self->store), ==, KH_TROUBLE_CLOCK);
  g_assert_true (kh_store_retry (self->store));
  type_text (self, 1, "Đồng hồ đúng");
  g_assert_cmpint (kh_store_get_trouble (self->store), ==, KH_TROUBLE_NONE);
}

/* Set right while nobody types. */
static void
test_clock_heals_by_itself (TroubleFixture *self, gconstpointer data)
{
  present = 1800000000;
  kh_store_set_time (self->store, given_time);
  type_text (self, 0, "Hôm nay");
  present -= 10 * 24 * 60 * 60;
  type_text (self, 1, "Mười ngày trước");
  g_assert_cmpint (kh_store_get_trouble (self->store), ==, KH_TROUBLE_CLOCK);
  present += 10 * 24 * 60 * 60;
  wait_until_healed (self);
  assert_saved (self, "Hôm nay|Mười ngày trước|Việc 3");
}

#define ADD(path, data, func) g_test_add ("/store/trouble/" path, TroubleFixture, data, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("kh-state-XXXXXX", NULL);
  g_autofree char *unsaved = g_build_filename (state, "kehoach", "unsaved", NULL);
  g_autofree char *folder = g_build_filename (state, "kehoach", NULL);
  int status;

  fault_vfs_register ();
  if (argc >= 3 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2]);

  program = argv[0];
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("full", &causes[0], test_goes_on);
  ADD ("read-only", &causes[1], test_goes_on);
  ADD ("unreachable", &causes[2], test_goes_on);
  ADD ("heals-by-itself", NULL, test_heals_by_itself);
  ADD ("read-only-medium", NULL, test_read_only_medium);
  ADD ("moved", NULL, test_moved);
  ADD ("rescued", NULL, test_rescued);
  ADD ("killed", NULL, test_killed);
  ADD ("draft-of-another", NULL, test_draft_of_another);
  ADD ("clock", NULL, test_clock);
  ADD ("clock-heals-by-itself", NULL, test_clock_heals_by_itself);

  status = g_test_run ();
  /* every draft went when its edits were saved */
  g_assert_cmpint (g_rmdir (unsaved), ==, 0);
  g_rmdir (folder);
  g_rmdir (state);

  return status;
}
