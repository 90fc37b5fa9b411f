/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a stranger's file in a process of its own, with little memory and time. */
#pragma once

#include "reader.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the process may use; a 300-page document takes a tenth of it. */
#define KH_READER_CHILD_MAX_MEMORY (256 * 1024 * 1024)
#define KH_READER_CHILD_MAX_SECONDS 10

/**
 * kh_reader_child_read:
 * @path: file path
 * @year: the plan's year, or 0 for the one that the file names
 * @flags: what of other texts than plans
 * @cancellable: (nullable): ends the process
 * @error: as kh_reader_read_file(), or %G_IO_ERROR_CANCELLED
 *
 * As kh_reader_read_file(), but a file that is made to break its reader breaks a
 * process that nothing hangs on. Blocks; to be called in a thread, or where
 * nothing waits.
 *
 * Returns: (transfer full): a plan that is in no library, with its agency and remarks
 */
KhPlan *kh_reader_child_read (const char *path, int year, KhReaderFlags flags, GCancellable *cancellable,
                              GError **error);

/**
 * kh_reader_child_read_with:
 * @program: what reads, in place of the program that belongs to this one
 * @milliseconds: how long it may take
 *
 * As kh_reader_child_read(), so that tests can tell what becomes of a program
 * that never ends, dies, or answers nonsense.
 */
KhPlan *kh_reader_child_read_with (const char *program, guint milliseconds, const char *path, int year,
                                   KhReaderFlags flags, GCancellable *cancellable, GError **error);

/**
 * kh_reader_child_main:
 * @path: the file
 * @year: as kh_reader_child_read()
 * @flags: as kh_reader_child_read()
 *
 * What that process does: limits itself, reads, and writes the reply to standard
 * output. Returns: the exit status
 */
int kh_reader_child_main (const char *path, int year, KhReaderFlags flags);

G_END_DECLS
