/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the store's own files: what a store consists of. */
#pragma once

#include <gio/gio.h>

#include "days.h"
#include "plan-info.h"
#include "refuge.h"
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
  gint64         last_time;   /* of the newest edit, seconds since 1970 */
  gint64         highest;     /* number of any row, at the last look */
  KhStoreOpenFlags flags;
  KhTrouble      trouble;
  KhRefuge      *refuge;      /* while edits cannot be written into the library */
  guint          retry_source;
  guint          clock_source; /* while the clock is earlier than the last edit */
  guint          n_recovered;
  gboolean       looking;     /* whether a thread looks if the library is back */
  gboolean       clock_accepted;
  gboolean       scratch;
  gboolean       alone;       /* whether it is on a network and held by this program only */
  gboolean       sheltered;   /* whether the transaction is one of the refuge */
  gboolean       read_only;
  gboolean       writing;
  gboolean       syncing;
};

enum
{
  KH_STORE_PROP_0,
  KH_STORE_PROP_READ_ONLY,
  KH_STORE_PROP_TROUBLE,
  KH_STORE_PROP_N_UNSAVED,
  KH_STORE_N_PROPS
};

/** kh_store_look_at_clock: whether the clock was set back, or is right again */
void kh_store_look_at_clock (KhStore *self);

/** kh_store_recover: writes edits of programs that ended before they could */
void kh_store_recover (KhStore *self);

/** kh_store_replace_database: @database: (transfer full): the library, opened anew */
void kh_store_replace_database (KhStore *self, KhDatabase *database);

/** kh_store_is_behind: whether another program has committed since the last look; @version: (out): of now */
gboolean kh_store_is_behind (KhStore *self, gint64 *version);

/** kh_store_emit_rescued: see #KhStore::rescued */
void kh_store_emit_rescued (KhStore *self, KhNode *plan, KhNode *copy);

/** kh_store_notify: notifies of the property with the number @property_id */
void kh_store_notify (KhStore *self, guint property_id);

G_END_DECLS
