/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli merge: a unit's part that came back goes into the plan. */
#include "cli-library.h"
#include "exporter.h"
#include "field-names.h"
#include "merge.h"
#include "part-transfer.h"
#include "reader-child.h"
#include "returned.h"

#include <glib/gi18n.h>

static gboolean
parse_preference (const char *word, KhMergePreference *preference)
{
  static const char *const words[] = { NULL, "mine", "theirs", "both" };

  *preference = KH_MERGE_ASK;
  for (guint i = 1; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      *preference = (KhMergePreference) i;
  return word == NULL || *preference != KH_MERGE_ASK;
}

static void
print_side (GString *line, const char *name, const char *markup)
{
  g_autofree char *plain = kh_markup_to_plain (markup != NULL ? markup : "");

  g_string_append_printf (line, "\t%s: %s", name, g_strdelimit (plain, "\n\t", ' '));
}

/* One line a conflict: where, which field, what the plan says and what the unit says. */
static void
print_conflicts (KhComparison *merge)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (merge)); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (merge), i);
      KhNode *node = kh_change_get_after (change) != NULL ? kh_change_get_after (change) : kh_change_get_before (change);
      const char *property = kh_change_get_property (change);
      const char *field = property != NULL ? kh_field_name (G_OBJECT_TYPE (node), property, KH_FIELD_INTERFACE) : NULL;
      g_autoptr (GString) line = g_string_new (NULL);

      if (!kh_change_get_conflict (change) || kh_change_get_state (change) != KH_CHANGE_OPEN)
        continue;
      g_string_append_printf (line, "%s\t%s", kh_change_get_place (change), field != NULL ? field : "");
      print_side (line, _ ("in the plan"), kh_change_get_before_text (change));
      print_side (line, _ ("from the unit"), kh_change_get_after_text (change));
      kh_cli_print ("%s\n", line->str);
    }
}

/* Returns: (transfer full) (nullable): what came back, with the plan that it is a part of; %NULL with @error set */
static KhReturned *
find_returned (KhStore *store, KhPlan *file, const char *path, gint64 wanted, KhPlan **plan, GError **error)
{
  KhExportFormat format = KH_EXPORT_XML;
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) sent = NULL;
  const gint64 id = kh_returned_find_plan (store, file, error);

  if (id == 0)
    return NULL;
  if (wanted != 0 && wanted != id)
    {
      g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND, _ ("“%s” is a part of another plan than the one named."),
                   path);
      return NULL;
    }
  *plan = kh_store_load_plan (store, id, error);
  if (*plan == NULL)
    return NULL;
  sent = kh_returned_load_sent (store, file, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  kh_export_format_from_path (path, &format);
  return kh_returned_new (*plan, file, sent, format == KH_EXPORT_CSV_TASKS, error);
}

static KhCliStatus
merge_into (KhStore *store, KhPlan *plan, KhReturned *returned, KhMergePreference preference)
{
  g_autoptr (KhComparison) merge = kh_merge_new (plan, returned);
  g_autofree char *label = kh_merge_dup_label (returned);
  g_autoptr (GError) error = NULL;
  guint n_open;

  kh_merge_prefer (merge, preference);
  n_open = kh_merge_count (merge, TRUE, KH_CHANGE_OPEN);
  if (n_open > 0)
    {
      print_conflicts (merge);
      kh_cli_note (ngettext ("%u conflict; nothing was merged. Decide it with --prefer mine, theirs or both, or in the window.",
                             "%u conflicts; nothing was merged. Decide them with --prefer mine, theirs or both, or in the window.",
                             n_open),
                   n_open);
      return KH_CLI_FOUND;
    }
  if (!kh_comparison_apply (merge, store, label, &error))
    return kh_cli_fail (error);
  return KH_CLI_DONE;
}

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  g_autofree char *prefer = NULL;
  g_autofree char *wanted_id = NULL;
  const GOptionEntry options[] = {
    { "plan", 0, 0, G_OPTION_ARG_STRING, &wanted_id, N_ ("The plan that the part must be of"), N_ ("ID") },
    { "prefer", 0, 0, G_OPTION_ARG_STRING, &prefer, N_ ("What conflicts are decided for: mine (the plan), theirs (the unit) or both"), N_ ("SIDE") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (KhPlan) file = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhStore) store = NULL;
  g_autoptr (KhReturned) returned = NULL;
  g_autoptr (GError) error = NULL;
  KhMergePreference preference = KH_MERGE_ASK;
  KhCliStatus status = KH_CLI_DONE;
  gint64 wanted = 0;

  if (!kh_cli_parse (cli, &kh_cli_merge, options, &argc, &argv, &status))
    return status;
  if (!parse_preference (prefer, &preference))
    return kh_cli_usage (_ ("“%s” is no side; these are known: mine, theirs, both"), prefer);
  if (wanted_id != NULL && !kh_cli_parse_id (wanted_id, &wanted, &status))
    return status;
  /* The file first: one that is broken leaves the library untouched. */
  file = kh_reader_child_read (argv[0], 0, KH_READER_PLAN_ONLY, NULL, &error);
  if (file == NULL)
    return kh_cli_fail (error);
  store = kh_cli_open (cli, KH_STORE_OPEN_DEFAULT);
  if (store == NULL)
    return KH_CLI_FAILED;
  returned = find_returned (store, file, argv[0], wanted, &plan, &error);
  if (returned == NULL)
    return kh_cli_fail (error);
  return merge_into (store, plan, returned, preference);
}

const KhCliCommand kh_cli_merge = {
  .name = "merge",
  .arguments = "FILE [--plan ID] [--prefer mine|theirs|both]",
  .summary = N_ ("Merges a unit's part that came back into its plan; where both sides changed the same, prints the conflicts and changes nothing"),
  .n_arguments = 1,
  .run = run,
};
