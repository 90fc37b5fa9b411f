/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chip of a block of duties that compares what it says with the assignments. */
#pragma once

#include "chip.h"
#include "responsibility.h"

G_BEGIN_DECLS

/**
 * kh_assigned_chip_new:
 * @block: a block of duties of the plan of @page
 *
 * Says whether the block's paragraphs are those of the assignments; opens with
 * the difference and a button that takes it over. It hides itself while the
 * block's units have no tasks and it says nothing of any.
 *
 * Returns: (transfer floating): the chip
 */
GtkWidget *kh_assigned_chip_new (KhFormPage *page, KhResponsibility *block);

/** kh_assigned_chip_update: shows how it is now */
void       kh_assigned_chip_update (GtkWidget *chip);

G_END_DECLS
