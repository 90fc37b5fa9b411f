/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzz targets share: each says how its bytes are read, the rest is common. */
#pragma once

#include "kh-core.h"

#include <gio/gio.h>

G_BEGIN_DECLS

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/** kh_fuzz_read: of each target: Returns: (transfer full) (nullable): the plan; %NULL with @error set */
KhPlan *kh_fuzz_read (GBytes *bytes, GError **error);

/**
 * kh_fuzz_pack:
 * @part: name of the part that holds the text
 *
 * Random bytes are hardly ever a good zip archive. So what is no archive is
 * taken for the part with the text, in an archive that is whole.
 *
 * Returns: (transfer full): an archive
 */
GBytes *kh_fuzz_pack (GBytes *bytes, const char *part);

G_END_DECLS
