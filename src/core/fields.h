/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to core: plain properties declared as a table, one line a property,
 * so that a class of the model is its struct, its table and its getters. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KhFieldType:
 * @KH_FIELD_STRING: char *, "" and %NULL are the same: absent
 * @KH_FIELD_TEXT: char *, never %NULL once initialised with g_strdup ("")
 * @KH_FIELD_INT: int
 * @KH_FIELD_BOOLEAN: gboolean
 * @KH_FIELD_DOUBLE: double, NaN for absent
 * @KH_FIELD_ENUM: int-sized enumeration of type @value_type
 * @KH_FIELD_DEADLINE: #KhDeadline, never %NULL once initialised; %NULL sets "none"
 */
typedef enum
{
  KH_FIELD_STRING,
  KH_FIELD_TEXT,
  KH_FIELD_INT,
  KH_FIELD_BOOLEAN,
  KH_FIELD_DOUBLE,
  KH_FIELD_ENUM,
  KH_FIELD_DEADLINE,
} KhFieldType;

typedef struct
{
  const char *name;
  KhFieldType type;
  goffset     offset;             /* in the instance struct of a final class */
  GType     (*value_type) (void); /* for enumerations */
  gboolean    construct_only;
  int         absent;             /* the int that stands for no value */
} KhField;

/**
 * kh_fields_install:
 * @klass: the class that owns the properties
 * @fields: (array length=n_fields): the table; must live for ever
 *
 * Installs one property a field, readable and writable, that notifies only when
 * the value changes, and the accessors that serve them.
 */
void kh_fields_install (GObjectClass *klass, const KhField *fields, guint n_fields);

/** kh_fields_clear: frees what the fields of @object hold, of all its classes */
void kh_fields_clear (GObject *object);

G_END_DECLS
