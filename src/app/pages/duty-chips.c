/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhDutyChips: the chips of a duty: the reports it owes. */
#include "duty-chips.h"

#include <glib/gi18n.h>

#include "chip.h"
#include "deadline-form.h"
#include "describe.h"
#include "form-edit.h"
#include "kh-core.h"
#include "kinds.h"
#include "wrap-layout.h"

struct _KhDutyChips
{
  KhItemChips parent_instance;

  KhReporting *open_next; /* unowned: its chip opens once it is there */
};

G_DEFINE_FINAL_TYPE (KhDutyChips, kh_duty_chips, KH_TYPE_ITEM_CHIPS)

static KhReporting *
get_report (KhChip *chip)
{
  return g_object_get_data (G_OBJECT (chip), "kh-report");
}

static void
remove_cb (GtkWidget *button, KhChip *chip)
{
  KhItemChips *chips = KH_ITEM_CHIPS (gtk_widget_get_ancestor (GTK_WIDGET (chip), KH_TYPE_ITEM_CHIPS));
  KhFormPage *page = kh_item_chips_get_page (chips);
  g_autoptr (KhReporting) report = g_object_ref (get_report (chip));
  KhEdit *edit;

  kh_chip_popdown (chip);
  edit = kh_form_begin (page, N_("Remove report"));
  if (edit == NULL)
    return;
  kh_edit_remove (edit, report);
  if (kh_form_commit (page, edit))
    kh_form_page_notice (page, _("Report removed"));
}

static GtkWidget *
make_form_cb (KhChip *chip, gpointer data)
{
  KhItemChips *chips = data;
  GtkWidget *form = kh_report_form_new (kh_item_chips_get_page (chips), get_report (chip));
  GtkWidget *remove = gtk_button_new_with_mnemonic (_("_Remove Report"));

  gtk_widget_set_margin_top (remove, 6);
  kh_describe (remove, _("The duty no longer asks for this report; can be undone"));
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), chip);
  kh_chip_form_add_wide (form, remove);
  return form;
}

static void
show_report (KhChip *chip)
{
  KhReporting *report = get_report (chip);
  const char *before = kh_deadline_get_text (kh_reporting_get_before (report));
  g_autofree char *words
      = *before != '\0'
            ? g_strdup_printf ("%s · %s", _(kh_period_name (kh_reporting_get_period (report))), before)
            : g_strdup (_(kh_period_name (kh_reporting_get_period (report))));

  kh_chip_show (chip, words, KH_CHIP_SET);
}

void
kh_duty_chips_add (KhDutyChips *self)
{
  KhItemChips *chips = KH_ITEM_CHIPS (self);
  KhFormPage *page = kh_item_chips_get_page (chips);
  g_autoptr (KhDeadline) none = kh_deadline_new (KH_DEADLINE_NONE, 0, 0, 0, NULL);
  g_autoptr (KhReporting) report = kh_reporting_new (KH_PERIOD_QUARTER, none);
  KhEdit *edit = kh_form_begin (page, N_("Add report"));

  if (edit == NULL)
    return;
  self->open_next = report;
  kh_edit_insert (edit, kh_item_chips_get_item (chips), G_MAXUINT, report);
  kh_form_commit (page, edit);
  self->open_next = NULL;
}

static GtkWidget *
make_add_button (KhDutyChips *self)
{
  KhFormPage *page = kh_item_chips_get_page (KH_ITEM_CHIPS (self));
  GtkWidget *button = gtk_button_new_with_label (_("+ report"));

  kh_describe (button, _("Says that the unit reports on this duty, and how often"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "kh-add-chip");
  kh_wrap_layout_set_optional (button, TRUE);
  gtk_widget_set_visible (button, !kh_form_page_get_locked (page));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (kh_duty_chips_add), self);
  return button;
}

static void
kh_duty_chips_update (KhItemChips *chips)
{
  KhDutyChips *self = KH_DUTY_CHIPS (chips);
  KhFormPage *page = kh_item_chips_get_page (chips);
  GListModel *reports = kh_duty_get_reports (KH_DUTY (kh_item_chips_get_item (chips)));

  kh_item_chips_clear (chips);
  for (guint i = 0; i < g_list_model_get_n_items (reports); i++)
    {
      g_autoptr (KhReporting) report = g_list_model_get_item (reports, i);
      GtkWidget *chip = kh_item_chips_add (chips, kh_chip_new (page, _("Report"), make_form_cb, self));

      kh_chip_set_description (KH_CHIP (chip), _("A report that the duty asks for; opens period and day"));
      g_object_set_data_full (G_OBJECT (chip), "kh-report", g_object_ref (report), g_object_unref);
      g_signal_connect_object (report, "notify", G_CALLBACK (show_report), chip, G_CONNECT_SWAPPED);
      show_report (KH_CHIP (chip));
      if (report == self->open_next)
        kh_chip_open (KH_CHIP (chip));
    }
  /* Without any, the line would be empty until the row is used: the menu adds the first. */
  if (g_list_model_get_n_items (reports) > 0)
    kh_item_chips_add (chips, make_add_button (self));
  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (reports) > 0);
}

static GtkWidget *
kh_duty_chips_find_part (KhItemChips *chips, KhNode *part)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (chips)); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    if (KH_IS_CHIP (chip) && (KhNode *) get_report (KH_CHIP (chip)) == part)
      return chip;
  return NULL;
}

static void
kh_duty_chips_bind (KhItemChips *chips)
{
  KhDuty *duty = KH_DUTY (kh_item_chips_get_item (chips));

  g_signal_connect_object (kh_duty_get_reports (duty), "items-changed", G_CALLBACK (kh_item_chips_update),
                           chips, G_CONNECT_SWAPPED);
  g_signal_connect_object (kh_item_chips_get_page (chips), "notify::locked",
                           G_CALLBACK (kh_item_chips_update), chips, G_CONNECT_SWAPPED);
}

static void
kh_duty_chips_class_init (KhDutyChipsClass *klass)
{
  KhItemChipsClass *chips_class = KH_ITEM_CHIPS_CLASS (klass);

  chips_class->bind = kh_duty_chips_bind;
  chips_class->update = kh_duty_chips_update;
  chips_class->find_part = kh_duty_chips_find_part;
}

static void
kh_duty_chips_init (KhDutyChips *self)
{
}
