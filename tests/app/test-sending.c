/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sending from the window: the package, and letters through the desktop's portal or xdg-email. */
#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "issue.h"
#include "outgoing.h"
#include "send-window.h"
#include "window-fixture.h"

#define NAME "12-KH-SM ngay 05-01-2027"
#define SIGNED "%PDF-1.7 signed"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

static KhPlan *
open_issued (WindowFixture *fixture, gboolean filed)
{
  KhPlan *plan = kh_editor_get_plan (window_fixture_open_editor (fixture));
  g_autoptr (GBytes) content = g_bytes_new_static (SIGNED, strlen (SIGNED));
  g_autoptr (GError) error = NULL;
  KhIssuing issuing = { .number = "12", .symbol = "KH-SM", .date = "2027-01-05", .revision = "12/KH-SM" };

  if (filed)
    {
      issuing.file_name = "ky-so.pdf";
      issuing.media_type = "application/pdf";
      issuing.content = content;
    }
  g_assert_true (kh_store_issue_plan (fixture->store, plan, &issuing, &error));
  g_assert_no_error (error);
  return plan;
}

static GtkWidget *
open_window (WindowFixture *fixture)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "send", NULL);
  return window_fixture_find_window (KH_TYPE_SEND_WINDOW);
}

/* The row of the plan's first recipient. */
static GtkEditable *
get_address (GtkWidget *window)
{
  GtkWidget *group = GTK_WIDGET (gtk_widget_get_template_child (window, KH_TYPE_SEND_WINDOW, "recipients"));

  return window_fixture_find (group, ADW_TYPE_ENTRY_ROW);
}

static KhRecipient *
get_recipient (KhPlan *plan)
{
  g_autoptr (KhRecipient) recipient = g_list_model_get_item (kh_plan_get_recipients (plan), 0);

  return recipient;
}

/* A stand-in for the desktop's portal, on a connection of its own. */

typedef struct
{
  GDBusConnection *bus;
  guint object;
  guint version;
  guint response;
  char *addresses; /* parted by spaces */
  char *subject;
  char *attached; /* what the first file holds */
  char *file;     /* what it is called */
  guint n_files;
} Portal;

static const char portal_xml[]
    = "<node><interface name='org.freedesktop.portal.Email'>"
      "<property name='version' type='u' access='read'/>"
      "<method name='ComposeEmail'><arg name='parent' type='s' direction='in'/>"
      "<arg name='options' type='a{sv}' direction='in'/><arg name='handle' type='o' direction='out'/></method>"
      "</interface></node>";

static void
read_attachment (Portal *portal, int fd)
{
  char buffer[100] = { 0 };
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *path = g_file_read_link (link, NULL);

  g_assert_cmpint (read (fd, buffer, sizeof buffer - 1), >, 0);
  portal->attached = g_strdup (buffer);
  portal->file = g_path_get_basename (path);
}

static void
compose_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *method,
            GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  Portal *portal = user_data;
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autoptr (GVariant) handles = g_variant_lookup_value (options, "attachment_fds", G_VARIANT_TYPE ("ah"));
  g_autofree const char **addresses = NULL;
  const char *token = NULL;
  const char *address = NULL;
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *request = NULL;
  GUnixFDList *files = g_dbus_message_get_unix_fd_list (g_dbus_method_invocation_get_message (invocation));

  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  g_variant_lookup (options, "subject", "s", &portal->subject);
  if (g_variant_lookup (options, "addresses", "^a&s", &addresses))
    portal->addresses = g_strjoinv (" ", (char **) addresses);
  else if (g_variant_lookup (options, "address", "&s", &address))
    portal->addresses = g_strdup (address);
  portal->n_files = (guint) g_variant_n_children (handles);
  read_attachment (portal, g_unix_fd_list_peek_fds (files, NULL)[0]);
  request = g_strdup_printf (PORTAL_PATH "/request/%s/%s", name, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  g_dbus_connection_emit_signal (bus, sender, request, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", portal->response, NULL), NULL);
}

static GVariant *
get_version_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *property,
                GError **error, gpointer user_data)
{
  return g_variant_new_uint32 (((Portal *) user_data)->version);
}

