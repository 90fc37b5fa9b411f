/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in threads that the program's end waits for. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * kh_background_run:
 * @task: a task
 * @func: what the thread does
 *
 * As g_task_run_in_thread(), but exit() lets @func come to its end first. Libraries
 * take their tables down when the program ends, and a thread that still parses or
 * lays out then falls over. Whoever leaves early cancels the task.
 */
void kh_background_run   (GTask *task, GTaskThreadFunc func);

/**
 * kh_background_start:
 * @name: name of the thread
 * @func: what the thread does; it comes to its end by itself
 * @data: (nullable): for @func
 *
 * As g_thread_new(), for a thread that only exit() waits for.
 */
void kh_background_start (const char *name, GThreadFunc func, gpointer data);

/**
 * kh_background_wait:
 *
 * Waits for all that was run or started. Programs call it before main() returns:
 * exit() waits too, but what a library made at its first use in a thread, it has
 * taken down by then.
 */
void kh_background_wait  (void);

G_END_DECLS
