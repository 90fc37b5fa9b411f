/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links from where an appendix is mentioned to the appendix. */
#pragma once

#include "frames.h"
#include "pdf-qpdf.h"

G_BEGIN_DECLS

/** kh_pdf_links_add: Links "Phụ lục II" in the text of @frames to the page that "Phụ lục II" heads. */
void kh_pdf_links_add (KhPdfFile *file, KhDocument *document, KhFrames *frames);

G_END_DECLS
