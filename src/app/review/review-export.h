/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison as a file: a list of the changes, or the later plan with tracked changes. */
#pragma once

#include <gtk/gtk.h>

#include "comparison.h"
#include "exporter.h"

G_BEGIN_DECLS

/**
 * kh_review_export:
 * @page: over which it is said what became of it
 * @file: replaced as a whole or not at all
 * @format: %KH_EXPORT_PDF for the list, %KH_EXPORT_DOCX for the tracked changes
 */
void kh_review_export        (GtkWidget *page, KhComparison *comparison, GFile *file, KhExportFormat format);

/** kh_review_export_choose: asks for the file first */
void kh_review_export_choose (GtkWidget *page, KhComparison *comparison, KhExportFormat format);

G_END_DECLS
