/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPreview: the plan's pages beside the form. */
#include "preview.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "describe.h"
#include "preview-canvas.h"
#include "preview-scroll.h"
#include "preview-zoom.h"
#include "proof-maker.h"
#include "template.h"

#define HEADROOM 40 /* px above a line that is scrolled to */

struct _KhPreview
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  KhPreviewCanvas *canvas;
  GtkWidget *thumbnails_pane;
  GtkScrolledWindow *thumbnails_scroller;
  KhPreviewCanvas *thumbnails;
  GtkLabel *page_label;
  GtkLabel *zoom_label;
  GtkWidget *font_button;
  GtkLabel *font_label;
  AdwStatusPage *failure;

  KhProofMaker *maker;
  KhPreviewScroll *scroll;
  gboolean reveal_mark;
  char *wanted; /* node to show once there are pages in sight */
  char *description; /* of the page in sight */
};

enum
{
  PROP_SHOW_THUMBNAILS = 1,
  N_PROPS,
};

enum
{
  NODE_ACTIVATED,
  UPDATED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhPreview, kh_preview, GTK_TYPE_WIDGET)

/* The thumbnail of the page that is read is outlined, and in sight. */
static void
follow_page (KhPreview *self, guint page)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->thumbnails_scroller);
  double top, bottom;

  kh_preview_canvas_set_current_page (self->thumbnails, page);
  if (kh_preview_canvas_get_page_extent (self->thumbnails, page, &top, &bottom))
    gtk_adjustment_clamp_page (adjustment, top - HEADROOM, bottom + HEADROOM);
}

/* For those who cannot see the picture: which page it is, and what it says. */
static void
describe_page (KhPreview *self, guint page, const char *position)
{
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;

  if (page >= kh_proof_get_n_pages (kh_preview_canvas_get_proof (self->canvas)))
    return;
  text = kh_preview_canvas_dup_text (self->canvas, page);
  words = g_strconcat (position, "\n", text, NULL);
  if (g_strcmp0 (words, self->description) == 0)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  g_free (self->description);
  self->description = g_steal_pointer (&words);
}

static void
show_position (KhPreview *self)
{
  KhProof *proof = kh_preview_canvas_get_proof (self->canvas);
  guint page = kh_preview_canvas_get_current_page (self->canvas);
  g_autofree char *zoom_words = NULL;
  g_autofree char *page_words = NULL;

  if (proof == NULL)
    return;
  /* Translators: page number of the preview and the number of pages */
  page_words = g_strdup_printf (_("%u / %u"), page + 1, kh_proof_get_n_pages (proof));
  gtk_label_set_label (self->page_label, page_words);
  /* Translators: zoom of the preview in per cent */
  zoom_words = g_strdup_printf (_("%d %%"), (int) (kh_preview_canvas_get_shown_zoom (self->canvas) * 100 + 0.5));
  gtk_label_set_label (self->zoom_label, zoom_words);
  describe_page (self, page, page_words);
  follow_page (self, page);
}

static void
view_changed_cb (KhPreview *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  kh_preview_canvas_set_view (self->canvas, gtk_adjustment_get_value (adjustment),
                              gtk_adjustment_get_page_size (adjustment));
  show_position (self);
}

static void
thumbnails_view_changed_cb (KhPreview *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->thumbnails_scroller);

  kh_preview_canvas_set_view (self->thumbnails, gtk_adjustment_get_value (adjustment),
                              gtk_adjustment_get_page_size (adjustment));
}

/* What was to be shown while nobody saw the pages. */
static void
show_wanted (KhPreview *self)
{
  double top;

  if (self->wanted == NULL || !kh_preview_canvas_find_node (self->canvas, self->wanted, &top))
    return;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), top - HEADROOM);
  g_clear_pointer (&self->wanted, g_free);
}

static void
layout_changed_cb (KhPreview *self)
{
  kh_preview_scroll_keep_middle (self->scroll);
  view_changed_cb (self);
  if (!kh_preview_scroll_is_ready (self->scroll))
    return;
  show_wanted (self);
  if (self->reveal_mark)
    {
      self->reveal_mark = FALSE;
      kh_preview_scroll_to_mark (self->scroll);
    }
}

static GArray *
dup_views (gpointer data)
{
  return kh_preview_canvas_dup_views (KH_PREVIEW (data)->canvas);
}

static gboolean
thumbnails_shown (KhPreview *self)
{
  return gtk_widget_get_visible (self->thumbnails_pane);
}

