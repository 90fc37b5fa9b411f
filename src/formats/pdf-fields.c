/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Form fields of a PDF (ISO 32000-1, 12.7). */
#include "pdf-fields.h"

#define MOST_DIGITS 5
#define UPRIGHT "TiRo" /* names of fonts within the form */
#define ITALIC "TiIt"

typedef struct
{
  const char *name;
  const char *tooltip; /* Vietnamese, as the document */
  gboolean signature;
} FieldInfo;

static const FieldInfo infos[] = {
  [KH_FIELD_NUMBER] = { KH_PDF_FIELD_NUMBER, "Số văn bản", FALSE },
  [KH_FIELD_DAY] = { KH_PDF_FIELD_DAY, "Ngày ban hành", FALSE },
  [KH_FIELD_MONTH] = { KH_PDF_FIELD_MONTH, "Tháng ban hành", FALSE },
  [KH_FIELD_SIGNATURE] = { KH_PDF_FIELD_SIGNATURE, "Chữ ký của người có thẩm quyền", TRUE },
  [KH_FIELD_SEAL] = { KH_PDF_FIELD_SEAL, "Chữ ký số của cơ quan, tổ chức", TRUE },
};

/* PDF/A wants that every annotation says how it looks: here, like nothing. */
static qpdf_oh
make_appearance (KhPdfFile *file, const KhField *field)
{
  qpdf_data handle = kh_pdf_file_get_handle (file);
  const double edges[] = { 0, 0, field->width, field->height };
  qpdf_oh form = qpdf_oh_new_stream (handle), dictionary = qpdf_oh_get_dict (handle, form);
  qpdf_oh states = qpdf_oh_new_dictionary (handle);

  qpdf_oh_replace_stream_data (handle, form, (const unsigned char *) "", 0, qpdf_oh_new_null (handle),
                               qpdf_oh_new_null (handle));
  qpdf_oh_replace_key (handle, dictionary, "/Type", qpdf_oh_new_name (handle, "/XObject"));
  qpdf_oh_replace_key (handle, dictionary, "/Subtype", qpdf_oh_new_name (handle, "/Form"));
  qpdf_oh_replace_key (handle, dictionary, "/BBox", kh_pdf_file_new_rectangle (file, edges));
  qpdf_oh_replace_key (handle, dictionary, "/Resources", qpdf_oh_new_dictionary (handle));
  qpdf_oh_replace_key (handle, states, "/N", form);
  return states;
}

