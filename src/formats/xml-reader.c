/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a plan of the plan's own XML format. */
#include "xml-reader.h"

#include "data-file.h"
#include "xml-document.h"
#include "xml-format.h"

#include <glib/gi18n.h>
#include <math.h>

/**
 * Reader:
 * @fresh: whether nodes get new UUIDs
 * @nodes: all nodes made so far
 * @by_uuid: the file's UUID to the node
 */
typedef struct
{
  gboolean    fresh;
  GPtrArray  *nodes;
  GHashTable *by_uuid;
} Reader;

/* Text of files comes into the model in normal form C. */
static char *
take_text (xmlChar *text)
{
  char *normal = text != NULL ? kh_text_compose ((const char *) text) : NULL;

  xmlFree (text);
  return normal;
}

static char *
dup_attribute (xmlNode *xml, const char *name)
{
  return take_text (xmlGetNoNsProp (xml, BAD_CAST name));
}

static int
get_int (xmlNode *xml, const char *name)
{
  g_autofree char *text = dup_attribute (xml, name);

  return text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 0;
}

static guint
parse_flags (GType type, const char *text)
{
  GFlagsClass *klass = g_type_class_ref (type);
  g_auto (GStrv) nicks = g_strsplit_set (text, " \t\n", -1);
  guint flags = 0;

  for (char **nick = nicks; *nick != NULL; nick++)
    {
      const GFlagsValue *value = g_flags_get_value_by_nick (klass, *nick);

      if (value != NULL)
        flags |= value->value;
    }
  g_type_class_unref (klass);
  return flags;
}

/* @text: (nullable): absent gives the property's value for absence. */
static void
set_property (GObject *object, const char *name, const char *text)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), name);
  GType type = pspec->value_type;
  g_auto (GValue) value = G_VALUE_INIT;
  int number = 0;

  g_value_init (&value, type);
  if (type == G_TYPE_STRING)
    g_value_set_string (&value, text);
  else if (G_TYPE_IS_ENUM (type))
    {
      kh_enum_from_nick (type, text, &number);
      g_value_set_enum (&value, number);
    }
  else if (G_TYPE_IS_FLAGS (type))
    g_value_set_flags (&value, text != NULL ? parse_flags (type, text) : 0);
  else if (type == G_TYPE_BOOLEAN)
    g_value_set_boolean (&value, g_strcmp0 (text, "true") == 0 || g_strcmp0 (text, "1") == 0);
  else if (type == G_TYPE_INT)
    g_value_set_int (&value, text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : G_PARAM_SPEC_INT (pspec)->default_value);
  else
    g_value_set_double (&value, text != NULL ? g_ascii_strtod (text, NULL) : NAN);
  g_object_set_property (object, name, &value);
}

static void
collect_runs (xmlNode *parent, gboolean bold, gboolean italic, GPtrArray *runs)
{
  for (xmlNode *xml = parent->children; xml != NULL; xml = xml->next)
    {
      if (xml->type == XML_TEXT_NODE)
        g_ptr_array_add (runs, kh_run_new (KH_RUN_TEXT, (const char *) xml->content, bold, italic));
      else if (xml->type == XML_ELEMENT_NODE && strcmp ((const char *) xml->name, "b") == 0)
        collect_runs (xml, TRUE, italic, runs);
      else if (xml->type == XML_ELEMENT_NODE && strcmp ((const char *) xml->name, "i") == 0)
        collect_runs (xml, bold, TRUE, runs);
      else if (xml->type == XML_ELEMENT_NODE)
        {
          g_autofree char *ref = dup_attribute (xml, "ref");
          KhRunKind kind = strcmp ((const char *) xml->name, "cite") == 0 ? KH_RUN_CITE : KH_RUN_IND;

          g_ptr_array_add (runs, kh_run_new (kind, ref != NULL ? ref : "", bold, italic));
        }
    }
}

static char *
dup_markup (xmlNode *xml)
{
  xmlNode *first = xmlFirstElementChild (xml);
  g_autoptr (GPtrArray) runs = NULL;
  g_autofree char *markup = NULL;

  if (first != NULL && strcmp ((const char *) first->name, "raw") == 0)
    return take_text (xmlNodeGetContent (first));
  runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_run_free);
  collect_runs (xml, FALSE, FALSE, runs);
  markup = kh_markup_from_runs (runs);
  return kh_text_compose (markup);
}

