/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The named paragraph styles. */
#include "styles-names.h"

#include <string.h>

#define UUID_LENGTH 36

static const KhStyleName names[] = {
  [KH_ROLE_NATIONAL_TITLE] = { "QuocHieu", NULL, NULL, "Quốc hiệu", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_MOTTO] = { "TieuNgu", NULL, NULL, "Tiêu ngữ", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_SUPERIOR] = { "CoQuanChuQuan", NULL, NULL, "Cơ quan chủ quản", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_ISSUER] = { "CoQuanBanHanh", NULL, NULL, "Cơ quan ban hành", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_NUMBER] = { "SoKyHieu", NULL, NULL, "Số và ký hiệu", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_SUBJECT] = { "TrichYeuCongVan", NULL, NULL, "Trích yếu công văn", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_PLACE_DATE] = { "DiaDanhNgay", NULL, NULL, "Địa danh và ngày tháng", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_SECRECY] = { "DoMat", NULL, NULL, "Độ mật", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_URGENCY] = { "DoKhan", NULL, NULL, "Độ khẩn", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_CIRCULATION] = { "PhamViLuuHanh", NULL, NULL, "Phạm vi lưu hành", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_ADDRESSEE] = { "KinhGui", NULL, NULL, "Kính gửi", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_TYPE_NAME] = { "Title", "Title", "Title", "Tên loại văn bản", KH_STYLE_PLAIN, 0, TRUE },
  [KH_ROLE_TITLE] = { "Subtitle", "Subtitle", "Subtitle", "Trích yếu", KH_STYLE_PLAIN, 0, TRUE },
  [KH_ROLE_LEGAL_BASIS] = { "CanCu", NULL, NULL, "Căn cứ", KH_STYLE_BODY, 0, FALSE },
  [KH_ROLE_PARAGRAPH] = { "BodyText", "Body Text", "Text_20_body", "Lời văn", KH_STYLE_BODY, 0, FALSE },
  [KH_ROLE_PART] = { "Phan", NULL, NULL, "Phần", KH_STYLE_TITLE, 1, TRUE },
  [KH_ROLE_PART_TITLE] = { "TieuDePhan", NULL, NULL, "Tiêu đề phần", KH_STYLE_TITLE, 0, TRUE },
  [KH_ROLE_SECTION] = { "Heading1", "heading 1", "Heading_20_1", "Mục (I.)", KH_STYLE_BODY, 1, TRUE },
  [KH_ROLE_CLAUSE_HEADING]
  = { "Heading2", "heading 2", "Heading_20_2", "Khoản có tiêu đề (1.)", KH_STYLE_BODY, 2, TRUE },
  [KH_ROLE_CLAUSE] = { "Khoan", NULL, NULL, "Khoản (1.)", KH_STYLE_BODY, 0, FALSE },
  [KH_ROLE_POINT] = { "Diem", NULL, NULL, "Điểm (a)", KH_STYLE_BODY, 0, FALSE },
  [KH_ROLE_DASH] = { "GachDauDong", NULL, NULL, "Gạch đầu dòng (-)", KH_STYLE_BODY, 0, FALSE },
  [KH_ROLE_PLUS] = { "DauCong", NULL, NULL, "Dấu cộng (+)", KH_STYLE_BODY, 0, FALSE },
  [KH_ROLE_DRAFTER_MARK]
  = { "KyHieuNguoiSoan", NULL, NULL, "Ký hiệu người soạn thảo", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_ADDRESS] = { "Footer", "footer", "Footer", "Địa chỉ cơ quan", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_APPENDIX] = { "PhuLuc", NULL, NULL, "Phụ lục", KH_STYLE_TITLE, 1, TRUE },
  [KH_ROLE_APPENDIX_TITLE] = { "TieuDePhuLuc", NULL, NULL, "Tiêu đề phụ lục", KH_STYLE_TITLE, 0, TRUE },
  [KH_ROLE_APPENDIX_REFERENCE] = { "KemTheo", NULL, NULL, "Kèm theo văn bản", KH_STYLE_TITLE, 0, TRUE },
  [KH_ROLE_RECIPIENTS_LABEL] = { "NoiNhan", NULL, NULL, "Nơi nhận", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_RECIPIENT] = { "DongNoiNhan", NULL, NULL, "Dòng nơi nhận", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_SIGNER_AUTHORITY] = { "QuyenHan", NULL, NULL, "Quyền hạn người ký", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_SIGNER_POSITION] = { "ChucVu", NULL, NULL, "Chức vụ người ký", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_SIGNER_NAME] = { "HoTen", NULL, NULL, "Họ tên người ký", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_PAGE_NUMBER] = { "Header", "header", "Header", "Số trang", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_RULE] = { "DuongKe", NULL, NULL, "Đường kẻ", KH_STYLE_PLAIN, 0, FALSE },
  [KH_ROLE_TABLE_CELL] = { "OBang", NULL, NULL, "Ô bảng", KH_STYLE_PLAIN, 0, FALSE },
};

const KhStyleName *
kh_style_name (KhRole role)
{
  if ((guint) role >= G_N_ELEMENTS (names) || names[role].id == NULL)
    return NULL;
  return &names[role];
}

char *
kh_style_dup_bookmark (const char *uuid)
{
  GString *name = NULL;

  if (uuid == NULL || !g_uuid_string_is_valid (uuid))
    return NULL;
  name = g_string_new (KH_STYLE_BOOKMARK);
  for (; *uuid != '\0'; uuid++)
    if (*uuid != '-')
      g_string_append_c (name, *uuid);
  return g_string_free (name, FALSE);
}

char *
kh_style_parse_bookmark (const char *name)
{
  g_autofree char *uuid = NULL;

  if (name == NULL || !g_str_has_prefix (name, KH_STYLE_BOOKMARK))
    return NULL;
  name += strlen (KH_STYLE_BOOKMARK);
  if (strlen (name) != UUID_LENGTH - 4)
    return NULL;
  uuid = g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", name, name + 8, name + 12, name + 16, name + 20);
  return g_uuid_string_is_valid (uuid) ? g_steal_pointer (&uuid) : NULL;
}
