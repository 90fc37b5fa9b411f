/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of a PDF read back by poppler, in millimetres. */
#pragma once

#include "pdf-writer.h"

#include <poppler.h>

G_BEGIN_DECLS

/** KhFound: where words stand on a page: mm from the top left, and how they are set. */
typedef struct
{
  double left, top, right, bottom;
  double size; /* pt */
  gboolean bold, italic;
  PopplerColor colour;
} KhFound;

/* poppler-glib 22.12 leaves these to its users. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

PopplerDocument *kh_pdf_page_open (GBytes *pdf);
/** kh_pdf_page_export: Returns: (transfer full): the PDF of @document in the format nd30-2020 */
GBytes *kh_pdf_page_export (KhDocument *document, const char *choices, KhPdfFlags flags, GBytes *plan_xml);
/** kh_pdf_page_find: Looks for the first place of @words on one line; stops the test when they are not there. */
KhFound kh_pdf_page_find (PopplerDocument *pdf, int page, const char *words);
/** kh_pdf_page_has: Returns: whether @page shows @words */
gboolean kh_pdf_page_has (PopplerDocument *pdf, int page, const char *words);
/** kh_pdf_page_centre: Returns: x of the middle of what was found, in mm */
double kh_pdf_page_centre (const KhFound *found);

#define kh_assert_near(a, b, within) g_assert_cmpfloat_with_epsilon ((a), (b), (within))
#define kh_assert_between(value, low, high) \
  G_STMT_START                              \
  {                                         \
    g_assert_cmpfloat ((value), >=, (low)); \
    g_assert_cmpfloat ((value), <=, (high)); \
  }                                         \
  G_STMT_END

G_END_DECLS
