/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desktop's search: asked over a bus as the desktop asks, with the program played by the test. */
#include <string.h>

#include "data-file.h"
#include "edit.h"
#include "folder.h"
#include "isolated.h"
#include "store.h"
#include "xml-reader.h"

#define NAME "org.kehoach.Kehoach.SearchProvider"
#define PATH "/org/kehoach/Kehoach/SearchProvider"
#define INTERFACE "org.gnome.Shell.SearchProvider2"
#define N_PLANS 25

typedef struct
{
  char *folder;
  char *library;
  GTestDBus *bus;
  GDBusConnection *connection;
} Fixture;

static const char *program;

static void
add_plan (KhStore *store, int year, const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kh_data_file_load ("samples/ke-hoach-mau.kehoach", &error);
  g_autoptr (KhPlan) plan = kh_xml_reader_read (bytes, TRUE, &error);
  g_autofree char *title = g_strdup_printf ("Cải cách hành chính năm %d của Sở Mẫu", year);

  g_assert_no_error (error);
  g_object_set (plan, "year", year, "title", title, "number", number, NULL);
  g_assert_cmpint (kh_store_add_plan (store, plan, &error), >, 0);
  g_assert_no_error (error);
}

/* A bus that knows the provider as an installed one is known. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *services = NULL;
  g_autofree char *service = NULL;
  g_autofree char *words = NULL;
  g_autofree char *data_folder = NULL;
  g_autofree char *library_folder = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = kh_test_folder_new ();
  data_folder = g_build_filename (fixture->folder, "data", NULL);
  library_folder = g_build_filename (data_folder, "kehoach", NULL);
  services = g_build_filename (fixture->folder, "services", NULL);
  fixture->library = g_build_filename (library_folder, "library.kehoach", NULL);
  g_assert_cmpint (g_mkdir_with_parents (library_folder, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (services, 0700), ==, 0);
  service = g_build_filename (services, NAME ".service", NULL);
  words = g_strdup_printf ("[D-BUS Service]\nName=" NAME "\nExec=/usr/bin/env XDG_DATA_HOME=%s LC_ALL=C.UTF-8 LANGUAGE=C %s\n",
                           data_folder, program);
  g_assert_true (g_file_set_contents (service, words, -1, &error));
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_add_service_dir (fixture->bus, services);
  g_test_dbus_up (fixture->bus);
  fixture->connection = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (fixture->bus),
                                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                                  | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                                NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  g_object_unref (fixture->connection);
  g_test_dbus_down (fixture->bus);
  g_object_unref (fixture->bus);
  kh_test_folder_remove (fixture->folder);
  g_free (fixture->library);
  g_free (fixture->folder);
}

static KhStore *
open_library (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  KhStore *store = kh_store_open (fixture->library, KH_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  return store;
}

static void
fill_library (Fixture *fixture)
{
  g_autoptr (KhStore) store = open_library (fixture);

  add_plan (store, 2026, NULL);
  add_plan (store, 2027, "47");
}

/* Returns: (transfer full): the answer, after the bus has started the provider */
static GVariant *
call (Fixture *fixture, const char *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_sync (fixture->connection, NAME, PATH, INTERFACE, method, parameters, NULL,
                                                 G_DBUS_CALL_FLAGS_NONE, G_MAXINT, NULL, &error);

  g_assert_no_error (error);
  return reply;
}

/* Returns: (transfer full): the results for @words, parted by spaces */
static GStrv
search (Fixture *fixture, const char *words)
{
  g_auto (GStrv) terms = g_strsplit (words, " ", -1);
  g_autoptr (GVariant) reply = call (fixture, "GetInitialResultSet", g_variant_new ("(^as)", terms));
  GStrv ids;

  g_variant_get (reply, "(^as)", &ids);
  return ids;
}

