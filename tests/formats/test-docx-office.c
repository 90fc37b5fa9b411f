/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What LibreOffice makes of our files: pages like our PDF's, and files that read back the same. */
#include "compose.h"
#include "data-file.h"
#include "docx-writer.h"
#include "folder.h"
#include "odt-writer.h"
#include "outline.h"
#include "pdf-page.h"
#include "reader.h"
#include "same-plan.h"
#include "word-file.h"
#include "xml-reader.h"

#include <math.h>

/* How far apart the same words may stand on our page and LibreOffice's (mm). */
#define NEAR_MM 3.0
/* The letterhead and the first lines, of which neither hangs on the way the other breaks lines. */
static const char *const places[] = { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                      "Độc lập - Tự do - Hạnh phúc",
                                      "SỞ MẪU",
                                      "Số: 02/KH-SM",
                                      "THƯỢNG KHẨN",
                                      "ngày 05 tháng 01 năm 2027",
                                      "KẾ HOẠCH",
                                      "Cải cách hành chính năm 2027",
                                      "Căn cứ Nghị quyết số 76/NQ-CP" };

static const char *const table_places[]
    = { "Phụ lục I", "DANH MỤC NHIỆM VỤ", "(Kèm theo Kế hoạch", "STT", "Nội dung nhiệm vụ", "Kinh phí" };

typedef struct
{
  char *folder;
  KhPlan *plan;
  KhDocument *document;
} Fixture;

static gboolean
has_office (void)
{
  g_autofree char *program = g_find_program_in_path ("soffice");

  if (program == NULL)
    g_test_skip ("LibreOffice (soffice) is not installed");
  return program != NULL;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = kh_data_file_load ("samples/ke-hoach-mau.kehoach", &error);

  self->folder = kh_test_folder_new ();
  self->plan = kh_xml_reader_read (xml, FALSE, &error);
  g_assert_no_error (error);
  g_object_set (self->plan, "number", "2", "date", "2027-01-05", "urgency", KH_URGENCY_VERY_URGENT, "choices",
                "task-details=appendix;target-table=yes", NULL);
  self->document = kh_compose_plan (self->plan);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->document);
  g_object_unref (self->plan);
  kh_test_folder_remove (self->folder);
  g_free (self->folder);
}

/* Writes the plan as "plan.docx" or "plan.odt". Returns: (transfer full): its path */
static char *
write_plan (Fixture *self, const char *extension)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhProfile) profile = kh_profile_load ("nd30-2020", NULL, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = g_strconcat ("plan.", extension, NULL);
  char *path = g_build_filename (self->folder, name, NULL);

  bytes = strcmp (extension, "docx") == 0 ? kh_docx_write (self->document, profile, &error)
                                          : kh_odt_write (self->document, profile, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return path;
}

/* Has LibreOffice write @path anew. Returns: (transfer full): the path of what it wrote */
static char *
convert (Fixture *self, const char *path, const char *extension)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *output = g_build_filename (self->folder, "out", NULL);
  g_autofree char *user = g_build_filename (self->folder, "user", NULL);
  g_autofree char *uri = g_filename_to_uri (user, NULL, NULL);
  g_autofree char *setting = g_strconcat ("-env:UserInstallation=", uri, NULL);
  g_autofree char *name = g_strconcat ("plan.", extension, NULL);
  const char *argv[]
      = { "soffice", setting, "--headless", "--convert-to", extension, "--outdir", output, path, NULL };
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return g_build_filename (output, name, NULL);
}

static PopplerDocument *
open_pdf (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size = 0;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&content), size);
  return kh_pdf_page_open (bytes);
}

/* The words of a PDF's pages in portrait before the first appendix, in order: of
 * tables poppler gives the words line by line across the cells. */
static GStrv
read_words (PopplerDocument *pdf)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (int i = 0; i < poppler_document_get_n_pages (pdf); i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, i);
      g_autofree char *text = poppler_page_get_text (page);
      double width = 0, height = 0;

      poppler_page_get_size (page, &width, &height);
      if (width > height)
        break;
      g_string_append_printf (all, "%s\n", text);
    }
  return outline_words (all->str);
}

/* How many words of @a are not in @b in the same order: all but the longest common sequence. */
static guint
count_moved (GStrv a, GStrv b)
{
  guint n = g_strv_length (a), m = g_strv_length (b);
  g_autofree guint *row = g_new0 (guint, m + 1);

  for (guint i = 0; i < n; i++)
    {
      guint diagonal = 0;

      for (guint j = 0; j < m; j++)
        {
          guint above = row[j + 1];

          row[j + 1] = strcmp (a[i], b[j]) == 0 ? diagonal + 1 : MAX (above, row[j]);
          diagonal = above;
        }
    }
  return n - row[m];
}

