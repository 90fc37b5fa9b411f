/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: any bytes as an OpenDocument text, and what is read must print. */
#include "compose.h"
#include "odt-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* libgsf warns of broken members, which is no fault here. */
static gboolean
ignore_libgsf_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  return domain != NULL;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhDocument) document = NULL;

  if (g_test_initialized ())
    g_test_log_set_fatal_handler (ignore_libgsf_cb, NULL);
  plan = kh_odt_reader_read (bytes, 2027, &error);
  g_assert_true ((plan == NULL) == (error != NULL));
  if (plan == NULL)
    return 0;
  document = kh_compose_plan (plan);
  g_assert_cmpuint (kh_document_get_n_blocks (document), >, 0);
  return 0;
}
