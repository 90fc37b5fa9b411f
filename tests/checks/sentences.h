/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the labelled sentences; the file says how it is written. */
#pragma once

#include "kh-core.h"

typedef enum
{
  KH_SENTENCE_ITEM,
  KH_SENTENCE_HEADING,
  KH_SENTENCE_TASK,
  KH_SENTENCE_TARGET,
  KH_SENTENCE_BLOCK, /* a unit's responsibilities */
  KH_SENTENCE_DUTY,
  KH_SENTENCE_PLAN, /* the plan as a whole; the text says what is the matter, for the reader */
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
  char         **options;
  GPtrArray     *labels;
  KhNode        *node;
} KhSentence;

/** kh_sentence_has: Returns: whether @option stands among the sentence's options */
gboolean    kh_sentence_has        (const KhSentence *self, const char *option);
/** kh_sentence_get_option: Returns: (nullable): what stands behind "@option=" */
const char *kh_sentence_get_option (const KhSentence *self, const char *option);

/** kh_sentences_read: Returns: (transfer full) (element-type GPtrArray): for each plan its KhSentence */
GPtrArray *kh_sentences_read (const char *path);
