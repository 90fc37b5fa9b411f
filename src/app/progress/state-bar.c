/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhStateBar: how many of some tasks are in each state. */
#include "state-bar.h"

#include <glib/gi18n.h>

#define WIDTH 14
#define HEIGHT 14
#define GAP 1 /* between two parts, so that they are told apart without their colours */

struct _KhStateBar
{
  GtkWidget parent_instance;
  KhStandingTotal total;
};

G_DEFINE_FINAL_TYPE (KhStateBar, kh_state_bar, GTK_TYPE_WIDGET)

/* From what is done to what is not: the bar fills from its start. */
static const KhTaskState order[] = { KH_TASK_DONE, KH_TASK_UNDER_WAY, KH_TASK_LATE, KH_TASK_NOT_STARTED, KH_TASK_DROPPED };

/* The colours are those of the theme, which knows of high contrast. */
static const struct
{
  const char *color; /* (nullable): NULL for that of the words */
  float alpha;
} looks[KH_STANDING_N_STATES] = {
  [KH_TASK_NOT_STARTED] = { NULL, 0.15f },         [KH_TASK_UNDER_WAY] = { "accent_bg_color", 1.0f },
  [KH_TASK_DONE] = { "success_bg_color", 1.0f }, [KH_TASK_LATE] = { "error_bg_color", 1.0f },
  [KH_TASK_DROPPED] = { NULL, 0.4f },
};

static char *
dup_count (KhTaskState state, guint n)
{
  switch (state)
    {
    case KH_TASK_DONE:
      return g_strdup_printf (ngettext ("%u done", "%u done", n), n);
    case KH_TASK_UNDER_WAY:
      return g_strdup_printf (ngettext ("%u under way", "%u under way", n), n);
    case KH_TASK_LATE:
      return g_strdup_printf (ngettext ("%u late", "%u late", n), n);
    case KH_TASK_DROPPED:
      return g_strdup_printf (ngettext ("%u dropped", "%u dropped", n), n);
    case KH_TASK_NOT_STARTED:
    default:
      return g_strdup_printf (ngettext ("%u not started", "%u not started", n), n);
    }
}

/* A line breaks between two counts, not within one. */
static void
append_unbroken (GString *words, const char *count)
{
  for (const char *p = count; *p != '\0'; p++)
    if (*p == ' ')
      g_string_append (words, "\u00a0");
    else
      g_string_append_c (words, *p);
}

char *
kh_standing_total_dup_words (const KhStandingTotal *total)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (total != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *count = NULL;

      if (total->counts[order[i]] == 0)
        continue;
      count = dup_count (order[i], total->counts[order[i]]);
      if (words->len > 0)
        g_string_append (words, " · ");
      append_unbroken (words, count);
    }

  return g_string_free (words, FALSE);
}

static void
get_color (GtkWidget *widget, KhTaskState state, GdkRGBA *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  if (looks[state].color == NULL || !gtk_style_context_lookup_color (context, looks[state].color, color))
    gtk_style_context_get_color (context, color);
  color->alpha *= looks[state].alpha;
}

static void
kh_state_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KhStateBar *self = KH_STATE_BAR (widget);
  const float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  const gboolean backwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GskRoundedRect outline;
  float start = 0;

  if (self->total.n_tasks == 0)
    return;
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const float part = width * (float) self->total.counts[order[i]] / (float) self->total.n_tasks;
      GdkRGBA color;

      if (part <= 0)
        continue;
      get_color (widget, order[i], &color);
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT (backwards ? width - start - part : start, 0, MAX (part - GAP, 1), height));
      start += part;
    }
  gtk_snapshot_pop (snapshot);
}

static void
kh_state_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
kh_state_bar_class_init (KhStateBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = kh_state_bar_snapshot;
  widget_class->measure = kh_state_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "statebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kh_state_bar_init (KhStateBar *self)
{
}

GtkWidget *
kh_state_bar_new (void)
{
  return g_object_new (KH_TYPE_STATE_BAR, NULL);
}

void
kh_state_bar_show (KhStateBar *self, const char *name, const KhStandingTotal *total)
{
  g_autofree char *counts = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (KH_IS_STATE_BAR (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (total != NULL);

  self->total = *total;
  self->total.owner = NULL; /* may go before the bar does */
  counts = kh_standing_total_dup_words (total);
  words = g_strdup_printf ("%s: %s", name, counts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
