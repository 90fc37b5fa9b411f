/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a document as plain text: one paragraph a line, an empty line between them. */
#include "text-writer.h"

void
kh_text_start_paragraph (GString *text)
{
  if (text->len > 0)
    g_string_append (text, "\n\n");
}

/* Stars as the text reader knows them; they must touch the words they mark, so
 * white space at the ends stays outside. What is both reads back as bold. */
static void
add_styled (GString *text, const KhSpan *span)
{
  const char *mark = span->bold ? "**" : "*";
  const char *start = span->text;
  const char *end = span->text + strlen (span->text);

  while (*start == ' ')
    start++;
  while (end > start && end[-1] == ' ')
    end--;
  if (start == end)
    {
      g_string_append (text, span->text);
      return;
    }
  g_string_append_len (text, span->text, start - span->text);
  g_string_append_printf (text, "%s%.*s%s%s", mark, (int) (end - start), start, mark, end);
}

static void
add_spans (GString *text, GPtrArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const KhSpan *span = g_ptr_array_index (spans, i);

      if (span->bold || span->italic)
        add_styled (text, span);
      else
        g_string_append (text, span->text);
    }
}

static void
add_words (GString *text, const KhBlock *block)
{
  kh_text_start_paragraph (text);
  if (block->label != NULL)
    g_string_append (text, block->label);
  if (block->label != NULL && block->spans->len > 0)
    g_string_append_c (text, ' ');
  add_spans (text, block->spans);
}

/* A row a line, cells parted by tabs, as spreadsheets take them. */
static void
add_table (GString *text, const KhTable *table)
{
  kh_text_start_paragraph (text);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const KhRow *row = g_ptr_array_index (table->rows, i);

      if (i > 0)
        g_string_append_c (text, '\n');
      for (guint j = 0; j < row->cells->len; j++)
        {
          const KhCell *cell = g_ptr_array_index (row->cells, j);
          g_autoptr (GString) words = g_string_new (NULL);

          add_spans (words, cell->spans);
          g_strdelimit (words->str, "\n\t", ' ');
          g_string_append_printf (text, "%s%s", j > 0 ? "\t" : "", words->str);
          for (guint column = 1; column < cell->columns && j + 1 < row->cells->len; column++)
            g_string_append_c (text, '\t');
        }
    }
}

static void
add_line (GString *text, const char *line)
{
  kh_text_start_paragraph (text);
  g_string_append (text, line);
}

static void
add_signer_line (GString *text, const KhTextDialect *dialect, const char *line)
{
  if (line != NULL && *line != '\0')
    dialect->add_line (text, line);
}

static void
add_signature (GString *text, const KhTextDialect *dialect, const KhBlock *block)
{
  if (block->recipients != NULL && block->recipients->len > 0)
    {
      dialect->add_line (text, "Nơi nhận:");
      for (guint i = 0; i < block->recipients->len; i++)
        dialect->add_block (text, g_ptr_array_index (block->recipients, i));
    }
  for (guint i = 0; block->signers != NULL && i < block->signers->len; i++)
    {
      const KhSigner *signer = g_ptr_array_index (block->signers, i);

      add_signer_line (text, dialect, signer->authority);
      add_signer_line (text, dialect, signer->position);
      add_signer_line (text, dialect, signer->name);
    }
}

GBytes *
kh_text_write_as (KhDocument *document, const KhTextDialect *dialect)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *normal = NULL;
  gsize size = 0;

  g_return_val_if_fail (KH_IS_DOCUMENT (document), NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < kh_document_get_n_blocks (document); i++)
    {
      const KhBlock *block = kh_document_get_block (document, i);

      if (block->role == KH_ROLE_SIGNATURE)
        add_signature (text, dialect, block);
      else if (block->role == KH_ROLE_TABLE && block->table != NULL)
        dialect->add_table (text, block->table);
      else if (block->label != NULL || block->spans->len > 0)
        dialect->add_block (text, block);
    }
  g_string_append_c (text, '\n');
  normal = kh_text_compose (text->str);
  size = strlen (normal);
  return g_bytes_new_take (g_steal_pointer (&normal), size);
}

GBytes *
kh_text_write (KhDocument *document)
{
  static const KhTextDialect plain = { add_words, add_table, add_line };

  return kh_text_write_as (document, &plain);
}
