/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEditorShell: outline, form and preview side by side, or what fits of them. */
#include "editor-shell.h"

#include <adwaita.h>

/* Below these widths in px the outline folds away, and form and preview take turns. */
#define WIDE_WIDTH 980
#define MEDIUM_WIDTH 720
#define MINIMUM_WIDTH 340

typedef enum
{
  MODE_WIDE,
  MODE_MEDIUM,
  MODE_NARROW,
} Mode;

/* Invariant: in narrow mode, and where the preview is wanted alone, exactly one of
 * form and preview is visible. The
 * wishes for the preview are kept apart, so that a window that is made small
 * and large again shows what it showed before. */
struct _KhEditorShell
{
  GtkWidget parent_instance;

  AdwFlap *flap;
  GtkPaned *paned;
  GtkWidget *outline;
  GtkWidget *form;
  GtkWidget *preview;

  Mode mode;
  Mode wanted_mode;
  guint mode_source;
  guint share_source;
  gboolean preview_beside;
  gboolean preview_instead;
  gboolean preview_alone;
  double share;
  int paned_width;
};

enum
{
  PROP_OUTLINE = 1,
  PROP_FORM,
  PROP_PREVIEW,
  PROP_SHOW_OUTLINE,
  PROP_SHOW_PREVIEW,
  PROP_PREVIEW_ALONE,
  PROP_FOLDED,
  PROP_PREVIEW_SHARE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KhEditorShell, kh_editor_shell, GTK_TYPE_WIDGET)

static gboolean
preview_shown (KhEditorShell *self)
{
  return self->mode == MODE_NARROW ? self->preview_instead : self->preview_beside || self->preview_alone;
}

static gboolean
form_hidden (KhEditorShell *self)
{
  return self->mode == MODE_NARROW ? self->preview_instead : self->preview_alone;
}

static void
show_parts (KhEditorShell *self)
{
  gtk_widget_set_visible (self->preview, preview_shown (self));
  gtk_widget_set_visible (self->form, !form_hidden (self));
}

static void
apply_share (KhEditorShell *self)
{
  if (self->paned_width > 0)
    gtk_paned_set_position (self->paned, (int) (self->paned_width * (1 - self->share) + 0.5));
}

static void
set_mode (KhEditorShell *self, Mode mode)
{
  self->mode = mode;
  self->preview_instead = FALSE;
  adw_flap_set_fold_policy (self->flap, mode == MODE_WIDE ? ADW_FLAP_FOLD_POLICY_NEVER : ADW_FLAP_FOLD_POLICY_ALWAYS);
  adw_flap_set_reveal_flap (self->flap, mode == MODE_WIDE);
  show_parts (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOLDED]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_OUTLINE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_PREVIEW]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PREVIEW_ALONE]);
}

static gboolean
mode_cb (gpointer user_data)
{
  KhEditorShell *self = user_data;

  self->mode_source = 0;
  if (self->wanted_mode != self->mode)
    set_mode (self, self->wanted_mode);
  return G_SOURCE_REMOVE;
}

static void
reveal_cb (KhEditorShell *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_OUTLINE]);
}

/* Only a drag of the handle moves the position while the width stays. */
static void
position_cb (KhEditorShell *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->paned));

  if (width < 1 || width != self->paned_width || !gtk_widget_get_visible (self->preview)
      || !gtk_widget_get_visible (self->form))
    return;
  self->share = CLAMP (1 - (double) gtk_paned_get_position (self->paned) / width, 0.15, 0.85);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PREVIEW_SHARE]);
}

static gboolean
share_cb (gpointer user_data)
{
  KhEditorShell *self = user_data;

  self->share_source = 0;
  self->paned_width = gtk_widget_get_width (GTK_WIDGET (self->paned));
  apply_share (self);
  return G_SOURCE_REMOVE;
}

/* The paned was given another width; its position may be set only after that. */
static void
max_position_cb (KhEditorShell *self)
{
  if (self->share_source == 0)
    self->share_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, share_cb, self, NULL);
}

static void
kh_editor_shell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  KhEditorShell *self = KH_EDITOR_SHELL (widget);

  gtk_widget_measure (GTK_WIDGET (self->flap), orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* The parts fold before they get too narrow, so their sum is no limit. */
      *minimum = MIN (*minimum, MINIMUM_WIDTH);
      *natural = MAX (*natural, *minimum);
    }
}

static void
kh_editor_shell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KhEditorShell *self = KH_EDITOR_SHELL (widget);
  int least;

  self->wanted_mode = width >= WIDE_WIDTH ? MODE_WIDE : width >= MEDIUM_WIDTH ? MODE_MEDIUM : MODE_NARROW;
  if (self->wanted_mode != self->mode && self->mode_source == 0)
    self->mode_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, mode_cb, self, NULL);
  gtk_widget_measure (GTK_WIDGET (self->flap), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (self->flap), MAX (width, least), height, baseline, NULL);
}

