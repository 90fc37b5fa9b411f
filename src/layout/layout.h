/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only place that knows millimetres: a document and a profile become pages. */
#pragma once

#include "frames.h"

G_BEGIN_DECLS

#define KH_LAYOUT_ERROR (kh_layout_error_quark ())
GQuark kh_layout_error_quark (void);

/**
 * KhLayoutError:
 * @KH_LAYOUT_ERROR_FONT: neither Times New Roman nor Liberation Serif is installed
 */
typedef enum
{
  KH_LAYOUT_ERROR_FONT,
} KhLayoutError;

/**
 * kh_layout_run:
 * @document: what to lay out
 * @profile: the format
 * @cancellable: (nullable): checked at each block
 * @error: #KhLayoutError or %G_IO_ERROR_CANCELLED
 *
 * Thread safe: uses a font map of its own.
 *
 * Returns: (transfer full): the pages
 */
KhFrames *kh_layout_run (KhDocument *document, KhProfile *profile, GCancellable *cancellable, GError **error);

/**
 * kh_layout_prepare:
 *
 * Starts looking through the installed fonts, in a thread of its own, while the
 * caller does something else: the first layout of a process is the sooner done.
 */
void kh_layout_prepare (void);

/**
 * KhFitAdvice:
 * @choices: what to change, "name=value" pairs parted by ";", to be joined to the plan's choices
 * @lines: lines of text that the signature's page carries as it is
 * @pages: pages there would be with the changes
 */
typedef struct
{
  char *choices;
  guint lines;
  guint pages;
} KhFitAdvice;

/**
 * kh_layout_suggest_fit:
 * @document: what is laid out
 * @profile: the format with the choices in force
 * @frames: its pages
 * @cancellable: (nullable): checked before each try
 * @error: %G_IO_ERROR_CANCELLED
 *
 * When the page with the signature carries hardly any text, finds the smallest
 * change of the choices, inside their ranges, that saves the page. Lays the
 * document out again for each try, so call it when nothing waits.
 *
 * Returns: (transfer full) (nullable): the advice; %NULL without error when the
 *   signature's page is well filled, or when no change helps
 */
KhFitAdvice *kh_layout_suggest_fit (KhDocument *document, KhProfile *profile, KhFrames *frames,
                                    GCancellable *cancellable, GError **error);
/** kh_fit_advice_dup_words: Returns: (transfer full): the changes for people to read, "Line spacing 1.05; Top margin 20 mm" */
char *kh_fit_advice_dup_words (const KhFitAdvice *self, KhProfile *profile);
void kh_fit_advice_free (KhFitAdvice *self);

/** kh_layout_count_signature_lines: Returns: lines of text on the signature's page; %G_MAXUINT if it is the
 * first page, or there is none */
guint kh_layout_count_signature_lines (KhFrames *frames);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhFitAdvice, kh_fit_advice_free)

/**
 * kh_layout_measure_columns:
 * @width: of the text, in pt
 * @n: (out): how many columns there are
 * @error: #KhLayoutError
 *
 * For writers of formats that lay out for themselves.
 *
 * Returns: (transfer full): the widths that kh_layout_run() gives the columns of @table, in pt
 */
double *kh_layout_measure_columns (KhProfile *profile, const KhTable *table, double width, guint *n,
                                   GError **error);

G_END_DECLS
