/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhBodyWindow: the bodies that issue plans. */
#include "body-window.h"

#include <glib/gi18n.h>

#include "body-row.h"
#include "edit.h"
#include "template.h"
#include "toast.h"

#define N_ENTRIES 10

/* Invariant: agency is the body that is shown, NULL while a new one is entered;
 * nothing is written before the user saves, and then in one edit. */
struct _KhBodyWindow
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *choice;
  AdwComboRow *agency_row;
  AdwEntryRow *superior;
  AdwEntryRow *name;
  AdwEntryRow *abbreviation;
  AdwEntryRow *place;
  AdwEntryRow *address;
  AdwEntryRow *organ_id;
  AdwEntryRow *email;
  AdwEntryRow *telephone;
  AdwEntryRow *fax;
  AdwEntryRow *website;
  GtkListBox *units;
  GtkListBox *signers;
  GtkListBox *recipients;
  GtkWidget *save_button;

  KhStore *store;
  GListModel *agencies; /* of KhAgency */
  KhAgency *agency;
  gboolean loading;
  gboolean abbreviated; /* the user wrote the abbreviation */
  char *shown[N_ENTRIES]; /* what the entries showed at first */
  GHashTable *loaded; /* set of KhNode: those that got a line */
};

G_DEFINE_FINAL_TYPE (KhBodyWindow, kh_body_window, ADW_TYPE_WINDOW)

static guint saved_signal;

static const struct
{
  const char *property;
  gsize offset;
} entries[] = {
  { "superior", G_STRUCT_OFFSET (KhBodyWindow, superior) },
  { "name", G_STRUCT_OFFSET (KhBodyWindow, name) },
  { "abbreviation", G_STRUCT_OFFSET (KhBodyWindow, abbreviation) },
  { "place", G_STRUCT_OFFSET (KhBodyWindow, place) },
  { "address", G_STRUCT_OFFSET (KhBodyWindow, address) },
  { "organ-id", G_STRUCT_OFFSET (KhBodyWindow, organ_id) },
  { "email", G_STRUCT_OFFSET (KhBodyWindow, email) },
  { "telephone", G_STRUCT_OFFSET (KhBodyWindow, telephone) },
  { "fax", G_STRUCT_OFFSET (KhBodyWindow, fax) },
  { "website", G_STRUCT_OFFSET (KhBodyWindow, website) },
};

static const struct
{
  GType (*type) (void);
  gsize offset;
} lists[] = {
  { kh_unit_get_type, G_STRUCT_OFFSET (KhBodyWindow, units) },
  { kh_signature_get_type, G_STRUCT_OFFSET (KhBodyWindow, signers) },
  { kh_recipient_get_type, G_STRUCT_OFFSET (KhBodyWindow, recipients) },
};

G_STATIC_ASSERT (G_N_ELEMENTS (entries) == N_ENTRIES);

static GtkEditable *
get_entry (KhBodyWindow *self, gsize i)
{
  return G_STRUCT_MEMBER (GtkEditable *, self, entries[i].offset);
}

static GtkListBox *
get_list (KhBodyWindow *self, gsize i)
{
  return G_STRUCT_MEMBER (GtkListBox *, self, lists[i].offset);
}

static char *
dup_entered (gpointer entry)
{
  return kh_text_normalize (gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
changed_cb (KhBodyWindow *self)
{
  g_autofree char *name = dup_entered (self->name);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "body.save", *name != '\0');
}

static void
abbreviation_changed_cb (KhBodyWindow *self)
{
  if (!self->loading)
    self->abbreviated = *gtk_editable_get_text (GTK_EDITABLE (self->abbreviation)) != '\0';
}

/* The abbreviation follows the name until the user writes one. */
static void
name_changed_cb (KhBodyWindow *self)
{
  g_autofree char *name = dup_entered (self->name);
  g_autofree char *abbreviation = kh_symbol_abbreviate (name);

  changed_cb (self);
  if (self->loading || self->abbreviated)
    return;
  self->loading = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->abbreviation), abbreviation);
  self->loading = FALSE;
}

/* Lines. */

static void
row_removed_cb (GtkWidget *row)
{
  GtkWidget *list = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX);

  gtk_widget_child_focus (list, GTK_DIR_TAB_BACKWARD);
  gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

static GtkWidget *add_row (KhBodyWindow *self, gsize i, KhNode *node);

/* The line below, or a new one below the last. */
static void
row_finished_cb (GtkWidget *row, KhBodyWindow *self)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);
  GtkWidget *list = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX);

  for (gsize i = 0; next == NULL && i < G_N_ELEMENTS (lists); i++)
    if (GTK_WIDGET (get_list (self, i)) == list)
      next = add_row (self, i, NULL);
  gtk_widget_grab_focus (next);
}

