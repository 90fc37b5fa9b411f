/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes and tables, properties and columns. */
#include "mapping.h"

#include <glib/gi18n.h>
#include <math.h>

#define LIST(...) (const char *const[]) { __VA_ARGS__, NULL }

static const KhTable tables[] = {
  { "agency", kh_agency_get_type, FALSE, (const char *const[]) { NULL },
    LIST ("name", "superior", "abbreviation", "place", "address", "choices", "organ-id", "email", "telephone", "fax",
          "website") },
  { "unit", kh_unit_get_type, FALSE, LIST ("agency_id"),
    LIST ("kind", "name", "short-name", "head-title", "first-year", "last-year", "successor") },
  { "legal_document", kh_legal_document_get_type, FALSE, LIST ("agency_id"),
    LIST ("type", "number", "symbol", "date", "issuer", "title", "status", "replaced-by") },
  { "plan", kh_plan_get_type, FALSE, LIST ("agency_id"),
    LIST ("year", "state", "template", "type-name", "superior", "issuer", "number", "symbol", "place", "date",
          "title", "urgency", "secrecy", "circulation", "drafter-mark", "address", "profile", "choices",
          "reply-due") },
  { "section", kh_section_get_type, FALSE, LIST ("plan_id", "parent_id"), LIST ("kind", "heading") },
  { "item", kh_item_get_type, FALSE, LIST ("plan_id", "section_id", "parent_id"), LIST ("kind", "text") },
  { "task", kh_task_get_type, TRUE, LIST ("item_id"),
    LIST ("product", "deadline", "budget", "budget-source", "note", "state") },
  { "responsibility", kh_responsibility_get_type, TRUE, LIST ("item_id"), LIST ("unit-kinds") },
  { "indicator", kh_indicator_get_type, FALSE, LIST ("item_id"),
    LIST ("comparator", "value", "unit", "baseline", "result") },
  { "reporting", kh_reporting_get_type, FALSE, LIST ("item_id"), LIST ("period", "before") },
  { "progress", kh_progress_get_type, FALSE, LIST ("item_id"), LIST ("period", "day", "state", "percent", "text") },
  /* The file itself is no property: see evidence-file.c. */
  { "evidence", kh_evidence_get_type, FALSE, LIST ("progress_id"), LIST ("name", "media-type", "size") },
  { "recipient", kh_recipient_get_type, FALSE, LIST ("plan_id", "agency_id"),
    LIST ("text", "purpose", "archive", "unit", "copies", "email") },
  { "signature", kh_signature_get_type, FALSE, LIST ("plan_id", "agency_id"),
    LIST ("authority", "position", "name") },
  { "finding", kh_finding_get_type, FALSE, LIST ("plan_id"),
    LIST ("rule", "severity", "text", "message", "node", "line", "source", "fix", "reason", "detail", "property",
          "words-start", "words-end") },
};

static const KhTable *
find_table (GType type, gboolean side)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i].side == side && g_type_is_a (type, tables[i].get_type ()))
      return &tables[i];

  return NULL;
}

const KhTable *
kh_mapping_get_table (GType type)
{
  return find_table (type, FALSE);
}

const KhTable *
kh_mapping_get_side_table (GType type)
{
  return find_table (type, TRUE);
}

const KhTable *
kh_mapping_find_table (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].name, name))
      return &tables[i];

  return NULL;
}

GListModel *
kh_mapping_get_child_list (KhNode *node, guint index, GType *type)
{
  static GType (*const types[]) (void) = {
    kh_section_get_type, kh_item_get_type, kh_indicator_get_type, kh_reporting_get_type,
    kh_unit_get_type, kh_signature_get_type, kh_recipient_get_type, kh_finding_get_type,
    kh_legal_document_get_type, kh_progress_get_type, kh_evidence_get_type,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (types) == KH_MAPPING_N_LISTS);

  *type = types[index] ();

  return kh_node_get_children (node, *type);
}

const KhTable *
kh_mapping_find_property (GType type, const char *property)
{
  const KhTable *table = kh_mapping_get_table (type);
  const KhTable *side = kh_mapping_get_side_table (type);

  if (side != NULL && g_strv_contains (side->properties, property))
    return side;
  if (table == NULL)
    return NULL;
  if (g_str_equal (property, "derived-from") || g_str_equal (property, "order-key"))
    return table;

  return g_strv_contains (table->properties, property) ? table : NULL;
}

