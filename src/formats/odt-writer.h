/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A composed document as an OpenDocument text that somebody can go on with. */
#pragma once

#include "profile.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * kh_odt_write:
 * @document: what to write
 * @profile: its format; every length comes from it
 * @error: #KhLayoutError when no font is there to measure with, or #GIOErrorEnum
 *
 * As kh_docx_write(), in LibreOffice's own format.
 *
 * Returns: (transfer full): the file's bytes; %NULL with @error set
 */
GBytes *kh_odt_write (KhDocument *document, KhProfile *profile, GError **error);

G_END_DECLS
