/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFindBar: finds words in the open plan. */
#include "find-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "describe.h"
#include "find-results.h"
#include "hit-box.h"
#include "template.h"

/* Invariant: current is the hit that was last shown, NULL before the first step. */
struct _KhFindBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkEditable *entry;
  GtkMenuButton *list_button;
  GtkPopover *popover;
  GtkListView *list;
  GtkToggleButton *match_case;
  GtkToggleButton *match_marks;
  GtkToggleButton *replace_button;
  GtkEditable *replacement;
  GtkWidget *replace_one;
  GtkWidget *replace_all;

  KhPlan *plan;
  gboolean read_only;
  KhFindResults *results;
  KhFindHit *current;
  char *place; /* UUID */
};

enum
{
  SHOW_HIT,
  FLUSH,
  NOTICE,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhFindBar, kh_find_bar, GTK_TYPE_WIDGET)

static guint
count_hits (KhFindBar *self)
{
  return g_list_model_get_n_items (kh_find_results_get_hits (self->results));
}

/* The index of the hit that was last shown, the number of hits if it is there no more. */
static guint
find_current (KhFindBar *self)
{
  guint index;
  g_autoptr (KhFindHit) hit = NULL;

  if (self->current == NULL)
    return count_hits (self);
  index = kh_find_results_find_place (self->results, kh_find_hit_get_order (self->current),
                                      kh_find_hit_get_bytes (self->current).start);
  hit = g_list_model_get_item (kh_find_results_get_hits (self->results), index);
  if (hit == NULL || kh_find_hit_get_order (hit) != kh_find_hit_get_order (self->current)
      || kh_find_hit_get_bytes (hit).start != kh_find_hit_get_bytes (self->current).start)
    return count_hits (self);
  return index;
}

static void
show_count (KhFindBar *self)
{
  guint n_hits = count_hits (self);
  guint current = find_current (self);
  gboolean words = *gtk_editable_get_text (self->entry) != '\0';
  gboolean writable = !self->read_only && !kh_plan_is_locked (self->plan);
  g_autofree char *count = NULL;

  if (!words)
    count = g_strdup ("–");
  else if (n_hits == 0)
    count = g_strdup (_("No hits"));
  else if (current < n_hits)
    count = g_strdup_printf (_("%u of %u"), current + 1, n_hits);
  else
    count = g_strdup_printf (ngettext ("%u hit", "%u hits", n_hits), n_hits);
  gtk_menu_button_set_label (self->list_button, count);
  /* GTK has the new label describe the button inside. */
  kh_describe_inside (GTK_WIDGET (self->list_button));
  gtk_widget_set_sensitive (GTK_WIDGET (self->list_button), n_hits > 0);
  if (words && n_hits == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_set_sensitive (self->replace_one, writable && n_hits > 0);
  gtk_widget_set_sensitive (self->replace_all, writable && n_hits > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->replacement), writable);
}

