/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTextBinding: ties a text view to a text of a node. */
#include "text-binding.h"

#include "autosave.h"
#include "form-edit.h"
#include "markup.h"
#include "rich-buffer.h"
#include "target-edit.h"

struct _KhTextBinding
{
  GtkTextView *view; /* its owner */
  KhFormPage *page;  /* weak */
  KhNode *node;
  char *property;
  const char *label;
  KhTextMode mode;

  char *saved; /* the model's text as the view last showed or wrote it */
  gboolean composing;
  gboolean stale;   /* the model changed while composing or typing */
  gboolean loading; /* the buffer is being changed by us */
  gboolean saving;
  gulong model_changed;
  KhTypedPlace *place; /* set while words wait to be saved */
  KhAutosave *autosave;
  KhTextTyping *typing;
};

static GtkTextBuffer *
get_buffer (KhTextBinding *self)
{
  return gtk_text_view_get_buffer (self->view);
}

static char *
dup_value (KhTextBinding *self)
{
  char *value = NULL;

  g_object_get (self->node, self->property, &value, NULL);
  return value != NULL ? value : g_strdup ("");
}

/* The words of the buffer as the model would hold them. */
static char *
dup_buffer_text (KhTextBinding *self)
{
  if (self->mode == KH_TEXT_MARKUP)
    return kh_rich_buffer_dup_all (get_buffer (self));
  return kh_rich_buffer_dup_plain (get_buffer (self), self->mode == KH_TEXT_LINES);
}

static KhPlan *
get_plan (KhTextBinding *self)
{
  return self->page != NULL ? kh_editor_page_get_plan (KH_EDITOR_PAGE (self->page)) : NULL;
}

/* The node is gone, by another program: what was typed into it is nowhere else. */
static void
put_back (KhTextBinding *self)
{
  g_autofree char *text = dup_buffer_text (self);
  g_auto (GValue) value = G_VALUE_INIT;

  if (self->page == NULL || self->place == NULL || g_strcmp0 (text, self->saved) == 0)
    return;
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  kh_form_put_back (self->page, g_steal_pointer (&self->place), self->label, self->property, &value);
}

static gboolean
write_text (KhTextBinding *self, const char *text)
{
  g_auto (GValue) base = G_VALUE_INIT;
  g_auto (GValue) value = G_VALUE_INIT;
  KhFormWrite written;

  g_value_init (&base, G_TYPE_STRING);
  g_value_set_string (&base, self->saved);
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  written = kh_form_write_typed (self->page, self->label, self->node, self->property, &base, &value);
  if (written == KH_FORM_WRITE_GONE)
    put_back (self);

  return written != KH_FORM_WRITE_FAILED;
}

static void
save (KhTextBinding *self)
{
  /* Its row may go meanwhile, and the whole form. */
  g_autoptr (GtkTextView) view G_GNUC_UNUSED = g_object_ref (self->view);
  g_autoptr (KhFormPage) page = self->page != NULL ? g_object_ref (self->page) : NULL;
  g_autofree char *text = NULL;
  gboolean saved;

  /* Saving may find that the plan is gone, and the window then asks for what waits. */
  if (self->saving)
    return;
  kh_autosave_clean (self->autosave);
  if (page == NULL)
    return;
  if (!kh_form_is_alive (self->page, self->node))
    {
      put_back (self);
      return;
    }
  text = dup_buffer_text (self);
  if (g_strcmp0 (text, self->saved) == 0)
    {
      if (self->stale)
        kh_text_binding_load (self);
      return;
    }

  self->saving = TRUE;
  saved = write_text (self, text);
  self->saving = FALSE;
  if (saved)
    {
      g_clear_pointer (&self->place, kh_typed_place_free);
      g_free (self->saved);
      self->saved = dup_value (self);
      self->stale = FALSE;
      gtk_widget_remove_css_class (GTK_WIDGET (self->view), "error");
      /* Another program wrote the same at once, and the choice is offered. */
      if (g_strcmp0 (self->saved, text) != 0)
        kh_text_binding_load (self);
    }
  else
    {
      /* The words stay in the field, marked; the next change tries again. */
      gtk_widget_add_css_class (GTK_WIDGET (self->view), "error");
    }
}

/* What waits is saved when the input method is done. */
static void
save_due (gpointer view, gpointer data)
{
  KhTextBinding *self = data;

  if (!self->composing)
    save (self);
}

static void
model_changed_cb (KhTextBinding *self)
{
  g_autofree char *value = NULL;

  if (self->saving)
    return;
  value = dup_value (self);
  if (g_strcmp0 (value, self->saved) == 0)
    return;
  /* What is being typed waits for the choice that saving it brings. */
  if (self->composing || kh_autosave_is_dirty (self->autosave))
    self->stale = TRUE;
  else
    kh_text_binding_load (self);
}

