/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Format profiles: what is read, what is chosen, what is refused and how it is said. */
#include "data-file.h"
#include "inspect.h"
#include "maker.h"

#include <string.h>

static GBytes *
load_default (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = kh_data_file_load ("profiles/nd30-2020.xml", &error);

  g_assert_no_error (error);
  return bytes;
}

/* The default profile with @from replaced by @to. */
static GBytes *
alter (const char *from, const char *to)
{
  g_autoptr (GBytes) bytes = load_default ();
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  char *place = strstr (text, from);
  GString *altered;

  g_assert_nonnull (place);
  altered = g_string_new_len (text, place - text);
  g_string_append (altered, to);
  g_string_append (altered, place + strlen (from));
  return g_string_free_to_bytes (altered);
}

static void
test_defaults (void)
{
  static const struct
  {
    const char *name;
    double value, minimum, maximum;
    const char *unit;
  } wanted[] = {
    { "body-size", 14, 13, 14, "pt" },     { "margin-top", 20, 20, 25, "mm" },  { "margin-bottom", 20, 20, 25, "mm" },
    { "margin-left", 30, 30, 35, "mm" },   { "margin-right", 15, 15, 20, "mm" }, { "indent", 12.7, 10, 12.7, "mm" },
    { "paragraph-gap", 6, 6, 18, "pt" },   { "line-spacing", 1.1, 1, 1.5, "" },  { "header-size", 12, 12, 13, "pt" },
  };
  g_autoptr (KhProfile) profile = kh_inspect_load_profile (NULL);

  g_assert_cmpuint (g_strv_length ((char **) kh_profile_get_choice_names (profile)), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      double value, minimum, maximum;
      const char *unit, *label;

      g_assert_true (kh_profile_get_choice (profile, wanted[i].name, &value, &minimum, &maximum, &unit, &label));
      g_assert_cmpfloat (value, ==, wanted[i].value);
      g_assert_cmpfloat (minimum, ==, wanted[i].minimum);
      g_assert_cmpfloat (maximum, ==, wanted[i].maximum);
      g_assert_cmpstr (unit, ==, wanted[i].unit);
      g_assert_cmpstr (label, !=, "");
    }
  g_assert_false (kh_profile_get_choice (profile, "colour", NULL, NULL, NULL, NULL, NULL));
}

static void
test_choices (void)
{
  g_autoptr (KhProfile) profile
      = kh_inspect_load_profile (" body-size = 13 ;line-spacing=1.25;;task-columns=stt,task;indent=10");
  double value;

  kh_profile_get_choice (profile, "body-size", &value, NULL, NULL, NULL, NULL);
  g_assert_cmpfloat (value, ==, 13);
  kh_profile_get_choice (profile, "line-spacing", &value, NULL, NULL, NULL, NULL);
  g_assert_cmpfloat (value, ==, 1.25);
  kh_profile_get_choice (profile, "indent", &value, NULL, NULL, NULL, NULL);
  g_assert_cmpfloat (value, ==, 10);
}

static void
test_refused_choices (void)
{
  static const struct
  {
    const char *choices;
    KhProfileError code;
    const char *named;
  } cases[] = {
    { "body-size=12", KH_PROFILE_ERROR_RANGE, "body-size" },
    { "body-size=15", KH_PROFILE_ERROR_RANGE, "13 to 14" },
    { "margin-left=29.9", KH_PROFILE_ERROR_RANGE, "margin-left" },
    { "margin-right=21", KH_PROFILE_ERROR_RANGE, "margin-right" },
    { "margin-top=26", KH_PROFILE_ERROR_RANGE, "margin-top" },
    { "line-spacing=0.9", KH_PROFILE_ERROR_RANGE, "line-spacing" },
    { "line-spacing=1.6", KH_PROFILE_ERROR_RANGE, "line-spacing" },
    { "paragraph-gap=5", KH_PROFILE_ERROR_RANGE, "paragraph-gap" },
    { "indent=13", KH_PROFILE_ERROR_RANGE, "indent" },
    { "indent=nan", KH_PROFILE_ERROR_INVALID, "indent" },
    { "indent=10,5", KH_PROFILE_ERROR_INVALID, "10,5" },
    { "indent=", KH_PROFILE_ERROR_INVALID, "indent" },
    { "indent", KH_PROFILE_ERROR_INVALID, "indent" },
    { "colour=1", KH_PROFILE_ERROR_INVALID, "colour" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kh_profile_load ("nd30-2020", cases[i].choices, &error));
      g_assert_error (error, KH_PROFILE_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].named));
    }
}

static void
test_not_found (void)
{
  static const char *const names[] = { "nd99-2099", "", "../secret", "a/b" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kh_profile_load (names[i], NULL, &error));
      g_assert_error (error, KH_PROFILE_ERROR, KH_PROFILE_ERROR_NOT_FOUND);
    }
}

