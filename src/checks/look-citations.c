/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How documents are cited: the form of number and symbol, what a citation lacks,
 * and whether the document still holds. */
#include "families.h"

#include <stdlib.h>
#include <string.h>

#define TYPES                                                                                                \
  "Thông tư liên tịch|Nghị quyết liên tịch|Thông báo kết luận|Nghị quyết|Nghị định|Quyết định|Chỉ thị|"        \
  "Thông tư|Thông báo|Kế hoạch|Công văn|Công điện|Hướng dẫn|Chương trình|Đề án|Tờ trình|Báo cáo|Kết luận|"     \
  "Quy định|Quy chế|Văn bản"

#define SYMBOL "\\p{Lu}[\\p{L}\\d&]*(?:\\s*[-–—/]\\s*\\p{Lu}[\\p{L}\\d&]*)*"
#define NUMBER "\\d{1,5}[a-zđ]?\\s*[/-]\\s*(?:\\d{4}(?!\\d)(?:\\s*/\\s*" SYMBOL ")?|" SYMBOL ")"

/* One number with all that the form of a citation says of it. */
typedef struct
{
  KhLook     *look;
  const char *type; /* as written */
  gsize       start; /* of the type, or of the number in a list */
  gsize       number_start;
  gsize       number_end;
  gboolean    has_word; /* "số" */
} Cited;

static char *
dup_range (KhLook *look, gsize start, gsize end)
{
  return g_strndup (look->passage->plain + start, end - start);
}

/* "61/2018/NĐCP" and "61 / 2018 / NĐ – CP" as they should be. Returns: (transfer full) */
static char *
tidy_number (const char *number)
{
  GString *tidy = g_string_new (NULL);
  static const char *const joined[][2] = {
    { "NĐCP", "NĐ-CP" }, { "NQCP", "NQ-CP" }, { "QĐTTg", "QĐ-TTg" }, { "CTTTg", "CT-TTg" }, { "QĐUBND", "QĐ-UBND" },
    { "KHUBND", "KH-UBND" }, { "CTUBND", "CT-UBND" }, { "NQHĐND", "NQ-HĐND" }, { "TTBNV", "TT-BNV" }, { "TTBTC", "TT-BTC" },
  };

  for (const char *p = number; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        continue;
      if (c == 0x2013 || c == 0x2014)
        g_string_append_c (tidy, '-');
      else
        g_string_append_unichar (tidy, c);
    }
  for (guint i = 0; i < G_N_ELEMENTS (joined); i++)
    if (g_str_has_suffix (tidy->str, joined[i][0]))
      {
        g_string_truncate (tidy, tidy->len - strlen (joined[i][0]));
        g_string_append (tidy, joined[i][1]);
        break;
      }

  return g_string_free (tidy, FALSE);
}

static gboolean
is_truncated (const char *number)
{
  static gsize once;

  return g_regex_match (kh_checks_get_regex (&once, "^\\d+[a-zđ]?/\\d{4}$"), number, 0, NULL);
}

/* Returns: (transfer full) (nullable): the abbreviation of the kind, which begins the symbol of a named kind */
static char *
dup_code (const char *number)
{
  static gsize once;
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (kh_checks_get_regex (&once, "^\\d+[a-zđ]?/(?:\\d{4}/)?(\\p{Lu}\\p{L}*)-"), number, 0, &match))
    return NULL;

  return g_match_info_fetch (match, 1);
}

/* Normative kinds are not in the decree's list of administrative ones. */
static const char *
get_code_of_type (KhTables *tables, const char *type)
{
  static const char *const normative[][2] = { { "Nghị định", "NĐ" }, { "Thông tư", "TT" }, { "Thông tư liên tịch", "TTLT" } };
  const KhTypeCode *row;

  for (guint i = 0; i < G_N_ELEMENTS (normative); i++)
    if (g_str_equal (type, normative[i][0]))
      return normative[i][1];
  row = tables != NULL ? kh_tables_find_type (tables, type) : NULL;

  return row != NULL && *row->code != '\0' ? row->code : NULL;
}

