/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers beneath an entry of what its words may be meant to be. */
#include "entry-offers.h"

#include <glib/gi18n.h>
#include <string.h>

#include "offer-list.h"
#include "text.h"

#define MAX_OFFERS 8

/* Invariant: the popover is shown exactly while its list has rows. */
typedef struct
{
  GtkEntry         *entry; /* owns us */
  GtkWidget        *popover;
  GtkListBox       *list;
  char              separator;
  KhEntryOffersList list_choices;
  gpointer          data;
  gboolean          accepting;
  gboolean          typed; /* and the cursor may not have come after the words yet */
} Offers;

static Offers *
get_offers (GtkEntry *entry)
{
  return g_object_get_data (G_OBJECT (entry), "kh-offers");
}

static gboolean
is_offering (Offers *self)
{
  return gtk_list_box_get_row_at_index (self->list, 0) != NULL;
}

static void
take_away (Offers *self)
{
  if (self->popover == NULL)
    return;
  kh_offer_list_clear (self->list);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Returns: (transfer full): the words of the choice at the cursor; @start and @end
 * (nullable) get where they are, in characters */
static char *
dup_part (Offers *self, int *start, int *end)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *cursor = g_utf8_offset_to_pointer (words, gtk_editable_get_position (GTK_EDITABLE (self->entry)));
  const char *from = words;
  const char *to = words + strlen (words);

  if (self->separator != '\0')
    {
      const char *before = g_strrstr_len (words, cursor - words, (char[]){ self->separator, '\0' });
      const char *after = strchr (cursor, self->separator);

      from = before != NULL ? before + 1 : words;
      to = after != NULL ? after : to;
    }
  while (from < to && *from == ' ')
    from++;
  if (start != NULL)
    *start = (int) g_utf8_pointer_to_offset (words, from);
  if (end != NULL)
    *end = (int) g_utf8_pointer_to_offset (words, to);

  return g_strndup (from, (gsize) (to - from));
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);

  return label;
}

/* @explained: (nullable) */
static void
append_row (Offers *self, const char *choice, const char *explained)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), new_label (choice));
  if (explained != NULL)
    {
      GtkWidget *label = new_label (explained);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "kh-choice", g_strdup (choice), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, choice, -1);
  gtk_list_box_append (self->list, row);
}

typedef enum
{
  NO_MATCH,
  HOLDS,
  BEGINS,
} Match;

/* @text: (nullable); @wanted: folded */
static Match
match (const char *text, const char *wanted)
{
  g_autofree char *folded = kh_text_fold (text != NULL ? text : "");
  const char *found = strstr (folded, wanted);

  return text == NULL || found == NULL ? NO_MATCH : found == folded ? BEGINS : HOLDS;
}

/* Returns: how many choices were added, of those that @wanted matches so and no better */
static guint
append_matches (Offers *self, GtkStringList *choices, const char *part, const char *wanted, Match how, guint room)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (choices)) && n < room; i++)
    {
      g_auto (GStrv) lines = g_strsplit (gtk_string_list_get_string (choices, i), "\n", 2);
      const Match best = MAX (match (lines[0], wanted), match (lines[1], wanted));

      /* Nothing is gained by what is there already. */
      if (best != how || g_str_equal (lines[0], part))
        continue;
      append_row (self, lines[0], lines[1]);
      n++;
    }

  return n;
}

/* @all: whether an empty entry is offered everything */
static void
offer (Offers *self, gboolean all)
{
  g_autoptr (GtkStringList) choices = NULL;
  g_autofree char *part = dup_part (self, NULL, NULL);
  g_autofree char *wanted = g_strstrip (kh_text_fold (part));
  guint n = 0;

  kh_offer_list_clear (self->list);
  if ((*wanted != '\0' || all) && gtk_editable_get_editable (GTK_EDITABLE (self->entry)))
    choices = self->list_choices (self->data);
  if (choices != NULL)
    {
      n = append_matches (self, choices, part, wanted, BEGINS, MAX_OFFERS);
      n += append_matches (self, choices, part, wanted, HOLDS, MAX_OFFERS - n);
    }
  if (n == 0)
    {
      take_away (self);
      return;
    }
  gtk_list_box_select_row (self->list, NULL);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
accept (Offers *self, GtkListBoxRow *row)
{
  g_autofree char *choice = g_strdup (g_object_get_data (G_OBJECT (row), "kh-choice"));
  g_autofree char *part = NULL;
  int start, end;

  part = dup_part (self, &start, &end);
  take_away (self);
  self->accepting = TRUE;
  gtk_editable_delete_text (GTK_EDITABLE (self->entry), start, end);
  gtk_editable_insert_text (GTK_EDITABLE (self->entry), choice, -1, &start);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), start);
  self->accepting = FALSE;
  self->typed = FALSE;
}

static gboolean
key_cb (Offers *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (is_offering (self) && keyval == GDK_KEY_Escape)
    {
      self->typed = FALSE;
      take_away (self);
      return GDK_EVENT_STOP;
    }
  if (!is_offering (self) && keyval == GDK_KEY_Down)
    {
      offer (self, TRUE);
      return GDK_EVENT_STOP;
    }

  return kh_offer_list_press (self->list, keyval);
}

/* Words that come from elsewhere want no help. */
static gboolean
is_typing (Offers *self)
{
  return !self->accepting && gtk_widget_get_focus_child (GTK_WIDGET (self->entry)) != NULL;
}

static void
changed_cb (Offers *self)
{
  if (!is_typing (self))
    return;
  self->typed = TRUE;
  offer (self, FALSE);
}

static void
cursor_cb (Offers *self)
{
  if (is_typing (self) && (self->typed || is_offering (self)))
    offer (self, FALSE);
  self->typed = FALSE;
}

static void
destroy_cb (Offers *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

void
kh_entry_offers_add (GtkEntry *entry, char separator, KhEntryOffersList list, gpointer data)
{
  Offers *self;
  GtkEventController *keys;
  GtkEventController *focus;

  g_return_if_fail (GTK_IS_ENTRY (entry));
  g_return_if_fail (list != NULL);

  self = g_new0 (Offers, 1);
  self->entry = entry;
  self->separator = separator;
  self->list_choices = list;
  self->data = data;
  g_object_set_data_full (G_OBJECT (entry), "kh-offers", self, g_free);

  self->popover = kh_offer_list_new (GTK_WIDGET (entry), _("Choices"), &self->list);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (accept), self);

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (take_away), self);
  gtk_widget_add_controller (GTK_WIDGET (entry), focus);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "notify::cursor-position", G_CALLBACK (cursor_cb), self);
  g_signal_connect_swapped (entry, "destroy", G_CALLBACK (destroy_cb), self);
}

GtkListBox *
kh_entry_offers_get_list (GtkEntry *entry)
{
  Offers *self;

  g_return_val_if_fail (GTK_IS_ENTRY (entry), NULL);

  self = get_offers (entry);

  return self != NULL && is_offering (self) ? self->list : NULL;
}
