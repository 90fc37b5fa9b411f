/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold for any bytes: an error or a plan; a plan prints, and its XML reads back. */
#include "fuzz.h"

#include "compose.h"
#include "libgsf.h"
#include "package-writer.h"
#include "xml-reader.h"
#include "xml-writer.h"

#include <string.h>

GBytes *
kh_fuzz_pack (GBytes *bytes, const char *part)
{
  g_autoptr (KhPackageWriter) package = NULL;
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size >= 2 && memcmp (data, "PK", 2) == 0)
    return g_bytes_ref (bytes);
  package = kh_package_writer_new ();
  kh_package_writer_add (package, "[Content_Types].xml", g_bytes_new_static ("<Types/>", 8), TRUE);
  kh_package_writer_add (package, part, g_bytes_ref (bytes), TRUE);
  return kh_package_writer_finish (package, NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhPlan) again = NULL;
  g_autoptr (KhDocument) document = NULL;
  g_autoptr (GBytes) xml = NULL;

  if (g_test_initialized ())
    libgsf_ignore ();
  plan = kh_fuzz_read (bytes, &error);
  if ((plan == NULL) != (error != NULL))
    g_error ("neither a plan nor an error, or both");
  if (plan == NULL)
    return 0;
  document = kh_compose_plan (plan);
  if (kh_document_get_n_blocks (document) == 0)
    g_error ("the plan prints nothing");
  /* So it goes from the process that reads to the one that asked. */
  xml = kh_xml_write (plan);
  again = kh_xml_reader_read (xml, FALSE, &error);
  if (again == NULL)
    g_error ("the plan's XML does not read back: %s", error->message);
  return 0;
}
