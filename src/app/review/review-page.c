/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhReviewPage: what differs between two states of a plan, item by item. */
#include "review-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "change-row.h"
#include "change-words.h"
#include "merge.h"
#include "review-export.h"
#include "template.h"

struct _KhReviewPage
{
  GtkWidget parent_instance;

  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *cancel_button;
  GtkButton *apply_button;
  GtkWidget *all_button;
  GtkLabel *hint;
  GtkSpinner *spinner;
  GtkStack *stack;
  GtkListView *list;

  KhComparison *comparison; /* (nullable): while waiting */
  GtkSingleSelection *selection;
  KhReviewMode mode;
  gboolean side_by_side;
};

enum
{
  PROP_0,
  PROP_SIDE_BY_SIDE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint closed_signal;
static guint looked_at_signal;
static guint undo_signal;

G_DEFINE_FINAL_TYPE (KhReviewPage, kh_review_page, GTK_TYPE_WIDGET)

static guint
count_changes (KhReviewPage *self)
{
  return self->comparison != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->comparison)) : 0;
}

static guint
count_looks (KhReviewPage *self)
{
  guint n_looks = 0;

  for (guint i = 0; i < count_changes (self); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (self->comparison), i);

      n_looks += kh_change_get_needs_look (change);
    }

  return n_looks;
}

/* Merging waits until every conflict is decided. */
static char *
dup_merge_counts (KhReviewPage *self)
{
  const guint n_open = kh_merge_count (self->comparison, TRUE, KH_CHANGE_OPEN);
  const guint n_taken = kh_comparison_count (self->comparison, KH_CHANGE_ACCEPTED) + kh_comparison_count (self->comparison, KH_CHANGE_BOTH);
  guint n_here = 0;
  g_autofree char *taken = g_strdup_printf (ngettext ("%u change from the unit", "%u changes from the unit", n_taken), n_taken);
  g_autofree char *open = g_strdup_printf (ngettext ("%u conflict to decide", "%u conflicts to decide", n_open), n_open);
  g_autofree char *here = NULL;

  for (guint i = 0; i < count_changes (self); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (self->comparison), i);

      n_here += kh_change_is_applied (change);
    }
  here = g_strdup_printf (ngettext ("%u changed here", "%u changed here", n_here), n_here);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.apply", n_open == 0 && n_taken > 0);
  return g_strdup_printf ("%s · %s · %s", taken, open, here);
}

static void
update_counts (KhReviewPage *self)
{
  const guint n_changes = count_changes (self);
  const guint n_accepted = kh_comparison_count (self->comparison, KH_CHANGE_ACCEPTED);
  const guint n_rejected = kh_comparison_count (self->comparison, KH_CHANGE_REJECTED);
  g_autofree char *changes = g_strdup_printf (ngettext ("%u change", "%u changes", n_changes), n_changes);
  g_autofree char *all = NULL;

  switch (self->mode)
    {
    case KH_REVIEW_TAKE_IN:
      /* Translators: "12 changes", and how many of them are accepted and rejected */
      all = g_strdup_printf (_("%s · %u accepted · %u rejected"), changes, n_accepted, n_rejected);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.apply", n_accepted > 0);
      break;
    case KH_REVIEW_REVERT:
      /* Translators: "12 changes", and how many of them are kept, reverted and still to be looked at */
      all = g_strdup_printf (_("%s · %u kept · %u reverted · %u to look at"), changes, n_rejected, n_accepted,
                             count_looks (self));
      break;
    case KH_REVIEW_MERGE:
      all = dup_merge_counts (self);
      break;
    case KH_REVIEW_LOOK:
    default:
      all = g_steal_pointer (&changes);
      break;
    }
  adw_window_title_set_subtitle (self->title, all);
}

/* Rows. */

static void
decided_cb (KhReviewPage *self, int state, KhChangeRow *row)
{
  KhChange *change = kh_change_row_get_change (row);

  if (change == NULL)
    return;
  kh_comparison_set_state (self->comparison, change, (KhChangeState) state);
  update_counts (self);
}

