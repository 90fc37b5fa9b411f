/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhGeneralPage: what the plan is, who issues it, its number, marks and layout. */
#include "page-general.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "body-change.h"
#include "combo-binding.h"
#include "describe.h"
#include "entry-binding.h"
#include "form-edit.h"
#include "kh-core.h"
#include "kinds.h"
#include "layout-choices.h"
#include "table-choices.h"
#include "template.h"
#include "text-row.h"

struct _KhGeneralPage
{
  KhFormPage parent_instance;

  AdwEntryRow *year;
  AdwEntryRow *type_name;
  KhTextRow *title;
  AdwComboRow *state;
  AdwComboRow *agency;
  KhTextRow *superior;
  KhTextRow *issuer;
  AdwEntryRow *place;
  AdwEntryRow *address;
  AdwEntryRow *number;
  AdwEntryRow *symbol;
  AdwEntryRow *date;
  GtkMenuButton *date_button;
  GtkCalendar *calendar;
  AdwComboRow *urgency;
  AdwComboRow *secrecy;
  AdwComboRow *circulation;
  AdwEntryRow *drafter_mark;
  AdwEntryRow *reply_due;
  AdwPreferencesGroup *layout;
  KhTableChoices *tables;
  AdwPreferencesGroup *body_layout;

  GListModel *agencies;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (KhGeneralPage, kh_general_page, KH_TYPE_FORM_PAGE)

static KhPlan *
get_plan (KhGeneralPage *self)
{
  return kh_editor_page_get_plan (KH_EDITOR_PAGE (self));
}

/* The calendar. */

static void
calendar_shown_cb (KhGeneralPage *self)
{
  const char *iso = kh_plan_get_date (get_plan (self));
  g_autoptr (GDateTime) day = NULL;
  GDate date;

  /* A plan without a date starts where its year does, not today. */
  if (iso != NULL && kh_date_parse_iso (iso, &date))
    day = g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date),
                                 12, 0, 0);
  else
    day = g_date_time_new_local (kh_plan_get_year (get_plan (self)), 1, 1, 12, 0, 0);
  self->loading = TRUE;
  if (day != NULL)
    gtk_calendar_select_day (self->calendar, day);
  self->loading = FALSE;
}

static void
day_selected_cb (KhGeneralPage *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *iso = NULL;
  KhEdit *edit;

  if (self->loading || kh_form_page_get_locked (KH_FORM_PAGE (self)))
    return;
  day = gtk_calendar_get_date (self->calendar);
  iso = g_date_time_format (day, "%Y-%m-%d");
  if (g_strcmp0 (iso, kh_plan_get_date (get_plan (self))) == 0)
    return;
  /* Turning to another month selects a day too: that is one step with the next. */
  edit = kh_form_begin_typing (KH_FORM_PAGE (self), N_("Change date"), get_plan (self), "date");
  if (edit == NULL)
    return;
  kh_edit_set (edit, get_plan (self), "date", iso, NULL);
  kh_form_commit (KH_FORM_PAGE (self), edit);
}

/* The body. */

static void
show_agency (KhGeneralPage *self)
{
  KhAgency *agency = kh_plan_get_agency (get_plan (self));
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; agency != NULL && i < g_list_model_get_n_items (self->agencies); i++)
    {
      g_autoptr (KhAgency) other = g_list_model_get_item (self->agencies, i);

      if (other == agency)
        selected = i;
    }
  self->loading = TRUE;
  adw_combo_row_set_selected (self->agency, selected);
  self->loading = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->agency), g_list_model_get_n_items (self->agencies) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->body_layout), agency != NULL);
}

static void
fill_blank (KhEdit *edit, KhPlan *plan, const char *property, const char *value)
{
  g_autofree char *now = NULL;

  g_object_get (plan, property, &now, NULL);
  if ((now == NULL || *now == '\0') && value != NULL && *value != '\0')
    kh_edit_set (edit, plan, property, value, NULL);
}

static void
agency_selected_cb (KhGeneralPage *self)
{
  KhAgency *agency = adw_combo_row_get_selected_item (self->agency);
  KhPlan *plan = get_plan (self);
  KhEdit *edit;

  if (self->loading || agency == NULL || agency == kh_plan_get_agency (plan))
    return;
  edit = kh_body_change_begin (KH_FORM_PAGE (self), agency, N_("Set issuing body"));
  if (edit != NULL)
    {
      /* What is written in the letterhead already stays as it is. */
      fill_blank (edit, plan, "issuer", kh_agency_get_name (agency));
      fill_blank (edit, plan, "superior", kh_agency_get_superior (agency));
      fill_blank (edit, plan, "place", kh_agency_get_place (agency));
      fill_blank (edit, plan, "address", kh_agency_get_address (agency));
      kh_form_commit (KH_FORM_PAGE (self), edit);
    }
  show_agency (self);
}

static void
locked_cb (KhGeneralPage *self)
{
  gboolean locked = kh_form_page_get_locked (KH_FORM_PAGE (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->agency), !locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->date_button), !locked);
}

static void
state_changed_cb (KhGeneralPage *self)
{
  if (kh_plan_is_locked (get_plan (self)))
    kh_form_page_notice (KH_FORM_PAGE (self), _("The plan can no longer be edited"));
}

/* Issuing asks for number, date and file. Connected before the combo is bound,
 * which then finds the state that the plan still has. */
static void
state_chosen_cb (KhGeneralPage *self)
{
  KhPlan *plan = get_plan (self);

  if (adw_combo_row_get_selected (self->state) != KH_PLAN_ISSUED || kh_plan_is_locked (plan)
      || kh_form_page_get_locked (KH_FORM_PAGE (self)))
    return;
  adw_combo_row_set_selected (self->state, kh_plan_get_state (plan));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.issue", NULL);
}

