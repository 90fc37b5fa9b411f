/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSearchProvider: what the desktop's search asks for plans.
 *
 * A program of its own: an answer is wanted at each key, and most who search look
 * for something else, so that neither GTK nor a window may be started for it. What
 * is chosen is shown by the program itself, which the bus starts where need be. */
#include "search-provider.h"

#include "found-plan.h"
#include "shell-search-provider.h"

#define MAX_PLANS 20 /* more than the desktop shows */
#define MIN_LETTERS 2 /* one stands in every plan */
#define IDLE_MS 60000

struct _KhSearchProvider
{
  GApplication parent_instance;

  KhShellSearchProvider2 *skeleton;
  char *library;
  GHashTable *found; /* of KhFoundPlan by id, of the last search */
};

G_DEFINE_FINAL_TYPE (KhSearchProvider, kh_search_provider, G_TYPE_APPLICATION)

/* Returns: (transfer full): the ids of what was found, the best first; none where the
 * library cannot be read: the window is the place to say so */
static GStrv
search (KhSearchProvider *self, const char *const *terms)
{
  g_autofree char *words = g_strjoinv (" ", (GStrv) terms);
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_hash_table_remove_all (self->found);
  if (g_utf8_strlen (words, -1) >= MIN_LETTERS)
    plans = kh_found_plan_search (self->library, words, MAX_PLANS, NULL);
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      KhFoundPlan *plan = plans->pdata[i];

      g_strv_builder_add (ids, plan->id);
      g_hash_table_insert (self->found, plan->id, plan);
    }
  if (plans != NULL)
    g_ptr_array_set_free_func (plans, NULL); /* the table has them now */

  return g_strv_builder_end (ids);
}

/* Starts the time anew after which a program that is asked nothing more ends. */
static void
stay (KhSearchProvider *self)
{
  g_application_hold (G_APPLICATION (self));
  g_application_release (G_APPLICATION (self));
}

static gboolean
initial_cb (KhSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms)
{
  g_auto (GStrv) ids = search (self, terms);

  kh_shell_search_provider2_complete_get_initial_result_set (self->skeleton, invocation, (const char *const *) ids);
  stay (self);

  return TRUE;
}

/* More letters can find what had too many finds before, so that one looks at all plans again. */
static gboolean
subsearch_cb (KhSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *previous, const char *const *terms)
{
  g_auto (GStrv) ids = search (self, terms);

  kh_shell_search_provider2_complete_get_subsearch_result_set (self->skeleton, invocation, (const char *const *) ids);
  stay (self);

  return TRUE;
}

static gboolean
metas_cb (KhSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *ids)
{
  GVariantBuilder metas;

  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const KhFoundPlan *plan = g_hash_table_lookup (self->found, ids[i]);

      if (plan == NULL)
        continue;
      g_variant_builder_open (&metas, G_VARIANT_TYPE ("a{sv}"));
      g_variant_builder_add (&metas, "{sv}", "id", g_variant_new_string (plan->id));
      g_variant_builder_add (&metas, "{sv}", "name", g_variant_new_string (plan->title));
      g_variant_builder_add (&metas, "{sv}", "description", g_variant_new_string (plan->description));
      g_variant_builder_add (&metas, "{sv}", "gicon", g_variant_new_string ("org.kehoach.Kehoach"));
      g_variant_builder_close (&metas);
    }
  kh_shell_search_provider2_complete_get_result_metas (self->skeleton, invocation, g_variant_builder_end (&metas));
  stay (self);

  return TRUE;
}

/* What is chosen. */

static void
activated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KhSearchProvider) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply == NULL)
    g_warning ("The program cannot be started: %s", error->message);
  g_application_release (G_APPLICATION (self));
}

