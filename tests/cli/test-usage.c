/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that are typed wrongly end with status 2 and touch nothing. */
#include "cli-support.h"

#include <string.h>

#define MAX_WORDS 8

typedef struct
{
  const char *name;
  const char *words[MAX_WORDS];
} Line;

static const Line wrong_lines[] = {
  { "nothing", { NULL } },
  { "unknown-command", { "frobnicate", NULL } },
  { "unknown-option", { "--frobnicate", NULL } },
  { "roll-without-year", { "roll", "1", NULL } },
  { "restore-nothing", { "restore", NULL } },
  { "new-without-year", { "new", NULL } },
  { "new-word-for-year", { "new", "--year", "soon", NULL } },
  { "new-year-12", { "new", "--year", "12", NULL } },
  { "new-too-much", { "new", "--year", "2027", "more", NULL } },
  { "new-broken-agency", { "new", "--year", "2027", "--agency", "\xff\xfe", NULL } },
  { "import-nothing", { "import", NULL } },
  { "import-two", { "import", "a", "b", NULL } },
  { "import-year", { "import", "a", "--year", "99999", NULL } },
  { "list-more", { "list", "1", NULL } },
  { "list-unknown-option", { "list", "--xml", NULL } },
  { "show-nothing", { "show", NULL } },
  { "show-word", { "show", "first", NULL } },
  { "show-zero", { "show", "0", NULL } },
  { "show-negative", { "show", "--", "-1", NULL } },
  { "show-half-number", { "show", "1x", NULL } },
  { "show-huge", { "show", "99999999999999999999", NULL } },
  { "search-nothing", { "search", NULL } },
  { "search-broken-text", { "search", "\xff", NULL } },
  { "rules-more", { "rules", "1", NULL } },
  { "check-word", { "check", "all", NULL } },
  { "export-no-file", { "export", "1", NULL } },
  { "export-unknown-format", { "export", "1", "-o", "plan.pdf", "--format", "wordperfect", NULL } },
  { "export-other-suffix", { "export", "1", "-o", "plan.ods", "--format", "ods", NULL } },
  { "export-unknown-suffix", { "export", "1", "-o", "plan.doc", NULL } },
  { "export-stdout-without-format", { "export", "1", "-o", "-", NULL } },
  { "verify-nothing", { "verify", NULL } },
};

static void
test_wrong (KhCliFixture *fixture, gconstpointer data)
{
  const Line *line = data;
  const char *words[MAX_WORDS + 2] = { "--library", fixture->library };
  g_autoptr (KhCliResult) result = NULL;

  memcpy (words + 2, line->words, sizeof line->words);
  result = kh_cli_run_line (words, NULL);
  kh_cli_assert_status (result, 2);
  g_assert_cmpstr (result->out, ==, "");
  kh_cli_assert_one_line (result);
  g_assert_false (g_file_test (fixture->library, G_FILE_TEST_EXISTS));
}

static void
test_help (KhCliFixture *fixture, gconstpointer data)
{
  const char *const commands[] = { "new", "import", "list", "show", "search", "check", "rules", "export", "verify" };
  g_autoptr (KhCliResult) help = kh_cli_run (fixture, "--help", NULL);

  kh_cli_assert_status (help, 0);
  g_assert_cmpstr (help->err, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strconcat ("\n  ", commands[i], " ", NULL);
      g_autoptr (KhCliResult) own = kh_cli_run (fixture, commands[i], "--help", NULL);

      g_assert_nonnull (strstr (help->out, line));
      kh_cli_assert_status (own, 0);
      g_assert_nonnull (strstr (own->out, commands[i]));
      g_assert_nonnull (strstr (own->out, "--library"));
    }
  g_assert_false (g_file_test (fixture->library, G_FILE_TEST_EXISTS));
}

static void
test_version (KhCliFixture *fixture, gconstpointer data)
{
  g_autoptr (KhCliResult) result = kh_cli_run (fixture, "--version", NULL);

  kh_cli_assert_status (result, 0);
  g_assert_true (g_regex_match_simple ("^kehoach-cli \\d+\\.\\d+\\.\\d+\n$", result->out, 0, 0));
}

/* Not installed, and yet in the user's language. */
static void
test_vietnamese (KhCliFixture *fixture, gconstpointer data)
{
  const char *const words[] = { "frobnicate", NULL };
  const char *const environment[] = { "LANGUAGE=vi", NULL };
  g_autoptr (KhCliResult) result = kh_cli_run_line (words, environment);

  kh_cli_assert_status (result, 2);
  kh_cli_assert_one_line (result);
  g_assert_nonnull (strstr (result->err, "không phải là lệnh"));
}

/* In the C locale too what is printed is UTF-8. */
static void
test_c_locale (KhCliFixture *fixture, gconstpointer data)
{
  const char *const words[] = { "Kế hoạch", NULL };
  const char *const environment[] = { "LC_ALL=C", NULL };
  g_autoptr (KhCliResult) result = kh_cli_run_line (words, environment);

  kh_cli_assert_status (result, 2);
  kh_cli_assert_one_line (result);
  g_assert_nonnull (strstr (result->err, "Kế hoạch"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (wrong_lines); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/wrong/", wrong_lines[i].name, NULL);

      g_test_add (path, KhCliFixture, &wrong_lines[i], kh_cli_fixture_set_up, test_wrong, kh_cli_fixture_tear_down);
    }
  g_test_add ("/cli/help", KhCliFixture, NULL, kh_cli_fixture_set_up, test_help, kh_cli_fixture_tear_down);
  g_test_add ("/cli/version", KhCliFixture, NULL, kh_cli_fixture_set_up, test_version, kh_cli_fixture_tear_down);
  g_test_add ("/cli/vietnamese", KhCliFixture, NULL, kh_cli_fixture_set_up, test_vietnamese, kh_cli_fixture_tear_down);
  g_test_add ("/cli/c-locale", KhCliFixture, NULL, kh_cli_fixture_set_up, test_c_locale, kh_cli_fixture_tear_down);
  return g_test_run ();
}
