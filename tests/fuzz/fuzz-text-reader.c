/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: any bytes as plain text, and what is read must print. */
#include "compose.h"
#include "text-reader.h"
#include "text-writer.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = kh_text_reader_read (bytes, 0, &error);
  g_autoptr (KhDocument) document = NULL;
  g_autoptr (GBytes) text = NULL;

  g_assert_true ((plan == NULL) == (error != NULL));
  if (plan == NULL)
    return 0;
  document = kh_compose_plan (plan);
  text = kh_text_write (document);
  g_assert_nonnull (text);
  return 0;
}
