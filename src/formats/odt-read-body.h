/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of an OpenDocument text. */
#pragma once

#include "odt-read-private.h"
#include "package-remarks.h"

G_BEGIN_DECLS

/** KhOdtReader: one document being read. */
typedef struct
{
  KhPackage *package;
  KhPull *pull;
  KhOdtStyles *styles;
  KhOdtLists *lists;
  KhWordText *text;
  KhWordRemarks *remarks;
  guint n_notes;
} KhOdtReader;

/**
 * kh_odt_read_remark:
 * @line: paragraph that it is in, or that follows
 *
 * Returns: whether the current element is a comment, tracked changes or a bound
 *   of one, none of which is text; it is then read
 */
gboolean kh_odt_read_remark (KhOdtReader *self, guint line);

/** kh_odt_read_blocks: @self->pull: at an element whose children are blocks; they go to @blocks */
void kh_odt_read_blocks (KhOdtReader *self, GPtrArray *blocks);

G_END_DECLS
