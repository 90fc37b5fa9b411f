/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTaskChips: the chips of a task. */
#include "task-chips.h"

#include <glib/gi18n.h>

#include "chip.h"
#include "combo-binding.h"
#include "deadline-form.h"
#include "describe.h"
#include "entry-binding.h"
#include "form-edit.h"
#include "kh-core.h"
#include "kinds.h"
#include "unit-picker.h"
#include "units.h"

struct _KhTaskChips
{
  KhItemChips parent_instance;

  KhChip *chips[KH_TASK_N_CHIPS]; /* unowned children */
};

G_DEFINE_FINAL_TYPE (KhTaskChips, kh_task_chips, KH_TYPE_ITEM_CHIPS)

static KhTask *
get_task (KhTaskChips *self)
{
  return KH_TASK (kh_item_chips_get_item (KH_ITEM_CHIPS (self)));
}

static KhFormPage *
get_page (KhTaskChips *self)
{
  return kh_item_chips_get_page (KH_ITEM_CHIPS (self));
}

static void
set_units (KhTaskChips *self, KhUnitRole role, const char *label, GPtrArray *units)
{
  KhFormPage *page = get_page (self);
  KhEdit *edit;

  if (page == NULL || !kh_form_is_alive (page, get_task (self)))
    return;
  edit = kh_form_begin (page, label);
  if (edit == NULL)
    return;
  kh_edit_set_units (edit, get_task (self), role, units);
  kh_form_commit (page, edit);
}

static void
lead_picked_cb (KhUnitPicker *picker, KhTaskChips *self)
{
  set_units (self, KH_UNIT_ROLE_LEAD, N_("Set lead unit"), kh_unit_picker_get_selected (picker));
  kh_chip_popdown (self->chips[KH_TASK_CHIP_LEAD]);
}

static GtkWidget *
make_lead_cb (KhChip *chip, gpointer data)
{
  KhTaskChips *self = data;
  g_autoptr (GPtrArray) selected = g_ptr_array_new ();
  GtkWidget *picker;

  if (kh_task_get_lead (get_task (self)) != NULL)
    g_ptr_array_add (selected, kh_task_get_lead (get_task (self)));
  picker = kh_unit_picker_new (get_page (self), FALSE, selected);
  g_signal_connect (picker, "changed", G_CALLBACK (lead_picked_cb), self);
  return picker;
}

static void
support_picked_cb (KhUnitPicker *picker, KhTaskChips *self)
{
  set_units (self, KH_UNIT_ROLE_SUPPORT, N_("Set support units"), kh_unit_picker_get_selected (picker));
}

static GtkWidget *
make_support_cb (KhChip *chip, gpointer data)
{
  KhTaskChips *self = data;
  g_autoptr (GPtrArray) selected = kh_units_from_model (kh_task_get_support (get_task (self)));
  GtkWidget *picker = kh_unit_picker_new (get_page (self), TRUE, selected);

  g_signal_connect (picker, "changed", G_CALLBACK (support_picked_cb), self);
  return picker;
}

static GtkWidget *
make_product_cb (KhChip *chip, gpointer data)
{
  KhTaskChips *self = data;
  GtkWidget *form = kh_chip_form_new ();
  GtkWidget *entry = kh_chip_form_add_entry (form, _("Product"), 32);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("What there is when the task is done"));
  kh_bind_entry (get_page (self), entry, get_task (self), "product", N_("Set product"), &kh_entry_kind_text);
  kh_describe (entry, _("What there is when the task is done, such as a report or a decision"));
  return form;
}

static GtkWidget *
make_deadline_cb (KhChip *chip, gpointer data)
{
  KhTaskChips *self = data;

  return kh_deadline_form_new (get_page (self), get_task (self));
}

