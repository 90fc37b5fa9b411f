/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with an open library, and the words for it. */
#include <glib/gi18n.h>

#include "store-fields.h"

KhTrouble
kh_store_get_trouble (KhStore *self)
{
  g_return_val_if_fail (KH_IS_STORE (self), KH_TROUBLE_NONE);

  return self->trouble;
}

gboolean
kh_store_get_read_only (KhStore *self)
{
  g_return_val_if_fail (KH_IS_STORE (self), TRUE);

  return self->read_only;
}

void
kh_store_set_trouble (KhStore *self, KhTrouble trouble)
{
  if (self->trouble == trouble)
    return;

  self->trouble = trouble;
  kh_store_notify (self, KH_STORE_PROP_TROUBLE);
}

void
kh_store_set_damaged (KhStore *self)
{
  if (!self->read_only)
    {
      self->read_only = TRUE;
      kh_store_notify (self, KH_STORE_PROP_READ_ONLY);
    }
  kh_store_set_trouble (self, KH_TROUBLE_DAMAGED);
}

char *
kh_store_get_trouble_text (KhStore *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (KH_IS_STORE (self), NULL);

  name = g_filename_display_basename (self->path);
  switch (self->trouble)
    {
    case KH_TROUBLE_FULL:
      return g_strdup_printf (_("There is no room left on the disk of the library “%s”. Free some: what you write is kept meanwhile and saved then."), name);
    case KH_TROUBLE_READ_ONLY:
      return g_strdup_printf (_("The library “%s” can no longer be written. Make the file, its folder and its disk writable: what you write is kept meanwhile and saved then."), name);
    case KH_TROUBLE_UNREACHABLE:
      return g_strdup_printf (_("The library “%s” cannot be reached. Connect its disk or network again: what you write is kept meanwhile and saved then."), name);
    case KH_TROUBLE_BUSY:
      return g_strdup_printf (_("Another program holds the library “%s”. What you write is kept meanwhile and saved when the other one is done."), name);
    case KH_TROUBLE_DAMAGED:
      return g_strdup_printf (_("The library “%s” is damaged and can only be read. Restore it from a backup, or save what can be read into a new library; the damaged file is kept."), name);
    case KH_TROUBLE_CLOCK:
      return g_strdup (_("The computer's clock is earlier than the last edit of the library. Set date and time right: plans and backups are sorted by them."));
    case KH_TROUBLE_NONE:
    default:
      return NULL;
    }
}
