/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word and LibreOffice files of our own making, for tests of their readers. */
#pragma once

#include "docx-reader.h"
#include "odt-reader.h"
#include "package-reader.h"
#include "package-writer.h"

#include <string.h>

#define WORD_NS                                                                                              \
  " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""                                \
  " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""                         \
  " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""                                \
  " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""                         \
  " xmlns:v=\"urn:schemas-microsoft-com:vml\""

/* Pieces of a document. */
#define W_T(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define W_P(text) "<w:p>" W_T (text) "</w:p>"
#define W_B(text) "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" text "</w:t></w:r></w:p>"
#define W_NUM(num, level, text)                                                                              \
  "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" num                                  \
  "\"/></w:numPr></w:pPr>" W_T (text) "</w:p>"
#define W_TC(blocks) "<w:tc>" blocks "</w:tc>"
#define W_TR(cells) "<w:tr>" cells "</w:tr>"
#define W_TBL(rows) "<w:tbl><w:tblPr/>" rows "</w:tbl>"
#define W_RULED(rows)                                                                                        \
  "<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr>" rows "</w:tbl>"

#define W_HEAD                                                                                               \
  W_TBL (W_TR (W_TC (W_P ("UBND TỈNH MẪU") W_P ("SỞ MẪU") W_P ("Số: 02/KH-SM"))                              \
                   W_TC (W_P ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") W_P ("Độc lập - Tự do - Hạnh phúc")      \
                             W_P ("Tỉnh Mẫu, ngày 05 tháng 01 năm 2027"))))                                  \
  W_TITLE
#define W_TITLE W_P ("KẾ HOẠCH") W_P ("Cải cách hành chính năm 2027")

/* A docx with the given body; styles, numbering, notes and comments may be NULL. */
static inline GBytes *
word_docx_parts (const char *body, const char *styles, const char *numbering, const char *notes,
                 const char *comments)
{
#define WORD_PART(name)                                                                                      \
  "<Override PartName=\"/word/" name ".xml\" ContentType=\"application/"                                       \
  "vnd.openxmlformats-officedocument.wordprocessingml." name "+xml\"/>"
  static const char types[]
      = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>" WORD_PART ("styles")
            WORD_PART ("numbering") WORD_PART ("footnotes") WORD_PART ("comments") "</Types>";
  static const char root[]
      = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
        "Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
        "Target=\"word/document.xml\"/></Relationships>";
  g_autoptr (KhPackageWriter) package = kh_package_writer_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) rels = g_string_new (
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
  GString *document = g_string_new ("<w:document" WORD_NS "><w:body>");
  GBytes *bytes = NULL;
  const struct
  {
    const char *content, *name, *root;
  } parts[] = { { styles, "styles", "styles" },
                { numbering, "numbering", "numbering" },
                { notes, "footnotes", "footnotes" },
                { comments, "comments", "comments" } };

  g_string_append (document, body);
  g_string_append (document, "</w:body></w:document>");
  /* Our reader needs neither; LibreOffice does. */
  kh_package_writer_add (package, "[Content_Types].xml", g_bytes_new_static (types, strlen (types)), FALSE);
  kh_package_writer_add (package, "_rels/.rels", g_bytes_new_static (root, strlen (root)), FALSE);
  kh_package_writer_add (package, "word/document.xml", g_string_free_to_bytes (document), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *name = g_strdup_printf ("word/%s.xml", parts[i].name);
      char *content = NULL;

      if (parts[i].content == NULL)
        continue;
      content
          = g_strdup_printf ("<w:%s" WORD_NS ">%s</w:%s>", parts[i].root, parts[i].content, parts[i].root);
      kh_package_writer_add (package, name, g_bytes_new_take (content, strlen (content)), FALSE);
      g_string_append_printf (
          rels,
          "<Relationship Id=\"r%u\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
          "relationships/%s\" Target=\"%s.xml\"/>",
          i, parts[i].name, parts[i].name);
    }
  g_string_append (rels, "</Relationships>");
  kh_package_writer_add (package, "word/_rels/document.xml.rels", g_bytes_new (rels->str, rels->len), FALSE);
  bytes = kh_package_writer_finish (package, &error);
  g_assert_no_error (error);
  return bytes;
}

static inline GBytes *
word_docx_full (const char *body, const char *styles, const char *numbering, const char *notes)
{
  return word_docx_parts (body, styles, numbering, notes, NULL);
}

static inline GBytes *
word_docx (const char *body)
{
  return word_docx_full (body, NULL, NULL, NULL);
}

/* Reads a docx, which must be a plan. */
static inline KhPlan *
word_read (GBytes *bytes)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GError) error = NULL;
  KhPlan *plan = kh_docx_reader_read (owned, 0, KH_READER_PLAN_ONLY, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);
  return plan;
}

/* An odt with the given text and automatic styles. */
static inline GBytes *
word_odt (const char *body, const char *automatic)
{
  static const char names[] = " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                              " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
                              " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                              " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
                              " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
                              " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                              " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"";
  g_autoptr (KhPackageWriter) package = kh_package_writer_new ();
  g_autoptr (GError) error = NULL;
  char *content
      = g_strdup_printf ("<office:document-content%s><office:automatic-styles>%s</office:automatic-styles>"
                         "<office:body><office:text>%s</office:text></office:body></office:document-content>",
                         names, automatic != NULL ? automatic : "", body);
  GBytes *bytes = NULL;

  kh_package_writer_add (package, "mimetype",
                         g_bytes_new_static ("application/vnd.oasis.opendocument.text", 39), TRUE);
  kh_package_writer_add (package, "content.xml", g_bytes_new_take (content, strlen (content)), FALSE);
  bytes = kh_package_writer_finish (package, &error);
  g_assert_no_error (error);
  return bytes;
}

static inline KhPlan *
word_read_odt (GBytes *bytes)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GError) error = NULL;
  KhPlan *plan = kh_odt_reader_read (owned, 0, KH_READER_PLAN_ONLY, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);
  return plan;
}

