/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON as this program prints it: absent values null, UTF-8 unescaped. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** kh_json_add_string: @value %NULL or "" prints as null; @key %NULL inside an array */
void kh_json_add_string (JsonBuilder *builder, const char *key, const char *value);
void kh_json_add_int    (JsonBuilder *builder, const char *key, gint64 value);
/** kh_json_add_number: NaN prints as null, whole numbers without a point */
void kh_json_add_number (JsonBuilder *builder, const char *key, double value);
/** kh_json_add_id: 0, "not in the library", prints as null */
void kh_json_add_id     (JsonBuilder *builder, const char *key, gint64 id);

/** kh_json_print: what was built and a newline to standard output */
void kh_json_print      (JsonBuilder *builder);

G_END_DECLS
