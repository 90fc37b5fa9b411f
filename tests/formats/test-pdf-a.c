/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF/A-2b and 3b: the requirements of ISO 19005-2 and -3 at level B that concern
 * what our files hold, each asked of the file's objects and named by its clause.
 * There is no validator in the distribution, so this list is ours. */
#include "inspect.h"
#include "maker.h"
#include "pdf-page.h"
#include "pdf-qpdf.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

typedef struct
{
  int part;
  GBytes *bytes;
  KhPdfFile *file;
  qpdf_data handle;
  qpdf_oh root;
  xmlDoc *packet;
} Fixture;

static const char plan_xml[] = "<?xml version=\"1.0\"?><plan>Kế hoạch</plan>";

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhDocument) document = kh_maker_new_plan (40);
  g_autoptr (GBytes) xml = g_bytes_new_static (plan_xml, strlen (plan_xml));
  g_autoptr (GError) error = NULL;
  g_autofree char *metadata = NULL;
  g_autoptr (PopplerDocument) pdf = NULL;

  fixture->part = GPOINTER_TO_INT (data);
  kh_maker_add (document, KH_ROLE_URGENCY, NULL, "HỎA TỐC");
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Danh mục ở Phụ lục.");
  kh_maker_add (document, KH_ROLE_APPENDIX, NULL, "Phụ lục")->landscape = TRUE;
  fixture->bytes = kh_pdf_page_export (document, NULL, KH_PDF_A, fixture->part == 3 ? xml : NULL);
  fixture->file = kh_pdf_file_open (fixture->bytes, &error);
  g_assert_no_error (error);
  fixture->handle = kh_pdf_file_get_handle (fixture->file);
  fixture->root = qpdf_get_root (fixture->handle);
  pdf = kh_pdf_page_open (fixture->bytes);
  metadata = poppler_document_get_metadata (pdf);
  fixture->packet = xmlReadMemory (metadata, (int) strlen (metadata), "xmp", NULL, XML_PARSE_NONET);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_false (qpdf_has_error (fixture->handle));
  kh_pdf_file_free (fixture->file);
  g_bytes_unref (fixture->bytes);
  xmlFreeDoc (fixture->packet);
}

/* Calls @visit for each object of the file. */
static void
for_each_object (Fixture *self, void (*visit) (Fixture *, qpdf_oh))
{
  int last = qpdf_oh_get_int_value_as_int (self->handle,
                                           qpdf_oh_get_key (self->handle, qpdf_get_trailer (self->handle), "/Size"));

  g_assert_cmpint (last, >, 10);
  for (int i = 1; i < last; i++)
    visit (self, qpdf_get_object_by_id (self->handle, i, 0));
}

static gboolean
has (Fixture *self, qpdf_oh dictionary, const char *key)
{
  return qpdf_oh_has_key (self->handle, dictionary, key);
}

static qpdf_oh
get (Fixture *self, qpdf_oh dictionary, const char *key)
{
  return qpdf_oh_get_key (self->handle, dictionary, key);
}

static gboolean
is_name (Fixture *self, qpdf_oh object, const char *name)
{
  return qpdf_oh_is_name_and_equals (self->handle, object, name);
}

/* 6.1.2: header with the version and, next, a comment of bytes above 127. */
static void
test_header (Fixture *self, gconstpointer data)
{
  gsize size;
  const guchar *bytes = g_bytes_get_data (self->bytes, &size);

  g_assert_cmpuint (size, >, 16);
  g_assert_cmpmem (bytes, 9, "%PDF-1.7\n", 9);
  g_assert_cmpint (bytes[9], ==, '%');
  for (guint i = 10; i < 14; i++)
    g_assert_cmpint (bytes[i], >, 127);
}

