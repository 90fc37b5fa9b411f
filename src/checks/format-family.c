/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format family: the parts that decree 30/2020/NĐ-CP, article 8, asks of a
 * document, and the form of its number and symbol. */
#include "families.h"

#include <glib/gi18n.h>
#include <string.h>

#define DECREE "Nghị định 30/2020/NĐ-CP, Phụ lục I, "

/* Parts that must stand in the document, by the role of their block. */
static const struct
{
  KhRole role;
  const char *rule;
  const char *message;
  const char *source;
} required_parts[] = {
  { KH_ROLE_ISSUER, "format-issuer-missing", N_ ("The issuing body has no name; enter it under general information"),
    DECREE "II.2" },
  { KH_ROLE_TITLE, "format-title-missing", N_ ("The plan has no title that says what it is about"), DECREE "II.5" },
};

static void
check_parts (GPtrArray *findings, KhPlan *plan, KhDocument *document)
{
  for (guint i = 0; i < G_N_ELEMENTS (required_parts); i++)
    {
      const KhBlock *block = kh_document_find (document, required_parts[i].role);
      g_autofree char *text = block != NULL ? kh_block_dup_text (block) : NULL;

      if (kh_checks_is_blank (text))
        kh_checks_report (findings, required_parts[i].rule, KH_SEVERITY_ERROR, KH_NODE (plan), NULL,
                          required_parts[i].message, required_parts[i].source);
    }
}

/* Groups of letters and figures joined by "-" without spaces. */
static gboolean
has_symbol_form (const char *symbol)
{
  return g_regex_match_simple ("^\\p{Lu}+(-[\\p{L}\\p{N}&]+)+$", symbol, 0, 0);
}

static void
check_number (GPtrArray *findings, KhPlan *plan)
{
  const char *symbol = kh_plan_get_symbol (plan);
  const char *number = kh_plan_get_number (plan);

  if (kh_checks_is_blank (symbol))
    kh_checks_report (findings, "format-symbol-missing", KH_SEVERITY_WARNING, KH_NODE (plan), NULL,
                      N_ ("The document symbol is not set, such as KH-SNV"), DECREE "II.3");
  else if (!has_symbol_form (symbol))
    kh_checks_report (findings, "format-symbol-form", KH_SEVERITY_ERROR, KH_NODE (plan), symbol,
                      N_ ("The symbol “%s” must be groups joined by “-” without spaces, such as KH-SNV"),
                      DECREE "II.3.c");
  if (!kh_checks_is_blank (number))
    {
      g_autofree char *formatted = kh_symbol_format_number (number);

      if (strcmp (formatted, number) != 0)
        g_object_set (kh_checks_report (findings, "format-number-form", KH_SEVERITY_WARNING, KH_NODE (plan), number,
                                        N_ ("The number “%s” needs a leading 0 when it is under 10"), DECREE "II.3.c"),
                      "fix", formatted, NULL);
    }
}

static void
check_place (GPtrArray *findings, KhPlan *plan)
{
  KhAgency *agency = kh_plan_get_agency (plan);

  if (kh_checks_is_blank (kh_plan_get_place (plan)) &&
      (agency == NULL || kh_checks_is_blank (kh_agency_get_place (agency))))
    kh_checks_report (findings, "format-place-missing", KH_SEVERITY_ERROR, KH_NODE (plan), NULL,
                      N_ ("The place of issue is not set"), DECREE "II.4");
}

static void
check_signatures (GPtrArray *findings, KhPlan *plan)
{
  GListModel *signatures = kh_plan_get_signatures (plan);
  guint n_signatures = g_list_model_get_n_items (signatures);

  if (n_signatures == 0)
    kh_checks_report (findings, "format-signer-missing", KH_SEVERITY_ERROR, KH_NODE (plan), NULL,
                      N_ ("Nobody is set to sign the plan"), DECREE "II.7");
  for (guint i = 0; i < n_signatures; i++)
    {
      g_autoptr (KhSignature) signature = g_list_model_get_item (signatures, i);

      if (kh_checks_is_blank (kh_signature_get_name (signature)))
        kh_checks_report (findings, "format-signer-name-missing", KH_SEVERITY_ERROR, KH_NODE (signature), NULL,
                          N_ ("The signer has no name"), DECREE "II.7.c");
      if (kh_checks_is_blank (kh_signature_get_position (signature)) &&
          kh_checks_is_blank (kh_signature_get_authority (signature)))
        kh_checks_report (findings, "format-signer-position-missing", KH_SEVERITY_ERROR, KH_NODE (signature), NULL,
                          N_ ("The signer has no position"), DECREE "II.7.b");
    }
}

static void
check_archive_line (GPtrArray *findings, KhRecipient *archive)
{
  const char *text = kh_recipient_get_text (archive);

  if (kh_checks_is_blank (kh_recipient_get_unit (archive)))
    kh_checks_report (findings, "format-archive-unit-missing", KH_SEVERITY_WARNING, KH_NODE (archive), text,
                      N_ ("The archive line names no drafting unit after “%s”"), DECREE "II.9.d");
}

static void
check_recipients (GPtrArray *findings, KhPlan *plan)
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
      check_archive_line (findings, recipient);
    }
  if (n_recipients == 0)
    kh_checks_report (findings, "format-recipients-missing", KH_SEVERITY_ERROR, KH_NODE (plan), NULL,
                      N_ ("The plan names nobody who receives it"), DECREE "II.9");
  else if (!has_archive)
    kh_checks_report (findings, "format-archive-missing", KH_SEVERITY_ERROR, KH_NODE (plan), NULL,
                      N_ ("The recipients lack the last line, “Lưu: VT”"), DECREE "II.9.d");
}

void
kh_checks_add_format (GPtrArray *findings, KhPlan *plan, KhDocument *document)
{
  check_parts (findings, plan, document);
  check_number (findings, plan);
  check_place (findings, plan);
  check_signatures (findings, plan);
  check_recipients (findings, plan);
}
