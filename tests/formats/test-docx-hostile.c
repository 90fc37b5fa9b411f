/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are broken, disguised or made to do harm: one clear sentence each. */
#include "compose.h"
#include "data-file.h"
#include "docx-writer.h"
#include "libgsf.h"
#include "odt-writer.h"
#include "package-reader.h"
#include "reader.h"
#include "word-file.h"
#include "xml-reader.h"

#include <glib/gstdio.h>
#include <gsf/gsf-outfile-msole.h>
#include <gsf/gsf-output-memory.h>

#define MUTATIONS 300

/* Reads @bytes through the front door, which must refuse them with @code and a sentence. */
static void
assert_refused (GBytes *bytes, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("word-XXXXXX.docx", &path, &error);
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, data != NULL ? data : "", (gssize) size, &error);
  g_assert_no_error (error);
  g_assert_null (kh_reader_read_file (path, 0, KH_READER_PLAN_ONLY, &error));
  g_assert_error (error, KH_READER_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
  g_assert_cmpuint (strlen (error->message), <, 400);
  g_unlink (path);
  g_bytes_unref (bytes);
}

static GBytes *
make_package (const char *name, const char *content)
{
  g_autoptr (KhPackageWriter) package = kh_package_writer_new ();

  kh_package_writer_add (package, "[Content_Types].xml", g_bytes_new_static ("<Types/>", 8), FALSE);
  if (name != NULL)
    kh_package_writer_add (package, name, g_bytes_new (content, strlen (content)), FALSE);
  return kh_package_writer_finish (package, NULL);
}

static GBytes *
make_ole (const char *member)
{
  GsfOutput *memory = gsf_output_memory_new ();
  GsfOutfile *ole = gsf_outfile_msole_new (memory);
  GsfOutput *child = gsf_outfile_new_child (ole, member, FALSE);
  GBytes *bytes = NULL;

  gsf_output_write (child, 4, (const guint8 *) "1234");
  gsf_output_close (child);
  gsf_output_close (GSF_OUTPUT (ole));
  bytes = g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)),
                       (gsize) gsf_output_size (memory));
  g_object_unref (child);
  g_object_unref (ole);
  g_object_unref (memory);
  return bytes;
}

static void
test_disguised (void)
{
  assert_refused (make_ole ("WordDocument"), KH_READER_ERROR_UNSUPPORTED, ".doc");
  assert_refused (make_ole ("EncryptedPackage"), KH_READER_ERROR_UNSUPPORTED, "password");
  assert_refused (make_package (NULL, NULL), KH_READER_ERROR_UNSUPPORTED, "no text part");
  assert_refused (g_bytes_new_static ("PK\003\004 and no more", 16), KH_READER_ERROR_INVALID, "broken");
}

static void
test_encrypted_odt (void)
{
  g_autoptr (KhPackageWriter) package = kh_package_writer_new ();

  kh_package_writer_add (package, "content.xml", g_bytes_new_static ("\001\002\003", 3), FALSE);
  kh_package_writer_add (package, "META-INF/manifest.xml",
                         g_bytes_new_static ("<m><manifest:encryption-data/></m>", 34), FALSE);
  assert_refused (kh_package_writer_finish (package, NULL), KH_READER_ERROR_UNSUPPORTED, "password");
}

static void
test_broken_xml (void)
{
  assert_refused (make_package ("word/document.xml", "<w:document><w:body>"), KH_READER_ERROR_INVALID,
                  "word/document.xml");
  assert_refused (make_package ("word/document.xml", ""), KH_READER_ERROR_INVALID, "word/document.xml");
  assert_refused (make_package ("word/document.xml", "<document/>"), KH_READER_ERROR_INVALID,
                  "text is missing");
  assert_refused (make_package ("word/document.xml", "<workbook/>"), KH_READER_ERROR_UNSUPPORTED,
                  "presentation");
  assert_refused (make_package ("content.xml", "<a><b></a>"), KH_READER_ERROR_INVALID, "content.xml");
  assert_refused (make_package ("content.xml", "<a/>"), KH_READER_ERROR_UNSUPPORTED, "no text");
}

/* Entities that double ten times, and one that asks for a file. */
static void
test_entities (void)
{
  assert_refused (
      make_package ("word/document.xml",
                    "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">"
                    "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;\">]>"
                    "<d a=\"&f;&f;&f;&f;\">&f;&f;&f;</d>"),
      KH_READER_ERROR_INVALID, "word/document.xml");
  assert_refused (
      make_package ("content.xml", "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><d>&a;</d>"),
      KH_READER_ERROR_INVALID, "content.xml");
}

