/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spelling in a text view. */
#include "text-spelling.h"

#include <glib/gi18n.h>

#include "checks.h"

/* Invariant: what lies between the two marks may have changed since it was last
 * looked at; idle is set while that is so and a dictionary is there. */
struct _KhTextSpelling
{
  GtkTextView        *view;   /* not owned: the view frees us */
  GtkTextBuffer      *buffer;
  KhPlan             *plan;   /* not owned */
  KhSpelling         *spelling;
  KhSpeller          *speller;
  GtkTextMark        *dirty_start;
  GtkTextMark        *dirty_end;
  GtkTextMark        *word_start; /* of the menu */
  GtkTextMark        *word_end;
  GtkEventController *click;
  GtkEventController *keys;
  guint               idle;
  gboolean            holds_back; /* the word at the cursor is not looked at yet */
};

static GtkTextTag *
get_tag (KhTextSpelling *self)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (self->buffer);
  GtkTextTag *tag = gtk_text_tag_table_lookup (tags, "misspelt");

  if (tag == NULL)
    {
      tag = g_object_new (GTK_TYPE_TEXT_TAG, "name", "misspelt", "underline", PANGO_UNDERLINE_ERROR, NULL);
      gtk_text_tag_table_add (tags, tag);
      g_object_unref (tag); /* the table holds it */
    }

  return tag;
}

static gboolean
is_part (const GtkTextIter *iter)
{
  gunichar c = gtk_text_iter_get_char (iter);

  return c != 0 && !g_unichar_isspace (c);
}

/* Whole stretches between spaces: a digit makes a symbol of all of it. */
static void
widen (GtkTextIter *start, GtkTextIter *end)
{
  GtkTextIter before = *start;

  while (gtk_text_iter_backward_char (&before) && is_part (&before))
    *start = before;
  while (is_part (end))
    gtk_text_iter_forward_char (end);
}

/* A word is not wrong while it is being typed. */
static gboolean
is_being_typed (KhTextSpelling *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextIter cursor;

  if (!gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor, gtk_text_buffer_get_insert (self->buffer));

  return gtk_text_iter_compare (&cursor, start) > 0 && gtk_text_iter_compare (&cursor, end) <= 0;
}

static void
check (KhTextSpelling *self, GtkTextIter *start, GtkTextIter *end)
{
  g_autofree char *text = gtk_text_buffer_get_slice (self->buffer, start, end, TRUE);
  g_autoptr (GHashTable) names = self->plan != NULL ? kh_checks_list_names (self->plan) : NULL;
  g_autoptr (GArray) wrong = kh_spelling_find (self->spelling, text, names);
  const int offset = gtk_text_iter_get_offset (start);
  gboolean holds_back = FALSE;

  gtk_text_buffer_remove_tag (self->buffer, get_tag (self), start, end);
  for (guint i = 0; i < wrong->len; i++)
    {
      const KhSpellingWord *word = &g_array_index (wrong, KhSpellingWord, i);
      GtkTextIter word_start, word_end;

      gtk_text_buffer_get_iter_at_offset (self->buffer, &word_start, offset + (int) g_utf8_pointer_to_offset (text, text + word->start));
      gtk_text_buffer_get_iter_at_offset (self->buffer, &word_end, offset + (int) g_utf8_pointer_to_offset (text, text + word->end));
      if (is_being_typed (self, &word_start, &word_end))
        holds_back = TRUE;
      else
        gtk_text_buffer_apply_tag (self->buffer, get_tag (self), &word_start, &word_end);
    }
  self->holds_back = holds_back;
}

static gboolean
idle_cb (gpointer data)
{
  KhTextSpelling *self = data;
  GtkTextIter start, end;

  self->idle = 0;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &start, self->dirty_start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &end, self->dirty_end);
  widen (&start, &end);
  check (self, &start, &end);

  /* What is held back stays dirty; the rest has been looked at. */
  if (!self->holds_back)
    {
      gtk_text_buffer_move_mark (self->buffer, self->dirty_start, &end);
      gtk_text_buffer_move_mark (self->buffer, self->dirty_end, &end);
    }

  return G_SOURCE_REMOVE;
}

