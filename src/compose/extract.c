/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One unit's part of a plan: its tasks, its duties and its days. */
#include "compose.h"
#include "composer.h"

static KhBlock *
add_line (KhComposer *self, KhRole role, const char *text)
{
  KhBlock *block = kh_composer_add (self, role, NULL, NULL, NULL, KH_WORDS_PLAIN);

  kh_block_add_span (block, text, FALSE, FALSE);
  return block;
}

static void
add_heading (KhComposer *self, guint *number, const char *words)
{
  g_autofree char *roman = kh_text_roman (++*number);
  g_autofree char *label = g_strconcat (roman, ".", NULL);
  KhBlock *block = kh_composer_add (self, KH_ROLE_SECTION, label, NULL, words, KH_WORDS_UPPER);

  block->level = 1;
  block->anchor = g_strdup_printf ("extract-%u", *number);
}

static void
add_head (KhComposer *self, KhUnit *unit)
{
  g_autofree char *upper = kh_words_upper (kh_composer_get_type_name (self->plan));
  g_autofree char *type = g_strconcat ("TRÍCH ", upper, NULL);
  g_autofree char *title = g_strdup_printf ("Nhiệm vụ của %s năm %d", kh_unit_get_name (unit), kh_plan_get_year (self->plan));
  g_autofree char *source = kh_compose_reference (self->plan);
  g_autofree char *reference = g_strdup_printf ("(Trích %s)", source);
  g_autofree char *name = g_strconcat (kh_unit_get_name (unit), " – ", source, NULL);

  add_line (self, KH_ROLE_TYPE_NAME, type);
  add_line (self, KH_ROLE_TITLE, title);
  add_line (self, KH_ROLE_APPENDIX_REFERENCE, reference);
  g_object_set (self->document, "title", title, "subject", name, NULL);
}

typedef struct
{
  KhUnit *unit;
  KhUnitRole role;
  guint n;
} Count;

static gboolean
count_cb (KhNode *node, gpointer user_data)
{
  Count *count = user_data;

  if (KH_IS_TASK (node) && kh_composer_has_role (KH_TASK (node), count->unit, count->role))
    count->n++;
  return TRUE;
}

static void
add_tasks (KhComposer *self, KhUnit *unit, KhUnitRole role, guint *number, const char *heading)
{
  Count count = { unit, role, 0 };

  kh_plan_visit (self->plan, count_cb, &count);
  if (count.n == 0)
    return;
  add_heading (self, number, heading);
  kh_composer_add_unit_task_table (self, unit, role);
}

typedef struct
{
  KhComposer *composer;
  KhUnit *unit;
  guint *number;
  gboolean any;
} Duties;

static gboolean
add_block_cb (KhNode *node, gpointer user_data)
{
  Duties *duties = user_data;

  if (!KH_IS_RESPONSIBILITY (node) || !kh_responsibility_binds (KH_RESPONSIBILITY (node), duties->unit)
      || g_list_model_get_n_items (kh_item_get_items (KH_ITEM (node))) == 0)
    return TRUE;
  if (!duties->any)
    add_heading (duties->composer, duties->number, "Trách nhiệm");
  duties->any = TRUE;
  kh_composer_add_children (duties->composer, node, kh_numbering_used_below (0, KH_MARK_SECTION), 2);
  return TRUE;
}

static void
add_due_row (KhComposer *self, KhTable *table, const KhDue *due, guint n)
{
  const char *uuid = kh_node_get_uuid (KH_NODE (due->item));
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *iso = kh_date_to_iso (&due->due);
  g_autofree char *day = kh_date_format_short (iso);
  g_autofree char *period = kh_period_dup_name (due->period, kh_plan_get_year (self->plan), due->n);
  KhRow *row = kh_table_add_row (table);
  KhCell *cell = kh_row_add_cell (row, count, uuid);

  cell->centred = TRUE;
  cell = kh_row_add_cell (row, day, uuid);
  cell->centred = TRUE;
  cell = kh_row_add_cell (row, NULL, uuid);
  if (due->report != NULL)
    {
      g_autofree char *lead_in = g_strdup_printf ("Báo cáo %s: ", period);

      kh_spans_add (cell->spans, lead_in, FALSE, FALSE);
    }
  kh_words_add (&self->words, cell->spans, kh_item_get_text (due->item), KH_WORDS_PLAIN);
  kh_spans_trim_end (cell->spans, ";.");
}

static void
add_days (KhComposer *self, KhUnit *unit, guint *number)
{
  g_autoptr (GPtrArray) dues = kh_schedule_list (self->plan, unit);
  KhBlock *block;

  if (dues->len == 0)
    return;
  add_heading (self, number, "Thời hạn trong năm");
  block = kh_composer_add (self, KH_ROLE_TABLE, NULL, NULL, NULL, KH_WORDS_PLAIN);
  block->table = kh_table_new ();
  kh_table_add_column (block->table, "STT", 5, TRUE);
  kh_table_add_column (block->table, "Chậm nhất ngày", 15, TRUE);
  kh_table_add_column (block->table, "Nhiệm vụ, báo cáo", 80, FALSE);
  kh_composer_add_header_row (block->table);
  for (guint i = 0; i < dues->len; i++)
    add_due_row (self, block->table, dues->pdata[i], i + 1);
}

void
kh_composer_add_extract (KhComposer *self, KhUnit *unit)
{
  Duties duties = { self, unit, NULL, FALSE };
  guint number = 0;

  add_head (self, unit);
  kh_words_begin_body (&self->words);
  add_tasks (self, unit, KH_UNIT_ROLE_LEAD, &number, "Nhiệm vụ chủ trì");
  add_tasks (self, unit, KH_UNIT_ROLE_SUPPORT, &number, "Nhiệm vụ phối hợp");
  duties.number = &number;
  kh_plan_visit (self->plan, add_block_cb, &duties);
  add_days (self, unit, &number);
  if (number == 0)
    add_line (self, KH_ROLE_PARAGRAPH, "Kế hoạch không giao nhiệm vụ cho đơn vị.");
}
