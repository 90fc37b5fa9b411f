/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as Markdown: one block a paragraph, an empty line between them. */
#include "markdown-writer.h"

#include "text-writer.h"

#include <string.h>

/* Without these before letters a text would turn into a heading, a list or emphasis. */
static void
add_escaped (GString *text, const char *words)
{
  for (const char *p = words; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>#|", *p) != NULL)
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p == '\n' ? ' ' : *p);
    }
}

static void
add_spans (GString *text, GPtrArray *spans, gboolean plain)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const KhSpan *span = g_ptr_array_index (spans, i);
      const char *mark = plain ? "" : span->bold ? "**" : span->italic ? "*" : "";
      const char *start = span->text;
      const char *end = start + strlen (start);
      g_autofree char *before = NULL;
      g_autofree char *words = NULL;

      /* Stars must touch the words they mark. */
      while (*start == ' ')
        start++;
      while (end > start && end[-1] == ' ')
        end--;
      before = g_strndup (span->text, start - span->text);
      words = g_strndup (start, end - start);
      g_string_append (text, before);
      if (*words != '\0')
        {
          g_string_append (text, mark);
          add_escaped (text, words);
          g_string_append (text, mark);
        }
      g_string_append (text, end);
    }
}

/* "1." and "a)" stay as they are written: Markdown would count anew. */
static void
add_label (GString *text, const char *label)
{
  gsize length = label != NULL ? strlen (label) : 0;

  if (length == 0)
    return;
  if (strchr (".)", label[length - 1]) != NULL)
    g_string_append_printf (text, "%.*s\\%c", (int) length - 1, label, label[length - 1]);
  else
    add_escaped (text, label);
  g_string_append_c (text, ' ');
}

static void
add_words (GString *text, const KhBlock *block)
{
  const char *prefix = "";
  const char *label = block->label;
  gboolean heading = TRUE;

  switch (block->role)
    {
    case KH_ROLE_TYPE_NAME:
      prefix = "# ";
      break;
    case KH_ROLE_TITLE:
    case KH_ROLE_PART:
    case KH_ROLE_PART_TITLE:
    case KH_ROLE_SECTION:
    case KH_ROLE_APPENDIX:
    case KH_ROLE_APPENDIX_TITLE:
      prefix = "## ";
      break;
    case KH_ROLE_CLAUSE_HEADING:
      prefix = "### ";
      break;
    case KH_ROLE_DASH:
    case KH_ROLE_RECIPIENT:
      prefix = "- ";
      label = NULL;
      heading = FALSE;
      break;
    case KH_ROLE_PLUS:
      prefix = "  + ";
      label = NULL;
      heading = FALSE;
      break;
    default:
      heading = FALSE;
      break;
    }
  kh_text_start_paragraph (text);
  g_string_append (text, prefix);
  add_label (text, label);
  add_spans (text, block->spans, heading);
}

/* A table of Markdown has one header row; further ones are rows like others. */
static void
add_table (GString *text, const KhTable *table)
{
  kh_text_start_paragraph (text);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const KhRow *row = g_ptr_array_index (table->rows, i);
      guint columns = 0;

      g_string_append_c (text, '|');
      for (guint j = 0; j < row->cells->len; j++)
        {
          const KhCell *cell = g_ptr_array_index (row->cells, j);

          g_string_append_c (text, ' ');
          add_spans (text, cell->spans, row->header);
          g_string_append (text, " |");
          for (columns++; columns < table->columns->len && cell->columns > 1 && j + 1 == row->cells->len; columns++)
            g_string_append (text, " |");
        }
      if (i == 0)
        {
          g_string_append (text, "\n|");
          for (guint j = 0; j < table->columns->len; j++)
            g_string_append (text, " --- |");
        }
      if (i + 1 < table->rows->len)
        g_string_append_c (text, '\n');
    }
}

static void
add_line (GString *text, const char *line)
{
  kh_text_start_paragraph (text);
  add_escaped (text, line);
}

GBytes *
kh_markdown_write (KhDocument *document)
{
  static const KhTextDialect markdown = { add_words, add_table, add_line };

  return kh_text_write_as (document, &markdown);
}