static gboolean
has_focus (KhFindBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
show_hit (KhFindBar *self, guint index, gboolean focus)
{
  g_autoptr (KhFindHit) hit = g_list_model_get_item (kh_find_results_get_hits (self->results), index);

  g_set_object (&self->current, hit);
  g_signal_emit (self, signals[SHOW_HIT], 0, hit, focus);
  show_count (self);
}

static void
search_cb (KhFindBar *self)
{
  KhFindFlags flags = KH_FIND_DEFAULT;

  if (self->results == NULL)
    return;
  if (gtk_toggle_button_get_active (self->match_case))
    flags |= KH_FIND_MATCH_CASE;
  if (gtk_toggle_button_get_active (self->match_marks))
    flags |= KH_FIND_MATCH_MARKS;
  g_signal_emit (self, signals[FLUSH], 0);
  if (self->current != NULL)
    g_signal_emit (self, signals[SHOW_HIT], 0, NULL, FALSE);
  g_clear_object (&self->current);
  kh_find_results_search (self->results, gtk_editable_get_text (self->entry), flags);
  show_count (self);
}

void
kh_find_bar_step (KhFindBar *self, int direction)
{
  guint n_hits, current, index;

  g_return_if_fail (KH_IS_FIND_BAR (self));

  if (*gtk_editable_get_text (self->entry) == '\0')
    {
      kh_find_bar_open (self, NULL, FALSE);
      return;
    }
  g_signal_emit (self, signals[FLUSH], 0);
  kh_find_results_refresh (self->results);
  n_hits = count_hits (self);
  if (n_hits == 0)
    {
      show_count (self);
      return;
    }
  current = find_current (self);
  if (current < n_hits)
    index = (current + n_hits + (guint) direction) % n_hits;
  else if (self->current != NULL) /* its words are gone: on from there */
    index = kh_find_results_find_place (self->results, kh_find_hit_get_order (self->current),
                                        kh_find_hit_get_bytes (self->current).start)
            % n_hits;
  else
    index = kh_find_results_find_node (self->results, self->place);
  show_hit (self, index, !has_focus (self));
}

static void
next_cb (KhFindBar *self)
{
  /* Enter may come before the entry's delay is over. */
  if (self->current == NULL)
    search_cb (self);
  kh_find_bar_step (self, 1);
}

static void
previous_cb (KhFindBar *self)
{
  if (self->current == NULL)
    search_cb (self);
  kh_find_bar_step (self, -1);
}

static void
close_cb (KhFindBar *self)
{
  guint current = find_current (self);

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  if (current < count_hits (self))
    show_hit (self, current, TRUE);
  else
    g_signal_emit (self, signals[SHOW_HIT], 0, NULL, TRUE);
}

static void
hit_activated_cb (KhFindBar *self, guint position)
{
  gtk_popover_popdown (self->popover);
  show_hit (self, position, TRUE);
}

/* Replacing. */

static void
replace_cb (KhFindBar *self)
{
  const char *words = gtk_editable_get_text (self->replacement);
  g_autoptr (GError) error = NULL;
  guint next = 0;

  if (!gtk_widget_get_sensitive (self->replace_one))
    return;
  g_signal_emit (self, signals[FLUSH], 0);
  /* The user sees what is about to be replaced before it is. */
  if (self->current == NULL || find_current (self) == count_hits (self))
    {
      kh_find_bar_step (self, 1);
      return;
    }
  if (kh_find_results_replace (self->results, self->current, words, &next, &error))
    {
      g_clear_object (&self->current);
      if (count_hits (self) > 0)
        show_hit (self, next < count_hits (self) ? next : 0, FALSE);
      else
        g_signal_emit (self, signals[SHOW_HIT], 0, NULL, FALSE);
    }
  else if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
  show_count (self);
}

static void
replace_all_cb (KhFindBar *self)
{
  g_autoptr (GError) error = NULL;
  int n_replaced;

  g_signal_emit (self, signals[FLUSH], 0);
  g_signal_emit (self, signals[SHOW_HIT], 0, NULL, FALSE);
  g_clear_object (&self->current);
  n_replaced = kh_find_results_replace_all (self->results, gtk_editable_get_text (self->replacement), &error);
  if (n_replaced < 0)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
    }
  else if (n_replaced > 0)
    {
      g_autofree char *message = g_strdup_printf (ngettext ("Replaced in %d place", "Replaced in %d places", n_replaced),
                                                  n_replaced);

      g_signal_emit (self, signals[NOTICE], 0, message);
    }
  show_count (self);
}

/* The list. */

static void
setup_cb (KhFindBar *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, kh_hit_box_new ());
}

static void
bind_cb (KhFindBar *self, GtkListItem *item)
{
  KhFindHit *hit = gtk_list_item_get_item (item);
  g_autofree char *place = kh_find_hit_dup_place (hit);

  kh_hit_box_set (gtk_list_item_get_child (item), kh_find_hit_get_snippet (hit), place);
}

