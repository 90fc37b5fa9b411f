/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a plan's year as a calendar (iCalendar, RFC 5545). */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * kh_ics_write:
 * @unit: (nullable): only what it leads, supports or is bound to report
 *
 * An all-day event on each day that a task or a report is due, because calendars
 * show events and hide to-dos. Each keeps its UID, so that a file made later
 * brings a calendar up to date instead of filling it twice.
 *
 * Returns: (transfer full): the file's bytes
 */
GBytes *kh_ics_write (KhPlan *plan, KhUnit *unit);

G_END_DECLS
