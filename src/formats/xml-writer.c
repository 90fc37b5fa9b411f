/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the plan's own XML format. */
#include "xml-writer.h"

#include "xml-format.h"

#include <libxml/xmlwriter.h>
#include <math.h>

/* libxml2's own indentation would put white space into inline markup, so the
 * lines are broken here. */
typedef struct
{
  xmlTextWriter *xml;
  KhPlan        *plan;
  gboolean       reported; /* whether the progress of tasks is written */
  guint          depth;
  gboolean       broken; /* the element at hand holds elements on lines of their own */
} Writer;

static void write_node (Writer *self, KhNode *node);

static void
break_line (Writer *self)
{
  g_autofree char *indent = g_strnfill (self->depth * 2, ' ');

  xmlTextWriterWriteRaw (self->xml, BAD_CAST "\n");
  xmlTextWriterWriteRaw (self->xml, BAD_CAST indent);
}

static void
start_element (Writer *self, const char *name)
{
  if (self->depth > 0)
    break_line (self);
  xmlTextWriterStartElement (self->xml, BAD_CAST name);
  self->depth++;
  self->broken = FALSE;
}

static void
end_element (Writer *self)
{
  self->depth--;
  if (self->broken)
    break_line (self);
  xmlTextWriterEndElement (self->xml);
  self->broken = TRUE;
}

/* What XML cannot hold at all must not make the file unreadable. */
static char *
make_valid (const char *text)
{
  g_autofree char *utf8 = g_utf8_make_valid (text, -1);
  GString *valid = g_string_sized_new (strlen (utf8));

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF))
        g_string_append_unichar (valid, c);
    }
  return g_string_free (valid, FALSE);
}

static void
write_string (Writer *self, const char *text)
{
  g_autofree char *valid = make_valid (text);

  xmlTextWriterWriteString (self->xml, BAD_CAST valid);
}

static void
write_attribute (Writer *self, const char *name, const char *value)
{
  g_autofree char *valid = NULL;

  valid = make_valid (value != NULL ? value : "");
  xmlTextWriterWriteAttribute (self->xml, BAD_CAST name, BAD_CAST valid);
}

static char *
dup_flags (const GValue *value)
{
  GFlagsClass *klass = g_type_class_ref (G_VALUE_TYPE (value));
  guint flags = g_value_get_flags (value);
  GString *nicks = g_string_new (NULL);

  for (guint i = 0; i < klass->n_values; i++)
    if (klass->values[i].value != 0 && (flags & klass->values[i].value) == klass->values[i].value)
      g_string_append_printf (nicks, "%s%s", nicks->len > 0 ? " " : "", klass->values[i].value_nick);
  g_type_class_unref (klass);
  return g_string_free (nicks, FALSE);
}

/* What stands for a value in the file; %NULL for the absent one. */
static char *
dup_value (const GValue *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (G_VALUE_HOLDS_STRING (value))
    return g_value_dup_string (value);
  if (G_VALUE_HOLDS_ENUM (value))
    return g_strdup (kh_enum_to_nick (G_VALUE_TYPE (value), g_value_get_enum (value)));
  if (G_VALUE_HOLDS_FLAGS (value))
    return dup_flags (value);
  if (G_VALUE_HOLDS_BOOLEAN (value))
    return g_strdup (g_value_get_boolean (value) ? "true" : "false");
  if (G_VALUE_HOLDS_INT (value))
    return g_strdup_printf ("%d", g_value_get_int (value));

  g_assert (G_VALUE_HOLDS_DOUBLE (value));
  if (!isfinite (g_value_get_double (value)))
    return NULL;
  return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, g_value_get_double (value)));
}

static char *
dup_property (KhNode *node, const char *name)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (node), name, &value);
  return dup_value (&value);
}

static void
write_property_attribute (Writer *self, KhNode *node, const char *name)
{
  g_autofree char *text = dup_property (node, name);

  write_attribute (self, name, text);
}

static void
write_property_element (Writer *self, KhNode *node, const char *name)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *text = NULL;

  g_object_get_property (G_OBJECT (node), name, &value);
  /* The usual value is written by absence; a number of 0 stands only where NaN is the usual one. */
  if (!G_VALUE_HOLDS_DOUBLE (&value) && !G_VALUE_HOLDS_STRING (&value) &&
      g_param_value_defaults (g_object_class_find_property (G_OBJECT_GET_CLASS (node), name), &value))
    return;
  text = dup_value (&value);
  if (text == NULL || *text == '\0')
    return;
  start_element (self, name);
  write_string (self, text);
  end_element (self);
}

