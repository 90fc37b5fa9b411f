/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of evidence: in the library, and in memory only while one is used. */
#include "evidence-file.h"

#include <glib/gi18n.h>

#include "edit-private.h"

static gboolean
is_fit (KhEdit *edit, const char *name, GBytes *content)
{
  g_autofree char *size = g_format_size (KH_EVIDENCE_MAX);

  if (g_bytes_get_size (content) == 0)
    kh_edit_fail (edit, KH_STORE_ERROR_FAILED, _("“%s” is empty. Choose a file that proves something."), name);
  else if (g_bytes_get_size (content) > KH_EVIDENCE_MAX)
    kh_edit_fail (edit, KH_STORE_ERROR_FAILED, _("“%s” is larger than %s. Attach a smaller copy, or a part of it."), name, size);
  else if (kh_store_is_sheltered (edit->store))
    kh_store_fail_in_trouble (edit->store, &edit->error);

  return edit->error == NULL;
}

void
kh_edit_attach (KhEdit *self, KhProgress *progress, const char *name, const char *media_type, GBytes *content)
{
  g_autoptr (KhEvidence) evidence = NULL;

  g_return_if_fail (KH_IS_EDIT (self));
  g_return_if_fail (KH_IS_PROGRESS (progress));
  g_return_if_fail (name != NULL && *name != '\0');
  g_return_if_fail (content != NULL);

  if (!kh_edit_is_open (self) || !is_fit (self, name, content))
    return;

  evidence = kh_evidence_new (name, media_type, (int) g_bytes_get_size (content));
  kh_edit_insert (self, progress, G_MAXUINT, evidence);
  if (self->error == NULL)
    kh_database_run (self->writer->database, &self->error, "UPDATE evidence SET content = ? WHERE id = ?", "bi", content,
                     kh_node_get_id (KH_NODE (evidence)));
}

GBytes *
kh_store_load_evidence (KhStore *self, KhEvidence *evidence, GError **error)
{
  KhDatabase *database;
  sqlite3_stmt *statement;
  GBytes *content;
  gboolean row;

  g_return_val_if_fail (KH_IS_STORE (self), NULL);
  g_return_val_if_fail (KH_IS_EVIDENCE (evidence), NULL);

  database = kh_store_get_database (self);
  statement = kh_database_query (database, error, "SELECT content FROM evidence WHERE id = ? AND content IS NOT NULL", "i",
                                 kh_node_get_id (KH_NODE (evidence)));
  if (statement == NULL || !kh_database_step (database, statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND, _("The file “%s” is no longer in the library."),
                   kh_evidence_get_name (evidence));
      return NULL;
    }
  content = g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0));
  sqlite3_reset (statement);

  return content;
}
