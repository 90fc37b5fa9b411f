/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEntryBinding: ties a one-line entry to a property of a node. The entry
 * saves itself; words that mean no value stay in the entry, marked, and do not
 * overwrite the good value. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_ENTRY_BINDING (kh_entry_binding_get_type ())
G_DECLARE_FINAL_TYPE (KhEntryBinding, kh_entry_binding, KH, ENTRY_BINDING, GObject)

/**
 * KhEntryParse:
 * @text: what is in the entry, ends trimmed
 * @value: initialised to the property's type; where the value goes
 * @problem: (out) (transfer none): a sentence, translated, when it is no value
 *
 * Returns: whether @text is a value
 */
typedef gboolean (*KhEntryParse) (const char *text, GValue *value, const char **problem);
/** KhEntryFormat: Returns: (transfer full): how @value is shown in the entry */
typedef char *(*KhEntryFormat) (const GValue *value);

/** KhEntryKind: how one kind of value is read and shown. */
typedef struct
{
  KhEntryParse parse;
  KhEntryFormat format;
} KhEntryKind;

extern const KhEntryKind kh_entry_kind_text;     /* a string, in normal form */
extern const KhEntryKind kh_entry_kind_year;     /* an int from 1945 to 2200 */
extern const KhEntryKind kh_entry_kind_count;    /* an int from 0 to 999, 0 shown as "" */
extern const KhEntryKind kh_entry_kind_number;   /* a double, NaN shown as "" */
extern const KhEntryKind kh_entry_kind_date;     /* a string YYYY-MM-DD, shown 12/01/2021 */
extern const KhEntryKind kh_entry_kind_deadline; /* a KhDeadline */

/**
 * kh_bind_entry:
 * @editable: an #AdwEntryRow or a #GtkEntry; it keeps the binding
 * @label: msgid of the edit
 */
void kh_bind_entry (KhFormPage *page, gpointer editable, gpointer node, const char *property, const char *label,
                    const KhEntryKind *kind);

G_END_DECLS