/* Returns: (transfer full): what is told of one result */
static char *
dup_meta (Fixture *fixture, const char *id, const char *key)
{
  const char *ids[] = { id, NULL };
  g_autoptr (GVariant) reply = call (fixture, "GetResultMetas", g_variant_new ("(^as)", ids));
  g_autoptr (GVariant) metas = g_variant_get_child_value (reply, 0);
  g_autoptr (GVariant) meta = NULL;
  char *words;

  g_assert_cmpuint (g_variant_n_children (metas), ==, 1);
  meta = g_variant_get_child_value (metas, 0);
  g_assert_true (g_variant_lookup (meta, key, "s", &words));
  return words;
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) by_title = NULL;
  g_auto (GStrv) by_text = NULL;
  g_auto (GStrv) by_number = NULL;
  g_auto (GStrv) none = NULL;
  g_auto (GStrv) short_words = NULL;
  g_auto (GStrv) narrower = NULL;
  g_autofree char *title = NULL;
  g_autofree char *about_text = NULL;
  g_autofree char *text_title = NULL;
  g_autofree char *icon = NULL;
  g_autoptr (GVariant) reply = NULL;
  const char *terms[] = { "2026", "cua", "mau", NULL };

  fill_library (fixture);
  /* By title: the newest first, without tone marks. */
  by_title = search (fixture, "cai cach so mau");
  g_assert_cmpuint (g_strv_length (by_title), ==, 2);
  g_assert_true (g_str_has_prefix (by_title[0], "2 "));
  title = dup_meta (fixture, by_title[0], "name");
  g_assert_cmpstr (title, ==, "Cải cách hành chính năm 2027 của Sở Mẫu");
  icon = dup_meta (fixture, by_title[0], "gicon");
  g_assert_cmpstr (icon, ==, "org.kehoach.Kehoach");

  reply = call (fixture, "GetSubsearchResultSet", g_variant_new ("(^as^as)", by_title, terms));
  g_variant_get (reply, "(^as)", &narrower);
  g_assert_cmpuint (g_strv_length (narrower), ==, 1);
  g_assert_true (g_str_has_prefix (narrower[0], "1 "));

  /* By text: each plan once, with the words and their section. */
  by_text = search (fixture, "ra soat van ban quy pham");
  g_assert_cmpuint (g_strv_length (by_text), ==, 2);
  about_text = dup_meta (fixture, by_text[0], "description");
  text_title = dup_meta (fixture, by_text[0], "name");
  g_assert_cmpstr (text_title, ==, title);
  g_assert_nonnull (strstr (about_text, "thể chế: "));
  g_assert_nonnull (strstr (about_text, "văn bản quy phạm"));
  g_assert_null (strpbrk (about_text, "\002\003\n"));

  by_number = search (fixture, "47/KH-SM");
  g_assert_cmpuint (g_strv_length (by_number), ==, 1);
  g_assert_true (g_str_has_prefix (by_number[0], "2 "));

  none = search (fixture, "khong dau co");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  /* What one letter finds is no answer. */
  short_words = search (fixture, "s");
  g_assert_cmpuint (g_strv_length (short_words), ==, 0);
}

/* However many there are: no more than can be shown. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) plans = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) found = NULL;

  {
    g_autoptr (KhStore) store = open_library (fixture);

    for (int i = 0; i < N_PLANS; i++)
      add_plan (store, 2001 + i, NULL);
  }
  found = search (fixture, "ra soat");
  g_assert_cmpuint (g_strv_length (found), ==, 20);
  for (char **id = found; *id != NULL; id++)
    {
      *strchr (*id, ' ') = '\0';
      g_assert_true (g_hash_table_add (plans, *id));
    }
}

/* It only reads: no library is made where there is none, and one of an older version stays so. */
static void
test_reads (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) none = search (fixture, "cai cach");
  g_auto (GStrv) found = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_false (g_file_test (fixture->library, G_FILE_TEST_EXISTS));
  fill_library (fixture);
  g_assert_true (g_file_get_contents (fixture->library, &before, &n_before, NULL));
  found = search (fixture, "cai cach");
  g_assert_cmpuint (g_strv_length (found), ==, 2);
  g_assert_true (g_file_get_contents (fixture->library, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  /* No library, but a file in its place. */
  g_assert_true (g_file_set_contents (fixture->library, "không phải thư viện", -1, NULL));
  g_strfreev (g_steal_pointer (&found));
  found = search (fixture, "cai cach");
  g_assert_cmpuint (g_strv_length (found), ==, 0);
}

typedef struct
{
  GMainLoop *loop;
  char *action;
  GVariant *parameter;
} Program;

static void
method_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *method,
           GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  Program *played = data;
  g_autoptr (GVariant) given = NULL;

  g_assert_cmpstr (method, ==, "ActivateAction");
  g_variant_get (parameters, "(s@av@a{sv})", &played->action, &given, NULL);
  g_assert_cmpuint (g_variant_n_children (given), ==, 1);
  g_variant_get_child (given, 0, "v", &played->parameter);
  g_dbus_method_invocation_return_value (invocation, NULL);
  g_main_loop_quit (played->loop);
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (reply);
}

