/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inline markup in a GtkTextBuffer: runs become tags, tags become runs. */
#pragma once

#include <gtk/gtk.h>

#include "markup.h"
#include "plan.h"

G_BEGIN_DECLS

/**
 * kh_rich_buffer_dup_markup:
 * @start: where to begin
 * @end: where to stop
 *
 * Returns: (transfer full): canonical markup of the words between @start and
 *   @end: NFC, no line breaks, single spaces, no space at the ends
 */
char *kh_rich_buffer_dup_markup (GtkTextBuffer *buffer, const GtkTextIter *start, const GtkTextIter *end);

/** kh_rich_buffer_dup_all: like kh_rich_buffer_dup_markup() for the whole text */
char *kh_rich_buffer_dup_all    (GtkTextBuffer *buffer);

/** kh_rich_buffer_dup_plain: Returns: (transfer full): the words in normal form, line by line if @lines */
char *kh_rich_buffer_dup_plain  (GtkTextBuffer *buffer, gboolean lines);

/**
 * kh_rich_buffer_load:
 * @view: the view of the buffer; references are shown in it
 * @plan: (nullable): where references are looked up
 * @markup: the new text
 *
 * Makes the buffer show @markup and changes only the stretch that differs, so
 * that the cursor stays where it is unless it was inside that stretch. Tags
 * other than "bold" and "italic" stay on the characters that stay.
 */
void  kh_rich_buffer_load       (GtkTextView *view, KhPlan *plan, const char *markup);

/**
 * kh_rich_buffer_insert_reference:
 * @iter: (inout): where; behind the reference after it
 * @uuid: of the document or the indicator
 */
void  kh_rich_buffer_insert_reference (GtkTextView *view, KhPlan *plan, GtkTextIter *iter, KhRunKind kind, const char *uuid);

/**
 * kh_rich_buffer_describe_citations:
 * @node: the node whose text the buffer holds
 *
 * Makes each citation show how it will print now.
 *
 * Returns: whether one shows something else than before
 */
gboolean kh_rich_buffer_describe_citations (GtkTextBuffer *buffer, KhPlan *plan, KhNode *node);

/** kh_rich_buffer_insert: puts @markup in at the cursor, with its own style whatever stands before it */
void  kh_rich_buffer_insert     (GtkTextView *view, KhPlan *plan, const char *markup);

/** kh_rich_buffer_toggle: makes the selection bold or italic (@tag), or plain again if all of it is */
void  kh_rich_buffer_toggle     (GtkTextBuffer *buffer, const char *tag);

G_END_DECLS
