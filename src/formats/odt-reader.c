/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a plan from an OpenDocument text: its parts in the order they are needed. */
#include "odt-reader.h"

#include "odt-read-body.h"
#include "recogniser.h"

#include <glib/gi18n.h>
#include <string.h>

/* The footer of a page that is followed by another kind: of a first page. */
static void
read_master_page (KhOdtReader *self)
{
  KhPull *pull = self->pull;
  g_autofree char *next = kh_pull_dup_in (pull, ":style:1.0", "next-style-name");
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    if (self->styles->first_footer == NULL
        && (kh_pull_is (pull, "footer-first") || (kh_pull_is (pull, "footer") && next != NULL)))
      {
        g_autofree char *raw = kh_pull_dup_text (pull);
        g_autofree char *text = kh_text_normalize (raw);

        if (*text != '\0')
          self->styles->first_footer = g_steal_pointer (&text);
      }
}

static void
read_styles_of (KhOdtReader *self)
{
  KhPull *pull = self->pull;
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "styles") || kh_pull_is (pull, "automatic-styles"))
        kh_odt_styles_read (self->styles, pull);
      else if (kh_pull_is (pull, "font-face-decls"))
        kh_odt_styles_read_fonts (self->styles, pull);
      else if (kh_pull_is (pull, "master-styles"))
        {
          KhPullScope pages = kh_pull_enter (pull);

          while (kh_pull_next (pull, &pages))
            if (kh_pull_is (pull, "master-page"))
              read_master_page (self);
        }
    }
}

static gboolean
read_content (KhOdtReader *self)
{
  KhPull *pull = self->pull;
  KhPullScope scope = kh_pull_enter (pull);
  gboolean found = FALSE;

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "automatic-styles"))
        kh_odt_styles_read (self->styles, pull);
      else if (kh_pull_is (pull, "font-face-decls"))
        kh_odt_styles_read_fonts (self->styles, pull);
      else if (kh_pull_is (pull, "body"))
        {
          KhPullScope body = kh_pull_enter (pull);

          while (kh_pull_next (pull, &body))
            if (kh_pull_is (pull, "text"))
              {
                found = TRUE;
                kh_odt_read_blocks (self, self->text->blocks);
              }
        }
    }
  return found;
}

static gboolean
is_encrypted (KhPackage *package)
{
  g_autofree char *manifest = kh_package_dup_start (package, "META-INF/manifest.xml", 65536);

  return manifest != NULL && strstr (manifest, "encryption-data") != NULL;
}

static gboolean
read_parts (KhOdtReader *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KhPull) styles = NULL;
  g_autoptr (KhPull) content = NULL;
  gboolean found = FALSE;

  if (is_encrypted (self->package))
    {
      g_set_error_literal (
          error, KH_READER_ERROR, KH_READER_ERROR_UNSUPPORTED,
          _ ("The file is protected by a password. Open it in Word or LibreOffice, save it without "
             "the password, and import that."));
      return FALSE;
    }
  styles = kh_package_pull (self->package, "styles.xml", &local_error);
  if (styles != NULL)
    {
      self->pull = styles;
      if (kh_pull_root (styles))
        read_styles_of (self);
      if (!kh_pull_finish (styles, error))
        return FALSE;
    }
  if (local_error == NULL)
    content = kh_package_pull (self->package, "content.xml", &local_error);
  if (content == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (
            error, KH_READER_ERROR, KH_READER_ERROR_UNSUPPORTED,
            _ ("The file is no LibreOffice document, whatever its name says: it has no text part. "
               "Choose a file that holds a plan."));
      return FALSE;
    }
  self->pull = content;
  if (kh_pull_root (content))
    found = read_content (self);
  self->pull = NULL;
  if (!kh_pull_finish (content, error))
    return FALSE;
  if (!found)
    g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_UNSUPPORTED,
                         _ ("The file is a table or a presentation and no text. "
                            "Choose a file that holds a plan."));
  return found;
}

KhPlan *
kh_odt_reader_read (GBytes *bytes, int year, KhReaderFlags flags, GError **error)
{
  g_autoptr (KhPackage) package = NULL;
  g_autoptr (KhOdtStyles) styles = kh_odt_styles_new ();
  g_autoptr (KhOdtLists) lists = kh_odt_lists_new (styles);
  g_autoptr (KhWordText) text = kh_word_text_new ();
  g_autoptr (KhWordRemarks) remarks = kh_word_remarks_new ();
  KhOdtReader self = { .styles = styles, .lists = lists, .text = text, .remarks = remarks };
  KhPlan *plan = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  package = kh_package_open (bytes, error);
  if (package == NULL)
    return NULL;
  self.package = package;
  if (!read_parts (&self, error))
    return NULL;
  kh_word_remarks_tell (remarks, text->source);
  plan = kh_recogniser_read (kh_word_text_finish (g_steal_pointer (&text)), year, flags, error);
  if (plan == NULL)
    return NULL;
  kh_word_set_address (plan, styles->first_footer);
  kh_word_remarks_give (remarks, plan);
  return plan;
}
