/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhLibraryCheck: looks soon after the start whether the library is sound. */
#include "library-check.h"

#include "integrity.h"

#define FIRST_LOOK 5 /* s */

/* Invariant: cancellable is set while a look is under way. */
struct _KhLibraryCheck
{
  GObject parent_instance;

  KhStore *store;
  GCancellable *cancellable;
  guint source;
};

static guint looked_signal;

G_DEFINE_FINAL_TYPE (KhLibraryCheck, kh_library_check, G_TYPE_OBJECT)

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *ref = user_data;
  g_autoptr (KhLibraryCheck) self = g_weak_ref_get (ref);
  g_autoptr (GError) error = NULL;

  g_weak_ref_clear (ref);
  g_free (ref);
  if (self == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (!kh_integrity_check_finish (KH_STORE (source), result, NULL, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The library could not be looked through: %s", error->message);
  g_signal_emit (self, looked_signal, 0);
}

void
kh_library_check_look (KhLibraryCheck *self)
{
  GWeakRef *ref;

  g_return_if_fail (KH_IS_LIBRARY_CHECK (self));

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  /* Weak, so that it can be dropped meanwhile. */
  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, self);
  kh_integrity_check_async (self->store, KH_INTEGRITY_QUICK, self->cancellable, checked_cb, ref);
}

static gboolean
first_look_cb (gpointer user_data)
{
  KhLibraryCheck *self = user_data;

  self->source = 0;
  kh_library_check_look (self);

  return G_SOURCE_REMOVE;
}

/* The program's end does not wait for that of a look. */
static void
kh_library_check_dispose (GObject *object)
{
  KhLibraryCheck *self = KH_LIBRARY_CHECK (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kh_library_check_parent_class)->dispose (object);
}

static void
kh_library_check_class_init (KhLibraryCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_library_check_dispose;

  looked_signal = g_signal_new ("looked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kh_library_check_init (KhLibraryCheck *self)
{
}

KhLibraryCheck *
kh_library_check_new (KhStore *store)
{
  KhLibraryCheck *self;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);

  self = g_object_new (KH_TYPE_LIBRARY_CHECK, NULL);
  self->store = g_object_ref (store);
  self->source = g_timeout_add_seconds (FIRST_LOOK, first_look_cb, self);

  return self;
}
