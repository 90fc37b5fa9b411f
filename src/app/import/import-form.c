/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportForm: all that was understood of an imported text, on one sheet. */
#include "import-form.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "describe.h"
#include "entry-binding.h"
#include "import-section.h"
#include "kinds.h"
#include "model-box.h"
#include "recipient-row.h"
#include "signer-row.h"
#include "text-row.h"

/* Property of a plan, of the row that shows it. */
#define PROPERTY_KEY "kh-import-property"
/* So many items are shown at once; more take a moment, and are seldom looked at all. */
#define ROOM 150

struct _KhImportForm
{
  KhFormPage parent_instance;

  GtkWidget *sections;
  guint room;
};

G_DEFINE_FINAL_TYPE (KhImportForm, kh_import_form, KH_TYPE_FORM_PAGE)

static void
add_entry (KhFormPage *self, GtkWidget *group, const char *title, KhPlan *plan, const char *property,
           const char *label, const KhEntryKind *kind)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data (G_OBJECT (row), PROPERTY_KEY, (gpointer) property);
  kh_bind_entry (self, row, plan, property, label, kind);
  kh_describe (row, _(kh_plan_field_about (property)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_text (KhFormPage *self, GtkWidget *group, const char *title, KhPlan *plan, const char *property,
          const char *label, KhTextMode mode)
{
  GtkWidget *row = g_object_new (KH_TYPE_TEXT_ROW, "title", title, NULL);

  g_object_set_data (G_OBJECT (row), PROPERTY_KEY, (gpointer) property);
  kh_text_row_bind (KH_TEXT_ROW (row), self, plan, property, label, mode);
  kh_describe (GTK_WIDGET (kh_text_row_get_text (KH_TEXT_ROW (row))), _(kh_plan_field_about (property)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
create_section (gpointer section, gpointer page)
{
  return kh_import_section_new (page, section, 0, &KH_IMPORT_FORM (page)->room);
}

static GtkWidget *
create_signer (gpointer signature, gpointer page)
{
  return kh_signer_row_new (page, signature);
}

static GtkWidget *
create_recipient (gpointer recipient, gpointer page)
{
  return kh_recipient_row_new (page, recipient);
}

static GtkWidget *
add_box (KhFormPage *self, GListModel *model, KhModelBoxCreate create)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  kh_model_box_bind (GTK_BOX (box), model, create, self);
  kh_form_page_append (self, box);
  return box;
}

static void
kh_import_form_set_plan (KhEditorPage *page, KhStore *store, KhPlan *plan, KhNode *node)
{
  KhFormPage *self = KH_FORM_PAGE (page);
  GtkWidget *group = adw_preferences_group_new ();

  KH_EDITOR_PAGE_CLASS (kh_import_form_parent_class)->set_plan (page, store, plan, node);

  add_text (self, group, _("Title"), plan, "title", N_("Edit title"), KH_TEXT_MARKUP);
  add_entry (self, group, _("Year"), plan, "year", N_("Set year"), &kh_entry_kind_year);
  add_text (self, group, _("Superior body"), plan, "superior", N_("Edit superior body"), KH_TEXT_LINES);
  add_text (self, group, _("Issuing body"), plan, "issuer", N_("Edit issuing body"), KH_TEXT_LINES);
  add_entry (self, group, _("Number"), plan, "number", N_("Edit number"), &kh_entry_kind_text);
  add_entry (self, group, _("Symbol"), plan, "symbol", N_("Edit symbol"), &kh_entry_kind_text);
  add_entry (self, group, _("Place"), plan, "place", N_("Edit place"), &kh_entry_kind_text);
  add_entry (self, group, _("Date"), plan, "date", N_("Set date"), &kh_entry_kind_date);
  kh_form_page_append (self, group);
  KH_IMPORT_FORM (self)->sections = add_box (self, kh_plan_get_sections (plan), create_section);
  add_box (self, kh_plan_get_signatures (plan), create_signer);
  add_box (self, kh_plan_get_recipients (plan), create_recipient);
}

static gboolean
kh_import_form_focus_node (KhEditorPage *page, const char *uuid)
{
  KhNode *node = uuid != NULL ? kh_plan_find_node (kh_editor_page_get_plan (page), uuid) : NULL;

  if (node != NULL)
    kh_import_form_show_node (KH_IMPORT_FORM (page), node);
  return KH_EDITOR_PAGE_CLASS (kh_import_form_parent_class)->focus_node (page, uuid);
}

static void
kh_import_form_class_init (KhImportFormClass *klass)
{
  KH_EDITOR_PAGE_CLASS (klass)->focus_node = kh_import_form_focus_node;
  KH_EDITOR_PAGE_CLASS (klass)->set_plan = kh_import_form_set_plan;
}

static void
kh_import_form_init (KhImportForm *self)
{
  self->room = ROOM;
}

KhEditorPage *
kh_import_form_new (void)
{
  return g_object_new (KH_TYPE_IMPORT_FORM, NULL);
}

void
kh_import_form_show_node (KhImportForm *self, KhNode *node)
{
  g_return_if_fail (KH_IS_IMPORT_FORM (self));

  for (GtkWidget *child = self->sections != NULL ? gtk_widget_get_first_child (self->sections) : NULL; child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (kh_import_section_show_node (KH_IMPORT_SECTION (child), node))
      return;
}

const char *
kh_import_form_get_property_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), PROPERTY_KEY);
}
