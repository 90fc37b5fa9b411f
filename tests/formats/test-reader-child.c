/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strangers' files in a process of their own; and every reader with broken bytes. */
#include "data-file.h"
#include "exporter.h"
#include "folder.h"
#include "libgsf.h"
#include "outline.h"
#include "reader-child.h"
#include "reader-reply.h"
#include "same-plan.h"
#include "word-file.h"
#include "xml-reader.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>

#define FLIPS 150
#define CUTS 40

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = kh_test_folder_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  kh_test_folder_remove (self->folder);
  g_free (self->folder);
}

/* @bytes: (transfer full) */
static char *
write_file (Fixture *self, const char *name, GBytes *bytes)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  const char *data = g_bytes_get_data (owned, &size);

  g_file_set_contents (path, data != NULL ? data : "", (gssize) size, &error);
  g_assert_no_error (error);
  return path;
}

static KhPlan *
read_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = kh_data_file_load ("samples/ke-hoach-mau.kehoach", &error);
  KhPlan *plan = kh_xml_reader_read (xml, FALSE, &error);

  g_assert_no_error (error);
  return plan;
}

static GBytes *
export_sample (KhExportFormat format)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (KhExporter) exporter = kh_exporter_new (plan, format, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = kh_exporter_run (exporter, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

#define WHO " w:author=\"Nguyễn Văn A\" w:date=\"2027-01-05T08:30:00Z\""
#define MARK "<w:bookmarkStart w:id=\"9\" w:name=\"_kh_0f0f0f0f111142228333444444444444\"/><w:bookmarkEnd w:id=\"9\"/>"

/* What comes back through the pipe is what the reader gives, findings and remarks too. */
static void
test_same (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (
      self, "kế hoạch.docx",
      word_docx (W_HEAD W_P ("I. MỤC TIÊU") "<w:p>" MARK W_T ("- Đạt 95%") "<w:ins w:id=\"1\"" WHO ">" W_T (
          " hồ sơ") "</w:ins>" W_T (".") "</w:p>" W_P ("5. Số lạ.")));
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) here = kh_reader_read_file (path, 0, KH_READER_PLAN_ONLY, &error);
  g_autoptr (KhPlan) there = kh_reader_child_read (path, 0, KH_READER_PLAN_ONLY, NULL, &error);
  g_autoptr (KhRemark) remark = NULL;
  KhNode *node = NULL;

  g_assert_no_error (error);
  kh_assert_same_node (KH_NODE (here), KH_NODE (there), KH_SAME_CONTENT);
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_get_findings (there)), >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_get_remarks (there)), ==, 1);
  remark = g_list_model_get_item (kh_plan_get_remarks (there), 0);
  g_assert_cmpstr (kh_remark_get_author (remark), ==, "Nguyễn Văn A");
  g_assert_cmpstr (kh_remark_get_text (remark), ==, "hồ sơ");
  node = kh_plan_find_node (there, kh_remark_get_node (remark));
  g_assert_true (KH_IS_TARGET (node));
  g_assert_cmpstr (kh_node_get_derived_from (node), ==, "0f0f0f0f-1111-4222-8333-444444444444");
}

