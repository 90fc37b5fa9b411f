/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFreePage: any section that has no page of its own kind. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_FREE_PAGE (kh_free_page_get_type ())
G_DECLARE_FINAL_TYPE (KhFreePage, kh_free_page, KH, FREE_PAGE, KhFormPage)

G_END_DECLS
