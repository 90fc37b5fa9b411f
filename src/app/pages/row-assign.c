/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving several tasks their units or deadline at once. */
#include "row-assign.h"

#include <glib/gi18n.h>

#include "deadline-form.h"
#include "kh-core.h"
#include "row-ops.h"
#include "row-selection.h"
#include "task-chips.h"
#include "unit-picker.h"
#include "units.h"

typedef struct
{
  KhFormPage *page; /* weak */
  GtkWidget *popover;
  GPtrArray *tasks;
  GPtrArray *before; /* support units that all of them have; NULL for another detail */
  GtkWidget *picker; /* with @before */
} Assign;

static void
assign_free (Assign *self)
{
  g_clear_weak_pointer (&self->page);
  g_ptr_array_unref (self->tasks);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_free (self);
}

GPtrArray *
kh_row_assign_list_common (GPtrArray *tasks)
{
  GPtrArray *common = kh_units_from_model (kh_task_get_support (g_ptr_array_index (tasks, 0)));

  for (guint i = 1; i < tasks->len; i++)
    {
      g_autoptr (GPtrArray) units = kh_units_from_model (kh_task_get_support (g_ptr_array_index (tasks, i)));

      for (guint j = common->len; j > 0; j--)
        if (!g_ptr_array_find (units, g_ptr_array_index (common, j - 1), NULL))
          g_ptr_array_remove_index (common, j - 1);
    }
  return common;
}

/* The unit that leads all of them, in a list for the picker. */
static GPtrArray *
list_common_lead (GPtrArray *tasks)
{
  KhUnit *lead = kh_task_get_lead (g_ptr_array_index (tasks, 0));
  GPtrArray *units = g_ptr_array_new ();

  for (guint i = 1; i < tasks->len; i++)
    if (kh_task_get_lead (g_ptr_array_index (tasks, i)) != lead)
      return units;
  if (lead != NULL)
    g_ptr_array_add (units, lead);
  return units;
}

static gboolean
is_usable (Assign *self)
{
  return self->page != NULL && !kh_form_page_get_locked (self->page);
}

static void
lead_picked_cb (KhUnitPicker *picker, Assign *self)
{
  GPtrArray *selected = kh_unit_picker_get_selected (picker);

  if (is_usable (self))
    kh_row_ops_set_lead (self->page, self->tasks, selected->len > 0 ? g_ptr_array_index (selected, 0) : NULL);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Those of @units that @others lacks. */
static GPtrArray *
subtract (GPtrArray *units, GPtrArray *others)
{
  GPtrArray *rest = g_ptr_array_new ();

  for (guint i = 0; i < units->len; i++)
    if (!g_ptr_array_find (others, g_ptr_array_index (units, i), NULL))
      g_ptr_array_add (rest, g_ptr_array_index (units, i));
  return rest;
}

static void
apply_support (Assign *self)
{
  GPtrArray *selected = kh_unit_picker_get_selected (KH_UNIT_PICKER (self->picker));
  g_autoptr (GPtrArray) given = subtract (selected, self->before);
  g_autoptr (GPtrArray) taken = subtract (self->before, selected);

  if (is_usable (self))
    kh_row_ops_change_support (self->page, self->tasks, given, taken);
}

static void
deadline_chosen_cb (KhDeadline *deadline, gpointer data)
{
  Assign *self = data;

  if (is_usable (self))
    kh_row_ops_set_deadline (self->page, self->tasks, deadline);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
drop_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Several support units are one choice, which is made when the popover goes. */
static void
closed_cb (GtkPopover *popover, Assign *self)
{
  if (self->before != NULL)
    apply_support (self);
  if (self->page != NULL)
    kh_row_selection_focus (kh_form_page_get_selection (self->page));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_cb, g_object_ref (popover), g_object_unref);
}

static GtkWidget *
make_content (Assign *self, int detail)
{
  g_autoptr (GPtrArray) selected = NULL;
  GtkWidget *picker;

  switch (detail)
    {
    case KH_TASK_CHIP_LEAD:
      selected = list_common_lead (self->tasks);
      picker = kh_unit_picker_new (self->page, FALSE, selected);
      g_signal_connect (picker, "changed", G_CALLBACK (lead_picked_cb), self);
      return picker;
    case KH_TASK_CHIP_SUPPORT:
      self->before = kh_row_assign_list_common (self->tasks);
      self->picker = kh_unit_picker_new (self->page, TRUE, self->before);
      return self->picker;
    case KH_TASK_CHIP_DEADLINE:
      return kh_deadline_form_new_choice (self->page, deadline_chosen_cb, self);
    default:
      g_return_val_if_reached (gtk_label_new (NULL));
    }
}

void
kh_row_assign_open (KhItemLine *row, GPtrArray *tasks, int detail)
{
  Assign *self;
  GtkWidget *content;

  g_return_if_fail (KH_IS_ITEM_LINE (row));
  g_return_if_fail (tasks->len > 0);

  self = g_new0 (Assign, 1);
  g_set_weak_pointer (&self->page, kh_item_line_get_page (row));
  self->tasks = g_ptr_array_ref (tasks);
  self->popover = gtk_popover_new ();
  g_object_set_data_full (G_OBJECT (self->popover), "kh-row-assign", self, (GDestroyNotify) assign_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(kh_task_chip_name (detail)), -1);
  content = make_content (self, detail);
  gtk_popover_set_child (GTK_POPOVER (self->popover), content);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (row));
  g_signal_connect (self->popover, "closed", G_CALLBACK (closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  if (!gtk_widget_grab_focus (content))
    gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD);
}
