/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEditor: one plan in its forms, with outline and preview. */
#pragma once

#include <gtk/gtk.h>

#include "export.h"
#include "page-factory.h"
#include "window-state.h"

G_BEGIN_DECLS

#define KH_TYPE_EDITOR (kh_editor_get_type ())
G_DECLARE_FINAL_TYPE (KhEditor, kh_editor, KH, EDITOR, GtkWidget)

/**
 * kh_editor_new:
 * @store: the library
 * @plan: a plan of it
 * @state: how the panes are placed
 * @read_only: whether the library cannot be written, which is then told
 */
GtkWidget    *kh_editor_new         (KhStore *store, KhPlan *plan, const KhWindowState *state, gboolean read_only);
KhPlan       *kh_editor_get_plan    (KhEditor *self);

/** kh_editor_get_actions: Returns: (transfer none): "undo", "export-pdf" …, for the window to take in */
GActionMap   *kh_editor_get_actions (KhEditor *self);

/** kh_editor_show_page: shows a form. @section: (nullable): as kh_page_factory_kind_for() gives it */
void          kh_editor_show_page   (KhEditor *self, KhPageKind kind, KhSection *section);
/** kh_editor_focus: puts the focus in the outline, where the keyboard starts */
void          kh_editor_focus       (KhEditor *self);
/** kh_editor_show_node: shows the form of the node with @uuid and puts the focus there. Returns: whether there is one */
gboolean      kh_editor_show_node   (KhEditor *self, const char *uuid);
/** kh_editor_show_words: shows where @words are in the node with @uuid (nullable: the plan itself), selected and in
 * focus. Returns: whether they are there */
gboolean      kh_editor_show_words  (KhEditor *self, const char *uuid, const char *words);
/** kh_editor_get_page: Returns: (transfer none) (nullable): the form in sight */
KhEditorPage *kh_editor_get_page    (KhEditor *self);
/** kh_editor_flush: writes what the form in sight has not written yet */
void          kh_editor_flush       (KhEditor *self);
/** kh_editor_export: writes the plan to @file, a PDF with @pdf_flags and the plan attached if @attach, and tells the
 * user when it is done */
void          kh_editor_export      (KhEditor *self, GFile *file, KhExportFormat format, KhPdfFlags pdf_flags,
                                     gboolean attach);
/** kh_editor_save_state: puts the placing of the panes into @state */
void          kh_editor_save_state  (KhEditor *self, KhWindowState *state);

G_END_DECLS
