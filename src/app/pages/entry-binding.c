/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEntryBinding: ties a one-line entry to a property of a node. */
#include "entry-binding.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "autosave.h"
#include "describe.h"
#include "form-edit.h"

/* In characters: what is wrong is said beside the words, in lines of at most so many. */
#define PROBLEM_WIDTH 24

struct _KhEntryBinding
{
  GObject parent_instance;

  KhFormPage *page;   /* weak */
  GtkWidget *widget;  /* weak: the widget owns the binding */
  GtkWidget *problem; /* weak: the label in an entry row */
  KhNode *node;
  GParamSpec *property;
  const char *label;
  const KhEntryKind *kind;

  gboolean loading;
  gboolean saving;
  gboolean composing;
  gboolean stale; /* the model changed while composing or typing */
  /* While words wait to be saved: what the model had when the first was typed,
   * the value that they are, and where the node is. */
  GValue base;
  GValue draft;
  KhTypedPlace *place;
  KhAutosave *autosave;
};

static void field_init (KhFormFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KhEntryBinding, kh_entry_binding, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KH_TYPE_FORM_FIELD, field_init))

static GtkWidget *
get_text (KhEntryBinding *self)
{
  GtkEditable *delegate
      = self->widget != NULL ? gtk_editable_get_delegate (GTK_EDITABLE (self->widget)) : NULL;

  return delegate != NULL ? GTK_WIDGET (delegate) : self->widget;
}

static char *
dup_shown_value (KhEntryBinding *self)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, self->property->value_type);
  g_object_get_property (G_OBJECT (self->node), self->property->name, &value);
  return self->kind->format (&value);
}

static void
show_problem (KhEntryBinding *self, const char *problem)
{
  if (problem != NULL)
    gtk_widget_add_css_class (self->widget, "error");
  else
    gtk_widget_remove_css_class (self->widget, "error");

  if (ADW_IS_ENTRY_ROW (self->widget))
    {
      if (self->problem == NULL && problem != NULL)
        {
          GtkWidget *label = gtk_label_new (NULL);

          gtk_widget_add_css_class (label, "error");
          gtk_widget_add_css_class (label, "caption");
          gtk_label_set_wrap (GTK_LABEL (label), TRUE);
          gtk_label_set_max_width_chars (GTK_LABEL (label), PROBLEM_WIDTH);
          gtk_label_set_xalign (GTK_LABEL (label), 1);
          adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->widget), label);
          g_set_weak_pointer (&self->problem, label);
        }
      if (self->problem != NULL)
        {
          gtk_label_set_label (GTK_LABEL (self->problem), problem != NULL ? problem : "");
          /* The entry takes all the width that is not asked for: short words stay in one line. */
          gtk_label_set_width_chars (GTK_LABEL (self->problem),
                                     problem != NULL ? MIN (g_utf8_strlen (problem, -1), PROBLEM_WIDTH) : 0);
          gtk_widget_set_visible (self->problem, problem != NULL);
        }
    }
  else if (GTK_IS_ENTRY (self->widget))
    {
      gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->widget), GTK_ENTRY_ICON_SECONDARY,
                                         problem != NULL ? "dialog-warning-symbolic" : NULL);
      gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->widget), GTK_ENTRY_ICON_SECONDARY, problem);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->widget), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  kh_describe_remark (self->widget, KH_FIELD_REMARK_PROBLEM, problem);
}

static void
forget_typing (KhEntryBinding *self)
{
  if (G_IS_VALUE (&self->base))
    g_value_unset (&self->base);
  if (G_IS_VALUE (&self->draft))
    g_value_unset (&self->draft);
  g_clear_pointer (&self->place, kh_typed_place_free);
}

static void
load (KhEntryBinding *self)
{
  g_autofree char *shown = dup_shown_value (self);
  GtkEditable *editable = GTK_EDITABLE (self->widget);

  self->stale = FALSE;
  forget_typing (self);
  kh_autosave_clean (self->autosave);
  show_problem (self, NULL);
  if (g_strcmp0 (shown, gtk_editable_get_text (editable)) == 0)
    return;
  self->loading = TRUE;
  gtk_editable_set_text (editable, shown);
  if (gtk_widget_has_focus (get_text (self)))
    gtk_editable_set_position (editable, -1);
  self->loading = FALSE;
}

/* Returns: whether what the entry shows is a value, which is then in @value. */
static gboolean
parse (KhEntryBinding *self, GValue *value, const char **problem)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->widget))));

  g_value_init (value, self->property->value_type);
  return self->kind->parse (text, value, problem);
}

