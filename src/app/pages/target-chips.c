/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTargetChips: the chips of a target: its indicators. */
#include "target-chips.h"

#include <glib/gi18n.h>
#include <math.h>

#include "chip.h"
#include "combo-binding.h"
#include "describe.h"
#include "entry-binding.h"
#include "form-edit.h"
#include "kh-core.h"
#include "kinds.h"
#include "numbers.h"
#include "past-indicator.h"
#include "wrap-layout.h"

struct _KhTargetChips
{
  KhItemChips parent_instance;

  KhIndicator *open_next; /* unowned: its chip opens once it is there */
};

G_DEFINE_FINAL_TYPE (KhTargetChips, kh_target_chips, KH_TYPE_ITEM_CHIPS)

static KhIndicator *
get_indicator (KhChip *chip)
{
  return g_object_get_data (G_OBJECT (chip), "kh-indicator");
}

static void
remove_cb (GtkWidget *button, KhChip *chip)
{
  KhItemChips *chips = KH_ITEM_CHIPS (gtk_widget_get_ancestor (GTK_WIDGET (chip), KH_TYPE_ITEM_CHIPS));
  KhFormPage *page = kh_item_chips_get_page (chips);
  g_autoptr (KhIndicator) indicator = g_object_ref (get_indicator (chip));
  KhEdit *edit;

  kh_chip_popdown (chip);
  edit = kh_form_begin (page, N_("Remove indicator"));
  if (edit == NULL)
    return;
  kh_edit_remove (edit, indicator);
  if (kh_form_commit (page, edit))
    kh_form_page_notice (page, _("Indicator removed"));
}

static GtkWidget *
make_form_cb (KhChip *chip, gpointer data)
{
  KhItemChips *chips = data;
  KhFormPage *page = kh_item_chips_get_page (chips);
  KhIndicator *indicator = get_indicator (chip);
  GtkWidget *form = kh_chip_form_new ();
  GtkWidget *comparator = gtk_drop_down_new (G_LIST_MODEL (kh_words_for_comparators ()), NULL);
  GtkWidget *remove = gtk_button_new_with_mnemonic (_("_Remove Indicator"));
  GtkWidget *entry;

  kh_chip_form_add (form, _("Comparison"), comparator);
  kh_bind_combo (page, comparator, indicator, "comparator", N_("Change comparison of indicator"));
  kh_describe (comparator, _("Whether the value is the least, the most or just what is wanted"));
  entry = kh_chip_form_add_entry (form, _("Value"), 12);
  kh_bind_entry (page, entry, indicator, "value", N_("Change value of indicator"), &kh_entry_kind_number);
  kh_describe (entry, _("The figure that should be reached, such as 90 or 0,5"));
  entry = kh_chip_form_add_entry (form, _("Unit of measure"), 12);
  kh_bind_entry (page, entry, indicator, "unit", N_("Change unit of measure"), &kh_entry_kind_text);
  /* xgettext:no-c-format */
  kh_describe (entry, _("What the figures count, such as % or hồ sơ"));
  entry = kh_chip_form_add_entry (form, _("Last year"), 12);
  kh_bind_entry (page, entry, indicator, "baseline", N_("Change baseline of indicator"),
                 &kh_entry_kind_number);
  kh_describe (entry, _("The figure of last year, to compare with"));
  entry = kh_chip_form_add_entry (form, _("Result"), 12);
  kh_bind_entry (page, entry, indicator, "result", N_("Change result of indicator"), &kh_entry_kind_number);
  kh_describe (entry, _("The figure that was reached in the end"));
  gtk_widget_set_margin_top (remove, 6);
  kh_describe (remove, _("The target is no longer measured by this figure; can be undone"));
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), chip);
  kh_chip_form_add_wide (form, remove);
  return form;
}

/* What the plan that this one was made from aimed at and reached.
 * Returns: (transfer full) (nullable): "2026: target 20, result 18" */
static char *
format_past (KhFormPage *page, KhIndicator *indicator)
{
  KhPastIndicator past;
  gboolean found;
  g_autofree char *value = NULL;
  g_autofree char *result = NULL;

  if (!kh_store_find_past_indicator (kh_editor_page_get_store (KH_EDITOR_PAGE (page)), indicator, &past, &found, NULL)
      || !found || isnan (past.value))
    return NULL;
  value = kh_number_format (past.value);
  if (isnan (past.result))
    /* Translators: a year, and what an indicator's target was then */
    return g_strdup_printf (_("%d: target %s"), past.year, value);
  result = kh_number_format (past.result);
  /* Translators: a year, what an indicator's target was then, and what was reached */
  return g_strdup_printf (_("%d: target %s, result %s"), past.year, value, result);
}

