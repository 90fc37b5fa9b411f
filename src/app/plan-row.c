/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPlanRow: one plan of the library. */
#include "plan-row.h"

#include <glib/gi18n.h>

#include "link-menu.h"
#include "plan-text.h"
#include "template.h"
#include "window.h"

struct _KhPlanRow
{
  GtkWidget parent_instance;

  GtkLabel *year;
  GtkLabel *title;
  GtkLabel *details;
  GtkWidget *progress_box;
  GtkLevelBar *progress;
  GtkLabel *progress_label;
  GtkLabel *state;
  GMenuModel *plan_menu;
  GtkMenuButton *menu_button;
  GtkWidget *restore_button;
  GtkWidget *delete_button;

  KhLibraryEntry *entry;
};

G_DEFINE_FINAL_TYPE (KhPlanRow, kh_plan_row, GTK_TYPE_WIDGET)

static const char *const state_classes[] = { "draft", "review", "submitted", "issued", "archived" };

static char *
details_text (const char *type_name, const char *part_unit, const char *number, const char *symbol, const char *date,
              const char *issuer)
{
  GString *text = g_string_new (NULL);
  g_autofree char *full_number = kh_plan_text_number (number, symbol);
  g_autofree char *day = kh_date_format_short (date);
  g_autofree char *body = issuer != NULL ? g_strdelimit (g_strdup (issuer), "\n", ' ') : NULL;

  /* What most are need not be said of each. */
  if (type_name != NULL && *type_name != '\0' && strcmp (type_name, "Kế hoạch") != 0)
    g_string_append_printf (text, "%s · ", type_name);
  if (part_unit != NULL)
    {
      /* Translators: this is no plan of its own but the part of a plan that was sent to a unit, here its name */
      g_string_append_printf (text, _("Part for %s"), part_unit);
      g_string_append (text, " · ");
    }
  g_string_append (text, full_number != NULL ? full_number : _("No number yet"));
  if (day != NULL)
    g_string_append_printf (text, " · %s", day);
  if (body != NULL && *body != '\0')
    g_string_append_printf (text, " · %s", body);
  return g_string_free (text, FALSE);
}

static void
show_progress (KhPlanRow *self, guint n_done, guint n_tasks)
{
  g_autofree char *figure = g_strdup_printf (_("%u of %u"), n_done, n_tasks);
  g_autofree char *tooltip = g_strdup_printf (ngettext ("%u of %u task done", "%u of %u tasks done", n_tasks), n_done,
                                              n_tasks);

  gtk_widget_set_visible (self->progress_box, n_tasks > 0);
  gtk_level_bar_set_max_value (self->progress, MAX (n_tasks, 1));
  gtk_level_bar_set_value (self->progress, n_done);
  gtk_label_set_label (self->progress_label, figure);
  gtk_widget_set_tooltip_text (self->progress_box, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
}

static void
show_state (KhPlanRow *self, KhPlanState state)
{
  gtk_label_set_label (self->state, kh_plan_text_state (state));
  for (guint i = 0; i < G_N_ELEMENTS (state_classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), state_classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), state_classes[state]);
}

static void
show_info (KhPlanRow *self)
{
  KhPlanInfo *info = kh_library_entry_get_info (self->entry);
  g_autofree char *raw_title = NULL;
  g_autofree char *number = NULL;
  g_autofree char *symbol = NULL;
  g_autofree char *date = NULL;
  g_autofree char *issuer = NULL;
  g_autofree char *type_name = NULL;
  g_autofree char *part_unit = NULL;
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;
  g_autofree char *year_words = NULL;
  gboolean trashed;
  guint n_tasks, n_done;
  int year;
  KhPlanState state;

  g_object_get (info, "title", &raw_title, "year", &year, "state", &state, "number", &number, "symbol", &symbol,
                "date", &date, "issuer", &issuer, "trashed", &trashed, "task-count", &n_tasks, "done-count", &n_done,
                "type-name", &type_name, "part-unit", &part_unit, NULL);
  title = kh_plan_text_title (NULL, raw_title, year);
  details = details_text (type_name, part_unit, number, symbol, date, issuer);
  year_words = g_strdup_printf ("%d", year);

  gtk_label_set_label (self->year, year_words);
  gtk_label_set_label (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  gtk_label_set_label (self->details, details);
  show_progress (self, n_done, n_tasks);
  show_state (self, state);
  gtk_widget_set_visible (self->restore_button, trashed);
  gtk_widget_set_visible (self->delete_button, trashed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.archive", state != KH_PLAN_ARCHIVED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.unarchive", state == KH_PLAN_ARCHIVED);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), !trashed);

  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    {
      g_autofree char *words = g_strdup_printf ("%s. %s. %s", title, details, kh_plan_text_state (state));

      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
}

static void
show_starts_year (KhPlanRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->year), kh_library_entry_get_starts_year (self->entry));
}

