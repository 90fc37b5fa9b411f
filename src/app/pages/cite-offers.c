/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be cited at a place of a text. */
#include "cite-offers.h"

#include <string.h>

#include "text.h"

#define MAX_ENTRIES 6

void
kh_cite_offer_free (KhCiteOffer *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->document);
  g_free (self);
}

static void
add (GPtrArray *offers, KhLegalDocument *document, gboolean is_new, gsize start, gsize end)
{
  KhCiteOffer *offer = g_new (KhCiteOffer, 1);

  offer->document = g_object_ref (document);
  offer->is_new = is_new;
  offer->start = start;
  offer->end = end;
  g_ptr_array_add (offers, offer);
}

/* "nghị định số 61/2018": the type and "số" before the number belong to the citation. */
static gsize
skip_back (const char *text, gsize start, KhLegalDocument *document)
{
  g_autofree char *before = g_strndup (text, start);
  g_autofree char *kind = g_regex_escape_string (kh_legal_document_get_kind (document), -1);
  g_autofree char *pattern = g_strdup_printf ("(?:(?:%s)\\s+(?:số\\s*:?\\s*)?|\\bsố\\s*:?\\s*)$", kind);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int found;

  if (regex == NULL || !g_regex_match (regex, before, G_REGEX_MATCH_DEFAULT, &match)
      || !g_match_info_fetch_pos (match, 0, &found, NULL))
    return start;

  return (gsize) found;
}

/* Returns: whether a number and "/" stand right before the cursor; @start gets where */
static gboolean
find_number (const char *text, gsize cursor, gsize *start)
{
  g_autofree char *before = g_strndup (text, cursor);
  g_autoptr (GRegex) regex = g_regex_new ("(?<![\\p{L}0-9/])[0-9]{1,5}[a-zđ]?/[\\p{L}0-9/&-]*$", G_REGEX_DEFAULT,
                                          G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int found;

  if (!g_regex_match (regex, before, G_REGEX_MATCH_DEFAULT, &match) || !g_match_info_fetch_pos (match, 0, &found, NULL))
    return FALSE;
  *start = (gsize) found;

  return TRUE;
}

static const char *
skip_zeros (const char *number)
{
  while (number[0] == '0' && g_ascii_isdigit (number[1]))
    number++;

  return number;
}

static gboolean
begins_with (KhLegalDocument *document, const char *typed)
{
  g_autofree char *number = kh_legal_document_dup_number (document);
  g_autofree char *folded = NULL;
  g_autofree char *wanted = NULL;

  if (number == NULL)
    return FALSE;
  folded = kh_text_fold (number);
  wanted = kh_text_fold (typed);

  return g_str_has_prefix (skip_zeros (folded), skip_zeros (wanted));
}

static void
add_entries (GPtrArray *offers, KhAgency *agency, const char *text, gsize cursor)
{
  GListModel *documents = kh_agency_get_documents (agency);
  g_autofree char *typed = NULL;
  gsize start = 0;

  if (!find_number (text, cursor, &start))
    return;
  typed = g_strndup (text + start, cursor - start);
  for (guint i = 0; i < g_list_model_get_n_items (documents) && offers->len < MAX_ENTRIES; i++)
    {
      g_autoptr (KhLegalDocument) document = g_list_model_get_item (documents, i);

      if (begins_with (document, typed))
        add (offers, document, FALSE, skip_back (text, start, document), cursor);
    }
}

/* A bare number that is still being typed names nothing yet. */
static gboolean
is_whole (const KhCitation *citation, gsize cursor)
{
  return cursor != citation->end || kh_legal_document_get_date (citation->document) != NULL
         || kh_legal_document_get_issuer (citation->document) != NULL
         || kh_legal_document_get_title (citation->document) != NULL;
}

static gboolean
has_offer (GPtrArray *offers, KhLegalDocument *document)
{
  for (guint i = 0; i < offers->len; i++)
    if (((KhCiteOffer *) offers->pdata[i])->document == document)
      return TRUE;

  return FALSE;
}

static void
add_named (GPtrArray *offers, KhAgency *agency, const char *text, gsize cursor)
{
  g_autoptr (GPtrArray) citations = kh_citation_find_all (text);

  for (guint i = 0; i < citations->len; i++)
    {
      const KhCitation *citation = citations->pdata[i];
      KhLegalDocument *known;

      /* One character behind the end is still at it: the space just typed. */
      if (cursor < citation->start || cursor > citation->end + 1)
        continue;
      known = kh_agency_find_same_document (agency, citation->document);
      if (known != NULL && !has_offer (offers, known))
        add (offers, known, FALSE, citation->start, citation->end);
      else if (known == NULL && is_whole (citation, cursor))
        add (offers, citation->document, TRUE, citation->start, citation->end);
      return;
    }
}

GPtrArray *
kh_cite_offers_list (KhAgency *agency, const char *text, gsize cursor)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_cite_offer_free);

  g_return_val_if_fail (KH_IS_AGENCY (agency), offers);
  g_return_val_if_fail (text != NULL && cursor <= strlen (text), offers);

  add_entries (offers, agency, text, cursor);
  add_named (offers, agency, text, cursor);

  return offers;
}