static GtkWidget *
add_row (KhBodyWindow *self, gsize i, KhNode *node)
{
  /* A unit of the library may have tasks, of plans of any year. */
  gboolean removable = node == NULL || !KH_IS_UNIT (node);
  GtkWidget *row = kh_body_row_new (lists[i].type (), node, removable);

  g_signal_connect (row, "removed", G_CALLBACK (row_removed_cb), NULL);
  g_signal_connect_object (row, "finished", G_CALLBACK (row_finished_cb), self, 0);
  gtk_list_box_append (get_list (self, i), row);
  return row;
}

/* The parameter says which list. */
static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint32 list = g_variant_get_uint32 (parameter);

  if (list < G_N_ELEMENTS (lists))
    gtk_widget_grab_focus (add_row (KH_BODY_WINDOW (widget), list, NULL));
}

/* Showing a body. */

static void
load (KhBodyWindow *self)
{
  self->loading = TRUE;
  self->abbreviated = self->agency != NULL && kh_agency_get_abbreviation (self->agency) != NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *value = NULL;

      if (self->agency != NULL)
        g_object_get (self->agency, entries[i].property, &value, NULL);
      gtk_editable_set_text (get_entry (self, i), value != NULL ? value : "");
      g_free (self->shown[i]);
      self->shown[i] = g_strdup (value != NULL ? value : "");
    }
  g_hash_table_remove_all (self->loaded);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GListModel *nodes
          = self->agency != NULL ? kh_node_get_children (KH_NODE (self->agency), lists[i].type ()) : NULL;
      GtkListBoxRow *row;

      while ((row = gtk_list_box_get_row_at_index (get_list (self, i), 0)) != NULL)
        gtk_list_box_remove (get_list (self, i), GTK_WIDGET (row));
      for (guint j = 0; nodes != NULL && j < g_list_model_get_n_items (nodes); j++)
        {
          g_autoptr (KhNode) node = g_list_model_get_item (nodes, j);

          add_row (self, i, node);
          g_hash_table_add (self->loaded, g_steal_pointer (&node));
        }
      /* A line to write in says what belongs there. */
      if (nodes == NULL || g_list_model_get_n_items (nodes) == 0)
        add_row (self, i, NULL);
    }
  self->loading = FALSE;
  changed_cb (self);
}

static void
agency_selected_cb (KhBodyWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->agency_row);

  if (self->agencies == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  g_clear_object (&self->agency);
  self->agency = g_list_model_get_item (self->agencies, selected);
  load (self);
}

/* Saving. */

static void
set_in_edit (KhNode *node, const char *property, const GValue *base, const GValue *value, gpointer edit)
{
  kh_edit_expect (edit, node, property, base);
  kh_edit_set_value (edit, node, property, value);
}

static void
set_at_once (KhNode *node, const char *property, const GValue *base, const GValue *value, gpointer data)
{
  g_object_set_property (G_OBJECT (node), property, value);
}

static KhBodyRow *
find_row (GtkListBox *list, KhNode *node)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (kh_body_row_get_node (KH_BODY_ROW (row)) == node)
      return KH_BODY_ROW (row);
  return NULL;
}

/* Whether the line is for something new: also what another program has deleted
 * while it was changed here. */
static gboolean
is_new (KhBodyRow *row, KhAgency *agency)
{
  KhNode *node = kh_body_row_get_node (row);

  if (kh_body_row_is_blank (row))
    return FALSE;

  return node == NULL || (kh_node_get_root (node) != KH_NODE (agency) && kh_body_row_is_changed (row));
}

/* Into @edit, or into the agency itself while it is in no library. What another
 * program added meanwhile has no line, and stays. */
static void
apply_list (KhBodyWindow *self, gsize i, KhAgency *agency, KhEdit *edit)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *nodes = kh_node_get_children (KH_NODE (agency), lists[i].type ());
  GtkListBoxRow *row;

  for (guint j = 0; j < g_list_model_get_n_items (nodes); j++)
    {
      g_autoptr (KhNode) node = g_list_model_get_item (nodes, j);
      KhBodyRow *shown = find_row (get_list (self, i), node);

      if (!g_hash_table_contains (self->loaded, node))
        continue;
      if (shown == NULL || (kh_body_row_is_blank (shown) && !KH_IS_UNIT (node)))
        g_ptr_array_add (gone, g_steal_pointer (&node));
      else if (!kh_body_row_is_blank (shown))
        kh_body_row_apply (shown, node, set_in_edit, edit);
    }
  for (guint j = 0; j < gone->len; j++)
    kh_edit_remove (edit, g_ptr_array_index (gone, j));

  for (int j = 0; (row = gtk_list_box_get_row_at_index (get_list (self, i), j)) != NULL; j++)
    {
      g_autoptr (KhNode) node = NULL;

      if (!is_new (KH_BODY_ROW (row), agency))
        continue;
      node = g_object_new (lists[i].type (), NULL);
      kh_body_row_apply (KH_BODY_ROW (row), node, set_at_once, NULL);
      if (edit != NULL)
        kh_edit_insert (edit, agency, G_MAXUINT, node);
      else
        kh_node_append (KH_NODE (agency), node);
    }
}

