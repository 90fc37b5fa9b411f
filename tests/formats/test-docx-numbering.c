/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Automatic numbers as Word prints them. */
#include "docx-read-private.h"

#include <gsf/gsf-input-memory.h>
#include <string.h>

#define LEVEL(i, more) "<w:lvl w:ilvl=\"" i "\">" more "</w:lvl>"
#define FORMAT(format, text)                                                                                 \
  "<w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/><w:lvlText w:val=\"" text "\"/>"
#define LIST(id, definition, more)                                                                           \
  "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" definition "\"/>" more "</w:num>"

static KhDocxNumbering *
read_numbering (const char *content)
{
  g_autofree char *xml
      = g_strdup_printf ("<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
                         "main\">%s</w:numbering>",
                         content);
  g_autoptr (KhPull) pull = kh_pull_new (
      gsf_input_memory_new_clone ((const guint8 *) xml, (gsf_off_t) strlen (xml)), "numbering.xml");
  KhDocxNumbering *numbering = kh_docx_numbering_new ();
  g_autoptr (GError) error = NULL;

  kh_docx_numbering_read (numbering, pull);
  kh_pull_finish (pull, &error);
  g_assert_no_error (error);
  return numbering;
}

/* @levels: "0 1 1 0": the levels of paragraphs in a row; @expected: what they print, parted by spaces */
static void
assert_numbers (KhDocxNumbering *numbering, int list, const char *levels, const char *expected)
{
  g_auto (GStrv) each = g_strsplit (levels, " ", -1);
  GString *printed = g_string_new (NULL);

  for (char **level = each; *level != NULL; level++)
    {
      g_autofree char *mark = kh_docx_numbering_next (numbering, NULL, list, atoi (*level));

      g_string_append_printf (printed, "%s%s", printed->len > 0 ? " " : "", mark != NULL ? mark : "~");
    }
  g_assert_cmpstr (printed->str, ==, expected);
  g_string_free (printed, TRUE);
}

static void
test_levels (void)
{
  g_autoptr (KhDocxNumbering) numbering = read_numbering (
      "<w:abstractNum w:abstractNumId=\"0\">" LEVEL ("0", FORMAT ("upperRoman", "%1."))
          LEVEL ("1", FORMAT ("decimal", "%2.")) LEVEL ("2", FORMAT ("decimal", "%2.%3."))
              LEVEL ("3", FORMAT ("lowerLetter", "%4)")) "</w:abstractNum>" LIST ("1", "0", ""));

  assert_numbers (numbering, 1, "0 1 1 2 2 1 2 3 3 0 1 2", "I. 1. 2. 2.1. 2.2. 3. 3.1. a) b) II. 1. 1.1.");
}

