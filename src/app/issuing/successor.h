/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The beginnings of documents that follow an issued plan. */
#pragma once

#include "succession.h"

G_BEGIN_DECLS

/**
 * kh_successor_new:
 * @plan: an issued plan
 * @kind: what the new document does to it
 *
 * A plan that replaces another begins as its copy and says in its last sentence
 * which one it replaces. One that amends another has its letterhead, legal bases,
 * signer and recipients, and room for what changes (decree 30/2020/NĐ-CP, article
 * 18.3: a document of the same form). One that corrects another is an official
 * letter (công văn) to the recipients of the plan, with a symbol of its own; it
 * mends slips of form, layout or procedure (the same article).
 *
 * Returns: (transfer full): a draft without number and date, in no library yet
 */
KhPlan *kh_successor_new (KhPlan *plan, KhSuccessionKind kind);

G_END_DECLS
