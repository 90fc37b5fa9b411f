/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows for what a user may choose of a layout, within the format's ranges. */
#pragma once

#include <adwaita.h>

#include "choice-holder.h"

G_BEGIN_DECLS

/** kh_layout_choices_fill: adds one row a choice of @holder's format to @group, and hides @group if there is none */
void  kh_layout_choices_fill (AdwPreferencesGroup *group, KhChoiceHolder *holder);

G_END_DECLS
