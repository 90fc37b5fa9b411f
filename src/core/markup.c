/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed inline markup of item text. */
#include "markup.h"

#include <glib/gi18n.h>
#include <string.h>

#define OBJECT "\xEF\xBF\xBC" /* U+FFFC, where a reference stands */

#include "text.h"

G_DEFINE_QUARK (kh - markup - error - quark, kh_markup_error)

KhRun *
kh_run_new (KhRunKind kind, const char *text, gboolean bold, gboolean italic)
{
  KhRun *run = g_new0 (KhRun, 1);

  run->kind = kind;
  run->text = g_strdup (text);
  run->bold = !!bold;
  run->italic = !!italic;

  return run;
}

void
kh_run_free (KhRun *run)
{
  if (run == NULL)
    return;

  g_free (run->text);
  g_free (run);
}

typedef struct
{
  GPtrArray *runs;
  guint bold;
  guint italic;
  guint reference; /* inside <cite> or <ind>, which hold nothing */
  gboolean rooted; /* the <t> around the text was seen; another is not ours */
} Parser;

static void
add_run (Parser *parser, KhRunKind kind, const char *text)
{
  KhRun *last = parser->runs->len > 0 ? parser->runs->pdata[parser->runs->len - 1] : NULL;

  if (kind == KH_RUN_TEXT && last != NULL && last->kind == KH_RUN_TEXT && last->bold == (parser->bold > 0)
      && last->italic == (parser->italic > 0))
    {
      char *joined = g_strconcat (last->text, text, NULL);

      g_free (last->text);
      last->text = joined;
      return;
    }

  g_ptr_array_add (parser->runs, kh_run_new (kind, text, parser->bold > 0, parser->italic > 0));
}

static gboolean
start_reference (Parser *parser, KhRunKind kind, const char **names, const char **values, GError **error)
{
  if (names[0] == NULL || !g_str_equal (names[0], "ref") || names[1] != NULL || *values[0] == '\0')
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                           _ ("A reference needs the one attribute ref"));
      return FALSE;
    }

  add_run (parser, kind, values[0]);
  parser->reference++;
  return TRUE;
}

static void
start_element_cb (GMarkupParseContext *context, const char *name, const char **names, const char **values,
                  gpointer user_data, GError **error)
{
  Parser *parser = user_data;
  const gboolean is_root = g_markup_parse_context_get_element_stack (context)->next == NULL;
  gboolean known = TRUE;

  if (parser->reference > 0)
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                           _ ("A reference holds nothing"));
      return;
    }

  if (is_root && !parser->rooted && g_str_equal (name, "t"))
    {
      parser->rooted = TRUE;
      return;
    }
  if (g_str_equal (name, "cite"))
    start_reference (parser, KH_RUN_CITE, names, values, error);
  else if (g_str_equal (name, "ind"))
    start_reference (parser, KH_RUN_IND, names, values, error);
  else if (g_str_equal (name, "b") && names[0] == NULL)
    parser->bold++;
  else if (g_str_equal (name, "i") && names[0] == NULL)
    parser->italic++;
  else
    known = FALSE;

  if (!known)
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT,
                 _ ("Unknown element or attribute in <%s>"), name);
}

static void
end_element_cb (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Parser *parser = user_data;

  if (g_str_equal (name, "b"))
    parser->bold--;
  else if (g_str_equal (name, "i"))
    parser->italic--;
  else if (g_str_equal (name, "cite") || g_str_equal (name, "ind"))
    parser->reference--;
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Parser *parser = user_data;
  g_autofree char *copy = NULL;

  if (length == 0)
    return;
  if (parser->reference > 0)
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                           _ ("A reference holds nothing"));
      return;
    }

  copy = g_strndup (text, length);
  add_run (parser, KH_RUN_TEXT, copy);
}

static void
passthrough_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data,
                GError **error)
{
  g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                       _ ("Comments and declarations are not part of the markup"));
}

