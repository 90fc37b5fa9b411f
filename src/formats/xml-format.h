/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the XML writer and the XML reader agree on: which element stands for
 * which class and which of its properties are attributes. Besides these, a node
 * element holds its identity, deadlines, references to units, and its children. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

#define KH_XML_NAMESPACE "urn:kehoach:plan:1"
#define KH_XML_VERSION 1

/**
 * KhXmlElement:
 * @name: element name
 * @get_type: the class
 * @attributes: %NULL-terminated names of properties, the same as the attributes';
 *   an absent attribute is the property's default
 * @markup: (nullable): property that holds inline markup
 * @markup_element: (nullable): child element that holds it
 */
typedef struct
{
  const char *name;
  GType     (*get_type) (void);
  const char *attributes[20];
  const char *markup;
  const char *markup_element;
} KhXmlElement;

/** kh_xml_element_by_name: Returns: (nullable): the element called @name */
const KhXmlElement *kh_xml_element_by_name (const char *name);
/** kh_xml_element_for: Returns: the element that stands for @node */
const KhXmlElement *kh_xml_element_for (KhNode *node);

G_END_DECLS
