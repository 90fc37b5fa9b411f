/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inline markup in a GtkTextBuffer.
 *
 * A reference (a citation, an indicator's value) is one character of the
 * buffer, a child anchor that carries the run's kind and UUID; it is copied,
 * deleted and made bold like any other character. */
#include "rich-buffer.h"

#include "citation.h"
#include "compose.h"
#include "numbers.h"
#include "text.h"

#define ANCHOR_KIND "kh-run-kind"
#define ANCHOR_UUID "kh-run-uuid"
#define OBJECT_CHARACTER 0xFFFC

/* A chip cannot be broken into lines, and a text view gives it its least width,
 * so that it cannot shorten itself: longer words are cut. */
#define REFERENCE_CHARS 44
#define REFERENCE_WORDS "kh-words"

static GtkTextTag *
lookup_tag (GtkTextBuffer *buffer, const char *name)
{
  return gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
}

static gboolean
has_tag (GtkTextBuffer *buffer, const GtkTextIter *iter, const char *name)
{
  GtkTextTag *tag = lookup_tag (buffer, name);

  return tag != NULL && gtk_text_iter_has_tag (iter, tag);
}

static void
add_text (GPtrArray *runs, GString *text, gboolean bold, gboolean italic)
{
  if (text->len > 0)
    g_ptr_array_add (runs, kh_run_new (KH_RUN_TEXT, text->str, bold, italic));
  g_string_truncate (text, 0);
}

static GPtrArray *
dup_runs (GtkTextBuffer *buffer, const GtkTextIter *start, const GtkTextIter *end)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_run_free);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkTextIter iter = *start;
  gboolean bold = FALSE, italic = FALSE;

  while (gtk_text_iter_compare (&iter, end) < 0)
    {
      GtkTextChildAnchor *anchor = gtk_text_iter_get_child_anchor (&iter);
      gboolean now_bold = has_tag (buffer, &iter, "bold");
      gboolean now_italic = has_tag (buffer, &iter, "italic");
      gunichar c = gtk_text_iter_get_char (&iter);

      if (now_bold != bold || now_italic != italic || anchor != NULL)
        add_text (runs, text, bold, italic);
      bold = now_bold;
      italic = now_italic;
      if (anchor != NULL)
        {
          const char *uuid = g_object_get_data (G_OBJECT (anchor), ANCHOR_UUID);
          KhRunKind kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (anchor), ANCHOR_KIND));

          if (uuid != NULL)
            g_ptr_array_add (runs, kh_run_new (kind, uuid, bold, italic));
        }
      else if (c != OBJECT_CHARACTER)
        {
          g_string_append_unichar (text, c);
        }
      gtk_text_iter_forward_char (&iter);
    }
  add_text (runs, text, bold, italic);
  return kh_markup_tidy (runs);
}

char *
kh_rich_buffer_dup_markup (GtkTextBuffer *buffer, const GtkTextIter *start, const GtkTextIter *end)
{
  g_autoptr (GPtrArray) runs = dup_runs (buffer, start, end);

  return kh_markup_from_runs (runs);
}

char *
kh_rich_buffer_dup_all (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return kh_rich_buffer_dup_markup (buffer, &start, &end);
}

char *
kh_rich_buffer_dup_plain (GtkTextBuffer *buffer, gboolean lines)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  if (!lines)
    return kh_text_normalize (text);

  parts = g_strsplit (text, "\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *line = kh_text_normalize (parts[i]);

      g_free (parts[i]);
      parts[i] = line;
    }
  return g_strchomp (g_strjoinv ("\n", parts));
}

/* What the chip of a reference says. Of a citation it is the shortest form, until
 * it is known which text it is in. */
static char *
describe_reference (KhPlan *plan, const KhRun *run)
{
  KhAgency *agency = plan != NULL ? kh_plan_get_agency (plan) : NULL;
  KhLegalDocument *document
      = agency != NULL && run->kind == KH_RUN_CITE ? kh_agency_find_document (agency, run->text) : NULL;
  KhNode *node = plan != NULL ? kh_plan_find_node (plan, run->text) : NULL;

  if (node != NULL && KH_IS_INDICATOR (node))
    return kh_number_format_indicator (KH_INDICATOR (node));
  if (document != NULL)
    return kh_citation_format (document, KH_MENTION_LATER);
  return g_strdup ("[…]");
}