/* 6.1.3: the trailer has an ID and no encryption. */
static void
test_trailer (Fixture *self, gconstpointer data)
{
  qpdf_oh trailer = qpdf_get_trailer (self->handle);

  g_assert_cmpint (qpdf_oh_get_array_n_items (self->handle, get (self, trailer, "/ID")), ==, 2);
  g_assert_false (has (self, trailer, "/Encrypt"));
  g_assert_false (qpdf_is_encrypted (self->handle));
}

static void
check_stream (Fixture *self, qpdf_oh object)
{
  qpdf_oh dictionary, filter;

  if (!qpdf_oh_is_stream (self->handle, object))
    return;
  dictionary = qpdf_oh_get_dict (self->handle, object);
  filter = get (self, dictionary, "/Filter");
  /* 6.1.7.1: no stream keeps its data in another file. */
  g_assert_false (has (self, dictionary, "/F"));
  g_assert_false (has (self, dictionary, "/FFilter"));
  g_assert_false (has (self, dictionary, "/FDecodeParms"));
  /* 6.1.7.2: no LZW. */
  if (qpdf_oh_is_name (self->handle, filter))
    g_assert_cmpstr (qpdf_oh_get_name (self->handle, filter), ==, "/FlateDecode");
  /* 6.2.9: no PostScript, reference or alternate-image XObjects; 6.2.8: no interpolation. */
  g_assert_false (is_name (self, get (self, dictionary, "/Subtype"), "/PS"));
  g_assert_false (has (self, dictionary, "/Ref"));
  g_assert_false (has (self, dictionary, "/OPI"));
  g_assert_false (has (self, dictionary, "/Alternates"));
}

static void
test_streams (Fixture *self, gconstpointer data)
{
  for_each_object (self, check_stream);
}

/* 6.2.3 and 6.2.4.3: device colours have an output intent of their kind, the profile in the file. */
static void
test_output_intent (Fixture *self, gconstpointer data)
{
  qpdf_oh intents = get (self, self->root, "/OutputIntents"), intent, profile;
  unsigned char *icc = NULL;
  size_t size = 0;
  QPDF_BOOL filtered = QPDF_FALSE;

  g_assert_cmpint (qpdf_oh_get_array_n_items (self->handle, intents), ==, 1);
  intent = qpdf_oh_get_array_item (self->handle, intents, 0);
  g_assert_true (is_name (self, get (self, intent, "/S"), "/GTS_PDFA1"));
  g_assert_true (qpdf_oh_is_string (self->handle, get (self, intent, "/OutputConditionIdentifier")));
  profile = get (self, intent, "/DestOutputProfile");
  g_assert_true (qpdf_oh_is_stream (self->handle, profile));
  g_assert_cmpint (
      qpdf_oh_get_int_value_as_int (self->handle,
                                    get (self, qpdf_oh_get_dict (self->handle, profile), "/N")), ==, 3);
  g_assert_cmpint (qpdf_oh_get_stream_data (self->handle, profile, qpdf_dl_all, &filtered, &icc, &size), ==, 0);
  g_assert_cmpuint (size, >, 128);
  g_assert_cmpmem (icc + 36, 4, "acsp", 4);
  g_assert_cmpmem (icc + 16, 4, "RGB ", 4);
  g_assert_cmpint (icc[8], <=, 4); /* ICC version */
  free (icc);
}

