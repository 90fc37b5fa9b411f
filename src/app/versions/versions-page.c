/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhVersionsPage: the kept versions of a plan. */
#include "versions-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "plan-text.h"
#include "template.h"
#include "toast.h"
#include "version-row.h"
#include "version-words.h"

/* Invariant: picked is set while the user chooses the version to compare it with. */
struct _KhVersionsPage
{
  GtkWidget parent_instance;

  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkInfoBar *pick_bar;
  GtkLabel *pick_label;
  GtkStack *stack;
  GtkListView *list;

  KhStore *store;
  KhPlan *plan;
  GListStore *revisions;
  KhRevision *picked;
  gboolean writable;
};

enum
{
  CLOSED,
  OPENED,
  COMPARED,
  NAMED,
  RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhVersionsPage, kh_versions_page, GTK_TYPE_WIDGET)

KhRevision *
kh_versions_page_find (KhVersionsPage *self, gint64 id)
{
  g_return_val_if_fail (KH_IS_VERSIONS_PAGE (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->revisions)); i++)
    {
      g_autoptr (KhRevision) revision = g_list_model_get_item (G_LIST_MODEL (self->revisions), i);

      if (kh_revision_get_id (revision) == id)
        return g_steal_pointer (&revision);
    }

  return NULL;
}

static gboolean
is_same (GListModel *a, guint i, GListModel *b, guint j)
{
  g_autoptr (KhRevision) one = g_list_model_get_item (a, i);
  g_autoptr (KhRevision) other = g_list_model_get_item (b, j);

  return kh_revision_get_id (one) == kh_revision_get_id (other)
         && g_strcmp0 (kh_revision_get_name (one), kh_revision_get_name (other)) == 0;
}

/* Only what differs is put anew: the focus stays where it is. */
static void
reload (KhVersionsPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) now = kh_store_list_revisions (self->store, self->plan, &error);
  GListModel *shown = G_LIST_MODEL (self->revisions);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_shown, n_now, begin = 0, end = 0;

  if (now == NULL)
    {
      kh_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  n_shown = g_list_model_get_n_items (shown);
  n_now = g_list_model_get_n_items (now);
  while (end < MIN (n_shown, n_now) && is_same (shown, n_shown - end - 1, now, n_now - end - 1))
    end++;
  while (begin < MIN (n_shown, n_now) - end && is_same (shown, begin, now, begin))
    begin++;
  for (guint i = begin; i < n_now - end; i++)
    g_ptr_array_add (fresh, g_list_model_get_item (now, i));
  if (n_shown - end - begin > 0 || fresh->len > 0)
    g_list_store_splice (self->revisions, begin, n_shown - end - begin, fresh->pdata, fresh->len);
  gtk_stack_set_visible_child_name (self->stack, n_now > 0 ? "versions" : "none");
}

static void
revisions_changed_cb (KhVersionsPage *self, gint64 plan_id)
{
  if (plan_id == 0 || plan_id == kh_node_get_id (KH_NODE (self->plan)))
    reload (self);
}

static void
update_standing (KhVersionsPage *self)
{
  g_autofree char *title = kh_plan_text_dup_title (self->plan);

  adw_window_title_set_subtitle (self->title, title);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.rename", self->writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.restore", self->writable && !kh_plan_is_locked (self->plan));
}

static void
changed_cb (KhVersionsPage *self, KhNode *root)
{
  if (root == KH_NODE (self->plan))
    update_standing (self);
}

/* Rows. */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, kh_version_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  kh_version_row_set_revision (KH_VERSION_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  kh_version_row_set_revision (KH_VERSION_ROW (gtk_list_item_get_child (item)), NULL);
}

/* Choosing the other version. */

