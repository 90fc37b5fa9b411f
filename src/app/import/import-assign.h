/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving a paragraph of an imported text a place in the plan, whether it had one
 * or not: one edit each. No widgets: the forms follow the model. */
#pragma once

#include "form-page.h"
#include "import-paragraph.h"
#include "import-place.h"

G_BEGIN_DECLS

/**
 * KhImportTarget:
 * @as: what the paragraph becomes
 * @node: the section or item that takes it, the text it joins, or whose field it is
 * @property: (nullable): that field
 * @position: in the list of @node, %G_MAXUINT for after @previous or else last
 * @previous: (nullable): what the paragraph before became, to keep the text's order
 */
typedef struct
{
  KhImportAs  as;
  KhNode     *node;
  const char *property;
  guint       position;
  KhNode     *previous;
} KhImportTarget;

/**
 * kh_import_assign:
 * @page: the form of the plan
 * @error: %G_IO_ERROR_INVALID_ARGUMENT when the words are none for the field, or
 *   cannot go there, as a translated sentence; what the store says has been reported
 *
 * What the paragraph had become moves, with what is beneath it: an item changes
 * its kind, a heading becomes an item and its text follows it, an item becomes a
 * heading and the items behind it its text. Of a paragraph without a place its
 * unplaced words are put there, and their findings go.
 *
 * Returns: (transfer full) (nullable): the node that the words are in now
 */
KhNode  *kh_import_assign    (KhFormPage *page, KhImportParagraph *paragraph, const KhImportTarget *target,
                              GError **error);

/**
 * kh_import_leave_out:
 * @error: as for kh_import_assign()
 *
 * Takes the words of @paragraph out of the plan, or the findings that say that
 * they have no place. Returns: whether there was anything to do, and it was done
 */
gboolean kh_import_leave_out (KhFormPage *page, KhImportParagraph *paragraph, GError **error);

G_END_DECLS
