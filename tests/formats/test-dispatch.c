/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a plan that go out together: in a folder, in an archive, in a message. */
#include "data-file.h"
#include "dispatch.h"
#include "folder.h"
#include "xml-reader.h"

#include <gsf/gsf-infile-zip.h>
#include <gsf/gsf-input-memory.h>
#include <string.h>

#define NAME "12-KH-SM ngay 05-01-2027"

static KhPlan *
read_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = kh_data_file_load ("samples/ke-hoach-mau.kehoach", &error);
  KhPlan *plan = kh_xml_reader_read (xml, FALSE, &error);

  g_assert_no_error (error);
  g_object_set (plan, "number", "12", "date", "2027-01-05", NULL);
  return plan;
}

static GBytes *
signed_file (void)
{
  return g_bytes_new_static ("%PDF-1.7 signed", 15);
}

static KhDispatch *
make (KhPlan *plan, KhDispatchParts parts)
{
  g_autoptr (GBytes) content = signed_file ();
  KhDispatch *dispatch = kh_dispatch_new_signed (plan, parts, NULL, content, "application/pdf");
  g_autoptr (GError) error = NULL;

  g_assert_true (kh_dispatch_run (dispatch, NULL, &error));
  g_assert_no_error (error);
  return dispatch;
}

static char *
read_file (GFile *folder, const char *name)
{
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_load_contents (file, NULL, &content, NULL, NULL, &error);
  g_assert_no_error (error);
  return content;
}

static guint
count_entries (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  g_assert_nonnull (folder);
  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* What was signed goes out byte for byte, alone and within the message. */
static void
test_folder (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (KhDispatch) dispatch = make (plan, KH_DISPATCH_WORD | KH_DISPATCH_MESSAGE);
  g_autofree char *path = kh_test_folder_new ();
  g_autoptr (GFile) parent = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = kh_dispatch_write_folder (dispatch, parent, &error);
  g_autoptr (GFile) second = NULL;
  g_autofree char *base = NULL;
  g_autofree char *again = NULL;
  g_autofree char *document = NULL;
  g_autofree char *word = NULL;
  g_autofree char *message = NULL;
  g_autofree char *encoded = g_base64_encode ((const guchar *) "%PDF-1.7 signed", 15);

  g_assert_no_error (error);
  base = g_file_get_basename (folder);
  g_assert_cmpstr (base, ==, NAME);
  g_assert_cmpuint (kh_dispatch_get_n_files (dispatch), ==, 3);
  g_assert_cmpstr (kh_dispatch_get_file_name (dispatch, 0), ==, NAME ".pdf");
  document = read_file (folder, NAME ".pdf");
  g_assert_cmpstr (document, ==, "%PDF-1.7 signed");
  word = read_file (folder, NAME ".docx");
  g_assert_true (g_str_has_prefix (word, "PK"));
  message = read_file (folder, NAME ".edxml");
  g_assert_nonnull (strstr (message, encoded));
  g_assert_nonnull (strstr (message, "<AttachmentName>" NAME ".pdf</AttachmentName>"));

  /* Nothing is written over. */
  second = kh_dispatch_write_folder (dispatch, parent, &error);
  g_assert_no_error (error);
  again = g_file_get_basename (second);
  g_assert_cmpstr (again, ==, NAME " (2)");
  g_assert_cmpuint (count_entries (path), ==, 2);
  kh_test_folder_remove (path);
}

static void
test_zip (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (KhDispatch) dispatch = make (plan, KH_DISPATCH_MESSAGE);
  g_autofree char *path = kh_test_folder_new ();
  g_autofree char *zip_path = g_build_filename (path, "goi.zip", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (zip_path);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  GsfInput *memory;
  GsfInfile *zip;
  GsfInput *member;

  g_assert_true (kh_dispatch_write_zip (dispatch, file, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (zip_path, &bytes, &length, NULL));
  memory = gsf_input_memory_new ((const guint8 *) bytes, (gsf_off_t) length, FALSE);
  zip = gsf_infile_zip_new (memory, NULL);
  g_assert_cmpint (gsf_infile_num_children (zip), ==, 2);
  member = gsf_infile_child_by_name (zip, NAME ".pdf");
  g_assert_cmpint (gsf_input_size (member), ==, 15);
  g_assert_cmpmem (gsf_input_read (member, 15, NULL), 15, "%PDF-1.7 signed", 15);
  g_object_unref (member);
  g_object_unref (zip);
  g_object_unref (memory);
  kh_test_folder_remove (path);
}

/* A scan keeps its kind; a plan that was not issued sends its own PDF. */
static void
test_kinds (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GBytes) content = g_bytes_new_static ("\xff\xd8\xff", 3);
  g_autoptr (KhDispatch) scan = kh_dispatch_new_signed (plan, KH_DISPATCH_MESSAGE, NULL, content, "image/jpeg");
  g_autoptr (KhDispatch) draft = kh_dispatch_new (plan, KH_DISPATCH_DOCUMENT, NULL);
  g_autofree char *path = kh_test_folder_new ();
  g_autoptr (GFile) parent = g_file_new_for_path (path);
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) draft_folder = NULL;
  g_autofree char *message = NULL;
  g_autofree char *pdf = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kh_dispatch_run (scan, NULL, &error));
  g_assert_cmpstr (kh_dispatch_get_file_name (scan, 0), ==, NAME ".jpg");
  folder = kh_dispatch_write_folder (scan, parent, &error);
  g_assert_no_error (error);
  message = read_file (folder, NAME ".edxml");
  g_assert_nonnull (strstr (message, "<ContentType>image/jpeg</ContentType>"));

  g_assert_true (kh_dispatch_run (draft, NULL, &error));
  draft_folder = kh_dispatch_write_folder (draft, parent, &error);
  g_assert_no_error (error);
  pdf = read_file (draft_folder, NAME ".pdf");
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  kh_test_folder_remove (path);
}

/* Where it cannot be written nothing is left behind. */
static void
test_failure (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (KhDispatch) dispatch = make (plan, KH_DISPATCH_DOCUMENT);
  g_autofree char *path = kh_test_folder_new ();
  g_autofree char *nowhere_path = g_build_filename (path, "không có", NULL);
  g_autoptr (GFile) nowhere = g_file_new_for_path (nowhere_path);
  g_autoptr (GFile) web = g_file_new_for_uri ("https://example.org/");
  g_autoptr (GError) error = NULL;

  g_assert_null (kh_dispatch_write_folder (dispatch, nowhere, &error));
  g_assert_nonnull (strstr (error->message, "không có"));
  g_clear_error (&error);
  g_assert_null (kh_dispatch_write_folder (dispatch, web, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_cmpuint (count_entries (path), ==, 0);
  kh_test_folder_remove (path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/dispatch/folder", test_folder);
  g_test_add_func ("/formats/dispatch/zip", test_zip);
  g_test_add_func ("/formats/dispatch/kinds", test_kinds);
  g_test_add_func ("/formats/dispatch/failure", test_failure);
  return g_test_run ();
}