static void
add_text_keys (qpdf_data handle, qpdf_oh dictionary, const KhField *field)
{
  char size[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *style = g_strdup_printf ("/%s %s Tf 0 g", field->italic ? ITALIC : UPRIGHT,
                                            g_ascii_formatd (size, sizeof size, "%g", field->font_size));

  qpdf_oh_replace_key (handle, dictionary, "/FT", qpdf_oh_new_name (handle, "/Tx"));
  qpdf_oh_replace_key (handle, dictionary, "/Q", qpdf_oh_new_integer (handle, 1)); /* centred */
  qpdf_oh_replace_key (handle, dictionary, "/MaxLen", qpdf_oh_new_integer (handle, MOST_DIGITS));
  qpdf_oh_replace_key (handle, dictionary, "/DA", qpdf_oh_new_string (handle, style));
}

static qpdf_oh
make_field (KhPdfFile *file, KhFrames *frames, const KhField *field)
{
  qpdf_data handle = kh_pdf_file_get_handle (file);
  const FieldInfo *info = &infos[field->kind];
  qpdf_oh dictionary = qpdf_oh_new_dictionary (handle);
  g_autofree char *name = field->signer > 0 ? g_strdup_printf ("%s%u", info->name, field->signer + 1)
                                            : g_strdup (info->name);
  double edges[4];
  double height;

  kh_frame_get_size (kh_frames_get_page (frames, field->page), NULL, &height);
  edges[0] = field->x;
  edges[1] = height - field->y - field->height;
  edges[2] = field->x + field->width;
  edges[3] = height - field->y;
  qpdf_oh_replace_key (handle, dictionary, "/Type", qpdf_oh_new_name (handle, "/Annot"));
  qpdf_oh_replace_key (handle, dictionary, "/Subtype", qpdf_oh_new_name (handle, "/Widget"));
  qpdf_oh_replace_key (handle, dictionary, "/T", qpdf_oh_new_unicode_string (handle, name));
  qpdf_oh_replace_key (handle, dictionary, "/TU", qpdf_oh_new_unicode_string (handle, info->tooltip));
  qpdf_oh_replace_key (handle, dictionary, "/F", qpdf_oh_new_integer (handle, KH_PDF_PRINTED));
  qpdf_oh_replace_key (handle, dictionary, "/P", qpdf_get_page_n (handle, field->page));
  qpdf_oh_replace_key (handle, dictionary, "/Rect", kh_pdf_file_new_rectangle (file, edges));
  qpdf_oh_replace_key (handle, dictionary, "/AP", make_appearance (file, field));
  if (info->signature)
    qpdf_oh_replace_key (handle, dictionary, "/FT", qpdf_oh_new_name (handle, "/Sig"));
  else
    add_text_keys (handle, dictionary, field);
  return qpdf_make_indirect_object (handle, dictionary);
}

/* Every viewer has these two. */
static qpdf_oh
make_standard_fonts (qpdf_data handle)
{
  return qpdf_oh_parse (handle, "<< /" UPRIGHT " << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> /" ITALIC
                                " << /Type /Font /Subtype /Type1 /BaseFont /Times-Italic >> >>");
}

/* PDF/A wants fonts that are in the file: one of the first page's, with codes of one byte. */
static qpdf_oh
make_embedded_fonts (qpdf_data handle)
{
  qpdf_oh resources = qpdf_oh_get_key (handle, qpdf_get_page_n (handle, 0), "/Resources");
  qpdf_oh fonts = qpdf_oh_get_key (handle, resources, "/Font"), made = qpdf_oh_new_dictionary (handle);

  qpdf_oh_begin_dict_key_iter (handle, fonts);
  while (qpdf_oh_dict_more_keys (handle))
    {
      qpdf_oh font = qpdf_oh_get_key (handle, fonts, qpdf_oh_dict_next_key (handle));

      if (!qpdf_oh_is_name_and_equals (handle, qpdf_oh_get_key (handle, font, "/Subtype"), "/TrueType"))
        continue;
      qpdf_oh_replace_key (handle, made, "/" UPRIGHT, font);
      qpdf_oh_replace_key (handle, made, "/" ITALIC, font);
    }
  return made;
}

void
kh_pdf_fields_add (KhPdfFile *file, KhFrames *frames, const GArray *fields, gboolean embedded)
{
  qpdf_data handle = kh_pdf_file_get_handle (file);
  qpdf_oh form, list, resources;

  if (fields == NULL || fields->len == 0)
    return;
  form = qpdf_oh_new_dictionary (handle);
  list = qpdf_oh_new_array (handle);
  for (guint i = 0; i < fields->len; i++)
    {
      const KhField *field = &g_array_index (fields, KhField, i);
      qpdf_oh object = make_field (file, frames, field);

      kh_pdf_file_add_annotation (file, field->page, object);
      qpdf_oh_append_item (handle, list, object);
    }
  qpdf_oh_replace_key (handle, form, "/Fields", list);
  resources = qpdf_oh_new_dictionary (handle);
  qpdf_oh_replace_key (handle, resources, "/Font",
                       embedded ? make_embedded_fonts (handle) : make_standard_fonts (handle));
  qpdf_oh_replace_key (handle, form, "/DR", resources);
  qpdf_oh_replace_key (handle, qpdf_get_root (handle), "/AcroForm", qpdf_make_indirect_object (handle, form));
}
