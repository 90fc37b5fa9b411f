/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sample and random documents. */
#include "maker.h"

static const char *const words[] = {
  "rà",     "soát",   "văn",   "bản",    "quy",    "phạm",  "pháp",  "luật",  "cải",   "cách",   "hành",
  "chính",  "công",   "chức",  "viên",   "thủ",    "tục",   "đơn",   "vị",    "phối",  "hợp",    "thực",
  "hiện",   "nhiệm",  "vụ",    "trọng",  "tâm",    "nâng",  "cao",   "chất",  "lượng", "phục",   "vụ",
  "người",  "dân,",   "doanh", "nghiệp", "đẩy",    "mạnh",  "ứng",   "dụng",  "dữ",    "liệu",   "số",
  "trong",  "giải",   "quyết", "hồ",     "sơ;",    "báo",   "cáo",   "kết",   "quả",   "trước",  "ngày",
  "30/11",  "năm",    "2027",  "tại",    "Bộ",     "phận",  "Một",   "cửa",   "theo",  "Nghị",   "định",
  "số",     "118/2025/NĐ-CP", "ngày", "09", "tháng", "6", "năm",     "2025",  "của",   "Chính",  "phủ",
  "khoản",  "2",      "Điều",  "5",      "đạt",    "95",    "%",     "trở",   "lên,",  "kinh",   "tế",
  "-",      "xã",     "hội",   "50",     "triệu",  "đồng",  "giai",  "đoạn",  "2026",  "-",      "2030",
};

KhBlock *
kh_maker_add (KhDocument *document, KhRole role, const char *label, const char *text)
{
  KhBlock *block = kh_block_new (role, label, NULL);

  if (text != NULL)
    kh_block_add_span (block, text, FALSE, FALSE);
  if (role == KH_ROLE_SECTION)
    block->level = 1;
  if (role == KH_ROLE_CLAUSE_HEADING)
    block->level = 2;
  kh_document_add (document, block);
  return block;
}

void
kh_maker_add_letterhead (KhDocument *document, const char *superior, const char *issuer, const char *title)
{
  kh_maker_add (document, KH_ROLE_NATIONAL_TITLE, NULL, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  kh_maker_add (document, KH_ROLE_MOTTO, NULL, "Độc lập - Tự do - Hạnh phúc");
  if (superior != NULL)
    kh_maker_add (document, KH_ROLE_SUPERIOR, NULL, superior);
  kh_maker_add (document, KH_ROLE_ISSUER, NULL, issuer != NULL ? issuer : "SỞ MẪU");
  kh_maker_add (document, KH_ROLE_NUMBER, NULL, "Số:        /KH-SM");
  kh_maker_add (document, KH_ROLE_PLACE_DATE, NULL, "Tỉnh Mẫu, ngày     tháng     năm 2027");
  kh_maker_add (document, KH_ROLE_TYPE_NAME, NULL, "KẾ HOẠCH");
  kh_maker_add (document, KH_ROLE_TITLE, NULL, title != NULL ? title : "Cải cách hành chính năm 2027");
}

static void
free_signer (gpointer data)
{
  KhSigner *signer = data;

  g_free (signer->authority);
  g_free (signer->position);
  g_free (signer->name);
  g_free (signer);
}

void
kh_maker_add_signer (KhBlock *block, const char *authority, const char *position, const char *name)
{
  KhSigner *signer = g_new0 (KhSigner, 1);

  signer->authority = g_strdup (authority);
  signer->position = g_strdup (position);
  signer->name = g_strdup (name);
  if (block->signers == NULL)
    block->signers = g_ptr_array_new_with_free_func (free_signer);
  g_ptr_array_add (block->signers, signer);
}

KhBlock *
kh_maker_add_signature (KhDocument *document, const char *authority, guint n_recipients)
{
  KhBlock *block = kh_block_new (KH_ROLE_SIGNATURE, NULL, NULL);

  kh_maker_add_signer (block, authority, NULL, "Nguyễn Văn A");
  if (block->recipients == NULL)
    block->recipients = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_block_free);
  for (guint i = 0; i < n_recipients; i++)
    {
      g_autofree char *text = i + 1 == n_recipients ? g_strdup ("Lưu: VT, VP.")
                                                    : g_strdup_printf ("Phòng chuyên môn số %u (t/h);", i + 1);
      KhBlock *recipient = kh_block_new (KH_ROLE_RECIPIENT, "-", NULL);

      kh_block_add_span (recipient, text, FALSE, FALSE);
      g_ptr_array_add (block->recipients, recipient);
    }
  kh_document_add (document, block);
  return block;
}

