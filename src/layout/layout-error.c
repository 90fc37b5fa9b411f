/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of layout. */
#include "layout.h"

G_DEFINE_QUARK (kh-layout-error-quark, kh_layout_error)
