/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a file of rule data. The schema has been followed when rows are read. */
#include "tables-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "kh-core.h"
#include "rules.h"
#include "xml-file.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

/* Text of files is in normal form C, like text of the model. */
static char *
take (xmlChar *text)
{
  char *normal = kh_text_normalize (text != NULL ? (const char *) text : "");

  xmlFree (text);
  return normal;
}

static char *
dup_attribute (xmlNode *row, const char *name)
{
  return take (xmlGetNoNsProp (row, BAD_CAST name));
}

static char *
dup_value (xmlNode *row, const char *name)
{
  char *value = dup_attribute (row, name);

  if (*value == '\0')
    g_clear_pointer (&value, g_free);
  return value;
}

static gboolean
get_boolean (xmlNode *row, const char *name)
{
  g_autofree char *value = dup_attribute (row, name);

  return g_str_equal (value, "true") || g_str_equal (value, "1");
}

static void
add_document (KhTables *self, xmlNode *row)
{
  static const char *const fates[] = { "replaced", "repealed", "amended" };
  KhOldDocument *document = g_new0 (KhOldDocument, 1);
  g_autofree char *status = dup_attribute (row, "status");

  document->type = dup_attribute (row, "type");
  document->number = dup_attribute (row, "number");
  document->date = dup_value (row, "date");
  document->on = dup_value (row, "on");
  document->sure = get_boolean (row, "sure");
  document->source = dup_attribute (row, "source");
  for (guint i = 0; i < G_N_ELEMENTS (fates); i++)
    if (g_str_equal (status, fates[i]))
      document->fate = (KhDocumentFate) i;
  document->successors = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_successor_free);
  for (xmlNode *child = xmlFirstElementChild (row); child != NULL; child = xmlNextElementSibling (child))
    {
      KhSuccessor *successor;

      if (strcmp ((const char *) child->name, "title") == 0)
        {
          document->title = take (xmlNodeGetContent (child));
          continue;
        }
      successor = g_new (KhSuccessor, 1);
      successor->type = dup_attribute (child, "type");
      successor->number = dup_attribute (child, "number");
      successor->date = dup_value (child, "date");
      g_ptr_array_add (document->successors, successor);
    }
  g_hash_table_insert (self->documents, kh_tables_fold_number (document->number), document);
}

/* Each word of @phrase may stand alone. */
static void
accept_words (KhTables *self, const char *phrase)
{
  g_autofree char *placed = kh_text_renew_tone_place (phrase);
  g_autofree char *folded = g_utf8_strdown (placed, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " -", -1);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_hash_table_add (self->accepted, g_strdup (*word));
}

static void
add_word (KhTables *self, xmlNode *row)
{
  g_autofree char *word = take (xmlNodeGetContent (row));

  accept_words (self, word);
}

static void
add_compound (KhTables *self, xmlNode *row)
{
  g_autofree char *words = take (xmlNodeGetContent (row));
  g_autofree char *placed = kh_text_fold_tone_place (words);

  g_hash_table_add (self->compounds, g_utf8_strdown (placed, -1));
}

static void
add_rule (KhTables *self, xmlNode *row)
{
  g_autofree char *severity = dup_attribute (row, "severity");
  KhRuleRow *rule = g_new (KhRuleRow, 1);

  rule->on = get_boolean (row, "on");
  if (!kh_enum_from_nick (KH_TYPE_SEVERITY, severity, &rule->severity))
    rule->severity = -1;
  g_hash_table_insert (self->rules, dup_attribute (row, "id"), rule);
}

/* A slip in the name of a rule would turn nothing off, in silence. */
static gboolean
knows_rule (xmlNode *row, const char *path, GError **error)
{
  g_autofree char *id = dup_attribute (row, "id");
  g_autofree char *why = NULL;

  if (strcmp ((const char *) row->name, "rule") != 0 || kh_rules_find (id) != NULL)
    return TRUE;
  why = g_strdup_printf (_("there is no rule “%s”"), id);

  return kh_xml_file_refuse (error, path, row, why);
}

static void
add_province (KhTables *self, xmlNode *row)
{
  KhProvince *province = g_new0 (KhProvince, 1);
  g_autofree char *kind = dup_attribute (row, "kind");

  province->name = dup_attribute (row, "name");
  province->is_city = !g_str_equal (kind, "tỉnh");
  province->until = dup_value (row, "until");
  province->successor = dup_value (row, "successor");
  accept_words (self, province->name);
  g_hash_table_insert (self->provinces, kh_text_fold_name (province->name), province);
}

static void
add_type (KhTables *self, xmlNode *row)
{
  KhTypeCode *type = g_new0 (KhTypeCode, 1);

  type->code = dup_attribute (row, "code");
  type->name = dup_attribute (row, "name");
  g_hash_table_insert (self->types, kh_text_fold_name (type->name), type);
}

static void
add_term (KhTables *self, xmlNode *row)
{
  static const char *const kinds[] = { "district", "changed", "body", "confusion", "capital" };
  g_autofree char *nick = dup_attribute (row->parent, "kind");
  g_autoptr (GPtrArray) excepts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KhTerm) term = g_new0 (KhTerm, 1);

  G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == KH_N_TERM_KINDS);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (nick, kinds[i]))
      term->kind = (KhTermKind) i;
  term->words = dup_attribute (row, "words");
  term->instead = term->kind == KH_TERM_CAPITAL ? g_strdup (term->words) : dup_value (row, "instead");
  term->since = dup_value (row, "since");
  term->sure = get_boolean (row, "sure");
  term->source = dup_value (row, "source");
  for (xmlNode *child = xmlFirstElementChild (row); child != NULL; child = xmlNextElementSibling (child))
    g_ptr_array_add (excepts, take (xmlNodeGetContent (child)));
  if (*term->words != '\0')
    {
      KhTermIndex *index = self->terms[term->kind];

      kh_term_index_add (index, g_steal_pointer (&term), excepts);
    }
}

gboolean
kh_tables_read_file (KhTables *self, const char *name, GError **error)
{
  static const struct
  {
    const char *row;
    void (*add) (KhTables *self, xmlNode *row);
  } rows[] = {
    { "document", add_document },
    { "province", add_province },
    { "type", add_type },
    { "term", add_term },
    { "word", add_word },
    { "compound", add_compound },
    { "rule", add_rule },
  };
  g_autofree char *path = g_strconcat ("checks/", name, NULL);
  g_autoptr (xmlDoc) document = kh_xml_file_load (path, "schema/checks.rng", KH_TABLES_MAX_BYTES, error);

  if (document == NULL)
    return FALSE;

  for (xmlNode *row = xmlFirstElementChild (xmlDocGetRootElement (document)); row != NULL; row = xmlNextElementSibling (row))
    {
      if (!knows_rule (row, path, error))
        return FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        if (strcmp ((const char *) row->name, rows[i].row) == 0)
          rows[i].add (self, row);
    }

  return TRUE;
}
