/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zooming the preview: the usual steps, the wheel with Control, two fingers. */
#pragma once

#include "preview.h"

G_BEGIN_DECLS

/** kh_preview_zoom_step: Returns: the usual zoom @steps above @zoom, or below it where negative */
double kh_preview_zoom_step         (double zoom, int steps);

/** kh_preview_zoom_add_gestures: @widget: what the pages scroll in */
void   kh_preview_zoom_add_gestures (KhPreview *self, GtkWidget *widget);

/** kh_preview_zoom_add_actions: @actions: gets "zoom-in", "zoom-out" and "zoom-fit" */
void   kh_preview_zoom_add_actions  (KhPreview *self, GActionMap *actions);

G_END_DECLS
