/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that a plan is recognised by.
 *
 * Tables in the program and not a data file: each row names a value of an
 * enumeration that the code branches on, there is no year after which a row
 * lapses, and the reader must not fail because a file is missing. The wording is
 * the decree's (30/2020/NĐ-CP, appendix I and III) and what offices write. */
#include "recogniser-vocabulary.h"

#include <string.h>

typedef struct
{
  const char *phrase;
  int value;
  gboolean whole; /* the key is the phrase and nothing else */
} Word;

/* The first row that fits counts, so longer phrases come first. */
static const Word sections[] = {
  { "muc dich yeu cau", KH_SECTION_AIMS },
  { "muc dich va yeu cau", KH_SECTION_AIMS },
  { "muc dich y nghia yeu cau", KH_SECTION_AIMS },
  { "muc dich y nghia va yeu cau", KH_SECTION_AIMS },
  { "muc dich muc tieu yeu cau", KH_SECTION_AIMS },
  { "muc dich", KH_SECTION_PURPOSE, TRUE },
  { "muc dich y nghia", KH_SECTION_PURPOSE, TRUE },
  { "muc dich chung", KH_SECTION_PURPOSE, TRUE },
  { "muc dich cua ke hoach", KH_SECTION_PURPOSE, TRUE },
  { "yeu cau", KH_SECTION_REQUIREMENTS, TRUE },
  { "cac yeu cau", KH_SECTION_REQUIREMENTS, TRUE },
  { "yeu cau chung", KH_SECTION_REQUIREMENTS, TRUE },
  { "yeu cau cua ke hoach", KH_SECTION_REQUIREMENTS, TRUE },
  { "muc tieu nhiem vu", KH_SECTION_FREE },
  { "muc tieu va nhiem vu", KH_SECTION_FREE },
  { "muc tieu noi dung", KH_SECTION_FREE },
  { "muc tieu", KH_SECTION_TARGETS },
  { "cac muc tieu", KH_SECTION_TARGETS },
  { "mot so muc tieu", KH_SECTION_TARGETS },
  { "chi tieu", KH_SECTION_TARGETS },
  { "cac chi tieu", KH_SECTION_TARGETS },
  { "mot so chi tieu", KH_SECTION_TARGETS },
  { "nhiem vu", KH_SECTION_TASK_GROUPS },
  { "cac nhiem vu", KH_SECTION_TASK_GROUPS },
  { "nhung nhiem vu", KH_SECTION_TASK_GROUPS },
  { "mot so nhiem vu", KH_SECTION_TASK_GROUPS },
  { "phuong huong nhiem vu", KH_SECTION_TASK_GROUPS },
  { "noi dung", KH_SECTION_TASK_GROUPS },
  { "cac noi dung", KH_SECTION_TASK_GROUPS },
  { "giai phap", KH_SECTION_TASK_GROUPS },
  { "cac giai phap", KH_SECTION_TASK_GROUPS },
  { "mot so giai phap", KH_SECTION_TASK_GROUPS },
  { "kinh phi", KH_SECTION_BUDGET },
  { "nguon kinh phi", KH_SECTION_BUDGET },
  { "du toan kinh phi", KH_SECTION_BUDGET },
  { "bao dam kinh phi", KH_SECTION_BUDGET },
  { "dam bao kinh phi", KH_SECTION_BUDGET },
  { "to chuc thuc hien", KH_SECTION_RESPONSIBILITIES },
  { "to chuc trien khai", KH_SECTION_RESPONSIBILITIES },
  { "trach nhiem", KH_SECTION_RESPONSIBILITIES },
  { "phan cong", KH_SECTION_RESPONSIBILITIES },
};

static const Word task_groups[] = {
  { "cai cach" },
  { "ve cai cach" },
  { "cong tac cai cach" },
  { "hien dai hoa" },
  { "chuyen doi so" },
  { "xay dung va phat trien chinh quyen" },
  { "xay dung chinh quyen" },
  { "xay dung phat trien chinh quyen" },
  { "xay dung va nang cao chat luong doi ngu" },
  { "cong tac chi dao" },
  { "ve cong tac chi dao" },
  { "chi dao dieu hanh" },
};

/* Kinds of document with a name (decree 30/2020/NĐ-CP, article 7). */
static const struct
{
  const char *key;
  const char *name;
  gboolean is_plan;
} types[] = {
  { "ke hoach", "Kế hoạch", TRUE },
  { "chuong trinh", "Chương trình", TRUE },
  { "phuong an", "Phương án", TRUE },
  { "nghi quyet", "Nghị quyết" },
  { "quyet dinh", "Quyết định" },
  { "chi thi", "Chỉ thị" },
  { "quy che", "Quy chế" },
  { "quy dinh", "Quy định" },
  { "thong cao", "Thông cáo" },
  { "thong bao", "Thông báo" },
  { "thong tu", "Thông tư" },
  { "nghi dinh", "Nghị định" },
  { "huong dan", "Hướng dẫn" },
  { "de an", "Đề án" },
  { "du an", "Dự án" },
  { "bao cao", "Báo cáo" },
  { "bien ban", "Biên bản" },
  { "to trinh", "Tờ trình" },
  { "hop dong", "Hợp đồng" },
  { "cong dien", "Công điện" },
  { "giay moi", "Giấy mời" },
  { "giay uy quyen", "Giấy ủy quyền" },
  { "giay gioi thieu", "Giấy giới thiệu" },
};

