/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is laid out with the memory of former runs is what is laid out afresh,
 * over random documents and random edits. */
#include "layout-cache.h"

#include <string.h>

#include "inspect.h"
#include "maker.h"

#define N_DOCUMENTS 40
#define N_EDITS 12

static void
assert_same_thing (const KhFrame *one, const KhFrame *other, guint index)
{
  KhPlaced a, b;

  kh_frame_get_placed (one, index, &a);
  kh_frame_get_placed (other, index, &b);
  g_assert_cmpint (a.role, ==, b.role);
  g_assert_cmpfloat (a.x, ==, b.x);
  g_assert_cmpfloat (a.y, ==, b.y);
  g_assert_cmpfloat (a.width, ==, b.width);
  g_assert_cmpfloat (a.height, ==, b.height);
  g_assert_cmpfloat (a.baseline, ==, b.baseline);
  g_assert_cmpfloat (a.font_size, ==, b.font_size);
  g_assert_cmpint (a.bold, ==, b.bold);
  g_assert_cmpint (a.italic, ==, b.italic);
  g_assert_cmpint (a.part, ==, b.part);
  g_assert_cmpint (a.repeated, ==, b.repeated);
  g_assert_cmpint (a.header, ==, b.header);
  g_assert_cmpuint (a.block, ==, b.block);
  g_assert_cmpuint (a.row, ==, b.row);
  g_assert_cmpuint (a.column, ==, b.column);
  g_assert_cmpstr (a.uuid, ==, b.uuid);
  g_assert_cmpstr (a.text, ==, b.text);
  for (gsize at = 0, length = a.text != NULL ? strlen (a.text) : 0; at < length; at += 7)
    {
      double x, width, other_x, other_width;

      kh_frame_get_extent (one, index, 0, at, &x, &width);
      kh_frame_get_extent (other, index, 0, at, &other_x, &other_width);
      g_assert_cmpfloat (x, ==, other_x);
      g_assert_cmpfloat (width, ==, other_width);
    }
}

static void
assert_same (KhFrames *one, KhFrames *other)
{
  g_assert_cmpuint (kh_frames_get_n_pages (one), ==, kh_frames_get_n_pages (other));
  g_assert_cmpstr (kh_frames_get_font (one), ==, kh_frames_get_font (other));
  g_assert_cmpstrv ((char **) kh_frames_get_missing (one), (char **) kh_frames_get_missing (other));
  for (guint i = 0; i < kh_frames_get_n_pages (one); i++)
    {
      const KhFrame *page = kh_frames_get_page (one, i), *other_page = kh_frames_get_page (other, i);

      g_assert_cmpuint (kh_frame_get_number (page), ==, kh_frame_get_number (other_page));
      g_assert_cmpuint (kh_frame_get_n_placed (page), ==, kh_frame_get_n_placed (other_page));
      for (guint j = 0; j < kh_frame_get_n_placed (page); j++)
        assert_same_thing (page, other_page, j);
    }
}

static void
edit_words (GRand *random, GPtrArray *spans)
{
  KhSpan *span;
  g_autofree char *word = kh_maker_dup_words (random, 1);
  char *text, *cut;

  if (spans == NULL || spans->len == 0)
    return;
  span = g_ptr_array_index (spans, (guint) g_rand_int_range (random, 0, (gint32) spans->len));
  cut = g_utf8_offset_to_pointer (span->text, g_rand_int_range (random, 0, (gint32) g_utf8_strlen (span->text, -1) + 1));
  switch (g_rand_int_range (random, 0, 5))
    {
    case 0: /* a key */
      text = g_strdup_printf ("%.*s%.1s%s", (int) (cut - span->text), span->text, "t", cut);
      break;
    case 1: /* a word */
      text = g_strdup_printf ("%.*s %s %s", (int) (cut - span->text), span->text, word, cut);
      break;
    case 2: /* all after the cursor goes */
      text = g_strndup (span->text, (gsize) (cut - span->text));
      break;
    case 3: /* letters that the font lacks */
      text = g_strdup_printf ("%.*s漢字%s", (int) (cut - span->text), span->text, cut);
      break;
    default:
      span->bold = !span->bold;
      return;
    }
  g_free (span->text);
  span->text = text;
}

