/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing by an input method that composes: a stand-in for those of IBus and
 * Fcitx, which underline the word that is being typed and commit it when it is
 * done, or when they are reset. */
#include "entry-binding.h"
#include "forms-fixture.h"
#include "window-fixture.h"

#define STAND_IN_TYPE (stand_in_get_type ())
G_DECLARE_FINAL_TYPE (StandIn, stand_in, STAND, IN, GtkIMContext)

struct _StandIn
{
  GtkIMContext parent_instance;

  char *preedit; /* never NULL */
};

G_DEFINE_FINAL_TYPE (StandIn, stand_in, GTK_TYPE_IM_CONTEXT)

static StandIn *focused;

static void
set_preedit (StandIn *self, const char *text)
{
  gboolean before = *self->preedit != '\0', after = *text != '\0';
  char *old = self->preedit;

  self->preedit = g_strdup (text);
  g_free (old);
  if (!before && after)
    g_signal_emit_by_name (self, "preedit-start");
  g_signal_emit_by_name (self, "preedit-changed");
  if (before && !after)
    g_signal_emit_by_name (self, "preedit-end");
}

static void
commit (StandIn *self, const char *text)
{
  set_preedit (self, "");
  g_signal_emit_by_name (self, "commit", text);
}

static void
stand_in_get_preedit_string (GtkIMContext *context, char **text, PangoAttrList **attributes, int *cursor)
{
  StandIn *self = STAND_IN (context);

  if (text != NULL)
    *text = g_strdup (self->preedit);
  if (attributes != NULL)
    *attributes = pango_attr_list_new ();
  if (cursor != NULL)
    *cursor = (int) g_utf8_strlen (self->preedit, -1);
}

static void
stand_in_focus_in (GtkIMContext *context)
{
  focused = STAND_IN (context);
}

static void
stand_in_reset (GtkIMContext *context)
{
  StandIn *self = STAND_IN (context);
  g_autofree char *text = g_strdup (self->preedit);

  if (*text != '\0')
    commit (self, text);
}

/* Letters make a word, Enter ends it, Backspace takes a letter off it; any other
 * key, and these without a word, are the application's. */
