/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spells out the layout in force for a plan. */
#include "kept-choices.h"

#include "compose.h"
#include "profile.h"

char *
kh_layout_dup_kept_choices (KhPlan *plan)
{
  g_autofree char *in_force = NULL;
  g_autoptr (KhProfile) profile = NULL;
  const char *const *names;
  char *all;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  in_force = kh_compose_dup_choices (plan);
  all = kh_compose_complete_choices (in_force);
  profile = kh_profile_load (kh_plan_get_profile (plan), in_force, NULL);
  names = profile != NULL ? kh_profile_get_choice_names (profile) : NULL;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE], *with;
      double value;

      kh_profile_get_choice (profile, names[i], &value, NULL, NULL, NULL, NULL);
      g_ascii_formatd (number, sizeof number, "%.6g", value);
      with = kh_compose_set_choice (all, names[i], number);
      g_free (all);
      all = with;
    }
  return all;
}
