/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comments and tracked changes of a word processor's file while it is read. */
#include "package-remarks.h"

#include <glib/gi18n.h>
#include <string.h>

/* A file with more is no draft that somebody corrects. */
#define MAX_REMARKS 5000
/* Ranges nest and overlap, each word is noted by all that are open. */
#define MAX_OPEN 32
/* Remarks repeat the text at most so far. */
#define MAX_BYTES (4 * 1024 * 1024)
#define MAX_AUTHORS 20
#define MAX_COMMENT_FINDINGS 200

struct _KhWordRemark
{
  KhRemarkKind kind;
  char *author;
  char *date;
  GString *text;
  GString *quote;
  guint line;
  gsize start, end;   /* place in the text, in bytes of words */
  KhFinding *finding; /* (nullable): what was said of it */
};

struct _KhWordRemarks
{
  GPtrArray *list;
  GPtrArray *open;
  GHashTable *by_id;
  GHashTable *origins; /* line to UUID */
  gsize position;
  gsize n_bytes;
};

static void
free_remark (KhWordRemark *remark)
{
  g_free (remark->author);
  g_free (remark->date);
  g_string_free (remark->text, TRUE);
  g_string_free (remark->quote, TRUE);
  g_clear_object (&remark->finding);
  g_free (remark);
}

KhWordRemarks *
kh_word_remarks_new (void)
{
  KhWordRemarks *self = g_new0 (KhWordRemarks, 1);

  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) free_remark);
  self->open = g_ptr_array_new ();
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->origins = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
kh_word_remarks_free (KhWordRemarks *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->list);
  g_ptr_array_unref (self->open);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->origins);
  g_free (self);
}

static void
note (KhWordRemarks *self, GString *to, const char *words)
{
  gsize length = strlen (words);

  if (self->n_bytes + length > MAX_BYTES)
    return;
  self->n_bytes += length;
  g_string_append_len (to, words, (gssize) length);
}

KhWordRemark *
kh_word_remarks_add (KhWordRemarks *self, KhRemarkKind kind, char *id, char *author, char *date,
                     const char *words)
{
  g_autofree char *key = id;
  KhWordRemark *remark = NULL;

  if (self->list->len >= MAX_REMARKS)
    {
      g_free (author);
      g_free (date);
      return NULL;
    }
  remark = g_new0 (KhWordRemark, 1);
  remark->kind = kind;
  remark->author = author;
  remark->date = date;
  remark->text = g_string_new (NULL);
  remark->quote = g_string_new (NULL);
  remark->start = remark->end = self->position;
  if (words != NULL)
    note (self, remark->text, words);
  g_ptr_array_add (self->list, remark);
  if (key != NULL)
    g_hash_table_replace (self->by_id, g_steal_pointer (&key), remark);
  return remark;
}

