/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list of plans shows of one plan. */
#include "plan-info.h"

struct _KhPlanInfo
{
  GObject     parent_instance;
  gint64      id;
  char       *uuid;
  int         year;
  char       *title;
  KhPlanState state;
  char       *number;
  char       *symbol;
  char       *date;
  char       *issuer;
  gboolean    trashed;
  guint       task_count;
  guint       done_count;
  char       *type_name;
  char       *part_unit;
};

G_DEFINE_FINAL_TYPE (KhPlanInfo, kh_plan_info, G_TYPE_OBJECT)

/* In the order of the columns of KH_PLAN_INFO_SELECT. */
enum
{
  PROP_0,
  PROP_ID,
  PROP_UUID,
  PROP_YEAR,
  PROP_TITLE,
  PROP_STATE,
  PROP_NUMBER,
  PROP_SYMBOL,
  PROP_DATE,
  PROP_ISSUER,
  PROP_TRASHED,
  PROP_TASK_COUNT,
  PROP_DONE_COUNT,
  PROP_TYPE_NAME,
  PROP_PART_UNIT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
kh_plan_info_finalize (GObject *object)
{
  KhPlanInfo *self = KH_PLAN_INFO (object);

  g_free (self->uuid);
  g_free (self->title);
  g_free (self->number);
  g_free (self->symbol);
  g_free (self->date);
  g_free (self->issuer);
  g_free (self->type_name);
  g_free (self->part_unit);

  G_OBJECT_CLASS (kh_plan_info_parent_class)->finalize (object);
}

static void
kh_plan_info_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KhPlanInfo *self = KH_PLAN_INFO (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_UUID:
      g_value_set_string (value, self->uuid);
      break;
    case PROP_YEAR:
      g_value_set_int (value, self->year);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_NUMBER:
      g_value_set_string (value, self->number);
      break;
    case PROP_SYMBOL:
      g_value_set_string (value, self->symbol);
      break;
    case PROP_DATE:
      g_value_set_string (value, self->date);
      break;
    case PROP_ISSUER:
      g_value_set_string (value, self->issuer);
      break;
    case PROP_TRASHED:
      g_value_set_boolean (value, self->trashed);
      break;
    case PROP_TASK_COUNT:
      g_value_set_uint (value, self->task_count);
      break;
    case PROP_DONE_COUNT:
      g_value_set_uint (value, self->done_count);
      break;
    case PROP_TYPE_NAME:
      g_value_set_string (value, self->type_name);
      break;
    case PROP_PART_UNIT:
      g_value_set_string (value, self->part_unit);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kh_plan_info_class_init (KhPlanInfoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = kh_plan_info_finalize;
  object_class->get_property = kh_plan_info_get_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_UUID] = g_param_spec_string ("uuid", NULL, NULL, NULL, flags);
  properties[PROP_YEAR] = g_param_spec_int ("year", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, KH_TYPE_PLAN_STATE, KH_PLAN_DRAFT, flags);
  properties[PROP_NUMBER] = g_param_spec_string ("number", NULL, NULL, NULL, flags);
  properties[PROP_SYMBOL] = g_param_spec_string ("symbol", NULL, NULL, NULL, flags);
  properties[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, flags);
  properties[PROP_ISSUER] = g_param_spec_string ("issuer", NULL, NULL, NULL, flags);
  properties[PROP_TRASHED] = g_param_spec_boolean ("trashed", NULL, NULL, FALSE, flags);
  properties[PROP_TASK_COUNT] = g_param_spec_uint ("task-count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_DONE_COUNT] = g_param_spec_uint ("done-count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TYPE_NAME] = g_param_spec_string ("type-name", NULL, NULL, NULL, flags);
  properties[PROP_PART_UNIT] = g_param_spec_string ("part-unit", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kh_plan_info_init (KhPlanInfo *self)
{
}

gint64
kh_plan_info_get_id (KhPlanInfo *self)
{
  g_return_val_if_fail (KH_IS_PLAN_INFO (self), 0);

  return self->id;
}

static gboolean
notify_if (KhPlanInfo *self, gboolean changed, guint prop)
{
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);

  return changed;
}

static gboolean
read_string (KhPlanInfo *self, char **slot, sqlite3_stmt *statement, guint prop)
{
  const char *text = (const char *) sqlite3_column_text (statement, (int) prop - 1);

  if (g_strcmp0 (*slot, text) == 0)
    return FALSE;

  g_free (*slot);
  *slot = g_strdup (text);

  return notify_if (self, TRUE, prop);
}

static gboolean
assign (int *slot, int value)
{
  const gboolean changed = *slot != value;

  *slot = value;

  return changed;
}

static int
read_int (sqlite3_stmt *statement, guint prop)
{
  return sqlite3_column_int (statement, (int) prop - 1);
}

gboolean
kh_plan_info_read (KhPlanInfo *self, sqlite3_stmt *statement)
{
  const char *state = (const char *) sqlite3_column_text (statement, PROP_STATE - 1);
  int state_value = KH_PLAN_DRAFT;
  gboolean changed = FALSE;

  /* An unknown state is reported when the plan is loaded. */
  kh_enum_from_nick (KH_TYPE_PLAN_STATE, state, &state_value);

  g_object_freeze_notify (G_OBJECT (self));
  if (self->id == 0)
    self->id = sqlite3_column_int64 (statement, PROP_ID - 1);
  changed |= read_string (self, &self->uuid, statement, PROP_UUID);
  changed |= notify_if (self, assign (&self->year, read_int (statement, PROP_YEAR)), PROP_YEAR);
  changed |= read_string (self, &self->title, statement, PROP_TITLE);
  changed |= notify_if (self, assign ((int *) &self->state, state_value), PROP_STATE);
  changed |= read_string (self, &self->number, statement, PROP_NUMBER);
  changed |= read_string (self, &self->symbol, statement, PROP_SYMBOL);
  changed |= read_string (self, &self->date, statement, PROP_DATE);
  changed |= read_string (self, &self->issuer, statement, PROP_ISSUER);
  changed |= notify_if (self, assign (&self->trashed, read_int (statement, PROP_TRASHED) != 0), PROP_TRASHED);
  changed |= notify_if (self, assign ((int *) &self->task_count, read_int (statement, PROP_TASK_COUNT)), PROP_TASK_COUNT);
  changed |= notify_if (self, assign ((int *) &self->done_count, read_int (statement, PROP_DONE_COUNT)), PROP_DONE_COUNT);
  changed |= read_string (self, &self->type_name, statement, PROP_TYPE_NAME);
  changed |= read_string (self, &self->part_unit, statement, PROP_PART_UNIT);
  g_object_thaw_notify (G_OBJECT (self));

  return changed;
}

KhPlanPlace
kh_plan_info_read_place (sqlite3_stmt *statement)
{
  return (KhPlanPlace) { sqlite3_column_int64 (statement, PROP_ID - 1), read_int (statement, PROP_YEAR) };
}

gboolean
kh_plan_info_read_trashed (sqlite3_stmt *statement)
{
  return read_int (statement, PROP_TRASHED) != 0;
}

KhPlanInfo *
kh_plan_info_new_unread (gint64 id, int year)
{
  KhPlanInfo *self = g_object_new (KH_TYPE_PLAN_INFO, NULL);

  self->id = id;
  self->year = year;
  return self;
}
