/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small data file as a valid tree. */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * kh_xml_file_load:
 * @name: path below data/, such as "checks/terms.xml"
 * @schema: path of its RELAX NG schema below data/
 * @max_bytes: the most that is read
 * @error: #GIOErrorEnum; %G_IO_ERROR_INVALID_DATA says which file is wrong at
 *   which line, and why
 *
 * Takes the file from the data folders or from the program, see
 * kh_data_file_load(). No document type, no entities, no network.
 *
 * Returns: (transfer full): the tree; %NULL with @error set
 */
xmlDoc *kh_xml_file_load (const char *name, const char *schema, gsize max_bytes, GError **error);

/**
 * kh_xml_file_refuse:
 * @name: path below data/
 * @node: where the file is wrong
 * @why: translated, without a full stop
 *
 * Sets @error as kh_xml_file_load() does, for what a schema cannot say.
 *
 * Returns: %FALSE
 */
gboolean kh_xml_file_refuse (GError **error, const char *name, xmlNode *node, const char *why);

G_END_DECLS