/* @timestamp: of the key or click that chose, so that the desktop lets the window come to the fore */
static void
activate (KhSearchProvider *self, const char *action, GVariant *parameter, guint timestamp)
{
  g_autofree char *startup_id = g_strdup_printf ("_TIME%u", timestamp);
  GVariantBuilder parameters;
  GVariantBuilder platform;

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  g_variant_builder_add (&parameters, "v", parameter);
  g_variant_builder_init (&platform, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&platform, "{sv}", "desktop-startup-id", g_variant_new_string (startup_id));
  g_application_hold (G_APPLICATION (self));
  g_dbus_connection_call (g_application_get_dbus_connection (G_APPLICATION (self)), "org.kehoach.Kehoach",
                          "/org/kehoach/Kehoach", "org.freedesktop.Application", "ActivateAction",
                          g_variant_new ("(sava{sv})", action, &parameters, &platform), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          NULL, activated_cb, g_object_ref (self));
}

static gboolean
activate_cb (KhSearchProvider *self, GDBusMethodInvocation *invocation, const char *id, const char *const *terms, guint timestamp)
{
  g_autofree char *words = g_strjoinv (" ", (GStrv) terms);
  g_autofree char *uuid = NULL;
  gint64 plan_id;

  if (!kh_found_plan_parse_id (id, &plan_id, &uuid))
    {
      g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, "“%s” is not the id of a result", id);
      return TRUE;
    }
  activate (self, "show-place", g_variant_new ("(xss)", plan_id, uuid, words), timestamp);
  kh_shell_search_provider2_complete_activate_result (self->skeleton, invocation);

  return TRUE;
}

static gboolean
launch_cb (KhSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms, guint timestamp)
{
  g_autofree char *words = g_strjoinv (" ", (GStrv) terms);

  activate (self, "search-library", g_variant_new_string (words), timestamp);
  kh_shell_search_provider2_complete_launch_search (self->skeleton, invocation);

  return TRUE;
}

/* The program. */

static gboolean
kh_search_provider_dbus_register (GApplication *application, GDBusConnection *connection, const char *path, GError **error)
{
  KhSearchProvider *self = KH_SEARCH_PROVIDER (application);

  return G_APPLICATION_CLASS (kh_search_provider_parent_class)->dbus_register (application, connection, path, error)
         && g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, path, error);
}

static void
kh_search_provider_dbus_unregister (GApplication *application, GDBusConnection *connection, const char *path)
{
  KhSearchProvider *self = KH_SEARCH_PROVIDER (application);

  if (g_dbus_interface_skeleton_has_connection (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection))
    g_dbus_interface_skeleton_unexport_from_connection (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection);

  G_APPLICATION_CLASS (kh_search_provider_parent_class)->dbus_unregister (application, connection, path);
}

static void
kh_search_provider_finalize (GObject *object)
{
  KhSearchProvider *self = KH_SEARCH_PROVIDER (object);

  g_object_unref (self->skeleton);
  g_hash_table_unref (self->found);
  g_free (self->library);

  G_OBJECT_CLASS (kh_search_provider_parent_class)->finalize (object);
}

static void
kh_search_provider_class_init (KhSearchProviderClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kh_search_provider_finalize;
  application_class->dbus_register = kh_search_provider_dbus_register;
  application_class->dbus_unregister = kh_search_provider_dbus_unregister;
}

static void
kh_search_provider_init (KhSearchProvider *self)
{
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) kh_found_plan_free);
  self->skeleton = kh_shell_search_provider2_skeleton_new ();
  g_signal_connect_object (self->skeleton, "handle-get-initial-result-set", G_CALLBACK (initial_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-subsearch-result-set", G_CALLBACK (subsearch_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-result-metas", G_CALLBACK (metas_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-activate-result", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-launch-search", G_CALLBACK (launch_cb), self, G_CONNECT_SWAPPED);
}

KhSearchProvider *
kh_search_provider_new (const char *library)
{
  KhSearchProvider *self;

  g_return_val_if_fail (library != NULL, NULL);

  self = g_object_new (KH_TYPE_SEARCH_PROVIDER, "application-id", "org.kehoach.Kehoach.SearchProvider", "flags",
                       G_APPLICATION_IS_SERVICE, "inactivity-timeout", IDLE_MS, NULL);
  self->library = g_strdup (library);

  return self;
}