char *
kh_maker_dup_words (GRand *random, guint n)
{
  GString *text = g_string_new (NULL);
  guint at = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (words));

  for (guint i = 0; i < n; i++)
    {
      /* Mostly in order, so that dates and symbols occur whole. */
      if (g_rand_int_range (random, 0, 5) == 0)
        at = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (words));
      g_string_append (text, i > 0 ? " " : "");
      g_string_append (text, words[at]);
      at = (at + 1) % G_N_ELEMENTS (words);
    }
  return g_string_free (text, FALSE);
}

KhBlock *
kh_maker_add_table (KhDocument *document, GRand *random, guint n_rows, guint group)
{
  static const char *const titles[] = { "STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian" };
  static const double weights[] = { 5, 40, 20, 15, 15, 12 };
  KhBlock *block = kh_maker_add (document, KH_ROLE_TABLE, NULL, NULL);

  block->table = kh_table_new ();
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    kh_table_add_column (block->table, titles[i], weights[i], i == 0);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *task = kh_maker_dup_words (random, (guint) g_rand_int_range (random, 3, 40));
      KhRow *row;

      if (group > 0 && i % group == 0)
        {
          g_autofree char *name = kh_maker_dup_words (random, 5);

          row = kh_table_add_row (block->table);
          row->group = TRUE;
          kh_row_add_cell (row, name, NULL)->columns = G_N_ELEMENTS (titles);
        }
      row = kh_table_add_row (block->table);
      kh_row_add_cell (row, number, NULL);
      kh_row_add_cell (row, task, NULL);
      for (guint j = 2; j < G_N_ELEMENTS (titles); j++)
        {
          g_autofree char *text = kh_maker_dup_words (random, (guint) g_rand_int_range (random, 0, 6));

          kh_row_add_cell (row, text, NULL);
        }
    }
  return block;
}

static void
add_task (KhDocument *document, GRand *random, guint number)
{
  g_autofree char *task = kh_maker_dup_words (random, (guint) g_rand_int_range (random, 12, 60));
  g_autofree char *uuid = g_strdup_printf ("task-%u", number);
  KhBlock *block = kh_block_new (KH_ROLE_DASH, "-", uuid);

  kh_block_add_span (block, task, FALSE, FALSE);
  kh_block_add_span (block, ".", FALSE, FALSE);
  kh_document_add (document, block);
}

KhDocument *
kh_maker_new_plan (guint n_tasks)
{
  KhDocument *document = kh_document_new ();
  GRand *random = g_rand_new_with_seed (30);
  guint done = 0;

  g_object_set (document, "title", "Kế hoạch cải cách hành chính năm 2027", "author", "Sở Mẫu", "subject", "KH-SM",
                "profile", "nd30-2020", NULL);
  kh_maker_add_letterhead (document, "ỦY BAN NHÂN DÂN TỈNH MẪU", NULL, NULL);
  kh_maker_add (document, KH_ROLE_LEGAL_BASIS, NULL,
                "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;");
  kh_maker_add (document, KH_ROLE_LEGAL_BASIS, NULL, "Theo đề nghị của Chánh Văn phòng Sở.");
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Sở Mẫu ban hành Kế hoạch với những nội dung sau:");
  kh_maker_add (document, KH_ROLE_SECTION, "I.", "NHIỆM VỤ");
  for (guint group = 0; group < 7; group++)
    {
      guint end = n_tasks * (group + 1) / 7;
      g_autofree char *label = g_strdup_printf ("%u.", group + 1);

      if (end > done)
        kh_maker_add (document, KH_ROLE_CLAUSE_HEADING, label, "Nhóm nhiệm vụ mẫu");
      for (; done < end; done++)
        add_task (document, random, done);
    }
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL,
                "Trên đây là Kế hoạch của Sở Mẫu. Các phòng, đơn vị nghiêm túc thực hiện, gửi báo cáo về Văn phòng "
                "Sở để tổng hợp./.");
  kh_maker_add_signature (document, "GIÁM ĐỐC", 6);
  g_rand_free (random);
  return document;
}

static void
add_words (KhDocument *document, GRand *random, guint n)
{
  g_autofree char *text = kh_maker_dup_words (random, n);

  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, text);
}

