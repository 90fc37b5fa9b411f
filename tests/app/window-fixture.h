/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on a library of its own, for tests in process. */
#pragma once

#include "revision.h"
#include "window.h"

/* How long a thing is waited for; only a test that fails waits so long. */
#ifdef __SANITIZE_ADDRESS__
#define PATIENCE (300 * G_TIME_SPAN_SECOND)
#else
#define PATIENCE (60 * G_TIME_SPAN_SECOND)
#endif

typedef struct
{
  char *folder;
  char *path;
  KhStore *store;
  KhWindow *window;
} WindowFixture;

/** window_fixture_begin: what each case begins with that has a set-up of its own */
void window_fixture_begin (void);
void window_fixture_set_up (WindowFixture *fixture, gconstpointer data);
void window_fixture_tear_down (WindowFixture *fixture, gconstpointer data);

/** window_fixture_settle: lets all that waits for an idle moment be done. Before a window is closed: a tooltip that was
 * set looks for the pointer then, and GTK 4.8 does not ask whether the window is still there */
void window_fixture_settle (void);

/** window_fixture_main: runs the cases that @add_cases adds, away from the user's settings. Returns: the exit status */
int window_fixture_main (int argc, char **argv, void (*add_cases) (void));

/** window_fixture_open_store: Returns: (transfer full): the library opened a second time */
KhStore *window_fixture_open_store (WindowFixture *fixture, KhStoreOpenFlags flags);
/** window_fixture_add_plan: Returns: the id of the sample plan, added for @year */
gint64 window_fixture_add_plan (KhStore *store, int year);
/** window_fixture_open_editor: Returns: (transfer none): the sample plan in its forms */
KhEditor *window_fixture_open_editor (WindowFixture *fixture);
/** window_fixture_get_first_task: Returns: (transfer none): the first task of the first group */
KhItem *window_fixture_get_first_task (KhEditor *editor);
/** window_fixture_set_task_text: edits through the store, labelled "Move task" */
void window_fixture_set_task_text (WindowFixture *fixture, KhItem *task, const char *text);
/** window_fixture_get_newest_revision: Returns: (transfer full): what was kept last of @plan, when there is something */
KhRevision *window_fixture_get_newest_revision (WindowFixture *fixture, KhPlan *plan);
/** window_fixture_find: Returns: (nullable): the first widget of @type at or beneath @widget */
gpointer window_fixture_find (GtkWidget *widget, GType type);

/** window_fixture_find_label: Returns: (nullable): the first label at or beneath @widget that holds @text */
GtkLabel *window_fixture_find_label (GtkWidget *widget, const char *text);
/** window_fixture_find_window: Returns: (nullable): the first open window of @type */
gpointer window_fixture_find_window (GType type);

gboolean window_fixture_wake_cb (gpointer user_data);

/* Lets the main loop run until @condition holds. */
#define wait_until(condition) \
  G_STMT_START \
  { \
    guint wake = g_timeout_add (20, window_fixture_wake_cb, NULL); \
    gint64 end = g_get_monotonic_time () + PATIENCE; \
    while (!(condition) && g_get_monotonic_time () < end) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (wake); \
    g_assert_true (condition); \
  } \
  G_STMT_END

#define CASE(path, function) \
  g_test_add (path, WindowFixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)
