/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving a paragraph of an imported text a place in the plan. */
#include "import-assign-private.h"

#include <glib/gi18n.h>

#include "form-edit.h"

/* What the paragraph became: an item, a section or a recipient, of which it is not
 * only a detail, such as who does a task. */
static KhNode *
find_moved (KhImportParagraph *paragraph, KhPlan *plan)
{
  const char *uuid = kh_import_paragraph_get_unplaced (paragraph) ? NULL : kh_import_paragraph_get_node (paragraph, plan);
  KhNode *node = uuid != NULL ? kh_plan_find_node (plan, uuid) : NULL;
  const GArray *origins = node != NULL ? kh_reading_find (kh_reading_of (plan), uuid) : NULL;

  if (origins != NULL && origins->len > 0
      && g_array_index (origins, guint, 0) != kh_import_paragraph_get_index (paragraph))
    return NULL;
  if (KH_IS_SECTION (node) || KH_IS_RECIPIENT (node)
      || (KH_IS_ITEM (node) && kh_item_get_kind (KH_ITEM (node)) < KH_ITEM_TABLE))
    return node;
  return NULL;
}

/* What was written last in the forms counts, else what the file says. */
static void
read_words (KhImportAssignment *self, KhImportParagraph *paragraph)
{
  const char *words = kh_import_paragraph_get_unplaced (paragraph) ? kh_import_paragraph_get_words (paragraph)
                                                                   : kh_import_paragraph_get_text (paragraph);
  KhLabel label = kh_label_parse (words);

  self->label = label.kind;
  if (KH_IS_ITEM (self->moved))
    self->markup = g_strdup (kh_item_get_text (KH_ITEM (self->moved)));
  else if (KH_IS_SECTION (self->moved))
    self->markup = g_strdup (kh_section_get_heading (KH_SECTION (self->moved)));
  else
    self->markup = kh_markup_escape (words + (label.kind != KH_LABEL_NONE ? label.length : 0));
}

/* Whether the paragraph can go where @target says. */
static gboolean
check (const KhImportAssignment *self, const KhImportTarget *target, GError **error)
{
  for (KhNode *node = target->node; node != NULL && self->moved != NULL; node = kh_node_get_parent (node))
    if (node == self->moved && target->as != KH_IMPORT_AS_FIELD)
      {
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                             _("A text cannot be moved into itself. Choose another place."));
        return FALSE;
      }
  if (KH_IS_SECTION (self->moved) && (target->as >= KH_IMPORT_AS_WORDS)
      && (kh_import_assign_count (self->moved, KH_TYPE_ITEM) > 0 || kh_import_assign_count (self->moved, KH_TYPE_SECTION) > 0))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("There is text under this heading. Move that first."));
      return FALSE;
    }
  return TRUE;
}

static KhNode *
carry_out (KhImportAssignment *self, const KhImportTarget *target, GError **error)
{
  if (target->as == KH_IMPORT_AS_HEADING)
    return kh_import_assign_heading (self, target);
  if (target->as == KH_IMPORT_AS_WORDS)
    return kh_import_assign_words (self, target);
  if (target->as == KH_IMPORT_AS_FIELD)
    return kh_import_assign_field (self, target, error);
  if (target->as == KH_IMPORT_AS_RECIPIENT)
    return kh_import_assign_recipient (self, target);
  return kh_import_assign_item (self, target);
}

/* Begins an edit that says that the words have their place now. */
static KhEdit *
begin (KhFormPage *page, KhImportParagraph *paragraph, const char *label)
{
  KhEdit *edit = kh_form_begin (page, label);
  g_autoptr (GPtrArray) findings = NULL;

  if (edit == NULL)
    return NULL;
  findings = kh_import_paragraph_list_findings (paragraph, kh_editor_page_get_plan (KH_EDITOR_PAGE (page)));
  for (guint i = 0; i < findings->len; i++)
    kh_edit_remove (edit, g_ptr_array_index (findings, i));
  return edit;
}

KhNode *
kh_import_assign (KhFormPage *page, KhImportParagraph *paragraph, const KhImportTarget *target, GError **error)
{
  KhImportAssignment self = { .plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (page)) };
  g_autoptr (KhNode) made = NULL;

  g_return_val_if_fail (KH_IS_IMPORT_PARAGRAPH (paragraph), NULL);
  g_return_val_if_fail (KH_IS_NODE (target->node), NULL);

  kh_editor_page_flush (KH_EDITOR_PAGE (page));
  self.moved = find_moved (paragraph, self.plan);
  if (!check (&self, target, error))
    return NULL;
  read_words (&self, paragraph);
  self.edit = begin (page, paragraph, N_("Place paragraph"));
  if (self.edit != NULL)
    {
      KhNode *node = carry_out (&self, target, error);

      if (node == NULL)
        g_clear_object (&self.edit); /* dropped: rolled back */
      else
        made = g_object_ref (node);
    }
  g_free (self.markup);
  return self.edit != NULL && kh_form_commit (page, self.edit) ? g_steal_pointer (&made) : NULL;
}

gboolean
kh_import_leave_out (KhFormPage *page, KhImportParagraph *paragraph, GError **error)
{
  KhPlan *plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (page));
  KhNode *moved;
  KhEdit *edit;

  g_return_val_if_fail (KH_IS_IMPORT_PARAGRAPH (paragraph), FALSE);

  kh_editor_page_flush (KH_EDITOR_PAGE (page));
  moved = find_moved (paragraph, plan);
  if (moved == NULL && !kh_import_paragraph_get_unplaced (paragraph))
    return FALSE;
  if (KH_IS_SECTION (moved)
      && (kh_import_assign_count (moved, KH_TYPE_SECTION) > 0
          || (kh_import_assign_count (moved, KH_TYPE_ITEM) > 0 && kh_node_get_position (moved) == 0)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("There is text under this heading. Move that first."));
      return FALSE;
    }
  edit = begin (page, paragraph, N_("Leave paragraph out"));
  if (edit == NULL)
    return FALSE;
  if (KH_IS_SECTION (moved))
    {
      KhNode *parent = kh_node_get_parent (moved);
      guint place = kh_node_get_position (moved);
      g_autoptr (KhNode) before = place > 0 ? g_list_model_get_item (kh_node_get_children (parent, KH_TYPE_SECTION), place - 1) : NULL;

      /* Its text goes on that of the section before, which it parted from it. */
      if (before != NULL)
        kh_import_assign_take_children (edit, moved, before, kh_import_assign_count (before, KH_TYPE_ITEM));
      kh_edit_remove (edit, moved);
    }
  else if (moved != NULL)
    kh_import_assign_dissolve (edit, moved);
  return kh_form_commit (page, edit);
}
