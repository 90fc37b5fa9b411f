/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPinRequest: one question for a PIN. */
#include "pin-request.h"

#include <nss/pk11pub.h>
#include <string.h>

static char *
password_cb (PK11SlotInfo *slot, PRBool retry, void *data)
{
  KhPinRequest *self = data;
  char *answer;
  char *copy;

  if (self == NULL)
    return NULL;
  if (retry)
    {
      self->wrong = TRUE;
      return NULL;
    }
  answer = self->func != NULL ? self->func (PK11_GetTokenName (slot), self->user_data) : NULL;
  if (answer == NULL)
    {
      self->given_up = TRUE;
      return NULL;
    }
  copy = PORT_Strdup (answer); /* which NSS wipes */
  explicit_bzero (answer, strlen (answer));
  g_free (answer);
  return copy;
}

void
kh_pin_request_install (void)
{
  PK11_SetPasswordFunc (password_cb);
}