static GtkWidget *
make_budget_cb (KhChip *chip, gpointer data)
{
  KhTaskChips *self = data;
  GtkWidget *form = kh_chip_form_new ();
  GtkWidget *budget = kh_chip_form_add_entry (form, _("Budget"), 24);
  GtkWidget *source = kh_chip_form_add_entry (form, _("Source"), 24);

  kh_bind_entry (get_page (self), budget, get_task (self), "budget", N_("Set budget"), &kh_entry_kind_text);
  kh_bind_entry (get_page (self), source, get_task (self), "budget-source", N_("Set source of budget"),
                 &kh_entry_kind_text);
  kh_describe (budget, _("What the task costs, with the unit of money, such as 50 triệu đồng"));
  kh_describe (source, _("Who pays for the task, such as the budget of the province"));
  return form;
}

static GtkWidget *
make_state_cb (KhChip *chip, gpointer data)
{
  KhTaskChips *self = data;
  GtkWidget *form = kh_chip_form_new ();
  GtkWidget *state = gtk_drop_down_new (G_LIST_MODEL (kh_words_for_task_states ()), NULL);
  GtkWidget *note;

  kh_chip_form_add (form, _("State"), state);
  kh_bind_combo (get_page (self), state, get_task (self), "state", N_("Set state of task"));
  note = kh_chip_form_add_entry (form, _("Note"), 32);
  kh_bind_entry (get_page (self), note, get_task (self), "note", N_("Set note"), &kh_entry_kind_text);
  kh_describe (state, _("How far the task is"));
  kh_describe (note, _("What else there is to know of the task; printed in the table of tasks"));
  return form;
}

/* By KhTaskChipId. */
static const struct
{
  const char *name;
  const char *unset; /* what the chip says without a value */
  const char *about;
  KhChipContent make;
} details[KH_TASK_N_CHIPS] = {
  { N_("Lead unit"), N_("No lead unit"), N_("The unit that does the task; opens the list of units"), make_lead_cb },
  { N_("Support units"), N_("+ support"), N_("The units that help with the task; opens the list of units"), make_support_cb },
  { N_("Product"), N_("+ product"), N_("What there is when the task is done; opens its field"), make_product_cb },
  { N_("Deadline"), N_("+ deadline"), N_("When the task must be done; opens its field with usual deadlines"), make_deadline_cb },
  { N_("Budget"), N_("+ budget"), N_("What the task costs and who pays; opens both fields"), make_budget_cb },
  { N_("State and note"), N_("+ state, note"), N_("How far the task is, with a note; opens both fields"), make_state_cb },
};

static KhChip *
ensure_chip (KhTaskChips *self, KhTaskChipId id)
{
  KhItemChips *chips = KH_ITEM_CHIPS (self);
  guint index = 0;

  if (self->chips[id] != NULL)
    return self->chips[id];
  for (int i = 0; i < (int) id; i++)
    index += self->chips[i] != NULL;
  self->chips[id] = KH_CHIP (kh_item_chips_insert (
      chips, index, kh_chip_new (get_page (self), _(details[id].name), details[id].make, self)));
  kh_chip_set_description (self->chips[id], _(details[id].about));
  return self->chips[id];
}

/* A plan of some hundred tasks would have thousands of chips that nobody sees: one
 * without a value is made when its row is first used. */
static void
show_value (KhTaskChips *self, KhTaskChipId id, const char *text)
{
  if (text != NULL && *text != '\0')
    kh_chip_show (ensure_chip (self, id), text, KH_CHIP_SET);
  else if (id == KH_TASK_CHIP_LEAD)
    kh_chip_show (ensure_chip (self, id), _(details[id].unset), KH_CHIP_MISSING);
  else if (self->chips[id] != NULL)
    kh_chip_show (self->chips[id], _(details[id].unset), KH_CHIP_UNSET);
}

