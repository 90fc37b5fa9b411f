/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPrintPreview: a window with the sheets that would come out of the printer. */
#include "print-preview.h"

#include <glib/gi18n.h>

#include "template.h"

#define MARGIN 18
#define PT_PER_INCH 72.0

/* Invariant: sheets holds the indices of the pages to be printed, and is empty
 * until the operation is ready. */
struct _KhPrintPreview
{
  AdwWindow parent_instance;

  GtkDrawingArea *area;
  GtkLabel *place;

  GtkPrintOperationPreview *preview;
  GtkPrintContext *context;
  GtkPageSetup *setup; /* of the sheet that is drawn */
  GArray *sheets;
  guint current;
};

G_DEFINE_FINAL_TYPE (KhPrintPreview, kh_print_preview, ADW_TYPE_WINDOW)

static guint signal_print;

/* GTK draws into what the context holds, and wants it to hold something always. */
static void
set_surface (GtkPrintContext *context, cairo_surface_t *surface, double scale)
{
  cairo_t *cr = cairo_create (surface);

  gtk_print_context_set_cairo_context (context, cr, PT_PER_INCH * scale, PT_PER_INCH * scale);
  cairo_destroy (cr);
}

static void
set_empty_surface (GtkPrintContext *context)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1, 1);

  set_surface (context, surface, 1);
  cairo_surface_destroy (surface);
}

static void
update (KhPrintPreview *self)
{
  /* Translators: the sheet in sight, of how many */
  g_autofree char *words = g_strdup_printf (_("%u of %u"), self->sheets->len > 0 ? self->current + 1 : 0, self->sheets->len);

  gtk_label_set_label (self->place, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.next", self->current + 1 < self->sheets->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.previous", self->current > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.print", self->sheets->len > 0);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
}

static void
got_page_size_cb (KhPrintPreview *self, GtkPrintContext *context, GtkPageSetup *setup)
{
  g_set_object (&self->setup, setup);
}

/* The sheet's size is told only while it is drawn: first it is drawn to nowhere. */
static void
measure (KhPrintPreview *self, int page, double *width, double *height)
{
  set_empty_surface (self->context);
  gtk_print_operation_preview_render_page (self->preview, page);
  *width = gtk_page_setup_get_paper_width (self->setup, GTK_UNIT_POINTS);
  *height = gtk_page_setup_get_paper_height (self->setup, GTK_UNIT_POINTS);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  KhPrintPreview *self = user_data;
  const int factor = gtk_widget_get_scale_factor (GTK_WIDGET (area));
  cairo_surface_t *surface;
  cairo_t *sheet;
  double sheet_width, sheet_height, scale;
  int page;

  if (self->sheets->len == 0 || width <= 2 * MARGIN || height <= 2 * MARGIN)
    return;
  page = g_array_index (self->sheets, int, self->current);
  measure (self, page, &sheet_width, &sheet_height);
  scale = MIN ((width - 2 * MARGIN) / sheet_width, (height - 2 * MARGIN) / sheet_height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (sheet_width * scale * factor),
                                        (int) (sheet_height * scale * factor));
  sheet = cairo_create (surface);
  cairo_set_source_rgb (sheet, 1, 1, 1);
  cairo_paint (sheet);
  cairo_destroy (sheet);
  set_surface (self->context, surface, scale * factor);
  gtk_print_operation_preview_render_page (self->preview, page);
  set_empty_surface (self->context);

  cairo_surface_set_device_scale (surface, factor, factor);
  cairo_set_source_surface (cr, surface, (int) ((width - sheet_width * scale) / 2),
                            (int) ((height - sheet_height * scale) / 2));
  cairo_paint (cr);
  cairo_surface_destroy (surface);
}

static void
ready_cb (KhPrintPreview *self)
{
  int n_pages;

  g_object_get (self->preview, "n-pages", &n_pages, NULL);
  for (int i = 0; i < n_pages; i++)
    if (gtk_print_operation_preview_is_selected (self->preview, i))
      g_array_append_val (self->sheets, i);
  update (self);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhPrintPreview *self = KH_PRINT_PREVIEW (widget);

  if (g_str_equal (name, "sheet.next") && self->current + 1 < self->sheets->len)
    self->current++;
  else if (g_str_equal (name, "sheet.previous") && self->current > 0)
    self->current--;
  update (self);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_object_ref (widget);
  gtk_window_close (GTK_WINDOW (widget));
  g_signal_emit (widget, signal_print, 0);
  g_object_unref (widget);
}

static void
end (KhPrintPreview *self)
{
  g_autoptr (GtkPrintOperationPreview) preview = g_steal_pointer (&self->preview);

  g_array_set_size (self->sheets, 0);
  if (preview == NULL)
    return;
  g_signal_handlers_disconnect_by_data (preview, self);
  gtk_print_operation_preview_end_preview (preview);
}

static gboolean
kh_print_preview_close_request (GtkWindow *window)
{
  end (KH_PRINT_PREVIEW (window));
  return GTK_WINDOW_CLASS (kh_print_preview_parent_class)->close_request (window);
}

static void
kh_print_preview_dispose (GObject *object)
{
  KhPrintPreview *self = KH_PRINT_PREVIEW (object);

  end (self);
  g_clear_object (&self->context);
  g_clear_object (&self->setup);

  G_OBJECT_CLASS (kh_print_preview_parent_class)->dispose (object);
}

static void
kh_print_preview_finalize (GObject *object)
{
  g_clear_pointer (&KH_PRINT_PREVIEW (object)->sheets, g_array_unref);

  G_OBJECT_CLASS (kh_print_preview_parent_class)->finalize (object);
}

static void
kh_print_preview_class_init (KhPrintPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kh_print_preview_dispose;
  object_class->finalize = kh_print_preview_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = kh_print_preview_close_request;

  signal_print = g_signal_new ("print", KH_TYPE_PRINT_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, KhPrintPreview, area);
  gtk_widget_class_bind_template_child (widget_class, KhPrintPreview, place);
  gtk_widget_class_install_action (widget_class, "sheet.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "sheet.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "sheet.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "sheet.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "sheet.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kh_print_preview_init (KhPrintPreview *self)
{
  self->sheets = g_array_new (FALSE, FALSE, sizeof (int));
  kh_template_init (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->area, draw_cb, self, NULL);
  update (self);
}

GtkWidget *
kh_print_preview_new (GtkPrintOperation *operation, GtkPrintOperationPreview *preview, GtkPrintContext *context)
{
  KhPrintPreview *self;

  g_return_val_if_fail (GTK_IS_PRINT_OPERATION (operation), NULL);
  g_return_val_if_fail (GTK_IS_PRINT_OPERATION_PREVIEW (preview), NULL);
  g_return_val_if_fail (GTK_IS_PRINT_CONTEXT (context), NULL);

  self = g_object_new (KH_TYPE_PRINT_PREVIEW, NULL);
  self->preview = g_object_ref (preview);
  self->context = g_object_ref (context);
  set_empty_surface (context);
  g_signal_connect_object (preview, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (preview, "got-page-size", G_CALLBACK (got_page_size_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

guint
kh_print_preview_get_n_sheets (KhPrintPreview *self)
{
  g_return_val_if_fail (KH_IS_PRINT_PREVIEW (self), 0);
  return self->sheets->len;
}
