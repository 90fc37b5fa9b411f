/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhBasesPage: the legal bases and the opening sentence. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_BASES_PAGE (kh_bases_page_get_type ())
G_DECLARE_FINAL_TYPE (KhBasesPage, kh_bases_page, KH, BASES_PAGE, KhFormPage)

G_END_DECLS
