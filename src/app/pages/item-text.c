/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhItemText: a text that grows with its words and saves itself. */
#include "item-text.h"

#include <glib/gi18n.h>

#include "application.h"
#include "autosave.h"
#include "cite-assist.h"
#include "form-edit.h"
#include "markup.h"
#include "paste.h"
#include "rich-buffer.h"
#include "text-cursor.h"
#include "text-measure.h"
#include "text-spelling.h"
#include "text-typing.h"

#define LINE_SPACING 3

struct _KhItemText
{
  GtkTextView parent_instance;

  KhFormPage *page; /* weak */
  KhNode *node;
  char *property;
  const char *label;
  KhTextMode mode;
  char *placeholder;

  char *saved;      /* the model's text as this field last saw or wrote it */
  char *preedit;    /* what the input method composes, NULL for nothing */
  gboolean stale;   /* the model changed while composing */
  gboolean loading; /* the buffer is being changed by us */
  gboolean saving;
  KhAutosave *autosave; /* NULL until it is bound, as typing */
  KhTextTyping *typing;
  KhTextSpelling *spelling;
  KhCiteAssist *cites; /* NULL where no markup is */
  KhTextHeights heights;
};

enum
{
  PROP_0,
  PROP_PLACEHOLDER,
  N_PROPS
};

enum
{
  COMMAND,
  PASTE_LINES,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void field_init (KhFormFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KhItemText, kh_item_text, GTK_TYPE_TEXT_VIEW,
                               G_IMPLEMENT_INTERFACE (KH_TYPE_FORM_FIELD, field_init))

static GtkTextBuffer *
get_buffer (KhItemText *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* The words, their style or the font are others. */
static void
forget_heights (KhItemText *self)
{
  self->heights.n_asked = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static char *
dup_value (KhItemText *self)
{
  char *value = NULL;

  g_object_get (self->node, self->property, &value, NULL);
  return value != NULL ? value : g_strdup ("");
}

/* The words of the buffer as the model would hold them. */
static char *
dup_buffer_text (KhItemText *self)
{
  if (self->mode == KH_TEXT_MARKUP)
    return kh_rich_buffer_dup_all (get_buffer (self));
  return kh_rich_buffer_dup_plain (get_buffer (self), self->mode == KH_TEXT_LINES);
}

static void
set_loading (KhItemText *self, gboolean loading)
{
  self->loading = loading;
  kh_text_typing_set_paused (self->typing, loading);
}

static void
load (KhItemText *self)
{
  g_autofree char *value = dup_value (self);

  set_loading (self, TRUE);
  if (self->mode == KH_TEXT_MARKUP)
    {
      kh_rich_buffer_load (GTK_TEXT_VIEW (self), kh_editor_page_get_plan (KH_EDITOR_PAGE (self->page)),
                           value);
    }
  else
    {
      g_autofree char *escaped = kh_markup_escape (value);

      kh_rich_buffer_load (GTK_TEXT_VIEW (self), NULL, escaped);
    }
  set_loading (self, FALSE);
  g_free (self->saved);
  self->saved = g_steal_pointer (&value);
  self->stale = FALSE;
  kh_autosave_clean (self->autosave);
  forget_heights (self);
}

static void
save (KhItemText *self)
{
  g_autofree char *text = NULL;
  KhEdit *edit;

  /* The node may be gone, by an undo or another window; its text went with it. */
  if (self->node == NULL || self->page == NULL || !kh_form_is_alive (self->page, self->node))
    {
      kh_autosave_clean (self->autosave);
      return;
    }
  text = dup_buffer_text (self);
  kh_autosave_clean (self->autosave);
  if (g_strcmp0 (text, self->saved) == 0)
    return;

  edit = kh_form_begin_typing (self->page, self->label, self->node, self->property);
  if (edit != NULL)
    {
      self->saving = TRUE;
      kh_edit_set (edit, self->node, self->property, text, NULL);
      if (kh_form_commit (self->page, edit))
        {
          g_free (self->saved);
          self->saved = dup_value (self);
          gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
          self->saving = FALSE;
          return;
        }
      self->saving = FALSE;
    }
  /* The words stay in the field, marked; the next change tries again. */
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
}

/* What waits to be saved is saved by preedit_changed() when the input method is done. */
static void
save_due (gpointer data)
{
  KhItemText *self = data;

  if (self->preedit == NULL)
    save (self);
}

/* The preview need not wait for the save. */
static void
show_draft (KhItemText *self)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (self->page == NULL || self->node == NULL)
    return;
  g_value_init (&value, G_TYPE_STRING);
  g_value_take_string (&value, dup_buffer_text (self));
  kh_editor_page_draft (KH_EDITOR_PAGE (self->page), self->node, self->property, &value);
}

static void
schedule_save (KhItemText *self)
{
  if (self->loading || self->autosave == NULL)
    return;
  kh_autosave_touch (self->autosave);
  show_draft (self);
}

static void
model_changed_cb (KhItemText *self)
{
  g_autofree char *value = NULL;

  if (self->saving)
    return;
  value = dup_value (self);
  if (g_strcmp0 (value, self->saved) == 0)
    return;
  if (self->preedit != NULL)
    self->stale = TRUE;
  else
    load (self);
}

static void
page_locked_cb (KhItemText *self)
{
  gboolean locked = self->page == NULL || kh_form_page_get_locked (self->page);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), !locked);
}