static void
check_font (Fixture *self, qpdf_oh object)
{
  qpdf_oh descriptor, descendant;

  if (!qpdf_oh_is_dictionary_of_type (self->handle, object, "/Font", ""))
    return;
  if (is_name (self, get (self, object, "/Subtype"), "/Type0"))
    {
      descendant = qpdf_oh_get_array_item (self->handle, get (self, object, "/DescendantFonts"), 0);
      /* 6.2.11.3.2: a CID font of TrueType kind says how glyphs are found. */
      g_assert_true (is_name (self, get (self, descendant, "/CIDToGIDMap"), "/Identity"));
      /* 6.2.11.3.3: the encoding is a predefined one or in the file. */
      g_assert_true (is_name (self, get (self, object, "/Encoding"), "/Identity-H"));
      /* Not asked at level B, but the text must come back: ToUnicode. */
      g_assert_true (qpdf_oh_is_stream (self->handle, get (self, object, "/ToUnicode")));
      return;
    }
  descriptor = get (self, object, "/FontDescriptor");
  /* 6.2.11.4.1: every font program is in the file. */
  g_assert_true (qpdf_oh_is_stream (self->handle, get (self, descriptor, "/FontFile2")));
  if (!is_name (self, get (self, object, "/Subtype"), "/TrueType"))
    return;
  /* 6.2.11.6: a non-symbolic TrueType font has one of two encodings; widths for all its codes. */
  g_assert_cmpint (qpdf_oh_get_int_value_as_int (self->handle, get (self, descriptor, "/Flags")) & 32, ==, 32);
  g_assert_true (is_name (self, get (self, object, "/Encoding"), "/WinAnsiEncoding"));
  g_assert_cmpint (qpdf_oh_get_array_n_items (self->handle, get (self, object, "/Widths")), ==,
                   qpdf_oh_get_int_value_as_int (self->handle, get (self, object, "/LastChar")) -
                       qpdf_oh_get_int_value_as_int (self->handle, get (self, object, "/FirstChar")) + 1);
}

static void
test_fonts (Fixture *self, gconstpointer data)
{
  for_each_object (self, check_font);
}

static void
check_transparency (Fixture *self, qpdf_oh object)
{
  static const char *const alphas[] = { "/CA", "/ca" };
  qpdf_oh mode;

  if (!qpdf_oh_is_dictionary (self->handle, object))
    return;
  /* 6.2.10: we use none, so there is no group, mask, alpha or blend mode. */
  g_assert_false (has (self, object, "/Group"));
  g_assert_false (has (self, object, "/SMask") &&
                  !is_name (self, get (self, object, "/SMask"), "/None"));
  for (guint i = 0; i < G_N_ELEMENTS (alphas); i++)
    if (has (self, object, alphas[i]))
      g_assert_cmpfloat (qpdf_oh_get_numeric_value (self->handle, get (self, object, alphas[i])), ==, 1);
  mode = get (self, object, "/BM");
  g_assert_true (!qpdf_oh_is_name (self->handle, mode) || is_name (self, mode, "/Normal"));
  /* 6.2.5: no transfer functions. */
  g_assert_false (has (self, object, "/TR"));
  g_assert_false (has (self, object, "/HTP"));
}

static void
test_transparency (Fixture *self, gconstpointer data)
{
  for_each_object (self, check_transparency);
}

static void
check_annotation (Fixture *self, qpdf_oh object)
{
  int flags;

  if (!qpdf_oh_is_dictionary_of_type (self->handle, object, "/Annot", ""))
    return;
  /* 6.3.1: kinds that are allowed; 6.3.2: printed, not hidden; 6.5: no action but going to a place. */
  g_assert_true (is_name (self, get (self, object, "/Subtype"), "/Link")
                 || is_name (self, get (self, object, "/Subtype"), "/Widget"));
  /* 6.3.3: it says how it looks. A link looks like nothing by itself. */
  if (is_name (self, get (self, object, "/Subtype"), "/Widget"))
    g_assert_true (qpdf_oh_is_stream (self->handle, get (self, get (self, object, "/AP"), "/N")));
  flags = qpdf_oh_get_int_value_as_int (self->handle, get (self, object, "/F"));
  g_assert_cmpint (flags & (4 | 2 | 1 | 32), ==, 4);
  g_assert_false (has (self, object, "/A"));
  g_assert_false (has (self, object, "/AA"));
}

