/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed inline markup of item text: <b>, <i>, <cite ref=""/>, <ind ref=""/>. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KH_MARKUP_ERROR (kh_markup_error_quark ())
GQuark kh_markup_error_quark (void);

/**
 * KhMarkupError:
 * @KH_MARKUP_ERROR_SYNTAX: not well-formed, or an element or attribute that the markup lacks
 */
typedef enum
{
  KH_MARKUP_ERROR_SYNTAX,
} KhMarkupError;

typedef enum
{
  KH_RUN_TEXT,
  KH_RUN_CITE, /* @text is the UUID of a document of the register */
  KH_RUN_IND,  /* @text is the UUID of an indicator */
} KhRunKind;

/** KhRun: a stretch of text of one style. */
typedef struct
{
  KhRunKind kind;
  char     *text;
  gboolean  bold;
  gboolean  italic;
} KhRun;

KhRun *kh_run_new  (KhRunKind kind, const char *text, gboolean bold, gboolean italic);
void   kh_run_free (KhRun *run);

/**
 * kh_markup_parse:
 * @markup: inline markup
 * @error: %KH_MARKUP_ERROR
 *
 * Returns: (transfer full) (element-type KhRun): the runs in order, neighbours
 *   of one style joined; %NULL with @error set
 */
GPtrArray *kh_markup_parse (const char *markup, GError **error);

/**
 * kh_markup_tidy:
 * @runs: (element-type KhRun): runs as typed or pasted, any of them neighbours of the same style
 *
 * Returns: (transfer full) (element-type KhRun): the same words in NFC, line
 *   breaks and other spaces as single ones, none at the ends
 */
GPtrArray *kh_markup_tidy (GPtrArray *runs);

/** kh_markup_from_runs: Returns: (transfer full): the canonical markup of @runs */
char *kh_markup_from_runs (GPtrArray *runs);

/**
 * kh_markup_to_plain:
 * @markup: inline markup; text that is not well-formed comes back as it is
 *
 * The one function that says what an item's plain text is: search, checks and
 * marks count their offsets (UTF-8 bytes) in its result.
 *
 * Returns: (transfer full): the plain text; a reference is U+FFFC
 */
char *kh_markup_to_plain (const char *markup);

/**
 * KhMarkupRename:
 * Returns: (transfer none) (nullable): what the reference @uuid is called from now on, %NULL to leave it
 */
typedef const char *(*KhMarkupRename) (const char *uuid, gpointer user_data);

/**
 * kh_markup_rename_references:
 * @markup: (nullable): inline markup
 *
 * Returns: (transfer full) (nullable): @markup with its references renamed, %NULL if none of them is
 */
char *kh_markup_rename_references (const char *markup, KhMarkupRename rename, gpointer user_data);

/**
 * kh_markup_replace:
 * @markup: inline markup
 * @start: first byte of the words in its plain text, see kh_markup_to_plain()
 * @end: the byte after them
 * @words: plain text to stand there, in the style in which what was there began
 *
 * References inside the range are replaced too.
 *
 * Returns: (transfer full): the new markup
 */
char *kh_markup_replace (const char *markup, gsize start, gsize end, const char *words);

/** kh_markup_escape: Returns: (transfer full): markup that shows @plain literally */
char *kh_markup_escape (const char *plain);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhRun, kh_run_free)

G_END_DECLS
