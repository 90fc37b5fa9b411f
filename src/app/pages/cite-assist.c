/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of the register while one writes. */
#include "cite-assist.h"

#include <glib/gi18n.h>

#include "cite-offers.h"
#include "citation.h"
#include "form-edit.h"
#include "offer-list.h"
#include "rich-buffer.h"

/* Invariant: the popover is shown exactly while there are offers; its rows are
 * the offers in order. */
struct _KhCiteAssist
{
  GtkTextView        *view; /* not owned: the view frees us */
  GtkTextBuffer      *buffer;
  KhFormPage         *page; /* weak */
  GtkWidget          *popover;
  GtkListBox         *list;
  GPtrArray          *offers;
  GtkEventController *keys;
  char               *dismissed; /* the words that the user sent the offer away for */
  gboolean            composing;
  gboolean            accepting;
  guint               idle;
};

static KhPlan *
get_plan (KhCiteAssist *self)
{
  return self->page != NULL ? kh_editor_page_get_plan (KH_EDITOR_PAGE (self->page)) : NULL;
}

static KhAgency *
get_agency (KhCiteAssist *self)
{
  KhPlan *plan = get_plan (self);

  return plan != NULL ? kh_plan_get_agency (plan) : NULL;
}

static void
take_away (KhCiteAssist *self)
{
  g_ptr_array_set_size (self->offers, 0);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Rows. */

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 64);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_row (const KhCiteOffer *offer)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *words = kh_citation_format (offer->document, KH_MENTION_FIRST);
  g_autofree char *name = kh_citation_format (offer->document, KH_MENTION_LATER);
  /* Translators: %s is a document, "Nghị định số 61/2018/NĐ-CP" */
  g_autofree char *action = g_strdup_printf (offer->is_new ? _("Add to the register and cite: %s") : _("Cite: %s"), name);

  gtk_box_append (GTK_BOX (box), new_label (action, NULL));
  if (!g_str_equal (words, name))
    gtk_box_append (GTK_BOX (box), new_label (words, "dim-label"));
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_tooltip_text (row, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, action, -1);

  return row;
}

static void
fill_rows (KhCiteAssist *self)
{
  kh_offer_list_clear (self->list);
  for (guint i = 0; i < self->offers->len; i++)
    gtk_list_box_append (self->list, new_row (self->offers->pdata[i]));
  gtk_list_box_select_row (self->list, NULL);
}

/* What is offered. */

static int
to_characters (const char *text, gsize offset)
{
  return (int) g_utf8_pointer_to_offset (text, text + offset);
}

static char *
dup_text (KhCiteAssist *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_slice (self->buffer, &start, &end, TRUE);
}

static void
point_at (KhCiteAssist *self, int character)
{
  GtkTextIter iter;
  GdkRectangle area;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, character);
  gtk_text_view_get_iter_location (self->view, &iter, &area);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, area.x, area.y, &area.x, &area.y);
  area.width = MAX (area.width, 1);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &area);
}

static gboolean
can_offer (KhCiteAssist *self)
{
  return !self->composing && gtk_text_view_get_editable (self->view) && gtk_widget_has_focus (GTK_WIDGET (self->view))
         && !gtk_text_buffer_get_has_selection (self->buffer);
}

void
kh_cite_assist_update (KhCiteAssist *self)
{
  KhAgency *agency;
  g_autoptr (GPtrArray) offers = NULL;
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;
  const KhCiteOffer *first;
  GtkTextIter cursor;

  g_return_if_fail (self != NULL);

  agency = get_agency (self);
  if (agency == NULL || !can_offer (self))
    {
      take_away (self);
      return;
    }

  text = dup_text (self);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor, gtk_text_buffer_get_insert (self->buffer));
  offers = kh_cite_offers_list (agency, text,
                                (gsize) (g_utf8_offset_to_pointer (text, gtk_text_iter_get_offset (&cursor)) - text));
  if (offers->len == 0)
    {
      take_away (self);
      return;
    }

  first = offers->pdata[0];
  words = g_strndup (text + first->start, first->end - first->start);
  if (g_strcmp0 (words, self->dismissed) == 0)
    return;
  g_clear_pointer (&self->dismissed, g_free);
  g_ptr_array_unref (self->offers);
  self->offers = g_steal_pointer (&offers);
  fill_rows (self);
  point_at (self, to_characters (text, first->start));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

