/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader made of a text, as one line a node, and what became of each word. */
#pragma once

#include "compose.h"
#include "kh-core.h"
#include "recogniser-label.h"
#include "text-reader.h"

static inline void
outline_units (GString *out, const char *name, GListModel *units)
{
  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);

      g_string_append_printf (out, " | %s %s <%s>", name, kh_unit_get_name (unit),
                              kh_enum_to_nick (KH_TYPE_UNIT_KIND, kh_unit_get_kind (unit)));
    }
}

static inline void
outline_task (GString *out, KhTask *task)
{
  KhDeadline *deadline = kh_task_get_deadline (task);

  if (kh_task_get_lead (task) != NULL)
    g_string_append_printf (out, " | lead %s", kh_unit_get_name (kh_task_get_lead (task)));
  outline_units (out, "support", kh_task_get_support (task));
  if (kh_task_get_product (task) != NULL)
    g_string_append_printf (out, " | product %s", kh_task_get_product (task));
  if (kh_deadline_get_kind (deadline) != KH_DEADLINE_NONE)
    g_string_append_printf (out, " | deadline %s %s",
                            kh_enum_to_nick (KH_TYPE_DEADLINE_KIND, kh_deadline_get_kind (deadline)),
                            kh_deadline_get_text (deadline));
  if (kh_task_get_budget (task) != NULL)
    g_string_append_printf (out, " | budget %s", kh_task_get_budget (task));
  if (kh_task_get_budget_source (task) != NULL)
    g_string_append_printf (out, " | source %s", kh_task_get_budget_source (task));
  if (kh_task_get_note (task) != NULL)
    g_string_append_printf (out, " | note %s", kh_task_get_note (task));
}

static inline void
outline_parts (GString *out, KhItem *item)
{
  if (KH_IS_TARGET (item))
    {
      GListModel *list = kh_target_get_indicators (KH_TARGET (item));

      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr (KhIndicator) indicator = g_list_model_get_item (list, i);

          g_string_append_printf (
              out, " | %s %g%s",
              kh_enum_to_nick (KH_TYPE_COMPARATOR, kh_indicator_get_comparator (indicator)),
              kh_indicator_get_value (indicator), kh_indicator_get_unit (indicator));
        }
    }
  else if (KH_IS_DUTY (item))
    {
      GListModel *list = kh_duty_get_reports (KH_DUTY (item));

      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr (KhReporting) report = g_list_model_get_item (list, i);
          KhDeadline *before = kh_reporting_get_before (report);

          g_string_append_printf (
              out, " | %s %s y%d i%d d%d", kh_enum_to_nick (KH_TYPE_PERIOD, kh_reporting_get_period (report)),
              kh_enum_to_nick (KH_TYPE_DEADLINE_KIND, kh_deadline_get_kind (before)),
              kh_deadline_get_year (before), kh_deadline_get_index (before), kh_deadline_get_day (before));
        }
    }
  else if (KH_IS_RESPONSIBILITY (item))
    {
      KhUnitKinds kinds = kh_responsibility_get_unit_kinds (KH_RESPONSIBILITY (item));

      if (kinds != KH_UNIT_KINDS_NONE)
        g_string_append_printf (out, " |%s%s%s", kinds & KH_UNIT_KINDS_DIVISION ? " division" : "",
                                kinds & KH_UNIT_KINDS_ATTACHED ? " attached" : "",
                                kinds & KH_UNIT_KINDS_OFFICE ? " office" : "");
      outline_units (out, "unit", kh_responsibility_get_units (KH_RESPONSIBILITY (item)));
    }
  else if (KH_IS_TASK (item))
    outline_task (out, KH_TASK (item));
}

static inline void
outline_node (GString *out, KhNode *node, guint depth)
{
  GListModel *items = kh_node_get_children (node, KH_TYPE_ITEM);
  GListModel *sections = kh_node_get_children (node, KH_TYPE_SECTION);

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (items, i);

      g_string_append_printf (out, "%*s%s: %s", (int) depth, "",
                              kh_enum_to_nick (KH_TYPE_ITEM_KIND, kh_item_get_kind (item)),
                              kh_item_get_text (item));
      outline_parts (out, item);
      g_string_append_c (out, '\n');
      outline_node (out, KH_NODE (item), depth + 1);
    }
  for (guint i = 0; sections != NULL && i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i);
      const char *heading = kh_section_get_heading (section);

      g_string_append_printf (out, "%*s{%s}%s%s\n", (int) depth, "",
                              kh_enum_to_nick (KH_TYPE_SECTION_KIND, kh_section_get_kind (section)),
                              heading != NULL && *heading != '\0' ? " " : "", heading != NULL ? heading : "");
      outline_node (out, KH_NODE (section), depth + 1);
    }
}

