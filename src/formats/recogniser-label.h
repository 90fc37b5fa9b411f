/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and marks at the start of a paragraph: "II.", "1.2.", "a)", "-". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From the highest to the lowest: what is lower nests under what is higher. */
typedef enum
{
  KH_LABEL_NONE,
  KH_LABEL_APPENDIX, /* Phụ lục II */
  KH_LABEL_PART,     /* Phần I, Chương 2 */
  KH_LABEL_CAPITAL,  /* A. */
  KH_LABEL_ROMAN,    /* II. */
  KH_LABEL_NUMBER,   /* 1. or 1.2. */
  KH_LABEL_LETTER,   /* a) */
  KH_LABEL_DASH,     /* - and other bullets */
  KH_LABEL_PLUS,     /* + */
} KhLabelKind;

/**
 * KhLabel:
 * @kind: what it is
 * @depth: how many numbers %KH_LABEL_NUMBER has, from 1
 * @number: its last number, 0 for marks and appendices without one
 * @mark_length: bytes of the number or mark itself
 * @length: bytes up to the text after it
 */
typedef struct
{
  KhLabelKind kind;
  guint       depth;
  guint       number;
  gsize       mark_length;
  gsize       length;
} KhLabel;

#define KH_LABEL_MAX_DEPTH 4

/**
 * kh_label_parse:
 * @text: NFC text without white space at its start
 *
 * Dates ("05/6/2021"), amounts ("1.000"), shares ("12.5%") and abbreviations
 * ("V/v", "TM.") are no labels.
 *
 * Returns: the label, %KH_LABEL_NONE if there is none
 */
KhLabel kh_label_parse (const char *text);

/** kh_label_rank: Returns: a number that grows with the depth of the label; 0 for none */
guint kh_label_rank (const KhLabel *label);

G_END_DECLS
