/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents for tests, built block by block, independent of any plan. */
#pragma once

#include "document.h"

G_BEGIN_DECLS

KhBlock *kh_maker_add (KhDocument *document, KhRole role, const char *label, const char *text);
/** kh_maker_add_letterhead: @issuer, @title: (nullable): %NULL for the sample's */
void kh_maker_add_letterhead (KhDocument *document, const char *superior, const char *issuer, const char *title);
/** kh_maker_add_signer: Adds a signer to the signature block @block. */
void kh_maker_add_signer (KhBlock *block, const char *authority, const char *position, const char *name);
KhBlock *kh_maker_add_signature (KhDocument *document, const char *authority, guint n_recipients);
/** kh_maker_dup_words: Returns: (transfer full): @n words of Vietnamese, the same for the same @random state */
char *kh_maker_dup_words (GRand *random, guint n);
/** kh_maker_add_table: a task table of @n_rows rows with a group row every @group rows (0 for none) */
KhBlock *kh_maker_add_table (KhDocument *document, GRand *random, guint n_rows, guint group);

/** kh_maker_new_plan: Returns: (transfer full): a whole plan with @n_tasks tasks in seven groups */
KhDocument *kh_maker_new_plan (guint n_tasks);
/** kh_maker_new_random: Returns: (transfer full): a document that @seed decides */
KhDocument *kh_maker_new_random (guint32 seed);

G_END_DECLS