static void
look_at_type (Cited *cited, const char *number)
{
  KhTables *tables = cited->look->report.tables;
  const char *wanted = get_code_of_type (tables, cited->type);
  g_autofree char *code = dup_code (number);

  /* Only where the code is that of another kind: a body's own symbols are its own affair. */
  if (wanted == NULL || code == NULL || g_str_equal (wanted, code) || g_str_equal (wanted, "NQ"))
    return;
  if (g_str_equal (code, "NĐ") || g_str_equal (code, "TT") || (tables != NULL && kh_tables_find_code (tables, code) != NULL))
    kh_report_words (&cited->look->report, "citation-type-mismatch", cited->look->passage, cited->start,
                     cited->number_end, NULL, NULL);
}

/* What follows the number: a comma too much, a date of another year. */
static void
look_at_date (Cited *cited, const char *number)
{
  static gsize once, year_once;
  KhLook *look = cited->look;
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GMatchInfo) year_match = NULL;
  g_autofree char *comma = NULL;
  g_autofree char *year = NULL;
  int end;

  if (!g_regex_match_full (kh_checks_get_regex (&once, "\\G(\\s*,)?\\s+ngày\\s+\\d{1,2}(?:\\s?[/.-]\\s?\\d{1,2}\\s?[/.-]\\s?|\\s+tháng\\s+\\d{1,2}\\s+năm\\s+)(\\d{4})"),
                           look->passage->plain, -1, (int) cited->number_end, 0, &match, NULL))
    return;
  comma = g_match_info_fetch (match, 1);
  year = g_match_info_fetch (match, 2);
  g_match_info_fetch_pos (match, 0, NULL, &end);
  if (comma != NULL && *comma != '\0')
    {
      static gsize word_once;
      const char *plain = look->passage->plain;
      const gsize day = (gsize) (strstr (plain + cited->number_end, "ngày") - plain);
      const gsize from = cited->has_word ? cited->start : cited->number_start;
      g_autofree char *head = dup_range (look, from, cited->number_end);
      g_autofree char *fix = NULL;
      g_autoptr (GMatchInfo) word = NULL;
      gsize start = from;
      int word_start;

      /* From the word "số" on. */
      if (g_regex_match (kh_checks_get_regex (&word_once, "số\\s*:?\\s*(?=\\d)"), head, 0, &word)
          && g_match_info_fetch_pos (word, 0, &word_start, NULL))
        start += (gsize) word_start;
      fix = g_strdup_printf ("%.*s ngày", (int) (cited->number_end - start), plain + start);
      kh_report_words (&look->report, "citation-comma-before-date", look->passage, start, day + strlen ("ngày"), fix, NULL);
    }
  if (g_regex_match (kh_checks_get_regex (&year_once, "^\\d+[a-zđ]?/(\\d{4})(?:/|$)"), number, 0, &year_match))
    {
      g_autofree char *own = g_match_info_fetch (year_match, 1);

      if (!g_str_equal (own, year))
        kh_report_words (&look->report, "citation-year-mismatch", look->passage, cited->number_start, (gsize) end, NULL, NULL);
    }
}

static void
look_at_form (Cited *cited)
{
  KhLook *look = cited->look;
  g_autofree char *written = dup_range (look, cited->number_start, cited->number_end);
  g_autofree char *number = tidy_number (written);

  if (!g_str_equal (number, written))
    kh_report_words (&look->report, "citation-symbol-form", look->passage, cited->number_start, cited->number_end, number,
                     NULL);
  if (!cited->has_word && cited->start < cited->number_start)
    {
      const gsize type_end = cited->start + strlen (cited->type);
      g_autofree char *fix = g_strdup_printf ("%.*s số %s", (int) (type_end - cited->start),
                                              look->passage->plain + cited->start, written);

      kh_report_words (&look->report, "citation-word-missing", look->passage, cited->start, cited->number_end, fix, NULL);
    }
  if (is_truncated (number))
    kh_report_words (&look->report, "citation-truncated", look->passage, cited->start, cited->number_end, NULL, NULL);
  look_at_type (cited, number);
  look_at_date (cited, number);
}

