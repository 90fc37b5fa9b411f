/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that try the layout's limits: shortest, longest, all stamps, every signing form. */
#include "inspect.h"
#include "maker.h"

#include <string.h>

static void
inspect_all (KhDocument *document, KhFrames *frames)
{
  g_autoptr (KhProfile) profile = kh_inspect_load_profile (NULL);

  kh_inspect_text (document, frames);
  kh_inspect_places (frames, profile);
  kh_inspect_keeps (document, frames);
}

static void
test_empty (void)
{
  g_autoptr (KhDocument) document = kh_document_new ();
  g_autoptr (KhFrames) frames = kh_inspect_layout (document, NULL);

  g_assert_cmpuint (kh_frames_get_n_pages (frames), ==, 1);
  g_assert_cmpuint (kh_frame_get_n_placed (kh_frames_get_page (frames, 0)), ==, 0);
}

static void
test_shortest (void)
{
  g_autoptr (KhDocument) document = kh_document_new ();
  g_autoptr (KhFrames) frames = NULL;

  kh_maker_add_letterhead (document, NULL, NULL, NULL);
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Sở Mẫu thực hiện./.");
  kh_maker_add_signature (document, "GIÁM ĐỐC", 1);
  frames = kh_inspect_layout (document, NULL);
  g_assert_cmpuint (kh_frames_get_n_pages (frames), ==, 1);
  g_assert_cmpuint (kh_inspect_count (frames, KH_ROLE_PAGE_NUMBER), ==, 0);
  inspect_all (document, frames);
}

static void
test_300_tasks (void)
{
  g_autoptr (KhDocument) document = kh_maker_new_plan (300);
  g_autoptr (KhFrames) frames = kh_inspect_layout (document, NULL);

  g_assert_cmpuint (kh_frames_get_n_pages (frames), >, 20);
  g_assert_cmpuint (kh_inspect_count (frames, KH_ROLE_PAGE_NUMBER), ==, kh_frames_get_n_pages (frames) - 1);
  inspect_all (document, frames);
}

/* Names of 200 letters wrap, and Quốc hiệu does not. */
static void
test_long_names (void)
{
  g_autoptr (KhDocument) document = kh_document_new ();
  g_autoptr (GString) name = g_string_new ("TRUNG TÂM");
  g_autoptr (KhFrames) frames = NULL;
  KhBlock *signature;

  while (g_utf8_strlen (name->str, -1) < 200)
    g_string_append (name, " NGHIÊN CỨU VÀ PHÁT TRIỂN");
  kh_maker_add_letterhead (document, name->str, name->str, name->str);
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Nội dung thứ nhất của Kế hoạch.");
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Nội dung thứ hai của Kế hoạch./.");
  signature = kh_maker_add_signature (document, name->str, 3);
  g_free (((KhSigner *) g_ptr_array_index (signature->signers, 0))->name);
  ((KhSigner *) g_ptr_array_index (signature->signers, 0))->name = g_strdup (name->str);
  frames = kh_inspect_layout (document, "header-size=13");
  g_assert_cmpuint (kh_inspect_count (frames, KH_ROLE_NATIONAL_TITLE), ==, 1);
  g_assert_cmpuint (kh_inspect_count (frames, KH_ROLE_MOTTO), ==, 1);
  g_assert_cmpuint (kh_inspect_count (frames, KH_ROLE_ISSUER), >, 3);
  inspect_all (document, frames);
}

/* A name without a space is cut rather than set outside its column. */
static void
test_unbreakable_name (void)
{
  g_autoptr (KhDocument) document = kh_document_new ();
  g_autofree char *name = g_strnfill (200, 'W');
  g_autoptr (KhFrames) frames = NULL;

  kh_maker_add_letterhead (document, name, name, name);
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, name);
  kh_maker_add_signature (document, name, 3);
  frames = kh_inspect_layout (document, NULL);
  inspect_all (document, frames);
}

