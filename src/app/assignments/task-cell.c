/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTaskCell: a cell of the table of tasks. */
#include "task-cell.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "entry-offers.h"

#define N_LINES 2 /* as the style has room for: a sentence is seldom read off one line of a column */

struct _KhTaskCell
{
  GtkWidget parent_instance;

  PangoLayout *layout; /* the words; a label would measure them many times over */
  GtkEntry *entry; /* while the user types, in place of the words */

  KhTaskTable *table;
  KhTaskColumn column;
  gpointer row; /* (nullable): KhTask or KhTaskGroup, owned */
  GtkListItem *item; /* (nullable): unowned, while bound */
};

static guint commit_signal;
static guint step_signal;
static guint open_signal;

G_DEFINE_FINAL_TYPE (KhTaskCell, kh_task_cell, GTK_TYPE_WIDGET)

/* The entry. */

static void
close_entry (KhTaskCell *self)
{
  GtkEntry *entry = g_steal_pointer (&self->entry);
  gboolean focused;

  if (entry == NULL)
    return;
  focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  gtk_widget_unparent (GTK_WIDGET (entry));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

gboolean
kh_task_cell_commit (KhTaskCell *self)
{
  g_autofree char *before = NULL;
  g_autofree char *words = NULL;
  gboolean taken = TRUE;

  g_return_val_if_fail (KH_IS_TASK_CELL (self), FALSE);

  if (self->entry == NULL || kh_task_cell_get_task (self) == NULL)
    return TRUE;
  before = kh_task_column_dup_edit (self->column, kh_task_cell_get_task (self), self->table);
  words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (!g_str_equal (before, words))
    g_signal_emit (self, commit_signal, 0, words, &taken);
  if (taken)
    close_entry (self);

  return taken;
}

static void
step (KhTaskCell *self, int columns, int rows, gboolean extend)
{
  g_signal_emit (self, step_signal, 0, columns, rows, extend);
}

static void
activate_cb (KhTaskCell *self)
{
  if (kh_task_cell_commit (self))
    step (self, 0, 1, FALSE);
}

static gboolean
entry_key_cb (KhTaskCell *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Escape)
    {
      close_entry (self);
      return TRUE;
    }
  if (keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab)
    {
      if (kh_task_cell_commit (self))
        step (self, keyval == GDK_KEY_Tab ? 1 : -1, 0, FALSE);
      return TRUE;
    }

  return FALSE;
}

/* Who goes elsewhere has done typing; what means nothing is left as it was. */
static void
left_cb (KhTaskCell *self)
{
  if (self->entry != NULL && !kh_task_cell_commit (self))
    close_entry (self);
}

static GtkStringList *
list_choices_cb (gpointer data)
{
  KhTaskCell *self = data;

  return kh_task_column_list_choices (self->column, kh_task_table_get_plan (self->table));
}

/* A table of progress is not about what the plan says, one of assignments is; only
 * the first can be changed when the plan is issued. */
static gboolean
is_editable (KhTaskCell *self)
{
  if (kh_task_table_get_period (self->table) != NULL)
    return kh_task_column_is_reported (self->column) && self->column != KH_TASK_COLUMN_EVIDENCE
           && !kh_task_table_get_read_only (self->table);

  return !kh_plan_is_locked (kh_task_table_get_plan (self->table));
}

