/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPlanRows: which plans a list holds, in what order. */
#include "plan-rows.h"

#include "store.h"

/* Invariant: places is in order and holds no id twice. */
struct _KhPlanRows
{
  GObject parent_instance;

  GArray *places;
  KhPlanRowsGet get;
  gpointer user_data;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KhPlanRows, kh_plan_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static KhPlanPlace *
place_at (GArray *places, guint position)
{
  return &g_array_index (places, KhPlanPlace, position);
}

static int
compare (const KhPlanPlace *place, const KhPlanPlace *other)
{
  if (place->year != other->year)
    return place->year > other->year ? -1 : 1;
  return place->id < other->id ? -1 : place->id > other->id;
}

static gboolean
find_id (KhPlanRows *self, gint64 id, guint *position)
{
  for (guint i = 0; i < self->places->len; i++)
    if (place_at (self->places, i)->id == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

static void
splice (KhPlanRows *self, guint position, guint n_removed, const KhPlanPlace *added, guint n_added)
{
  if (n_removed > 0)
    g_array_remove_range (self->places, position, n_removed);
  if (n_added > 0)
    g_array_insert_vals (self->places, position, added, n_added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

void
kh_plan_rows_close (KhPlanRows *self)
{
  g_return_if_fail (KH_IS_PLAN_ROWS (self));

  if (self->places->len > 0)
    splice (self, 0, self->places->len, NULL, 0);
}

void
kh_plan_rows_assign (KhPlanRows *self, GArray *places)
{
  guint n_old = self->places->len;
  guint start = 0, end = 0;

  g_return_if_fail (KH_IS_PLAN_ROWS (self));

  while (start < n_old && start < places->len
         && compare (place_at (self->places, start), place_at (places, start)) == 0)
    start++;
  while (end < n_old - start && end < places->len - start
         && compare (place_at (self->places, n_old - 1 - end), place_at (places, places->len - 1 - end)) == 0)
    end++;
  if (start < n_old - end || start < places->len - end)
    splice (self, start, n_old - end - start, (const KhPlanPlace *) places->data + start, places->len - end - start);
}

gboolean
kh_plan_rows_holds (KhPlanRows *self, const KhPlanPlace *place)
{
  guint position;

  g_return_val_if_fail (KH_IS_PLAN_ROWS (self), FALSE);

  return find_id (self, place->id, &position) && place_at (self->places, position)->year == place->year;
}

void
kh_plan_rows_insert (KhPlanRows *self, const KhPlanPlace *place)
{
  guint position = 0;

  g_return_if_fail (KH_IS_PLAN_ROWS (self));

  while (position < self->places->len && compare (place_at (self->places, position), place) < 0)
    position++;
  splice (self, position, 0, place, 1);
}

void
kh_plan_rows_remove (KhPlanRows *self, gint64 id)
{
  guint position;

  g_return_if_fail (KH_IS_PLAN_ROWS (self));

  if (find_id (self, id, &position))
    splice (self, position, 1, NULL, 0);
}

static GType
kh_plan_rows_get_item_type (GListModel *list)
{
  return KH_TYPE_PLAN_INFO;
}

static guint
kh_plan_rows_get_n_items (GListModel *list)
{
  return KH_PLAN_ROWS (list)->places->len;
}

static gpointer
kh_plan_rows_get_item (GListModel *list, guint position)
{
  KhPlanRows *self = KH_PLAN_ROWS (list);
  KhPlanPlace place;

  if (position >= self->places->len)
    return NULL;
  place = *place_at (self->places, position);
  return self->get (&place, self->user_data);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = kh_plan_rows_get_item_type;
  iface->get_n_items = kh_plan_rows_get_n_items;
  iface->get_item = kh_plan_rows_get_item;
}

static void
kh_plan_rows_finalize (GObject *object)
{
  g_array_unref (KH_PLAN_ROWS (object)->places);

  G_OBJECT_CLASS (kh_plan_rows_parent_class)->finalize (object);
}

static void
kh_plan_rows_class_init (KhPlanRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_plan_rows_finalize;
}

static void
kh_plan_rows_init (KhPlanRows *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (KhPlanPlace));
}

KhPlanRows *
kh_plan_rows_new (KhPlanRowsGet get, gpointer user_data)
{
  KhPlanRows *self = g_object_new (KH_TYPE_PLAN_ROWS, NULL);

  self->get = get;
  self->user_data = user_data;
  return self;
}
