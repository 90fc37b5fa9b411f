/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An excerpt: some items of a plan on their way to another place. */
#include "excerpt.h"

#include "citation-adopt.h"
#include "compose.h"
#include "xml-reader.h"
#include "xml-writer.h"

/* @copy is of the shape of @node. */
static void
derive_alike (KhNode *copy, KhNode *node)
{
  const GType child_types[] = { KH_TYPE_ITEM, KH_TYPE_INDICATOR, KH_TYPE_REPORTING };

  kh_node_set_derived_from (copy, kh_node_get_derived_from (node));
  for (guint i = 0; i < G_N_ELEMENTS (child_types); i++)
    {
      GListModel *copies = kh_node_get_children (copy, child_types[i]);
      GListModel *nodes = kh_node_get_children (node, child_types[i]);

      for (guint j = 0; nodes != NULL && j < g_list_model_get_n_items (nodes); j++)
        {
          g_autoptr (KhNode) one = g_list_model_get_item (copies, j);
          g_autoptr (KhNode) other = g_list_model_get_item (nodes, j);

          derive_alike (one, other);
        }
    }
}

GBytes *
kh_excerpt_write (GPtrArray *items, gboolean moving)
{
  KhNode *root;
  g_autoptr (KhPlan) carrier = NULL;
  KhSection *section;

  g_return_val_if_fail (items != NULL && items->len > 0, NULL);

  root = kh_node_get_root (g_ptr_array_index (items, 0));
  g_return_val_if_fail (KH_IS_PLAN (root), NULL);

  carrier = kh_plan_new (kh_plan_get_year (KH_PLAN (root)));
  section = kh_section_new (KH_SECTION_FREE, NULL);
  kh_plan_set_agency (carrier, kh_plan_get_agency (KH_PLAN (root)));
  kh_node_append_take (KH_NODE (carrier), section);
  for (guint i = 0; i < items->len; i++)
    {
      KhNode *copy = kh_node_copy (g_ptr_array_index (items, i));

      if (moving)
        derive_alike (copy, g_ptr_array_index (items, i));
      kh_node_append_take (KH_NODE (section), copy);
    }
  return kh_xml_write (carrier);
}

/* Reading. */

typedef struct
{
  KhAgency *from;     /* (nullable) the file's */
  KhAgency *to;       /* (nullable) the plan's */
  GPtrArray *missing;
} Adoption;

static KhUnit *
find_unit (Adoption *self, KhUnit *unit)
{
  const char *uuid = kh_node_get_uuid (KH_NODE (unit));
  GListModel *units = self->to != NULL ? kh_agency_get_units (self->to) : NULL;
  KhUnit *found;

  for (guint i = 0; units != NULL && i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) candidate = g_list_model_get_item (units, i);

      if (g_str_equal (kh_node_get_uuid (KH_NODE (candidate)), uuid))
        return candidate; /* its agency holds it */
    }
  found = self->to != NULL ? kh_agency_find_unit (self->to, kh_unit_get_name (unit)) : NULL;
  if (found == NULL && !g_ptr_array_find_with_equal_func (self->missing, kh_unit_get_name (unit), g_str_equal, NULL))
    g_ptr_array_add (self->missing, g_strdup (kh_unit_get_name (unit)));
  return found;
}

static GPtrArray *
find_units (Adoption *self, GListModel *units)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);
      KhUnit *ours = find_unit (self, unit);

      if (ours != NULL && !g_ptr_array_find (found, ours, NULL))
        g_ptr_array_add (found, g_object_ref (ours));
    }
  return found;
}

static void
adopt_text (Adoption *self, KhItem *item)
{
  g_autofree char *markup = kh_citation_adopt (kh_item_get_text (item), self->from, self->to);

  if (markup != NULL)
    kh_item_set_text (item, markup);
}

/* Makes @item, which names units and documents of another body, one of ours. */
static void
adopt (Adoption *self, KhItem *item)
{
  GListModel *items = kh_item_get_items (item);

  adopt_text (self, item);
  if (KH_IS_TASK (item))
    {
      KhUnit *lead = kh_task_get_lead (KH_TASK (item));
      g_autoptr (GPtrArray) support = find_units (self, kh_task_get_support (KH_TASK (item)));

      kh_task_set_lead (KH_TASK (item), lead != NULL ? find_unit (self, lead) : NULL);
      kh_task_set_support (KH_TASK (item), support);
    }
  else if (KH_IS_RESPONSIBILITY (item))
    {
      g_autoptr (GPtrArray) units = find_units (self, kh_responsibility_get_units (KH_RESPONSIBILITY (item)));

      kh_responsibility_set_units (KH_RESPONSIBILITY (item), units);
    }
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KhItem) child = g_list_model_get_item (items, i);

      adopt (self, child);
    }
}

