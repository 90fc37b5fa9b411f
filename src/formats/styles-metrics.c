/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lengths that hang on words. */
#include "styles-metrics.h"

#include "layout.h"
#include "styles-names.h"

#include <math.h>

/* What a line's box is high in the two families a document may use, in em. */
#define LINE_BOX 1.107
/* Word processors measure a little differently: without room to spare a line
 * that just fits here would break there. */
#define SLACK_PT 3.0

static KhBlock *
copy_block (const KhBlock *block)
{
  KhBlock *copy = kh_block_new (block->role, block->label, block->uuid);

  for (guint i = 0; i < block->spans->len; i++)
    {
      const KhSpan *span = g_ptr_array_index (block->spans, i);
      kh_block_add_span (copy, span->text, span->bold, span->italic);
    }
  return copy;
}

/* The letterhead, and what an appendix comes with on a page of either kind. */
static KhDocument *
pick_parts (KhDocument *document)
{
  KhDocument *parts = kh_document_new ();
  const KhBlock *reference = kh_document_find (document, KH_ROLE_APPENDIX_REFERENCE);

  for (guint i = 0; i < kh_document_get_n_blocks (document); i++)
    {
      const KhBlock *block = kh_document_get_block (document, i);

      if (block->role <= KH_ROLE_TITLE)
        kh_document_add (parts, copy_block (block));
    }
  for (guint landscape = 0; reference != NULL && landscape < 2; landscape++)
    {
      KhBlock *appendix = kh_block_new (KH_ROLE_APPENDIX, NULL, NULL);

      appendix->landscape = landscape;
      kh_document_add (parts, appendix);
      kh_document_add (parts, copy_block (reference));
    }
  return parts;
}

static void
take_rule (KhStyleMetrics *self, const KhPlaced *rule, double left, double page_centre)
{
  double centre = rule->x + rule->width / 2;

  if (ABS (centre - page_centre) < 1)
    self->title_rule = rule->width;
  else if (centre < left + self->left_width)
    self->issuer_rule = rule->width;
  else
    self->motto_rule = rule->width;
}

static void
take_reference (KhStyleMetrics *self, const KhFrame *page)
{
  double width = 0, height = 0;
  guint landscape = 0;

  kh_frame_get_size (page, &width, &height);
  landscape = width > height;
  for (guint i = 0; i < kh_frame_get_n_placed (page); i++)
    {
      KhPlaced placed;

      kh_frame_get_placed (page, i, &placed);
      if (placed.role == KH_ROLE_RULE)
        self->reference_rule[landscape] = placed.width;
      else if (placed.role == KH_ROLE_APPENDIX_REFERENCE)
        self->reference[landscape] = MAX (self->reference[landscape], placed.width);
    }
}

static void
take_page (KhStyleMetrics *self, const KhFrame *page, double left)
{
  double page_centre = left + self->text_width / 2;
  KhPlaced placed;
  KhRole box_of = KH_ROLE_BOX;

  for (guint i = 0; i < kh_frame_get_n_placed (page); i++)
    {
      kh_frame_get_placed (page, i, &placed);
      if (placed.role <= KH_ROLE_TABLE_CELL)
        self->widest[placed.role] = MAX (self->widest[placed.role], placed.width);
      if (placed.role == KH_ROLE_ADDRESSEE)
        self->addressee[placed.row > 0] = placed.x - left;
      if (placed.role == KH_ROLE_NATIONAL_TITLE)
        /* The column is centred on its text and reaches to the margin. */
        self->right_width = 2 * (left + self->text_width - (placed.x + placed.width / 2));
      if (placed.role == KH_ROLE_ISSUER || placed.role == KH_ROLE_NUMBER)
        self->left_width = 2 * (placed.x + placed.width / 2 - left);
    }
  for (guint i = 0; i < kh_frame_get_n_placed (page); i++)
    {
      kh_frame_get_placed (page, i, &placed);
      if (placed.role == KH_ROLE_RULE)
        take_rule (self, &placed, left, page_centre);
      else if (placed.role == KH_ROLE_BOX && i + 1 < kh_frame_get_n_placed (page))
        {
          double width = placed.width, height = placed.height;

          /* A stamp's words follow its box. */
          kh_frame_get_placed (page, i + 1, &placed);
          box_of = placed.role;
          self->stamps[box_of] = width;
          self->stamp_heights[box_of] = height;
        }
    }
}

