/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes one XML part of a package, through libxml2. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KhXmlOut KhXmlOut;

KhXmlOut *kh_xml_out_new (void);
/** kh_xml_out_new_fragment: For elements that kh_xml_out_append() puts into a part later. */
KhXmlOut *kh_xml_out_new_fragment (void);
void kh_xml_out_free (KhXmlOut *self);

/**
 * kh_xml_out_open:
 * @name: qualified name
 * @...: pairs of an attribute's name and value, ended by %NULL; a pair whose
 *   value is %NULL would end them, so give none
 */
void kh_xml_out_open (KhXmlOut *self, const char *name, ...) G_GNUC_NULL_TERMINATED;
void kh_xml_out_close (KhXmlOut *self);
/** kh_xml_out_empty: Writes an element that holds nothing; arguments as for kh_xml_out_open(). */
void kh_xml_out_empty (KhXmlOut *self, const char *name, ...) G_GNUC_NULL_TERMINATED;
/** kh_xml_out_value: Writes an empty element with one whole number as its attribute. */
void kh_xml_out_value (KhXmlOut *self, const char *name, const char *attribute, int value);
/** kh_xml_out_element: Writes an element that holds @text (nullable: then nothing is written). */
void kh_xml_out_element (KhXmlOut *self, const char *name, const char *text);

/* Attributes of the element just opened. */
void kh_xml_out_attribute (KhXmlOut *self, const char *name, const char *value);
void kh_xml_out_attribute_int (KhXmlOut *self, const char *name, int value);
/** kh_xml_out_attribute_pt: Writes a length as "12.5pt". */
void kh_xml_out_attribute_pt (KhXmlOut *self, const char *name, double pt);

/** kh_xml_out_text: Writes @length bytes of UTF-8 (-1: all of it) without what XML cannot hold. */
void kh_xml_out_text (KhXmlOut *self, const char *text, gssize length);

/** kh_xml_out_append: Writes what @fragment holds, of which all elements are closed. */
void kh_xml_out_append (KhXmlOut *self, KhXmlOut *fragment);

/** kh_xml_out_finish: Closes all that is open. Returns: (transfer full): the part */
GBytes *kh_xml_out_finish (KhXmlOut *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhXmlOut, kh_xml_out_free)

G_END_DECLS
