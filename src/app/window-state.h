/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhWindowState: what the window looked like when it was last closed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KhWindowState:
 * @width, @height: size in logical pixels when not maximized
 * @preview_share: how much of the room beside the outline the preview takes, 0–1
 * @spelling: whether words are checked
 * @zoom: the preview's zoom; 0 fits the page's width
 * @thumbnails: whether the preview has its pages small at the side
 */
typedef struct
{
  int      width;
  int      height;
  gboolean maximized;
  gboolean preview;
  gboolean spelling;
  double   preview_share;
  double   zoom;
  gboolean thumbnails;
} KhWindowState;

/**
 * kh_window_state_load:
 * @state: (out caller-allocates): filled with what was kept, within sensible
 *   bounds, and the usual values where nothing was kept
 */
void kh_window_state_load (KhWindowState *state);

/** kh_window_state_save: keeps @state; a failure is only logged, since nothing of the user's is lost. */
void kh_window_state_save (const KhWindowState *state);

G_END_DECLS
