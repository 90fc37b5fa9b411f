/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPreview: the plan's pages beside the form. They follow each keystroke; after
 * a pause they are those of the PDF that would be saved. */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_PREVIEW (kh_preview_get_type ())
G_DECLARE_FINAL_TYPE (KhPreview, kh_preview, KH, PREVIEW, GtkWidget)

/** kh_preview_set_plan: shows @plan of @store and follows its changes. Called once. */
void   kh_preview_set_plan (KhPreview *self, KhStore *store, KhPlan *plan);

/**
 * kh_preview_set_draft:
 * @node: a node of the plan whose field is being typed in
 * @property: of @node
 * @value: what the field holds, not saved yet
 */
void   kh_preview_set_draft (KhPreview *self, KhNode *node, const char *property, const GValue *value);

/** kh_preview_is_current: Returns: whether what is in sight is the plan as it is now */
gboolean kh_preview_is_current (KhPreview *self);

/**
 * kh_preview_mark_node:
 * @uuid: (nullable): the node whose field has the focus; its lines are marked
 *   and scrolled into view if they are out of sight
 */
void   kh_preview_mark_node (KhPreview *self, const char *uuid);

/**
 * kh_preview_show_node:
 * @uuid: (nullable): a node; %NULL for the plan's beginning
 *
 * Scrolls to the node's first line.
 */
void   kh_preview_show_node (KhPreview *self, const char *uuid);

/** kh_preview_set_font_words: @words: (nullable): which font the file carries, translated; shown on request beneath the pages */
void   kh_preview_set_font_words (KhPreview *self, const char *words);

/** kh_preview_set_zoom: @zoom: 1 is the paper's size at 96 dpi; 0 fits the page's width */
void   kh_preview_set_zoom (KhPreview *self, double zoom);
double kh_preview_get_zoom (KhPreview *self);
/** kh_preview_get_shown_zoom: Returns: the zoom in sight, also where it fits the page's width */
double kh_preview_get_shown_zoom (KhPreview *self);
/** kh_preview_step_zoom: @steps: to the next greater (positive) or smaller usual zoom */
void   kh_preview_step_zoom (KhPreview *self, int steps);

/* Properties:
 * show-thumbnails (boolean): whether the pages are shown small at the side too
 *
 * Signals:
 * KhPreview::node-activated (char *uuid): a line of that node was clicked
 * KhPreview::updated: the pages shown are those of the plan as it is now */

G_END_DECLS