guint
kh_cite_assist_get_n_offers (KhCiteAssist *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->offers->len;
}

/* Taking an offer. */

void
kh_cite_assist_accept (KhCiteAssist *self, guint index)
{
  KhCiteOffer *offer;
  g_autoptr (KhLegalDocument) document = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->offers->len);

  offer = self->offers->pdata[index];
  document = g_object_ref (offer->document);
  text = dup_text (self);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, to_characters (text, offer->start));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, to_characters (text, offer->end));

  /* What was typed before is a step of its own, and so is the citation. */
  kh_form_field_flush (kh_form_field_of (GTK_WIDGET (self->view)));
  if (offer->is_new)
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new ();

      g_ptr_array_add (entries, document);
      if (!kh_form_enter_documents (self->page, get_agency (self), N_("Add document"), entries))
        return;
    }
  kh_store_break_typing (kh_editor_page_get_store (KH_EDITOR_PAGE (self->page)), KH_NODE (get_plan (self)));
  take_away (self);
  self->accepting = TRUE;
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  kh_rich_buffer_insert_reference (self->view, get_plan (self), &start, KH_RUN_CITE, kh_node_get_uuid (KH_NODE (document)));
  gtk_text_buffer_place_cursor (self->buffer, &start);
  gtk_text_buffer_end_user_action (self->buffer);
  self->accepting = FALSE;
  kh_form_field_flush (kh_form_field_of (GTK_WIDGET (self->view)));
}

static void
row_activated_cb (KhCiteAssist *self, GtkListBoxRow *row)
{
  kh_cite_assist_accept (self, (guint) gtk_list_box_row_get_index (row));
}

static void
dismiss (KhCiteAssist *self)
{
  const KhCiteOffer *first = self->offers->pdata[0];
  g_autofree char *text = dup_text (self);

  g_free (self->dismissed);
  self->dismissed = g_strndup (text + first->start, first->end - first->start);
  take_away (self);
}

static gboolean
key_cb (KhCiteAssist *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (self->offers->len == 0 || self->composing || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape)
    {
      dismiss (self);
      return GDK_EVENT_STOP;
    }

  /* Enter makes a new item as ever, unless an offer was picked with ↓. */
  return kh_offer_list_press (self->list, keyval);
}

static gboolean
idle_cb (gpointer data)
{
  KhCiteAssist *self = data;

  self->idle = 0;
  kh_cite_assist_update (self);

  return G_SOURCE_REMOVE;
}

static void
schedule (KhCiteAssist *self)
{
  if (self->idle == 0 && !self->accepting && (self->offers->len > 0 || gtk_widget_has_focus (GTK_WIDGET (self->view))))
    self->idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}

static void
preedit_cb (KhCiteAssist *self, const char *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
  schedule (self);
}

KhCiteAssist *
kh_cite_assist_new (GtkTextView *view, KhFormPage *page)
{
  KhCiteAssist *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);
  g_return_val_if_fail (KH_IS_FORM_PAGE (page), NULL);

  self = g_new0 (KhCiteAssist, 1);
  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  g_set_weak_pointer (&self->page, page);
  self->offers = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_cite_offer_free);

  self->popover = kh_offer_list_new (GTK_WIDGET (view), _("Documents to cite"), &self->list);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), self->keys);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (schedule), self);
  g_signal_connect_swapped (self->buffer, "notify::cursor-position", G_CALLBACK (schedule), self);
  g_signal_connect_swapped (view, "preedit-changed", G_CALLBACK (preedit_cb), self);
  g_signal_connect_swapped (view, "notify::has-focus", G_CALLBACK (schedule), self);

  return self;
}

void
kh_cite_assist_free (KhCiteAssist *self)
{
  g_return_if_fail (self != NULL);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_weak_pointer (&self->page);
  g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_signal_handlers_disconnect_by_data (self->view, self);
  gtk_widget_remove_controller (GTK_WIDGET (self->view), self->keys);
  gtk_widget_unparent (self->popover);
  g_ptr_array_unref (self->offers);
  g_object_unref (self->buffer);
  g_free (self->dismissed);
  g_free (self);
}