/* @bytes: (transfer full): with @pattern replaced by @to in the text's part, in a package that holds the same otherwise. */
static inline GBytes *
word_edit (GBytes *bytes, const char *pattern, const char *to)
{
  static const char *const parts[] = { "mimetype",
                                       "content.xml",
                                       "styles.xml",
                                       "[Content_Types].xml",
                                       "_rels/.rels",
                                       "word/document.xml",
                                       "word/_rels/document.xml.rels",
                                       "word/styles.xml",
                                       "word/numbering.xml",
                                       NULL };
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPackage) package = kh_package_open (owned, &error);
  g_autoptr (KhPackageWriter) writer = kh_package_writer_new ();
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, &error);
  GBytes *edited = NULL;
  guint n_edited = 0;

  g_assert_no_error (error);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *content = kh_package_has (package, parts[i]) ? kh_package_dup_start (package, parts[i], 1 << 24) : NULL;

      if (content == NULL)
        continue;
      if (strcmp (parts[i], "content.xml") == 0 || strcmp (parts[i], "word/document.xml") == 0)
        {
          char *changed = g_regex_replace (regex, content, -1, 0, to, G_REGEX_MATCH_DEFAULT, &error);

          g_assert_no_error (error);
          n_edited += strcmp (changed, content) != 0;
          g_free (content);
          content = changed;
        }
      kh_package_writer_add (writer, parts[i], g_bytes_new_take (content, strlen (content)), i == 0);
    }
  g_assert_cmpuint (n_edited, ==, 1);
  edited = kh_package_writer_finish (writer, &error);
  g_assert_no_error (error);
  return edited;
}

/* @bytes: (transfer full): without the bookmarks that name the nodes. */
static inline GBytes *
word_strip_ids (GBytes *bytes)
{
  return word_edit (bytes, "<(w:bookmark(Start|End)|text:bookmark(-start|-end)?)[ /][^>]*>", "");
}
