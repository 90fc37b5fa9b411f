/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library with a small plan, and one form of it in a window. */
#pragma once

#include <adwaita.h>

#include "chip.h"
#include "form-page.h"
#include "item-chips.h"
#include "item-commands.h"
#include "item-line.h"
#include "item-text.h"
#include "kh-core.h"
#include "page-factory.h"
#include "text-paste.h"
#include "store.h"

typedef struct
{
  char *folder;
  char *path;
  KhStore *store;
  KhPlan *plan;
  gint64 id;
  KhSection *group;
  KhTask *first;
  KhTask *second;
  GtkWidget *window;
  KhEditorPage *page;
  GPtrArray *notices;
  GPtrArray *failures;
} FormsFixture;

void forms_show_page (FormsFixture *fixture, KhPageKind kind, KhSection *section);
KhTask *forms_get_task (FormsFixture *fixture, guint index);
void forms_set_up (FormsFixture *fixture, gconstpointer data);
void forms_tear_down (FormsFixture *fixture, gconstpointer data);
/* What another program would find in the file now. Returns: (transfer full) */
KhPlan *forms_read_again (FormsFixture *fixture);
void forms_assert_stored_text (FormsFixture *fixture, gpointer item, const char *text);
KhItemText *forms_get_text (FormsFixture *fixture, gpointer node);
KhItemLine *forms_get_line (FormsFixture *fixture, gpointer item);
GtkTextBuffer *forms_get_buffer (FormsFixture *fixture, gpointer node);
char *forms_dup_shown (FormsFixture *fixture, gpointer node);
void forms_assert_shown (FormsFixture *fixture, gpointer node, const char *text);
void forms_place_cursor (FormsFixture *fixture, gpointer node, int offset);
int forms_get_cursor (FormsFixture *fixture, gpointer node);
/* As the keyboard does it: at the cursor, as a user's action. */
void forms_type (FormsFixture *fixture, gpointer node, const char *text);
void forms_undo (FormsFixture *fixture);
GtkWidget *forms_get_focus (FormsFixture *fixture);
void forms_assert_focused (FormsFixture *fixture, gpointer node);
GtkWidget *forms_find_widget (GtkWidget *root, GType widget_type);
GtkWidget *forms_find_template_child (FormsFixture *fixture, const char *name);
/* The chip of @item that says @words. */
KhChip *forms_find_chip (FormsFixture *fixture, gpointer item, const char *words);
/* Returns: the first widget of type @content in what the chip opens */
GtkWidget *forms_open_chip (KhChip *chip, GType content);
/* Until nothing more is due: idle work is done, timeouts are not waited for. */
void forms_settle (void);
