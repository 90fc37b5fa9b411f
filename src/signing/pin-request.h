/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPinRequest: one question for a PIN, as NSS asks it. */
#pragma once

#include "key-store.h"

G_BEGIN_DECLS

/**
 * KhPinRequest:
 * @func: (nullable): who is asked
 * @given_up: whether there was no answer
 * @wrong: whether the token refused the answer
 *
 * Given to NSS as the argument that its functions hand on to the password
 * function. It is asked once: a token locks itself after a few wrong PINs, so
 * whether to try again is the user's decision.
 */
typedef struct
{
  KhPinFunc func;
  gpointer  user_data;
  gboolean  given_up;
  gboolean  wrong;
} KhPinRequest;

/** kh_pin_request_install: makes NSS ask through #KhPinRequest; the last to install is asked */
void kh_pin_request_install (void);

G_END_DECLS
