/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhWordRemarks: comments and tracked changes of a word processor's file while it is read. */
#pragma once

#include "recogniser-source.h"

G_BEGIN_DECLS

typedef struct _KhWordRemarks KhWordRemarks;
typedef struct _KhWordRemark KhWordRemark;

KhWordRemarks *kh_word_remarks_new (void);
void kh_word_remarks_free (KhWordRemarks *self);

/**
 * kh_word_remarks_add:
 * @id: (transfer full) (nullable): by which the text refers to it
 * @author: (transfer full) (nullable): who
 * @date: (transfer full) (nullable): when
 * @words: (nullable): what is known of its words already
 *
 * Returns: (transfer none) (nullable): the new remark; %NULL when the file has too many
 */
KhWordRemark *kh_word_remarks_add (KhWordRemarks *self, KhRemarkKind kind, char *id, char *author, char *date,
                                   const char *words);
/** kh_word_remarks_find: @id: (nullable). Returns: (transfer none) (nullable): the remark with that id */
KhWordRemark *kh_word_remarks_find (KhWordRemarks *self, const char *id);

/* All take %NULL for @remark, which then does nothing. @line: of the paragraph, from 1. */
/** kh_word_remarks_place: The remark belongs to paragraph @line, if it has no place yet. */
void kh_word_remarks_place (KhWordRemarks *self, KhWordRemark *remark, guint line);
/** kh_word_remarks_open: Text that is added from now on is the remark's, or what it is about. */
void kh_word_remarks_open (KhWordRemarks *self, KhWordRemark *remark, guint line);
void kh_word_remarks_close (KhWordRemarks *self, KhWordRemark *remark);

/** kh_word_remarks_take: The text goes on with @words. */
void kh_word_remarks_take (KhWordRemarks *self, const char *words);
/** kh_word_remarks_note: @words are no text of the document, but what the open changes took away. */
void kh_word_remarks_note (KhWordRemarks *self, const char *words);
/** kh_word_remarks_break: The text goes on in a new paragraph. */
void kh_word_remarks_break (KhWordRemarks *self);
/** kh_word_remarks_identify: Paragraph @line shows the node @uuid. */
void kh_word_remarks_identify (KhWordRemarks *self, guint line, const char *uuid);

/** kh_word_remarks_tell: Says to @source's findings what comments say and that changes were read as accepted. */
void kh_word_remarks_tell (KhWordRemarks *self, KhSource *source);
/** kh_word_remarks_give: Gives the remarks to the plan that was read, after kh_word_remarks_tell(). */
void kh_word_remarks_give (KhWordRemarks *self, KhPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhWordRemarks, kh_word_remarks_free)

G_END_DECLS
