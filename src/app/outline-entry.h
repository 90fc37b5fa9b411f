/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhOutlineEntry: one line of the editor's outline: a form, and what it lacks. */
#pragma once

#include "kh-core.h"
#include "page-factory.h"

G_BEGIN_DECLS

/**
 * KhOutlineMark:
 * @KH_OUTLINE_MARK_EMPTY: nothing is there yet, and nothing has to be
 * @KH_OUTLINE_MARK_COMPLETE: nothing is missing
 * @KH_OUTLINE_MARK_MISSING: something is missing, told in words
 */
typedef enum
{
  KH_OUTLINE_MARK_EMPTY,
  KH_OUTLINE_MARK_COMPLETE,
  KH_OUTLINE_MARK_MISSING,
} KhOutlineMark;

#define KH_TYPE_OUTLINE_ENTRY (kh_outline_entry_get_type ())
G_DECLARE_FINAL_TYPE (KhOutlineEntry, kh_outline_entry, KH, OUTLINE_ENTRY, GObject)

KhPageKind    kh_outline_entry_get_kind    (KhOutlineEntry *self);
/** kh_outline_entry_get_section: Returns: (transfer none) (nullable): the section the form is for */
KhSection    *kh_outline_entry_get_section (KhOutlineEntry *self);
/** kh_outline_entry_get_number: Returns: (transfer none): as printed, "" for none */
const char   *kh_outline_entry_get_number  (KhOutlineEntry *self);
const char   *kh_outline_entry_get_title   (KhOutlineEntry *self);
/** kh_outline_entry_get_count: Returns: how many items it holds; -1 where counting says nothing */
int           kh_outline_entry_get_count   (KhOutlineEntry *self);
KhOutlineMark kh_outline_entry_get_mark    (KhOutlineEntry *self);
/** kh_outline_entry_get_missing: Returns: (transfer none) (nullable): translated sentence, set with %KH_OUTLINE_MARK_MISSING */
const char   *kh_outline_entry_get_missing (KhOutlineEntry *self);
/** kh_outline_entry_get_depth: Returns: 0, or 1 for a task group */
guint         kh_outline_entry_get_depth   (KhOutlineEntry *self);
/** kh_outline_entry_get_expandable: Returns: whether entries of depth 1 follow that belong to it */
gboolean      kh_outline_entry_get_expandable (KhOutlineEntry *self);

/** kh_outline_entry_add_finding: the form holds one more finding */
void          kh_outline_entry_add_finding (KhOutlineEntry *self, KhSeverity severity);
/** kh_outline_entry_get_n_findings: @severity: (out): the worst. Returns: how many findings the form holds */
guint         kh_outline_entry_get_n_findings (KhOutlineEntry *self, KhSeverity *severity);

/** kh_outline_entry_matches: Returns: whether the two stand for the same form */
gboolean      kh_outline_entry_matches     (KhOutlineEntry *self, KhPageKind kind, KhSection *section);

/**
 * kh_outline_entries_new:
 * @plan: the plan
 *
 * Returns: (transfer full) (element-type KhOutlineEntry): the outline in the
 *   order of the document, the findings last
 */
GPtrArray    *kh_outline_entries_new       (KhPlan *plan);

G_END_DECLS