static void
write_runs (Writer *self, GPtrArray *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const KhRun *run = g_ptr_array_index (runs, i);
      guint open = 0;

      if (run->bold && ++open > 0)
        xmlTextWriterStartElement (self->xml, BAD_CAST "b");
      if (run->italic && ++open > 0)
        xmlTextWriterStartElement (self->xml, BAD_CAST "i");
      if (run->kind == KH_RUN_TEXT)
        write_string (self, run->text);
      else
        {
          xmlTextWriterStartElement (self->xml, BAD_CAST (run->kind == KH_RUN_CITE ? "cite" : "ind"));
          write_attribute (self, "ref", run->text);
          xmlTextWriterEndElement (self->xml);
        }
      while (open-- > 0)
        xmlTextWriterEndElement (self->xml);
    }
}

/* The text as elements where that gives back the very same string, else as the
 * string itself: nothing the model holds is lost. */
static void
write_markup (Writer *self, KhNode *node, const char *name)
{
  g_autofree char *markup = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  g_autofree char *canonical = NULL;

  g_object_get (node, name, &markup, NULL);
  if (markup == NULL || *markup == '\0')
    return;
  runs = kh_markup_parse (markup, NULL);
  canonical = runs != NULL ? kh_markup_from_runs (runs) : NULL;
  start_element (self, name);
  if (g_strcmp0 (canonical, markup) == 0)
    write_runs (self, runs);
  else
    {
      xmlTextWriterStartElement (self->xml, BAD_CAST "raw");
      write_string (self, markup);
      xmlTextWriterEndElement (self->xml);
    }
  end_element (self);
}

static void
write_deadline (Writer *self, const char *name, KhDeadline *deadline)
{
  const struct
  {
    const char *name;
    int value;
  } numbers[] = {
    { "year", kh_deadline_get_year (deadline) },
    { "index", kh_deadline_get_index (deadline) },
    { "day", kh_deadline_get_day (deadline) },
  };
  KhDeadlineKind kind = kh_deadline_get_kind (deadline);

  if (kind == KH_DEADLINE_NONE && *kh_deadline_get_text (deadline) == '\0')
    return;
  start_element (self, name);
  write_attribute (self, "kind", kh_enum_to_nick (KH_TYPE_DEADLINE_KIND, kind));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *value = g_strdup_printf ("%d", numbers[i].value);
      write_attribute (self, numbers[i].name, value);
    }
  write_string (self, kh_deadline_get_text (deadline));
  end_element (self);
}

/* A unit that is not in the plan's agency is not in the file either. */
static gboolean
is_known_unit (Writer *self, KhUnit *unit)
{
  KhAgency *agency = kh_plan_get_agency (self->plan);

  return unit != NULL && agency != NULL && kh_node_get_parent (KH_NODE (unit)) == KH_NODE (agency);
}

static void
write_unit_reference (Writer *self, const char *name, KhUnit *unit)
{
  if (!is_known_unit (self, unit))
    return;
  start_element (self, name);
  write_attribute (self, "unit", kh_node_get_uuid (KH_NODE (unit)));
  end_element (self);
}

static void
write_unit_references (Writer *self, const char *name, GListModel *units)
{
  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);
      write_unit_reference (self, name, unit);
    }
}

static void
write_children (Writer *self, KhNode *node, GType type)
{
  GListModel *children = kh_node_get_children (node, type);

  for (guint i = 0; children != NULL && i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (KhNode) child = g_list_model_get_item (children, i);
      write_node (self, child);
    }
}

/* Of the register only what the plan cites, in the register's order: with that
 * the file is complete. */
static void
write_cited_documents (Writer *self, GListModel *documents)
{
  g_autoptr (GPtrArray) cited = kh_plan_list_cited (self->plan);

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (KhNode) document = g_list_model_get_item (documents, i);

      if (g_ptr_array_find (cited, document, NULL))
        write_node (self, document);
    }
}

static void
write_namespace (Writer *self)
{
  xmlTextWriterWriteAttribute (self->xml, BAD_CAST "xmlns", BAD_CAST KH_XML_NAMESPACE);
}

static void
write_version (Writer *self)
{
  xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST "version", "%d", KH_XML_VERSION);
}

