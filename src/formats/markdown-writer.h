/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as Markdown (CommonMark, tables as GitHub has them). */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/** kh_markdown_write: Returns: (transfer full): UTF-8, NFC; headings, lists and tables are Markdown's own */
GBytes *kh_markdown_write (KhDocument *document);

G_END_DECLS
