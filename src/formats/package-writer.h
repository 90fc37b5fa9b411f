/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a zip package (docx, odt), through libgsf, the same bytes each time. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _KhPackageWriter KhPackageWriter;

KhPackageWriter *kh_package_writer_new (void);
void kh_package_writer_free (KhPackageWriter *self);

/**
 * kh_package_writer_add:
 * @name: path in the package, folders parted by "/"
 * @content: (transfer full): what it holds
 * @stored: whether it is kept as it is, uncompressed
 *
 * Members stand in the file in the order they are added.
 */
void kh_package_writer_add (KhPackageWriter *self, const char *name, GBytes *content, gboolean stored);

/** kh_package_writer_finish: Returns: (transfer full): the file; %NULL with @error (#GIOErrorEnum) set */
GBytes *kh_package_writer_finish (KhPackageWriter *self, GError **error);

/**
 * kh_package_dup_time:
 * @date: (nullable): the document's day
 *
 * The time that a file's metadata may carry: SOURCE_DATE_EPOCH where it is set,
 * else the document's day, so that the same plan gives the same bytes.
 *
 * Returns: (transfer full) (nullable): "2027-01-05T00:00:00Z"
 */
char *kh_package_dup_time (const char *date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhPackageWriter, kh_package_writer_free)

G_END_DECLS
