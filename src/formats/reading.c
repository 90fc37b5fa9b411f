/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text as it was read, and where in the plan its paragraphs went. */
#include "reading.h"

#define DATA_KEY "kh-reading"
#define PARAGRAPHS_TYPE "a(ssuuasas)"

struct _KhReading
{
  GPtrArray *paragraphs;
  char *refusal;
  GHashTable *places; /* (nullable) UUID to GArray of guint; made when a plan is given the reading */
};

static void
free_paragraph (KhReadParagraph *paragraph)
{
  g_free (paragraph->text);
  g_free (paragraph->mark);
  g_ptr_array_unref (paragraph->nodes);
  g_ptr_array_unref (paragraph->unplaced);
  g_free (paragraph);
}

KhReading *
kh_reading_new (void)
{
  KhReading *self = g_new0 (KhReading, 1);

  self->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) free_paragraph);
  return self;
}

void
kh_reading_free (KhReading *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->paragraphs);
  g_free (self->refusal);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_free (self);
}

void
kh_reading_add (KhReading *self, const char *text, const char *mark, guint line, guint last_line)
{
  KhReadParagraph *paragraph = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  paragraph = g_new0 (KhReadParagraph, 1);
  paragraph->text = g_strdup (text);
  paragraph->mark = mark != NULL && *mark != '\0' ? g_strdup (mark) : NULL;
  paragraph->line = line;
  paragraph->last_line = last_line;
  paragraph->nodes = g_ptr_array_new_with_free_func (g_free);
  paragraph->unplaced = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->paragraphs, paragraph);
}

void
kh_reading_map (KhReading *self, guint i, const char *uuid)
{
  KhReadParagraph *paragraph = NULL;

  g_return_if_fail (self != NULL && i < self->paragraphs->len);
  g_return_if_fail (uuid != NULL);

  paragraph = g_ptr_array_index (self->paragraphs, i);
  /* One node is named for several reasons in a row; a table's paragraph has thousands. */
  if (paragraph->nodes->len > 0
      && g_str_equal (g_ptr_array_index (paragraph->nodes, paragraph->nodes->len - 1), uuid))
    return;
  g_ptr_array_add (paragraph->nodes, g_strdup (uuid));
}

void
kh_reading_add_unplaced (KhReading *self, guint i, const char *words)
{
  KhReadParagraph *paragraph = NULL;

  g_return_if_fail (self != NULL && i < self->paragraphs->len);
  g_return_if_fail (words != NULL);

  paragraph = g_ptr_array_index (self->paragraphs, i);
  g_ptr_array_add (paragraph->unplaced, g_strdup (words));
}

void
kh_reading_set_refusal (KhReading *self, const char *sentence)
{
  g_return_if_fail (self != NULL);

  g_free (self->refusal);
  self->refusal = sentence != NULL && *sentence != '\0' ? g_strdup (sentence) : NULL;
}

const char *
kh_reading_get_refusal (const KhReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->refusal;
}

guint
kh_reading_get_n_paragraphs (const KhReading *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->paragraphs->len;
}

const KhReadParagraph *
kh_reading_get_paragraph (const KhReading *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->paragraphs->len, NULL);

  return g_ptr_array_index (self->paragraphs, i);
}

const GArray *
kh_reading_find (const KhReading *self, const char *uuid)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (uuid != NULL, NULL);

  return self->places != NULL ? g_hash_table_lookup (self->places, uuid) : NULL;
}

static GVariant *
pack_strings (GPtrArray *strings)
{
  return g_variant_new_strv ((const char *const *) strings->pdata, strings->len);
}

