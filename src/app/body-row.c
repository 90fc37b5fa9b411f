/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhBodyRow: a unit, a signer or a usual recipient of a body. */
#include "body-row.h"

#include <glib/gi18n.h>

#include "describe.h"

/* What a line has: a first entry, a second one or a choice, and maybe a third entry. */
typedef struct
{
  GType (*type) (void);
  const char *first;      /* property */
  const char *first_name; /* msgid */
  const char *first_about; /* msgid, for a screen reader */
  const char *second;     /* property; NULL for the choice of a unit's kind */
  const char *second_name;
  const char *second_about;
  int second_width;  /* characters */
  const char *third; /* (nullable) property */
  const char *third_name;
  const char *third_about;
} Shape;

static const Shape shapes[] = {
  { kh_unit_get_type, "name", N_("Name of the unit"), N_("The full name of a division or an attached unit"), NULL,
    N_("Kind of unit"), N_("Division, attached unit, office or other"), 0, NULL, NULL, NULL },
  { kh_signature_get_type, "position", N_("Signer's position"), N_("As it is printed above the name, such as GIÁM ĐỐC"), "name",
    N_("Signer's name"), N_("First and last name, without a title"), 20, NULL, NULL, NULL },
  { kh_recipient_get_type, "text", N_("Recipient"), N_("Who gets a copy, as it stands in the list of recipients"), "purpose",
    N_("Purpose, such as b/c"), N_("The abbreviation in brackets after the recipient; may be empty"), 8, "email",
    N_("E-mail address"), N_("Where the plan is sent when it is issued; may be empty") },
};

/* Data of a line's widgets: what they showed at first. */
#define SHOWN "kh-shown"

/* In the order of the enumeration. */
static const char *const unit_kinds[] = { N_("Division"), N_("Attached unit"), N_("Office"), N_("Other"), NULL };

struct _KhBodyRow
{
  GtkListBoxRow parent_instance;

  const Shape *shape;
  KhNode *node;
  GtkWidget *first;
  GtkWidget *second;
  GtkWidget *third; /* (nullable) */
  gboolean kind_chosen; /* by the user, of a new unit */
};

G_DEFINE_FINAL_TYPE (KhBodyRow, kh_body_row, GTK_TYPE_LIST_BOX_ROW)

static guint removed_signal;
static guint finished_signal;

static void
kh_body_row_finalize (GObject *object)
{
  g_clear_object (&KH_BODY_ROW (object)->node);

  G_OBJECT_CLASS (kh_body_row_parent_class)->finalize (object);
}

static gboolean
kh_body_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KH_BODY_ROW (widget)->first);
}

