/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding citations in text.
 *
 * Type, number and symbol are a pattern; what follows (date, issuer, title) is
 * read step by step, because an issuer and a title may hold commas and end only
 * where a sentence, or the next document, begins. */
#include "citation-parser.h"

#include <string.h>

#include "date.h"
#include "symbol.h"

/* Decree 30/2020/NĐ-CP, article 7, and the kinds of normative documents. Longer
 * names stand before those they begin with. */
#define TYPES                                                                                             \
  "Văn bản hợp nhất|Thông tư liên tịch|Nghị quyết liên tịch|Thông báo kết luận|Bộ luật|Luật|Pháp lệnh|"    \
  "Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư|Thông báo|Thông cáo|Kế hoạch|Công văn|Công điện|"      \
  "Hướng dẫn|Chương trình|Đề án|Dự án|Phương án|Tờ trình|Báo cáo|Kết luận|Quy định|Quy chế|Lệnh|Văn bản"

#define NUMBER "[0-9]{1,5}[a-zđ]?\\s*/\\s*(?:[0-9]{4}\\s*/\\s*)?(?:[\\p{Lu}][\\p{L}0-9&]*(?:\\s?[-/]\\s?[\\p{L}0-9&]+)*|[0-9]{4}(?![0-9]))"

#define DATE                                                                 \
  "(?:ngày\\s+)?(?:[0-9]{1,2}\\s+tháng\\s+[0-9]{1,2}\\s+năm\\s+[0-9]{4}"     \
  "|[0-9]{1,2}\\s?[-/.]\\s?[0-9]{1,2}\\s?[-/.]\\s?[0-9]{4})(?![0-9])"

/* Words that begin what a document is about. */
#define TITLE_START                                                                                        \
  "(?:về|Về|V/v|[Bb]an hành|[Qq]uy định|[Pp]hê duyệt|[Ss]ửa đổi|[Bb]ổ sung|[Hh]ướng dẫn|[Tt]hông qua|"       \
  "[Cc]ông bố|[Bb]ãi bỏ|[Tt]hành lập|[Tt]riển khai|[Đđ]ẩy mạnh|[Tt]ăng cường|[Gg]iao)(?=\\s)"

void
kh_citation_free (KhCitation *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->document);
  g_free (self);
}

typedef enum
{
  PATTERN_CITATION,
  PATTERN_DATE,
  PATTERN_ISSUER,
  PATTERN_TITLE,
  PATTERN_TITLE_START,
  PATTERN_NAME_BEFORE_COMMA,
  PATTERN_NAME_AFTER_COMMA,
  PATTERN_CLAUSE,
  PATTERN_NEXT,
  PATTERN_BASIS,
  N_PATTERNS,
} Pattern;

static const char *const patterns[] = {
  [PATTERN_CITATION]
  = "(?<![\\p{L}0-9])(?:(?<type>(?i:" TYPES "))\\s+(?:số\\s*:?\\s*)?(?<number>" NUMBER ")"
    "|(?<law>Luật|Bộ luật|Pháp lệnh)\\s+(?<name>\\p{Lu}[^;.\\n()]{2,160}?)"
    "(?:\\s+số\\s+(?<lawnumber>" NUMBER "))?(?:,?\\s+(?<lawdate>ngày\\s+" DATE ")|(?=\\s*(?:[;.\\n]|$))))",
  [PATTERN_DATE] = "\\G,?\\s+(" DATE ")",
  [PATTERN_ISSUER] = "\\G,?\\s+của\\s+(?=\\p{Lu})",
  [PATTERN_TITLE] = "\\G,?\\s+(?=" TITLE_START ")",
  [PATTERN_TITLE_START] = "\\G" TITLE_START,
  [PATTERN_NAME_BEFORE_COMMA] = "(?:Bộ|Sở|Phòng|Ban|Cục|Viện)\\s+\\p{Lu}\\p{L}*(?:\\s+\\p{Ll}+){0,2}$",
  [PATTERN_NAME_AFTER_COMMA] = "\\G,\\s+\\p{Lu}\\p{L}*(?:\\s+\\p{Ll}+)*\\s+và\\s+\\p{Lu}",
  [PATTERN_CLAUSE] = "\\G,\\s+\\p{Lu}",
  [PATTERN_NEXT] = "\\G\\s+và\\s+(?:" TYPES ")\\s+(?:số\\s*:?\\s*)?[0-9]",
  [PATTERN_BASIS] = "Căn cứ\\s+$",
};

/* Compiled once: a find reads with several of them at every word. */
static GRegex *
get_regex (Pattern pattern)
{
  static gsize regexes[N_PATTERNS];

  if (g_once_init_enter (&regexes[pattern]))
    g_once_init_leave (&regexes[pattern], (gsize) g_regex_new (patterns[pattern], G_REGEX_OPTIMIZE,
                                                              G_REGEX_MATCH_DEFAULT, NULL));

  return (GRegex *) regexes[pattern];
}

/* Returns: (transfer full) (nullable): what group 1 (or all) of @pattern matches right at *@p, which moves on */
static char *
take (const char **p, Pattern pattern)
{
  g_autoptr (GMatchInfo) match = NULL;
  int end;

  if (!g_regex_match (get_regex (pattern), *p, G_REGEX_MATCH_DEFAULT, &match)
      || !g_match_info_fetch_pos (match, 0, NULL, &end))
    return NULL;
  *p += end;

  return g_match_info_fetch (match, g_match_info_get_match_count (match) > 1 ? 1 : 0);
}

static gboolean
looks_at (const char *p, Pattern pattern)
{
  return g_regex_match (get_regex (pattern), p, G_REGEX_MATCH_DEFAULT, NULL);
}

