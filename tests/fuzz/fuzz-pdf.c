/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: any bytes as a PDF of ours. */
#include "fuzz.h"

#include "pdf-reader.h"

KhPlan *
kh_fuzz_read (GBytes *bytes, GError **error)
{
  return kh_pdf_reader_read (bytes, error);
}
