/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs that a Word document and an OpenDocument text have in common. */
#include "word-writer.h"

/* Height of a paragraph that is there only for its border or for Word. */
#define FILLER_PT 1.0

gboolean
kh_word_writer_init (KhWordWriter *self, const KhWordWriterClass *klass, KhDocument *document, KhProfile *profile,
                     GError **error)
{
  if (!kh_style_metrics_init (&self->metrics, document, profile, error))
    return FALSE;
  self->klass = klass;
  self->document = document;
  self->profile = profile;
  self->numbers = kh_style_numbers_new ();
  self->bookmarks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return TRUE;
}

void
kh_word_writer_clear (KhWordWriter *self)
{
  g_clear_pointer (&self->numbers, kh_style_numbers_free);
  g_clear_pointer (&self->bookmarks, g_hash_table_unref);
}

void
kh_word_add_block (KhWordWriter *self, const KhBlock *block, const KhWordShape *shape)
{
  KhWordShape own = *shape;
  KhStylePlace place;

  if (kh_style_numbers_place (self->numbers, block, &place))
    own.number = &place;
  own.fate = block->fate;
  self->klass->open_paragraph (self, block->role, &own, block->uuid);
  self->klass->add_spans (self, block->spans, &own);
  self->klass->close_paragraph (self, &own, block->uuid);
}

void
kh_word_add_empty (KhWordWriter *self, KhRole role, const KhWordShape *shape)
{
  self->klass->open_paragraph (self, role, shape, NULL);
  self->klass->close_paragraph (self, shape, NULL);
}

void
kh_word_add_rule (KhWordWriter *self, double length, double width, double after)
{
  KhWordShape shape = KH_WORD_SHAPE_INIT;

  if (length <= 0)
    return;
  shape.rule = kh_profile_get_measure (self->profile, KH_MEASURE_RULE_THICKNESS);
  shape.before = kh_profile_get_measure (self->profile, KH_MEASURE_RULE_GAP);
  shape.after = after;
  shape.exact = FILLER_PT;
  shape.left = shape.right = MAX (0, (width - length) / 2);
  kh_word_add_empty (self, KH_ROLE_RULE, &shape);
}

void
kh_word_add_filler (KhWordWriter *self)
{
  KhWordShape shape = KH_WORD_SHAPE_INIT;

  shape.exact = FILLER_PT;
  kh_word_add_empty (self, KH_ROLE_RULE, &shape);
}

void
kh_word_add_body (KhWordWriter *self)
{
  gboolean has_signature = FALSE;
  const guint n = kh_document_get_n_blocks (self->document);

  self->width = self->metrics.text_width;
  kh_word_add_letterhead (self);
  for (guint i = 0; i < n; i++)
    {
      const KhBlock *block = kh_document_get_block (self->document, i);

      /* The letterhead, the footer and the signature's table have these. */
      if (block->role <= KH_ROLE_TITLE || block->role == KH_ROLE_ADDRESS
          || (block->role == KH_ROLE_DRAFTER_MARK && has_signature))
        continue;
      if (block->role == KH_ROLE_APPENDIX)
        {
          self->klass->open_appendix (self, block);
          self->width = block->landscape ? self->metrics.landscape_width : self->metrics.text_width;
        }
      if (block->role == KH_ROLE_TABLE)
        kh_word_add_table (self, block);
      else if (block->role == KH_ROLE_SIGNATURE)
        {
          has_signature = TRUE;
          kh_word_add_signature (self, block, kh_document_find_drafter_mark (self->document, i));
        }
      else
        self->klass->add_block (self, block, i);
    }
}