static void
test_formats (void)
{
  static const struct
  {
    const char *format;
    const char *expected;
  } cases[] = {
    { "decimal", "1 2 3" },
    { "decimalZero", "01 02 03" },
    { "upperRoman", "I II III" },
    { "lowerRoman", "i ii iii" },
    { "upperLetter", "A B C" },
    { "lowerLetter", "a b c" },
    { "decimalEnclosedParen", "(1) (2) (3)" },
    { "ordinal", "1 2 3" },
    { "none", "~ ~ ~" },
    { "bullet", "- - -" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *content
          = g_strdup_printf ("<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
                             "<w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"%%1\"/></w:lvl></w:abstractNum>%s",
                             cases[i].format, LIST ("1", "0", ""));
      g_autoptr (KhDocxNumbering) numbering = read_numbering (content);

      assert_numbers (numbering, 1, "0 0 0", cases[i].expected);
    }
}

/* After "z" Word repeats the letter. */
static void
test_letters_past_the_end (void)
{
  g_autoptr (KhDocxNumbering) numbering = read_numbering ("<w:abstractNum w:abstractNumId=\"0\">" LEVEL (
      "0", "<w:start w:val=\"25\"/><w:numFmt w:val=\"lowerLetter\"/>"
           "<w:lvlText w:val=\"%1)\"/>") "</w:abstractNum>" LIST ("1", "0", ""));

  assert_numbers (numbering, 1, "0 0 0 0", "y) z) aa) bb)");
}

/* Lists of one definition count together until one says where it starts. */
static void
test_shared_and_restarted (void)
{
  g_autoptr (KhDocxNumbering) numbering = read_numbering (
      "<w:abstractNum w:abstractNumId=\"0\">" LEVEL ("0", FORMAT ("decimal", "%1.")) "</w:abstractNum>" LIST (
          "1", "0", "") LIST ("2", "0", "")
          LIST ("3", "0", "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride>"));

  assert_numbers (numbering, 1, "0 0", "1. 2.");
  assert_numbers (numbering, 2, "0", "3.");
  assert_numbers (numbering, 3, "0 0", "7. 8.");
}

static void
test_replaced_level (void)
{
  g_autoptr (KhDocxNumbering) numbering = read_numbering (
      "<w:abstractNum w:abstractNumId=\"0\">" LEVEL ("0", FORMAT ("decimal", "%1.")) "</w:abstractNum>" LIST (
          "1", "0",
          "<w:lvlOverride w:ilvl=\"0\">" LEVEL ("0", FORMAT ("upperLetter", "%1/")) "</w:lvlOverride>"));

  assert_numbers (numbering, 1, "0 0", "A/ B/");
}

static void
test_restart_rules (void)
{
  g_autoptr (KhDocxNumbering) never = read_numbering (
      "<w:abstractNum w:abstractNumId=\"0\">" LEVEL ("0", FORMAT ("upperRoman", "%1."))
          LEVEL ("1", FORMAT ("decimal", "%2.") "<w:lvlRestart w:val=\"0\"/>") "</w:abstractNum>" LIST (
              "1", "0", ""));
  g_autoptr (KhDocxNumbering) after_first = read_numbering (
      "<w:abstractNum w:abstractNumId=\"0\">" LEVEL ("0", FORMAT ("upperRoman", "%1.")) LEVEL (
          "1", FORMAT ("decimal", "%2."))
          LEVEL ("2", FORMAT ("lowerLetter", "%3)") "<w:lvlRestart w:val=\"1\"/>") "</w:abstractNum>" LIST (
              "1", "0", ""));

  assert_numbers (never, 1, "0 1 1 0 1", "I. 1. 2. II. 3.");
  assert_numbers (after_first, 1, "0 1 2 1 2 0 1 2", "I. 1. a) 2. b) II. 1. a)");
}

/* "I" above shows as "1" in a number that is all in figures. */
static void
test_legal_numbers (void)
{
  g_autoptr (KhDocxNumbering) numbering = read_numbering (
      "<w:abstractNum w:abstractNumId=\"0\">" LEVEL ("0", FORMAT ("upperRoman", "%1."))
          LEVEL ("1", FORMAT ("decimal", "%1.%2.") "<w:isLgl/>")
              LEVEL ("2", FORMAT ("decimal", "%1.%3.")) "</w:abstractNum>" LIST ("1", "0", ""));

  assert_numbers (numbering, 1, "0 0 1 1 2", "I. II. 2.1. 2.2. II.1.");
}

/* A list that begins below its first level shows where that would start, and does not count it. */
static void
test_skipped_level (void)
{
  g_autoptr (KhDocxNumbering) numbering
      = read_numbering ("<w:abstractNum w:abstractNumId=\"0\">" LEVEL ("0", FORMAT ("decimal", "%1."))
                            LEVEL ("1", FORMAT ("decimal", "%1.%2.")) "</w:abstractNum>" LIST ("1", "0", ""));

  assert_numbers (numbering, 1, "1 1 0 1", "1.1. 1.2. 1. 1.1.");
}

static void
test_words_and_bullets (void)
{
  g_autoptr (KhDocxNumbering) numbering
      = read_numbering ("<w:abstractNum w:abstractNumId=\"0\">" LEVEL (
          "0", FORMAT ("upperRoman",
                       "Phần %1:")) "</w:abstractNum>"
                                    "<w:abstractNum w:abstractNumId=\"1\">" LEVEL (
                                        "0", FORMAT ("bullet", "\uf0b7")) LEVEL ("1", FORMAT ("bullet", "o"))
                                        LEVEL ("2", FORMAT ("bullet", "+"))
                                            LEVEL ("3", FORMAT ("bullet", "–"))
                                                LEVEL ("4", FORMAT ("none", "đ)")) "</w:abstractNum>" LIST (
                                                    "1", "0", "") LIST ("2", "1", ""));

  assert_numbers (numbering, 1, "0 0", "Phần I: Phần II:");
  assert_numbers (numbering, 2, "0 1 2 3 4", "- + + - đ)");
}

/* A list may be defined by a style. */
static void
test_list_of_style (void)
{
  g_autoptr (KhDocxNumbering) numbering = read_numbering (
      "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>"
      "<w:abstractNum w:abstractNumId=\"1\"><w:styleLink w:val=\"L\"/>" LEVEL (
          "0", FORMAT ("decimal", "%1)")) "</w:abstractNum>" LIST ("1", "0", "") LIST ("2", "1", ""));
  g_autoptr (KhDocxStyles) styles = kh_docx_styles_new ();
  static const char xml[]
      = "<w:styles xmlns:w=\"w\"><w:style w:type=\"numbering\" w:styleId=\"L\"><w:pPr><w:numPr>"
        "<w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style></w:styles>";
  g_autoptr (KhPull) pull
      = kh_pull_new (gsf_input_memory_new_clone ((const guint8 *) xml, strlen (xml)), "styles.xml");
  g_autofree char *mark = NULL;

  kh_docx_styles_read (styles, pull);
  mark = kh_docx_numbering_next (numbering, styles, 1, 0);
  g_assert_cmpstr (mark, ==, "1)");
}

static void
test_broken (void)
{
  g_autoptr (KhDocxNumbering) numbering = read_numbering (
      "<w:abstractNum w:abstractNumId=\"0\">" LEVEL (
          "0", "<w:start w:val=\"2147483647\"/><w:numFmt w:val=\"upperRoman\"/>"
               "<w:lvlText w:val=\"%1.%9.%\"/>") LEVEL ("12", FORMAT ("decimal", "%1"))
          LEVEL ("x", FORMAT ("decimal", "%1")) "</w:abstractNum>" LIST ("1", "0", "") LIST ("2", "5", ""));

  assert_numbers (numbering, 1, "0 0", "2147483647.0.% 2147483647.0.%");
  assert_numbers (numbering, 1, "3 99 -5", "~ ~ 2147483647.0.%");
  assert_numbers (numbering, 2, "0", "~");
  assert_numbers (numbering, 77, "0", "~");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx-numbering/levels", test_levels);
  g_test_add_func ("/docx-numbering/formats", test_formats);
  g_test_add_func ("/docx-numbering/letters-past-the-end", test_letters_past_the_end);
  g_test_add_func ("/docx-numbering/shared-and-restarted", test_shared_and_restarted);
  g_test_add_func ("/docx-numbering/replaced-level", test_replaced_level);
  g_test_add_func ("/docx-numbering/restart-rules", test_restart_rules);
  g_test_add_func ("/docx-numbering/legal-numbers", test_legal_numbers);
  g_test_add_func ("/docx-numbering/skipped-level", test_skipped_level);
  g_test_add_func ("/docx-numbering/words-and-bullets", test_words_and_bullets);
  g_test_add_func ("/docx-numbering/list-of-style", test_list_of_style);
  g_test_add_func ("/docx-numbering/broken", test_broken);
  return g_test_run ();
}