static void
say (GtkLabel *label, const char *words)
{
  g_autofree char *start = NULL;
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (words, -1) > REFERENCE_CHARS)
    {
      start = g_utf8_substring (words, 0, REFERENCE_CHARS - 1);
      cut = g_strconcat (g_strchomp (start), "…", NULL);
    }
  gtk_label_set_text (label, cut != NULL ? cut : words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), cut != NULL ? words : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (label), REFERENCE_WORDS, g_strdup (words), g_free);
}

static void
insert_run (GtkTextView *view, KhPlan *plan, GtkTextIter *iter, const KhRun *run)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  int offset = gtk_text_iter_get_offset (iter);
  GtkTextIter start;

  if (run->kind == KH_RUN_TEXT)
    {
      gtk_text_buffer_insert (buffer, iter, run->text, -1);
    }
  else
    {
      GtkTextChildAnchor *anchor = gtk_text_buffer_create_child_anchor (buffer, iter);
      g_autofree char *words = describe_reference (plan, run);
      GtkWidget *label = gtk_label_new (NULL);

      g_object_set_data (G_OBJECT (anchor), ANCHOR_KIND, GINT_TO_POINTER (run->kind));
      g_object_set_data_full (G_OBJECT (anchor), ANCHOR_UUID, g_strdup (run->text), g_free);
      gtk_widget_add_css_class (label, "kh-reference");
      say (GTK_LABEL (label), words);
      gtk_text_view_add_child_at_anchor (view, label, anchor);
    }
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  if (run->bold)
    gtk_text_buffer_apply_tag_by_name (buffer, "bold", &start, iter);
  if (run->italic)
    gtk_text_buffer_apply_tag_by_name (buffer, "italic", &start, iter);
}

static gboolean
has_references (GtkTextBuffer *buffer, GPtrArray *runs)
{
  GtkTextIter start, end;
  g_autofree char *slice = NULL;

  for (guint i = 0; i < runs->len; i++)
    if (((KhRun *) g_ptr_array_index (runs, i))->kind != KH_RUN_TEXT)
      return TRUE;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  slice = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  return strstr (slice, "\xEF\xBF\xBC") != NULL;
}

static void
load_afresh (GtkTextView *view, KhPlan *plan, GPtrArray *runs)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;
  int offset;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&iter);
  gtk_text_buffer_set_text (buffer, "", 0);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  for (guint i = 0; i < runs->len; i++)
    insert_run (view, plan, &iter, g_ptr_array_index (runs, i));
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

/* Replaces the stretch in which the plain texts differ. */
static void
replace_difference (GtkTextBuffer *buffer, const char *wanted)
{
  g_autofree gunichar *old_chars = NULL;
  g_autofree gunichar *new_chars = NULL;
  g_autofree char *text = NULL;
  g_autofree char *middle = NULL;
  GtkTextIter start, end;
  glong old_length, new_length, head = 0, tail = 0;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  old_chars = g_utf8_to_ucs4_fast (text, -1, &old_length);
  new_chars = g_utf8_to_ucs4_fast (wanted, -1, &new_length);
  while (head < MIN (old_length, new_length) && old_chars[head] == new_chars[head])
    head++;
  while (tail < MIN (old_length, new_length) - head
         && old_chars[old_length - 1 - tail] == new_chars[new_length - 1 - tail])
    tail++;
  if (old_length == head + tail && new_length == head + tail)
    return;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, head);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, old_length - tail);
  gtk_text_buffer_delete (buffer, &start, &end);
  middle = g_ucs4_to_utf8 (new_chars + head, new_length - head - tail, NULL, NULL, NULL);
  gtk_text_buffer_insert (buffer, &start, middle, -1);
}

static void
load_difference (GtkTextBuffer *buffer, GPtrArray *runs)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  GtkTextIter start, end;
  int offset = 0;

  for (guint i = 0; i < runs->len; i++)
    g_string_append (plain, ((KhRun *) g_ptr_array_index (runs, i))->text);
  replace_difference (buffer, plain->str);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  /* Marks that others put on the words (spelling, what was searched for) stay. */
  gtk_text_buffer_remove_tag_by_name (buffer, "bold", &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, "italic", &start, &end);
  for (guint i = 0; i < runs->len; i++)
    {
      const KhRun *run = g_ptr_array_index (runs, i);
      int next = offset + g_utf8_strlen (run->text, -1);

      gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, next);
      if (run->bold)
        gtk_text_buffer_apply_tag_by_name (buffer, "bold", &start, &end);
      if (run->italic)
        gtk_text_buffer_apply_tag_by_name (buffer, "italic", &start, &end);
      offset = next;
    }
}