static void
test_deep_nesting (void)
{
  GString *deep = g_string_new ("<w:document" WORD_NS "><w:body>");

  for (guint i = 0; i < 20000; i++)
    g_string_append (deep, "<w:tbl><w:tr><w:tc>");
  assert_refused (make_package ("word/document.xml", deep->str), KH_READER_ERROR_INVALID,
                  "word/document.xml");
  g_string_assign (deep,
                   "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text>");
  for (guint i = 0; i < 20000; i++)
    g_string_append (deep, "<text:list><text:list-item>");
  assert_refused (make_package ("content.xml", deep->str), KH_READER_ERROR_INVALID, "content.xml");
  g_string_free (deep, TRUE);
}

/* 160 MB of spaces in 160 KB. */
static void
test_bomb (void)
{
  g_autoptr (KhPackageWriter) package = kh_package_writer_new ();
  gsize size = 160 * 1024 * 1024;
  char *spaces = g_malloc (size);

  memset (spaces, ' ', size);
  kh_package_writer_add (package, "[Content_Types].xml", g_bytes_new_static ("<Types/>", 8), FALSE);
  kh_package_writer_add (package, "word/document.xml", g_bytes_new_take (spaces, size), FALSE);
  assert_refused (kh_package_writer_finish (package, NULL), KH_READER_ERROR_TOO_LARGE, "too large");
}

/* Small enough for a package, and far too much text. */
static void
test_too_much_text (void)
{
  GString *body = g_string_new (W_HEAD);

  for (guint i = 0; i < 1800; i++)
    {
      /* Figures that compress badly enough for the ratio's limit. */
      g_string_append (body, "<w:p><w:r><w:t>");
      for (guint j = 0; j < 1024; j++)
        g_string_append_printf (body, "%08x%08x", i * 2654435761u, j * 40503u);
      g_string_append (body, "</w:t></w:r></w:p>");
    }
  assert_refused (word_docx (body->str), KH_READER_ERROR_TOO_LARGE, "more text");
  g_string_free (body, TRUE);
}

static void
test_many_members (void)
{
  g_autoptr (KhPackageWriter) package = kh_package_writer_new ();

  for (guint i = 0; i <= KH_PACKAGE_MAX_MEMBERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("m%u", i);

      kh_package_writer_add (package, name, g_bytes_new_static ("x", 1), TRUE);
    }
  assert_refused (kh_package_writer_finish (package, NULL), KH_READER_ERROR_TOO_LARGE, "too large");
}

static void
test_deep_folders (void)
{
  g_autoptr (KhPackageWriter) package = kh_package_writer_new ();
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < KH_PACKAGE_MAX_DEPTH + 4; i++)
    g_string_append (name, "a/");
  g_string_append (name, "b");
  kh_package_writer_add (package, name->str, g_bytes_new_static ("x", 1), TRUE);
  g_string_free (name, TRUE);
  assert_refused (kh_package_writer_finish (package, NULL), KH_READER_ERROR_INVALID, "too deeply");
}

/* A relationship that points outside is passed over: the file reads as if it were not there. */
static void
test_external_relationship (void)
{
  g_autoptr (KhPackageWriter) package = kh_package_writer_new ();
  static const char rels[]
      = "<Relationships><Relationship Id=\"a\" Type=\"x/styles\" TargetMode=\"External\" "
        "Target=\"http://example.invalid/styles.xml\"/><Relationship Id=\"b\" Type=\"x/numbering\" "
        "Target=\"../../../../etc/passwd\"/></Relationships>";
  static const char document[] = "<w:document" WORD_NS "><w:body>" W_HEAD W_P ("I. MỤC TIÊU")
      W_P ("- Đạt 95%.") "</w:body></w:document>";
  g_autoptr (KhPlan) plan = NULL;

  kh_package_writer_add (package, "word/document.xml", g_bytes_new_static (document, strlen (document)),
                         FALSE);
  kh_package_writer_add (package, "word/_rels/document.xml.rels", g_bytes_new_static (rels, strlen (rels)),
                         FALSE);
  plan = word_read (kh_package_writer_finish (package, NULL));
  g_assert_nonnull (kh_plan_find_section (plan, KH_SECTION_TARGETS));
}

/* Circles: styles based on each other, list definitions that refer to each other. */
static void
test_circles (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx_full (
      W_HEAD W_P ("I. MỤC TIÊU") "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr>" W_T ("- Đạt 95%.") "</w:p>",
      "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/><w:pPr><w:numPr><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr>"
      "</w:style><w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>",
      "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"A\"/></w:abstractNum>"
      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
      NULL));

  g_assert_nonnull (kh_plan_find_section (plan, KH_SECTION_TARGETS));
}

