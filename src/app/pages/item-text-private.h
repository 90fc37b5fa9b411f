/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to KhItemText: what its parts share. */
#pragma once

#include "item-text.h"
#include "text-binding.h"
#include "text-measure.h"
#include "text-spelling.h"

G_BEGIN_DECLS

struct _KhItemText
{
  GtkTextView parent_instance;

  KhFormPage *page; /* weak */
  KhTextBinding *binding; /* NULL until it is bound */
  char *placeholder;
  char *preedit; /* what the input method composes, NULL for nothing */
  KhTextSpelling *spelling;
  KhCiteAssist *cites; /* NULL where no markup is */
  KhTextHeights heights;
};

/** kh_item_text_add_keys: what keys mean beyond what a text view does with them */
void     kh_item_text_add_keys    (KhItemText *self);

/** kh_item_text_field_init: makes it a field of a form */
void     kh_item_text_field_init  (KhFormFieldInterface *iface);

/** kh_item_text_set_preedit: @preedit: (nullable): what the input method composes now */
void     kh_item_text_set_preedit (KhItemText *self, const char *preedit);

/** kh_item_text_scroll_to_cursor: brings the line of the cursor into sight, not the whole text */
void     kh_item_text_scroll_to_cursor (KhItemText *self);

/** kh_item_text_run_command: Returns: whether the row that holds the text carried it out */
gboolean kh_item_text_run_command (KhItemText *self, KhTextCommand command);

G_END_DECLS
