/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a property of a plan is called, and its value in words. */
#include "field-names.h"

#include "words.h"

#include <glib/gi18n.h>
#include <math.h>

/* How a string of the model is to be read. */
typedef enum
{
  FORM_PLAIN,
  FORM_MARKUP,
  FORM_DAY, /* YYYY-MM-DD */
} FieldForm;

typedef struct
{
  GType     (*type) (void);
  const char *property;
  const char *name;     /* msgid */
  const char *document; /* Vietnamese */
  FieldForm   form;
} FieldName;

static const FieldName fields[] = {
  { kh_plan_get_type, "year", NC_ ("field", "year"), "năm", FORM_PLAIN },
  { kh_plan_get_type, "template", NC_ ("field", "template"), "mẫu kế hoạch", FORM_PLAIN },
  { kh_plan_get_type, "type-name", NC_ ("field", "kind of document"), "tên loại văn bản", FORM_PLAIN },
  { kh_plan_get_type, "superior", NC_ ("field", "superior body"), "cơ quan chủ quản", FORM_PLAIN },
  { kh_plan_get_type, "issuer", NC_ ("field", "issuing body"), "cơ quan ban hành", FORM_PLAIN },
  { kh_plan_get_type, "number", NC_ ("field", "number"), "số văn bản", FORM_PLAIN },
  { kh_plan_get_type, "symbol", NC_ ("field", "symbol"), "ký hiệu", FORM_PLAIN },
  { kh_plan_get_type, "place", NC_ ("field", "place of issue"), "địa danh", FORM_PLAIN },
  { kh_plan_get_type, "date", NC_ ("field", "date of issue"), "ngày ban hành", FORM_DAY },
  { kh_plan_get_type, "title", NC_ ("field", "title"), "trích yếu", FORM_MARKUP },
  { kh_plan_get_type, "urgency", NC_ ("field", "urgency"), "độ khẩn", FORM_PLAIN },
  { kh_plan_get_type, "secrecy", NC_ ("field", "secrecy"), "độ mật", FORM_PLAIN },
  { kh_plan_get_type, "circulation", NC_ ("field", "circulation"), "phạm vi lưu hành", FORM_PLAIN },
  { kh_plan_get_type, "drafter-mark", NC_ ("field", "drafter's mark"), "ký hiệu người soạn thảo", FORM_PLAIN },
  { kh_plan_get_type, "address", NC_ ("field", "address"), "địa chỉ", FORM_PLAIN },
  { kh_plan_get_type, "profile", NC_ ("field", "format"), "thể thức", FORM_PLAIN },
  { kh_plan_get_type, "choices", NC_ ("field", "choices of format"), "lựa chọn thể thức", FORM_PLAIN },
  { kh_plan_get_type, "reply-due", NC_ ("field", "day to answer by"), "hạn trả lời", FORM_DAY },
  { kh_section_get_type, "kind", NC_ ("field", "kind of section"), "loại mục", FORM_PLAIN },
  { kh_section_get_type, "heading", NC_ ("field", "heading"), "tiêu đề", FORM_MARKUP },
  { kh_task_get_type, "product", NC_ ("field", "product"), "sản phẩm", FORM_PLAIN },
  { kh_task_get_type, "deadline", NC_ ("field", "deadline"), "thời gian hoàn thành", FORM_PLAIN },
  { kh_task_get_type, "budget", NC_ ("field", "budget"), "kinh phí", FORM_PLAIN },
  { kh_task_get_type, "budget-source", NC_ ("field", "source of the budget"), "nguồn kinh phí", FORM_PLAIN },
  { kh_task_get_type, "note", NC_ ("field", "note"), "ghi chú", FORM_PLAIN },
  { kh_task_get_type, "state", NC_ ("field", "state of the task"), "tình trạng", FORM_PLAIN },
  { kh_task_get_type, "lead", NC_ ("field", "lead unit"), "đơn vị chủ trì", FORM_PLAIN },
  { kh_task_get_type, "support", NC_ ("field", "supporting units"), "đơn vị phối hợp", FORM_PLAIN },
  { kh_responsibility_get_type, "unit-kinds", NC_ ("field", "kinds of units"), "nhóm đơn vị", FORM_PLAIN },
  { kh_responsibility_get_type, "units", NC_ ("field", "units"), "đơn vị", FORM_PLAIN },
  { kh_item_get_type, "kind", NC_ ("field", "kind of item"), "loại nội dung", FORM_PLAIN },
  { kh_item_get_type, "text", NC_ ("field", "text"), "nội dung", FORM_MARKUP },
  { kh_indicator_get_type, "comparator", NC_ ("field", "comparison of the indicator"), "so sánh của chỉ tiêu", FORM_PLAIN },
  { kh_indicator_get_type, "value", NC_ ("field", "value of the indicator"), "giá trị chỉ tiêu", FORM_PLAIN },
  { kh_indicator_get_type, "unit", NC_ ("field", "unit of measure"), "đơn vị tính", FORM_PLAIN },
  { kh_indicator_get_type, "baseline", NC_ ("field", "baseline"), "giá trị năm trước", FORM_PLAIN },
  { kh_indicator_get_type, "result", NC_ ("field", "result"), "kết quả", FORM_PLAIN },
  { kh_reporting_get_type, "period", NC_ ("field", "reporting period"), "kỳ báo cáo", FORM_PLAIN },
  { kh_reporting_get_type, "before", NC_ ("field", "reporting deadline"), "hạn báo cáo", FORM_PLAIN },
  { kh_recipient_get_type, "text", NC_ ("field", "recipient"), "nơi nhận", FORM_PLAIN },
  { kh_recipient_get_type, "purpose", NC_ ("field", "purpose of sending"), "mục đích gửi", FORM_PLAIN },
  { kh_recipient_get_type, "archive", NC_ ("field", "archive line"), "dòng lưu", FORM_PLAIN },
  { kh_recipient_get_type, "unit", NC_ ("field", "drafting unit"), "đơn vị soạn thảo", FORM_PLAIN },
  { kh_recipient_get_type, "copies", NC_ ("field", "kept copies"), "số bản lưu", FORM_PLAIN },
  { kh_recipient_get_type, "email", NC_ ("field", "e-mail address"), "địa chỉ thư điện tử", FORM_PLAIN },
  { kh_signature_get_type, "authority", NC_ ("field", "power to sign"), "quyền hạn ký", FORM_PLAIN },
  { kh_signature_get_type, "position", NC_ ("field", "signer's position"), "chức vụ người ký", FORM_PLAIN },
  { kh_signature_get_type, "name", NC_ ("field", "signer"), "người ký", FORM_PLAIN },
};

