/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks at the fields of a page. */
#include "field-marks.h"

#include <adwaita.h>
#include <string.h>

#include "describe.h"
#include "finding-mark.h"
#include "plan-checks.h"

struct _KhFieldMarks
{
  KhFormPage   *page; /* not owned: it owns us */
  KhPlanChecks *checks;
};

static GQuark
mark_quark (void)
{
  return g_quark_from_static_string ("kh-finding-mark");
}

static GQuark
shown_quark (void)
{
  return g_quark_from_static_string ("kh-findings-shown");
}

/* The field of an item's or a section's words stands for the whole of it: what
 * is said of no property, or of one without a field of its own, stands there. */
static gboolean
is_main (const char *property)
{
  return g_strcmp0 (property, "text") == 0 || g_strcmp0 (property, "heading") == 0;
}

static GPtrArray *
list_findings (KhFieldMarks *self, KhFormField *field)
{
  const char *uuid = kh_form_field_get_uuid (field);
  const char *property = kh_form_field_get_property (field);

  if (uuid == NULL || property == NULL)
    return g_ptr_array_new ();

  return kh_plan_checks_list_about (self->checks, uuid, is_main (property) ? NULL : property);
}

static gboolean
same_list (GPtrArray *a, GPtrArray *b)
{
  if ((a != NULL ? a->len : 0) != b->len)
    return FALSE;
  for (guint i = 0; i < b->len; i++)
    if (a->pdata[i] != b->pdata[i])
      return FALSE;

  return TRUE;
}

/* Where a sign is to stand: behind the part of the line that holds the field. */
static void
place_mark (GtkWidget *field, GtkWidget *mark)
{
  if (ADW_IS_ENTRY_ROW (field))
    {
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (field), mark);
      return;
    }
  for (GtkWidget *part = field; part != NULL; part = gtk_widget_get_parent (part))
    {
      GtkWidget *line = gtk_widget_get_parent (part);

      if (GTK_IS_BOX (line)
          && (gtk_widget_has_css_class (line, "kh-line") || gtk_widget_has_css_class (line, "kh-heading-line")
              || gtk_widget_has_css_class (line, "kh-text-row")
              || gtk_orientable_get_orientation (GTK_ORIENTABLE (line)) == GTK_ORIENTATION_HORIZONTAL))
        {
          gtk_widget_set_halign (mark, GTK_ALIGN_END);
          gtk_widget_insert_after (mark, line, part);
          return;
        }
      if (ADW_IS_PREFERENCES_ROW (line))
        break;
    }
  g_object_ref_sink (mark);
  g_object_unref (mark);
}

static KhFindingMark *
get_mark (KhFieldMarks *self, GtkWidget *field)
{
  GtkWidget *mark = g_object_get_qdata (G_OBJECT (field), mark_quark ());

  if (mark != NULL)
    return KH_FINDING_MARK (mark);

  mark = g_object_ref_sink (kh_finding_mark_new (self->page));
  place_mark (field, mark);
  g_object_set_qdata_full (G_OBJECT (field), mark_quark (), mark, g_object_unref);

  return KH_FINDING_MARK (mark);
}

/* Underlining. */

static GtkTextTag *
get_tag (GtkTextBuffer *buffer, KhSeverity severity)
{
  static const struct
  {
    const char *name;
    const char *color; /* the warning and error colours of Adwaita, readable on light and dark */
  } tags[] = { { "finding-hint", "#77767b" }, { "finding-warning", "#ae7b03" }, { "finding-error", "#e01b24" } };
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GtkTextTag *tag = gtk_text_tag_table_lookup (table, tags[severity].name);
  GdkRGBA color;

  if (tag != NULL)
    return tag;
  gdk_rgba_parse (&color, tags[severity].color);
  tag = g_object_new (GTK_TYPE_TEXT_TAG, "name", tags[severity].name, "underline", PANGO_UNDERLINE_ERROR, "underline-rgba",
                      &color, NULL);
  gtk_text_tag_table_add (table, tag);
  g_object_unref (tag); /* the table holds it */

  return tag;
}

