/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The popover's form for a deadline. */
#include "deadline-form.h"

#include <glib/gi18n.h>

#include "chip.h"
#include "combo-binding.h"
#include "deadline-words.h"
#include "describe.h"
#include "entry-binding.h"
#include "kh-core.h"
#include "kinds.h"
#include "wrap-layout.h"

/* Vietnamese, as they print: not for translation. */
static const char *const usual_words[]
    = { "Quý I",           "Quý II",           "Quý III",  "Quý IV",
        "6 tháng đầu năm", "6 tháng cuối năm", "Cuối năm", "Thường xuyên" };

typedef struct
{
  KhFormPage *page; /* weak */
  GtkWidget *entry;
  GtkWidget *explanation;
  KhReporting *report; /* NULL for a task's deadline */
  GtkWidget *period;   /* with a report */
  KhDeadlineChosen chosen; /* NULL where the entry saves itself */
  gpointer user_data;
} DeadlineForm;

static void
deadline_form_free (DeadlineForm *self)
{
  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->report);
  g_free (self);
}

static void
explain_cb (DeadlineForm *self)
{
  g_autoptr (KhDeadline) deadline = kh_deadline_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autofree char *words = NULL;
  int year;

  if (self->page == NULL)
    return;
  year = kh_plan_get_year (kh_editor_page_get_plan (KH_EDITOR_PAGE (self->page)));
  if (self->report != NULL)
    words = kh_deadline_explain_report (deadline, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->period)),
                                        year);
  else
    words = kh_deadline_explain (deadline, year);
  gtk_label_set_label (GTK_LABEL (self->explanation), words);
  kh_describe (self->entry, *words != '\0' ? words : _("A day, a quarter, a month or words such as thường xuyên"));
}

static void
choose (DeadlineForm *self)
{
  g_autoptr (KhDeadline) deadline = kh_deadline_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  self->chosen (deadline, self->user_data);
}

static void
use_word_cb (GtkButton *button, DeadlineForm *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (self->entry, GTK_TYPE_POPOVER);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), gtk_button_get_label (button));
  if (self->chosen != NULL)
    choose (self);
  else if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static DeadlineForm *
add_fields (KhFormPage *page, GtkWidget *form, const char *label)
{
  DeadlineForm *self = g_new0 (DeadlineForm, 1);

  g_set_weak_pointer (&self->page, page);
  self->entry = kh_chip_form_add_entry (form, label, 28);
  self->explanation = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->explanation), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->explanation), 36);
  gtk_label_set_xalign (GTK_LABEL (self->explanation), 0);
  gtk_widget_add_css_class (self->explanation, "caption");
  gtk_widget_add_css_class (self->explanation, "dim-label");
  kh_chip_form_add_wide (form, self->explanation);
  g_object_set_data_full (G_OBJECT (form), "kh-deadline-form", self, (GDestroyNotify) deadline_form_free);
  return self;
}

static DeadlineForm *
add_deadline (KhFormPage *page, GtkWidget *form)
{
  DeadlineForm *self = add_fields (page, form, _("Deadline"));
  GtkWidget *words = kh_wrap_box_new (4, 330);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), "30/6, Quý II, thường xuyên …");
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (explain_cb), self);
  for (gsize i = 0; i < G_N_ELEMENTS (usual_words); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (usual_words[i]);

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "kh-suggestion");
      kh_describe (button, _("Fills in this deadline"));
      g_signal_connect (button, "clicked", G_CALLBACK (use_word_cb), self);
      gtk_box_append (GTK_BOX (words), button);
    }
  kh_chip_form_add_wide (form, words);
  return self;
}

GtkWidget *
kh_deadline_form_new (KhFormPage *page, KhTask *task)
{
  GtkWidget *form = kh_chip_form_new ();
  DeadlineForm *self = add_deadline (page, form);

  kh_bind_entry (page, self->entry, task, "deadline", N_("Set deadline"), &kh_entry_kind_deadline);
  explain_cb (self);
  return form;
}

GtkWidget *
kh_deadline_form_new_choice (KhFormPage *page, KhDeadlineChosen chosen, gpointer user_data)
{
  GtkWidget *form = kh_chip_form_new ();
  DeadlineForm *self = add_deadline (page, form);

  self->chosen = chosen;
  self->user_data = user_data;
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (choose), self);
  explain_cb (self);
  return form;
}

GtkWidget *
kh_report_form_new (KhFormPage *page, KhReporting *report)
{
  GtkWidget *form = kh_chip_form_new ();
  GtkWidget *period = gtk_drop_down_new (G_LIST_MODEL (kh_words_for_periods ()), NULL);
  DeadlineForm *self;

  kh_chip_form_add (form, _("Report"), period);
  kh_describe (period, _("How often the unit reports"));
  self = add_fields (page, form, _("Due before"));
  self->report = g_object_ref (report);
  self->period = period;
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), "ngày 03 tháng cuối quý");
  kh_bind_combo (page, period, report, "period", N_("Change reporting period"));
  kh_bind_entry (page, self->entry, report, "before", N_("Change reporting deadline"),
                 &kh_entry_kind_deadline);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (explain_cb), self);
  g_signal_connect_swapped (period, "notify::selected", G_CALLBACK (explain_cb), self);
  explain_cb (self);
  return form;
}
