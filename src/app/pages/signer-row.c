/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSignerRow: one signer. */
#include "signer-row.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "entry-binding.h"
#include "form-edit.h"
#include "template.h"
#include "text-row.h"
#include "text.h"

struct _KhSignerRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  KhTextRow *authority;
  AdwEntryRow *position;
  AdwEntryRow *name;
  GtkMenuButton *presets;
  GtkWidget *remove;

  KhFormPage *page; /* weak */
  KhSignature *signature;
};

G_DEFINE_FINAL_TYPE (KhSignerRow, kh_signer_row, GTK_TYPE_WIDGET)

/* The signing forms of decree 30/2020/NĐ-CP, appendix I, II.7.b. HEAD stands for
 * the head's own title, BODY for the name of a collective body. Vietnamese, as
 * they print. */
static const struct
{
  const char *label;
  const char *authority;
  const char *position;
} presets[] = {
  { N_("Head signs"), NULL, "HEAD" },
  { N_("KT. – deputy signs for the head"), "KT. HEAD", "PHÓ HEAD" },
  { N_("Q. – acting head"), NULL, "Q. HEAD" },
  { N_("TL. – by order"), "TL. HEAD", "CHÁNH VĂN PHÒNG" },
  { N_("TUQ. – by mandate"), "TUQ. HEAD", "TRƯỞNG PHÒNG" },
  { N_("TM. – for a collective body"), "TM. BODY", "CHỦ TỊCH" },
  { N_("TM., KT. – deputy for a collective body"), "TM. BODY\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH" },
};

/* The head's title, as far as the signature tells it: "KT. HIỆU TRƯỞNG" does. */
static char *
find_head (KhSignature *signature)
{
  static const char *const prefixes[] = { "KT. ", "TL. ", "TUQ. ", "Q. " };
  const char *authority = kh_signature_get_authority (signature);
  const char *position = kh_signature_get_position (signature);
  g_auto (GStrv) lines = g_strsplit (authority != NULL ? authority : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (prefixes); j++)
      if (g_str_has_prefix (lines[i], prefixes[j]))
        return g_strdup (lines[i] + strlen (prefixes[j]));
  if (position == NULL || *position == '\0')
    return g_strdup ("GIÁM ĐỐC");
  return g_strdup (g_str_has_prefix (position, "Q. ") ? position + 3 : position);
}

/* A people's committee signs as one, without the place in its name. */
static char *
find_body (KhPlan *plan)
{
  const char *issuer = kh_plan_get_issuer (plan);
  char *body = kh_text_upper (issuer != NULL && *issuer != '\0' ? issuer : "Ủy ban nhân dân");

  if (g_str_has_prefix (body, "ỦY BAN NHÂN DÂN") || g_str_has_prefix (body, "UBND"))
    {
      g_free (body);
      return g_strdup ("ỦY BAN NHÂN DÂN");
    }
  return g_strdelimit (body, "\n", ' ');
}

static char *
fill_in (const char *pattern, const char *head, const char *body)
{
  g_autoptr (GString) text = NULL;

  if (pattern == NULL)
    return NULL;
  text = g_string_new (pattern);
  g_string_replace (text, "HEAD", head, 0);
  g_string_replace (text, "BODY", body, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
kh_signer_row_use_preset (KhSignerRow *self, guint index)
{
  g_autofree char *head = NULL;
  g_autofree char *body = NULL;
  g_autofree char *authority = NULL;
  g_autofree char *position = NULL;

  g_return_if_fail (KH_IS_SIGNER_ROW (self));
  g_return_if_fail (index < G_N_ELEMENTS (presets));

  if (self->page == NULL || !kh_form_is_alive (self->page, self->signature))
    return;
  kh_editor_page_flush (KH_EDITOR_PAGE (self->page));
  head = find_head (self->signature);
  body = find_body (kh_editor_page_get_plan (KH_EDITOR_PAGE (self->page)));
  authority = fill_in (presets[index].authority, head, body);
  position = fill_in (presets[index].position, head, body);
  kh_form_set (self->page, N_("Change signing form"), self->signature, "authority", authority, "position",
               position);
}

static void
preset_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  kh_signer_row_use_preset (data, g_variant_get_int32 (parameter));
}

static void
remove_clicked_cb (KhSignerRow *self)
{
  KhFormPage *page = self->page;
  g_autoptr (KhSignature) signature = g_object_ref (self->signature);
  KhEdit *edit;

  if (page == NULL || !kh_form_is_alive (page, signature))
    return;
  edit = kh_form_begin (page, N_("Remove signer"));
  if (edit == NULL)
    return;
  kh_edit_remove (edit, signature);
  if (kh_form_commit (page, edit))
    kh_form_page_notice (page, _("Signer removed"));
}

static void
locked_cb (KhSignerRow *self)
{
  gboolean locked = kh_form_page_get_locked (self->page);

  gtk_widget_set_visible (GTK_WIDGET (self->presets), !locked);
  gtk_widget_set_visible (self->remove, !locked);
}

static gboolean
kh_signer_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KH_SIGNER_ROW (widget)->name));
}

