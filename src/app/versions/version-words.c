/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says of a kept version. */
#include "version-words.h"

#include <glib/gi18n.h>

#include "plan-text.h"

const char *
kh_version_words_kind (KhRevision *revision)
{
  switch (kh_revision_get_kind (revision))
    {
    case KH_REVISION_DAY:
      return _("Before the first change of the day");
    case KH_REVISION_STATE:
      return _("Before the plan's state changed");
    case KH_REVISION_IMPORT:
      return _("Before a file was taken in");
    case KH_REVISION_CARRY_OVER:
      return _("When it was continued in another year");
    case KH_REVISION_MERGE:
      return _("Before a unit's part was merged");
    case KH_REVISION_FIX:
      return _("Before many changes at once");
    case KH_REVISION_RESTORE:
      return _("Before an older version was restored");
    case KH_REVISION_NAMED:
    default:
      return _("Kept by hand");
    }
}

static gboolean
has_name (KhRevision *revision)
{
  return kh_revision_get_name (revision) != NULL && *kh_revision_get_name (revision) != '\0';
}

char *
kh_version_words_dup_title (KhRevision *revision)
{
  return g_strdup (has_name (revision) ? kh_revision_get_name (revision) : kh_version_words_kind (revision));
}

char *
kh_version_words_dup_details (KhRevision *revision)
{
  g_autofree char *moment = kh_plan_text_moment (kh_revision_get_time (revision));
  const char *state = kh_plan_text_state (kh_revision_get_state (revision));

  if (has_name (revision))
    return g_strdup_printf ("%s · %s · %s", moment, kh_version_words_kind (revision), state);

  return g_strdup_printf ("%s · %s", moment, state);
}

char *
kh_version_words_dup_short (KhRevision *revision)
{
  return has_name (revision) ? g_strdup (kh_revision_get_name (revision))
                             : kh_plan_text_moment (kh_revision_get_time (revision));
}