static GVariant *
plan_id (KhPlanRow *self)
{
  return g_variant_new_int64 (kh_plan_info_get_id (kh_library_entry_get_info (self->entry)));
}

/* What is done with a plan is done by the window. */
static void
window_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const names[][2] = {
    { "plan.open", "win.open-plan" },           { "plan.compare", "win.compare-plan" },
    { "plan.versions", "win.show-plan-versions" }, { "plan.continue", "win.continue-plan" },
    { "plan.duplicate", "win.duplicate-plan" }, { "plan.archive", "win.archive-plan" },
    { "plan.unarchive", "win.unarchive-plan" }, { "plan.trash", "win.trash-plan" },
    { "plan.restore", "win.restore-plan" },     { "plan.delete", "win.delete-plan" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i][0], name))
      gtk_widget_activate_action_variant (widget, names[i][1], plan_id (KH_PLAN_ROW (widget)));
}

static void
secondary_click_cb (KhPlanRow *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (gtk_widget_get_visible (GTK_WIDGET (self->menu_button)))
    gtk_menu_button_popup (self->menu_button);
}

/* Returns: (transfer full): what can be done with the plan, after the documents that it is linked with */
static GMenuModel *
new_menu (KhPlanRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  KhStore *store = KH_IS_WINDOW (root) ? kh_window_get_store (KH_WINDOW (root)) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links
      = store != NULL ? kh_store_list_info_successions (store, kh_library_entry_get_info (self->entry), &error) : NULL;
  g_autoptr (GMenuModel) link_menu = NULL;
  GMenu *menu;

  if (error != NULL)
    g_warning ("What a plan is linked with could not be read: %s", error->message);
  if (links == NULL || links->len == 0)
    return g_object_ref (self->plan_menu);
  menu = g_menu_new ();
  link_menu = kh_link_menu_new (links);
  g_menu_append_section (menu, NULL, link_menu);
  for (int i = 0; i < g_menu_model_get_n_items (self->plan_menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (self->plan_menu, i, G_MENU_LINK_SECTION);

      g_menu_append_section (menu, NULL, section);
    }
  return G_MENU_MODEL (menu);
}

/* A library has many rows, and few menus are ever opened: each is made when it is. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = new_menu (data);

  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

static void
kh_plan_row_dispose (GObject *object)
{
  KhPlanRow *self = KH_PLAN_ROW (object);

  kh_plan_row_set_entry (self, NULL);
  kh_template_dispose (GTK_WIDGET (self));

  G_OBJECT_CLASS (kh_plan_row_parent_class)->dispose (object);
}

static void
kh_plan_row_class_init (KhPlanRowClass *klass)
{
  static const char *const actions[] = { "plan.open",      "plan.compare", "plan.versions",  "plan.continue", "plan.duplicate",
                                         "plan.archive",   "plan.unarchive", "plan.trash",   "plan.restore",  "plan.delete" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_plan_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/plan-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KhPlanRow, year);
  gtk_widget_class_bind_template_child (widget_class, KhPlanRow, title);
  gtk_widget_class_bind_template_child (widget_class, KhPlanRow, details);
  gtk_widget_class_bind_template_child (widget_class, KhPlanRow, progress_box);
  gtk_widget_class_bind_template_child (widget_class, KhPlanRow, progress);
  gtk_widget_class_bind_template_child (widget_class, KhPlanRow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, KhPlanRow, state);
  gtk_widget_class_bind_template_child (widget_class, KhPlanRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, KhPlanRow, restore_button);
  gtk_widget_class_bind_template_child (widget_class, KhPlanRow, delete_button);
  gtk_widget_class_bind_template_child (widget_class, KhPlanRow, plan_menu);
  gtk_widget_class_bind_template_callback (widget_class, secondary_click_cb);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, window_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "planrow");
}

static void
kh_plan_row_init (KhPlanRow *self)
{
  kh_template_init (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
}

GtkWidget *
kh_plan_row_new (void)
{
  return g_object_new (KH_TYPE_PLAN_ROW, NULL);
}

void
kh_plan_row_set_entry (KhPlanRow *self, KhLibraryEntry *entry)
{
  g_return_if_fail (KH_IS_PLAN_ROW (self));
  g_return_if_fail (entry == NULL || KH_IS_LIBRARY_ENTRY (entry));

  if (self->entry != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->entry, self);
      g_signal_handlers_disconnect_by_data (kh_library_entry_get_info (self->entry), self);
    }
  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;
  g_signal_connect_swapped (entry, "notify::starts-year", G_CALLBACK (show_starts_year), self);
  g_signal_connect_swapped (kh_library_entry_get_info (entry), "notify", G_CALLBACK (show_info), self);
  show_info (self);
  show_starts_year (self);
}

KhLibraryEntry *
kh_plan_row_get_entry (KhPlanRow *self)
{
  g_return_val_if_fail (KH_IS_PLAN_ROW (self), NULL);
  return self->entry;
}
