/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders that go with a test. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** kh_test_folder_new: Returns: (transfer full): a new empty folder in the system's place for such */
char *kh_test_folder_new    (void);
/** kh_test_folder_remove: removes @path with all in it */
void  kh_test_folder_remove (const char *path);

G_END_DECLS
