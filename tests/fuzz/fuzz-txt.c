/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: any bytes as plain text. */
#include "fuzz.h"

#include "text-reader.h"

KhPlan *
kh_fuzz_read (GBytes *bytes, GError **error)
{
  return kh_text_reader_read (bytes, 2027, KH_READER_PLAN_ONLY, error);
}