static void
schedule (KhTextSpelling *self)
{
  if (self->spelling != NULL && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}

static void
make_dirty (KhTextSpelling *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextIter old_start, old_end;
  gboolean clean;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &old_start, self->dirty_start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &old_end, self->dirty_end);
  clean = gtk_text_iter_equal (&old_start, &old_end);
  if (clean || gtk_text_iter_compare (start, &old_start) < 0)
    gtk_text_buffer_move_mark (self->buffer, self->dirty_start, start);
  if (clean || gtk_text_iter_compare (end, &old_end) > 0)
    gtk_text_buffer_move_mark (self->buffer, self->dirty_end, end);
  schedule (self);
}

static void
make_all_dirty (KhTextSpelling *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  make_dirty (self, &start, &end);
}

/* What stands before the place belongs to the changed word too. */
static void
insert_cb (KhTextSpelling *self, GtkTextIter *location, const char *text, int length)
{
  GtkTextIter start = *location;

  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (text, length));
  gtk_text_iter_backward_char (&start);
  make_dirty (self, &start, location);
}

static void
delete_cb (KhTextSpelling *self, GtkTextIter *start)
{
  GtkTextIter before = *start, after = *start;

  gtk_text_iter_backward_char (&before);
  gtk_text_iter_forward_char (&after);
  make_dirty (self, &before, &after);
}

static void
cursor_moved_cb (KhTextSpelling *self)
{
  if (self->holds_back)
    schedule (self);
}

static void
update_menu_at (KhTextSpelling *self, const GtkTextIter *iter)
{
  kh_text_spelling_update_menu (self, gtk_text_iter_get_offset (iter));
}

static void
pressed_cb (KhTextSpelling *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  GtkTextIter iter;
  int buffer_x, buffer_y;

  if (event == NULL || !gdk_event_triggers_context_menu (event))
    return;
  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y);
  update_menu_at (self, &iter);
}

static gboolean
key_cb (KhTextSpelling *self, guint keyval, guint keycode, GdkModifierType state, GtkEventController *keys)
{
  GtkTextIter iter;

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    {
      gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
      update_menu_at (self, &iter);
    }

  return GDK_EVENT_PROPAGATE;
}

/* The word of the menu, as it is now. Returns: (transfer full) */
static char *
dup_word (KhTextSpelling *self, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_mark (self->buffer, start, self->word_start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, end, self->word_end);

  return gtk_text_buffer_get_slice (self->buffer, start, end, TRUE);
}

static void
replace_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhTextSpelling *self = user_data;
  GtkTextIter start, end;
  g_autofree char *word = dup_word (self, &start, &end);

  if (*word == '\0' || !gtk_text_view_get_editable (self->view))
    return;
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, g_variant_get_string (parameter, NULL), -1);
  gtk_text_buffer_end_user_action (self->buffer);
}

static void
add_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhTextSpelling *self = user_data;
  GtkTextIter start, end;
  g_autofree char *word = dup_word (self, &start, &end);

  if (*word != '\0' && self->spelling != NULL)
    kh_spelling_add_word (self->spelling, word);
}

static void
add_actions (KhTextSpelling *self)
{
  static const GActionEntry entries[] = {
    { .name = "replace", .parameter_type = "s", .activate = replace_action },
    { .name = "add", .activate = add_action },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self->view), "spelling", G_ACTION_GROUP (actions));
}

KhTextSpelling *
kh_text_spelling_new (GtkTextView *view, KhPlan *plan)
{
  KhTextSpelling *self;
  GtkTextIter start;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_new0 (KhTextSpelling, 1);
  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  self->plan = plan;
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  self->dirty_start = gtk_text_buffer_create_mark (self->buffer, NULL, &start, TRUE);
  self->dirty_end = gtk_text_buffer_create_mark (self->buffer, NULL, &start, FALSE);
  self->word_start = gtk_text_buffer_create_mark (self->buffer, NULL, &start, TRUE);
  self->word_end = gtk_text_buffer_create_mark (self->buffer, NULL, &start, FALSE);
  g_signal_connect_data (self->buffer, "insert-text", G_CALLBACK (insert_cb), self, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_data (self->buffer, "delete-range", G_CALLBACK (delete_cb), self, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (self->buffer, "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self);
  g_signal_connect_swapped (view, "notify::has-focus", G_CALLBACK (cursor_moved_cb), self);

  self->click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->click), 0);
  gtk_event_controller_set_propagation_phase (self->click, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), self->click);
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), self->keys);
  add_actions (self);

  return self;
}

