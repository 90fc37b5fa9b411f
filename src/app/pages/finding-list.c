/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFindingList: the findings of one family. */
#include "finding-list.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "finding-ops.h"
#include "finding-row.h"
#include "rules.h"

/* Row of one rule, or of one finding: what it shows is the array. */
typedef struct
{
  char      *rule;
  GPtrArray *findings;
  GtkWidget *row; /* in the list box */
} Entry;

/* Invariant: entries are the rows of the list, in order. */
struct _KhFindingList
{
  AdwPreferencesGroup parent_instance;

  KhFormPage *page; /* weak */
  GtkListBox *list; /* unowned child */
  GPtrArray *entries; /* of Entry */
};

G_DEFINE_FINAL_TYPE (KhFindingList, kh_finding_list, ADW_TYPE_PREFERENCES_GROUP)

static void
entry_free (Entry *self)
{
  g_free (self->rule);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

static Entry *
entry_new (const char *rule)
{
  Entry *self = g_new0 (Entry, 1);

  self->rule = g_strdup (rule);
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

static gboolean
entry_equal (const Entry *a, const Entry *b)
{
  if (!g_str_equal (a->rule, b->rule) || a->findings->len != b->findings->len)
    return FALSE;
  for (guint i = 0; i < a->findings->len; i++)
    if (a->findings->pdata[i] != b->findings->pdata[i])
      return FALSE;

  return TRUE;
}

/* Rows of places are made when somebody wants to see them: there may be hundreds. */
static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, KhFindingList *self)
{
  GPtrArray *findings = g_object_get_data (G_OBJECT (row), "findings");

  if (findings == NULL || !adw_expander_row_get_expanded (row) || self->page == NULL)
    return;
  for (guint i = 0; i < findings->len; i++)
    adw_expander_row_add_row (row, kh_finding_row_new (self->page, findings->pdata[i], FALSE));
  g_object_set_data (G_OBJECT (row), "findings", NULL);
}

static GtkWidget *
create_group_row (KhFindingList *self, Entry *entry)
{
  const KhRule *rule = kh_rules_find (entry->rule);
  const KhSeverityLook *look = kh_severity_get_look (kh_finding_get_severity (entry->findings->pdata[0]));
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (look->icon);
  g_autofree char *count = g_strdup_printf ("%u", entry->findings->len);
  GtkWidget *label = gtk_label_new (count);
  g_autofree char *subtitle = NULL;

  subtitle = rule->source != NULL ? g_strdup_printf ("%s\n%s", _(rule->explanation), rule->source) : g_strdup (_(rule->explanation));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(rule->name));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  gtk_widget_add_css_class (icon, look->style);
  gtk_widget_set_tooltip_text (icon, _(look->name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _(look->name), -1);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "findings", g_ptr_array_ref (entry->findings), (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);

  return row;
}

static GtkWidget *
create_row (KhFindingList *self, Entry *entry)
{
  if (entry->findings->len == 1 || kh_rules_find (entry->rule) == NULL)
    return kh_finding_row_new (self->page, entry->findings->pdata[0], TRUE);

  return create_group_row (self, entry);
}

/* Findings of one rule share an entry; those of an import have no rule here and stand alone. */
static GPtrArray *
make_entries (GPtrArray *findings, gboolean grouped)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);

  for (guint i = 0; i < findings->len; i++)
    {
      const char *rule = kh_finding_get_rule (findings->pdata[i]);
      Entry *entry = NULL;

      for (guint j = 0; grouped && kh_rules_find (rule) != NULL && j < entries->len && entry == NULL; j++)
        if (g_str_equal (((Entry *) entries->pdata[j])->rule, rule))
          entry = entries->pdata[j];
      if (entry == NULL)
        {
          entry = entry_new (rule);
          g_ptr_array_add (entries, entry);
        }
      g_ptr_array_add (entry->findings, g_object_ref (findings->pdata[i]));
    }

  return entries;
}