static const Word details[] = {
  { "don vi chu tri", KH_DETAIL_LEAD, TRUE },
  { "co quan chu tri", KH_DETAIL_LEAD, TRUE },
  { "co quan don vi chu tri", KH_DETAIL_LEAD, TRUE },
  { "phong chu tri", KH_DETAIL_LEAD, TRUE },
  { "don vi chu tri thuc hien", KH_DETAIL_LEAD, TRUE },
  { "don vi thuc hien", KH_DETAIL_LEAD, TRUE },
  { "co quan thuc hien", KH_DETAIL_LEAD, TRUE },
  { "chu tri", KH_DETAIL_LEAD, TRUE },
  { "don vi phoi hop", KH_DETAIL_SUPPORT, TRUE },
  { "co quan phoi hop", KH_DETAIL_SUPPORT, TRUE },
  { "co quan don vi phoi hop", KH_DETAIL_SUPPORT, TRUE },
  { "phong phoi hop", KH_DETAIL_SUPPORT, TRUE },
  { "don vi phoi hop thuc hien", KH_DETAIL_SUPPORT, TRUE },
  { "phoi hop", KH_DETAIL_SUPPORT, TRUE },
  { "san pham", KH_DETAIL_PRODUCT, TRUE },
  { "san pham du kien", KH_DETAIL_PRODUCT, TRUE },
  { "san pham dau ra", KH_DETAIL_PRODUCT, TRUE },
  { "san pham ket qua", KH_DETAIL_PRODUCT, TRUE },
  { "ket qua", KH_DETAIL_PRODUCT, TRUE },
  { "ket qua san pham", KH_DETAIL_PRODUCT, TRUE },
  { "ket qua dau ra", KH_DETAIL_PRODUCT, TRUE },
  { "thoi gian", KH_DETAIL_DEADLINE, TRUE },
  { "thoi gian thuc hien", KH_DETAIL_DEADLINE, TRUE },
  { "thoi gian hoan thanh", KH_DETAIL_DEADLINE, TRUE },
  { "thoi han", KH_DETAIL_DEADLINE, TRUE },
  { "thoi han hoan thanh", KH_DETAIL_DEADLINE, TRUE },
  { "hoan thanh", KH_DETAIL_DEADLINE, TRUE },
  { "kinh phi", KH_DETAIL_BUDGET, TRUE },
  { "kinh phi thuc hien", KH_DETAIL_BUDGET, TRUE },
  { "du toan kinh phi", KH_DETAIL_BUDGET, TRUE },
  { "nguon kinh phi", KH_DETAIL_BUDGET_SOURCE, TRUE },
  { "ghi chu", KH_DETAIL_NOTE, TRUE },
};

static const Word units[] = {
  { "van phong", KH_UNIT_OFFICE },
  { "chanh van phong", KH_UNIT_OFFICE },
  { "phong", KH_UNIT_DIVISION },
  { "truong phong", KH_UNIT_DIVISION },
  { "thanh tra", KH_UNIT_DIVISION },
  { "to", KH_UNIT_DIVISION },
  { "bo phan", KH_UNIT_DIVISION },
  { "vu", KH_UNIT_DIVISION },
  { "khoa", KH_UNIT_DIVISION },
  { "trung tam", KH_UNIT_ATTACHED },
  { "chi cuc", KH_UNIT_ATTACHED },
  { "bao tang", KH_UNIT_ATTACHED },
  { "thu vien", KH_UNIT_ATTACHED },
  { "truong", KH_UNIT_ATTACHED },
  { "benh vien", KH_UNIT_ATTACHED },
  { "ban quan ly", KH_UNIT_ATTACHED },
  { "doan nghe thuat", KH_UNIT_ATTACHED },
  { "nha", KH_UNIT_ATTACHED },
  { "khu", KH_UNIT_ATTACHED },
  { "tram", KH_UNIT_ATTACHED },
  { "vien", KH_UNIT_ATTACHED },
  { "doi", KH_UNIT_ATTACHED },
  { "hat", KH_UNIT_ATTACHED },
  { "quy", KH_UNIT_ATTACHED },
  { "cuc", KH_UNIT_OTHER },
  { "ban", KH_UNIT_OTHER },
  { "bo", KH_UNIT_OTHER },
  { "so", KH_UNIT_OTHER },
  { "uy ban nhan dan", KH_UNIT_OTHER },
  { "hoi dong nhan dan", KH_UNIT_OTHER },
  { "ubnd", KH_UNIT_OTHER },
  { "hdnd", KH_UNIT_OTHER },
  { "cong an", KH_UNIT_OTHER },
  { "bao hiem xa hoi", KH_UNIT_OTHER },
  { "kho bac", KH_UNIT_OTHER },
  { "hoi", KH_UNIT_OTHER },
  { "doan", KH_UNIT_OTHER },
  { "lien doan", KH_UNIT_OTHER },
  { "cong doan", KH_UNIT_OTHER },
  { "cong ty", KH_UNIT_OTHER },
  { "lanh dao", KH_UNIT_OTHER },
};