void
kh_task_cell_edit (KhTaskCell *self)
{
  GtkEventController *keys;
  GtkEventController *focus;
  g_autofree char *words = NULL;

  g_return_if_fail (KH_IS_TASK_CELL (self));

  if (self->entry != NULL || kh_task_cell_get_task (self) == NULL)
    return;
  if (!is_editable (self))
    {
      g_signal_emit (self, open_signal, 0);
      return;
    }
  words = kh_task_column_dup_edit (self->column, kh_task_cell_get_task (self), self->table);
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  gtk_entry_set_has_frame (self->entry, FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kh_task_column_get_title (self->column), -1);
  kh_describe (GTK_WIDGET (self->entry), _("Enter keeps what is typed, Escape gives it up"));
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (entry_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  if (kh_task_column_has_choices (self->column))
    kh_entry_offers_add (self->entry, kh_task_column_is_list (self->column) ? ';' : '\0', list_choices_cb, self);
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* The cell. */

static void
set_class (KhTaskCell *self, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* Most updates find a cell as it was, and what reads the screen is not to hear of them. */
static void
set_words (KhTaskCell *self, const char *words)
{
  if (g_str_equal (pango_layout_get_text (self->layout), words))
    return;
  pango_layout_set_text (self->layout, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
show_group (KhTaskCell *self, KhTaskGroup *group)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (kh_task_group_get_tasks (group)));
  g_autofree char *words = NULL;

  /* Translators: the name of a group of tasks, and how many they are */
  words = self->column == KH_TASK_COLUMN_TEXT ? g_strdup_printf (_("%s (%u)"), kh_task_group_get_title (group), n) : g_strdup ("");
  set_words (self, words);
  set_class (self, "heading", TRUE);
  set_class (self, "error", FALSE);
  set_class (self, "warning", kh_task_group_get_wanting (group));
}

static void
show_task (KhTaskCell *self, KhTask *task)
{
  const KhStanding *standing = kh_task_table_get_standing (self->table, task);
  g_autofree char *words = kh_task_column_dup_text (self->column, task, self->table);
  const gboolean late = self->column == KH_TASK_COLUMN_TOLD && standing != NULL && standing->state == KH_TASK_LATE;
  const gboolean wanting = *words == '\0' && (self->column == KH_TASK_COLUMN_LEAD || self->column == KH_TASK_COLUMN_DEADLINE);

  set_words (self, !wanting                              ? words
                   : self->column == KH_TASK_COLUMN_LEAD ? _("No lead unit")
                                                         : _("No deadline"));
  set_class (self, "heading", FALSE);
  set_class (self, "error", late);
  set_class (self, "warning",
             wanting || (self->column == KH_TASK_COLUMN_DEADLINE && kh_task_table_get_heap (self->table, task) > 0));
}

void
kh_task_cell_update (KhTaskCell *self)
{
  g_return_if_fail (KH_IS_TASK_CELL (self));

  if (KH_IS_TASK_GROUP (self->row))
    show_group (self, self->row);
  else if (KH_IS_TASK (self->row))
    show_task (self, self->row);
}

/* Asked when it is wanted: to set a tooltip asks the display where the pointer is. */
static gboolean
kh_task_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  KhTaskCell *self = KH_TASK_CELL (widget);
  KhTask *task = kh_task_cell_get_task (self);
  guint heap;
  g_autofree char *words = NULL;

  if (task == NULL || self->entry != NULL)
    return FALSE;
  heap = self->column == KH_TASK_COLUMN_DEADLINE ? kh_task_table_get_heap (self->table, task) : 0;
  words = heap > 0 ? g_strdup_printf (ngettext ("%u task is due on this day", "%u tasks are due on this day", heap), heap)
                   : kh_task_column_dup_edit (self->column, task, self->table); /* units' whole names */
  gtk_tooltip_set_text (tooltip, words);

  return *words != '\0';
}

void
kh_task_cell_bind (KhTaskCell *self, gpointer row, GtkListItem *item)
{
  g_return_if_fail (KH_IS_TASK_CELL (self));

  close_entry (self);
  g_set_object (&self->row, row);
  self->item = row != NULL ? item : NULL;
  gtk_widget_set_focusable (GTK_WIDGET (self), KH_IS_TASK (row));
  if (row != NULL)
    kh_task_cell_update (self);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kh_task_cell_edit (KH_TASK_CELL (widget));
}

static gboolean
step_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  KhTaskCell *self = KH_TASK_CELL (widget);
  int columns, rows;
  gboolean extend;

  if (self->entry != NULL)
    return FALSE;
  g_variant_get (arguments, "(iib)", &columns, &rows, &extend);
  step (self, columns, rows, extend);

  return TRUE;
}

static void
pressed_cb (KhTaskCell *self, int n_press)
{
  if (self->entry != NULL || !KH_IS_TASK (self->row))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    kh_task_cell_edit (self);
}

/* The style gives all rows room for the same number of lines, and columns have
 * their width: to measure the words of thousands of cells would take seconds. */
static void
kh_task_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
}

