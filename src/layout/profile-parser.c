/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a profile file: valid against its schema, complete, each value inside its range. */
#include "data-file.h"
#include "profile-private.h"

#include <glib/gi18n.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>

#define PROFILE_MAX_BYTES (256 * 1024)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlParserCtxt, xmlFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNG, xmlRelaxNGFree)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGParserCtxt, xmlRelaxNGFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGValidCtxt, xmlRelaxNGFreeValidCtxt)

/* Keeps the first complaint only: the later ones follow from it. */
static void
keep_error_cb (void *user_data, xmlErrorPtr complaint)
{
  GError **error = user_data;
  g_autofree char *message = NULL;

  if (*error != NULL || complaint == NULL)
    return;
  message = g_strchomp (g_strdup (complaint->message != NULL ? complaint->message : "unknown fault"));
  g_set_error (error, KH_PROFILE_ERROR, KH_PROFILE_ERROR_INVALID,
               _ ("The format file is not valid at line %d: %s. Mend or remove it."), complaint->line, message);
}

static gboolean
fail_unless_set (GError **error, const char *what)
{
  if (error != NULL && *error == NULL)
    g_set_error (error, KH_PROFILE_ERROR, KH_PROFILE_ERROR_INVALID, "%s", what);
  return FALSE;
}

