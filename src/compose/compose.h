/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only place that turns a plan into the words and order of a document. */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/**
 * kh_compose_plan:
 * @plan: the plan
 *
 * Numbering, closing marks, signature forms and generated tables are made here
 * (decree 30/2020/NĐ-CP, appendix I and III). A plan that lacks parts composes
 * all the same, with blanks where the decree leaves blanks; items without a
 * word and without anything beneath them are left out.
 *
 * Three of the plan's choices (#KhPlan:choices) are the composer's own:
 * - `task-details`: `inline` (the usual one) prints lead unit, product, deadline
 *   and budget below each task, `appendix` in a table of their own, `none` nowhere
 * - `task-columns`: the table's columns, of `stt,task,product,lead,support,deadline,budget,note`
 * - `target-table`: `yes` adds a table of the targets' indicators
 *
 * Returns: (transfer full): the document
 */
KhDocument *kh_compose_plan (KhPlan *plan);

/** KhComposeTable: the tables that are generated from a plan. */
typedef enum
{
  KH_COMPOSE_TASKS,
  KH_COMPOSE_TARGETS,
} KhComposeTable;

/**
 * kh_compose_table:
 * @plan: the plan
 * @what: which table
 *
 * The table as the plan's appendix would show it, whatever the choices say, with
 * all of its columns in their usual order.
 *
 * Returns: (transfer full): a document whose only block is the table
 */
KhDocument *kh_compose_table (KhPlan *plan, KhComposeTable what);

/** kh_compose_unit_table: Returns: (transfer full): like kh_compose_table() of the tasks that @unit leads or supports */
KhDocument *kh_compose_unit_table (KhPlan *plan, KhUnit *unit);

/**
 * kh_compose_extract:
 * @unit: a unit of the plan's body
 *
 * What the plan asks of one unit: the tasks it leads, those it supports, its
 * duties, and the days that they and its reports are due. It names the plan it
 * comes from and bears no signature: the plan itself is what binds.
 *
 * Returns: (transfer full): the document
 */
KhDocument *kh_compose_extract (KhPlan *plan, KhUnit *unit);

/**
 * kh_compose_draft:
 * @plan: the plan
 * @node: a node of @plan, or the plan itself
 * @property: one of its properties
 * @value: a value for it
 *
 * Returns: (transfer full): the document there would be if @node had that value
 */
KhDocument *kh_compose_draft (KhPlan *plan, KhNode *node, const char *property, const GValue *value);

/**
 * kh_compose_number:
 * @node: a section or item of a plan
 *
 * Returns: (transfer full): the number or mark that will print before @node
 *   ("III.", "1.", "a)", "-"), "" for none. Forms show it beside the text. An
 *   item that is still empty has the number it will get with its first word.
 */
char *kh_compose_number (KhNode *node);

/**
 * kh_compose_citation:
 * @node: a node of @plan whose text cites a document
 * @uuid: the document
 *
 * Returns: (transfer full) (nullable): how the first citation of it in that text
 *   will print: in full where no text before it cites the document, as a legal
 *   basis where it is one; %NULL if the register has no such document
 */
char *kh_compose_citation (KhPlan *plan, KhNode *node, const char *uuid);

/** kh_compose_is_letter: Returns: whether @plan is an official letter (công văn), which prints no type name */
gboolean kh_compose_is_letter (KhPlan *plan);

/** kh_compose_is_report: Returns: whether @plan is a report (báo cáo), which has none of a plan's parts */
gboolean kh_compose_is_report (KhPlan *plan);

/**
 * kh_compose_reference:
 *
 * Returns: (transfer full): how other papers name @plan: "Kế hoạch số 02/KH-SM
 *   ngày 05 tháng 01 năm 2027 của Sở Mẫu", with blanks for what is not set yet
 */
char *kh_compose_reference (KhPlan *plan);

/** kh_compose_issuer: Returns: (transfer full): the name of the issuing body on one line, as in running text */
char *kh_compose_issuer (KhPlan *plan);

/** kh_compose_unit_names: Returns: (transfer full): the names of @units (#KhUnit) joined by ", " */
char *kh_compose_unit_names (GListModel *units);

/** kh_compose_is_choice: Returns: whether @name is a choice that the composer heeds, and no layout */
gboolean kh_compose_is_choice (const char *name);

/**
 * kh_compose_get_choice:
 * @choices: (nullable): "name=value" pairs parted by ";"
 *
 * Returns: (transfer full) (nullable): the value of @name, %NULL if it is not there
 */
char *kh_compose_get_choice (const char *choices, const char *name);

/**
 * kh_compose_set_choice:
 * @choices: (nullable): "name=value" pairs parted by ";"
 * @value: (nullable): %NULL takes the choice away
 *
 * Returns: (transfer full): @choices with @name set to @value, in the order they had
 */
char *kh_compose_set_choice (const char *choices, const char *name, const char *value);

/**
 * kh_compose_merge_choices:
 * @first: (nullable): the choices that count
 * @second: (nullable): choices for what @first leaves open
 *
 * Returns: (transfer full): both, each name once
 */
char *kh_compose_merge_choices (const char *first, const char *second);

/** kh_compose_complete_choices: Returns: (transfer full): @choices (nullable) with every choice that the composer heeds */
char *kh_compose_complete_choices (const char *choices);

/** kh_compose_dup_choices: Returns: (transfer full): the choices in force for @plan: its own, then its agency's */
char *kh_compose_dup_choices (KhPlan *plan);

G_END_DECLS
