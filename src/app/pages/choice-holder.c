/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices of a plan or of a body, for the rows that show them. */
#include "choice-holder.h"

#include <glib/gi18n.h>

#include "compose.h"
#include "describe.h"
#include "form-edit.h"
#include "toast.h"

/* Invariant: either page is set and owner is its plan, or store and owner, an
 * agency, are. */
struct _KhChoiceHolder
{
  GObject parent_instance;

  KhFormPage *page; /* weak */
  KhStore *store;
  KhNode *owner;
  KhAgency *agency; /* whose changes are listened to */
  char *profile;
  GtkWidget *widget; /* weak */
  gboolean read_only;
};

G_DEFINE_FINAL_TYPE (KhChoiceHolder, kh_choice_holder, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_own (KhChoiceHolder *self)
{
  return KH_IS_PLAN (self->owner) ? kh_plan_get_choices (KH_PLAN (self->owner))
                                  : kh_agency_get_choices (KH_AGENCY (self->owner));
}

static void
emit_changed (KhChoiceHolder *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A plan may be given to another body. */
static void
follow_agency (KhChoiceHolder *self)
{
  KhAgency *agency = KH_IS_PLAN (self->owner) ? kh_plan_get_agency (KH_PLAN (self->owner)) : NULL;

  if (agency == self->agency)
    return;
  if (self->agency != NULL)
    g_signal_handlers_disconnect_by_func (self->agency, emit_changed, self);
  g_set_object (&self->agency, agency);
  if (agency != NULL)
    g_signal_connect_object (agency, "notify::choices", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
}

static void
refresh_cb (KhChoiceHolder *self)
{
  KhAgency *before = self->agency;

  follow_agency (self);
  if (self->agency != before)
    emit_changed (self);
}

static void
kh_choice_holder_dispose (GObject *object)
{
  KhChoiceHolder *self = KH_CHOICE_HOLDER (object);

  g_clear_weak_pointer (&self->page);
  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->store);
  g_clear_object (&self->owner);
  g_clear_object (&self->agency);

  G_OBJECT_CLASS (kh_choice_holder_parent_class)->dispose (object);
}

static void
kh_choice_holder_finalize (GObject *object)
{
  g_free (KH_CHOICE_HOLDER (object)->profile);

  G_OBJECT_CLASS (kh_choice_holder_parent_class)->finalize (object);
}

static void
kh_choice_holder_class_init (KhChoiceHolderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kh_choice_holder_dispose;
  object_class->finalize = kh_choice_holder_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
kh_choice_holder_init (KhChoiceHolder *self)
{
}

KhChoiceHolder *
kh_choice_holder_new_for_page (KhFormPage *page)
{
  KhChoiceHolder *self;

  g_return_val_if_fail (KH_IS_FORM_PAGE (page), NULL);

  self = g_object_new (KH_TYPE_CHOICE_HOLDER, NULL);
  g_set_weak_pointer (&self->page, page);
  self->owner = g_object_ref (KH_NODE (kh_editor_page_get_plan (KH_EDITOR_PAGE (page))));
  self->profile = g_strdup (kh_plan_get_profile (KH_PLAN (self->owner)));
  g_signal_connect_object (self->owner, "notify::choices", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::locked", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "refresh", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
  follow_agency (self);
  return self;
}

KhChoiceHolder *
kh_choice_holder_new_for_agency (KhStore *store, KhAgency *agency, const char *profile, GtkWidget *widget,
                                 gboolean read_only)
{
  KhChoiceHolder *self;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_AGENCY (agency), NULL);

  self = g_object_new (KH_TYPE_CHOICE_HOLDER, NULL);
  self->store = g_object_ref (store);
  self->owner = g_object_ref (KH_NODE (agency));
  self->profile = g_strdup (profile);
  self->read_only = read_only;
  g_set_weak_pointer (&self->widget, widget);
  g_signal_connect_object (agency, "notify::choices", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  return self;
}

gboolean
kh_choice_holder_has_own (KhChoiceHolder *self, const char *name)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (KH_IS_CHOICE_HOLDER (self), FALSE);

  value = kh_compose_get_choice (get_own (self), name);
  return value != NULL;
}

char *
kh_choice_holder_dup_in_force (KhChoiceHolder *self)
{
  g_return_val_if_fail (KH_IS_CHOICE_HOLDER (self), NULL);

  return KH_IS_PLAN (self->owner) ? kh_compose_dup_choices (KH_PLAN (self->owner)) : g_strdup (get_own (self));
}

KhProfile *
kh_choice_holder_load_profile (KhChoiceHolder *self, GError **error)
{
  g_autofree char *choices = kh_choice_holder_dup_in_force (self);

  g_return_val_if_fail (KH_IS_CHOICE_HOLDER (self), NULL);

  return kh_profile_load (self->profile, choices, error);
}

gboolean
kh_choice_holder_get_locked (KhChoiceHolder *self)
{
  g_return_val_if_fail (KH_IS_CHOICE_HOLDER (self), TRUE);

  if (self->store != NULL)
    return self->read_only;
  return self->page == NULL || kh_form_page_get_locked (self->page);
}

static void
set_for_agency (KhChoiceHolder *self, const char *label, const char *name, const char *choices)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (self->store, self->owner, label, &error);
  g_autofree char *key = g_strdup_printf ("%s:choices/%s", kh_node_get_uuid (self->owner), name);

  if (edit != NULL)
    {
      kh_edit_set_merge_key (edit, key);
      kh_edit_set (edit, self->owner, "choices", choices, NULL);
    }
  if ((edit == NULL || !kh_edit_commit (edit, &error)) && self->widget != NULL)
    kh_toast_show_error (self->widget, error);
}

void
kh_choice_holder_set (KhChoiceHolder *self, const char *label, const char *name, const char *value)
{
  g_autofree char *choices = NULL, *property = NULL;
  KhEdit *edit;

  g_return_if_fail (KH_IS_CHOICE_HOLDER (self));

  choices = kh_compose_set_choice (get_own (self), name, value);
  if (*choices == '\0')
    g_clear_pointer (&choices, g_free);
  if (kh_choice_holder_get_locked (self) || g_strcmp0 (choices, get_own (self)) == 0)
    return;
  if (self->store != NULL)
    {
      set_for_agency (self, label, name, choices);
      return;
    }
  property = g_strconcat ("choices/", name, NULL);
  edit = kh_form_begin_typing (self->page, label, self->owner, property);
  if (edit == NULL)
    return;
  kh_edit_set (edit, self->owner, "choices", choices, NULL);
  kh_form_commit (self->page, edit);
}

static void
update_reset (GtkWidget *button)
{
  KhChoiceHolder *self = g_object_get_data (G_OBJECT (button), "kh-holder");
  const char *name = g_object_get_data (G_OBJECT (button), "kh-name");

  gtk_widget_set_visible (button, kh_choice_holder_has_own (self, name) && !kh_choice_holder_get_locked (self));
}

static void
reset_cb (GtkWidget *button)
{
  g_autoptr (KhChoiceHolder) self = g_object_ref (g_object_get_data (G_OBJECT (button), "kh-holder"));
  GtkWidget *beside = gtk_widget_get_prev_sibling (button);

  /* The button is about to hide, and the focus must not get lost with it. */
  if (beside == NULL || !gtk_widget_grab_focus (beside))
    gtk_widget_grab_focus (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));
  kh_choice_holder_set (self, g_object_get_data (G_OBJECT (button), "kh-label"),
                        g_object_get_data (G_OBJECT (button), "kh-name"), NULL);
}

GtkWidget *
kh_choice_holder_create_reset (KhChoiceHolder *self, const char *label, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  const char *words = KH_IS_PLAN (self->owner) ? _("Take over the value of the body or the format again")
                                               : _("Take over the value of the format again");

  g_return_val_if_fail (KH_IS_CHOICE_HOLDER (self), NULL);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  kh_describe (button, _("The value that was set here is given up; can be undone"));
  g_object_set_data_full (G_OBJECT (button), "kh-holder", g_object_ref (self), g_object_unref);
  g_object_set_data_full (G_OBJECT (button), "kh-name", g_strdup (name), g_free);
  g_object_set_data (G_OBJECT (button), "kh-label", (gpointer) label);
  g_signal_connect (button, "clicked", G_CALLBACK (reset_cb), NULL);
  g_signal_connect_object (self, "changed", G_CALLBACK (update_reset), button, G_CONNECT_SWAPPED);
  update_reset (button);
  return button;
}
