/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhProfile: the values of a format and what the user chose of them. */
#include "compose.h"
#include "data-file.h"
#include "profile-private.h"

#include <glib/gi18n.h>
#include <errno.h>
#include <math.h>

/* The narrowest measure that a page may have, in pt. */
#define LEAST_MEASURE 200.0

/* Invariant: immutable once loaded, every choice, measure and text style is
 * given and inside its range. */
G_DEFINE_TYPE (KhProfile, kh_profile, G_TYPE_OBJECT)
G_DEFINE_QUARK (kh-profile-error-quark, kh_profile_error)

static const char *const choice_names[KH_N_CHOICES + 1] = {
  "body-size",    "header-size", "margin-top",    "margin-bottom", "margin-left",
  "margin-right", "indent",      "paragraph-gap", "line-spacing",  NULL,
};

static const char *const measure_names[KH_N_MEASURES] = {
  "rule-thickness",     "rule-gap",         "issuer-rule",       "title-rule",        "reference-rule",
  "letterhead-spacing", "letterhead-right", "letterhead-left",   "letterhead-gap",    "number-gap",        "subject-gap",
  "stamp-gap",          "stamp-padding",    "stamp-height",      "stamp-line",        "stamp-after",
  "title-before",       "title-after",      "title-width",       "title-spacing",     "reference-after",
  "heading-before",     "signature-before", "signature-blank",   "signature-left",    "signature-gap",
  "signature-spacing",  "recipient-spacing", "drafter-before",   "address-before",    "address-gap",
  "address-spacing",    "page-number-place", "table-before",     "table-after",       "table-padding",
  "table-row-padding",  "table-rule",       "table-spacing",     "space-stretch",     "space-shrink",
  "orphan-lines",       "widow-lines",      "heading-lines",     "signature-lines",  "signature-field-width",
  "signature-field-height", "seal-field",
};

static const char *const place_names[KH_N_PLACES] = {
  "left-top", "right-top", "below-number", "below-date", "below-recipients", "below-signer",
};

static const char *const role_names[KH_ROLE_TABLE_CELL + 1] = {
  [KH_ROLE_NATIONAL_TITLE] = "national-title",
  [KH_ROLE_MOTTO] = "motto",
  [KH_ROLE_SUPERIOR] = "superior",
  [KH_ROLE_ISSUER] = "issuer",
  [KH_ROLE_NUMBER] = "number",
  [KH_ROLE_SUBJECT] = "subject",
  [KH_ROLE_PLACE_DATE] = "place-date",
  [KH_ROLE_SECRECY] = "secrecy",
  [KH_ROLE_URGENCY] = "urgency",
  [KH_ROLE_CIRCULATION] = "circulation",
  [KH_ROLE_ADDRESSEE] = "addressee",
  [KH_ROLE_TYPE_NAME] = "type-name",
  [KH_ROLE_TITLE] = "title",
  [KH_ROLE_LEGAL_BASIS] = "legal-basis",
  [KH_ROLE_PARAGRAPH] = "paragraph",
  [KH_ROLE_PART] = "part",
  [KH_ROLE_PART_TITLE] = "part-title",
  [KH_ROLE_SECTION] = "section",
  [KH_ROLE_CLAUSE_HEADING] = "clause-heading",
  [KH_ROLE_CLAUSE] = "clause",
  [KH_ROLE_POINT] = "point",
  [KH_ROLE_DASH] = "dash",
  [KH_ROLE_PLUS] = "plus",
  [KH_ROLE_DRAFTER_MARK] = "drafter-mark",
  [KH_ROLE_ADDRESS] = "address",
  [KH_ROLE_APPENDIX] = "appendix",
  [KH_ROLE_APPENDIX_TITLE] = "appendix-title",
  [KH_ROLE_APPENDIX_REFERENCE] = "appendix-reference",
  [KH_ROLE_RECIPIENTS_LABEL] = "recipients-label",
  [KH_ROLE_RECIPIENT] = "recipient",
  [KH_ROLE_SIGNER_AUTHORITY] = "signer-authority",
  [KH_ROLE_SIGNER_POSITION] = "signer-position",
  [KH_ROLE_SIGNER_NAME] = "signer-name",
  [KH_ROLE_PAGE_NUMBER] = "page-number",
  [KH_ROLE_TABLE_CELL] = "table-cell",
};

static int
find_name (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return (int) i;
  return -1;
}

const char *
kh_profile_choice_name (KhChoiceId id)
{
  return choice_names[id];
}

const char *
kh_profile_measure_name (KhMeasure id)
{
  return measure_names[id];
}

const char *
kh_profile_role_name (KhRole role)
{
  return role_names[role];
}

int
kh_profile_find_choice (const char *name)
{
  return find_name (choice_names, KH_N_CHOICES, name);
}

int
kh_profile_find_measure (const char *name)
{
  return find_name (measure_names, KH_N_MEASURES, name);
}