static void
test_task_longer_than_page (void)
{
  g_autoptr (KhDocument) document = kh_maker_new_plan (3);
  GRand *random = g_rand_new_with_seed (3);
  g_autofree char *text = kh_maker_dup_words (random, 1800);
  g_autoptr (KhFrames) frames = NULL;

  kh_maker_add (document, KH_ROLE_DASH, "-", text);
  frames = kh_inspect_layout (document, NULL);
  g_assert_cmpuint (kh_frames_get_n_pages (frames), >, 3);
  inspect_all (document, frames);
  g_rand_free (random);
}

static void
assert_box (KhFrames *frames, guint nth, double width, double height)
{
  KhPlaced box;

  g_assert_true (kh_inspect_find (frames, KH_ROLE_BOX, nth, NULL, &box));
  g_assert_cmpfloat_with_epsilon (box.width / KH_MM, width, 0.01);
  g_assert_cmpfloat_with_epsilon (box.height / KH_MM, height, 0.01);
}

/* Boxes 10a, 10b and 11, with the sizes of appendix I, III.2.b; either place of the tone mark. */
static void
test_stamps (void)
{
  static const struct
  {
    const char *words;
    double width;
  } urgencies[] = { { "HỎA TỐC", 30 }, { "HOẢ TỐC", 30 }, { "THƯỢNG KHẨN", 40 }, { "KHẨN", 20 } };

  for (guint i = 0; i < G_N_ELEMENTS (urgencies); i++)
    {
      g_autoptr (KhDocument) document = kh_maker_new_plan (10);
      g_autoptr (KhFrames) frames = NULL;
      KhPlaced stamp, box, number;

      kh_maker_add (document, KH_ROLE_SECRECY, NULL, "TUYỆT MẬT");
      kh_maker_add (document, KH_ROLE_URGENCY, NULL, urgencies[i].words);
      kh_maker_add (document, KH_ROLE_CIRCULATION, NULL, "XEM XONG TRẢ LẠI");
      frames = kh_inspect_layout (document, NULL);
      assert_box (frames, 1, urgencies[i].width, 8);
      g_assert_cmpuint (kh_inspect_count (frames, KH_ROLE_BOX), ==, 3);
      g_assert_true (kh_inspect_find (frames, KH_ROLE_BOX, 1, NULL, &box));
      g_assert_true (kh_inspect_find (frames, KH_ROLE_URGENCY, 0, NULL, &stamp));
      g_assert_true (kh_inspect_find (frames, KH_ROLE_NUMBER, 0, NULL, &number));
      g_assert_cmpfloat (stamp.font_size, ==, 13);
      g_assert_true (stamp.bold);
      g_assert_cmpfloat_with_epsilon (stamp.x + stamp.width / 2, box.x + box.width / 2, 0.1);
      g_assert_cmpfloat (stamp.x, >, box.x);
      g_assert_cmpfloat (stamp.y, >, box.y);
      g_assert_cmpfloat (stamp.y + stamp.height, <, box.y + box.height);
      g_assert_cmpfloat (box.y, >, number.y);
      inspect_all (document, frames);
    }
}

