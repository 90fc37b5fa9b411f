/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A composed document as lines of text for tests, one a block:
 * "role[level] label|words", with <b> and <i> for inline style. */
#pragma once

#include "document.h"

static inline const char *
kh_dump_role (KhRole role)
{
  static const char *const names[] = {
    [KH_ROLE_NATIONAL_TITLE] = "national",   [KH_ROLE_MOTTO] = "motto",
    [KH_ROLE_SUPERIOR] = "superior",         [KH_ROLE_ISSUER] = "issuer",
    [KH_ROLE_NUMBER] = "number",             [KH_ROLE_PLACE_DATE] = "place",
    [KH_ROLE_SUBJECT] = "subject",           [KH_ROLE_ADDRESSEE] = "addressee",
    [KH_ROLE_SECRECY] = "secrecy",           [KH_ROLE_URGENCY] = "urgency",
    [KH_ROLE_CIRCULATION] = "circulation",   [KH_ROLE_TYPE_NAME] = "type",
    [KH_ROLE_TITLE] = "title",               [KH_ROLE_LEGAL_BASIS] = "basis",
    [KH_ROLE_PARAGRAPH] = "para",            [KH_ROLE_PART] = "part",
    [KH_ROLE_PART_TITLE] = "part-title",     [KH_ROLE_SECTION] = "section",
    [KH_ROLE_CLAUSE_HEADING] = "heading",    [KH_ROLE_CLAUSE] = "clause",
    [KH_ROLE_POINT] = "point",               [KH_ROLE_DASH] = "dash",
    [KH_ROLE_PLUS] = "plus",                 [KH_ROLE_TABLE] = "table",
    [KH_ROLE_SIGNATURE] = "signature",       [KH_ROLE_DRAFTER_MARK] = "drafter",
    [KH_ROLE_ADDRESS] = "address",           [KH_ROLE_APPENDIX] = "appendix",
    [KH_ROLE_APPENDIX_TITLE] = "app-title",  [KH_ROLE_APPENDIX_REFERENCE] = "app-ref",
    [KH_ROLE_RECIPIENT] = "recipient",
  };

  return role < G_N_ELEMENTS (names) && names[role] != NULL ? names[role] : "?";
}

static inline void
kh_dump_spans (GString *dump, GPtrArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const KhSpan *span = g_ptr_array_index (spans, i);

      g_string_append_printf (dump, "%s%s%s%s%s", span->bold ? "<b>" : "", span->italic ? "<i>" : "", span->text,
                              span->italic ? "</i>" : "", span->bold ? "</b>" : "");
    }
}

static inline void
kh_dump_table (GString *dump, const KhTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const KhRow *row = g_ptr_array_index (table->rows, i);

      g_string_append (dump, row->header ? "  header" : row->group ? "  group" : "  row");
      for (guint j = 0; j < row->cells->len; j++)
        {
          const KhCell *cell = g_ptr_array_index (row->cells, j);

          g_string_append (dump, " | ");
          if (cell->columns > 1)
            g_string_append_printf (dump, "{%u}", cell->columns);
          kh_dump_spans (dump, cell->spans);
        }
      g_string_append_c (dump, '\n');
    }
}

static inline void
kh_dump_block (GString *dump, const KhBlock *block)
{
  g_string_append (dump, kh_dump_role (block->role));
  if (block->level > 0)
    g_string_append_printf (dump, "[%u]", block->level);
  if (block->landscape)
    g_string_append (dump, "[landscape]");
  g_string_append_printf (dump, " %s|", block->label != NULL ? block->label : "");
  kh_dump_spans (dump, block->spans);
  g_string_append_c (dump, '\n');
  if (block->table != NULL)
    kh_dump_table (dump, block->table);
  for (guint i = 0; block->signers != NULL && i < block->signers->len; i++)
    {
      const KhSigner *signer = g_ptr_array_index (block->signers, i);

      g_string_append_printf (dump, "  signer %s | %s | %s\n", signer->authority != NULL ? signer->authority : "-",
                              signer->position != NULL ? signer->position : "-",
                              signer->name != NULL ? signer->name : "-");
    }
  for (guint i = 0; block->recipients != NULL && i < block->recipients->len; i++)
    {
      g_string_append (dump, "  ");
      kh_dump_block (dump, g_ptr_array_index (block->recipients, i));
    }
}

/** kh_dump_from: Returns: (transfer full): the blocks from the first of @role to the end, all for -1 */
static inline char *
kh_dump_from (KhDocument *document, int role)
{
  GString *dump = g_string_new (NULL);
  gboolean begun = role < 0;

  for (guint i = 0; i < kh_document_get_n_blocks (document); i++)
    {
      const KhBlock *block = kh_document_get_block (document, i);

      begun = begun || (int) block->role == role;
      if (begun)
        kh_dump_block (dump, block);
    }
  return g_string_free (dump, FALSE);
}

/** kh_dump_body: Returns: (transfer full): the blocks after type name and title */
static inline char *
kh_dump_body (KhDocument *document)
{
  GString *dump = g_string_new (NULL);

  for (guint i = 0; i < kh_document_get_n_blocks (document); i++)
    {
      const KhBlock *block = kh_document_get_block (document, i);

      if (block->role > KH_ROLE_TITLE)
        kh_dump_block (dump, block);
    }
  return g_string_free (dump, FALSE);
}
