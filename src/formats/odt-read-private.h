/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that read an OpenDocument text share. */
#pragma once

#include "package-reader.h"
#include "package-source.h"

G_BEGIN_DECLS

#define KH_ODT_LEVELS 10
/* Styles that build on each other further than this are a circle. */
#define KH_ODT_STYLE_DEPTH 24

/** KhOdtStyle: a style; -1 and %NULL for what it does not say. */
typedef struct
{
  char *parent;
  char *font;
  char *list;   /* list style, "" for none */
  char *master; /* master page it starts */
  int bold, italic, hidden, upper, centred;
  int outline; /* from 1, 0 for body text */
  int list_level;
  gboolean ruled; /* of a table cell: has lines */
} KhOdtStyle;

/** KhOdtLevel: how a level of a list style counts. */
typedef struct
{
  gboolean given;
  char *format; /* "1", "I", "a" …; "" for none */
  char *prefix;
  char *suffix;
  char *bullet; /* (nullable) */
  int start;
  int display; /* how many levels are shown */
} KhOdtLevel;

typedef struct
{
  KhOdtLevel levels[KH_ODT_LEVELS];
} KhOdtListStyle;

typedef struct
{
  GHashTable *styles; /* "family name" to KhOdtStyle */
  GHashTable *lists;  /* name to KhOdtListStyle */
  GHashTable *fonts;  /* font face's name to its family */
  KhOdtListStyle *outline;
  char *first_footer; /* (nullable) text of the footer of a first page */
} KhOdtStyles;

KhOdtStyles *kh_odt_styles_new (void);
void kh_odt_styles_free (KhOdtStyles *self);
/** kh_odt_styles_read: @pull: at an element whose children are styles, such as office:styles */
void kh_odt_styles_read (KhOdtStyles *self, KhPull *pull);
void kh_odt_styles_read_fonts (KhOdtStyles *self, KhPull *pull);

/** KhOdtFormat: what the styles of a stretch of text come to; -1 for what none says. */
typedef struct
{
  int bold, italic, hidden, upper;
  const char *font; /* family, not the face's name */
} KhOdtFormat;

#define KH_ODT_FORMAT_INIT                                                                                   \
  {                                                                                                          \
    -1, -1, -1, -1, NULL                                                                                     \
  }

/** kh_odt_styles_resolve: Fills @format with what the style says where it is unset. @name: (nullable) */
void kh_odt_styles_resolve (KhOdtStyles *self, const char *family, const char *name, KhOdtFormat *format);
const KhOdtStyle *kh_odt_styles_find (KhOdtStyles *self, const char *family, const char *name);
gboolean kh_odt_styles_is_centred (KhOdtStyles *self, const char *name);
guint kh_odt_styles_get_outline (KhOdtStyles *self, const char *name);
/** kh_odt_styles_find_list: Returns: (nullable): the list style that a paragraph style brings along; @level:
 * from 1 */
const char *kh_odt_styles_find_list (KhOdtStyles *self, const char *name, int *level);

/* odt-read-lists.c */
typedef struct _KhOdtLists KhOdtLists;

KhOdtLists *kh_odt_lists_new (KhOdtStyles *styles);
void kh_odt_lists_free (KhOdtLists *self);
/**
 * kh_odt_lists_open:
 * @id: (nullable): the list's xml:id
 * @continues: (nullable): id of the list that it goes on with
 * @style: (nullable): its list style
 * @goes_on: whether it goes on with the list of its style before it
 *
 * Returns: (transfer none): the counters of the list
 */
gpointer kh_odt_lists_open (KhOdtLists *self, const char *id, const char *continues, const char *style,
                            gboolean goes_on);
/**
 * kh_odt_lists_next:
 * @list: as kh_odt_lists_open() gave it
 * @style: list style in force
 * @level: from 1
 * @start: number that it starts anew with, -1 for none
 *
 * Counts a paragraph. Returns: (transfer full) (nullable): its number or mark as it prints
 */
char *kh_odt_lists_next (KhOdtLists *self, gpointer list, const char *style, int level, int start);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhOdtStyles, kh_odt_styles_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhOdtLists, kh_odt_lists_free)

G_END_DECLS