static void
proof_cb (KhPreview *self, KhProof *proof)
{
  /* What is being written stays in sight when it moves on to the next page. */
  if (kh_preview_scroll_sees_mark (self->scroll))
    self->reveal_mark = TRUE;
  kh_preview_canvas_set_proof (self->canvas, proof);
  if (thumbnails_shown (self))
    kh_preview_canvas_set_proof (self->thumbnails, proof);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  show_position (self);
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
failed_cb (KhPreview *self, const GError *error)
{
  g_autofree char *words = g_markup_escape_text (error->message, -1); /* the page reads markup */

  adw_status_page_set_description (self->failure, words);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
page_activated_cb (KhPreview *self, guint page)
{
  double top, bottom;

  if (kh_preview_canvas_get_page_extent (self->canvas, page, &top, &bottom))
    kh_preview_scroll_to (self->scroll, top - HEADROOM / 4.);
  follow_page (self, page);
}

static void
node_activated_cb (KhPreview *self, const char *uuid)
{
  g_signal_emit (self, signals[NODE_ACTIVATED], 0, uuid);
}

static void
zoom_in_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kh_preview_step_zoom (KH_PREVIEW (widget), 1);
}

static void
zoom_out_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kh_preview_step_zoom (KH_PREVIEW (widget), -1);
}

static void
zoom_fit_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kh_preview_set_zoom (KH_PREVIEW (widget), 0);
}