static void
show_indicator (KhChip *chip)
{
  GtkWidget *chips = gtk_widget_get_ancestor (GTK_WIDGET (chip), KH_TYPE_ITEM_CHIPS);
  KhIndicator *indicator = get_indicator (chip);
  g_autofree char *words = kh_number_format_indicator (indicator);
  g_autofree char *past = chips != NULL ? format_past (kh_item_chips_get_page (KH_ITEM_CHIPS (chips)), indicator) : NULL;
  double baseline = kh_indicator_get_baseline (indicator);

  if (past != NULL)
    {
      g_autofree char *plain = g_steal_pointer (&words);

      words = g_strdup_printf ("%s (%s)", plain, past);
    }
  else if (!isnan (baseline))
    {
      g_autofree char *number = kh_number_format (baseline);
      g_autofree char *plain = g_steal_pointer (&words);

      /* Translators: the indicator, such as "≥ 25%", and last year's value. */
      words = g_strdup_printf (_("%s (last year %s)"), plain, number);
    }
  kh_chip_show (chip, words, KH_CHIP_SET);
}

void
kh_target_chips_add (KhTargetChips *self)
{
  KhItemChips *chips = KH_ITEM_CHIPS (self);
  KhFormPage *page = kh_item_chips_get_page (chips);
  g_autoptr (KhIndicator) indicator = kh_indicator_new (KH_COMPARATOR_GE, NAN, "%");
  KhEdit *edit = kh_form_begin (page, N_("Add indicator"));

  if (edit == NULL)
    return;
  self->open_next = indicator;
  kh_edit_insert (edit, kh_item_chips_get_item (chips), G_MAXUINT, indicator);
  kh_form_commit (page, edit);
  self->open_next = NULL;
}

static GtkWidget *
make_add_button (KhTargetChips *self)
{
  KhFormPage *page = kh_item_chips_get_page (KH_ITEM_CHIPS (self));
  GtkWidget *button = gtk_button_new_with_label (_("+ indicator"));

  kh_describe (button, _("Adds a figure by which the target is measured"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "kh-add-chip");
  kh_wrap_layout_set_optional (button, TRUE);
  gtk_widget_set_visible (button, !kh_form_page_get_locked (page));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (kh_target_chips_add), self);
  return button;
}

static void
kh_target_chips_update (KhItemChips *chips)
{
  KhTargetChips *self = KH_TARGET_CHIPS (chips);
  KhFormPage *page = kh_item_chips_get_page (chips);
  GListModel *indicators = kh_target_get_indicators (KH_TARGET (kh_item_chips_get_item (chips)));

  kh_item_chips_clear (chips);
  for (guint i = 0; i < g_list_model_get_n_items (indicators); i++)
    {
      g_autoptr (KhIndicator) indicator = g_list_model_get_item (indicators, i);
      GtkWidget *chip = kh_item_chips_add (chips, kh_chip_new (page, _("Indicator"), make_form_cb, self));

      kh_chip_set_description (KH_CHIP (chip), _("A figure by which the target is measured; opens its fields"));
      g_object_set_data_full (G_OBJECT (chip), "kh-indicator", g_object_ref (indicator), g_object_unref);
      g_signal_connect_object (indicator, "notify", G_CALLBACK (show_indicator), chip, G_CONNECT_SWAPPED);
      show_indicator (KH_CHIP (chip));
      if (indicator == self->open_next)
        kh_chip_open (KH_CHIP (chip));
    }
  /* Without any, the line would be empty until the row is used: the menu adds the first. */
  if (g_list_model_get_n_items (indicators) > 0)
    kh_item_chips_add (chips, make_add_button (self));
  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (indicators) > 0);
}

static GtkWidget *
kh_target_chips_find_part (KhItemChips *chips, KhNode *part)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (chips)); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    if (KH_IS_CHIP (chip) && (KhNode *) get_indicator (KH_CHIP (chip)) == part)
      return chip;
  return NULL;
}

static void
kh_target_chips_bind (KhItemChips *chips)
{
  KhTarget *target = KH_TARGET (kh_item_chips_get_item (chips));

  g_signal_connect_object (kh_target_get_indicators (target), "items-changed",
                           G_CALLBACK (kh_item_chips_update), chips, G_CONNECT_SWAPPED);
  g_signal_connect_object (kh_item_chips_get_page (chips), "notify::locked",
                           G_CALLBACK (kh_item_chips_update), chips, G_CONNECT_SWAPPED);
}

static void
kh_target_chips_class_init (KhTargetChipsClass *klass)
{
  KhItemChipsClass *chips_class = KH_ITEM_CHIPS_CLASS (klass);

  chips_class->bind = kh_target_chips_bind;
  chips_class->update = kh_target_chips_update;
  chips_class->find_part = kh_target_chips_find_part;
}

static void
kh_target_chips_init (KhTargetChips *self)
{
}