static gboolean
stand_in_filter_keypress (GtkIMContext *context, GdkEvent *event)
{
  StandIn *self = STAND_IN (context);
  g_autofree char *text = g_strdup (self->preedit);

  guint keyval;

  if (gdk_event_get_event_type (event) != GDK_KEY_PRESS)
    return FALSE;
  keyval = gdk_key_event_get_keyval (event);
  if (keyval >= GDK_KEY_a && keyval <= GDK_KEY_z)
    {
      g_autofree char *longer = g_strdup_printf ("%s%c", text, (char) keyval);

      set_preedit (self, longer);
      return TRUE;
    }
  if (*text == '\0')
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Return:
      commit (self, text);
      return TRUE;
    case GDK_KEY_BackSpace:
      *g_utf8_prev_char (text + strlen (text)) = '\0';
      set_preedit (self, text);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
stand_in_finalize (GObject *object)
{
  if (focused == STAND_IN (object))
    focused = NULL;
  g_free (STAND_IN (object)->preedit);

  G_OBJECT_CLASS (stand_in_parent_class)->finalize (object);
}

static void
stand_in_class_init (StandInClass *klass)
{
  GtkIMContextClass *context_class = GTK_IM_CONTEXT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stand_in_finalize;
  context_class->get_preedit_string = stand_in_get_preedit_string;
  context_class->focus_in = stand_in_focus_in;
  context_class->reset = stand_in_reset;
  context_class->filter_keypress = stand_in_filter_keypress;
}

static void
stand_in_init (StandIn *self)
{
  self->preedit = g_strdup ("");
}

/* A view asks the module for its context when it first has the focus. */
static void
focus (FormsFixture *fixture, gpointer node)
{
  focused = NULL;
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (gtk_window_is_active (GTK_WINDOW (fixture->window)));
  forms_place_cursor (fixture, node, 0);
  wait_until (focused != NULL);
}

/* A key as the keyboard sends it, and the time it takes to come. */
static void
press (const char *key)
{
  const char *const command[] = { "xdotool", "key", key, NULL };
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Types letters, which the input method composes. */
static void
compose (const char *letters)
{
  for (const char *p = letters; *p != '\0'; p++)
    {
      char key[2] = { *p, '\0' };

      press (key);
    }
  wait_until (g_str_has_suffix (focused->preedit, letters));
}

static void
test_not_saved (FormsFixture *fixture, gconstpointer data)
{
  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  focus (fixture, fixture->first);
  compose ("tie");
  forms_assert_shown (fixture, fixture->first, "Rà soát văn bản của Sở.");
  g_assert_true (kh_item_text_get_composing (forms_get_text (fixture, fixture->first)));

  /* The model changes from elsewhere: the field waits. */
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Edit task text", &error);

    kh_edit_set (edit, fixture->first, "text", "Lời khác.", NULL);
    g_assert_true (kh_edit_commit (edit, &error));
  }
  forms_settle ();
  forms_assert_shown (fixture, fixture->first, "Rà soát văn bản của Sở.");
  forms_assert_stored_text (fixture, fixture->first, "Lời khác.");
  set_preedit (focused, "");
  forms_assert_shown (fixture, fixture->first, "Lời khác.");
}

/* Before an export, an undo or leaving, the word is given to the text. */
static void
test_flushed (FormsFixture *fixture, gconstpointer data)
{
  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  focus (fixture, fixture->first);
  compose ("tieng");
  forms_assert_stored_text (fixture, fixture->first, "Rà soát <b>văn bản</b> của Sở.");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpstr (focused->preedit, ==, "");
  forms_assert_stored_text (fixture, fixture->first, "tiengRà soát <b>văn bản</b> của Sở.");

  compose ("lai");
  forms_place_cursor (fixture, fixture->second, 0);
  forms_settle ();
  forms_assert_stored_text (fixture, fixture->first, "tienglaiRà soát <b>văn bản</b> của Sở.");
}

static void
test_entry_flushed (FormsFixture *fixture, gconstpointer data)
{
  GtkEditable *place;

  forms_show_page (fixture, KH_PAGE_GENERAL, NULL);
  place = GTK_EDITABLE (forms_find_template_child (fixture, "place"));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (gtk_window_is_active (GTK_WINDOW (fixture->window)));
  focused = NULL;
  gtk_widget_grab_focus (GTK_WIDGET (place));
  wait_until (focused != NULL);
  compose ("mau");
  g_assert_cmpstr (gtk_editable_get_text (place), ==, "");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpstr (gtk_editable_get_text (place), ==, "mau");
  g_assert_cmpstr (kh_plan_get_place (fixture->plan), ==, "mau");
}

/* While it composes, Enter and Backspace are the input method's; then the form's. */
static void
test_keys (FormsFixture *fixture, gconstpointer data)
{
  GListModel *tasks = kh_section_get_items (fixture->group);
  guint n_tasks = g_list_model_get_n_items (tasks);

  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  focus (fixture, fixture->second);
  compose ("abc");
  press ("BackSpace");
  wait_until (g_str_equal (focused->preedit, "ab"));
  press ("Return");
  wait_until (*focused->preedit == '\0');
  forms_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (tasks), ==, n_tasks);
  forms_assert_shown (fixture, fixture->second, "abLấy ý kiến về dự thảo.");

  press ("Return");
  wait_until (g_list_model_get_n_items (tasks) == n_tasks + 1);
}

/* Letters and marks that come apart are kept together. */
static void
test_composed (FormsFixture *fixture, gconstpointer data)
{
  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  focus (fixture, fixture->first);
  commit (focused, "Tie\xCC\x82\xCC\x81ng ");
  kh_editor_page_flush (fixture->page);
  forms_assert_stored_text (fixture, fixture->first, "Tiếng Rà soát <b>văn bản</b> của Sở.");
}

#undef CASE
#define CASE(path, func) g_test_add ("/input-method/" path, FormsFixture, NULL, forms_set_up, func, forms_tear_down)

static void
add_cases (void)
{
  g_io_extension_point_implement ("gtk-im-module", STAND_IN_TYPE, "stand-in", 10);
  g_object_set (gtk_settings_get_default (), "gtk-im-module", "stand-in", NULL);

  CASE ("not-saved", test_not_saved);
  CASE ("flushed", test_flushed);
  CASE ("entry-flushed", test_entry_flushed);
  CASE ("keys", test_keys);
  CASE ("composed", test_composed);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
