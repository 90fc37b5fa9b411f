/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What messages between document systems say of a body: rows that change it. */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

/**
 * kh_body_exchange_fill:
 * @group: gets a row for the identifier and each way to reach the body
 * @content: within a toast overlay, for why an edit failed
 */
void kh_body_exchange_fill (AdwPreferencesGroup *group, KhStore *store, KhAgency *agency, GtkWidget *content,
                            gboolean read_only);

G_END_DECLS