/* Text that is no markup is shown as it is, rather than not at all. */
static GPtrArray *
parse (const char *markup)
{
  GPtrArray *runs = kh_markup_parse (markup, NULL);

  if (runs == NULL)
    {
      runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_run_free);
      g_ptr_array_add (runs, kh_run_new (KH_RUN_TEXT, markup, FALSE, FALSE));
    }
  return runs;
}

void
kh_rich_buffer_insert (GtkTextView *view, KhPlan *plan, const char *markup)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autoptr (GPtrArray) runs = parse (markup);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  for (guint i = 0; i < runs->len; i++)
    insert_run (view, plan, &iter, g_ptr_array_index (runs, i));
}

void
kh_rich_buffer_load (GtkTextView *view, KhPlan *plan, const char *markup)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autoptr (GPtrArray) runs = parse (markup);

  if (has_references (buffer, runs))
    load_afresh (view, plan, runs);
  else
    load_difference (buffer, runs);
}

void
kh_rich_buffer_toggle (GtkTextBuffer *buffer, const char *name)
{
  GtkTextTag *tag = lookup_tag (buffer, name);
  GtkTextIter start, end, iter;
  gboolean all = TRUE;

  g_return_if_fail (tag != NULL);

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return;
  for (iter = start; all && gtk_text_iter_compare (&iter, &end) < 0; gtk_text_iter_forward_char (&iter))
    all = gtk_text_iter_has_tag (&iter, tag);
  if (all)
    gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
  else
    gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
}

void
kh_rich_buffer_insert_reference (GtkTextView *view, KhPlan *plan, GtkTextIter *iter, KhRunKind kind, const char *uuid)
{
  g_autoptr (KhRun) run = NULL;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));
  g_return_if_fail (kind != KH_RUN_TEXT && uuid != NULL);

  run = kh_run_new (kind, uuid, FALSE, FALSE);
  insert_run (view, plan, iter, run);
}

/* Returns: whether the chip said something else */
static gboolean
describe_again (GtkTextChildAnchor *anchor, KhPlan *plan, KhNode *node, GHashTable *seen)
{
  char *uuid = g_object_get_data (G_OBJECT (anchor), ANCHOR_UUID);
  KhAgency *agency = kh_plan_get_agency (plan);
  KhLegalDocument *document = agency != NULL && uuid != NULL ? kh_agency_find_document (agency, uuid) : NULL;
  guint n_widgets = 0;
  g_autofree GtkWidget **widgets = gtk_text_child_anchor_get_widgets (anchor, &n_widgets);
  g_autofree char *words = NULL;

  if (n_widgets == 0 || GPOINTER_TO_INT (g_object_get_data (G_OBJECT (anchor), ANCHOR_KIND)) != KH_RUN_CITE)
    return FALSE;
  if (document == NULL)
    words = g_strdup ("[…]");
  else if (g_hash_table_add (seen, uuid))
    words = kh_compose_citation (plan, node, uuid);
  else
    words = kh_citation_format (document, KH_MENTION_LATER);
  if (g_strcmp0 (words, g_object_get_data (G_OBJECT (widgets[0]), REFERENCE_WORDS)) == 0)
    return FALSE;
  say (GTK_LABEL (widgets[0]), words);
  return TRUE;
}

gboolean
kh_rich_buffer_describe_citations (GtkTextBuffer *buffer, KhPlan *plan, KhNode *node)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *slice = NULL;
  GtkTextIter iter, end;
  gboolean changed = FALSE;

  g_return_val_if_fail (KH_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (KH_IS_NODE (node), FALSE);

  gtk_text_buffer_get_bounds (buffer, &iter, &end);
  slice = gtk_text_buffer_get_slice (buffer, &iter, &end, TRUE);
  if (strstr (slice, "\xEF\xBF\xBC") == NULL)
    return FALSE;
  do
    {
      GtkTextChildAnchor *anchor = gtk_text_iter_get_child_anchor (&iter);

      if (anchor != NULL)
        changed |= describe_again (anchor, plan, node, seen);
    }
  while (gtk_text_iter_forward_char (&iter));
  return changed;
}
