/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSignWindow: signs one PDF: where, with which certificate, and with what picture. */
#pragma once

#include <adwaita.h>

#include "kh-core.h"

G_BEGIN_DECLS

#define KH_TYPE_SIGN_WINDOW (kh_sign_window_get_type ())
G_DECLARE_FINAL_TYPE (KhSignWindow, kh_sign_window, KH, SIGN_WINDOW, AdwWindow)

/**
 * kh_sign_window_new:
 * @file: a PDF
 * @fields: (transfer full): where it can be signed, as kh_sign_fields_finish() gives it
 * @blank: (transfer full): what can be filled in, likewise
 * @plan: (nullable): the plan that is open: its body has pictures of its own, and its
 *   number and date are proposed
 */
GtkWidget *kh_sign_window_new (GFile *file, char **fields, char **blank, KhPlan *plan);

G_END_DECLS
