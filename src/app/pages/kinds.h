/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for the kinds of the model, and which kind may stand where. */
#pragma once

#include <gtk/gtk.h>

#include "plan.h"

G_BEGIN_DECLS

/** KhItemWords: msgids about one kind of item. */
typedef struct
{
  const char *name;        /* "Task" */
  const char *add;         /* label of the button and of the edit */
  const char *edit;
  const char *remove;
  const char *removed;     /* the notice after it */
  const char *move;
  const char *split;
  const char *join;
  const char *placeholder;
  const char *about;       /* what belongs in it, for a screen reader */
  const char *about_add;   /* what adding does */
} KhItemWords;

/** kh_item_words: Returns: (transfer none): what is said about items of @kind */
const KhItemWords *kh_item_words (KhItemKind kind);

/**
 * kh_plan_field_about:
 * @property: of a KhPlan, that the user types
 *
 * Returns: (transfer none) (nullable): msgid saying what belongs in it, for a screen reader
 */
const char *kh_plan_field_about (const char *property);

/** kh_item_kind_name: Returns: (transfer none): msgid naming @kind in a menu */
const char *kh_item_kind_name (KhItemKind kind);

/** kh_section_kind_name: Returns: (transfer none): msgid naming @kind */
const char *kh_section_kind_name (KhSectionKind kind);

/** kh_section_kind_heading: Returns: (transfer none): the usual heading, Vietnamese, "" for none */
const char *kh_section_kind_heading (KhSectionKind kind);

/** kh_item_kind_default: Returns: the kind that "Add" makes at the end of @parent, a section or an item */
KhItemKind kh_item_kind_default (KhNode *parent);

/**
 * kh_item_kind_child:
 * @child: (out): the kind of an item beneath one of @kind
 *
 * Returns: whether an item of @kind takes items beneath it
 */
gboolean kh_item_kind_child (KhItemKind kind, KhItemKind *child);

/**
 * kh_item_kind_allowed:
 *
 * Returns: whether an item of @kind may stand in @parent: a task stands in a
 *   task group, a duty under a responsibility
 */
gboolean kh_item_kind_allowed (KhNode *parent, KhItemKind kind);

/* Lists of words for drop-downs, in the order of the enumeration: (transfer full), translated. */
GtkStringList *kh_words_for_plan_states  (void);
GtkStringList *kh_words_for_urgencies    (void);
GtkStringList *kh_words_for_secrecies    (void);
GtkStringList *kh_words_for_circulations (void);
GtkStringList *kh_words_for_comparators  (void);
GtkStringList *kh_words_for_task_states  (void);
GtkStringList *kh_words_for_periods      (void);

/** kh_task_state_name: Returns: (transfer none): msgid */
const char *kh_task_state_name (KhTaskState state);
/** kh_period_name: Returns: (transfer none): msgid */
const char *kh_period_name (KhPeriod period);

G_END_DECLS
