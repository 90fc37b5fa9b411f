/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhChip: a small flat button that shows one value and opens in place. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_CHIP (kh_chip_get_type ())
G_DECLARE_FINAL_TYPE (KhChip, kh_chip, KH, CHIP, GtkWidget)

/**
 * KhChipContent:
 * Returns: (transfer floating): what the popover shows; made anew at each opening
 */
typedef GtkWidget *(*KhChipContent) (KhChip *chip, gpointer user_data);

/**
 * KhChipTone:
 * @KH_CHIP_SET: there is a value
 * @KH_CHIP_UNSET: there is none, and need not be: seen when the row is used
 * @KH_CHIP_MISSING: there is none, and there should be: a quiet warning
 */
typedef enum
{
  KH_CHIP_SET,
  KH_CHIP_UNSET,
  KH_CHIP_MISSING,
} KhChipTone;

/**
 * kh_chip_new:
 * @page: the form; a chip of a locked plan does not open
 * @name: what the value is, translated: "Lead unit"
 * @content: makes the popover's content
 * @user_data: for @content; must outlive the chip
 */
GtkWidget *kh_chip_new     (KhFormPage *page, const char *name, KhChipContent content, gpointer user_data);

/** kh_chip_set_description: says what the value of @self is about and what opening it offers */
void kh_chip_set_description (KhChip *self, const char *words);

/** kh_chip_show: @text is the value, or what stands for none ("+ product") */
void       kh_chip_show    (KhChip *self, const char *text, KhChipTone tone);

KhChipTone kh_chip_get_tone (KhChip *self);

/** kh_chip_open: opens the popover */
void       kh_chip_open    (KhChip *self);
/**
 * kh_chip_open_at:
 * @property: of the node that a field in the popover edits
 * @start: where the words to select begin, in characters
 * @end: where they end
 *
 * Opens the popover with the focus in that field.
 */
void       kh_chip_open_at (KhChip *self, const char *property, int start, int end);
/** kh_chip_set_found: whether the chip stands for words that were searched for */
void       kh_chip_set_found (KhChip *self, gboolean found);
/** kh_chip_popdown: closes it */
void       kh_chip_popdown (KhChip *self);

/**
 * kh_chip_form_new:
 *
 * Returns: (transfer floating): a #GtkGrid for labelled fields
 */
GtkWidget *kh_chip_form_new (void);

/** kh_chip_form_add: puts @field with a label, translated, in the next line of @form */
void       kh_chip_form_add (GtkWidget *form, const char *label, GtkWidget *field);

/** kh_chip_form_add_entry: Returns: (transfer none): a new entry in the next line of @form */
GtkWidget *kh_chip_form_add_entry (GtkWidget *form, const char *label, int width_chars);

/** kh_chip_form_add_wide: puts @widget across the whole of the next line of @form */
void       kh_chip_form_add_wide (GtkWidget *form, GtkWidget *widget);

G_END_DECLS
