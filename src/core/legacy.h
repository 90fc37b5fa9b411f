/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vietnamese text of the years before Unicode: TCVN3 (ABC) and VNI-Windows,
 * which say with the font what the characters mean. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KhLegacy:
 * @KH_LEGACY_TCVN3: one character a letter
 * @KH_LEGACY_TCVN3_CAPITALS: the same characters in a font that draws capitals only
 * @KH_LEGACY_VNI: a vowel and a mark after it
 */
typedef enum
{
  KH_LEGACY_NONE,
  KH_LEGACY_TCVN3,
  KH_LEGACY_TCVN3_CAPITALS,
  KH_LEGACY_VNI,
} KhLegacy;

/**
 * KhLegacyFit: what characters alone tell about text in a legacy font. Many
 * files declare such fonts over Unicode text.
 * @KH_LEGACY_UNICODE: holds letters that only Unicode has, or fits the table nowhere
 * @KH_LEGACY_PLAIN: plain ASCII, the same in all of them
 * @KH_LEGACY_UNSURE: fits the table, and could be Unicode just as well
 * @KH_LEGACY_SURE: fits the table and makes no sense in Unicode
 */
typedef enum
{
  KH_LEGACY_UNICODE,
  KH_LEGACY_PLAIN,
  KH_LEGACY_UNSURE,
  KH_LEGACY_SURE,
} KhLegacyFit;

/** kh_legacy_from_font: Returns: the encoding that the font @family (nullable) stands for */
KhLegacy kh_legacy_from_font (const char *family);

/** kh_legacy_check: Returns: how @text, valid UTF-8, fits @legacy */
KhLegacyFit kh_legacy_check (KhLegacy legacy, const char *text);

/** kh_legacy_convert: Returns: (transfer full): @text in Unicode, NFC; what is not in the table stays */
char *kh_legacy_convert (KhLegacy legacy, const char *text);

/**
 * kh_legacy_mark_length:
 * @before: (nullable): text that ends right before @text
 *
 * Returns: how many bytes at the start of @text are a mark for the vowel that
 *   @before ends with, which must be converted together with it
 */
gsize kh_legacy_mark_length (KhLegacy legacy, const char *before, const char *text);

G_END_DECLS