gboolean
kh_style_metrics_init (KhStyleMetrics *self, KhDocument *document, KhProfile *profile, GError **error)
{
  g_autoptr (KhDocument) parts = pick_parts (document);
  g_autoptr (KhFrames) frames = NULL;
  double left = kh_profile_get_length (profile, KH_CHOICE_MARGIN_LEFT);
  double margins = left + kh_profile_get_length (profile, KH_CHOICE_MARGIN_RIGHT);

  *self = (KhStyleMetrics){ 0 };
  self->text_width = profile->page_width - margins;
  self->landscape_width = MAX (profile->page_width, profile->page_height) - margins;
  self->right_width = kh_profile_get_measure (profile, KH_MEASURE_LETTERHEAD_RIGHT);
  self->left_width = self->text_width - self->right_width;
  frames = kh_layout_run (parts, profile, NULL, error);
  if (frames == NULL)
    return FALSE;
  for (guint i = 0; i < kh_frames_get_n_pages (frames); i++)
    {
      const KhFrame *page = kh_frames_get_page (frames, i);

      if (i == 0 && kh_document_get_n_blocks (parts) > 0
          && kh_document_get_block (parts, 0)->role <= KH_ROLE_TITLE)
        take_page (self, page, left);
      else
        take_reference (self, page);
    }
  self->right_width = CLAMP (self->right_width, 1, self->text_width - 1);
  self->left_width = CLAMP (self->left_width, 1, self->text_width - self->right_width);
  return TRUE;
}

static gboolean
is_landscape (const KhStyleMetrics *self, double width)
{
  return width > (self->text_width + self->landscape_width) / 2;
}

double
kh_style_metrics_indent (const KhStyleMetrics *self, KhProfile *profile, KhRole role, double width)
{
  const KhStyleName *name = kh_style_name (role);
  double widest = self->widest[role];

  if (role == KH_ROLE_APPENDIX_REFERENCE)
    widest = self->reference[is_landscape (self, width)];
  else if (name != NULL && name->parent == KH_STYLE_TITLE)
    widest = width * kh_profile_get_measure (profile, KH_MEASURE_TITLE_WIDTH);
  if (widest <= 0 || widest + SLACK_PT >= width)
    return 0;
  return (width - widest - SLACK_PT) / 2;
}

double
kh_style_metrics_reference_rule (const KhStyleMetrics *self, double width)
{
  return self->reference_rule[is_landscape (self, width)];
}

double
kh_style_get_gap (KhProfile *profile, KhRole role)
{
  const KhStyleName *name = kh_style_name (role);

  if (name == NULL || name->parent == KH_STYLE_PLAIN)
    return 0;
  /* What a heading in the middle of the page consists of stands together. */
  if (role == KH_ROLE_PART || role == KH_ROLE_APPENDIX || role == KH_ROLE_APPENDIX_TITLE
      || role == KH_ROLE_APPENDIX_REFERENCE)
    return 0;
  return kh_profile_get_length (profile, KH_CHOICE_PARAGRAPH_GAP);
}

double
kh_style_get_spacing (KhProfile *profile, KhRole role)
{
  const KhStyleName *name = kh_style_name (role);

  if (role == KH_ROLE_RECIPIENT)
    return kh_profile_get_measure (profile, KH_MEASURE_RECIPIENT_SPACING);
  if (role <= KH_ROLE_PLACE_DATE)
    return kh_profile_get_measure (profile, KH_MEASURE_LETTERHEAD_SPACING);
  if (role == KH_ROLE_TYPE_NAME || role == KH_ROLE_TITLE)
    return kh_profile_get_measure (profile, KH_MEASURE_TITLE_SPACING);
  if (role >= KH_ROLE_SIGNER_AUTHORITY && role <= KH_ROLE_SIGNER_NAME)
    return kh_profile_get_measure (profile, KH_MEASURE_SIGNATURE_SPACING);
  if (role == KH_ROLE_ADDRESS)
    return kh_profile_get_measure (profile, KH_MEASURE_ADDRESS_SPACING);
  if (role == KH_ROLE_TABLE_CELL)
    return kh_profile_get_measure (profile, KH_MEASURE_TABLE_SPACING);
  if (name == NULL || name->parent == KH_STYLE_PLAIN)
    return 1;
  return kh_profile_get_length (profile, KH_CHOICE_LINE_SPACING);
}