/* Nicknames of the vocabularies that a reader of changes meets. */
static const struct
{
  const char *nick;
  const char *word; /* msgid; NULL for what is the same in every language */
  const char *document; /* Vietnamese */
} words[] = {
  { "paragraph", NC_ ("value", "paragraph"), "đoạn văn" },
  { "clause", NC_ ("value", "clause"), "khoản" },
  { "point", NC_ ("value", "point"), "điểm" },
  { "dash", NC_ ("value", "dash"), "gạch đầu dòng" },
  { "plus", NC_ ("value", "plus"), "dấu cộng" },
  { "target", NC_ ("value", "target"), "mục tiêu" },
  { "task", NC_ ("value", "task"), "nhiệm vụ" },
  { "responsibility", NC_ ("value", "responsibility"), "trách nhiệm" },
  { "duty", NC_ ("value", "duty"), "việc được giao" },
  { "table", NC_ ("value", "table"), "bảng" },
  { "row", NC_ ("value", "row"), "hàng" },
  { "header-row", NC_ ("value", "header row"), "hàng tiêu đề" },
  { "cell", NC_ ("value", "cell"), "ô" },
  { "not-started", NC_ ("value", "not started"), "chưa thực hiện" },
  { "under-way", NC_ ("value", "under way"), "đang thực hiện" },
  { "done", NC_ ("value", "done"), "đã hoàn thành" },
  { "late", NC_ ("value", "late"), "chậm tiến độ" },
  { "dropped", NC_ ("value", "dropped"), "không thực hiện" },
  { "month", NC_ ("value", "month"), "tháng" },
  { "quarter", NC_ ("value", "quarter"), "quý" },
  { "half", NC_ ("value", "half-year"), "6 tháng" },
  { "year", NC_ ("value", "year"), "năm" },
  { "urgent", NULL, "Khẩn" },
  { "very-urgent", NULL, "Thượng khẩn" },
  { "immediate", NULL, "Hỏa tốc" },
  { "secret", NULL, "Mật" },
  { "top-secret", NULL, "Tối mật" },
  { "utmost", NULL, "Tuyệt mật" },
  { "return", NULL, "Xem xong trả lại" },
  { "internal", NULL, "Lưu hành nội bộ" },
  { "division", NC_ ("value", "division"), "phòng" },
  { "attached", NC_ ("value", "attached unit"), "đơn vị trực thuộc" },
  { "office", NC_ ("value", "office"), "văn phòng" },
  { "other", NC_ ("value", "other"), "khác" },
  { "in-force", NC_ ("value", "in force"), "còn hiệu lực" },
  { "partly", NC_ ("value", "partly in force"), "hết hiệu lực một phần" },
  { "ended", NC_ ("value", "no longer in force"), "hết hiệu lực" },
  { "eq", NULL, "=" },
  { "ge", NULL, "≥" },
  { "le", NULL, "≤" },
  { "gt", NULL, "&gt;" },
  { "lt", NULL, "&lt;" },
};

