/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a plan from plain text. */
#include "text-reader.h"

#include <glib/gi18n.h>
#include <string.h>

#include "reading.h"
#include "recogniser.h"
#include "text-source.h"

/* How the national title or the type name look when text of an old font is taken for Unicode. */
static gboolean
is_legacy_text (GBytes *bytes)
{
  static const char *const tells[] = { "KÕ ho¹ch",   "KÕ HO¹CH",   "kÕ ho¹ch",   "Céng hßa",  "céng hßa",
                                       "Keá hoaïch", "KEÁ HOAÏCH", "Coäng hoøa", "COÄNG HOØA" };
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (tells); i++)
    if (g_strstr_len (data, size, tells[i]) != NULL)
      return TRUE;
  return FALSE;
}

KhPlan *
kh_text_reader_read (GBytes *bytes, int year, KhReaderFlags flags, GError **error)
{
  g_autoptr (KhSource) source = NULL;
  g_autoptr (GError) local_error = NULL;
  KhPlan *plan = NULL;
  gboolean refused;

  g_return_val_if_fail (bytes != NULL, NULL);

  source = kh_text_source_read (bytes, error);
  if (source == NULL)
    return NULL;
  plan = kh_recogniser_read (g_steal_pointer (&source), year, flags, &local_error);
  refused = plan != NULL ? kh_reading_get_refusal (kh_reading_of (plan)) != NULL
                         : g_error_matches (local_error, KH_READER_ERROR, KH_READER_ERROR_NO_PLAN);
  if (refused && is_legacy_text (bytes))
    {
      g_clear_object (&plan);
      g_set_error_literal (
        error, KH_READER_ERROR, KH_READER_ERROR_NO_PLAN,
        _ ("The text is written for an old font (TCVN3 or VNI) and shows no Unicode words. Convert it to "
           "Unicode and import that."));
    }
  else if (plan == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return plan;
}
