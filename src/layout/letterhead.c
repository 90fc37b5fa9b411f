/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes 1 to 5, 10 and 11: letterhead in two columns, stamps, type name and title
 * (decree 30/2020/NĐ-CP, appendix I, II.1 to II.5 and III.2). */
#include "typesetter.h"

/* The columns of the letterhead, x and width in pt. */
typedef struct
{
  double left_x, left_width;
  double right_x, right_width;
} Columns;

gboolean
kh_layout_is_letterhead (KhRole role)
{
  return role <= KH_ROLE_TITLE;
}

static const KhBlock *
find_block (KhTypesetter *self, KhRole role, guint *index)
{
  guint n = kh_document_get_n_blocks (self->document);

  for (guint i = 0; i < n; i++)
    {
      const KhBlock *block = kh_document_get_block (self->document, i);

      if (block->role == role)
        {
          *index = i;
          return block;
        }
    }
  return NULL;
}

static double
measure_block (KhTypesetter *self, KhRole role)
{
  guint index;
  const KhBlock *block = find_block (self, role, &index);
  KhLineStyle style;
  g_autofree char *text = NULL;

  if (block == NULL)
    return 0;
  style = kh_typesetter_style (self, role, block, index);
  text = kh_block_dup_text (block);
  return kh_typesetter_measure (self, text, &style);
}

/* The right column holds Quốc hiệu and Tiêu ngữ on one line each, whatever it
 * costs the left; and the date, if the left stays wide enough. */
static Columns
find_columns (KhTypesetter *self)
{
  double gap = kh_profile_get_measure (self->profile, KH_MEASURE_LETTERHEAD_GAP);
  double least_left = kh_profile_get_measure (self->profile, KH_MEASURE_LETTERHEAD_LEFT);
  double date = measure_block (self, KH_ROLE_PLACE_DATE) + 1;
  Columns columns = { .right_width = kh_profile_get_measure (self->profile, KH_MEASURE_LETTERHEAD_RIGHT) };

  columns.right_width = MAX (columns.right_width, measure_block (self, KH_ROLE_NATIONAL_TITLE) + 1);
  columns.right_width = MAX (columns.right_width, measure_block (self, KH_ROLE_MOTTO) + 1);
  if (date > columns.right_width && self->width - date - gap >= least_left)
    columns.right_width = date;
  columns.right_width = MIN (columns.right_width, self->width);
  columns.right_x = self->width - columns.right_width;
  columns.left_width = MAX (columns.right_x - gap, 0);
  return columns;
}

/* Adds the block of @role, if there is one, centred in a column. */
static double
place_role (KhTypesetter *self, KhFlow *flow, KhRole role, double x, double width, double *y, double spacing,
            double *last)
{
  guint index;
  const KhBlock *block = find_block (self, role, &index);
  g_autoptr (GPtrArray) spans = NULL;
  KhSpan space = { .text = (char *) " " };
  KhLineStyle style;

  if (last != NULL)
    *last = 0;
  if (block == NULL)
    return 0;
  style = kh_typesetter_style (self, role, block, index);
  spans = g_ptr_array_copy (block->spans, NULL, NULL);
  g_ptr_array_set_free_func (spans, NULL);
  if (role == KH_ROLE_TYPE_NAME)
    g_ptr_array_add (spans, &space); /* one heading with the title, which is read on */
  return kh_typesetter_place_balanced (self, flow, &style, spans, x, width, y, spacing, last);
}

/* A share of the visible line's length: of the last line where it is also inside
 * the same limits for the widest, so that either reading of the rule holds. */
static double
find_rule_length (KhTypesetter *self, KhMeasure share, double last, double widest)
{
  double wanted = last * kh_profile_get_measure (self->profile, share), least, most;

  kh_profile_get_measure_range (self->profile, share, &least, &most);
  least *= widest;
  most *= last;
  return least <= most ? CLAMP (wanted, least, most) : wanted;
}

static void
place_rule (KhTypesetter *self, KhFlow *flow, double x, double width, double length, double *y)
{
  double thickness = kh_profile_get_measure (self->profile, KH_MEASURE_RULE_THICKNESS);

  if (length <= 0)
    return;
  *y += kh_profile_get_measure (self->profile, KH_MEASURE_RULE_GAP);
  kh_flow_add_rule (flow, x + (width - length) / 2, *y, length, thickness);
  *y += thickness;
}