static void
list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhFindBar *self = KH_FIND_BAR (widget);

  if (self->current == NULL)
    search_cb (self);
  if (count_hits (self) == 0)
    return;
  gtk_menu_button_popup (self->list_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  close_cb (KH_FIND_BAR (widget));
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  previous_cb (KH_FIND_BAR (widget));
}

static void
kh_find_bar_dispose (GObject *object)
{
  KhFindBar *self = KH_FIND_BAR (object);

  kh_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->current);
  g_clear_object (&self->results);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->place, g_free);

  G_OBJECT_CLASS (kh_find_bar_parent_class)->dispose (object);
}

static void
kh_find_bar_class_init (KhFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_find_bar_dispose;

  signals[SHOW_HIT] = g_signal_new ("show-hit", KH_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                    2, KH_TYPE_FIND_HIT, G_TYPE_BOOLEAN);
  signals[FLUSH]
      = g_signal_new ("flush", KH_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOTICE] = g_signal_new ("notice", KH_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", KH_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_ERROR);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KhFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, KhFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, KhFindBar, list_button);
  gtk_widget_class_bind_template_child (widget_class, KhFindBar, popover);
  gtk_widget_class_bind_template_child (widget_class, KhFindBar, list);
  gtk_widget_class_bind_template_child (widget_class, KhFindBar, match_case);
  gtk_widget_class_bind_template_child (widget_class, KhFindBar, match_marks);
  gtk_widget_class_bind_template_child (widget_class, KhFindBar, replace_button);
  gtk_widget_class_bind_template_child (widget_class, KhFindBar, replacement);
  gtk_widget_class_bind_template_child (widget_class, KhFindBar, replace_one);
  gtk_widget_class_bind_template_child (widget_class, KhFindBar, replace_all);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, hit_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_all_cb);
  gtk_widget_class_install_action (widget_class, "find.list", NULL, list_action);
  gtk_widget_class_install_action (widget_class, "find.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "find.previous", NULL, previous_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, 0, "find.list", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "find.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK, "find.previous", NULL);
  gtk_widget_class_set_css_name (widget_class, "findbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kh_find_bar_init (KhFindBar *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  kh_template_init (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
}

void
kh_find_bar_set_plan (KhFindBar *self, KhStore *store, KhPlan *plan, gboolean read_only)
{
  g_autoptr (GtkSelectionModel) selection = NULL;
  GListModel *hits;

  g_return_if_fail (KH_IS_FIND_BAR (self));
  g_return_if_fail (self->results == NULL);

  self->plan = g_object_ref (plan);
  self->read_only = read_only;
  self->results = kh_find_results_new (store, plan);
  hits = kh_find_results_get_hits (self->results);
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (hits)));
  gtk_list_view_set_model (self->list, selection);
  g_signal_connect_object (hits, "items-changed", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::state", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  show_count (self);
}

void
kh_find_bar_open (KhFindBar *self, const char *words, gboolean replace)
{
  g_return_if_fail (KH_IS_FIND_BAR (self));

  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  if (replace)
    gtk_toggle_button_set_active (self->replace_button, TRUE);
  if (words != NULL && *words != '\0')
    gtk_editable_set_text (self->entry, words);
  search_cb (self);
  /* With words there, the next thing to type is what replaces them. */
  if (replace && words != NULL && *words != '\0' && gtk_widget_get_sensitive (GTK_WIDGET (self->replacement)))
    gtk_widget_grab_focus (GTK_WIDGET (self->replacement));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
kh_find_bar_set_place (KhFindBar *self, const char *uuid)
{
  g_return_if_fail (KH_IS_FIND_BAR (self));

  g_free (self->place);
  self->place = g_strdup (uuid);
}

GListModel *
kh_find_bar_get_hits (KhFindBar *self)
{
  g_return_val_if_fail (KH_IS_FIND_BAR (self), NULL);

  return kh_find_results_get_hits (self->results);
}
