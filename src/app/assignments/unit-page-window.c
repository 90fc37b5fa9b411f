/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan asks of one unit. */
#include "unit-page-window.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "export.h"
#include "extracts.h"
#include "kinds.h"
#include "part-transfer.h"
#include "plan-text.h"
#include "schedule.h"
#include "template.h"
#include "toast.h"
#include "units.h"

/* A heading, and what is listed beneath it. */
typedef struct
{
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* of GtkWidget, unowned, in order */
  guint n; /* how many of them are shown; those behind are gone */
} Part;

enum
{
  LEAD,
  SUPPORT,
  DUTIES,
  REPORTS,
  N_PARTS,
};

struct _KhUnitPageWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkStack *stack;
  AdwPreferencesGroup *lead;
  AdwPreferencesGroup *support;
  AdwPreferencesGroup *duties;
  AdwPreferencesGroup *reports;
  Part parts[N_PARTS];

  KhStore *store;
  KhPlan *plan;
  KhUnit *unit;
  GtkFileChooserNative *chooser; /* while a file is asked for */
  KhExportFormat format; /* for it */
  gboolean sends_part; /* the file is to come back */
  GCancellable *cancellable;
};

static guint go_signal;

G_DEFINE_FINAL_TYPE (KhUnitPageWindow, kh_unit_page_window, ADW_TYPE_WINDOW)

/* Rows. */

static void
row_activated_cb (KhUnitPageWindow *self, GtkWidget *row)
{
  g_signal_emit (self, go_signal, 0, g_object_get_data (G_OBJECT (row), "kh-uuid"));
}

static GtkWidget *
new_row (KhUnitPageWindow *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);

  return row;
}

/* Rows are used again, so that the keyboard keeps its place when the plan changes. */
static void
add_row (KhUnitPageWindow *self, Part *part, KhNode *node, const char *title, const char *subtitle)
{
  GtkWidget *row;

  if (part->n == part->rows->len)
    {
      row = new_row (self);
      g_ptr_array_add (part->rows, row);
      adw_preferences_group_add (part->group, row);
    }
  row = part->rows->pdata[part->n++];
  g_object_set_data_full (G_OBJECT (row), "kh-uuid", g_strdup (kh_node_get_uuid (node)), g_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  /* GTK reads the title alone. */
  kh_describe (row, *subtitle != '\0' ? subtitle : _("Goes to its place in the plan"));
}

static void
end_part (Part *part, const char *format)
{
  g_autofree char *title = NULL;

  while (part->rows->len > part->n)
    {
      adw_preferences_group_remove (part->group, part->rows->pdata[part->rows->len - 1]);
      g_ptr_array_set_size (part->rows, (int) part->rows->len - 1);
    }
  /* Translators: a heading, and how many rows are beneath it */
  title = g_strdup_printf (_("%s (%u)"), format, part->n);
  adw_preferences_group_set_title (part->group, title);
  gtk_widget_set_visible (GTK_WIDGET (part->group), part->n > 0);
}

/* What the rows say. */

static void
append (GString *words, const char *more)
{
  if (more != NULL && *more != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", more);
}

static void
add_task (KhUnitPageWindow *self, KhTask *task, gboolean leads)
{
  g_autofree char *text = kh_item_dup_plain (KH_ITEM (task));
  g_autofree char *support = kh_units_dup_labels (kh_task_get_support (task));
  g_autofree char *lead = kh_task_get_lead (task) != NULL ? kh_unit_dup_label (kh_task_get_lead (task)) : NULL;
  g_autofree char *others = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (leads && *support != '\0')
    /* Translators: %s are units */
    others = g_strdup_printf (_("with %s"), support);
  else if (!leads)
    /* Translators: %s is a unit */
    others = lead != NULL ? g_strdup_printf (_("led by %s"), lead) : g_strdup (_("no lead unit"));
  append (words, kh_deadline_get_text (kh_task_get_deadline (task)));
  append (words, kh_task_get_product (task));
  append (words, others);
  if (kh_task_get_state (task) != KH_TASK_NOT_STARTED)
    append (words, _(kh_task_state_name (kh_task_get_state (task))));
  add_row (self, &self->parts[leads ? LEAD : SUPPORT], KH_NODE (task), text, words->str);
}

static void
add_duties (KhUnitPageWindow *self, KhResponsibility *block)
{
  GListModel *items = kh_item_get_items (KH_ITEM (block));
  g_autofree char *heading = kh_item_dup_plain (KH_ITEM (block));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KhItem) duty = g_list_model_get_item (items, i);
      g_autofree char *text = kh_item_dup_plain (duty);

      add_row (self, &self->parts[DUTIES], KH_NODE (duty), text, heading);
    }
}