void
kh_preview_set_font_words (KhPreview *self, const char *words)
{
  g_return_if_fail (KH_IS_PREVIEW (self));

  gtk_widget_set_visible (self->font_button, words != NULL);
  gtk_label_set_label (self->font_label, words != NULL ? words : "");
  if (words == NULL)
    return;
  gtk_widget_set_tooltip_text (self->font_button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->font_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  kh_describe (self->font_button, _("Says which font the file is written with"));
}

static void
kh_preview_map (GtkWidget *widget)
{
  KhPreview *self = KH_PREVIEW (widget);

  GTK_WIDGET_CLASS (kh_preview_parent_class)->map (widget);
  if (self->maker != NULL)
    kh_proof_maker_set_paused (self->maker, FALSE);
}

/* A preview nobody sees costs nothing. */
static void
kh_preview_unmap (GtkWidget *widget)
{
  KhPreview *self = KH_PREVIEW (widget);

  if (self->maker != NULL)
    kh_proof_maker_set_paused (self->maker, TRUE);
  GTK_WIDGET_CLASS (kh_preview_parent_class)->unmap (widget);
}

static void
kh_preview_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SHOW_THUMBNAILS:
      g_value_set_boolean (value, thumbnails_shown (KH_PREVIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kh_preview_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KhPreview *self = KH_PREVIEW (object);
  KhProof *proof = kh_preview_canvas_get_proof (self->canvas);

  switch (id)
    {
    case PROP_SHOW_THUMBNAILS:
      if (g_value_get_boolean (value) == thumbnails_shown (self))
        return;
      gtk_widget_set_visible (self->thumbnails_pane, g_value_get_boolean (value));
      if (proof != NULL && thumbnails_shown (self))
        kh_preview_canvas_set_proof (self->thumbnails, proof);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kh_preview_dispose (GObject *object)
{
  KhPreview *self = KH_PREVIEW (object);

  /* Work under way may hold the maker for a moment longer. */
  if (self->maker != NULL)
    g_object_run_dispose (G_OBJECT (self->maker));
  g_clear_object (&self->maker);
  g_clear_pointer (&self->scroll, kh_preview_scroll_free);
  kh_template_dispose (GTK_WIDGET (self));

  G_OBJECT_CLASS (kh_preview_parent_class)->dispose (object);
}

static void
kh_preview_finalize (GObject *object)
{
  g_free (KH_PREVIEW (object)->description);
  g_free (KH_PREVIEW (object)->wanted);

  G_OBJECT_CLASS (kh_preview_parent_class)->finalize (object);
}

static void
kh_preview_class_init (KhPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kh_preview_get_property;
  object_class->set_property = kh_preview_set_property;
  object_class->dispose = kh_preview_dispose;
  object_class->finalize = kh_preview_finalize;
  widget_class->map = kh_preview_map;
  widget_class->unmap = kh_preview_unmap;

  props[PROP_SHOW_THUMBNAILS] = g_param_spec_boolean ("show-thumbnails", NULL, NULL, FALSE, G_PARAM_READWRITE
                                                      | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[NODE_ACTIVATED] = g_signal_new ("node-activated", KH_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[UPDATED] = g_signal_new ("updated", KH_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (KH_TYPE_PREVIEW_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/preview.ui");
  gtk_widget_class_bind_template_child (widget_class, KhPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, KhPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, KhPreview, canvas);
  gtk_widget_class_bind_template_child (widget_class, KhPreview, thumbnails_pane);
  gtk_widget_class_bind_template_child (widget_class, KhPreview, thumbnails_scroller);
  gtk_widget_class_bind_template_child (widget_class, KhPreview, thumbnails);
  gtk_widget_class_bind_template_child (widget_class, KhPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, KhPreview, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, KhPreview, font_button);
  gtk_widget_class_bind_template_child (widget_class, KhPreview, font_label);
  gtk_widget_class_bind_template_child (widget_class, KhPreview, failure);
  gtk_widget_class_bind_template_callback (widget_class, node_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, layout_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, thumbnails_view_changed_cb);
  gtk_widget_class_install_property_action (widget_class, "preview.thumbnails", "show-thumbnails");
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-fit", NULL, zoom_fit_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "preview");
}

static void
kh_preview_init (KhPreview *self)
{
  GtkAdjustment *adjustment;

  kh_template_init (GTK_WIDGET (self));

  self->scroll = kh_preview_scroll_new (GTK_WIDGET (self), self->scroller, self->canvas);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);

  kh_preview_zoom_add_gestures (self, GTK_WIDGET (self->scroller));

  adjustment = gtk_scrolled_window_get_vadjustment (self->thumbnails_scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (thumbnails_view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (thumbnails_view_changed_cb), self, G_CONNECT_SWAPPED);
}

void
kh_preview_set_plan (KhPreview *self, KhStore *store, KhPlan *plan)
{
  g_return_if_fail (KH_IS_PREVIEW (self));
  g_return_if_fail (KH_IS_STORE (store));
  g_return_if_fail (KH_IS_PLAN (plan));
  g_return_if_fail (self->maker == NULL);

  self->maker = kh_proof_maker_new (store, plan, dup_views, self);
  g_signal_connect_object (self->maker, "proof", G_CALLBACK (proof_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->maker, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    kh_proof_maker_set_paused (self->maker, FALSE);
}

void
kh_preview_set_draft (KhPreview *self, KhNode *node, const char *property, const GValue *value)
{
  g_return_if_fail (KH_IS_PREVIEW (self));
  g_return_if_fail (self->maker != NULL);

  kh_proof_maker_set_draft (self->maker, node, property, value);
}

gboolean
kh_preview_is_current (KhPreview *self)
{
  g_return_val_if_fail (KH_IS_PREVIEW (self), FALSE);

  return self->maker != NULL && kh_proof_maker_is_current (self->maker)
         && kh_preview_canvas_is_settled (self->canvas);
}

void
kh_preview_mark_node (KhPreview *self, const char *uuid)
{
  g_return_if_fail (KH_IS_PREVIEW (self));

  kh_preview_canvas_mark_node (self->canvas, uuid);
  /* A node that is not on a page yet gets there with the next proof. */
  self->reveal_mark = self->maker == NULL || !kh_proof_maker_is_current (self->maker);
  if (!self->reveal_mark)
    kh_preview_scroll_to_mark (self->scroll);
}

void
kh_preview_show_node (KhPreview *self, const char *uuid)
{
  double top = 0;

  g_return_if_fail (KH_IS_PREVIEW (self));

  g_clear_pointer (&self->wanted, g_free);
  if (kh_preview_canvas_get_proof (self->canvas) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->wanted = g_strdup (uuid);
  else if (uuid == NULL || kh_preview_canvas_find_node (self->canvas, uuid, &top))
    kh_preview_scroll_to (self->scroll, top - HEADROOM);
}

void
kh_preview_set_zoom (KhPreview *self, double zoom)
{
  g_return_if_fail (KH_IS_PREVIEW (self));

  kh_preview_canvas_set_zoom (self->canvas, zoom);
  show_position (self);
}

double
kh_preview_get_zoom (KhPreview *self)
{
  g_return_val_if_fail (KH_IS_PREVIEW (self), 0);
  return kh_preview_canvas_get_zoom (self->canvas);
}

double
kh_preview_get_shown_zoom (KhPreview *self)
{
  g_return_val_if_fail (KH_IS_PREVIEW (self), 0);
  return kh_preview_canvas_get_shown_zoom (self->canvas);
}

void
kh_preview_step_zoom (KhPreview *self, int steps)
{
  g_return_if_fail (KH_IS_PREVIEW (self));

  kh_preview_set_zoom (self, kh_preview_zoom_step (kh_preview_canvas_get_shown_zoom (self->canvas), steps));
}
