/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhAimsPage: purpose and requirements. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_AIMS_PAGE (kh_aims_page_get_type ())
G_DECLARE_FINAL_TYPE (KhAimsPage, kh_aims_page, KH, AIMS_PAGE, KhFormPage)

G_END_DECLS
