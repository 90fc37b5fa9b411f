/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhGeneralPage: what the plan is, who issues it, its number, marks and layout. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_GENERAL_PAGE (kh_general_page_get_type ())
G_DECLARE_FINAL_TYPE (KhGeneralPage, kh_general_page, KH, GENERAL_PAGE, KhFormPage)

G_END_DECLS
