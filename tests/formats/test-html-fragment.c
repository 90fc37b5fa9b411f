/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read of HTML from the clipboard. */
#include <string.h>

#include "html-fragment.h"
#include "kh-core.h"
#include "markup.h"

static char *
read_all (const char *html, KhLegacy *font)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = kh_html_fragment_read (bytes, font, &error);
  GString *all = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (GPtrArray) runs = kh_markup_tidy (lines->pdata[i]);
      g_autofree char *markup = kh_markup_from_runs (runs);

      g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", markup);
    }
  return g_string_free (all, FALSE);
}

static void
assert_reads (const char *html, const char *expected)
{
  g_autofree char *all = read_all (html, NULL);

  g_assert_cmpstr (all, ==, expected);
}

static void
test_styles (void)
{
  assert_reads ("<p>Rà soát <b>văn bản</b> và <em>báo\n cáo</em></p>", "Rà soát <b>văn bản</b> và <i>báo cáo</i>");
  assert_reads ("<b style='font-weight:normal'>Một <span style='font-weight:700'>hai</span></b>", "Một <b>hai</b>");
  assert_reads ("<span style='font-style: italic'>Một</span> &amp; hai &lt; ba", "<i>Một</i> &amp; hai &lt; ba");
}

static void
test_lines (void)
{
  assert_reads ("<ul><li>Một</li><li><p>Hai<br>ba</p></li></ul><p>&nbsp;</p><pre>bốn\nnăm</pre>", "Một|Hai|ba|bốn|năm");
  assert_reads ("<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>", "A B|C");
}

static void
test_word (void)
{
  assert_reads ("<html><head><style>p {color:red}</style></head><body><!--StartFragment-->"
                "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>"
                "<![endif]>Rà soát<o:p></o:p></p><script>x</script><!--EndFragment--></body></html>",
                "Rà soát");
}

static void
test_fonts (void)
{
  KhLegacy font = KH_LEGACY_NONE;
  g_autofree char *all G_GNUC_UNUSED = read_all ("<p style='font-family:\".VnTime\"'>Ke hoach</p>", &font);

  g_assert_cmpint (font, ==, KH_LEGACY_TCVN3);
}

static void
assert_refused (const char *data, gsize length, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (kh_html_fragment_read (bytes, NULL, &error));
  g_assert_error (error, KH_READER_ERROR, code);
}

static void
test_refused (void)
{
  g_autofree char *large = g_strnfill (KH_HTML_FRAGMENT_MAX_BYTES + 1, 'a');

  assert_refused ("", 0, KH_READER_ERROR_EMPTY);
  assert_refused ("<p> </p>", 8, KH_READER_ERROR_EMPTY);
  assert_refused ("a\xFF", 2, KH_READER_ERROR_ENCODING);
  assert_refused (large, KH_HTML_FRAGMENT_MAX_BYTES + 1, KH_READER_ERROR_TOO_LARGE);
}

static void
test_deep (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append (html, "<div><b>");
  g_string_append (html, "x");
  bytes = g_bytes_new (html->str, html->len);
  /* Whether the words come out is libxml2's choice; that it ends is ours. */
  lines = kh_html_fragment_read (bytes, NULL, NULL);
  g_assert_true (lines == NULL || lines->len == 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html-fragment/styles", test_styles);
  g_test_add_func ("/html-fragment/lines", test_lines);
  g_test_add_func ("/html-fragment/word", test_word);
  g_test_add_func ("/html-fragment/fonts", test_fonts);
  g_test_add_func ("/html-fragment/refused", test_refused);
  g_test_add_func ("/html-fragment/deep", test_deep);
  return g_test_run ();
}