/* The node is gone, by another program: what was typed into it is nowhere else. */
static void
put_back (KhEntryBinding *self)
{
  if (self->page != NULL && self->place != NULL && G_IS_VALUE (&self->draft))
    kh_form_put_back (self->page, g_steal_pointer (&self->place), self->label, self->property->name, &self->draft);
  forget_typing (self);
}

/* Returns: whether the value is in the library, or waits for a choice */
static gboolean
write_value (KhEntryBinding *self, const GValue *value)
{
  const KhFormWrite written
      = kh_form_write_typed (self->page, self->label, self->node, self->property->name,
                             G_IS_VALUE (&self->base) ? &self->base : NULL, value);

  if (written == KH_FORM_WRITE_GONE)
    put_back (self);

  return written != KH_FORM_WRITE_FAILED;
}

/* Returns: whether what the entry shows is a value, and saved. */
static gboolean
save (KhEntryBinding *self)
{
  /* Its row may go meanwhile, and the whole form. */
  g_autoptr (KhEntryBinding) alive G_GNUC_UNUSED = g_object_ref (self);
  g_autoptr (KhFormPage) page = self->page != NULL ? g_object_ref (self->page) : NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *shown = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *now = NULL;
  const char *problem = NULL;
  gboolean saved;

  /* Saving may find that the plan is gone, and the window then asks for what waits. */
  if (self->saving)
    return FALSE;
  kh_autosave_clean (self->autosave);
  if (page == NULL)
    return FALSE;
  if (!kh_form_is_alive (self->page, self->node))
    {
      put_back (self);
      return FALSE;
    }
  if (self->widget == NULL)
    return FALSE;
  if (!parse (self, &value, &problem))
    {
      show_problem (self, problem);
      return FALSE;
    }
  show_problem (self, NULL);
  shown = dup_shown_value (self);
  wanted = self->kind->format (&value);
  if (g_strcmp0 (shown, wanted) == 0)
    {
      forget_typing (self);
      return TRUE;
    }

  self->saving = TRUE;
  saved = write_value (self, &value);
  self->saving = FALSE;
  if (self->widget == NULL)
    return FALSE;
  if (!saved)
    {
      show_problem (self, _("Not saved"));
      return FALSE;
    }
  forget_typing (self);
  /* Another program wrote the same at once, and the choice is offered. */
  now = dup_shown_value (self);
  if (g_strcmp0 (now, wanted) != 0)
    load (self);
  return TRUE;
}

/* preedit_changed_cb() comes back here when the input method is done. */
static void
save_due (gpointer field, gpointer data)
{
  KhEntryBinding *self = field;

  if (!self->composing)
    save (self);
}

static void
note_typing (KhEntryBinding *self)
{
  g_auto (GValue) value = G_VALUE_INIT;
  const char *problem = NULL;

  if (self->widget == NULL || self->page == NULL || !kh_form_is_alive (self->page, self->node))
    return;
  if (self->place == NULL)
    self->place = kh_typed_place_new (self->node);
  if (!G_IS_VALUE (&self->base))
    {
      g_value_init (&self->base, self->property->value_type);
      g_object_get_property (G_OBJECT (self->node), self->property->name, &self->base);
    }
  if (!parse (self, &value, &problem))
    return;
  if (!G_IS_VALUE (&self->draft))
    g_value_init (&self->draft, self->property->value_type);
  g_value_copy (&value, &self->draft);
  /* The preview need not wait for the save. */
  kh_editor_page_draft (KH_EDITOR_PAGE (self->page), self->node, self->property->name, &value);
}

static void
schedule_save (KhEntryBinding *self)
{
  if (self->loading)
    return;
  kh_autosave_touch (self->autosave);
  note_typing (self);
}

static void
model_changed_cb (KhEntryBinding *self)
{
  if (self->saving || self->widget == NULL)
    return;
  /* What is being typed waits for the choice that saving it brings. */
  if (self->composing || kh_autosave_is_dirty (self->autosave))
    self->stale = TRUE;
  else
    load (self);
}

static void
preedit_changed_cb (KhEntryBinding *self, const char *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
  /* What is composed is flushed like what waits to be saved. */
  if (self->composing && self->page != NULL)
    kh_form_page_add_pending (self->page, KH_FORM_FIELD (self));
  if (self->composing)
    return;
  if (!kh_autosave_is_dirty (self->autosave))
    kh_autosave_clean (self->autosave);
  if (kh_autosave_is_dirty (self->autosave))
    schedule_save (self);
  else if (self->stale)
    load (self);
}

static void
locked_cb (KhEntryBinding *self)
{
  if (self->widget != NULL)
    gtk_editable_set_editable (GTK_EDITABLE (self->widget), !kh_form_page_get_locked (self->page));
}