/* The class that owns the property knows its type, whatever the table. */
static GParamSpec *
find_pspec (gpointer klass, const char *property)
{
  GParamSpec *pspec = g_object_class_find_property (klass, property);

  g_assert (pspec != NULL);

  return pspec;
}

static gboolean
is_deadline (const KhTable *table, const char *property)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (table->get_type ());

  return find_pspec (klass, property)->value_type == KH_TYPE_DEADLINE;
}

static void
append_column (GString *sql, const char *property, const char *part, const char *suffix)
{
  if (sql->len > 0 && sql->str[sql->len - 1] != ' ' && sql->str[sql->len - 1] != '(')
    g_string_append (sql, ", ");
  for (const char *p = property; *p != '\0'; p++)
    g_string_append_c (sql, *p == '-' ? '_' : *p);
  g_string_append (sql, part);
  g_string_append (sql, suffix);
}

void
kh_mapping_append_columns (GString *sql, const KhTable *table, const char *property, const char *suffix)
{
  static const char *const parts[] = { "_kind", "_year", "_index", "_day", "_text" };

  if (!is_deadline (table, property))
    {
      append_column (sql, property, "", suffix);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    append_column (sql, property, parts[i], suffix);
}

static char *
flags_to_nicks (GType type, guint flags)
{
  g_autoptr (GFlagsClass) klass = g_type_class_ref (type);
  GString *nicks = g_string_new (NULL);

  for (guint i = 0; i < klass->n_values; i++)
    {
      if (klass->values[i].value == 0 || (flags & klass->values[i].value) == 0)
        continue;
      if (nicks->len > 0)
        g_string_append_c (nicks, ',');
      g_string_append (nicks, klass->values[i].value_nick);
    }

  return g_string_free (nicks, FALSE);
}

static gboolean
flags_from_nicks (GType type, const char *nicks, guint *flags)
{
  g_autoptr (GFlagsClass) klass = g_type_class_ref (type);
  g_auto (GStrv) parts = g_strsplit (nicks, ",", -1);

  *flags = 0;
  for (char **part = parts; *part != NULL; part++)
    {
      GFlagsValue *value = g_flags_get_value_by_nick (klass, *part);

      if (value == NULL)
        return FALSE;
      *flags |= value->value;
    }

  return TRUE;
}

static void
bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

static void
bind_deadline (sqlite3_stmt *statement, int *index, const KhDeadline *deadline)
{
  g_autoptr (KhDeadline) none = NULL;

  if (deadline == NULL)
    deadline = none = kh_deadline_new (KH_DEADLINE_NONE, 0, 0, 0, NULL);

  bind_text (statement, (*index)++, kh_enum_to_nick (KH_TYPE_DEADLINE_KIND, kh_deadline_get_kind (deadline)));
  sqlite3_bind_int (statement, (*index)++, kh_deadline_get_year (deadline));
  sqlite3_bind_int (statement, (*index)++, kh_deadline_get_index (deadline));
  sqlite3_bind_int (statement, (*index)++, kh_deadline_get_day (deadline));
  bind_text (statement, (*index)++, kh_deadline_get_text (deadline));
}

void
kh_mapping_bind (sqlite3_stmt *statement, int *index, KhNode *node, const char *property)
{
  GParamSpec *pspec = find_pspec (G_OBJECT_GET_CLASS (node), property);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *nicks = NULL;

  g_value_init (&value, pspec->value_type);
  g_object_get_property (G_OBJECT (node), property, &value);

  if (pspec->value_type == KH_TYPE_DEADLINE)
    {
      bind_deadline (statement, index, g_value_get_boxed (&value));
      return;
    }

  switch (G_TYPE_FUNDAMENTAL (pspec->value_type))
    {
    case G_TYPE_STRING:
      bind_text (statement, *index, g_value_get_string (&value));
      break;
    case G_TYPE_INT:
      sqlite3_bind_int (statement, *index, g_value_get_int (&value));
      break;
    case G_TYPE_BOOLEAN:
      sqlite3_bind_int (statement, *index, g_value_get_boolean (&value));
      break;
    case G_TYPE_DOUBLE:
      /* SQLite writes NaN, the model's absent value, as NULL. */
      sqlite3_bind_double (statement, *index, g_value_get_double (&value));
      break;
    case G_TYPE_ENUM:
      bind_text (statement, *index, kh_enum_to_nick (pspec->value_type, g_value_get_enum (&value)));
      break;
    case G_TYPE_FLAGS:
      nicks = flags_to_nicks (pspec->value_type, g_value_get_flags (&value));
      bind_text (statement, *index, nicks);
      break;
    default:
      g_assert_not_reached ();
    }
  (*index)++;
}

static gboolean
fail_to_read (GError **error, KhNode *node, const char *property, const char *word)
{
  g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED,
               _("The library holds the unknown word “%s” for “%s” of %s. Restore it from a backup."),
               word != NULL ? word : "", property, kh_node_get_uuid (node));

  return FALSE;
}