GVariant *
kh_reading_to_variant (const KhReading *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE (PARAGRAPHS_TYPE));
  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      const KhReadParagraph *paragraph = g_ptr_array_index (self->paragraphs, i);
      GVariant *packed
          = g_variant_new ("(ssuu@as@as)", paragraph->text, paragraph->mark != NULL ? paragraph->mark : "",
                           paragraph->line, paragraph->last_line, pack_strings (paragraph->nodes),
                           pack_strings (paragraph->unplaced));

      /* Asked for its bytes it lets go of its members, which take several times the room. */
      g_variant_get_data (packed);
      g_variant_builder_add_value (&builder, packed);
    }
  return g_variant_new ("(s@" PARAGRAPHS_TYPE ")", self->refusal != NULL ? self->refusal : "",
                        g_variant_builder_end (&builder));
}

KhReading *
kh_reading_new_from_variant (GVariant *variant)
{
  KhReading *self = kh_reading_new ();
  GVariant *packed_nodes = NULL, *packed_words = NULL;
  g_autoptr (GVariant) paragraphs = NULL;
  const char *text = NULL, *mark = NULL, *refusal = NULL;
  guint line = 0, last_line = 0;
  GVariantIter iter;

  g_variant_get (variant, "(&s@" PARAGRAPHS_TYPE ")", &refusal, &paragraphs);
  kh_reading_set_refusal (self, refusal);
  g_variant_iter_init (&iter, paragraphs);
  while (g_variant_iter_next (&iter, "(&s&suu@as@as)", &text, &mark, &line, &last_line, &packed_nodes,
                              &packed_words))
    {
      g_autoptr (GVariant) nodes = packed_nodes;
      g_autoptr (GVariant) words = packed_words;
      g_autofree const char **uuids = g_variant_get_strv (nodes, NULL);
      g_autofree const char **pieces = g_variant_get_strv (words, NULL);
      guint i = self->paragraphs->len;

      kh_reading_add (self, text, mark, line, last_line);
      for (guint j = 0; uuids[j] != NULL; j++)
        kh_reading_map (self, i, uuids[j]);
      for (guint j = 0; pieces[j] != NULL; j++)
        kh_reading_add_unplaced (self, i, pieces[j]);
    }
  return self;
}

static void
add_place (GHashTable *places, KhNode *node)
{
  g_hash_table_insert (places, g_strdup (kh_node_get_uuid (node)), g_array_new (FALSE, FALSE, sizeof (guint)));
}

static gboolean
add_place_cb (KhNode *node, gpointer places)
{
  add_place (places, node);
  return TRUE;
}

static void
add_places (GHashTable *places, GListModel *nodes)
{
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (KhNode) node = g_list_model_get_item (nodes, i);

      add_place (places, node);
    }
}

/* Forgets the nodes of @paragraph that have no place in the plan. */
static void
settle_paragraph (KhReading *self, guint i)
{
  KhReadParagraph *paragraph = g_ptr_array_index (self->paragraphs, i);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  for (guint j = 0; j < paragraph->nodes->len; j++)
    {
      const char *uuid = g_ptr_array_index (paragraph->nodes, j);
      GArray *place = g_hash_table_lookup (self->places, uuid);

      /* Paragraphs come in order, so what is there already is there last. */
      if (place == NULL || (place->len > 0 && g_array_index (place, guint, place->len - 1) == i))
        continue;
      g_array_append_val (place, i);
      g_ptr_array_add (kept, g_strdup (uuid));
    }
  g_ptr_array_unref (paragraph->nodes);
  paragraph->nodes = g_steal_pointer (&kept);
}

void
kh_reading_give (KhReading *self, KhPlan *plan)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (KH_IS_PLAN (plan));

  g_clear_pointer (&self->places, g_hash_table_unref);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  add_place (self->places, KH_NODE (plan));
  kh_plan_visit (plan, add_place_cb, self->places);
  add_places (self->places, kh_plan_get_signatures (plan));
  add_places (self->places, kh_plan_get_recipients (plan));
  for (guint i = 0; i < self->paragraphs->len; i++)
    settle_paragraph (self, i);
  g_object_set_data_full (G_OBJECT (plan), DATA_KEY, self, (GDestroyNotify) kh_reading_free);
}

const KhReading *
kh_reading_of (KhPlan *plan)
{
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  return g_object_get_data (G_OBJECT (plan), DATA_KEY);
}
