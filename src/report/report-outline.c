/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline of a report, read from data. */
#include "report-outline.h"

#include "xml-file.h"

#include <glib/gi18n.h>

#define OUTLINE_NAME "report/outline.xml"
#define MAX_BYTES (256 * 1024)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

struct _KhReportOutline
{
  char *type_name;
  char *code;
  GPtrArray *sections; /* of KhReportSection */
  GPtrArray *silent;   /* of char * */
  GHashTable *phrases; /* name to words */
};

/* What the program asks for: an outline that lacks one would leave a gap in a document. */
static const char *const needed[] = {
  "title", "opening", "closing", "appendix", "summary", "summary-appendix",
  "count-done", "count-under-way", "count-late", "count-not-started", "count-dropped",
  "group-done", "group-under-way", "group-late", "group-not-started", "group-dropped",
  "task", "task-percent", "with-note",
  "targets-summary", "count-reached", "count-missed", "count-unknown", "reached", "missed", "unknown",
  "targets-number", "targets-text", "targets-unit", "targets-goal", "targets-result", "targets-verdict",
  "late", "late-task", "late-reason", "late-none", "late-targets",
  "next-late", "next-due", "next-task", "next-rest", "next-none", "unit", "deadline",
  "state-not-started", "state-under-way", "state-done", "state-late", "state-dropped",
  "table-number", "table-task", "table-unit", "table-deadline", "table-state", "table-percent", "table-note",
};

static void
part_free (gpointer data)
{
  KhReportPart *part = data;

  g_free (part->text);
  g_free (part);
}

static void
section_free (gpointer data)
{
  KhReportSection *section = data;

  g_free (section->heading);
  g_ptr_array_unref (section->parts);
  g_free (section);
}

static char *
tidy (xmlChar *value)
{
  char *words = kh_text_normalize (value != NULL ? (const char *) value : "");

  xmlFree (value);
  return words;
}

static char *
dup_attribute (xmlNode *node, const char *name)
{
  return tidy (xmlGetNoNsProp (node, (const xmlChar *) name));
}

static KhReportPart *
read_part (xmlNode *node)
{
  static const char *const fills[] = { "", "summary", "groups", "targets", "late", "next" };
  KhReportPart *part = g_new0 (KhReportPart, 1);
  g_autofree char *with = dup_attribute (node, "with");

  for (guint i = 0; i < G_N_ELEMENTS (fills); i++)
    if (g_str_equal (with, fills[i]))
      part->fill = (KhReportFill) i;
  if (part->fill == KH_REPORT_TEXT)
    part->text = tidy (xmlNodeGetContent (node));
  return part;
}

static void
read_section (KhReportOutline *self, xmlNode *node)
{
  KhReportSection *section = g_new0 (KhReportSection, 1);

  section->heading = dup_attribute (node, "heading");
  section->parts = g_ptr_array_new_with_free_func (part_free);
  for (xmlNode *child = xmlFirstElementChild (node); child != NULL; child = xmlNextElementSibling (child))
    g_ptr_array_add (section->parts, read_part (child));
  g_ptr_array_add (self->sections, section);
}

static gboolean
read_outline (KhReportOutline *self, xmlNode *root, GError **error)
{
  self->type_name = dup_attribute (root, "type-name");
  self->code = dup_attribute (root, "code");
  for (xmlNode *node = xmlFirstElementChild (root); node != NULL; node = xmlNextElementSibling (node))
    {
      if (g_str_equal ((const char *) node->name, "section"))
        read_section (self, node);
      else if (g_str_equal ((const char *) node->name, "silent"))
        g_ptr_array_add (self->silent, dup_attribute (node, "purpose"));
      else
        g_hash_table_insert (self->phrases, dup_attribute (node, "name"), tidy (xmlNodeGetContent (node)));
    }
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (!g_hash_table_contains (self->phrases, needed[i]))
      {
        g_autofree char *why = g_strdup_printf (_ ("the phrase “%s” is missing"), needed[i]);

        return kh_xml_file_refuse (error, OUTLINE_NAME, root, why);
      }
  return TRUE;
}

KhReportOutline *
kh_report_outline_load (GError **error)
{
  g_autoptr (xmlDoc) document = NULL;
  g_autoptr (KhReportOutline) self = NULL;

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  document = kh_xml_file_load (OUTLINE_NAME, "schema/report.rng", MAX_BYTES, error);
  if (document == NULL)
    return NULL;
  self = g_new0 (KhReportOutline, 1);
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->silent = g_ptr_array_new_with_free_func (g_free);
  self->phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!read_outline (self, xmlDocGetRootElement (document), error))
    return NULL;
  return g_steal_pointer (&self);
}

void
kh_report_outline_free (KhReportOutline *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->type_name);
  g_free (self->code);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->silent);
  g_hash_table_unref (self->phrases);
  g_free (self);
}

const char *
kh_report_outline_get_type_name (KhReportOutline *self)
{
  return self->type_name;
}

const char *
kh_report_outline_get_code (KhReportOutline *self)
{
  return self->code;
}

GPtrArray *
kh_report_outline_get_sections (KhReportOutline *self)
{
  return self->sections;
}

gboolean
kh_report_outline_is_silent (KhReportOutline *self, const char *purpose)
{
  return purpose != NULL && g_ptr_array_find_with_equal_func (self->silent, purpose, g_str_equal, NULL);
}

const char *
kh_report_outline_get_phrase (KhReportOutline *self, const char *name)
{
  return g_hash_table_lookup (self->phrases, name);
}
