/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFlow: the pieces of a run of pages in order, each with its height and with
 * what a page break before it would cost; pages are cut from it. */
#pragma once

#include "fonts.h"
#include "frames.h"

G_BEGIN_DECLS

/** KhPiece: a word on a line. @x in pt from the line's start; @spaces follow it. */
typedef struct
{
  const KhWord *word;
  float x;
  guint spaces;
} KhPiece;

typedef enum
{
  KH_MARK_TEXT,
  KH_MARK_RULE, /* filled */
  KH_MARK_BOX,  /* outlined */
} KhMarkKind;

/** KhMark: what KhPlaced shows to others. @y and @baseline count from the flow
 * item's top, and from the page's top once the mark is on a page. */
typedef struct
{
  KhMarkKind kind;
  KhRole role;
  KhPart part;
  gboolean bold, italic;
  float x, y, width, height, baseline;
  float size;
  float thickness; /* of a box's line */
  guint32 colour;  /* 0xRRGGBB */
  const char *uuid;
  const char *text;
  KhPiece *pieces;
  guint n_pieces;
  guint block;
  guint row, column;
  gboolean repeated, header;
} KhMark;

/** KhBreak: what speaks against a page break; the least is chosen, and of equal ones the last on the page. */
typedef enum
{
  KH_BREAK_FREE,
  KH_BREAK_LINES,     /* would leave a widow or an orphan */
  KH_BREAK_HEADING,   /* would part a heading from its text */
  KH_BREAK_SIGNATURE, /* would leave the signature alone */
  KH_BREAK_NEVER,
} KhBreak;

/** KhTableHead: the rows repeated at the head of each page of a table. */
typedef struct
{
  guint first, n; /* items of the flow */
  double height;
} KhTableHead;

/**
 * KhFlowItem:
 * @gap: distance from what is above, dropped at the top of a page
 * @lines: how many text lines it counts for the keep rules; 0 for none
 * @head: (nullable): the table's repeated rows
 * @n_top, @n_bottom: of its marks the first are drawn only at the top of a
 *   page or of the table, the last only at the bottom of a page
 */
typedef struct
{
  guint first, n;
  guint n_top, n_bottom;
  double height, gap;
  KhBreak break_before;
  guint lines;
  gboolean heading;
  const KhTableHead *head;
  gboolean table_start;
} KhFlowItem;

typedef struct
{
  GArray *items; /* of KhFlowItem */
  GArray *marks; /* of KhMark */
  double pending_gap; /* goes before the next item */
} KhFlow;

KhFlow *kh_flow_new (void);
void kh_flow_free (KhFlow *self);
/** kh_flow_begin: Starts an item; the marks added next are its own. Returns: (transfer none): valid until the next */
KhFlowItem *kh_flow_begin (KhFlow *self, double gap, KhBreak break_before);
KhFlowItem *kh_flow_last (KhFlow *self);
/** kh_flow_add: Adds a mark to the last item. */
void kh_flow_add (KhFlow *self, const KhMark *mark);
void kh_flow_add_rule (KhFlow *self, double x, double y, double width, double thickness);

/**
 * kh_flow_keep_headings:
 * @heading_lines: how many lines must follow a heading on its page
 *
 * Forbids the page breaks that would part a heading from its text. Called once,
 * after all items are there.
 */
void kh_flow_keep_headings (KhFlow *self, guint heading_lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhFlow, kh_flow_free)

G_END_DECLS
