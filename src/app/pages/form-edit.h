/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How forms open and close edits: waiting text is saved first, failures are shown. */
#pragma once

#include "form-page.h"

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
 * kh_form_set:
 * Sets the properties of @node as one edit. The arguments are those of kh_edit_set().
 */
#define kh_form_set(page, label, node, ...)                                                                           \
  G_STMT_START                                                                                                        \
  {                                                                                                                   \
    KhFormPage *kh_form_set_page = (page);                                                                            \
    KhEdit *kh_form_set_edit = kh_form_begin (kh_form_set_page, (label));                                             \
    if (kh_form_set_edit != NULL)                                                                                     \
      {                                                                                                               \
        kh_edit_set (kh_form_set_edit, (node), __VA_ARGS__, NULL);                                                    \
        kh_form_commit (kh_form_set_page, kh_form_set_edit);                                                          \
      }                                                                                                               \
  }                                                                                                                   \
  G_STMT_END

/** kh_form_is_alive: Returns: whether @node is still part of the plan of @page */
gboolean kh_form_is_alive   (KhFormPage *page, gpointer node);

G_END_DECLS