static void
pick (KhVersionsPage *self, KhRevision *revision)
{
  g_autofree char *name = revision != NULL ? kh_version_words_dup_short (revision) : NULL;
  g_autofree char *words = name != NULL ? g_strdup_printf (_("Choose the version to compare with “%s”."), name) : NULL;

  g_set_object (&self->picked, revision);
  if (words != NULL)
    gtk_label_set_label (self->pick_label, words);
  gtk_info_bar_set_revealed (self->pick_bar, revision != NULL);
  if (revision != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
choose (KhVersionsPage *self, KhRevision *revision)
{
  g_autoptr (KhRevision) picked = self->picked != NULL ? g_object_ref (self->picked) : NULL;

  if (picked == NULL)
    {
      g_signal_emit (self, signals[OPENED], 0, revision);
      return;
    }
  if (kh_revision_get_id (picked) == kh_revision_get_id (revision))
    return;

  pick (self, NULL);
  if (kh_revision_get_id (picked) < kh_revision_get_id (revision))
    g_signal_emit (self, signals[COMPARED], 0, picked, revision);
  else
    g_signal_emit (self, signals[COMPARED], 0, revision, picked);
}

static void
activated_cb (KhVersionsPage *self, guint position)
{
  g_autoptr (KhRevision) revision = g_list_model_get_item (G_LIST_MODEL (self->revisions), position);

  if (revision != NULL)
    choose (self, revision);
}

/* Actions. */

static void
version_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhVersionsPage *self = KH_VERSIONS_PAGE (widget);
  g_autoptr (KhRevision) revision = kh_versions_page_find (self, g_variant_get_int64 (parameter));

  if (revision == NULL)
    return;
  if (g_str_equal (name, "versions.pick"))
    pick (self, revision);
  else if (g_str_equal (name, "versions.compare"))
    g_signal_emit (self, signals[COMPARED], 0, revision, NULL);
  else if (g_str_equal (name, "versions.rename"))
    g_signal_emit (self, signals[NAMED], 0, revision);
  else if (g_str_equal (name, "versions.restore"))
    g_signal_emit (self, signals[RESTORED], 0, revision);
  else
    g_signal_emit (self, signals[OPENED], 0, revision);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhVersionsPage *self = KH_VERSIONS_PAGE (widget);

  if (self->picked != NULL)
    pick (self, NULL);
  else
    g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
kh_versions_page_grab_focus (GtkWidget *widget)
{
  KhVersionsPage *self = KH_VERSIONS_PAGE (widget);

  return gtk_widget_grab_focus (g_list_model_get_n_items (G_LIST_MODEL (self->revisions)) > 0 ? GTK_WIDGET (self->list)
                                                                                                : self->back_button);
}

static void
kh_versions_page_dispose (GObject *object)
{
  KhVersionsPage *self = KH_VERSIONS_PAGE (object);

  kh_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->picked);
  g_clear_object (&self->revisions);
  g_clear_object (&self->plan);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kh_versions_page_parent_class)->dispose (object);
}

static guint
add_signal (KhVersionsPageClass *klass, const char *name, guint n_revisions)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n_revisions,
                       KH_TYPE_REVISION, KH_TYPE_REVISION);
}

static void
kh_versions_page_class_init (KhVersionsPageClass *klass)
{
  static const char *const version_actions[]
    = { "versions.open", "versions.compare", "versions.pick", "versions.rename", "versions.restore" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_versions_page_dispose;
  widget_class->grab_focus = kh_versions_page_grab_focus;

  signals[CLOSED] = add_signal (klass, "closed", 0);
  signals[OPENED] = add_signal (klass, "opened", 1);
  signals[COMPARED] = add_signal (klass, "compared", 2);
  signals[NAMED] = add_signal (klass, "named", 1);
  signals[RESTORED] = add_signal (klass, "restored", 1);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/versions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KhVersionsPage, title);
  gtk_widget_class_bind_template_child (widget_class, KhVersionsPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, KhVersionsPage, pick_bar);
  gtk_widget_class_bind_template_child (widget_class, KhVersionsPage, pick_label);
  gtk_widget_class_bind_template_child (widget_class, KhVersionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KhVersionsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  for (guint i = 0; i < G_N_ELEMENTS (version_actions); i++)
    gtk_widget_class_install_action (widget_class, version_actions[i], "x", version_action);
  gtk_widget_class_install_action (widget_class, "versions.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "versions.cancel", NULL);
}

static void
kh_versions_page_init (KhVersionsPage *self)
{
  GtkSelectionModel *selection;

  kh_template_init (GTK_WIDGET (self));
  self->revisions = g_list_store_new (KH_TYPE_REVISION);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->revisions))));
  gtk_list_view_set_model (self->list, selection);
  g_object_unref (selection);
}

GtkWidget *
kh_versions_page_new (KhStore *store, KhPlan *plan, gboolean writable)
{
  KhVersionsPage *self;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  self = g_object_new (KH_TYPE_VERSIONS_PAGE, NULL);
  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
  self->writable = writable;
  g_signal_connect_object (store, "revisions-changed", G_CALLBACK (revisions_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update_standing (self);
  reload (self);

  return GTK_WIDGET (self);
}

GListModel *
kh_versions_page_get_model (KhVersionsPage *self)
{
  g_return_val_if_fail (KH_IS_VERSIONS_PAGE (self), NULL);

  return G_LIST_MODEL (self->revisions);
}