GPtrArray *
kh_excerpt_read (GBytes *bytes, KhPlan *plan, GPtrArray **missing, GError **error)
{
  g_autoptr (KhPlan) carrier = NULL;
  GListModel *sections;
  GPtrArray *items;
  Adoption adoption = { 0 };

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (missing != NULL, NULL);

  *missing = NULL;
  carrier = kh_xml_reader_read (bytes, FALSE, error);
  if (carrier == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  *missing = g_ptr_array_new_with_free_func (g_free);
  adoption.from = kh_plan_get_agency (carrier);
  adoption.to = kh_plan_get_agency (plan);
  adoption.missing = *missing;
  sections = kh_plan_get_sections (carrier);
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i);
      GListModel *theirs = kh_section_get_items (section);

      for (guint j = 0; j < g_list_model_get_n_items (theirs); j++)
        {
          g_autoptr (KhNode) node = g_list_model_get_item (theirs, j);
          KhNode *copy = kh_node_copy (node);

          derive_alike (copy, node);
          adopt (&adoption, KH_ITEM (copy));
          g_ptr_array_add (items, copy);
        }
    }
  return items;
}

/* For other programs. */

static gboolean
is_shown (KhNode *node, GHashTable *uuids)
{
  for (; node != NULL; node = kh_node_get_parent (node))
    if (g_hash_table_contains (uuids, kh_node_get_uuid (node)))
      return TRUE;
  return FALSE;
}

/* What the plan prints for @items and for what is beneath them. */
static GPtrArray *
list_blocks (GPtrArray *items, KhDocument *document)
{
  KhNode *root = kh_node_get_root (g_ptr_array_index (items, 0));
  g_autoptr (GHashTable) uuids = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *blocks = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (uuids, (gpointer) kh_node_get_uuid (g_ptr_array_index (items, i)));
  for (guint i = 0; i < kh_document_get_n_blocks (document); i++)
    {
      const KhBlock *block = kh_document_get_block (document, i);
      KhNode *node = block->uuid != NULL ? kh_plan_find_node (KH_PLAN (root), block->uuid) : NULL;

      if (node != NULL && is_shown (node, uuids))
        g_ptr_array_add (blocks, (gpointer) block);
    }
  return blocks;
}

static void
add_text_spans (GString *text, GPtrArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const KhSpan *span = g_ptr_array_index (spans, i);
      g_autofree char *line = g_strdelimit (g_strdup (span->text), "\t\n", ' ');

      g_string_append (text, line);
    }
}

static void
add_html_spans (GString *html, GPtrArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const KhSpan *span = g_ptr_array_index (spans, i);
      g_autofree char *words = g_markup_escape_text (span->text, -1);

      g_string_append_printf (html, "%s%s%s%s%s", span->bold ? "<b>" : "", span->italic ? "<i>" : "", words,
                              span->italic ? "</i>" : "", span->bold ? "</b>" : "");
    }
}

char *
kh_excerpt_dup_text (GPtrArray *items)
{
  KhNode *root = kh_node_get_root (g_ptr_array_index (items, 0));
  g_autoptr (KhDocument) document = kh_compose_plan (KH_PLAN (root));
  g_autoptr (GPtrArray) blocks = list_blocks (items, document);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const KhBlock *block = g_ptr_array_index (blocks, i);

      if (block->label != NULL)
        g_string_append_printf (text, "%s ", block->label);
      add_text_spans (text, block->spans);
      g_string_append_c (text, '\n');
      for (guint r = 0; block->table != NULL && r < block->table->rows->len; r++)
        {
          KhRow *row = g_ptr_array_index (block->table->rows, r);

          for (guint c = 0; c < row->cells->len; c++)
            {
              KhCell *cell = g_ptr_array_index (row->cells, c);

              g_string_append (text, c > 0 ? "\t" : "");
              add_text_spans (text, cell->spans);
            }
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}

static void
add_html_table (GString *html, const KhTable *table)
{
  g_string_append (html, "<table>\n");
  for (guint r = 0; r < table->rows->len; r++)
    {
      KhRow *row = g_ptr_array_index (table->rows, r);
      const char *element = row->header ? "th" : "td";

      g_string_append (html, "<tr>");
      for (guint c = 0; c < row->cells->len; c++)
        {
          KhCell *cell = g_ptr_array_index (row->cells, c);

          g_string_append_printf (html, "<%s colspan=\"%u\">", element, cell->columns);
          add_html_spans (html, cell->spans);
          g_string_append_printf (html, "</%s>", element);
        }
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</table>\n");
}

char *
kh_excerpt_dup_html (GPtrArray *items)
{
  KhNode *root = kh_node_get_root (g_ptr_array_index (items, 0));
  g_autoptr (KhDocument) document = kh_compose_plan (KH_PLAN (root));
  g_autoptr (GPtrArray) blocks = list_blocks (items, document);
  GString *html = g_string_new ("<meta charset=\"utf-8\">\n");

  for (guint i = 0; i < blocks->len; i++)
    {
      const KhBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *label = block->label != NULL ? g_markup_escape_text (block->label, -1) : NULL;

      if (block->table != NULL)
        {
          add_html_table (html, block->table);
          continue;
        }
      g_string_append (html, "<p>");
      if (label != NULL)
        g_string_append_printf (html, "%s ", label);
      add_html_spans (html, block->spans);
      g_string_append (html, "</p>\n");
    }
  return g_string_free (html, FALSE);
}