KhTextBinding *
kh_text_binding_new (GtkTextView *view, KhFormPage *page, gpointer node, const char *property,
                     const char *label, KhTextMode mode)
{
  KhTextBinding *self = g_new0 (KhTextBinding, 1);
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (kh_form_page_get_tags (page));
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);

  self->view = view;
  g_set_weak_pointer (&self->page, page);
  self->node = g_object_ref (node);
  self->property = g_strdup (property);
  self->label = label;
  self->mode = mode;
  self->autosave = kh_autosave_new (page, KH_FORM_FIELD (view), save_due, self);
  self->typing = kh_text_typing_new (buffer, mode);
  self->model_changed = g_signal_connect_swapped (node, signal, G_CALLBACK (model_changed_cb), self);
  /* The library's undo is the only one. */
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_view_set_buffer (view, buffer);
  return self;
}

void
kh_text_binding_free (KhTextBinding *self)
{
  g_signal_handler_disconnect (self->node, self->model_changed);
  if (kh_autosave_is_dirty (self->autosave) && self->page != NULL && !kh_form_is_alive (self->page, self->node))
    put_back (self);
  g_clear_pointer (&self->place, kh_typed_place_free);
  kh_autosave_free (self->autosave);
  kh_text_typing_free (self->typing);
  g_clear_weak_pointer (&self->page);
  g_object_unref (self->node);
  g_free (self->property);
  g_free (self->saved);
  g_free (self);
}

static void
set_loading (KhTextBinding *self, gboolean loading)
{
  self->loading = loading;
  kh_text_typing_set_paused (self->typing, loading);
}

void
kh_text_binding_load (KhTextBinding *self)
{
  g_autofree char *value = dup_value (self);
  g_autofree char *markup = self->mode == KH_TEXT_MARKUP ? g_strdup (value) : kh_markup_escape (value);

  set_loading (self, TRUE);
  kh_rich_buffer_load (self->view, get_plan (self), markup);
  set_loading (self, FALSE);
  g_free (self->saved);
  self->saved = g_steal_pointer (&value);
  self->stale = FALSE;
  g_clear_pointer (&self->place, kh_typed_place_free);
  kh_autosave_clean (self->autosave);
}

/* The preview need not wait for the save. */
static void
show_draft (KhTextBinding *self)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (self->page == NULL)
    return;
  g_value_init (&value, G_TYPE_STRING);
  g_value_take_string (&value, dup_buffer_text (self));
  kh_editor_page_draft (KH_EDITOR_PAGE (self->page), self->node, self->property, &value);
}

void
kh_text_binding_touch (KhTextBinding *self)
{
  if (self->loading)
    return;
  if (self->place == NULL)
    self->place = kh_typed_place_new (self->node);
  kh_autosave_touch (self->autosave);
  show_draft (self);
}

void
kh_text_binding_flush (KhTextBinding *self)
{
  if (kh_autosave_is_dirty (self->autosave))
    save (self);
}

void
kh_text_binding_set_composing (KhTextBinding *self, gboolean composing)
{
  gboolean composed = self->composing;

  self->composing = composing;
  /* What is composed is flushed like what waits to be saved. */
  if (composing && self->page != NULL)
    kh_form_page_add_pending (self->page, KH_FORM_FIELD (self->view));
  if (!composed || composing)
    return;
  if (!kh_autosave_is_dirty (self->autosave))
    kh_autosave_clean (self->autosave);
  /* Done composing. What was typed wins over a change from elsewhere. */
  if (kh_autosave_is_dirty (self->autosave))
    kh_autosave_touch (self->autosave);
  else if (self->stale)
    kh_text_binding_load (self);
}

gboolean
kh_text_binding_get_loading (KhTextBinding *self)
{
  return self->loading;
}

KhTextMode
kh_text_binding_get_mode (KhTextBinding *self)
{
  return self->mode;
}

KhNode *
kh_text_binding_get_node (KhTextBinding *self)
{
  return self->node;
}

const char *
kh_text_binding_get_property (KhTextBinding *self)
{
  return self->property;
}

KhTextTyping *
kh_text_binding_get_typing (KhTextBinding *self)
{
  return self->typing;
}

void
kh_text_binding_insert (KhTextBinding *self, const char *markup)
{
  if (self->mode == KH_TEXT_MARKUP)
    {
      kh_text_typing_set_paused (self->typing, TRUE);
      kh_rich_buffer_insert (self->view, get_plan (self), markup);
      kh_text_typing_set_paused (self->typing, FALSE);
    }
  else
    {
      g_autofree char *plain = kh_markup_to_plain (markup);

      gtk_text_buffer_insert_at_cursor (get_buffer (self), plain, -1);
    }
}