static void
looked_at_cb (KhReviewPage *self, KhChangeRow *row)
{
  g_autoptr (KhChange) change = g_object_ref (kh_change_row_get_change (row));

  g_signal_emit (self, looked_at_signal, 0, change);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  KhReviewPage *self = user_data;
  GtkWidget *row = kh_change_row_new ();

  g_object_set (row, "mode", (int) self->mode, NULL);
  g_object_bind_property (self, "side-by-side", row, "side-by-side", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (row, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "looked-at", G_CALLBACK (looked_at_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  KhReviewPage *self = user_data;
  GtkWidget *row = gtk_list_item_get_child (item);
  KhChange *change = gtk_list_item_get_item (item);
  g_autofree char *subject = kh_change_words_dup_subject (change, self->mode == KH_REVIEW_REVERT);
  const gboolean reversed = self->mode == KH_REVIEW_REVERT;
  g_autofree char *label = g_strdup_printf ("%s: %s", kh_change_words_kind (change, reversed), subject);

  kh_change_row_set_change (KH_CHANGE_ROW (row), change);
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  kh_change_row_set_change (KH_CHANGE_ROW (gtk_list_item_get_child (item)), NULL);
}

/* Actions. */

KhChange *
kh_review_page_get_selected (KhReviewPage *self)
{
  g_return_val_if_fail (KH_IS_REVIEW_PAGE (self), NULL);

  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

static void
select_position (KhReviewPage *self, guint position)
{
  if (position >= count_changes (self))
    return;

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
step (KhReviewPage *self, int by)
{
  const guint selected = self->selection != NULL ? gtk_single_selection_get_selected (self->selection) : 0;

  if (self->selection == NULL)
    return;
  if (selected == GTK_INVALID_LIST_POSITION)
    select_position (self, 0);
  else if (by > 0 || selected > 0)
    select_position (self, selected + (guint) by);
}

static void
decide_selected (KhReviewPage *self, KhChangeState state)
{
  KhChange *change = kh_review_page_get_selected (self);

  if (self->mode == KH_REVIEW_LOOK || change == NULL)
    return;
  kh_comparison_set_state (self->comparison, change, state);
  update_counts (self);
  step (self, 1);
}

/* What the user takes for right is the later state as it is shown. */
static KhChangeState
state_for (KhReviewPage *self, gboolean accept)
{
  return accept != (self->mode == KH_REVIEW_REVERT) ? KH_CHANGE_ACCEPTED : KH_CHANGE_REJECTED;
}

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhReviewPage *self = KH_REVIEW_PAGE (widget);

  decide_selected (self, state_for (self, g_str_equal (name, "review.accept")));
}

static void
keep_both_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhReviewPage *self = KH_REVIEW_PAGE (widget);
  KhChange *change = kh_review_page_get_selected (self);

  if (self->mode == KH_REVIEW_MERGE && change != NULL && kh_change_can_keep_both (change))
    decide_selected (self, KH_CHANGE_BOTH);
}

static void
decide_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhReviewPage *self = KH_REVIEW_PAGE (widget);

  if (self->mode == KH_REVIEW_LOOK || self->comparison == NULL)
    return;
  kh_comparison_set_all (self->comparison, state_for (self, g_str_equal (name, "review.accept-all")));
  update_counts (self);
}

static void
looked_at_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhReviewPage *self = KH_REVIEW_PAGE (widget);
  KhChange *selected = kh_review_page_get_selected (self);
  g_autoptr (KhChange) change = NULL;

  if (self->mode != KH_REVIEW_REVERT || selected == NULL || !kh_change_get_needs_look (selected))
    return;
  change = g_object_ref (selected);
  g_signal_emit (self, looked_at_signal, 0, change);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, undo_signal, 0);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (KH_REVIEW_PAGE (widget), g_str_equal (name, "review.next") ? 1 : -1);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhReviewPage *self = KH_REVIEW_PAGE (widget);

  g_signal_emit (self, closed_signal, 0, self->mode != KH_REVIEW_LOOK && g_str_equal (name, "review.apply"));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhExportFormat format;

  if (kh_export_format_from_id (g_variant_get_string (parameter, NULL), &format))
    kh_review_export_choose (widget, KH_REVIEW_PAGE (widget)->comparison, format);
}

