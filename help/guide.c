/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-guide: the help's topics become the printed quick guide, by the same
 * layout that plans go through. Runs when the program is built.
 * Arguments: the guide's title, the PDF to write, and the topics' files in order. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <locale.h>
#include <string.h>

#include "document.h"
#include "exporter.h"

static gboolean
is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/* Names of buttons and keys are bold, as a reader looks for them. */
static void
add_words (KhBlock *block, const xmlNode *parent, gboolean bold)
{
  gboolean first = TRUE;

  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if (node->type == XML_TEXT_NODE)
        kh_block_add_span (block, (const char *) node->content, bold, FALSE);
      else if (is_element (node, "keyseq"))
        {
          for (const xmlNode *key = node->children; key != NULL; key = key->next)
            if (is_element (key, "key"))
              {
                g_autofree char *text = (char *) xmlNodeGetContent (key);
                g_autofree char *joined = g_strconcat (first ? "" : "+", text, NULL);

                kh_block_add_span (block, joined, TRUE, FALSE);
                first = FALSE;
              }
          first = TRUE;
        }
      else if (is_element (node, "gui") || is_element (node, "key"))
        add_words (block, node, TRUE);
      else if (is_element (node, "code"))
        add_words (block, node, bold);
    }
}

static void
add_paragraph (KhDocument *document, KhRole role, const char *label, const xmlNode *paragraph)
{
  KhBlock *block = kh_block_new (role, label, NULL);

  add_words (block, paragraph, FALSE);
  kh_document_add (document, block);
}

static void
add_items (KhDocument *document, const xmlNode *list)
{
  const gboolean steps = is_element (list, "steps");
  guint number = 0;

  for (const xmlNode *item = list->children; item != NULL; item = item->next)
    for (const xmlNode *paragraph = item->children; paragraph != NULL; paragraph = paragraph->next)
      if (is_element (paragraph, "p"))
        {
          g_autofree char *label = steps ? g_strdup_printf ("%u.", ++number) : g_strdup ("-");

          add_paragraph (document, steps ? KH_ROLE_CLAUSE : KH_ROLE_DASH, label, paragraph);
        }
}

/* One paragraph: a table's cells two by two, parted by colons and semicolons. */
static void
add_rows (KhDocument *document, const xmlNode *table)
{
  KhBlock *block = kh_block_new (KH_ROLE_PARAGRAPH, NULL, NULL);
  gboolean first_row = TRUE;

  for (const xmlNode *row = table->children; row != NULL; row = row->next)
    if (is_element (row, "tr"))
      {
        gboolean first_cell = TRUE;

        for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
          if (is_element (cell, "td"))
            {
              kh_block_add_span (block, !first_cell ? ": " : first_row ? NULL : "; ", FALSE, FALSE);
              add_words (block, cell->children, FALSE);
              first_cell = FALSE;
            }
        first_row = FALSE;
      }
  kh_block_add_span (block, ".", FALSE, FALSE);
  kh_document_add (document, block);
}

/* What is done, step by step; the rest is left for the screen. */
static void
add_topic (KhDocument *document, const xmlNode *page, guint number)
{
  for (const xmlNode *node = page->children; node != NULL; node = node->next)
    if (is_element (node, "title"))
      {
        g_autofree char *label = g_strdup_printf ("%u.", number);
        KhBlock *block = kh_block_new (KH_ROLE_CLAUSE_HEADING, label, NULL);

        block->level = 1;
        add_words (block, node, TRUE);
        kh_document_add (document, block);
      }
    else if (is_element (node, "steps") || is_element (node, "list"))
      add_items (document, node);
    else if (is_element (node, "table"))
      add_rows (document, node);
}

static gboolean
write_guide (const char *title, const char *output, char **topics, GError **error)
{
  g_autoptr (KhDocument) document = kh_document_new ();
  g_autoptr (KhExporter) exporter = NULL;
  g_autoptr (GBytes) bytes = NULL;
  KhBlock *heading = kh_block_new (KH_ROLE_TYPE_NAME, NULL, NULL);
  g_autofree char *capitals = g_utf8_strup (title, -1);

  /* As small as the decree lets a text be: the guide is two pages, a sheet. */
  g_object_set (document, "title", title, "profile", "nd30-2020",
                "choices", "body-size=13;indent=10;line-spacing=1;paragraph-gap=6", NULL);
  kh_block_add_span (heading, capitals, TRUE, FALSE);
  kh_document_add (document, heading);
  for (guint i = 0; topics[i] != NULL; i++)
    {
      xmlDoc *topic = xmlReadFile (topics[i], NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);

      if (topic == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” cannot be read.", topics[i]);
          return FALSE;
        }
      add_topic (document, xmlDocGetRootElement (topic), i + 1);
      xmlFreeDoc (topic);
    }
  exporter = kh_exporter_new_document (document, KH_EXPORT_PDF);
  bytes = kh_exporter_run (exporter, NULL, error);

  return bytes != NULL
         && g_file_set_contents (output, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  if (argc < 4)
    {
      g_printerr ("kehoach-guide: TITLE OUTPUT.pdf TOPIC.page … are needed\n");
      return 2;
    }
  if (write_guide (argv[1], argv[2], argv + 3, &error))
    return 0;
  g_printerr ("kehoach-guide: %s\n", error->message);

  return 1;
}
