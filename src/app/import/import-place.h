/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportPlace: a place of the plan that a paragraph of an imported text may go to. */
#pragma once

#include <gio/gio.h>

#include "plan.h"

G_BEGIN_DECLS

/** KhImportAs: what a paragraph becomes. */
typedef enum
{
  KH_IMPORT_AS_FITTING, /* what fits the place */
  KH_IMPORT_AS_HEADING,
  KH_IMPORT_AS_PARAGRAPH,
  KH_IMPORT_AS_CLAUSE,
  KH_IMPORT_AS_POINT,
  KH_IMPORT_AS_DASH,
  KH_IMPORT_AS_PLUS,
  KH_IMPORT_AS_TARGET,
  KH_IMPORT_AS_TASK,
  KH_IMPORT_AS_RESPONSIBILITY,
  KH_IMPORT_AS_DUTY,
  KH_IMPORT_AS_WORDS, /* the end of another text */
  KH_IMPORT_AS_FIELD, /* number, date, signature … */
  KH_IMPORT_AS_RECIPIENT,
  KH_IMPORT_N_AS,
} KhImportAs;

/** kh_import_as_name: Returns: (transfer none): msgid */
const char *kh_import_as_name (KhImportAs as);
/** kh_import_as_get_kind: Returns: whether @as makes an item; @kind (out) gets its kind */
gboolean    kh_import_as_get_kind (KhImportAs as, KhItemKind *kind);
/** kh_import_as_from_kind: Returns: what makes an item of @kind */
KhImportAs  kh_import_as_from_kind (KhItemKind kind);

#define KH_TYPE_IMPORT_PLACE (kh_import_place_get_type ())
G_DECLARE_FINAL_TYPE (KhImportPlace, kh_import_place, KH, IMPORT_PLACE, GObject)

/* Stands for the name of a signer that is still to be added to the plan. */
#define KH_IMPORT_NEW_SIGNER "new-signer"

/**
 * kh_import_place_new:
 * @as: what comes there
 * @node: the section or item that takes it, the text it joins, or whose field it becomes
 * @property: (nullable): that field
 * @label: translated, shown to the user
 * @detail: (nullable): what it is part of
 */
KhImportPlace *kh_import_place_new      (KhImportAs as, KhNode *node, const char *property, const char *label,
                                         const char *detail);

KhImportAs  kh_import_place_get_as       (KhImportPlace *self);
const char *kh_import_place_get_node     (KhImportPlace *self); /* UUID */
const char *kh_import_place_get_property (KhImportPlace *self);
const char *kh_import_place_get_label    (KhImportPlace *self);

/** kh_import_place_matches: @words: folded; all of them must be in what the place is called */
gboolean    kh_import_place_matches      (KhImportPlace *self, char **words);

/** kh_import_place_list: Returns: (transfer full) (element-type KhImportPlace): the places of @plan where something
 * may come as @as, in reading order */
GListStore *kh_import_place_list         (KhPlan *plan, KhImportAs as);

/* Properties, for the list: label, detail (string). */

G_END_DECLS