static void
focus_enter_cb (KhEntryBinding *self)
{
  if (self->page != NULL)
    kh_form_page_field_focused (self->page, KH_FORM_FIELD (self));
}

static void
focus_leave_cb (KhEntryBinding *self)
{
  if (self->page == NULL || self->widget == NULL || kh_form_page_get_locked (self->page))
    return;
  /* A value that is good is shown in its usual form once the field is left. */
  if (save (self))
    load (self);
}

/* KhFormField. */

static void
kh_entry_binding_flush (KhFormField *field)
{
  KhEntryBinding *self = KH_ENTRY_BINDING (field);

  /* What is half composed is given up to the input method, which commits it or
   * not: an entry does so whenever its selection is set. */
  if (self->composing && self->widget != NULL)
    {
      int position = gtk_editable_get_position (GTK_EDITABLE (self->widget));

      gtk_editable_select_region (GTK_EDITABLE (self->widget), position, position);
      self->composing = FALSE;
    }
  if (kh_autosave_is_dirty (self->autosave))
    save (self);
}

static const char *
kh_entry_binding_get_uuid (KhFormField *field)
{
  KhEntryBinding *self = KH_ENTRY_BINDING (field);

  return kh_node_get_uuid (self->node);
}

static const char *
kh_entry_binding_get_property_name (KhFormField *field)
{
  return KH_ENTRY_BINDING (field)->property->name;
}

static GtkWidget *
kh_entry_binding_get_widget (KhFormField *field)
{
  return KH_ENTRY_BINDING (field)->widget;
}

static void
kh_entry_binding_select (KhFormField *field, int start, int end)
{
  KhEntryBinding *self = KH_ENTRY_BINDING (field);
  graphene_rect_t bounds;

  if (self->widget == NULL)
    return;
  if (start < 0)
    start = end = gtk_editable_get_position (GTK_EDITABLE (self->widget));
  gtk_editable_select_region (GTK_EDITABLE (self->widget), start, end);
  if (start < end && self->page != NULL && gtk_widget_compute_bounds (self->widget, self->widget, &bounds))
    {
      const GdkRectangle whole = { .width = (int) bounds.size.width, .height = (int) bounds.size.height };

      kh_form_page_reveal (self->page, self->widget, &whole);
    }
}

static void
field_init (KhFormFieldInterface *iface)
{
  iface->flush = kh_entry_binding_flush;
  iface->get_uuid = kh_entry_binding_get_uuid;
  iface->get_widget = kh_entry_binding_get_widget;
  iface->get_property = kh_entry_binding_get_property_name;
  iface->select = kh_entry_binding_select;
}

/* GObject. */

static void
kh_entry_binding_dispose (GObject *object)
{
  KhEntryBinding *self = KH_ENTRY_BINDING (object);

  if (self->autosave != NULL && kh_autosave_is_dirty (self->autosave) && self->page != NULL && !kh_form_is_alive (self->page, self->node))
    put_back (self);
  forget_typing (self);
  g_clear_pointer (&self->autosave, kh_autosave_free);
  g_clear_weak_pointer (&self->page);
  g_clear_weak_pointer (&self->widget);
  g_clear_weak_pointer (&self->problem);
  g_clear_object (&self->node);

  G_OBJECT_CLASS (kh_entry_binding_parent_class)->dispose (object);
}

static void
kh_entry_binding_class_init (KhEntryBindingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_entry_binding_dispose;
}

static void
kh_entry_binding_init (KhEntryBinding *self)
{
}

void
kh_bind_entry (KhFormPage *page, gpointer editable, gpointer node, const char *property, const char *label,
               const KhEntryKind *kind)
{
  KhEntryBinding *self = g_object_new (KH_TYPE_ENTRY_BINDING, NULL);
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_set_weak_pointer (&self->page, page);
  g_set_weak_pointer (&self->widget, GTK_WIDGET (editable));
  self->node = g_object_ref (node);
  self->property = g_object_class_find_property (G_OBJECT_GET_CLASS (node), property);
  self->label = label;
  self->kind = kind;
  self->autosave = kh_autosave_new (page, KH_FORM_FIELD (self), save_due, NULL);
  g_assert (self->property != NULL);

  gtk_editable_set_enable_undo (GTK_EDITABLE (editable), FALSE);
  g_signal_connect_object (editable, "changed", G_CALLBACK (schedule_save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_text (self), "preedit-changed", G_CALLBACK (preedit_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (node, signal, G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::locked", G_CALLBACK (locked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (get_text (self), focus);
  kh_form_field_attach (KH_FORM_FIELD (self), GTK_WIDGET (editable));
  load (self);
  locked_cb (self);
}