/* What is chosen is handed to the program, with the place and the words. */
static void
test_activate (Fixture *fixture, gconstpointer data)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_cb };
  const char *xml = "<node><interface name='org.freedesktop.Application'><method name='ActivateAction'>"
                    "<arg type='s' direction='in'/><arg type='av' direction='in'/><arg type='a{sv}' direction='in'/>"
                    "</method></interface></node>";
  const char *terms[] = { "ra", "soat", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, &error);
  g_autoptr (GVariant) owned = NULL;
  Program played = { .loop = g_main_loop_new (NULL, FALSE) };
  g_auto (GStrv) found = NULL;
  const char *uuid, *words;
  gint64 id;

  fill_library (fixture);
  g_assert_no_error (error);
  g_dbus_connection_register_object (fixture->connection, "/org/kehoach/Kehoach", node->interfaces[0], &vtable, &played, NULL, &error);
  g_assert_no_error (error);
  owned = g_dbus_connection_call_sync (fixture->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName", g_variant_new ("(su)", "org.kehoach.Kehoach", 0), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);

  found = search (fixture, "ra soat");
  g_dbus_connection_call (fixture->connection, NAME, PATH, INTERFACE, "ActivateResult",
                          g_variant_new ("(s^asu)", found[0], terms, 7), NULL, G_DBUS_CALL_FLAGS_NONE, G_MAXINT, NULL, called_cb, NULL);
  g_main_loop_run (played.loop);
  g_assert_cmpstr (played.action, ==, "show-place");
  g_variant_get (played.parameter, "(x&s&s)", &id, &uuid, &words);
  g_assert_cmpint (id, ==, 2);
  g_assert_true (g_str_has_suffix (found[0], uuid));
  g_assert_true (g_uuid_string_is_valid (uuid));
  g_assert_cmpstr (words, ==, "ra soat");
  g_clear_pointer (&played.parameter, g_variant_unref);
  g_clear_pointer (&played.action, g_free);

  g_dbus_connection_call (fixture->connection, NAME, PATH, INTERFACE, "LaunchSearch", g_variant_new ("(^asu)", terms, 8), NULL,
                          G_DBUS_CALL_FLAGS_NONE, G_MAXINT, NULL, called_cb, NULL);
  g_main_loop_run (played.loop);
  g_assert_cmpstr (played.action, ==, "search-library");
  g_assert_cmpstr (g_variant_get_string (played.parameter, NULL), ==, "ra soat");
  g_variant_unref (played.parameter);
  g_free (played.action);

  /* Whoever makes up an id is told so. */
  owned = (g_variant_unref (owned),
           g_dbus_connection_call_sync (fixture->connection, NAME, PATH, INTERFACE, "ActivateResult",
                                        g_variant_new ("(s^asu)", "x", terms, 9), NULL, G_DBUS_CALL_FLAGS_NONE, G_MAXINT, NULL, &error));
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS);
  g_main_loop_unref (played.loop);
}

#define CASE(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];

  CASE ("/search-provider/find", test_find);
  CASE ("/search-provider/limit", test_limit);
  CASE ("/search-provider/reads", test_reads);
  CASE ("/search-provider/activate", test_activate);

  return g_test_run ();
}
