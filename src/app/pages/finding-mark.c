/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFindingMark: the sign at a field that has findings. */
#include "finding-mark.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "finding-ops.h"
#include "finding-row.h"
#include "plan-text.h"

#define LIST_WIDTH 380 /* px; two lines of most explanations */
#define LIST_HEIGHT 320
#define ROW_HEIGHT 130 /* a row with its explanation; a list asks for less than it needs when its width is not known */

struct _KhFindingMark
{
  GtkWidget parent_instance;

  KhFormPage *page; /* weak */
  GtkMenuButton *button;
  GtkImage *icon;
  GPtrArray *findings;
};

G_DEFINE_FINAL_TYPE (KhFindingMark, kh_finding_mark, GTK_TYPE_WIDGET)

/* Made when it is opened: most marks never are. */
static void
create_popup_cb (GtkMenuButton *button, gpointer data)
{
  KhFindingMark *self = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "kh-findings");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Findings"), -1);
  kh_describe (list, _("What the rules found at this place"));
  for (guint i = 0; i < self->findings->len && self->page != NULL; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), kh_finding_row_new (self->page, self->findings->pdata[i], TRUE));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              MIN (LIST_HEIGHT, ROW_HEIGHT * (int) self->findings->len));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_size_request (scroller, LIST_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

static gboolean
kh_finding_mark_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KH_FINDING_MARK (widget)->button));
}

static void
kh_finding_mark_dispose (GObject *object)
{
  KhFindingMark *self = KH_FINDING_MARK (object);

  g_clear_weak_pointer (&self->page);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;

  G_OBJECT_CLASS (kh_finding_mark_parent_class)->dispose (object);
}

static void
kh_finding_mark_finalize (GObject *object)
{
  g_clear_pointer (&KH_FINDING_MARK (object)->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (kh_finding_mark_parent_class)->finalize (object);
}

static void
kh_finding_mark_class_init (KhFindingMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_finding_mark_dispose;
  G_OBJECT_CLASS (klass)->finalize = kh_finding_mark_finalize;
  widget_class->grab_focus = kh_finding_mark_grab_focus;

  gtk_widget_class_set_css_name (widget_class, "findingmark");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kh_finding_mark_init (KhFindingMark *self)
{
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->icon));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_menu_button_set_create_popup_func (self->button, create_popup_cb, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_hide (GTK_WIDGET (self));
}

GtkWidget *
kh_finding_mark_new (KhFormPage *page)
{
  KhFindingMark *self = g_object_new (KH_TYPE_FINDING_MARK, NULL);

  g_return_val_if_fail (KH_IS_FORM_PAGE (page), NULL);

  g_set_weak_pointer (&self->page, page);

  return GTK_WIDGET (self);
}

char *
kh_findings_describe (GPtrArray *findings)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (findings != NULL, NULL);

  g_string_append_printf (words, ngettext ("%u finding", "%u findings", findings->len), findings->len);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *message = kh_plan_text_finding (findings->pdata[i]);

      g_string_append_printf (words, "%s%s", i == 0 ? ": " : "; ", message);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static KhSeverity
find_worst (GPtrArray *findings)
{
  KhSeverity worst = KH_SEVERITY_HINT;

  for (guint i = 0; i < findings->len; i++)
    worst = MAX (worst, kh_finding_get_severity (findings->pdata[i]));

  return worst;
}

void
kh_finding_mark_set_findings (KhFindingMark *self, GPtrArray *findings)
{
  const KhSeverity severities[] = { KH_SEVERITY_HINT, KH_SEVERITY_WARNING, KH_SEVERITY_ERROR };
  const KhSeverityLook *look;
  g_autofree char *words = NULL;
  KhSeverity worst;

  g_return_if_fail (KH_IS_FINDING_MARK (self));
  g_return_if_fail (findings != NULL);

  g_ptr_array_set_size (self->findings, 0);
  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (self->findings, g_object_ref (findings->pdata[i]));
  gtk_menu_button_set_popover (self->button, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), findings->len > 0);
  if (findings->len == 0)
    return;

  worst = find_worst (findings);
  look = kh_severity_get_look (worst);
  words = kh_findings_describe (findings);
  gtk_image_set_from_icon_name (self->icon, look->icon);
  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    if (severities[i] == worst)
      gtk_widget_add_css_class (GTK_WIDGET (self->icon), kh_severity_get_look (severities[i])->style);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), kh_severity_get_look (severities[i])->style);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  kh_describe (GTK_WIDGET (self->button), _("Opens what was found here, with what can be done about it"));
}

void
kh_finding_mark_open (KhFindingMark *self)
{
  g_return_if_fail (KH_IS_FINDING_MARK (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_menu_button_popup (self->button);
}
