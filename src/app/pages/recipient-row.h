/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhRecipientRow: one line of "Nơi nhận": who, for what, or what is kept. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_RECIPIENT_ROW (kh_recipient_row_get_type ())
G_DECLARE_FINAL_TYPE (KhRecipientRow, kh_recipient_row, KH, RECIPIENT_ROW, GtkWidget)

GtkWidget   *kh_recipient_row_new           (KhFormPage *page, KhRecipient *recipient);
KhRecipient *kh_recipient_row_get_recipient (KhRecipientRow *self);

/**
 * kh_recipient_add:
 * @position: where in the list; never behind the archive line
 *
 * Adds a recipient and puts the cursor into it.
 */
void         kh_recipient_add               (KhFormPage *page, guint position, gboolean archive);

G_END_DECLS
