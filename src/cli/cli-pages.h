/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands that write files of plans share. */
#pragma once

#include "cli.h"
#include "exporter.h"

G_BEGIN_DECLS

/**
 * kh_cli_find_format:
 * @output: the file to write
 * @id: (nullable): the format that was typed
 * @format: (out): the format
 * @status: (out): how to end when there is no such format
 *
 * Returns: whether @format was set
 */
gboolean kh_cli_find_format (const char *output, const char *id, KhExportFormat *format, KhCliStatus *status);

/**
 * kh_cli_run_export:
 * @exporter: of @plan or a part of it
 *
 * Writes the file, and says on standard error what the user should know of the
 * pages of a PDF.
 *
 * Returns: how to end
 */
KhCliStatus kh_cli_run_export (KhPlan *plan, KhExporter *exporter, const char *output, KhExportFormat format);

/** kh_cli_export_plan: writes @plan, all of it, as kh_cli_run_export() does. Returns: how to end */
KhCliStatus kh_cli_export_plan (KhPlan *plan, const char *output, KhExportFormat format);

G_END_DECLS