static void
kh_body_row_class_init (KhBodyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_body_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = kh_body_row_grab_focus;
  removed_signal = g_signal_new ("removed", KH_TYPE_BODY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  finished_signal = g_signal_new ("finished", KH_TYPE_BODY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kh_body_row_init (KhBodyRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static void
name_widget (GtkWidget *widget, const char *name, const char *about)
{
  kh_describe (widget, about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
entry_activated_cb (KhBodyRow *self)
{
  if (!kh_body_row_is_blank (self))
    g_signal_emit (self, finished_signal, 0);
}

static GtkWidget *
create_entry (KhBodyRow *self, const char *property, const char *name, const char *about)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *value = NULL;

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _(name));
  name_widget (entry, _(name), _(about));
  if (self->node != NULL)
    g_object_get (self->node, property, &value, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), value != NULL ? value : "");
  g_object_set_data_full (G_OBJECT (entry), SHOWN, g_strdup (value != NULL ? value : ""), g_free);
  g_signal_connect_object (entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
create_kinds (KhBodyRow *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *kinds;

  for (guint i = 0; unit_kinds[i] != NULL; i++)
    gtk_string_list_append (words, _(unit_kinds[i]));
  kinds = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  if (self->node != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (kinds), kh_unit_get_kind (KH_UNIT (self->node)));
  g_object_set_data (G_OBJECT (kinds), SHOWN, GUINT_TO_POINTER (gtk_drop_down_get_selected (GTK_DROP_DOWN (kinds))));
  name_widget (kinds, _(self->shape->second_name), _(self->shape->second_about));
  return kinds;
}

/* The kind of a new unit follows its name until the user chooses one. */
static void
kind_chosen_cb (KhBodyRow *self)
{
  self->kind_chosen = TRUE;
}

static void
name_changed_cb (KhBodyRow *self)
{
  g_autofree char *name = NULL;

  if (self->kind_chosen)
    return;
  name = kh_text_normalize (gtk_editable_get_text (GTK_EDITABLE (self->first)));
  g_signal_handlers_block_by_func (self->second, kind_chosen_cb, self);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->second),
                              *name != '\0' ? kh_unit_guess_kind (name) : KH_UNIT_DIVISION);
  g_signal_handlers_unblock_by_func (self->second, kind_chosen_cb, self);
}

static void
follow_name (KhBodyRow *self)
{
  g_signal_connect_object (self->first, "changed", G_CALLBACK (name_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->second, "notify::selected", G_CALLBACK (kind_chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
remove_clicked_cb (KhBodyRow *self)
{
  g_signal_emit (self, removed_signal, 0);
}

GtkWidget *
kh_body_row_new (GType type, KhNode *node, gboolean removable)
{
  KhBodyRow *self = g_object_new (KH_TYPE_BODY_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (shapes[i].type () == type)
      self->shape = &shapes[i];
  g_return_val_if_fail (self->shape != NULL, NULL);

  g_set_object (&self->node, node);
  self->first = create_entry (self, self->shape->first, self->shape->first_name, self->shape->first_about);
  gtk_widget_set_hexpand (self->first, TRUE);
  if (self->shape->second != NULL)
    {
      self->second = create_entry (self, self->shape->second, self->shape->second_name, self->shape->second_about);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->second), self->shape->second_width);
    }
  else
    {
      self->second = create_kinds (self);
      if (node == NULL)
        follow_name (self);
    }
  gtk_widget_add_css_class (box, "body-row");
  gtk_box_append (GTK_BOX (box), self->first);
  gtk_box_append (GTK_BOX (box), self->second);
  if (self->shape->third != NULL)
    {
      self->third = create_entry (self, self->shape->third, self->shape->third_name, self->shape->third_about);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->third), 16);
      gtk_entry_set_input_purpose (GTK_ENTRY (self->third), GTK_INPUT_PURPOSE_EMAIL);
      gtk_box_append (GTK_BOX (box), self->third);
    }
  if (removable)
    {
      GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");

      gtk_widget_add_css_class (remove, "flat");
      gtk_widget_set_tooltip_text (remove, _("Remove"));
      name_widget (remove, _("Remove"), _("Takes this line out; it is gone when the window is saved"));
      g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), remove);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return GTK_WIDGET (self);
}

KhNode *
kh_body_row_get_node (KhBodyRow *self)
{
  g_return_val_if_fail (KH_IS_BODY_ROW (self), NULL);

  return self->node;
}

static char *
dup_entered (GtkWidget *entry)
{
  return kh_text_normalize (gtk_editable_get_text (GTK_EDITABLE (entry)));
}

gboolean
kh_body_row_is_blank (KhBodyRow *self)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  g_return_val_if_fail (KH_IS_BODY_ROW (self), TRUE);

  first = dup_entered (self->first);
  second = self->shape->second != NULL ? dup_entered (self->second) : g_strdup ("");
  third = self->third != NULL ? dup_entered (self->third) : g_strdup ("");
  return *first == '\0' && *second == '\0' && *third == '\0';
}

static gboolean
is_entry_changed (GtkWidget *entry)
{
  g_autofree char *text = dup_entered (entry);

  return !g_str_equal (text, g_object_get_data (G_OBJECT (entry), SHOWN));
}

static gboolean
is_choice_changed (GtkWidget *choice)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)) != GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), SHOWN));
}

gboolean
kh_body_row_is_changed (KhBodyRow *self)
{
  g_return_val_if_fail (KH_IS_BODY_ROW (self), FALSE);

  return is_entry_changed (self->first) || (self->third != NULL && is_entry_changed (self->third))
         || (self->shape->second != NULL ? is_entry_changed (self->second) : is_choice_changed (self->second));
}

static void
apply_entry (KhBodyRow *self, GtkWidget *entry, KhNode *node, const char *property, KhBodyRowSet set, gpointer user_data)
{
  g_auto (GValue) base = G_VALUE_INIT;
  g_auto (GValue) value = G_VALUE_INIT;

  if (node == self->node && !is_entry_changed (entry))
    return;
  g_value_init (&base, G_TYPE_STRING);
  g_value_set_string (&base, g_object_get_data (G_OBJECT (entry), SHOWN));
  g_value_init (&value, G_TYPE_STRING);
  g_value_take_string (&value, dup_entered (entry));
  set (node, property, &base, &value, user_data);
}

static void
apply_choice (KhBodyRow *self, KhNode *node, KhBodyRowSet set, gpointer user_data)
{
  g_auto (GValue) base = G_VALUE_INIT;
  g_auto (GValue) value = G_VALUE_INIT;

  if (node == self->node && !is_choice_changed (self->second))
    return;
  g_value_init (&base, KH_TYPE_UNIT_KIND);
  g_value_set_enum (&base, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (self->second), SHOWN)));
  g_value_init (&value, KH_TYPE_UNIT_KIND);
  g_value_set_enum (&value, (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->second)));
  set (node, "kind", &base, &value, user_data);
}

void
kh_body_row_apply (KhBodyRow *self, KhNode *node, KhBodyRowSet set, gpointer user_data)
{
  g_return_if_fail (KH_IS_BODY_ROW (self));

  apply_entry (self, self->first, node, self->shape->first, set, user_data);
  if (self->third != NULL)
    apply_entry (self, self->third, node, self->shape->third, set, user_data);
  if (self->shape->second != NULL)
    apply_entry (self, self->second, node, self->shape->second, set, user_data);
  else
    apply_choice (self, node, set, user_data);
}