/* The forms of decree 30/2020, article 13. */
static void
test_signing_forms (void)
{
  static const struct
  {
    const char *given, *shown;
  } forms[] = {
    { "GIÁM ĐỐC", NULL },
    { "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", NULL },
    { "Q. GIÁM ĐỐC", NULL },
    { "TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG", NULL },
    { "TL. GIÁM ĐỐC\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG", NULL },
    { "TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG TỔ CHỨC - HÀNH CHÍNH", "TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG\nTỔ CHỨC - HÀNH CHÍNH" },
    { "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", NULL },
    { "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (KhDocument) document = kh_maker_new_plan (5);
      g_auto (GStrv) lines = g_strsplit (forms[i].shown != NULL ? forms[i].shown : forms[i].given, "\n", -1);
      g_autoptr (KhFrames) frames = NULL;
      KhPlaced line, name;
      double middle = 0, bottom = 0;

      kh_maker_add_signature (document, forms[i].given, 4);
      frames = kh_inspect_layout (document, NULL);
      /* After the plan's own signature, whose form has one line. */
      for (guint j = 0; lines[j] != NULL; j++)
        {
          g_assert_true (kh_inspect_find (frames, KH_ROLE_SIGNER_AUTHORITY, 1 + j, NULL, &line));
          g_assert_cmpstr (line.text, ==, lines[j]);
          if (j == 0)
            middle = line.x + line.width / 2;
          g_assert_cmpfloat_with_epsilon (line.x + line.width / 2, middle, 0.1);
          bottom = line.y + line.height;
        }
      g_assert_true (kh_inspect_find (frames, KH_ROLE_SIGNER_NAME, 1, NULL, &name));
      g_assert_cmpfloat_with_epsilon (name.x + name.width / 2, middle, 0.1);
      g_assert_cmpfloat (name.y - bottom, >, 20 * KH_MM);
      inspect_all (document, frames);
    }
}

static void
test_two_signers (void)
{
  g_autoptr (KhDocument) document = kh_maker_new_plan (5);
  KhBlock *block = kh_maker_add_signature (document, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", 4);
  g_autoptr (KhFrames) frames = NULL;
  KhPlaced one, other, label;

  kh_maker_add_signer (block, "GIÁM ĐỐC", NULL, "Nguyễn Văn A");
  frames = kh_inspect_layout (document, NULL);
  g_assert_true (kh_inspect_find (frames, KH_ROLE_SIGNER_NAME, 1, NULL, &one));
  g_assert_true (kh_inspect_find (frames, KH_ROLE_SIGNER_NAME, 2, NULL, &other));
  g_assert_true (kh_inspect_find (frames, KH_ROLE_RECIPIENTS_LABEL, 1, NULL, &label));
  g_assert_cmpfloat (one.baseline, ==, other.baseline);
  g_assert_cmpfloat (other.x, >, one.x + one.width);
  g_assert_cmpfloat (label.y, >, one.y + one.height);
  g_assert_cmpuint (one.column, ==, 0);
  g_assert_cmpuint (other.column, ==, 1);
  inspect_all (document, frames);
}

/* More recipients than a page holds: none is lost, and the signers' part stays whole. */
static void
test_many_recipients (void)
{
  g_autoptr (KhDocument) document = kh_document_new ();
  g_autoptr (KhProfile) profile = kh_inspect_load_profile (NULL);
  g_autoptr (KhFrames) frames = NULL;

  kh_maker_add_letterhead (document, NULL, NULL, NULL);
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Sở Mẫu thực hiện./.");
  kh_maker_add_signature (document, "GIÁM ĐỐC", 120);
  frames = kh_inspect_layout (document, NULL);
  g_assert_cmpuint (kh_inspect_count (frames, KH_ROLE_RECIPIENT), ==, 120);
  kh_inspect_text (document, frames);
  kh_inspect_places (frames, profile);
}

static void
test_address (void)
{
  g_autoptr (KhDocument) document = kh_maker_new_plan (20);
  g_autoptr (KhFrames) frames = NULL;
  KhPlaced address, rule;
  guint page;

  kh_maker_add (document, KH_ROLE_ADDRESS, NULL, "Số 1, đường Mẫu, tỉnh Mẫu; điện thoại: 000 000 000");
  frames = kh_inspect_layout (document, NULL);
  g_assert_true (kh_inspect_find (frames, KH_ROLE_ADDRESS, 0, &page, &address));
  g_assert_cmpuint (page, ==, 0);
  g_assert_cmpuint (kh_inspect_count (frames, KH_ROLE_ADDRESS), ==, 1);
  g_assert_cmpfloat (address.font_size, ==, 11);
  g_assert_cmpfloat_with_epsilon (address.y + address.height, (297 - 20) * KH_MM, 2);
  /* The last rule of page 1 is as wide as the text, above the address. */
  for (guint i = 0; kh_inspect_find (frames, KH_ROLE_RULE, i, &page, &rule) && page == 0 && rule.y < address.y - 10;)
    i++;
  g_assert_cmpfloat_with_epsilon (rule.width / KH_MM, 165, 0.1);
  g_assert_cmpfloat (rule.y, <, address.y);
  inspect_all (document, frames);
}

static void
test_missing_letters (void)
{
  g_autoptr (KhDocument) document = kh_document_new ();
  g_autoptr (KhFrames) frames = NULL;

  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Chữ 漢 và 漢, 字 không có trong phông.");
  frames = kh_inspect_layout (document, NULL);
  g_assert_cmpuint (g_strv_length ((char **) kh_frames_get_missing (frames)), ==, 2);
  g_assert_cmpstr (kh_frames_get_missing (frames)[0], ==, "字");
  g_assert_cmpstr (kh_frames_get_missing (frames)[1], ==, "漢");
}

static void
test_all_letters (void)
{
  static const char letters[] = "aăâbcdđeêghiklmnoôơpqrstuưvxy áàảãạ ắằẳẵặ ấầẩẫậ éèẻẽẹ ếềểễệ íìỉĩị óòỏõọ ốồổỗộ ớờởỡợ úùủũụ "
                                "ứừửữự ýỳỷỹỵ ĂÂĐÊÔƠƯ ÁÀẢÃẠ ẮẰẲẴẶ ẤẦẨẪẬ ÉÈẺẼẸ ẾỀỂỄỆ ÍÌỈĨỊ ÓÒỎÕỌ ỐỒỔỖỘ ỚỜỞỠỢ ÚÙỦŨỤ ỨỪỬỮỰ ÝỲỶỸỴ "
                                "“”‘’–—…≥≤%‰²³°€₫";
  g_autoptr (KhDocument) document = kh_document_new ();
  g_autoptr (KhFrames) frames = NULL;

  for (guint i = 0; i < 4; i++)
    kh_block_add_span (kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, NULL), letters, i & 1, i & 2);
  frames = kh_inspect_layout (document, NULL);
  g_assert_cmpuint (g_strv_length ((char **) kh_frames_get_missing (frames)), ==, 0);
}

static void
test_font (void)
{
  g_autoptr (KhDocument) document = kh_maker_new_plan (1);
  g_autoptr (KhFrames) frames = kh_inspect_layout (document, NULL);
  const char *family = kh_frames_get_font (frames);

  g_assert_true (g_str_equal (family, "Times New Roman") || g_str_equal (family, "Liberation Serif"));
}

static void
test_cancelled (void)
{
  g_autoptr (KhDocument) document = kh_maker_new_plan (10);
  g_autoptr (KhProfile) profile = kh_inspect_load_profile (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (kh_layout_run (document, profile, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_nodes (void)
{
  g_autoptr (KhDocument) document = kh_maker_new_plan (40);
  g_autoptr (KhFrames) frames = kh_inspect_layout (document, NULL);
  guint page;
  double y;

  g_assert_true (kh_frames_find_node (frames, "task-30", &page, &y));
  g_assert_cmpuint (page, >, 0);
  g_assert_cmpstr (kh_frames_hit (frames, page, 100 * KH_MM, y + 2), ==, "task-30");
  g_assert_false (kh_frames_find_node (frames, "no-such", NULL, NULL));
  g_assert_null (kh_frames_hit (frames, page, 0, 1));
  g_assert_null (kh_frames_hit (frames, 999, 0, 1));
}

/* The place of part of a line, for marks: it starts where the words before it end. */
static void
test_extent (void)
{
  g_autoptr (KhDocument) document = kh_document_new ();
  g_autoptr (KhFrames) frames = NULL;
  const KhFrame *frame;
  KhPlaced placed;
  double x, width, rest_x, rest_width;

  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Rà soát văn bản");
  frames = kh_inspect_layout (document, NULL);
  frame = kh_frames_get_page (frames, 0);
  kh_frame_get_placed (frame, 0, &placed);
  kh_frame_get_extent (frame, 0, 0, strlen ("Rà soát"), &x, &width);
  kh_frame_get_extent (frame, 0, strlen ("Rà soát "), strlen ("văn bản"), &rest_x, &rest_width);
  g_assert_cmpfloat_with_epsilon (x, placed.x, 0.01);
  g_assert_cmpfloat (rest_x, >, x + width + 2);
  g_assert_cmpfloat_with_epsilon (rest_x + rest_width, placed.x + placed.width, 0.01);
  kh_frame_get_extent (frame, 0, strlen ("R"), strlen ("à"), &x, &width);
  g_assert_cmpfloat (x, >, placed.x + 5);
  g_assert_cmpfloat (width, >, 4);
  g_assert_cmpfloat (width, <, 8);
}

static gpointer
draw_cb (gpointer data)
{
  g_autoptr (KhDocument) document = kh_maker_new_plan (30);
  g_autoptr (KhFrames) frames = kh_inspect_layout (document, NULL);
  KhFrames *shared = data;
  GChecksum *sum = g_checksum_new (G_CHECKSUM_SHA256);
  char *result;

  for (guint i = 0; i < kh_frames_get_n_pages (shared); i++)
    for (guint j = 0; j < 2; j++)
      {
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 595, 842);
        cairo_t *cr = cairo_create (surface);

        kh_frame_draw (kh_frames_get_page (j == 0 ? frames : shared, i), cr);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy (cr);
        cairo_surface_flush (surface);
        g_checksum_update (sum, cairo_image_surface_get_data (surface), 842 * cairo_image_surface_get_stride (surface));
        cairo_surface_destroy (surface);
      }
  result = g_strdup (g_checksum_get_string (sum));
  g_checksum_free (sum);
  return result;
}

/* Several threads lay out at once and draw the same pages: all see the same. */
static void
test_threads (void)
{
  g_autoptr (KhDocument) document = kh_maker_new_plan (30);
  g_autoptr (KhFrames) shared = kh_inspect_layout (document, NULL);
  g_autofree char *alone = draw_cb (shared);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("layout", draw_cb, shared);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *sum = g_thread_join (threads[i]);

      g_assert_cmpstr (sum, ==, alone);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/cases/empty", test_empty);
  g_test_add_func ("/layout/cases/shortest", test_shortest);
  g_test_add_func ("/layout/cases/300-tasks", test_300_tasks);
  g_test_add_func ("/layout/cases/long-names", test_long_names);
  g_test_add_func ("/layout/cases/unbreakable-name", test_unbreakable_name);
  g_test_add_func ("/layout/cases/task-longer-than-page", test_task_longer_than_page);
  g_test_add_func ("/layout/cases/stamps", test_stamps);
  g_test_add_func ("/layout/cases/signing-forms", test_signing_forms);
  g_test_add_func ("/layout/cases/two-signers", test_two_signers);
  g_test_add_func ("/layout/cases/many-recipients", test_many_recipients);
  g_test_add_func ("/layout/cases/address", test_address);
  g_test_add_func ("/layout/cases/missing-letters", test_missing_letters);
  g_test_add_func ("/layout/cases/all-letters", test_all_letters);
  g_test_add_func ("/layout/cases/font", test_font);
  g_test_add_func ("/layout/cases/cancelled", test_cancelled);
  g_test_add_func ("/layout/cases/nodes", test_nodes);
  g_test_add_func ("/layout/cases/extent", test_extent);
  g_test_add_func ("/layout/cases/threads", test_threads);
  return g_test_run ();
}
