/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the store share: a folder of their own, a rich plan, and a
 * text of all that a node and everything beneath it holds. */
#pragma once

#include <kh-core.h>

#include "edit.h"
#include "store.h"

/** FIXTURE_STEP: tests that try every one of many alike try each @n-th with the
 * sanitizers, which make SQLite's many small allocations several times as slow */
#ifdef __SANITIZE_ADDRESS__
#define FIXTURE_STEP(n) (n)
#else
#define FIXTURE_STEP(n) 1
#endif

typedef struct
{
  char *folder;
  char *path; /* of the library, absent at first */
} Fixture;

void fixture_set_up    (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);

/** fixture_remove_folder: @folder and all that is in it */
void fixture_remove_folder (const char *folder);

/** fixture_open: Returns: (transfer full): the library, which must open */
KhStore *fixture_open (Fixture *fixture);

/** fixture_run_sql: runs @sql on the closed library by a connection of its own, without our extensions */
void fixture_run_sql (Fixture *fixture, const char *sql);

/** fixture_query: Returns: (transfer full): the first column of the first row, "" for none or null */
char *fixture_query (Fixture *fixture, const char *sql);

/** sample_plan: Returns: (transfer full): a plan in no library that uses every class and every property */
KhPlan *sample_plan (void);

/** sample_small: Returns: (transfer full): one task group "Nhóm" with tasks "Việc 1" to "Việc 3" */
KhPlan *sample_small (void);

/**
 * dump_node:
 *
 * Every property but the id, of every node, with lists and units in order. Reads
 * the properties from the class, so a property that is not stored shows.
 *
 * Returns: (transfer full): the text
 */
char *dump_node (gpointer node);

/** drop_reported: Returns: (transfer full): @dump without the progress of tasks, which no kept version holds */
char *drop_reported (const char *dump);

/** assert_same_dump: line by line, so that a failure shows the line */
void assert_same_dump (const char *dump, const char *expected);

/** assert_dump: @node is what it was when dump_node() gave @expected */
void assert_dump (gpointer node, const char *expected);

/** child: Returns: (transfer none): the node at @position of the list of @type */
gpointer child (gpointer node, GType type, guint position);

/** find_text: Returns: (transfer none): the item of @plan with the text @text, which must be there */
KhItem *find_text (KhPlan *plan, const char *text);

/** texts: Returns: (transfer full): texts of the items of @node, joined by "|" */
char *texts (gpointer node);

/** fixture_begin_edit: Returns: (transfer full): an edit of @root, which must be possible */
KhEdit *fixture_begin_edit (KhStore *store, gpointer root);

/** fixture_commit_edit: @edit: (transfer full): is committed, which must be possible */
void fixture_commit_edit (KhEdit *edit);

/** set_text: one committed edit that sets the text of @item */
void set_text (KhStore *store, KhPlan *plan, KhItem *item, const char *text, const char *merge_key);

void assert_undo (KhStore *store, gpointer root);
void assert_redo (KhStore *store, gpointer root);

/** assert_integrity: SQLite finds the file sound, its foreign keys and its index too */
void assert_integrity (Fixture *fixture);
