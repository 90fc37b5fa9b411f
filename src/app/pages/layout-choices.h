/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows for what a user may choose of a plan's layout, within the format's ranges. */
#pragma once

#include <adwaita.h>

#include "form-page.h"

G_BEGIN_DECLS

/** kh_layout_choices_fill: adds one row a choice of the plan's format to @group, and hides @group if there is none */
void  kh_layout_choices_fill (AdwPreferencesGroup *group, KhFormPage *page);

/**
 * kh_layout_choices_with:
 * @choices: (nullable): "body-size=13;indent=12.7"
 *
 * Returns: (transfer full): @choices with @name set to @value, in the order they had
 */
char *kh_layout_choices_with (const char *choices, const char *name, double value);

G_END_DECLS
