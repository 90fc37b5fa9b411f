/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTableChoices: which tables a plan's appendices hold, and the columns of the task table. */
#pragma once

#include <adwaita.h>

#include "choice-holder.h"

G_BEGIN_DECLS

#define KH_TYPE_TABLE_CHOICES (kh_table_choices_get_type ())
G_DECLARE_FINAL_TYPE (KhTableChoices, kh_table_choices, KH, TABLE_CHOICES, AdwPreferencesGroup)

/** kh_table_choices_set_holder: shows and changes the choices of @holder; called once */
void kh_table_choices_set_holder (KhTableChoices *self, KhChoiceHolder *holder);

G_END_DECLS
