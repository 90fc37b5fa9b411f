/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Capitals that follow from the place of a word; those of names are in the tables. */
#include "families.h"

#include <string.h>

static gboolean
is_upper (const KhToken *token)
{
  return token->is_word && g_unichar_isupper (g_utf8_get_char (token->placed));
}

static gboolean
is_lower (const KhToken *token)
{
  return token->is_word && g_unichar_islower (g_utf8_get_char (token->placed));
}

static char *
raise_first (const char *word, gsize length)
{
  const char *rest = g_utf8_next_char (word);
  GString *raised = g_string_new (NULL);

  g_string_append_unichar (raised, g_unichar_toupper (g_utf8_get_char (word)));
  g_string_append_len (raised, rest, (gssize) (length - (gsize) (rest - word)));

  return g_string_free (raised, FALSE);
}

static void
report_small (KhLook *look, const KhToken *token)
{
  g_autofree char *fix = raise_first (look->passage->plain + token->start, token->end - token->start);

  kh_report_words (&look->report, "language-sentence-capital", look->passage, token->start, token->end, fix, NULL);
}

/* "TP. Hà Nội", "v.v. của": the full stop belongs to the abbreviation. */
static gboolean
ends_sentence (KhLook *look, guint index)
{
  static const char *const short_forms[] = { "tp", "tx", "tt", "ths", "ts", "pgs", "gs", "đ", "v", "tr", "stt", "số", NULL };
  const KhToken *stop = kh_tokens_get (look->tokens, index);
  const KhToken *word = index > 0 ? kh_tokens_get (look->tokens, index - 1) : NULL;

  if (!g_str_equal (stop->folded, ".") && !g_str_equal (stop->folded, "?") && !g_str_equal (stop->folded, "!"))
    return FALSE;

  return word != NULL && word->is_word && !g_strv_contains (short_forms, word->folded)
         && look->passage->plain[stop->end] == ' ';
}

static void
look_at_sentences (KhLook *look)
{
  const KhPassage *passage = look->passage;

  if (look->tokens->len == 0 || passage->kind == KH_PASSAGE_DETAIL || passage->kind == KH_PASSAGE_CELL)
    return;
  /* "a) " is a sign of a list, and another rule's. */
  if (passage->kind != KH_PASSAGE_RECIPIENT && is_lower (kh_tokens_get (look->tokens, 0))
      && (look->tokens->len < 2 || !g_str_equal (kh_tokens_get (look->tokens, 1)->folded, ")")))
    report_small (look, kh_tokens_get (look->tokens, 0));
  for (guint i = 1; i + 1 < look->tokens->len; i++)
    if (ends_sentence (look, i) && is_lower (kh_tokens_get (look->tokens, i + 1)))
      report_small (look, kh_tokens_get (look->tokens, i + 1));
}

/* First words of names that go on with a small letter: "Bộ phận", "Kèm theo", "Nghị định". */
static gboolean
begins_name (const char *word)
{
  static const char *const firsts[] = {
    "bộ",   "sở",   "ban",  "ủy",    "hội",   "phòng", "văn",   "trung", "cục",  "chi",  "tổng", "đảng", "nghị",
    "quyết", "thông", "luật", "chỉ",   "kế",    "công",  "kèm",   "điều",  "phụ",  "phần", "chương", "mục", "tiểu",
    "mẫu",  "biểu", "nguồn", "tỉnh", "thành", "thủ",   "chính", "quốc",  "trường", "viện", "nhà",  "ngân", "quỹ",
    "cổng", "hệ",   "đề",   "dự",   "hướng", "quy",   "pháp",  "theo",  "ghi",  "tờ",   "kết",  "xem",  "trích",
    "bảng", "hình", "phương", "đài", "đoàn",  "liên",  "mặt",   "nay",   "nhóm", "tổ",   "khoa", "khối", "trạm",
    "vụ",   "thanh", "tòa",  "lực",  "hợp",   NULL,
  };

  return g_strv_contains (firsts, word);
}

static void
look_at_parentheses (KhLook *look)
{
  for (guint i = 1; i + 2 < look->tokens->len; i++)
    {
      const KhToken *before = kh_tokens_get (look->tokens, i - 1);
      const KhToken *first = kh_tokens_get (look->tokens, i + 1);
      const KhToken *second = kh_tokens_get (look->tokens, i + 2);
      g_autofree char *upper = NULL;

      if (!g_str_equal (kh_tokens_get (look->tokens, i)->folded, "(") || !before->is_word || !is_upper (first)
          || !is_lower (second) || begins_name (first->folded))
        continue;
      upper = g_utf8_strup (first->placed, -1);
      if (g_str_equal (upper, first->placed) && g_utf8_strlen (upper, -1) > 1)
        continue; /* an abbreviation */
      kh_report_words (&look->report, "language-parenthesis-capital", look->passage, first->start, second->end, NULL, NULL);
    }
}

/* "điều 5" for "Điều 5", "Khoản 2" for "khoản 2" */
static void
look_at_references (KhLook *look)
{
  static gsize small, large;
  const char *const patterns[] = {
    "(?<![\\p{L}\\d])(?<!số )(?<!nhiều )(?<!các )(?:điều|mục|tiểu mục)(?= \\d+(?![\\d%]| (?:việc|nội dung|của|quan)))|(?<![\\p{L}\\d])(?:chương|mục|phần)(?= [IVXLC]+(?![\\p{L}]))",
    "(?<=[\\p{Ll},;(] )(?:Khoản|Điểm)(?= (?:\\d+|[a-zđ])(?![\\p{L}\\d]))",
  };
  gsize *const onces[] = { &small, &large };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      for (g_regex_match (kh_checks_get_regex (onces[i], patterns[i]), look->passage->plain, 0, &match);
           g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *word = g_match_info_fetch (match, 0);
          g_autofree char *fix = i == 0 ? raise_first (word, strlen (word)) : g_utf8_strdown (word, -1);
          int start, end;

          g_match_info_fetch_pos (match, 0, &start, &end);
          kh_report_words (&look->report, "language-reference-capital", look->passage, (gsize) start, (gsize) end, fix, NULL);
        }
    }
}

void
kh_look_at_capitals (KhLook *look)
{
  look_at_sentences (look);
  look_at_parentheses (look);
  look_at_references (look);
}
