/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the plan's own XML format (.kehoach), validated against its schema. */
#pragma once

#include "reader.h"

G_BEGIN_DECLS

#define KH_XML_READER_MAX_BYTES (64 * 1024 * 1024)

/**
 * kh_xml_reader_read:
 * @bytes: the file
 * @fresh: %TRUE mints new UUIDs and keeps the file's in derived-from (import,
 *   templates); %FALSE keeps the file's UUIDs (round trips, merging)
 * @error: #KhReaderError
 *
 * No network, no external entities, bounded depth.
 */
KhPlan *kh_xml_reader_read (GBytes *bytes, gboolean fresh, GError **error);

/**
 * kh_xml_reader_new_from_template:
 * @template_id: such as "cchc": data/templates/<id>.kehoach
 * @year: the new plan's year; "{year}" in headings, title and text is replaced
 *
 * Returns: (transfer full): a new draft with the template's skeleton
 */
KhPlan *kh_xml_reader_new_from_template (const char *template_id, int year, GError **error);

G_END_DECLS