GPtrArray *
kh_markup_parse (const char *markup, GError **error)
{
  static const GMarkupParser callbacks = { start_element_cb, end_element_cb, text_cb, passthrough_cb, NULL };
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) local_error = NULL;
  Parser parser = { 0 };

  g_return_val_if_fail (markup != NULL, NULL);

  runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_run_free);
  if (*markup == '\0')
    return g_steal_pointer (&runs);

  parser.runs = runs;
  context = g_markup_parse_context_new (&callbacks, 0, &parser, NULL);
  if (!g_markup_parse_context_parse (context, "<t>", -1, &local_error)
      || !g_markup_parse_context_parse (context, markup, -1, &local_error)
      || !g_markup_parse_context_parse (context, "</t>", -1, &local_error)
      || !g_markup_parse_context_end_parse (context, &local_error))
    {
      g_set_error (error, KH_MARKUP_ERROR, KH_MARKUP_ERROR_SYNTAX, _ ("The text's markup is broken: %s"),
                   local_error->message);
      return NULL;
    }

  return g_steal_pointer (&runs);
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x00A0;
}

/* The normal form trims, but a run's outer spaces part it from its neighbours:
 * one of them is kept, unless the text before ends in a space already. */
static char *
tidy_stretch (const char *text, gboolean *after_space)
{
  g_autofree char *core = kh_text_normalize (text);
  g_autoptr (GString) tidy = g_string_new (NULL);

  if (*text == '\0')
    return g_strdup ("");
  if (is_space (g_utf8_get_char (text)) && !*after_space)
    {
      g_string_append_c (tidy, ' ');
      *after_space = TRUE;
    }
  if (*core != '\0')
    {
      g_string_append (tidy, core);
      *after_space = FALSE;
      if (is_space (g_utf8_get_char (g_utf8_prev_char (text + strlen (text)))))
        {
          g_string_append_c (tidy, ' ');
          *after_space = TRUE;
        }
    }
  return g_string_free (g_steal_pointer (&tidy), FALSE);
}

/* A letter and its mark may come in two runs of one style: joined, they compose. */
static GPtrArray *
join_neighbours (GPtrArray *runs)
{
  GPtrArray *joined = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_run_free);
  Parser parser = { .runs = joined };

  for (guint i = 0; i < runs->len; i++)
    {
      const KhRun *run = runs->pdata[i];

      parser.bold = run->bold;
      parser.italic = run->italic;
      add_run (&parser, run->kind, run->text);
    }
  return joined;
}

GPtrArray *
kh_markup_tidy (GPtrArray *runs)
{
  g_autoptr (GPtrArray) joined = NULL;
  g_autoptr (GPtrArray) tidy = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_run_free);
  gboolean after_space = TRUE;

  g_return_val_if_fail (runs != NULL, NULL);

  joined = join_neighbours (runs);
  for (guint i = 0; i < joined->len; i++)
    {
      const KhRun *run = joined->pdata[i];
      g_autofree char *text
          = run->kind == KH_RUN_TEXT ? tidy_stretch (run->text, &after_space) : g_strdup (run->text);

      if (run->kind != KH_RUN_TEXT)
        after_space = FALSE;
      if (*text != '\0')
        g_ptr_array_add (tidy, kh_run_new (run->kind, text, run->bold, run->italic));
    }

  while (tidy->len > 0)
    {
      KhRun *last = tidy->pdata[tidy->len - 1];

      if (last->kind != KH_RUN_TEXT)
        break;
      g_strchomp (last->text);
      if (*last->text != '\0')
        break;
      g_ptr_array_remove_index (tidy, tidy->len - 1);
    }
  return g_steal_pointer (&tidy);
}

static void
set_style (GString *markup, gboolean *now, gboolean wanted, const char *on, const char *off)
{
  if (*now == wanted)
    return;

  g_string_append (markup, wanted ? on : off);
  *now = wanted;
}

/* Quotation marks need no escape in text, and people read it in exported JSON. */
static char *
escape_text (const char *plain)
{
  GString *markup = g_string_sized_new (strlen (plain));

  for (const char *p = plain; *p != '\0'; p++)
    {
      if (*p == '&')
        g_string_append (markup, "&amp;");
      else if (*p == '<')
        g_string_append (markup, "&lt;");
      else if (*p == '>')
        g_string_append (markup, "&gt;");
      else
        g_string_append_c (markup, *p);
    }

  return g_string_free (markup, FALSE);
}