/* A citation prints in full or in short by what stands before it. */
static void
page_refreshed_cb (KhItemText *self)
{
  if (self->page != NULL && kh_form_is_alive (self->page, self->node)
      && kh_rich_buffer_describe_citations (get_buffer (self),
                                            kh_editor_page_get_plan (KH_EDITOR_PAGE (self->page)), self->node))
    forget_heights (self);
}

/* What is scrolled to is the line of the cursor, not the whole text. */
static void
reveal_cursor (KhItemText *self)
{
  GdkRectangle area;

  if (self->page == NULL || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return;
  area = kh_text_cursor_get_area (GTK_TEXT_VIEW (self));
  kh_form_page_reveal (self->page, GTK_WIDGET (self), &area);
}

static void
buffer_changed_cb (KhItemText *self)
{
  forget_heights (self);
  schedule_save (self);
  if (!self->loading)
    reveal_cursor (self);
}

/* Other tags are marks upon the words, no part of them. */
static void
tag_changed_cb (KhItemText *self, GtkTextTag *tag)
{
  g_autofree char *name = NULL;

  g_object_get (tag, "name", &name, NULL);
  if (g_strcmp0 (name, "bold") != 0 && g_strcmp0 (name, "italic") != 0)
    return;
  forget_heights (self);
  schedule_save (self);
}

static gboolean
run_command (KhItemText *self, KhTextCommand command)
{
  gboolean done = FALSE;

  g_signal_emit (self, signals[COMMAND], 0, command, &done);
  return done;
}

/* The next text above or below, with the cursor at about the same place across. */
static gboolean
leave (KhItemText *self, int direction)
{
  KhFormField *field
      = self->page != NULL ? kh_form_page_find_neighbour (self->page, KH_FORM_FIELD (self), direction) : NULL;

  if (field == NULL)
    return FALSE;
  kh_text_cursor_cross (GTK_TEXT_VIEW (self), GTK_TEXT_VIEW (field), direction);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                KhItemText *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  int detail = 0;
  KhTextKey meaning = kh_text_key_read (GTK_TEXT_VIEW (self), self->mode, keyval, state, &detail);

  if (meaning == KH_TEXT_KEY_OTHER)
    return GDK_EVENT_PROPAGATE;
  /* The input method has the first word on every key; while it composes, the last too. */
  if (event != NULL && gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (self), event))
    return GDK_EVENT_STOP;
  if (self->preedit != NULL)
    return GDK_EVENT_PROPAGATE;

  switch (meaning)
    {
    case KH_TEXT_KEY_COMMAND:
      if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
        return GDK_EVENT_PROPAGATE;
      gtk_text_view_reset_im_context (GTK_TEXT_VIEW (self));
      /* In a lone text, such as a heading, Enter goes on to the next one. */
      if (!run_command (self, detail) && detail == KH_TEXT_ENTER)
        leave (self, 1);
      return GDK_EVENT_STOP;
    case KH_TEXT_KEY_LEAVE:
      return leave (self, detail);
    case KH_TEXT_KEY_STYLE:
      if (gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
        kh_text_typing_toggle (self->typing, detail ? "bold" : "italic");
      return GDK_EVENT_STOP;
    case KH_TEXT_KEY_NOTHING:
      return GDK_EVENT_STOP;
    case KH_TEXT_KEY_OTHER:
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_enter_cb (KhItemText *self)
{
  if (self->page == NULL)
    return;
  kh_form_page_field_focused (self->page, KH_FORM_FIELD (self));
  reveal_cursor (self);
}

static void
focus_leave_cb (KhItemText *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter iter;

  kh_form_field_flush (KH_FORM_FIELD (self));
  /* No selection stays behind in a field that is left. */
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  if (gtk_text_buffer_get_has_selection (buffer))
    gtk_text_buffer_place_cursor (buffer, &iter);
}

/* GtkTextView. */

static void
kh_item_text_preedit_changed (KhItemText *self, const char *preedit)
{
  gboolean composed = self->preedit != NULL;

  g_free (self->preedit);
  self->preedit = preedit != NULL && *preedit != '\0' ? g_strdup (preedit) : NULL;
  forget_heights (self);
  if (!composed || self->preedit != NULL)
    return;
  /* Done composing. What was typed wins over a change from elsewhere. */
  if (kh_autosave_is_dirty (self->autosave))
    schedule_save (self);
  else if (self->stale)
    load (self);
}

void
kh_item_text_paste (KhItemText *self, const char *text)
{
  GtkTextBuffer *buffer = get_buffer (self);
  g_autoptr (GPtrArray) lines = NULL;
  gboolean handled = FALSE;

  g_return_if_fail (KH_IS_ITEM_TEXT (self));

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)) || text == NULL)
    return;
  lines = kh_paste_split (text);
  if (lines->len > 1 && self->mode != KH_TEXT_LINES)
    {
      g_ptr_array_add (lines, NULL);
      g_signal_emit (self, signals[PASTE_LINES], 0, lines->pdata, &handled);
      g_ptr_array_remove_index (lines, lines->len - 1);
      if (handled)
        return;
    }
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  if (self->mode != KH_TEXT_LINES && lines->len == 1 && gtk_text_buffer_get_char_count (buffer) == 0)
    {
      /* Into an empty item: what numbered the line elsewhere is numbered here anew. */
      gtk_text_buffer_insert_at_cursor (buffer, g_ptr_array_index (lines, 0), -1);
    }
  else if (self->mode != KH_TEXT_LINES && lines->len == 1)
    {
      /* Into a sentence: "- " or "1." may be meant. Only line ends go. */
      g_autofree char *one = g_strdup (text);

      g_strdelimit (one, "\n\r\t\v\f", ' ');
      gtk_text_buffer_insert_at_cursor (buffer, one, -1);
    }
  else
    {
      gtk_text_buffer_insert_at_cursor (buffer, text, -1);
    }
  gtk_text_buffer_end_user_action (buffer);
  reveal_cursor (self);
}

