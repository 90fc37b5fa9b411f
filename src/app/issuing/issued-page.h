/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhIssuedPage: the register of issued plans, a year at a time. */
#pragma once

#include "window.h"

G_BEGIN_DECLS

#define KH_TYPE_ISSUED_PAGE (kh_issued_page_get_type ())
G_DECLARE_FINAL_TYPE (KhIssuedPage, kh_issued_page, KH, ISSUED_PAGE, GtkWidget)

/** kh_issued_page_new: shows the newest year that has any */
GtkWidget *kh_issued_page_new    (KhStore *store, GError **error);

/** kh_issued_page_export: writes the year in sight to @file, and tells the user when it is done. @format: "csv" or "pdf" */
void       kh_issued_page_export (KhIssuedPage *self, GFile *file, const char *format);

/** kh_issued_actions_install: gives @window its action "show-issued" */
void       kh_issued_actions_install (KhWindow *window);

G_END_DECLS