/* KhEditorPage. */

static void
bind_entry (KhGeneralPage *self, AdwEntryRow *row, const char *property, const char *label, const KhEntryKind *kind)
{
  kh_bind_entry (KH_FORM_PAGE (self), row, get_plan (self), property, label, kind);
  kh_describe (GTK_WIDGET (row), _(kh_plan_field_about (property)));
}

static void
bind_text (KhGeneralPage *self, KhTextRow *row, const char *property, const char *label, KhTextMode mode)
{
  kh_text_row_bind (row, KH_FORM_PAGE (self), get_plan (self), property, label, mode);
  kh_describe (GTK_WIDGET (kh_text_row_get_text (row)), _(kh_plan_field_about (property)));
}

static void
bind_combo (KhGeneralPage *self, AdwComboRow *row, GtkStringList *words, const char *property,
            const char *label)
{
  adw_combo_row_set_model (row, G_LIST_MODEL (words));
  kh_bind_combo (KH_FORM_PAGE (self), row, get_plan (self), property, label);
  g_object_unref (words);
}

static void
kh_general_page_set_plan (KhEditorPage *editor_page, KhStore *store, KhPlan *plan, KhNode *node)
{
  KhGeneralPage *self = KH_GENERAL_PAGE (editor_page);
  KhFormPage *page = KH_FORM_PAGE (self);
  g_autoptr (KhChoiceHolder) holder = NULL;

  KH_EDITOR_PAGE_CLASS (kh_general_page_parent_class)->set_plan (editor_page, store, plan, node);

  bind_entry (self, self->year, "year", N_("Change year"), &kh_entry_kind_year);
  bind_entry (self, self->type_name, "type-name", N_("Change type of document"), &kh_entry_kind_text);
  bind_text (self, self->title, "title", N_("Edit title"), KH_TEXT_MARKUP);
  adw_combo_row_set_model (self->state, NULL);
  g_signal_connect_object (self->state, "notify::selected", G_CALLBACK (state_chosen_cb), self, G_CONNECT_SWAPPED);
  bind_combo (self, self->state, kh_words_for_plan_states (), "state", N_("Change state"));

  self->agencies = kh_store_list_agencies (store, NULL);
  if (self->agencies == NULL)
    self->agencies = G_LIST_MODEL (g_list_store_new (KH_TYPE_AGENCY));
  self->loading = TRUE;
  adw_combo_row_set_model (self->agency, self->agencies);
  self->loading = FALSE;
  show_agency (self);

  bind_text (self, self->superior, "superior", N_("Edit superior body"), KH_TEXT_LINES);
  bind_text (self, self->issuer, "issuer", N_("Edit issuing body"), KH_TEXT_LINES);
  bind_entry (self, self->place, "place", N_("Change place"), &kh_entry_kind_text);
  bind_entry (self, self->address, "address", N_("Change address"), &kh_entry_kind_text);
  bind_entry (self, self->number, "number", N_("Change number"), &kh_entry_kind_text);
  bind_entry (self, self->symbol, "symbol", N_("Change symbol"), &kh_entry_kind_text);
  bind_entry (self, self->date, "date", N_("Change date"), &kh_entry_kind_date);
  bind_combo (self, self->urgency, kh_words_for_urgencies (), "urgency", N_("Change urgency"));
  bind_combo (self, self->secrecy, kh_words_for_secrecies (), "secrecy", N_("Change secrecy"));
  bind_combo (self, self->circulation, kh_words_for_circulations (), "circulation",
              N_("Change circulation"));
  bind_entry (self, self->drafter_mark, "drafter-mark", N_("Change drafter's mark"), &kh_entry_kind_text);
  bind_entry (self, self->reply_due, "reply-due", N_("Change answer due"), &kh_entry_kind_date);
  holder = kh_choice_holder_new_for_page (page);
  kh_layout_choices_fill (self->layout, holder);
  kh_table_choices_set_holder (self->tables, holder);

  g_signal_connect_object (self, "notify::locked", G_CALLBACK (locked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "refresh", G_CALLBACK (show_agency), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  locked_cb (self);
}

static void
kh_general_page_dispose (GObject *object)
{
  g_clear_object (&KH_GENERAL_PAGE (object)->agencies);

  G_OBJECT_CLASS (kh_general_page_parent_class)->dispose (object);
}

static void
kh_general_page_class_init (KhGeneralPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_general_page_dispose;
  KH_EDITOR_PAGE_CLASS (klass)->set_plan = kh_general_page_set_plan;

  g_type_ensure (KH_TYPE_TEXT_ROW);
  g_type_ensure (KH_TYPE_TABLE_CHOICES);
  g_type_ensure (KH_TYPE_AGENCY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/page-general.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, KhGeneralPage, name)
  BIND (year);
  BIND (type_name);
  BIND (title);
  BIND (state);
  BIND (agency);
  BIND (superior);
  BIND (issuer);
  BIND (place);
  BIND (address);
  BIND (number);
  BIND (symbol);
  BIND (date);
  BIND (date_button);
  BIND (calendar);
  BIND (urgency);
  BIND (secrecy);
  BIND (circulation);
  BIND (drafter_mark);
  BIND (reply_due);
  BIND (layout);
  BIND (tables);
  BIND (body_layout);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, calendar_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, agency_selected_cb);
}

static void
kh_general_page_init (KhGeneralPage *self)
{
  kh_template_init (GTK_WIDGET (self));
}
