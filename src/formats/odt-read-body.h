/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of an OpenDocument text. */
#pragma once

#include "odt-read-private.h"

G_BEGIN_DECLS

/** KhOdtReader: one document being read. */
typedef struct
{
  KhPackage *package;
  KhPull *pull;
  KhOdtStyles *styles;
  KhOdtLists *lists;
  KhWordText *text;
  GHashTable *authors;
  gboolean tracked;
  guint n_notes;
} KhOdtReader;

/** kh_odt_read_blocks: @self->pull: at an element whose children are blocks; they go to @blocks */
void kh_odt_read_blocks (KhOdtReader *self, GPtrArray *blocks);

G_END_DECLS
