/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a plan from a Word document: its parts in the order they are needed. */
#include "docx-reader.h"

#include "docx-read-private.h"
#include "docx-writer.h"
#include "recogniser.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_PROPERTIES 65536
#define UUID_LENGTH 36

/* "word/document.xml" and "styles.xml" give "word/styles.xml". */
static char *
resolve_target (const char *base, const char *target)
{
  const char *slash = strrchr (base, '/');
  g_autofree char *folder = slash != NULL ? g_strndup (base, (gsize) (slash - base)) : g_strdup ("");
  g_auto (GStrv) pieces = NULL;
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  joined = *target == '/' ? g_strdup (target + 1) : g_strconcat (folder, "/", target, NULL);
  pieces = g_strsplit (joined, "/", -1);
  for (char **piece = pieces; *piece != NULL; piece++)
    {
      if (**piece == '\0' || strcmp (*piece, ".") == 0)
        continue;
      if (strcmp (*piece, "..") != 0)
        g_ptr_array_add (path, *piece);
      else if (path->len > 0)
        g_ptr_array_set_size (path, (int) path->len - 1);
    }
  g_ptr_array_add (path, NULL);
  return g_strjoinv ("/", (char **) path->pdata);
}

typedef struct
{
  char *styles;
  char *numbering;
  char *footnotes;
  char *endnotes;
  char *comments;
} Parts;

static void
clear_parts (Parts *parts)
{
  g_free (parts->styles);
  g_free (parts->numbering);
  g_free (parts->footnotes);
  g_free (parts->endnotes);
  g_free (parts->comments);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, clear_parts)

/* Relationships of the main part. What points outside the file is passed over. */
static gboolean
read_relationships (KhDocxReader *self, const char *main_part, Parts *parts, GError **error)
{
  g_autofree char *base = g_path_get_basename (main_part);
  g_autofree char *folder = g_path_get_dirname (main_part);
  g_autofree char *name = g_strdup_printf ("%s/_rels/%s.rels", folder, base);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KhPull) pull = kh_package_pull (self->package, name, &local_error);
  KhPullScope scope;

  if (pull == NULL)
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!kh_pull_root (pull))
    return kh_pull_finish (pull, error);
  scope = kh_pull_enter (pull);
  while (kh_pull_next (pull, &scope))
    {
      g_autofree char *id = kh_pull_dup (pull, "Id");
      g_autofree char *type = kh_pull_dup (pull, "Type");
      g_autofree char *target = kh_pull_dup (pull, "Target");
      g_autofree char *mode = kh_pull_dup (pull, "TargetMode");
      char **slot = NULL;

      if (type == NULL || target == NULL || g_strcmp0 (mode, "External") == 0)
        continue;
      if (g_str_has_suffix (type, "/styles"))
        slot = &parts->styles;
      else if (g_str_has_suffix (type, "/numbering"))
        slot = &parts->numbering;
      else if (g_str_has_suffix (type, "/footnotes"))
        slot = &parts->footnotes;
      else if (g_str_has_suffix (type, "/endnotes"))
        slot = &parts->endnotes;
      else if (g_str_has_suffix (type, "/comments"))
        slot = &parts->comments;
      if (slot != NULL && *slot == NULL)
        *slot = resolve_target (main_part, target);
      else if (g_str_has_suffix (type, "/footer") && id != NULL)
        g_hash_table_replace (self->footers, g_steal_pointer (&id), resolve_target (main_part, target));
    }
  return kh_pull_finish (pull, error);
}

/* The part that holds the text, by the package's relationships. */
static char *
find_main_part (KhPackage *package, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KhPull) pull = kh_package_pull (package, "_rels/.rels", &local_error);
  char *main_part = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (pull != NULL && kh_pull_root (pull))
    {
      KhPullScope scope = kh_pull_enter (pull);

      while (main_part == NULL && kh_pull_next (pull, &scope))
        {
          g_autofree char *type = kh_pull_dup (pull, "Type");
          g_autofree char *target = kh_pull_dup (pull, "Target");
          g_autofree char *mode = kh_pull_dup (pull, "TargetMode");

          if (type != NULL && target != NULL && g_strcmp0 (mode, "External") != 0
              && g_str_has_suffix (type, "/officeDocument"))
            main_part = resolve_target ("", target);
        }
    }
  if (pull != NULL && !kh_pull_finish (pull, error))
    {
      g_free (main_part);
      return NULL;
    }
  return main_part != NULL ? main_part : g_strdup ("word/document.xml");
}

