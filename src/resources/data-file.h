/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Profiles, templates, tables and schemas: compiled in, replaceable by files. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * kh_data_file_load:
 * @name: path below data/, such as "profiles/nd30-2020.xml"
 * @error: #GIOErrorEnum when there is no such file
 *
 * A file of that name in `kehoach/` of the user's data folder, then of the
 * system data folders, takes the place of the one compiled in.
 *
 * Returns: (transfer full): the content; %NULL with @error set
 */
GBytes *kh_data_file_load (const char *name, GError **error);

/** kh_data_file_is_compiled_in: Returns: whether the program itself has a file @name, which one in a data folder may replace */
gboolean kh_data_file_is_compiled_in (const char *name);

/**
 * kh_data_file_list:
 * @folder: folder below data/, such as "profiles"
 *
 * Returns: (transfer full) (array zero-terminated=1): the file names in
 *   @folder, each once, sorted
 */
char **kh_data_file_list (const char *folder);

G_END_DECLS