int
kh_profile_find_place (const char *name)
{
  return find_name (place_names, KH_N_PLACES, name);
}

int
kh_profile_find_role (const char *name)
{
  return name == NULL ? -1 : find_name (role_names, G_N_ELEMENTS (role_names), name);
}

static void
clear_stamp (gpointer data)
{
  g_clear_pointer (&((KhStamp *) data)->text, g_free);
}

static void
kh_profile_finalize (GObject *object)
{
  KhProfile *self = KH_PROFILE (object);

  g_free (self->id);
  g_clear_pointer (&self->source, g_bytes_unref);
  g_ptr_array_unref (self->families);
  g_array_unref (self->stamps);
  g_array_unref (self->placings);
  for (guint i = 0; i < KH_N_CHOICES; i++)
    {
      g_free (self->choices[i].unit);
      g_free (self->choices[i].label);
    }
  for (guint i = 0; i < KH_N_WORD_LISTS; i++)
    g_hash_table_unref (self->words[i]);
  G_OBJECT_CLASS (kh_profile_parent_class)->finalize (object);
}

static void
kh_profile_class_init (KhProfileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_profile_finalize;
}

static void
kh_profile_init (KhProfile *self)
{
  self->families = g_ptr_array_new_with_free_func (g_free);
  self->stamps = g_array_new (FALSE, TRUE, sizeof (KhStamp));
  g_array_set_clear_func (self->stamps, clear_stamp);
  self->placings = g_array_new (FALSE, FALSE, sizeof (KhPlacing));
  for (guint i = 0; i < KH_N_WORD_LISTS; i++)
    self->words[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Applies "name=value;name=value". */
static gboolean
apply_choices (KhProfile *self, const char *choices, GError **error)
{
  g_auto (GStrv) pairs = NULL;

  if (choices == NULL)
    return TRUE;

  pairs = g_strsplit (choices, ";", -1);
  for (char **pair = pairs; *pair != NULL; pair++)
    {
      char *name = g_strstrip (*pair), *sign = strchr (name, '='), *end = NULL;
      double value;
      int id;

      if (*name == '\0')
        continue;
      if (sign == NULL)
        {
          g_set_error (error, KH_PROFILE_ERROR, KH_PROFILE_ERROR_INVALID,
                       _ ("The format choice “%s” is not written as name=value."), name);
          return FALSE;
        }
      *sign = '\0';
      g_strchomp (name);
      if (kh_compose_is_choice (name))
        continue; /* about the words, not the format */
      id = kh_profile_find_choice (name);
      if (id < 0)
        {
          g_set_error (error, KH_PROFILE_ERROR, KH_PROFILE_ERROR_INVALID,
                       _ ("The format %s knows no choice named “%s”."), self->id, name);
          return FALSE;
        }
      errno = 0;
      value = g_ascii_strtod (sign + 1, &end);
      while (g_ascii_isspace (*end))
        end++;
      if (end == sign + 1 || *end != '\0' || errno != 0 || !isfinite (value))
        {
          g_set_error (error, KH_PROFILE_ERROR, KH_PROFILE_ERROR_INVALID,
                       _ ("The value “%s” of the format choice “%s” is no number."), sign + 1, name);
          return FALSE;
        }
      if (value < self->choices[id].minimum || value > self->choices[id].maximum)
        {
          g_set_error (error, KH_PROFILE_ERROR, KH_PROFILE_ERROR_RANGE,
                       _ ("The format choice “%s” is %g %s; the format %s allows %g to %g."), name, value,
                       self->choices[id].unit, self->id, self->choices[id].minimum, self->choices[id].maximum);
          return FALSE;
        }
      self->choices[id].value = value;
    }
  return TRUE;
}

/* Sizes that follow a choice are known only now; each has a range of its own. */
static gboolean
resolve_texts (KhProfile *self, GError **error)
{
  for (guint role = 0; role < G_N_ELEMENTS (self->texts); role++)
    {
      KhTextStyle *text = &self->texts[role];

      if (role_names[role] == NULL)
        continue;
      text->size = (text->size_choice < 0 ? text->base : self->choices[text->size_choice].value) + text->plus;
      if (text->size < text->minimum || text->size > text->maximum)
        {
          g_set_error (error, KH_PROFILE_ERROR, KH_PROFILE_ERROR_RANGE,
                       _ ("Line %d of the format %s gives “%s” the size %g pt; %g to %g is allowed."), text->line,
                       self->id, role_names[role], text->size, text->minimum, text->maximum);
          return FALSE;
        }
    }
  return TRUE;
}

/* What is left of the page's shorter side must hold a column of text. */
static gboolean
check_page (KhProfile *self, GError **error)
{
  double side = MIN (self->page_width, self->page_height);

  for (guint i = 0; i < 2; i++)
    {
      KhChoiceId one = i == 0 ? KH_CHOICE_MARGIN_LEFT : KH_CHOICE_MARGIN_TOP;
      KhChoiceId other = i == 0 ? KH_CHOICE_MARGIN_RIGHT : KH_CHOICE_MARGIN_BOTTOM;

      if (side - kh_profile_get_length (self, one) - kh_profile_get_length (self, other) < LEAST_MEASURE)
        {
          g_set_error (error, KH_PROFILE_ERROR, KH_PROFILE_ERROR_RANGE,
                       "The margins of the format %s leave too little of the page.", self->id);
          return FALSE;
        }
    }
  return TRUE;
}

KhProfile *
kh_profile_load_bytes (GBytes *xml, const char *choices, GError **error)
{
  g_autoptr (KhProfile) self = NULL;

  g_return_val_if_fail (xml != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (KH_TYPE_PROFILE, NULL);
  if (!kh_profile_parse (self, xml, error) || !apply_choices (self, choices, error) ||
      !resolve_texts (self, error) || !check_page (self, error))
    return NULL;
  g_ptr_array_add (self->families, NULL);
  self->source = g_bytes_ref (xml);
  return g_steal_pointer (&self);
}

KhProfile *
kh_profile_load (const char *id, const char *choices, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  name = g_strdup_printf ("profiles/%s.xml", id);
  bytes = kh_data_file_load (name, &local);
  if (bytes == NULL)
    {
      g_set_error (error, KH_PROFILE_ERROR, KH_PROFILE_ERROR_NOT_FOUND,
                   _ ("There is no document format named “%s”: %s"), id, local->message);
      return NULL;
    }
  return kh_profile_load_bytes (bytes, choices, error);
}

KhProfile *
kh_profile_with_choices (KhProfile *self, const char *choices, GError **error)
{
  g_return_val_if_fail (KH_IS_PROFILE (self), NULL);

  return kh_profile_load_bytes (self->source, choices, error);
}

const char *const *
kh_profile_get_choice_names (KhProfile *self)
{
  g_return_val_if_fail (KH_IS_PROFILE (self), NULL);

  return choice_names;
}

gboolean
kh_profile_get_choice (KhProfile *self, const char *name, double *value, double *minimum, double *maximum,
                       const char **unit, const char **label)
{
  const KhChoiceValue *choice;
  int id;

  g_return_val_if_fail (KH_IS_PROFILE (self), FALSE);

  id = kh_profile_find_choice (name);
  if (id < 0)
    return FALSE;
  choice = &self->choices[id];
  if (value != NULL)
    *value = choice->value;
  if (minimum != NULL)
    *minimum = choice->minimum;
  if (maximum != NULL)
    *maximum = choice->maximum;
  if (unit != NULL)
    *unit = choice->unit;
  if (label != NULL)
    *label = choice->label;
  return TRUE;
}

double
kh_profile_get_length (KhProfile *self, KhChoiceId id)
{
  const KhChoiceValue *choice = &self->choices[id];

  return g_str_equal (choice->unit, "mm") ? choice->value * KH_PT_PER_MM : choice->value;
}

double
kh_profile_get_measure (KhProfile *self, KhMeasure id)
{
  return self->measures[id];
}

void
kh_profile_get_measure_range (KhProfile *self, KhMeasure id, double *minimum, double *maximum)
{
  *minimum = self->measure_ranges[id][0];
  *maximum = self->measure_ranges[id][1];
}

const KhPlacing *
kh_profile_get_placing (KhProfile *self, guint index)
{
  return index < self->placings->len ? &g_array_index (self->placings, KhPlacing, index) : NULL;
}

KhPlace
kh_profile_get_place (KhProfile *self, KhRole role)
{
  const KhPlacing *placing;

  for (guint i = 0; (placing = kh_profile_get_placing (self, i)) != NULL; i++)
    if (placing->role == role)
      return placing->place;
  g_return_val_if_reached (KH_PLACE_BELOW_NUMBER);
}

const KhTextStyle *
kh_profile_get_text (KhProfile *self, KhRole role)
{
  return &self->texts[role];
}

const KhStamp *
kh_profile_find_stamp (KhProfile *self, KhRole role, const char *text)
{
  g_autofree char *folded = kh_text_fold_tone_place (text);

  for (guint i = 0; i < self->stamps->len; i++)
    {
      const KhStamp *stamp = &g_array_index (self->stamps, KhStamp, i);

      if (stamp->role == role && g_str_equal (stamp->text, folded))
        return stamp;
    }
  return NULL;
}

gboolean
kh_profile_has_word (KhProfile *self, KhWordList list, const char *word, gsize length)
{
  char buffer[32];

  if (length == 0 || length >= sizeof buffer)
    return FALSE;
  memcpy (buffer, word, length);
  buffer[length] = '\0';
  return g_hash_table_contains (self->words[list], buffer);
}

const char *const *
kh_profile_get_families (KhProfile *self)
{
  g_return_val_if_fail (KH_IS_PROFILE (self), NULL);

  return (const char *const *) self->families->pdata;
}
