/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters that the desktop's mail program opens, ready to be sent by the user. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** KhMail: what a letter begins with */
typedef struct
{
  char **addresses;
  char  *subject;
  char  *body;
  char **paths; /* of the files that are attached, which must stay until the letter is sent */
} KhMail;

KhMail  *kh_mail_new            (void);
void     kh_mail_free           (KhMail *self);

/**
 * kh_mail_compose_async:
 * @mail: (transfer full)
 *
 * Asks the desktop's portal (org.freedesktop.portal.Email, which also leads out of
 * a sandbox) and, where there is none, xdg-email.
 */
void     kh_mail_compose_async  (KhMail *mail, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * kh_mail_compose_finish:
 *
 * Returns: whether the letter was opened; %G_IO_ERROR_CANCELLED when the user chose
 *   no mail program, %G_IO_ERROR_NOT_SUPPORTED when there is no way to one
 */
gboolean kh_mail_compose_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhMail, kh_mail_free)

G_END_DECLS
