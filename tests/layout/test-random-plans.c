/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 500 random plans, composed and laid out: every word of the plan is in the
 * document, and on the pages once; every keep rule held. */
#include "compose.h"
#include "inspect.h"
#include "plan-maker.h"

#include <string.h>

#define N_PLANS 500
#define N_PARTS 10

/* Letters alone, in capitals: headings print so, and marks are the composer's. */
static void
append_letters (GString *text, const char *words)
{
  g_autofree char *upper = kh_text_upper (words != NULL ? words : "");

  for (const char *p = upper; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_len (text, p, g_utf8_next_char (p) - p);
}

static void
append_spans (GString *text, GPtrArray *spans)
{
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    append_letters (text, ((const KhSpan *) g_ptr_array_index (spans, i))->text);
}

static void
append_block (GString *text, const KhBlock *block)
{
  append_spans (text, block->spans);
  for (guint i = 0; block->table != NULL && i < block->table->rows->len; i++)
    {
      const KhRow *row = g_ptr_array_index (block->table->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        append_spans (text, ((const KhCell *) g_ptr_array_index (row->cells, j))->spans);
    }
  for (guint i = 0; block->recipients != NULL && i < block->recipients->len; i++)
    append_spans (text, ((const KhBlock *) g_ptr_array_index (block->recipients, i))->spans);
}

static char *
dup_letters (KhDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < kh_document_get_n_blocks (document); i++)
    append_block (text, kh_document_get_block (document, i));
  return g_string_free (text, FALSE);
}

static gboolean
check_node_cb (KhNode *node, gpointer document_letters)
{
  g_autofree char *plain = NULL;
  g_autoptr (GString) letters = g_string_new (NULL);

  if (KH_IS_ITEM (node))
    plain = kh_item_dup_plain (KH_ITEM (node));
  else if (KH_IS_SECTION (node) && kh_section_get_kind (KH_SECTION (node)) == KH_SECTION_TASK_GROUP)
    plain = kh_markup_to_plain (kh_section_get_heading (KH_SECTION (node)));
  append_letters (letters, plain);
  if (strstr (document_letters, letters->str) == NULL)
    g_error ("The document has lost “%s”", plain);
  return TRUE;
}

/* Of a row of empty cells no text tells on which page it stands. */
static gboolean
fill_cell_cb (KhNode *node, gpointer user_data)
{
  if (KH_IS_ITEM (node) && kh_item_get_kind (KH_ITEM (node)) == KH_ITEM_CELL)
    {
      g_autofree char *plain = kh_item_dup_plain (KH_ITEM (node));

      if (*g_strstrip (plain) == '\0')
        g_object_set (node, "text", "ô mẫu", NULL);
    }
  return TRUE;
}

static void
test_plans (gconstpointer data)
{
  static const char *const choices[] = { NULL, "task-details=appendix;target-table=yes", "body-size=13;line-spacing=1",
                                         "task-details=appendix;task-columns=stt,task,deadline,lead;indent=10" };
  guint32 first = (guint32) GPOINTER_TO_UINT (data);

  for (guint32 seed = first; seed < first + N_PLANS / N_PARTS; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (KhPlan) plan = make_plan (random, (guint) g_rand_int_range (random, 0, 120));
      g_autoptr (KhDocument) document = NULL;
      g_autoptr (KhProfile) profile = NULL;
      g_autoptr (KhFrames) frames = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *letters = NULL;

      g_rand_free (random);
      kh_plan_visit (plan, fill_cell_cb, NULL);
      g_object_set (plan, "choices", choices[seed % G_N_ELEMENTS (choices)], NULL);
      document = kh_compose_plan (plan);
      profile = kh_profile_load (kh_document_get_profile (document), kh_document_get_choices (document), &error);
      g_assert_no_error (error);
      frames = kh_layout_run (document, profile, NULL, &error);
      g_assert_no_error (error);
      g_test_message ("seed %u, %u pages", seed, kh_frames_get_n_pages (frames));
      letters = dup_letters (document);
      kh_plan_visit (plan, check_node_cb, letters);
      kh_inspect_all (document, frames, profile);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < N_PARTS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/random-plans/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i * (N_PLANS / N_PARTS)), test_plans);
    }
  return g_test_run ();
}
