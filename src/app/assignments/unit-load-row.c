/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit beside the table of tasks. */
#include "unit-load-row.h"

#include <glib/gi18n.h>

#include "describe.h"

typedef struct
{
  KhUnit        *unit; /* (nullable) */
  GtkWidget     *name;
  GtkWidget     *count; /* beneath the name, in words */
  KhTasksDropped dropped;
  gpointer       data;
} Content;

static void
content_free (Content *content)
{
  g_clear_object (&content->unit);
  g_free (content);
}

static Content *
get_content (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "kh-content");
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Content *content)
{
  content->dropped (g_value_get_string (value), content->unit, content->data);

  return TRUE;
}

static GtkWidget *
new_button (KhUnit *unit)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("What the plan asks of this unit"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What the plan asks of this unit"), -1);
  kh_describe (button, _("Opens tasks, duties and dates of the unit in a window of their own"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "assignments.show-unit");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", kh_node_get_uuid (KH_NODE (unit)));

  return button;
}

GtkWidget *
kh_unit_load_row_new (const KhUnitLoad *load, KhTasksDropped dropped, gpointer data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Content *content = g_new0 (Content, 1);

  content->unit = load != NULL ? g_object_ref (load->unit) : NULL;
  content->dropped = dropped;
  content->data = data;
  content->name = gtk_label_new (load != NULL ? kh_unit_get_name (load->unit) : _("All units"));
  content->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (content->name), 0);
  gtk_label_set_wrap (GTK_LABEL (content->name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (content->name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (content->count), 0);
  gtk_label_set_wrap (GTK_LABEL (content->count), TRUE);
  gtk_widget_add_css_class (content->count, "caption");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), content->name);
  gtk_box_append (GTK_BOX (box), content->count);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (line), box);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_object_set_data_full (G_OBJECT (row), "kh-content", content, (GDestroyNotify) content_free);
  if (load != NULL)
    {
      GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

      g_signal_connect (target, "drop", G_CALLBACK (drop_cb), content);
      gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
      gtk_box_append (GTK_BOX (line), new_button (load->unit));
    }

  return row;
}

void
kh_unit_load_row_update (GtkWidget *row, const KhUnitLoad *load, guint n_tasks)
{
  Content *content = get_content (row);
  const gboolean idle = load != NULL && load->n_lead == 0 && load->n_support == 0;
  g_autofree char *count = NULL;

  if (load == NULL)
    {
      count = g_strdup_printf (ngettext ("%u task", "%u tasks", n_tasks), n_tasks);
    }
  else if (idle)
    {
      count = g_strdup (_("No task"));
    }
  else
    {
      /* Translators: how many tasks a unit leads, and how many it supports */
      count = g_strdup_printf (_("Leads %u, supports %u"), load->n_lead, load->n_support);
    }
  gtk_label_set_label (GTK_LABEL (content->count), count);
  if (load != NULL)
    gtk_label_set_label (GTK_LABEL (content->name), kh_unit_get_name (load->unit));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (content->name)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count, -1);
  if (idle)
    {
      gtk_widget_remove_css_class (content->count, "dim-label");
      gtk_widget_add_css_class (row, "warning");
    }
  else
    {
      gtk_widget_add_css_class (content->count, "dim-label");
      gtk_widget_remove_css_class (row, "warning");
    }
}

KhUnit *
kh_unit_load_row_get_unit (GtkWidget *row)
{
  return get_content (row)->unit;
}
