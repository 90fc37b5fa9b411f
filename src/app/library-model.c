/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhLibraryModel: the plans of a library with the starts of years. */
#include "library-model.h"

struct _KhLibraryEntry
{
  GObject parent_instance;

  KhPlanInfo *info;
  gboolean starts_year;
};

enum
{
  PROP_STARTS_YEAR = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KhLibraryEntry, kh_library_entry, G_TYPE_OBJECT)

static void
kh_library_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STARTS_YEAR)
    g_value_set_boolean (value, KH_LIBRARY_ENTRY (object)->starts_year);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kh_library_entry_finalize (GObject *object)
{
  KhLibraryEntry *self = KH_LIBRARY_ENTRY (object);

  g_clear_object (&self->info);

  G_OBJECT_CLASS (kh_library_entry_parent_class)->finalize (object);
}

static void
kh_library_entry_class_init (KhLibraryEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kh_library_entry_get_property;
  object_class->finalize = kh_library_entry_finalize;
  props[PROP_STARTS_YEAR] = g_param_spec_boolean ("starts-year", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kh_library_entry_init (KhLibraryEntry *self)
{
}

KhPlanInfo *
kh_library_entry_get_info (KhLibraryEntry *self)
{
  g_return_val_if_fail (KH_IS_LIBRARY_ENTRY (self), NULL);
  return self->info;
}

gboolean
kh_library_entry_get_starts_year (KhLibraryEntry *self)
{
  g_return_val_if_fail (KH_IS_LIBRARY_ENTRY (self), FALSE);
  return self->starts_year;
}

static void
entry_free (gpointer entry)
{
  if (entry != NULL)
    g_object_unref (entry);
}

/* Invariant: entries is as long as plans; an entry is made when it is first asked
 * for, because of ten thousand plans a window shows ten. */
struct _KhLibraryModel
{
  GObject parent_instance;

  GListModel *plans;
  GPtrArray *entries;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KhLibraryModel, kh_library_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static int
get_year (KhLibraryModel *self, guint index)
{
  g_autoptr (KhPlanInfo) info = g_list_model_get_item (self->plans, index);
  int year;

  g_object_get (info, "year", &year, NULL);
  return year;
}

static gboolean
starts_year (KhLibraryModel *self, guint index)
{
  return index == 0 || get_year (self, index - 1) != get_year (self, index);
}

/* The entry behind a change may have become, or ceased to be, the first of its year. */
static void
find_start (KhLibraryModel *self, guint index)
{
  KhLibraryEntry *entry = index < self->entries->len ? g_ptr_array_index (self->entries, index) : NULL;
  gboolean starts;

  if (entry == NULL)
    return;
  starts = starts_year (self, index);
  if (entry->starts_year == starts)
    return;
  entry->starts_year = starts;
  g_object_notify_by_pspec (G_OBJECT (entry), props[PROP_STARTS_YEAR]);
}

static void
insert_room (GPtrArray *entries, guint position, guint n)
{
  guint n_after = entries->len - position;

  if (n == 0)
    return;
  g_ptr_array_set_size (entries, (int) (entries->len + n));
  memmove (entries->pdata + position + n, entries->pdata + position, n_after * sizeof (gpointer));
  memset (entries->pdata + position, 0, n * sizeof (gpointer));
}

static void
items_changed_cb (KhLibraryModel *self, guint position, guint removed, guint added)
{
  if (removed > 0)
    g_ptr_array_remove_range (self->entries, position, removed);
  insert_room (self->entries, position, added);
  find_start (self, position + added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
kh_library_model_get_item_type (GListModel *list)
{
  return KH_TYPE_LIBRARY_ENTRY;
}

static guint
kh_library_model_get_n_items (GListModel *list)
{
  return KH_LIBRARY_MODEL (list)->entries->len;
}

static gpointer
kh_library_model_get_item (GListModel *list, guint position)
{
  KhLibraryModel *self = KH_LIBRARY_MODEL (list);

  KhLibraryEntry *entry;

  if (position >= self->entries->len)
    return NULL;
  entry = g_ptr_array_index (self->entries, position);
  if (entry == NULL)
    {
      entry = g_object_new (KH_TYPE_LIBRARY_ENTRY, NULL);
      entry->info = g_list_model_get_item (self->plans, position);
      entry->starts_year = starts_year (self, position);
      g_ptr_array_index (self->entries, position) = entry;
    }
  return g_object_ref (entry);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = kh_library_model_get_item_type;
  iface->get_n_items = kh_library_model_get_n_items;
  iface->get_item = kh_library_model_get_item;
}

static void
kh_library_model_dispose (GObject *object)
{
  KhLibraryModel *self = KH_LIBRARY_MODEL (object);

  if (self->plans != NULL)
    g_signal_handlers_disconnect_by_data (self->plans, self);
  g_clear_object (&self->plans);

  G_OBJECT_CLASS (kh_library_model_parent_class)->dispose (object);
}

static void
kh_library_model_finalize (GObject *object)
{
  g_ptr_array_unref (KH_LIBRARY_MODEL (object)->entries);

  G_OBJECT_CLASS (kh_library_model_parent_class)->finalize (object);
}

static void
kh_library_model_class_init (KhLibraryModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_library_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = kh_library_model_finalize;
}

static void
kh_library_model_init (KhLibraryModel *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
}

KhLibraryModel *
kh_library_model_new (GListModel *plans)
{
  KhLibraryModel *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (plans), NULL);

  self = g_object_new (KH_TYPE_LIBRARY_MODEL, NULL);
  self->plans = g_object_ref (plans);
  g_signal_connect_swapped (plans, "items-changed", G_CALLBACK (items_changed_cb), self);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (plans));
  return self;
}
