/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that name documents become citations. */
#include "citation-link.h"

#include <string.h>

#include "citation-parser.h"
#include "markup.h"

static void
fill_in (KhLegalDocument *document, KhLegalDocument *other)
{
  static const char *const properties[] = { "date", "issuer", "title" };

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *known = NULL;
      g_autofree char *said = NULL;

      g_object_get (document, properties[i], &known, NULL);
      g_object_get (other, properties[i], &said, NULL);
      if (known == NULL && said != NULL)
        g_object_set (document, properties[i], said, NULL);
    }
}

static gboolean
is_whole (KhLegalDocument *document)
{
  const char *symbol = kh_legal_document_get_symbol (document);

  if (symbol == NULL)
    return kh_legal_document_is_law (document) && kh_legal_document_get_title (document) != NULL;
  for (const char *p = symbol; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* Returns: (transfer none): the entry that @document is one of */
static KhLegalDocument *
find_entry (KhLegalDocument *document, KhAgency *agency, GPtrArray *lacking)
{
  KhLegalDocument *known = kh_agency_find_same_document (agency, document);

  if (known != NULL)
    return known;
  for (guint i = 0; i < lacking->len; i++)
    if (kh_legal_document_is_same (lacking->pdata[i], document))
      {
        fill_in (lacking->pdata[i], document);
        return lacking->pdata[i];
      }
  g_ptr_array_add (lacking, g_object_ref (document));

  return document;
}

static void
add_words (GPtrArray *runs, const KhRun *run, gsize start, gsize end)
{
  g_autofree char *words = g_strndup (run->text + start, end - start);

  if (*words != '\0')
    g_ptr_array_add (runs, kh_run_new (KH_RUN_TEXT, words, run->bold, run->italic));
}

/* Returns: whether @run names a document */
static gboolean
link_run (const KhRun *run, KhAgency *agency, GPtrArray *lacking, GPtrArray *runs)
{
  g_autoptr (GPtrArray) citations = kh_citation_find_all (run->text);
  gboolean linked = FALSE;
  gsize done = 0;

  for (guint i = 0; i < citations->len; i++)
    {
      const KhCitation *citation = citations->pdata[i];
      KhLegalDocument *entry;

      if (!is_whole (citation->document))
        continue;
      entry = find_entry (citation->document, agency, lacking);
      add_words (runs, run, done, citation->start);
      g_ptr_array_add (runs, kh_run_new (KH_RUN_CITE, kh_node_get_uuid (KH_NODE (entry)), run->bold, run->italic));
      done = citation->end;
      linked = TRUE;
    }
  add_words (runs, run, done, strlen (run->text));

  return linked;
}

char *
kh_citation_link (const char *markup, KhAgency *agency, GPtrArray *lacking)
{
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GPtrArray) linked_runs = NULL;
  gboolean linked = FALSE;

  g_return_val_if_fail (KH_IS_AGENCY (agency), NULL);
  g_return_val_if_fail (lacking != NULL, NULL);

  runs = markup != NULL ? kh_markup_parse (markup, NULL) : NULL;
  if (runs == NULL)
    return NULL;

  linked_runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_run_free);
  for (guint i = 0; i < runs->len; i++)
    {
      const KhRun *run = runs->pdata[i];

      if (run->kind == KH_RUN_TEXT)
        linked |= link_run (run, agency, lacking, linked_runs);
      else
        g_ptr_array_add (linked_runs, kh_run_new (run->kind, run->text, run->bold, run->italic));
    }

  return linked ? kh_markup_from_runs (linked_runs) : NULL;
}