static const FieldName *
find_field (GType type, const char *property)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_type_is_a (type, fields[i].type ()) && g_str_equal (fields[i].property, property))
      return &fields[i];

  return NULL;
}

const char *
kh_field_name (GType type, const char *property, KhFieldLanguage language)
{
  const FieldName *field = find_field (type, property);

  if (field == NULL)
    return NULL;

  return language == KH_FIELD_DOCUMENT ? field->document : g_dpgettext2 (NULL, "field", field->name);
}

gboolean
kh_field_is_markup (GType type, const char *property)
{
  const FieldName *field = find_field (type, property);

  return field != NULL && field->form == FORM_MARKUP;
}

static char *
dup_nick (GType type, int value, KhFieldLanguage language)
{
  const char *nick = kh_enum_to_nick (type, value);

  if (nick == NULL || g_str_equal (nick, "none"))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].nick, nick))
      return g_strdup (language == KH_FIELD_INTERFACE && words[i].word != NULL ? g_dpgettext2 (NULL, "value", words[i].word)
                                                                               : words[i].document);

  return g_strdup (nick);
}

static char *
dup_flags (GType type, guint flags)
{
  g_autoptr (GFlagsClass) klass = g_type_class_ref (type);
  g_autoptr (GPtrArray) nicks = g_ptr_array_new ();

  for (guint i = 0; i < klass->n_values; i++)
    if (klass->values[i].value != 0 && (flags & klass->values[i].value) != 0)
      g_ptr_array_add (nicks, (gpointer) klass->values[i].value_nick);
  g_ptr_array_add (nicks, NULL);

  return nicks->len > 1 ? g_strjoinv (", ", (char **) nicks->pdata) : NULL;
}

static char *
escape (const char *text)
{
  return text != NULL && *text != '\0' ? kh_markup_escape (text) : NULL;
}

static const char *
words_for_boolean (gboolean value, KhFieldLanguage language)
{
  if (language == KH_FIELD_DOCUMENT)
    return value ? "có" : "không";

  return value ? C_ ("value", "yes") : C_ ("value", "no");
}

static char *
dup_string (GType type, const char *property, const char *text)
{
  const FieldName *field = find_field (type, property);
  const FieldForm form = field != NULL ? field->form : FORM_PLAIN;
  g_autofree char *day = NULL;

  if (form == FORM_MARKUP)
    return g_strdup (text);
  if (form == FORM_DAY && text != NULL)
    day = kh_date_format_short (text);

  return escape (day != NULL ? day : text);
}

