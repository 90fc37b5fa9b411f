/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selecting whole rows by pointer and keyboard. */
#include "row-input.h"

#include "row-selection.h"

#define BODY_KEY "kh-row-body"
#define WAITING_KEY "kh-row-click-waits"
#define A_FORM_FULL 10 /* rows that Page Up and Page Down go */

static const struct
{
  guint keyval;
  GdkModifierType mods;
  const char *action;
} keys[] = {
  { GDK_KEY_x, GDK_CONTROL_MASK, "rows.cut" },
  { GDK_KEY_Delete, GDK_SHIFT_MASK, "rows.cut" },
  { GDK_KEY_c, GDK_CONTROL_MASK, "rows.copy" },
  { GDK_KEY_Insert, GDK_CONTROL_MASK, "rows.copy" },
  { GDK_KEY_v, GDK_CONTROL_MASK, "rows.paste" },
  { GDK_KEY_Insert, GDK_SHIFT_MASK, "rows.paste" },
  { GDK_KEY_a, GDK_CONTROL_MASK, "rows.select-all" },
  { GDK_KEY_Up, GDK_ALT_MASK, "rows.up" },
  { GDK_KEY_Down, GDK_ALT_MASK, "rows.down" },
  { GDK_KEY_Delete, 0, "rows.remove" },
  { GDK_KEY_Delete, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "rows.remove" },
  { GDK_KEY_BackSpace, 0, "rows.remove" },
  { GDK_KEY_Return, 0, "rows.edit" },
  { GDK_KEY_F2, 0, "rows.edit" },
  { GDK_KEY_Escape, 0, "rows.edit" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "rows.menu" },
  { GDK_KEY_Menu, 0, "rows.menu" },
};

/* The keypad's keys mean what the others do; so do letters with Caps Lock on. */
static guint
normalize (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_KP_Up:
      return GDK_KEY_Up;
    case GDK_KEY_KP_Down:
      return GDK_KEY_Down;
    case GDK_KEY_KP_Home:
      return GDK_KEY_Home;
    case GDK_KEY_KP_End:
      return GDK_KEY_End;
    case GDK_KEY_KP_Page_Up:
      return GDK_KEY_Page_Up;
    case GDK_KEY_KP_Page_Down:
      return GDK_KEY_Page_Down;
    case GDK_KEY_KP_Delete:
      return GDK_KEY_Delete;
    case GDK_KEY_KP_Insert:
      return GDK_KEY_Insert;
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return GDK_KEY_Return;
    default:
      return gdk_keyval_to_lower (keyval);
    }
}

/* How many rows a key goes, 0 if it goes nowhere. */
static int
get_steps (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
      return -1;
    case GDK_KEY_Down:
      return 1;
    case GDK_KEY_Page_Up:
      return -A_FORM_FULL;
    case GDK_KEY_Page_Down:
      return A_FORM_FULL;
    case GDK_KEY_Home:
      return G_MININT;
    case GDK_KEY_End:
      return G_MAXINT;
    default:
      return 0;
    }
}

static gboolean
key_pressed_cb (KhItemLine *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType mods = state & gtk_accelerator_get_default_mod_mask ();
  guint key = normalize (keyval);
  int steps = get_steps (key);
  KhFormPage *page = kh_item_line_get_page (self);

  if (!gtk_widget_is_focus (GTK_WIDGET (self)) || page == NULL)
    return GDK_EVENT_PROPAGATE;
  if (steps != 0 && (mods == 0 || mods == GDK_SHIFT_MASK))
    {
      kh_row_selection_step (kh_form_page_get_selection (page), steps, mods == GDK_SHIFT_MASK);
      return GDK_EVENT_STOP;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == key && keys[i].mods == mods)
      {
        gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
is_in_margin (GtkWidget *line, double x)
{
  GtkWidget *body = g_object_get_data (G_OBJECT (line), BODY_KEY);
  graphene_rect_t area;

  if (!gtk_widget_compute_bounds (body, line, &area))
    return FALSE;
  return gtk_widget_get_direction (line) == GTK_TEXT_DIR_RTL ? x > area.origin.x + area.size.width
                                                             : x < area.origin.x;
}

static void
pressed_cb (KhItemLine *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GtkWidget *line = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType mods = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  KhFormPage *page = kh_item_line_get_page (self);
  KhItem *item = kh_item_line_get_item (self);
  KhRowSelection *selection;

  if (page == NULL || !is_in_margin (line, x) || (button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_SECONDARY))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  selection = kh_form_page_get_selection (page);
  g_object_set_data (G_OBJECT (line), WAITING_KEY, NULL);
  if (button == GDK_BUTTON_SECONDARY)
    {
      if (!kh_row_selection_contains (selection, item))
        kh_row_selection_select (selection, item);
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      kh_item_line_open_menu (self);
    }
  else if ((mods & GDK_SHIFT_MASK) != 0)
    kh_row_selection_extend (selection, item);
  else if ((mods & GDK_CONTROL_MASK) != 0)
    kh_row_selection_toggle (selection, item);
  else if (kh_row_selection_contains (selection, item))
    /* All that is selected may be dragged from here: what a click means is known when the button is let go. */
    g_object_set_data (G_OBJECT (line), WAITING_KEY, GINT_TO_POINTER (1));
  else
    kh_row_selection_select (selection, item);
}

static void
released_cb (KhItemLine *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GtkWidget *line = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  KhFormPage *page = kh_item_line_get_page (self);

  if (page == NULL || g_object_steal_data (G_OBJECT (line), WAITING_KEY) == NULL)
    return;
  kh_row_selection_select (kh_form_page_get_selection (page), kh_item_line_get_item (self));
}

void
kh_row_input_add (KhItemLine *self, GtkWidget *line, GtkWidget *body)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);

  g_object_set_data (G_OBJECT (line), BODY_KEY, body);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (line, GTK_EVENT_CONTROLLER (click));
}
