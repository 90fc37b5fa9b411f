/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a piece of HTML as lines with bold and italic. */
#include "html-fragment.h"

#include <glib/gi18n.h>
#include <libxml/HTMLparser.h>
#include <string.h>

/* libxml2 itself stops at 256; the walk below is recursive, and stays far from the stack's end. */
#define MAX_DEPTH 250

/* More lines than any plan; the rest is left out rather than all refused. */
#define MAX_LINES 20000

typedef struct
{
  gboolean bold;
  gboolean italic;
  gboolean keep_lines; /* within <pre> */
} Style;

typedef struct
{
  GPtrArray *lines;
  GPtrArray *line; /* the one that grows */
  KhLegacy font;
} Reader;

static gboolean
is_one_of (const char *name, const char *const *names)
{
  for (; *names != NULL; names++)
    if (g_ascii_strcasecmp (name, *names) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_left_out (const char *name)
{
  static const char *const names[]
      = { "head", "style", "script", "title", "template", "noscript", "xml", NULL };

  return is_one_of (name, names);
}

static gboolean
is_block (const char *name)
{
  static const char *const names[]
      = { "p",      "div",    "li",   "ul",   "ol", "h1",    "h2",         "h3",      "h4",
          "h5",     "h6",     "tr",   "dt",   "dd", "table", "blockquote", "section", "article",
          "header", "footer", "main", "body", "hr", "br",    "pre",        "caption", NULL };

  return is_one_of (name, names);
}

static GPtrArray *
new_line (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kh_run_free);
}

static gboolean
has_words (GPtrArray *line)
{
  for (guint i = 0; i < line->len; i++)
    {
      g_autofree char *normal = kh_text_normalize (((KhRun *) line->pdata[i])->text);

      if (*normal != '\0')
        return TRUE;
    }
  return FALSE;
}

static void
end_line (Reader *reader)
{
  if (reader->line->len == 0)
    return;
  if (reader->lines->len < MAX_LINES && has_words (reader->line))
    {
      g_ptr_array_add (reader->lines, g_steal_pointer (&reader->line));
      reader->line = new_line ();
    }
  else
    {
      g_ptr_array_set_size (reader->line, 0);
    }
}

static void
add_text (Reader *reader, const char *text, const Style *style)
{
  g_auto (GStrv) parts = NULL;

  if (!style->keep_lines)
    {
      g_ptr_array_add (reader->line, kh_run_new (KH_RUN_TEXT, text, style->bold, style->italic));
      return;
    }
  parts = g_strsplit (text, "\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (i > 0)
        end_line (reader);
      g_ptr_array_add (reader->line, kh_run_new (KH_RUN_TEXT, parts[i], style->bold, style->italic));
    }
}

static char *
dup_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, BAD_CAST name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static void
read_weight (const char *value, Style *style)
{
  if (g_ascii_isdigit (*value))
    style->bold = g_ascii_strtoull (value, NULL, 10) >= 600;
  else if (g_str_has_prefix (value, "bold"))
    style->bold = TRUE;
  else if (g_str_has_prefix (value, "normal") || g_str_has_prefix (value, "lighter"))
    style->bold = FALSE;
}

static void
read_font (Reader *reader, const char *family)
{
  g_auto (GStrv) names = g_strsplit (family, ",", 2);

  if (names[0] == NULL || reader->font != KH_LEGACY_NONE)
    return;
  g_strdelimit (names[0], "\"'", ' ');
  reader->font = kh_legacy_from_font (g_strstrip (names[0]));
}

/* Returns: whether what stands inside is shown */
static gboolean
read_style (Reader *reader, const char *css, Style *style)
{
  g_auto (GStrv) declarations = g_strsplit (css, ";", 200);

  for (guint i = 0; declarations[i] != NULL; i++)
    {
      char *colon = strchr (declarations[i], ':');
      const char *name = declarations[i];
      char *value;

      if (colon == NULL)
        continue;
      *colon = '\0';
      g_strstrip (declarations[i]);
      value = g_strstrip (colon + 1);
      if (g_ascii_strcasecmp (name, "font-weight") == 0)
        read_weight (value, style);
      else if (g_ascii_strcasecmp (name, "font-style") == 0)
        style->italic = g_str_has_prefix (value, "italic") || g_str_has_prefix (value, "oblique");
      else if (g_ascii_strcasecmp (name, "white-space") == 0)
        style->keep_lines = g_str_has_prefix (value, "pre") && !g_str_has_prefix (value, "pre-line");
      else if (g_ascii_strcasecmp (name, "font-family") == 0)
        read_font (reader, value);
      else if (g_ascii_strcasecmp (name, "display") == 0 && g_str_has_prefix (value, "none"))
        return FALSE;
      /* Word's own number or bullet before an item. */
      else if (g_ascii_strcasecmp (name, "mso-list") == 0 && g_ascii_strncasecmp (value, "ignore", 6) == 0)
        return FALSE;
    }
  return TRUE;
}

/* Returns: whether what stands inside is shown */
static gboolean
read_element (Reader *reader, xmlNode *node, Style *style)
{
  const char *name = (const char *) node->name;
  g_autofree char *css = dup_attribute (node, "style");

  if (is_left_out (name))
    return FALSE;
  if (g_ascii_strcasecmp (name, "b") == 0 || g_ascii_strcasecmp (name, "strong") == 0
      || g_ascii_strcasecmp (name, "th") == 0)
    style->bold = TRUE;
  else if (g_ascii_strcasecmp (name, "i") == 0 || g_ascii_strcasecmp (name, "em") == 0)
    style->italic = TRUE;
  else if (g_ascii_strcasecmp (name, "pre") == 0)
    style->keep_lines = TRUE;
  else if (g_ascii_strcasecmp (name, "font") == 0)
    {
      g_autofree char *face = dup_attribute (node, "face");

      if (face != NULL)
        read_font (reader, face);
    }
  return css == NULL || read_style (reader, css, style);
}

static void
read_nodes (Reader *reader, xmlNode *first, Style style, int depth)
{
  for (xmlNode *node = first; node != NULL && depth < MAX_DEPTH; node = node->next)
    {
      const char *name = (const char *) node->name;
      Style inner = style;

      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        {
          if (node->content != NULL)
            add_text (reader, (const char *) node->content, &style);
          continue;
        }
      if (node->type != XML_ELEMENT_NODE || !read_element (reader, node, &inner))
        continue;
      if (is_block (name))
        end_line (reader);
      read_nodes (reader, node->children, inner, depth + 1);
      if (is_block (name))
        end_line (reader);
      else if (g_ascii_strcasecmp (name, "td") == 0 || g_ascii_strcasecmp (name, "th") == 0)
        add_text (reader, " ", &style);
    }
}

/* Returns: (nullable): the bytes as UTF-8 without a mark before them */
static char *
dup_utf8 (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *text = NULL;

  /* No bytes may have no address. */
  if (length == 0)
    return g_strdup ("");
  if (length >= 2 && (memcmp (data, "\xFF\xFE", 2) == 0 || memcmp (data, "\xFE\xFF", 2) == 0))
    {
      text = g_convert (data + 2, length - 2, "UTF-8", data[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE", NULL,
                        NULL, NULL);
    }
  else
    {
      if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
        {
          data += 3;
          length -= 3;
        }
      /* The clipboard's text may end in a NUL. */
      while (length > 0 && data[length - 1] == '\0')
        length--;
      if (g_utf8_validate (data, length, NULL))
        text = g_strndup (data, length);
    }
  if (text == NULL)
    g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_ENCODING,
                         _ ("What was copied is not in a character encoding that can be read."));
  return text;
}

/* Blanks Word's conditional marks, <![if …]> and <![endif]>, which libxml2 takes
 * for words. Those within a comment end otherwise, and go with it. */
static void
blank_conditions (char *text)
{
  char *from = text;

  while ((from = strstr (from, "<![")) != NULL)
    {
      gsize inside = strcspn (from + 3, "<>");
      gboolean is_condition = g_str_has_prefix (from + 3, "if") || g_str_has_prefix (from + 3, "endif");

      if (is_condition && inside > 0 && from[3 + inside] == '>' && from[2 + inside] == ']')
        memset (from, ' ', inside + 4);
      from += 3;
    }
}

GPtrArray *
kh_html_fragment_read (GBytes *bytes, KhLegacy *font, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  Reader reader = { .font = KH_LEGACY_NONE };
  htmlDocPtr document;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > KH_HTML_FRAGMENT_MAX_BYTES)
    {
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_TOO_LARGE,
                           _ ("What was copied is too much to be pasted at once."));
      return NULL;
    }
  text = dup_utf8 (bytes, error);
  if (text == NULL)
    return NULL;
  blank_conditions (text);

  document = htmlReadMemory (text, (int) strlen (text), NULL, "UTF-8", options);
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  reader.lines = lines;
  reader.line = new_line ();
  if (document != NULL)
    {
      read_nodes (&reader, xmlDocGetRootElement (document), (Style){ 0 }, 0);
      end_line (&reader);
      xmlFreeDoc (document);
    }
  g_ptr_array_unref (reader.line);
  if (font != NULL)
    *font = reader.font;
  if (lines->len == 0)
    {
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_EMPTY,
                           _ ("What was copied holds no words."));
      return NULL;
    }
  return g_steal_pointer (&lines);
}
