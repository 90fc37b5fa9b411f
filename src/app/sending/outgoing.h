/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a plan on their way out, and what a letter with them says. */
#pragma once

#include "dispatch.h"
#include "mail.h"

G_BEGIN_DECLS

/** kh_outgoing_dup_address: Returns: (transfer full): where @recipient is sent to: its own address, or the one of
 * the body's usual recipient of that name; "" if there is none */
char     *kh_outgoing_dup_address   (KhPlan *plan, KhRecipient *recipient);

/** kh_outgoing_is_address: Returns: whether @text is one address or several, parted by commas or semicolons */
gboolean  kh_outgoing_is_address    (const char *text);

/** kh_outgoing_split_addresses: Returns: (transfer full): the single addresses of @text */
char    **kh_outgoing_split_addresses (const char *text);

/** kh_outgoing_dup_subject: Returns: (transfer full): in Vietnamese, as the letter is; a draft is called so */
char     *kh_outgoing_dup_subject   (KhPlan *plan);
char     *kh_outgoing_dup_body      (KhPlan *plan);

/**
 * kh_outgoing_write_async:
 * @dispatch: (transfer full)
 * @place: the folder that gets a folder, or the archive
 *
 * Makes and writes the files in a thread.
 */
void      kh_outgoing_write_async   (KhDispatch *dispatch, GFile *place, gboolean archive, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);

/** kh_outgoing_write_finish: Returns: (transfer full) (nullable): the folder or the archive */
GFile    *kh_outgoing_write_finish  (GAsyncResult *result, GError **error);

/**
 * kh_outgoing_attach_async:
 * @dispatch: (transfer full)
 *
 * Makes the files in a place of their own, where they stay until a mail program
 * has taken them: those of letters a day old are removed.
 */
void      kh_outgoing_attach_async  (KhDispatch *dispatch, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);

/** kh_outgoing_attach_finish: Returns: (transfer full) (nullable): their paths */
char    **kh_outgoing_attach_finish (GAsyncResult *result, GError **error);

G_END_DECLS
