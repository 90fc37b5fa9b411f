/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How forms open and close edits: waiting text is saved first, failures are shown. */
#pragma once

#include "form-page.h"
#include "typed-place.h"

G_BEGIN_DECLS

/**
 * kh_form_begin:
 * @page: the form
 * @label: msgid of what the user did
 *
 * Saves what still waits in the fields of @page, then begins an edit of its plan.
 *
 * Returns: (transfer full) (nullable): the edit; %NULL when it failed, which
 *   has then been reported
 */
KhEdit  *kh_form_begin      (KhFormPage *page, const char *label);

/** kh_form_begin_typing: like kh_form_begin() for one field's own text; saves no other field. */
KhEdit  *kh_form_begin_typing (KhFormPage *page, const char *label, gpointer node, const char *property);

/**
 * kh_form_commit:
 * @edit: (transfer full): the edit
 *
 * Returns: whether the edit is in the library; a failure has been reported
 */
gboolean kh_form_commit     (KhFormPage *page, KhEdit *edit);

/**
 * kh_form_set_properties:
 * @label: msgid of what the user did
 * @node: a node of the plan
 * @first_property: as for kh_edit_set()
 *
 * Sets the properties of @node as one edit. A value that another program has
 * given meanwhile, and the page did not show yet, is not overwritten: see conflict.h.
 */
void     kh_form_set_properties (KhFormPage *page, const char *label, gpointer node, const char *first_property, ...) G_GNUC_NULL_TERMINATED;

/** kh_form_set: as kh_form_set_properties(); its arguments need no %NULL at the end */
#define kh_form_set(page, label, node, ...) kh_form_set_properties ((page), (label), (node), __VA_ARGS__, NULL)

/**
 * KhFormWrite:
 * @KH_FORM_WRITE_DONE: the value is in the library, or waits for a choice
 * @KH_FORM_WRITE_FAILED: it is not; that has been reported, or the words offered to be copied
 * @KH_FORM_WRITE_GONE: another program has deleted the node
 */
typedef enum
{
  KH_FORM_WRITE_DONE,
  KH_FORM_WRITE_FAILED,
  KH_FORM_WRITE_GONE,
} KhFormWrite;

/**
 * kh_form_write_typed:
 * @base: (nullable): what the field showed before its first key
 * @value: what was typed into @property of @node
 *
 * One step with what was typed into the same field before; saves no other field.
 */
KhFormWrite kh_form_write_typed (KhFormPage *page, const char *label, gpointer node, const char *property, const GValue *base,
                                 const GValue *value);

/**
 * kh_form_put_back:
 * @place: (transfer full): where the node was that another program deleted
 * @value: what was typed into @property of it
 *
 * As kh_typed_place_put_back(), as soon as the fields that are going have gone.
 */
void     kh_form_put_back   (KhFormPage *page, KhTypedPlace *place, const char *label, const char *property, const GValue *value);

/**
 * kh_form_enter_documents:
 * @agency: (nullable): whose register, which has a journal of its own; %NULL only without @documents
 * @label: msgid of what the user did
 * @documents: (element-type KhLegalDocument): documents in no register
 *
 * Returns: whether they are in the register; a failure has been reported
 */
gboolean kh_form_enter_documents (KhFormPage *page, KhAgency *agency, const char *label, GPtrArray *documents);

/** kh_form_is_alive: Returns: whether @node is still part of the plan of @page */
gboolean kh_form_is_alive   (KhFormPage *page, gpointer node);

G_END_DECLS