double
kh_style_get_header_distance (KhProfile *profile)
{
  double top = kh_profile_get_length (profile, KH_CHOICE_MARGIN_TOP);
  double place = kh_profile_get_measure (profile, KH_MEASURE_PAGE_NUMBER_PLACE);

  return MAX (0, top * place - kh_profile_get_text (profile, KH_ROLE_PAGE_NUMBER)->size * LINE_BOX / 2);
}

double *
kh_style_dup_widths (KhProfile *profile, const KhTable *table, double width, guint *n)
{
  double *widths = kh_layout_measure_columns (profile, table, width, n, NULL);

  /* There were fonts to lay out the letterhead with, so this is a table without columns. */
  if (widths == NULL || *n == 0)
    {
      g_free (widths);
      widths = g_new (double, 1);
      widths[0] = width;
      *n = 1;
    }
  return widths;
}

/* Letters of this script are about half as wide as they are high. */
#define LETTER_WIDTH 0.48

static double
measure_height (KhProfile *profile, KhRole role, glong letters, guint lines, double width)
{
  double size = kh_profile_get_text (profile, role)->size;
  double filled = ceil (letters * size * LETTER_WIDTH / MAX (width, size));

  return (filled + lines) * size * LINE_BOX;
}

/* Rows lie on pages of either kind: the lower one counts, less what the repeated heads take. */
static double
get_room (KhProfile *profile)
{
  double margins = kh_profile_get_length (profile, KH_CHOICE_MARGIN_TOP)
                   + kh_profile_get_length (profile, KH_CHOICE_MARGIN_BOTTOM);

  return (MIN (profile->page_width, profile->page_height) - margins) * 0.7;
}

guint
kh_style_count_line_ends (GPtrArray *spans)
{
  guint ends = 0;

  for (guint i = 0; i < spans->len; i++)
    for (const char *p = ((const KhSpan *) g_ptr_array_index (spans, i))->text; *p != '\0'; p++)
      ends += *p == '\n';
  return ends;
}

static glong
count_letters (GPtrArray *spans)
{
  glong letters = 0;

  for (guint i = 0; i < spans->len; i++)
    letters += g_utf8_strlen (((const KhSpan *) g_ptr_array_index (spans, i))->text, -1);
  return letters;
}

gboolean
kh_style_is_tall (KhProfile *profile, const KhRow *row, const double *widths, guint n)
{
  double room = get_room (profile);
  guint column = 0;

  for (guint i = 0; i < row->cells->len && column < n; i++)
    {
      const KhCell *cell = g_ptr_array_index (row->cells, i);
      guint end = MIN (column + MAX (1, cell->columns), n);
      double width = -2 * kh_profile_get_measure (profile, KH_MEASURE_TABLE_PADDING);

      for (; column < end; column++)
        width += widths[column];
      if (measure_height (profile, KH_ROLE_TABLE_CELL, count_letters (cell->spans),
                          kh_style_count_line_ends (cell->spans), width)
          > room)
        return TRUE;
    }
  return FALSE;
}

gboolean
kh_style_is_long (KhProfile *profile, const KhBlock *block)
{
  double width = (profile->page_width - kh_profile_get_length (profile, KH_CHOICE_MARGIN_LEFT)
                  - kh_profile_get_length (profile, KH_CHOICE_MARGIN_RIGHT))
                 * kh_profile_get_measure (profile, KH_MEASURE_SIGNATURE_LEFT);
  double height = 0;

  for (guint i = 0; block->recipients != NULL && i < block->recipients->len; i++)
    height += measure_height (
        profile, KH_ROLE_RECIPIENT,
        count_letters (((const KhBlock *) g_ptr_array_index (block->recipients, i))->spans), 0, width);
  return height > get_room (profile);
}
