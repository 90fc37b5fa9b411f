/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a plan's year as a calendar. */
#include "ics-writer.h"

#include <libical/ical.h>
#include <string.h>

#include "compose.h"
#include "pdf-writer.h"

static struct icaltimetype
to_ical_day (const GDate *date)
{
  struct icaltimetype day = icaltime_null_date ();

  day.year = g_date_get_year (date);
  day.month = (int) g_date_get_month (date);
  day.day = g_date_get_day (date);
  return day;
}

/* A summary is one line. */
static char *
dup_line (KhItem *item)
{
  g_autofree char *plain = kh_item_dup_plain (item);
  char *line = kh_text_normalize (plain);
  gsize length = strlen (line);

  while (length > 0 && strchr (";,.:", line[length - 1]) != NULL)
    line[--length] = '\0';
  return line;
}

static void
add_fact (GString *text, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", name, value);
}

static char *
describe (KhPlan *plan, const KhDue *due)
{
  GString *text = g_string_new (NULL);
  g_autofree char *source = kh_compose_reference (plan);

  if (due->report != NULL)
    {
      add_fact (text, "Thời hạn gửi báo cáo", kh_deadline_get_text (kh_reporting_get_before (due->report)));
    }
  else
    {
      KhTask *task = KH_TASK (due->item);
      KhUnit *lead = kh_task_get_lead (task);
      g_autofree char *support = kh_compose_unit_names (kh_task_get_support (task));

      add_fact (text, "Chủ trì", lead != NULL ? kh_unit_get_name (lead) : NULL);
      add_fact (text, "Phối hợp", support);
      add_fact (text, "Sản phẩm", kh_task_get_product (task));
      add_fact (text, "Thời gian hoàn thành", kh_deadline_get_text (kh_task_get_deadline (task)));
    }
  add_fact (text, "Theo", source);
  return g_string_free (text, FALSE);
}

static char *
summarise (KhPlan *plan, const KhDue *due)
{
  g_autofree char *words = dup_line (due->item);
  g_autofree char *period = NULL;

  if (due->report == NULL)
    return g_steal_pointer (&words);
  period = kh_period_dup_name (due->period, kh_plan_get_year (plan), due->n);
  return g_strdup_printf ("Báo cáo %s: %s", period, words);
}

static icalcomponent *
make_event (KhPlan *plan, const KhDue *due, struct icaltimetype stamp)
{
  const KhNode *owner = due->report != NULL ? (KhNode *) due->report : (KhNode *) due->item;
  g_autofree char *uid = g_strdup_printf ("%s-%u@kehoach", kh_node_get_uuid ((KhNode *) owner), due->n);
  g_autofree char *summary = summarise (plan, due);
  g_autofree char *description = describe (plan, due);
  gboolean dropped = due->report == NULL && kh_task_get_state (KH_TASK (due->item)) == KH_TASK_DROPPED;
  GDate next = due->due;

  /* The end of an all-day event is the day after. */
  g_date_add_days (&next, 1);
  return icalcomponent_vanew (ICAL_VEVENT_COMPONENT,
                              icalproperty_new_uid (uid),
                              icalproperty_new_dtstamp (stamp),
                              icalproperty_new_dtstart (to_ical_day (&due->due)),
                              icalproperty_new_dtend (to_ical_day (&next)),
                              icalproperty_new_summary (summary),
                              icalproperty_new_description (description),
                              icalproperty_new_categories (due->report != NULL ? "Báo cáo" : "Nhiệm vụ"),
                              icalproperty_new_status (dropped ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED),
                              /* A deadline keeps nobody busy. */
                              icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT),
                              (void *) 0);
}

GBytes *
kh_ics_write (KhPlan *plan, KhUnit *unit)
{
  g_autoptr (GPtrArray) dues = NULL;
  g_autofree char *name = NULL;
  struct icaltimetype stamp;
  icalcomponent *calendar;
  icalproperty *title;
  char *text;
  GBytes *bytes;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  dues = kh_schedule_list (plan, unit);
  stamp = icaltime_from_timet_with_zone (kh_pdf_get_creation_time (), 0, icaltimezone_get_utc_timezone ());
  calendar = icalcomponent_vanew (ICAL_VCALENDAR_COMPONENT,
                                  icalproperty_new_version ("2.0"),
                                  icalproperty_new_prodid ("-//Kehoach//Ke hoach//VI"),
                                  icalproperty_new_calscale ("GREGORIAN"),
                                  (void *) 0);
  name = unit != NULL ? g_strdup_printf ("%s %d – %s", "Kế hoạch", kh_plan_get_year (plan), kh_unit_get_name (unit))
                      : g_strdup_printf ("%s %d", "Kế hoạch", kh_plan_get_year (plan));
  title = icalproperty_new_x (name);
  icalproperty_set_x_name (title, "X-WR-CALNAME");
  icalcomponent_add_property (calendar, title);
  for (guint i = 0; i < dues->len; i++)
    icalcomponent_add_component (calendar, make_event (plan, dues->pdata[i], stamp));

  text = icalcomponent_as_ical_string_r (calendar);
  bytes = g_bytes_new (text, strlen (text));
  icalmemory_free_buffer (text);
  icalcomponent_free (calendar);
  return bytes;
}
