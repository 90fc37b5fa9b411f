/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEditorShell: places outline, form and preview by the room there is. The only
 * class that knows which of libadwaita's adaptive widgets does it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KH_TYPE_EDITOR_SHELL (kh_editor_shell_get_type ())
G_DECLARE_FINAL_TYPE (KhEditorShell, kh_editor_shell, KH, EDITOR_SHELL, GtkWidget)

/* Properties:
 * outline, form, preview (GtkWidget, construct-only): the three parts
 * show-outline (boolean): whether the outline is in sight
 * show-preview (boolean): whether the preview is; where there is no room for
 *   both, it takes the form's place
 * preview-alone (boolean): whether the preview has the form's place
 * folded (boolean, read-only): whether the outline lies over the form
 * preview-share (double): the preview's share of the width beside the outline, 0–1 */

G_END_DECLS