static void
test_refused_files (void)
{
  static const struct
  {
    const char *from, *to;
    KhProfileError code;
    const char *named;
  } cases[] = {
    /* Not well-formed; not valid: an unknown element, a missing one, words for a number. */
    { "</profile>", "", KH_PROFILE_ERROR_INVALID, "line" },
    { "<fonts>", "<fonts><typeface/>", KH_PROFILE_ERROR_INVALID, "line" },
    { "<page width=\"210\" height=\"297\" unit=\"mm\"/>", "", KH_PROFILE_ERROR_INVALID, "line" },
    { "value=\"14\" min=\"13\"", "value=\"large\" min=\"13\"", KH_PROFILE_ERROR_INVALID, "line 15" },
    { "unit=\"mm\" label=\"Top", "unit=\"inch\" label=\"Top", KH_PROFILE_ERROR_INVALID, "line 17" },
    /* Outside its own range: a choice, a measure, a size that follows a choice. */
    { "value=\"14\" min=\"13\"", "value=\"16\" min=\"13\"", KH_PROFILE_ERROR_RANGE, "body-size" },
    { "name=\"title-rule\" value=\"0.4\"", "name=\"title-rule\" value=\"0.6\"", KH_PROFILE_ERROR_RANGE, "title-rule" },
    { "role=\"motto\" size=\"header-size\" plus=\"1\"", "role=\"motto\" size=\"header-size\" plus=\"3\"",
      KH_PROFILE_ERROR_RANGE, "motto" },
    { "role=\"recipient\" size=\"11\"", "role=\"recipient\" size=\"10\"", KH_PROFILE_ERROR_RANGE, "recipient" },
    /* Incomplete or told twice or unheard of. */
    { "<measure name=\"rule-gap\"", "<measure name=\"rule-gip\"", KH_PROFILE_ERROR_INVALID, "rule-gip" },
    { "<measure name=\"rule-gap\"", "<measure name=\"rule-thickness\"", KH_PROFILE_ERROR_INVALID, "rule-thickness" },
    { "<text role=\"plus\"", "<text role=\"dash\"", KH_PROFILE_ERROR_INVALID, "dash" },
    { "<text role=\"plus\"", "<text role=\"star\"", KH_PROFILE_ERROR_INVALID, "star" },
    { "<choice name=\"indent\" value=\"12.7\" min=\"10\" max=\"12.7\" unit=\"mm\" label=\"First-line indent\"/>", "",
      KH_PROFILE_ERROR_INVALID, "indent" },
    { "<text role=\"table-cell\" size=\"12\" min=\"10\" max=\"14\" align=\"left\"/>", "", KH_PROFILE_ERROR_INVALID,
      "table-cell" },
    /* A box without a place, with two, or where none of its kind can stand. */
    { "<place role=\"drafter-mark\" at=\"below-recipients\"/>", "", KH_PROFILE_ERROR_INVALID, "drafter-mark" },
    { "<place role=\"urgency\"", "<place role=\"secrecy\"", KH_PROFILE_ERROR_INVALID, "secrecy" },
    { "at=\"below-recipients\"", "at=\"left-top\"", KH_PROFILE_ERROR_INVALID, "line" },
    { "at=\"below-number\"", "at=\"elsewhere\"", KH_PROFILE_ERROR_INVALID, "line" },
    /* No entities, no outside files. */
    { "<profile ", "<!DOCTYPE profile [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><profile ", KH_PROFILE_ERROR_INVALID,
      "document type" },
    /* A page that the margins eat up. */
    { "width=\"210\"", "width=\"50\"", KH_PROFILE_ERROR_RANGE, "page" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) altered = alter (cases[i].from, cases[i].to);
      g_autoptr (GError) error = NULL;

      g_assert_null (kh_profile_load_bytes (altered, NULL, &error));
      g_assert_error (error, KH_PROFILE_ERROR, (int) cases[i].code);
      if (strstr (error->message, cases[i].named) == NULL)
        g_error ("“%s” does not name “%s”", error->message, cases[i].named);
    }
}

static void
test_broken_files (void)
{
  static const char *const texts[] = { "", "no XML", "<profile/>", "<a><b></a>", "\x01\x02\xff\xfe" };
  g_autoptr (GBytes) whole = load_default ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (kh_profile_load_bytes (bytes, NULL, &error));
      g_assert_error (error, KH_PROFILE_ERROR, KH_PROFILE_ERROR_INVALID);
    }
  /* Cut off anywhere, it is refused and nothing else happens. */
  for (gsize length = 0; length + 12 < g_bytes_get_size (whole); length += 97)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (kh_profile_load_bytes (part, NULL, &error));
      g_assert_error (error, KH_PROFILE_ERROR, KH_PROFILE_ERROR_INVALID);
    }
}

static KhPlaced
find_placed (KhFrames *frames, KhRole role)
{
  KhPlaced placed;

  g_assert_true (kh_inspect_find (frames, role, 0, NULL, &placed));
  return placed;
}

