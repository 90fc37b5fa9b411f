/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the labelled sentences; the file says how it is written. */
#pragma once

#include "kh-core.h"

typedef enum
{
  KH_SENTENCE_ITEM,
  KH_SENTENCE_HEADING,
  KH_SENTENCE_TASK,
} KhSentenceKind;

/** KhLabel: a fault that a sentence has; @words and @fix are nullable. */
typedef struct
{
  char    *rule;
  char    *words;
  char    *fix;
  gboolean found;
} KhLabel;

/** KhSentence: @labels (element-type KhLabel); @node (transfer none) is what it became in a plan. */
typedef struct
{
  KhSentenceKind kind;
  char          *text;
  gboolean       has_lead;
  gboolean       has_product;
  gboolean       has_deadline;
  GPtrArray     *labels;
  KhNode        *node;
} KhSentence;

/** kh_sentences_read: Returns: (transfer full) (element-type GPtrArray): for each plan its KhSentence */
GPtrArray *kh_sentences_read (const char *path);
