/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong with signatures. */
#include "signing-error.h"

G_DEFINE_QUARK (kh-signing-error-quark, kh_signing_error)
