/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mends the tree of structure tags that Cairo writes. */
#pragma once

#include "pdf-qpdf.h"

G_BEGIN_DECLS

/**
 * kh_pdf_structure_join:
 * @file: the file
 *
 * Cairo cannot leave a paragraph's tag, draw a page number, and go on with the
 * tag: what goes on is a tag of its own. Here it becomes part of the paragraph.
 */
void kh_pdf_structure_join (KhPdfFile *file);

G_END_DECLS
