/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhProgressOverview: how the tasks of a plan stand, by unit and by group, as bars. */
#pragma once

#include <gtk/gtk.h>

#include "standings.h"

G_BEGIN_DECLS

#define KH_TYPE_PROGRESS_OVERVIEW (kh_progress_overview_get_type ())
G_DECLARE_FINAL_TYPE (KhProgressOverview, kh_progress_overview, KH, PROGRESS_OVERVIEW, GtkBox)

/** kh_progress_overview_show: shows @standings, which need not stay */
void kh_progress_overview_show (KhProgressOverview *self, KhStandings *standings);

G_END_DECLS
