/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of frames that hold for every document. */
#include "inspect.h"

#include <string.h>

/* What two rounded lengths may differ by, in pt. */
#define SLACK 0.05

KhProfile *
kh_inspect_load_profile (const char *choices)
{
  g_autoptr (GError) error = NULL;
  KhProfile *profile = kh_profile_load ("nd30-2020", choices, &error);

  g_assert_no_error (error);
  return profile;
}

KhFrames *
kh_inspect_layout (KhDocument *document, const char *choices)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhProfile) profile = kh_inspect_load_profile (choices);
  KhFrames *frames = kh_layout_run (document, profile, NULL, &error);

  g_assert_no_error (error);
  return frames;
}

gboolean
kh_inspect_find (KhFrames *frames, KhRole role, guint nth, guint *page, KhPlaced *placed)
{
  for (guint i = 0; i < kh_frames_get_n_pages (frames); i++)
    {
      const KhFrame *frame = kh_frames_get_page (frames, i);

      for (guint j = 0; j < kh_frame_get_n_placed (frame); j++)
        {
          kh_frame_get_placed (frame, j, placed);
          if (placed->role == role && nth-- == 0)
            {
              if (page != NULL)
                *page = i;
              return TRUE;
            }
        }
    }
  return FALSE;
}

guint
kh_inspect_count (KhFrames *frames, KhRole role)
{
  KhPlaced placed;
  guint n = 0;

  while (kh_inspect_find (frames, role, n, NULL, &placed))
    n++;
  return n;
}

/* Breaks fall at spaces, and in an overlong word anywhere: spaces do not count. */
static void
append_solid (GString *text, const char *words)
{
  for (const char *p = words != NULL ? words : ""; *p != '\0'; p++)
    if (*p != ' ' && *p != '\n')
      g_string_append_c (text, *p);
}

static void
append_spans (GString *text, GPtrArray *spans)
{
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    append_solid (text, ((const KhSpan *) g_ptr_array_index (spans, i))->text);
}

/* Keys of the parts of a document that are shown apart: a block, a cell, a line of the signature. */
static char *
make_key (guint block, guint role, guint row, guint column)
{
  return g_strdup_printf ("%u/%u/%u/%u", block, role, row, column);
}

static GString *
get_part (GHashTable *parts, char *key)
{
  GString *text = g_hash_table_lookup (parts, key);

  if (text == NULL)
    {
      text = g_string_new (NULL);
      g_hash_table_insert (parts, key, text);
    }
  else
    g_free (key);
  return text;
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

static GHashTable *
collect_shown (KhFrames *frames)
{
  GHashTable *parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_string);

  for (guint i = 0; i < kh_frames_get_n_pages (frames); i++)
    {
      const KhFrame *frame = kh_frames_get_page (frames, i);

      for (guint j = 0; j < kh_frame_get_n_placed (frame); j++)
        {
          KhPlaced placed;
          gboolean apart;

          kh_frame_get_placed (frame, j, &placed);
          if (placed.text == NULL || placed.block == KH_FRAME_NO_BLOCK || placed.repeated)
            continue;
          apart = placed.role == KH_ROLE_TABLE_CELL ||
                  (placed.role >= KH_ROLE_RECIPIENTS_LABEL && placed.role <= KH_ROLE_SIGNER_NAME);
          append_solid (get_part (parts, make_key (placed.block, apart ? placed.role : 0, placed.row, placed.column)),
                        placed.text);
        }
    }
  return parts;
}

gboolean
kh_inspect_has_title_row (const KhTable *table)
{
  gboolean titled = FALSE;

  for (guint i = 0; i < table->rows->len; i++)
    if (((const KhRow *) g_ptr_array_index (table->rows, i))->header)
      return FALSE;
  for (guint i = 0; i < table->columns->len; i++)
    {
      const char *title = ((const KhColumn *) g_ptr_array_index (table->columns, i))->title;

      titled |= title != NULL && *title != '\0';
    }
  return titled;
}

static void
collect_table (GHashTable *parts, const KhTable *table, guint index)
{
  guint at = 0;

  if (kh_inspect_has_title_row (table))
    {
      for (guint i = 0; i < table->columns->len; i++)
        append_solid (get_part (parts, make_key (index, KH_ROLE_TABLE_CELL, at, i)),
                      ((const KhColumn *) g_ptr_array_index (table->columns, i))->title);
      at++;
    }
  for (guint i = 0; i < table->rows->len; i++, at++)
    {
      const KhRow *row = g_ptr_array_index (table->rows, i);
      guint column = 0;

      for (guint j = 0; j < row->cells->len; j++)
        {
          const KhCell *cell = g_ptr_array_index (row->cells, j);

          append_spans (get_part (parts, make_key (index, KH_ROLE_TABLE_CELL, at, column)), cell->spans);
          column += MAX (1, cell->columns);
        }
    }
}

