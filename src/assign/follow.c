/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duties keep saying what the assignments say. */
#include "follow.h"

#include "assigned.h"

#define KEY "kh-assign-followers"

/* A paragraph that said what the assignments said when the edit began. */
typedef struct
{
  KhResponsibility *block;
  KhDuty *duty;
  KhUnitRole role;
  char *words;
} Follower;

static void
follower_free (Follower *follower)
{
  g_object_unref (follower->block);
  g_object_unref (follower->duty);
  g_free (follower->words);
  g_free (follower);
}

typedef struct
{
  KhPlan *plan;
  KhAssigned *assigned; /* made for the first paragraph that may follow */
  GPtrArray *followers;
} Search;

static gboolean
find_cb (KhNode *node, gpointer user_data)
{
  Search *search = user_data;

  if (!KH_IS_RESPONSIBILITY (node))
    return TRUE;
  for (int role = KH_UNIT_ROLE_LEAD; role <= KH_UNIT_ROLE_SUPPORT; role++)
    {
      KhDuty *duty = kh_assigned_find_duty (KH_RESPONSIBILITY (node), role);
      g_autofree char *words = NULL;
      Follower *follower;

      if (duty == NULL)
        continue;
      if (search->assigned == NULL)
        search->assigned = kh_assigned_new (search->plan);
      words = kh_assigned_dup_words (search->assigned, KH_RESPONSIBILITY (node), role);
      if (g_strcmp0 (words, kh_item_get_text (KH_ITEM (duty))) != 0)
        continue;
      follower = g_new0 (Follower, 1);
      follower->block = g_object_ref (KH_RESPONSIBILITY (node));
      follower->duty = g_object_ref (duty);
      follower->role = role;
      follower->words = g_steal_pointer (&words);
      g_ptr_array_add (search->followers, follower);
    }

  return TRUE;
}

static void
begun_cb (KhStore *store, KhEdit *edit)
{
  KhNode *root = kh_edit_get_root (edit);
  Search search = { 0 };

  if (!KH_IS_PLAN (root) || kh_plan_is_locked (KH_PLAN (root)))
    return;
  search.plan = KH_PLAN (root);
  search.followers = g_ptr_array_new_with_free_func ((GDestroyNotify) follower_free);
  kh_plan_visit (search.plan, find_cb, &search);
  g_clear_pointer (&search.assigned, kh_assigned_unref);
  g_object_set_data_full (G_OBJECT (edit), KEY, search.followers, (GDestroyNotify) g_ptr_array_unref);
}

static void
ending_cb (KhStore *store, KhEdit *edit)
{
  GPtrArray *followers = g_object_get_data (G_OBJECT (edit), KEY);
  KhNode *root = kh_edit_get_root (edit);
  g_autoptr (KhAssigned) assigned = NULL;

  if (followers == NULL || followers->len == 0)
    return;
  assigned = kh_assigned_new (KH_PLAN (root));
  for (guint i = 0; i < followers->len; i++)
    {
      Follower *follower = followers->pdata[i];
      g_autofree char *words = NULL;

      if (kh_node_get_root (KH_NODE (follower->duty)) != root
          || kh_node_get_parent (KH_NODE (follower->duty)) != KH_NODE (follower->block)
          || !g_str_equal (follower->words, kh_item_get_text (KH_ITEM (follower->duty))))
        continue;
      words = kh_assigned_dup_words (assigned, follower->block, follower->role);
      if (words == NULL)
        kh_edit_remove (edit, follower->duty);
      else if (!g_str_equal (words, follower->words))
        kh_edit_set (edit, follower->duty, "text", words, NULL);
    }
}

void
kh_assign_follow (KhStore *store)
{
  g_return_if_fail (KH_IS_STORE (store));

  g_signal_connect (store, "edit-begun", G_CALLBACK (begun_cb), NULL);
  g_signal_connect (store, "edit-ending", G_CALLBACK (ending_cb), NULL);
}