static KhDeadline *
read_deadline (xmlNode *xml)
{
  g_autofree char *nick = dup_attribute (xml, "kind");
  g_autofree char *text = take_text (xmlNodeGetContent (xml));
  int kind = KH_DEADLINE_NONE;

  kh_enum_from_nick (KH_TYPE_DEADLINE_KIND, nick, &kind);
  return kh_deadline_new (kind, get_int (xml, "year"), get_int (xml, "index"), get_int (xml, "day"), text);
}

static KhUnit *
find_unit (Reader *self, xmlNode *xml, GError **error)
{
  g_autofree char *uuid = dup_attribute (xml, "unit");
  KhNode *node = uuid != NULL ? g_hash_table_lookup (self->by_uuid, uuid) : NULL;

  if (KH_IS_UNIT (node))
    return KH_UNIT (node);
  kh_xml_set_invalid (error, (int) xmlGetLineNo (xml), _ ("it names a unit that is not in the file"));
  return NULL;
}

static KhNode *
make_node (Reader *self, xmlNode *xml, const KhXmlElement *element, GError **error)
{
  g_autofree char *uuid = dup_attribute (xml, "uuid");
  const char *kept = self->fresh ? NULL : uuid;
  KhNode *node = NULL;
  int kind = 0;

  if (uuid != NULL && g_hash_table_contains (self->by_uuid, uuid))
    {
      kh_xml_set_invalid (error, (int) xmlGetLineNo (xml), _ ("an identity occurs twice"));
      return NULL;
    }
  if (g_type_is_a (element->get_type (), KH_TYPE_ITEM))
    {
      g_autofree char *nick = dup_attribute (xml, "kind");

      /* An item of a class of its own is named after its kind. */
      kh_enum_from_nick (KH_TYPE_ITEM_KIND, nick != NULL ? nick : element->name, &kind);
      node = KH_NODE (kh_item_new_full (kind, NULL, kept));
    }
  else
    node = g_object_new (element->get_type (), "uuid", kept, NULL);
  g_ptr_array_add (self->nodes, g_object_ref (node));
  if (uuid != NULL)
    g_hash_table_insert (self->by_uuid, g_strdup (uuid), node);

  /* Absent values are absent, whatever a new object has. */
  for (guint i = 0; element->properties[i] != NULL; i++)
    set_property (G_OBJECT (node), element->properties[i], NULL);
  if (element->attribute != NULL && !KH_IS_ITEM (node))
    {
      g_autofree char *text = dup_attribute (xml, element->attribute);
      set_property (G_OBJECT (node), element->attribute, text);
    }
  if (self->fresh)
    kh_node_set_derived_from (node, uuid);
  return node;
}

/* Puts @child below @parent with the order key of the file, if the list stays in order. */
static void
append_child (Reader *self, KhNode *parent, KhNode *child, xmlNode *xml)
{
  g_autofree char *key = self->fresh ? NULL : dup_attribute (xml, "order-key");
  GListModel *list = NULL;
  guint n_items = 0;

  kh_node_append (parent, child);
  if (key == NULL || *key == '\0')
    return;
  list = kh_node_get_children (parent, G_OBJECT_TYPE (child));
  n_items = g_list_model_get_n_items (list);
  if (n_items > 1)
    {
      g_autoptr (KhNode) before = g_list_model_get_item (list, n_items - 2);

      if (strcmp (kh_node_get_order_key (before), key) > 0)
        return;
    }
  kh_node_set_order_key (child, key);
}

static KhNode *read_node (Reader *self, xmlNode *xml, GError **error);

static gboolean
has_property (const KhXmlElement *element, const char *name)
{
  return g_strv_contains (element->properties, name);
}

