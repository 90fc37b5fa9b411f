/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of a plan. */
#include "text-field.h"

#include "deadline.h"
#include "duty.h"
#include "indicator.h"
#include "markup.h"
#include "reporting.h"
#include "target.h"
#include "task.h"

typedef struct
{
  const char *property;
  KhTextShape shape;
} Property;

static const Property letterhead[] = {
  { "superior", KH_TEXT_SHAPE_PLAIN },  { "issuer", KH_TEXT_SHAPE_PLAIN }, { "number", KH_TEXT_SHAPE_PLAIN },
  { "symbol", KH_TEXT_SHAPE_PLAIN },    { "place", KH_TEXT_SHAPE_PLAIN },  { "type-name", KH_TEXT_SHAPE_PLAIN },
  { "title", KH_TEXT_SHAPE_MARKUP },    { NULL, 0 },
};
static const Property footer[]
    = { { "drafter-mark", KH_TEXT_SHAPE_PLAIN }, { "address", KH_TEXT_SHAPE_PLAIN }, { NULL, 0 } };
static const Property of_section[] = { { "heading", KH_TEXT_SHAPE_MARKUP }, { NULL, 0 } };
static const Property of_item[] = { { "text", KH_TEXT_SHAPE_MARKUP }, { NULL, 0 } };
static const Property of_task[] = {
  { "product", KH_TEXT_SHAPE_PLAIN },       { "deadline", KH_TEXT_SHAPE_DEADLINE }, { "budget", KH_TEXT_SHAPE_PLAIN },
  { "budget-source", KH_TEXT_SHAPE_PLAIN }, { "note", KH_TEXT_SHAPE_PLAIN },        { NULL, 0 },
};
static const Property of_indicator[] = { { "unit", KH_TEXT_SHAPE_PLAIN }, { NULL, 0 } };
static const Property of_reporting[] = { { "before", KH_TEXT_SHAPE_DEADLINE }, { NULL, 0 } };
static const Property of_signature[] = {
  { "authority", KH_TEXT_SHAPE_PLAIN }, { "position", KH_TEXT_SHAPE_PLAIN }, { "name", KH_TEXT_SHAPE_PLAIN },
  { NULL, 0 },
};
static const Property of_recipient[]
    = { { "text", KH_TEXT_SHAPE_PLAIN }, { "unit", KH_TEXT_SHAPE_PLAIN }, { NULL, 0 } };

static void
field_free (gpointer data)
{
  KhTextField *self = data;

  g_object_unref (self->node);
  g_free (self);
}

static void
add_fields (GPtrArray *fields, gpointer node, const Property *properties)
{
  for (; properties->property != NULL; properties++)
    {
      KhTextField *field = g_new0 (KhTextField, 1);

      field->node = g_object_ref (node);
      field->property = properties->property;
      field->shape = properties->shape;
      g_ptr_array_add (fields, field);
    }
}

static void
add_list (GPtrArray *fields, GListModel *list, const Property *properties)
{
  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KhNode) node = g_list_model_get_item (list, i);

      add_fields (fields, node, properties);
    }
}

static gboolean
add_node (KhNode *node, gpointer user_data)
{
  GPtrArray *fields = user_data;

  add_fields (fields, node, KH_IS_SECTION (node) ? of_section : of_item);
  if (KH_IS_TASK (node))
    add_fields (fields, node, of_task);
  if (KH_IS_TARGET (node))
    add_list (fields, kh_target_get_indicators (KH_TARGET (node)), of_indicator);
  if (KH_IS_DUTY (node))
    add_list (fields, kh_duty_get_reports (KH_DUTY (node)), of_reporting);

  return TRUE;
}

GPtrArray *
kh_text_field_list (KhPlan *plan)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (field_free);

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  add_fields (fields, plan, letterhead);
  kh_plan_visit (plan, add_node, fields);
  add_list (fields, kh_plan_get_signatures (plan), of_signature);
  add_list (fields, kh_plan_get_recipients (plan), of_recipient);
  add_fields (fields, plan, footer);

  return g_steal_pointer (&fields);
}

char *
kh_text_field_dup_value (const KhTextField *self)
{
  char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->shape == KH_TEXT_SHAPE_DEADLINE)
    {
      g_autoptr (KhDeadline) deadline = NULL;

      g_object_get (self->node, self->property, &deadline, NULL);
      return g_strdup (kh_deadline_get_text (deadline));
    }
  g_object_get (self->node, self->property, &text, NULL);

  return text != NULL ? text : g_strdup ("");
}

char *
kh_text_field_dup_plain (const KhTextField *self)
{
  g_autofree char *text = kh_text_field_dup_value (self);

  return self->shape == KH_TEXT_SHAPE_MARKUP ? kh_markup_to_plain (text) : g_steal_pointer (&text);
}

void
kh_text_field_init_value (const KhTextField *self, const char *text, GValue *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  if (self->shape == KH_TEXT_SHAPE_DEADLINE)
    {
      g_value_init (value, KH_TYPE_DEADLINE);
      g_value_take_boxed (value, kh_deadline_parse (text));
    }
  else
    {
      g_value_init (value, G_TYPE_STRING);
      g_value_set_string (value, text);
    }
}
