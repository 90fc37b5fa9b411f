/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFormPage: an editor page that is a sheet of fields: it knows which fields
 * wait to be saved and finds the field of a node. Who shows it lets it scroll. */
#pragma once

#include "editor-page.h"
#include "page-fields.h"
#include "row-selection.h"

G_BEGIN_DECLS

#define KH_TYPE_FORM_PAGE (kh_form_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (KhFormPage, kh_form_page, KH, FORM_PAGE, KhEditorPage)

/* Children of a subclass's template go into the sheet, one below the other. */
struct _KhFormPageClass
{
  KhEditorPageClass parent_class;
};

/** kh_form_page_append: puts @child at the end of the sheet */
void             kh_form_page_append         (KhFormPage *self, GtkWidget *child);

/** kh_form_page_get_locked: Returns: whether nothing of the plan may be changed (property "locked") */
gboolean         kh_form_page_get_locked     (KhFormPage *self);

/**
 * kh_form_page_get_tags:
 *
 * Returns: (transfer none): the tags "bold" and "italic" that all texts of the
 *   page share, so that what is copied between them keeps its style
 */
GtkTextTagTable *kh_form_page_get_tags       (KhFormPage *self);

/** kh_form_page_get_selection: Returns: (transfer none): which whole rows are selected */
KhRowSelection  *kh_form_page_get_selection  (KhFormPage *self);

/* A field with unsaved text is pending; it is flushed before any other edit. */
void             kh_form_page_add_pending    (KhFormPage *self, KhFormField *field);
void             kh_form_page_remove_pending (KhFormPage *self, KhFormField *field);

/** kh_form_page_field_focused: tells the preview where the user is, and ends the typing step */
void             kh_form_page_field_focused  (KhFormPage *self, KhFormField *field);

/** kh_form_page_focus_first: gives the keyboard to the first field. Returns: whether there is one */
gboolean         kh_form_page_focus_first    (KhFormPage *self);

/** kh_form_page_notice: shows @message, already translated, with an Undo button */
void             kh_form_page_notice         (KhFormPage *self, const char *message);

/** kh_form_page_visit_fields: calls @visit for each field of the sheet, in reading order */
void             kh_form_page_visit_fields   (KhFormPage *self, KhFormFieldVisit visit, gpointer data);

/** kh_form_page_fields_made: fields below @widget were made just now, after the page was shown */
void             kh_form_page_fields_made    (KhFormPage *self, GtkWidget *widget);

/** kh_form_page_find_field: Returns: (transfer none) (nullable): the first field of the node with @uuid */
KhFormField         *kh_form_page_find_field     (KhFormPage *self, const char *uuid);

/** kh_form_page_find_property: Returns: (transfer none) (nullable): what shows @property of the node with @uuid */
GtkWidget           *kh_form_page_find_property  (KhFormPage *self, const char *uuid, const char *property);

/**
 * kh_form_page_find_neighbour:
 * @direction: -1 for the text before @field, 1 for the one after
 *
 * Returns: (transfer none) (nullable): the next field of the same class in reading order
 */
KhFormField         *kh_form_page_find_neighbour (KhFormPage *self, KhFormField *field, int direction);

/** kh_form_page_reveal: scrolls so that @area of @widget, in its coordinates, is seen */
void             kh_form_page_reveal         (KhFormPage *self, GtkWidget *widget, const GdkRectangle *area);

/* Signal KhFormPage::refresh: the plan changed; printed numbers may be others. */

G_END_DECLS