static void
portal_start (Portal *portal)
{
  static const GDBusInterfaceVTable table = { compose_cb, get_version_cb, NULL, { NULL } };
  g_autoptr (GError) error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (portal_xml, NULL);
  g_autoptr (GVariant) owned = NULL;

  g_assert_no_error (error);
  portal->bus = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  portal->object = g_dbus_connection_register_object (portal->bus, PORTAL_PATH, info->interfaces[0], &table, portal, NULL, &error);
  g_assert_no_error (error);
  owned = g_dbus_connection_call_sync (portal->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName", g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 4),
                                       G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
portal_stop (Portal *portal)
{
  g_dbus_connection_unregister_object (portal->bus, portal->object);
  g_dbus_connection_close_sync (portal->bus, NULL, NULL);
  g_object_unref (portal->bus);
  g_free (portal->addresses);
  g_free (portal->subject);
  g_free (portal->attached);
  g_free (portal->file);
}

/* What was signed is attached, the recipients are filled in, and their addresses are kept. */
static void
test_portal (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *plan = open_issued (fixture, TRUE);
  Portal portal = { .version = 3 };
  GtkWidget *window = open_window (fixture);

  portal_start (&portal);
  g_assert_nonnull (window_fixture_find_label (window, "ky-so.pdf"));
  gtk_editable_set_text (get_address (window), "vanthu@tinhmau.example; ubnd@tinhmau.example");
  gtk_widget_activate_action (window, "send.mail", NULL);
  wait_until (window_fixture_find_window (KH_TYPE_SEND_WINDOW) == NULL);

  g_assert_cmpstr (portal.addresses, ==, "vanthu@tinhmau.example ubnd@tinhmau.example");
  g_assert_true (g_str_has_prefix (portal.subject, "Kế hoạch số 12/KH-SM ngày 05 tháng 01 năm 2027"));
  g_assert_cmpuint (portal.n_files, ==, 1);
  g_assert_cmpstr (portal.attached, ==, SIGNED);
  g_assert_cmpstr (portal.file, ==, NAME ".pdf");
  wait_until (window_fixture_find_label (GTK_WIDGET (fixture->window), "mail program") != NULL);
  g_assert_cmpstr (kh_recipient_get_email (get_recipient (plan)), ==, "vanthu@tinhmau.example; ubnd@tinhmau.example");
  g_assert_cmpint (kh_plan_get_state (plan), ==, KH_PLAN_ISSUED);

  /* The next letter has them at once. */
  window = open_window (fixture);
  g_assert_nonnull (strstr (gtk_editable_get_text (get_address (window)), "ubnd@"));
  gtk_window_close (GTK_WINDOW (window));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "undo", NULL);
  g_assert_null (kh_recipient_get_email (get_recipient (plan)));
  portal_stop (&portal);
}

/* An older portal knows one address; one that cannot do it is no end of the matter. */
static void
test_portal_old (WindowFixture *fixture, gconstpointer data)
{
  Portal portal = { .version = 1, .response = 2 };
  GtkWidget *window;

  open_issued (fixture, TRUE);
  window = open_window (fixture);
  portal_start (&portal);
  gtk_editable_set_text (get_address (window), "a@mau.example,b@mau.example");
  gtk_widget_activate_action (window, "send.mail", NULL);
  wait_until (window_fixture_find_label (window, "could not open a mail program") != NULL);
  g_assert_cmpstr (portal.addresses, ==, "a@mau.example,b@mau.example");
  gtk_window_close (GTK_WINDOW (window));
  portal_stop (&portal);
}

/* Without a portal: what xdg-email is told. */
static void
test_program (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *script = g_build_filename (fixture->folder, "xdg-email", NULL);
  g_autofree char *told = g_build_filename (fixture->folder, "told", NULL);
  g_autofree char *path = g_strdup (g_getenv ("PATH"));
  g_autofree char *own = g_strconcat (fixture->folder, ":", path, NULL);
  g_autofree char *words = NULL;
  GtkWidget *window;

  open_issued (fixture, TRUE);
  g_assert_true (g_file_set_contents (script, "#!/bin/sh\nprintf '%s\\n' \"$@\" >\"$KH_TOLD\"\n", -1, NULL));
  g_assert_cmpint (g_chmod (script, 0700), ==, 0);
  g_setenv ("KH_TOLD", told, TRUE);
  g_setenv ("PATH", own, TRUE);
  window = open_window (fixture);
  gtk_switch_set_active (GTK_SWITCH (gtk_widget_get_template_child (window, KH_TYPE_SEND_WINDOW, "word")), TRUE);
  gtk_editable_set_text (get_address (window), "vanthu@tinhmau.example");
  gtk_widget_activate_action (window, "send.mail", NULL);
  wait_until (window_fixture_find_window (KH_TYPE_SEND_WINDOW) == NULL);
  g_setenv ("PATH", path, TRUE);

  g_assert_true (g_file_get_contents (told, &words, NULL, NULL));
  g_assert_true (g_str_has_prefix (words, "--utf8\n--subject\nKế hoạch số 12/KH-SM"));
  g_assert_nonnull (strstr (words, NAME ".pdf\n"));
  g_assert_nonnull (strstr (words, NAME ".docx\n"));
  g_assert_null (strstr (words, ".edxml"));
  g_assert_true (g_str_has_suffix (words, "\nvanthu@tinhmau.example\n"));
}

/* The package as a folder and as an archive. */
static void
test_package (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) place = g_file_new_for_path (fixture->folder);
  g_autofree char *archive_path = g_build_filename (fixture->folder, "goi.zip", NULL);
  g_autoptr (GFile) archive = g_file_new_for_path (archive_path);
  g_autofree char *pdf = g_build_filename (fixture->folder, NAME, NAME ".pdf", NULL);
  g_autofree char *edxml = g_build_filename (fixture->folder, NAME, NAME ".edxml", NULL);
  g_autofree char *content = NULL;
  g_autofree char *message = NULL;
  g_autofree char *encoded = g_base64_encode ((const guchar *) SIGNED, strlen (SIGNED));
  g_autofree char *zip = NULL;
  GtkWidget *window;

  open_issued (fixture, TRUE);
  window = open_window (fixture);
  kh_send_window_save (KH_SEND_WINDOW (window), place, FALSE);
  wait_until (window_fixture_find_window (KH_TYPE_SEND_WINDOW) == NULL);
  g_assert_true (g_file_get_contents (pdf, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, SIGNED);
  g_assert_true (g_file_get_contents (edxml, &message, NULL, NULL));
  g_assert_nonnull (strstr (message, encoded));
  wait_until (window_fixture_find_label (GTK_WIDGET (fixture->window), NAME) != NULL);

  window = open_window (fixture);
  kh_send_window_save (KH_SEND_WINDOW (window), archive, TRUE);
  wait_until (window_fixture_find_window (KH_TYPE_SEND_WINDOW) == NULL);
  g_assert_true (g_file_get_contents (archive_path, &zip, NULL, NULL));
  g_assert_true (g_str_has_prefix (zip, "PK"));
}

/* An issued plan goes out as it was signed or not at all; a draft goes out and says so. */
static void
test_unsigned (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  window_fixture_open_editor (fixture);
  window = open_window (fixture);
  g_assert_nonnull (window_fixture_find_label (window, "Draft, Not Signed"));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (gtk_widget_get_template_child (window, KH_TYPE_SEND_WINDOW, "message_row"))));
  gtk_window_close (GTK_WINDOW (window));
  open_issued (fixture, FALSE);
  g_assert_null (open_window (fixture));
  wait_until (window_fixture_find_label (GTK_WIDGET (fixture->window), "Attach the signed file") != NULL);
}

