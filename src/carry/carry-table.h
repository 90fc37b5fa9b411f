/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhCarryTable: what becomes of each kind of field when a plan is carried over, from data. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * KhCarryAction:
 * @KH_CARRY_CARRY: as it is
 * @KH_CARRY_CLEAR: back to its default
 * @KH_CARRY_SHIFT: the plan's own years move to the new year
 * @KH_CARRY_RECOMPUTE: made anew from what the library knows now
 * @KH_CARRY_ASK: carried, and marked for a person to look at
 */
typedef enum
{
  KH_CARRY_CARRY,
  KH_CARRY_CLEAR,
  KH_CARRY_SHIFT,
  KH_CARRY_RECOMPUTE,
  KH_CARRY_ASK,
} KhCarryAction;

typedef struct _KhCarryTable KhCarryTable;

/**
 * kh_carry_table_load:
 * @error: #GIOErrorEnum; %G_IO_ERROR_INVALID_DATA names the line where the
 *   table in the data folders is not valid
 *
 * Returns: (transfer full): the table of carry/rules.xml
 */
KhCarryTable *kh_carry_table_load (GError **error);
void          kh_carry_table_free (KhCarryTable *self);

/**
 * kh_carry_table_get_action:
 * @of: kind of node: "plan", "section", "item", "task", "responsibility", "indicator", "reporting"
 * @name: the field
 *
 * Returns: what happens to it; %KH_CARRY_CARRY for fields that the table does not name
 */
KhCarryAction kh_carry_table_get_action (KhCarryTable *self, const char *of, const char *name);

/**
 * KhCarryPattern:
 * @name: (nullable): of what is kept, such as "period"; %NULL for what shifts
 * @regex: the pattern
 */
typedef struct
{
  char   *name;
  GRegex *regex;
} KhCarryPattern;

/** kh_carry_table_get_keeps: Returns: (transfer none) (element-type KhCarryPattern): words whose years are not the plan's */
GPtrArray *kh_carry_table_get_keeps  (KhCarryTable *self);
/** kh_carry_table_get_shifts: Returns: (transfer none) (element-type KhCarryPattern): words whose year "y" may be the plan's */
GPtrArray *kh_carry_table_get_shifts (KhCarryTable *self);

/**
 * kh_carry_table_find_group:
 * @template_id: the template whose groups are the aim
 * @heading: plain text: a task group's heading in the older plan
 *
 * Returns: (transfer none) (nullable): the heading of the template's group that it belongs to
 */
const char *kh_carry_table_find_group (KhCarryTable *self, const char *template_id, const char *heading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhCarryTable, kh_carry_table_free)

G_END_DECLS
