/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of the years before Unicode in a word processor's file: which of it is. */
#include <glib/gi18n.h>
#include <string.h>

#include "package-source.h"

/* Legacy text: what the whole file says of each family of encodings. */
enum
{
  FAMILY_TCVN3,
  FAMILY_VNI,
  N_FAMILIES
};

typedef struct
{
  guint sure[N_FAMILIES];
  guint unicode[N_FAMILIES];
  gboolean converted[N_FAMILIES];
} Converter;

typedef void (*ParagraphFunc) (Converter *self, KhWordParagraph *paragraph);

static void
visit (Converter *self, GPtrArray *blocks, ParagraphFunc func)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const KhWordBlock *block = g_ptr_array_index (blocks, i);

      if (block->paragraph != NULL)
        func (self, block->paragraph);
      for (guint r = 0; block->table != NULL && r < block->table->rows->len; r++)
        {
          const KhWordRow *row = g_ptr_array_index (block->table->rows, r);

          for (guint c = 0; c < row->cells->len; c++)
            visit (self, ((const KhWordCell *) g_ptr_array_index (row->cells, c))->blocks, func);
        }
    }
}

static int
family_of (KhLegacy legacy)
{
  switch (legacy)
    {
    case KH_LEGACY_TCVN3:
    case KH_LEGACY_TCVN3_CAPITALS:
      return FAMILY_TCVN3;
    case KH_LEGACY_VNI:
      return FAMILY_VNI;
    case KH_LEGACY_NONE:
    default:
      return -1;
    }
}

/* All words of @paragraph in fonts of @family, taken together: a single run may
 * be too short to tell. */
static KhLegacyFit
check_paragraph (const KhWordParagraph *paragraph, int family)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < paragraph->runs->len; i++)
    {
      const KhWordRun *run = g_ptr_array_index (paragraph->runs, i);

      if (family_of (run->legacy) == family)
        g_string_append (all, run->text->str);
    }
  if (all->len == 0)
    return KH_LEGACY_PLAIN;
  return kh_legacy_check (family == FAMILY_VNI ? KH_LEGACY_VNI : KH_LEGACY_TCVN3, all->str);
}

/* Whether any run of @paragraph is in a font of @family. */
static gboolean
has_family (const KhWordParagraph *paragraph, int family)
{
  for (guint i = 0; i < paragraph->runs->len; i++)
    if (family_of (((const KhWordRun *) g_ptr_array_index (paragraph->runs, i))->legacy) == family)
      return TRUE;
  return FALSE;
}

static void
count_legacy (Converter *self, KhWordParagraph *paragraph)
{
  for (int family = 0; family < N_FAMILIES; family++)
    {
      if (!has_family (paragraph, family))
        continue;
      switch (check_paragraph (paragraph, family))
        {
        case KH_LEGACY_SURE:
          self->sure[family]++;
          break;
        case KH_LEGACY_UNICODE:
          self->unicode[family]++;
          break;
        case KH_LEGACY_PLAIN:
        case KH_LEGACY_UNSURE:
        default:
          break;
        }
    }
}

/* Marks of VNI, and combining marks, belong to the letter before them, whatever
 * run that is in. */
static void
join_marks (KhWordParagraph *paragraph)
{
  KhWordRun *before = NULL;

  for (guint i = 0; i < paragraph->runs->len; i++)
    {
      KhWordRun *run = g_ptr_array_index (paragraph->runs, i);

      if (before != NULL && run->text->len > 0 && before->text->len > 0)
        {
          gsize length = before->legacy == run->legacy
                             ? kh_legacy_mark_length (run->legacy, before->text->str, run->text->str)
                             : 0;
          const char *p = run->text->str + length;

          while (*p != '\0' && g_unichar_combining_class (g_utf8_get_char (p)) != 0)
            p = g_utf8_next_char (p);
          length = (gsize) (p - run->text->str);
          g_string_append_len (before->text, run->text->str, (gssize) length);
          g_string_erase (run->text, 0, (gssize) length);
        }
      if (run->text->len > 0)
        before = run;
    }
}

static void
convert_legacy (Converter *self, KhWordParagraph *paragraph)
{
  gboolean convert[N_FAMILIES] = { FALSE };

  join_marks (paragraph);
  for (int family = 0; family < N_FAMILIES; family++)
    {
      KhLegacyFit fit = KH_LEGACY_UNICODE;

      if (!has_family (paragraph, family))
        continue;
      fit = check_paragraph (paragraph, family);
      /* What a paragraph does not tell the rest of the file does. */
      convert[family] = fit == KH_LEGACY_SURE
                        || ((fit == KH_LEGACY_UNSURE || fit == KH_LEGACY_PLAIN)
                            && self->sure[family] > self->unicode[family]);
    }
  for (guint i = 0; i < paragraph->runs->len; i++)
    {
      KhWordRun *run = g_ptr_array_index (paragraph->runs, i);
      int family = family_of (run->legacy);
      g_autofree char *converted = NULL;

      if (family < 0 || !convert[family])
        continue;
      converted = kh_legacy_convert (run->legacy, run->text->str);
      if (strcmp (converted, run->text->str) != 0)
        self->converted[family] = TRUE;
      g_string_assign (run->text, converted);
    }
}

void
kh_word_text_convert_legacy (KhWordText *self)
{
  static const char *const encodings[] = { "TCVN3 (ABC)", "VNI" };
  Converter converter = { 0 };

  visit (&converter, self->blocks, count_legacy);
  visit (&converter, self->blocks, convert_legacy);
  for (guint i = 0; i < N_FAMILIES; i++)
    if (converter.converted[i])
      kh_source_add_finding (self->source, "import-legacy-text", KH_SEVERITY_HINT, encodings[i],
                             N_ ("Text in the old encoding %s was converted to Unicode."), 0);
}