/* The first page in landscape, which there must be. */
static int
find_landscape (PopplerDocument *pdf)
{
  for (int i = 0; i < poppler_document_get_n_pages (pdf); i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, i);
      double width = 0, height = 0;

      poppler_page_get_size (page, &width, &height);
      if (width > height)
        return i;
    }
  g_assert_not_reached ();
}

/* The same words stand at the same places on a page of ours and one of theirs. */
static void
assert_near (PopplerDocument *ours, int our_page, PopplerDocument *theirs, int their_page,
             const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      KhFound a = kh_pdf_page_find (ours, our_page, words[i]);
      KhFound b = kh_pdf_page_find (theirs, their_page, words[i]);

      if (fabs (a.left - b.left) > NEAR_MM || fabs (a.bottom - b.bottom) > NEAR_MM)
        g_error ("“%s” stands at %.1f, %.1f and in LibreOffice at %.1f, %.1f", words[i], a.left, a.bottom,
                 b.left, b.bottom);
      g_assert_cmpint (a.bold, ==, b.bold);
      g_assert_cmpint (a.italic, ==, b.italic);
    }
}

static void
test_pages (Fixture *self, gconstpointer extension)
{
  g_autofree char *path = NULL;
  g_autofree char *printed = NULL;
  g_autoptr (PopplerDocument) theirs = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (PopplerDocument) ours = NULL;
  g_auto (GStrv) our_words = NULL;
  g_auto (GStrv) their_words = NULL;

  if (!has_office ())
    return;
  path = write_plan (self, extension);
  printed = convert (self, path, "pdf");
  theirs = open_pdf (printed);
  pdf = kh_pdf_page_export (self->document, NULL, KH_PDF_DEFAULT, NULL);
  ours = kh_pdf_page_open (pdf);

  g_assert_cmpint (ABS (poppler_document_get_n_pages (ours) - poppler_document_get_n_pages (theirs)), <=, 1);
  assert_near (ours, 0, theirs, 0, places, G_N_ELEMENTS (places));

  /* No number on the first page, one in the middle of the margin above on the second. */
  g_assert_true (kh_pdf_page_has (theirs, 1, "2"));
  {
    KhFound number = kh_pdf_page_find (theirs, 1, "2");

    g_assert_cmpfloat (number.bottom, <, 20);
    kh_assert_near (kh_pdf_page_centre (&number), 30 + 82.5, 1);
  }
  assert_near (ours, find_landscape (ours), theirs, find_landscape (theirs), table_places,
               G_N_ELEMENTS (table_places));

  our_words = read_words (ours);
  their_words = read_words (theirs);
  g_assert_cmpuint (g_strv_length (our_words), >, 1000);
  g_assert_cmpuint (g_strv_length (our_words), ==, g_strv_length (their_words));
  /* A page number may stand between other words, and left and right of the letterhead and the signature
   * change places. */
  g_assert_cmpuint (count_moved (our_words, their_words), <=, 40);
}

static GBytes *
load (const char *path)
{
  char *content = NULL;
  gsize size = 0;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, size);
}

/* What LibreOffice opened and saved reads as what we wrote, ids too; without them
 * it does as well, and an edited sentence finds its item. */
static void
test_saved_by_office (Fixture *self, gconstpointer extension)
{
  g_autofree char *path = NULL;
  g_autofree char *saved = NULL;
  g_autoptr (GBytes) stripped = NULL;
  g_autoptr (GBytes) mended = NULL;
  g_autoptr (KhPlan) without_ids = NULL;
  g_autoptr (KhPlan) edited = NULL;
  g_autoptr (KhPlan) before = NULL;
  g_autoptr (KhPlan) after = NULL;
  g_autoptr (GError) error = NULL;

  if (!has_office ())
    return;
  path = write_plan (self, extension);
  saved = convert (self, path, extension);
  before = kh_reader_read_file (path, 0, KH_READER_PLAN_ONLY, &error);
  g_assert_no_error (error);
  after = kh_reader_read_file (saved, 0, KH_READER_PLAN_ONLY, &error);
  g_assert_no_error (error);
  kh_assert_same_node (KH_NODE (before), KH_NODE (after), KH_SAME_MODEL);
  g_assert_cmpstr (kh_plan_get_number (after), ==, "02");
  g_assert_cmpint (kh_plan_get_urgency (after), ==, KH_URGENCY_VERY_URGENT);
  {
    KhSection *section = kh_plan_find_section (after, KH_SECTION_TASK_GROUP);
    g_autoptr (KhNode) task = g_list_model_get_item (kh_section_get_items (section), 0);

    g_assert_nonnull (kh_plan_find_node (self->plan, kh_node_get_derived_from (task)));
  }
  stripped = word_strip_ids (load (saved));
  without_ids = kh_reader_read_bytes (stripped, "saved", 0, KH_READER_PLAN_ONLY, &error);
  g_assert_no_error (error);
  kh_assert_same_node (KH_NODE (before), KH_NODE (without_ids), KH_SAME_MODEL);
  mended = word_edit (load (saved), "đạt từ 99%", "đạt từ 99,5%");
  edited = kh_reader_read_bytes (mended, "saved", 0, KH_READER_PLAN_ONLY, &error);
  g_assert_no_error (error);
  {
    GListModel *was = kh_section_get_items (kh_plan_find_section (self->plan, KH_SECTION_TARGETS));
    GListModel *is = kh_section_get_items (kh_plan_find_section (edited, KH_SECTION_TARGETS));
    g_autoptr (KhItem) target = g_list_model_get_item (was, 2);
    g_autoptr (KhItem) changed = g_list_model_get_item (is, 2);

    g_assert_nonnull (strstr (kh_item_get_text (changed), "99,5%"));
    g_assert_cmpstr (kh_node_get_derived_from (KH_NODE (changed)), ==, kh_node_get_uuid (KH_NODE (target)));
  }
}

