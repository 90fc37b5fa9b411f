/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of the dialogs that make a plan. */
#include "plan-dialog.h"

#include "toast.h"

gint64
kh_plan_dialog_add (GtkWidget *place, KhStore *store, KhPlan *plan, const GError *error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 id = 0;

  g_return_val_if_fail (GTK_IS_WIDGET (place), 0);
  g_return_val_if_fail (KH_IS_STORE (store), 0);
  g_return_val_if_fail (plan != NULL || error != NULL, 0);

  if (plan != NULL)
    id = kh_store_add_plan (store, plan, &local_error);
  if (id == 0)
    kh_toast_show_error (place, plan != NULL ? local_error : error);

  return id;
}

void
kh_plan_dialog_let_enter_create (GtkSpinButton *year)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (year));

  /* The field itself cannot be told so before GTK 4.14. */
  g_return_if_fail (GTK_IS_TEXT (text));
  gtk_text_set_activates_default (GTK_TEXT (text), TRUE);
}
