/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys mean in an item's text, beyond what a text view does with them. */
#include "text-keys.h"

#include "text-cursor.h"

static KhTextKey
read_enter (KhTextMode mode, GdkModifierType mods, int *detail)
{
  if (mode == KH_TEXT_LINES)
    return KH_TEXT_KEY_OTHER;
  if (mods != 0 && mods != (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    return KH_TEXT_KEY_NOTHING;
  *detail = mods == 0 ? KH_TEXT_ENTER : KH_TEXT_ADD_SUB;
  return KH_TEXT_KEY_COMMAND;
}

static KhTextKey
read_delete (GtkTextView *view, GdkModifierType mods, int *detail)
{
  if (mods == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    *detail = KH_TEXT_REMOVE;
  else if (mods == 0 && kh_text_cursor_at_edge (view, 1))
    *detail = KH_TEXT_JOIN_NEXT;
  else
    return KH_TEXT_KEY_OTHER;
  return KH_TEXT_KEY_COMMAND;
}

static KhTextKey
read_arrow (GtkTextView *view, GdkModifierType mods, int direction, int *detail)
{
  if (mods == GDK_ALT_MASK)
    {
      *detail = direction < 0 ? KH_TEXT_MOVE_UP : KH_TEXT_MOVE_DOWN;
      return KH_TEXT_KEY_COMMAND;
    }
  if (mods == GDK_SHIFT_MASK && kh_text_cursor_touches_edge (view, direction))
    {
      *detail = direction < 0 ? KH_TEXT_SELECT_UP : KH_TEXT_SELECT_DOWN;
      return KH_TEXT_KEY_SELECT;
    }
  *detail = direction;
  return mods == 0 && kh_text_cursor_at_edge_line (view, direction) ? KH_TEXT_KEY_LEAVE : KH_TEXT_KEY_OTHER;
}

KhTextKey
kh_text_key_read (GtkTextView *view, KhTextMode mode, guint keyval, GdkModifierType state, int *detail)
{
  GdkModifierType mods = state & gtk_accelerator_get_default_mod_mask ();
  KhTextKey if_control = mods == GDK_CONTROL_MASK ? KH_TEXT_KEY_COMMAND : KH_TEXT_KEY_OTHER;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return read_enter (mode, mods, detail);
    case GDK_KEY_BackSpace:
      *detail = KH_TEXT_JOIN_PREVIOUS;
      return mods == 0 && kh_text_cursor_at_edge (view, -1) ? KH_TEXT_KEY_COMMAND : KH_TEXT_KEY_OTHER;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return read_delete (view, mods, detail);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return read_arrow (view, mods, -1, detail);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return read_arrow (view, mods, 1, detail);
    case GDK_KEY_bracketright:
      *detail = KH_TEXT_INDENT;
      return if_control;
    case GDK_KEY_bracketleft:
      *detail = KH_TEXT_OUTDENT;
      return if_control;
    case GDK_KEY_b:
    case GDK_KEY_B:
    case GDK_KEY_i:
    case GDK_KEY_I:
      *detail = keyval == GDK_KEY_b || keyval == GDK_KEY_B;
      return mods == GDK_CONTROL_MASK && mode == KH_TEXT_MARKUP ? KH_TEXT_KEY_STYLE : KH_TEXT_KEY_OTHER;
    case GDK_KEY_a:
    case GDK_KEY_A:
      *detail = KH_TEXT_SELECT_ROW;
      return mods == GDK_CONTROL_MASK && kh_text_cursor_selects_all (view) ? KH_TEXT_KEY_SELECT : KH_TEXT_KEY_OTHER;
    case GDK_KEY_Escape:
      *detail = KH_TEXT_SELECT_ROW;
      return mods == 0 ? KH_TEXT_KEY_SELECT : KH_TEXT_KEY_OTHER;
    default:
      return KH_TEXT_KEY_OTHER;
    }
}
