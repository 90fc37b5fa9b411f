/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file system for SQLite that fails when it is told to. */
#pragma once

#include <glib.h>

/**
 * FaultKind:
 * @FAULT_IO: a call fails with an I/O error
 * @FAULT_FULL: a call that writes fails for want of room
 * @FAULT_TORN: a call that writes does half of it, and that was the last that
 *   ever reached the disk, as when the power goes; what is not written is ahead
 * @FAULT_READ_ONLY: a call that writes fails because the medium is read-only
 * @FAULT_KILL: the program is killed (SIGKILL) at a call that writes, before it is done
 */
typedef enum
{
  FAULT_IO,
  FAULT_FULL,
  FAULT_TORN,
  FAULT_READ_ONLY,
  FAULT_KILL,
} FaultKind;

/** fault_vfs_register: from now on SQLite opens files through it */
void     fault_vfs_register (void);

/**
 * fault_vfs_arm:
 * @skip: how many calls succeed first
 * @lasting: whether all calls after the first that fails do so too
 */
void     fault_vfs_arm      (FaultKind kind, guint skip, gboolean lasting);

/** fault_vfs_disarm: Returns: whether a call failed */
gboolean fault_vfs_disarm   (void);

/** fault_vfs_count: Returns: how many calls there have been that could have failed since the last arming or disarming */
guint    fault_vfs_count    (void);
