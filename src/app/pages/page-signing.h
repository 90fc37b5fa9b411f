/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSigningPage: the closing sentence, who signs, and who receives the plan. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_SIGNING_PAGE (kh_signing_page_get_type ())
G_DECLARE_FINAL_TYPE (KhSigningPage, kh_signing_page, KH, SIGNING_PAGE, KhFormPage)

G_END_DECLS