static GHashTable *
collect_wanted (KhDocument *document)
{
  GHashTable *parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_string);

  for (guint i = 0; i < kh_document_get_n_blocks (document); i++)
    {
      const KhBlock *block = kh_document_get_block (document, i);
      GString *text;

      if (block->table != NULL)
        {
          collect_table (parts, block->table, i);
          continue;
        }
      if (block->role != KH_ROLE_SIGNATURE)
        {
          text = get_part (parts, make_key (i, 0, 0, 0));
          append_solid (text, block->label);
          append_spans (text, block->spans);
          continue;
        }
      if (block->recipients != NULL && block->recipients->len > 0)
        append_solid (get_part (parts, make_key (i, KH_ROLE_RECIPIENTS_LABEL, 0, 0)), "Nơi nhận:");
      for (guint j = 0; block->recipients != NULL && j < block->recipients->len; j++)
        {
          const KhBlock *recipient = g_ptr_array_index (block->recipients, j);

          text = get_part (parts, make_key (i, KH_ROLE_RECIPIENT, j, 0));
          append_solid (text, recipient->label);
          append_spans (text, recipient->spans);
        }
      for (guint j = 0; block->signers != NULL && j < block->signers->len; j++)
        {
          const KhSigner *signer = g_ptr_array_index (block->signers, j);

          append_solid (get_part (parts, make_key (i, KH_ROLE_SIGNER_AUTHORITY, 0, j)), signer->authority);
          append_solid (get_part (parts, make_key (i, KH_ROLE_SIGNER_POSITION, 0, j)), signer->position);
          append_solid (get_part (parts, make_key (i, KH_ROLE_SIGNER_NAME, 0, j)), signer->name);
        }
    }
  return parts;
}

static void
assert_all_in (GHashTable *parts, GHashTable *others, const char *fault)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GString *text = value, *other = g_hash_table_lookup (others, key);

      if (text->len == 0)
        continue;
      if (other == NULL || !g_string_equal (text, other))
        g_error ("Text %s at %s: “%s” against “%s”", fault, (char *) key, text->str, other != NULL ? other->str : "");
    }
}

void
kh_inspect_text (KhDocument *document, KhFrames *frames)
{
  g_autoptr (GHashTable) shown = collect_shown (frames);
  g_autoptr (GHashTable) wanted = collect_wanted (document);

  assert_all_in (wanted, shown, "lost");
  assert_all_in (shown, wanted, "doubled");
}

static double
get_choice_pt (KhProfile *profile, const char *name)
{
  double value;

  g_assert_true (kh_profile_get_choice (profile, name, &value, NULL, NULL, NULL, NULL));
  return value * KH_MM;
}

static gboolean
overlap (const KhPlaced *a, const KhPlaced *b)
{
  return a->x < b->x + b->width - SLACK && b->x < a->x + a->width - SLACK && a->y < b->y + b->height - SLACK &&
         b->y < a->y + a->height - SLACK;
}

/* Whether the rule @rule goes through the letters of @text. */
static gboolean
crosses (const KhPlaced *rule, const KhPlaced *text)
{
  KhPlaced letters = *text;

  if (rule->role != KH_ROLE_RULE || text->text == NULL || *text->text == '\0')
    return FALSE;
  /* The box has room above the letters for marks that few of them have. */
  letters.y += 0.1 * text->height;
  letters.height -= 0.2 * text->height;
  return overlap (rule, &letters);
}

void
kh_inspect_places (KhFrames *frames, KhProfile *profile)
{
  double left = get_choice_pt (profile, "margin-left"), right = get_choice_pt (profile, "margin-right");
  double top = get_choice_pt (profile, "margin-top"), bottom = get_choice_pt (profile, "margin-bottom");

  for (guint i = 0; i < kh_frames_get_n_pages (frames); i++)
    {
      const KhFrame *frame = kh_frames_get_page (frames, i);
      guint n = kh_frame_get_n_placed (frame);
      double width, height;
      g_autofree KhPlaced *all = g_new (KhPlaced, n + 1);

      kh_frame_get_size (frame, &width, &height);
      for (guint j = 0; j < n; j++)
        {
          KhPlaced *placed = &all[j];

          kh_frame_get_placed (frame, j, placed);
          if (placed->role == KH_ROLE_PAGE_NUMBER)
            {
              g_assert_cmpfloat (placed->y, >, 0);
              g_assert_cmpfloat (placed->y + placed->height, <, top + SLACK);
              continue;
            }
          if (placed->x < left - 1 || placed->x + placed->width > width - right + 1 || placed->y < top - 1 ||
              placed->y + placed->height > height - bottom + 1)
            g_error ("Outside the margins on page %u: role %d at %.1f, %.1f of %.1f × %.1f: %s", i + 1, placed->role,
                     placed->x, placed->y, placed->width, placed->height, placed->text != NULL ? placed->text : "");
          for (guint k = 0; k < j; k++)
            if (crosses (placed, &all[k]) || crosses (&all[k], placed))
              g_error ("On page %u a rule crosses “%s”", i + 1, placed->text != NULL ? placed->text : all[k].text);
          for (guint k = 0; k < j; k++)
            if (placed->text != NULL && all[k].text != NULL && *placed->text != '\0' && *all[k].text != '\0' &&
                overlap (placed, &all[k]))
              g_error ("On page %u “%s” overlaps “%s”", i + 1, placed->text, all[k].text);
        }
    }
}