/* One line a section ("{kind} heading") or item ("kind: text | parts"), indented by depth. */
static inline char *
outline_plan (KhPlan *plan)
{
  GString *out = g_string_new (NULL);

  outline_node (out, KH_NODE (plan), 0);
  return g_string_free (out, FALSE);
}

/* The first finding of @rule whose text is @text; any text for NULL. */
static inline KhFinding *
outline_find (KhPlan *plan, const char *rule, const char *text)
{
  GListModel *findings = kh_plan_get_findings (plan);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);

      if (g_strcmp0 (kh_finding_get_rule (finding), rule) == 0
          && (text == NULL || g_strcmp0 (kh_finding_get_text (finding), text) == 0))
        return finding;
    }
  return NULL;
}

/* How many findings have rules that begin with @prefix. */
static inline guint
outline_count (KhPlan *plan, const char *prefix)
{
  GListModel *findings = kh_plan_get_findings (plan);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_has_prefix (kh_finding_get_rule (finding), prefix))
        n++;
    }
  return n;
}

/* The recipients, one a line: "text (purpose)", the archive line "Lưu text, unit, copies". */
static inline char *
outline_recipients (KhPlan *plan)
{
  GListModel *list = kh_plan_get_recipients (plan);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KhRecipient) recipient = g_list_model_get_item (list, i);

      if (kh_recipient_get_archive (recipient))
        g_string_append_printf (out, "archive %s, %s, %d\n", kh_recipient_get_text (recipient),
                                kh_recipient_get_unit (recipient) != NULL ? kh_recipient_get_unit (recipient)
                                                                          : "-",
                                kh_recipient_get_copies (recipient));
      else
        g_string_append_printf (
            out, "%s (%s)\n", kh_recipient_get_text (recipient),
            kh_recipient_get_purpose (recipient) != NULL ? kh_recipient_get_purpose (recipient) : "-");
    }
  return g_string_free (out, FALSE);
}

/* The signatures, one a line: "authority | position | name", lines of power parted by "/". */
static inline char *
outline_signatures (KhPlan *plan)
{
  GListModel *list = kh_plan_get_signatures (plan);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KhSignature) signature = g_list_model_get_item (list, i);
      g_autofree char *authority = g_strdup (kh_signature_get_authority (signature));

      if (authority != NULL)
        g_strdelimit (authority, "\n", '/');
      g_string_append_printf (
          out, "%s | %s | %s\n", authority != NULL ? authority : "-",
          kh_signature_get_position (signature) != NULL ? kh_signature_get_position (signature) : "-",
          kh_signature_get_name (signature) != NULL ? kh_signature_get_name (signature) : "-");
    }
  return g_string_free (out, FALSE);
}

/* The words of @text in small letters, one space between. */
static inline GStrv
outline_words (const char *text)
{
  g_autofree char *normal = kh_text_normalize (text);
  g_autofree char *placed = kh_text_fold_tone_place (normal);
  g_autofree char *small = g_utf8_casefold (placed, -1);
  GPtrArray *words = g_ptr_array_new ();
  GString *word = g_string_new (NULL);

  for (const char *p = small;; p = g_utf8_next_char (p))
    {
      if (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)))
        {
          g_string_append_unichar (word, g_utf8_get_char (p));
          continue;
        }
      /* "05" and "5" are one number. */
      if (word->len > 0)
        g_ptr_array_add (words, g_strdup (word->str[0] == '0' && word->len > 1 ? word->str + 1 : word->str));
      g_string_truncate (word, 0);
      if (*p == '\0')
        break;
    }
  g_string_free (word, TRUE);
  g_ptr_array_add (words, NULL);
  return (GStrv) g_ptr_array_free (words, FALSE);
}

