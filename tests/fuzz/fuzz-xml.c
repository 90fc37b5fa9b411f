/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: any bytes as a file of the plan's own format. */
#include "fuzz.h"

#include "xml-reader.h"

KhPlan *
kh_fuzz_read (GBytes *bytes, GError **error)
{
  return kh_xml_reader_read (bytes, TRUE, error);
}