/* What is being typed may have moved the words: then the next look will tell. */
static void
underline (GtkTextBuffer *buffer, const char *text, KhFinding *finding)
{
  const char *words = kh_finding_get_text (finding);
  GtkTextIter first, last;
  gsize start, end;
  int offset;

  if (!kh_finding_get_range (finding, &start, &end) || end > strlen (text) || words == NULL
      || (strncmp (text + start, words, end - start) != 0 && strncmp (text + start, "\xEF\xBF\xBC", end - start) != 0))
    return;
  offset = (int) g_utf8_strlen (text, (gssize) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &first, offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &last, offset + (int) g_utf8_strlen (text + start, (gssize) (end - start)));
  gtk_text_buffer_apply_tag (buffer, get_tag (buffer, kh_finding_get_severity (finding)), &first, &last);
}

static void
underline_all (GtkTextView *view, const char *property, GPtrArray *findings)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  for (int i = KH_SEVERITY_HINT; i <= KH_SEVERITY_ERROR; i++)
    gtk_text_buffer_remove_tag (buffer, get_tag (buffer, (KhSeverity) i), &start, &end);
  for (guint i = 0; i < findings->len; i++)
    {
      KhFinding *finding = findings->pdata[i];

      /* The speller underlines what no dictionary knows, as it is typed. */
      if (g_strcmp0 (kh_finding_get_property (finding), property) == 0
          && !g_str_equal (kh_finding_get_rule (finding), "language-spelling"))
        underline (buffer, text, finding);
    }
}

static void
describe (GtkWidget *field, GPtrArray *findings)
{
  g_autofree char *words = findings->len > 0 ? kh_findings_describe (findings) : NULL;

  kh_describe_remark (field, KH_FIELD_REMARK_FINDINGS, words);
}

static gboolean
mark_cb (KhFormField *field, gpointer data)
{
  KhFieldMarks *self = data;
  GtkWidget *widget = kh_form_field_get_widget (field);
  GPtrArray *shown = g_object_get_qdata (G_OBJECT (widget), shown_quark ());
  g_autoptr (GPtrArray) findings = list_findings (self, field);
  GPtrArray *now;

  if (same_list (shown, findings))
    return TRUE;
  kh_finding_mark_set_findings (get_mark (self, widget), findings);
  describe (widget, findings);
  if (GTK_IS_TEXT_VIEW (widget))
    underline_all (GTK_TEXT_VIEW (widget), kh_form_field_get_property (field), findings);
  now = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (now, g_object_ref (findings->pdata[i]));
  g_object_set_qdata_full (G_OBJECT (widget), shown_quark (), now, (GDestroyNotify) g_ptr_array_unref);

  return TRUE;
}

/* A page that is not in sight waits until it is. */
static void
update (KhFieldMarks *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->page)))
    kh_form_page_visit_fields (self->page, mark_cb, self);
}

static void
update_fields (KhFieldMarks *self, GtkWidget *widget)
{
  KhFormField *field = kh_form_field_of (widget);

  if (field != NULL)
    mark_cb (field, self);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    update_fields (self, child);
}

void
kh_field_marks_update_below (KhFieldMarks *self, GtkWidget *widget)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_WIDGET (widget));

  update_fields (self, widget);
}

KhFieldMarks *
kh_field_marks_new (KhFormPage *page, KhStore *store, KhPlan *plan)
{
  KhFieldMarks *self = g_new0 (KhFieldMarks, 1);

  self->page = page;
  self->checks = kh_plan_checks_of (store, plan);
  g_signal_connect_swapped (self->checks, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (page, "map", G_CALLBACK (update), self);
  g_signal_connect_swapped (page, "refresh", G_CALLBACK (update), self);

  return self;
}

void
kh_field_marks_free (KhFieldMarks *self)
{
  g_return_if_fail (self != NULL);

  g_signal_handlers_disconnect_by_data (self->checks, self);
  g_signal_handlers_disconnect_by_data (self->page, self);
  g_object_unref (self->checks);
  g_free (self);
}

gboolean
kh_field_marks_open (KhFormField *field)
{
  GtkWidget *mark;

  g_return_val_if_fail (KH_IS_FORM_FIELD (field), FALSE);

  mark = g_object_get_qdata (G_OBJECT (kh_form_field_get_widget (field)), mark_quark ());
  if (mark == NULL || !gtk_widget_get_visible (mark))
    return FALSE;
  kh_finding_mark_open (KH_FINDING_MARK (mark));

  return TRUE;
}