static void
kh_editor_shell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KhEditorShell *self = KH_EDITOR_SHELL (object);

  switch (id)
    {
    case PROP_OUTLINE:
      g_value_set_object (value, self->outline);
      break;
    case PROP_FORM:
      g_value_set_object (value, self->form);
      break;
    case PROP_PREVIEW:
      g_value_set_object (value, self->preview);
      break;
    case PROP_SHOW_OUTLINE:
      g_value_set_boolean (value, adw_flap_get_reveal_flap (self->flap));
      break;
    case PROP_SHOW_PREVIEW:
      g_value_set_boolean (value, preview_shown (self));
      break;
    case PROP_PREVIEW_ALONE:
      g_value_set_boolean (value, form_hidden (self));
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->mode != MODE_WIDE);
      break;
    case PROP_PREVIEW_SHARE:
      g_value_set_double (value, self->share);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kh_editor_shell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KhEditorShell *self = KH_EDITOR_SHELL (object);

  switch (id)
    {
    case PROP_OUTLINE:
      self->outline = g_value_get_object (value);
      break;
    case PROP_FORM:
      self->form = g_value_get_object (value);
      break;
    case PROP_PREVIEW:
      self->preview = g_value_get_object (value);
      break;
    case PROP_SHOW_OUTLINE:
      adw_flap_set_reveal_flap (self->flap, g_value_get_boolean (value));
      break;
    case PROP_SHOW_PREVIEW:
      if (self->mode == MODE_NARROW)
        self->preview_instead = g_value_get_boolean (value);
      else
        self->preview_beside = g_value_get_boolean (value);
      self->preview_alone &= g_value_get_boolean (value);
      show_parts (self);
      g_object_notify_by_pspec (object, pspec);
      g_object_notify_by_pspec (object, props[PROP_PREVIEW_ALONE]);
      break;
    case PROP_PREVIEW_ALONE:
      if (self->mode == MODE_NARROW)
        self->preview_instead = g_value_get_boolean (value);
      else
        self->preview_alone = g_value_get_boolean (value);
      show_parts (self);
      g_object_notify_by_pspec (object, pspec);
      g_object_notify_by_pspec (object, props[PROP_SHOW_PREVIEW]);
      break;
    case PROP_PREVIEW_SHARE:
      self->share = g_value_get_double (value);
      apply_share (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kh_editor_shell_constructed (GObject *object)
{
  KhEditorShell *self = KH_EDITOR_SHELL (object);

  G_OBJECT_CLASS (kh_editor_shell_parent_class)->constructed (object);

  gtk_paned_set_start_child (self->paned, self->form);
  gtk_paned_set_end_child (self->paned, self->preview);
  adw_flap_set_flap (self->flap, self->outline);
  show_parts (self);
}

static void
kh_editor_shell_dispose (GObject *object)
{
  KhEditorShell *self = KH_EDITOR_SHELL (object);

  g_clear_handle_id (&self->mode_source, g_source_remove);
  g_clear_handle_id (&self->share_source, g_source_remove);
  g_clear_pointer ((GtkWidget **) &self->flap, gtk_widget_unparent);

  G_OBJECT_CLASS (kh_editor_shell_parent_class)->dispose (object);
}

static void
kh_editor_shell_class_init (KhEditorShellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags part = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags live = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kh_editor_shell_get_property;
  object_class->set_property = kh_editor_shell_set_property;
  object_class->constructed = kh_editor_shell_constructed;
  object_class->dispose = kh_editor_shell_dispose;
  widget_class->measure = kh_editor_shell_measure;
  widget_class->size_allocate = kh_editor_shell_size_allocate;

  props[PROP_OUTLINE] = g_param_spec_object ("outline", NULL, NULL, GTK_TYPE_WIDGET, part);
  props[PROP_FORM] = g_param_spec_object ("form", NULL, NULL, GTK_TYPE_WIDGET, part);
  props[PROP_PREVIEW] = g_param_spec_object ("preview", NULL, NULL, GTK_TYPE_WIDGET, part);
  props[PROP_SHOW_OUTLINE] = g_param_spec_boolean ("show-outline", NULL, NULL, TRUE, live);
  props[PROP_SHOW_PREVIEW] = g_param_spec_boolean ("show-preview", NULL, NULL, TRUE, live);
  props[PROP_PREVIEW_ALONE] = g_param_spec_boolean ("preview-alone", NULL, NULL, FALSE, live);
  props[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_PREVIEW_SHARE] = g_param_spec_double ("preview-share", NULL, NULL, 0, 1, 0.45, live);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "editor-shell");
}

static void
kh_editor_shell_init (KhEditorShell *self)
{
  self->share = 0.45;
  self->preview_beside = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  self->paned = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_paned_set_shrink_start_child (self->paned, FALSE);
  gtk_paned_set_shrink_end_child (self->paned, FALSE);
  self->flap = ADW_FLAP (adw_flap_new ());
  adw_flap_set_content (self->flap, GTK_WIDGET (self->paned));
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_fold_policy (self->flap, ADW_FLAP_FOLD_POLICY_NEVER);
  gtk_widget_set_parent (GTK_WIDGET (self->flap), GTK_WIDGET (self));

  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (reveal_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->paned, "notify::position", G_CALLBACK (position_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->paned, "notify::max-position", G_CALLBACK (max_position_cb), self,
                           G_CONNECT_SWAPPED);
}
