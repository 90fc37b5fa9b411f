/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhOutlineRow: one line of the outline. */
#include "outline-row.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "template.h"

struct _KhOutlineRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *number;
  GtkLabel *title;
  GtkLabel *count;
  GtkLabel *findings;
  GtkImage *mark;
  GtkToggleButton *expander;

  KhOutlineEntry *entry;
  gboolean expanded;
};

enum
{
  PROP_EXPANDED = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KhOutlineRow, kh_outline_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_expanded (KhOutlineRow *self)
{
  gtk_button_set_icon_name (GTK_BUTTON (self->expander),
                            self->expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->expander),
                               self->expanded ? _("Hide Task Groups") : _("Show Task Groups"));
}

static void
set_expanded (KhOutlineRow *self, gboolean expanded)
{
  if (self->expanded == expanded)
    return;
  self->expanded = expanded;
  show_expanded (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EXPANDED]);
}

static void
kh_outline_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EXPANDED)
    g_value_set_boolean (value, KH_OUTLINE_ROW (object)->expanded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kh_outline_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EXPANDED)
    set_expanded (KH_OUTLINE_ROW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kh_outline_row_dispose (GObject *object)
{
  KhOutlineRow *self = KH_OUTLINE_ROW (object);

  g_clear_object (&self->entry);

  G_OBJECT_CLASS (kh_outline_row_parent_class)->dispose (object);
}

static void
kh_outline_row_class_init (KhOutlineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kh_outline_row_dispose;
  object_class->get_property = kh_outline_row_get_property;
  object_class->set_property = kh_outline_row_set_property;

  props[PROP_EXPANDED] = g_param_spec_boolean ("expanded", NULL, NULL, TRUE,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                 | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KhOutlineRow, number);
  gtk_widget_class_bind_template_child (widget_class, KhOutlineRow, title);
  gtk_widget_class_bind_template_child (widget_class, KhOutlineRow, count);
  gtk_widget_class_bind_template_child (widget_class, KhOutlineRow, findings);
  gtk_widget_class_bind_template_child (widget_class, KhOutlineRow, mark);
  gtk_widget_class_bind_template_child (widget_class, KhOutlineRow, expander);
}

static void
kh_outline_row_init (KhOutlineRow *self)
{
  self->expanded = TRUE;
  kh_template_init (GTK_WIDGET (self));
  g_object_bind_property (self, "expanded", self->expander, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  show_expanded (self);
}

GtkWidget *
kh_outline_row_new (KhOutlineEntry *entry)
{
  KhOutlineRow *self = g_object_new (KH_TYPE_OUTLINE_ROW, NULL);

  kh_outline_row_set_entry (self, entry);
  return GTK_WIDGET (self);
}

KhOutlineEntry *
kh_outline_row_get_entry (KhOutlineRow *self)
{
  g_return_val_if_fail (KH_IS_OUTLINE_ROW (self), NULL);
  return self->entry;
}

static void
show_mark (KhOutlineRow *self)
{
  const char *icons[] = { "kh-dash-symbolic", "kh-check-symbolic", "kh-dot-symbolic" };
  KhOutlineMark mark = kh_outline_entry_get_mark (self->entry);
  gboolean findings = kh_outline_entry_get_kind (self->entry) == KH_PAGE_FINDINGS;

  gtk_widget_set_visible (GTK_WIDGET (self->mark), !kh_outline_entry_get_expandable (self->entry));
  gtk_image_set_from_icon_name (self->mark, icons[mark]);
  gtk_widget_set_opacity (GTK_WIDGET (self->mark), findings && mark == KH_OUTLINE_MARK_EMPTY ? 0 : 1);
  if (mark == KH_OUTLINE_MARK_MISSING)
    gtk_widget_add_css_class (GTK_WIDGET (self->mark), "missing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->mark), "missing");
}

static void
show_findings (KhOutlineRow *self)
{
  static const char *const styles[] = { "dim-label", "warning", "error" };
  KhSeverity severity;
  guint n = kh_outline_entry_get_n_findings (self->entry, &severity);
  g_autofree char *words = g_strdup_printf ("%u", n);

  gtk_label_set_label (self->findings, words);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), n > 0);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (n > 0 && i == (guint) severity)
      gtk_widget_add_css_class (GTK_WIDGET (self->findings), styles[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self->findings), styles[i]);
}

static void
append_findings (GString *words, guint n)
{
  if (n > 0)
    g_string_append_printf (words, ngettext (", %u finding", ", %u findings", n), n);
}

/* What a screen reader says instead of number, figure and picture one by one. */
static void
describe (KhOutlineRow *self)
{
  GString *words = g_string_new (NULL);
  const char *number = kh_outline_entry_get_number (self->entry);
  const char *missing = kh_outline_entry_get_missing (self->entry);
  int count = kh_outline_entry_get_count (self->entry);
  KhSeverity severity;

  g_string_printf (words, "%s%s%s", number, *number != '\0' ? " " : "", kh_outline_entry_get_title (self->entry));
  if (count >= 0)
    g_string_append_printf (words, ngettext (", %d item", ", %d items", count), count);
  append_findings (words, kh_outline_entry_get_n_findings (self->entry, &severity));
  if (missing != NULL)
    g_string_append_printf (words, ". %s", missing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
  g_string_free (words, TRUE);
}

void
kh_outline_row_set_entry (KhOutlineRow *self, KhOutlineEntry *entry)
{
  g_autofree char *full_title = NULL;
  g_autofree char *tooltip = NULL;
  KhSection *section;
  g_autofree char *count = NULL;
  const char *number;
  const char *missing;

  g_return_if_fail (KH_IS_OUTLINE_ROW (self));
  g_return_if_fail (KH_IS_OUTLINE_ENTRY (entry));

  g_set_object (&self->entry, entry);
  number = kh_outline_entry_get_number (entry);
  missing = kh_outline_entry_get_missing (entry);
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->title, kh_outline_entry_get_title (entry));
  if (kh_outline_entry_get_count (entry) > 0)
    count = g_strdup_printf ("%d", kh_outline_entry_get_count (entry));
  gtk_label_set_label (self->count, count != NULL ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->expander), kh_outline_entry_get_expandable (entry));
  if (kh_outline_entry_get_depth (entry) > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "nested");
  show_mark (self);
  show_findings (self);
  describe (self);

  section = kh_outline_entry_get_section (entry);
  full_title = section != NULL && kh_section_get_heading (section) != NULL
                 ? kh_markup_to_plain (kh_section_get_heading (section)) : NULL;
  if (full_title == NULL || *full_title == '\0')
    {
      g_free (full_title);
      full_title = g_strdup (kh_outline_entry_get_title (entry));
    }
  tooltip = missing != NULL ? g_strdup_printf ("%s\n%s", full_title, missing) : g_strdup (full_title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  kh_describe (GTK_WIDGET (self), _("Shows the form of this part of the plan"));
}
