/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhItem: a piece of text of the spine, with items of its own beneath it. */
#pragma once

#include "enums.h"
#include "node.h"

G_BEGIN_DECLS

#define KH_TYPE_ITEM (kh_item_get_type ())
G_DECLARE_DERIVABLE_TYPE (KhItem, kh_item, KH, ITEM, KhNode)

struct _KhItemClass
{
  KhNodeClass parent_class;
};

/**
 * kh_item_new:
 * @kind: the kind; decides the class: #KhTarget, #KhTask, #KhResponsibility,
 *   #KhDuty or plain #KhItem
 * @text: (nullable): inline markup (see markup.h), NFC
 *
 * Returns: (transfer full): a new item with a new UUID
 */
KhItem     *kh_item_new       (KhItemKind kind, const char *text);
KhItem     *kh_item_new_full  (KhItemKind kind, const char *text, const char *uuid);
KhItemKind  kh_item_get_kind  (KhItem *self);

/** kh_item_get_text: Returns: (transfer none): inline markup, never %NULL */
const char *kh_item_get_text  (KhItem *self);
void        kh_item_set_text  (KhItem *self, const char *text);

/** kh_item_dup_plain: Returns: (transfer full): the text without markup */
char       *kh_item_dup_plain (KhItem *self);

/** kh_item_get_items: Returns: (transfer none): #KhItem children (sub-points, duties, rows, cells) */
GListModel *kh_item_get_items (KhItem *self);

/** kh_item_get_section: Returns: (transfer none) (nullable): the section @self is in, however deep */
struct _KhSection *kh_item_get_section (KhItem *self);

G_END_DECLS