static void
kh_signer_row_dispose (GObject *object)
{
  KhSignerRow *self = KH_SIGNER_ROW (object);

  g_clear_weak_pointer (&self->page);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->signature);

  G_OBJECT_CLASS (kh_signer_row_parent_class)->dispose (object);
}

static void
kh_signer_row_class_init (KhSignerRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_signer_row_dispose;
  widget_class->grab_focus = kh_signer_row_grab_focus;

  g_type_ensure (KH_TYPE_TEXT_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/item-signer.ui");
  gtk_widget_class_bind_template_child (widget_class, KhSignerRow, box);
  gtk_widget_class_bind_template_child (widget_class, KhSignerRow, authority);
  gtk_widget_class_bind_template_child (widget_class, KhSignerRow, position);
  gtk_widget_class_bind_template_child (widget_class, KhSignerRow, name);
  gtk_widget_class_bind_template_child (widget_class, KhSignerRow, presets);
  gtk_widget_class_bind_template_child (widget_class, KhSignerRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
kh_signer_row_init (KhSignerRow *self)
{
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_signer_row_new (KhFormPage *page, KhSignature *signature)
{
  static const GActionEntry entries[] = { { "preset", preset_cb, "i" } };
  KhSignerRow *self = g_object_new (KH_TYPE_SIGNER_ROW, NULL);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_set_weak_pointer (&self->page, page);
  self->signature = g_object_ref (signature);
  kh_text_row_bind (self->authority, page, signature, "authority", N_("Edit signing authority"),
                    KH_TEXT_LINES);
  kh_bind_entry (page, self->position, signature, "position", N_("Change signer's position"),
                 &kh_entry_kind_text);
  kh_bind_entry (page, self->name, signature, "name", N_("Change signer's name"), &kh_entry_kind_text);
  kh_describe (GTK_WIDGET (kh_text_row_get_text (self->authority)),
               _("Lines above the position that say by whose authority one signs"));
  kh_describe (GTK_WIDGET (self->position), _("What the signer is, such as GIÁM ĐỐC; printed in capitals"));
  kh_describe (GTK_WIDGET (self->name), _("The signer's name, without a title"));

  for (gsize i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autoptr (GMenuItem) entry = g_menu_item_new (_(presets[i].label), NULL);

      g_menu_item_set_action_and_target (entry, "signer.preset", "i", (gint32) i);
      g_menu_append_item (menu, entry);
    }
  gtk_menu_button_set_menu_model (self->presets, G_MENU_MODEL (menu));
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "signer", G_ACTION_GROUP (actions));
  g_signal_connect_object (page, "notify::locked", G_CALLBACK (locked_cb), self, G_CONNECT_SWAPPED);
  locked_cb (self);
  return GTK_WIDGET (self);
}

KhSignature *
kh_signer_row_get_signature (KhSignerRow *self)
{
  g_return_val_if_fail (KH_IS_SIGNER_ROW (self), NULL);

  return self->signature;
}
