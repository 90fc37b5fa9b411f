/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run: blocks to flows, flows to pages. */
#include "layout.h"

#include "background.h"
#include "frames-private.h"
#include "layout-private.h"
#include "typesetter.h"

static void
clear_sequence (gpointer data)
{
  KhSequence *sequence = data;

  g_clear_pointer (&sequence->flow, kh_flow_free);
  g_clear_pointer (&sequence->foot, kh_flow_free);
}

static KhSequence *
start_sequence (KhTypesetter *self, GArray *sequences, gboolean landscape)
{
  KhSequence sequence = { .flow = kh_flow_new () };
  double width = self->profile->page_width, height = self->profile->page_height;

  sequence.width = landscape ? MAX (width, height) : width;
  sequence.height = landscape ? MIN (width, height) : height;
  self->width = sequence.width - kh_profile_get_length (self->profile, KH_CHOICE_MARGIN_LEFT) -
                kh_profile_get_length (self->profile, KH_CHOICE_MARGIN_RIGHT);
  g_array_append_val (sequences, sequence);
  return &g_array_index (sequences, KhSequence, sequences->len - 1);
}

/* Box 13: the body's address under a rule as wide as the text (appendix I, III.4). */
static void
add_address (KhTypesetter *self, KhSequence *sequence, const KhBlock *block, guint index)
{
  KhLineStyle style = kh_typesetter_style (self, KH_ROLE_ADDRESS, block, index);
  double thickness = kh_profile_get_measure (self->profile, KH_MEASURE_RULE_THICKNESS);
  double y = thickness + kh_profile_get_measure (self->profile, KH_MEASURE_ADDRESS_GAP);
  double spacing = kh_profile_get_measure (self->profile, KH_MEASURE_ADDRESS_SPACING);

  if (sequence->foot != NULL)
    return;
  sequence->foot = kh_flow_new ();
  kh_flow_begin (sequence->foot, 0, KH_BREAK_FREE);
  kh_flow_add_rule (sequence->foot, 0, 0, self->width, thickness);
  kh_typesetter_place_balanced (self, sequence->foot, &style, block->spans, 0, self->width, &y, spacing, NULL);
  kh_flow_last (sequence->foot)->height = y;
}

static const KhBlock *
find_drafter (KhTypesetter *self, guint after, guint *index)
{
  guint n = kh_document_get_n_blocks (self->document);

  for (guint i = after; i < n; i++)
    {
      const KhBlock *block = kh_document_get_block (self->document, i);

      if (block->role == KH_ROLE_APPENDIX)
        break;
      if (block->role == KH_ROLE_DRAFTER_MARK)
        {
          *index = i;
          return block;
        }
    }
  return NULL;
}

