/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document or a table that came back says of the part that was sent. */
#include "read-back.h"

#include "comparison.h"
#include "node-field.h"

typedef struct
{
  KhComparison *read; /* from the base to what is unchanged: what the format did */
  KhComparison *file; /* from what is unchanged to the file: what the unit did */
} ReadBack;

/* @unchanged: (nullable): what @node was before anybody changed the file; itself for what is unchanged
 * Returns: (transfer full) */
static KhNode *
make (ReadBack *self, KhNode *node, KhNode *unchanged)
{
  KhNode *base = unchanged != NULL ? kh_comparison_find_partner (self->read, unchanged) : NULL;
  g_autoptr (GPtrArray) fields = NULL;
  KhNode *made;

  if (unchanged == NULL || base == NULL)
    return kh_node_copy_alone (node, kh_node_get_uuid (unchanged != NULL ? unchanged : node));

  made = kh_node_copy_alone (kh_node_field_same_kind (unchanged, node) ? base : node, kh_node_get_uuid (base));
  fields = kh_node_field_list (made);
  for (guint i = 0; i < fields->len; i++)
    kh_node_field_copy (kh_node_field_differs (unchanged, node, fields->pdata[i]) ? node : base, made, fields->pdata[i]);
  return made;
}

static void
make_children (ReadBack *self, KhNode *node, KhNode *made, gboolean is_file)
{
  guint n_types;
  const GType *types = kh_node_field_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      GListModel *list = kh_node_get_children (node, types[i]);

      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (list, j);
          g_autoptr (KhNode) copy
              = make (self, child, is_file ? kh_comparison_find_partner (self->file, child) : child);

          if (kh_node_get_children (made, G_OBJECT_TYPE (copy)) != NULL)
            kh_node_append (made, copy);
          make_children (self, child, copy, is_file);
        }
    }
}

static KhPlan *
make_plan (ReadBack *self, KhPlan *base, KhPlan *plan, gboolean is_file)
{
  KhNode *made = kh_node_copy_alone (KH_NODE (base), kh_node_get_uuid (KH_NODE (base)));

  make_children (self, KH_NODE (plan), made, is_file);
  return KH_PLAN (made);
}

void
kh_read_back (KhPlan *base, KhPlan *unchanged, KhPlan *file, KhPlan **seen, KhPlan **theirs)
{
  g_autoptr (KhComparison) read = kh_comparison_new (base, unchanged, KH_COMPARISON_FROM_FILE);
  g_autoptr (KhComparison) changed = kh_comparison_new (unchanged, file, KH_COMPARISON_FROM_FILE);
  ReadBack self = { read, changed };

  *seen = make_plan (&self, base, unchanged, FALSE);
  *theirs = make_plan (&self, base, file, TRUE);
}
