/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhItemText: a text that grows with its words and saves itself. */
#include "item-text-private.h"

#include <glib/gi18n.h>

#include "application.h"
#include "cite-assist.h"
#include "clipboard-paste.h"
#include "form-edit.h"
#include "part-file.h"
#include "rich-buffer.h"
#include "row-clipboard.h"
#include "text-cursor.h"
#include "text-paste.h"
#include "text-placeholder.h"

#define LINE_SPACING 3 /* px between the lines of a wrapped text */

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

G_DEFINE_FINAL_TYPE_WITH_CODE (KhItemText, kh_item_text, GTK_TYPE_TEXT_VIEW,
                               G_IMPLEMENT_INTERFACE (KH_TYPE_FORM_FIELD, kh_item_text_field_init))

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

/* The headings of a unit's part are those of the plan it was taken from, and do not come back. */
static gboolean
is_heading_of_part (KhItemText *self)
{
  KhNode *node = kh_text_binding_get_node (self->binding);
  KhEditorPage *page = KH_EDITOR_PAGE (self->page);

  return node != NULL && KH_IS_SECTION (node)
         && kh_store_is_part (kh_editor_page_get_store (page), kh_editor_page_get_plan (page), NULL);
}

static void
page_locked_cb (KhItemText *self)
{
  gboolean locked = self->page == NULL || kh_form_page_get_locked (self->page) || is_heading_of_part (self);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), !locked);
}

/* A citation prints in full or in short by what stands before it. */
static void
page_refreshed_cb (KhItemText *self)
{
  KhNode *node = self->binding != NULL ? kh_text_binding_get_node (self->binding) : NULL;

  if (self->page != NULL && node != NULL && kh_form_is_alive (self->page, node)
      && kh_rich_buffer_describe_citations (get_buffer (self),
                                            kh_editor_page_get_plan (KH_EDITOR_PAGE (self->page)), node))
    forget_heights (self);
}

void
kh_item_text_scroll_to_cursor (KhItemText *self)
{
  GdkRectangle area = kh_text_cursor_get_area (GTK_TEXT_VIEW (self));

  if (self->page != NULL)
    kh_form_page_reveal (self->page, GTK_WIDGET (self), &area);
}

static void
reveal_cursor (KhItemText *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self)))
    kh_item_text_scroll_to_cursor (self);
}

static void
buffer_changed_cb (KhItemText *self)
{
  forget_heights (self);
  kh_text_binding_touch (self->binding);
  if (!kh_text_binding_get_loading (self->binding))
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
  kh_text_binding_touch (self->binding);
}

gboolean
kh_item_text_run_command (KhItemText *self, KhTextCommand command)
{
  gboolean done = FALSE;

  g_signal_emit (self, signals[COMMAND], 0, command, &done);
  return done;
}

