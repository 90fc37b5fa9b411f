/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says of a change. */
#include "change-words.h"

#include <glib/gi18n.h>

#include "field-names.h"
#include "plan-text.h"
#include "word-diff.h"

const char *
kh_change_words_kind (KhChange *change, gboolean reversed)
{
  if (kh_change_get_conflict (change))
    return C_("change", "Conflict");
  switch (kh_change_get_kind (change))
    {
    case KH_CHANGE_ADDED:
      return reversed ? C_("change", "Removed") : C_("change", "Added");
    case KH_CHANGE_REMOVED:
      return reversed ? C_("change", "Added") : C_("change", "Removed");
    case KH_CHANGE_MOVED:
      return C_("change", "Moved");
    case KH_CHANGE_REMARKED:
      return reversed ? C_("change", "To look at") : C_("change", "Comment");
    case KH_CHANGE_CHANGED:
    default:
      return C_("change", "Changed");
    }
}

static KhNode *
get_node (KhChange *change)
{
  return kh_change_get_after (change) != NULL ? kh_change_get_after (change) : kh_change_get_before (change);
}

char *
kh_change_words_dup_subject (KhChange *change, gboolean reversed)
{
  KhNode *node = get_node (change);
  const char *property = kh_change_get_property (change);
  const char *field = property != NULL ? kh_field_name (G_OBJECT_TYPE (node), property, KH_FIELD_INTERFACE) : NULL;
  const char *before_place = reversed ? kh_change_get_after_place (change) : kh_change_get_before_place (change);
  const char *after_place = reversed ? kh_change_get_before_place (change) : kh_change_get_after_place (change);
  g_autofree char *place = kh_plan_text_heading (*after_place != '\0' ? after_place : before_place);
  GString *subject = g_string_new (field);

  if (*place != '\0')
    g_string_append_printf (subject, "%s%s", subject->len > 0 ? " · " : "", place);
  if (kh_change_get_kind (change) == KH_CHANGE_MOVED
      && !g_str_equal (before_place, after_place))
    {
      g_autofree char *from = kh_plan_text_heading (before_place);

      /* Translators: the heading of the section that an item stood in before */
      g_string_append_printf (subject, " · ");
      g_string_append_printf (subject, _("from “%s”"), from);
    }

  return g_string_free (subject, FALSE);
}

static void
append_run (GString *markup, const KhRun *run)
{
  g_autofree char *text = g_markup_escape_text (run->kind == KH_RUN_TEXT ? run->text : "\357\277\274", -1);

  g_string_append_printf (markup, "%s%s%s%s%s", run->bold ? "<b>" : "", run->italic ? "<i>" : "", text,
                          run->italic ? "</i>" : "", run->bold ? "</b>" : "");
}

char *
kh_change_words_format (GPtrArray *words, KhChangeSide side)
{
  /* See-through tints, to be read on light and on dark; the line through and
   * beneath tell the same without colour. */
  static const char *const openings[] = {
    "",
    "<span strikethrough=\"true\" background=\"#e01b24\" background_alpha=\"22%\">",
    "<span underline=\"single\" background=\"#2ec27e\" background_alpha=\"28%\">",
  };
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const KhWordSpan *span = words->pdata[i];

      if ((side == KH_CHANGE_SIDE_BEFORE && span->op == KH_WORDS_ADDED)
          || (side == KH_CHANGE_SIDE_AFTER && span->op == KH_WORDS_REMOVED))
        continue;
      g_string_append (markup, openings[span->op]);
      append_run (markup, span->run);
      if (span->op != KH_WORDS_SAME)
        g_string_append (markup, "</span>");
    }

  return g_string_free (markup, FALSE);
}

char *
kh_change_words_dup_markup (KhChange *change, KhChangeSide side, gboolean reversed)
{
  g_autoptr (GPtrArray) words = reversed
                                  ? kh_word_diff (kh_change_get_after_text (change), kh_change_get_before_text (change))
                                  : g_ptr_array_ref (kh_change_get_words (change));

  return kh_change_words_format (words, side);
}

char *
kh_change_words_dup_context (KhChange *change)
{
  KhNode *node = get_node (change);
  const char *property = kh_change_get_property (change);

  if (property == NULL || g_str_equal (property, "text") || g_str_equal (property, "heading"))
    return NULL;
  if (KH_IS_INDICATOR (node) || KH_IS_REPORTING (node))
    node = kh_node_get_parent (node);

  return KH_IS_ITEM (node) ? kh_item_dup_plain (KH_ITEM (node)) : NULL;
}

char *
kh_change_words_dup_origin (KhChange *change)
{
  const char *author = kh_change_get_author (change);
  const char *date = kh_change_get_date (change);
  g_autofree char *day = date != NULL ? g_strndup (date, 10) : NULL;
  g_autofree char *words = day != NULL ? kh_date_format_short (day) : NULL;

  if (author == NULL)
    return NULL;

  return words != NULL ? g_strdup_printf ("%s · %s", author, words) : g_strdup (author);
}