static void
test_interaction (Fixture *self, gconstpointer data)
{
  for_each_object (self, check_annotation);
  /* 6.4 and 6.5: no forms by XFA, no scripts, nothing done on opening. */
  g_assert_false (has (self, get (self, self->root, "/AcroForm"), "/XFA"));
  /* 6.4.1: no viewer draws the fields anew. */
  g_assert_false (has (self, get (self, self->root, "/AcroForm"), "/NeedAppearances"));
  g_assert_false (has (self, self->root, "/OpenAction"));
  g_assert_false (has (self, self->root, "/AA"));
  g_assert_false (qpdf_oh_is_or_has_name (self->handle, get (self, self->root, "/Names"), "/JavaScript"));
  /* 6.1.11 and 6.9: no optional content that lacks names, no requirements. */
  g_assert_false (has (self, self->root, "/OCProperties"));
  g_assert_false (has (self, self->root, "/Requirements"));
  g_assert_false (has (self, self->root, "/Perms"));
}

static char *
evaluate (Fixture *self, const char *path)
{
  xmlXPathContext *context = xmlXPathNewContext (self->packet);
  xmlXPathObject *result;
  xmlChar *said;
  char *value;

#define REGISTER(prefix, uri) xmlXPathRegisterNs (context, (const xmlChar *) prefix, (const xmlChar *) uri)
  REGISTER ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
  REGISTER ("dc", "http://purl.org/dc/elements/1.1/");
  REGISTER ("xmp", "http://ns.adobe.com/xap/1.0/");
  REGISTER ("pdf", "http://ns.adobe.com/pdf/1.3/");
  REGISTER ("pdfaid", "http://www.aiim.org/pdfa/ns/id/");
#undef REGISTER
  result = xmlXPathEvalExpression ((const xmlChar *) path, context);
  said = xmlXPathCastToString (result);
  value = g_strdup ((const char *) said);
  xmlFree (said);
  xmlXPathFreeObject (result);
  xmlXPathFreeContext (context);
  return value;
}

static void
assert_says (Fixture *self, const char *path, const char *info_key)
{
  g_autofree char *said = evaluate (self, path);
  qpdf_oh info = get (self, qpdf_get_trailer (self->handle), "/Info");

  g_assert_cmpstr (said, ==, qpdf_oh_get_utf8_value (self->handle, get (self, info, info_key)));
  g_assert_cmpstr (said, !=, "");
}

/* 6.6.2 to 6.6.4: XMP in the catalogue, unfiltered by others, with the version
 * and level, saying the same as the information dictionary. */
static void
test_metadata (Fixture *self, gconstpointer data)
{
  g_autofree char *part = evaluate (self, "string(//pdfaid:part)");
  g_autofree char *level = evaluate (self, "string(//pdfaid:conformance)");
  g_autofree char *wanted = g_strdup_printf ("%d", self->part);
  g_autofree char *created = evaluate (self, "string(//xmp:CreateDate)");
  qpdf_oh metadata = get (self, self->root, "/Metadata"), info;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *date = NULL;

  g_assert_nonnull (self->packet);
  g_assert_true (qpdf_oh_is_stream (self->handle, metadata));
  g_assert_true (is_name (self, get (self, qpdf_oh_get_dict (self->handle, metadata), "/Subtype"), "/XML"));
  g_assert_cmpstr (part, ==, wanted);
  g_assert_cmpstr (level, ==, "B");
  assert_says (self, "string(//dc:title/rdf:Alt/rdf:li[@xml:lang='x-default'])", "/Title");
  assert_says (self, "string(//dc:creator/rdf:Seq/rdf:li)", "/Author");
  assert_says (self, "string(//dc:description/rdf:Alt/rdf:li)", "/Subject");
  assert_says (self, "string(//xmp:CreatorTool)", "/Creator");
  assert_says (self, "string(//pdf:Producer)", "/Producer");
  time = g_date_time_new_from_iso8601 (created, NULL);
  g_assert_nonnull (time);
  date = g_date_time_format (time, "D:%Y%m%d%H%M%S");
  info = get (self, qpdf_get_trailer (self->handle), "/Info");
  g_assert_true (g_str_has_prefix (qpdf_oh_get_utf8_value (self->handle, get (self, info, "/CreationDate")), date));
  g_assert_true (g_str_has_prefix (qpdf_oh_get_utf8_value (self->handle, get (self, info, "/ModDate")), date));
}