static double
place_left (KhTypesetter *self, KhFlow *flow, const Columns *columns, double y)
{
  double spacing = kh_profile_get_measure (self->profile, KH_MEASURE_LETTERHEAD_SPACING);
  double x = columns->left_x, width = columns->left_width, last, widest;

  place_role (self, flow, KH_ROLE_SUPERIOR, x, width, &y, spacing, NULL);
  widest = place_role (self, flow, KH_ROLE_ISSUER, x, width, &y, spacing, &last);
  place_rule (self, flow, x, width, find_rule_length (self, KH_MEASURE_ISSUER_RULE, last, widest), &y);
  return y;
}

static double
place_right (KhTypesetter *self, KhFlow *flow, const Columns *columns, double y)
{
  double spacing = kh_profile_get_measure (self->profile, KH_MEASURE_LETTERHEAD_SPACING);
  double x = columns->right_x, width = columns->right_width, motto;

  place_role (self, flow, KH_ROLE_NATIONAL_TITLE, x, width, &y, spacing, NULL);
  motto = place_role (self, flow, KH_ROLE_MOTTO, x, width, &y, spacing, NULL);
  place_rule (self, flow, x, width, motto, &y);
  return y;
}

/* Number and date stand on one line: their baselines are level. */
static double
place_number_and_date (KhTypesetter *self, KhFlow *flow, const Columns *columns, double y)
{
  double number_ascent
      = kh_typesetter_ascent (self, kh_profile_get_text (self->profile, KH_ROLE_NUMBER)->size);
  double date_ascent
      = kh_typesetter_ascent (self, kh_profile_get_text (self->profile, KH_ROLE_PLACE_DATE)->size);
  double ascent = MAX (number_ascent, date_ascent);
  double spacing = kh_profile_get_measure (self->profile, KH_MEASURE_LETTERHEAD_SPACING);
  double left = y + ascent - number_ascent, right = y + ascent - date_ascent;

  place_role (self, flow, KH_ROLE_NUMBER, columns->left_x, columns->left_width, &left, spacing, NULL);
  place_role (self, flow, KH_ROLE_PLACE_DATE, columns->right_x, columns->right_width, &right, spacing, NULL);
  return MAX (left, right);
}

/* A stamp in its box, in the middle of a column (appendix I, III.2.b and c). Returns: the y under it */
static double
place_stamp (KhTypesetter *self, KhFlow *flow, KhRole role, double x, double column_width, double y)
{
  guint index;
  const KhBlock *block = find_block (self, role, &index);
  double padding = kh_profile_get_measure (self->profile, KH_MEASURE_STAMP_PADDING);
  double thickness = kh_profile_get_measure (self->profile, KH_MEASURE_STAMP_LINE);
  KhLineStyle style;
  const KhStamp *size;
  g_autofree char *text = NULL;
  double width, height, text_width, top;
  KhMark box = { .kind = KH_MARK_BOX, .role = KH_ROLE_BOX, .block = KH_FRAME_NO_BLOCK };

  if (block == NULL)
    return y;
  style = kh_typesetter_style (self, role, block, index);
  style.colour = self->profile->stamp_colours[role];
  text = kh_block_dup_text (block);
  size = kh_profile_find_stamp (self->profile, role, text);
  text_width = kh_typesetter_measure (self, text, &style);
  height = size != NULL ? size->height : kh_profile_get_measure (self->profile, KH_MEASURE_STAMP_HEIGHT);
  width = size != NULL ? size->width : text_width + 2 * padding;

  y += kh_profile_get_measure (self->profile, KH_MEASURE_STAMP_GAP);
  box.x = (float) (x + (column_width - width) / 2);
  box.y = (float) y;
  box.width = (float) width;
  box.height = (float) height;
  box.thickness = (float) thickness;
  box.colour = style.colour;
  kh_flow_add (flow, &box);
  top = y + (height - kh_typesetter_box (self, style.size)) / 2;
  kh_typesetter_place_text (self, flow, &style, text, box.x, top, width);
  return y + height;
}

/* The stamps at one place, under each other. Returns: the y under them */
static double
place_stamps (KhTypesetter *self, KhFlow *flow, KhPlace place, double x, double width, double y)
{
  const KhPlacing *placing;

  for (guint i = 0; (placing = kh_profile_get_placing (self->profile, i)) != NULL; i++)
    if (placing->place == place)
      y = place_stamp (self, flow, placing->role, x, width, y);
  return y;
}

/* Stamps above the letterhead push both its columns down. Returns: where these begin */
static double
place_top (KhTypesetter *self, KhFlow *flow, const Columns *columns)
{
  double gap = kh_profile_get_measure (self->profile, KH_MEASURE_STAMP_GAP);
  double left = place_stamps (self, flow, KH_PLACE_LEFT_TOP, columns->left_x, columns->left_width, -gap);
  double right = place_stamps (self, flow, KH_PLACE_RIGHT_TOP, columns->right_x, columns->right_width, -gap);

  return MAX (left, right) + gap;
}