KhWordRemark *
kh_word_remarks_find (KhWordRemarks *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

void
kh_word_remarks_place (KhWordRemarks *self, KhWordRemark *remark, guint line)
{
  if (remark == NULL || remark->line > 0)
    return;
  remark->line = line;
  remark->start = remark->end = self->position;
}

void
kh_word_remarks_open (KhWordRemarks *self, KhWordRemark *remark, guint line)
{
  kh_word_remarks_place (self, remark, line);
  if (remark != NULL && self->open->len < MAX_OPEN && !g_ptr_array_find (self->open, remark, NULL))
    g_ptr_array_add (self->open, remark);
}

void
kh_word_remarks_close (KhWordRemarks *self, KhWordRemark *remark)
{
  if (remark != NULL && g_ptr_array_remove (self->open, remark))
    remark->end = self->position;
}

void
kh_word_remarks_take (KhWordRemarks *self, const char *words)
{
  self->position += strlen (words);
  for (guint i = 0; i < self->open->len; i++)
    {
      KhWordRemark *remark = g_ptr_array_index (self->open, i);

      note (self, remark->kind == KH_REMARK_COMMENT ? remark->quote : remark->text, words);
    }
}

void
kh_word_remarks_note (KhWordRemarks *self, const char *words)
{
  for (guint i = 0; i < self->open->len; i++)
    {
      KhWordRemark *remark = g_ptr_array_index (self->open, i);

      if (remark->kind == KH_REMARK_DELETION)
        note (self, remark->text, words);
    }
}

void
kh_word_remarks_break (KhWordRemarks *self)
{
  for (guint i = 0; i < self->open->len; i++)
    {
      KhWordRemark *remark = g_ptr_array_index (self->open, i);
      GString *words = remark->kind == KH_REMARK_COMMENT ? remark->quote : remark->text;

      if (words->len > 0)
        note (self, words, "\n");
    }
}

void
kh_word_remarks_identify (KhWordRemarks *self, guint line, const char *uuid)
{
  if (uuid != NULL)
    g_hash_table_replace (self->origins, GUINT_TO_POINTER (line), g_strdup (uuid));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
tell_changes (KhWordRemarks *self, KhSource *source)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  gboolean changed = FALSE;

  for (guint i = 0; i < self->list->len; i++)
    {
      const KhWordRemark *remark = g_ptr_array_index (self->list, i);

      if (remark->kind == KH_REMARK_COMMENT)
        continue;
      changed = TRUE;
      if (remark->author != NULL && *remark->author != '\0' && names->len < MAX_AUTHORS
          && g_hash_table_add (seen, remark->author))
        g_ptr_array_add (names, remark->author);
    }
  if (!changed)
    return;
  if (names->len == 0)
    {
      kh_source_add_finding (source, "import-tracked-changes", KH_SEVERITY_WARNING, NULL,
                             N_ ("The file holds tracked changes; they were read as accepted."), 0);
      return;
    }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (", ", (char **) names->pdata);
  kh_source_add_finding (source, "import-tracked-changes", KH_SEVERITY_WARNING, joined,
                         N_ ("The file holds tracked changes by %s; they were read as accepted."), 0);
}

static void
tell_comment (KhWordRemark *remark, KhSource *source)
{
  g_autofree char *flat = kh_text_normalize (remark->text->str);
  g_autofree char *words = remark->author != NULL && *remark->author != '\0'
                               ? g_strdup_printf ("%s: %s", remark->author, flat)
                               : g_strdup (flat);

  remark->finding = g_object_ref (kh_source_add_finding (source, "import-comment", KH_SEVERITY_HINT, words,
                                                         N_ ("A comment in the file: %s"), remark->line));
}

void
kh_word_remarks_tell (KhWordRemarks *self, KhSource *source)
{
  guint told = 0;

  tell_changes (self, source);
  for (guint i = 0; i < self->list->len && told < MAX_COMMENT_FINDINGS; i++)
    {
      KhWordRemark *remark = g_ptr_array_index (self->list, i);

      if (remark->kind != KH_REMARK_COMMENT)
        continue;
      tell_comment (remark, source);
      told++;
    }
}

/* A word processor parts one change at every change of style. */
static gboolean
goes_on (const KhWordRemark *remark, const KhWordRemark *next)
{
  return next->kind == remark->kind && remark->kind != KH_REMARK_COMMENT && next->line == remark->line
         && next->start == remark->end && g_strcmp0 (next->author, remark->author) == 0
         && g_strcmp0 (next->date, remark->date) == 0;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const KhWordRemark *first = *(KhWordRemark *const *) a;
  const KhWordRemark *second = *(KhWordRemark *const *) b;

  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;
  return first->start < second->start ? -1 : first->start > second->start;
}

static gboolean
collect_origin_cb (KhNode *node, gpointer nodes)
{
  const char *origin = kh_node_get_derived_from (node);

  if (origin != NULL && !g_hash_table_contains (nodes, origin))
    g_hash_table_insert (nodes, (gpointer) origin, (gpointer) kh_node_get_uuid (node));
  return TRUE;
}

static void
give (KhWordRemarks *self, const KhWordRemark *remark, const char *text, GHashTable *nodes, KhPlan *plan)
{
  const char *origin = g_hash_table_lookup (self->origins, GUINT_TO_POINTER (remark->line));
  const char *node = origin != NULL ? g_hash_table_lookup (nodes, origin) : NULL;
  g_autofree char *quote = kh_text_normalize (remark->quote->str);
  g_autoptr (KhRemark) given = kh_remark_new (remark->kind, remark->author, remark->date, text);

  g_object_set (given, "quote", quote, "origin", origin, "node", node, "line", (int) remark->line, NULL);
  if (remark->finding != NULL && node != NULL)
    g_object_set (remark->finding, "node", node, NULL);
  kh_plan_add_remark (plan, given);
}

void
kh_word_remarks_give (KhWordRemarks *self, KhPlan *plan)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (g_str_hash, g_str_equal);

  kh_plan_visit (plan, collect_origin_cb, nodes);
  g_ptr_array_sort (self->list, compare_places);
  for (guint i = 0; i < self->list->len;)
    {
      const KhWordRemark *remark = g_ptr_array_index (self->list, i);
      const KhWordRemark *last = remark;
      g_autoptr (GString) raw = g_string_new (remark->text->str);
      g_autofree char *text = NULL;

      for (i++; i < self->list->len && goes_on (last, g_ptr_array_index (self->list, i)); i++)
        {
          last = g_ptr_array_index (self->list, i);
          g_string_append (raw, last->text->str);
        }
      text = kh_text_compose (raw->str);
      /* The end of a paragraph alone has no words to show. */
      if (text != NULL && *g_strstrip (text) != '\0')
        give (self, remark, text, nodes, plan);
    }
}
