/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that the window shows for a plan's fields. */
#include "plan-text.h"

#include <glib/gi18n.h>

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

const char *
kh_plan_text_state (KhPlanState state)
{
  switch (state)
    {
    case KH_PLAN_DRAFT:
      return _("Draft");
    case KH_PLAN_REVIEW:
      return _("In review");
    case KH_PLAN_SUBMITTED:
      return _("Submitted");
    case KH_PLAN_ISSUED:
      return _("Issued");
    case KH_PLAN_ARCHIVED:
      return _("Archived");
    default:
      g_return_val_if_reached ("");
    }
}

char *
kh_plan_text_number (const char *number, const char *symbol)
{
  g_autofree char *padded = NULL;

  if (is_blank (number))
    return NULL;
  padded = kh_symbol_format_number (number);
  return is_blank (symbol) ? g_steal_pointer (&padded) : g_strdup_printf ("%s/%s", padded, symbol);
}

/* One line, no double spaces. */
static char *
join_lines (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');

  return kh_text_normalize (line);
}

char *
kh_plan_text_title (const char *type_name, const char *title, int year)
{
  g_autofree char *line = is_blank (title) ? NULL : join_lines (title);

  if (!is_blank (line))
    return g_steal_pointer (&line);
  if (is_blank (type_name))
    return year > 0 ? g_strdup_printf (_("Untitled plan %d"), year) : g_strdup (_("Untitled plan"));
  return g_strdup_printf ("%s %d", type_name, year);
}

char *
kh_plan_text_dup_title (KhPlan *plan)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  if (!is_blank (kh_plan_get_title (plan)))
    plain = kh_markup_to_plain (kh_plan_get_title (plan));
  return kh_plan_text_title (kh_plan_get_type_name (plan), plain, kh_plan_get_year (plan));
}

char *
kh_plan_text_heading (const char *markup)
{
  g_autofree char *plain = NULL;
  g_autofree char *line = NULL;
  g_autofree char *upper = NULL;
  g_autofree char *lower = NULL;
  const char *rest;
  g_autofree char *first = NULL;
  g_autofree char *first_upper = NULL;

  if (is_blank (markup))
    return g_strdup ("");
  plain = kh_markup_to_plain (markup);
  line = join_lines (plain);
  upper = kh_text_upper (line);
  if (*line == '\0' || strcmp (line, upper) != 0)
    return g_steal_pointer (&line);

  lower = g_utf8_strdown (line, -1);
  rest = g_utf8_next_char (lower);
  first = g_strndup (lower, rest - lower);
  first_upper = kh_text_upper (first);
  return g_strconcat (first_upper, rest, NULL);
}

char *
kh_plan_text_snippet_markup (const char *snippet)
{
  GString *markup = g_string_new (NULL);
  gboolean open = FALSE;

  g_return_val_if_fail (snippet != NULL, NULL);

  for (const char *p = snippet; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *character = NULL;

      if ((*p == '\002' && !open) || (*p == '\003' && open))
        {
          open = !open;
          g_string_append (markup, open ? "<b>" : "</b>");
        }
      if (*p == '\002' || *p == '\003')
        continue;
      character = *p == '\n' ? g_strdup (" ") : g_markup_escape_text (p, g_utf8_next_char (p) - p);
      g_string_append (markup, character);
    }
  if (open)
    g_string_append (markup, "</b>");
  return g_string_free (markup, FALSE);
}

/* From September on, people draft next year's plan. */
int
kh_plan_text_likely_year (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_year (now) + (g_date_time_get_month (now) >= 9 ? 1 : 0);
}

char *
kh_plan_text_finding (KhFinding *finding)
{
  const char *message = kh_finding_get_message (finding);

  /* gettext ("") is the catalogue's header. */
  return kh_finding_format (finding, *message != '\0' ? _(message) : "");
}

char *
kh_plan_text_moment (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (time);
  g_autofree char *iso = moment != NULL ? g_date_time_format (moment, "%F") : NULL;
  g_autofree char *day = kh_date_format_short (iso);
  g_autofree char *hour = moment != NULL ? g_date_time_format (moment, "%H:%M") : NULL;

  return day != NULL ? g_strdup_printf ("%s %s", day, hour) : g_strdup ("");
}

char *
kh_plan_text_dup_info_title (KhPlanInfo *info)
{
  g_autofree char *title = NULL;
  int year = 0;

  g_object_get (info, "title", &title, "year", &year, NULL);
  return kh_plan_text_title (NULL, title, year);
}

char *
kh_plan_text_dup_info_details (KhPlanInfo *info)
{
  g_autofree char *number = NULL;
  g_autofree char *symbol = NULL;
  g_autofree char *full_number = NULL;
  KhPlanState state = KH_PLAN_DRAFT;
  int year = 0;

  g_object_get (info, "year", &year, "number", &number, "symbol", &symbol, "state", &state, NULL);
  full_number = kh_plan_text_number (number, symbol);
  return g_strdup_printf ("%d · %s · %s", year, full_number != NULL ? full_number : _("No number yet"),
                          kh_plan_text_state (state));
}
