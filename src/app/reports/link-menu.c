/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents that a plan is linked with. */
#include "link-menu.h"

#include <glib/gi18n.h>

#include "period-text.h"
#include "plan-text.h"

static char *
dup_report_text (const KhSuccession *link, const char *name)
{
  g_autofree char *period = kh_period_text (&link->period);

  /* Translators: the period that a report is about, and the report's number */
  return g_strdup_printf (_("Report: %s (%s)"), period, name);
}

char *
kh_link_text (const KhSuccession *link)
{
  static const char *const newer[] = { N_("Amended by %s"), N_("Replaced by %s"), N_("Corrected by %s") };
  static const char *const older[] = { N_("Amends %s"), N_("Replaces %s"), N_("Corrects %s"), N_("Reports on %s") };
  g_autofree char *number = kh_plan_text_number (link->number, link->symbol);
  g_autofree char *name = number != NULL ? g_steal_pointer (&number) : g_strdup (_("a draft"));
  g_autoptr (GString) words = NULL;

  if (link->newer && link->kind == KH_SUCCESSION_REPORTS)
    return dup_report_text (link, name);
  /* The plan is the only one, and a draft has no name of its own. */
  if (link->kind == KH_SUCCESSION_REPORTS && link->number == NULL)
    return g_strdup (_("The plan that is reported on"));
  words = g_string_new (gettext ((link->newer ? newer : older)[link->kind]));
  g_string_replace (words, "%s", name, 1);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

GMenuModel *
kh_link_menu_new (GPtrArray *links)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < links->len; i++)
    {
      const KhSuccession *link = links->pdata[i];
      g_autofree char *words = kh_link_text (link);
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

      /* A number may hold an underline, which is no mnemonic. */
      g_auto (GStrv) parts = g_strsplit (words, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      g_menu_item_set_label (item, label);
      g_menu_item_set_action_and_target (item, "win.open-plan", "x", link->id);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}
