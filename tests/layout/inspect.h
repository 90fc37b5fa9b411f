/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of any laid-out document. Each check stops the test with the place. */
#pragma once

#include "layout.h"

G_BEGIN_DECLS

#define KH_MM (72.0 / 25.4)

KhProfile *kh_inspect_load_profile (const char *choices);
KhFrames *kh_inspect_layout (KhDocument *document, const char *choices);

/** kh_inspect_find: Returns: whether there is a @nth thing of @role, counted over all pages */
gboolean kh_inspect_find (KhFrames *frames, KhRole role, guint nth, guint *page, KhPlaced *placed);
guint kh_inspect_count (KhFrames *frames, KhRole role);

/** kh_inspect_text: No text of the document is lost or shown twice. */
void kh_inspect_text (KhDocument *document, KhFrames *frames);
/** kh_inspect_places: All is inside the margins, and no two texts overlap. */
void kh_inspect_places (KhFrames *frames, KhProfile *profile);
/** kh_inspect_keeps: Widows, orphans, headings, signature, table heads and groups, closing mark. */
void kh_inspect_keeps (KhDocument *document, KhFrames *frames);

G_END_DECLS