static gboolean
add_cb (KhNode *node, gpointer data)
{
  KhUnitPageWindow *self = data;

  if (KH_IS_TASK (node) && kh_task_get_lead (KH_TASK (node)) == self->unit)
    add_task (self, KH_TASK (node), TRUE);
  else if (KH_IS_TASK (node) && kh_task_involves (KH_TASK (node), self->unit))
    add_task (self, KH_TASK (node), FALSE);
  else if (KH_IS_RESPONSIBILITY (node) && kh_responsibility_binds (KH_RESPONSIBILITY (node), self->unit))
    add_duties (self, KH_RESPONSIBILITY (node));

  return TRUE;
}

static void
add_reports (KhUnitPageWindow *self)
{
  g_autoptr (GPtrArray) dues = kh_schedule_list (self->plan, self->unit);

  for (guint i = 0; i < dues->len; i++)
    {
      const KhDue *due = dues->pdata[i];
      g_autofree char *iso = kh_date_to_iso (&due->due);
      g_autofree char *day = kh_date_format_short (iso);
      g_autofree char *period = kh_period_dup_name (due->period, kh_plan_get_year (self->plan), due->n);
      g_autofree char *text = kh_item_dup_plain (due->item);
      g_autofree char *title = NULL;

      if (due->report == NULL)
        continue;
      /* Translators: a day, and what the report that is due then is about, "quý I/2027" */
      title = g_strdup_printf (_("%s: report on %s"), day, period);
      add_row (self, &self->parts[REPORTS], KH_NODE (due->item), title, text);
    }
}

static void
show (KhUnitPageWindow *self)
{
  g_autofree char *plan = kh_plan_text_dup_title (self->plan);
  gboolean any = FALSE;

  adw_window_title_set_title (self->window_title, kh_unit_get_name (self->unit));
  adw_window_title_set_subtitle (self->window_title, plan);
  gtk_window_set_title (GTK_WINDOW (self), kh_unit_get_name (self->unit));
  for (guint i = 0; i < N_PARTS; i++)
    self->parts[i].n = 0;
  kh_plan_visit (self->plan, add_cb, self);
  add_reports (self);
  end_part (&self->parts[LEAD], _("Leads"));
  end_part (&self->parts[SUPPORT], _("Supports"));
  end_part (&self->parts[DUTIES], _("Duties"));
  end_part (&self->parts[REPORTS], _("Reporting dates"));
  for (guint i = 0; i < N_PARTS; i++)
    any = any || self->parts[i].n > 0;
  gtk_stack_set_visible_child_name (self->stack, any ? "part" : "none");
}

static void
store_changed_cb (KhUnitPageWindow *self, KhNode *root)
{
  if (root == KH_NODE (self->plan) || root == (KhNode *) kh_plan_get_agency (self->plan))
    show (self);
}

/* Other units. */

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhUnitPageWindow *self = KH_UNIT_PAGE_WINDOW (widget);
  g_autoptr (GPtrArray) keep = g_ptr_array_new ();
  g_autoptr (GPtrArray) units = NULL;
  const gboolean forward = g_str_equal (name, "page.next");
  guint position;

  g_ptr_array_add (keep, self->unit);
  units = kh_units_list_of_plan (self->plan, keep);
  if (!g_ptr_array_find (units, self->unit, &position) || (forward ? position + 1 == units->len : position == 0))
    return;
  g_set_object (&self->unit, units->pdata[forward ? position + 1 : position - 1]);
  show (self);
}

/* Files. */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KhUnitPageWindow) self = data;

  /* With the window, its stack is gone. */
  if (!g_cancellable_is_cancelled (self->cancellable))
    kh_export_finish_shown (result, GTK_WIDGET (self->stack), "page.open");
}

