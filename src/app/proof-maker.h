/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhProofMaker: follows a plan and keeps a proof of it: a sketch at once after
 * each change, also of what is typed and not saved yet, and a printed proof when
 * there is a pause. */
#pragma once

#include "proof.h"
#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_PROOF_MAKER (kh_proof_maker_get_type ())
G_DECLARE_FINAL_TYPE (KhProofMaker, kh_proof_maker, KH, PROOF_MAKER, GObject)

/**
 * KhProofViewsFunc:
 *
 * Returns: (transfer full) (nullable) (element-type KhProofView): what is in sight now
 */
typedef GArray *(*KhProofViewsFunc) (gpointer data);

/** kh_proof_maker_new: @views, @data: asked what is in sight; @data must outlive the maker. Starts paused. */
KhProofMaker *kh_proof_maker_new (KhStore *store, KhPlan *plan, KhProofViewsFunc views, gpointer data);

/** kh_proof_maker_set_paused: @paused: nobody looks, so nothing is made until somebody does */
void kh_proof_maker_set_paused (KhProofMaker *self, gboolean paused);

/**
 * kh_proof_maker_set_draft:
 * @node: (nullable): a node of the plan whose field is being typed in
 * @property: of @node
 * @value: what the field holds
 *
 * Shows the plan as if it had been saved with @value; forgotten with the plan's next change.
 */
void kh_proof_maker_set_draft (KhProofMaker *self, KhNode *node, const char *property, const GValue *value);

/** kh_proof_maker_is_current: Returns: whether the last proof is of the plan as it is now */
gboolean kh_proof_maker_is_current (KhProofMaker *self);

/* Signals:
 * KhProofMaker::proof (KhProof *proof): there is a new one
 * KhProofMaker::failed (GError *error): there is none */

G_END_DECLS
