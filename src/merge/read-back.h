/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to merge: what a document or a table that came back says of the part that was sent. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * kh_read_back:
 * @base: what was sent
 * @unchanged: what it reads as when it is written in the file's format and read
 * @file: what was read from the file
 * @seen: (out) (transfer full): @base as far as @unchanged shows it, in the shape of that
 * @theirs: (out) (transfer full): the same with what differs between @unchanged and @file
 *
 * Nodes of @unchanged and @file go by the identities that the file carries, else by
 * their words, and have those of @base in @seen and @theirs. All three plans name the
 * same units and documents.
 */
void kh_read_back (KhPlan *base, KhPlan *unchanged, KhPlan *file, KhPlan **seen, KhPlan **theirs);

G_END_DECLS
