/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of giving a paragraph its place share. */
#pragma once

#include "import-assign.h"
#include "recogniser-label.h"

G_BEGIN_DECLS

/** KhImportAssignment: one paragraph on its way to its place, within one edit. */
typedef struct
{
  KhPlan *plan;
  KhEdit *edit;
  KhNode *moved;      /* (nullable) what the paragraph had become */
  char *markup;       /* its words, without number or mark */
  KhLabelKind label;  /* the number or mark that it had */
} KhImportAssignment;

/** kh_import_assign_count: Returns: how many children of @type @parent has */
guint   kh_import_assign_count         (KhNode *parent, GType type);
/** kh_import_assign_find_position: Returns: the position that @target asks for among the children of @type */
guint   kh_import_assign_find_position (const KhImportTarget *target, KhNode *parent, GType type);
/** kh_import_assign_take_children: moves all items beneath @from to @parent, from @position on */
void    kh_import_assign_take_children (KhEdit *edit, KhNode *from, KhNode *parent, guint position);
/** kh_import_assign_dissolve: takes @node away; what is beneath it stays in its place */
void    kh_import_assign_dissolve      (KhEdit *edit, KhNode *node);

/* What the paragraph becomes. Each returns (transfer none) the node that has its words now. */
KhNode *kh_import_assign_item      (KhImportAssignment *self, const KhImportTarget *target);
KhNode *kh_import_assign_heading   (KhImportAssignment *self, const KhImportTarget *target);
KhNode *kh_import_assign_words     (KhImportAssignment *self, const KhImportTarget *target);
KhNode *kh_import_assign_recipient (KhImportAssignment *self, const KhImportTarget *target);
/** kh_import_assign_field: (nullable): %NULL with @error set where the words do not suit the field */
KhNode *kh_import_assign_field     (KhImportAssignment *self, const KhImportTarget *target, GError **error);

G_END_DECLS
