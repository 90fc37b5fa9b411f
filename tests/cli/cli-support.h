/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs kehoach-cli from tests, with a folder and a library of the test's own. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** KhCliFixture: a folder that goes with the test, and a library in it that is not there yet. */
typedef struct
{
  char *folder;
  char *library;
} KhCliFixture;

/** KhCliResult: how one run of the program ended. */
typedef struct
{
  int   status; /* exit status; -1 when it ended by a signal */
  char *out;
  gsize out_length;
  char *err;
} KhCliResult;

void kh_cli_fixture_set_up    (KhCliFixture *fixture, gconstpointer data);
void kh_cli_fixture_tear_down (KhCliFixture *fixture, gconstpointer data);

/** kh_cli_fixture_path: Returns: (transfer full): a path in the fixture's folder */
char *kh_cli_fixture_path     (KhCliFixture *fixture, const char *name);

/** kh_cli_run: runs "kehoach-cli --library LIBRARY …" with the words up to %NULL; it must not crash */
KhCliResult *kh_cli_run       (KhCliFixture *fixture, ...) G_GNUC_NULL_TERMINATED;
/** kh_cli_run_line: the same with nothing before @words, and @environment ("NAME=value", (nullable)) added */
KhCliResult *kh_cli_run_line  (const char *const *words, const char *const *environment);
/** kh_cli_run_typed: the same with @input on standard input */
KhCliResult *kh_cli_run_typed (const char *const *words, const char *input);
void         kh_cli_result_free (KhCliResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhCliResult, kh_cli_result_free)

/** kh_cli_assert_status: prints what the program said when it ended otherwise */
#define kh_cli_assert_status(result, expected) \
  G_STMT_START \
  { \
    if ((result)->status != (expected)) \
      g_test_message ("stdout: %s\nstderr: %s", (result)->out, (result)->err); \
    g_assert_cmpint ((result)->status, ==, (expected)); \
  } \
  G_STMT_END

/** kh_cli_assert_one_line: exactly one line of UTF-8 on standard error that begins with the program's name */
void kh_cli_assert_one_line (const KhCliResult *result);

/** kh_cli_import: imports @path, asserts that it worked. Returns: (transfer full): the id as printed */
char *kh_cli_import (KhCliFixture *fixture, const char *path);

/** kh_cli_run_tool: Returns: (transfer full): what another program, which must succeed, prints */
char *kh_cli_run_tool (const char *const *words);

/** kh_cli_json: Returns: (transfer full): what the program printed, parsed */
JsonNode *kh_cli_json (const KhCliResult *result);

/** kh_cli_source_path: Returns: (transfer full): a file of the project, by its path from the top */
char *kh_cli_source_path (const char *name);

/** kh_cli_snapshot: Returns: (transfer full): names, sizes and checksums of all files in the fixture's folder */
char *kh_cli_snapshot (KhCliFixture *fixture);

G_END_DECLS
