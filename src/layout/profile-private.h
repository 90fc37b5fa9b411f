/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only the layout room sees of a KhProfile: its values, lengths in pt. */
#pragma once

#include "profile.h"

G_BEGIN_DECLS

#define KH_PT_PER_MM (72.0 / 25.4)

/** KhChoiceId: what a user may choose; the order is that of choice_names in profile.c. */
typedef enum
{
  KH_CHOICE_BODY_SIZE,
  KH_CHOICE_HEADER_SIZE,
  KH_CHOICE_MARGIN_TOP,
  KH_CHOICE_MARGIN_BOTTOM,
  KH_CHOICE_MARGIN_LEFT,
  KH_CHOICE_MARGIN_RIGHT,
  KH_CHOICE_INDENT,
  KH_CHOICE_PARAGRAPH_GAP,
  KH_CHOICE_LINE_SPACING,
  KH_N_CHOICES
} KhChoiceId;

/** KhMeasure: what the profile fixes; the order is that of measure_names in profile.c. */
typedef enum
{
  KH_MEASURE_RULE_THICKNESS,
  KH_MEASURE_RULE_GAP,
  KH_MEASURE_ISSUER_RULE,
  KH_MEASURE_TITLE_RULE,
  KH_MEASURE_REFERENCE_RULE,
  KH_MEASURE_LETTERHEAD_SPACING,
  KH_MEASURE_LETTERHEAD_RIGHT,
  KH_MEASURE_LETTERHEAD_LEFT,
  KH_MEASURE_LETTERHEAD_GAP,
  KH_MEASURE_NUMBER_GAP,
  KH_MEASURE_SUBJECT_GAP,
  KH_MEASURE_STAMP_GAP,
  KH_MEASURE_STAMP_PADDING,
  KH_MEASURE_STAMP_HEIGHT,
  KH_MEASURE_STAMP_LINE,
  KH_MEASURE_STAMP_AFTER,
  KH_MEASURE_TITLE_BEFORE,
  KH_MEASURE_TITLE_AFTER,
  KH_MEASURE_TITLE_WIDTH,
  KH_MEASURE_TITLE_SPACING,
  KH_MEASURE_REFERENCE_AFTER,
  KH_MEASURE_HEADING_BEFORE,
  KH_MEASURE_SIGNATURE_BEFORE,
  KH_MEASURE_SIGNATURE_BLANK,
  KH_MEASURE_SIGNATURE_LEFT,
  KH_MEASURE_SIGNATURE_GAP,
  KH_MEASURE_SIGNATURE_SPACING,
  KH_MEASURE_RECIPIENT_SPACING,
  KH_MEASURE_DRAFTER_BEFORE,
  KH_MEASURE_ADDRESS_BEFORE,
  KH_MEASURE_ADDRESS_GAP,
  KH_MEASURE_ADDRESS_SPACING,
  KH_MEASURE_PAGE_NUMBER_PLACE,
  KH_MEASURE_TABLE_BEFORE,
  KH_MEASURE_TABLE_AFTER,
  KH_MEASURE_TABLE_PADDING,
  KH_MEASURE_TABLE_ROW_PADDING,
  KH_MEASURE_TABLE_RULE,
  KH_MEASURE_TABLE_SPACING,
  KH_MEASURE_SPACE_STRETCH,
  KH_MEASURE_SPACE_SHRINK,
  KH_MEASURE_ORPHAN_LINES,
  KH_MEASURE_WIDOW_LINES,
  KH_MEASURE_HEADING_LINES,
  KH_MEASURE_SIGNATURE_LINES,
  KH_MEASURE_SIGNATURE_FIELD_WIDTH,
  KH_MEASURE_SIGNATURE_FIELD_HEIGHT,
  KH_MEASURE_SEAL_FIELD,
  KH_N_MEASURES
} KhMeasure;

typedef enum
{
  KH_ALIGN_LEFT,
  KH_ALIGN_CENTRE,
  KH_ALIGN_JUSTIFY,
} KhAlign;

/**
 * KhTextStyle: how a role's text is set.
 * @size_choice: the choice that gives the size, or -1 when @base is the size
 */
typedef struct
{
  gboolean given;
  double size; /* pt, computed from the fields below */
  int size_choice;
  double base, plus;
  double minimum, maximum;
  gboolean bold, italic;
  KhAlign align;
  int line;
} KhTextStyle;

