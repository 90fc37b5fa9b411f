/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhLibraryView: the plans by year, what a search finds in them, and the trash. */
#include "library-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "hit-box.h"
#include "plan-row.h"
#include "plan-text.h"
#include "template.h"
#include "toast.h"

/* So many results are shown at once; more come as one scrolls to their end. */
#define HITS_OF_PAGE 60
#define FOCUS_DELAY 50 /* ms */

/* Rows that are there for the first frame, and how many are added whenever there
 * is nothing else to do, until the list view has all that it makes ahead. */
#define FIRST_ROWS 12
#define MORE_ROWS 8
#define ROWS_MADE 240

/* Invariant: hits is what the rows of results show, row by row. */
struct _KhLibraryView
{
  GtkWidget parent_instance;

  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *new_button;
  GtkWidget *import_button;
  GtkWidget *continue_button;
  GtkWidget *empty_button;
  GtkToggleButton *search_button;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkInfoBar *info_bar;
  GtkStack *stack;
  GtkListView *plan_list;
  GtkListView *trash_list;
  GtkListBox *results;
  AdwStatusPage *no_results;

  KhStore *store;
  GListModel *plans; /* of KhLibraryEntry */
  GListModel *trashed;
  GPtrArray *hits;
  KhSearchPage search_page; /* after hits */
  gboolean has_more_hits;
  gboolean trash;
  guint focus_source;
};

enum
{
  OPEN_PLAN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhLibraryView, kh_library_view, GTK_TYPE_WIDGET)

static gboolean
is_searching (KhLibraryView *self)
{
  return gtk_search_bar_get_search_mode (self->search_bar)
         && *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
}

static void
show_right_page (KhLibraryView *self)
{
  const char *name;

  if (self->store == NULL)
    return;
  if (self->trash)
    name = g_list_model_get_n_items (self->trashed) > 0 ? "trash" : "trash-empty";
  else if (is_searching (self))
    name = self->hits != NULL && self->hits->len > 0 ? "results" : "no-results";
  else
    name = g_list_model_get_n_items (self->plans) > 0 ? "plans" : "empty";
  gtk_stack_set_visible_child_name (self->stack, name);

  adw_window_title_set_title (self->title, self->trash ? _("Trash") : _("Kế hoạch"));
  gtk_widget_set_visible (self->back_button, self->trash);
  gtk_widget_set_visible (self->new_button, !self->trash);
  gtk_widget_set_visible (self->import_button, !self->trash);
  gtk_widget_set_visible (self->continue_button, !self->trash && g_list_model_get_n_items (self->plans) > 0);
  gtk_widget_set_visible (self->empty_button, self->trash && g_list_model_get_n_items (self->trashed) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), !self->trash);
}

/* Search. */

static GtkWidget *
create_hit_row (const KhSearchHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = kh_hit_box_new ();
  g_autofree char *title = kh_plan_text_title (NULL, hit->plan_title, 0);
  g_autofree char *section = hit->place == KH_SEARCH_IN_RECIPIENT || hit->place == KH_SEARCH_IN_SIGNATURE
                                 ? g_strdup (_("Signature, recipients"))
                                 : kh_plan_text_heading (hit->section);
  g_autofree char *place = *section != '\0' ? g_strdup_printf ("%s › %s", title, section) : g_strdup (title);
  g_autofree char *words = kh_search_hit_dup_words (hit);

  kh_hit_box_set (box, hit->snippet, place);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place, -1);
  return row;
}

static void
forget_hits (KhLibraryView *self)
{
  GtkListBoxRow *row;

  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->search_page = (KhSearchPage) { 0 };
  self->has_more_hits = FALSE;
  while ((row = gtk_list_box_get_row_at_index (self->results, 0)) != NULL)
    gtk_list_box_remove (self->results, GTK_WIDGET (row));
}

/* Shows the next page of results below those that are shown. */
static gboolean
add_hits (KhLibraryView *self, GError **error)
{
  g_autoptr (GPtrArray) hits
      = kh_store_search_on (self->store, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)),
                            &self->search_page, HITS_OF_PAGE, error);

  self->has_more_hits = hits != NULL && hits->len == HITS_OF_PAGE;
  if (hits == NULL)
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    gtk_list_box_append (self->results, create_hit_row (g_ptr_array_index (hits, i)));
  if (self->hits == NULL)
    self->hits = g_steal_pointer (&hits);
  else
    g_ptr_array_extend_and_steal (self->hits, g_steal_pointer (&hits));
  return TRUE;
}

static void
results_scrolled_cb (KhLibraryView *self, GtkAdjustment *adjustment)
{
  double page = gtk_adjustment_get_page_size (adjustment);
  g_autoptr (GError) error = NULL;

  if (!self->has_more_hits || page <= 0
      || gtk_adjustment_get_value (adjustment) + 2 * page < gtk_adjustment_get_upper (adjustment))
    return;
  if (!add_hits (self, &error))
    kh_toast_show_error (GTK_WIDGET (self), error);
}

