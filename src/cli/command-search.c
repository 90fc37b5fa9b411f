/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli search: where words stand in the library's plans. */
#include "cli-library.h"
#include "json-output.h"

#include <glib/gi18n.h>

#define HITS_AT_ONCE 200

static void
add_json (JsonBuilder *builder, GPtrArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const KhSearchHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *snippet = kh_search_hit_dup_words (hit);

      json_builder_begin_object (builder);
      kh_json_add_int (builder, "id", hit->plan_id);
      kh_json_add_string (builder, "section", hit->section);
      kh_json_add_id (builder, "item", hit->item_id);
      kh_json_add_string (builder, "snippet", snippet);
      json_builder_end_object (builder);
    }
}

static void
print_text (GPtrArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const KhSearchHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *snippet = kh_search_hit_dup_words (hit);

      kh_cli_print ("%" G_GINT64_FORMAT "\t%s\t%s\n", hit->plan_id, hit->section, snippet);
    }
}

/* @builder: (nullable): gets the results; without it they are printed as they come */
static gboolean
print_all (KhStore *store, const char *words, JsonBuilder *builder, GError **error)
{
  KhSearchPage page = { 0 };
  guint n_hits;

  do
    {
      g_autoptr (GPtrArray) hits = kh_store_search_on (store, words, &page, HITS_AT_ONCE, error);

      if (hits == NULL)
        return FALSE;
      n_hits = hits->len;
      if (builder != NULL)
        add_json (builder, hits);
      else
        print_text (hits);
    }
  while (n_hits == HITS_AT_ONCE);
  return TRUE;
}

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
                                   G_OPTION_ENTRY_NULL };
  g_autoptr (KhStore) store = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (GError) error = NULL;
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_search, options, &argc, &argv, &status))
    return status;
  if (!g_utf8_validate (argv[0], -1, NULL))
    return kh_cli_usage (_ ("What is searched for must be UTF-8 text"));
  store = kh_cli_open (cli, KH_STORE_OPEN_READ_ONLY);
  if (store == NULL)
    return KH_CLI_FAILED;
  if (json)
    {
      builder = json_builder_new ();
      json_builder_begin_array (builder);
    }
  if (!print_all (store, argv[0], builder, &error))
    return kh_cli_fail (error);
  if (json)
    {
      json_builder_end_array (builder);
      kh_json_print (builder);
    }
  return KH_CLI_DONE;
}

const KhCliCommand kh_cli_search = {
  .name = "search",
  .arguments = "TEXT [--json]",
  .summary = N_ ("Finds words in all plans; tone marks and case do not matter"),
  .n_arguments = 1,
  .run = run,
};