static void
check_file_specification (Fixture *self, qpdf_oh object)
{
  qpdf_oh stream, dictionary;

  if (!qpdf_oh_is_dictionary_of_type (self->handle, object, "/Filespec", ""))
    return;
  /* ISO 19005-3, 6.8: names in both forms, what the file is for, its kind. */
  g_assert_cmpint (self->part, ==, 3);
  g_assert_true (qpdf_oh_is_string (self->handle, get (self, object, "/F")));
  g_assert_true (qpdf_oh_is_string (self->handle, get (self, object, "/UF")));
  g_assert_true (is_name (self, get (self, object, "/AFRelationship"), "/Source"));
  stream = get (self, get (self, object, "/EF"), "/F");
  g_assert_true (qpdf_oh_is_stream (self->handle, stream));
  dictionary = qpdf_oh_get_dict (self->handle, stream);
  g_assert_true (is_name (self, get (self, dictionary, "/Subtype"), "/application/xml"));
  g_assert_true (has (self, get (self, dictionary, "/Params"), "/ModDate"));
}

/* ISO 19005-2, 6.8 and ISO 19005-3, 6.8: no attachment that is not PDF/A in part
 * 2; any in part 3, associated with the document. */
static void
test_embedded_files (Fixture *self, gconstpointer data)
{
  qpdf_oh files = qpdf_oh_get_key_if_dict (self->handle, get (self, self->root, "/Names"), "/EmbeddedFiles");

  for_each_object (self, check_file_specification);
  g_assert_cmpint (qpdf_oh_is_dictionary (self->handle, files), ==, self->part == 3);
  g_assert_cmpint (has (self, self->root, "/AF"), ==, self->part == 3);
}

/* 6.7 is of level A; we meet its main parts all the same: marked, a tree of tags, a language. */
static void
test_tags (Fixture *self, gconstpointer data)
{
  g_assert_true (qpdf_oh_get_bool_value (self->handle,
                                         get (self, get (self, self->root, "/MarkInfo"), "/Marked")));
  g_assert_true (qpdf_oh_is_dictionary (self->handle, get (self, self->root, "/StructTreeRoot")));
  g_assert_true (qpdf_oh_is_string (self->handle, get (self, self->root, "/Lang")));
}

/* Without the profile there is a clean error. */
static void
test_no_profile (void)
{
  if (g_test_subprocess ())
    {
      gboolean hidden = g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
      g_autoptr (KhDocument) document = kh_maker_new_plan (1);
      g_autoptr (KhFrames) frames = kh_inspect_layout (document, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = kh_pdf_write (document, frames, NULL, KH_PDF_A, NULL, &error);

      g_assert_true (hidden);
      g_assert_null (pdf);
      g_assert_error (error, KH_PDF_ERROR, KH_PDF_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, "icc-profiles-free"));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "header", test_header },
    { "trailer", test_trailer },
    { "streams", test_streams },
    { "output-intent", test_output_intent },
    { "fonts", test_fonts },
    { "transparency", test_transparency },
    { "interaction", test_interaction },
    { "metadata", test_metadata },
    { "embedded-files", test_embedded_files },
    { "tags", test_tags },
  };

  g_test_init (&argc, &argv, NULL);
  for (int part = 2; part <= 3; part++)
    for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
      {
        g_autofree char *path = g_strdup_printf ("/formats/pdf-a/%db/%s", part, tests[i].name);

        g_test_add (path, Fixture, GINT_TO_POINTER (part), set_up, tests[i].run, tear_down);
      }
  g_test_add_func ("/formats/pdf-a/no-profile", test_no_profile);
  return g_test_run ();
}