static void
search_changed_cb (KhLibraryView *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (self->store == NULL)
    return;
  forget_hits (self);
  if (is_searching (self))
    add_hits (self, &error);
  /* A status page reads its description as markup. */
  words = g_markup_escape_text (error != NULL ? error->message : _("Try other words. Tone marks do not matter."), -1);
  adw_status_page_set_description (self->no_results, words);
  show_right_page (self);
}

static void
open_hit (KhLibraryView *self, guint index)
{
  const KhSearchHit *hit;

  if (self->hits == NULL || index >= self->hits->len)
    return;
  hit = g_ptr_array_index (self->hits, index);
  g_signal_emit (self, signals[OPEN_PLAN], 0, hit->plan_id, hit->item_uuid,
                 gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
hit_activated_cb (KhLibraryView *self, GtkListBoxRow *row)
{
  open_hit (self, gtk_list_box_row_get_index (row));
}

static void
search_activate_cb (KhLibraryView *self)
{
  search_changed_cb (self); /* Enter may come before the entry's delay is over */
  open_hit (self, 0);
}

/* Lists of plans. */

static void
setup_cb (KhLibraryView *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, kh_plan_row_new ());
}

static void
bind_cb (KhLibraryView *self, GtkListItem *item)
{
  kh_plan_row_set_entry (KH_PLAN_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (KhLibraryView *self, GtkListItem *item)
{
  kh_plan_row_set_entry (KH_PLAN_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
plan_activated_cb (KhLibraryView *self, guint position)
{
  g_autoptr (KhLibraryEntry) entry = g_list_model_get_item (self->plans, position);

  g_signal_emit (self, signals[OPEN_PLAN], 0, kh_plan_info_get_id (kh_library_entry_get_info (entry)), NULL, NULL);
}

/* Moves the plan of the row in focus to the trash, or asks to delete it from there: the Delete key. */
static void
trash_focused_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhLibraryView *self = KH_LIBRARY_VIEW (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = NULL;

  /* The focus is on the list's item around the row, or on a button within it. */
  if (focus != NULL)
    row = gtk_widget_get_ancestor (focus, KH_TYPE_PLAN_ROW);
  if (row == NULL && focus != NULL)
    row = gtk_widget_get_first_child (focus);
  if (KH_IS_PLAN_ROW (row))
    gtk_widget_activate_action (row, self->trash ? "plan.delete" : "plan.trash", NULL);
}

/* From the search entry into what it found: the Down key. */
static void
enter_results_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhLibraryView *self = KH_LIBRARY_VIEW (widget);

  if (!is_searching (self) || gtk_widget_get_focus_child (GTK_WIDGET (self->search_bar)) == NULL)
    return;
  search_changed_cb (self); /* the key may come before the entry's delay is over */
  gtk_widget_child_focus (GTK_WIDGET (self->results), GTK_DIR_TAB_FORWARD);
}

static void
leave_trash_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kh_library_view_set_trash (KH_LIBRARY_VIEW (widget), FALSE);
}

static void
kh_library_view_dispose (GObject *object)
{
  KhLibraryView *self = KH_LIBRARY_VIEW (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_object (&self->store);
  kh_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->plans);
  g_clear_object (&self->trashed);
  g_clear_pointer (&self->hits, g_ptr_array_unref);

  G_OBJECT_CLASS (kh_library_view_parent_class)->dispose (object);
}

static void
kh_library_view_class_init (KhLibraryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_library_view_dispose;

  signals[OPEN_PLAN] = g_signal_new ("open-plan", KH_TYPE_LIBRARY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/library-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KhLibraryView, title);
  gtk_widget_class_bind_template_child (widget_class, KhLibraryView, back_button);
  gtk_widget_class_bind_template_child (widget_class, KhLibraryView, new_button);
  gtk_widget_class_bind_template_child (widget_class, KhLibraryView, import_button);
  gtk_widget_class_bind_template_child (widget_class, KhLibraryView, continue_button);
  gtk_widget_class_bind_template_child (widget_class, KhLibraryView, empty_button);
  gtk_widget_class_bind_template_child (widget_class, KhLibraryView, search_button);
  gtk_widget_class_bind_template_child (widget_class, KhLibraryView, search_bar);
  gtk_widget_class_bind_template_child (widget_class, KhLibraryView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KhLibraryView, info_bar);
  gtk_widget_class_bind_template_child (widget_class, KhLibraryView, stack);
  gtk_widget_class_bind_template_child (widget_class, KhLibraryView, plan_list);
  gtk_widget_class_bind_template_child (widget_class, KhLibraryView, trash_list);
  gtk_widget_class_bind_template_child (widget_class, KhLibraryView, results);
  gtk_widget_class_bind_template_child (widget_class, KhLibraryView, no_results);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, hit_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, results_scrolled_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_activated_cb);
  gtk_widget_class_install_action (widget_class, "library.trash-focused", NULL, trash_focused_action);
  gtk_widget_class_install_action (widget_class, "library.enter-results", NULL, enter_results_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, 0, "library.enter-results", NULL);
  gtk_widget_class_install_action (widget_class, "library.leave-trash", NULL, leave_trash_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "library.trash-focused", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
set_factory (KhLibraryView *self, GtkListView *list)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (list, factory);
}

static void
kh_library_view_init (KhLibraryView *self)
{
  kh_template_init (GTK_WIDGET (self));
  set_factory (self, self->plan_list);
  set_factory (self, self->trash_list);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_object_bind_property (self->search_bar, "search-mode-enabled", self->search_button, "active",
                          G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* A list view makes some 200 rows at once, of which a window shows ten. */
static gboolean
more_rows_cb (gpointer data)
{
  GtkSliceListModel *slice = data;
  guint size = gtk_slice_list_model_get_size (slice) + MORE_ROWS;
  gboolean all = size >= ROWS_MADE || size >= g_list_model_get_n_items (gtk_slice_list_model_get_model (slice));

  gtk_slice_list_model_set_size (slice, all ? G_MAXUINT : size);
  return all ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static GListModel *
fill_list (KhLibraryView *self, GtkListView *list, GListModel *plans)
{
  KhLibraryModel *model = kh_library_model_new (plans);
  GtkSliceListModel *slice = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (model)), 0, FIRST_ROWS);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (slice));

  g_idle_add_full (G_PRIORITY_LOW, more_rows_cb, g_object_ref (slice), g_object_unref);
  gtk_list_view_set_model (list, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (model, "items-changed", G_CALLBACK (show_right_page), self, G_CONNECT_SWAPPED);
  return G_LIST_MODEL (model);
}

gboolean
kh_library_view_set_store (KhLibraryView *self, KhStore *store, gboolean read_only, GError **error)
{
  g_autoptr (GListModel) plans = NULL;
  g_autoptr (GListModel) trashed = NULL;

  g_return_val_if_fail (KH_IS_LIBRARY_VIEW (self), FALSE);
  g_return_val_if_fail (KH_IS_STORE (store), FALSE);
  g_return_val_if_fail (self->store == NULL, FALSE);

  plans = kh_store_list_plans (store, error);
  if (plans == NULL)
    return FALSE;
  trashed = kh_store_list_trash (store, error);
  if (trashed == NULL)
    return FALSE;

  self->plans = fill_list (self, self->plan_list, plans);
  self->trashed = fill_list (self, self->trash_list, trashed);
  self->store = g_object_ref (store);
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self));
  /* Damage is told with its way out. */
  gtk_info_bar_set_revealed (self->info_bar, read_only && kh_store_get_trouble (store) != KH_TROUBLE_DAMAGED);
  show_right_page (self);
  return TRUE;
}

void
kh_library_view_set_trash (KhLibraryView *self, gboolean trash)
{
  g_return_if_fail (KH_IS_LIBRARY_VIEW (self));

  self->trash = trash;
  if (trash)
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  show_right_page (self);
}

void
kh_library_view_start_search (KhLibraryView *self, const char *text)
{
  g_return_if_fail (KH_IS_LIBRARY_VIEW (self));

  g_clear_handle_id (&self->focus_source, g_source_remove);
  kh_library_view_set_trash (self, FALSE);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static gboolean
focus_cb (gpointer user_data)
{
  KhLibraryView *self = user_data;
  GtkWidget *list = GTK_WIDGET (self->plan_list);
  GtkWidget *outer = gtk_widget_get_ancestor (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_TYPE_STACK);

  self->focus_source = 0;
  /* A plan may have been opened meanwhile. */
  if (outer != NULL && gtk_stack_get_visible_child (GTK_STACK (outer)) != GTK_WIDGET (self))
    return G_SOURCE_REMOVE;
  if (gtk_stack_get_visible_child_name (self->stack) == NULL)
    return G_SOURCE_REMOVE;
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "plans"))
    {
      /* Once the focus is on a row, asking again would take it into the row. */
      if (gtk_widget_get_focus_child (list) == NULL)
        gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
    }
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

void
kh_library_view_focus (KhLibraryView *self)
{
  g_return_if_fail (KH_IS_LIBRARY_VIEW (self));

  /* A list has rows to focus only after its first frame. */
  if (self->focus_source == 0)
    self->focus_source = g_timeout_add_full (G_PRIORITY_LOW, FOCUS_DELAY, focus_cb, self, NULL);
}

GListModel *
kh_library_view_get_plans (KhLibraryView *self)
{
  g_return_val_if_fail (KH_IS_LIBRARY_VIEW (self), NULL);
  return self->plans;
}
