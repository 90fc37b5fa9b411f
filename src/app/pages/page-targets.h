/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTargetsPage: what is to be reached, with its indicators. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_TARGETS_PAGE (kh_targets_page_get_type ())
G_DECLARE_FINAL_TYPE (KhTargetsPage, kh_targets_page, KH, TARGETS_PAGE, KhFormPage)

G_END_DECLS