static void
set_entered (KhEdit *edit, KhAgency *agency, const char *property, const char *shown, const char *text)
{
  g_auto (GValue) base = G_VALUE_INIT;
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&base, G_TYPE_STRING);
  g_value_set_string (&base, shown);
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  set_in_edit (KH_NODE (agency), property, &base, &value, edit);
}

static gboolean
save (KhBodyWindow *self, GError **error)
{
  g_autoptr (KhAgency) fresh = self->agency == NULL ? kh_agency_new ("") : NULL;
  KhAgency *agency = self->agency != NULL ? self->agency : fresh;
  g_autoptr (KhEdit) edit = NULL;

  if (self->agency != NULL)
    {
      edit = kh_edit_begin (self->store, KH_NODE (agency), N_("Edit body"), error);
      if (edit == NULL)
        return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *value = dup_entered (get_entry (self, i));

      if (edit == NULL)
        g_object_set (agency, entries[i].property, value, NULL);
      else if (!g_str_equal (value, self->shown[i]))
        set_entered (edit, agency, entries[i].property, self->shown[i], value);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    apply_list (self, i, agency, edit);

  return edit != NULL ? kh_edit_commit (edit, error) : kh_store_add_agency (self->store, agency, error) != 0;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhBodyWindow *self = KH_BODY_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!save (self, &error))
    {
      kh_toast_show_error (self->save_button, error);
      return;
    }
  g_signal_emit (self, saved_signal, 0, self->agency);
  gtk_window_close (GTK_WINDOW (self));
}

static void
kh_body_window_dispose (GObject *object)
{
  KhBodyWindow *self = KH_BODY_WINDOW (object);

  g_clear_object (&self->agency);
  g_clear_object (&self->agencies);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kh_body_window_parent_class)->dispose (object);
}

static void
kh_body_window_finalize (GObject *object)
{
  KhBodyWindow *self = KH_BODY_WINDOW (object);

  for (gsize i = 0; i < N_ENTRIES; i++)
    g_free (self->shown[i]);
  g_hash_table_unref (self->loaded);

  G_OBJECT_CLASS (kh_body_window_parent_class)->finalize (object);
}

static void
kh_body_window_class_init (KhBodyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_body_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = kh_body_window_finalize;
  saved_signal = g_signal_new ("saved", KH_TYPE_BODY_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               KH_TYPE_AGENCY);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/body-window.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, KhBodyWindow, name)
  BIND (choice);
  BIND (agency_row);
  BIND (superior);
  BIND (name);
  BIND (abbreviation);
  BIND (place);
  BIND (address);
  BIND (organ_id);
  BIND (email);
  BIND (telephone);
  BIND (fax);
  BIND (website);
  BIND (units);
  BIND (signers);
  BIND (recipients);
  BIND (save_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, abbreviation_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, agency_selected_cb);
  gtk_widget_class_install_action (widget_class, "body.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "body.add", "u", add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "body.save", NULL);
}

static void
kh_body_window_init (KhBodyWindow *self)
{
  self->loaded = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_body_window_new (KhStore *store, GError **error)
{
  g_autoptr (GListModel) agencies = NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  KhBodyWindow *self;
  guint n_agencies;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);

  agencies = kh_store_list_agencies (store, error);
  if (agencies == NULL)
    return NULL;
  n_agencies = g_list_model_get_n_items (agencies);
  for (guint i = 0; i < n_agencies; i++)
    {
      g_autoptr (KhAgency) agency = g_list_model_get_item (agencies, i);

      gtk_string_list_append (names, kh_agency_get_name (agency));
    }
  gtk_string_list_append (names, _("Another body…"));

  self = g_object_new (KH_TYPE_BODY_WINDOW, NULL);
  self->store = g_object_ref (store);
  self->loading = TRUE;
  adw_combo_row_set_model (self->agency_row, G_LIST_MODEL (names));
  self->agencies = g_steal_pointer (&agencies);
  gtk_widget_set_visible (GTK_WIDGET (self->choice), n_agencies > 0);
  agency_selected_cb (self);
  return GTK_WIDGET (self);
}
