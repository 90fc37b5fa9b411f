/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the XML writer and the XML reader agree on: which element stands for
 * which class, which of its properties are attributes and which are elements.
 * Besides these, a node element holds its identity, deadlines, references to
 * units, and its children. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

#define KH_XML_NAMESPACE "urn:kehoach:plan:1"
#define KH_XML_VERSION 1

/**
 * KhXmlElement:
 * @name: element name
 * @get_type: the class
 * @attribute: (nullable): the property that is always written, as an attribute of its name
 * @markup: (nullable): the property that holds inline markup
 * @properties: %NULL-terminated names of the other properties, in the schema's
 *   order; each is a child element of its name, absent for the absent value
 * @markup_last: whether the markup's element follows the others
 */
typedef struct
{
  const char *name;
  GType     (*get_type) (void);
  const char *attribute;
  const char *markup;
  const char *properties[20];
  gboolean    markup_last;
} KhXmlElement;

/** kh_xml_element_by_name: Returns: (nullable): the element called @name */
const KhXmlElement *kh_xml_element_by_name (const char *name);
/** kh_xml_element_for: Returns: the element that stands for @node */
const KhXmlElement *kh_xml_element_for (KhNode *node);

G_END_DECLS
