/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How windows on a body open and close edits. */
#include "agency-edit.h"

#include "toast.h"

KhEdit *
kh_agency_begin (GtkWidget *widget, KhStore *store, KhAgency *agency, const char *label)
{
  g_autoptr (GError) error = NULL;
  KhEdit *edit = kh_edit_begin (store, KH_NODE (agency), label, &error);

  if (edit == NULL)
    kh_toast_show_error (widget, error);
  return edit;
}

gboolean
kh_agency_commit (GtkWidget *widget, KhEdit *edit)
{
  g_autoptr (KhEdit) owned = edit;
  g_autoptr (GError) error = NULL;

  if (kh_edit_commit (owned, &error))
    return TRUE;
  kh_toast_show_error (widget, error);
  return FALSE;
}
