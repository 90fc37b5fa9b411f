/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How forms open and close edits. */
#include "form-edit.h"

#include <gobject/gvaluecollector.h>

#include "field-names.h"
#include "lost-words.h"
#include "target-edit.h"

static KhEdit *
try_begin (KhFormPage *page, const char *label, GError **error)
{
  KhEditorPage *editor_page = KH_EDITOR_PAGE (page);
  KhStore *store = kh_editor_page_get_store (editor_page);
  KhPlan *plan = kh_editor_page_get_plan (editor_page);

  return store != NULL && plan != NULL ? kh_edit_begin (store, KH_NODE (plan), label, error) : NULL;
}

static KhEdit *
begin (KhFormPage *page, const char *label)
{
  g_autoptr (GError) error = NULL;
  KhEdit *edit = try_begin (page, label, &error);

  if (error != NULL)
    kh_editor_page_report (KH_EDITOR_PAGE (page), error);
  return edit;
}

/* One field's typing is one step. */
static void
join (KhEdit *edit, gpointer node, const char *property)
{
  g_autofree char *key = g_strdup_printf ("%s:%s", kh_node_get_uuid (node), property);

  kh_edit_set_merge_key (edit, key);
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
  KhEdit *edit;

  g_return_val_if_fail (KH_IS_FORM_PAGE (page), NULL);

  edit = begin (page, label);
  if (edit != NULL)
    join (edit, node, property);
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

/* Returns: (transfer full) (nullable): where the window of @page shows its toasts */
static GtkWidget *
find_overlay (KhFormPage *page)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_TOAST_OVERLAY);

  return overlay != NULL ? g_object_ref (overlay) : NULL;
}

/* Words that can no longer be saved are offered; a failure that may pass is shown. */
static void
report_unsaved (GtkWidget *overlay, KhFormPage *page, gpointer node, const char *property, const GValue *value, const GError *error)
{
  g_autofree char *markup = NULL;
  g_autofree char *words = NULL;

  if (kh_lost_words_is_final (error))
    markup = kh_field_dup_value (G_OBJECT_TYPE (node), property, value, KH_FIELD_INTERFACE);
  words = markup != NULL ? kh_markup_to_plain (markup) : NULL;
  if (words != NULL && overlay != NULL)
    kh_lost_words_offer (overlay, words);
  else if (page != NULL)
    kh_editor_page_report (KH_EDITOR_PAGE (page), error);
}

KhFormWrite
kh_form_write_typed (KhFormPage *page, const char *label, gpointer node, const char *property, const GValue *base,
                     const GValue *value)
{
  /* The page goes when beginning finds that the plan is gone. */
  g_autoptr (GtkWidget) overlay = find_overlay (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = NULL;

  g_return_val_if_fail (KH_IS_FORM_PAGE (page), KH_FORM_WRITE_FAILED);

  edit = try_begin (page, label, &error);
  /* Beginning has brought what other programs wrote. */
  if (edit != NULL && !kh_form_is_alive (page, node))
    return KH_FORM_WRITE_GONE;
  if (edit != NULL)
    {
      join (edit, node, property);
      if (base != NULL)
        kh_edit_expect (edit, node, property, base);
      kh_target_edit_set_value (edit, node, property, value);
      if (kh_edit_commit (edit, &error))
        return KH_FORM_WRITE_DONE;
    }
  if (error != NULL)
    report_unsaved (overlay, page, node, property, value, error);

  return KH_FORM_WRITE_FAILED;
}

typedef struct
{
  KhFormPage *page; /* weak */
  GtkWidget *overlay; /* (nullable): outlives the page */
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
  g_clear_object (&self->overlay);
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

  if (node != NULL && self->page != NULL)
    go_on_typing (self->page, node);
  else if (node == NULL)
    report_unsaved (self->overlay, self->page, kh_typed_place_get_node (self->place), self->property, &self->value, error);
  return G_SOURCE_REMOVE;
}

void
kh_form_put_back (KhFormPage *page, KhTypedPlace *place, const char *label, const char *property, const GValue *value)
{
  Stray *self = g_new0 (Stray, 1);

  g_return_if_fail (KH_IS_FORM_PAGE (page));

  g_set_weak_pointer (&self->page, page);
  self->overlay = find_overlay (page);
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
