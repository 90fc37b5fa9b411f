/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to formats: a file of the plan's own XML format as a valid tree. */
#pragma once

#include "reader.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * kh_xml_document_parse:
 * @error: #KhReaderError; the line is named where there is one
 *
 * No document type, no entities, no network, bounded depth.
 *
 * Returns: (transfer full): a tree that is valid against the schema
 */
xmlDoc *kh_xml_document_parse (GBytes *bytes, GError **error);

/** kh_xml_set_invalid: sets %KH_READER_ERROR_INVALID: @what, without full stop, is wrong at @line */
void    kh_xml_set_invalid    (GError **error, int line, const char *what);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

G_END_DECLS