static void
clipboard_text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KhItemText) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  /* No text on the clipboard, or its owner went away: nothing to paste. */
  if (text != NULL)
    kh_item_text_paste (self, text);
}

static void
kh_item_text_paste_clipboard (GtkTextView *view)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));

  /* From one text of the program to another, style and references go along. */
  if (gdk_clipboard_is_local (clipboard) && KH_ITEM_TEXT (view)->mode == KH_TEXT_MARKUP
      && gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GTK_TYPE_TEXT_BUFFER))
    GTK_TEXT_VIEW_CLASS (kh_item_text_parent_class)->paste_clipboard (view);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, clipboard_text_cb, g_object_ref (view));
}

/* GtkWidget. */

static void
kh_item_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kh_item_text_parent_class)->css_changed (widget, change);
  forget_heights (KH_ITEM_TEXT (widget));
}

static GtkSizeRequestMode
kh_item_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kh_item_text_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  KhItemText *self = KH_ITEM_TEXT (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 48;
      *natural = 240;
    }
  else
    {
      *minimum = *natural
          = kh_text_heights_get (&self->heights, GTK_TEXT_VIEW (self), self->preedit, LINE_SPACING, for_size);
    }
}

static void
kh_item_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KhItemText *self = KH_ITEM_TEXT (widget);
  GtkTextView *view = GTK_TEXT_VIEW (widget);

  GTK_WIDGET_CLASS (kh_item_text_parent_class)->snapshot (widget, snapshot);

  if (self->placeholder != NULL && self->preedit == NULL
      && gtk_text_buffer_get_char_count (get_buffer (self)) == 0)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->placeholder);
      int left = gtk_text_view_get_left_margin (view);
      GdkRGBA color;

      gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
      color.alpha *= 0.5f;
      pango_layout_set_width (layout, MAX (1, gtk_widget_get_width (widget) - left) * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, gtk_text_view_get_top_margin (view)));
      gtk_snapshot_append_layout (snapshot, layout, &color);
      gtk_snapshot_restore (snapshot);
    }
}