/* Under the number of an official letter (appendix I, II.5.b). Returns: the y under it */
static double
place_subject (KhTypesetter *self, KhFlow *flow, const Columns *columns, double y)
{
  guint index;

  if (find_block (self, KH_ROLE_SUBJECT, &index) == NULL)
    return y;
  y += kh_profile_get_measure (self->profile, KH_MEASURE_SUBJECT_GAP);
  place_role (self, flow, KH_ROLE_SUBJECT, columns->left_x, columns->left_width, &y,
              kh_profile_get_measure (self->profile, KH_MEASURE_LETTERHEAD_SPACING), NULL);
  return y;
}

/* The visible width of the widest line after the first, and of the first. */
static double
measure_lines (KhTypesetter *self, const KhBlock *block, const KhLineStyle *style, double *first)
{
  g_autofree char *text = kh_block_dup_text (block);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  double widest = 0;

  *first = lines[0] != NULL ? kh_typesetter_measure (self, lines[0], style) : 0;
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    widest = MAX (widest, kh_typesetter_measure (self, lines[i], style));
  return widest;
}

/* One addressee stands on the line of "Kính gửi:"; several stand beneath it, their
 * dashes under its colon (appendix I, II.9.d); all in the middle of the page.
 * Returns: the y under them */
static double
place_addressees (KhTypesetter *self, KhFlow *flow, double y)
{
  guint index;
  const KhBlock *block = find_block (self, KH_ROLE_ADDRESSEE, &index);
  double spacing = kh_profile_get_measure (self->profile, KH_MEASURE_TITLE_SPACING);
  double first, rest, indent, x;
  KhLineStyle style;
  GPtrArray *spans;

  if (block == NULL)
    return y;
  style = kh_typesetter_style (self, KH_ROLE_ADDRESSEE, block, index);
  rest = measure_lines (self, block, &style, &first);
  indent = kh_typesetter_measure (self, "Kính gửi", &style);
  x = MAX (0, (self->width - MAX (first, rest > 0 ? indent + rest : 0)) / 2);
  for (guint i = 0; (spans = kh_typesetter_pick_line (block->spans, i)) != NULL; i++)
    {
      const double left = i == 0 ? x : x + indent;

      style.row = i;
      kh_typesetter_place_balanced (self, flow, &style, spans, left, self->width - left, &y, spacing, NULL);
      g_ptr_array_unref (spans);
    }
  return y;
}

void
kh_layout_letterhead (KhTypesetter *self, KhFlow *flow)
{
  Columns columns = find_columns (self);
  double width = self->width * kh_profile_get_measure (self->profile, KH_MEASURE_TITLE_WIDTH);
  double x = (self->width - width) / 2, left, right, y, stamps, last, widest;
  double gap = kh_profile_get_measure (self->profile, KH_MEASURE_TITLE_BEFORE);
  double spacing = kh_profile_get_measure (self->profile, KH_MEASURE_TITLE_SPACING);
  KhFlowItem *item;

  kh_flow_begin (flow, 0, KH_BREAK_FREE);
  y = place_top (self, flow, &columns);
  right = place_right (self, flow, &columns, y);
  left = place_left (self, flow, &columns, y);
  y = MAX (left, right) + kh_profile_get_measure (self->profile, KH_MEASURE_NUMBER_GAP);
  y = place_number_and_date (self, flow, &columns, y);
  y = place_subject (self, flow, &columns, y);

  left = place_stamps (self, flow, KH_PLACE_BELOW_NUMBER, columns.left_x, columns.left_width, y);
  right = place_stamps (self, flow, KH_PLACE_BELOW_DATE, columns.right_x, columns.right_width, y);
  stamps = MAX (left, right);
  if (stamps > y)
    stamps += kh_profile_get_measure (self->profile, KH_MEASURE_STAMP_AFTER);
  y = MAX (y + gap, stamps);

  y = place_addressees (self, flow, y);
  place_role (self, flow, KH_ROLE_TYPE_NAME, x, width, &y, spacing, NULL);
  widest = place_role (self, flow, KH_ROLE_TITLE, x, width, &y, spacing, &last);
  place_rule (self, flow, x, width, find_rule_length (self, KH_MEASURE_TITLE_RULE, last, widest), &y);

  item = kh_flow_last (flow);
  item->height = y + kh_profile_get_measure (self->profile, KH_MEASURE_TITLE_AFTER) -
                 kh_profile_get_length (self->profile, KH_CHOICE_PARAGRAPH_GAP);
  item->heading = TRUE;
}
