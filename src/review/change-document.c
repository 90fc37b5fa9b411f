/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The changes one by one, as a document. */
#include "field-names.h"
#include "marked-document.h"
#include "word-diff.h"

static const char *
name_kind (KhChangeKind kind)
{
  switch (kind)
    {
    case KH_CHANGE_ADDED:
      return "Thêm: ";
    case KH_CHANGE_REMOVED:
      return "Bỏ: ";
    case KH_CHANGE_MOVED:
      return "Chuyển chỗ: ";
    case KH_CHANGE_REMARKED:
      return "Góp ý: ";
    case KH_CHANGE_CHANGED:
    default:
      return "Sửa ";
    }
}

static void
add_words (KhBlock *block, GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      const KhWordSpan *span = words->pdata[i];
      g_autofree char *text = g_strdup (span->run->kind == KH_RUN_TEXT ? span->run->text : "…");
      g_autofree char *bracketed = NULL;

      /* An item and what stands beneath it are one paragraph here. */
      g_strdelimit (text, "\n", ' ');
      if (span->op == KH_WORDS_REMOVED)
        {
          const gboolean spaced = g_str_has_suffix (text, " ");

          bracketed = g_strconcat ("[", g_strchomp (text), "]", NULL);
          kh_block_add_span (block, bracketed, FALSE, TRUE);
          kh_block_add_span (block, spaced ? " " : NULL, FALSE, FALSE);
        }
      else
        {
          kh_block_add_span (block, text, span->op == KH_WORDS_ADDED, FALSE);
        }
    }
}

/* Enumerations are in the user's language in the change; a document is Vietnamese. */
static GPtrArray *
compare_words (KhChange *change)
{
  const char *property = kh_change_get_property (change);
  KhNode *before = kh_change_get_before (change);
  KhNode *after = kh_change_get_after (change);
  GParamSpec *pspec = property != NULL ? g_object_class_find_property (G_OBJECT_GET_CLASS (before), property) : NULL;
  g_auto (GValue) old = G_VALUE_INIT;
  g_auto (GValue) new = G_VALUE_INIT;
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;

  if (pspec == NULL || (!G_IS_PARAM_SPEC_ENUM (pspec) && !G_IS_PARAM_SPEC_BOOLEAN (pspec)))
    return g_ptr_array_ref (kh_change_get_words (change));

  g_value_init (&old, pspec->value_type);
  g_value_init (&new, pspec->value_type);
  g_object_get_property (G_OBJECT (before), property, &old);
  g_object_get_property (G_OBJECT (after), property, &new);
  old_text = kh_field_dup_value (G_OBJECT_TYPE (before), property, &old, KH_FIELD_DOCUMENT);
  new_text = kh_field_dup_value (G_OBJECT_TYPE (after), property, &new, KH_FIELD_DOCUMENT);

  return kh_word_diff (old_text, new_text);
}

static void
add_change (KhDocument *document, KhChange *change, guint number)
{
  g_autofree char *label = g_strdup_printf ("%u.", number);
  KhBlock *block = kh_block_new (KH_ROLE_CLAUSE, label, NULL);
  KhNode *node = kh_change_get_after (change) != NULL ? kh_change_get_after (change) : kh_change_get_before (change);
  const char *property = kh_change_get_property (change);
  g_autoptr (GPtrArray) words = compare_words (change);

  kh_block_add_span (block, name_kind (kh_change_get_kind (change)), FALSE, FALSE);
  if (property != NULL)
    {
      const char *field = kh_field_name (G_OBJECT_TYPE (node), property, KH_FIELD_DOCUMENT);

      kh_block_add_span (block, field != NULL ? field : property, FALSE, FALSE);
      kh_block_add_span (block, ": ", FALSE, FALSE);
    }
  add_words (block, words);
  kh_document_add (document, block);
}

static void
add_line (KhDocument *document, KhRole role, const char *text)
{
  KhBlock *block = kh_block_new (role, NULL, NULL);

  block->level = role == KH_ROLE_SECTION ? 1 : 0;
  kh_block_add_span (block, text, role != KH_ROLE_PARAGRAPH, FALSE);
  kh_document_add (document, block);
}

static char *
dup_plan_name (KhPlan *plan)
{
  g_autofree char *title = kh_markup_to_plain (kh_plan_get_title (plan) != NULL ? kh_plan_get_title (plan) : "");

  return g_strdup_printf ("%s (năm %d)", title, kh_plan_get_year (plan));
}

KhDocument *
kh_change_document_new (KhComparison *comparison)
{
  KhDocument *document;
  const char *place = NULL;
  guint n;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *subject = NULL;

  g_return_val_if_fail (KH_IS_COMPARISON (comparison), NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (comparison));
  from = dup_plan_name (kh_comparison_get_before (comparison));
  to = dup_plan_name (kh_comparison_get_after (comparison));
  subject = g_strdup_printf ("Từ: %s. Đến: %s. Chữ nghiêng trong ngoặc vuông là phần bỏ, chữ đậm là phần thêm.", from, to);
  document = kh_document_new ();
  g_object_set (document, "title", "Bảng so sánh", "author", kh_plan_get_issuer (kh_comparison_get_after (comparison)),
                "profile", kh_plan_get_profile (kh_comparison_get_after (comparison)), NULL);
  add_line (document, KH_ROLE_TYPE_NAME, "BẢNG SO SÁNH");
  add_line (document, KH_ROLE_PARAGRAPH, subject);
  if (n == 0)
    add_line (document, KH_ROLE_PARAGRAPH, "Hai bản có nội dung như nhau.");
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (comparison), i);
      const char *here = kh_change_get_place (change);

      if (g_strcmp0 (place, here) != 0)
        add_line (document, KH_ROLE_SECTION, *here != '\0' ? here : "Thông tin chung");
      place = here; /* the comparison keeps the change */
      add_change (document, change, i + 1);
    }

  return document;
}
