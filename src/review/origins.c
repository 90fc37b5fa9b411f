/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who made the changes: from the comments and tracked changes of the file read. */
#include "comparison.h"

#include "change-private.h"
#include "comparison-private.h"

/* UUIDs of nodes of both plans -> #GPtrArray of the #KhRemark objects about them. */
static GHashTable *
index_remarks (KhPlan *after)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GListModel *remarks = kh_plan_get_remarks (after);

  for (guint i = 0; i < g_list_model_get_n_items (remarks); i++)
    {
      g_autoptr (KhRemark) remark = g_list_model_get_item (remarks, i);
      const char *uuids[] = { kh_remark_get_node (remark), kh_remark_get_origin (remark) };

      for (guint j = 0; j < G_N_ELEMENTS (uuids); j++)
        {
          GPtrArray *about;

          if (uuids[j] == NULL || (j > 0 && g_strcmp0 (uuids[0], uuids[j]) == 0))
            continue;
          about = g_hash_table_lookup (index, uuids[j]);
          if (about == NULL)
            {
              about = g_ptr_array_new_with_free_func (g_object_unref);
              g_hash_table_insert (index, g_strdup (uuids[j]), about);
            }
          g_ptr_array_add (about, g_object_ref (remark));
        }
    }

  return index;
}

static void
append_once (GString *text, const char *separator, const char *words)
{
  if (words == NULL || *words == '\0' || strstr (text->str, words) != NULL)
    return;

  g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", words);
}

static void
set_origin (KhChange *change, GPtrArray *remarks, GHashTable *told)
{
  g_autoptr (GString) authors = g_string_new (NULL);
  g_autoptr (GString) comments = g_string_new (NULL);
  const char *date = NULL;

  for (guint i = 0; i < remarks->len; i++)
    {
      KhRemark *remark = remarks->pdata[i];

      append_once (authors, ", ", kh_remark_get_author (remark));
      /* ISO 8601 sorts by itself: the latest. */
      if (g_strcmp0 (kh_remark_get_date (remark), date) > 0)
        date = kh_remark_get_date (remark);
      if (kh_remark_get_kind (remark) == KH_REMARK_COMMENT)
        {
          append_once (comments, "\n", kh_remark_get_text (remark));
          g_hash_table_add (told, remark);
        }
    }
  kh_change_set_origin (change, authors->len > 0 ? authors->str : NULL, date, comments->len > 0 ? comments->str : NULL);
}

static GPtrArray *
find_remarks (GHashTable *index, KhChange *change)
{
  KhNode *nodes[] = { kh_change_get_after (change), kh_change_get_before (change) };

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    for (KhNode *node = nodes[i]; node != NULL; node = kh_node_get_parent (node))
      {
        GPtrArray *remarks = g_hash_table_lookup (index, kh_node_get_uuid (node));

        if (remarks != NULL)
          return remarks;
        /* An indicator's remarks are its target's; an item's are its own. */
        if (KH_IS_ITEM (node) || KH_IS_SECTION (node))
          break;
      }

  return NULL;
}

/* A comment on words that nobody changed is something to look at by itself. */
static void
add_comment (KhComparison *self, KhRemark *remark)
{
  KhNode *after = kh_remark_get_node (remark) != NULL ? kh_plan_find_node (self->after, kh_remark_get_node (remark)) : NULL;
  KhNode *before = after != NULL ? g_hash_table_lookup (self->partners, after) : NULL;
  g_autoptr (KhChange) change = kh_change_new (KH_CHANGE_REMARKED, before, after, NULL);
  const char *quote = kh_remark_get_quote (remark);
  g_autofree char *text = KH_IS_ITEM (after) ? g_strdup (kh_item_get_text (KH_ITEM (after)))
                                             : kh_markup_escape (quote != NULL ? quote : "");

  kh_change_set_texts (change, text, text);
  kh_change_set_origin (change, kh_remark_get_author (remark), kh_remark_get_date (remark), kh_remark_get_text (remark));
  kh_change_set_needs_look (change, TRUE);
  g_ptr_array_add (self->changes, g_steal_pointer (&change));
}

void
kh_comparison_take_remarks (KhComparison *self)
{
  g_autoptr (GHashTable) index = NULL;
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  GListModel *remarks;
  guint n_before;

  g_return_if_fail (KH_IS_COMPARISON (self));

  index = index_remarks (self->after);
  n_before = self->changes->len;
  for (guint i = 0; i < self->changes->len; i++)
    {
      GPtrArray *about = find_remarks (index, self->changes->pdata[i]);

      if (about != NULL)
        set_origin (self->changes->pdata[i], about, told);
    }

  remarks = kh_plan_get_remarks (self->after);
  for (guint i = 0; i < g_list_model_get_n_items (remarks); i++)
    {
      g_autoptr (KhRemark) remark = g_list_model_get_item (remarks, i);

      if (kh_remark_get_kind (remark) == KH_REMARK_COMMENT && !g_hash_table_contains (told, remark))
        add_comment (self, remark);
    }
  if (self->changes->len > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, self->changes->len - n_before);
}
