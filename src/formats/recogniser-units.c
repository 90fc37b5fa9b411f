/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units of the body: named in headings of duties and in the details of tasks. */
#include <string.h>

#include "recogniser-private.h"

/* Longer is a sentence that mentions units. */
#define MAX_NAMES_BYTES 400
#define MAX_UNITS_OF_TEXT 64

/* What may stand before a unit's name in a heading: "Đề nghị Sở Nội vụ", "Giám đốc Trung tâm …". */
static const char *const prefixes[] = { "Đề nghị ",  "Giao ",   "Trách nhiệm của ", "Thủ trưởng ",
                                        "Giám đốc ", "Trưởng ", "Chánh ",           "Lãnh đạo " };

static char *
dup_lookup_key (const char *name)
{
  g_autofree char *placed = kh_text_fold_tone_place (name);

  return g_utf8_strdown (placed, -1);
}

static KhUnit *
find_or_add_unit (KhRecogniser *self, const char *name)
{
  g_autofree char *lookup = dup_lookup_key (name);
  KhUnit *unit = g_hash_table_lookup (self->units, lookup);
  g_autofree char *key = NULL;
  KhUnitKind kind = KH_UNIT_OTHER;

  if (unit != NULL)
    return unit;
  key = kh_source_key (name);
  kh_vocabulary_find_unit_kind (key, &kind);
  unit = kh_unit_new (kind, name);
  kh_node_append_take (KH_NODE (self->agency), unit);
  g_hash_table_insert (self->units, g_steal_pointer (&lookup), unit);
  return unit;
}

static gboolean
is_known (KhRecogniser *self, const char *name)
{
  g_autofree char *lookup = dup_lookup_key (name);

  return g_hash_table_contains (self->units, lookup);
}

static gboolean
is_plural (const char *piece)
{
  g_autofree char *key = kh_source_key (piece);

  return kh_vocabulary_has_prefix (key, "cac") || strstr (key, " cac ") != NULL
         || kh_vocabulary_has_prefix (key, "toan the") || kh_vocabulary_has_prefix (key, "tung");
}

static gboolean
starts_unit (const char *piece)
{
  g_autofree char *key = NULL;
  KhUnitKind kind;

  if (!g_unichar_isupper (g_utf8_get_char (piece)))
    return FALSE;
  key = kh_source_key (piece);
  return kh_vocabulary_find_unit_kind (key, &kind);
}

/* "Trưởng phòng Tổ chức" to "Phòng Tổ chức". Returns: (transfer full): the unit's name */
static char *
strip_prefix (const char *piece)
{
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (piece, prefixes[i]) && piece[strlen (prefixes[i])] != '\0')
      {
        const char *rest = piece + strlen (prefixes[i]);
        g_autofree char *first = g_utf8_substring (rest, 0, 1);
        g_autofree char *upper = kh_text_upper (first);
        g_autofree char *name = g_strconcat (upper, rest + strlen (first), NULL);

        if (starts_unit (name))
          return g_steal_pointer (&name);
      }
  return g_strdup (piece);
}

/* The next piece of a list parted by ",", ";" or "và". @joint gets the bytes of what parts it from the next.
 */
static gsize
piece_length (const char *text, gsize *joint)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if ((*p == ',' || *p == ';') && p[1] == ' ')
        {
          *joint = 2;
          return p - text;
        }
      if (g_str_has_prefix (p, " và "))
        {
          *joint = strlen (" và ");
          return p - text;
        }
    }
  *joint = 0;
  return strlen (text);
}

/* Parts @text into names: a piece begins a new one when it starts like a unit. */
static GPtrArray *
split_names (KhRecogniser *self, const char *text)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  gsize joint = 0, last_joint = 0;
  const char *before = text;

  for (const char *p = text; *p != '\0';)
    {
      gsize length = piece_length (p, &joint);
      g_autofree char *piece = g_strndup (p, length);
      char **last = names->len > 0 ? (char **) &names->pdata[names->len - 1] : NULL;
      g_autofree char *stripped = strip_prefix (piece);
      gboolean begins = last == NULL || starts_unit (stripped) || is_known (self, piece)
                        || kh_vocabulary_has_prefix (piece, "các") || kh_vocabulary_has_prefix (piece, "Các");

      if (last != NULL && begins)
        {
          g_autofree char *joined = g_strdup_printf ("%s%.*s%s", *last, (int) last_joint, before, piece);

          begins = !is_known (self, joined);
        }
      if (begins && names->len < MAX_UNITS_OF_TEXT)
        g_ptr_array_add (names, g_steal_pointer (&piece));
      else
        {
          char *joined = g_strdup_printf ("%s%.*s%s", *last, (int) last_joint, before, piece);

          g_free (*last);
          *last = joined;
        }
      before = p + length;
      last_joint = joint;
      p += length + joint;
    }
  return names;
}

GPtrArray *
kh_recogniser_find_units (KhRecogniser *self, const char *text)
{
  GPtrArray *units = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = NULL;

  if (strlen (text) > MAX_NAMES_BYTES)
    {
      if (*text != '\0')
        g_ptr_array_add (units, find_or_add_unit (self, text));
      return units;
    }
  names = split_names (self, text);
  for (guint i = 0; i < names->len; i++)
    {
      KhUnit *unit = find_or_add_unit (self, g_ptr_array_index (names, i));

      if (!g_ptr_array_find (units, unit, NULL))
        g_ptr_array_add (units, unit);
    }
  return units;
}

static KhUnitKinds
find_kinds (const char *piece)
{
  g_autofree char *key = kh_source_key (piece);
  KhUnitKinds kinds = KH_UNIT_KINDS_NONE;

  if (strstr (key, "don vi") != NULL)
    kinds |= KH_UNIT_KINDS_ATTACHED;
  if (strstr (key, "cac phong") != NULL || strstr (key, "truong phong") != NULL
      || strstr (key, "phong chuyen mon") != NULL)
    kinds |= KH_UNIT_KINDS_DIVISION;
  if (strstr (key, "van phong") != NULL)
    kinds |= KH_UNIT_KINDS_OFFICE;
  return kinds;
}

static char *
trim_heading (const char *text)
{
  gsize length = strlen (text);

  while (length > 0 && strchr (".:;, ", text[length - 1]) != NULL)
    length--;
  return g_strndup (text, length);
}

gboolean
kh_recogniser_names_units (const char *text)
{
  g_autofree char *heading = NULL;
  g_autofree char *name = NULL;

  if (strlen (text) > MAX_NAMES_BYTES)
    return FALSE;
  heading = trim_heading (text);
  if (*heading == '\0')
    return FALSE;
  if (is_plural (heading))
    return find_kinds (heading) != KH_UNIT_KINDS_NONE;
  name = strip_prefix (heading);
  return starts_unit (name);
}

void
kh_recogniser_link_responsibility (KhRecogniser *self, KhResponsibility *responsibility, const char *text)
{
  KhUnitKinds kinds = KH_UNIT_KINDS_NONE;
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *heading = NULL;

  if (!kh_recogniser_names_units (text))
    return;
  heading = trim_heading (text);
  names = split_names (self, heading);
  for (guint i = 0; i < names->len; i++)
    {
      const char *piece = g_ptr_array_index (names, i);
      g_autofree char *name = strip_prefix (piece);

      if (is_plural (piece))
        kinds |= find_kinds (piece);
      else if (starts_unit (name))
        g_ptr_array_add (units, find_or_add_unit (self, name));
    }
  kh_responsibility_set_units (responsibility, units);
  g_object_set (responsibility, "unit-kinds", kinds, NULL);
}
