/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhResponsibilitiesPage: who does what, and who reports when. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_RESPONSIBILITIES_PAGE (kh_responsibilities_page_get_type ())
G_DECLARE_FINAL_TYPE (KhResponsibilitiesPage, kh_responsibilities_page, KH, RESPONSIBILITIES_PAGE, KhFormPage)

G_END_DECLS