static void
kh_task_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KhTaskCell *self = KH_TASK_CELL (widget);
  GtkAllocation place = { 0 };
  int minimum, entry_height;

  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  if (self->entry == NULL)
    return;
  gtk_widget_measure (GTK_WIDGET (self->entry), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->entry), GTK_ORIENTATION_VERTICAL, -1, &entry_height, NULL, NULL, NULL);
  entry_height = MAX (entry_height, height);
  place.y = (height - entry_height) / 2;
  place.width = MAX (minimum, width);
  place.height = entry_height;
  gtk_widget_size_allocate (GTK_WIDGET (self->entry), &place, -1);
}

static void
kh_task_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KhTaskCell *self = KH_TASK_CELL (widget);
  GdkRGBA color;
  int height;

  if (self->entry != NULL)
    {
      gtk_widget_snapshot_child (widget, GTK_WIDGET (self->entry), snapshot);
      return;
    }
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) ((gtk_widget_get_height (widget) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
kh_task_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kh_task_cell_parent_class)->css_changed (widget, change);

  pango_layout_context_changed (KH_TASK_CELL (widget)->layout);
}

static void
kh_task_cell_dispose (GObject *object)
{
  KhTaskCell *self = KH_TASK_CELL (object);

  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->entry)));
  g_clear_object (&self->row);
  g_clear_object (&self->table);

  G_OBJECT_CLASS (kh_task_cell_parent_class)->dispose (object);
}

static void
kh_task_cell_finalize (GObject *object)
{
  g_object_unref (KH_TASK_CELL (object)->layout);

  G_OBJECT_CLASS (kh_task_cell_parent_class)->finalize (object);
}

static gboolean
true_handled (GSignalInvocationHint *hint, GValue *result, const GValue *handler, gpointer data)
{
  g_value_copy (handler, result);

  return FALSE;
}

static void
kh_task_cell_class_init (KhTaskCellClass *klass)
{
  static const struct
  {
    guint key;
    int columns;
    int rows;
  } keys[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 }, { GDK_KEY_Up, 0, -1 }, { GDK_KEY_Down, 0, 1 },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_task_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = kh_task_cell_finalize;
  widget_class->measure = kh_task_cell_measure;
  widget_class->size_allocate = kh_task_cell_size_allocate;
  widget_class->snapshot = kh_task_cell_snapshot;
  widget_class->css_changed = kh_task_cell_css_changed;
  widget_class->query_tooltip = kh_task_cell_query_tooltip;

  commit_signal = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, true_handled, NULL, NULL,
                                G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  step_signal = g_signal_new ("step", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                              G_TYPE_INT, G_TYPE_INT, G_TYPE_BOOLEAN);
  open_signal = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "taskcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_widget_class_install_action (widget_class, "cell.edit", NULL, edit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "cell.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "cell.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "cell.edit", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i].key, 0, step_binding, "(iib)", keys[i].columns, keys[i].rows, FALSE);
      if (keys[i].rows != 0)
        gtk_widget_class_add_binding (widget_class, keys[i].key, GDK_SHIFT_MASK, step_binding, "(iib)", 0, keys[i].rows, TRUE);
    }
}

static void
kh_task_cell_init (KhTaskCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (self->layout, -N_LINES);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
kh_task_cell_new (KhTaskTable *table, KhTaskColumn column)
{
  KhTaskCell *self = g_object_new (KH_TYPE_TASK_CELL, NULL);

  self->table = g_object_ref (table);
  self->column = column;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, kh_task_column_get_title (column), -1);
  set_class (self, "kh-quiet", column == KH_TASK_COLUMN_GROUP);

  return GTK_WIDGET (self);
}

KhTask *
kh_task_cell_get_task (KhTaskCell *self)
{
  g_return_val_if_fail (KH_IS_TASK_CELL (self), NULL);

  return KH_IS_TASK (self->row) ? self->row : NULL;
}

KhTaskColumn
kh_task_cell_get_column (KhTaskCell *self)
{
  g_return_val_if_fail (KH_IS_TASK_CELL (self), KH_TASK_COLUMN_TEXT);

  return self->column;
}

guint
kh_task_cell_get_position (KhTaskCell *self)
{
  g_return_val_if_fail (KH_IS_TASK_CELL (self), GTK_INVALID_LIST_POSITION);

  return self->item != NULL ? gtk_list_item_get_position (self->item) : GTK_INVALID_LIST_POSITION;
}

GtkEntry *
kh_task_cell_get_entry (KhTaskCell *self)
{
  g_return_val_if_fail (KH_IS_TASK_CELL (self), NULL);

  return self->entry;
}
