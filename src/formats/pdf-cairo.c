/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the frames on Cairo's PDF surface. */
#include "pdf-cairo.h"

#include "pdf-tags.h"
#include "pdf-writer.h"

#include <glib/gi18n.h>
#include <cairo-pdf.h>

static cairo_status_t
append_cb (void *user_data, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (user_data, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, KhDocument *document, gint64 created)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (created);
  g_autofree char *date = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  const struct
  {
    cairo_pdf_metadata_t key;
    const char *value;
  } entries[] = {
    { CAIRO_PDF_METADATA_TITLE, kh_document_get_title (document) },
    { CAIRO_PDF_METADATA_AUTHOR, kh_document_get_author (document) },
    { CAIRO_PDF_METADATA_SUBJECT, kh_document_get_subject (document) },
    { CAIRO_PDF_METADATA_CREATOR, "Kế hoạch" },
    { CAIRO_PDF_METADATA_CREATE_DATE, date },
    { CAIRO_PDF_METADATA_MOD_DATE, date },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].value != NULL && *entries[i].value != '\0')
      cairo_pdf_surface_set_metadata (surface, entries[i].key, entries[i].value);
}

/* Bookmarks: the headings, each under the last one of a higher level. */
typedef struct
{
  cairo_surface_t *surface;
  KhDocument *document;
  guint last_block;
  int parents[8];
} Outline;

static guint
get_outline_level (const KhBlock *block)
{
  if (block->role == KH_ROLE_TABLE || block->role == KH_ROLE_SIGNATURE)
    return 0;
  if (block->level == 0 && (block->role == KH_ROLE_APPENDIX || block->role == KH_ROLE_SECTION))
    return 1;
  return block->level;
}

static void
add_bookmark (Outline *self, const KhPlaced *placed, guint page)
{
  const KhBlock *block = kh_document_get_block (self->document, placed->block);
  guint level = MIN (get_outline_level (block), G_N_ELEMENTS (self->parents) - 1);
  g_autofree char *text = NULL, *link = NULL;

  if (level == 0 || placed->block == self->last_block)
    return;
  self->last_block = placed->block;
  text = g_strdelimit (kh_block_dup_text (block), "\n", ' ');
  /* Whole points: Cairo 1.16 misreads fractions where the locale has a decimal comma. */
  link = g_strdup_printf ("page=%u pos=[%d %d]", page + 1, (int) placed->x, (int) placed->y);
  self->parents[level] = cairo_pdf_surface_add_outline (self->surface, self->parents[level - 1], text, link,
                                                        level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
  for (guint i = level + 1; i < G_N_ELEMENTS (self->parents); i++)
    self->parents[i] = self->parents[level];
}

/* A row that goes on over several pages has its cells' lines in turn; reading
 * wants each cell whole. */
static int
compare_cells (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const KhFrame *frame = user_data;
  guint one_index = *(const guint *) a, other_index = *(const guint *) b;
  KhPlaced one, other;

  kh_frame_get_placed (frame, one_index, &one);
  kh_frame_get_placed (frame, other_index, &other);
  if (one.block != other.block || one.row != other.row || one.role != KH_ROLE_TABLE_CELL ||
      other.role != KH_ROLE_TABLE_CELL || one.column == other.column)
    return one_index < other_index ? -1 : 1;
  return one.column < other.column ? -1 : 1;
}

static void
sort_cells (const KhFrame *frame, GArray *order)
{
  KhPlaced placed;
  gboolean has_cells = FALSE;

  for (guint i = 0; i < order->len && !has_cells; i++)
    {
      kh_frame_get_placed (frame, g_array_index (order, guint, i), &placed);
      has_cells = placed.role == KH_ROLE_TABLE_CELL;
    }
  if (has_cells)
    g_array_sort_with_data (order, compare_cells, (gpointer) frame);
}

/* What is no part of the text – page numbers, rules, heads that a table repeats –
 * as one group, which becomes a form of its own that kh_pdf_file_mark_artifacts()
 * marks: Cairo 1.16 refuses the tag for it. */
static void
draw_artifacts (cairo_t *cr, const KhFrame *frame, GArray *order)
{
  guint n = kh_frame_get_n_placed (frame);
  gboolean grouped = FALSE;
  KhPlaced placed;

  for (guint i = 0; i < n; i++)
    {
      kh_frame_get_placed (frame, i, &placed);
      if (!kh_pdf_tags_is_artifact (&placed))
        {
          g_array_append_val (order, i);
          continue;
        }
      if (!grouped)
        cairo_push_group (cr);
      grouped = TRUE;
      kh_frame_draw_placed (frame, i, cr);
    }
  if (grouped)
    {
      cairo_pop_group_to_source (cr);
      cairo_paint (cr);
    }
}

static void
draw_page (cairo_t *cr, const KhFrame *frame, guint page, KhPdfTags *tags, Outline *outline)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  KhPlaced placed;

  draw_artifacts (cr, frame, order);
  sort_cells (frame, order);
  for (guint i = 0; i < order->len; i++)
    {
      guint index = g_array_index (order, guint, i);

      kh_frame_get_placed (frame, index, &placed);
      add_bookmark (outline, &placed, page);
      kh_pdf_tags_enter (tags, &placed);
      kh_frame_draw_placed (frame, index, cr);
    }
  kh_pdf_tags_leave (tags);
}

GBytes *
kh_pdf_cairo_write (KhDocument *document, KhFrames *frames, gint64 created, gboolean *continues, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint n = kh_frames_get_n_pages (frames);
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;
  KhPdfTags *tags;
  Outline outline = { .document = document, .last_block = KH_FRAME_NO_BLOCK };

  kh_frame_get_size (kh_frames_get_page (frames, 0), &width, &height);
  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, width, height);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (surface, document, created);
  cr = cairo_create (surface);
  outline.surface = surface;
  tags = kh_pdf_tags_new (document, cr);
  for (guint i = 0; i < n; i++)
    {
      const KhFrame *frame = kh_frames_get_page (frames, i);
      char label[16];

      kh_frame_get_size (frame, &width, &height);
      cairo_pdf_surface_set_size (surface, width, height);
      g_snprintf (label, sizeof label, "%u", kh_frame_get_number (frame));
      cairo_pdf_surface_set_page_label (surface, label);
      draw_page (cr, frame, i, tags, &outline);
      if (i + 1 == n)
        kh_pdf_tags_finish (tags);
      cairo_show_page (cr);
    }
  *continues = kh_pdf_tags_has_continuations (tags);
  kh_pdf_tags_free (tags);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, KH_PDF_ERROR, KH_PDF_ERROR_FAILED, _ ("The PDF could not be drawn: %s."),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
