/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a stranger's zip package (docx, odt) within limits. */
#pragma once

#include "package-pull.h"

#include <gsf/gsf-infile.h>

G_BEGIN_DECLS

/* A 300-page document unpacks to about 10 MB. */
#define KH_PACKAGE_MAX_BYTES (64 * 1024 * 1024) /* of the file */
#define KH_PACKAGE_MAX_PART (96 * 1024 * 1024)  /* of one part that is read, unpacked */
#define KH_PACKAGE_MAX_UNPACKED                                                                              \
  (1024 * 1024 * 1024)           /* of all parts together, pictures too, as they say of themselves */
#define KH_PACKAGE_MAX_RATIO 400 /* unpacked to packed */
#define KH_PACKAGE_MAX_MEMBERS 10000
#define KH_PACKAGE_MAX_DEPTH 16

/** KhPackage: an open package. */
typedef struct
{
  GsfInfile *zip;
  GBytes *bytes;
} KhPackage;

/**
 * kh_package_open:
 * @bytes: the file
 * @error: #KhReaderError: a sentence that names what the file is when it is none
 *
 * Returns: (transfer full): the package
 */
KhPackage *kh_package_open (GBytes *bytes, GError **error);
void kh_package_free (KhPackage *self);

/** kh_package_has: Returns: whether there is a part @name, folders parted by "/" */
gboolean kh_package_has (KhPackage *self, const char *name);

/**
 * kh_package_pull:
 * @name: of an XML part
 * @error: %KH_READER_ERROR_TOO_LARGE or %KH_READER_ERROR_INVALID; not set when there is no such part
 *
 * Returns: (transfer full) (nullable): a reader of the part
 */
KhPull *kh_package_pull (KhPackage *self, const char *name, GError **error);

/** kh_package_dup_start: Returns: (transfer full) (nullable): at most @length bytes of the part @name, as a
 * string */
char *kh_package_dup_start (KhPackage *self, const char *name, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhPackage, kh_package_free)

G_END_DECLS