typedef void (*PartFunc) (KhDocxReader *self, KhPull *pull);

static void
read_styles (KhDocxReader *self, KhPull *pull)
{
  kh_docx_styles_read (self->styles, pull);
}

static void
read_numbering (KhDocxReader *self, KhPull *pull)
{
  kh_docx_numbering_read (self->numbering, pull);
}

/* Words of the notes, by id; lines that only part them from the text have a type. */
static void
read_notes (KhDocxReader *self, KhPull *pull)
{
  KhPullScope scope;

  if (!kh_pull_root (pull))
    return;
  scope = kh_pull_enter (pull);
  while (kh_pull_next (pull, &scope) && g_hash_table_size (self->footnotes) < 10000)
    {
      g_autofree char *id = kh_pull_dup (pull, "id");
      g_autofree char *type = kh_pull_dup (pull, "type");
      g_autofree char *text = kh_pull_dup_text (pull);

      if (id != NULL && (type == NULL || strcmp (type, "normal") == 0))
        g_hash_table_replace (self->footnotes, g_steal_pointer (&id), kh_text_normalize (text));
    }
}

/* A comment's paragraphs as lines. */
static char *
dup_lines (KhPull *pull)
{
  KhPullScope scope = kh_pull_enter (pull);
  GString *lines = g_string_new (NULL);

  while (kh_pull_next (pull, &scope))
    {
      g_autofree char *text = kh_pull_dup_text (pull);

      if (*g_strstrip (text) != '\0')
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", text);
    }
  return g_string_free (lines, FALSE);
}

static void
read_comments (KhDocxReader *self, KhPull *pull)
{
  KhPullScope scope;

  if (!kh_pull_root (pull))
    return;
  scope = kh_pull_enter (pull);
  while (kh_pull_next (pull, &scope))
    if (kh_pull_is (pull, "comment"))
      {
        char *id = kh_pull_dup (pull, "id");
        char *author = kh_pull_dup (pull, "author");
        char *date = kh_pull_dup (pull, "date");
        g_autofree char *words = dup_lines (pull);

        kh_word_remarks_add (self->remarks, KH_REMARK_COMMENT, id, author, date, words);
      }
}

/* Reads an optional part; @name: (nullable) */
static gboolean
read_part (KhDocxReader *self, const char *name, PartFunc func, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KhPull) pull = name != NULL ? kh_package_pull (self->package, name, &local_error) : NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (pull == NULL)
    return TRUE;
  func (self, pull);
  return kh_pull_finish (pull, error);
}

static void
read_footer (KhDocxReader *self, KhPull *pull)
{
  KhPull *main_pull = self->pull;
  GString *address = g_string_new (NULL);
  KhWordText *footer = kh_word_text_new ();
  KhWordText *text = self->text;
  g_autoptr (KhWordRemarks) footer_remarks = kh_word_remarks_new ();
  KhWordRemarks *remarks = self->remarks;

  self->pull = pull;
  self->text = footer;
  self->remarks = footer_remarks; /* its paragraphs are none of the text's */
  if (kh_pull_root (pull))
    kh_docx_read_blocks (self, footer->blocks);
  self->text = text;
  self->remarks = remarks;
  self->pull = main_pull;
  for (guint i = 0; i < footer->blocks->len; i++)
    {
      const KhWordBlock *block = g_ptr_array_index (footer->blocks, i);
      g_autofree char *line
          = block->paragraph != NULL ? kh_word_paragraph_dup_text (block->paragraph) : g_strdup ("");

      if (*line != '\0')
        g_string_append_printf (address, "%s%s", address->len > 0 ? "\n" : "", line);
    }
  kh_word_text_free (footer);
  text->address = g_string_free (address, FALSE);
}

