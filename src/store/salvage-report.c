/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What could not be salvaged, in words. */
#include "salvage.h"

#include <glib/gi18n.h>

/* Those that hold what a user wrote. */
static const struct
{
  const char *table;
  const char *name; /* msgid */
} names[] = {
  { "plan", NC_ ("table", "plans") },
  { "section", NC_ ("table", "sections") },
  { "item", NC_ ("table", "contents of sections") },
  { "task", NC_ ("table", "details of tasks") },
  { "item_unit", NC_ ("table", "units of tasks and duties") },
  { "indicator", NC_ ("table", "indicators") },
  { "progress", NC_ ("table", "progress of tasks") },
  { "evidence", NC_ ("table", "evidence of progress") },
  { "responsibility", NC_ ("table", "responsibilities") },
  { "attachment", NC_ ("table", "files of issued plans") },
  { "reporting", NC_ ("table", "reporting duties") },
  { "recipient", NC_ ("table", "recipients") },
  { "signature", NC_ ("table", "signatures") },
  { "finding", NC_ ("table", "findings") },
  { "agency", NC_ ("table", "bodies") },
  { "unit", NC_ ("table", "units") },
  { "legal_document", NC_ ("table", "documents of the register") },
  { "revision", NC_ ("table", "versions") },
};

static const char *
get_name (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].table, table))
      return g_dpgettext2 (NULL, "table", names[i].name);

  return table;
}

static gboolean
goes_on (const KhSalvageLoss *loss, const KhSalvageLoss *next, gint64 last)
{
  return g_str_equal (loss->table, next->table) && g_strcmp0 (loss->note, next->note) == 0 && next->first == last + 1;
}

static void
append_loss (GString *text, const KhSalvageLoss *loss, gint64 last)
{
  if (loss->first == last)
    g_string_append_printf (text, _("Not salvaged: number %d of the table “%s”."), (int) last, get_name (loss->table));
  else
    g_string_append_printf (text, _("Not salvaged: numbers %d to %d of the table “%s”."), (int) loss->first, (int) last,
                            get_name (loss->table));
  if (loss->note != NULL)
    g_string_append_printf (text, " %s", loss->note);
  g_string_append_c (text, '\n');
}

char *
kh_salvage_report_to_text (const KhSalvageReport *report)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%d plan was salvaged.", "%d plans were salvaged.", report->n_plans),
                          (int) report->n_plans);
  g_string_append_c (text, '\n');
  if (report->uncertain)
    g_string_append_printf (text, "%s\n", _("The library's first pages are lost: there may have been more than can be told."));
  else if (report->losses->len == 0)
    g_string_append_printf (text, "%s\n", _("Nothing is missing."));
  for (guint i = 0; i < report->losses->len; i++)
    {
      const KhSalvageLoss *loss = report->losses->pdata[i];
      gint64 last = loss->last;

      /* what is known of a row alone, line by line, is one line for its neighbours too */
      while (i + 1 < report->losses->len && goes_on (loss, report->losses->pdata[i + 1], last))
        last = ((const KhSalvageLoss *) report->losses->pdata[++i])->last;
      append_loss (text, loss, last);
    }

  return g_string_free (text, FALSE);
}
