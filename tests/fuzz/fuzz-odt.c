/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: any bytes as an OpenDocument text. */
#include "fuzz.h"

#include "odt-reader.h"

KhPlan *
kh_fuzz_read (GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) package = kh_fuzz_pack (bytes, "content.xml");

  return kh_odt_reader_read (package, 2027, KH_READER_PLAN_ONLY, error);
}
