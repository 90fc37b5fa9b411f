/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhResponsibilityChips: the units that a block of duties binds. */
#include "responsibility-chips.h"

#include <glib/gi18n.h>

#include "assigned-chip.h"
#include "chip.h"
#include "describe.h"
#include "form-edit.h"
#include "kh-core.h"
#include "unit-picker.h"
#include "units.h"

struct _KhResponsibilityChips
{
  KhItemChips parent_instance;

  KhChip *units;
  KhChip *kinds;
  GtkWidget *assigned;
};

G_DEFINE_FINAL_TYPE (KhResponsibilityChips, kh_responsibility_chips, KH_TYPE_ITEM_CHIPS)

static const struct
{
  KhUnitKinds kind;
  const char *name;
} kind_names[] = {
  { KH_UNIT_KINDS_DIVISION, N_("All divisions") },
  { KH_UNIT_KINDS_ATTACHED, N_("All attached units") },
  { KH_UNIT_KINDS_OFFICE, N_("The office") },
};

static KhResponsibility *
get_responsibility (gpointer self)
{
  return KH_RESPONSIBILITY (kh_item_chips_get_item (self));
}

static void
units_picked_cb (KhUnitPicker *picker, KhItemChips *chips)
{
  KhFormPage *page = kh_item_chips_get_page (chips);
  KhEdit *edit = kh_form_begin (page, N_("Set responsible units"));

  if (edit == NULL)
    return;
  kh_edit_set_units (edit, get_responsibility (chips), KH_UNIT_ROLE_RESPONSIBLE,
                     kh_unit_picker_get_selected (picker));
  kh_form_commit (page, edit);
}

static GtkWidget *
make_units_cb (KhChip *chip, gpointer data)
{
  g_autoptr (GPtrArray) selected
      = kh_units_from_model (kh_responsibility_get_units (get_responsibility (data)));
  GtkWidget *picker = kh_unit_picker_new (kh_item_chips_get_page (data), TRUE, selected);

  g_signal_connect (picker, "changed", G_CALLBACK (units_picked_cb), data);
  return picker;
}

static void
kind_toggled_cb (GtkCheckButton *check, KhItemChips *chips)
{
  KhUnitKinds kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "kh-kind"));
  KhResponsibility *responsibility = get_responsibility (chips);
  KhUnitKinds kinds = kh_responsibility_get_unit_kinds (responsibility);

  kinds = gtk_check_button_get_active (check) ? kinds | kind : kinds & ~kind;
  if (kinds != kh_responsibility_get_unit_kinds (responsibility))
    kh_form_set (kh_item_chips_get_page (chips), N_("Set responsible units"), responsibility, "unit-kinds",
                 kinds);
}

static GtkWidget *
make_kinds_cb (KhChip *chip, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  KhUnitKinds kinds = kh_responsibility_get_unit_kinds (get_responsibility (data));

  gtk_widget_add_css_class (box, "kh-chip-form");
  for (gsize i = 0; i < G_N_ELEMENTS (kind_names); i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (_(kind_names[i].name));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), (kinds & kind_names[i].kind) != 0);
      g_object_set_data (G_OBJECT (check), "kh-kind", GINT_TO_POINTER (kind_names[i].kind));
      kh_describe (check, _("Whether the duties bind all units of this kind"));
      g_signal_connect (check, "toggled", G_CALLBACK (kind_toggled_cb), data);
      gtk_box_append (GTK_BOX (box), check);
    }
  return box;
}

static void
kh_responsibility_chips_update (KhItemChips *chips)
{
  KhResponsibilityChips *self = KH_RESPONSIBILITY_CHIPS (chips);
  KhResponsibility *responsibility = get_responsibility (chips);
  KhUnitKinds kinds = kh_responsibility_get_unit_kinds (responsibility);
  g_autofree char *units = kh_units_dup_labels (kh_responsibility_get_units (responsibility));
  g_autoptr (GString) words = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (kinds & kind_names[i].kind)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", _(kind_names[i].name));
  if (*units != '\0')
    kh_chip_show (self->units, units, KH_CHIP_SET);
  else
    kh_chip_show (self->units, words->len > 0 ? _("+ single units") : _("No unit"),
                  words->len > 0 ? KH_CHIP_UNSET : KH_CHIP_MISSING);
  kh_chip_show (self->kinds, words->len > 0 ? words->str : _("+ kinds of units"),
                words->len > 0 ? KH_CHIP_SET : KH_CHIP_UNSET);
  kh_assigned_chip_update (self->assigned);
  kh_item_chips_arrange (chips);
}

static void
kh_responsibility_chips_bind (KhItemChips *chips)
{
  KhResponsibilityChips *self = KH_RESPONSIBILITY_CHIPS (chips);
  KhFormPage *page = kh_item_chips_get_page (chips);
  KhResponsibility *responsibility = get_responsibility (chips);

  self->units
      = KH_CHIP (kh_item_chips_add (chips, kh_chip_new (page, _("Responsible units"), make_units_cb, self)));
  self->kinds
      = KH_CHIP (kh_item_chips_add (chips, kh_chip_new (page, _("Kinds of units"), make_kinds_cb, self)));
  kh_chip_set_description (self->units, _("The units that must do what stands below; opens the list of units"));
  kh_chip_set_description (self->kinds, _("Binds all divisions, attached units or the office at once; opens the choice"));
  self->assigned = kh_item_chips_add (chips, kh_assigned_chip_new (page, responsibility));
  g_signal_connect_object (responsibility, "notify::unit-kinds", G_CALLBACK (kh_item_chips_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kh_responsibility_get_units (responsibility), "items-changed",
                           G_CALLBACK (kh_item_chips_update), self, G_CONNECT_SWAPPED);
}

static void
kh_responsibility_chips_class_init (KhResponsibilityChipsClass *klass)
{
  KhItemChipsClass *chips_class = KH_ITEM_CHIPS_CLASS (klass);

  chips_class->bind = kh_responsibility_chips_bind;
  chips_class->update = kh_responsibility_chips_update;
}

static void
kh_responsibility_chips_init (KhResponsibilityChips *self)
{
}