static gboolean
read_text (KhDocxReader *self, GError **error)
{
  g_autofree char *main_part = find_main_part (self->package, error);
  g_auto (Parts) parts = { NULL };
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KhPull) pull = NULL;
  const char *footer = NULL;
  gboolean found = FALSE;

  if (main_part == NULL || !read_relationships (self, main_part, &parts, error)
      || !read_part (self, parts.styles, read_styles, error)
      || !read_part (self, parts.numbering, read_numbering, error)
      || !read_part (self, parts.footnotes, read_notes, error)
      || !read_part (self, parts.endnotes, read_notes, error)
      || !read_part (self, parts.comments, read_comments, error))
    return FALSE;

  pull = kh_package_pull (self->package, main_part, &local_error);
  if (pull == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_UNSUPPORTED,
                             _ ("The file is no Word document, whatever its name says: it has no text part. "
                                "Choose a file that holds a plan."));
      return FALSE;
    }
  self->pull = pull;
  if (kh_pull_root (pull))
    {
      KhPullScope scope = kh_pull_enter (pull);

      if (!kh_pull_is (pull, "document"))
        {
          g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_UNSUPPORTED,
                               _ ("The file is a table or a presentation and no text. "
                                  "Choose a file that holds a plan."));
          return FALSE;
        }
      while (kh_pull_next (pull, &scope))
        if (kh_pull_is (pull, "body"))
          {
            found = TRUE;
            kh_docx_read_blocks (self, self->text->blocks);
          }
    }
  self->pull = NULL;
  if (!kh_pull_finish (pull, error))
    return FALSE;
  if (!found)
    {
      g_set_error_literal (
          error, KH_READER_ERROR, KH_READER_ERROR_INVALID,
          _ ("The file is broken: its text is missing. Open it in Word or LibreOffice and save it anew."));
      return FALSE;
    }
  footer = self->first_footer != NULL ? g_hash_table_lookup (self->footers, self->first_footer) : NULL;
  return read_part (self, footer, read_footer, error);
}

/* Marks @plan as the unit's part that the document says it is. */
static void
mark_part (KhPlan *plan, KhPackage *package)
{
  g_autofree char *properties = kh_package_dup_start (package, "docProps/core.xml", MAX_PROPERTIES);
  const char *mark = properties != NULL ? strstr (properties, KH_DOCX_PART_MARK) : NULL;
  g_autofree char *uuid = mark != NULL ? g_strndup (mark + strlen (KH_DOCX_PART_MARK), UUID_LENGTH) : NULL;

  if (uuid != NULL && g_uuid_string_is_valid (uuid))
    kh_unit_part_give (kh_unit_part_new (uuid), plan);
}

KhPlan *
kh_docx_reader_read (GBytes *bytes, int year, KhReaderFlags flags, GError **error)
{
  g_autoptr (KhPackage) package = NULL;
  g_autoptr (KhDocxStyles) styles = kh_docx_styles_new ();
  g_autoptr (KhDocxNumbering) numbering = kh_docx_numbering_new ();
  g_autoptr (KhWordText) text = kh_word_text_new ();
  g_autoptr (GHashTable) footnotes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (KhWordRemarks) remarks = kh_word_remarks_new ();
  g_autoptr (GHashTable) footers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  KhDocxReader self = { .styles = styles,
                        .numbering = numbering,
                        .text = text,
                        .footnotes = footnotes,
                        .remarks = remarks,
                        .footers = footers };
  KhPlan *plan = NULL;
  g_autofree char *address = NULL;
  gboolean done;

  g_return_val_if_fail (bytes != NULL, NULL);

  package = kh_package_open (bytes, error);
  if (package == NULL)
    return NULL;
  self.package = package;
  done = read_text (&self, error);
  g_free (self.first_footer);
  if (!done)
    return NULL;
  kh_word_remarks_tell (remarks, text->source);
  address = g_steal_pointer (&text->address);
  plan = kh_recogniser_read (kh_word_text_finish (g_steal_pointer (&text)), year, flags, error);
  if (plan == NULL)
    return NULL;
  kh_word_set_address (plan, address);
  mark_part (plan, package);
  kh_word_remarks_give (remarks, plan);
  return plan;
}