gboolean
kh_citation_is_title_start (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return looks_at (text, PATTERN_TITLE_START);
}

/* "Bộ Văn hóa, Thể thao và Du lịch": a comma inside a body's name stands in its first words. */
static gboolean
is_inside_name (const char *start, const char *comma)
{
  g_autofree char *before = g_strndup (start, (gsize) (comma - start));

  return looks_at (before, PATTERN_NAME_BEFORE_COMMA) && looks_at (comma, PATTERN_NAME_AFTER_COMMA);
}

/* Returns: where the words of an issuer or title that begin at @start end */
static const char *
find_end (const char *start, gboolean issuer)
{
  const char *p = start;
  guint depth = 0;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '(')
        depth++;
      else if (*p == ')' && depth-- == 0)
        return p;
      else if (*p == ';' || *p == '\n' || (issuer && (*p == '(' || *p == ':')))
        return p;
      else if (*p == '.' && (p[1] == '\0' || p[1] == ' ' || p[1] == '\n' || p[1] == '/'))
        return p;
      else if (*p == ',' && !is_inside_name (start, p) && (issuer || looks_at (p, PATTERN_CLAUSE)))
        return p;
      else if (*p == ' ' && issuer && looks_at (p + 1, PATTERN_TITLE_START))
        return p;
      else if (*p == ' ' && looks_at (p, PATTERN_NEXT))
        return p;
    }

  return p;
}

static char *
take_words (const char **p, gboolean issuer)
{
  const char *end = find_end (*p, issuer);
  char *words = g_strstrip (g_strndup (*p, (gsize) (end - *p)));

  while (end > *p && end[-1] == ' ')
    end--;
  *p = end;

  return words;
}

static void
read_details (KhLegalDocument *document, const char **p)
{
  g_autofree char *date = take (p, PATTERN_DATE);
  g_autofree char *of = NULL;
  g_autofree char *about = NULL;

  if (date != NULL)
    {
      g_autofree char *iso = kh_date_parse (date);

      g_object_set (document, "date", iso, NULL);
    }

  of = take (p, PATTERN_ISSUER);
  if (of != NULL)
    {
      g_autofree char *issuer = take_words (p, TRUE);

      g_object_set (document, "issuer", issuer, NULL);
    }

  about = take (p, PATTERN_TITLE);
  if (about != NULL)
    {
      g_autofree char *title = take_words (p, FALSE);

      g_object_set (document, "title", title, NULL);
    }
}

static void
set_number (KhLegalDocument *document, const char *written)
{
  g_autofree char *number = NULL;
  g_autofree char *symbol = NULL;

  /* "61/2018": the year alone, the rest of the symbol forgotten. */
  if (kh_symbol_split (written, &number, &symbol))
    g_object_set (document, "number", number, "symbol", symbol, NULL);
}

/* "NGHỊ ĐỊNH" and "nghị định" are "Nghị định". */
static char *
capitalise (const char *type)
{
  g_autofree char *lower = g_utf8_strdown (type, -1);
  g_autofree char *first = g_utf8_substring (lower, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, lower + strlen (first), NULL);
}

static KhCitation *
citation_new (gsize start, const char *type)
{
  KhCitation *self = g_new0 (KhCitation, 1);
  g_autofree char *name = capitalise (type);

  self->start = start;
  self->document = kh_legal_document_new (name);

  return self;
}

/* A law by its name. Returns: (transfer full) (nullable) */
static KhCitation *
find_law (const char *text, GMatchInfo *match, int start)
{
  g_autofree char *type = g_match_info_fetch_named (match, "law");
  g_autofree char *name = g_match_info_fetch_named (match, "name");
  g_autofree char *number = g_match_info_fetch_named (match, "lawnumber");
  g_autofree char *date = g_match_info_fetch_named (match, "lawdate");
  gboolean dated = date != NULL && *date != '\0';
  gboolean numbered = number != NULL && *number != '\0';
  g_autofree char *before = g_strndup (text, (gsize) start);
  KhCitation *self;

  /* Without a date or number only the end of a legal basis says where the name ends. */
  if (!dated && !numbered && !looks_at (before, PATTERN_BASIS))
    return NULL;

  self = citation_new ((gsize) start, type);
  g_strchomp (name);
  g_object_set (self->document, "title", name, NULL);
  if (numbered)
    set_number (self->document, number);
  if (dated)
    {
      g_autofree char *iso = kh_date_parse (date);

      g_object_set (self->document, "date", iso, NULL);
    }

  return self;
}

GPtrArray *
kh_citation_find_all (const char *text)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_citation_free);
  int position = 0;

  g_return_val_if_fail (text != NULL, NULL);

  for (;;)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *type = NULL;
      KhCitation *citation;
      int start, end;

      if (!g_regex_match_full (get_regex (PATTERN_CITATION), text, -1, position, G_REGEX_MATCH_DEFAULT, &match, NULL))
        break;
      g_match_info_fetch_pos (match, 0, &start, &end);
      type = g_match_info_fetch_named (match, "type");
      if (type != NULL && *type != '\0')
        {
          g_autofree char *number = g_match_info_fetch_named (match, "number");
          const char *p = text + end;

          citation = citation_new ((gsize) start, type);
          set_number (citation->document, number);
          read_details (citation->document, &p);
          end = (int) (p - text);
        }
      else
        {
          citation = find_law (text, match, start);
          if (citation == NULL)
            {
              /* What was no law by name may still hold other documents. */
              position = start + 1;
              while ((text[position] & 0xC0) == 0x80)
                position++;
              continue;
            }
        }
      citation->end = (gsize) end;
      g_ptr_array_add (found, citation);
      position = end;
    }

  return g_steal_pointer (&found);
}