/* Counts and lengths that no plan has: they are cut to what one may have, or refused. */
static void
test_absurd_lengths (void)
{
  static const char huge[] = "2147483647";
  g_autofree char *odt_body = g_strdup_printf (
      "<text:p>KẾ HOẠCH</text:p><text:p>Cải cách năm 2027</text:p><text:h text:outline-level=\"%s\">I. MỤC TIÊU</text:h><text:p>- Đạt<text:s text:c=\"%s\"/>95%%.</text:p>"
      "<table:table><table:table-row><table:table-cell table:number-columns-spanned=\"%s\"><text:p>a</text:p>"
      "</table:table-cell><table:covered-table-cell table:number-columns-repeated=\"%s\"/></table:table-row>"
      "</table:table><text:list><text:list-item text:start-value=\"%s\"><text:p>b</text:p></text:list-item></text:list>",
      huge, huge, huge, huge, huge);
  g_autofree char *docx_body = g_strdup_printf (
      W_HEAD W_P ("I. MỤC TIÊU") "<w:p><w:pPr><w:outlineLvl w:val=\"%s\"/><w:numPr><w:ilvl w:val=\"%s\"/>"
      "<w:numId w:val=\"%s\"/></w:numPr></w:pPr>" W_T ("- Đạt 95%%.") "</w:p><w:tbl><w:tr><w:tc><w:tcPr>"
      "<w:gridSpan w:val=\"%s\"/></w:tcPr>" W_P ("a") "</w:tc></w:tr></w:tbl>",
      huge, huge, huge, huge);
  g_autoptr (KhPlan) from_odt = word_read_odt (word_odt (odt_body, NULL));
  g_autoptr (KhPlan) from_docx = word_read (word_docx (docx_body));
  g_autofree char *name = g_strnfill (12 * 1024 * 1024, 'a');
  g_autofree char *attribute = g_strconcat ("<w:document" WORD_NS "><w:body><w:p w:x=\"", name, "\"/></w:body></w:document>",
                                            NULL);

  g_assert_nonnull (kh_plan_find_section (from_odt, KH_SECTION_TARGETS));
  g_assert_nonnull (kh_plan_find_section (from_docx, KH_SECTION_TARGETS));
  {
    g_autoptr (KhPackageWriter) package = kh_package_writer_new ();

    /* Stored, so that it is no bomb. */
    kh_package_writer_add (package, "word/document.xml", g_bytes_new (attribute, strlen (attribute)), TRUE);
    kh_package_writer_add (package, "[Content_Types].xml", g_bytes_new_static ("<Types/>", 8), TRUE);
    assert_refused (kh_package_writer_finish (package, NULL), KH_READER_ERROR_INVALID, "word/document.xml");
  }
}

/* Bytes that are no letters of the encoding that the part says it has, and one that nobody knows. */
static void
test_encodings (void)
{
  assert_refused (make_package ("word/document.xml",
                                "<w:document" WORD_NS "><w:body><w:p><w:r><w:t>Gi\377</w:t></w:r></w:p></w:body></w:document>"),
                  KH_READER_ERROR_INVALID, "word/document.xml");
  assert_refused (make_package ("content.xml", "<?xml version=\"1.0\" encoding=\"mẫu\"?><a/>"),
                  KH_READER_ERROR_INVALID, "content.xml");
  assert_refused (make_package ("content.xml", "<?xml version=\"1.0\" encoding=\"x-no-such\"?><a/>"),
                  KH_READER_ERROR_INVALID, "content.xml");
}

static GBytes *write_sample (gboolean docx);

/* A download that broke off, wherever it did. */
static void
test_truncated (gconstpointer docx)
{
  g_autoptr (GBytes) good = write_sample (GPOINTER_TO_INT (docx));
  gsize size = g_bytes_get_size (good);

  for (guint i = 1; i < 16; i++)
    assert_refused (g_bytes_new_from_bytes (good, 0, size * i / 16), KH_READER_ERROR_INVALID, "broken");
}

static GBytes *
write_sample (gboolean docx)
{
  g_autoptr (GBytes) xml = kh_data_file_load ("samples/ke-hoach-mau.kehoach", NULL);
  g_autoptr (KhPlan) plan = kh_xml_reader_read (xml, FALSE, NULL);
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autoptr (KhProfile) profile = kh_profile_load ("nd30-2020", NULL, NULL);

  return docx ? kh_docx_write (document, profile, NULL) : kh_odt_write (document, profile, NULL);
}

