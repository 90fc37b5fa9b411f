/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhChip: a small flat button that shows one value and opens in place. */
#include "chip.h"

#include "describe.h"
#include "wrap-layout.h"

struct _KhChip
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;

  KhFormPage *page; /* weak */
  char *name;
  KhChipContent content;
  gpointer user_data;
  KhChipTone tone;

  /* Where the focus goes when the popover opens; NULL for its first field. */
  char *at;
  int at_start;
  int at_end;
};

G_DEFINE_FINAL_TYPE (KhChip, kh_chip, GTK_TYPE_WIDGET)

static KhFormField *
find_field (GtkWidget *widget, const char *property)
{
  KhFormField *field = kh_form_field_of (widget);

  if (field != NULL && g_strcmp0 (kh_form_field_get_property (field), property) == 0)
    return field;
  field = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && field == NULL;
       child = gtk_widget_get_next_sibling (child))
    field = find_field (child, property);
  return field;
}

static gboolean
focus_first_cb (gpointer data)
{
  GtkWidget *popover = data;
  KhChip *self = KH_CHIP (gtk_widget_get_ancestor (popover, KH_TYPE_CHIP));
  g_autofree char *at = self != NULL ? g_steal_pointer (&self->at) : NULL;
  KhFormField *field = at != NULL ? find_field (popover, at) : NULL;
  GtkRoot *root = gtk_widget_get_root (popover);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (field != NULL && gtk_widget_get_mapped (popover))
    {
      gtk_widget_grab_focus (kh_form_field_get_widget (field));
      kh_form_field_select (field, self->at_start, self->at_end);
      return G_SOURCE_REMOVE;
    }
  if (gtk_widget_get_mapped (popover) && (focus == NULL || !gtk_widget_is_ancestor (focus, popover)))
    gtk_widget_child_focus (popover, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
popover_shown_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_first_cb, g_object_ref (popover), g_object_unref);
}

/* The values in the popover are saved as they are typed; what is still waiting
 * is saved when it closes. */
static void
popover_closed_cb (KhChip *self)
{
  kh_wrap_layout_set_optional (GTK_WIDGET (self), self->tone == KH_CHIP_UNSET);
  if (self->page != NULL)
    kh_editor_page_flush (KH_EDITOR_PAGE (self->page));
}

static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  KhChip *self = data;
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), self->content (self, self->user_data));
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_after (popover, "map", G_CALLBACK (popover_shown_cb), NULL);
  gtk_menu_button_set_popover (button, popover);
}

static void
locked_cb (KhChip *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), !kh_form_page_get_locked (self->page));
}

static void
kh_chip_dispose (GObject *object)
{
  KhChip *self = KH_CHIP (object);

  g_clear_weak_pointer (&self->page);
  g_clear_pointer ((GtkWidget **) &self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (kh_chip_parent_class)->dispose (object);
}

static void
kh_chip_finalize (GObject *object)
{
  g_free (KH_CHIP (object)->name);
  g_free (KH_CHIP (object)->at);

  G_OBJECT_CLASS (kh_chip_parent_class)->finalize (object);
}

static void
kh_chip_class_init (KhChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kh_chip_dispose;
  object_class->finalize = kh_chip_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
}

static void
kh_chip_init (KhChip *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->label = GTK_LABEL (label);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->label, 36);
  gtk_menu_button_set_child (self->button, label);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_menu_button_set_create_popup_func (self->button, create_popover_cb, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

GtkWidget *
kh_chip_new (KhFormPage *page, const char *name, KhChipContent content, gpointer user_data)
{
  KhChip *self = g_object_new (KH_TYPE_CHIP, NULL);

  g_set_weak_pointer (&self->page, page);
  self->name = g_strdup (name);
  self->content = content;
  self->user_data = user_data;
  g_signal_connect_object (page, "notify::locked", G_CALLBACK (locked_cb), self, G_CONNECT_SWAPPED);
  locked_cb (self);
  return GTK_WIDGET (self);
}

void
kh_chip_show (KhChip *self, const char *text, KhChipTone tone)
{
  static const char *const classes[] = { "set", "unset", "missing" };
  g_autofree char *spoken = NULL;

  g_return_if_fail (KH_IS_CHIP (self));

  self->tone = tone;
  kh_wrap_layout_set_optional (GTK_WIDGET (self), tone == KH_CHIP_UNSET);
  gtk_label_set_label (self->label, text);
  spoken = tone == KH_CHIP_SET ? g_strdup_printf ("%s: %s", self->name, text) : g_strdup (text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      if (i == (gsize) tone)
        gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
    }
}

void
kh_chip_set_description (KhChip *self, const char *words)
{
  g_return_if_fail (KH_IS_CHIP (self));

  kh_describe (GTK_WIDGET (self->button), words);
}

KhChipTone
kh_chip_get_tone (KhChip *self)
{
  g_return_val_if_fail (KH_IS_CHIP (self), KH_CHIP_UNSET);

  return self->tone;
}

static gboolean
open_cb (gpointer data)
{
  KhChip *self = data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self->button)))
    gtk_menu_button_popup (self->button);
  return G_SOURCE_REMOVE;
}

void
kh_chip_open (KhChip *self)
{
  g_return_if_fail (KH_IS_CHIP (self));

  /* A chip that was left out for want of room is laid out first. */
  kh_wrap_layout_set_optional (GTK_WIDGET (self), FALSE);
  g_idle_add_full (G_PRIORITY_LOW, open_cb, g_object_ref (self), g_object_unref);
}

void
kh_chip_open_at (KhChip *self, const char *property, int start, int end)
{
  g_return_if_fail (KH_IS_CHIP (self));
  g_return_if_fail (property != NULL);

  g_free (self->at);
  self->at = g_strdup (property);
  self->at_start = start;
  self->at_end = end;
  kh_chip_open (self);
}

void
kh_chip_set_found (KhChip *self, gboolean found)
{
  g_return_if_fail (KH_IS_CHIP (self));

  if (found)
    gtk_widget_add_css_class (GTK_WIDGET (self), "found");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "found");
}

void
kh_chip_popdown (KhChip *self)
{
  g_return_if_fail (KH_IS_CHIP (self));

  gtk_menu_button_popdown (self->button);
}

GtkWidget *
kh_chip_form_new (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_add_css_class (grid, "kh-chip-form");
  return grid;
}

static int
count_rows (GtkWidget *form)
{
  int rows = 0;

  while (gtk_grid_get_child_at (GTK_GRID (form), 0, rows) != NULL)
    rows++;
  return rows;
}

void
kh_chip_form_add (GtkWidget *form, const char *label, GtkWidget *field)
{
  int row = count_rows (form);
  GtkWidget *caption = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (caption), 1);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_grid_attach (GTK_GRID (form), caption, 0, row, 1, 1);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_grid_attach (GTK_GRID (form), field, 1, row, 1, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Enter in a popover's entry means: done. */
static void
entry_activate_cb (GtkWidget *entry)
{
  GtkWidget *popover = gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

GtkWidget *
kh_chip_form_add_entry (GtkWidget *form, const char *label, int width_chars)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width_chars);
  g_signal_connect (entry, "activate", G_CALLBACK (entry_activate_cb), NULL);
  kh_chip_form_add (form, label, entry);
  return entry;
}

void
kh_chip_form_add_wide (GtkWidget *form, GtkWidget *widget)
{
  gtk_grid_attach (GTK_GRID (form), widget, 0, count_rows (form), 2, 1);
}
