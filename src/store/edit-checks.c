/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step of an edit may not do, and the words for it. */
#include "edit-private.h"

#include <glib/gi18n.h>

G_GNUC_PRINTF (3, 4)
void
kh_edit_fail (KhEdit *self, KhStoreError code, const char *format, ...)
{
  va_list args;

  if (self->error != NULL)
    return;

  va_start (args, format);
  self->error = g_error_new_valist (KH_STORE_ERROR, (int) code, format, args);
  va_end (args);
}

gboolean
kh_edit_is_open (KhEdit *self)
{
  if (self->writer == NULL)
    kh_edit_fail (self, KH_STORE_ERROR_FAILED, _("The edit “%s” is finished."), self->label);

  return self->error == NULL;
}

gboolean
kh_edit_is_unlocked (KhEdit *self)
{
  if (self->locked)
    kh_edit_fail (self, KH_STORE_ERROR_LOCKED,
                  _("The plan is issued or archived and cannot be changed. Amend or replace it by a new document."));

  return self->error == NULL;
}

gboolean
kh_edit_is_report (KhNode *node)
{
  return KH_IS_PROGRESS (node) || KH_IS_EVIDENCE (node);
}

/* Outside the library there are no files: removing one there could not be taken back. */
gboolean
kh_edit_can_reach_files (KhEdit *self, KhNode *node)
{
  const gboolean has_files = KH_IS_EVIDENCE (node)
                             || (KH_IS_PROGRESS (node)
                                 && g_list_model_get_n_items (kh_progress_get_evidence (KH_PROGRESS (node))) > 0);

  if (has_files && self->error == NULL && kh_store_is_sheltered (self->store))
    kh_store_fail_in_trouble (self->store, &self->error);

  return self->error == NULL;
}

void
kh_edit_unlock (KhEdit *self)
{
  self->locked = FALSE;
}

gboolean
kh_edit_is_inside (KhEdit *self, KhNode *node)
{
  if (kh_node_get_root (node) != self->root || !kh_identity_map_contains (kh_store_get_map (self->store), node))
    kh_edit_fail (self, KH_STORE_ERROR_NOT_FOUND, _("What the edit “%s” is to change is no longer there."), self->label);

  return self->error == NULL;
}

gboolean
kh_edit_can_hold (KhEdit *self, KhNode *parent, KhNode *child)
{
  if (kh_node_get_children (parent, G_OBJECT_TYPE (child)) == NULL)
    kh_edit_fail (self, KH_STORE_ERROR_FAILED, _("A %s cannot be put there."), kh_mapping_get_table (G_OBJECT_TYPE (child))->name);

  return self->error == NULL;
}

static gboolean
is_plain_kind (int kind)
{
  return kind != KH_ITEM_TARGET && kind != KH_ITEM_TASK && kind != KH_ITEM_RESPONSIBILITY && kind != KH_ITEM_DUTY;
}

static gboolean
is_percent (int percent)
{
  return percent == KH_PROGRESS_UNSAID || (percent >= 0 && percent <= 100);
}

/* A kind that decides the class of an item cannot be set; see kh_edit_replace(). */
gboolean
kh_edit_can_set (KhEdit *self, KhNode *node, const char *property, const GValue *value)
{
  if (kh_mapping_find_property (G_OBJECT_TYPE (node), property) == NULL || g_str_equal (property, "order-key"))
    kh_edit_fail (self, KH_STORE_ERROR_FAILED, _("“%s” cannot be set."), property);
  else if (KH_IS_ITEM (node) && g_str_equal (property, "kind")
           && (G_OBJECT_TYPE (node) != KH_TYPE_ITEM || !is_plain_kind (g_value_get_enum (value))))
    kh_edit_fail (self, KH_STORE_ERROR_FAILED, _("An item of this kind must be replaced, its kind cannot be set."));
  else if (KH_IS_PROGRESS (node) && g_str_equal (property, "percent") && !is_percent (g_value_get_int (value)))
    kh_edit_fail (self, KH_STORE_ERROR_FAILED, _("%d per cent cannot be. Give a number from 0 to 100."), g_value_get_int (value));
  else if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL
           && !g_utf8_validate (g_value_get_string (value), -1, NULL))
    kh_edit_fail (self, KH_STORE_ERROR_FAILED, _("The text for “%s” is not valid UTF-8."), property);

  return self->error == NULL;
}

/* A node with an id was taken out of this library and comes back as the same row. */
gboolean
kh_edit_is_new_here (KhEdit *self, KhNode *node)
{
  if (kh_node_get_id (node) != 0 && !kh_identity_map_contains (kh_store_get_map (self->store), node))
    kh_edit_fail (self, KH_STORE_ERROR_FAILED, _("A %s of another library cannot be put there. Copy it."),
                  kh_mapping_get_table (G_OBJECT_TYPE (node))->name);

  for (guint i = 0; i < KH_MAPPING_N_LISTS; i++)
    {
      GType type;
      GListModel *list = kh_mapping_get_child_list (node, i, &type);

      for (guint j = 0; self->error == NULL && list != NULL && j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (list, j);

          kh_edit_is_new_here (self, child);
        }
    }

  return self->error == NULL;
}

GPtrArray *
kh_edit_check_units (KhEdit *self, KhUnitRole role, GPtrArray *units)
{
  KhAgency *agency = kh_plan_get_agency (KH_PLAN (self->root));
  g_autoptr (GPtrArray) checked = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < units->len; i++)
    {
      KhNode *unit = units->pdata[i];

      if (agency == NULL || kh_node_get_parent (unit) != KH_NODE (agency) || kh_node_get_id (unit) == 0)
        {
          kh_edit_fail (self, KH_STORE_ERROR_FAILED, _("“%s” is no unit of the plan's agency."), kh_unit_get_name (KH_UNIT (unit)));
          return NULL;
        }
      if (!g_ptr_array_find (checked, unit, NULL))
        g_ptr_array_add (checked, g_object_ref (unit));
    }
  if (role == KH_UNIT_ROLE_LEAD && checked->len > 1)
    {
      kh_edit_fail (self, KH_STORE_ERROR_FAILED, _("A task has one lead unit only."));
      return NULL;
    }

  return g_steal_pointer (&checked);
}
