/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of files that every file system, mail program and archive takes as they are. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/** KH_FILE_NAME_MAX: the longest name, in bytes of UTF-8: encrypted folders take 143, paths of Windows 260 in all */
#define KH_FILE_NAME_MAX 120

/**
 * kh_file_name_make:
 * @words: what the name is to say, in UTF-8
 * @extension: (nullable): what follows the last dot, such as "pdf"; it is never cut
 *
 * What a path, Windows or a line end would take for something else becomes a
 * hyphen; the name is in NFC, begins and ends with no dot, space or hyphen, is no
 * name of a device ("CON", "LPT1") and no longer than %KH_FILE_NAME_MAX.
 *
 * Returns: (transfer full): a name, never empty
 */
char *kh_file_name_make     (const char *words, const char *extension);

/**
 * kh_file_name_for_plan:
 * @part: (nullable): what follows the plan's own words, such as "-lich"
 * @extension: (nullable): as for kh_file_name_make()
 *
 * Number and symbol with a hyphen for the stroke, then the day, as offices call the
 * file of a document: "12-KH-SM ngay 05-01-2027.pdf"; before there are number and
 * day "KH-SM-2027.pdf", "KH-12-SM-2027.pdf". Without tone marks: older archives and
 * mail programs spoil them.
 *
 * Returns: (transfer full): the name
 */
char *kh_file_name_for_plan (KhPlan *plan, const char *part, const char *extension);

/** kh_file_name_find_extension: Returns: what a file of @media_type ends with: "pdf", "jpg", "png", "tif", else "bin" */
const char *kh_file_name_find_extension (const char *media_type);

G_END_DECLS
