/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the store's own files: what a store consists of. */
#pragma once

#include <gio/gio.h>

#include "days.h"
#include "plan-info.h"
#include "store-private.h"

G_BEGIN_DECLS

/* Invariant: between transactions every object in the map is in the state of
 * its row as of data_version. */
struct _KhStore
{
  GObject        parent_instance;
  char          *path;
  KhDatabase    *database;
  KhIdentityMap *map;
  KhPlanList    *plan_list; /* made when first asked for */
  GListStore    *agencies;  /* made when first asked for */
  KhTyping      *typing;
  GFileMonitor  *monitor;
  KhDays        *days;
  gint64       (*time) (void);
  gint64         data_version;
  KhTrouble      trouble;
  gboolean       read_only;
  gboolean       writing;
  gboolean       syncing;
};

enum
{
  KH_STORE_PROP_0,
  KH_STORE_PROP_READ_ONLY,
  KH_STORE_PROP_TROUBLE,
  KH_STORE_N_PROPS
};

/** kh_store_set_trouble: notifies if it is another one */
void kh_store_set_trouble (KhStore *self, KhTrouble trouble);

/** kh_store_notify: notifies of the property with the number @property_id */
void kh_store_notify (KhStore *self, guint property_id);

G_END_DECLS