/* "Nghị định số 107/2020, 108/2020": the numbers that follow are of the same kind. */
static void
look_at_list (Cited *cited)
{
  static gsize once;
  GRegex *regex = kh_checks_get_regex (&once, "\\G\\s*(?:,|;|và)\\s+(?:số\\s+)?(" NUMBER ")");

  for (;;)
    {
      g_autoptr (GMatchInfo) match = NULL;
      int start, end;

      if (!g_regex_match_full (regex, cited->look->passage->plain, -1, (int) cited->number_end, 0, &match, NULL))
        return;
      g_match_info_fetch_pos (match, 1, &start, &end);
      cited->start = cited->number_start = (gsize) start;
      cited->number_end = (gsize) end;
      cited->has_word = TRUE;
      look_at_form (cited);
    }
}

static void
look_at_forms (KhLook *look)
{
  static gsize once;
  GRegex *regex = kh_checks_get_regex (&once, "(?<![\\p{L}\\d])((?i:" TYPES "))\\s+(số\\s*:?\\s*)?(" NUMBER ")");
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, look->passage->plain, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *type = g_match_info_fetch (match, 1);
      g_autofree char *word = g_match_info_fetch (match, 2);
      Cited cited = { look, type, 0, 0, 0, word != NULL && *word != '\0' };
      int start, number_start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      g_match_info_fetch_pos (match, 3, &number_start, NULL);
      cited.start = (gsize) start;
      cited.number_start = (gsize) number_start;
      cited.number_end = (gsize) end;
      look_at_form (&cited);
      look_at_list (&cited);
    }
}

/* "Chỉ thị về “…”": which one, nobody can look up. */
static void
look_at_nameless (KhLook *look)
{
  static gsize once;
  GRegex *regex = kh_checks_get_regex (&once, "(?<!\\p{L})(Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư|Kế hoạch|Công văn)(?= về [“\"])");
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, look->passage->plain, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      kh_report_words (&look->report, "citation-no-number", look->passage, (gsize) start, (gsize) end, NULL, NULL);
    }
}

static char *
describe_successors (const KhOldDocument *old)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < old->successors->len; i++)
    {
      const KhSuccessor *successor = old->successors->pdata[i];
      g_autofree char *date = kh_date_format_short (successor->date);

      g_string_append_printf (words, "%s%s số %s%s%s", i > 0 ? "; " : "", successor->type, successor->number,
                              date != NULL ? " ngày " : "", date != NULL ? date : "");
    }
  if (old->on != NULL)
    {
      g_autofree char *on = kh_date_format_short (old->on);

      g_string_append_printf (words, "%s(từ ngày %s)", words->len > 0 ? " " : "", on);
    }

  return g_string_free (words, FALSE);
}

/* Returns: whether @old is so on @day; what amends or replaces it does so no earlier than it is issued */
static gboolean
is_so (const KhOldDocument *old, const char *day)
{
  const char *from = old->on;

  for (guint i = 0; from == NULL && i < old->successors->len; i++)
    from = ((const KhSuccessor *) old->successors->pdata[i])->date;

  return from == NULL || strcmp (day, from) >= 0;
}

/* What the body's own register says of it. Returns: (nullable): the finding */
static KhFinding *
look_at_register (KhLook *look, KhLegalDocument *document, gsize start, gsize end)
{
  const KhEndedDocument *ended = kh_passages_find_ended (look->context, document);
  KhFinding *finding;

  if (ended == NULL)
    return NULL;
  finding = kh_report_words (&look->report, ended->successor != NULL ? "citation-replaced" : "citation-repealed", look->passage,
                             start, end, NULL, ended->successor != NULL ? ended->successor : "");
  if (finding != NULL)
    g_object_set (finding, "source", "Danh mục văn bản của cơ quan", NULL);

  return finding;
}

static KhFinding *
look_at_tables (KhLook *look, const KhOldDocument *old, gsize start, gsize end)
{
  static const char *const rules[] = { "citation-replaced", "citation-repealed", "citation-amended" };
  g_autofree char *detail = describe_successors (old);
  KhFinding *finding;

  if (old->fate == KH_DOCUMENT_REPEALED && *detail != '\0')
    {
      g_autofree char *bare = g_steal_pointer (&detail);

      detail = g_strconcat (" ", bare, NULL);
    }
  finding = kh_report_words (&look->report, rules[old->fate], look->passage, start, end, NULL, detail);
  if (finding != NULL)
    g_object_set (finding, "source", old->source, NULL);

  return finding;
}

