/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a document is cited. */
#include "citation.h"

#include "citation-parser.h"
#include "date.h"

static void
append (GString *text, const char *before, const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s%s", before, words);
}

/* A title that is no verb phrase is joined by "về"; one that is begins small,
 * because it stands inside a sentence. */
static void
append_title (GString *text, const char *title)
{
  g_autofree char *first = NULL;
  g_autofree char *small = NULL;

  if (title == NULL || *title == '\0')
    return;
  if (!kh_citation_is_title_start (title))
    {
      append (text, " về ", title);
      return;
    }
  first = g_utf8_substring (title, 0, 1);
  small = g_utf8_strdown (first, -1);
  g_string_append_printf (text, " %s%s", small, title + strlen (first));
}

static char *
format_law (KhLegalDocument *document, KhMention mention)
{
  GString *text = g_string_new (kh_legal_document_get_kind (document));
  g_autofree char *date = kh_date_format_long (kh_legal_document_get_date (document));
  g_autofree char *number = kh_legal_document_dup_number (document);

  append (text, " ", kh_legal_document_get_title (document));
  if (kh_legal_document_get_title (document) == NULL)
    append (text, " số ", number);
  if (mention == KH_MENTION_BASIS)
    append (text, " ", date);

  return g_string_free (text, FALSE);
}

char *
kh_citation_format (KhLegalDocument *document, KhMention mention)
{
  g_autofree char *number = NULL;
  g_autofree char *date = NULL;
  GString *text;

  g_return_val_if_fail (KH_IS_LEGAL_DOCUMENT (document), NULL);

  if (kh_legal_document_is_law (document))
    return format_law (document, mention);

  text = g_string_new (kh_legal_document_get_kind (document));
  number = kh_legal_document_dup_number (document);
  date = kh_date_format_long (kh_legal_document_get_date (document));
  append (text, " số ", number);
  /* Without a number nothing but the rest says which document is meant. */
  if (mention == KH_MENTION_LATER && number != NULL)
    return g_string_free (text, FALSE);

  append (text, " ", date);
  append (text, " của ", kh_legal_document_get_issuer (document));
  append_title (text, kh_legal_document_get_title (document));

  return g_string_free (text, FALSE);
}

char *
kh_citation_format_basis (KhLegalDocument *document)
{
  g_autofree char *words = kh_citation_format (document, KH_MENTION_BASIS);

  g_return_val_if_fail (words != NULL, NULL);

  return g_strconcat ("Căn cứ ", words, NULL);
}
