/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rule data of the user's own. */
#include "user-rules.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kh-core.h"
#include "tables-private.h"
#include "xml-file.h"

#define NAMESPACE "urn:kehoach:checks:1"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

/* The names sort behind none of the program's that matter: files that the
 * program has are read first, see kh_tables_load(). */
static const struct
{
  const char *name;
  const char *root;
  const char *row;
} tables[] = {
  [KH_USER_DOCUMENTS] = { "own-documents.xml", "documents", "document" },
  [KH_USER_TERMS] = { "own-terms.xml", "terms", "term" },
  [KH_USER_WORDS] = { "own-words.xml", "words", "word" },
};

static void
row_free (KhUserRow *self)
{
  g_free (self->words);
  g_free (self->instead);
  g_free (self);
}

static void
file_free (KhUserFile *self)
{
  g_free (self->name);
  g_free (self->path);
  g_clear_error (&self->error);
  g_free (self);
}

char *
kh_user_rules_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "kehoach", "checks", NULL);
}

static char *
dup_path (KhUserTable table)
{
  g_autofree char *folder = kh_user_rules_dup_folder ();

  return g_build_filename (folder, tables[table].name, NULL);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const KhUserFile *const *first = a;
  const KhUserFile *const *second = b;

  return strcmp ((*first)->name, (*second)->name);
}

GPtrArray *
kh_user_rules_check_files (void)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);
  g_autofree char *folder = kh_user_rules_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (KhTables) alone = NULL;
      KhUserFile *file;

      if (!g_str_has_suffix (name, ".xml") || *name == '.' || !g_utf8_validate (name, -1, NULL))
        continue;
      file = g_new0 (KhUserFile, 1);
      file->name = g_strdup (name);
      file->path = g_build_filename (folder, name, NULL);
      alone = kh_tables_new ();
      kh_tables_read_file (alone, name, &file->error);
      g_ptr_array_add (files, file);
    }
  g_ptr_array_sort (files, compare_cb);

  return files;
}

/* Returns: (transfer full): the file, or an empty one where there is none */
static xmlDoc *
load (KhUserTable table, GError **error)
{
  g_autofree char *path = dup_path (table);
  xmlDoc *document;
  xmlNode *root;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_strconcat ("checks/", tables[table].name, NULL);

      return kh_xml_file_load (name, "schema/checks.rng", KH_TABLES_MAX_BYTES, error);
    }
  document = xmlNewDoc (BAD_CAST "1.0");
  root = xmlNewDocNode (document, NULL, BAD_CAST tables[table].root, NULL);
  xmlSetNs (root, xmlNewNs (root, BAD_CAST NAMESPACE, NULL));
  if (table == KH_USER_TERMS)
    xmlNewProp (root, BAD_CAST "kind", BAD_CAST "confusion");
  xmlDocSetRootElement (document, root);

  return document;
}

static gboolean
save (KhUserTable table, xmlDoc *document, GError **error)
{
  xmlChar *text = NULL;
  int size = 0;
  g_autoptr (GBytes) bytes = NULL;

  xmlDocDumpFormatMemoryEnc (document, &text, &size, "UTF-8", 1);
  bytes = g_bytes_new (text, (gsize) size);
  xmlFree (text);

  return kh_user_rules_set_state (table, bytes, error);
}

static char *
dup_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, BAD_CAST name);
  char *copy = g_strdup (value != NULL ? (const char *) value : "");

  xmlFree (value);

  return copy;
}

/* "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018" */
static char *
describe (xmlNode *node)
{
  g_autofree char *type = dup_attribute (node, "type");
  g_autofree char *number = dup_attribute (node, "number");
  g_autofree char *date = dup_attribute (node, "date");
  g_autofree char *day = *date != '\0' ? kh_date_format_short (date) : NULL;

  return g_strdup_printf ("%s số %s%s%s", type, number, day != NULL ? " ngày " : "", day != NULL ? day : "");
}

static KhUserRow *
read_row (KhUserTable table, xmlNode *node)
{
  KhUserRow *row = g_new0 (KhUserRow, 1);

  if (table == KH_USER_DOCUMENTS)
    {
      g_autoptr (GString) successors = g_string_new (NULL);

      row->words = describe (node);
      for (xmlNode *child = xmlFirstElementChild (node); child != NULL; child = xmlNextElementSibling (child))
        {
          g_autofree char *words = NULL;

          if (strcmp ((const char *) child->name, "successor") != 0)
            continue;
          words = describe (child);
          g_string_append_printf (successors, "%s%s", successors->len > 0 ? "; " : "", words);
        }
      row->instead = successors->len > 0 ? g_string_free (g_steal_pointer (&successors), FALSE) : NULL;
    }
  else if (table == KH_USER_TERMS)
    {
      row->words = dup_attribute (node, "words");
      row->instead = dup_attribute (node, "instead");
      if (*row->instead == '\0')
        g_clear_pointer (&row->instead, g_free);
    }
  else
    {
      xmlChar *text = xmlNodeGetContent (node);

      row->words = kh_text_normalize ((const char *) text);
      xmlFree (text);
    }

  return row;
}

GPtrArray *
kh_user_rules_read (KhUserTable table, GError **error)
{
  g_autoptr (xmlDoc) document = NULL;
  GPtrArray *rows;

  g_return_val_if_fail (table < KH_N_USER_TABLES, NULL);

  document = load (table, error);
  if (document == NULL)
    return NULL;
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  for (xmlNode *node = xmlFirstElementChild (xmlDocGetRootElement (document)); node != NULL; node = xmlNextElementSibling (node))
    g_ptr_array_add (rows, read_row (table, node));

  return rows;
}