/* Boxes 10a, 10b, 11 and 12 and the page's number stand where that format wants them. */
static void
check_places (KhFrames *frames, double middle)
{
  KhPlaced circulation = find_placed (frames, KH_ROLE_CIRCULATION), issuer = find_placed (frames, KH_ROLE_SUPERIOR);
  KhPlaced urgency = find_placed (frames, KH_ROLE_URGENCY), secrecy = find_placed (frames, KH_ROLE_SECRECY);
  KhPlaced date = find_placed (frames, KH_ROLE_PLACE_DATE), type = find_placed (frames, KH_ROLE_TYPE_NAME);
  KhPlaced national = find_placed (frames, KH_ROLE_NATIONAL_TITLE), number = find_placed (frames, KH_ROLE_PAGE_NUMBER);
  KhPlaced name = find_placed (frames, KH_ROLE_SIGNER_NAME), drafter = find_placed (frames, KH_ROLE_DRAFTER_MARK);
  KhPlaced address = find_placed (frames, KH_ROLE_ADDRESS), box = find_placed (frames, KH_ROLE_BOX), rule = box;
  guint n = kh_inspect_count (frames, KH_ROLE_BOX), rules = kh_inspect_count (frames, KH_ROLE_RULE);

  g_assert_cmpfloat (circulation.x + circulation.width, <, middle);
  g_assert_cmpfloat (circulation.y + circulation.height, <, issuer.y);
  g_assert_cmpfloat_with_epsilon (box.y / KH_MM, 20, 0.01); /* at the very top of the text */
  g_assert_cmpfloat_with_epsilon (national.y, issuer.y, 0.01);
  g_assert_cmpfloat (urgency.x, >, middle);
  g_assert_cmpfloat (urgency.y, >, date.y + date.height);
  g_assert_cmpfloat (secrecy.y, >, urgency.y + urgency.height);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (kh_inspect_find (frames, KH_ROLE_BOX, 2, NULL, &box));
  g_assert_cmpfloat_with_epsilon (type.y - box.y - box.height, 20, 0.01);
  g_assert_cmpfloat (drafter.x, >, 0.4 * middle);
  g_assert_cmpfloat (drafter.y, >, name.y);
  g_assert_cmpfloat_with_epsilon (number.x / KH_MM, 20, 0.01);
  /* The last rule of the first page is the one over the address. */
  for (guint i = 0, page = 0; i < rules; i++)
    if (kh_inspect_find (frames, KH_ROLE_RULE, i, &page, &box) && page == 0)
      rule = box;
  g_assert_cmpfloat_with_epsilon (address.y - rule.y - rule.height, 9, 0.01);
}

/* A format of a made-up decree: another page, another size, another place for
 * the signature. A file is all it takes. */
static void
test_second_profile (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "layout", "made-up-profile.xml", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KhProfile) profile = NULL;
  g_autoptr (KhDocument) document = kh_maker_new_plan (40);
  g_autoptr (KhFrames) frames = NULL;
  KhPlaced placed;
  gsize length;
  double width, height, value;

  g_assert_true (g_file_get_contents (path, &content, &length, &error));
  g_assert_no_error (error);
  bytes = g_bytes_new (content, length);
  profile = kh_profile_load_bytes (bytes, "body-size=11", &error);
  g_assert_no_error (error);
  g_assert_true (kh_profile_get_choice (profile, "body-size", &value, NULL, NULL, NULL, NULL));
  g_assert_cmpfloat (value, ==, 11);
  kh_maker_add (document, KH_ROLE_SECRECY, NULL, "MẬT");
  kh_maker_add (document, KH_ROLE_URGENCY, NULL, "HỎA TỐC");
  kh_maker_add (document, KH_ROLE_CIRCULATION, NULL, "LƯU HÀNH NỘI BỘ");
  kh_maker_add (document, KH_ROLE_DRAFTER_MARK, NULL, "NVA.(30)");
  kh_maker_add (document, KH_ROLE_ADDRESS, NULL, "Số 1, đường Mẫu");
  frames = kh_layout_run (document, profile, NULL, &error);
  g_assert_no_error (error);
  kh_frame_get_size (kh_frames_get_page (frames, 0), &width, &height);
  g_assert_cmpfloat_with_epsilon (width / KH_MM, 216, 0.01);
  g_assert_cmpfloat_with_epsilon (height / KH_MM, 279, 0.01);
  g_assert_true (kh_inspect_find (frames, KH_ROLE_DASH, 1, NULL, &placed));
  g_assert_cmpfloat_with_epsilon (placed.font_size, 11, 0.01);
  g_assert_true (kh_inspect_find (frames, KH_ROLE_SECTION, 0, NULL, &placed));
  g_assert_true (placed.italic && !placed.bold);
  check_places (frames, width / 2);
  kh_inspect_text (document, frames);
  kh_inspect_places (frames, profile);
  kh_inspect_keeps (document, frames);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/profile/defaults", test_defaults);
  g_test_add_func ("/layout/profile/choices", test_choices);
  g_test_add_func ("/layout/profile/refused-choices", test_refused_choices);
  g_test_add_func ("/layout/profile/not-found", test_not_found);
  g_test_add_func ("/layout/profile/refused-files", test_refused_files);
  g_test_add_func ("/layout/profile/broken-files", test_broken_files);
  g_test_add_func ("/layout/profile/second-profile", test_second_profile);
  return g_test_run ();
}
