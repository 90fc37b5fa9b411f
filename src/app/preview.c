/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPreview: the plan's pages beside the form. */
#include "preview.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "compose.h"
#include "preview-canvas.h"
#include "template.h"

#define QUIET_MS 150 /* pause after a change before the pages are made anew */
#define PATIENCE_US (600 * G_TIME_SPAN_MILLISECOND) /* the longest that steady typing puts it off */
#define SCROLL_MS 220
#define HEADROOM 40 /* px above a line that is scrolled to */

/* Invariant: at most one proof is being made; a change while it is cancels it.
 * dirty is set while the pages shown are older than the plan. */
struct _KhPreview
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  KhPreviewCanvas *canvas;
  GtkLabel *page_label;
  GtkLabel *zoom_label;
  AdwStatusPage *failure;

  KhStore *store;
  KhPlan *plan;
  GCancellable *cancellable;
  AdwAnimation *scroll;
  guint quiet_source;
  gint64 first_change;
  double shown_zoom; /* of the pages as last placed; 0 before there are any */
  gboolean dirty;
  gboolean reveal_mark;
};

enum
{
  NODE_ACTIVATED,
  UPDATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const double zoom_steps[] = { 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 3, 4 };

G_DEFINE_FINAL_TYPE (KhPreview, kh_preview, GTK_TYPE_WIDGET)

static void
show_position (KhPreview *self)
{
  KhProof *proof = kh_preview_canvas_get_proof (self->canvas);
  g_autofree char *zoom = NULL;
  g_autofree char *page = NULL;

  if (proof == NULL)
    return;
  /* Translators: page number of the preview and the number of pages */
  page = g_strdup_printf (_("%u / %u"), kh_preview_canvas_get_current_page (self->canvas) + 1,
                          kh_proof_get_n_pages (proof));
  gtk_label_set_label (self->page_label, page);
  /* Translators: zoom of the preview in per cent */
  zoom = g_strdup_printf (_("%d %%"), (int) (kh_preview_canvas_get_shown_zoom (self->canvas) * 100 + 0.5));
  gtk_label_set_label (self->zoom_label, zoom);
}

static void
scroll_to (KhPreview *self, double goal)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double lower = gtk_adjustment_get_lower (adjustment);
  double last = MAX (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment), lower);
  AdwAnimationTarget *target;

  /* A scroll under way ends where it is, not where it was going. */
  if (self->scroll != NULL)
    adw_animation_pause (self->scroll);
  g_clear_object (&self->scroll);
  target = adw_property_animation_target_new (G_OBJECT (adjustment), "value");
  self->scroll = adw_timed_animation_new (GTK_WIDGET (self), gtk_adjustment_get_value (adjustment),
                                          CLAMP (goal, lower, last), SCROLL_MS, target);
  adw_animation_play (self->scroll);
}

/* Puts the mark at a third of the height if it is not wholly in sight. */
static void
scroll_to_mark (KhPreview *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  double top, bottom;

  if (!kh_preview_canvas_get_mark (self->canvas, &top, &bottom))
    return;
  if (top >= value && MIN (bottom, top + page) <= value + page)
    return;

  scroll_to (self, top - page / 3);
}

static void
view_changed_cb (KhPreview *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  kh_preview_canvas_set_view (self->canvas, gtk_adjustment_get_value (adjustment),
                              gtk_adjustment_get_page_size (adjustment));
  show_position (self);
}

/* What stood in the middle stays there when the pages change their size. */
static void
keep_middle (KhPreview *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->scroller);
  double half = gtk_adjustment_get_page_size (adjustment) / 2;
  double zoom = kh_preview_canvas_get_shown_zoom (self->canvas);

  if (kh_preview_canvas_get_proof (self->canvas) == NULL)
    return;
  if (self->shown_zoom > 0 && zoom != self->shown_zoom)
    {
      if (gtk_adjustment_get_value (adjustment) > 0)
        gtk_adjustment_set_value (adjustment,
                                  (gtk_adjustment_get_value (adjustment) + half) * zoom / self->shown_zoom - half);
      gtk_adjustment_set_value (across, (gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across)) / 2);
    }
  self->shown_zoom = zoom;
}

static void
layout_changed_cb (KhPreview *self)
{
  keep_middle (self);
  view_changed_cb (self);
  if (self->reveal_mark)
    {
      self->reveal_mark = FALSE;
      scroll_to_mark (self);
    }
}