#define WHO(name) " w:author=\"" name "\" w:date=\"2027-01-05T08:30:00Z\""

/* Comments and tracked changes, once LibreOffice opened and saved them. */
static void
test_saved_remarks (Fixture *self, gconstpointer extension)
{
  static const char *const expected[][3] = { { "comment", "Phòng Pháp chế", "Rõ hơn nữa?" },
                                             { "deletion", "Nguyễn Văn A", "sớm" },
                                             { "insertion", "Văn phòng Sở", "đúng hạn" } };
  g_autofree char *path = g_build_filename (self->folder, "plan.docx", NULL);
  g_autofree char *saved = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  if (!has_office ())
    return;
  bytes = word_docx_parts (
      W_HEAD W_P ("I. MỤC TIÊU") "<w:p><w:bookmarkStart w:id=\"9\" w:name=\"_kh_0f0f0f0f111142228333444444444444\"/>" W_T (
          "- Đạt 95% ") "<w:bookmarkEnd w:id=\"9\"/><w:commentRangeStart w:id=\"7\"/>" W_T ("hồ sơ")
          "<w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r><w:del w:id=\"3\"" WHO (
              "Nguyễn Văn A") "><w:r><w:delText xml:space=\"preserve\"> sớm</w:delText></w:r></w:del>"
                              "<w:ins w:id=\"4\"" WHO ("Văn phòng Sở") ">" W_T (" đúng hạn") "</w:ins>" W_T (".") "</w:p>",
      NULL, NULL, NULL, "<w:comment w:id=\"7\"" WHO ("Phòng Pháp chế") ">" W_P ("Rõ hơn nữa?") "</w:comment>");
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  saved = convert (self, path, extension);
  plan = kh_reader_read_file (saved, 0, KH_READER_PLAN_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_get_remarks (plan)), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (KhRemark) remark = g_list_model_get_item (kh_plan_get_remarks (plan), i);
      g_autofree char *date = g_strndup (kh_remark_get_date (remark), strlen ("2027-01-05T08:30"));
      KhNode *item = kh_plan_find_node (plan, kh_remark_get_node (remark));

      g_assert_cmpstr (kh_enum_to_nick (KH_TYPE_REMARK_KIND, (int) kh_remark_get_kind (remark)), ==, expected[i][0]);
      g_assert_cmpstr (kh_remark_get_author (remark), ==, expected[i][1]);
      g_assert_cmpstr (kh_remark_get_text (remark), ==, expected[i][2]);
      g_assert_cmpstr (date, ==, "2027-01-05T08:30");
      g_assert_true (KH_IS_TARGET (item));
      g_assert_cmpstr (kh_item_get_text (KH_ITEM (item)), ==, "Đạt 95% hồ sơ đúng hạn.");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/docx-office/pages-of-docx", Fixture, "docx", set_up, test_pages, tear_down);
  g_test_add ("/docx-office/pages-of-odt", Fixture, "odt", set_up, test_pages, tear_down);
  g_test_add ("/docx-office/saved-docx", Fixture, "docx", set_up, test_saved_by_office, tear_down);
  g_test_add ("/docx-office/saved-odt", Fixture, "odt", set_up, test_saved_by_office, tear_down);
  g_test_add ("/docx-office/saved-remarks-docx", Fixture, "docx", set_up, test_saved_remarks, tear_down);
  g_test_add ("/docx-office/saved-remarks-odt", Fixture, "odt", set_up, test_saved_remarks, tear_down);
  return g_test_run ();
}
