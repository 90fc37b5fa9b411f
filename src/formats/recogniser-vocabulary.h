/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that a plan is recognised by. All texts asked about are keys of kh_source_key(). */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/* What is written under a task in the form "name: value". */
typedef enum
{
  KH_DETAIL_NONE,
  KH_DETAIL_LEAD,
  KH_DETAIL_SUPPORT,
  KH_DETAIL_PRODUCT,
  KH_DETAIL_DEADLINE,
  KH_DETAIL_BUDGET,
  KH_DETAIL_BUDGET_SOURCE,
  KH_DETAIL_NOTE,
  KH_N_DETAILS
} KhDetail;

/** kh_vocabulary_find_section: Returns: whether @key is the heading of a section; @kind gets its kind */
gboolean kh_vocabulary_find_section (const char *key, KhSectionKind *kind);

/** kh_vocabulary_is_task_group: Returns: whether @key starts like the heading of one of the usual task groups */
gboolean kh_vocabulary_is_task_group (const char *key);

/**
 * kh_vocabulary_find_document_type:
 * @length: (out): bytes of @key that name the type
 * @is_plan: (out): whether documents of the type have a plan's skeleton
 *
 * Returns: (nullable): the type that @key starts with, as it is written: "Kế hoạch"
 */
const char *kh_vocabulary_find_document_type (const char *key, gsize *length, gboolean *is_plan);

/** kh_vocabulary_find_detail: Returns: the field that @key names, all of it */
KhDetail kh_vocabulary_find_detail (const char *key);

/** kh_vocabulary_find_unit_kind: Returns: whether @key starts with a word for a unit or body; @kind gets its kind */
gboolean kh_vocabulary_find_unit_kind (const char *key, KhUnitKind *kind);

/** kh_vocabulary_is_body: Returns: whether @key starts with a word for a body that issues documents */
gboolean kh_vocabulary_is_body (const char *key);

/** kh_vocabulary_is_position: Returns: whether @key starts with a post that signs documents */
gboolean kh_vocabulary_is_position (const char *key);

/** kh_vocabulary_is_closing: Returns: whether @key starts like a plan's closing sentence */
gboolean kh_vocabulary_is_closing (const char *key);

/** kh_vocabulary_has_prefix: Returns: whether @key starts with the words @phrase */
gboolean kh_vocabulary_has_prefix (const char *key, const char *phrase);

G_END_DECLS