static void
test_errors (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "rỗng.txt", g_bytes_new (NULL, 0));
  g_autofree char *missing = g_build_filename (self->folder, "không có.docx", NULL);
  g_autoptr (GError) here = NULL;
  g_autoptr (GError) there = NULL;

  g_assert_null (kh_reader_read_file (path, 0, KH_READER_PLAN_ONLY, &here));
  g_assert_null (kh_reader_child_read (path, 0, KH_READER_PLAN_ONLY, NULL, &there));
  g_assert_error (there, here->domain, here->code);
  g_assert_cmpstr (there->message, ==, here->message);
  g_clear_error (&there);
  g_assert_null (kh_reader_child_read (missing, 0, KH_READER_PLAN_ONLY, NULL, &there));
  g_assert_error (there, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "a.docx", export_sample (KH_EXPORT_DOCX));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (kh_reader_child_read (path, 0, KH_READER_PLAN_ONLY, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A program that says who it is and then reads for ever. */
static char *
write_sleeper (Fixture *self)
{
  static const char script[] = "#!/bin/sh\necho $$ > \"$3.pid\"\nmv \"$3.pid\" \"$3.started\"\nexec sleep 1000\n";
  g_autofree char *path = write_file (self, "sleeper", g_bytes_new_static (script, strlen (script)));

  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  return g_steal_pointer (&path);
}

/* The process that @path was given to is gone. */
static void
assert_ended (const char *path)
{
  g_autofree char *started = g_strconcat (path, ".started", NULL);
  g_autofree char *pid = NULL;

  g_assert_true (g_file_get_contents (started, &pid, NULL, NULL));
  g_assert_cmpint (kill ((pid_t) atoi (pid), 0), ==, -1);
  g_assert_cmpint (errno, ==, ESRCH);
  g_assert_cmpint (g_unlink (started), ==, 0);
}

static void
test_time (Fixture *self, gconstpointer data)
{
  g_autofree char *sleeper = write_sleeper (self);
  g_autofree char *path = g_build_filename (self->folder, "lâu.docx", NULL);
  g_autofree char *started = g_strconcat (path, ".started", NULL);
  g_autoptr (GError) error = NULL;

  /* Longer each time, until the program had time to say who it is. */
  for (guint limit = 100; !g_file_test (started, G_FILE_TEST_EXISTS) && limit < 60000; limit *= 2)
    {
      g_clear_error (&error);
      g_assert_null (kh_reader_child_read_with (sleeper, limit, path, 0, KH_READER_PLAN_ONLY, NULL, &error));
    }
  g_assert_error (error, KH_READER_ERROR, KH_READER_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "lâu.docx"));
  assert_ended (path);
}

static gpointer
cancel_started_cb (gpointer data)
{
  GCancellable *cancellable = data;
  const char *started = g_object_get_data (G_OBJECT (cancellable), "started");

  while (!g_file_test (started, G_FILE_TEST_EXISTS))
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancelled_while_reading (Fixture *self, gconstpointer data)
{
  g_autofree char *sleeper = write_sleeper (self);
  g_autofree char *path = g_build_filename (self->folder, "lâu.docx", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = NULL;

  g_object_set_data_full (G_OBJECT (cancellable), "started", g_strconcat (path, ".started", NULL), g_free);
  thread = g_thread_new ("cancel", cancel_started_cb, cancellable);
  g_assert_null (kh_reader_child_read_with (sleeper, G_MAXINT, path, 0, KH_READER_PLAN_ONLY, cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_ended (path);
}

/* One that dies, one that answers nonsense, and none at all. */
static void
test_broken_program (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *script;
    int code;
  } cases[] = {
    { "#!/bin/sh\nkill -SEGV $$\n", KH_READER_ERROR_TOO_LARGE },
    { "#!/bin/sh\necho nonsense\n", KH_READER_ERROR_INVALID },
    { "#!/bin/sh\nexit 1\n", KH_READER_ERROR_INVALID },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *program
          = write_file (self, "reader", g_bytes_new_static (cases[i].script, strlen (cases[i].script)));

      g_assert_cmpint (g_chmod (program, 0700), ==, 0);
      g_assert_null (kh_reader_child_read_with (program, G_MAXINT, "a.docx", 0, KH_READER_PLAN_ONLY, NULL, &error));
      g_assert_error (error, KH_READER_ERROR, cases[i].code);
      g_clear_error (&error);
    }
  g_assert_null (kh_reader_child_read_with ("/no/such/program", 1000, "a.docx", 0, KH_READER_PLAN_ONLY, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* Few bytes that become more paragraphs than memory holds. */
static void
test_memory (Fixture *self, gconstpointer data)
{
  GString *body = g_string_new (W_HEAD);
  g_autofree char *path = NULL;
  g_autofree char *all = NULL;
  g_autoptr (GError) error = NULL;
  struct rusage usage;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("A sanitizer's own memory is larger than any limit");
  return;
#endif
  for (guint i = 0; i < 3000000; i++)
    g_string_append (body, "<w:p/>");
  all = g_string_free (body, FALSE);
  path = write_file (self, "nhiều đoạn.docx", word_docx (all));
  g_assert_null (kh_reader_child_read (path, 0, KH_READER_PLAN_ONLY, NULL, &error));
  g_assert_error (error, KH_READER_ERROR, KH_READER_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "nhiều đoạn.docx"));
  getrusage (RUSAGE_CHILDREN, &usage);
  g_assert_cmpint (usage.ru_maxrss, <, KH_READER_CHILD_MAX_MEMORY / 1024 * 3 / 2);
}

/* A reply of a process that was taken over. */
static void
test_strange_reply (Fixture *self, gconstpointer data)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GBytes) reply = kh_reader_reply_new (plan, NULL);
  GRand *random = g_rand_new_with_seed (7);
  gsize size = g_bytes_get_size (reply);

  for (guint i = 0; i < 200; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (reply, NULL), size);
      gsize length = i % 2 == 0 ? size : (gsize) g_rand_int_range (random, 0, (int) size);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (KhPlan) read = NULL;

      copy[g_rand_int_range (random, 0, (int) size)] ^= (guint8) g_rand_int_range (random, 1, 256);
      changed = g_bytes_new (copy, length);
      read = kh_reader_reply_parse (changed, &error);
      g_assert_true ((read == NULL) == (error != NULL));
    }
  g_rand_free (random);
}

static void
read_changed (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = kh_reader_read_bytes (bytes, "tệp", 2027, KH_READER_PLAN_ONLY, &error);

  g_assert_true ((plan == NULL) == (error != NULL));
  if (plan == NULL)
    {
      g_assert_cmpuint (strlen (error->message), >, 20);
      if (strchr (error->message, '\n') != NULL)
        g_error ("“%s” is more than one line", error->message);
    }
}

/* Every byte that is another, and every file that ends early: a plan or a sentence. */
static void
test_mutations (gconstpointer format)
{
  g_autoptr (GBytes) bytes = export_sample (GPOINTER_TO_INT (format));
  GRand *random = g_rand_new_with_seed (GPOINTER_TO_UINT (format) + 11);
  gsize size = g_bytes_get_size (bytes);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);

  libgsf_ignore ();
  for (guint i = 0; i < FLIPS; i++)
    {
      gsize at = (gsize) g_rand_int_range (random, 0, (int) size);
      guint8 before = copy[at];

      copy[at] ^= (guint8) g_rand_int_range (random, 1, 256);
      read_changed (copy, size);
      copy[at] = before;
    }
  for (guint i = 0; i < CUTS; i++)
    read_changed (copy, size * i / CUTS);
  g_rand_free (random);
}

int
main (int argc, char *argv[])
{
  static const KhExportFormat formats[] = { KH_EXPORT_DOCX, KH_EXPORT_ODT,       KH_EXPORT_TEXT,       KH_EXPORT_XML,
                                            KH_EXPORT_PDF,  KH_EXPORT_CSV_TASKS, KH_EXPORT_CSV_TARGETS };

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/reader-child/same", Fixture, NULL, set_up, test_same, tear_down);
  g_test_add ("/reader-child/errors", Fixture, NULL, set_up, test_errors, tear_down);
  g_test_add ("/reader-child/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/reader-child/time", Fixture, NULL, set_up, test_time, tear_down);
  g_test_add ("/reader-child/cancelled-while-reading", Fixture, NULL, set_up, test_cancelled_while_reading, tear_down);
  g_test_add ("/reader-child/broken-program", Fixture, NULL, set_up, test_broken_program, tear_down);
  g_test_add ("/reader-child/memory", Fixture, NULL, set_up, test_memory, tear_down);
  g_test_add ("/reader-child/strange-reply", Fixture, NULL, set_up, test_strange_reply, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strconcat ("/reader-child/mutations/", kh_export_format_get_info (formats[i])->id, NULL);

      g_test_add_data_func (path, GINT_TO_POINTER (formats[i]), test_mutations);
    }
  return g_test_run ();
}