/* The words of the plan as it prints, in order. */
static inline char *
outline_print (KhPlan *plan)
{
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < kh_document_get_n_blocks (document); i++)
    {
      const KhBlock *block = kh_document_get_block (document, i);
      g_autofree char *text = kh_block_dup_text (block);

      g_string_append_printf (out, "%s\n", text);
      if (block->recipients != NULL && block->recipients->len > 0)
        g_string_append (out, "Nơi nhận\n");
      for (guint j = 0; block->recipients != NULL && j < block->recipients->len; j++)
        {
          g_autofree char *line = kh_block_dup_text (g_ptr_array_index (block->recipients, j));

          g_string_append_printf (out, "%s\n", line);
        }
      for (guint j = 0; block->signers != NULL && j < block->signers->len; j++)
        {
          const KhSigner *signer = g_ptr_array_index (block->signers, j);

          g_string_append_printf (out, "%s\n%s\n%s\n", signer->authority != NULL ? signer->authority : "",
                                  signer->position != NULL ? signer->position : "",
                                  signer->name != NULL ? signer->name : "");
        }
    }
  return g_string_free (out, FALSE);
}

static inline gboolean
outline_is_found (KhPlan *plan, guint line, const char *word)
{
  GListModel *findings = kh_plan_get_findings (plan);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);
      g_auto (GStrv) words = NULL;

      if (kh_finding_get_line (finding) != (int) line || kh_finding_get_text (finding) == NULL
          || !(g_str_has_prefix (kh_finding_get_rule (finding), "import-unplaced")
               || g_str_equal (kh_finding_get_rule (finding), "import-numbering")))
        continue;
      words = outline_words (kh_finding_get_text (finding));
      if (g_strv_contains ((const char *const *) words, word))
        return TRUE;
    }
  return FALSE;
}

/**
 * outline_assert_nothing_lost:
 * @out_of_order: words that may stand elsewhere in the printed plan than in the
 *   text, and numbers of headings and items that may print as others
 *
 * Each word of @text must be printed by the plan, in the order of the text, or
 * be in a finding about its line.
 */
static inline void
outline_assert_nothing_lost (const char *text, KhPlan *plan, guint out_of_order)
{
  g_autofree char *print = outline_print (plan);
  g_auto (GStrv) printed = outline_words (print);
  const guint n = g_strv_length (printed);
  g_autofree guint8 *used = g_new0 (guint8, n + 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint at = 0, moved = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = outline_words (lines[i]);
      const char *start = lines[i] + strspn (lines[i], " \f");
      KhLabel label = kh_label_parse (start);
      g_autofree char *mark = g_strndup (start, label.mark_length);
      g_auto (GStrv) marks = outline_words (mark);

      for (char **word = words; *word != NULL; word++)
        {
          guint j = at;

          if (outline_is_found (plan, i + 1, *word))
            continue;
          /* Words may stand between that the plan adds: the letterhead that a scan lost. */
          while (j < n && j < at + 40 && (used[j] || strcmp (printed[j], *word) != 0))
            j++;
          if (j < n && j < at + 40)
            {
              used[j] = TRUE;
              at = j + 1;
              continue;
            }
          /* A number that prints as another or as a dash: "1.2.", or "a)" of a task. */
          if (word - words < (gssize) g_strv_length (marks))
            {
              moved++;
              continue;
            }
          for (j = 0; j < n && (used[j] || strcmp (printed[j], *word) != 0);)
            j++;
          if (j == n)
            g_error ("the word “%s” of line %u is lost: %s", *word, i + 1, lines[i]);
          used[j] = TRUE;
          moved++;
        }
    }
  g_assert_cmpuint (moved, <=, out_of_order);
}

/* Reads @text, which must be a plan. */
static inline KhPlan *
outline_read (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  KhPlan *plan = kh_text_reader_read (bytes, 0, KH_READER_PLAN_ONLY, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);
  return plan;
}

/* The content of a file of tests/formats/data. */
static inline char *
outline_load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "formats", "data", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* How most small texts begin. */
#define OUTLINE_HEAD "KẾ HOẠCH\nCải cách hành chính của Sở Mẫu năm 2027\n\n"

/* Reads OUTLINE_HEAD and @body; the outline must be @expected, and no word may be lost. */
static inline KhPlan *
outline_assert_body (const char *body, const char *expected)
{
  g_autofree char *text = g_strconcat (OUTLINE_HEAD, body, NULL);
  g_autoptr (KhPlan) plan = outline_read (text);
  g_autofree char *outline = outline_plan (plan);

  g_assert_cmpstr (outline, ==, expected);
  outline_assert_nothing_lost (text, plan, 40);
  return g_steal_pointer (&plan);
}

static inline void
outline_check_body (const char *body, const char *expected)
{
  g_autoptr (KhPlan) plan = outline_assert_body (body, expected);

  g_assert_cmpuint (outline_count (plan, "import-unplaced"), ==, 0);
}
