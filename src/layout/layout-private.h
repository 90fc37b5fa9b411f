/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests and benches ask of layout beyond its public face. */
#pragma once

#include "layout.h"
#include "paragraphs.h"

G_BEGIN_DECLS

/**
 * kh_layout_run_full:
 * @first_fit: break lines first-fit, to measure what total fit brings
 */
KhFrames *kh_layout_run_full (KhDocument *document, KhProfile *profile, gboolean first_fit,
                              GCancellable *cancellable, GError **error);

/** kh_layout_run_with: @paragraphs: of @profile; those it lacks are added */
KhFrames *kh_layout_run_with (KhDocument *document, KhProfile *profile, KhParagraphs *paragraphs, gboolean first_fit,
                              GCancellable *cancellable, GError **error);

G_END_DECLS
