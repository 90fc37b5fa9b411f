/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format family: the parts that decree 30/2020/NĐ-CP, article 8, asks of a
 * document, and the form of its number and symbol. */
#include "families.h"

#include <string.h>

/* The directory's name stands in for the letterhead's. */
static void
check_parts (KhReport *report, KhPlan *plan)
{
  KhAgency *agency = kh_plan_get_agency (plan);
  const char *title = kh_plan_get_title (plan);
  g_autofree char *plain = title != NULL ? kh_markup_to_plain (title) : NULL;

  if (kh_checks_is_blank (kh_plan_get_issuer (plan)) && (agency == NULL || kh_checks_is_blank (kh_agency_get_name (agency))))
    kh_report_field (report, "format-issuer-missing", plan, "issuer", NULL, NULL);
  if (kh_checks_is_blank (plain))
    kh_report_field (report, "format-title-missing", plan, "title", NULL, NULL);
}

/* Groups of letters and figures joined by "-" without spaces. */
static gboolean
has_symbol_form (const char *symbol)
{
  return g_regex_match_simple ("^\\p{Lu}+(-[\\p{L}\\p{N}&]+)+$", symbol, 0, 0);
}

static void
check_number (KhReport *report, KhPlan *plan)
{
  const char *symbol = kh_plan_get_symbol (plan);
  const char *number = kh_plan_get_number (plan);

  if (kh_checks_is_blank (symbol))
    kh_report_field (report, "format-symbol-missing", plan, "symbol", NULL, NULL);
  else if (!has_symbol_form (symbol))
    kh_report_field (report, "format-symbol-form", plan, "symbol", symbol, NULL);
  if (!kh_checks_is_blank (number))
    {
      g_autofree char *formatted = kh_symbol_format_number (number);

      if (strcmp (formatted, number) != 0)
        kh_report_field (report, "format-number-form", plan, "number", number, formatted);
    }
}

static void
check_place (KhReport *report, KhPlan *plan)
{
  KhAgency *agency = kh_plan_get_agency (plan);

  if (kh_checks_is_blank (kh_plan_get_place (plan)) &&
      (agency == NULL || kh_checks_is_blank (kh_agency_get_place (agency))))
    kh_report_field (report, "format-place-missing", plan, "place", NULL, NULL);
}

static void
check_signatures (KhReport *report, KhPlan *plan)
{
  GListModel *signatures = kh_plan_get_signatures (plan);
  guint n_signatures = g_list_model_get_n_items (signatures);

  if (n_signatures == 0)
    kh_report_node (report, "format-signer-missing", plan, NULL);
  for (guint i = 0; i < n_signatures; i++)
    {
      g_autoptr (KhSignature) signature = g_list_model_get_item (signatures, i);

      if (kh_checks_is_blank (kh_signature_get_name (signature)))
        kh_report_field (report, "format-signer-name-missing", signature, "name", NULL, NULL);
      if (kh_checks_is_blank (kh_signature_get_position (signature)) &&
          kh_checks_is_blank (kh_signature_get_authority (signature)))
        kh_report_field (report, "format-signer-position-missing", signature, "position", NULL, NULL);
    }
}

static void
check_archive_line (KhReport *report, KhRecipient *archive)
{
  KhFinding *finding;

  if (!kh_checks_is_blank (kh_recipient_get_unit (archive)))
    return;
  finding = kh_report_field (report, "format-archive-unit-missing", archive, "unit", NULL, NULL);
  if (finding != NULL)
    g_object_set (finding, "text", kh_recipient_get_text (archive), NULL);
}

static void
check_recipients (KhReport *report, KhPlan *plan)
{
  GListModel *recipients = kh_plan_get_recipients (plan);
  guint n_recipients = g_list_model_get_n_items (recipients);
  gboolean has_archive = FALSE;

  for (guint i = 0; i < n_recipients; i++)
    {
      g_autoptr (KhRecipient) recipient = g_list_model_get_item (recipients, i);

      if (!kh_recipient_get_archive (recipient))
        continue;
      has_archive = TRUE;
      check_archive_line (report, recipient);
    }
  if (n_recipients == 0)
    kh_report_node (report, "format-recipients-missing", plan, NULL);
  else if (!has_archive)
    kh_report_node (report, "format-archive-missing", plan, NULL);
}

void
kh_checks_add_format (KhReport *report, KhPlan *plan)
{
  check_parts (report, plan);
  check_number (report, plan);
  check_place (report, plan);
  check_signatures (report, plan);
  check_recipients (report, plan);
}