char *
kh_field_dup_value (GType type, const char *property, const GValue *value, KhFieldLanguage language)
{
  if (G_VALUE_HOLDS (value, KH_TYPE_DEADLINE))
    return g_value_get_boxed (value) != NULL ? escape (kh_deadline_get_text (g_value_get_boxed (value))) : NULL;

  switch (G_TYPE_FUNDAMENTAL (G_VALUE_TYPE (value)))
    {
    case G_TYPE_STRING:
      return dup_string (type, property, g_value_get_string (value));
    case G_TYPE_INT:
      return g_value_get_int (value) != 0 ? g_strdup_printf ("%d", g_value_get_int (value)) : NULL;
    case G_TYPE_BOOLEAN:
      return g_strdup (words_for_boolean (g_value_get_boolean (value), language));
    case G_TYPE_DOUBLE:
      return isnan (g_value_get_double (value)) ? NULL : kh_number_format_exact (g_value_get_double (value));
    case G_TYPE_ENUM:
      return dup_nick (G_VALUE_TYPE (value), g_value_get_enum (value), language);
    case G_TYPE_FLAGS:
      return dup_flags (G_VALUE_TYPE (value), g_value_get_flags (value));
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
dup_own_words (KhNode *node)
{
  g_autofree char *measure = NULL;

  if (KH_IS_SECTION (node))
    return g_strdup (kh_section_get_heading (KH_SECTION (node)));
  if (KH_IS_ITEM (node))
    return g_strdup (kh_item_get_text (KH_ITEM (node)));
  if (KH_IS_RECIPIENT (node))
    return escape (kh_recipient_get_text (KH_RECIPIENT (node)));
  if (KH_IS_SIGNATURE (node))
    return escape (kh_signature_get_name (KH_SIGNATURE (node)));
  if (KH_IS_REPORTING (node))
    return escape (kh_deadline_get_text (kh_reporting_get_before (KH_REPORTING (node))));
  if (KH_IS_INDICATOR (node))
    {
      g_autofree char *sign = dup_nick (KH_TYPE_COMPARATOR, (int) kh_indicator_get_comparator (KH_INDICATOR (node)), KH_FIELD_DOCUMENT);
      g_autofree char *escaped = NULL;

      measure = kh_number_format_measure (kh_indicator_get_value (KH_INDICATOR (node)), kh_indicator_get_unit (KH_INDICATOR (node)));
      escaped = kh_markup_escape (measure);
      return g_strconcat (sign != NULL ? sign : "", sign != NULL ? " " : "", escaped, NULL);
    }

  return NULL;
}

static void
append_words (GString *text, KhNode *node)
{
  const GType types[] = { KH_TYPE_INDICATOR, KH_TYPE_ITEM, KH_TYPE_SECTION };
  g_autofree char *own = dup_own_words (node);

  if (own != NULL && *own != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", own);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GListModel *list = kh_node_get_children (node, types[i]);

      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (list, j);

          append_words (text, child);
        }
    }
}

char *
kh_field_dup_node (KhNode *node)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (KH_IS_NODE (node), NULL);

  append_words (text, node);

  return g_string_free (text, FALSE);
}

gboolean
kh_field_equal (const GValue *a, const GValue *b)
{
  if (G_VALUE_HOLDS (a, KH_TYPE_DEADLINE))
    return kh_deadline_equal (g_value_get_boxed (a), g_value_get_boxed (b));

  switch (G_TYPE_FUNDAMENTAL (G_VALUE_TYPE (a)))
    {
    case G_TYPE_STRING:
      return g_strcmp0 (g_value_get_string (a), g_value_get_string (b)) == 0;
    case G_TYPE_DOUBLE:
      return g_value_get_double (a) == g_value_get_double (b)
             || (isnan (g_value_get_double (a)) && isnan (g_value_get_double (b)));
    case G_TYPE_BOOLEAN:
      return g_value_get_boolean (a) == g_value_get_boolean (b);
    case G_TYPE_INT:
      return g_value_get_int (a) == g_value_get_int (b);
    case G_TYPE_ENUM:
      return g_value_get_enum (a) == g_value_get_enum (b);
    case G_TYPE_FLAGS:
      return g_value_get_flags (a) == g_value_get_flags (b);
    default:
      g_return_val_if_reached (TRUE);
    }
}
