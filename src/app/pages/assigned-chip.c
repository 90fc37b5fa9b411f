/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chip of a block of duties that compares what it says with the assignments. */
#include "assigned-chip.h"

#include <glib/gi18n.h>

#include "assigned.h"
#include "change-words.h"
#include "describe.h"
#include "form-edit.h"
#include "kh-core.h"
#include "word-diff.h"

#define BLOCK_KEY "kh-block"
#define ASSIGNED_KEY "kh-assigned"

static void
forget (KhFormPage *page)
{
  g_object_set_data (G_OBJECT (page), ASSIGNED_KEY, NULL);
}

/* The blocks of a page share one look at all tasks, until the plan changes. */
static KhAssigned *
get_assigned (KhFormPage *page)
{
  KhAssigned *assigned = g_object_get_data (G_OBJECT (page), ASSIGNED_KEY);

  if (assigned != NULL)
    return assigned;
  assigned = kh_assigned_new (kh_editor_page_get_plan (KH_EDITOR_PAGE (page)));
  g_object_set_data_full (G_OBJECT (page), ASSIGNED_KEY, assigned, (GDestroyNotify) kh_assigned_unref);
  return assigned;
}

static KhFormPage *
get_page (gpointer chip)
{
  return g_object_get_data (G_OBJECT (chip), "kh-page");
}

static KhResponsibility *
get_block (gpointer chip)
{
  return g_object_get_data (G_OBJECT (chip), BLOCK_KEY);
}

static const char *
get_text (KhDuty *duty)
{
  return duty != NULL ? kh_item_get_text (KH_ITEM (duty)) : NULL;
}

static gboolean
differs (KhAssigned *assigned, KhResponsibility *block, KhUnitRole role)
{
  g_autofree char *words = kh_assigned_dup_words (assigned, block, role);

  return g_strcmp0 (words, get_text (kh_assigned_find_duty (block, role))) != 0;
}

static void
take_over_cb (GtkButton *button, KhChip *chip)
{
  KhUnitRole role = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "kh-role"));
  KhFormPage *page = get_page (chip);
  KhResponsibility *block = get_block (chip);
  g_autoptr (KhAssigned) assigned = NULL;
  KhEdit *edit;

  kh_chip_popdown (chip);
  if (!kh_form_is_alive (page, block))
    return;
  edit = kh_form_begin (page, N_("Take over the assignments"));
  if (edit == NULL)
    return;
  assigned = kh_assigned_new (kh_editor_page_get_plan (KH_EDITOR_PAGE (page)));
  kh_assigned_take_over (assigned, edit, block, role);
  if (kh_form_commit (page, edit))
    kh_form_page_notice (page, _("The paragraph says what the assignments say"));
}

static GtkWidget *
make_words (const char *markup)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 56);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 220);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  return scroller;
}

static void
add_role (GtkWidget *form, KhChip *chip, KhUnitRole role)
{
  KhDuty *duty = kh_assigned_find_duty (get_block (chip), role);
  g_autofree char *words = kh_assigned_dup_words (get_assigned (get_page (chip)), get_block (chip), role);
  g_autoptr (GPtrArray) spans = kh_word_diff (get_text (duty), words);
  g_autofree char *markup = kh_change_words_format (spans, KH_CHANGE_SIDE_BOTH);
  GtkWidget *title = gtk_label_new (role == KH_UNIT_ROLE_LEAD ? _("Tasks it leads") : _("Tasks it supports"));
  GtkWidget *button;

  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  kh_chip_form_add_wide (form, title);
  kh_chip_form_add_wide (form, make_words (markup));
  if (g_strcmp0 (words, get_text (duty)) == 0)
    return;
  button = gtk_button_new_with_mnemonic (duty != NULL ? _("_Take Over from the Assignments") : _("_Write from the Assignments"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  kh_describe (button, _("Writes the paragraph from the units that the tasks name"));
  g_object_set_data (G_OBJECT (button), "kh-role", GINT_TO_POINTER (role));
  g_signal_connect (button, "clicked", G_CALLBACK (take_over_cb), chip);
  kh_chip_form_add_wide (form, button);
}

static GtkWidget *
make_difference_cb (KhChip *chip, gpointer data)
{
  GtkWidget *form = kh_chip_form_new ();

  for (int role = KH_UNIT_ROLE_LEAD; role <= KH_UNIT_ROLE_SUPPORT; role++)
    if (kh_assigned_find_duty (get_block (chip), role) != NULL || differs (get_assigned (get_page (chip)), get_block (chip), role))
      add_role (form, chip, role);
  return form;
}

void
kh_assigned_chip_update (GtkWidget *chip)
{
  KhAssigned *assigned = get_assigned (get_page (chip));
  KhResponsibility *block = get_block (chip);
  gboolean says = FALSE, other = FALSE;

  for (int role = KH_UNIT_ROLE_LEAD; role <= KH_UNIT_ROLE_SUPPORT; role++)
    {
      says |= kh_assigned_find_duty (block, role) != NULL;
      other |= differs (assigned, block, role);
    }
  gtk_widget_set_visible (chip, says || other);
  if (!other)
    kh_chip_show (KH_CHIP (chip), _("As assigned"), KH_CHIP_SET);
  else
    kh_chip_show (KH_CHIP (chip), says ? _("Differs from the assignments") : _("+ from the assignments"),
                  says ? KH_CHIP_MISSING : KH_CHIP_UNSET);
}

GtkWidget *
kh_assigned_chip_new (KhFormPage *page, KhResponsibility *block)
{
  GtkWidget *chip = kh_chip_new (page, _("Assignments"), make_difference_cb, NULL);

  kh_chip_set_description (KH_CHIP (chip), _("Whether the duties say what the task assignments say; opens both to compare"));
  g_object_set_data (G_OBJECT (chip), "kh-page", page);
  g_object_set_data_full (G_OBJECT (chip), BLOCK_KEY, g_object_ref (block), g_object_unref);
  /* Once a page, before any of its chips looks again. */
  if (g_object_get_data (G_OBJECT (page), "kh-assigned-watched") == NULL)
    {
      g_object_set_data (G_OBJECT (page), "kh-assigned-watched", page);
      g_signal_connect (page, "refresh", G_CALLBACK (forget), NULL);
    }
  g_signal_connect_object (page, "refresh", G_CALLBACK (kh_assigned_chip_update), chip, G_CONNECT_SWAPPED);
  return chip;
}
