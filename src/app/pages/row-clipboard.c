/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole rows on the clipboard. */
#include "row-clipboard.h"

#include <glib/gi18n.h>

#include "clipboard-paste.h"
#include "excerpt.h"
#include "form-edit.h"
#include "kh-core.h"
#include "kinds.h"
#include "paste-question.h"
#include "row-ops.h"

#define HTML_TYPE "text/html"

gboolean
kh_row_clipboard_holds_rows (GdkClipboard *clipboard)
{
  return gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), KH_EXCERPT_TYPE);
}

void
kh_row_clipboard_copy (KhFormPage *page, GPtrArray *items, gboolean moving)
{
  g_autoptr (GBytes) xml = NULL;
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) html_bytes = NULL;
  g_autoptr (GdkContentProvider) all = NULL;
  GdkContentProvider *providers[3];

  g_return_if_fail (items->len > 0);

  kh_editor_page_flush (KH_EDITOR_PAGE (page));
  xml = kh_excerpt_write (items, moving);
  html = kh_excerpt_dup_html (items);
  text = kh_excerpt_dup_text (items);
  html_bytes = g_bytes_new (html, strlen (html));
  providers[0] = gdk_content_provider_new_for_bytes (KH_EXCERPT_TYPE, xml);
  providers[1] = gdk_content_provider_new_for_bytes (HTML_TYPE, html_bytes);
  providers[2] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  all = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (page)), all);
}

static void
tell (KhFormPage *page, guint n_rows, GPtrArray *missing)
{
  g_autofree char *message = NULL;
  g_autofree char *names = NULL;

  if (missing->len == 0)
    return;
  g_ptr_array_add (missing, NULL);
  names = g_strjoinv (", ", (char **) missing->pdata);
  /* Translators: %s is a list of units. */
  message = g_strdup_printf (ngettext ("%u row pasted. These units are not in the body’s list and were left out: %s",
                                       "%u rows pasted. These units are not in the body’s list and were left out: %s",
                                       n_rows),
                             n_rows, names);
  kh_form_page_notice (page, message);
}

void
kh_row_clipboard_paste_bytes (KhFormPage *page, KhItem *after, GBytes *bytes)
{
  KhPlan *plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (page));
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GPtrArray) pasted = NULL;
  g_autoptr (GError) error = NULL;

  if (plan == NULL || kh_form_page_get_locked (page) || !kh_form_is_alive (page, after))
    return;
  items = kh_excerpt_read (bytes, plan, &missing, &error);
  if (items == NULL)
    {
      kh_editor_page_report (KH_EDITOR_PAGE (page), error);
      return;
    }
  if (items->len == 0)
    return;
  pasted = kh_row_ops_paste (page, after, items);
  if (pasted == NULL)
    return;
  kh_row_selection_select_items (kh_form_page_get_selection (page), pasted);
  tell (page, pasted->len, missing);
}

typedef struct
{
  KhFormPage *page; /* weak */
  KhItem *after;
} Target;

static void
target_free (Target *self)
{
  g_clear_weak_pointer (&self->page);
  g_object_unref (self->after);
  g_free (self);
}

static void
bytes_read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  Target *target = data;
  g_autoptr (GBytes) bytes = kh_clipboard_read_bytes_finish (result);

  /* The program that had it may be gone, or the form. */
  if (bytes != NULL && target->page != NULL)
    kh_row_clipboard_paste_bytes (target->page, target->after, bytes);
  target_free (target);
}

/* Each line becomes an item like the one it is pasted behind. */
static void
paste_lines (KhFormPage *page, KhItem *after, KhPaste *paste)
{
  g_autoptr (GPtrArray) lines = kh_paste_dup_lines (paste, TRUE);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) pasted = NULL;
  KhItemKind kind = kh_item_get_kind (after);

  if (kh_form_page_get_locked (page) || !kh_form_is_alive (page, after) || lines->len == 0)
    return;
  if (kind >= KH_ITEM_TABLE)
    kind = kh_item_kind_default (kh_node_get_parent (KH_NODE (after)));
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (items, kh_item_new (kind, g_ptr_array_index (lines, i)));
  pasted = kh_row_ops_paste (page, after, items);
  if (pasted != NULL)
    kh_row_selection_select_items (kh_form_page_get_selection (page), pasted);
}

static void
answered_cb (Target *target, KhPaste *paste)
{
  if (target->page != NULL)
    paste_lines (target->page, target->after, paste);
}

static void
target_closure_free (gpointer data, GClosure *closure)
{
  target_free (data);
}

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  Target *target = data;
  g_autoptr (KhPaste) paste = kh_clipboard_paste_finish (result);
  KhFormField *field = NULL;

  if (paste != NULL && target->page != NULL)
    {
      field = kh_form_page_find_field (target->page, kh_node_get_uuid (KH_NODE (target->after)));
      if (field == NULL || kh_paste_get_legacy (paste) == KH_LEGACY_NONE)
        paste_lines (target->page, target->after, paste);
      else
        {
          g_signal_connect_data (
              kh_paste_question_ask (kh_form_field_get_widget (field), g_steal_pointer (&paste)), "answered",
              G_CALLBACK (answered_cb), target, target_closure_free, G_CONNECT_SWAPPED);
          return;
        }
    }
  target_free (target);
}

void
kh_row_clipboard_paste (KhFormPage *page, KhItem *after)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (page));
  Target *target = g_new0 (Target, 1);

  g_set_weak_pointer (&target->page, page);
  target->after = g_object_ref (after);
  if (kh_row_clipboard_holds_rows (clipboard))
    kh_clipboard_read_bytes_async (clipboard, KH_EXCERPT_TYPE, bytes_read_cb, target);
  else
    kh_clipboard_paste_async (clipboard, TRUE, text_read_cb, target);
}
