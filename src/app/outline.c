/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhOutline: the editor's outline. */
#include "outline.h"

#include <glib/gi18n.h>

#include "object-actions.h"
#include "outline-findings.h"
#include "outline-row.h"
#include "part-file.h"
#include "section-ops.h"
#include "template.h"

/* Invariant: the list's rows show the entries of kh_outline_entries_new() as of
 * the last refresh; refresh_source is set while they may be older than the plan. */
struct _KhOutline
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkWidget *add_button;
  GtkPopover *row_menu;

  KhStore *store;
  KhPlan *plan;
  KhPlanChecks *checks;
  guint refresh_source;
  gboolean collapsed;
  gboolean is_part;        /* of another plan: only its sections are shown, and they stay as they are */
  gboolean silent; /* selection changes are the program's, not the user's */
};

enum
{
  PAGE_SELECTED,
  SECTION_ADDED,
  NOTICE,
  FAILED,
  ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhOutline, kh_outline, GTK_TYPE_WIDGET)

static KhOutlineRow *
get_row (KhOutline *self, guint index)
{
  return (KhOutlineRow *) gtk_list_box_get_row_at_index (self->list, index);
}

static KhSection *
selected_section (KhOutline *self)
{
  KhOutlineEntry *entry = kh_outline_get_selected (self);

  return entry != NULL ? kh_outline_entry_get_section (entry) : NULL;
}

static void
update_actions (KhOutline *self)
{
  KhSection *section = selected_section (self);
  gboolean can_remove = section != NULL && !self->is_part && kh_section_ops_can_remove (section);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outline.remove", can_remove);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outline.move-up", can_remove && kh_section_ops_can_move (section, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outline.move-down", can_remove && kh_section_ops_can_move (section, 1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outline.add", !self->is_part && !kh_plan_is_locked (self->plan));
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  KhOutline *self = user_data;
  KhOutlineEntry *entry = kh_outline_row_get_entry (KH_OUTLINE_ROW (row));

  return !self->collapsed || kh_outline_entry_get_depth (entry) == 0;
}

static void
expanded_cb (KhOutline *self, GParamSpec *pspec, KhOutlineRow *row)
{
  gboolean expanded;

  g_object_get (row, "expanded", &expanded, NULL);
  self->collapsed = !expanded;
  gtk_list_box_invalidate_filter (self->list);
}

