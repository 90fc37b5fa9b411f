/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the import page and its actions share. */
#pragma once

#include "editor-page.h"
#include "import-assign.h"
#include "import-page.h"
#include "import-paragraph.h"
#include "import-split.h"

G_BEGIN_DECLS

/* Invariant: plan is in the scratch store and nowhere else. */
struct _KhImportPage
{
  GtkWidget parent_instance;

  AdwWindowTitle *title;
  KhImportSplit *split;
  GtkListView *list;
  GtkScrolledWindow *form_place;
  GtkInfoBar *banner;
  GtkLabel *banner_words;
  GtkLabel *banner_parts;

  KhStore *store;
  KhPlan *plan;
  KhEditorPage *form;
  GListStore *paragraphs;
  GtkSingleSelection *selection;
  GHashTable *assigned; /* UUID to index of the paragraph that was made it here */
  guint n_unplaced;
};

/** kh_import_page_get_paragraph: Returns: (transfer none): paragraph @i of the original */
KhImportParagraph *kh_import_page_get_paragraph (KhImportPage *self, guint i);
/** kh_import_page_count: Returns: how many paragraphs the original has */
guint              kh_import_page_count         (KhImportPage *self);
/** kh_import_page_select: selects paragraph @i and brings it into sight */
void               kh_import_page_select        (KhImportPage *self, guint i);
/** kh_import_page_show_selected: brings what the selected paragraph became into sight in the forms */
void               kh_import_page_show_selected (KhImportPage *self);
/** kh_import_page_show_form: where only one part has room, shows the forms, or the original */
void               kh_import_page_show_form     (KhImportPage *self, gboolean form);
/** kh_import_page_assign: gives @paragraph the place @target as one step. Returns: whether it has it */
gboolean           kh_import_page_assign        (KhImportPage *self, KhImportParagraph *paragraph, KhImportTarget *target);

/** kh_import_page_install_actions: what is done with the paragraphs: moving, leaving out, going to the next, undo */
void               kh_import_page_install_actions (GtkWidgetClass *klass);

G_END_DECLS
