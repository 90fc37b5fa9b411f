/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and marks of sections and items: one rule for the document and for
 * the forms that show a number beside the text. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * KhMark:
 *
 * The marks in the order they nest (decree 30/2020/NĐ-CP, appendix I, II.6.d,
 * layout "phần, mục, khoản, điểm"; dash and plus are custom).
 */
typedef enum
{
  KH_MARK_NONE,
  KH_MARK_APPENDIX, /* Phụ lục I */
  KH_MARK_PART,     /* Phần I */
  KH_MARK_SECTION,  /* I. */
  KH_MARK_CLAUSE,   /* 1. */
  KH_MARK_POINT,    /* a) */
  KH_MARK_DASH,     /* - */
  KH_MARK_PLUS,     /* + */
  KH_N_MARKS
} KhMark;

/** KhCounters: how many of each mark a container has shown so far; starts zeroed. */
typedef struct
{
  guint n[KH_N_MARKS];
} KhCounters;

/**
 * kh_numbering_mark:
 * @node: a section or item
 * @used: set of marks (1 << mark) that its ancestors bear
 *
 * A mark never stands beneath itself: an item whose kind would repeat an
 * ancestor's mark takes the next lower one.
 */
KhMark kh_numbering_mark (KhNode *node, guint used);

/** kh_numbering_used_below: Returns: @used for the children of a node that bears @mark */
guint kh_numbering_used_below (guint used, KhMark mark);

/** kh_numbering_is_blank: Returns: whether nothing of @node prints, so that it takes no number */
gboolean kh_numbering_is_blank (KhNode *node);

/**
 * kh_numbering_label:
 * @counters: of the container, moved on unless @node is blank
 * @n_appendices: how many appendices the document has
 *
 * Returns: (transfer full): the number or mark as printed, "" for none
 */
char *kh_numbering_label (KhNode *node, KhMark mark, KhCounters *counters, guint n_appendices);

/** kh_numbering_count_appendices: Returns: written and generated appendices of @plan together */
guint kh_numbering_count_appendices (KhPlan *plan);

/** kh_numbering_appendix_label: Returns: (transfer full): "Phụ lục" for the only one, else "Phụ lục II" */
char *kh_numbering_appendix_label (guint number, guint n_appendices);

G_END_DECLS
