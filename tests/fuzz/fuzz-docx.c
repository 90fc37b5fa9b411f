/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: any bytes as a Word document. */
#include "fuzz.h"

#include "docx-reader.h"

KhPlan *
kh_fuzz_read (GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) package = kh_fuzz_pack (bytes, "word/document.xml");

  return kh_docx_reader_read (package, 2027, KH_READER_PLAN_ONLY, error);
}
