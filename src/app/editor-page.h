/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEditorPage: one form of the editor. Each form implements one virtual
 * function, "here is the plan", and changes it only through edits. */
#pragma once

#include <gtk/gtk.h>

#include "edit.h"

G_BEGIN_DECLS

#define KH_TYPE_EDITOR_PAGE (kh_editor_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (KhEditorPage, kh_editor_page, KH, EDITOR_PAGE, GtkWidget)

/**
 * KhEditorPageClass:
 * @set_plan: shows @plan of @store; @node (nullable) is the section the page is
 *   for, where the page is for one (a task group). Called once.
 * @focus_node: puts the focus on the field of the node with @uuid; returns
 *   whether this page shows it
 * @show_words: see kh_editor_page_show_words()
 * @flush: writes what is still in pre-edit or waiting to be saved; called
 *   before export, undo, leaving the page and closing
 */
struct _KhEditorPageClass
{
  GtkWidgetClass parent_class;

  void     (*set_plan)   (KhEditorPage *self, KhStore *store, KhPlan *plan, KhNode *node);
  gboolean (*focus_node) (KhEditorPage *self, const char *uuid);
  void     (*show_words) (KhEditorPage *self, KhNode *node, const char *property, int start, int end, gboolean focus);
  void     (*flush)      (KhEditorPage *self);
};

void     kh_editor_page_set_plan   (KhEditorPage *self, KhStore *store, KhPlan *plan, KhNode *node);
KhStore *kh_editor_page_get_store  (KhEditorPage *self);
KhPlan  *kh_editor_page_get_plan   (KhEditorPage *self);
KhNode  *kh_editor_page_get_node   (KhEditorPage *self);
gboolean kh_editor_page_focus_node (KhEditorPage *self, const char *uuid);
/**
 * kh_editor_page_show_words:
 * @node: (nullable): a node that the page shows; %NULL to show no words any more
 * @property: of @node
 * @start: where the words begin in the field, in characters
 * @end: where they end
 * @focus: whether the focus goes there too
 *
 * Selects words and scrolls to them. Words in a detail that opens from a chip
 * are shown by marking the chip; with @focus it opens.
 */
void     kh_editor_page_show_words (KhEditorPage *self, KhNode *node, const char *property, int start, int end,
                                    gboolean focus);
void     kh_editor_page_flush      (KhEditorPage *self);

/**
 * kh_editor_page_report:
 * Shows @error, of an edit that failed, through the window (signal "failed").
 */
void     kh_editor_page_report     (KhEditorPage *self, const GError *error);

/**
 * kh_editor_page_draft:
 * @node: of the plan
 * @property: of @node
 * @value: what its field holds
 *
 * Says what was typed and will be saved in a moment, for the preview (signal "drafted").
 */
void     kh_editor_page_draft      (KhEditorPage *self, KhNode *node, const char *property, const GValue *value);

/* Signals:
 * KhEditorPage::drafted (KhNode *node, char *property, GValue *value): see kh_editor_page_draft()
 * KhEditorPage::failed (GError *error)
 * KhEditorPage::node-focused (char *uuid): a field of that node has the focus, for the preview
 * KhEditorPage::notice (char *message): a toast with Undo, message already translated */

G_END_DECLS