static void
focus_enter_cb (KhItemText *self)
{
  if (self->page == NULL)
    return;
  kh_row_selection_clear (kh_form_page_get_selection (self->page));
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

void
kh_item_text_set_preedit (KhItemText *self, const char *preedit)
{
  g_free (self->preedit);
  self->preedit = preedit != NULL && *preedit != '\0' ? g_strdup (preedit) : NULL;
  forget_heights (self);
  if (self->binding != NULL)
    kh_text_binding_set_composing (self->binding, self->preedit != NULL);
}

/* Rows that are pasted with nothing selected go behind the row; in the place of
 * words, and where no rows are, they are words. */
static gboolean
takes_rows (KhItemText *self)
{
  KhNode *node = self->binding != NULL ? kh_text_binding_get_node (self->binding) : NULL;

  return self->page != NULL && KH_IS_ITEM (node) && kh_item_get_kind (KH_ITEM (node)) < KH_ITEM_TABLE
         && !gtk_text_buffer_get_has_selection (get_buffer (self));
}

static void
kh_item_text_paste_clipboard (GtkTextView *view)
{
  KhItemText *self = KH_ITEM_TEXT (view);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));

  if (takes_rows (self) && kh_row_clipboard_holds_rows (clipboard))
    {
      kh_row_clipboard_paste (self->page, KH_ITEM (kh_text_binding_get_node (self->binding)));
      return;
    }
  /* From one text of the program to another, style and references go along. */
  if (gdk_clipboard_is_local (clipboard) && kh_item_text_get_mode (self) == KH_TEXT_MARKUP
      && gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GTK_TYPE_TEXT_BUFFER))
    GTK_TEXT_VIEW_CLASS (kh_item_text_parent_class)->paste_clipboard (view);
  else
    kh_clipboard_paste_async (clipboard, kh_item_text_get_mode (self) == KH_TEXT_MARKUP, kh_text_paste_read_cb, g_object_ref (self));
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

  GTK_WIDGET_CLASS (kh_item_text_parent_class)->snapshot (widget, snapshot);

  if (self->placeholder != NULL && self->preedit == NULL && kh_item_text_get_length (self) == 0)
    kh_text_placeholder_draw (GTK_TEXT_VIEW (self), self->placeholder, snapshot);
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

  /* The buffer may change once more while the view goes. */
  g_signal_handlers_disconnect_by_data (get_buffer (self), self);
  g_clear_pointer (&self->cites, kh_cite_assist_free);
  g_clear_pointer (&self->spelling, kh_text_spelling_free);
  g_clear_pointer (&self->binding, kh_text_binding_free);
  g_clear_weak_pointer (&self->page);

  G_OBJECT_CLASS (kh_item_text_parent_class)->dispose (object);
}

static void
kh_item_text_finalize (GObject *object)
{
  KhItemText *self = KH_ITEM_TEXT (object);

  g_free (self->placeholder);
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
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "kh-text");
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_pixels_inside_wrap (view, LINE_SPACING);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_SPELLCHECK);

  kh_item_text_add_keys (self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (kh_item_text_set_preedit), NULL);
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
  GtkTextBuffer *buffer;

  g_return_if_fail (KH_IS_ITEM_TEXT (self));
  g_return_if_fail (KH_IS_FORM_PAGE (page));
  g_return_if_fail (self->page == NULL);

  g_set_weak_pointer (&self->page, page);
  self->binding = kh_text_binding_new (GTK_TEXT_VIEW (self), page, node, property, label, mode);

  self->spelling = kh_text_spelling_new (GTK_TEXT_VIEW (self), kh_editor_page_get_plan (KH_EDITOR_PAGE (page)));

  buffer = get_buffer (self);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "apply-tag", G_CALLBACK (tag_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "remove-tag", G_CALLBACK (tag_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (reveal_cursor), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::locked", G_CALLBACK (page_locked_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _(label), -1);
  kh_text_binding_load (self->binding);
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

KhTextMode
kh_item_text_get_mode (KhItemText *self)
{
  return self->binding != NULL ? kh_text_binding_get_mode (self->binding) : KH_TEXT_PLAIN;
}

void
kh_item_text_insert (KhItemText *self, const char *markup)
{
  GtkTextBuffer *buffer = get_buffer (self);

  g_return_if_fail (KH_IS_ITEM_TEXT (self));

  if (self->binding == NULL || !gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  kh_text_binding_insert (self->binding, markup);
  gtk_text_buffer_end_user_action (buffer);
  reveal_cursor (self);
}

gboolean
kh_item_text_offer_lines (KhItemText *self, char **lines)
{
  gboolean handled = FALSE;

  g_return_val_if_fail (KH_IS_ITEM_TEXT (self), FALSE);

  g_signal_emit (self, signals[PASTE_LINES], 0, lines, &handled);
  return handled;
}

gboolean
kh_item_text_get_composing (KhItemText *self)
{
  g_return_val_if_fail (KH_IS_ITEM_TEXT (self), FALSE);

  return self->preedit != NULL;
}