/* KhFormField. */

static void
kh_item_text_flush (KhFormField *field)
{
  KhItemText *self = KH_ITEM_TEXT (field);

  if (self->autosave == NULL)
    return;
  /* What is half composed is given up to the input method, which commits it or
   * not; only words in the buffer are ever saved. */
  if (self->preedit != NULL)
    {
      gtk_text_view_reset_im_context (GTK_TEXT_VIEW (self));
      kh_item_text_preedit_changed (self, NULL);
    }
  if (kh_autosave_is_dirty (self->autosave))
    save (self);
}

static const char *
kh_item_text_get_uuid (KhFormField *field)
{
  KhItemText *self = KH_ITEM_TEXT (field);

  return self->node != NULL ? kh_node_get_uuid (self->node) : NULL;
}

static GtkWidget *
kh_item_text_get_widget (KhFormField *field)
{
  return GTK_WIDGET (field);
}

static void
field_init (KhFormFieldInterface *iface)
{
  iface->flush = kh_item_text_flush;
  iface->get_uuid = kh_item_text_get_uuid;
  iface->get_widget = kh_item_text_get_widget;
}

/* GObject. */

static void
kh_item_text_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PLACEHOLDER:
      kh_item_text_set_placeholder (KH_ITEM_TEXT (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kh_item_text_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PLACEHOLDER:
      g_value_set_string (value, KH_ITEM_TEXT (object)->placeholder);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kh_item_text_dispose (GObject *object)
{
  KhItemText *self = KH_ITEM_TEXT (object);

  g_clear_pointer (&self->autosave, kh_autosave_free);
  g_clear_pointer (&self->cites, kh_cite_assist_free);
  g_clear_pointer (&self->spelling, kh_text_spelling_free);
  g_clear_pointer (&self->typing, kh_text_typing_free);
  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->node);

  G_OBJECT_CLASS (kh_item_text_parent_class)->dispose (object);
}

static void
kh_item_text_finalize (GObject *object)
{
  KhItemText *self = KH_ITEM_TEXT (object);

  g_free (self->property);
  g_free (self->placeholder);
  g_free (self->saved);
  g_free (self->preedit);

  G_OBJECT_CLASS (kh_item_text_parent_class)->finalize (object);
}

static void
kh_item_text_class_init (KhItemTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = kh_item_text_set_property;
  object_class->get_property = kh_item_text_get_property;
  object_class->dispose = kh_item_text_dispose;
  object_class->finalize = kh_item_text_finalize;
  widget_class->css_changed = kh_item_text_css_changed;
  widget_class->get_request_mode = kh_item_text_get_request_mode;
  widget_class->measure = kh_item_text_measure;
  widget_class->snapshot = kh_item_text_snapshot;
  GTK_TEXT_VIEW_CLASS (klass)->paste_clipboard = kh_item_text_paste_clipboard;

  props[PROP_PLACEHOLDER]
      = g_param_spec_string ("placeholder", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[COMMAND]
      = g_signal_new ("command", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                      g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_INT);
  signals[PASTE_LINES]
      = g_signal_new ("paste-lines", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                      g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRV);
}

static void
kh_item_text_init (KhItemText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "kh-text");
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_pixels_inside_wrap (view, LINE_SPACING);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_SPELLCHECK);

  /* Added after the text view's own: runs before them. */
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (kh_item_text_preedit_changed), NULL);
}

