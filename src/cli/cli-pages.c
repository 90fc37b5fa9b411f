/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of plans, written by commands. */
#include "cli-pages.h"

#include "checks.h"
#include "cli-library.h"
#include "layout.h"

#include <glib/gi18n.h>
#include <string.h>

gboolean
kh_cli_find_format (const char *output, const char *id, KhExportFormat *format, KhCliStatus *status)
{
  g_autofree char *known = kh_export_format_dup_ids (", ");

  if (id != NULL && !kh_export_format_from_id (id, format))
    *status = kh_cli_usage (_ ("“%s” is no format; these are known: %s"), id, known);
  else if (id == NULL && !kh_export_format_from_path (output, format))
    *status = kh_cli_usage (_ ("The name “%s” tells no format; add --format with one of %s"), output, known);
  else
    return TRUE;
  return FALSE;
}

/* Adds what the user should know of the pages of a PDF to @notes, a line each.
 * Returns: %FALSE with @error set */
static gboolean
note_pages (KhPlan *plan, KhExporter *exporter, GPtrArray *notes, gboolean *has_error, GError **error)
{
  KhFrames *frames = kh_exporter_get_frames (exporter);
  KhProfile *profile = kh_exporter_get_profile (exporter);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local = NULL;
  g_autoptr (KhFitAdvice) advice
      = kh_layout_suggest_fit (kh_exporter_get_document (exporter), profile, frames, NULL, &local);
  const char *first = kh_profile_get_families (profile)[0], *font = kh_frames_get_font (frames);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (strcmp (font, first) != 0)
    g_ptr_array_add (notes, g_strdup_printf (_ ("The file carries the font %s, because %s is not installed"), font, first));
  if (advice != NULL)
    {
      g_autofree char *words = kh_fit_advice_dup_words (advice, profile);

      g_ptr_array_add (
          notes,
          g_strdup_printf (ngettext ("The page with the signature carries only %u line of text; with %s it would be saved",
                                     "The page with the signature carries only %u lines of text; with %s it would be saved",
                                     advice->lines),
                           advice->lines, words));
    }
  kh_checks_add_pages (findings, plan, NULL, frames);
  for (guint i = 0; i < findings->len; i++)
    {
      KhFinding *finding = g_ptr_array_index (findings, i);
      KhNode *node = kh_plan_find_node (plan, kh_finding_get_node (finding));
      g_autofree char *message = kh_cli_finding_dup_message (finding);
      g_autofree char *words = KH_IS_ITEM (node) ? kh_item_dup_plain (KH_ITEM (node)) : NULL;
      g_autofree char *start = words != NULL ? g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1), 60)) : NULL;

      g_ptr_array_add (notes, start != NULL && *start != '\0' ? g_strconcat (message, ": ", start, NULL) : g_strdup (message));
    }
  *has_error = findings->len > 0;
  return TRUE;
}

KhCliStatus
kh_cli_run_export (KhPlan *plan, KhExporter *exporter, const char *output, KhExportFormat format)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kh_exporter_run (exporter, NULL, &error);
  gboolean has_error = FALSE;

  if (bytes != NULL && format == KH_EXPORT_PDF && !note_pages (plan, exporter, notes, &has_error, &error))
    return kh_cli_fail (error);
  if (bytes == NULL || !kh_cli_write (output, bytes, &error))
    return kh_cli_fail (error);
  for (guint i = 0; i < notes->len; i++)
    kh_cli_note ("%s", (const char *) g_ptr_array_index (notes, i));
  return has_error ? KH_CLI_FOUND : KH_CLI_DONE;
}

KhCliStatus
kh_cli_export_plan (KhPlan *plan, const char *output, KhExportFormat format)
{
  g_autoptr (KhExporter) exporter = kh_exporter_new (plan, format, NULL);

  return kh_cli_run_export (plan, exporter, output, format);
}