static void
add_random_block (KhDocument *document, GRand *random)
{
  static const KhRole roles[]
      = { KH_ROLE_PARAGRAPH, KH_ROLE_DASH, KH_ROLE_DASH, KH_ROLE_PLUS, KH_ROLE_POINT, KH_ROLE_CLAUSE };
  static const char *const labels[] = { NULL, "-", "-", "+", "a)", "1." };
  guint pick = (guint) g_rand_int_range (random, 0, 12);

  if (pick < G_N_ELEMENTS (roles))
    {
      guint n = (guint) g_rand_int_range (random, 1, g_rand_int_range (random, 0, 8) == 0 ? 400 : 60);
      g_autofree char *text = kh_maker_dup_words (random, n);
      KhBlock *block = kh_maker_add (document, roles[pick], labels[pick], text);

      if (g_rand_boolean (random))
        kh_block_add_span (block, " in đậm", TRUE, FALSE);
      kh_block_add_span (block, " và nghiêng.", FALSE, g_rand_boolean (random));
    }
  else if (pick < 10)
    {
      g_autofree char *text = kh_maker_dup_words (random, (guint) g_rand_int_range (random, 2, 20));

      /* Headings in endless rows could not be kept with their text by anyone. */
      kh_maker_add (document, pick < 8 ? KH_ROLE_SECTION : KH_ROLE_CLAUSE_HEADING, pick < 8 ? "II." : "3.", text);
      if (g_rand_int_range (random, 0, 3) > 0)
        add_words (document, random, (guint) g_rand_int_range (random, 1, 80));
    }
  else if (pick == 10)
    kh_maker_add_table (document, random, (guint) g_rand_int_range (random, 1, 30),
                        (guint) g_rand_int_range (random, 0, 6));
  else
    {
      /* A word that no line can hold. */
      g_autofree char *text = g_strnfill ((gsize) g_rand_int_range (random, 30, 200), 'm');

      kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, text);
    }
}

KhDocument *
kh_maker_new_random (guint32 seed)
{
  KhDocument *document = kh_document_new ();
  GRand *random = g_rand_new_with_seed (seed);
  guint n = (guint) g_rand_int_range (random, 0, 60), appendices = (guint) g_rand_int_range (random, 0, 3);
  g_autofree char *issuer = kh_maker_dup_words (random, (guint) g_rand_int_range (random, 1, 14));
  g_autofree char *title = kh_maker_dup_words (random, (guint) g_rand_int_range (random, 1, 40));
  KhBlock *signature;

  kh_maker_add_letterhead (document, g_rand_boolean (random) ? "UBND TỈNH MẪU" : NULL, issuer, title);
  if (g_rand_boolean (random))
    kh_maker_add (document, KH_ROLE_URGENCY, NULL, "HỎA TỐC");
  if (g_rand_boolean (random))
    kh_maker_add (document, KH_ROLE_SECRECY, NULL, "MẬT");
  for (guint i = 0; i < n; i++)
    add_random_block (document, random);
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Trên đây là Kế hoạch của Sở Mẫu./.");
  signature = kh_maker_add_signature (document, g_rand_boolean (random) ? "GIÁM ĐỐC" : "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
                                      (guint) g_rand_int_range (random, 1, 25));
  if (g_rand_int_range (random, 0, 4) == 0)
    kh_maker_add_signer (signature, "CHỦ TỊCH HỘI ĐỒNG", "TRƯỞNG BAN", "Nguyễn Văn A");
  if (g_rand_boolean (random))
    kh_maker_add (document, KH_ROLE_DRAFTER_MARK, NULL, "NVA.(30)");
  if (g_rand_boolean (random))
    kh_maker_add (document, KH_ROLE_ADDRESS, NULL, "Số 1, đường Mẫu, tỉnh Mẫu; điện thoại: 000 000 000");
  for (guint i = 0; i < appendices; i++)
    {
      KhBlock *appendix = kh_maker_add (document, KH_ROLE_APPENDIX, NULL, i == 0 ? "Phụ lục I" : "Phụ lục II");

      appendix->landscape = g_rand_boolean (random);
      kh_maker_add (document, KH_ROLE_APPENDIX_TITLE, NULL, "DANH MỤC NHIỆM VỤ");
      kh_maker_add (document, KH_ROLE_APPENDIX_REFERENCE, NULL, "(Kèm theo Kế hoạch số      /KH-SM của Sở Mẫu)");
      kh_maker_add_table (document, random, (guint) g_rand_int_range (random, 1, 80),
                          (guint) g_rand_int_range (random, 0, 8));
    }
  g_rand_free (random);
  return document;
}
