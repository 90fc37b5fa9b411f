/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFormStack: the forms of one plan. */
#include "form-stack.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "form-page.h"
#include "template.h"

#define FORM_WIDTH 760 /* px; longer lines of text tire the eye */

/* Invariant: page is what the stack's visible child shows; pages maps a form's
 * key (kind and section) to its form. */
struct _KhFormStack
{
  GtkWidget parent_instance;

  GtkStack *stack;

  KhStore *store;
  KhPlan *plan;
  GHashTable *pages; /* char * to KhEditorPage, both owned by the table */
  KhEditorPage *page;
  KhPageKind kind; /* of page */
};

G_DEFINE_FINAL_TYPE (KhFormStack, kh_form_stack, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_PAGE_ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_alive (KhFormStack *self, KhEditorPage *page)
{
  KhNode *node = kh_editor_page_get_node (page);

  return node == NULL || kh_node_get_root (node) == KH_NODE (self->plan);
}

static char *
page_key (KhPageKind kind, KhSection *section)
{
  return g_strdup_printf ("%d %s", kind, section != NULL ? kh_node_get_uuid (KH_NODE (section)) : "");
}

static KhEditorPage *
create_page (KhFormStack *self, const char *key, KhPageKind kind, KhSection *section)
{
  KhEditorPage *page = kh_page_factory_create (kind);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  kh_editor_page_set_plan (page, self->store, self->plan, (KhNode *) section);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), FORM_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), FORM_WIDTH - 100);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (page));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Form"), -1);
  gtk_stack_add_named (self->stack, scroller, key);
  g_hash_table_insert (self->pages, g_strdup (key), g_object_ref (page));
  g_signal_emit (self, signals[SIGNAL_PAGE_ADDED], 0, page);
  return page;
}

static void
drop_dead_pages (KhFormStack *self)
{
  GHashTableIter iter;
  gpointer key, page;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &key, &page))
    if (page != self->page && !is_alive (self, page))
      {
        gtk_stack_remove (self->stack, gtk_stack_get_child_by_name (self->stack, key));
        g_hash_table_iter_remove (&iter);
      }
}

gboolean
kh_form_stack_show (KhFormStack *self, KhPageKind kind, KhSection *section)
{
  g_autofree char *key = NULL;
  KhEditorPage *page;
  gboolean writing;

  g_return_val_if_fail (KH_IS_FORM_STACK (self), FALSE);
  g_return_val_if_fail (section == NULL || KH_IS_SECTION (section), FALSE);

  key = page_key (kind, section);
  page = g_hash_table_lookup (self->pages, key);
  if (page != NULL && page == self->page)
    return FALSE;
  kh_form_stack_flush (self);
  kh_store_break_typing (self->store, KH_NODE (self->plan));
  if (page == NULL)
    page = create_page (self, key, kind, section);
  writing = gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL;
  self->page = page;
  self->kind = kind;
  gtk_stack_set_visible_child_name (self->stack, key);
  if (writing)
    kh_form_stack_focus (self);
  drop_dead_pages (self);
  return TRUE;
}

static void
kh_form_stack_dispose (GObject *object)
{
  KhFormStack *self = KH_FORM_STACK (object);

  self->page = NULL;
  g_clear_pointer (&self->pages, g_hash_table_unref);
  kh_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->store);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (kh_form_stack_parent_class)->dispose (object);
}

static void
kh_form_stack_class_init (KhFormStackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_form_stack_dispose;

  /**
   * KhFormStack::page-added:
   * @page: a form that was just made
   */
  signals[SIGNAL_PAGE_ADDED] = g_signal_new ("page-added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 1, KH_TYPE_EDITOR_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/form-stack.ui");
  gtk_widget_class_bind_template_child (widget_class, KhFormStack, stack);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kh_form_stack_init (KhFormStack *self)
{
  kh_template_init (GTK_WIDGET (self));
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

void
kh_form_stack_set_plan (KhFormStack *self, KhStore *store, KhPlan *plan)
{
  g_return_if_fail (KH_IS_FORM_STACK (self));
  g_return_if_fail (KH_IS_STORE (store));
  g_return_if_fail (KH_IS_PLAN (plan));
  g_return_if_fail (self->plan == NULL);

  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
}

KhEditorPage *
kh_form_stack_get_page (KhFormStack *self)
{
  g_return_val_if_fail (KH_IS_FORM_STACK (self), NULL);
  return self->page;
}

KhPageKind
kh_form_stack_get_kind (KhFormStack *self)
{
  g_return_val_if_fail (KH_IS_FORM_STACK (self), KH_PAGE_GENERAL);

  return self->kind;
}

gboolean
kh_form_stack_is_alive (KhFormStack *self)
{
  g_return_val_if_fail (KH_IS_FORM_STACK (self), FALSE);
  return self->page == NULL || is_alive (self, self->page);
}

void
kh_form_stack_flush (KhFormStack *self)
{
  g_return_if_fail (KH_IS_FORM_STACK (self));

  /* A form whose section an undo has taken away has nothing left to write to. */
  if (self->page != NULL && is_alive (self, self->page))
    kh_editor_page_flush (self->page);
}

void
kh_form_stack_focus (KhFormStack *self)
{
  GtkWidget *child;

  g_return_if_fail (KH_IS_FORM_STACK (self));

  /* GTK goes by where things are, which a form that was just made does not know yet. */
  if (KH_IS_FORM_PAGE (self->page) && kh_form_page_focus_first (KH_FORM_PAGE (self->page)))
    return;
  child = gtk_stack_get_visible_child (self->stack);
  if (child != NULL)
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}
