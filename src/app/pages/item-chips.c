/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhItemChips: the line of chips below an item. */
#include "item-chips.h"

#include "chip.h"
#include "duty-chips.h"
#include "kh-core.h"
#include "responsibility-chips.h"
#include "target-chips.h"
#include "task-chips.h"
#include "wrap-layout.h"

typedef struct
{
  KhFormPage *page; /* weak */
  KhItem *item;
  GPtrArray *chips; /* children in the order of what they show */
} KhItemChipsPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KhItemChips, kh_item_chips, GTK_TYPE_WIDGET)

static KhItemChipsPrivate *
get_private (KhItemChips *self)
{
  return kh_item_chips_get_instance_private (self);
}

static void
kh_item_chips_dispose (GObject *object)
{
  KhItemChips *self = KH_ITEM_CHIPS (object);

  kh_item_chips_clear (self);
  g_clear_weak_pointer (&get_private (self)->page);
  g_clear_object (&get_private (self)->item);

  G_OBJECT_CLASS (kh_item_chips_parent_class)->dispose (object);
}

static void
kh_item_chips_finalize (GObject *object)
{
  g_ptr_array_unref (get_private (KH_ITEM_CHIPS (object))->chips);

  G_OBJECT_CLASS (kh_item_chips_parent_class)->finalize (object);
}

static void
kh_item_chips_class_init (KhItemChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_item_chips_dispose;
  G_OBJECT_CLASS (klass)->finalize = kh_item_chips_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "chips");
}

static void
kh_item_chips_init (KhItemChips *self)
{
  get_private (self)->chips = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), kh_wrap_layout_new (4));
}

GtkWidget *
kh_item_chips_new (KhFormPage *page, KhItem *item)
{
  GType type = G_TYPE_INVALID;
  KhItemChips *self;

  if (KH_IS_TASK (item))
    type = KH_TYPE_TASK_CHIPS;
  else if (KH_IS_TARGET (item))
    type = KH_TYPE_TARGET_CHIPS;
  else if (KH_IS_DUTY (item))
    type = KH_TYPE_DUTY_CHIPS;
  else if (KH_IS_RESPONSIBILITY (item))
    type = KH_TYPE_RESPONSIBILITY_CHIPS;
  if (type == G_TYPE_INVALID)
    return NULL;

  self = g_object_new (type, NULL);
  g_set_weak_pointer (&get_private (self)->page, page);
  get_private (self)->item = g_object_ref (item);
  KH_ITEM_CHIPS_GET_CLASS (self)->bind (self);
  kh_item_chips_update (self);
  return GTK_WIDGET (self);
}

KhFormPage *
kh_item_chips_get_page (KhItemChips *self)
{
  return get_private (self)->page;
}

KhItem *
kh_item_chips_get_item (KhItemChips *self)
{
  return get_private (self)->item;
}

GtkWidget *
kh_item_chips_add (KhItemChips *self, GtkWidget *chip)
{
  return kh_item_chips_insert (self, get_private (self)->chips->len, chip);
}

GtkWidget *
kh_item_chips_insert (KhItemChips *self, guint index, GtkWidget *chip)
{
  g_ptr_array_insert (get_private (self)->chips, index, chip);
  gtk_widget_set_parent (chip, GTK_WIDGET (self));
  return chip;
}

void
kh_item_chips_clear (KhItemChips *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (get_private (self)->chips, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/* Unset chips are seen only when the row is used: between others they would be gaps. */
void
kh_item_chips_arrange (KhItemChips *self)
{
  GPtrArray *chips = get_private (self)->chips;
  GtkWidget *after = NULL;

  for (int unset = 0; unset <= 1; unset++)
    for (guint i = 0; i < chips->len; i++)
      {
        GtkWidget *chip = g_ptr_array_index (chips, i);

        if ((KH_IS_CHIP (chip) && kh_chip_get_tone (KH_CHIP (chip)) == KH_CHIP_UNSET) != unset)
          continue;
        if (gtk_widget_get_prev_sibling (chip) != after)
          gtk_widget_insert_after (chip, GTK_WIDGET (self), after);
        after = chip;
      }
}

void
kh_item_chips_update (KhItemChips *self)
{
  KH_ITEM_CHIPS_GET_CLASS (self)->update (self);
}

static GtkWidget *
find (KhItemChips *self, KhNode *node, const char *property)
{
  KhItemChipsClass *klass = KH_ITEM_CHIPS_GET_CLASS (self);

  kh_item_chips_wake (self);
  if (node != KH_NODE (get_private (self)->item))
    return klass->find_part != NULL ? klass->find_part (self, node) : NULL;
  return klass->find != NULL ? klass->find (self, property) : NULL;
}

KhChip *
kh_item_chips_find_chip (KhItemChips *self, KhNode *node, const char *property)
{
  GtkWidget *chip;

  g_return_val_if_fail (KH_IS_ITEM_CHIPS (self), NULL);
  g_return_val_if_fail (KH_IS_NODE (node), NULL);

  chip = find (self, node, property);
  return chip != NULL && KH_IS_CHIP (chip) ? KH_CHIP (chip) : NULL;
}

void
kh_item_chips_wake (KhItemChips *self)
{
  g_return_if_fail (KH_IS_ITEM_CHIPS (self));

  if (KH_ITEM_CHIPS_GET_CLASS (self)->wake != NULL && get_private (self)->page != NULL)
    KH_ITEM_CHIPS_GET_CLASS (self)->wake (self);
}

gboolean
kh_item_chips_focus (KhItemChips *self, KhNode *node, const char *property)
{
  GtkWidget *chip;

  g_return_val_if_fail (KH_IS_ITEM_CHIPS (self), FALSE);
  g_return_val_if_fail (KH_IS_NODE (node), FALSE);

  chip = find (self, node, property);
  return chip != NULL && gtk_widget_child_focus (chip, GTK_DIR_TAB_FORWARD);
}
