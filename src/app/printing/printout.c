/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPrintout: a PDF on its way to paper. */
#include "printout.h"

#include <poppler.h>

#include "print-settings.h"

/* Poppler 22.12 has none. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

/* What sizes of the same paper differ by when they are written in pt. */
#define TOLERANCE_PT 1.0

struct _KhPrintout
{
  GObject parent_instance;

  PopplerDocument *document;
  char *name;
};

G_DEFINE_FINAL_TYPE (KhPrintout, kh_printout, G_TYPE_OBJECT)

static void
kh_printout_finalize (GObject *object)
{
  KhPrintout *self = KH_PRINTOUT (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (kh_printout_parent_class)->finalize (object);
}

static void
kh_printout_class_init (KhPrintoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_printout_finalize;
}

static void
kh_printout_init (KhPrintout *self)
{
}

KhPrintout *
kh_printout_new (GBytes *pdf, const char *name, GError **error)
{
  g_autoptr (KhPrintout) self = NULL;

  g_return_val_if_fail (pdf != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (KH_TYPE_PRINTOUT, NULL);
  self->name = g_strdup (name);
  self->document = poppler_document_new_from_bytes (pdf, NULL, error);
  return self->document != NULL ? g_steal_pointer (&self) : NULL;
}

guint
kh_printout_get_n_pages (KhPrintout *self)
{
  g_return_val_if_fail (KH_IS_PRINTOUT (self), 0);
  return (guint) poppler_document_get_n_pages (self->document);
}

/* The operation. */

static void
begin_print_cb (KhPrintout *self, GtkPrintContext *context, GtkPrintOperation *operation)
{
  gtk_print_operation_set_n_pages (operation, (int) kh_printout_get_n_pages (self));
  /* The printer's queue would fit the pages into what it can reach of the sheet. The
   * dialog hands on only the choices that it knows, so this one comes after it. */
  gtk_print_settings_set (gtk_print_operation_get_print_settings (operation), "cups-print-scaling", "none");
}

static void
request_page_setup_cb (KhPrintout *self, GtkPrintContext *context, int index, GtkPageSetup *setup)
{
  g_autoptr (PopplerPage) page = poppler_document_get_page (self->document, index);
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  double width, height;

  poppler_page_get_size (page, &width, &height);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (paper);
}

static void
draw_page_cb (KhPrintout *self, GtkPrintContext *context, int index)
{
  g_autoptr (PopplerPage) page = poppler_document_get_page (self->document, index);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  const double sheet_width = gtk_print_context_get_width (context);
  const double sheet_height = gtk_print_context_get_height (context);
  double width, height;

  poppler_page_get_size (page, &width, &height);
  cairo_save (cr);
  if (ABS (sheet_width - width) > TOLERANCE_PT || ABS (sheet_height - height) > TOLERANCE_PT)
    {
      const double scale = MIN (1, MIN (sheet_width / width, sheet_height / height));

      cairo_translate (cr, (sheet_width - width * scale) / 2, (sheet_height - height * scale) / 2);
      cairo_scale (cr, scale, scale);
    }
  poppler_page_render_for_printing (page, cr);
  cairo_restore (cr);
}

static void
done_cb (KhPrintout *self, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    kh_print_settings_save (gtk_print_operation_get_print_settings (operation),
                            gtk_print_operation_get_default_page_setup (operation));
}

static void
connect (KhPrintout *self, GtkPrintOperation *operation, const char *signal, GCallback callback)
{
  g_signal_connect_data (operation, signal, callback, g_object_ref (self), (GClosureNotify) g_object_unref,
                         G_CONNECT_SWAPPED);
}

GtkPrintOperation *
kh_printout_create_operation (KhPrintout *self)
{
  GtkPrintOperation *operation = NULL;
  g_autoptr (GtkPrintSettings) settings = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;

  g_return_val_if_fail (KH_IS_PRINTOUT (self), NULL);

  kh_print_settings_load (&settings, &setup);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, self->name);
  operation = gtk_print_operation_new ();
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, self->name);
  gtk_print_operation_set_n_pages (operation, (int) kh_printout_get_n_pages (self));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  connect (self, operation, "begin-print", G_CALLBACK (begin_print_cb));
  connect (self, operation, "request-page-setup", G_CALLBACK (request_page_setup_cb));
  connect (self, operation, "draw-page", G_CALLBACK (draw_page_cb));
  connect (self, operation, "done", G_CALLBACK (done_cb));
  return operation;
}
