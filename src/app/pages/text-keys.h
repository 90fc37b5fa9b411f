/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys mean in an item's text, beyond what a text view does with them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KhTextMode:
 * @KH_TEXT_MARKUP: one paragraph with bold and italic
 * @KH_TEXT_PLAIN: one paragraph, plain
 * @KH_TEXT_LINES: plain, line breaks are kept
 */
typedef enum
{
  KH_TEXT_MARKUP,
  KH_TEXT_PLAIN,
  KH_TEXT_LINES,
} KhTextMode;

/**
 * KhTextCommand:
 * What the user asks for at the keyboard beyond typing. The row that holds the
 * text carries it out.
 */
typedef enum
{
  KH_TEXT_ENTER,
  KH_TEXT_JOIN_PREVIOUS,
  KH_TEXT_JOIN_NEXT,
  KH_TEXT_MOVE_UP,
  KH_TEXT_MOVE_DOWN,
  KH_TEXT_INDENT,
  KH_TEXT_OUTDENT,
  KH_TEXT_REMOVE,
  KH_TEXT_ADD_SUB,
  KH_TEXT_SELECT_ROW,
  KH_TEXT_SELECT_UP,
  KH_TEXT_SELECT_DOWN,
} KhTextCommand;

/**
 * KhTextKey:
 * @KH_TEXT_KEY_OTHER: what a text view does with it
 * @KH_TEXT_KEY_COMMAND: the detail is a #KhTextCommand
 * @KH_TEXT_KEY_SELECT: the detail is a #KhTextCommand that selects rows and changes nothing
 * @KH_TEXT_KEY_LEAVE: goes to the text above (detail -1) or below (1)
 * @KH_TEXT_KEY_STYLE: bold (detail 1) or italic (0)
 * @KH_TEXT_KEY_NOTHING: is swallowed
 */
typedef enum
{
  KH_TEXT_KEY_OTHER,
  KH_TEXT_KEY_COMMAND,
  KH_TEXT_KEY_SELECT,
  KH_TEXT_KEY_LEAVE,
  KH_TEXT_KEY_STYLE,
  KH_TEXT_KEY_NOTHING,
} KhTextKey;

/** kh_text_key_read: Returns: what the key means with the cursor where it is in @view; @detail says more */
KhTextKey kh_text_key_read (GtkTextView *view, KhTextMode mode, guint keyval, GdkModifierType state, int *detail);

G_END_DECLS
