/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads one XML part of a stranger's package element by element: no network, no
 * document type, no entities, bounded depth. */
#pragma once

#include "reader.h"

#include <gsf/gsf-infile.h>
#include <gsf/gsf-input.h>
#include <libxml/xmlreader.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInput, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInfile, g_object_unref)

/**
 * KhPull:
 * @xml: libxml2's reader, at the current node
 * @part: the part's name, for messages
 * @error: the first thing that went wrong; then all loops end
 *
 * Invariant: elements are nested no deeper than libxml2 allows (256), so
 * recursion over them is bounded.
 */
typedef struct
{
  xmlTextReaderPtr xml;
  char *part;
  GError *error;
  int last_type;
} KhPull;

/** kh_pull_new: @input: (transfer full): the part. Returns: (transfer full): a reader before the root element
 */
KhPull *kh_pull_new (GsfInput *input, const char *part);
void kh_pull_free (KhPull *self);

/** kh_pull_root: Moves to the root element. Returns: whether there is one */
gboolean kh_pull_root (KhPull *self);

/** KhPullScope: an element whose children are read. */
typedef struct
{
  int depth;
  gboolean is_empty;
} KhPullScope;

/** kh_pull_enter: Returns: the scope of the current element */
KhPullScope kh_pull_enter (KhPull *self);

/**
 * kh_pull_next:
 *
 * Moves to the next child element of @scope, past what is left of the one
 * before. Returns: %FALSE at the end of the scope, or after an error
 */
gboolean kh_pull_next (KhPull *self, const KhPullScope *scope);

/**
 * kh_pull_next_node:
 * @text: (out) (transfer none): words, when the node is text; %NULL when it is an element
 *
 * As kh_pull_next(), for elements whose text counts.
 */
gboolean kh_pull_next_node (KhPull *self, const KhPullScope *scope, const char **text);

/** kh_pull_is: Returns: whether the current element has the local name @name, whatever its namespace */
gboolean kh_pull_is (KhPull *self, const char *name);
const char *kh_pull_get_name (KhPull *self);
const char *kh_pull_get_namespace (KhPull *self);

/** kh_pull_dup: Returns: (transfer full) (nullable): value of the attribute with the local name @name */
char *kh_pull_dup (KhPull *self, const char *name);
/** kh_pull_dup_in: as kh_pull_dup(), for the attribute of a namespace whose address ends with @ending */
char *kh_pull_dup_in (KhPull *self, const char *ending, const char *name);
/** kh_pull_get_int: Returns: the attribute as a number, @fallback if it is none */
int kh_pull_get_int (KhPull *self, const char *name, int fallback);

/** kh_pull_dup_text: Returns: (transfer full): all text inside the current element */
char *kh_pull_dup_text (KhPull *self);

/** kh_pull_finish: Moves @self's error to @error. Returns: whether there was none */
gboolean kh_pull_finish (KhPull *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhPull, kh_pull_free)

G_END_DECLS
