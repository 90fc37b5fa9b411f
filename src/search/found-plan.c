/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFoundPlan: a plan of the library in which the desktop's search found something. */
#include "found-plan.h"

#include <glib/gi18n.h>

#include "store.h"
#include "text.h"

/* A word of a long plan may be in hundreds of its items: one looks no further than so. */
#define HITS_AT_ONCE 100
#define MAX_PAGES 10

void
kh_found_plan_free (KhFoundPlan *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->description);
  g_free (self);
}

static char *
dup_line (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');

  return kh_text_normalize (line);
}

static KhFoundPlan *
new_found_plan (const KhSearchHit *hit)
{
  KhFoundPlan *self = g_new0 (KhFoundPlan, 1);
  g_autofree char *words = kh_search_hit_dup_words (hit);
  g_autofree char *line = dup_line (words);
  g_autofree char *title = dup_line (hit->plan_title);
  g_autofree char *section = dup_line (hit->section);

  self->id = g_strdup_printf ("%" G_GINT64_FORMAT " %s", hit->plan_id, hit->item_uuid != NULL ? hit->item_uuid : "");
  if (g_str_equal (line, title))
    self->description = g_steal_pointer (&section);
  else if (*section == '\0' || g_str_equal (line, section))
    self->description = g_steal_pointer (&line);
  else
    /* Translators: the heading of a section, and words that were found in it */
    self->description = g_strdup_printf (_("%s: %s"), section, line);
  self->title = *title != '\0' ? g_steal_pointer (&title) : g_strdup (_("Untitled plan"));

  return self;
}

/* @seen: set of the ids of the plans that are in @found */
static void
take (const KhSearchHit *hit, guint limit, GHashTable *seen, GPtrArray *found)
{
  if (found->len < limit && g_hash_table_add (seen, g_memdup2 (&hit->plan_id, sizeof (gint64))))
    g_ptr_array_add (found, new_found_plan (hit));
}

GPtrArray *
kh_found_plan_search (const char *path, const char *words, guint limit, GError **error)
{
  g_autoptr (KhStore) store = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_found_plan_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  KhSearchPage page = { 0 };
  guint n_hits = HITS_AT_ONCE;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  store = kh_store_open (path, KH_STORE_OPEN_READ_ONLY, error);
  if (store == NULL)
    return NULL;
  for (guint i = 0; i < MAX_PAGES && n_hits == HITS_AT_ONCE && found->len < limit; i++)
    {
      g_autoptr (GPtrArray) hits = kh_store_search_on (store, words, &page, HITS_AT_ONCE, error);

      if (hits == NULL)
        return NULL;
      n_hits = hits->len;
      for (guint j = 0; j < hits->len; j++)
        take (hits->pdata[j], limit, seen, found);
    }

  return g_steal_pointer (&found);
}

gboolean
kh_found_plan_parse_id (const char *id, gint64 *plan_id, char **uuid)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (id != NULL, FALSE);

  parts = g_strsplit (id, " ", 2);
  if (g_strv_length (parts) != 2 || !g_ascii_string_to_signed (parts[0], 10, 1, G_MAXINT64, plan_id, NULL))
    return FALSE;
  *uuid = g_strdup (parts[1]);

  return TRUE;
}