static void
add_block (KhTypesetter *self, GArray *sequences, const KhBlock *block, guint index)
{
  KhSequence *sequence = &g_array_index (sequences, KhSequence, sequences->len - 1);
  double page_height = kh_paginate_text_height (self->profile, sequence->height);
  const KhBlock *drafter;
  guint drafter_index = 0;

  switch (block->role)
    {
    case KH_ROLE_APPENDIX:
      sequence = start_sequence (self, sequences, block->landscape);
      kh_layout_centred_block (self, sequence->flow, block, index);
      break;
    case KH_ROLE_PART:
    case KH_ROLE_PART_TITLE:
    case KH_ROLE_APPENDIX_TITLE:
    case KH_ROLE_APPENDIX_REFERENCE:
      kh_layout_centred_block (self, sequence->flow, block, index);
      break;
    case KH_ROLE_TABLE:
      if (block->table != NULL)
        kh_layout_table (self, sequence->flow, block, index, page_height);
      break;
    case KH_ROLE_SIGNATURE:
      drafter = find_drafter (self, index, &drafter_index);
      kh_layout_signature (self, sequence->flow, block, index, drafter, drafter_index, page_height);
      break;
    case KH_ROLE_ADDRESS:
      add_address (self, &g_array_index (sequences, KhSequence, 0), block, index);
      break;
    case KH_ROLE_DRAFTER_MARK:
      break; /* stands with the signature */
    case KH_ROLE_NATIONAL_TITLE:
    case KH_ROLE_MOTTO:
    case KH_ROLE_SUPERIOR:
    case KH_ROLE_ISSUER:
    case KH_ROLE_NUMBER:
    case KH_ROLE_SUBJECT:
    case KH_ROLE_PLACE_DATE:
    case KH_ROLE_SECRECY:
    case KH_ROLE_URGENCY:
    case KH_ROLE_CIRCULATION:
    case KH_ROLE_ADDRESSEE:
    case KH_ROLE_TYPE_NAME:
    case KH_ROLE_TITLE:
      break; /* the letterhead has them */
    case KH_ROLE_LEGAL_BASIS:
    case KH_ROLE_PARAGRAPH:
    case KH_ROLE_SECTION:
    case KH_ROLE_CLAUSE_HEADING:
    case KH_ROLE_CLAUSE:
    case KH_ROLE_POINT:
    case KH_ROLE_DASH:
    case KH_ROLE_PLUS:
    case KH_ROLE_RECIPIENTS_LABEL:
    case KH_ROLE_RECIPIENT:
    case KH_ROLE_SIGNER_AUTHORITY:
    case KH_ROLE_SIGNER_POSITION:
    case KH_ROLE_SIGNER_NAME:
    case KH_ROLE_PAGE_NUMBER:
    case KH_ROLE_RULE:
    case KH_ROLE_BOX:
    case KH_ROLE_TABLE_CELL:
    default:
      kh_layout_body_block (self, sequence->flow, block, index);
      break;
    }
}

static gboolean
has_letterhead (KhDocument *document)
{
  guint n = kh_document_get_n_blocks (document);

  for (guint i = 0; i < n; i++)
    if (kh_layout_is_letterhead (kh_document_get_block (document, i)->role))
      return TRUE;
  return FALSE;
}

KhFrames *
kh_layout_run_with (KhDocument *document, KhProfile *profile, KhParagraphs *paragraphs, gboolean first_fit,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (KhArena) arena = kh_arena_new ();
  g_autoptr (KhTypesetter) self = NULL;
  g_autoptr (GArray) sequences = g_array_new (FALSE, TRUE, sizeof (KhSequence));
  g_autoptr (KhFrames) frames = NULL;
  KhSequence *first;
  guint n;

  g_array_set_clear_func (sequences, clear_sequence);
  self = kh_typesetter_new (document, profile, arena, paragraphs);
  self->first_fit = first_fit;
  self->cancellable = cancellable;

  first = start_sequence (self, sequences, FALSE);
  if (has_letterhead (document))
    kh_layout_letterhead (self, first->flow);
  n = kh_document_get_n_blocks (document);
  for (guint i = 0; i < n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      add_block (self, sequences, kh_document_get_block (document, i), i);
    }

  frames = kh_frames_new (g_steal_pointer (&arena), paragraphs);
  for (guint i = 0; i < sequences->len; i++)
    {
      const KhSequence *sequence = &g_array_index (sequences, KhSequence, i);

      kh_flow_keep_headings (sequence->flow,
                             (guint) kh_profile_get_measure (profile, KH_MEASURE_HEADING_LINES));
      kh_paginate (frames, sequence, profile, self->fonts);
    }
  kh_frames_find_missing (frames, self->fonts);
  return g_steal_pointer (&frames);
}

KhFrames *
kh_layout_run_full (KhDocument *document, KhProfile *profile, gboolean first_fit, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (KhParagraphs) paragraphs = kh_paragraphs_new (profile, error);

  return paragraphs != NULL ? kh_layout_run_with (document, profile, paragraphs, first_fit, cancellable, error) : NULL;
}

static gpointer
prepare_cb (gpointer data)
{
  kh_fonts_prepare ();
  return NULL;
}

void
kh_layout_prepare (void)
{
  kh_background_start ("fonts", prepare_cb, NULL);
}

KhFrames *
kh_layout_run (KhDocument *document, KhProfile *profile, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (KH_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (KH_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return kh_layout_run_full (document, profile, FALSE, cancellable, error);
}
