/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program that reads a stranger's file says to the one that asked. */
#pragma once

#include "reader.h"

G_BEGIN_DECLS

/* The plan's own XML is at most KH_XML_READER_MAX_BYTES; remarks come with it. */
#define KH_READER_REPLY_MAX_BYTES (96 * 1024 * 1024)

/** kh_reader_reply_new: @plan: (nullable): what was read; @error: (nullable): why not. Returns: (transfer full): the reply */
GBytes *kh_reader_reply_new (KhPlan *plan, const GError *error);

/**
 * kh_reader_reply_parse:
 * @reply: not to be trusted: who read the file may have fallen to it
 * @error: as the reader's, or %KH_READER_ERROR_INVALID when the reply is none
 *
 * Returns: (transfer full): the plan
 */
KhPlan *kh_reader_reply_parse (GBytes *reply, GError **error);

G_END_DECLS
