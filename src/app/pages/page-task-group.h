/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTaskGroupPage: one task group: its heading, its lead-in and its tasks. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_TASK_GROUP_PAGE (kh_task_group_page_get_type ())
G_DECLARE_FINAL_TYPE (KhTaskGroupPage, kh_task_group_page, KH, TASK_GROUP_PAGE, KhFormPage)

G_END_DECLS
