/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of each kind of field when a plan is carried over, from data. */
#include "carry-table.h"

#include "xml-file.h"

#include <glib/gi18n.h>

#define TABLE_NAME "carry/rules.xml"
#define MAX_BYTES (256 * 1024)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

struct _KhCarryTable
{
  GHashTable *actions; /* "task.deadline" to KhCarryAction */
  GPtrArray *keeps;
  GPtrArray *shifts;
  GPtrArray *groups; /* GroupRow */
};

typedef struct
{
  char *template_id;
  char *from; /* folded */
  char *to;
} GroupRow;

/* The fields that there are, and what can be done with each beside carrying it.
 * A row that asks for anything else would be a promise that nothing keeps. */
static const struct
{
  const char *field;
  const char *can;
} known_fields[] = {
  { "plan.year", "recompute" },
  { "plan.state", "clear" },
  { "plan.number", "clear ask" },
  { "plan.date", "clear ask" },
  { "plan.title", "shift ask" },
  { "plan.superior", "recompute ask" },
  { "plan.issuer", "recompute ask" },
  { "plan.symbol", "recompute ask" },
  { "plan.place", "recompute ask" },
  { "plan.address", "recompute clear ask" },
  { "plan.signatures", "recompute ask" },
  { "plan.recipients", "recompute ask" },
  { "plan.urgency", "clear ask" },
  { "plan.secrecy", "clear ask" },
  { "plan.circulation", "clear ask" },
  { "plan.drafter-mark", "clear ask" },
  { "plan.profile", "clear" },
  { "plan.choices", "clear" },
  { "plan.reply-due", "clear ask" },
  { "plan.findings", "clear" },
  { "section.heading", "shift" },
  { "item.text", "shift" },
  { "task.product", "shift clear ask" },
  { "task.deadline", "shift clear ask" },
  { "task.lead", "recompute clear ask" },
  { "task.support", "recompute clear ask" },
  { "task.budget", "shift clear ask" },
  { "task.budget-source", "shift clear ask" },
  { "task.note", "shift clear ask" },
  { "task.state", "clear" },
  { "responsibility.units", "recompute ask" },
  { "indicator.value", "clear ask" },
  { "indicator.baseline", "recompute clear" },
  { "indicator.result", "clear" },
  { "reporting.before", "shift ask" },
};

static void
group_row_free (gpointer data)
{
  GroupRow *row = data;

  g_free (row->template_id);
  g_free (row->from);
  g_free (row->to);
  g_free (row);
}

static void
pattern_free (gpointer data)
{
  KhCarryPattern *pattern = data;

  g_free (pattern->name);
  g_clear_pointer (&pattern->regex, g_regex_unref);
  g_free (pattern);
}

static char *
dup_attribute (xmlNode *node, const char *attribute)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) attribute);
  char *copy = value != NULL ? g_strstrip (g_strdup ((const char *) value)) : NULL;

  xmlFree (value);
  return copy;
}

static gboolean
can_do (const char *field, const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_fields); i++)
    if (g_str_equal (known_fields[i].field, field))
      {
        g_auto (GStrv) can = g_strsplit (known_fields[i].can, " ", -1);

        return g_str_equal (action, "carry") || g_strv_contains ((const char *const *) can, action);
      }
  return FALSE;
}

static KhCarryAction
parse_action (const char *action)
{
  static const char *const names[] = { "carry", "clear", "shift", "recompute", "ask" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], action))
      return (KhCarryAction) i;
  return KH_CARRY_CARRY; /* the schema knows no other */
}

static gboolean
read_field (KhCarryTable *self, xmlNode *node, GError **error)
{
  g_autofree char *of = dup_attribute (node, "of");
  g_autofree char *name = dup_attribute (node, "name");
  g_autofree char *action = dup_attribute (node, "do");
  g_autofree char *field = g_strconcat (of, ".", name, NULL);
  g_autofree char *why = NULL;

  if (!can_do (field, action))
    {
      why = g_strdup_printf (_ ("the field “%s” cannot be treated as “%s”"), field, action);
      return kh_xml_file_refuse (error, TABLE_NAME, node, why);
    }
  if (g_hash_table_contains (self->actions, field))
    {
      why = g_strdup_printf (_ ("the field “%s” is there twice"), field);
      return kh_xml_file_refuse (error, TABLE_NAME, node, why);
    }
  g_hash_table_insert (self->actions, g_steal_pointer (&field), GINT_TO_POINTER (parse_action (action)));
  return TRUE;
}

