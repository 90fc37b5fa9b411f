/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language family: words that no dictionary knows. */
#include "families.h"

#include <glib/gi18n.h>

typedef struct
{
  GPtrArray  *findings;
  KhSpelling *spelling;
  GHashTable *names;
} Check;

static void
check_words (Check *self, KhNode *node, const char *plain)
{
  g_autoptr (GArray) wrong = kh_spelling_find (self->spelling, plain, self->names);

  for (guint i = 0; i < wrong->len; i++)
    {
      const KhSpellingWord *place = &g_array_index (wrong, KhSpellingWord, i);
      g_autofree char *word = g_strndup (plain + place->start, place->end - place->start);

      /* No fix: only a person knows which word was meant. */
      kh_checks_report (self->findings, "language-spelling", KH_SEVERITY_HINT, node, word,
                        N_ ("The word “%s” is not in the dictionary"), NULL);
    }
}

static gboolean
check_node (KhNode *node, gpointer user_data)
{
  const char *markup = KH_IS_SECTION (node) ? kh_section_get_heading (KH_SECTION (node)) : kh_item_get_text (KH_ITEM (node));
  g_autofree char *plain = markup != NULL ? kh_markup_to_plain (markup) : NULL;

  if (plain != NULL)
    check_words (user_data, node, plain);

  return TRUE;
}

static void
add_list (GHashTable *names, GListModel *nodes, const char *first, const char *second)
{
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (GObject) node = g_list_model_get_item (nodes, i);
      g_autofree char *name = NULL;
      g_autofree char *other = NULL;

      g_object_get (node, first, &name, second, &other, NULL);
      kh_spelling_add_names (names, name);
      kh_spelling_add_names (names, other);
    }
}

GHashTable *
kh_checks_list_names (KhPlan *plan)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  KhAgency *agency;

  g_return_val_if_fail (KH_IS_PLAN (plan), names);

  agency = kh_plan_get_agency (plan);
  kh_spelling_add_names (names, kh_plan_get_superior (plan));
  kh_spelling_add_names (names, kh_plan_get_issuer (plan));
  kh_spelling_add_names (names, kh_plan_get_place (plan));
  add_list (names, kh_plan_get_signatures (plan), "name", "position");
  add_list (names, kh_plan_get_recipients (plan), "unit", "unit");
  if (agency == NULL)
    return names;

  kh_spelling_add_names (names, kh_agency_get_name (agency));
  kh_spelling_add_names (names, kh_agency_get_place (agency));
  add_list (names, kh_agency_get_units (agency), "name", "short-name");
  add_list (names, kh_agency_get_documents (agency), "issuer", "issuer");

  return names;
}

void
kh_checks_add_language (GPtrArray *findings, KhPlan *plan, KhSpelling *spelling)
{
  g_autoptr (GHashTable) names = NULL;
  Check check = { findings, spelling, NULL };

  if (spelling == NULL || !kh_spelling_is_available (spelling))
    return;

  names = kh_checks_list_names (plan);
  check.names = names;
  if (kh_plan_get_title (plan) != NULL)
    {
      g_autofree char *plain = kh_markup_to_plain (kh_plan_get_title (plan));

      check_words (&check, KH_NODE (plan), plain);
    }
  kh_plan_visit (plan, check_node, &check);
}
