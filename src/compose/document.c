/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhDocument: the blocks of a composed document, in reading order. */
#include "document.h"

/* Invariant: nothing is set or added once the composer has given the document
 * away, so reading needs no lock. */
struct _KhDocument
{
  GObject parent_instance;

  GPtrArray *blocks;
  char *title;
  char *author;
  char *subject;
  char *profile;
  char *choices;
  char *date;
  char *revised;
  char *part;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_AUTHOR,
  PROP_SUBJECT,
  PROP_PROFILE,
  PROP_CHOICES,
  PROP_DATE,
  PROP_REVISED,
  PROP_PART,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE (KhDocument, kh_document, G_TYPE_OBJECT)

static char **
find_field (KhDocument *self, guint property_id)
{
  switch (property_id)
    {
    case PROP_TITLE:
      return &self->title;
    case PROP_AUTHOR:
      return &self->author;
    case PROP_SUBJECT:
      return &self->subject;
    case PROP_PROFILE:
      return &self->profile;
    case PROP_CHOICES:
      return &self->choices;
    case PROP_DATE:
      return &self->date;
    case PROP_REVISED:
      return &self->revised;
    case PROP_PART:
      return &self->part;
    default:
      return NULL;
    }
}

static void
kh_document_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  char **field = find_field (KH_DOCUMENT (object), property_id);

  if (field != NULL)
    g_value_set_string (value, *field);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
kh_document_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  char **field = find_field (KH_DOCUMENT (object), property_id);

  if (field == NULL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }
  g_free (*field);
  *field = g_value_dup_string (value);
}

static void
kh_document_finalize (GObject *object)
{
  KhDocument *self = KH_DOCUMENT (object);

  g_ptr_array_unref (self->blocks);
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->profile);
  g_free (self->choices);
  g_free (self->date);
  g_free (self->revised);
  g_free (self->part);
  G_OBJECT_CLASS (kh_document_parent_class)->finalize (object);
}

static void
kh_document_class_init (KhDocumentClass *klass)
{
  static const char *const names[N_PROPS] = { NULL, "title", "author", "subject", "profile", "choices", "date",
                                               "revised", "part" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kh_document_get_property;
  object_class->set_property = kh_document_set_property;
  object_class->finalize = kh_document_finalize;

  for (guint i = 1; i < N_PROPS; i++)
    properties[i] =
        g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kh_document_init (KhDocument *self)
{
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_block_free);
}

/** kh_document_new: Returns: (transfer full): a document without blocks */
KhDocument *
kh_document_new (void)
{
  return g_object_new (KH_TYPE_DOCUMENT, NULL);
}

/** kh_document_add: Adds @block (transfer full) at the end. */
void
kh_document_add (KhDocument *self, KhBlock *block)
{
  g_return_if_fail (KH_IS_DOCUMENT (self));
  g_return_if_fail (block != NULL);

  g_ptr_array_add (self->blocks, block);
}

guint
kh_document_get_n_blocks (KhDocument *self)
{
  g_return_val_if_fail (KH_IS_DOCUMENT (self), 0);

  return self->blocks->len;
}

/** kh_document_get_block: Returns: (transfer none) (nullable): the block, %NULL past the end */
const KhBlock *
kh_document_get_block (KhDocument *self, guint index)
{
  g_return_val_if_fail (KH_IS_DOCUMENT (self), NULL);

  return index < self->blocks->len ? g_ptr_array_index (self->blocks, index) : NULL;
}

const KhBlock *
kh_document_find (KhDocument *self, KhRole role)
{
  g_return_val_if_fail (KH_IS_DOCUMENT (self), NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const KhBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->role == role)
        return block;
    }
  return NULL;
}

/** kh_document_get_title: Returns: (transfer none) (nullable): type name and title on one line */
const char *
kh_document_get_title (KhDocument *self)
{
  g_return_val_if_fail (KH_IS_DOCUMENT (self), NULL);

  return self->title;
}

/** kh_document_get_author: Returns: (transfer none) (nullable): the issuing body */
const char *
kh_document_get_author (KhDocument *self)
{
  g_return_val_if_fail (KH_IS_DOCUMENT (self), NULL);

  return self->author;
}

/** kh_document_get_subject: Returns: (transfer none) (nullable): number and symbol, or the symbol alone */
const char *
kh_document_get_subject (KhDocument *self)
{
  g_return_val_if_fail (KH_IS_DOCUMENT (self), NULL);

  return self->subject;
}

/** kh_document_get_profile: Returns: (transfer none) (nullable): id of the format profile */
const char *
kh_document_get_profile (KhDocument *self)
{
  g_return_val_if_fail (KH_IS_DOCUMENT (self), NULL);

  return self->profile;
}

/** kh_document_get_choices: Returns: (transfer none) (nullable): choices within the profile's ranges */
const char *
kh_document_get_choices (KhDocument *self)
{
  g_return_val_if_fail (KH_IS_DOCUMENT (self), NULL);

  return self->choices;
}

/** kh_document_get_date: Returns: (transfer none) (nullable): the document's day, YYYY-MM-DD */
const char *
kh_document_get_date (KhDocument *self)
{
  g_return_val_if_fail (KH_IS_DOCUMENT (self), NULL);

  return self->date;
}

/** kh_document_get_revised: Returns: (transfer none) (nullable): when words came and went, YYYY-MM-DDTHH:MM:SSZ */
const char *
kh_document_get_revised (KhDocument *self)
{
  g_return_val_if_fail (KH_IS_DOCUMENT (self), NULL);

  return self->revised;
}

const KhBlock *
kh_document_find_drafter_mark (KhDocument *self, guint after)
{
  g_return_val_if_fail (KH_IS_DOCUMENT (self), NULL);

  for (guint i = after; i < kh_document_get_n_blocks (self); i++)
    {
      const KhBlock *block = kh_document_get_block (self, i);

      if (block->role == KH_ROLE_APPENDIX)
        return NULL;
      if (block->role == KH_ROLE_DRAFTER_MARK)
        return block;
    }
  return NULL;
}

const char *
kh_document_get_part (KhDocument *self)
{
  g_return_val_if_fail (KH_IS_DOCUMENT (self), NULL);

  return self->part;
}