static const Word bodies[] = {
  { "uy ban nhan dan" },
  { "hoi dong nhan dan" },
  { "ubnd" },
  { "hdnd" },
  { "so" },
  { "bo" },
  { "ban" },
  { "phong" },
  { "trung tam" },
  { "chi cuc" },
  { "tong cuc" },
  { "cuc" },
  { "benh vien" },
  { "truong" },
  { "vien" },
  { "thanh tra" },
  { "van phong" },
  { "cong an" },
  { "bao hiem xa hoi" },
  { "bao tang" },
  { "thu vien" },
  { "toa an" },
  { "dai hoc" },
  { "hoc vien" },
  { "kho bac" },
  { "cong ty" },
  { "tong cong ty" },
  { "hoi" },
  { "lien doan" },
};

static const Word positions[] = {
  { "giam doc" },         { "pho giam doc" },        { "tong giam doc" },      { "pho tong giam doc" },
  { "chu tich" },         { "pho chu tich" },        { "hieu truong" },        { "pho hieu truong" },
  { "chanh van phong" },  { "pho chanh van phong" }, { "chanh thanh tra" },    { "truong phong" },
  { "pho truong phong" }, { "truong ban" },          { "pho truong ban" },     { "cuc truong" },
  { "pho cuc truong" },   { "chi cuc truong" },      { "pho chi cuc truong" }, { "tong cuc truong" },
  { "bo truong" },        { "thu truong" },          { "vien truong" },        { "pho vien truong" },
  { "thu tuong" },        { "pho thu tuong" },       { "tong thanh tra" },     { "vu truong" },
  { "pho vu truong" },    { "truong khoa" },         { "tong bien tap" },      { "pho chanh thanh tra" },
};

static const Word closings[] = {
  { "tren day la" },
  { "trong qua trinh" },
  { "nhan duoc ke hoach" },
  { "can cu ke hoach nay" },
  { "can cu noi dung ke hoach" },
  { "can cu vao ke hoach nay" },
  { "yeu cau cac" },
  { "yeu cau thu truong" },
  { "de nghi cac" },
  { "de nghi thu truong" },
  { "ke hoach nay" },
};

gboolean
kh_vocabulary_has_prefix (const char *key, const char *phrase)
{
  gsize length = strlen (phrase);

  return strncmp (key, phrase, length) == 0 && (key[length] == '\0' || key[length] == ' ');
}

static const Word *
find_word (const Word *words, gsize n_words, const char *key)
{
  for (gsize i = 0; i < n_words; i++)
    if (words[i].whole ? strcmp (key, words[i].phrase) == 0 : kh_vocabulary_has_prefix (key, words[i].phrase))
      return &words[i];
  return NULL;
}

gboolean
kh_vocabulary_find_section (const char *key, KhSectionKind *kind)
{
  const Word *word = find_word (sections, G_N_ELEMENTS (sections), key);

  if (word != NULL)
    *kind = word->value;
  return word != NULL;
}

gboolean
kh_vocabulary_is_task_group (const char *key)
{
  return find_word (task_groups, G_N_ELEMENTS (task_groups), key) != NULL;
}

const char *
kh_vocabulary_find_document_type (const char *key, gsize *length, gboolean *is_plan)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (kh_vocabulary_has_prefix (key, types[i].key))
      {
        *length = strlen (types[i].key);
        *is_plan = types[i].is_plan;
        return types[i].name;
      }
  return NULL;
}

KhDetail
kh_vocabulary_find_detail (const char *key)
{
  const Word *word = find_word (details, G_N_ELEMENTS (details), key);

  return word != NULL ? (KhDetail) word->value : KH_DETAIL_NONE;
}

gboolean
kh_vocabulary_find_unit_kind (const char *key, KhUnitKind *kind)
{
  const Word *word = find_word (units, G_N_ELEMENTS (units), key);

  if (word != NULL)
    *kind = word->value;
  return word != NULL;
}

gboolean
kh_vocabulary_is_body (const char *key)
{
  return find_word (bodies, G_N_ELEMENTS (bodies), key) != NULL;
}

gboolean
kh_vocabulary_is_position (const char *key)
{
  return find_word (positions, G_N_ELEMENTS (positions), key) != NULL;
}

gboolean
kh_vocabulary_is_closing (const char *key)
{
  return find_word (closings, G_N_ELEMENTS (closings), key) != NULL;
}
