/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The metadata packet (XMP) of a PDF. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** KhPdfInfo: what the document information says; the packet says the same. Strings may be %NULL. */
typedef struct
{
  char *title;
  char *author;
  char *subject;
  char *creator;
  char *producer;
  gint64 created;
  int pdfa_part; /* 2 or 3, or 0 for a PDF that claims nothing */
} KhPdfInfo;

/** kh_pdf_xmp_write: Returns: (transfer full): the packet, UTF-8 */
GBytes *kh_pdf_xmp_write (const KhPdfInfo *info);

G_END_DECLS
