/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a document is filled in and signed. */
#include "form-fields.h"

#include "profile-private.h"

#include <string.h>

#define LEAST_BLANK 3 /* spaces that are no gap between words but a place to write */
#define SEAL_SHARE (1.0 / 3) /* of the signature, on its left: appendix I, II.8 */

/* A signer's column on the page: from the last line of the title to the name. */
typedef struct
{
  gboolean found;
  double left, right;
  double top, bottom;
} Column;

static gsize
count_spaces (const char *text)
{
  return strspn (text, " ");
}

/* The blanks of one line, in order; @kinds says what they are for. */
static void
add_blanks (GArray *fields, const KhFrame *frame, guint page, guint index, const KhPlaced *placed,
            const KhFieldKind *kinds, guint n_kinds)
{
  guint n = 0;

  for (const char *place = placed->text; *place != '\0' && n < n_kinds;)
    {
      const gsize length = count_spaces (place);

      if (length >= LEAST_BLANK)
        {
          KhField field = { .kind = kinds[n++], .page = page, .y = placed->y, .height = placed->height,
                            .font_size = placed->font_size, .italic = placed->italic };

          kh_frame_get_extent (frame, index, (gsize) (place - placed->text), length, &field.x, &field.width);
          g_array_append_val (fields, field);
        }
      place += MAX (length, 1);
    }
}

static void
add_letterhead (GArray *fields, const KhFrame *frame)
{
  static const KhFieldKind number[] = { KH_FIELD_NUMBER }, date[] = { KH_FIELD_DAY, KH_FIELD_MONTH };
  const guint n = kh_frame_get_n_placed (frame);

  for (guint i = 0; i < n; i++)
    {
      KhPlaced placed;

      kh_frame_get_placed (frame, i, &placed);
      if (placed.text == NULL)
        continue;
      if (placed.role == KH_ROLE_NUMBER)
        add_blanks (fields, frame, 0, i, &placed, number, G_N_ELEMENTS (number));
      else if (placed.role == KH_ROLE_PLACE_DATE)
        add_blanks (fields, frame, 0, i, &placed, date, G_N_ELEMENTS (date));
    }
}

static void
extend (Column *column, const KhPlaced *placed)
{
  column->left = column->found ? MIN (column->left, placed->x) : placed->x;
  column->right = column->found ? MAX (column->right, placed->x + placed->width) : placed->x + placed->width;
  column->found = TRUE;
}

static GArray *
find_columns (const KhFrame *frame)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (Column));
  const guint n = kh_frame_get_n_placed (frame);

  for (guint i = 0; i < n; i++)
    {
      KhPlaced placed;
      Column *column;

      kh_frame_get_placed (frame, i, &placed);
      if (placed.role != KH_ROLE_SIGNER_AUTHORITY && placed.role != KH_ROLE_SIGNER_POSITION
          && placed.role != KH_ROLE_SIGNER_NAME)
        continue;
      if (placed.column >= columns->len)
        g_array_set_size (columns, placed.column + 1);
      column = &g_array_index (columns, Column, placed.column);
      if (placed.role != KH_ROLE_SIGNER_NAME)
        column->top = MAX (column->top, placed.y + placed.height);
      else if (column->bottom == 0)
        column->bottom = placed.y;
      extend (column, &placed);
    }
  return columns;
}

static KhField
get_box (KhFieldKind kind, guint page, double centre_x, double centre_y, double width, double height)
{
  return (KhField){ .kind = kind, .page = page, .x = centre_x - width / 2, .y = centre_y - height / 2, .width = width,
                    .height = height };
}

/* Lines are centred in their column, so their middle is the column's. */
static gboolean
add_signatures (GArray *fields, const KhFrame *frame, guint page, KhProfile *profile)
{
  const double width = kh_profile_get_measure (profile, KH_MEASURE_SIGNATURE_FIELD_WIDTH);
  const double height = kh_profile_get_measure (profile, KH_MEASURE_SIGNATURE_FIELD_HEIGHT);
  const double seal = kh_profile_get_measure (profile, KH_MEASURE_SEAL_FIELD);
  g_autoptr (GArray) columns = find_columns (frame);

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);
      const double x = (column->left + column->right) / 2, y = (column->top + column->bottom) / 2;
      KhField signature, stamp;

      if (!column->found || column->bottom <= column->top)
        continue; /* nobody is named, or nothing is left between title and name */
      signature = get_box (KH_FIELD_SIGNATURE, page, x, y, width, MIN (height, column->bottom - column->top));
      signature.signer = i;
      g_array_append_val (fields, signature);
      if (i > 0)
        continue;
      stamp = get_box (KH_FIELD_SEAL, page, signature.x + width * SEAL_SHARE - seal / 2, y, seal, seal);
      g_array_append_val (fields, stamp);
    }
  return columns->len > 0;
}

GArray *
kh_frames_find_fields (KhFrames *frames, KhProfile *profile)
{
  GArray *fields = g_array_new (FALSE, TRUE, sizeof (KhField));
  guint page;

  g_return_val_if_fail (KH_IS_FRAMES (frames), fields);
  g_return_val_if_fail (KH_IS_PROFILE (profile), fields);

  page = kh_frames_get_n_pages (frames);
  if (page == 0)
    return fields;
  add_letterhead (fields, kh_frames_get_page (frames, 0));
  /* From the end: only appendices come after the signature. */
  while (page-- > 0 && !add_signatures (fields, kh_frames_get_page (frames, page), page, profile))
    continue;
  return fields;
}
