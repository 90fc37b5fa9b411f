/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How forms open and close edits. */
#include "form-edit.h"

#include <gobject/gvaluecollector.h>

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

/* What the page shows now is what the user goes by. */
void
kh_form_set_properties (KhFormPage *page, const char *label, gpointer node, const char *first_property, ...)
{
  g_autoptr (GArray) bases = g_array_new (FALSE, TRUE, sizeof (GValue));
  g_autoptr (GArray) values = g_array_new (FALSE, TRUE, sizeof (GValue));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  va_list args;
  KhEdit *edit;

  g_return_if_fail (KH_IS_FORM_PAGE (page));
  g_return_if_fail (KH_IS_NODE (node));

  g_array_set_clear_func (bases, (GDestroyNotify) g_value_unset);
  g_array_set_clear_func (values, (GDestroyNotify) g_value_unset);
  va_start (args, first_property);
  for (const char *name = first_property; name != NULL; name = va_arg (args, const char *))
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (node), name);
      GValue base = G_VALUE_INIT, value = G_VALUE_INIT;
      g_autofree char *problem = NULL;

      g_assert (pspec != NULL);
      G_VALUE_COLLECT_INIT (&value, pspec->value_type, args, 0, &problem);
      g_assert (problem == NULL);
      g_value_init (&base, pspec->value_type);
      g_object_get_property (node, name, &base);
      g_ptr_array_add (names, (gpointer) name);
      g_array_append_val (bases, base);
      g_array_append_val (values, value);
    }
  va_end (args);

  edit = kh_form_begin (page, label);
  if (edit == NULL)
    return;
  for (guint i = 0; i < names->len; i++)
    {
      kh_edit_expect (edit, node, names->pdata[i], &g_array_index (bases, GValue, i));
      kh_edit_set_value (edit, node, names->pdata[i], &g_array_index (values, GValue, i));
    }
  kh_form_commit (page, edit);
}

typedef struct
{
  KhFormPage *page; /* weak */
  KhStore *store;
  KhTypedPlace *place;
  const char *label;
  const char *property; /* interned */
  GValue value;
} Stray;

static void
stray_free (Stray *self)
{
  g_clear_weak_pointer (&self->page);
  g_object_unref (self->store);
  kh_typed_place_free (self->place);
  g_value_unset (&self->value);
  g_free (self);
}

/* The next key belongs to the words that came back, not to the neighbour that got
 * the focus when their field went. */
static void
go_on_typing (KhFormPage *page, KhNode *node)
{
  const char *uuid = kh_node_get_uuid (node);
  KhFormField *field = kh_form_page_find_field (page, uuid);

  if (field == NULL || !gtk_widget_get_mapped (GTK_WIDGET (page)))
    return;
  kh_editor_page_focus_node (KH_EDITOR_PAGE (page), uuid);
  kh_form_field_select (field, G_MAXINT, G_MAXINT);
}

static gboolean
put_back_cb (gpointer data)
{
  Stray *self = data;
  g_autoptr (GError) error = NULL;
  KhNode *node = kh_typed_place_put_back (self->place, self->store, self->label, self->property, &self->value, &error);

  if (self->page == NULL)
    return G_SOURCE_REMOVE;
  if (node != NULL)
    go_on_typing (self->page, node);
  else
    kh_editor_page_report (KH_EDITOR_PAGE (self->page), error);
  return G_SOURCE_REMOVE;
}

void
kh_form_put_back (KhFormPage *page, KhTypedPlace *place, const char *label, const char *property, const GValue *value)
{
  Stray *self = g_new0 (Stray, 1);

  g_return_if_fail (KH_IS_FORM_PAGE (page));

  g_set_weak_pointer (&self->page, page);
  self->store = g_object_ref (kh_editor_page_get_store (KH_EDITOR_PAGE (page)));
  self->place = place;
  self->label = label;
  self->property = g_intern_string (property);
  g_value_init (&self->value, G_VALUE_TYPE (value));
  g_value_copy (value, &self->value);
  /* Before any key or click, and not while the fields of the node are taken down. */
  g_idle_add_full (G_PRIORITY_HIGH, put_back_cb, self, (GDestroyNotify) stray_free);
}

gboolean
kh_form_enter_documents (KhFormPage *page, KhAgency *agency, const char *label, GPtrArray *documents)
{
  KhEditorPage *editor_page = KH_EDITOR_PAGE (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = NULL;

  g_return_val_if_fail (KH_IS_FORM_PAGE (page), FALSE);
  g_return_val_if_fail (documents->len == 0 || KH_IS_AGENCY (agency), FALSE);

  if (documents->len == 0)
    return TRUE;
  edit = kh_edit_begin (kh_editor_page_get_store (editor_page), KH_NODE (agency), label, &error);
  for (guint i = 0; edit != NULL && i < documents->len; i++)
    kh_edit_insert (edit, agency, G_MAXUINT, documents->pdata[i]);
  if (edit != NULL && kh_edit_commit (edit, &error))
    return TRUE;
  kh_editor_page_report (editor_page, error);
  return FALSE;
}

gboolean
kh_form_is_alive (KhFormPage *page, gpointer node)
{
  KhPlan *plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (page));

  return plan != NULL && node != NULL && kh_node_get_root (node) == KH_NODE (plan);
}
