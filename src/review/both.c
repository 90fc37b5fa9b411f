/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both of two values of a field. */
#include "both.h"

#define SEPARATOR "; "

char *
kh_both_join_words (const char *ours, const char *theirs)
{
  return g_strconcat (ours, SEPARATOR, theirs, NULL);
}

KhDeadline *
kh_both_join_deadline (KhDeadline *ours, KhDeadline *theirs)
{
  g_autofree char *words = kh_both_join_words (kh_deadline_get_text (ours), kh_deadline_get_text (theirs));

  return kh_deadline_new (KH_DEADLINE_FREE, 0, 0, 0, words);
}

static gboolean
has_joined (const char *words, const char *theirs)
{
  g_autofree char *end = theirs != NULL && *theirs != '\0' ? g_strconcat (SEPARATOR, theirs, NULL) : NULL;

  return end != NULL && words != NULL && g_str_has_suffix (words, end);
}

static gboolean
has_copy_after (KhNode *node, const char *text)
{
  GListModel *list = kh_node_get_parent (node) != NULL ? kh_node_get_children (kh_node_get_parent (node), G_OBJECT_TYPE (node)) : NULL;
  const guint position = kh_node_get_position (node);
  g_autoptr (KhItem) next = list != NULL ? g_list_model_get_item (list, position + 1) : NULL;

  return next != NULL && g_strcmp0 (kh_node_get_derived_from (KH_NODE (next)), kh_node_get_uuid (node)) == 0
         && g_str_equal (kh_item_get_text (next), text);
}

gboolean
kh_both_holds (KhNode *node, const char *field, KhNode *theirs)
{
  g_auto (GValue) own = G_VALUE_INIT;
  g_auto (GValue) other = G_VALUE_INIT;

  if (G_OBJECT_TYPE (node) != G_OBJECT_TYPE (theirs))
    return FALSE;
  if (KH_IS_ITEM (node) && g_str_equal (field, "text"))
    return has_copy_after (node, kh_item_get_text (KH_ITEM (theirs)));
  /* Units joined once are the same when they are joined again. */
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (node), field) == NULL)
    return FALSE;

  g_object_get_property (G_OBJECT (node), field, &own);
  g_object_get_property (G_OBJECT (theirs), field, &other);
  if (G_VALUE_HOLDS_STRING (&own))
    return has_joined (g_value_get_string (&own), g_value_get_string (&other));
  if (G_VALUE_HOLDS (&own, KH_TYPE_DEADLINE))
    return has_joined (kh_deadline_get_text (g_value_get_boxed (&own)), kh_deadline_get_text (g_value_get_boxed (&other)));

  return FALSE;
}