void
kh_text_spelling_free (KhTextSpelling *self)
{
  g_return_if_fail (self != NULL);

  if (self->speller != NULL)
    g_signal_handlers_disconnect_by_data (self->speller, self);
  g_clear_object (&self->speller);
  kh_text_spelling_set_spelling (self, NULL);
  g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_signal_handlers_disconnect_by_data (self->view, self);
  gtk_widget_remove_controller (GTK_WIDGET (self->view), self->click);
  gtk_widget_remove_controller (GTK_WIDGET (self->view), self->keys);
  gtk_widget_insert_action_group (GTK_WIDGET (self->view), "spelling", NULL);
  gtk_text_buffer_delete_mark (self->buffer, self->dirty_start);
  gtk_text_buffer_delete_mark (self->buffer, self->dirty_end);
  gtk_text_buffer_delete_mark (self->buffer, self->word_start);
  gtk_text_buffer_delete_mark (self->buffer, self->word_end);
  g_object_unref (self->buffer);
  g_free (self);
}

void
kh_text_spelling_set_spelling (KhTextSpelling *self, KhSpelling *spelling)
{
  GtkTextIter start, end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (spelling == NULL || KH_IS_SPELLING (spelling));

  if (self->spelling == spelling)
    return;
  if (self->spelling != NULL)
    g_signal_handlers_disconnect_by_data (self->spelling, self);
  g_set_object (&self->spelling, spelling);
  if (spelling != NULL)
    {
      g_signal_connect_swapped (spelling, "changed", G_CALLBACK (make_all_dirty), self);
      make_all_dirty (self);
      return;
    }

  g_clear_handle_id (&self->idle, g_source_remove);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, get_tag (self), &start, &end);
  gtk_text_view_set_extra_menu (self->view, NULL);
}

static void
speller_changed_cb (KhTextSpelling *self)
{
  kh_text_spelling_set_spelling (self, kh_speller_get_spelling (self->speller));
}

void
kh_text_spelling_follow (KhTextSpelling *self, KhSpeller *speller)
{
  g_return_if_fail (self != NULL && self->speller == NULL);
  g_return_if_fail (KH_IS_SPELLER (speller));

  self->speller = g_object_ref (speller);
  g_signal_connect_swapped (speller, "notify::spelling", G_CALLBACK (speller_changed_cb), self);
  speller_changed_cb (self);
}

static void
append_suggestions (KhTextSpelling *self, GMenu *menu, const char *word)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_auto (GStrv) suggestions = NULL;
  g_autoptr (GMenu) section = g_menu_new ();

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_slice (self->buffer, &start, &end, TRUE);
  suggestions = kh_spelling_suggest (self->spelling, word, text);
  for (char **suggestion = suggestions; *suggestion != NULL; suggestion++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
      /* An underscore would name a shortcut key; words have none. */
      g_menu_item_set_label (item, *suggestion);
      g_menu_item_set_action_and_target (item, "spelling.replace", "s", *suggestion);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

void
kh_text_spelling_update_menu (KhTextSpelling *self, int offset)
{
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenu) section = NULL;
  g_autofree char *word = NULL;
  GtkTextIter start, end;
  GtkTextTag *tag;

  g_return_if_fail (self != NULL);

  tag = get_tag (self);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, offset);
  end = start;
  if (self->spelling == NULL || (!gtk_text_iter_has_tag (&start, tag) && !gtk_text_iter_ends_tag (&start, tag)))
    {
      gtk_text_view_set_extra_menu (self->view, NULL);
      return;
    }
  if (!gtk_text_iter_starts_tag (&start, tag))
    gtk_text_iter_backward_to_tag_toggle (&start, tag);
  if (!gtk_text_iter_ends_tag (&end, tag))
    gtk_text_iter_forward_to_tag_toggle (&end, tag);
  gtk_text_buffer_move_mark (self->buffer, self->word_start, &start);
  gtk_text_buffer_move_mark (self->buffer, self->word_end, &end);
  word = gtk_text_buffer_get_slice (self->buffer, &start, &end, TRUE);

  menu = g_menu_new ();
  section = g_menu_new ();
  if (gtk_text_view_get_editable (self->view))
    append_suggestions (self, menu, word);
  g_menu_append (section, _("_Add to Dictionary"), "spelling.add");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  gtk_text_view_set_extra_menu (self->view, G_MENU_MODEL (menu));
}