static void
kh_task_chips_update (KhItemChips *chips)
{
  KhTaskChips *self = KH_TASK_CHIPS (chips);
  KhTask *task = get_task (self);
  KhUnit *lead = kh_task_get_lead (task);
  g_autofree char *lead_label = lead != NULL ? kh_unit_dup_label (lead) : NULL;
  g_autofree char *support = kh_units_dup_labels (kh_task_get_support (task));
  /* Translators: %s is a list of units that support the lead unit. */
  g_autofree char *with = *support != '\0' ? g_strdup_printf (_("with %s"), support) : NULL;
  const char *budget = kh_task_get_budget (task);
  const char *state = kh_task_get_note (task);

  if (budget == NULL || *budget == '\0')
    budget = kh_task_get_budget_source (task);
  if (kh_task_get_state (task) != KH_TASK_NOT_STARTED)
    state = _(kh_task_state_name (kh_task_get_state (task)));
  show_value (self, KH_TASK_CHIP_LEAD, lead_label);
  show_value (self, KH_TASK_CHIP_SUPPORT, with);
  show_value (self, KH_TASK_CHIP_PRODUCT, kh_task_get_product (task));
  show_value (self, KH_TASK_CHIP_DEADLINE, kh_deadline_get_text (kh_task_get_deadline (task)));
  show_value (self, KH_TASK_CHIP_BUDGET, budget);
  show_value (self, KH_TASK_CHIP_STATE, state);
  kh_item_chips_arrange (chips);
}

static void
kh_task_chips_wake (KhItemChips *chips)
{
  KhTaskChips *self = KH_TASK_CHIPS (chips);
  gboolean all = TRUE;

  for (int i = 0; i < KH_TASK_N_CHIPS; i++)
    {
      all &= self->chips[i] != NULL;
      ensure_chip (self, i);
    }
  if (!all)
    kh_task_chips_update (chips);
}

static GtkWidget *
kh_task_chips_find (KhItemChips *chips, const char *property)
{
  static const struct
  {
    const char *property;
    KhTaskChipId chip;
  } shown[] = {
    { "lead", KH_TASK_CHIP_LEAD },       { "support", KH_TASK_CHIP_SUPPORT },      { "product", KH_TASK_CHIP_PRODUCT },
    { "deadline", KH_TASK_CHIP_DEADLINE }, { "budget", KH_TASK_CHIP_BUDGET },
    { "budget-source", KH_TASK_CHIP_BUDGET }, { "state", KH_TASK_CHIP_STATE },     { "note", KH_TASK_CHIP_STATE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    if (g_str_equal (shown[i].property, property))
      return GTK_WIDGET (KH_TASK_CHIPS (chips)->chips[shown[i].chip]);
  return NULL;
}

static void
kh_task_chips_bind (KhItemChips *chips)
{
  static const char *const shown[]
      = { "notify::product", "notify::deadline", "notify::budget", "notify::budget-source",
          "notify::state",   "notify::note",     "lead-changed" };
  KhTaskChips *self = KH_TASK_CHIPS (chips);
  KhTask *task = get_task (self);

  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    g_signal_connect_object (task, shown[i], G_CALLBACK (kh_item_chips_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kh_task_get_support (task), "items-changed", G_CALLBACK (kh_item_chips_update),
                           self, G_CONNECT_SWAPPED);
}

static void
kh_task_chips_class_init (KhTaskChipsClass *klass)
{
  KhItemChipsClass *chips_class = KH_ITEM_CHIPS_CLASS (klass);

  chips_class->bind = kh_task_chips_bind;
  chips_class->update = kh_task_chips_update;
  chips_class->wake = kh_task_chips_wake;
  chips_class->find = kh_task_chips_find;
}

static void
kh_task_chips_init (KhTaskChips *self)
{
}

const char *
kh_task_chip_name (KhTaskChipId id)
{
  g_return_val_if_fail ((guint) id < KH_TASK_N_CHIPS, "");

  return details[id].name;
}

void
kh_task_chips_open (KhTaskChips *self, KhTaskChipId id)
{
  g_return_if_fail (KH_IS_TASK_CHIPS (self));
  g_return_if_fail ((guint) id < KH_TASK_N_CHIPS);

  kh_task_chips_wake (KH_ITEM_CHIPS (self));
  kh_chip_open (self->chips[id]);
}
