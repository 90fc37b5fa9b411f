/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How windows on a body open and close edits: failures are shown as toasts. */
#pragma once

#include <gtk/gtk.h>

#include "edit.h"

G_BEGIN_DECLS

/** kh_agency_begin: @widget: within a toast overlay. Returns: (transfer full) (nullable): the edit; %NULL when it failed, which has been shown */
KhEdit  *kh_agency_begin  (GtkWidget *widget, KhStore *store, KhAgency *agency, const char *label);
/** kh_agency_commit: @edit: (transfer full). Returns: whether it is in the library; a failure has been shown */
gboolean kh_agency_commit (GtkWidget *widget, KhEdit *edit);

G_END_DECLS
