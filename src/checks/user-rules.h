/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rule data of the user's own: files in the folder "checks" of the data folder.
 *
 * Three of them the program writes itself, one a table: documents that no longer
 * hold, words that are wrong, and words that are right. What else somebody wrote
 * into these by hand stays. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KhUserTable:
 * @KH_USER_DOCUMENTS: documents that were replaced or repealed
 * @KH_USER_TERMS: words that must not stand in a plan, and what is said instead
 * @KH_USER_WORDS: names and words that no dictionary knows
 */
typedef enum
{
  KH_USER_DOCUMENTS,
  KH_USER_TERMS,
  KH_USER_WORDS,
  KH_N_USER_TABLES,
} KhUserTable;

/** KhUserRow: @instead (nullable): what takes the place of @words, where there is something. */
typedef struct
{
  char *words;
  char *instead;
} KhUserRow;

/** KhUserFile: @error (nullable): why the file is not valid, naming the line */
typedef struct
{
  char   *name;
  char   *path;
  GError *error;
} KhUserFile;

/** kh_user_rules_dup_folder: Returns: (transfer full): path of the folder with the user's files; it need not be there */
char *kh_user_rules_dup_folder (void);

/** kh_user_rules_check_files: Returns: (transfer full) (element-type KhUserFile): the user's files, by name, each read by itself */
GPtrArray *kh_user_rules_check_files (void);

/**
 * kh_user_rules_read:
 * @error: #GIOErrorEnum, naming the file and the line
 *
 * Returns: (transfer full) (element-type KhUserRow) (nullable): the rows of the
 *   program's file of that table
 */
GPtrArray *kh_user_rules_read (KhUserTable table, GError **error);

/**
 * kh_user_rules_add:
 * @words: for documents as one is cited: "Nghị định số 61/2018/NĐ-CP"
 * @instead: (nullable): likewise; several documents are parted by ";"
 * @error: #GIOErrorEnum; %G_IO_ERROR_INVALID_ARGUMENT says what is wrong with
 *   the words, and the file is as it was
 */
gboolean kh_user_rules_add (KhUserTable table, const char *words, const char *instead, GError **error);

/** kh_user_rules_remove: @index: of a row as kh_user_rules_read() gives them */
gboolean kh_user_rules_remove (KhUserTable table, guint index, GError **error);

/** kh_user_rules_get_state: Returns: (transfer full): all of the file, for kh_user_rules_set_state(); empty without one */
GBytes  *kh_user_rules_get_state (KhUserTable table);
/** kh_user_rules_set_state: makes the file what it was */
gboolean kh_user_rules_set_state (KhUserTable table, GBytes *state, GError **error);

G_END_DECLS
