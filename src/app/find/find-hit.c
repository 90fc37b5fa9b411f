/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFindHit: a place in the open plan where words were found. */
#include "find-hit.h"

#include <glib/gi18n.h>

#include "field-names.h"
#include "kinds.h"
#include "plan-text.h"

#define CHARS_BEFORE 30
#define CHARS_BEHIND 90
#define OBJECT_CHARACTER "\xEF\xBF\xBC"

struct _KhFindHit
{
  GObject parent_instance;

  KhTextField field; /* its node is owned */
  guint order;
  KhTextHit bytes;
  int start;
  int end;
  char *snippet;
};

G_DEFINE_FINAL_TYPE (KhFindHit, kh_find_hit, G_TYPE_OBJECT)

static void
kh_find_hit_finalize (GObject *object)
{
  KhFindHit *self = KH_FIND_HIT (object);

  g_clear_object (&self->field.node);
  g_free (self->snippet);

  G_OBJECT_CLASS (kh_find_hit_parent_class)->finalize (object);
}

static void
kh_find_hit_class_init (KhFindHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_find_hit_finalize;
}

static void
kh_find_hit_init (KhFindHit *self)
{
}

/* References have no words here: they read as an ellipsis. */
static void
append_stretch (GString *snippet, const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (g_str_has_prefix (p, OBJECT_CHARACTER))
      g_string_append (snippet, "…");
    else if (*p == '\n')
      g_string_append_c (snippet, ' ');
    else
      g_string_append_unichar (snippet, g_utf8_get_char (p));
}

static char *
cut_snippet (const char *plain, const KhTextHit *hit)
{
  GString *snippet = g_string_new (NULL);
  const char *from = plain + hit->start;
  const char *to = plain + hit->end;

  for (int i = 0; i < CHARS_BEFORE && from > plain; i++)
    from = g_utf8_prev_char (from);
  for (int i = 0; i < CHARS_BEHIND && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  /* Words are not cut in the middle. */
  while (from > plain && from < plain + hit->start && from[-1] != ' ')
    from = g_utf8_next_char (from);
  if (from > plain)
    g_string_append (snippet, "…");
  append_stretch (snippet, from, plain + hit->start);
  g_string_append_c (snippet, '\002');
  append_stretch (snippet, plain + hit->start, plain + hit->end);
  g_string_append_c (snippet, '\003');
  append_stretch (snippet, plain + hit->end, to);
  if (*to != '\0')
    g_string_append (snippet, "…");
  return g_string_free (snippet, FALSE);
}

KhFindHit *
kh_find_hit_new (const KhTextField *field, guint order, const char *plain, const KhTextHit *hit)
{
  KhFindHit *self = g_object_new (KH_TYPE_FIND_HIT, NULL);

  self->field = *field;
  g_object_ref (self->field.node);
  self->order = order;
  self->bytes = *hit;
  self->start = (int) g_utf8_strlen (plain, (gssize) hit->start);
  self->end = self->start + (int) g_utf8_strlen (plain + hit->start, (gssize) (hit->end - hit->start));
  self->snippet = cut_snippet (plain, hit);
  return self;
}

static gboolean
is_of (KhNode *node, KhNode *owner)
{
  return node == owner
         || ((KH_IS_REPORTING (node) || KH_IS_INDICATOR (node)) && kh_node_get_parent (node) == owner);
}

static KhFindHit *
find_first (GPtrArray *fields, KhNode *owner, const char *words)
{
  g_autoptr (KhNeedle) needle = kh_needle_new (words, KH_FIND_DEFAULT);

  for (guint i = 0; needle != NULL && i < fields->len; i++)
    {
      const KhTextField *field = g_ptr_array_index (fields, i);
      g_autofree char *plain = NULL;
      g_autoptr (GArray) hits = NULL;

      if (!is_of (field->node, owner))
        continue;
      plain = kh_text_field_dup_plain (field);
      hits = kh_needle_find_all (needle, plain);
      if (hits->len > 0)
        return kh_find_hit_new (field, i, plain, &g_array_index (hits, KhTextHit, 0));
    }
  return NULL;
}

KhFindHit *
kh_find_hit_new_first (KhPlan *plan, const char *uuid, const char *words)
{
  g_autoptr (GPtrArray) fields = NULL;
  g_autofree char *together = NULL;
  g_auto (GStrv) parts = NULL;
  KhNode *owner;
  KhFindHit *hit;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  owner = uuid != NULL ? kh_plan_find_node (plan, uuid) : KH_NODE (plan);
  if (owner == NULL)
    return NULL;
  fields = kh_text_field_list (plan);
  together = kh_text_normalize (words);
  hit = find_first (fields, owner, together);
  parts = g_strsplit (together, " ", -1);
  for (guint i = 0; hit == NULL && parts[i] != NULL; i++)
    hit = find_first (fields, owner, parts[i]);
  return hit;
}

const KhTextField *
kh_find_hit_get_field (KhFindHit *self)
{
  g_return_val_if_fail (KH_IS_FIND_HIT (self), NULL);

  return &self->field;
}

guint
kh_find_hit_get_order (KhFindHit *self)
{
  g_return_val_if_fail (KH_IS_FIND_HIT (self), 0);

  return self->order;
}

KhTextHit
kh_find_hit_get_bytes (KhFindHit *self)
{
  g_return_val_if_fail (KH_IS_FIND_HIT (self), ((KhTextHit){ 0, 0 }));

  return self->bytes;
}

void
kh_find_hit_get_chars (KhFindHit *self, int *start, int *end)
{
  g_return_if_fail (KH_IS_FIND_HIT (self));

  *start = self->start;
  *end = self->end;
}

const char *
kh_find_hit_get_snippet (KhFindHit *self)
{
  g_return_val_if_fail (KH_IS_FIND_HIT (self), NULL);

  return self->snippet;
}

/* The nearest section with a heading; one without is named by its kind. */
static char *
dup_section (KhNode *node)
{
  KhSection *first = NULL;

  for (; node != NULL; node = kh_node_get_parent (node))
    {
      g_autofree char *heading = NULL;

      if (KH_IS_SIGNATURE (node) || KH_IS_RECIPIENT (node))
        return g_strdup (_("Signature, recipients"));
      if (!KH_IS_SECTION (node))
        continue;
      if (first == NULL)
        first = KH_SECTION (node);
      heading = kh_plan_text_heading (kh_section_get_heading (KH_SECTION (node)));
      if (*heading != '\0')
        return g_steal_pointer (&heading);
    }
  return g_strdup (first != NULL ? _(kh_section_kind_name (kh_section_get_kind (first))) : _("General"));
}

char *
kh_find_hit_dup_place (KhFindHit *self)
{
  g_autofree char *section = NULL;
  const char *name;

  g_return_val_if_fail (KH_IS_FIND_HIT (self), NULL);

  section = dup_section (self->field.node);
  name = KH_IS_ITEM (self->field.node) && g_str_equal (self->field.property, "text")
             ? NULL
             : kh_field_name (G_OBJECT_TYPE (self->field.node), self->field.property, KH_FIELD_INTERFACE);
  return name != NULL ? g_strdup_printf ("%s › %s", section, name) : g_steal_pointer (&section);
}
