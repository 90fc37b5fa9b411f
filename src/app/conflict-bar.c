/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhConflictBar: what two programs changed at once, as long as nobody has chosen. */
#include "conflict-bar.h"

#include <glib/gi18n.h>

#include "change-words.h"
#include "field-names.h"
#include "plan-text.h"
#include "template.h"
#include "toast.h"
#include "word-diff.h"

struct _KhConflictBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *heading;
  GtkLabel *count;
  GtkLabel *mine;
  GtkLabel *theirs;
  GtkWidget *theirs_side;
  GtkButton *mine_button;
  GtkButton *theirs_button;

  KhStore *store;
  GPtrArray *conflicts; /* the first is shown */
};

G_DEFINE_FINAL_TYPE (KhConflictBar, kh_conflict_bar, GTK_TYPE_WIDGET)

/* Who took the place of a unit or a document is kept by its UUID.
 * Returns: (transfer full) (nullable): that one */
static KhNode *
find_successor (KhConflict *conflict, const GValue *value)
{
  KhNode *node = kh_conflict_get_node (conflict);
  const char *property = kh_conflict_get_property (conflict);
  const char *uuid = G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;
  GListModel *all = NULL;

  if ((KH_IS_UNIT (node) && g_str_equal (property, "successor"))
      || (KH_IS_LEGAL_DOCUMENT (node) && g_str_equal (property, "replaced-by")))
    all = kh_node_get_children (kh_conflict_get_root (conflict), G_OBJECT_TYPE (node));
  for (guint i = 0; all != NULL && i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (KhNode) other = g_list_model_get_item (all, i);

      if (g_strcmp0 (kh_node_get_uuid (other), uuid) == 0)
        return g_steal_pointer (&other);
    }

  return NULL;
}

/* Returns: (transfer full) (nullable): what a unit or a document is known by */
static char *
dup_name (KhNode *node)
{
  if (KH_IS_UNIT (node))
    return g_strdup (kh_unit_get_name (KH_UNIT (node)));

  return KH_IS_LEGAL_DOCUMENT (node) ? kh_citation_format (KH_LEGAL_DOCUMENT (node), KH_MENTION_LATER) : NULL;
}

/* Returns: (transfer full): "Text of a task · 1. Heading of the section" */
static char *
dup_subject (KhConflict *conflict)
{
  KhNode *node = kh_conflict_get_node (conflict);
  const char *field = kh_field_name (G_OBJECT_TYPE (node), kh_conflict_get_property (conflict), KH_FIELD_INTERFACE);
  g_autofree char *heading = NULL;

  for (KhNode *parent = kh_node_get_parent (node); parent != NULL && heading == NULL; parent = kh_node_get_parent (parent))
    if (KH_IS_SECTION (parent))
      heading = kh_plan_text_heading (kh_section_get_heading (KH_SECTION (parent)));
  if (heading == NULL)
    heading = dup_name (node);
  if (heading != NULL && *heading != '\0')
    return g_strdup_printf ("%s · %s", field != NULL ? field : gettext (kh_conflict_get_label (conflict)), heading);
  return g_strdup (field != NULL ? field : gettext (kh_conflict_get_label (conflict)));
}

static char *
dup_markup (KhConflict *conflict, const GValue *value)
{
  g_autoptr (KhNode) successor = find_successor (conflict, value);

  if (successor != NULL)
    {
      g_autofree char *name = dup_name (successor);

      return kh_markup_escape (name);
    }

  return kh_field_dup_value (G_OBJECT_TYPE (kh_conflict_get_node (conflict)), kh_conflict_get_property (conflict), value,
                             KH_FIELD_INTERFACE);
}

static void
show_values (KhConflictBar *self, KhConflict *conflict)
{
  g_autofree char *mine = dup_markup (conflict, kh_conflict_get_mine (conflict));
  g_autofree char *theirs = NULL;
  g_autofree char *marked_mine = NULL;
  g_autofree char *marked_theirs = NULL;
  g_autoptr (GPtrArray) words = NULL;

  if (!kh_conflict_is_deleted (conflict))
    theirs = dup_markup (conflict, kh_conflict_get_theirs (conflict));
  /* Of words that are nobody else's, none is marked. */
  words = kh_word_diff (kh_conflict_is_deleted (conflict) ? mine : theirs, mine);
  marked_mine = kh_change_words_format (words, KH_CHANGE_SIDE_AFTER);
  marked_theirs = kh_change_words_format (words, KH_CHANGE_SIDE_BEFORE);
  gtk_label_set_markup (self->mine, *marked_mine != '\0' ? marked_mine : _("(nothing)"));
  gtk_label_set_markup (self->theirs, *marked_theirs != '\0' ? marked_theirs : _("(nothing)"));
}

