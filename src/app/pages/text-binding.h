/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTextBinding: ties a text view to a text of a node: loads it, saves it by
 * itself, and takes up what others make of it.
 *
 * Invariants: nothing is saved and nothing rewritten while an input method
 * composes; a change of the model that the binding made itself does not come
 * back into the view. */
#pragma once

#include "form-page.h"
#include "text-typing.h"

G_BEGIN_DECLS

typedef struct _KhTextBinding KhTextBinding;

/**
 * kh_text_binding_new:
 * @view: a text view that is a #KhFormField and owns the binding; gets a buffer of its own
 * @node: the node
 * @property: a string property of @node
 * @label: msgid of the edit
 */
KhTextBinding *kh_text_binding_new       (GtkTextView *view, KhFormPage *page, gpointer node, const char *property,
                                          const char *label, KhTextMode mode);
void           kh_text_binding_free      (KhTextBinding *self);

/** kh_text_binding_load: shows the model's text */
void           kh_text_binding_load      (KhTextBinding *self);
/** kh_text_binding_touch: the words or their style are others now */
void           kh_text_binding_touch     (KhTextBinding *self);
/** kh_text_binding_flush: saves at once what waits to be saved */
void           kh_text_binding_flush     (KhTextBinding *self);
/** kh_text_binding_set_composing: whether an input method composes; saving waits until it is done */
void           kh_text_binding_set_composing (KhTextBinding *self, gboolean composing);

/** kh_text_binding_get_loading: Returns: whether the buffer changes because the model did */
gboolean       kh_text_binding_get_loading (KhTextBinding *self);
KhTextMode     kh_text_binding_get_mode  (KhTextBinding *self);
KhNode        *kh_text_binding_get_node  (KhTextBinding *self);
/** kh_text_binding_get_property: Returns: (transfer none): name of the property */
const char    *kh_text_binding_get_property (KhTextBinding *self);
KhTextTyping  *kh_text_binding_get_typing (KhTextBinding *self);

/** kh_text_binding_insert: puts @markup in at the cursor, in its own style, as typing does */
void           kh_text_binding_insert    (KhTextBinding *self, const char *markup);

G_END_DECLS
