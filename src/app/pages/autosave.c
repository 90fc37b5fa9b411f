/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhAutosave: when a field saves by itself. */
#include "autosave.h"

#define QUIET_MS 300
#define LATEST_US (800 * 1000)

struct _KhAutosave
{
  KhFormPage *page;   /* weak */
  KhFormField *field; /* its owner */
  KhAutosaveFunc save;
  gpointer user_data;
  guint source;
  gint64 dirty_since; /* monotonic time, 0 while clean */
};

static gboolean
save_cb (gpointer data)
{
  KhAutosave *self = data;

  self->source = 0;
  self->save (self->field, self->user_data);
  return G_SOURCE_REMOVE;
}

KhAutosave *
kh_autosave_new (KhFormPage *page, KhFormField *field, KhAutosaveFunc save, gpointer user_data)
{
  KhAutosave *self = g_new0 (KhAutosave, 1);

  g_set_weak_pointer (&self->page, page);
  self->field = field;
  self->save = save;
  self->user_data = user_data;
  return self;
}

void
kh_autosave_free (KhAutosave *self)
{
  kh_autosave_clean (self);
  g_clear_weak_pointer (&self->page);
  g_free (self);
}

void
kh_autosave_touch (KhAutosave *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 delay;

  if (self->page == NULL)
    return;
  if (self->dirty_since == 0)
    self->dirty_since = now;
  delay = MIN (QUIET_MS, MAX (0, (self->dirty_since + LATEST_US - now) / 1000));
  kh_form_page_add_pending (self->page, self->field);
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add ((guint) delay, save_cb, self);
}

void
kh_autosave_clean (KhAutosave *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->dirty_since = 0;
  if (self->page != NULL)
    kh_form_page_remove_pending (self->page, self->field);
}

gboolean
kh_autosave_is_dirty (KhAutosave *self)
{
  return self->dirty_since != 0;
}