static GtkWidget *
create_row (KhOutline *self, KhOutlineEntry *entry)
{
  GtkWidget *row = kh_outline_row_new (entry);

  g_object_set (row, "expanded", !self->collapsed, NULL);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static gboolean
same_form (KhOutlineRow *row, KhOutlineEntry *entry)
{
  return row != NULL && kh_outline_entry_matches (kh_outline_row_get_entry (row), kh_outline_entry_get_kind (entry),
                                                  kh_outline_entry_get_section (entry));
}

/* A part has neither letterhead nor signature of its own. */
static void
keep_part (GPtrArray *entries)
{
  for (guint i = entries->len; i > 0; i--)
    switch (kh_outline_entry_get_kind (entries->pdata[i - 1]))
      {
      case KH_PAGE_GENERAL:
      case KH_PAGE_BASES:
      case KH_PAGE_SIGNING:
        g_ptr_array_remove_index (entries, i - 1);
        break;
      default:
        break;
      }
}

/* Rows that still stand for the same form are kept, so that focus and selection
 * stay; only the range that differs is replaced. */
void
kh_outline_refresh (KhOutline *self)
{
  g_autoptr (GPtrArray) entries = NULL;
  guint n_old = 0;
  guint head = 0;
  guint tail = 0;

  g_return_if_fail (KH_IS_OUTLINE (self));

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  entries = kh_outline_entries_new (self->plan);
  if (self->is_part)
    keep_part (entries);
  kh_outline_count_findings (entries, self->plan, self->checks);
  while (get_row (self, n_old) != NULL)
    n_old++;
  while (head < MIN (n_old, entries->len) && same_form (get_row (self, head), g_ptr_array_index (entries, head)))
    head++;
  while (tail < MIN (n_old, entries->len) - head
         && same_form (get_row (self, n_old - 1 - tail), g_ptr_array_index (entries, entries->len - 1 - tail)))
    tail++;

  self->silent = TRUE;
  for (guint i = head; i < n_old - tail; i++)
    gtk_list_box_remove (self->list, GTK_WIDGET (get_row (self, head)));
  for (guint i = head; i < entries->len - tail; i++)
    gtk_list_box_insert (self->list, create_row (self, g_ptr_array_index (entries, i)), i);
  for (guint i = 0; i < entries->len; i++)
    kh_outline_row_set_entry (get_row (self, i), g_ptr_array_index (entries, i));
  self->silent = FALSE;
  update_actions (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  KhOutline *self = user_data;

  self->refresh_source = 0;
  kh_outline_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (KhOutline *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add (refresh_cb, self);
}

static void
row_selected_cb (KhOutline *self, GtkListBoxRow *row)
{
  if (self->plan == NULL)
    return;
  update_actions (self);
  if (row != NULL && !self->silent)
    g_signal_emit (self, signals[PAGE_SELECTED], 0, kh_outline_row_get_entry (KH_OUTLINE_ROW (row)));
}

static void
fail (KhOutline *self, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhOutline *self = KH_OUTLINE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhSection) section = NULL;
  int kind;

  if (!kh_enum_from_nick (KH_TYPE_SECTION_KIND, g_variant_get_string (parameter, NULL), &kind))
    g_return_if_reached ();
  section = kh_section_ops_add (self->store, self->plan, kind, selected_section (self), &error);
  if (section == NULL)
    {
      fail (self, error);
      return;
    }
  kh_outline_refresh (self);
  g_signal_emit (self, signals[SECTION_ADDED], 0, section);
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhOutline *self = KH_OUTLINE (widget);
  KhOutlineEntry *entry = kh_outline_get_selected (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  guint index;

  if (entry == NULL || !kh_section_ops_can_remove (kh_outline_entry_get_section (entry)))
    return;
  message = g_strdup_printf (_("“%s” removed"), kh_outline_entry_get_title (entry));
  index = gtk_list_box_row_get_index (gtk_list_box_get_selected_row (self->list));
  if (!kh_section_ops_remove (self->store, self->plan, kh_outline_entry_get_section (entry), &error))
    {
      fail (self, error);
      return;
    }
  kh_outline_refresh (self);
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (get_row (self, index)));
  kh_outline_focus (self);
  g_signal_emit (self, signals[NOTICE], 0, message);
}

static void
move (KhOutline *self, int step)
{
  KhSection *section = selected_section (self);
  g_autoptr (GError) error = NULL;

  if (section == NULL || !kh_section_ops_can_move (section, step))
    return;
  if (!kh_section_ops_move (self->store, self->plan, section, step, &error))
    {
      fail (self, error);
      return;
    }
  kh_outline_refresh (self);
  kh_outline_select (self, kh_section_get_kind (section) == KH_SECTION_TASK_GROUP ? KH_PAGE_TASK_GROUP : KH_PAGE_FREE,
                     section);
  kh_outline_focus (self);
}

static void
move_up_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move (KH_OUTLINE (widget), -1);
}

static void
move_down_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move (KH_OUTLINE (widget), 1);
}

static void
open_menu (KhOutline *self, GtkWidget *row)
{
  graphene_rect_t bounds;
  GdkRectangle place;

  if (kh_outline_entry_get_section (kh_outline_row_get_entry (KH_OUTLINE_ROW (row))) == NULL
      || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    return;
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  place = (GdkRectangle){ .x = (int) bounds.origin.x, .y = (int) bounds.origin.y, .width = (int) bounds.size.width,
                          .height = (int) bounds.size.height };
  gtk_popover_set_pointing_to (self->row_menu, &place);
  gtk_popover_popup (self->row_menu);
}

static void
menu_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhOutline *self = KH_OUTLINE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    open_menu (self, GTK_WIDGET (row));
}

static void
secondary_click_cb (KhOutline *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, y);

  if (row == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, GTK_WIDGET (row));
}

static void
kh_outline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KhOutline *self = KH_OUTLINE (widget);

  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
  gtk_popover_present (self->row_menu);
}

static void
kh_outline_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                    int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, NULL, NULL);
}

static void
kh_outline_dispose (GObject *object)
{
  KhOutline *self = KH_OUTLINE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->checks);
  g_clear_object (&self->store);
  self->silent = TRUE;
  kh_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (kh_outline_parent_class)->dispose (object);
}

static void
row_activated_cb (KhOutline *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

/* Left and Right fold and unfold the task groups. */
static gboolean
expand_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (KH_OUTLINE (widget)->list);

  if (row == NULL || !kh_outline_entry_get_expandable (kh_outline_row_get_entry (KH_OUTLINE_ROW (row))))
    return GDK_EVENT_PROPAGATE;
  g_object_set (row, "expanded", g_variant_get_boolean (arguments), NULL);
  return GDK_EVENT_STOP;
}

/* Tab goes into the list, to the chosen row, and out of it: arrows lead from row
 * to row, and each row that gets the focus is chosen. */
