/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhProgressOverview: how the tasks of a plan stand, as bars. */
#include "progress-overview.h"

#include <glib/gi18n.h>

#include "kinds.h"
#include "plan-text.h"
#include "state-bar.h"
#include "template.h"

#define SWATCH 14
#define BAR_WIDTH 80 /* at the least */

struct _KhProgressOverview
{
  GtkBox parent_instance;

  GtkGrid *whole;
  GtkFlowBox *legend;
  GtkGrid *units;
  GtkGrid *groups;
};

G_DEFINE_FINAL_TYPE (KhProgressOverview, kh_progress_overview, GTK_TYPE_BOX)

static void
clear (GtkGrid *grid)
{
  kh_template_dispose (GTK_WIDGET (grid));
}

static GtkWidget *
new_label (const char *words, gboolean dim)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");

  return label;
}

/* A line of three: whose tasks, the bar, the figures. */
static void
add_line (GtkGrid *grid, int row, const char *name, const KhStandingTotal *total)
{
  GtkWidget *label = new_label (name, FALSE);
  GtkWidget *bar = kh_state_bar_new ();
  g_autofree char *counts = kh_standing_total_dup_words (total);
  g_autofree char *share = g_strdup_printf (_("%u of %u done"), total->counts[KH_TASK_DONE], total->n_tasks);
  GtkWidget *figures = new_label (counts, TRUE);

  gtk_label_set_width_chars (GTK_LABEL (label), 22);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  gtk_label_set_width_chars (GTK_LABEL (figures), 30);
  gtk_label_set_max_width_chars (GTK_LABEL (figures), 30);
  gtk_widget_add_css_class (figures, "numeric");
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_size_request (bar, BAR_WIDTH, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (bar, share);
  kh_state_bar_show (KH_STATE_BAR (bar), name, total);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, bar, 1, row, 1, 1);
  gtk_grid_attach (grid, figures, 2, row, 1, 1);
}

static char *
dup_name (gpointer owner, const char *without)
{
  if (KH_IS_UNIT (owner))
    return g_strdup (kh_unit_get_name (owner));
  if (KH_IS_SECTION (owner) && kh_section_get_heading (owner) != NULL)
    return kh_plan_text_heading (kh_section_get_heading (owner));

  return g_strdup (without);
}

static void
fill (GtkGrid *grid, GPtrArray *totals, const char *without)
{
  clear (grid);
  for (guint i = 0; i < totals->len; i++)
    {
      const KhStandingTotal *total = totals->pdata[i];
      g_autofree char *name = dup_name (total->owner, without);

      add_line (grid, (int) i, name, total);
    }
}

void
kh_progress_overview_show (KhProgressOverview *self, KhStandings *standings)
{
  g_return_if_fail (KH_IS_PROGRESS_OVERVIEW (self));
  g_return_if_fail (standings != NULL);

  clear (self->whole);
  add_line (self->whole, 0, _("Whole plan"), &standings->whole);
  fill (self->units, standings->units, _("No lead unit"));
  fill (self->groups, standings->groups, _("No task group"));
}

static void
kh_progress_overview_dispose (GObject *object)
{
  kh_template_dispose (GTK_WIDGET (object));

  G_OBJECT_CLASS (kh_progress_overview_parent_class)->dispose (object);
}

static void
kh_progress_overview_class_init (KhProgressOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_progress_overview_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/progress-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, KhProgressOverview, whole);
  gtk_widget_class_bind_template_child (widget_class, KhProgressOverview, legend);
  gtk_widget_class_bind_template_child (widget_class, KhProgressOverview, units);
  gtk_widget_class_bind_template_child (widget_class, KhProgressOverview, groups);
}

/* A bar of one state, and what it is called. */
static void
add_to_legend (KhProgressOverview *self, KhTaskState state)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bar = kh_state_bar_new ();
  const char *name = _(kh_task_state_name (state));
  KhStandingTotal total = { .n_tasks = 1 };

  total.counts[state] = 1;
  kh_state_bar_show (KH_STATE_BAR (bar), name, &total);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, SWATCH, SWATCH);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), new_label (name, TRUE));
  gtk_flow_box_insert (self->legend, box, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
}

static void
kh_progress_overview_init (KhProgressOverview *self)
{
  kh_template_init (GTK_WIDGET (self));
  add_to_legend (self, KH_TASK_DONE);
  add_to_legend (self, KH_TASK_UNDER_WAY);
  add_to_legend (self, KH_TASK_LATE);
  add_to_legend (self, KH_TASK_NOT_STARTED);
  add_to_legend (self, KH_TASK_DROPPED);
}
