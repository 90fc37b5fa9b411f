/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a zip package within limits. */
#include "package-reader.h"

#include <glib/gi18n.h>
#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-infile-zip.h>
#include <gsf/gsf-input-memory.h>
#include <string.h>

#define OLE_MAGIC "\320\317\021\340\241\261\032\341"
#define ZIP_MAGIC "PK\003\004"

static gboolean
starts_with (GBytes *bytes, const char *magic, gsize length)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, magic, length) == 0;
}

static GsfInput *
new_input (GBytes *bytes)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return gsf_input_memory_new (data, (gsf_off_t) size, FALSE);
}

/* A compound file: Word's format before 2007, or a newer one under a password. */
static void
set_ole_error (GBytes *bytes, GError **error)
{
  g_autoptr (GsfInput) input = new_input (bytes);
  g_autoptr (GsfInfile) ole = gsf_infile_msole_new (input, NULL);
  g_autoptr (GsfInput) encrypted = ole != NULL ? gsf_infile_child_by_name (ole, "EncryptedPackage") : NULL;

  if (encrypted != NULL)
    g_set_error_literal (
        error, KH_READER_ERROR, KH_READER_ERROR_UNSUPPORTED,
        _ ("The file is protected by a password. Open it in Word or LibreOffice, save it without "
           "the password, and import that."));
  else
    g_set_error_literal (
        error, KH_READER_ERROR, KH_READER_ERROR_UNSUPPORTED,
        _ ("The file is in Word's old format (.doc), whatever its name says. Open it in Word or "
           "LibreOffice, save it as .docx, and import that."));
}

/* libgsf warns on the terminal of every broken member, and of members whose date
 * is none; the reader says it in a sentence of its own. No room of ours logs
 * without a domain, and files from elsewhere are read in a process where nothing
 * else is at work. */
static void
drop_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
}

typedef struct
{
  guint plain;
  guint glib;
} Silence;

static Silence
silence_libgsf (void)
{
  Silence silence = { g_log_set_handler (NULL, G_LOG_LEVEL_WARNING | G_LOG_FLAG_FATAL, drop_cb, NULL),
                      g_log_set_handler ("GLib", G_LOG_LEVEL_CRITICAL | G_LOG_FLAG_FATAL, drop_cb, NULL) };

  return silence;
}

static void
restore_libgsf (Silence silence)
{
  g_log_remove_handler (NULL, silence.plain);
  g_log_remove_handler ("GLib", silence.glib);
}

typedef struct
{
  guint members;
  gsf_off_t unpacked;
} Count;

static gboolean
set_too_large (GError **error)
{
  g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_TOO_LARGE,
                       _ ("The file was not read: unpacked it would be far too large for a plan. "
                          "Choose a file that holds a plan, without pictures if it has many."));
  return FALSE;
}

/* Walks the directory only: nothing is unpacked. */
static gboolean
check_folder (GsfInfile *folder, guint depth, Count *count, GError **error)
{
  int n = gsf_infile_num_children (folder);

  if (depth > KH_PACKAGE_MAX_DEPTH)
    {
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_INVALID,
                           _ ("The file was not read: its folders are nested too deeply for a document. "
                              "Open it in the program that made it and save it anew."));
      return FALSE;
    }
  for (int i = 0; i < n; i++)
    {
      g_autoptr (GsfInput) child = NULL;

      if (++count->members > KH_PACKAGE_MAX_MEMBERS)
        return set_too_large (error);
      child = gsf_infile_child_by_index (folder, i);
      if (child == NULL)
        continue; /* broken: told when it is wanted */
      if (GSF_IS_INFILE (child) && gsf_infile_num_children (GSF_INFILE (child)) >= 0)
        {
          if (!check_folder (GSF_INFILE (child), depth + 1, count, error))
            return FALSE;
          continue;
        }
      count->unpacked += MAX (0, gsf_input_size (child));
      if (count->unpacked > KH_PACKAGE_MAX_UNPACKED)
        return set_too_large (error);
    }
  return TRUE;
}

KhPackage *
kh_package_open (GBytes *bytes, GError **error)
{
  g_autoptr (KhPackage) self = NULL;
  g_autoptr (GsfInput) input = NULL;
  Count count = { 0 };
  Silence silence;
  gboolean checked = FALSE;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) == 0)
    {
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_EMPTY,
                           _ ("The file is empty. Choose a file that holds a plan."));
      return NULL;
    }
  if (g_bytes_get_size (bytes) > KH_PACKAGE_MAX_BYTES)
    {
      set_too_large (error);
      return NULL;
    }
  if (starts_with (bytes, OLE_MAGIC, strlen (OLE_MAGIC)))
    {
      set_ole_error (bytes, error);
      return NULL;
    }
  if (!starts_with (bytes, ZIP_MAGIC, strlen (ZIP_MAGIC)))
    {
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_UNSUPPORTED,
                           _ ("The file is no Word or LibreOffice document, whatever its name says. "
                              "Choose a file that holds a plan."));
      return NULL;
    }

  self = g_new0 (KhPackage, 1);
  self->bytes = g_bytes_ref (bytes);
  input = new_input (bytes);
  self->zip = gsf_infile_zip_new (input, NULL);
  if (self->zip == NULL)
    {
      g_set_error_literal (
          error, KH_READER_ERROR, KH_READER_ERROR_INVALID,
          _ ("The file is broken: its end is missing or damaged. Copy or download it again."));
      return NULL;
    }
  silence = silence_libgsf ();
  checked = check_folder (self->zip, 0, &count, error);
  restore_libgsf (silence);
  if (!checked)
    return NULL;
  /* A package says how large its parts are; one that says much from little is no document. */
  if (count.unpacked > (gsf_off_t) 32 * 1024 * 1024
      && count.unpacked / (gsf_off_t) g_bytes_get_size (bytes) > KH_PACKAGE_MAX_RATIO)
    {
      set_too_large (error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
kh_package_free (KhPackage *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->zip);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static GsfInput *
open_member (KhPackage *self, const char *name)
{
  g_auto (GStrv) path = g_strsplit (*name == '/' ? name + 1 : name, "/", KH_PACKAGE_MAX_DEPTH + 1);

  GsfInput *member = NULL;
  Silence silence;

  if (path[0] == NULL)
    return NULL;
  silence = silence_libgsf ();
  member = gsf_infile_child_by_aname (self->zip, (const char **) path);
  restore_libgsf (silence);
  return member;
}

gboolean
kh_package_has (KhPackage *self, const char *name)
{
  g_autoptr (GsfInput) member = open_member (self, name);

  return member != NULL;
}

KhPull *
kh_package_pull (KhPackage *self, const char *name, GError **error)
{
  GsfInput *member = open_member (self, name);

  if (member == NULL)
    return NULL;
  if (gsf_input_size (member) > KH_PACKAGE_MAX_PART)
    {
      g_object_unref (member);
      set_too_large (error);
      return NULL;
    }
  return kh_pull_new (member, name);
}

char *
kh_package_dup_start (KhPackage *self, const char *name, gsize length)
{
  g_autoptr (GsfInput) member = open_member (self, name);
  gsize size = 0;
  char *start = NULL;

  if (member == NULL)
    return NULL;
  size = (gsize) MIN (gsf_input_remaining (member), (gsf_off_t) length);
  start = g_malloc0 (size + 1);
  if (size > 0 && gsf_input_read (member, size, (guint8 *) start) == NULL)
    g_clear_pointer (&start, g_free);
  return start;
}
