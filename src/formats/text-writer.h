/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as plain text, in reading order, UTF-8, NFC. */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/** kh_text_write: Returns: (transfer full): the text; reading it again gives the same plan */
GBytes *kh_text_write (KhDocument *document);

G_END_DECLS
