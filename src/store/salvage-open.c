/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A damaged library whose schema can be read. */
#include "salvage-private.h"

#include "library-file.h"
#include "schema.h"

/* Tables that every library has and that the rest hangs on. */
#define CORE_TABLES "'agency', 'unit', 'plan', 'section', 'item', 'task'"
#define N_CORE_TABLES 6

/* Returns: whether the schema is there and is that of a library we know */
static gboolean
has_schema (KhDatabase *database, gint64 version)
{
  gint64 n_tables = 0;

  return version >= 1 && version <= KH_SCHEMA_VERSION
         && kh_database_get_int64 (database, &n_tables, NULL,
                                   "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND name IN (" CORE_TABLES ")", "")
         && n_tables == N_CORE_TABLES;
}

KhDatabase *
kh_salvage_open (const char *library, gint64 *version)
{
  g_autoptr (KhDatabase) database = kh_library_file_open_remains (library, NULL);
  gint64 found = 0;

  if (database != NULL)
    kh_database_get_int64 (database, &found, NULL, "PRAGMA user_version", "");
  *version = found >= 1 && found <= KH_SCHEMA_VERSION ? found : KH_SCHEMA_VERSION;

  return database != NULL && has_schema (database, found) ? g_steal_pointer (&database) : NULL;
}
