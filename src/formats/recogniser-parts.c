/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan can use of a text that is none: a report, a decision, a notice. */
#include "recogniser-private.h"

/* Sections that plans have; the wording around them is that of another document. */
static gboolean
is_usable (KhSection *section)
{
  switch (kh_section_get_kind (section))
    {
    case KH_SECTION_LEGAL_BASES:
    case KH_SECTION_AIMS:
    case KH_SECTION_PURPOSE:
    case KH_SECTION_REQUIREMENTS:
    case KH_SECTION_TARGETS:
    case KH_SECTION_TASK_GROUPS:
    case KH_SECTION_TASK_GROUP:
    case KH_SECTION_BUDGET:
    case KH_SECTION_RESPONSIBILITIES:
      return TRUE;
    case KH_SECTION_OPENING:
    case KH_SECTION_CLOSING:
    case KH_SECTION_APPENDIX:
    case KH_SECTION_PART:
    case KH_SECTION_FREE:
    default:
      return FALSE;
    }
}

static gboolean
collect_cb (KhNode *node, gpointer kept)
{
  g_hash_table_add (kept, (gpointer) kh_node_get_uuid (node));
  return TRUE;
}

static void
collect_list (GHashTable *kept, GListModel *nodes)
{
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (KhNode) node = g_list_model_get_item (nodes, i);

      collect_cb (node, kept);
    }
}

/* Whether words of paragraph @i went into nodes, of which none is left. */
static gboolean
has_lost_all (KhRecogniser *self, guint i, GHashTable *kept)
{
  guint end = i + 1 < self->n ? self->readings[i + 1] : kh_reading_get_n_paragraphs (self->reading);
  gboolean mapped = FALSE;

  for (guint j = self->readings[i]; j < end; j++)
    {
      const KhReadParagraph *paragraph = kh_reading_get_paragraph (self->reading, j);

      for (guint k = 0; k < paragraph->nodes->len; k++)
        if (g_hash_table_contains (kept, g_ptr_array_index (paragraph->nodes, k)))
          return FALSE;
      mapped |= paragraph->nodes->len > 0;
    }
  return mapped;
}

/* Findings about what is gone would lead nowhere. */
static void
drop_findings (KhRecogniser *self, GHashTable *kept)
{
  GPtrArray *findings = self->source->findings;

  for (guint i = findings->len; i > 0; i--)
    {
      const char *node = kh_finding_get_node (g_ptr_array_index (findings, i - 1));

      if (node != NULL && !g_hash_table_contains (kept, node))
        g_ptr_array_remove_index (findings, i - 1);
    }
}

void
kh_recogniser_keep_parts (KhRecogniser *self)
{
  GListModel *sections = kh_plan_get_sections (self->plan);
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = g_list_model_get_n_items (sections); i > 0; i--)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i - 1);

      if (!is_usable (section))
        kh_node_remove (KH_NODE (section));
    }
  collect_cb (KH_NODE (self->plan), kept);
  kh_plan_visit (self->plan, collect_cb, kept);
  collect_list (kept, kh_plan_get_signatures (self->plan));
  collect_list (kept, kh_plan_get_recipients (self->plan));
  for (guint i = 0; i < self->n; i++)
    if (has_lost_all (self, i, kept))
      self->placed[i] = FALSE;
  drop_findings (self, kept);
}