KhCiteAssist *
kh_item_text_get_cites (KhItemText *self)
{
  g_return_val_if_fail (KH_IS_ITEM_TEXT (self), NULL);

  return self->cites;
}

GtkWidget *
kh_item_text_new (void)
{
  return g_object_new (KH_TYPE_ITEM_TEXT, NULL);
}

void
kh_item_text_bind (KhItemText *self, KhFormPage *page, gpointer node, const char *property, const char *label,
                   KhTextMode mode)
{
  g_autoptr (GtkTextBuffer) buffer = NULL;
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);

  g_return_if_fail (KH_IS_ITEM_TEXT (self));
  g_return_if_fail (KH_IS_FORM_PAGE (page));
  g_return_if_fail (self->page == NULL);

  g_set_weak_pointer (&self->page, page);
  self->node = g_object_ref (node);
  self->property = g_strdup (property);
  self->label = label;
  self->mode = mode;

  buffer = gtk_text_buffer_new (kh_form_page_get_tags (page));
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), buffer);
  self->autosave = kh_autosave_new (page, self, save_due);
  self->typing = kh_text_typing_new (buffer, mode);
  self->spelling = kh_text_spelling_new (GTK_TEXT_VIEW (self), kh_editor_page_get_plan (KH_EDITOR_PAGE (page)));
  g_signal_connect_object (buffer, "changed", G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "apply-tag", G_CALLBACK (tag_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "remove-tag", G_CALLBACK (tag_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (reveal_cursor), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (node, signal, G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::locked", G_CALLBACK (page_locked_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _(label), -1);
  load (self);
  page_locked_cb (self);
  if (mode == KH_TEXT_MARKUP)
    {
      self->cites = kh_cite_assist_new (GTK_TEXT_VIEW (self), page);
      g_signal_connect_object (page, "refresh", G_CALLBACK (page_refreshed_cb), self, G_CONNECT_SWAPPED);
      page_refreshed_cb (self);
    }
  if (KH_IS_APPLICATION (g_application_get_default ()))
    kh_text_spelling_follow (self->spelling,
                             kh_application_get_speller (KH_APPLICATION (g_application_get_default ())));
}

void
kh_item_text_set_placeholder (KhItemText *self, const char *text)
{
  g_return_if_fail (KH_IS_ITEM_TEXT (self));

  if (g_strcmp0 (text, self->placeholder) == 0)
    return;
  g_free (self->placeholder);
  self->placeholder = g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  text != NULL ? text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLACEHOLDER]);
}

void
kh_item_text_dup_split (KhItemText *self, char **before, char **after)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end, first, last;

  g_return_if_fail (KH_IS_ITEM_TEXT (self));

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_get_selection_bounds (buffer, &first, &last);
  *before = kh_rich_buffer_dup_markup (buffer, &start, &first);
  *after = kh_rich_buffer_dup_markup (buffer, &last, &end);
}

void
kh_item_text_place_cursor (KhItemText *self, int offset)
{
  GtkTextIter iter;

  g_return_if_fail (KH_IS_ITEM_TEXT (self));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter, offset);
  gtk_text_buffer_place_cursor (get_buffer (self), &iter);
  reveal_cursor (self);
}

int
kh_item_text_get_length (KhItemText *self)
{
  g_return_val_if_fail (KH_IS_ITEM_TEXT (self), 0);

  return gtk_text_buffer_get_char_count (get_buffer (self));
}

gboolean
kh_item_text_get_composing (KhItemText *self)
{
  g_return_val_if_fail (KH_IS_ITEM_TEXT (self), FALSE);

  return self->preedit != NULL;
}
