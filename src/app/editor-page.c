/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEditorPage: one form of the editor. */
#include "editor-page.h"

/* Invariant: store and plan are set together, once, before the page is shown;
 * node is set with them and lies within plan. */
typedef struct
{
  KhStore *store;
  KhPlan *plan;
  KhNode *node;
} KhEditorPagePrivate;

enum
{
  FAILED,
  NODE_FOCUSED,
  NOTICE,
  DRAFTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KhEditorPage, kh_editor_page, GTK_TYPE_WIDGET)

static void
kh_editor_page_dispose (GObject *object)
{
  KhEditorPage *self = KH_EDITOR_PAGE (object);
  KhEditorPagePrivate *priv = kh_editor_page_get_instance_private (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&priv->store);
  g_clear_object (&priv->plan);
  g_clear_object (&priv->node);

  G_OBJECT_CLASS (kh_editor_page_parent_class)->dispose (object);
}

static void
kh_editor_page_class_init (KhEditorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kh_editor_page_dispose;

  /**
   * KhEditorPage::failed:
   * @error: why an edit failed; nothing was changed
   */
  signals[FAILED] = g_signal_new ("failed", KH_TYPE_EDITOR_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);

  /**
   * KhEditorPage::node-focused:
   * @uuid: the node whose field has the focus
   */
  signals[NODE_FOCUSED] = g_signal_new ("node-focused", KH_TYPE_EDITOR_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * KhEditorPage::notice:
   * @message: what was done, translated; the window shows it with an Undo button
   */
  signals[NOTICE] = g_signal_new ("notice", KH_TYPE_EDITOR_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * KhEditorPage::drafted:
   * @node: the node that is typed in
   * @property: of @node
   * @value: what its field holds
   */
  signals[DRAFTED] = g_signal_new ("drafted", KH_TYPE_EDITOR_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 3, KH_TYPE_NODE, G_TYPE_STRING, G_TYPE_VALUE);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kh_editor_page_init (KhEditorPage *self)
{
}

/**
 * kh_editor_page_set_plan:
 * @self: a page that shows nothing yet
 * @store: the library
 * @plan: the plan to show
 * @node: (nullable): the section the page is for
 */
void
kh_editor_page_set_plan (KhEditorPage *self, KhStore *store, KhPlan *plan, KhNode *node)
{
  KhEditorPagePrivate *priv = kh_editor_page_get_instance_private (self);

  g_return_if_fail (KH_IS_EDITOR_PAGE (self));
  g_return_if_fail (KH_IS_STORE (store));
  g_return_if_fail (KH_IS_PLAN (plan));
  g_return_if_fail (node == NULL || KH_IS_NODE (node));
  g_return_if_fail (priv->plan == NULL);

  priv->store = g_object_ref (store);
  priv->plan = g_object_ref (plan);
  g_set_object (&priv->node, node);

  if (KH_EDITOR_PAGE_GET_CLASS (self)->set_plan != NULL)
    KH_EDITOR_PAGE_GET_CLASS (self)->set_plan (self, store, plan, node);
}

/** kh_editor_page_get_store: Returns: (transfer none) (nullable): the library */
KhStore *
kh_editor_page_get_store (KhEditorPage *self)
{
  KhEditorPagePrivate *priv = kh_editor_page_get_instance_private (self);

  g_return_val_if_fail (KH_IS_EDITOR_PAGE (self), NULL);
  return priv->store;
}

/** kh_editor_page_get_plan: Returns: (transfer none) (nullable): the plan shown */
KhPlan *
kh_editor_page_get_plan (KhEditorPage *self)
{
  KhEditorPagePrivate *priv = kh_editor_page_get_instance_private (self);

  g_return_val_if_fail (KH_IS_EDITOR_PAGE (self), NULL);
  return priv->plan;
}

/** kh_editor_page_get_node: Returns: (transfer none) (nullable): the section the page is for */
KhNode *
kh_editor_page_get_node (KhEditorPage *self)
{
  KhEditorPagePrivate *priv = kh_editor_page_get_instance_private (self);

  g_return_val_if_fail (KH_IS_EDITOR_PAGE (self), NULL);
  return priv->node;
}

/**
 * kh_editor_page_focus_node:
 * @self: a page
 * @uuid: UUID of a node
 *
 * Returns: whether the page shows that node, which then has the focus
 */
gboolean
kh_editor_page_focus_node (KhEditorPage *self, const char *uuid)
{
  g_return_val_if_fail (KH_IS_EDITOR_PAGE (self), FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);

  if (KH_EDITOR_PAGE_GET_CLASS (self)->focus_node == NULL)
    return FALSE;
  return KH_EDITOR_PAGE_GET_CLASS (self)->focus_node (self, uuid);
}

void
kh_editor_page_show_words (KhEditorPage *self, KhNode *node, const char *property, int start, int end, gboolean focus)
{
  g_return_if_fail (KH_IS_EDITOR_PAGE (self));
  g_return_if_fail (node == NULL || (KH_IS_NODE (node) && property != NULL));

  if (KH_EDITOR_PAGE_GET_CLASS (self)->show_words != NULL)
    KH_EDITOR_PAGE_GET_CLASS (self)->show_words (self, node, property, start, end, focus);
}

/**
 * kh_editor_page_flush:
 * @self: a page
 *
 * Writes what is still in pre-edit or waiting to be saved.
 */
void
kh_editor_page_flush (KhEditorPage *self)
{
  g_return_if_fail (KH_IS_EDITOR_PAGE (self));

  if (KH_EDITOR_PAGE_GET_CLASS (self)->flush != NULL)
    KH_EDITOR_PAGE_GET_CLASS (self)->flush (self);
}

void
kh_editor_page_report (KhEditorPage *self, const GError *error)
{
  g_return_if_fail (KH_IS_EDITOR_PAGE (self));
  g_return_if_fail (error != NULL);

  g_signal_emit (self, signals[FAILED], 0, error);
}

void
kh_editor_page_draft (KhEditorPage *self, KhNode *node, const char *property, const GValue *value)
{
  g_return_if_fail (KH_IS_EDITOR_PAGE (self));
  g_return_if_fail (KH_IS_NODE (node));
  g_return_if_fail (property != NULL);
  g_return_if_fail (G_IS_VALUE (value));

  g_signal_emit (self, signals[DRAFTED], 0, node, property, value);
}
