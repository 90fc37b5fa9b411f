/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: which journal entry the next edit may become part of. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/* What is being typed, by root. Not on the disk: a restart ends every step. */
typedef struct _KhTyping KhTyping;

KhTyping *kh_typing_new  (void);
void      kh_typing_free (KhTyping *self);

/** kh_typing_set_clock: @clock: monotonic microseconds */
void kh_typing_set_clock (KhTyping *self, gint64 (*clock) (void));

/** kh_typing_begin: @entry_id of @root is a step of typing with @merge_key; %NULL or 0 ends the step */
void kh_typing_begin (KhTyping *self, KhNode *root, const char *merge_key, gint64 entry_id);
void kh_typing_end   (KhTyping *self, KhNode *root);

/**
 * kh_typing_continues:
 * @last_entry_id: the last entry of @root now; another program, an undo or an
 *   edit without a key may have made it another than the step's
 *
 * Returns: whether an edit with @merge_key goes on with the step
 */
gboolean kh_typing_continues (KhTyping *self, KhNode *root, const char *merge_key, gint64 last_entry_id);

G_END_DECLS
