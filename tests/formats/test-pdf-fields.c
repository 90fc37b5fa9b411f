/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form fields of a PDF: what is signed and filled in later, at its place on the page. */
#include "maker.h"
#include "pdf-fields.h"
#include "pdf-page.h"

#define MM_PER_PT (25.4 / 72)

typedef struct
{
  PopplerDocument *pdf;
  GHashTable *places; /* name to KhFound, of the last page that has it */
  GHashTable *pages; /* name to page, from 1 */
} Fields;

static void
fields_free (Fields *self)
{
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->pages);
  g_object_unref (self->pdf);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fields, fields_free)

static void
read_page (Fields *self, int index)
{
  g_autoptr (PopplerPage) page = poppler_document_get_page (self->pdf, index);
  GList *mapping = poppler_page_get_form_field_mapping (page);
  double height;

  poppler_page_get_size (page, NULL, &height);
  for (GList *link = mapping; link != NULL; link = link->next)
    {
      const PopplerFormFieldMapping *found = link->data;
      KhFound *place = g_new0 (KhFound, 1);
      char *name = poppler_form_field_get_partial_name (found->field);

      place->left = found->area.x1 * MM_PER_PT;
      place->right = found->area.x2 * MM_PER_PT;
      place->top = (height - found->area.y2) * MM_PER_PT;
      place->bottom = (height - found->area.y1) * MM_PER_PT;
      g_hash_table_insert (self->pages, g_strdup (name), GINT_TO_POINTER (index + 1));
      /* No two fields have one name. */
      g_assert_true (g_hash_table_insert (self->places, name, place));
    }
  poppler_page_free_form_field_mapping (mapping);
}

static Fields *
export (KhDocument *document, KhPdfFlags flags)
{
  g_autoptr (GBytes) bytes = kh_pdf_page_export (document, NULL, flags, NULL);
  Fields *self = g_new0 (Fields, 1);

  self->pdf = kh_pdf_page_open (bytes);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (int i = 0; i < poppler_document_get_n_pages (self->pdf); i++)
    read_page (self, i);
  return self;
}

static const KhFound *
get (Fields *self, const char *name)
{
  const KhFound *place = g_hash_table_lookup (self->places, name);

  g_assert_nonnull (place);
  return place;
}

static void
assert_within (const KhFound *inner, const KhFound *outer)
{
  g_assert_cmpfloat (inner->left, >=, outer->left - 0.1);
  g_assert_cmpfloat (inner->right, <=, outer->right + 0.1);
}

static void
test_blanks (void)
{
  g_autoptr (KhDocument) document = kh_maker_new_plan (10);
  g_autoptr (Fields) fields = export (document, KH_PDF_DEFAULT);
  const KhFound number = kh_pdf_page_find (fields->pdf, 0, "Số:"), symbol = kh_pdf_page_find (fields->pdf, 0, "/KH-SM");
  const KhFound year = kh_pdf_page_find (fields->pdf, 0, "năm 2027");
  const KhFound *blank = get (fields, KH_PDF_FIELD_NUMBER), *day = get (fields, KH_PDF_FIELD_DAY);
  const KhFound *month = get (fields, KH_PDF_FIELD_MONTH);

  kh_assert_near (blank->left, number.right, 0.5);
  kh_assert_near (blank->right, symbol.left, 0.5);
  kh_assert_near (blank->top, number.top, 0.5);
  g_assert_cmpfloat (blank->right - blank->left, >, 8); /* four digits at size 13 */
  g_assert_cmpfloat (day->right, <, month->left);
  kh_assert_near (month->right, year.left, 0.5);
  g_assert_cmpfloat (day->right - day->left, >, 5);
  kh_assert_near (day->bottom, month->bottom, 0.01);
}

static void
test_given (void)
{
  g_autoptr (KhDocument) document = kh_document_new ();
  g_autoptr (Fields) fields = NULL;

  kh_maker_add (document, KH_ROLE_NUMBER, NULL, "Số: 15/KH-SM");
  kh_maker_add (document, KH_ROLE_PLACE_DATE, NULL, "Tỉnh Mẫu, ngày 05 tháng 01 năm 2027");
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Không còn ô nào để điền.");
  fields = export (document, KH_PDF_DEFAULT);
  g_assert_cmpuint (g_hash_table_size (fields->places), ==, 0);
}

/* Box 7c is in the middle between title and name; box 8 covers its left third. */
static void
test_signature (void)
{
  g_autoptr (KhDocument) document = kh_maker_new_plan (10);
  g_autoptr (Fields) fields = export (document, KH_PDF_DEFAULT);
  const KhFound *signature = get (fields, KH_PDF_FIELD_SIGNATURE), *seal = get (fields, KH_PDF_FIELD_SEAL);
  const int page = GPOINTER_TO_INT (g_hash_table_lookup (fields->pages, KH_PDF_FIELD_SIGNATURE)) - 1;
  const KhFound name = kh_pdf_page_find (fields->pdf, page, "Nguyễn Văn A");
  const KhFound title = kh_pdf_page_find (fields->pdf, page, "GIÁM ĐỐC");

  kh_assert_near (kh_pdf_page_centre (signature), kh_pdf_page_centre (&name), 0.5);
  g_assert_cmpfloat (signature->top, >=, title.bottom - 1);
  g_assert_cmpfloat (signature->bottom, <=, name.top + 1);
  kh_assert_near (signature->right - signature->left, 50, 0.1);
  kh_assert_near (seal->right, signature->left + 50.0 / 3, 0.2);
  kh_assert_near ((seal->top + seal->bottom) / 2, (signature->top + signature->bottom) / 2, 0.2);
  g_assert_true (g_hash_table_lookup (fields->pages, KH_PDF_FIELD_SEAL) == GINT_TO_POINTER (page + 1));
}

static void
test_two_signers (void)
{
  g_autoptr (KhDocument) document = kh_document_new ();
  g_autoptr (Fields) fields = NULL;
  KhBlock *block;
  const KhFound *left, *right;
  KhFound name;

  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Hai cơ quan cùng ký.");
  block = kh_maker_add_signature (document, "GIÁM ĐỐC", 2);
  kh_maker_add_signer (block, "VIỆN TRƯỞNG", NULL, "Lê Thị B");
  fields = export (document, KH_PDF_DEFAULT);
  left = get (fields, KH_PDF_FIELD_SIGNATURE);
  right = get (fields, KH_PDF_FIELD_SIGNATURE "2");
  name = kh_pdf_page_find (fields->pdf, 0, "Lê Thị B");
  kh_assert_near (kh_pdf_page_centre (right), kh_pdf_page_centre (&name), 0.5);
  g_assert_cmpfloat (left->right, <, right->left);
  /* The body that issues seals once. */
  assert_within (get (fields, KH_PDF_FIELD_SEAL), &(KhFound){ .left = 0, .right = right->left });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-fields/blanks", test_blanks);
  g_test_add_func ("/pdf-fields/given", test_given);
  g_test_add_func ("/pdf-fields/signature", test_signature);
  g_test_add_func ("/pdf-fields/two-signers", test_two_signers);
  return g_test_run ();
}
