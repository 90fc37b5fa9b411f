/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says of a kept version. */
#pragma once

#include "revision.h"

G_BEGIN_DECLS

/** kh_version_words_kind: Returns: (transfer none): translated: why it was kept */
const char *kh_version_words_kind       (KhRevision *revision);
/** kh_version_words_dup_title: Returns: (transfer full): its name, else why it was kept */
char       *kh_version_words_dup_title   (KhRevision *revision);
/** kh_version_words_dup_details: Returns: (transfer full): when, why if the title does not say so, and the plan's state */
char       *kh_version_words_dup_details (KhRevision *revision);
/** kh_version_words_dup_short: Returns: (transfer full): its name, else when it was kept: what a sentence calls it */
char       *kh_version_words_dup_short   (KhRevision *revision);

G_END_DECLS