static xmlDoc *
parse_document (GBytes *xml, GError **error)
{
  g_autoptr (xmlParserCtxt) context = xmlNewParserCtxt ();
  gsize size;
  const char *data = g_bytes_get_data (xml, &size);
  xmlDoc *document;

  if (size == 0 || size > PROFILE_MAX_BYTES)
    {
      g_set_error_literal (error, KH_PROFILE_ERROR, KH_PROFILE_ERROR_INVALID,
                           size == 0 ? _ ("The format file is empty.") : _ ("The format file is too large."));
      return NULL;
    }
  document = xmlCtxtReadMemory (context, data, (int) size, "profile.xml", NULL,
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (document == NULL)
    keep_error_cb (error, xmlCtxtGetLastError (context));
  else if (xmlGetIntSubset (document) != NULL)
    {
      /* A document type could declare entities; a profile needs none. */
      g_clear_pointer (&document, xmlFreeDoc);
      g_set_error_literal (error, KH_PROFILE_ERROR, KH_PROFILE_ERROR_INVALID,
                           _ ("The format file has a document type declaration, which is not allowed."));
    }
  if (document == NULL)
    fail_unless_set (error, _ ("The format file is no XML."));
  return document;
}

static gboolean
validate (xmlDoc *document, GError **error)
{
  g_autoptr (GBytes) schema_bytes = kh_data_file_load ("schema/profile.rng", error);
  g_autoptr (xmlRelaxNGParserCtxt) parser = NULL;
  g_autoptr (xmlRelaxNG) schema = NULL;
  g_autoptr (xmlRelaxNGValidCtxt) validator = NULL;
  gsize size;
  const char *data;

  if (schema_bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (schema_bytes, &size);
  parser = xmlRelaxNGNewMemParserCtxt (data, (int) size);
  xmlRelaxNGSetParserStructuredErrors (parser, keep_error_cb, error);
  schema = xmlRelaxNGParse (parser);
  if (schema == NULL)
    return fail_unless_set (error, _ ("The schema of format files is broken."));
  validator = xmlRelaxNGNewValidCtxt (schema);
  xmlRelaxNGSetValidStructuredErrors (validator, keep_error_cb, error);
  if (xmlRelaxNGValidateDoc (validator, document) != 0)
    return fail_unless_set (error, _ ("The format file is not valid."));
  return TRUE;
}

static char *
dup_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = value != NULL ? g_strstrip (g_strdup ((const char *) value)) : NULL;

  xmlFree (value);
  return copy;
}

static double
get_number (xmlNode *node, const char *name, double otherwise)
{
  g_autofree char *value = dup_attribute (node, name);

  return value != NULL ? g_ascii_strtod (value, NULL) : otherwise;
}

static gboolean
get_boolean (xmlNode *node, const char *name)
{
  g_autofree char *value = dup_attribute (node, name);

  return value != NULL && (g_str_equal (value, "true") || g_str_equal (value, "1"));
}

static double
get_factor (xmlNode *node)
{
  g_autofree char *unit = dup_attribute (node, "unit");

  return g_strcmp0 (unit, "mm") == 0 ? KH_PT_PER_MM : 1;
}

static char *
dup_content (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *copy = g_strstrip (g_strdup ((const char *) content));

  xmlFree (content);
  return copy;
}

static gboolean G_GNUC_PRINTF (2, 3)
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (KH_PROFILE_ERROR, KH_PROFILE_ERROR_INVALID, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
check_range (xmlNode *node, const char *name, double value, double minimum, double maximum, GError **error)
{
  if (value >= minimum && value <= maximum)
    return TRUE;
  g_set_error (error, KH_PROFILE_ERROR, KH_PROFILE_ERROR_RANGE,
               _ ("The format file sets “%s” to %g at line %ld; %g to %g is allowed."), name, value,
               xmlGetLineNo (node), minimum, maximum);
  return FALSE;
}

static gboolean
read_choice (KhProfile *self, xmlNode *node, GError **error)
{
  g_autofree char *name = dup_attribute (node, "name");
  KhChoiceValue *choice = &self->choices[kh_profile_find_choice (name)];

  if (choice->given)
    return refuse (error, _ ("The format file repeats the choice “%s” at line %ld."), name,
                   xmlGetLineNo (node));
  choice->given = TRUE;
  choice->value = get_number (node, "value", 0);
  choice->minimum = get_number (node, "min", 0);
  choice->maximum = get_number (node, "max", 0);
  choice->unit = dup_attribute (node, "unit");
  choice->label = dup_attribute (node, "label");
  choice->line = (int) xmlGetLineNo (node);
  return check_range (node, name, choice->value, choice->minimum, choice->maximum, error);
}

static gboolean
read_text (KhProfile *self, xmlNode *node, GError **error)
{
  g_autofree char *name = dup_attribute (node, "role");
  g_autofree char *size = dup_attribute (node, "size");
  g_autofree char *align = dup_attribute (node, "align");
  int role = kh_profile_find_role (name);
  KhTextStyle *text;

  if (role < 0)
    return refuse (error, _ ("The format file gives the text a role that is not known, “%s”, at line %ld."), name,
                   xmlGetLineNo (node));
  text = &self->texts[role];
  if (text->given)
    return refuse (error, _ ("The format file repeats the text “%s” at line %ld."), name,
                   xmlGetLineNo (node));
  text->given = TRUE;
  text->line = (int) xmlGetLineNo (node);
  text->size_choice = kh_profile_find_choice (size);
  text->base = text->size_choice < 0 ? g_ascii_strtod (size, NULL) : 0;
  text->plus = get_number (node, "plus", 0);
  text->minimum = get_number (node, "min", 0);
  text->maximum = get_number (node, "max", 0);
  text->bold = get_boolean (node, "bold");
  text->italic = get_boolean (node, "italic");
  text->align = g_str_equal (align, "centre")    ? KH_ALIGN_CENTRE
                : g_str_equal (align, "justify") ? KH_ALIGN_JUSTIFY
                                                 : KH_ALIGN_LEFT;
  return TRUE;
}

static gboolean
read_measure (KhProfile *self, xmlNode *node, GError **error)
{
  g_autofree char *name = dup_attribute (node, "name");
  double value = get_number (node, "value", 0);
  int id = kh_profile_find_measure (name);

  if (id < 0)
    return refuse (error, _ ("The format file gives a measure that is not known, “%s”, at line %ld."), name,
                   xmlGetLineNo (node));
  if (self->measures_given[id])
    return refuse (error, _ ("The format file repeats the measure “%s” at line %ld."), name,
                   xmlGetLineNo (node));
  self->measures_given[id] = TRUE;
  self->measures[id] = value * get_factor (node);
  self->measure_ranges[id][0] = get_number (node, "min", 0);
  self->measure_ranges[id][1] = get_number (node, "max", 1000);
  return check_range (node, name, value, self->measure_ranges[id][0], self->measure_ranges[id][1], error);
}

static gboolean
read_stamp (KhProfile *self, xmlNode *node, GError **error)
{
  g_autofree char *name = dup_attribute (node, "role");
  int role = kh_profile_find_role (name);

  if (xmlStrEqual (node->name, (const xmlChar *) "colour"))
    {
      g_autofree char *value = dup_attribute (node, "value");

      self->stamp_colours[role] = (guint32) g_ascii_strtoull (value + 1, NULL, 16);
    }
  else
    {
      g_autofree char *text = dup_attribute (node, "text");
      KhStamp stamp = { .role = role, .text = kh_text_fold_tone_place (text) };
      double factor = get_factor (node->parent);

      stamp.width = get_number (node, "width", 0) * factor;
      stamp.height = get_number (node, "height", 0) * factor;
      g_array_append_val (self->stamps, stamp);
    }
  return TRUE;
}

static gboolean
read_place (KhProfile *self, xmlNode *node, GError **error)
{
  g_autofree char *name = dup_attribute (node, "role"), *at = dup_attribute (node, "at");
  KhPlacing placing = { .role = kh_profile_find_role (name), .place = kh_profile_find_place (at) };
  const KhPlacing *other;

  for (guint i = 0; (other = kh_profile_get_placing (self, i)) != NULL; i++)
    if (other->role == placing.role)
      return refuse (error, _ ("The format file repeats the place of “%s” at line %ld."), name, xmlGetLineNo (node));
  g_array_append_val (self->placings, placing);
  return TRUE;
}

static void
read_words (KhProfile *self, xmlNode *node)
{
  static const char *const names[KH_N_WORD_LISTS] = { "before-number",    "after-number",   "after-multiple",
                                                      "good-line-starts", "good-line-ends", "bad-line-ends" };
  g_autofree char *content = dup_content (node);
  g_auto (GStrv) words = g_strsplit_set (content, " \t\r\n", -1);

  for (guint list = 0; list < KH_N_WORD_LISTS; list++)
    if (xmlStrEqual (node->name, (const xmlChar *) names[list]))
      for (char **word = words; *word != NULL; word++)
        if (**word != '\0')
          g_hash_table_add (self->words[list], g_utf8_strdown (*word, -1));
}

static gboolean
read_element (KhProfile *self, xmlNode *node, GError **error)
{
  const char *parent = (const char *) node->parent->name;

  if (g_str_equal (parent, "choices"))
    return read_choice (self, node, error);
  if (g_str_equal (parent, "texts"))
    return read_text (self, node, error);
  if (g_str_equal (parent, "measures"))
    return read_measure (self, node, error);
  if (g_str_equal (parent, "stamps"))
    return read_stamp (self, node, error);
  if (g_str_equal (parent, "places"))
    return read_place (self, node, error);
  if (g_str_equal (parent, "fonts"))
    g_ptr_array_add (self->families, dup_content (node));
  else if (g_str_equal (parent, "binding"))
    read_words (self, node);
  return TRUE;
}

static gboolean
has_place (KhProfile *self, KhRole role)
{
  const KhPlacing *placing;

  for (guint i = 0; (placing = kh_profile_get_placing (self, i)) != NULL; i++)
    if (placing->role == role)
      return TRUE;
  return FALSE;
}

static gboolean
check_complete (KhProfile *self, GError **error)
{
  static const KhRole placed[] = { KH_ROLE_SECRECY, KH_ROLE_URGENCY, KH_ROLE_CIRCULATION, KH_ROLE_DRAFTER_MARK };
  const char *missing = NULL;

  for (guint i = 0; i < KH_N_CHOICES && missing == NULL; i++)
    if (!self->choices[i].given)
      missing = kh_profile_choice_name (i);
  for (guint i = 0; i < KH_N_MEASURES && missing == NULL; i++)
    if (!self->measures_given[i])
      missing = kh_profile_measure_name (i);
  for (guint i = 0; i < G_N_ELEMENTS (self->texts) && missing == NULL; i++)
    if (kh_profile_role_name (i) != NULL && !self->texts[i].given)
      missing = kh_profile_role_name (i);
  for (guint i = 0; i < G_N_ELEMENTS (placed) && missing == NULL; i++)
    if (!has_place (self, placed[i]))
      {
        g_set_error (error, KH_PROFILE_ERROR, KH_PROFILE_ERROR_INVALID,
                     _ ("The format file does not say the place of “%s”."), kh_profile_role_name (placed[i]));
        return FALSE;
      }
  if (missing == NULL)
    return TRUE;
  g_set_error (error, KH_PROFILE_ERROR, KH_PROFILE_ERROR_INVALID, _ ("The format file does not say “%s”."), missing);
  return FALSE;
}

/* Reads @xml into the fresh @self. Validation comes first, so what the schema
 * promises is not asked again. */
gboolean
kh_profile_parse (KhProfile *self, GBytes *xml, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (xmlDoc) document = NULL;
  xmlNode *root;

  document = parse_document (xml, &local);
  if (document == NULL || !validate (document, &local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  root = xmlDocGetRootElement (document);
  self->id = dup_attribute (root, "id");
  for (xmlNode *group = xmlFirstElementChild (root); group != NULL; group = xmlNextElementSibling (group))
    {
      if (xmlStrEqual (group->name, (const xmlChar *) "page"))
        {
          self->page_width = get_number (group, "width", 0) * get_factor (group);
          self->page_height = get_number (group, "height", 0) * get_factor (group);
        }
      for (xmlNode *node = xmlFirstElementChild (group); node != NULL; node = xmlNextElementSibling (node))
        if (!read_element (self, node, error))
          return FALSE;
    }
  return check_complete (self, error);
}
