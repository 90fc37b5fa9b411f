/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins what goes on over a page break to what it goes on from. */
#include "pdf-structure.h"

#include "pdf-tags.h"

void
kh_pdf_structure_join (KhPdfFile *file)
{
  (void) file;
}