static gboolean
read_pattern (GPtrArray *patterns, xmlNode *node, const char *group, GError **error)
{
  g_autofree char *pattern = dup_attribute (node, "pattern");
  g_autofree char *why = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, &local);
  KhCarryPattern *row;

  if (regex == NULL)
    {
      why = g_strdup_printf (_ ("the pattern “%s” cannot be read (%s)"), pattern, local->message);
      return kh_xml_file_refuse (error, TABLE_NAME, node, why);
    }
  if (group != NULL && g_regex_get_string_number (regex, group) < 0)
    {
      why = g_strdup_printf (_ ("the pattern “%s” lacks the group “%s”"), pattern, group);
      return kh_xml_file_refuse (error, TABLE_NAME, node, why);
    }
  row = g_new0 (KhCarryPattern, 1);
  row->name = dup_attribute (node, "name");
  row->regex = g_steal_pointer (&regex);
  g_ptr_array_add (patterns, row);
  return TRUE;
}

static void
read_map (KhCarryTable *self, xmlNode *map)
{
  for (xmlNode *node = xmlFirstElementChild (map); node != NULL; node = xmlNextElementSibling (node))
    {
      GroupRow *row = g_new0 (GroupRow, 1);
      g_autofree char *from = dup_attribute (node, "from");

      row->template_id = dup_attribute (map, "template");
      row->from = kh_text_fold (from);
      row->to = dup_attribute (node, "to");
      g_ptr_array_add (self->groups, row);
    }
}

static gboolean
read_table (KhCarryTable *self, xmlNode *root, GError **error)
{
  for (xmlNode *node = xmlFirstElementChild (root); node != NULL; node = xmlNextElementSibling (node))
    {
      const char *name = (const char *) node->name;

      if (g_str_equal (name, "field") && !read_field (self, node, error))
        return FALSE;
      if (g_str_equal (name, "keep") && !read_pattern (self->keeps, node, NULL, error))
        return FALSE;
      if (g_str_equal (name, "shift") && !read_pattern (self->shifts, node, "y", error))
        return FALSE;
      if (g_str_equal (name, "map"))
        read_map (self, node);
    }
  return TRUE;
}

KhCarryTable *
kh_carry_table_load (GError **error)
{
  g_autoptr (xmlDoc) document = NULL;
  g_autoptr (KhCarryTable) self = NULL;

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  document = kh_xml_file_load (TABLE_NAME, "schema/carry.rng", MAX_BYTES, error);
  if (document == NULL)
    return NULL;
  self = g_new0 (KhCarryTable, 1);
  self->actions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->keeps = g_ptr_array_new_with_free_func (pattern_free);
  self->shifts = g_ptr_array_new_with_free_func (pattern_free);
  self->groups = g_ptr_array_new_with_free_func (group_row_free);
  if (!read_table (self, xmlDocGetRootElement (document), error))
    return NULL;
  return g_steal_pointer (&self);
}

void
kh_carry_table_free (KhCarryTable *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->actions, g_hash_table_unref);
  g_clear_pointer (&self->keeps, g_ptr_array_unref);
  g_clear_pointer (&self->shifts, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self);
}

KhCarryAction
kh_carry_table_get_action (KhCarryTable *self, const char *of, const char *name)
{
  g_autofree char *field = g_strconcat (of, ".", name, NULL);

  return (KhCarryAction) GPOINTER_TO_INT (g_hash_table_lookup (self->actions, field));
}

GPtrArray *
kh_carry_table_get_keeps (KhCarryTable *self)
{
  return self->keeps;
}

GPtrArray *
kh_carry_table_get_shifts (KhCarryTable *self)
{
  return self->shifts;
}

const char *
kh_carry_table_find_group (KhCarryTable *self, const char *template_id, const char *heading)
{
  g_autofree char *folded = kh_text_fold (heading);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const GroupRow *row = self->groups->pdata[i];

      if (g_str_equal (row->template_id, template_id) && g_str_has_prefix (folded, row->from))
        return row->to;
    }
  return NULL;
}
