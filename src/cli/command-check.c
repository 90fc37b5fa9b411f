/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli check: what is wrong with a plan. */
#include "checks.h"
#include "cli.h"
#include "compose.h"
#include "json-output.h"
#include "layout.h"

#include <glib/gi18n.h>

/* What the import left with the plan, then what the checks say of it now.
 * Returns: (nullable): %NULL with @error set when the rule data cannot be read or
 * the pages not laid out */
static GPtrArray *
collect (KhPlan *plan, GError **error)
{
  GListModel *kept = kh_plan_get_findings (plan);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KhTables) tables = kh_tables_load (error);
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autoptr (KhSpelling) spelling = NULL;
  g_autoptr (KhProfile) profile = NULL;
  g_autoptr (KhFrames) frames = NULL;

  if (tables == NULL)
    return NULL;
  profile = kh_profile_load (kh_document_get_profile (document), kh_document_get_choices (document), error);
  if (profile == NULL)
    return NULL;
  frames = kh_layout_run (document, profile, NULL, error);
  if (frames == NULL)
    return NULL;
  spelling = kh_spelling_new (NULL, tables);
  for (guint i = 0; i < g_list_model_get_n_items (kept); i++)
    g_ptr_array_add (all, g_list_model_get_item (kept, i));
  g_ptr_array_extend_and_steal (all, kh_checks_run (plan, document, spelling));
  kh_checks_add_pages (all, plan, frames);
  return g_steal_pointer (&all);
}

/* The section that the finding's node is in, and the item if it is one. */
static void
find_place (KhPlan *plan, KhFinding *finding, KhSection **section, KhItem **item)
{
  const char *uuid = kh_finding_get_node (finding);
  KhNode *node = uuid != NULL ? kh_plan_find_node (plan, uuid) : NULL;

  *section = NULL;
  *item = NULL;
  if (KH_IS_ITEM (node))
    {
      *item = KH_ITEM (node);
      *section = kh_item_get_section (*item);
    }
  else if (KH_IS_SECTION (node))
    *section = KH_SECTION (node);
}

static char *
dup_heading (KhSection *section)
{
  const char *heading = section != NULL ? kh_section_get_heading (section) : NULL;

  return heading != NULL ? kh_markup_to_plain (heading) : NULL;
}

static void
print_json (KhPlan *plan, GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      KhFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *message = kh_cli_finding_dup_message (finding);
      g_autofree char *heading = NULL;
      KhSection *section;
      KhItem *item;

      find_place (plan, finding, &section, &item);
      heading = dup_heading (section);
      json_builder_begin_object (builder);
      kh_json_add_string (builder, "rule", kh_finding_get_rule (finding));
      kh_json_add_string (builder, "severity", kh_enum_to_nick (KH_TYPE_SEVERITY, (int) kh_finding_get_severity (finding)));
      kh_json_add_string (builder, "section", heading);
      kh_json_add_id (builder, "item", item != NULL ? kh_node_get_id (KH_NODE (item)) : 0);
      kh_json_add_string (builder, "text", kh_finding_get_text (finding));
      kh_json_add_string (builder, "message", message);
      kh_json_add_string (builder, "source", kh_finding_get_source (finding));
      kh_json_add_string (builder, "fix", kh_finding_get_fix (finding));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  kh_json_print (builder);
}

static const char *
describe_severity (KhSeverity severity)
{
  switch (severity)
    {
    case KH_SEVERITY_ERROR:
      return _ ("error");
    case KH_SEVERITY_WARNING:
      return _ ("warning");
    default:
      return _ ("hint");
    }
}

static void
print_text (KhPlan *plan, GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      KhFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *message = kh_cli_finding_dup_message (finding);
      g_autofree char *heading = NULL;
      g_autofree char *words = NULL;
      KhSection *section;
      KhItem *item;

      find_place (plan, finding, &section, &item);
      heading = dup_heading (section);
      words = item != NULL ? kh_item_dup_plain (item) : NULL;
      kh_cli_print ("%s\t%s\t%s", describe_severity (kh_finding_get_severity (finding)), message,
                    heading != NULL ? heading : "");
      /* Enough of the item to know it by. */
      if (words != NULL && *words != '\0')
        {
          g_autofree char *start = g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1), 60));

          kh_cli_print ("\t%s", start);
        }
      kh_cli_print ("\n");
    }
}

static gboolean
has_error (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (kh_finding_get_severity (g_ptr_array_index (findings, i)) == KH_SEVERITY_ERROR)
      return TRUE;
  return FALSE;
}

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
                                   G_OPTION_ENTRY_NULL };
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_check, options, &argc, &argv, &status))
    return status;
  kh_layout_prepare ();
  plan = kh_cli_load (cli, argv[0], &status);
  if (plan == NULL)
    return status;
  findings = collect (plan, &error);
  if (findings == NULL)
    return kh_cli_fail (error);
  if (json)
    print_json (plan, findings);
  else
    print_text (plan, findings);
  return has_error (findings) ? KH_CLI_FOUND : KH_CLI_DONE;
}

const KhCliCommand kh_cli_check = {
  .name = "check",
  .arguments = "ID [--json]",
  .summary = N_ ("Lists what is wrong with a plan; exit status 3 when errors are among it"),
  .n_arguments = 1,
  .run = run,
};
