/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Appendices: those of the plan, then the generated tables. */
#include "composer.h"

/* More columns than this do not fit a page in portrait. */
#define PORTRAIT_COLUMNS 6

/* Three lines stand above an appendix: its number, its title and the document
 * it comes with (decree 30/2020/NĐ-CP, appendix I, III.1.c and appendix III,
 * template 2.1). */
static KhBlock *
add_appendix_head (KhComposer *self, guint number, const char *uuid, const char *title)
{
  g_autofree char *label = kh_numbering_appendix_label (number, self->n_appendices);
  g_autofree char *source = kh_compose_reference (self->plan);
  g_autofree char *reference = g_strdup_printf ("(Kèm theo %s)", source);
  KhBlock *head = NULL;
  KhBlock *block = NULL;

  head = kh_composer_add (self, KH_ROLE_APPENDIX, NULL, uuid, NULL, KH_WORDS_PLAIN);
  kh_block_add_span (head, label, FALSE, FALSE);
  head->level = 1;
  head->anchor = uuid != NULL ? g_strdup (uuid) : g_strdup_printf ("appendix-%u", number);
  if (!kh_words_is_blank (title))
    kh_composer_add (self, KH_ROLE_APPENDIX_TITLE, NULL, uuid, title, KH_WORDS_UPPER);
  block = kh_composer_add (self, KH_ROLE_APPENDIX_REFERENCE, NULL, uuid, NULL, KH_WORDS_PLAIN);
  kh_block_add_span (block, reference, FALSE, FALSE);
  return head;
}

/* Whether any block after @first is a table too wide for portrait. */
static gboolean
holds_wide_table (KhDocument *document, guint first)
{
  for (guint i = first; i < kh_document_get_n_blocks (document); i++)
    {
      const KhBlock *block = kh_document_get_block (document, i);

      if (block->table != NULL && block->table->columns->len > PORTRAIT_COLUMNS)
        return TRUE;
    }
  return FALSE;
}

static guint
add_written_appendices (KhComposer *self)
{
  GListModel *sections = kh_plan_get_sections (self->plan);
  guint number = 0;

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i);
      guint first = kh_document_get_n_blocks (self->document);
      KhBlock *head = NULL;

      if (kh_section_get_kind (section) != KH_SECTION_APPENDIX)
        continue;
      head = add_appendix_head (self, ++number, kh_node_get_uuid (KH_NODE (section)), kh_section_get_heading (section));
      kh_composer_add_children (self, KH_NODE (section), kh_numbering_used_below (0, KH_MARK_APPENDIX), 2);
      head->landscape = holds_wide_table (self->document, first);
    }
  return number;
}

void
kh_composer_add_appendices (KhComposer *self)
{
  guint number = add_written_appendices (self);

  if (kh_choices_wants_task_table (self->choices, self->plan))
    {
      KhBlock *head = add_appendix_head (self, ++number, NULL, "Danh mục nhiệm vụ");

      head->landscape = TRUE;
      kh_composer_add_task_table (self);
    }
  if (kh_choices_wants_target_table (self->choices, self->plan))
    {
      add_appendix_head (self, ++number, NULL, "Danh mục mục tiêu, chỉ tiêu");
      kh_composer_add_target_table (self);
    }
}

/* @back: how far from the last appendix the one meant stands. */
static char *
dup_reference (KhComposer *self, const char *subject, guint back)
{
  g_autofree char *label = kh_numbering_appendix_label (self->n_appendices - back, self->n_appendices);
  const char *type_name = kh_composer_get_type_name (self->plan);

  return g_strdup_printf ("%s tại %s kèm theo %s này.", subject, label, type_name);
}

char *
kh_composer_dup_task_reference (KhComposer *self)
{
  if (!kh_choices_wants_task_table (self->choices, self->plan))
    return NULL;
  return dup_reference (self, "Phân công và thời gian thực hiện từng nhiệm vụ được quy định",
                        kh_choices_wants_target_table (self->choices, self->plan) ? 1 : 0);
}

char *
kh_composer_dup_target_reference (KhComposer *self)
{
  if (!kh_choices_wants_target_table (self->choices, self->plan))
    return NULL;
  return dup_reference (self, "Giá trị của từng chỉ tiêu được nêu", 0);
}
