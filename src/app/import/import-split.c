/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportSplit: the original and the forms side by side, or one of them where there is no room for both. */
#include "import-split.h"

/* Below this width in px they take turns. */
#define WIDE_WIDTH 640
#define MINIMUM_WIDTH 340

struct _KhImportSplit
{
  GtkWidget parent_instance;

  GtkWidget *paned;
  GtkWidget *original;
  GtkWidget *form;

  gboolean narrow;
  gboolean wanted_narrow;
  gboolean show_form;
  guint source;
};

enum
{
  PROP_ORIGINAL = 1,
  PROP_FORM,
  PROP_NARROW,
  PROP_SHOW_FORM,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KhImportSplit, kh_import_split, GTK_TYPE_WIDGET)

static void
show_parts (KhImportSplit *self)
{
  gtk_widget_set_visible (self->original, !self->narrow || !self->show_form);
  gtk_widget_set_visible (self->form, !self->narrow || self->show_form);
}

/* What is visible may change only after the allocation that found the width. */
static gboolean
narrow_cb (gpointer user_data)
{
  KhImportSplit *self = user_data;

  self->source = 0;
  if (self->narrow == self->wanted_narrow)
    return G_SOURCE_REMOVE;
  self->narrow = self->wanted_narrow;
  show_parts (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static void
kh_import_split_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (KH_IMPORT_SPLIT (widget)->paned, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* The parts take turns before they get too narrow, so their sum is no limit. */
      *minimum = MIN (*minimum, MINIMUM_WIDTH);
      *natural = MAX (*natural, *minimum);
    }
}

static void
kh_import_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KhImportSplit *self = KH_IMPORT_SPLIT (widget);
  int least;

  self->wanted_narrow = width < WIDE_WIDTH;
  if (self->wanted_narrow != self->narrow && self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, narrow_cb, self, NULL);
  gtk_widget_measure (self->paned, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (self->paned, MAX (width, least), height, baseline, NULL);
}

static void
kh_import_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KhImportSplit *self = KH_IMPORT_SPLIT (object);

  switch (id)
    {
    case PROP_ORIGINAL:
      g_value_set_object (value, self->original);
      break;
    case PROP_FORM:
      g_value_set_object (value, self->form);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SHOW_FORM:
      g_value_set_boolean (value, self->show_form);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kh_import_split_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KhImportSplit *self = KH_IMPORT_SPLIT (object);

  switch (id)
    {
    case PROP_ORIGINAL:
      self->original = g_value_get_object (value);
      break;
    case PROP_FORM:
      self->form = g_value_get_object (value);
      break;
    case PROP_SHOW_FORM:
      if (self->show_form == g_value_get_boolean (value))
        break;
      self->show_form = g_value_get_boolean (value);
      show_parts (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kh_import_split_constructed (GObject *object)
{
  KhImportSplit *self = KH_IMPORT_SPLIT (object);
  GtkPaned *paned = GTK_PANED (self->paned);

  G_OBJECT_CLASS (kh_import_split_parent_class)->constructed (object);

  gtk_paned_set_start_child (paned, self->original);
  gtk_paned_set_shrink_start_child (paned, FALSE);
  gtk_paned_set_end_child (paned, self->form);
  gtk_paned_set_shrink_end_child (paned, FALSE);
}

static void
kh_import_split_dispose (GObject *object)
{
  KhImportSplit *self = KH_IMPORT_SPLIT (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->paned, gtk_widget_unparent);

  G_OBJECT_CLASS (kh_import_split_parent_class)->dispose (object);
}

static void
kh_import_split_class_init (KhImportSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags part = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kh_import_split_get_property;
  object_class->set_property = kh_import_split_set_property;
  object_class->constructed = kh_import_split_constructed;
  object_class->dispose = kh_import_split_dispose;
  widget_class->measure = kh_import_split_measure;
  widget_class->size_allocate = kh_import_split_size_allocate;

  props[PROP_ORIGINAL] = g_param_spec_object ("original", NULL, NULL, GTK_TYPE_WIDGET, part);
  props[PROP_FORM] = g_param_spec_object ("form", NULL, NULL, GTK_TYPE_WIDGET, part);
  props[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SHOW_FORM]
      = g_param_spec_boolean ("show-form", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kh_import_split_init (KhImportSplit *self)
{
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
}
