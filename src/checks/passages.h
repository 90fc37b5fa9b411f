/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPassages: all words of a plan, and what rules need to know to judge them.
 *
 * A snapshot: immutable once made and without a tie to the plan, so that the
 * rules about words may run in another thread while the plan is edited. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * KhPassageKind:
 * @KH_PASSAGE_TITLE: the plan's title
 * @KH_PASSAGE_HEADING: a section's heading
 * @KH_PASSAGE_ITEM: the text of an item
 * @KH_PASSAGE_CELL: an item of a table
 * @KH_PASSAGE_DETAIL: a field beside the text: product, note …
 * @KH_PASSAGE_RECIPIENT: a recipient
 */
typedef enum
{
  KH_PASSAGE_TITLE,
  KH_PASSAGE_HEADING,
  KH_PASSAGE_ITEM,
  KH_PASSAGE_CELL,
  KH_PASSAGE_DETAIL,
  KH_PASSAGE_RECIPIENT,
} KhPassageKind;

/**
 * KhPassage:
 * @uuid: the node
 * @property: its property that holds the words
 * @plain: the words as plain text; references are U+FFFC
 * @section: the kind of section it stands in; %KH_SECTION_FREE outside of one
 * @item: for items their kind
 * @has_items: whether items stand beneath it
 * @cited: (element-type KhLegalDocument) (nullable): copies of the documents
 *   that the references name, in order; %NULL entries for other references
 */
typedef struct
{
  char          *uuid;
  const char    *property;
  KhPassageKind  kind;
  KhSectionKind  section;
  KhItemKind     item;
  gboolean       has_items;
  char          *plain;
  GPtrArray     *cited;
} KhPassage;

/** kh_passage_equal: Returns: whether rules would say the same of both */
gboolean kh_passage_equal (const KhPassage *a, const KhPassage *b);

/** KhUnitName: a unit of the directory; @successor (nullable) is the name of the one that took its place. */
typedef struct
{
  char    *name;
  gboolean alive;
  char    *successor;
} KhUnitName;

/** KhEndedDocument: a document that the body's register says has ended; @successor (nullable): words for what took its place. */
typedef struct
{
  KhLegalDocument *document; /* a copy */
  char            *successor;
} KhEndedDocument;

typedef struct _KhPassages KhPassages;

/** kh_passages_new: Returns: (transfer full): the words of @plan now, in reading order */
KhPassages *kh_passages_new   (KhPlan *plan);
KhPassages *kh_passages_ref   (KhPassages *self);
void        kh_passages_unref (KhPassages *self);

guint            kh_passages_get_n   (KhPassages *self);
const KhPassage *kh_passages_get     (KhPassages *self, guint index);
/** kh_passages_get_year: Returns: the plan's year */
int              kh_passages_get_year (KhPassages *self);
/** kh_passages_get_day: Returns: YYYY-MM-DD: the plan's date, or the last day of its year, to which its tasks run */
const char      *kh_passages_get_day  (KhPassages *self);
/** kh_passages_get_names: Returns: (transfer none) (element-type utf8): words of names, see kh_checks_list_names() */
GHashTable      *kh_passages_get_names (KhPassages *self);
/** kh_passages_get_units: Returns: (transfer none) (element-type KhUnitName): the directory */
GPtrArray       *kh_passages_get_units (KhPassages *self);
/** kh_passages_same_context: Returns: whether year, day, names and units are the same in both */
gboolean         kh_passages_same_context (KhPassages *self, KhPassages *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhPassages, kh_passages_unref)

/** kh_passages_find_ended: Returns: (transfer none) (nullable): what the body's register says of @document, if it has ended */
const KhEndedDocument *kh_passages_find_ended (KhPassages *self, KhLegalDocument *document);

G_END_DECLS
