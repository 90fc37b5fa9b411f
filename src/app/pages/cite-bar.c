/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that a plan names in words. */
#include "cite-bar.h"

#include <glib/gi18n.h>

#include "citation-link.h"
#include "form-edit.h"
#include "plan.h"
#include "template.h"

struct _KhCiteBar
{
  GtkBox parent_instance;

  GtkWidget  *label;
  GtkWidget  *button;
  KhFormPage *page; /* weak */
  guint       count;
  guint       idle;
};

G_DEFINE_FINAL_TYPE (KhCiteBar, kh_cite_bar, GTK_TYPE_BOX)

/* What is to become of the texts that name documents. */
typedef struct
{
  KhAgency  *agency;
  GPtrArray *lacking; /* of KhLegalDocument */
  GPtrArray *nodes;
  GPtrArray *markups; /* of each node */
} Links;

static gboolean
link_node (KhNode *node, gpointer user_data)
{
  Links *links = user_data;
  char *linked = KH_IS_ITEM (node) ? kh_citation_link (kh_item_get_text (KH_ITEM (node)), links->agency, links->lacking) : NULL;

  if (linked != NULL)
    {
      g_ptr_array_add (links->nodes, node);
      g_ptr_array_add (links->markups, linked);
    }
  return TRUE;
}

static void
links_init (Links *links, KhPlan *plan)
{
  links->agency = kh_plan_get_agency (plan);
  links->lacking = g_ptr_array_new_with_free_func (g_object_unref);
  links->nodes = g_ptr_array_new ();
  links->markups = g_ptr_array_new_with_free_func (g_free);
  if (links->agency != NULL)
    kh_plan_visit (plan, link_node, links);
}

static void
links_clear (Links *links)
{
  g_ptr_array_unref (links->lacking);
  g_ptr_array_unref (links->nodes);
  g_ptr_array_unref (links->markups);
}

static KhPlan *
get_plan (KhCiteBar *self)
{
  return self->page != NULL ? kh_editor_page_get_plan (KH_EDITOR_PAGE (self->page)) : NULL;
}

static void
count (KhCiteBar *self)
{
  KhPlan *plan = get_plan (self);
  g_autofree char *words = NULL;
  Links links;

  self->count = 0;
  if (plan != NULL && !kh_form_page_get_locked (self->page))
    {
      links_init (&links, plan);
      self->count = links.nodes->len;
      links_clear (&links);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->count > 0);
  words = g_strdup_printf (g_dngettext (NULL, "%u text names documents in words.", "%u texts name documents in words.", self->count), self->count);
  gtk_label_set_text (GTK_LABEL (self->label), words);
}

static gboolean
idle_cb (gpointer data)
{
  KhCiteBar *self = data;

  self->idle = 0;
  count (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (KhCiteBar *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}

void
kh_cite_bar_cite_all (KhCiteBar *self)
{
  KhPlan *plan;
  KhEdit *edit;
  Links links;

  g_return_if_fail (KH_IS_CITE_BAR (self));

  plan = get_plan (self);
  if (plan == NULL)
    return;
  /* What is being typed is part of the plan too. */
  kh_editor_page_flush (KH_EDITOR_PAGE (self->page));
  links_init (&links, plan);
  edit = kh_form_enter_documents (self->page, links.agency, N_("Add documents"), links.lacking)
             ? kh_form_begin (self->page, N_("Cite documents"))
             : NULL;
  for (guint i = 0; edit != NULL && i < links.nodes->len; i++)
    kh_edit_set (edit, links.nodes->pdata[i], "text", links.markups->pdata[i], NULL);
  if (edit != NULL && kh_form_commit (self->page, edit))
    kh_form_page_notice (self->page, _("Documents were entered in the register and cited"));
  links_clear (&links);
  count (self);
}

guint
kh_cite_bar_get_count (KhCiteBar *self)
{
  g_return_val_if_fail (KH_IS_CITE_BAR (self), 0);

  return self->count;
}

static void
kh_cite_bar_dispose (GObject *object)
{
  KhCiteBar *self = KH_CITE_BAR (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_weak_pointer (&self->page);

  G_OBJECT_CLASS (kh_cite_bar_parent_class)->dispose (object);
}

static void
kh_cite_bar_class_init (KhCiteBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_cite_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/cite-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KhCiteBar, label);
  gtk_widget_class_bind_template_child (widget_class, KhCiteBar, button);
  gtk_widget_class_bind_template_callback (widget_class, kh_cite_bar_cite_all);
}

static void
kh_cite_bar_init (KhCiteBar *self)
{
  kh_template_init (GTK_WIDGET (self));
}

void
kh_cite_bar_bind (KhCiteBar *self, KhFormPage *page)
{
  g_return_if_fail (KH_IS_CITE_BAR (self));
  g_return_if_fail (KH_IS_FORM_PAGE (page));

  g_set_weak_pointer (&self->page, page);
  g_signal_connect_object (page, "refresh", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  schedule (self);
}
