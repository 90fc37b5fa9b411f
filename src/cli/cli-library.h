/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands that work with the library share: opening it, its plans, their findings. */
#pragma once

#include "cli.h"
#include "kh-core.h"
#include "store.h"

G_BEGIN_DECLS

/** kh_cli_library_path: Returns: (transfer full): the library that the command is about */
char *kh_cli_library_path (KhCli *cli);

/**
 * kh_cli_open:
 * @flags: %KH_STORE_OPEN_READ_ONLY for commands that only read; a library of an
 *   older version is brought to this one all the same, where it can be written
 *
 * Returns: (transfer full) (nullable): the library; %NULL after its error was
 *   said on standard error
 */
KhStore *kh_cli_open (KhCli *cli, KhStoreOpenFlags flags);

/**
 * kh_cli_load:
 * @text: a plan's id as typed
 * @status: (out): how to end when there is no such plan
 *
 * Returns: (transfer full) (nullable): the plan, from the library opened read-only
 */
KhPlan  *kh_cli_load (KhCli *cli, const char *text, KhCliStatus *status);

/**
 * kh_cli_parse_id:
 * @text: a plan's id as typed
 * @status: (out): how to end when it is none
 *
 * Returns: whether @id was set
 */
gboolean kh_cli_parse_id (const char *text, gint64 *id, KhCliStatus *status);

/**
 * kh_cli_parse_period:
 * @code: the value of --period as typed
 * @period: (out): the period
 * @status: (out): how to end if @code is none
 *
 * Returns: whether @period was set
 */
gboolean kh_cli_parse_period (const char *code, KhReportPeriod *period, KhCliStatus *status);

/** kh_cli_find_unit: Returns: (transfer none) (nullable): the unit of the plan's body with the full or short name @name; %NULL with @error set */
KhUnit  *kh_cli_find_unit (KhPlan *plan, const char *name, GError **error);

/** kh_cli_finding_dup_message: Returns: (transfer full): what @finding says, in the user's language */
char *kh_cli_finding_dup_message (KhFinding *finding);

/** kh_cli_note_findings: says @plan's findings on standard error, a line each, that begins with @name */
void kh_cli_note_findings (KhPlan *plan, const char *name);

G_END_DECLS
