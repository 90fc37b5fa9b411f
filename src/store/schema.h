/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: the tables of a library and the steps from one version of
 * them to the next. */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/* "KHpl", in the header of every library (PRAGMA application_id). */
#define KH_SCHEMA_APPLICATION_ID 0x4b48706c

/* The newest version this program knows (PRAGMA user_version). */
#define KH_SCHEMA_VERSION 11

/**
 * kh_schema_create:
 *
 * Makes an empty file a library of the newest version, by all migrations.
 */
gboolean kh_schema_create (KhDatabase *database, GError **error);

/**
 * kh_schema_create_version:
 * @version: from 1 to %KH_SCHEMA_VERSION
 *
 * Makes an empty file a library as a program of that time would have made it.
 *
 * Returns: whether it was done; %KH_STORE_ERROR_DAMAGED for a version that never was
 */
gboolean kh_schema_create_version (KhDatabase *database, gint64 version, GError **error);

/**
 * kh_schema_migrate:
 *
 * Brings a library of an older version to the newest, in one transaction. Undo
 * does not reach back past a migration: changesets know the columns of their
 * own time only.
 */
gboolean kh_schema_migrate (KhDatabase *database, GError **error);

/**
 * kh_schema_get_recorded_tables:
 *
 * Returns: (array zero-terminated=1): the tables whose changes the journal
 *   records. No trigger may change a row of theirs.
 */
const char *const *kh_schema_get_recorded_tables (void);

G_END_DECLS