static gboolean
kh_outline_focus_in (GtkWidget *widget, GtkDirectionType direction)
{
  KhOutline *self = KH_OUTLINE (widget);
  gboolean in_list = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  gboolean in_button = gtk_widget_get_focus_child (widget) != NULL && !in_list;

  if (direction == GTK_DIR_TAB_FORWARD && in_list)
    return gtk_widget_child_focus (self->add_button, direction);
  if (direction == GTK_DIR_TAB_BACKWARD && in_list)
    return FALSE;
  if ((direction == GTK_DIR_TAB_FORWARD && !in_button) || (direction == GTK_DIR_TAB_BACKWARD && in_button))
    {
      kh_outline_focus (self);
      return TRUE;
    }
  return GTK_WIDGET_CLASS (kh_outline_parent_class)->focus (widget, direction);
}

static void
kh_outline_class_init (KhOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kh_outline_dispose;
  widget_class->measure = kh_outline_measure;
  widget_class->size_allocate = kh_outline_size_allocate;

  signals[PAGE_SELECTED] = g_signal_new ("page-selected", KH_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, KH_TYPE_OUTLINE_ENTRY);
  signals[ENTERED] = g_signal_new ("entered", KH_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SECTION_ADDED] = g_signal_new ("section-added", KH_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, KH_TYPE_SECTION);
  signals[NOTICE] = g_signal_new ("notice", KH_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", KH_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_ERROR);

  widget_class->focus = kh_outline_focus_in;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/outline.ui");
  gtk_widget_class_bind_template_child (widget_class, KhOutline, list);
  gtk_widget_class_bind_template_child (widget_class, KhOutline, add_button);
  gtk_widget_class_bind_template_child (widget_class, KhOutline, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_click_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "outline.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "outline.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "outline.move-up", NULL, move_up_action);
  gtk_widget_class_install_action (widget_class, "outline.move-down", NULL, move_down_action);
  gtk_widget_class_install_action (widget_class, "outline.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "outline.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "outline.move-down", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, expand_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, expand_cb, "b", TRUE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "outline.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "outline.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "outline.menu", NULL);
  gtk_widget_class_set_css_name (widget_class, "outline");
}

static void
kh_outline_init (KhOutline *self)
{
  kh_template_init (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
}

void
kh_outline_set_plan (KhOutline *self, KhStore *store, KhPlan *plan)
{
  g_return_if_fail (KH_IS_OUTLINE (self));
  g_return_if_fail (KH_IS_STORE (store));
  g_return_if_fail (KH_IS_PLAN (plan));
  g_return_if_fail (self->plan == NULL);

  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
  self->is_part = kh_store_is_part (store, plan, NULL);
  gtk_widget_set_visible (self->add_button, !self->is_part);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->checks = kh_plan_checks_of (store, plan);
  g_signal_connect_object (self->checks, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  kh_outline_refresh (self);
}

gboolean
kh_outline_select (KhOutline *self, KhPageKind kind, KhSection *section)
{
  KhOutlineRow *row;

  g_return_val_if_fail (KH_IS_OUTLINE (self), FALSE);

  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    if (kh_outline_entry_matches (kh_outline_row_get_entry (row), kind, section))
      {
        self->silent = TRUE;
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
        self->silent = FALSE;
        return TRUE;
      }
  return FALSE;
}

KhOutlineEntry *
kh_outline_get_selected (KhOutline *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (KH_IS_OUTLINE (self), NULL);

  row = gtk_list_box_get_selected_row (self->list);
  return row != NULL ? kh_outline_row_get_entry (KH_OUTLINE_ROW (row)) : NULL;
}

void
kh_outline_focus (KhOutline *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (KH_IS_OUTLINE (self));

  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Selects the next (1) or previous (-1) entry, as if the user had. */
static void
step_entry (KhOutline *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  do
    row = row != NULL ? gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step)
                      : gtk_list_box_get_row_at_index (self->list, 0);
  while (row != NULL && !gtk_widget_get_child_visible (GTK_WIDGET (row)));
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    kh_outline_focus (self);
}

static void
next_page_cb (KhOutline *self)
{
  step_entry (self, 1);
}

static void
previous_page_cb (KhOutline *self)
{
  step_entry (self, -1);
}

void
kh_outline_add_actions (KhOutline *self, GActionMap *actions)
{
  static const KhObjectAction entries[] = {
    { "next-page", G_CALLBACK (next_page_cb) },
    { "previous-page", G_CALLBACK (previous_page_cb) },
  };

  g_return_if_fail (KH_IS_OUTLINE (self));

  kh_object_actions_add (actions, self, entries, G_N_ELEMENTS (entries));
}