char *
kh_markup_from_runs (GPtrArray *runs)
{
  GString *markup;
  gboolean bold = FALSE, italic = FALSE;

  g_return_val_if_fail (runs != NULL, NULL);

  markup = g_string_new (NULL);
  for (guint i = 0; i < runs->len; i++)
    {
      const KhRun *run = runs->pdata[i];
      g_autofree char *text
          = run->kind == KH_RUN_TEXT ? escape_text (run->text) : g_markup_escape_text (run->text, -1);

      if (*text == '\0')
        continue;

      /* <i> is always inside <b>, so it closes whenever bold changes. */
      if (bold != run->bold)
        set_style (markup, &italic, FALSE, "<i>", "</i>");
      set_style (markup, &bold, run->bold, "<b>", "</b>");
      set_style (markup, &italic, run->italic, "<i>", "</i>");

      if (run->kind == KH_RUN_TEXT)
        g_string_append (markup, text);
      else
        g_string_append_printf (markup, "<%s ref=\"%s\"/>", run->kind == KH_RUN_CITE ? "cite" : "ind", text);
    }
  set_style (markup, &italic, FALSE, "<i>", "</i>");
  set_style (markup, &bold, FALSE, "<b>", "</b>");

  return g_string_free (markup, FALSE);
}

char *
kh_markup_to_plain (const char *markup)
{
  g_autoptr (GPtrArray) runs = NULL;
  GString *plain;

  g_return_val_if_fail (markup != NULL, NULL);

  if (strpbrk (markup, "<&") == NULL)
    return g_strdup (markup);

  runs = kh_markup_parse (markup, NULL);
  if (runs == NULL)
    return g_strdup (markup);

  plain = g_string_new (NULL);
  for (guint i = 0; i < runs->len; i++)
    {
      const KhRun *run = runs->pdata[i];

      g_string_append (plain, run->kind == KH_RUN_TEXT ? run->text : OBJECT);
    }

  return g_string_free (plain, FALSE);
}

char *
kh_markup_replace (const char *markup, gsize start, gsize end, const char *words)
{
  g_autoptr (GPtrArray) runs = NULL;
  gsize offset = 0;
  gboolean placed = FALSE;

  g_return_val_if_fail (markup != NULL && words != NULL, NULL);
  g_return_val_if_fail (start < end, NULL);

  runs = kh_markup_parse (markup, NULL);
  if (runs == NULL)
    return g_strdup (markup);

  for (guint i = 0; i < runs->len; i++)
    {
      KhRun *run = runs->pdata[i];
      const gsize length = run->kind == KH_RUN_TEXT ? strlen (run->text) : strlen (OBJECT);
      const gsize from = CLAMP (start, offset, offset + length) - offset;
      const gsize to = CLAMP (end, offset, offset + length) - offset;

      offset += length;
      if (from == to)
        continue;
      if (run->kind == KH_RUN_TEXT)
        {
          g_autofree char *before = g_strndup (run->text, from);
          g_autofree char *after = g_strdup (run->text + to);

          g_free (run->text);
          run->text = g_strconcat (before, placed ? "" : words, after, NULL);
        }
      else
        {
          run->kind = KH_RUN_TEXT;
          g_free (run->text);
          run->text = g_strdup (placed ? "" : words);
        }
      placed = TRUE;
    }

  return kh_markup_from_runs (runs);
}

char *
kh_markup_escape (const char *plain)
{
  g_return_val_if_fail (plain != NULL, NULL);

  return escape_text (plain);
}

char *
kh_markup_rename_references (const char *markup, KhMarkupRename rename, gpointer user_data)
{
  g_autoptr (GPtrArray) runs = NULL;
  gboolean renamed = FALSE;

  g_return_val_if_fail (rename != NULL, NULL);

  if (markup == NULL || strstr (markup, " ref=") == NULL)
    return NULL;
  runs = kh_markup_parse (markup, NULL);
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      KhRun *run = runs->pdata[i];
      const char *uuid = run->kind != KH_RUN_TEXT ? rename (run->text, user_data) : NULL;

      if (uuid == NULL || g_str_equal (uuid, run->text))
        continue;
      g_free (run->text);
      run->text = g_strdup (uuid);
      renamed = TRUE;
    }

  return renamed ? kh_markup_from_runs (runs) : NULL;
}
