/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a zip package. */
#include "package-writer.h"

#include "kh-core.h"

#include <glib/gi18n.h>
#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-memory.h>
#include <string.h>

struct _KhPackageWriter
{
  GsfOutput *memory;
  GsfOutfile *zip;
  GHashTable *folders; /* path to GsfOutfile */
  GDateTime *time;
  GError *error;
};

static gint64
get_epoch (void)
{
  const char *text = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = 0;

  return text != NULL && g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &seconds, NULL) ? seconds : -1;
}

char *
kh_package_dup_time (const char *date)
{
  g_autoptr (GDateTime) time = NULL;
  GDate day;

  if (get_epoch () >= 0)
    {
      time = g_date_time_new_from_unix_utc (get_epoch ());
      return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
    }
  if (date == NULL || !kh_date_parse_iso (date, &day))
    return NULL;
  return g_strconcat (date, "T00:00:00Z", NULL);
}

KhPackageWriter *
kh_package_writer_new (void)
{
  KhPackageWriter *self = g_new0 (KhPackageWriter, 1);

  self->memory = gsf_output_memory_new ();
  self->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  /* Zip knows no day before 1980. */
  self->time = get_epoch () >= 0 ? g_date_time_new_from_unix_utc (get_epoch ())
                                 : g_date_time_new_utc (1980, 1, 1, 0, 0, 0);
  /* Only a time given at construction keeps libgsf from writing the clock's. */
  self->zip = g_object_new (GSF_OUTFILE_ZIP_TYPE, "sink", self->memory, "modtime", self->time, NULL);
  return self;
}

void
kh_package_writer_free (KhPackageWriter *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->folders);
  if (!gsf_output_is_closed (GSF_OUTPUT (self->zip)))
    gsf_output_close (GSF_OUTPUT (self->zip));
  g_object_unref (self->zip);
  g_object_unref (self->memory);
  g_date_time_unref (self->time);
  g_clear_error (&self->error);
  g_free (self);
}

/* Returns: (transfer none): the folder of the member @name, whose own name goes to @base */
static GsfOutfile *
open_folder (KhPackageWriter *self, const char *name, const char **base)
{
  GsfOutfile *folder = self->zip;
  const char *slash = NULL;

  *base = name;
  while ((slash = strchr (*base, '/')) != NULL)
    {
      g_autofree char *path = g_strndup (name, slash - name);
      g_autofree char *part = g_strndup (*base, slash - *base);
      GsfOutfile *child = g_hash_table_lookup (self->folders, path);

      if (child == NULL)
        {
          child = GSF_OUTFILE (gsf_outfile_new_child_full (folder, part, TRUE, "modtime", self->time, NULL));
          g_hash_table_insert (self->folders, g_steal_pointer (&path), child);
        }
      folder = child;
      *base = slash + 1;
    }
  return folder;
}

void
kh_package_writer_add (KhPackageWriter *self, const char *name, GBytes *content, gboolean stored)
{
  const char *base = NULL;
  GsfOutfile *folder = open_folder (self, name, &base);
  GsfOutput *member = NULL;
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (content, &size);

  member = stored ? gsf_outfile_new_child_full (folder, base, FALSE, "modtime", self->time,
                                                "compression-level", 0, NULL)
                  : gsf_outfile_new_child_full (folder, base, FALSE, "modtime", self->time, NULL);
  if ((!gsf_output_write (member, size, data) || !gsf_output_close (member)) && self->error == NULL)
    self->error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The part “%s” could not be packed."), name);
  g_object_unref (member);
  g_bytes_unref (content);
}

GBytes *
kh_package_writer_finish (KhPackageWriter *self, GError **error)
{
  GHashTableIter iter;
  gpointer folder = NULL;
  gsize size = 0;

  g_hash_table_iter_init (&iter, self->folders);
  while (g_hash_table_iter_next (&iter, NULL, &folder))
    gsf_output_close (GSF_OUTPUT (folder));
  if (!gsf_output_close (GSF_OUTPUT (self->zip)) && self->error == NULL)
    self->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The file could not be packed."));
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }
  size = gsf_output_size (self->memory);
  return g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (self->memory)), size);
}
