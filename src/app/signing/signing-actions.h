/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing PDF files and checking signatures, from the window's menus. */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/** kh_signing_actions_install: gives @window its actions "sign-pdf" and "verify-pdf" (both ask for the file), "sign-file"
 * and "verify-file" (with the file's URI) */
void kh_signing_actions_install (KhWindow *window);

G_END_DECLS