void
kh_unit_page_window_export (KhUnitPageWindow *self, GFile *file, KhExportFormat format)
{
  g_return_if_fail (KH_IS_UNIT_PAGE_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  kh_export_unit_async (self->plan, self->unit, file, format, self->cancellable, exported_cb, g_object_ref (self));
}

void
kh_unit_page_window_send_part (KhUnitPageWindow *self, GFile *file, KhExportFormat format)
{
  g_autoptr (KhPlan) part = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (KH_IS_UNIT_PAGE_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (kh_export_format_has_part (format));

  part = kh_part_send_out (self->store, self->plan, self->unit, format, &error);
  if (part == NULL)
    {
      kh_toast_show_error (GTK_WIDGET (self->stack), error);
      return;
    }
  kh_export_part_async (part, file, format, self->cancellable, exported_cb, g_object_ref (self));
}

static void
chosen_cb (KhUnitPageWindow *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file == NULL)
    return;
  if (self->sends_part)
    kh_unit_page_window_send_part (self, file, self->format);
  else
    kh_unit_page_window_export (self, file, self->format);
}

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhUnitPageWindow *self = KH_UNIT_PAGE_WINDOW (widget);
  const KhExportFormatInfo *info;
  g_autoptr (GtkFileFilter) filter = NULL;
  g_autofree char *name = NULL;
  const gboolean sends_part = g_str_equal (action, "page.send-part");
  KhExportFormat format;

  if (self->chooser != NULL || !kh_export_format_from_id (g_variant_get_string (parameter, NULL), &format)
      || !(sends_part ? kh_export_format_has_part : kh_export_format_has_extract) (format))
    return;
  self->format = format;
  self->sends_part = sends_part;
  info = kh_export_format_get_info (format);
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _(info->name));
  gtk_file_filter_add_mime_type (filter, info->media_type);
  gtk_file_filter_add_suffix (filter, info->extension);
  self->chooser = gtk_file_chooser_native_new (_("Export"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  name = (sends_part ? kh_extracts_dup_part_name : kh_extracts_dup_file_name) (self->plan, self->unit, format);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* What the main window does. */

static void
forward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), g_str_equal (name, "page.open") ? "win.open-uri" : "win.export-extracts",
                                        parameter);
}

/* The window. */

static void
kh_unit_page_window_dispose (GObject *object)
{
  KhUnitPageWindow *self = KH_UNIT_PAGE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);

  G_OBJECT_CLASS (kh_unit_page_window_parent_class)->dispose (object);
}

static void
kh_unit_page_window_finalize (GObject *object)
{
  KhUnitPageWindow *self = KH_UNIT_PAGE_WINDOW (object);

  for (guint i = 0; i < N_PARTS; i++)
    g_ptr_array_unref (self->parts[i].rows);
  g_object_unref (self->cancellable);
  g_clear_object (&self->unit);
  g_clear_object (&self->plan);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kh_unit_page_window_parent_class)->finalize (object);
}

static void
kh_unit_page_window_class_init (KhUnitPageWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_unit_page_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = kh_unit_page_window_finalize;

  go_signal = g_signal_new ("go", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                            G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/unit-page-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KhUnitPageWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, KhUnitPageWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KhUnitPageWindow, lead);
  gtk_widget_class_bind_template_child (widget_class, KhUnitPageWindow, support);
  gtk_widget_class_bind_template_child (widget_class, KhUnitPageWindow, duties);
  gtk_widget_class_bind_template_child (widget_class, KhUnitPageWindow, reports);
  gtk_widget_class_install_action (widget_class, "page.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "page.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "page.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "page.send-part", "s", export_action);
  gtk_widget_class_install_action (widget_class, "page.export-all", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "page.open", "s", forward_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "page.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "page.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "page.export", "s", "pdf");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
kh_unit_page_window_init (KhUnitPageWindow *self)
{
  self->cancellable = g_cancellable_new ();
  kh_template_init (GTK_WIDGET (self));
  self->parts[LEAD].group = self->lead;
  self->parts[SUPPORT].group = self->support;
  self->parts[DUTIES].group = self->duties;
  self->parts[REPORTS].group = self->reports;
  for (guint i = 0; i < N_PARTS; i++)
    self->parts[i].rows = g_ptr_array_new ();
}

GtkWidget *
kh_unit_page_window_new (KhStore *store, KhPlan *plan, KhUnit *unit)
{
  KhUnitPageWindow *self;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (KH_IS_UNIT (unit), NULL);

  self = g_object_new (KH_TYPE_UNIT_PAGE_WINDOW, NULL);
  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
  self->unit = g_object_ref (unit);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  show (self);

  return GTK_WIDGET (self);
}

KhUnit *
kh_unit_page_window_get_unit (KhUnitPageWindow *self)
{
  g_return_val_if_fail (KH_IS_UNIT_PAGE_WINDOW (self), NULL);

  return self->unit;
}
