/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How forms open and close edits. */
#include "form-edit.h"

static KhEdit *
begin (KhFormPage *page, const char *label)
{
  KhEditorPage *editor_page = KH_EDITOR_PAGE (page);
  KhStore *store = kh_editor_page_get_store (editor_page);
  KhPlan *plan = kh_editor_page_get_plan (editor_page);
  g_autoptr (GError) error = NULL;
  KhEdit *edit;

  if (store == NULL || plan == NULL)
    return NULL;
  edit = kh_edit_begin (store, KH_NODE (plan), label, &error);
  if (edit == NULL)
    kh_editor_page_report (editor_page, error);
  return edit;
}

KhEdit *
kh_form_begin (KhFormPage *page, const char *label)
{
  g_return_val_if_fail (KH_IS_FORM_PAGE (page), NULL);

  kh_editor_page_flush (KH_EDITOR_PAGE (page));
  return begin (page, label);
}

KhEdit *
kh_form_begin_typing (KhFormPage *page, const char *label, gpointer node, const char *property)
{
  g_autofree char *key = NULL;
  KhEdit *edit;

  g_return_val_if_fail (KH_IS_FORM_PAGE (page), NULL);

  edit = begin (page, label);
  if (edit != NULL)
    {
      key = g_strdup_printf ("%s:%s", kh_node_get_uuid (node), property);
      kh_edit_set_merge_key (edit, key);
    }
  return edit;
}

gboolean
kh_form_commit (KhFormPage *page, KhEdit *edit)
{
  g_autoptr (KhEdit) owned = edit;
  g_autoptr (GError) error = NULL;

  if (kh_edit_commit (owned, &error))
    return TRUE;
  kh_editor_page_report (KH_EDITOR_PAGE (page), error);
  return FALSE;
}

gboolean
kh_form_is_alive (KhFormPage *page, gpointer node)
{
  KhPlan *plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (page));

  return plan != NULL && node != NULL && kh_node_get_root (node) == KH_NODE (plan);
}
