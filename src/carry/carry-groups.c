/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Task groups of the older plan become those of another template. */
#include "carry-private.h"

#include <glib/gi18n.h>

/* A heading as the table and the eye compare it. */
static char *
heading_key (KhSection *section)
{
  g_autofree char *plain = kh_markup_to_plain (kh_section_get_heading (section) != NULL
                                                 ? kh_section_get_heading (section) : "");

  return kh_text_fold (plain);
}

/* Returns: (transfer full) (element-type KhSection): the task groups in @sections, in order */
static GPtrArray *
list_groups (GListModel *sections)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i);

      if (kh_section_get_kind (section) == KH_SECTION_TASK_GROUP)
        g_ptr_array_add (groups, g_steal_pointer (&section));
    }
  return groups;
}

/* Returns: whether tasks under @heading in the older plan belong to the template's group @key */
static gboolean
belongs (KhCarry *self, KhSection *group, const char *key)
{
  g_autofree char *own = heading_key (group);
  const char *mapped;
  g_autofree char *mapped_key = NULL;

  if (g_str_equal (own, key))
    return TRUE;
  mapped = kh_carry_table_find_group (self->table, kh_plan_get_template (self->options->template_plan), own);
  mapped_key = mapped != NULL ? kh_text_fold (mapped) : NULL;
  return g_strcmp0 (mapped_key, key) == 0;
}

static void
move_items (KhSection *from, KhSection *to)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *model = kh_section_get_items (from);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (items, g_list_model_get_item (model, i));
  for (guint i = 0; i < items->len; i++)
    {
      kh_node_remove (items->pdata[i]);
      kh_node_append (KH_NODE (to), items->pdata[i]);
    }
}

/* The first of the older groups that belong to @wanted takes its heading, the
 * others' items join it. Returns: (transfer full): the group */
static KhSection *
gather (KhCarry *self, KhSection *wanted, GPtrArray *groups)
{
  g_autofree char *key = heading_key (wanted);
  g_autoptr (KhSection) kept = NULL;

  for (guint i = 0; i < groups->len;)
    {
      KhSection *group = groups->pdata[i];

      if (!belongs (self, group, key))
        {
          i++;
          continue;
        }
      if (kept == NULL)
        {
          kept = g_object_ref (group);
          kh_section_set_heading (kept, kh_section_get_heading (wanted));
        }
      else
        {
          move_items (group, kept);
        }
      g_ptr_array_remove_index (groups, i);
    }
  if (kept == NULL)
    kept = kh_node_copy (wanted);
  return g_steal_pointer (&kept);
}

void
kh_carry_sort_groups (KhCarry *self)
{
  KhPlan *template_plan = self->options->template_plan;
  KhSection *parent = kh_plan_find_section (self->plan, KH_SECTION_TASK_GROUPS);
  KhSection *template_parent;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) wanted = NULL;
  g_autoptr (GPtrArray) sorted = NULL;

  if (template_plan == NULL || parent == NULL)
    return;
  template_parent = kh_plan_find_section (template_plan, KH_SECTION_TASK_GROUPS);
  if (template_parent == NULL)
    return;

  groups = list_groups (kh_section_get_sections (parent));
  wanted = list_groups (kh_section_get_sections (template_parent));
  sorted = g_ptr_array_new_with_free_func (g_object_unref);
  kh_carry_remove_nodes (groups);
  for (guint i = 0; i < wanted->len; i++)
    g_ptr_array_add (sorted, gather (self, wanted->pdata[i], groups));
  for (guint i = 0; i < groups->len; i++)
    {
      kh_carry_look (self, "carry-group", groups->pdata[i], NULL,
                     N_ ("The new contents have no group for this one: move its tasks, or leave it."));
      g_ptr_array_add (sorted, g_object_ref (groups->pdata[i]));
    }
  for (guint i = 0; i < sorted->len; i++)
    kh_node_insert (KH_NODE (parent), i, sorted->pdata[i]);
}