static const char *
column_text (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

static gboolean
read_deadline (sqlite3_stmt *statement, int *column, GValue *value)
{
  const char *nick = column_text (statement, (*column)++);
  int year = sqlite3_column_int (statement, (*column)++);
  int index = sqlite3_column_int (statement, (*column)++);
  int day = sqlite3_column_int (statement, (*column)++);
  const char *text = column_text (statement, (*column)++);
  int kind;

  if (!kh_enum_from_nick (KH_TYPE_DEADLINE_KIND, nick, &kind))
    return FALSE;

  g_value_take_boxed (value, kh_deadline_new (kind, year, index, day, text));

  return TRUE;
}

static gboolean
read_value (sqlite3_stmt *statement, int *column, GValue *value)
{
  const GType type = G_VALUE_TYPE (value);
  int number;
  guint flags;

  if (type == KH_TYPE_DEADLINE)
    return read_deadline (statement, column, value);

  switch (G_TYPE_FUNDAMENTAL (type))
    {
    case G_TYPE_STRING:
      g_value_set_string (value, column_text (statement, *column));
      break;
    case G_TYPE_INT:
      g_value_set_int (value, sqlite3_column_int (statement, *column));
      break;
    case G_TYPE_BOOLEAN:
      g_value_set_boolean (value, sqlite3_column_int (statement, *column) != 0);
      break;
    case G_TYPE_DOUBLE:
      if (sqlite3_column_type (statement, *column) == SQLITE_NULL)
        g_value_set_double (value, NAN);
      else
        g_value_set_double (value, sqlite3_column_double (statement, *column));
      break;
    case G_TYPE_ENUM:
      if (!kh_enum_from_nick (type, column_text (statement, *column), &number))
        return FALSE;
      g_value_set_enum (value, number);
      break;
    case G_TYPE_FLAGS:
      if (column_text (statement, *column) == NULL || !flags_from_nicks (type, column_text (statement, *column), &flags))
        return FALSE;
      g_value_set_flags (value, flags);
      break;
    default:
      g_assert_not_reached ();
    }
  (*column)++;

  return TRUE;
}

gboolean
kh_mapping_is_equal (const GValue *a, const GValue *b)
{
  if (G_VALUE_TYPE (a) == KH_TYPE_DEADLINE)
    return kh_deadline_equal (g_value_get_boxed (a), g_value_get_boxed (b));

  switch (G_TYPE_FUNDAMENTAL (G_VALUE_TYPE (a)))
    {
    case G_TYPE_STRING:
      return g_strcmp0 (g_value_get_string (a), g_value_get_string (b)) == 0;
    case G_TYPE_INT:
      return g_value_get_int (a) == g_value_get_int (b);
    case G_TYPE_BOOLEAN:
      return g_value_get_boolean (a) == g_value_get_boolean (b);
    case G_TYPE_DOUBLE:
      return g_value_get_double (a) == g_value_get_double (b)
             || (isnan (g_value_get_double (a)) && isnan (g_value_get_double (b)));
    case G_TYPE_ENUM:
      return g_value_get_enum (a) == g_value_get_enum (b);
    case G_TYPE_FLAGS:
      return g_value_get_flags (a) == g_value_get_flags (b);
    default:
      g_assert_not_reached ();
    }
}

gboolean
kh_mapping_read (sqlite3_stmt *statement, int *column, KhNode *node, const char *property,
                 gboolean *changed, GError **error)
{
  GParamSpec *pspec = find_pspec (G_OBJECT_GET_CLASS (node), property);
  g_auto (GValue) old = G_VALUE_INIT;
  g_auto (GValue) value = G_VALUE_INIT;
  int first = *column;

  g_value_init (&value, pspec->value_type);
  if (!read_value (statement, column, &value))
    return fail_to_read (error, node, property, column_text (statement, first));

  g_value_init (&old, pspec->value_type);
  g_object_get_property (G_OBJECT (node), property, &old);
  if (kh_mapping_is_equal (&old, &value))
    return TRUE;

  g_object_set_property (G_OBJECT (node), property, &value);
  *changed = TRUE;

  return TRUE;
}