/* A child element that is not a node of the model. Returns whether it was one. */
static gboolean
read_part (Reader *self, KhNode *node, const KhXmlElement *element, xmlNode *xml, GPtrArray *units, GError **error)
{
  const char *name = (const char *) xml->name;
  KhUnit *unit = NULL;

  if (strcmp (name, "derived-from") == 0)
    {
      g_autofree char *uuid = take_text (xmlNodeGetContent (xml));

      if (!self->fresh)
        kh_node_set_derived_from (node, uuid);
    }
  else if (g_strcmp0 (element->markup, name) == 0)
    {
      g_autofree char *markup = dup_markup (xml);
      g_object_set (node, element->markup, markup, NULL);
    }
  else if (has_property (element, name))
    {
      g_autofree char *text = take_text (xmlNodeGetContent (xml));
      set_property (G_OBJECT (node), name, text);
    }
  else if (strcmp (name, "deadline") == 0 || strcmp (name, "before") == 0)
    {
      g_autoptr (KhDeadline) deadline = read_deadline (xml);
      g_object_set (node, name, deadline, NULL);
    }
  else if (strcmp (name, "lead") == 0)
    {
      unit = find_unit (self, xml, error);
      if (unit != NULL)
        kh_task_set_lead (KH_TASK (node), unit);
    }
  else if (strcmp (name, "support") == 0 || strcmp (name, "responsible") == 0)
    {
      unit = find_unit (self, xml, error);
      if (unit != NULL)
        g_ptr_array_add (units, g_object_ref (unit));
    }
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_children (Reader *self, KhNode *node, const KhXmlElement *element, xmlNode *xml, GPtrArray *units, GError **error)
{
  for (xmlNode *child_xml = xml->children; child_xml != NULL; child_xml = child_xml->next)
    {
      g_autoptr (KhNode) child = NULL;
      GError *local = NULL;

      if (child_xml->type != XML_ELEMENT_NODE)
        continue;
      if (!read_part (self, node, element, child_xml, units, &local) && local == NULL)
        {
          child = read_node (self, child_xml, &local);
          if (KH_IS_AGENCY (child))
            kh_plan_set_agency (KH_PLAN (node), KH_AGENCY (child));
          else if (child != NULL)
            append_child (self, node, child, child_xml);
        }
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
    }
  return TRUE;
}

static KhNode *
read_node (Reader *self, xmlNode *xml, GError **error)
{
  const KhXmlElement *element = kh_xml_element_by_name ((const char *) xml->name);
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KhNode) node = NULL;

  g_assert (element != NULL); /* the schema knows no other */

  node = make_node (self, xml, element, error);
  if (node == NULL || !read_children (self, node, element, xml, units, error))
    return NULL;
  if (KH_IS_TASK (node))
    kh_task_set_support (KH_TASK (node), units);
  else if (KH_IS_RESPONSIBILITY (node))
    kh_responsibility_set_units (KH_RESPONSIBILITY (node), units);
  return g_steal_pointer (&node);
}

static const char *
get_new_uuid (const char *uuid, gpointer reader)
{
  Reader *self = reader;
  KhNode *node = uuid != NULL ? g_hash_table_lookup (self->by_uuid, uuid) : NULL;

  return node != NULL ? kh_node_get_uuid (node) : uuid;
}

static void
renew_markup (Reader *self, KhNode *node, const char *property)
{
  g_autofree char *markup = NULL;
  g_autofree char *renewed = NULL;

  g_object_get (node, property, &markup, NULL);
  renewed = kh_markup_rename_references (markup, get_new_uuid, self);
  if (renewed != NULL)
    g_object_set (node, property, renewed, NULL);
}

/* Links between nodes follow them to their new identities. */
static void
renew_references (Reader *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      KhNode *node = g_ptr_array_index (self->nodes, i);
      const KhXmlElement *element = kh_xml_element_for (node);

      if (element->markup != NULL)
        renew_markup (self, node, element->markup);
      if (KH_IS_UNIT (node))
        g_object_set (node, "successor", get_new_uuid (kh_unit_get_successor (KH_UNIT (node)), self), NULL);
      else if (KH_IS_LEGAL_DOCUMENT (node))
        g_object_set (node, "replaced-by",
                      get_new_uuid (kh_legal_document_get_replaced_by (KH_LEGAL_DOCUMENT (node)), self), NULL);
      else if (KH_IS_FINDING (node))
        g_object_set (node, "node", get_new_uuid (kh_finding_get_node (KH_FINDING (node)), self), NULL);
    }
}

