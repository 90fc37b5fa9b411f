/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhIssuedBar: what was issued, and what it follows or is followed by. */
#include "issued-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "describe.h"
#include "issued-file.h"
#include "link-menu.h"
#include "plan-text.h"
#include "succession.h"
#include "template.h"

struct _KhIssuedBar
{
  GtkWidget parent_instance;

  GtkLabel *words;
  GtkWidget *attach_button;
  GtkWidget *save_button;
  GtkWidget *send_button;
  GtkWidget *follow_button;
  GtkBox *links;
  GtkMenuButton *reports_button;

  KhStore *store;
  KhPlan *plan;
};

G_DEFINE_FINAL_TYPE (KhIssuedBar, kh_issued_bar, GTK_TYPE_WIDGET)

static guint
show_links (KhIssuedBar *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = kh_store_list_successions (self->store, self->plan, &error);
  g_autoptr (GPtrArray) reports = g_ptr_array_new ();
  g_autoptr (GMenuModel) menu = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->links))) != NULL)
    gtk_box_remove (self->links, child);
  if (links == NULL)
    {
      g_warning ("What follows a plan could not be read: %s", error->message);
      return 0;
    }
  for (guint i = 0; i < links->len; i++)
    {
      KhSuccession *link = links->pdata[i];
      g_autofree char *words = NULL;
      GtkWidget *button;

      /* There may be one of each month. */
      if (link->newer && link->kind == KH_SUCCESSION_REPORTS)
        {
          g_ptr_array_add (reports, link);
          continue;
        }
      words = kh_link_text (link);
      button = gtk_button_new_with_label (words);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-plan");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", link->id);
      gtk_widget_add_css_class (button, "flat");
      kh_describe (button, _("Opens this document"));
      gtk_box_append (self->links, button);
    }
  menu = kh_link_menu_new (reports);
  gtk_menu_button_set_menu_model (self->reports_button, menu);
  gtk_widget_set_visible (GTK_WIDGET (self->reports_button), reports->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->links), links->len > reports->len);
  return links->len;
}

static char *
describe_issue (KhIssuedBar *self, gboolean filed)
{
  g_autofree char *number = kh_plan_text_number (kh_plan_get_number (self->plan), kh_plan_get_symbol (self->plan));
  g_autofree char *date = kh_date_format_short (kh_plan_get_date (self->plan));

  if (number == NULL || date == NULL)
    return g_strdup (_("This plan has been issued. It can be read, printed and exported, not changed."));
  return g_strdup_printf (filed ? _("Issued as %s on %s. It can be read, printed and exported, not changed.")
                                : _("Issued as %s on %s, and locked. The signed file or its scan is not attached yet."),
                          number, date);
}

static void
update (KhIssuedBar *self)
{
  const gboolean issued = kh_plan_get_state (self->plan) == KH_PLAN_ISSUED;
  const gboolean filed = kh_store_has_issued_file (self->store, self->plan, NULL);
  const guint n_links = show_links (self);
  g_autofree char *words = issued ? describe_issue (self, filed) : NULL;

  gtk_label_set_label (self->words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), issued);
  gtk_widget_set_visible (self->attach_button, issued && !filed);
  gtk_widget_set_visible (self->save_button, filed);
  gtk_widget_set_visible (self->send_button, filed);
  gtk_widget_set_visible (self->follow_button, issued);
  gtk_widget_set_visible (GTK_WIDGET (self), issued || n_links > 0);
}

static void
changed_cb (KhIssuedBar *self, KhNode *root)
{
  if (root == KH_NODE (self->plan))
    update (self);
}

void
kh_issued_bar_set_plan (KhIssuedBar *self, KhStore *store, KhPlan *plan)
{
  g_return_if_fail (KH_IS_ISSUED_BAR (self));
  g_return_if_fail (KH_IS_STORE (store));
  g_return_if_fail (KH_IS_PLAN (plan));
  g_return_if_fail (self->plan == NULL);

  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
kh_issued_bar_dispose (GObject *object)
{
  KhIssuedBar *self = KH_ISSUED_BAR (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  kh_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->store);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (kh_issued_bar_parent_class)->dispose (object);
}

static void
kh_issued_bar_class_init (KhIssuedBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_issued_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/issued-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KhIssuedBar, words);
  gtk_widget_class_bind_template_child (widget_class, KhIssuedBar, attach_button);
  gtk_widget_class_bind_template_child (widget_class, KhIssuedBar, save_button);
  gtk_widget_class_bind_template_child (widget_class, KhIssuedBar, send_button);
  gtk_widget_class_bind_template_child (widget_class, KhIssuedBar, follow_button);
  gtk_widget_class_bind_template_child (widget_class, KhIssuedBar, links);
  gtk_widget_class_bind_template_child (widget_class, KhIssuedBar, reports_button);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kh_issued_bar_init (KhIssuedBar *self)
{
  kh_template_init (GTK_WIDGET (self));
}
