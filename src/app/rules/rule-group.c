/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhRuleGroup: one table of the user's own rules. */
#include "rule-group.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "template.h"
#include "toast.h"

static const struct
{
  const char *title;
  const char *description;
  const char *add;
  const char *words;
  const char *instead; /* NULL without a second field */
} texts[] = {
  [KH_USER_DOCUMENTS] = { N_("Documents That No Longer Hold"), N_("Where a plan cites one of these, a finding says so."),
                          N_("Add a Document"), N_("Document, such as Nghị định số 61/2018/NĐ-CP"),
                          N_("Replaced by (empty: repealed)") },
  [KH_USER_TERMS] = { N_("Words to Replace"), N_("Slips that often happen here, and terms that are no longer used."),
                      N_("Add Words"), N_("Words"), N_("Instead (empty: only point them out)") },
  [KH_USER_WORDS] = { N_("Names and Words That Are Right"), N_("The spelling check leaves these alone."), N_("Add a Name"),
                      N_("Name or word"), NULL },
};

/* What a removal took away, while the user may want it back. */
typedef struct
{
  KhRuleGroup *group;
  GBytes      *state;
} Removed;

struct _KhRuleGroup
{
  AdwPreferencesGroup parent_instance;

  AdwExpanderRow *adder;
  AdwEntryRow *words_row;
  AdwEntryRow *instead_row;

  KhUserTable table;
  GPtrArray *rows; /* unowned: of AdwActionRow */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (KhRuleGroup, kh_rule_group, ADW_TYPE_PREFERENCES_GROUP)

static void
removed_free (gpointer data, GClosure *closure)
{
  Removed *removed = data;

  g_object_unref (removed->group);
  g_bytes_unref (removed->state);
  g_free (removed);
}

static void
tell (KhRuleGroup *self)
{
  kh_rule_group_reload (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
undo_cb (AdwToast *toast, gpointer data)
{
  Removed *removed = data;
  g_autoptr (GError) error = NULL;

  if (!kh_user_rules_set_state (removed->group->table, removed->state, &error))
    kh_toast_show_error (GTK_WIDGET (removed->group), error);
  else
    tell (removed->group);
}

void
kh_rule_group_remove (KhRuleGroup *self, guint index)
{
  g_autoptr (GBytes) state = NULL;
  g_autoptr (GError) error = NULL;
  AdwToast *toast;
  Removed *removed;

  g_return_if_fail (KH_IS_RULE_GROUP (self));

  state = kh_user_rules_get_state (self->table);
  if (!kh_user_rules_remove (self->table, index, &error))
    {
      kh_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  tell (self);
  toast = kh_toast_show (GTK_WIDGET (self), _("Rule removed"), _("_Undo"), NULL);
  if (toast == NULL)
    return;
  removed = g_new (Removed, 1);
  removed->group = g_object_ref (self);
  removed->state = g_bytes_ref (state);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), removed, removed_free, 0);
}

static void
remove_cb (KhRuleGroup *self, GtkWidget *button)
{
  guint index;

  if (g_ptr_array_find (self->rows, gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW), &index))
    kh_rule_group_remove (self, index);
}

static GtkWidget *
create_row (KhRuleGroup *self, const KhUserRow *rule)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rule->words);
  if (rule->instead != NULL)
    {
      g_autofree char *instead = g_strconcat ("→ ", rule->instead, NULL);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), instead);
    }
  else if (self->table == KH_USER_DOCUMENTS)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Repealed"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove"), -1);
  kh_describe (button, _("Takes this line out of my rules; can be undone"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

gboolean
kh_rule_group_add (KhRuleGroup *self, const char *words, const char *instead)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (KH_IS_RULE_GROUP (self), FALSE);

  if (!kh_user_rules_add (self->table, words, instead, &error))
    {
      kh_toast_show_error (GTK_WIDGET (self), error);
      return FALSE;
    }
  tell (self);

  return TRUE;
}

static void
add_cb (KhRuleGroup *self)
{
  if (!kh_rule_group_add (self, gtk_editable_get_text (GTK_EDITABLE (self->words_row)),
                          gtk_editable_get_text (GTK_EDITABLE (self->instead_row))))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->words_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->instead_row), "");
  /* The next one may be typed at once. */
  gtk_widget_grab_focus (GTK_WIDGET (self->words_row));
}

static void
kh_rule_group_finalize (GObject *object)
{
  g_ptr_array_unref (KH_RULE_GROUP (object)->rows);

  G_OBJECT_CLASS (kh_rule_group_parent_class)->finalize (object);
}

static void
kh_rule_group_class_init (KhRuleGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kh_rule_group_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/rule-group.ui");
  gtk_widget_class_bind_template_child (widget_class, KhRuleGroup, adder);
  gtk_widget_class_bind_template_child (widget_class, KhRuleGroup, words_row);
  gtk_widget_class_bind_template_child (widget_class, KhRuleGroup, instead_row);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
kh_rule_group_init (KhRuleGroup *self)
{
  kh_template_init (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

GtkWidget *
kh_rule_group_new (KhUserTable table)
{
  KhRuleGroup *self = g_object_new (KH_TYPE_RULE_GROUP, NULL);

  self->table = table;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _(texts[table].title));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), _(texts[table].description));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->adder), _(texts[table].add));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->words_row), _(texts[table].words));
  if (texts[table].instead != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->instead_row), _(texts[table].instead));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->adder), GTK_ACCESSIBLE_PROPERTY_LABEL, _(texts[table].add), -1);
  kh_describe (GTK_WIDGET (self->adder), _(texts[table].description));
  kh_describe (GTK_WIDGET (self->words_row), _("As it is written in plans"));
  kh_describe (GTK_WIDGET (self->instead_row), _("What a finding proposes in its place"));
  gtk_widget_set_visible (GTK_WIDGET (self->instead_row), texts[table].instead != NULL);
  kh_rule_group_reload (self);

  return GTK_WIDGET (self);
}

void
kh_rule_group_reload (KhRuleGroup *self)
{
  g_autoptr (GPtrArray) rules = NULL;

  g_return_if_fail (KH_IS_RULE_GROUP (self));

  /* Why a file is not valid stands above the groups. */
  rules = kh_user_rules_read (self->table, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->adder), rules != NULL);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      GtkWidget *row = create_row (self, rules->pdata[i]);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
}
