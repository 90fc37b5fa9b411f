/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportPlacer: a popover that asks where a paragraph of an imported text goes, and as what. */
#include "import-placer.h"

#include <glib/gi18n.h>

#include "template.h"
#include "text.h"

struct _KhImportPlacer
{
  GtkPopover parent_instance;

  GtkDropDown *as;
  GtkSearchEntry *search;
  GtkListView *list;
  GtkStack *stack;

  KhPlan *plan;
  char **words; /* typed, folded */
  GtkCustomFilter *filter;
  GtkFilterListModel *places;
  GtkSingleSelection *selection;
};

enum
{
  CHOSEN,
  LEFT_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhImportPlacer, kh_import_placer, GTK_TYPE_POPOVER)

static gboolean
filter_cb (gpointer place, gpointer user_data)
{
  return kh_import_place_matches (place, KH_IMPORT_PLACER (user_data)->words);
}

static void
update_stack (KhImportPlacer *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->places)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "places" : "none");
}

static void
search_changed_cb (KhImportPlacer *self)
{
  g_autofree char *folded = kh_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  g_strfreev (self->words);
  self->words = g_strsplit (folded, " ", -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_single_selection_set_selected (self->selection, 0);
  update_stack (self);
}

static void
as_changed_cb (KhImportPlacer *self)
{
  g_autoptr (GListStore) places = NULL;

  if (self->plan == NULL)
    return;
  places = kh_import_place_list (self->plan, gtk_drop_down_get_selected (self->as));
  gtk_filter_list_model_set_model (self->places, G_LIST_MODEL (places));
  gtk_single_selection_set_selected (self->selection, 0);
  update_stack (self);
}

void
kh_import_placer_choose (KhImportPlacer *self, guint position)
{
  g_autoptr (KhImportPlace) place = NULL;

  g_return_if_fail (KH_IS_IMPORT_PLACER (self));

  place = g_list_model_get_item (G_LIST_MODEL (self->places), position);
  if (place == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, place);
}

static void
activated_cb (KhImportPlacer *self, guint position)
{
  kh_import_placer_choose (self, position);
}

static void
search_activated_cb (KhImportPlacer *self)
{
  kh_import_placer_choose (self, gtk_single_selection_get_selected (self->selection));
}

static void
left_out_cb (KhImportPlacer *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[LEFT_OUT], 0);
}

/* The arrows choose among the places while one types. */
static gboolean
key_pressed_cb (KhImportPlacer *self, guint key, guint code, GdkModifierType state)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->places));

  if (key == GDK_KEY_Down && selected + 1 < n)
    selected++;
  else if (key == GDK_KEY_Up && selected > 0 && selected != GTK_INVALID_LIST_POSITION)
    selected--;
  else
    return key == GDK_KEY_Down || key == GDK_KEY_Up;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);
  return TRUE;
}

static void
kh_import_placer_show (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kh_import_placer_parent_class)->show (widget);
  gtk_widget_grab_focus (GTK_WIDGET (KH_IMPORT_PLACER (widget)->search));
}

static void
kh_import_placer_dispose (GObject *object)
{
  KhImportPlacer *self = KH_IMPORT_PLACER (object);

  /* The template's list goes later than this. */
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (kh_import_placer_parent_class)->dispose (object);
}

static void
kh_import_placer_finalize (GObject *object)
{
  g_strfreev (KH_IMPORT_PLACER (object)->words);

  G_OBJECT_CLASS (kh_import_placer_parent_class)->finalize (object);
}

static void
kh_import_placer_class_init (KhImportPlacerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_import_placer_dispose;
  G_OBJECT_CLASS (klass)->finalize = kh_import_placer_finalize;
  widget_class->show = kh_import_placer_show;
  signals[CHOSEN] = g_signal_new ("chosen", KH_TYPE_IMPORT_PLACER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, KH_TYPE_IMPORT_PLACE);
  signals[LEFT_OUT]
      = g_signal_new ("left-out", KH_TYPE_IMPORT_PLACER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KH_TYPE_IMPORT_PLACE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/import-placer.ui");
  gtk_widget_class_bind_template_child (widget_class, KhImportPlacer, as);
  gtk_widget_class_bind_template_child (widget_class, KhImportPlacer, search);
  gtk_widget_class_bind_template_child (widget_class, KhImportPlacer, list);
  gtk_widget_class_bind_template_child (widget_class, KhImportPlacer, stack);
  gtk_widget_class_bind_template_callback (widget_class, as_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_out_cb);
}

static void
kh_import_placer_init (KhImportPlacer *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->words = g_new0 (char *, 1);
  kh_template_init (GTK_WIDGET (self));
  for (int as = 0; as < KH_IMPORT_N_AS; as++)
    gtk_string_list_append (kinds, _(kh_import_as_name (as)));
  gtk_drop_down_set_model (self->as, G_LIST_MODEL (kinds));

  self->filter = gtk_custom_filter_new (filter_cb, self, NULL);
  self->places = gtk_filter_list_model_new (NULL, GTK_FILTER (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->places));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

GtkWidget *
kh_import_placer_new (KhPlan *plan)
{
  KhImportPlacer *self = g_object_new (KH_TYPE_IMPORT_PLACER, NULL);

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  self->plan = g_object_ref (plan);
  as_changed_cb (self);
  return GTK_WIDGET (self);
}

GListModel *
kh_import_placer_get_places (KhImportPlacer *self)
{
  g_return_val_if_fail (KH_IS_IMPORT_PLACER (self), NULL);

  return G_LIST_MODEL (self->places);
}

void
kh_import_placer_set_as (KhImportPlacer *self, KhImportAs as)
{
  g_return_if_fail (KH_IS_IMPORT_PLACER (self));

  gtk_drop_down_set_selected (self->as, as);
}

void
kh_import_placer_search (KhImportPlacer *self, const char *words)
{
  g_return_if_fail (KH_IS_IMPORT_PLACER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  search_changed_cb (self);
}