typedef struct
{
  gboolean given;
  double value, minimum, maximum; /* as written, in @unit */
  char *unit;
  char *label;
  int line;
} KhChoiceValue;

typedef struct
{
  KhRole role;
  char *text; /* tone marks in the older place */
  double width, height;
} KhStamp;

/** KhPlace: where a box stands whose place a format may choose; the order is that of place_names in profile.c. */
typedef enum
{
  KH_PLACE_LEFT_TOP,         /* above the issuing body */
  KH_PLACE_RIGHT_TOP,        /* above Quốc hiệu */
  KH_PLACE_BELOW_NUMBER,     /* in the left column */
  KH_PLACE_BELOW_DATE,       /* in the right column */
  KH_PLACE_BELOW_RECIPIENTS,
  KH_PLACE_BELOW_SIGNER,
  KH_N_PLACES
} KhPlace;

/** KhPlacing: boxes at one place stand under each other in the profile's order. */
typedef struct
{
  KhRole role;
  KhPlace place;
} KhPlacing;

/** KhWordList: which words a rule of line breaking is about, lower case unless said otherwise. */
typedef enum
{
  KH_WORDS_BEFORE_NUMBER,
  KH_WORDS_AFTER_NUMBER,
  KH_WORDS_AFTER_MULTIPLE,
  KH_WORDS_GOOD_LINE_STARTS,
  KH_WORDS_GOOD_LINE_ENDS,
  KH_WORDS_BAD_LINE_ENDS,
  KH_N_WORD_LISTS
} KhWordList;

struct _KhProfile
{
  GObject parent_instance;

  char *id;
  GBytes *source;
  GPtrArray *families; /* of char *, in order of preference, then NULL */
  double page_width, page_height;
  KhChoiceValue choices[KH_N_CHOICES];
  double measures[KH_N_MEASURES];
  double measure_ranges[KH_N_MEASURES][2]; /* as written */
  gboolean measures_given[KH_N_MEASURES];
  KhTextStyle texts[KH_ROLE_TABLE_CELL + 1];
  GArray *stamps; /* of KhStamp */
  GArray *placings; /* of KhPlacing */
  guint32 stamp_colours[KH_ROLE_TABLE_CELL + 1];
  GHashTable *words[KH_N_WORD_LISTS]; /* sets of char * */
};

/** kh_profile_get_length: Returns: a choice's value, in pt for lengths */
double kh_profile_get_length (KhProfile *self, KhChoiceId id);
/** kh_profile_get_measure: Returns: a measure, in pt for lengths */
double kh_profile_get_measure (KhProfile *self, KhMeasure id);
/** kh_profile_get_measure_range: Least and greatest value of a measure without a unit. */
void kh_profile_get_measure_range (KhProfile *self, KhMeasure id, double *minimum, double *maximum);
/**
 * kh_profile_get_placing:
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): where a box stands; %NULL past the last
 */
const KhPlacing *kh_profile_get_placing (KhProfile *self, guint index);
/** kh_profile_get_place: Returns: where the box of @role stands, which is one of those that have a choice */
KhPlace kh_profile_get_place (KhProfile *self, KhRole role);
const KhTextStyle *kh_profile_get_text (KhProfile *self, KhRole role);
/** kh_profile_find_stamp: Returns: (nullable): the size that @role's stamp with the words @text must have */
const KhStamp *kh_profile_find_stamp (KhProfile *self, KhRole role, const char *text);
/** kh_profile_has_word: Returns: whether @word (@length bytes) is on @list */
gboolean kh_profile_has_word (KhProfile *self, KhWordList list, const char *word, gsize length);

/** kh_profile_with_choices: Returns: (transfer full): the same profile with other @choices */
KhProfile *kh_profile_with_choices (KhProfile *self, const char *choices, GError **error);

/* Names in the file, for the parser and messages. */
const char *kh_profile_choice_name (KhChoiceId id);
const char *kh_profile_measure_name (KhMeasure id);
int kh_profile_find_choice (const char *name);
int kh_profile_find_measure (const char *name);
int kh_profile_find_place (const char *name);
/** kh_profile_find_role: Returns: the role named @name in a profile, or -1 */
int kh_profile_find_role (const char *name);
/** kh_profile_role_name: Returns: (nullable): %NULL for roles that have no text of their own */
const char *kh_profile_role_name (KhRole role);
gboolean kh_profile_parse (KhProfile *self, GBytes *xml, GError **error);

G_END_DECLS
