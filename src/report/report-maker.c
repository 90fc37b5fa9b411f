/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as a document: its letterhead, its sections, its appendix, whom it goes to. */
#include "report-maker.h"

#include <string.h>

#include "report-parts.h"

/* "KH-SM" becomes "BC-SM" (decree 30/2020/NĐ-CP, appendix I, II.3.b). */
static char *
dup_symbol (KhPlan *plan, const char *code)
{
  const char *symbol = kh_plan_get_symbol (plan);
  const char *hyphen = symbol != NULL ? strchr (symbol, '-') : NULL;
  KhAgency *agency = kh_plan_get_agency (plan);
  const char *body = hyphen != NULL ? hyphen + 1 : agency != NULL ? kh_agency_get_abbreviation (agency) : NULL;

  return body != NULL && *body != '\0' ? g_strdup_printf ("%s-%s", code, body) : g_strdup (code);
}

static void
copy_letterhead (KhPlan *report, KhPlan *plan, KhReportOutline *outline)
{
  g_autofree char *symbol = dup_symbol (plan, kh_report_outline_get_code (outline));

  kh_plan_set_agency (report, kh_plan_get_agency (plan));
  g_object_set (report, "type-name", kh_report_outline_get_type_name (outline), "symbol", symbol, "superior",
                kh_plan_get_superior (plan), "issuer", kh_plan_get_issuer (plan), "place", kh_plan_get_place (plan), "address",
                kh_plan_get_address (plan), "profile", kh_plan_get_profile (plan), "choices", kh_plan_get_choices (plan), NULL);
  kh_node_set_derived_from (KH_NODE (report), kh_node_get_uuid (KH_NODE (plan)));
}

static void
copy_ending (KhPlan *report, KhPlan *plan, KhReportOutline *outline)
{
  GListModel *recipients = kh_plan_get_recipients (report);

  kh_plan_put_copies (report, kh_plan_get_signatures (report), kh_plan_get_signatures (plan));
  kh_plan_put_copies (report, recipients, kh_plan_get_recipients (plan));
  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (KhRecipient) recipient = g_list_model_get_item (recipients, i);

      if (kh_report_outline_is_silent (outline, kh_recipient_get_purpose (recipient)))
        g_object_set (recipient, "purpose", NULL, NULL);
    }
}

static void
add_sentence (KhReportMaker *self, KhPlan *report, KhSectionKind kind, const char *phrase)
{
  KhSection *section = kh_section_new (kind, NULL);

  kh_report_add_item (KH_NODE (section), KH_ITEM_PARAGRAPH, kh_report_words_say (&self->words, phrase, NULL), NULL);
  kh_node_append_take (KH_NODE (report), section);
}

static void
add_section (KhReportMaker *self, KhPlan *report, const KhReportSection *outline)
{
  g_autofree char *heading = kh_report_words_fill (&self->words, outline->heading, NULL);
  g_autoptr (KhSection) section = kh_section_new (KH_SECTION_FREE, heading);

  for (guint i = 0; i < outline->parts->len; i++)
    {
      const KhReportPart *part = outline->parts->pdata[i];

      if (part->fill == KH_REPORT_TEXT)
        kh_report_add_item (KH_NODE (section), KH_ITEM_PARAGRAPH, kh_report_words_fill (&self->words, part->text, NULL), NULL);
      else
        kh_report_fill_section (self, section, part->fill);
    }
  if (g_list_model_get_n_items (kh_section_get_items (section)) > 0
      || g_list_model_get_n_items (kh_section_get_sections (section)) > 0)
    kh_node_append (KH_NODE (report), KH_NODE (section));
}

static void
add_appendix (KhReportMaker *self, KhPlan *report)
{
  g_autofree char *heading = kh_report_words_say (&self->words, "appendix", NULL);
  KhSection *section;

  if (self->facts->facts->len == 0)
    return;
  section = kh_section_new (KH_SECTION_APPENDIX, heading);
  kh_report_add_task_table (self, section);
  kh_node_append_take (KH_NODE (report), section);
}

KhPlan *
kh_report_make (KhPlan *plan, const KhReportPeriod *period, const GDate *today, KhReportOutline *outline)
{
  KhReportMaker self = { 0 };
  KhPlan *report;
  g_autofree char *title = NULL;
  GPtrArray *sections;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (period != NULL, NULL);
  g_return_val_if_fail (outline != NULL, NULL);

  self.plan = plan;
  self.period = *period;
  self.facts = kh_report_facts_new (plan, period, today);
  kh_report_words_init (&self.words, outline, plan, period);

  report = kh_plan_new (period->year);
  copy_letterhead (report, plan, outline);
  title = kh_report_words_say (&self.words, "title", NULL);
  g_object_set (report, "title", title, NULL);
  add_sentence (&self, report, KH_SECTION_OPENING, "opening");
  sections = kh_report_outline_get_sections (outline);
  for (guint i = 0; i < sections->len; i++)
    add_section (&self, report, sections->pdata[i]);
  add_sentence (&self, report, KH_SECTION_CLOSING, "closing");
  add_appendix (&self, report);
  copy_ending (report, plan, outline);

  kh_report_words_clear (&self.words);
  kh_report_facts_free (self.facts);
  return report;
}
