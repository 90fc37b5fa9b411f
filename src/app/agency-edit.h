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

/**
 * kh_agency_set:
 * @label: msgid of what the user did
 * @node: the agency or a node of it
 * @base: (nullable): what the window showed when the user began; %NULL for what
 *   @node has now
 *
 * One edit. A value that another program has given meanwhile is not overwritten,
 * see conflict.h; words for a node that it has deleted are offered to be copied.
 *
 * Returns: whether it is in the library, or waits for a choice
 */
gboolean kh_agency_set        (GtkWidget *widget, KhStore *store, KhAgency *agency, const char *label, gpointer node,
                               const char *property, const GValue *base, const GValue *value);
/** kh_agency_set_string: kh_agency_set() of a text; @base is never what @node has now */
gboolean kh_agency_set_string (GtkWidget *widget, KhStore *store, KhAgency *agency, const char *label, gpointer node,
                               const char *property, const char *base, const char *value);

G_END_DECLS