/* @text: (nullable): what is printed where the passage holds only a reference */
static void
look_at_fate (KhLook *look, KhLegalDocument *document, gsize start, gsize end, const char *text)
{
  g_autofree char *number = kh_legal_document_dup_number (document);
  const KhOldDocument *old
    = number != NULL && look->report.tables != NULL ? kh_tables_find_document (look->report.tables, number) : NULL;
  KhFinding *finding = NULL;

  if (old != NULL && is_so (old, kh_passages_get_day (look->context)))
    finding = look_at_tables (look, old, start, end);
  else
    finding = look_at_register (look, document, start, end);
  if (finding != NULL && text != NULL)
    g_object_set (finding, "text", text, NULL);
}

/* Returns: (transfer full) (nullable): what the first mention of @document lacks, in Vietnamese words like the plan's */
static char *
dup_lacking (KhLegalDocument *document)
{
  GString *lacking = g_string_new (NULL);
  const struct
  {
    const char *value;
    const char *name;
  } parts[] = {
    { kh_legal_document_get_date (document), "ngày ban hành" },
    { kh_legal_document_get_issuer (document), "cơ quan ban hành" },
    { kh_legal_document_get_title (document), "trích yếu" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].value == NULL)
      g_string_append_printf (lacking, "%s%s", lacking->len > 0 ? ", " : "", parts[i].name);

  return g_string_free (lacking, lacking->len == 0);
}

static void
note_mention (KhLook *look, KhLegalDocument *document, gsize start, gsize end)
{
  g_autofree char *number = kh_legal_document_dup_number (document);

  if (number == NULL || kh_legal_document_is_law (document) || is_truncated (number))
    return;
  kh_facts_add (look->facts, KH_FACT_MENTION, start, end, kh_text_fold_name (number), dup_lacking (document));
}

/* Where kind, number and symbol end: the words a mention is known by. */
static gsize
find_number_end (KhLook *look, const KhCitation *citation)
{
  static gsize once;
  g_autoptr (GMatchInfo) match = NULL;
  int end;

  if (!g_regex_match_full (kh_checks_get_regex (&once, "\\G[\\p{L} ]+?\\s+(?:số\\s*:?\\s*)?" NUMBER), look->passage->plain, -1,
                           (int) citation->start, 0, &match, NULL)
      || !g_match_info_fetch_pos (match, 0, NULL, &end))
    return citation->end;

  return (gsize) end;
}

static void
look_at_written (KhLook *look)
{
  g_autoptr (GPtrArray) citations = kh_citation_find_all (look->passage->plain);

  for (guint i = 0; i < citations->len; i++)
    {
      const KhCitation *citation = citations->pdata[i];
      const gsize end = find_number_end (look, citation);

      note_mention (look, citation->document, citation->start, end);
      look_at_fate (look, citation->document, citation->start, end, NULL);
    }
}

/* References to the register print words that the passage does not hold. */
static void
look_at_references (KhLook *look)
{
  const char *p = look->passage->plain;

  for (guint i = 0; look->passage->cited != NULL && i < look->passage->cited->len; i++)
    {
      KhLegalDocument *document = look->passage->cited->pdata[i];
      g_autofree char *words = document != NULL ? kh_citation_format (document, KH_MENTION_LATER) : NULL;
      gsize start;

      p = strstr (p, "\xEF\xBF\xBC");
      if (p == NULL)
        return;
      start = (gsize) (p - look->passage->plain);
      p += 3;
      if (document == NULL)
        continue;
      note_mention (look, document, start, start + 3);
      look_at_fate (look, document, start, start + 3, words);
    }
}

void
kh_look_at_citations (KhLook *look)
{
  look_at_forms (look);
  look_at_nameless (look);
  look_at_written (look);
  look_at_references (look);
}
