/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The templates that a plan can be made from, for dialogs that offer them. */
#include "template-list.h"

#include <glib/gi18n.h>

#include "data-file.h"
#include "plan-text.h"
#include "xml-reader.h"

#define SUFFIX ".kehoach"

static char *
template_title (const char *id)
{
  g_autoptr (KhPlan) plan = NULL;

  if (g_str_equal (id, "cchc"))
    return g_strdup (_("Administrative reform, seven groups"));
  if (g_str_equal (id, "cchc-76"))
    return g_strdup (_("Administrative reform, by resolution 76/NQ-CP"));
  /* A template that a body added itself goes by its title. */
  plan = kh_xml_reader_new_from_template (id, 0, NULL);
  return plan != NULL && *kh_plan_get_title (plan) != '\0' ? kh_plan_text_dup_title (plan) : g_strdup (id);
}

KhTemplateList *
kh_template_list_new (void)
{
  KhTemplateList *self = g_new0 (KhTemplateList, 1);
  g_auto (GStrv) files = kh_data_file_list ("templates");
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  self->titles = gtk_string_list_new (NULL);
  for (guint i = 0; files[i] != NULL; i++)
    if (g_str_has_suffix (files[i], SUFFIX))
      {
        char *id = g_strndup (files[i], strlen (files[i]) - strlen (SUFFIX));

        if (g_str_equal (id, "cchc"))
          self->usual = ids->len;
        g_ptr_array_add (ids, id);
        gtk_string_list_take (self->titles, template_title (id));
      }
  g_ptr_array_add (ids, NULL);
  self->ids = (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
  return self;
}

void
kh_template_list_free (KhTemplateList *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->ids, g_strfreev);
  g_clear_object (&self->titles);
  g_free (self);
}
