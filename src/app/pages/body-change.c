/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan gets another issuing body, and takes the documents it cites along. */
#include "body-change.h"

#include <glib/gi18n.h>

#include "copy.h"
#include "markup.h"
#include "text-field.h"

typedef struct
{
  KhAgency *from;
  KhAgency *to;
  GHashTable *renamed; /* UUID in one register to UUID in the other */
  GPtrArray *lacking;  /* copies for the other register */
} Change;

static void
change_clear (Change *self)
{
  g_clear_pointer (&self->renamed, g_hash_table_unref);
  g_clear_pointer (&self->lacking, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

/* Finds what @uuid is in the other register, and with a new entry what replaced it. */
static void
take_along (Change *self, const char *uuid)
{
  KhLegalDocument *document = self->from != NULL ? kh_agency_find_document (self->from, uuid) : NULL;
  KhLegalDocument *known;
  g_autoptr (KhLegalDocument) copy = NULL;
  const char *successor;

  if (document == NULL || g_hash_table_contains (self->renamed, uuid))
    return;
  known = kh_agency_find_same_document (self->to, document);
  if (known != NULL)
    {
      g_hash_table_insert (self->renamed, g_strdup (uuid), g_strdup (kh_node_get_uuid (KH_NODE (known))));
      return;
    }
  copy = kh_node_copy (document);
  g_hash_table_insert (self->renamed, g_strdup (uuid), g_strdup (kh_node_get_uuid (KH_NODE (copy))));
  g_ptr_array_add (self->lacking, g_object_ref (copy));
  successor = kh_legal_document_get_replaced_by (document);
  if (successor != NULL)
    {
      take_along (self, successor);
      g_object_set (copy, "replaced-by", g_hash_table_lookup (self->renamed, successor), NULL);
    }
}

static const char *
find_cb (const char *uuid, gpointer change)
{
  take_along (change, uuid);
  return NULL;
}

static const char *
rename_cb (const char *uuid, gpointer change)
{
  return g_hash_table_lookup (((Change *) change)->renamed, uuid);
}

static void
find_cited (Change *self, GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const KhTextField *field = fields->pdata[i];
      g_autofree char *markup = kh_text_field_dup_value (field);

      if (field->shape == KH_TEXT_SHAPE_MARKUP)
        g_free (kh_markup_rename_references (markup, find_cb, self));
    }
}

static void
cite_anew (Change *self, KhEdit *edit, GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const KhTextField *field = fields->pdata[i];
      g_autofree char *markup = kh_text_field_dup_value (field);
      g_autofree char *renamed
          = field->shape == KH_TEXT_SHAPE_MARKUP ? kh_markup_rename_references (markup, rename_cb, self) : NULL;

      if (renamed != NULL)
        kh_edit_set (edit, field->node, field->property, renamed, NULL);
    }
}

KhEdit *
kh_body_change_begin (KhFormPage *page, KhAgency *agency, const char *label)
{
  KhEditorPage *editor_page = KH_EDITOR_PAGE (page);
  KhPlan *plan = kh_editor_page_get_plan (editor_page);
  g_auto (Change) change = { NULL };
  g_autoptr (GPtrArray) fields = NULL;
  KhEdit *edit;

  g_return_val_if_fail (KH_IS_FORM_PAGE (page), NULL);
  g_return_val_if_fail (KH_IS_AGENCY (agency), NULL);

  kh_editor_page_flush (editor_page);
  change = (Change) { kh_plan_get_agency (plan), agency, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                      g_ptr_array_new_with_free_func (g_object_unref) };
  fields = kh_text_field_list (plan);
  find_cited (&change, fields);
  if (!kh_form_enter_documents (page, agency, N_("Add documents"), change.lacking))
    return NULL;
  edit = kh_form_begin (page, label);
  if (edit == NULL)
    return NULL;
  kh_edit_set_agency (edit, agency);
  cite_anew (&change, edit, fields);
  return edit;
}
