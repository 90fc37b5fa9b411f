/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ties a choice to a property of a node. */
#include "combo-binding.h"

#include "form-edit.h"
#include "target-edit.h"

typedef struct
{
  KhFormPage *page; /* weak */
  KhNode *node;
  GParamSpec *property;
  const char *label;
  gboolean loading;
} ComboBinding;

static void
combo_binding_free (ComboBinding *self)
{
  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->node);
  g_free (self);
}

static int
get_enum (ComboBinding *self)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, self->property->value_type);
  g_object_get_property (G_OBJECT (self->node), self->property->name, &value);
  return g_value_get_enum (&value);
}

static ComboBinding *
get_combo_binding (GObject *combo)
{
  return g_object_get_data (combo, "kh-combo-binding");
}

static void
combo_model_changed_cb (GObject *combo)
{
  ComboBinding *self = get_combo_binding (combo);

  self->loading = TRUE;
  g_object_set (combo, "selected", (guint) get_enum (self), NULL);
  self->loading = FALSE;
}

static void
save_enum (ComboBinding *self, int selected)
{
  g_auto (GValue) value = G_VALUE_INIT;
  KhEdit *edit = kh_form_begin (self->page, self->label);

  if (edit == NULL)
    return;
  g_value_init (&value, self->property->value_type);
  g_value_set_enum (&value, selected);
  kh_target_edit_set_value (edit, self->node, self->property->name, &value);
  kh_form_commit (self->page, edit);
}

static void
combo_selected_cb (GObject *combo)
{
  ComboBinding *self = get_combo_binding (combo);
  guint selected = GTK_INVALID_LIST_POSITION;

  g_object_get (combo, "selected", &selected, NULL);
  if (self->loading || self->page == NULL || selected == GTK_INVALID_LIST_POSITION
      || (int) selected == get_enum (self) || !kh_form_is_alive (self->page, self->node))
    return;
  save_enum (self, (int) selected);
  /* An edit that failed leaves the old value, and the combo says so. */
  combo_model_changed_cb (combo);
}

static void
combo_locked_cb (GObject *combo)
{
  ComboBinding *self = get_combo_binding (combo);

  gtk_widget_set_sensitive (GTK_WIDGET (combo), !kh_form_page_get_locked (self->page));
}

void
kh_bind_combo (KhFormPage *page, gpointer combo, gpointer node, const char *property, const char *label)
{
  ComboBinding *self = g_new0 (ComboBinding, 1);
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);

  g_set_weak_pointer (&self->page, page);
  self->node = g_object_ref (node);
  self->property = g_object_class_find_property (G_OBJECT_GET_CLASS (node), property);
  self->label = label;
  g_assert (self->property != NULL);

  g_object_set_data_full (G_OBJECT (combo), "kh-combo-binding", self, (GDestroyNotify) combo_binding_free);
  combo_model_changed_cb (combo);
  combo_locked_cb (combo);
  g_signal_connect (combo, "notify::selected", G_CALLBACK (combo_selected_cb), NULL);
  g_signal_connect_object (node, signal, G_CALLBACK (combo_model_changed_cb), combo, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::locked", G_CALLBACK (combo_locked_cb), combo, G_CONNECT_SWAPPED);
}

gboolean
kh_combo_shows (GtkWidget *combo, const char *uuid, const char *property)
{
  ComboBinding *self = get_combo_binding (G_OBJECT (combo));

  return self != NULL && g_str_equal (kh_node_get_uuid (self->node), uuid)
         && g_str_equal (self->property->name, property);
}
