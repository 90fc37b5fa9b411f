/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a word processor's file: the letterhead, the signature, the document's own. */
#include "typesetter.h"
#include "word-writer.h"

#include <string.h>

/* A distance that shows. */
#define MIN_GAP 0.5

static void
open_cell (KhWordWriter *self, double width, guint columns)
{
  self->klass->open_cell (self, width, columns, FALSE, FALSE);
}

static void
add_empty_cell (KhWordWriter *self, double width, guint columns, gboolean ruled)
{
  self->klass->open_cell (self, width, columns, ruled, FALSE);
  kh_word_add_filler (self);
  self->klass->close_cell (self, columns);
}

/* Rows and tables end as their element does. */
static void
close_element (KhWordWriter *self)
{
  kh_xml_out_close (self->out);
}

/* Adds the block of @role, if there is one, in the middle of a column. */
static gboolean
add_role (KhWordWriter *self, KhRole role, double width, double before)
{
  const KhBlock *block = kh_document_find (self->document, role);
  KhWordShape shape = KH_WORD_SHAPE_INIT;

  if (block == NULL)
    return FALSE;
  shape.left = shape.right = kh_style_metrics_indent (&self->metrics, self->profile, role, width);
  shape.before = before;
  kh_word_add_block (self, block, &shape);
  return TRUE;
}

static void
add_stamp (KhWordWriter *self, KhRole role, double width)
{
  const KhBlock *block = kh_document_find (self->document, role);
  double height = self->metrics.stamp_heights[role];
  KhWordShape shape = KH_WORD_SHAPE_INIT;

  if (block == NULL)
    return;
  shape.box = kh_profile_get_measure (self->profile, KH_MEASURE_STAMP_LINE);
  shape.colour = self->profile->stamp_colours[role];
  shape.before = kh_profile_get_measure (self->profile, KH_MEASURE_STAMP_GAP);
  shape.left = shape.right = MAX (0, (width - self->metrics.stamps[role]) / 2);
  /* The border's lines are drawn outside the text's height. */
  if (height > 2 * shape.box)
    shape.exact = height - 2 * shape.box;
  kh_word_add_block (self, block, &shape);
}

/* The stamps at one place, under each other. Returns: whether there are any */
static gboolean
add_stamps (KhWordWriter *self, KhPlace place, double width)
{
  const KhPlacing *placing;
  gboolean any = FALSE;

  for (guint i = 0; (placing = kh_profile_get_placing (self->profile, i)) != NULL; i++)
    if (placing->place == place && kh_document_find (self->document, placing->role) != NULL)
      {
        add_stamp (self, placing->role, width);
        any = TRUE;
      }
  return any;
}

