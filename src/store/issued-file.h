/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of an issued plan: what was signed, or the scan of the paper. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/** KH_ISSUED_FILE_MAX: the largest file that a library takes, in bytes */
#define KH_ISSUED_FILE_MAX (100 * 1024 * 1024)

/**
 * kh_store_has_issued_file:
 * @name: (out) (optional) (transfer full) (nullable): what the file is called
 *
 * Returns: whether there is one
 */
gboolean kh_store_has_issued_file  (KhStore *self, KhPlan *plan, char **name);

/**
 * kh_store_load_issued_file:
 * @name, @media_type: (out) (optional) (transfer full)
 *
 * Returns: (transfer full) (nullable): the file; %NULL with %KH_STORE_ERROR_NOT_FOUND if there is none
 */
GBytes  *kh_store_load_issued_file (KhStore *self, KhPlan *plan, char **name, char **media_type, GError **error);

/**
 * kh_store_set_issued_file:
 *
 * One edit, "Attach issued file", in the place of the file that is there. Also of
 * a plan that is issued: the scan comes after the clerk has filled in the paper.
 *
 * Returns: whether it was done; %KH_STORE_ERROR_FAILED for a file that is too large
 */
gboolean kh_store_set_issued_file  (KhStore *self, KhPlan *plan, const char *name, const char *media_type, GBytes *content,
                                    GError **error);

/** kh_issued_file_write: for the store: writes the row within an edit that is open */
gboolean kh_issued_file_write      (KhStore *self, KhPlan *plan, const char *name, const char *media_type, GBytes *content,
                                    GError **error);

G_END_DECLS
