/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: any bytes as a table of tasks or targets. */
#include "fuzz.h"

#include "csv-reader.h"

KhPlan *
kh_fuzz_read (GBytes *bytes, GError **error)
{
  return kh_csv_reader_read (bytes, 2027, error);
}