static void
write_node (Writer *self, KhNode *node)
{
  const KhXmlElement *element = kh_xml_element_for (node);

  start_element (self, element->name);
  if (KH_IS_PLAN (node))
    {
      if (self->depth == 1)
        write_namespace (self);
      write_version (self);
    }
  write_property_attribute (self, node, "uuid");
  write_property_attribute (self, node, "order-key");
  if (element->attribute != NULL)
    write_property_attribute (self, node, element->attribute);

  write_property_element (self, node, "derived-from");
  if (element->markup != NULL && !element->markup_last)
    write_markup (self, node, element->markup);
  for (guint i = 0; element->properties[i] != NULL; i++)
    write_property_element (self, node, element->properties[i]);
  if (element->markup != NULL && element->markup_last)
    write_markup (self, node, element->markup);
  if (KH_IS_TASK (node))
    {
      write_deadline (self, "deadline", kh_task_get_deadline (KH_TASK (node)));
      write_unit_reference (self, "lead", kh_task_get_lead (KH_TASK (node)));
      write_unit_references (self, "support", kh_task_get_support (KH_TASK (node)));
    }
  else if (KH_IS_RESPONSIBILITY (node))
    write_unit_references (self, "responsible", kh_responsibility_get_units (KH_RESPONSIBILITY (node)));
  else if (KH_IS_REPORTING (node))
    write_deadline (self, "before", kh_reporting_get_before (KH_REPORTING (node)));
  else if (KH_IS_PLAN (node) && kh_plan_get_agency (KH_PLAN (node)) != NULL)
    write_node (self, KH_NODE (kh_plan_get_agency (KH_PLAN (node))));

  /* In the order of the schema. */
  write_children (self, node, KH_TYPE_UNIT);
  write_children (self, node, KH_TYPE_INDICATOR);
  write_children (self, node, KH_TYPE_REPORTING);
  if (self->reported)
    write_children (self, node, KH_TYPE_PROGRESS);
  write_children (self, node, KH_TYPE_ITEM);
  write_children (self, node, KH_TYPE_SECTION);
  write_children (self, node, KH_TYPE_SIGNATURE);
  write_children (self, node, KH_TYPE_RECIPIENT);
  if (KH_IS_AGENCY (node))
    write_cited_documents (self, kh_agency_get_documents (KH_AGENCY (node)));
  write_children (self, node, KH_TYPE_FINDING);
  end_element (self);
}

static void
write_text_element (Writer *self, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  start_element (self, name);
  write_string (self, text);
  end_element (self);
}

/* What makes @plan a part, with what was sent, around the plan itself. */
static void
write_part (Writer *self, const KhUnitPart *part, KhPlan *plan)
{
  start_element (self, "part");
  write_namespace (self);
  write_version (self);
  write_attribute (self, "uuid", part->uuid);
  write_attribute (self, "plan", part->plan);
  write_attribute (self, "unit", part->unit);
  write_text_element (self, "unit-name", part->unit_name);
  write_text_element (self, "reference", part->reference);
  write_text_element (self, "sent", part->sent);
  write_text_element (self, "program", part->program);
  if (part->base != NULL)
    {
      start_element (self, "base");
      self->plan = part->base;
      write_node (self, KH_NODE (part->base));
      self->plan = plan;
      end_element (self);
    }
  write_node (self, KH_NODE (plan));
  end_element (self);
}

static GBytes *
write_plan (KhPlan *plan, gboolean reported)
{
  Writer self = { .plan = plan, .reported = reported };
  xmlBuffer *buffer = NULL;
  xmlChar *content = NULL;
  gsize length;

  buffer = xmlBufferCreate ();
  xmlBufferSetAllocationScheme (buffer, XML_BUFFER_ALLOC_DOUBLEIT);
  self.xml = xmlNewTextWriterMemory (buffer, 0);
  xmlTextWriterStartDocument (self.xml, NULL, "UTF-8", NULL);
  if (kh_unit_part_of (plan) != NULL)
    write_part (&self, kh_unit_part_of (plan), plan);
  else
    write_node (&self, KH_NODE (plan));
  xmlTextWriterEndDocument (self.xml);
  xmlFreeTextWriter (self.xml);

  length = (gsize) xmlBufferLength (buffer);
  content = xmlBufferDetach (buffer);
  xmlBufferFree (buffer);
  return g_bytes_new_with_free_func (content, length, xmlFree, content);
}

GBytes *
kh_xml_write (KhPlan *plan)
{
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  return write_plan (plan, TRUE);
}

GBytes *
kh_xml_write_as_issued (KhPlan *plan)
{
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  return write_plan (plan, FALSE);
}