/* The document is the test's own, so it may be changed between two runs. */
static void
edit (GRand *random, KhDocument *document)
{
  guint n = kh_document_get_n_blocks (document);
  KhBlock *block = (KhBlock *) kh_document_get_block (document, (guint) g_rand_int_range (random, 0, (gint32) n));

  if (block->table != NULL && block->table->rows->len > 0)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) block->table->rows->len);
      const KhRow *row = g_ptr_array_index (block->table->rows, at);

      if (g_rand_int_range (random, 0, 4) == 0 && block->table->rows->len > 1)
        g_ptr_array_remove_index (block->table->rows, at);
      else
        edit_words (random, ((KhCell *) g_ptr_array_index (row->cells, row->cells->len / 2))->spans);
    }
  else if (block->recipients != NULL)
    {
      edit_words (random, ((KhBlock *) g_ptr_array_index (block->recipients, 0))->spans);
    }
  else if (block->label != NULL && g_rand_int_range (random, 0, 4) == 0)
    {
      g_free (block->label);
      block->label = g_strdup (g_rand_boolean (random) ? "12." : "-");
    }
  else
    {
      edit_words (random, block->spans);
    }
}

static void
test_edits (gconstpointer data)
{
  guint32 first = (guint32) GPOINTER_TO_UINT (data);
  g_autoptr (GRand) random = g_rand_new_with_seed (first + 1);
  g_autoptr (KhLayoutCache) cache = kh_layout_cache_new ();
  g_autoptr (KhProfile) profile = kh_inspect_load_profile (NULL);
  g_autoptr (KhFrames) kept = NULL, kept_fresh = NULL;
  g_autoptr (GError) error = NULL;

  for (guint32 seed = first; seed < first + N_DOCUMENTS / 4; seed++)
    {
      g_autoptr (KhDocument) document = kh_maker_new_random (seed);

      /* Another profile in between: nothing of it may stay. */
      if (seed % 5 == 4)
        {
          g_object_unref (profile);
          profile = kh_inspect_load_profile (seed % 2 == 0 ? "body-size=13" : NULL);
        }
      for (guint i = 0; i < N_EDITS; i++)
        {
          g_autoptr (KhFrames) cached = kh_layout_cache_run (cache, document, profile, NULL, &error);
          g_autoptr (KhFrames) fresh = NULL;

          g_assert_no_error (error);
          fresh = kh_layout_run (document, profile, NULL, &error);
          g_assert_no_error (error);
          assert_same (cached, fresh);
          if (seed == first && i == 0)
            {
              kept = g_object_ref (cached);
              kept_fresh = g_object_ref (fresh);
            }
          edit (random, document);
        }
    }
  /* Old pages stay what they were, whatever was laid out since, and outlive the cache. */
  g_clear_object (&cache);
  assert_same (kept, kept_fresh);
}

/* Steady typing must not fill the memory: what nobody shows goes in time. */
static void
test_waste (void)
{
  g_autoptr (KhLayoutCache) cache = kh_layout_cache_new ();
  g_autoptr (KhProfile) profile = kh_inspect_load_profile (NULL);
  g_autoptr (KhDocument) document = kh_maker_new_plan (20);
  KhBlock *block = (KhBlock *) kh_document_get_block (document, 12);
  g_autoptr (GError) error = NULL;
  gsize most = 0, last = 0;
  guint n_cleared = 0;

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (KhFrames) frames = NULL;

      kh_block_add_span (block, " chữ", FALSE, FALSE);
      if (block->spans->len > 400)
        g_ptr_array_set_size (block->spans, 1);
      frames = kh_layout_cache_run (cache, document, profile, NULL, &error);
      g_assert_no_error (error);
      if (kh_layout_cache_get_size (cache) < last)
        n_cleared++;
      last = kh_layout_cache_get_size (cache);
      most = MAX (most, last);
    }
  g_assert_cmpuint (n_cleared, >, 0);
  g_assert_cmpuint (most, <, 24 * 1024 * 1024);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *path = g_strdup_printf ("/cache/edits/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i * (N_DOCUMENTS / 4)), test_edits);
    }
  g_test_add_func ("/cache/waste", test_waste);
  return g_test_run ();
}
