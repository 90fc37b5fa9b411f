/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the plan's own XML format: nothing hostile gets through. */
#include <string.h>

#include "rich-plan.h"
#include "xml-reader.h"
#include "xml-writer.h"

static void
assert_refused (const char *text, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rich_plan_read_text (text, FALSE, &error));
  g_assert_error (error, KH_READER_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *words;
  } cases[] = {
    { "", KH_READER_ERROR_EMPTY, "empty" },
    { "nothing of the kind", KH_READER_ERROR_INVALID, "line 1" },
    { RICH_PLAN_HEAD "\n<section" RICH_PLAN_IDS " kind='free'>\n", KH_READER_ERROR_INVALID, "line 3" },
    { RICH_PLAN_HEAD "\n\n<strange/></plan>", KH_READER_ERROR_INVALID, "line 3" },
    { RICH_PLAN_HEAD "<section" RICH_PLAN_IDS "/></plan>", KH_READER_ERROR_INVALID, "line 1" },
    { RICH_PLAN_HEAD "<section kind='free'/></plan>", KH_READER_ERROR_INVALID, "line 1" },
    { RICH_PLAN_HEAD "\n<section" RICH_PLAN_IDS " kind='wrong'/></plan>", KH_READER_ERROR_INVALID, "line 2" },
    { RICH_PLAN_HEAD "<title>A<script/></title></plan>", KH_READER_ERROR_INVALID, "line 1" },
    { RICH_PLAN_HEAD "\n<section uuid='s' order-key='' kind='free'><task" RICH_PLAN_IDS "><lead unit='x'/></task></section></plan>",
      KH_READER_ERROR_INVALID, "line 2: it names a unit" },
    { RICH_PLAN_HEAD "<section" RICH_PLAN_IDS " kind='free'/>\n<section" RICH_PLAN_IDS " kind='free'/></plan>", KH_READER_ERROR_INVALID,
      "line 2: an identity occurs twice" },
    { "<plan xmlns='urn:kehoach:plan:1' version='1'" RICH_PLAN_IDS " year='soon'/>", KH_READER_ERROR_INVALID, "line 1" },
    { "<plan xmlns='urn:kehoach:plan:1' version='2' year='2027'/>", KH_READER_ERROR_UNSUPPORTED, "newer" },
    { "<plan xmlns='urn:kehoach:plan:7' version='1' year='2027'/>", KH_READER_ERROR_UNSUPPORTED, "newer" },
    { "<plan version='1' year='2027'/>", KH_READER_ERROR_UNSUPPORTED, "no plan" },
    { "<html xmlns='http://www.w3.org/1999/xhtml'/>", KH_READER_ERROR_UNSUPPORTED, "no plan" },
    { "<!DOCTYPE plan SYSTEM 'file:///etc/passwd'>" RICH_PLAN_HEAD "</plan>", KH_READER_ERROR_INVALID, "document type" },
    { "<!DOCTYPE plan [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" RICH_PLAN_HEAD "<title>&b;</title></plan>",
      KH_READER_ERROR_INVALID, "document type" },
    { RICH_PLAN_HEAD "<title>&unknown;</title></plan>", KH_READER_ERROR_INVALID, "line 1" },
    { RICH_PLAN_HEAD "<title>\xff\xfe</title></plan>", KH_READER_ERROR_INVALID, "line 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, cases[i].code, cases[i].words);
}

/* Each level is ten times the one below: a thousand million letters, if anybody expanded it. */
static void
test_billion_laughs (void)
{
  g_autoptr (GString) text = g_string_new ("<?xml version='1.0'?><!DOCTYPE plan [<!ENTITY l0 'ha'>");

  for (guint i = 1; i < 10; i++)
    {
      g_string_append_printf (text, "<!ENTITY l%u '", i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (text, "&l%u;", i - 1);
      g_string_append (text, "'>");
    }
  g_string_append (text, "]>" RICH_PLAN_HEAD "<title>&l9;</title></plan>");
  assert_refused (text->str, KH_READER_ERROR_INVALID, "document type");
}

static void
test_deep_nesting (void)
{
  for (guint depth = 80; depth <= 100000; depth *= 5)
    {
      g_autoptr (GString) text = g_string_new (RICH_PLAN_HEAD);
      g_autoptr (GError) error = NULL;
      g_autoptr (KhPlan) plan = NULL;

      for (guint i = 0; i < depth; i++)
        g_string_append_printf (text, "<section uuid='s%u' order-key='' kind='free'>", i);
      for (guint i = 0; i < depth; i++)
        g_string_append (text, "</section>");
      g_string_append (text, "</plan>");
      plan = rich_plan_read_text (text->str, FALSE, &error);
      if (depth == 80)
        g_assert_no_error (error);
      else
        g_assert_error (error, KH_READER_ERROR, KH_READER_ERROR_INVALID);
    }
}

/* Inline markup that a validator could lose itself in: nested as deep as allowed, and very long. */
static void
test_twisted_markup (void)
{
  g_autoptr (GString) text = g_string_new (RICH_PLAN_HEAD "<title>");
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = NULL;

  for (guint i = 0; i < 45; i++)
    g_string_append (text, "<b>x<i>y");
  for (guint i = 0; i < 45; i++)
    g_string_append (text, "</i></b>");
  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "a<b>b</b><ind ref='r'/>");
  g_string_append (text, "</title></plan>");
  plan = rich_plan_read_text (text->str, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (kh_plan_get_title (plan), "a<b>b</b><ind ref=\"r\"/>"));

  g_string_assign (text, RICH_PLAN_HEAD "<title>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "a<b/>");
  g_string_append (text, "</title></plan>");
  assert_refused (text->str, KH_READER_ERROR_INVALID, "too many pieces");
}

/* Cut anywhere, with any byte changed: a plan or a clean error, never a crash. */
static void
test_mutations (void)
{
  g_autoptr (KhPlan) plan = rich_plan_new ();
  g_autoptr (GBytes) whole = kh_xml_write (plan);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (whole, &size);
  guint refused = 0;

  for (gsize i = 0; i < size; i += 13)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, i);
      g_autoptr (GError) error = NULL;

      g_assert_null (kh_xml_reader_read (cut, FALSE, &error));
      g_assert_cmpuint (error->domain, ==, KH_READER_ERROR);
    }
  for (gsize i = 0; i < size; i += 7)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (KhPlan) read = NULL;

      copy[i] ^= (guint8) (1u << (i % 8));
      changed = g_bytes_new (copy, size);
      read = kh_xml_reader_read (changed, i % 2 == 0, &error);
      g_assert_true ((read == NULL) == (error != NULL));
      if (read == NULL)
        refused++;
    }
  g_assert_cmpuint (refused, >, 0);
}

static void
test_too_large (void)
{
  g_autofree char *spaces = g_strnfill (KH_XML_READER_MAX_BYTES + 1, ' ');
  g_autoptr (GBytes) bytes = g_bytes_new_static (spaces, KH_XML_READER_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (kh_xml_reader_read (bytes, FALSE, &error));
  g_assert_error (error, KH_READER_ERROR, KH_READER_ERROR_TOO_LARGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/refused", test_refused);
  g_test_add_func ("/xml/billion-laughs", test_billion_laughs);
  g_test_add_func ("/xml/deep-nesting", test_deep_nesting);
  g_test_add_func ("/xml/twisted-markup", test_twisted_markup);
  g_test_add_func ("/xml/mutations", test_mutations);
  g_test_add_func ("/xml/too-large", test_too_large);
  return g_test_run ();
}
