/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The templates that a plan can be made from, for dialogs that offer them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KhTemplateList:
 * @ids: (array zero-terminated=1): the templates' ids
 * @titles: what each is called, in the same order
 * @usual: the index of the one that most plans are made from
 */
typedef struct
{
  char          **ids;
  GtkStringList  *titles;
  guint           usual;
} KhTemplateList;

KhTemplateList *kh_template_list_new  (void);
void            kh_template_list_free (KhTemplateList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhTemplateList, kh_template_list_free)

G_END_DECLS
