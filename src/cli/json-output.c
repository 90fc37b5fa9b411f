/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON as this program prints it. */
#include "json-output.h"

#include <math.h>
#include <stdio.h>

/* Up to here a double holds every whole number. */
#define MAX_EXACT 9007199254740992.0

static void
add_key (JsonBuilder *builder, const char *key)
{
  if (key != NULL)
    json_builder_set_member_name (builder, key);
}

void
kh_json_add_string (JsonBuilder *builder, const char *key, const char *value)
{
  add_key (builder, key);
  if (value == NULL || *value == '\0')
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, value);
}

void
kh_json_add_int (JsonBuilder *builder, const char *key, gint64 value)
{
  add_key (builder, key);
  json_builder_add_int_value (builder, value);
}

void
kh_json_add_number (JsonBuilder *builder, const char *key, double value)
{
  add_key (builder, key);
  if (!isfinite (value))
    json_builder_add_null_value (builder);
  else if (fabs (value) <= MAX_EXACT && value == trunc (value))
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, value);
}

void
kh_json_add_id (JsonBuilder *builder, const char *key, gint64 id)
{
  add_key (builder, key);
  if (id == 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, id);
}

void
kh_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  fputs (text, stdout);
  fputc ('\n', stdout);
}