static void
kh_review_page_get_gproperty (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SIDE_BY_SIDE:
      g_value_set_boolean (value, KH_REVIEW_PAGE (object)->side_by_side);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kh_review_page_set_gproperty (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KhReviewPage *self = KH_REVIEW_PAGE (object);

  switch (prop_id)
    {
    case PROP_SIDE_BY_SIDE:
      if (self->side_by_side == g_value_get_boolean (value))
        return;
      self->side_by_side = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
takes_in (KhReviewMode mode)
{
  return mode == KH_REVIEW_TAKE_IN || mode == KH_REVIEW_MERGE;
}

static gboolean
kh_review_page_grab_focus (GtkWidget *widget)
{
  KhReviewPage *self = KH_REVIEW_PAGE (widget);

  return gtk_widget_grab_focus (count_changes (self) > 0                 ? GTK_WIDGET (self->list)
                                : takes_in (self->mode) ? self->cancel_button
                                                                  : self->back_button);
}

static void
kh_review_page_dispose (GObject *object)
{
  KhReviewPage *self = KH_REVIEW_PAGE (object);

  kh_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->comparison);

  G_OBJECT_CLASS (kh_review_page_parent_class)->dispose (object);
}

static void
kh_review_page_class_init (KhReviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kh_review_page_get_gproperty;
  object_class->set_property = kh_review_page_set_gproperty;
  object_class->dispose = kh_review_page_dispose;
  widget_class->grab_focus = kh_review_page_grab_focus;

  properties[PROP_SIDE_BY_SIDE]
    = g_param_spec_boolean ("side-by-side", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  closed_signal = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  looked_at_signal = g_signal_new ("looked-at", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, KH_TYPE_CHANGE);
  undo_signal = g_signal_new ("undo", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KhReviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, KhReviewPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, KhReviewPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, KhReviewPage, apply_button);
  gtk_widget_class_bind_template_child (widget_class, KhReviewPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, KhReviewPage, hint);
  gtk_widget_class_bind_template_child (widget_class, KhReviewPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, KhReviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KhReviewPage, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);

  gtk_widget_class_install_action (widget_class, "review.accept", NULL, decide_action);
  gtk_widget_class_install_action (widget_class, "review.reject", NULL, decide_action);
  gtk_widget_class_install_action (widget_class, "review.keep-both", NULL, keep_both_action);
  gtk_widget_class_install_action (widget_class, "review.accept-all", NULL, decide_all_action);
  gtk_widget_class_install_action (widget_class, "review.reject-all", NULL, decide_all_action);
  gtk_widget_class_install_action (widget_class, "review.looked-at", NULL, looked_at_action);
  gtk_widget_class_install_action (widget_class, "review.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "review.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "review.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "review.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "review.apply", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "review.cancel", NULL, close_action);
  gtk_widget_class_install_property_action (widget_class, "review.side-by-side", "side-by-side");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, 0, "review.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, 0, "review.reject", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, 0, "review.looked-at", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, 0, "review.keep-both", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "review.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "review.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "review.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "review.accept-all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "review.reject-all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "review.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "review.cancel", NULL);
}

static void
kh_review_page_init (KhReviewPage *self)
{
  kh_template_init (GTK_WIDGET (self));
}

static void
set_words (KhReviewPage *self)
{
  switch (self->mode)
    {
    case KH_REVIEW_TAKE_IN:
      gtk_button_set_label (self->apply_button, _("_Take In"));
      gtk_label_set_label (self->hint, _("A accepts, R rejects, N and P go to the next and the previous change. What you leave open stays as it is in the plan."));
      break;
    case KH_REVIEW_REVERT:
      gtk_button_set_label (self->apply_button, _("_Done"));
      gtk_label_set_label (self->hint, _("A keeps a change, R reverts it, L says that you have looked at it, N and P go to the next and the previous one. What you leave open is kept."));
      break;
    case KH_REVIEW_MERGE:
      gtk_button_set_label (self->apply_button, _("_Merge"));
      gtk_label_set_label (self->hint, _("A takes the unit's side, R keeps the plan's, B keeps both; N and P go to the next and the previous change. Nothing is merged before every conflict is decided."));
      break;
    case KH_REVIEW_LOOK:
    default:
      break;
    }
}

GtkWidget *
kh_review_page_new (KhReviewMode mode, const char *title)
{
  KhReviewPage *self = g_object_new (KH_TYPE_REVIEW_PAGE, NULL);
  const gboolean decides = mode != KH_REVIEW_LOOK;

  self->mode = mode;
  set_words (self);
  kh_review_page_set_title (self, title);
  gtk_widget_set_visible (self->back_button, !takes_in (mode));
  gtk_widget_set_visible (self->cancel_button, takes_in (mode));
  gtk_widget_set_visible (GTK_WIDGET (self->apply_button), decides);
  gtk_widget_set_visible (self->all_button, decides);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), decides);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.apply", FALSE);
  gtk_spinner_start (self->spinner);

  return GTK_WIDGET (self);
}

void
kh_review_page_set_title (KhReviewPage *self, const char *title)
{
  g_return_if_fail (KH_IS_REVIEW_PAGE (self));

  adw_window_title_set_title (self->title, title);
}

void
kh_review_page_set_comparison (KhReviewPage *self, KhComparison *comparison)
{
  g_return_if_fail (KH_IS_REVIEW_PAGE (self));
  g_return_if_fail (KH_IS_COMPARISON (comparison));
  g_return_if_fail (self->comparison == NULL);

  self->comparison = g_object_ref (comparison);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (comparison)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, count_changes (self) > 0 ? "changes" : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.apply", TRUE);
  g_signal_connect_object (comparison, "items-changed", G_CALLBACK (update_counts), self, G_CONNECT_SWAPPED);
  update_counts (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
kh_review_page_update (KhReviewPage *self)
{
  g_return_if_fail (KH_IS_REVIEW_PAGE (self));

  if (self->comparison != NULL)
    update_counts (self);
}

KhComparison *
kh_review_page_get_comparison (KhReviewPage *self)
{
  g_return_val_if_fail (KH_IS_REVIEW_PAGE (self), NULL);

  return self->comparison;
}