static void
update (KhConflictBar *self)
{
  KhConflict *conflict = kh_conflict_bar_get_conflict (self);
  g_autofree char *subject = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *count = NULL;
  gboolean deleted;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conflict.keep-mine", conflict != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conflict.keep-theirs", conflict != NULL);
  gtk_revealer_set_reveal_child (self->revealer, conflict != NULL);
  if (conflict == NULL)
    return;

  deleted = kh_conflict_is_deleted (conflict);
  subject = dup_subject (conflict);
  /* Translators: %s is what was changed, such as "text · 1. Administrative procedures" */
  heading = g_strdup_printf (deleted ? _("Another program deleted what you were writing, and it was put back: %s")
                                     : _("Another program changed the same while you were writing: %s"),
                             subject);
  gtk_label_set_label (self->heading, heading);
  /* Translators: how many choices wait: "1 of 3" */
  count = g_strdup_printf (_("%u of %u"), 1, self->conflicts->len);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), self->conflicts->len > 1);
  gtk_widget_set_visible (self->theirs_side, !deleted);
  gtk_button_set_label (self->mine_button, deleted ? _("_Keep It") : _("Keep _Mine"));
  gtk_button_set_label (self->theirs_button, deleted ? _("_Delete It Again") : _("Keep the _Other's"));
  show_values (self, conflict);
}

/* Theirs is in the library as it is; of what they deleted nothing is to be. */
static void
choose (KhConflictBar *self, gboolean mine)
{
  g_autoptr (KhConflict) conflict = g_object_ref (kh_conflict_bar_get_conflict (self));
  g_autoptr (GError) error = NULL;
  const GValue *value = kh_conflict_get_mine (conflict);

  if (!mine)
    value = kh_conflict_is_deleted (conflict) ? NULL : kh_conflict_get_theirs (conflict);
  if (!kh_conflict_resolve (conflict, value, &error))
    kh_toast_show_error (GTK_WIDGET (self), error);
}

static void
keep_mine_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (KH_CONFLICT_BAR (widget), TRUE);
}

static void
keep_theirs_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (KH_CONFLICT_BAR (widget), FALSE);
}

/* Here, or in another window. */
static void
resolved_cb (KhConflictBar *self, KhConflict *conflict)
{
  g_ptr_array_remove (self->conflicts, conflict);
  update (self);
}

static void
conflict_cb (KhConflictBar *self, KhConflict *conflict)
{
  g_ptr_array_add (self->conflicts, g_object_ref (conflict));
  g_signal_connect_object (conflict, "resolved", G_CALLBACK (resolved_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
removed_cb (KhConflictBar *self, KhNode *root)
{
  for (guint i = self->conflicts->len; i > 0; i--)
    if (kh_conflict_get_root (self->conflicts->pdata[i - 1]) == root)
      g_ptr_array_remove_index (self->conflicts, i - 1);
  update (self);
}

static void
kh_conflict_bar_dispose (GObject *object)
{
  KhConflictBar *self = KH_CONFLICT_BAR (object);

  kh_template_dispose (GTK_WIDGET (self));
  g_ptr_array_set_size (self->conflicts, 0);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kh_conflict_bar_parent_class)->dispose (object);
}

static void
kh_conflict_bar_finalize (GObject *object)
{
  g_ptr_array_unref (KH_CONFLICT_BAR (object)->conflicts);

  G_OBJECT_CLASS (kh_conflict_bar_parent_class)->finalize (object);
}

static void
kh_conflict_bar_class_init (KhConflictBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_conflict_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = kh_conflict_bar_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/conflict-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KhConflictBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, KhConflictBar, heading);
  gtk_widget_class_bind_template_child (widget_class, KhConflictBar, count);
  gtk_widget_class_bind_template_child (widget_class, KhConflictBar, mine);
  gtk_widget_class_bind_template_child (widget_class, KhConflictBar, theirs);
  gtk_widget_class_bind_template_child (widget_class, KhConflictBar, theirs_side);
  gtk_widget_class_bind_template_child (widget_class, KhConflictBar, mine_button);
  gtk_widget_class_bind_template_child (widget_class, KhConflictBar, theirs_button);
  gtk_widget_class_install_action (widget_class, "conflict.keep-mine", NULL, keep_mine_action);
  gtk_widget_class_install_action (widget_class, "conflict.keep-theirs", NULL, keep_theirs_action);
}

static void
kh_conflict_bar_init (KhConflictBar *self)
{
  self->conflicts = g_ptr_array_new_with_free_func (g_object_unref);
  kh_template_init (GTK_WIDGET (self));
  update (self);
}

void
kh_conflict_bar_set_store (KhConflictBar *self, KhStore *store)
{
  g_return_if_fail (KH_IS_CONFLICT_BAR (self));
  g_return_if_fail (KH_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "conflict", G_CALLBACK (conflict_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
}

KhConflict *
kh_conflict_bar_get_conflict (KhConflictBar *self)
{
  g_return_val_if_fail (KH_IS_CONFLICT_BAR (self), NULL);

  return self->conflicts->len > 0 ? self->conflicts->pdata[0] : NULL;
}
