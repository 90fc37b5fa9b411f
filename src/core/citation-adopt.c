/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Citations of one body's register as those of another's. */
#include "citation-adopt.h"

#include <string.h>

#include "citation.h"
#include "markup.h"

/* A document of the register is that of the other register, or the words that cite it. */
static void
adopt_run (KhRun *run, KhAgency *from, KhAgency *to)
{
  KhLegalDocument *document = from != NULL ? kh_agency_find_document (from, run->text) : NULL;
  const char *origin = document != NULL ? kh_node_get_derived_from (KH_NODE (document)) : NULL;
  KhLegalDocument *ours = to != NULL ? kh_agency_find_document (to, run->text) : NULL;

  if (ours == NULL && to != NULL && origin != NULL)
    ours = kh_agency_find_document (to, origin);
  if (ours == NULL && to != NULL && document != NULL)
    ours = kh_agency_find_same_document (to, document);
  if (ours == NULL)
    run->kind = KH_RUN_TEXT;
  g_free (run->text);
  if (ours != NULL)
    run->text = g_strdup (kh_node_get_uuid (KH_NODE (ours)));
  else
    run->text = document != NULL ? kh_citation_format (document, KH_MENTION_FIRST) : g_strdup ("");
}

char *
kh_citation_adopt (const char *markup, KhAgency *from, KhAgency *to)
{
  g_autoptr (GPtrArray) runs = NULL;
  gboolean cites = FALSE;

  g_return_val_if_fail (markup != NULL, NULL);

  runs = strchr (markup, '<') != NULL ? kh_markup_parse (markup, NULL) : NULL;
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      KhRun *run = g_ptr_array_index (runs, i);

      if (run->kind != KH_RUN_CITE)
        continue;
      adopt_run (run, from, to);
      cites = TRUE;
    }
  return cites ? kh_markup_from_runs (runs) : NULL;
}