/* Attributes that name the document that @words cite. Returns: whether they cite one */
static gboolean
set_document (xmlNode *node, const char *words, GError **error)
{
  g_autoptr (GPtrArray) citations = kh_citation_find_all (words);
  const KhCitation *citation = citations->len == 1 ? citations->pdata[0] : NULL;
  g_autofree char *number = citation != NULL ? kh_legal_document_dup_number (citation->document) : NULL;
  const char *date = citation != NULL ? kh_legal_document_get_date (citation->document) : NULL;

  if (number == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("“%s” does not name one document. Write its kind, number and symbol, such as Nghị định số 61/2018/NĐ-CP."),
                   words);
      return FALSE;
    }
  xmlNewProp (node, BAD_CAST "type", BAD_CAST kh_legal_document_get_kind (citation->document));
  xmlNewProp (node, BAD_CAST "number", BAD_CAST number);
  xmlNewProp (node, BAD_CAST "date", BAD_CAST (date != NULL ? date : ""));

  return TRUE;
}

static gboolean
fill_document (xmlNode *node, const char *words, const char *instead, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (instead, ";", -1);

  if (!set_document (node, words, error))
    return FALSE;
  xmlNewProp (node, BAD_CAST "status", BAD_CAST (*instead != '\0' ? "replaced" : "repealed"));
  xmlNewProp (node, BAD_CAST "on", BAD_CAST "");
  xmlNewProp (node, BAD_CAST "sure", BAD_CAST "true");
  xmlNewProp (node, BAD_CAST "source", BAD_CAST "");
  xmlNewChild (node, node->ns, BAD_CAST "title", NULL);
  for (char **part = parts; *part != NULL; part++)
    if (*g_strstrip (*part) != '\0'
        && !set_document (xmlNewChild (node, node->ns, BAD_CAST "successor", NULL), *part, error))
      return FALSE;

  return TRUE;
}

static gboolean
fill_row (KhUserTable table, xmlNode *node, const char *words, const char *instead, GError **error)
{
  if (table == KH_USER_DOCUMENTS)
    return fill_document (node, words, instead, error);
  if (table == KH_USER_WORDS)
    {
      xmlNodeAddContent (node, BAD_CAST words);
      return TRUE;
    }
  if (g_str_equal (words, instead))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("“%s” is the same on both sides. Write what is right beside what is wrong."), words);
      return FALSE;
    }
  xmlNewProp (node, BAD_CAST "words", BAD_CAST words);
  xmlNewProp (node, BAD_CAST "instead", BAD_CAST instead);
  xmlNewProp (node, BAD_CAST "since", BAD_CAST "");
  xmlNewProp (node, BAD_CAST "sure", BAD_CAST (*instead != '\0' ? "true" : "false"));
  xmlNewProp (node, BAD_CAST "source", BAD_CAST "");

  return TRUE;
}

gboolean
kh_user_rules_add (KhUserTable table, const char *words, const char *instead, GError **error)
{
  g_autofree char *wrong = NULL;
  g_autofree char *right = NULL;
  g_autoptr (xmlDoc) document = NULL;
  xmlNode *root;

  g_return_val_if_fail (table < KH_N_USER_TABLES, FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  wrong = g_strstrip (kh_text_normalize (words));
  right = g_strstrip (kh_text_normalize (instead != NULL ? instead : ""));
  if (*wrong == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("A row needs words. Write them in the first field."));
      return FALSE;
    }
  document = load (table, error);
  if (document == NULL)
    return FALSE;
  root = xmlDocGetRootElement (document);

  return fill_row (table, xmlNewChild (root, root->ns, BAD_CAST tables[table].row, NULL), wrong, right, error)
         && save (table, document, error);
}

gboolean
kh_user_rules_remove (KhUserTable table, guint index, GError **error)
{
  g_autoptr (xmlDoc) document = NULL;
  xmlNode *node;

  g_return_val_if_fail (table < KH_N_USER_TABLES, FALSE);

  document = load (table, error);
  if (document == NULL)
    return FALSE;
  node = xmlFirstElementChild (xmlDocGetRootElement (document));
  for (guint i = 0; node != NULL && i < index; i++)
    node = xmlNextElementSibling (node);
  /* Another program may have taken it away meanwhile. */
  if (node != NULL)
    {
      xmlUnlinkNode (node);
      xmlFreeNode (node);
    }

  return save (table, document, error);
}

GBytes *
kh_user_rules_get_state (KhUserTable table)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  GBytes *bytes;

  g_return_val_if_fail (table < KH_N_USER_TABLES, NULL);

  path = dup_path (table);
  file = g_file_new_for_path (path);
  bytes = g_file_load_bytes (file, NULL, NULL, NULL);

  return bytes != NULL ? bytes : g_bytes_new_static ("", 0);
}

gboolean
kh_user_rules_set_state (KhUserTable table, GBytes *state, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GFile) file = NULL;
  gsize size;
  const char *data;

  g_return_val_if_fail (table < KH_N_USER_TABLES, FALSE);
  g_return_val_if_fail (state != NULL, FALSE);

  path = dup_path (table);
  folder = g_path_get_dirname (path);
  file = g_file_new_for_path (path);
  data = g_bytes_get_data (state, &size);
  if (size == 0)
    {
      g_autoptr (GError) local = NULL;

      if (g_file_delete (file, NULL, &local) || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_mkdir_with_parents (folder, 0700);

  return g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error);
}
