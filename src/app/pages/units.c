/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The units that a plan can give work to. */
#include "units.h"

#include <glib/gi18n.h>

#include "form-edit.h"
#include "text.h"

GPtrArray *
kh_units_list_of_plan (KhPlan *plan, GPtrArray *keep)
{
  KhAgency *agency = kh_plan_get_agency (plan);
  GPtrArray *units = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *all = agency != NULL ? kh_agency_get_units (agency) : NULL;

  for (guint i = 0; all != NULL && i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (all, i);

      if (kh_unit_lives_in (unit, kh_plan_get_year (plan)) || (keep != NULL && g_ptr_array_find (keep, unit, NULL)))
        g_ptr_array_add (units, g_steal_pointer (&unit));
    }
  return units;
}

GPtrArray *
kh_units_list (KhFormPage *page, GPtrArray *keep)
{
  return kh_units_list_of_plan (kh_editor_page_get_plan (KH_EDITOR_PAGE (page)), keep);
}

/* The body of the library that has the issuer's name. */
static KhAgency *
find_agency (KhStore *store, const char *name, GError **error)
{
  g_autoptr (GListModel) agencies = kh_store_list_agencies (store, error);

  for (guint i = 0; agencies != NULL && i < g_list_model_get_n_items (agencies); i++)
    {
      g_autoptr (KhAgency) agency = g_list_model_get_item (agencies, i);

      if (g_strcmp0 (kh_agency_get_name (agency), name) == 0)
        return g_steal_pointer (&agency);
    }
  return NULL;
}

/* A plan that was typed or imported without a body gets one by its issuer's name
 * when its first unit is needed. */
static KhAgency *
ensure_agency (KhFormPage *page, GError **error)
{
  KhEditorPage *editor_page = KH_EDITOR_PAGE (page);
  KhStore *store = kh_editor_page_get_store (editor_page);
  KhPlan *plan = kh_editor_page_get_plan (editor_page);
  const char *issuer = kh_plan_get_issuer (plan);
  g_autofree char *name = NULL;
  g_autoptr (KhAgency) agency = NULL;
  g_autoptr (KhEdit) edit = NULL;

  if (kh_plan_get_agency (plan) != NULL)
    return g_object_ref (kh_plan_get_agency (plan));
  name = kh_text_normalize (issuer != NULL ? issuer : "");
  if (*name == '\0')
    {
      g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND,
                           _("The plan has no issuing body yet, so it has no units. "
                              "Enter the body's name under General first."));
      return NULL;
    }
  agency = find_agency (store, name, NULL);
  if (agency == NULL)
    {
      agency = kh_agency_new (name);
      if (kh_store_add_agency (store, agency, error) == 0)
        return NULL;
    }
  edit = kh_edit_begin (store, KH_NODE (plan), N_("Set issuing body"), error);
  if (edit == NULL)
    return NULL;
  kh_edit_set_agency (edit, agency);
  return kh_edit_commit (edit, error) ? g_steal_pointer (&agency) : NULL;
}

KhUnit *
kh_units_create (KhFormPage *page, const char *name)
{
  KhEditorPage *editor_page = KH_EDITOR_PAGE (page);
  g_autofree char *normal = kh_text_normalize (name);
  g_autoptr (KhAgency) agency = NULL;
  g_autoptr (KhUnit) unit = NULL;
  g_autoptr (KhEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  kh_editor_page_flush (editor_page);
  agency = ensure_agency (page, &error);
  if (agency == NULL)
    {
      kh_editor_page_report (editor_page, error);
      return NULL;
    }
  if (kh_agency_find_unit (agency, normal) != NULL)
    return g_object_ref (kh_agency_find_unit (agency, normal));

  unit = kh_unit_new (kh_unit_guess_kind (normal), normal);
  edit = kh_edit_begin (kh_editor_page_get_store (editor_page), KH_NODE (agency), N_("Add unit"), &error);
  if (edit != NULL)
    kh_edit_insert (edit, agency, G_MAXUINT, unit);
  if (edit == NULL || !kh_edit_commit (edit, &error))
    {
      kh_editor_page_report (editor_page, error);
      return NULL;
    }
  return g_steal_pointer (&unit);
}

char *
kh_unit_dup_label (KhUnit *unit)
{
  const char *label = kh_unit_get_short_name (unit);

  return g_strdup (label != NULL && *label != '\0' ? label : kh_unit_get_name (unit));
}

char *
kh_units_dup_labels (GListModel *model)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (model, i);
      g_autofree char *label = kh_unit_dup_label (unit);

      g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "", label);
    }
  return g_string_free (g_steal_pointer (&labels), FALSE);
}

GtkStringList *
kh_units_list_choices (KhPlan *plan, gboolean short_first)
{
  g_autoptr (GPtrArray) units = kh_units_list_of_plan (plan, NULL);
  GtkStringList *choices = gtk_string_list_new (NULL);

  for (guint i = 0; i < units->len; i++)
    {
      const char *name = kh_unit_get_name (units->pdata[i]);
      const char *short_name = kh_unit_get_short_name (units->pdata[i]);

      if (short_name == NULL || *short_name == '\0')
        gtk_string_list_append (choices, name);
      else
        gtk_string_list_take (choices, short_first ? g_strconcat (short_name, "\n", name, NULL)
                                                   : g_strconcat (name, "\n", short_name, NULL));
    }

  return choices;
}

GPtrArray *
kh_units_from_model (GListModel *model)
{
  GPtrArray *units = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (units, g_list_model_get_item (model, i));
  return units;
}