static void
read_either (GBytes *bytes, gboolean docx)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan
      = docx ? kh_docx_reader_read (bytes, 2027, KH_READER_PLAN_ONLY, &error) : kh_odt_reader_read (bytes, 2027, KH_READER_PLAN_ONLY, &error);

  g_assert_true ((plan == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_cmpstr (error->message, !=, "");
}

/* Flipped bytes and truncations of the file as it is: an error or a plan, never a fall. */
static void
mutate_file (gboolean docx)
{
  g_autoptr (GBytes) good = write_sample (docx);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (good, &size);

  for (guint i = 0; i < MUTATIONS; i++)
    {
      guint8 *copy = g_memdup2 (data, size);
      gsize length = size;
      g_autoptr (GBytes) bad = NULL;

      if (i % 3 == 0)
        length = (gsize) g_test_rand_int_range (0, (gint32) size);
      else
        for (guint n = 0; n <= i % 5; n++)
          copy[g_test_rand_int_range (0, (gint32) size)] ^= (guint8) (1 << g_test_rand_int_range (0, 8));
      bad = g_bytes_new_take (copy, length);
      read_either (bad, docx);
    }
}

/* The same inside the XML, where no checksum catches it. */
static void
mutate_xml (gboolean docx)
{
  static const char *const docx_parts[]
      = { "word/document.xml", "word/styles.xml", "word/numbering.xml", NULL };
  static const char *const odt_parts[] = { "content.xml", "styles.xml", NULL };
  const char *const *names = docx ? docx_parts : odt_parts;
  g_autoptr (GBytes) good = write_sample (docx);
  g_autoptr (KhPackage) package = kh_package_open (good, NULL);
  g_auto (GStrv) contents = g_new0 (char *, 4);

  for (guint i = 0; names[i] != NULL; i++)
    contents[i] = kh_package_dup_start (package, names[i], 1 << 24);
  for (guint i = 0; i < MUTATIONS; i++)
    {
      g_autoptr (KhPackageWriter) writer = kh_package_writer_new ();
      g_autoptr (GBytes) bad = NULL;
      guint chosen = i % g_strv_length ((char **) names);

      kh_package_writer_add (
          writer, "word/_rels/document.xml.rels",
          g_bytes_new_static ("<R><R Id=\"1\" Type=\"/styles\" Target=\"styles.xml\"/>"
                              "<R Id=\"2\" Type=\"/numbering\" Target=\"numbering.xml\"/></R>",
                              97),
          TRUE);
      for (guint part = 0; names[part] != NULL; part++)
        {
          gsize length = strlen (contents[part]);
          char *copy = g_strndup (contents[part], length);
          gint32 at = g_test_rand_int_range (0, (gint32) length - 64);

          /* A cut out piece, a doubled piece, or another digit or letter. */
          if (part == chosen && i % 2 == 0)
            memmove (copy + at, copy + at + 32, length - (gsize) at - 31);
          else if (part == chosen)
            copy[at] = (char) (g_ascii_isdigit (copy[at]) ? '9' : copy[at] ^ (1 << (i % 7)));
          kh_package_writer_add (writer, names[part], g_bytes_new_take (copy, strlen (copy)), TRUE);
        }
      bad = kh_package_writer_finish (writer, NULL);
      read_either (bad, docx);
    }
}

static void
test_mutations (gconstpointer docx)
{
  libgsf_ignore ();
  mutate_file (GPOINTER_TO_INT (docx));
  mutate_xml (GPOINTER_TO_INT (docx));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx-hostile/disguised", test_disguised);
  g_test_add_func ("/docx-hostile/encrypted-odt", test_encrypted_odt);
  g_test_add_func ("/docx-hostile/broken-xml", test_broken_xml);
  g_test_add_func ("/docx-hostile/entities", test_entities);
  g_test_add_func ("/docx-hostile/deep-nesting", test_deep_nesting);
  g_test_add_func ("/docx-hostile/bomb", test_bomb);
  g_test_add_func ("/docx-hostile/too-much-text", test_too_much_text);
  g_test_add_func ("/docx-hostile/absurd-lengths", test_absurd_lengths);
  g_test_add_func ("/docx-hostile/encodings", test_encodings);
  g_test_add_data_func ("/docx-hostile/truncated-docx", GINT_TO_POINTER (TRUE), test_truncated);
  g_test_add_data_func ("/docx-hostile/truncated-odt", GINT_TO_POINTER (FALSE), test_truncated);
  g_test_add_func ("/docx-hostile/many-members", test_many_members);
  g_test_add_func ("/docx-hostile/deep-folders", test_deep_folders);
  g_test_add_func ("/docx-hostile/external-relationship", test_external_relationship);
  g_test_add_func ("/docx-hostile/circles", test_circles);
  g_test_add_data_func ("/docx-hostile/mutations-docx", GINT_TO_POINTER (TRUE), test_mutations);
  g_test_add_data_func ("/docx-hostile/mutations-odt", GINT_TO_POINTER (FALSE), test_mutations);
  return g_test_run ();
}
