/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEditorHistory: undo and redo of the plan of an editor. */
#include "editor-history.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "describe.h"
#include "issue-actions.h"
#include "object-actions.h"
#include "step-view.h"
#include "toast.h"

struct _KhEditorHistory
{
  GObject parent_instance;

  KhEditor *editor; /* owns this */
  KhFormStack *forms; /* the editor's */
  KhStore *store;
  KhPlan *plan;
  gboolean read_only;
  GActionMap *actions;
  GtkWidget *undo_button; /* the editor's */
  GtkWidget *redo_button;
  AdwToast *toast;
};

G_DEFINE_FINAL_TYPE (KhEditorHistory, kh_editor_history, G_TYPE_OBJECT)

/* Shows the step that @name takes back or does again, and whether it may now. */
static void
show_step (KhEditorHistory *self, const char *name, const char *label, GtkWidget *button, const char *tooltip)
{
  GAction *action = g_action_map_lookup_action (self->actions, name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                               label != NULL && !self->read_only
                                   && (!kh_plan_is_locked (self->plan) || kh_issue_actions_is_step (label)));
  gtk_widget_set_tooltip_text (button, tooltip);
  kh_describe (button, label != NULL ? tooltip : _("There is no change to the plan to go over"));
}

static void
show_steps (KhEditorHistory *self)
{
  const char *undo = kh_store_get_undo_label (self->store, KH_NODE (self->plan));
  const char *redo = kh_store_get_redo_label (self->store, KH_NODE (self->plan));
  /* Translators: what will be undone, such as "Undo: Move task" */
  g_autofree char *undo_words = g_strdup_printf (_("Undo: %s"), undo != NULL ? gettext (undo) : "");
  g_autofree char *redo_words = g_strdup_printf (_("Redo: %s"), redo != NULL ? gettext (redo) : "");

  show_step (self, "undo", undo, self->undo_button, undo != NULL ? undo_words : _("Undo"));
  show_step (self, "redo", redo, self->redo_button, redo != NULL ? redo_words : _("Redo"));
}

static void
dismiss_toast (KhEditorHistory *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->toast);

  if (toast != NULL)
    kh_toast_dismiss (toast);
}

static void
changed_cb (KhEditorHistory *self, KhNode *root)
{
  if (root != KH_NODE (self->plan))
    return;
  dismiss_toast (self);
  show_steps (self);
}

/* The place that was changed may be in another form, or out of sight. */
static void
show_places (KhEditorHistory *self, gboolean undone)
{
  g_autoptr (GPtrArray) places = kh_store_list_step_places (self->store, KH_NODE (self->plan), undone);
  KhEditorPage *page = kh_form_stack_get_page (self->forms);
  KhPageKind kind = kh_form_stack_get_kind (self->forms);
  KhSection *section = page != NULL ? KH_SECTION (kh_editor_page_get_node (page)) : NULL;

  if (!kh_step_view_find_page (self->plan, places, &kind, &section))
    return;
  kh_editor_show_page (self->editor, kind, section);
  page = kh_form_stack_get_page (self->forms);
  if (KH_IS_FORM_PAGE (page))
    kh_step_view_show (KH_FORM_PAGE (page), places);
}

static void
take_step (KhEditorHistory *self, gboolean undo)
{
  g_autoptr (GError) error = NULL;
  gboolean taken;

  kh_editor_flush (self->editor);
  if (undo)
    taken = kh_store_undo (self->store, KH_NODE (self->plan), &error);
  else
    taken = kh_store_redo (self->store, KH_NODE (self->plan), &error);
  if (taken)
    show_places (self, undo);
  else
    kh_toast_show_error (GTK_WIDGET (self->editor), error);
}

static void
undo_cb (KhEditorHistory *self)
{
  take_step (self, TRUE);
}

static void
redo_cb (KhEditorHistory *self)
{
  take_step (self, FALSE);
}

static void
kh_editor_history_dispose (GObject *object)
{
  KhEditorHistory *self = KH_EDITOR_HISTORY (object);

  g_clear_object (&self->toast);
  g_clear_object (&self->actions);
  g_clear_object (&self->store);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (kh_editor_history_parent_class)->dispose (object);
}

static void
kh_editor_history_class_init (KhEditorHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_editor_history_dispose;
}

static void
kh_editor_history_init (KhEditorHistory *self)
{
}

KhEditorHistory *
kh_editor_history_new (KhEditor *editor, KhStore *store, KhPlan *plan, KhFormStack *forms, GtkWidget *undo_button,
                       GtkWidget *redo_button, gboolean read_only, GActionMap *actions)
{
  static const KhObjectAction entries[] = {
    { "undo", G_CALLBACK (undo_cb) },
    { "redo", G_CALLBACK (redo_cb) },
  };
  KhEditorHistory *self;

  g_return_val_if_fail (KH_IS_EDITOR (editor), NULL);
  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (KH_IS_FORM_STACK (forms), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (undo_button) && GTK_IS_WIDGET (redo_button), NULL);
  g_return_val_if_fail (G_IS_ACTION_MAP (actions), NULL);

  self = g_object_new (KH_TYPE_EDITOR_HISTORY, NULL);
  self->editor = editor;
  self->forms = forms;
  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
  self->undo_button = undo_button;
  self->redo_button = redo_button;
  self->read_only = read_only;
  self->actions = g_object_ref (actions);
  kh_object_actions_add (actions, self, entries, G_N_ELEMENTS (entries));
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show_steps (self);
  return self;
}

void
kh_editor_history_offer (KhEditorHistory *self, const char *message)
{
  g_return_if_fail (KH_IS_EDITOR_HISTORY (self));
  g_return_if_fail (message != NULL);

  dismiss_toast (self);
  g_set_object (&self->toast, kh_toast_show (GTK_WIDGET (self->editor), message, _("_Undo"), "win.undo"));
}
