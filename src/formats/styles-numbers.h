/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Automatic numbering: which list prints the number that composing gave. */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/* The levels of a list of sections: I. / 1. / a) */
#define KH_STYLE_LEVELS 3

typedef enum
{
  KH_STYLE_LIST_SECTIONS, /* the three levels */
  KH_STYLE_LIST_DASH,
  KH_STYLE_LIST_PLUS,
  KH_STYLE_LIST_RECIPIENTS, /* dash, without indent */
  KH_STYLE_LIST_LITERAL,    /* prints @text: a number that the formats cannot count, such as "đ)" */
} KhStyleListKind;

/**
 * KhStyleList: a list of the document.
 * @level: the level whose first number is @start; the others start at 1
 */
typedef struct
{
  KhStyleListKind kind;
  guint level;
  guint start;
  char *text;
} KhStyleList;

/** KhStylePlace: where a paragraph stands in the lists; @first when it is the list's first at that level. */
typedef struct
{
  guint list;
  guint level;
  gboolean first;
} KhStylePlace;

/* The lists that are always there, in this order. */
enum
{
  KH_STYLE_MAIN_LIST,
  KH_STYLE_DASH_LIST,
  KH_STYLE_PLUS_LIST,
  KH_STYLE_RECIPIENT_LIST,
};

/**
 * KhStyleNumbers:
 *
 * Plays through what a word processor counts. A list goes on as long as it
 * prints what the document says; where it would not (numbers that start anew
 * without a number above them, the letters that the decree skips), another list
 * takes over with the number wanted as its start.
 */
typedef struct _KhStyleNumbers KhStyleNumbers;

KhStyleNumbers *kh_style_numbers_new (void);
void kh_style_numbers_free (KhStyleNumbers *self);

/** kh_style_numbers_place: Returns: whether @block has a label, which @place then prints */
gboolean kh_style_numbers_place (KhStyleNumbers *self, const KhBlock *block, KhStylePlace *place);
guint kh_style_numbers_get_n_lists (KhStyleNumbers *self);
const KhStyleList *kh_style_numbers_get_list (KhStyleNumbers *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhStyleNumbers, kh_style_numbers_free)

G_END_DECLS