static gboolean
has_stamps (KhWordWriter *self, KhPlace place)
{
  const KhPlacing *placing;

  for (guint i = 0; (placing = kh_profile_get_placing (self->profile, i)) != NULL; i++)
    if (placing->place == place && kh_document_find (self->document, placing->role) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
has_roles (KhDocument *document, KhRole first, KhRole last)
{
  for (KhRole role = first; role <= last; role++)
    if (kh_document_find (document, role) != NULL)
      return TRUE;
  return FALSE;
}

/* A title of two roles over its rule. */
static void
add_title_cell (KhWordWriter *self, KhRole first, KhRole second, double width, double rule)
{
  open_cell (self, width, 1);
  add_role (self, first, width, -1);
  add_role (self, second, width, -1);
  kh_word_add_rule (self, rule, width, 0);
  if (rule <= 0)
    kh_word_add_filler (self);
  self->klass->close_cell (self, 1);
}

static void
add_stamp_cell (KhWordWriter *self, KhPlace place, double width)
{
  open_cell (self, width, 1);
  if (!add_stamps (self, place, width))
    kh_word_add_filler (self);
  self->klass->close_cell (self, 1);
}

static void
add_boxes (KhWordWriter *self)
{
  double left = self->metrics.left_width, right = self->metrics.right_width;
  double gap = self->metrics.text_width - left - right;
  double widths[] = { left, gap, right };
  double number_gap = kh_profile_get_measure (self->profile, KH_MEASURE_NUMBER_GAP);
  gboolean has_gap = gap > MIN_GAP;

  if (!has_gap)
    widths[1] = right;
  self->klass->open_table (self, widths, has_gap ? 3 : 2, FALSE);
  if (has_stamps (self, KH_PLACE_LEFT_TOP) || has_stamps (self, KH_PLACE_RIGHT_TOP))
    {
      self->klass->open_row (self, FALSE, TRUE);
      add_stamp_cell (self, KH_PLACE_LEFT_TOP, left);
      if (has_gap)
        add_empty_cell (self, gap, 1, FALSE);
      add_stamp_cell (self, KH_PLACE_RIGHT_TOP, right);
      close_element (self);
    }
  self->klass->open_row (self, FALSE, TRUE);
  add_title_cell (self, KH_ROLE_SUPERIOR, KH_ROLE_ISSUER, left, self->metrics.issuer_rule);
  if (has_gap)
    add_empty_cell (self, gap, 1, FALSE);
  add_title_cell (self, KH_ROLE_NATIONAL_TITLE, KH_ROLE_MOTTO, right, self->metrics.motto_rule);
  close_element (self);

  self->klass->open_row (self, FALSE, TRUE);
  open_cell (self, left, 1);
  if (!add_role (self, KH_ROLE_NUMBER, left, number_gap))
    kh_word_add_filler (self);
  add_role (self, KH_ROLE_SUBJECT, left, kh_profile_get_measure (self->profile, KH_MEASURE_SUBJECT_GAP));
  add_stamps (self, KH_PLACE_BELOW_NUMBER, left);
  self->klass->close_cell (self, 1);
  if (has_gap)
    add_empty_cell (self, gap, 1, FALSE);
  open_cell (self, right, 1);
  if (!add_role (self, KH_ROLE_PLACE_DATE, right, number_gap))
    kh_word_add_filler (self);
  add_stamps (self, KH_PLACE_BELOW_DATE, right);
  self->klass->close_cell (self, 1);
  close_element (self);
  close_element (self);
}

/* Each line a paragraph, where the layout puts it. */
static void
add_addressees (KhWordWriter *self, double before, double after)
{
  const KhBlock *block = kh_document_find (self->document, KH_ROLE_ADDRESSEE);
  GPtrArray *spans = NULL;
  GPtrArray *next = block != NULL ? kh_typesetter_pick_line (block->spans, 0) : NULL;

  for (guint i = 0; (spans = next) != NULL; i++)
    {
      KhWordShape shape = KH_WORD_SHAPE_INIT;

      next = kh_typesetter_pick_line (block->spans, i + 1);
      shape.left = self->metrics.addressee[MIN (i, 1)];
      shape.before = i == 0 ? before : -1;
      shape.after = next == NULL ? after : -1;
      self->klass->open_paragraph (self, KH_ROLE_ADDRESSEE, &shape, block->uuid);
      self->klass->add_spans (self, spans, &shape);
      self->klass->close_paragraph (self, &shape, block->uuid);
      g_ptr_array_unref (spans);
    }
}

void
kh_word_add_letterhead (KhWordWriter *self)
{
  double before = kh_profile_get_measure (self->profile, KH_MEASURE_TITLE_BEFORE);
  double after = kh_profile_get_measure (self->profile, KH_MEASURE_TITLE_AFTER);
  double width = self->metrics.text_width;

  if (has_roles (self->document, KH_ROLE_NATIONAL_TITLE, KH_ROLE_CIRCULATION))
    add_boxes (self);
  if (has_stamps (self, KH_PLACE_BELOW_NUMBER) || has_stamps (self, KH_PLACE_BELOW_DATE))
    before = kh_profile_get_measure (self->profile, KH_MEASURE_STAMP_AFTER);
  add_addressees (self, before, after);
  if (add_role (self, KH_ROLE_TYPE_NAME, width, before))
    before = -1;
  add_role (self, KH_ROLE_TITLE, width, before);
  kh_word_add_rule (self, self->metrics.title_rule, width, after);
}

static void
add_line (KhWordWriter *self, KhRole role, const char *text, const char *uuid, double before)
{
  KhSpan span = { .text = (char *) text };
  g_autoptr (GPtrArray) spans = NULL;
  KhWordShape shape = KH_WORD_SHAPE_INIT;

  if (text == NULL || *text == '\0')
    return;
  spans = g_ptr_array_new ();
  g_ptr_array_add (spans, &span);
  shape.before = before;
  self->klass->open_paragraph (self, role, &shape, uuid);
  self->klass->add_spans (self, spans, &shape);
  self->klass->close_paragraph (self, &shape, uuid);
}

static void
add_signer (KhWordWriter *self, const KhSigner *signer, double before)
{
  double blank = kh_profile_get_measure (self->profile, KH_MEASURE_SIGNATURE_BLANK);
  KhWordShape shape = KH_WORD_SHAPE_INIT;

  add_line (self, KH_ROLE_SIGNER_AUTHORITY, signer->authority, signer->uuid, before);
  if (signer->authority != NULL && *signer->authority != '\0')
    before = -1;
  add_line (self, KH_ROLE_SIGNER_POSITION, signer->position, signer->uuid, before);
  if (signer->name != NULL && *signer->name != '\0')
    {
      add_line (self, KH_ROLE_SIGNER_NAME, signer->name, signer->uuid, blank);
      return;
    }
  shape.before = blank;
  kh_word_add_empty (self, KH_ROLE_SIGNER_NAME, &shape);
}

/* Box 12, if this is where the profile puts it. Returns: whether it is */
static gboolean
add_drafter (KhWordWriter *self, const KhBlock *drafter, KhPlace place)
{
  KhWordShape shape = KH_WORD_SHAPE_INIT;

  if (drafter == NULL || kh_profile_get_place (self->profile, KH_ROLE_DRAFTER_MARK) != place)
    return FALSE;
  shape.before = kh_profile_get_measure (self->profile, KH_MEASURE_DRAFTER_BEFORE);
  kh_word_add_block (self, drafter, &shape);
  return TRUE;
}

static void
add_recipients (KhWordWriter *self, const KhBlock *block, const KhBlock *drafter, double before)
{
  KhWordShape shape = KH_WORD_SHAPE_INIT;
  guint n = block->recipients != NULL ? block->recipients->len : 0;

  if (n > 0)
    add_line (self, KH_ROLE_RECIPIENTS_LABEL, "Nơi nhận:", NULL, before);
  for (guint i = 0; i < n; i++)
    kh_word_add_block (self, g_ptr_array_index (block->recipients, i), &shape);
  if (!add_drafter (self, drafter, KH_PLACE_BELOW_RECIPIENTS) && n == 0)
    kh_word_add_filler (self);
}

/* Two or more sign side by side over the whole width, and Nơi nhận stands beneath. */
static void
add_joint_signature (KhWordWriter *self, const KhBlock *block, const KhBlock *drafter, double before)
{
  guint n = block->signers->len;
  g_autofree double *widths = g_new (double, n);

  for (guint i = 0; i < n; i++)
    widths[i] = self->width / n;
  self->klass->open_table (self, widths, n, FALSE);
  self->klass->open_row (self, FALSE, TRUE);
  for (guint i = 0; i < n; i++)
    {
      open_cell (self, widths[i], 1);
      add_signer (self, g_ptr_array_index (block->signers, i), before);
      if (i + 1 == n)
        add_drafter (self, drafter, KH_PLACE_BELOW_SIGNER);
      self->klass->close_cell (self, 1);
    }
  close_element (self);
  self->klass->open_row (self, FALSE, !kh_style_is_long (self->profile, block));
  open_cell (self, self->width, n);
  add_recipients (self, block, drafter, kh_profile_get_measure (self->profile, KH_MEASURE_SIGNATURE_BEFORE));
  self->klass->close_cell (self, n);
  close_element (self);
  close_element (self);
}

void
kh_word_add_signature (KhWordWriter *self, const KhBlock *block, const KhBlock *drafter)
{
  double before = MAX (0, kh_profile_get_measure (self->profile, KH_MEASURE_SIGNATURE_BEFORE)
                              - kh_profile_get_length (self->profile, KH_CHOICE_PARAGRAPH_GAP));
  double left = self->width * kh_profile_get_measure (self->profile, KH_MEASURE_SIGNATURE_LEFT);
  double widths[] = { left, self->width - left };
  double label = kh_profile_get_text (self->profile, KH_ROLE_RECIPIENTS_LABEL)->size;
  double title = kh_profile_get_text (self->profile, KH_ROLE_SIGNER_AUTHORITY)->size;

  if (block->signers != NULL && block->signers->len > 1)
    {
      add_joint_signature (self, block, drafter, before);
      return;
    }
  self->klass->open_table (self, widths, G_N_ELEMENTS (widths), FALSE);
  self->klass->open_row (self, FALSE, !kh_style_is_long (self->profile, block));
  open_cell (self, widths[0], 1);
  /* "Nơi nhận" stands on the line of the power to sign: their baselines are level. */
  add_recipients (self, block, drafter, before + MAX (0, title - label) * 0.9);
  self->klass->close_cell (self, 1);
  open_cell (self, widths[1], 1);
  if (block->signers != NULL && block->signers->len == 1)
    add_signer (self, g_ptr_array_index (block->signers, 0), before);
  if (!add_drafter (self, drafter, KH_PLACE_BELOW_SIGNER) && (block->signers == NULL || block->signers->len == 0))
    kh_word_add_filler (self);
  self->klass->close_cell (self, 1);
  close_element (self);
  close_element (self);
}

/* The document's own tables. */

/* The words of a cell, a paragraph for each "\n" that parts them. */
static void
add_cell_paragraphs (KhWordWriter *self, GPtrArray *spans, const char *uuid, const KhWordShape *shape)
{
  KhWordShape own = *shape;
  double padding = kh_profile_get_measure (self->profile, KH_MEASURE_TABLE_ROW_PADDING);
  guint left = kh_style_count_line_ends (spans);

  own.before = padding;
  own.after = left == 0 ? padding : 0;
  self->klass->open_paragraph (self, KH_ROLE_TABLE_CELL, &own, uuid);
  for (guint i = 0; i < spans->len; i++)
    {
      const KhSpan *span = g_ptr_array_index (spans, i);
      const char *text = span->text;

      while (text != NULL)
        {
          const char *end = strchr (text, '\n');
          g_autofree char *line = end != NULL ? g_strndup (text, end - text) : g_strdup (text);
          KhSpan part = { .text = line, .bold = span->bold, .italic = span->italic };
          g_autoptr (GPtrArray) one = g_ptr_array_new ();

          g_ptr_array_add (one, &part);
          self->klass->add_spans (self, one, &own);
          text = end != NULL ? end + 1 : NULL;
          if (end == NULL)
            break;
          self->klass->close_paragraph (self, &own, uuid);
          uuid = NULL;
          own.before = 0;
          own.after = --left == 0 ? padding : 0;
          self->klass->open_paragraph (self, KH_ROLE_TABLE_CELL, &own, NULL);
        }
    }
  self->klass->close_paragraph (self, &own, uuid);
}

static double
sum_widths (const double *widths, guint start, guint end)
{
  double sum = 0;

  for (guint i = start; i < end; i++)
    sum += widths[i];
  return sum;
}

static void
add_row (KhWordWriter *self, const KhTable *table, const KhRow *row, const double *widths, guint n)
{
  guint column = 0;

  self->klass->open_row (self, row->header, row->header || !kh_style_is_tall (self->profile, row, widths, n));
  for (guint i = 0; i < row->cells->len && column < n; i++)
    {
      const KhCell *cell = g_ptr_array_index (row->cells, i);
      const KhColumn *under
          = column < table->columns->len ? g_ptr_array_index (table->columns, column) : NULL;
      guint end = MIN (column + MAX (1, cell->columns), n);
      KhWordShape shape = KH_WORD_SHAPE_INIT;

      shape.bold = cell->bold || row->header || row->group;
      shape.centred = row->header || cell->centred || (under != NULL && under->centred && cell->columns <= 1);
      shape.keep_next = row->group || row->header;
      self->klass->open_cell (self, sum_widths (widths, column, end), end - column, TRUE, shape.centred);
      add_cell_paragraphs (self, cell->spans, cell->uuid, &shape);
      self->klass->close_cell (self, end - column);
      column = end;
    }
  if (column < n)
    add_empty_cell (self, sum_widths (widths, column, n), n - column, TRUE);
  close_element (self);
}

void
kh_word_add_table (KhWordWriter *self, const KhBlock *block)
{
  const KhTable *table = block->table;
  KhWordShape shape = KH_WORD_SHAPE_INIT;
  gboolean in_head = FALSE;

  if (table != NULL && table->rows->len > 0)
    {
      guint n = 0;
      g_autofree double *widths = kh_style_dup_widths (self->profile, table, self->width, &n);

      self->klass->open_table (self, widths, n, TRUE);
      for (guint i = 0; i < table->rows->len; i++)
        {
          const KhRow *row = g_ptr_array_index (table->rows, i);

          if (i == 0 && row->header && self->klass->open_header_rows != NULL)
            {
              self->klass->open_header_rows (self);
              in_head = TRUE;
            }
          else if (in_head && !row->header)
            {
              close_element (self);
              in_head = FALSE;
            }
          add_row (self, table, row, widths, n);
        }
      if (in_head)
        close_element (self);
      close_element (self);
    }
  /* Two tables in a row would be one to Word; the filler also makes the distance after it. */
  shape.exact = 1;
  shape.after = kh_profile_get_measure (self->profile, KH_MEASURE_TABLE_AFTER);
  kh_word_add_empty (self, KH_ROLE_RULE, &shape);
}
