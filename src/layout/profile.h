/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhProfile: every size and distance of a document format, from data/profiles. */
#pragma once

#include "document.h"

G_BEGIN_DECLS

#define KH_PROFILE_ERROR (kh_profile_error_quark ())
GQuark kh_profile_error_quark (void);

/**
 * KhProfileError:
 * @KH_PROFILE_ERROR_INVALID: not well-formed or not valid against the schema; the line is named
 * @KH_PROFILE_ERROR_RANGE: a value outside the range the format allows; its name is in the message
 * @KH_PROFILE_ERROR_NOT_FOUND: there is no such profile
 */
typedef enum
{
  KH_PROFILE_ERROR_INVALID,
  KH_PROFILE_ERROR_RANGE,
  KH_PROFILE_ERROR_NOT_FOUND,
} KhProfileError;

#define KH_TYPE_PROFILE (kh_profile_get_type ())
G_DECLARE_FINAL_TYPE (KhProfile, kh_profile, KH, PROFILE, GObject)

/**
 * kh_profile_load:
 * @id: such as "nd30-2020"
 * @choices: (nullable): the user's choices within the ranges, "name=value"
 *   pairs parted by ";", names as in the profile's `choice` elements
 *
 * Returns: (transfer full): the profile
 */
KhProfile *kh_profile_load       (const char *id, const char *choices, GError **error);
KhProfile *kh_profile_load_bytes (GBytes *xml, const char *choices, GError **error);

/** kh_profile_get_choice_names: Returns: (transfer none): names of what a user may choose */
const char * const *kh_profile_get_choice_names (KhProfile *self);

/**
 * kh_profile_get_choice:
 * @value: (out): the value in force
 * @minimum: (out): least allowed
 * @maximum: (out): greatest allowed
 * @unit: (out) (transfer none): "mm", "pt" or "" for a factor
 * @label: (out) (transfer none): English msgid for the form
 */
gboolean kh_profile_get_choice (KhProfile *self, const char *name, double *value, double *minimum,
                                double *maximum, const char **unit, const char **label);

/** kh_profile_get_families: Returns: (transfer none): families that the document may be set in, the wanted one first */
const char * const *kh_profile_get_families (KhProfile *self);

G_END_DECLS