static KhPlan *
read_plan (xmlNode *xml, gboolean fresh, GError **error)
{
  g_autoptr (KhNode) plan = NULL;
  Reader self = { 0 };

  self.fresh = fresh;
  self.nodes = g_ptr_array_new_with_free_func (g_object_unref);
  self.by_uuid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan = read_node (&self, xml, error);
  if (plan != NULL && fresh)
    {
      renew_references (&self);
      /* What comes from elsewhere is a draft here (DESIGN.md, state of a plan). */
      g_object_set (plan, "state", KH_PLAN_DRAFT, NULL);
    }
  g_ptr_array_unref (self.nodes);
  g_hash_table_unref (self.by_uuid);
  return plan != NULL ? KH_PLAN (g_steal_pointer (&plan)) : NULL;
}

static void
read_part_words (KhUnitPart *part, xmlNode *xml)
{
  const struct
  {
    const char *name;
    char **slot;
  } words[] = {
    { "unit-name", &part->unit_name },
    { "reference", &part->reference },
    { "sent", &part->sent },
    { "program", &part->program },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp ((const char *) xml->name, words[i].name) == 0)
      {
        g_free (*words[i].slot);
        *words[i].slot = take_text (xmlNodeGetContent (xml));
      }
}

static char *
dup_identity (xmlNode *xml, const char *name)
{
  g_autofree char *text = dup_attribute (xml, name);

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static KhPlan *
read_part_file (xmlNode *root, gboolean fresh, GError **error)
{
  g_autofree char *uuid = dup_attribute (root, "uuid");
  g_autoptr (KhUnitPart) part = kh_unit_part_new (uuid);
  g_autoptr (KhPlan) plan = NULL;

  part->plan = dup_identity (root, "plan");
  part->unit = dup_identity (root, "unit");
  for (xmlNode *xml = root->children; xml != NULL; xml = xml->next)
    {
      if (xml->type != XML_ELEMENT_NODE)
        continue;
      if (strcmp ((const char *) xml->name, "base") == 0)
        {
          part->base = read_plan (xmlFirstElementChild (xml), FALSE, error);
          if (part->base == NULL)
            return NULL;
        }
      else if (strcmp ((const char *) xml->name, "plan") == 0)
        plan = read_plan (xml, fresh, error);
      else
        read_part_words (part, xml);
    }
  if (plan != NULL)
    kh_unit_part_give (g_steal_pointer (&part), plan);
  return g_steal_pointer (&plan);
}

KhPlan *
kh_xml_reader_read (GBytes *bytes, gboolean fresh, GError **error)
{
  g_autoptr (xmlDoc) document = NULL;
  xmlNode *root = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  document = kh_xml_document_parse (bytes, error);
  if (document == NULL)
    return NULL;
  root = xmlDocGetRootElement (document);
  return strcmp ((const char *) root->name, "part") == 0 ? read_part_file (root, fresh, error)
                                                         : read_plan (root, fresh, error);
}

static void
replace_word (GString *text, const char *word, int year)
{
  g_autofree char *number = g_strdup_printf ("%d", year);

  g_string_replace (text, word, number, 0);
}

KhPlan *
kh_xml_reader_new_from_template (const char *template_id, int year, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) filled = NULL;
  GString *text = NULL;
  KhPlan *plan = NULL;

  g_return_val_if_fail (template_id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  name = g_strconcat ("templates/", template_id, ".kehoach", NULL);
  bytes = kh_data_file_load (name, error);
  if (bytes == NULL)
    return NULL;

  text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  replace_word (text, "{year}", year);
  replace_word (text, "{last-year}", year - 1);
  filled = g_string_free_to_bytes (text);
  plan = kh_xml_reader_read (filled, TRUE, error);
  if (plan != NULL)
    g_object_set (plan, "year", year, "template", template_id, "number", NULL, "date", NULL,
                  "reply-due", NULL, NULL);
  return plan;
}
