/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPdfUpdate: the form of a PDF and its fields. */
#include "pdf-update.h"

#include <string.h>

#define MOST_DEPTH 64 /* of fields within each other */

qpdf_oh
kh_pdf_update_get_form (KhPdfUpdate *self)
{
  qpdf_data handle = kh_pdf_update_get_handle (self);
  qpdf_oh root = qpdf_get_root (handle);
  qpdf_oh form = qpdf_oh_get_key (handle, root, "/AcroForm");

  if (qpdf_oh_is_dictionary (handle, form))
    return form;
  form = qpdf_make_indirect_object (handle, qpdf_oh_new_dictionary (handle));
  qpdf_oh_replace_key (handle, form, "/Fields", qpdf_oh_new_array (handle));
  qpdf_oh_replace_key (handle, root, "/AcroForm", form);
  kh_pdf_update_touch (self, root);
  return form;
}

void
kh_pdf_update_touch_form (KhPdfUpdate *self)
{
  qpdf_data handle = kh_pdf_update_get_handle (self);
  qpdf_oh form = kh_pdf_update_get_form (self);
  qpdf_oh fields = qpdf_oh_get_key (handle, form, "/Fields");

  kh_pdf_update_touch (self, qpdf_oh_get_object_id (handle, form) != 0 ? form : qpdf_get_root (handle));
  if (qpdf_oh_get_object_id (handle, fields) != 0)
    kh_pdf_update_touch (self, fields);
}

/* Returns: whether to stop at @field */
typedef gboolean (*FieldTest) (qpdf_data handle, qpdf_oh field, gpointer data);

static qpdf_oh
search_fields (qpdf_data handle, qpdf_oh fields, FieldTest test, gpointer data, guint depth)
{
  if (depth > MOST_DEPTH || !qpdf_oh_is_array (handle, fields))
    return 0;
  for (int i = 0; i < qpdf_oh_get_array_n_items (handle, fields); i++)
    {
      qpdf_oh field = qpdf_oh_get_array_item (handle, fields, i);
      qpdf_oh found;

      if (!qpdf_oh_is_dictionary (handle, field) || qpdf_oh_get_object_id (handle, field) == 0)
        continue;
      if (test (handle, field, data))
        return field;
      found = search_fields (handle, qpdf_oh_get_key (handle, field, "/Kids"), test, data, depth + 1);
      if (found != 0)
        return found;
    }
  return 0;
}

static gboolean
has_name (qpdf_data handle, qpdf_oh field, gpointer data)
{
  qpdf_oh name = qpdf_oh_get_key (handle, field, "/T");

  return qpdf_oh_is_string (handle, name) && strcmp (qpdf_oh_get_utf8_value (handle, name), data) == 0;
}

static gboolean
is_field (qpdf_data handle, qpdf_oh field, const char *type, gboolean filled)
{
  return qpdf_oh_is_name_and_equals (handle, qpdf_oh_get_key (handle, field, "/FT"), type)
         && qpdf_oh_has_key (handle, field, "/V") == filled;
}

static gboolean
is_unsigned (qpdf_data handle, qpdf_oh field, gpointer data)
{
  return is_field (handle, field, "/Sig", FALSE);
}

/* What is looked for, and what was found. */
typedef struct
{
  const char *type;
  gboolean filled;
  GPtrArray *found;
} Listing;

static gboolean
add_field (qpdf_data handle, qpdf_oh field, gpointer data)
{
  const Listing *listing = data;

  if (is_field (handle, field, listing->type, listing->filled))
    g_ptr_array_add (listing->found, GUINT_TO_POINTER (field));
  return FALSE;
}

static qpdf_oh
search (KhPdfUpdate *self, FieldTest test, gpointer data)
{
  qpdf_data handle = kh_pdf_update_get_handle (self);
  qpdf_oh form = qpdf_oh_get_key (handle, qpdf_get_root (handle), "/AcroForm");

  return qpdf_oh_is_dictionary (handle, form)
             ? search_fields (handle, qpdf_oh_get_key (handle, form, "/Fields"), test, data, 0)
             : 0;
}

qpdf_oh
kh_pdf_update_find_field (KhPdfUpdate *self, const char *name)
{
  return search (self, has_name, (gpointer) name);
}

qpdf_oh
kh_pdf_update_find_unsigned (KhPdfUpdate *self)
{
  return search (self, is_unsigned, NULL);
}

static GPtrArray *
list_fields (KhPdfUpdate *self, const char *type, gboolean filled)
{
  Listing listing = { type, filled, g_ptr_array_new () };

  search (self, add_field, &listing);
  return listing.found;
}

GPtrArray *
kh_pdf_update_list_signatures (KhPdfUpdate *self, gboolean signed_ones)
{
  return list_fields (self, "/Sig", signed_ones);
}

GPtrArray *
kh_pdf_update_list_blank (KhPdfUpdate *self)
{
  return list_fields (self, "/Tx", FALSE);
}