static void
test_addresses (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *plan = open_issued (fixture, TRUE);
  KhRecipient *recipient = get_recipient (plan);
  KhAgency *agency = kh_plan_get_agency (plan);
  g_autofree char *name = kh_text_upper (kh_recipient_get_text (recipient));
  g_autoptr (KhRecipient) usual = kh_recipient_new (name, NULL);
  GtkWidget *window;

  g_assert_true (kh_outgoing_is_address ("a@b.vn"));
  g_assert_true (kh_outgoing_is_address ("a@b.vn; c.d@e.gov.vn,"));
  g_assert_false (kh_outgoing_is_address (""));
  g_assert_false (kh_outgoing_is_address ("a@b"));
  g_assert_false (kh_outgoing_is_address ("Sở Mẫu"));
  g_assert_false (kh_outgoing_is_address ("--attach@b.vn"));
  g_assert_false (kh_outgoing_is_address ("a@b.vn?cc=c@d.vn"));

  /* The body's own list knows it, by the same name. */
  g_object_set (usual, "email", "vanthu@mau.example", NULL);
  kh_node_append (KH_NODE (agency), KH_NODE (usual));
  window = open_window (fixture);
  g_assert_cmpstr (gtk_editable_get_text (get_address (window)), ==, "vanthu@mau.example");
  gtk_editable_set_text (get_address (window), "không phải địa chỉ");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_address (window)), "error"));
  gtk_widget_activate_action (window, "send.mail", NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (gtk_widget_get_template_child (window, KH_TYPE_SEND_WINDOW, "spinner"))));
  gtk_window_close (GTK_WINDOW (window));
  g_assert_null (kh_recipient_get_email (recipient));
  kh_node_remove (KH_NODE (usual));
}

static void
add_cases (void)
{
  CASE ("/sending/portal", test_portal);
  CASE ("/sending/portal-old", test_portal_old);
  CASE ("/sending/program", test_program);
  CASE ("/sending/package", test_package);
  CASE ("/sending/unsigned", test_unsigned);
  CASE ("/sending/addresses", test_addresses);
}

int
main (int argc, char *argv[])
{
  return window_fixture_main (argc, argv, add_cases);
}
