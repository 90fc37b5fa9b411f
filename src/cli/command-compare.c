/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli compare: what differs between two plans. */
#include "cli-library.h"
#include "comparison.h"
#include "exporter.h"
#include "field-names.h"
#include "json-output.h"
#include "layout.h"
#include "marked-document.h"
#include "word-diff.h"

#include <glib/gi18n.h>

static const char *const kinds[] = { "added", "removed", "moved", "changed", "remarked" };

static const char *
name_node (KhNode *node)
{
  if (KH_IS_ITEM (node))
    return kh_enum_to_nick (KH_TYPE_ITEM_KIND, (int) kh_item_get_kind (KH_ITEM (node)));
  if (KH_IS_SECTION (node))
    return "section";
  if (KH_IS_INDICATOR (node))
    return "indicator";
  if (KH_IS_REPORTING (node))
    return "reporting";
  if (KH_IS_RECIPIENT (node))
    return "recipient";

  return KH_IS_SIGNATURE (node) ? "signature" : "plan";
}

static void
add_words (JsonBuilder *builder, KhChange *change)
{
  static const char *const ops[] = { "same", "removed", "added" };
  GPtrArray *words = kh_change_get_words (change);

  json_builder_set_member_name (builder, "words");
  json_builder_begin_array (builder);
  for (guint i = 0; i < words->len; i++)
    {
      const KhWordSpan *span = words->pdata[i];

      json_builder_begin_object (builder);
      kh_json_add_string (builder, "op", ops[span->op]);
      kh_json_add_string (builder, "text", span->run->kind == KH_RUN_TEXT ? span->run->text : "\357\277\274");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (KhComparison *comparison)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (comparison), i);
      KhNode *before = kh_change_get_before (change);
      KhNode *after = kh_change_get_after (change);

      json_builder_begin_object (builder);
      kh_json_add_string (builder, "kind", kinds[kh_change_get_kind (change)]);
      kh_json_add_string (builder, "node", name_node (after != NULL ? after : before));
      kh_json_add_string (builder, "property", kh_change_get_property (change));
      kh_json_add_string (builder, "before_section", before != NULL ? kh_change_get_before_place (change) : NULL);
      kh_json_add_string (builder, "after_section", after != NULL ? kh_change_get_after_place (change) : NULL);
      kh_json_add_id (builder, "before_item", KH_IS_ITEM (before) ? kh_node_get_id (before) : 0);
      kh_json_add_id (builder, "after_item", KH_IS_ITEM (after) ? kh_node_get_id (after) : 0);
      kh_json_add_string (builder, "before", kh_change_get_before_text (change));
      kh_json_add_string (builder, "after", kh_change_get_after_text (change));
      add_words (builder, change);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  kh_json_print (builder);
}

static const char *
describe_kind (KhChangeKind kind)
{
  switch (kind)
    {
    case KH_CHANGE_ADDED:
      return C_ ("change", "added");
    case KH_CHANGE_REMOVED:
      return C_ ("change", "removed");
    case KH_CHANGE_MOVED:
      return C_ ("change", "moved");
    case KH_CHANGE_CHANGED:
    case KH_CHANGE_REMARKED: /* two plans of a library have none */
    default:
      return C_ ("change", "changed");
    }
}

static void
print_text (KhComparison *comparison)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (comparison), i);
      KhNode *node = kh_change_get_after (change) != NULL ? kh_change_get_after (change) : kh_change_get_before (change);
      const char *property = kh_change_get_property (change);
      const char *field = property != NULL ? kh_field_name (G_OBJECT_TYPE (node), property, KH_FIELD_INTERFACE) : NULL;
      g_autofree char *words = kh_word_diff_to_text (kh_change_get_words (change));

      /* One line a change: what stands beneath an item follows it on the same line. */
      g_strdelimit (words, "\n\t", ' ');
      kh_cli_print ("%s\t%s\t%s\t%s\n", describe_kind (kh_change_get_kind (change)), field != NULL ? field : "",
                    kh_change_get_place (change), words);
    }
}

/* A list of the changes as a PDF, or the later plan with tracked changes for Word. */
static KhCliStatus
export (KhComparison *comparison, const char *output, KhExportFormat format)
{
  g_autoptr (KhDocument) document
    = format == KH_EXPORT_DOCX ? kh_marked_document_new_now (comparison) : kh_change_document_new (comparison);
  g_autoptr (KhExporter) exporter = kh_exporter_new_document (document, format);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  kh_layout_prepare ();
  bytes = kh_exporter_run (exporter, NULL, &error);
  if (bytes == NULL || !kh_cli_write (output, bytes, &error))
    return kh_cli_fail (error);
  return KH_CLI_DONE;
}

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  gboolean json = FALSE;
  g_autofree char *output = NULL;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file to write, .pdf or .docx"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL
  };
  KhExportFormat format = KH_EXPORT_PDF;
  g_autoptr (KhPlan) before = NULL;
  g_autoptr (KhPlan) after = NULL;
  g_autoptr (KhComparison) comparison = NULL;
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_compare, options, &argc, &argv, &status))
    return status;
  if (output != NULL && (!kh_export_format_from_path (output, &format) || (format != KH_EXPORT_PDF && format != KH_EXPORT_DOCX)))
    return kh_cli_usage (_ ("The name “%s” is neither a PDF's nor a Word document's"), output);
  before = kh_cli_load (cli, argv[0], &status);
  after = before != NULL ? kh_cli_load (cli, argv[1], &status) : NULL;
  if (after == NULL)
    return status;
  comparison = kh_comparison_new (before, after, KH_COMPARISON_DEFAULT);
  if (output != NULL)
    return export (comparison, output, format);
  if (json)
    print_json (comparison);
  else
    print_text (comparison);
  return KH_CLI_DONE;
}

const KhCliCommand kh_cli_compare = {
  .name = "compare",
  .arguments = "ID ID [--json] [-o FILE]",
  .summary = N_ ("Lists what differs between two plans, from the first to the second; or writes it as PDF, or as Word document with tracked changes"),
  .n_arguments = 2,
  .run = run,
};