static void
proof_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhProof) proof = kh_proof_new_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);

  if (proof == NULL)
    {
      g_autofree char *words = g_markup_escape_text (error->message, -1); /* the page reads markup */

      adw_status_page_set_description (self->failure, words);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }
  kh_preview_canvas_set_proof (self->canvas, proof);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  show_position (self);
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
make_proof (KhPreview *self)
{
  g_autoptr (KhDocument) document = NULL;

  g_clear_handle_id (&self->quiet_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->dirty = FALSE;
  self->first_change = 0;

  self->cancellable = g_cancellable_new ();
  document = kh_compose_plan (self->plan);
  kh_proof_new_async (document, self->cancellable, proof_cb, g_object_ref (self));
}

static gboolean
quiet_cb (gpointer user_data)
{
  KhPreview *self = user_data;

  self->quiet_source = 0;
  make_proof (self);
  return G_SOURCE_REMOVE;
}

/* Waits for a pause, but not for ever; a preview nobody sees costs nothing. */
static void
schedule (KhPreview *self)
{
  gint64 now = g_get_monotonic_time ();

  self->dirty = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->first_change == 0)
    self->first_change = now;
  if (self->quiet_source != 0 && now - self->first_change > PATIENCE_US)
    return;
  g_clear_handle_id (&self->quiet_source, g_source_remove);
  self->quiet_source = g_timeout_add (QUIET_MS, quiet_cb, self);
}

static void
changed_cb (KhPreview *self, KhNode *root)
{
  if (root == KH_NODE (self->plan))
    schedule (self);
}

static void
node_activated_cb (KhPreview *self, const char *uuid)
{
  g_signal_emit (self, signals[NODE_ACTIVATED], 0, uuid);
}

static gboolean
scroll_cb (KhPreview *self, double dx, double dy, GtkEventController *controller)
{
  if ((gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  if (dy != 0)
    kh_preview_step_zoom (self, dy < 0 ? 1 : -1);
  return GDK_EVENT_STOP;
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

static void
kh_preview_map (GtkWidget *widget)
{
  KhPreview *self = KH_PREVIEW (widget);

  GTK_WIDGET_CLASS (kh_preview_parent_class)->map (widget);
  if (self->dirty)
    make_proof (self);
}

static void
kh_preview_unmap (GtkWidget *widget)
{
  KhPreview *self = KH_PREVIEW (widget);

  if (self->quiet_source != 0)
    g_clear_handle_id (&self->quiet_source, g_source_remove);
  GTK_WIDGET_CLASS (kh_preview_parent_class)->unmap (widget);
}

static void
kh_preview_dispose (GObject *object)
{
  KhPreview *self = KH_PREVIEW (object);

  g_clear_handle_id (&self->quiet_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->scroll);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_object (&self->plan);
  kh_template_dispose (GTK_WIDGET (self));

  G_OBJECT_CLASS (kh_preview_parent_class)->dispose (object);
}

static void
kh_preview_class_init (KhPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kh_preview_dispose;
  widget_class->map = kh_preview_map;
  widget_class->unmap = kh_preview_unmap;

  signals[NODE_ACTIVATED] = g_signal_new ("node-activated", KH_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[UPDATED] = g_signal_new ("updated", KH_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (KH_TYPE_PREVIEW_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/preview.ui");
  gtk_widget_class_bind_template_child (widget_class, KhPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, KhPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, KhPreview, canvas);
  gtk_widget_class_bind_template_child (widget_class, KhPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, KhPreview, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, KhPreview, failure);
  gtk_widget_class_bind_template_callback (widget_class, node_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, layout_changed_cb);
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
  GtkEventController *scroll;

  gtk_widget_init_template (GTK_WIDGET (self));

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);

  scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL
                                            | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), scroll);
}

void
kh_preview_set_plan (KhPreview *self, KhStore *store, KhPlan *plan)
{
  g_return_if_fail (KH_IS_PREVIEW (self));
  g_return_if_fail (KH_IS_STORE (store));
  g_return_if_fail (KH_IS_PLAN (plan));
  g_return_if_fail (self->plan == NULL);

  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->dirty = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    make_proof (self);
}

void
kh_preview_mark_node (KhPreview *self, const char *uuid)
{
  g_return_if_fail (KH_IS_PREVIEW (self));

  kh_preview_canvas_mark_node (self->canvas, uuid);
  /* A node that is not on a page yet gets there with the next proof. */
  self->reveal_mark = self->dirty || self->cancellable != NULL;
  if (!self->reveal_mark)
    scroll_to_mark (self);
}

void
kh_preview_show_node (KhPreview *self, const char *uuid)
{
  double top = 0;

  g_return_if_fail (KH_IS_PREVIEW (self));

  if (uuid == NULL || kh_preview_canvas_find_node (self->canvas, uuid, &top))
    scroll_to (self, top - HEADROOM);
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

void
kh_preview_step_zoom (KhPreview *self, int steps)
{
  double zoom;

  g_return_if_fail (KH_IS_PREVIEW (self));

  zoom = kh_preview_canvas_get_shown_zoom (self->canvas);
  for (; steps > 0; steps--)
    for (guint i = 0; i < G_N_ELEMENTS (zoom_steps); i++)
      if (zoom_steps[i] > zoom * 1.01)
        {
          zoom = zoom_steps[i];
          break;
        }
  for (; steps < 0; steps++)
    for (guint i = G_N_ELEMENTS (zoom_steps); i > 0; i--)
      if (zoom_steps[i - 1] < zoom * 0.99)
        {
          zoom = zoom_steps[i - 1];
          break;
        }
  kh_preview_set_zoom (self, zoom);
}
