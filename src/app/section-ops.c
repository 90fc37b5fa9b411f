/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of a plan's sections as wholes. */
#include "section-ops.h"

#include <glib/gi18n.h>

static KhSection *
top_section (KhPlan *plan, KhSection *section)
{
  KhNode *node = KH_NODE (section);

  while (node != NULL && kh_node_get_parent (node) != KH_NODE (plan))
    node = kh_node_get_parent (node);
  return node != NULL ? KH_SECTION (node) : NULL;
}

/* Before the closing sentence and the appendices, which end a plan. */
static guint
last_body_position (KhPlan *plan)
{
  GListModel *sections = kh_plan_get_sections (plan);

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i);

      if (kh_section_get_kind (section) == KH_SECTION_CLOSING || kh_section_get_kind (section) == KH_SECTION_APPENDIX)
        return i;
    }
  return g_list_model_get_n_items (sections);
}

static guint
body_position (KhPlan *plan, KhSection *after)
{
  KhSection *top = after != NULL ? top_section (plan, after) : NULL;
  guint last = last_body_position (plan);

  return top != NULL ? MIN (kh_node_get_position (KH_NODE (top)) + 1, last) : last;
}

KhSection *
kh_section_ops_add (KhStore *store, KhPlan *plan, KhSectionKind kind, KhSection *after, GError **error)
{
  g_autoptr (KhEdit) edit = NULL;
  g_autoptr (KhSection) section = NULL;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  /* The budget section's usual heading is part of the document, not of the window. */
  section = kh_section_new (kind, kind == KH_SECTION_BUDGET ? "Kinh phí thực hiện" : NULL);
  edit = kh_edit_begin (store, KH_NODE (plan),
                        kind == KH_SECTION_TASK_GROUP ? N_("Add task group") : N_("Add section"), error);
  if (edit == NULL)
    return NULL;

  if (kind == KH_SECTION_TASK_GROUP)
    {
      KhSection *holder = kh_plan_find_section (plan, KH_SECTION_TASK_GROUPS);
      guint position = G_MAXUINT;

      if (after != NULL && kh_section_get_kind (after) == KH_SECTION_TASK_GROUP)
        {
          holder = KH_SECTION (kh_node_get_parent (KH_NODE (after)));
          position = kh_node_get_position (KH_NODE (after)) + 1;
        }
      if (holder == NULL)
        {
          holder = kh_section_new (KH_SECTION_TASK_GROUPS, "Nhiệm vụ, giải pháp");
          kh_edit_insert (edit, plan, last_body_position (plan), holder);
          g_object_unref (holder); /* the plan holds it now */
        }
      kh_edit_insert (edit, holder, position, section);
    }
  else if (kind == KH_SECTION_APPENDIX)
    kh_edit_insert (edit, plan, G_MAXUINT, section);
  else
    kh_edit_insert (edit, plan, body_position (plan, after), section);

  if (!kh_edit_commit (edit, error))
    return NULL;
  return g_steal_pointer (&section);
}

gboolean
kh_section_ops_can_remove (KhSection *section)
{
  if (section == NULL || kh_plan_is_locked (KH_PLAN (kh_node_get_root (KH_NODE (section)))))
    return FALSE;
  switch (kh_section_get_kind (section))
    {
    case KH_SECTION_TASK_GROUP:
    case KH_SECTION_BUDGET:
    case KH_SECTION_APPENDIX:
    case KH_SECTION_PART:
    case KH_SECTION_FREE:
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
kh_section_ops_remove (KhStore *store, KhPlan *plan, KhSection *section, GError **error)
{
  g_autoptr (KhEdit) edit = NULL;

  g_return_val_if_fail (kh_section_ops_can_remove (section), FALSE);

  edit = kh_edit_begin (store, KH_NODE (plan),
                        kh_section_get_kind (section) == KH_SECTION_TASK_GROUP ? N_("Remove task group")
                                                                               : N_("Remove section"), error);
  if (edit == NULL)
    return FALSE;
  kh_edit_remove (edit, section);
  return kh_edit_commit (edit, error);
}

gboolean
kh_section_ops_can_move (KhSection *section, int step)
{
  KhNode *parent;
  GListModel *siblings;
  gint64 goal;
  g_autoptr (KhSection) neighbour = NULL;

  if (!kh_section_ops_can_remove (section))
    return FALSE;
  parent = kh_node_get_parent (KH_NODE (section));
  siblings = kh_node_get_children (parent, KH_TYPE_SECTION);
  goal = (gint64) kh_node_get_position (KH_NODE (section)) + step;
  if (goal < 0 || goal >= g_list_model_get_n_items (siblings))
    return FALSE;

  /* Legal bases and opening come first, closing sentence and appendices last. */
  neighbour = g_list_model_get_item (siblings, goal);
  switch (kh_section_get_kind (neighbour))
    {
    case KH_SECTION_LEGAL_BASES:
    case KH_SECTION_OPENING:
    case KH_SECTION_CLOSING:
      return FALSE;
    default:
      return (kh_section_get_kind (neighbour) == KH_SECTION_APPENDIX)
             == (kh_section_get_kind (section) == KH_SECTION_APPENDIX);
    }
}

gboolean
kh_section_ops_move (KhStore *store, KhPlan *plan, KhSection *section, int step, GError **error)
{
  g_autoptr (KhEdit) edit = NULL;

  g_return_val_if_fail (kh_section_ops_can_move (section, step), FALSE);

  edit = kh_edit_begin (store, KH_NODE (plan), N_("Move section"), error);
  if (edit == NULL)
    return FALSE;
  kh_edit_move (edit, section, kh_node_get_parent (KH_NODE (section)), kh_node_get_position (KH_NODE (section)) + step);
  return kh_edit_commit (edit, error);
}