static Entry *
take_equal (GPtrArray *entries, const Entry *wanted)
{
  for (guint i = 0; i < entries->len; i++)
    if (entry_equal (entries->pdata[i], wanted))
      return g_ptr_array_steal_index (entries, i);

  return NULL;
}

static gboolean
was_expanded (GPtrArray *entries, const char *rule)
{
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = entries->pdata[i];

      if (g_str_equal (entry->rule, rule) && ADW_IS_EXPANDER_ROW (entry->row))
        return adw_expander_row_get_expanded (ADW_EXPANDER_ROW (entry->row));
    }

  return FALSE;
}

static int
find_focus (KhFindingList *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/* What had the focus is gone: the one that stands there now goes on with it. */
static void
restore_focus (KhFindingList *self, int index)
{
  GtkListBoxRow *row;

  if (index < 0 || gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL || self->entries->len == 0)
    return;
  row = gtk_list_box_get_row_at_index (self->list, MIN (index, (int) self->entries->len - 1));
  if (row != NULL)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

void
kh_finding_list_update (KhFindingList *self, GPtrArray *findings, gboolean grouped)
{
  g_autoptr (GPtrArray) wanted = NULL;
  g_autoptr (GPtrArray) old = NULL;
  int focus;

  g_return_if_fail (KH_IS_FINDING_LIST (self));
  g_return_if_fail (findings != NULL);

  focus = find_focus (self);
  wanted = make_entries (findings, grouped);
  old = g_steal_pointer (&self->entries);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  for (guint i = 0; i < wanted->len; i++)
    {
      Entry *entry = take_equal (old, wanted->pdata[i]);

      if (entry == NULL)
        {
          entry = entry_new (((Entry *) wanted->pdata[i])->rule);
          g_ptr_array_unref (entry->findings);
          entry->findings = g_ptr_array_ref (((Entry *) wanted->pdata[i])->findings);
          entry->row = create_row (self, entry);
          gtk_list_box_insert (self->list, entry->row, (int) i);
          if (ADW_IS_EXPANDER_ROW (entry->row) && was_expanded (old, entry->rule))
            adw_expander_row_set_expanded (ADW_EXPANDER_ROW (entry->row), TRUE);
        }
      else if (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (entry->row)) != (int) i)
        {
          g_object_ref (entry->row);
          gtk_list_box_remove (self->list, entry->row);
          gtk_list_box_insert (self->list, entry->row, (int) i);
          g_object_unref (entry->row);
        }
      g_ptr_array_add (self->entries, entry);
    }
  for (guint i = 0; i < old->len; i++)
    gtk_list_box_remove (self->list, ((Entry *) old->pdata[i])->row);
  gtk_widget_set_visible (GTK_WIDGET (self), findings->len > 0);
  restore_focus (self, focus);
}

static void
kh_finding_list_dispose (GObject *object)
{
  g_clear_weak_pointer (&KH_FINDING_LIST (object)->page);

  G_OBJECT_CLASS (kh_finding_list_parent_class)->dispose (object);
}

static void
kh_finding_list_finalize (GObject *object)
{
  g_clear_pointer (&KH_FINDING_LIST (object)->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (kh_finding_list_parent_class)->finalize (object);
}

static void
kh_finding_list_class_init (KhFindingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_finding_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = kh_finding_list_finalize;
}

static void
kh_finding_list_init (KhFindingList *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
}

GtkWidget *
kh_finding_list_new (KhFormPage *page, const char *title)
{
  KhFindingList *self = g_object_new (KH_TYPE_FINDING_LIST, "title", title, NULL);

  g_return_val_if_fail (KH_IS_FORM_PAGE (page), NULL);

  g_set_weak_pointer (&self->page, page);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  kh_describe (GTK_WIDGET (self->list), _("What the rules found; choosing a line goes to its place in the plan"));

  return GTK_WIDGET (self);
}
