/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli check: what is wrong with a plan. */
#include "checks.h"
#include "cli-library.h"
#include "compose.h"
#include "edit.h"
#include "fix.h"
#include "json-output.h"
#include "layout.h"

#include <glib/gi18n.h>

#define MAX_ROUNDS 5 /* a fix makes room for another one, hardly for a third */

/* What all looks at the plan need: rule data and the dictionary that goes with it. */
typedef struct
{
  KhTables   *tables;
  KhSpelling *spelling;
} Rules;

static void
rules_clear (Rules *self)
{
  g_clear_object (&self->spelling);
  g_clear_pointer (&self->tables, kh_tables_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rules, rules_clear)

/* What only the pages show. */
static gboolean
add_pages (GPtrArray *findings, KhPlan *plan, Rules *rules, GError **error)
{
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autoptr (KhProfile) profile
    = kh_profile_load (kh_document_get_profile (document), kh_document_get_choices (document), error);
  g_autoptr (KhFrames) frames = profile != NULL ? kh_layout_run (document, profile, NULL, error) : NULL;

  if (frames == NULL)
    return FALSE;
  kh_checks_add_pages (findings, plan, rules->tables, frames);

  return TRUE;
}

/* What the import left with the plan, then what the checks say of it now.
 * Returns: (nullable): %NULL with @error set when the pages cannot be laid out */
static GPtrArray *
collect (KhPlan *plan, Rules *rules, GError **error)
{
  GListModel *kept = kh_plan_get_findings (plan);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (kept); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (kept, i);

      if (kh_finding_get_reason (finding) == NULL)
        g_ptr_array_add (all, g_object_ref (finding));
    }
  g_ptr_array_extend_and_steal (all, kh_checks_run (plan, rules->tables, rules->spelling));
  if (!add_pages (all, plan, rules, error))
    return NULL;
  kh_checks_drop_ignored (all, plan);

  return g_steal_pointer (&all);
}

/* Applies what is certain, as one edit; what one fix changes is looked at again. */
static gboolean
apply_fixes (KhStore *store, KhPlan *plan, Rules *rules, GError **error)
{
  g_autoptr (KhEdit) edit = NULL;

  for (guint round = 0; round < MAX_ROUNDS; round++)
    {
      g_autoptr (GPtrArray) findings = kh_checks_run (plan, rules->tables, rules->spelling);
      g_autoptr (GPtrArray) fixes = NULL;

      kh_checks_drop_ignored (findings, plan);
      fixes = kh_fixes_new (plan, findings);
      if (fixes->len == 0)
        break;
      if (edit == NULL)
        {
          edit = kh_edit_begin (store, KH_NODE (plan), N_ ("Fix all that is certain"), error);
          if (edit == NULL)
            return FALSE;
          kh_edit_keep_revision (edit, KH_REVISION_FIX);
        }
      for (guint i = 0; i < fixes->len; i++)
        {
          const KhFix *fix = fixes->pdata[i];

          kh_edit_set (edit, fix->node, fix->property, fix->value, NULL);
        }
    }

  return edit == NULL || kh_edit_commit (edit, error);
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
check (KhCli *cli, const char *text, gboolean json, gboolean fix)
{
  g_autoptr (KhStore) store = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Rules) rules = { NULL, NULL };
  KhCliStatus status;
  gint64 id;

  if (!kh_cli_parse_id (text, &id, &status))
    return status;
  store = kh_cli_open (cli, fix ? KH_STORE_OPEN_DEFAULT : KH_STORE_OPEN_READ_ONLY);
  if (store == NULL)
    return KH_CLI_FAILED;
  plan = kh_store_load_plan (store, id, &error);
  if (plan == NULL)
    return kh_cli_fail (error);
  rules.tables = kh_tables_load (&error);
  if (rules.tables == NULL)
    return kh_cli_fail (error);
  rules.spelling = kh_spelling_new (NULL, rules.tables);
  if (fix && !apply_fixes (store, plan, &rules, &error))
    return kh_cli_fail (error);
  findings = collect (plan, &rules, &error);
  if (findings == NULL)
    return kh_cli_fail (error);
  if (json)
    print_json (plan, findings);
  else
    print_text (plan, findings);

  return has_error (findings) ? KH_CLI_FOUND : KH_CLI_DONE;
}

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  gboolean json = FALSE;
  gboolean fix = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { "fix", 0, 0, G_OPTION_ARG_NONE, &fix, N_ ("First mend what is certain, as one edit that can be undone"), NULL },
    G_OPTION_ENTRY_NULL
  };
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_check, options, &argc, &argv, &status))
    return status;
  kh_layout_prepare ();

  return check (cli, argv[0], json, fix);
}

const KhCliCommand kh_cli_check = {
  .name = "check",
  .arguments = "ID [--json] [--fix]",
  .summary = N_ ("Lists what is wrong with a plan; exit status 3 when errors are among it"),
  .n_arguments = 1,
  .run = run,
};
