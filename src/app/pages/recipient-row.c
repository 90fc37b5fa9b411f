/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhRecipientRow: one line of "Nơi nhận". */
#include "recipient-row.h"

#include <glib/gi18n.h>

#include "compose.h"
#include "describe.h"
#include "entry-binding.h"
#include "entry-offers.h"
#include "form-edit.h"
#include "item-ops.h"
#include "item-text.h"
#include "line-layout.h"
#include "template.h"
#include "units.h"

struct _KhRecipientRow
{
  GtkWidget parent_instance;

  GtkWidget *line;
  GtkLabel *mark;
  KhItemText *text;
  GtkDropDown *purpose;
  GtkWidget *archive;
  GtkEntry *unit;
  GtkEntry *copies;
  GtkMenuButton *menu;

  KhFormPage *page; /* weak */
  KhRecipient *recipient;
  gboolean loading;
  GtkStringList *purposes;
};

G_DEFINE_FINAL_TYPE (KhRecipientRow, kh_recipient_row, GTK_TYPE_WIDGET)

/* Customary, not regulated: to report, to direct, to carry out, to cooperate,
 * to know. Vietnamese, as they print. Whom a letter speaks to stands above its body. */
static const char *const *
get_codes (KhRecipientRow *self)
{
  static const char *const codes[] = { "b/c", "c/đ", "t/h", "p/h", "t/d", NULL };
  static const char *const letter_codes[] = { KH_RECIPIENT_ADDRESSED, "b/c", "c/đ", "t/h", "p/h", "t/d", NULL };

  return kh_compose_is_letter (kh_editor_page_get_plan (KH_EDITOR_PAGE (self->page))) ? letter_codes : codes;
}

static const char *
describe_purpose (const char *code)
{
  static const struct
  {
    const char *code;
    const char *words;
  } words[] = {
    { "b/c", N_("(b/c) to report") },    { "c/đ", N_("(c/đ) for direction") },
    { "t/h", N_("(t/h) to carry out") }, { "p/h", N_("(p/h) to cooperate") },
    { "t/d", N_("(t/d) to follow") },
    { KH_RECIPIENT_ADDRESSED, N_("Kính gửi: addressed") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].code, code))
      return _(words[i].words);
  return code;
}

static gboolean
is_usable (KhRecipientRow *self)
{
  return self->page != NULL && !kh_form_page_get_locked (self->page)
         && kh_form_is_alive (self->page, self->recipient);
}

/* The list is: none, the customary codes, and the recipient's own if it is another. */
static void
show_purpose (KhRecipientRow *self)
{
  const char *purpose = kh_recipient_get_purpose (self->recipient);
  const char *const *codes = get_codes (self);
  guint n_codes = g_strv_length ((char **) codes);
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->purposes));
  guint selected = 0;

  self->loading = TRUE;
  gtk_string_list_splice (self->purposes, n_codes + 1, n_shown - n_codes - 1, NULL);
  for (guint i = 0; purpose != NULL && i < n_codes; i++)
    if (g_str_equal (codes[i], purpose))
      selected = i + 1;
  if (selected == 0 && purpose != NULL && *purpose != '\0')
    {
      gtk_string_list_append (self->purposes, describe_purpose (purpose));
      selected = n_codes + 1;
    }
  gtk_drop_down_set_selected (self->purpose, selected);
  self->loading = FALSE;
}

static void
purpose_selected_cb (KhRecipientRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->purpose);
  const char *const *codes;
  const char *purpose;

  if (self->loading || !is_usable (self))
    return;
  codes = get_codes (self);
  if (selected > g_strv_length ((char **) codes))
    return;
  purpose = selected == 0 ? NULL : codes[selected - 1];
  if (g_strcmp0 (purpose, kh_recipient_get_purpose (self->recipient)) != 0)
    kh_form_set (self->page, N_("Change purpose of recipient"), self->recipient, "purpose", purpose);
  show_purpose (self);
}

static void
focus_recipient (KhFormPage *page, KhRecipient *recipient, int offset)
{
  KhFormField *field = kh_form_page_find_field (page, kh_node_get_uuid (KH_NODE (recipient)));

  if (field != NULL && KH_IS_ITEM_TEXT (field))
    kh_item_text_place_cursor (KH_ITEM_TEXT (field), offset);
}

void
kh_recipient_add (KhFormPage *page, guint position, gboolean archive)
{
  KhPlan *plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (page));
  g_autoptr (KhRecipient) recipient
      = archive ? kh_recipient_new_archive ("VT", NULL, 0) : kh_recipient_new ("", NULL);
  KhEdit *edit = kh_form_begin (page, archive ? N_("Add archive line") : N_("Add recipient"));

  if (edit == NULL)
    return;
  kh_edit_insert (edit, plan, position, recipient);
  if (kh_form_commit (page, edit))
    focus_recipient (page, recipient, -1);
}

static gboolean
remove_recipient (KhRecipientRow *self)
{
  KhFormPage *page = self->page;
  g_autoptr (KhRecipient) recipient = g_object_ref (self->recipient);
  KhFormField *neighbour = kh_form_page_find_neighbour (page, KH_FORM_FIELD (self->text), -1);
  KhEdit *edit = kh_form_begin (page, N_("Remove recipient"));

  if (edit == NULL)
    return FALSE;
  if (neighbour != NULL)
    kh_item_text_place_cursor (KH_ITEM_TEXT (neighbour), -1);
  kh_edit_remove (edit, recipient);
  if (!kh_form_commit (page, edit))
    return FALSE;
  kh_form_page_notice (page, _("Recipient removed"));
  return TRUE;
}

static gboolean
command_cb (KhRecipientRow *self, int command)
{
  g_autoptr (KhRecipientRow) guard G_GNUC_UNUSED = g_object_ref (self);
  gboolean archive = kh_recipient_get_archive (self->recipient);
  guint position = kh_node_get_position (KH_NODE (self->recipient));

  if (!is_usable (self))
    return FALSE;
  switch (command)
    {
    case KH_TEXT_ENTER:
      if (!archive && kh_item_text_get_length (self->text) > 0)
        kh_recipient_add (self->page, position + 1, FALSE);
      return TRUE;
    case KH_TEXT_JOIN_PREVIOUS:
      return kh_item_text_get_length (self->text) == 0 && !archive && remove_recipient (self);
    case KH_TEXT_MOVE_UP:
      return !archive && kh_item_ops_shift (self->page, KH_NODE (self->recipient), -1);
    case KH_TEXT_MOVE_DOWN:
      {
        GListModel *recipients
            = kh_plan_get_recipients (kh_editor_page_get_plan (KH_EDITOR_PAGE (self->page)));
        g_autoptr (KhRecipient) next = g_list_model_get_item (recipients, position + 1);

        /* The archive line stays the last. */
        return !archive && next != NULL && !kh_recipient_get_archive (next)
               && kh_item_ops_shift (self->page, KH_NODE (self->recipient), 1);
      }
    case KH_TEXT_REMOVE:
      return remove_recipient (self);
    default:
      return FALSE;
    }
}

static gboolean
paste_lines_cb (KhRecipientRow *self, char **lines)
{
  KhPlan *plan;
  guint position = kh_node_get_position (KH_NODE (self->recipient));
  gboolean empty = kh_item_text_get_length (self->text) == 0;
  KhEdit *edit;

  if (!is_usable (self) || kh_recipient_get_archive (self->recipient))
    return FALSE;
  plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (self->page));
  edit = kh_form_begin (self->page, N_("Paste"));
  if (edit == NULL)
    return TRUE;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *text = g_strdup (lines[i]);
      gsize length = strlen (text);

      /* "…;" and "… ." close a line of the printed list. */
      while (length > 0 && strchr (";., ", text[length - 1]) != NULL)
        text[--length] = '\0';
      if (i == 0 && empty)
        {
          kh_edit_set (edit, self->recipient, "text", text, NULL);
        }
      else
        {
          g_autoptr (KhRecipient) fresh = kh_recipient_new (text, NULL);

          kh_edit_insert (edit, plan, position + i + (empty ? 0 : 1), fresh);
        }
    }
  kh_form_commit (self->page, edit);
  return TRUE;
}

static void
run_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  command_cb (data, g_str_equal (name, "up")     ? KH_TEXT_MOVE_UP
                    : g_str_equal (name, "down") ? KH_TEXT_MOVE_DOWN
                                                 : KH_TEXT_REMOVE);
}

/* "Lưu: VT, TCCB": the drafting unit goes by its short name. */
static GtkStringList *
list_units_cb (gpointer data)
{
  KhRecipientRow *self = data;

  return is_usable (self) ? kh_units_list_choices (kh_editor_page_get_plan (KH_EDITOR_PAGE (self->page)), TRUE) : NULL;
}

static void
locked_cb (KhRecipientRow *self)
{
  gboolean locked = kh_form_page_get_locked (self->page);

  gtk_widget_set_sensitive (GTK_WIDGET (self->purpose), !locked);
  gtk_widget_set_visible (GTK_WIDGET (self->menu), !locked);
}

static gboolean
kh_recipient_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KH_RECIPIENT_ROW (widget)->text));
}

static void
kh_recipient_row_dispose (GObject *object)
{
  KhRecipientRow *self = KH_RECIPIENT_ROW (object);

  g_clear_weak_pointer (&self->page);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_object (&self->recipient);
  g_clear_object (&self->purposes);

  G_OBJECT_CLASS (kh_recipient_row_parent_class)->dispose (object);
}

static void
kh_recipient_row_class_init (KhRecipientRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_recipient_row_dispose;
  widget_class->grab_focus = kh_recipient_row_grab_focus;

  g_type_ensure (KH_TYPE_ITEM_TEXT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_css_name (widget_class, "itemrow");
  g_type_ensure (KH_TYPE_LINE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/item-recipient.ui");
  gtk_widget_class_bind_template_child (widget_class, KhRecipientRow, line);
  gtk_widget_class_bind_template_child (widget_class, KhRecipientRow, mark);
  gtk_widget_class_bind_template_child (widget_class, KhRecipientRow, text);
  gtk_widget_class_bind_template_child (widget_class, KhRecipientRow, purpose);
  gtk_widget_class_bind_template_child (widget_class, KhRecipientRow, archive);
  gtk_widget_class_bind_template_child (widget_class, KhRecipientRow, unit);
  gtk_widget_class_bind_template_child (widget_class, KhRecipientRow, copies);
  gtk_widget_class_bind_template_child (widget_class, KhRecipientRow, menu);
  gtk_widget_class_bind_template_callback (widget_class, purpose_selected_cb);
}

static void
kh_recipient_row_init (KhRecipientRow *self)
{
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_recipient_row_new (KhFormPage *page, KhRecipient *recipient)
{
  static const GActionEntry entries[] = {
    { "up", run_action_cb },
    { "down", run_action_cb },
    { "remove", run_action_cb },
  };
  KhRecipientRow *self = g_object_new (KH_TYPE_RECIPIENT_ROW, NULL);
  gboolean archive = kh_recipient_get_archive (recipient);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  const char *const *codes;

  g_set_weak_pointer (&self->page, page);
  self->recipient = g_object_ref (recipient);
  kh_item_text_bind (self->text, page, recipient, "text", N_("Edit recipient"), KH_TEXT_PLAIN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  archive ? _("Archive line") : _("Recipient"), -1);
  kh_describe (GTK_WIDGET (self->text), archive ? _("Where the copies are kept, such as VT for the clerk's office")
                                                : _("Who gets a copy, as it stands in the list of recipients"));
  /* "Lưu:" prints as it is here. */
  gtk_label_set_label (self->mark, archive ? "- Lưu:" : "-");
  gtk_widget_set_visible (GTK_WIDGET (self->purpose), !archive);
  gtk_widget_set_visible (self->archive, archive);
  g_signal_connect_object (self->text, "command", G_CALLBACK (command_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "paste-lines", G_CALLBACK (paste_lines_cb), self, G_CONNECT_SWAPPED);
  if (archive)
    {
      kh_describe (GTK_WIDGET (self->unit), _("The abbreviation that the archive line ends with, such as VP"));
      kh_describe (GTK_WIDGET (self->copies), _("How many copies the body keeps, in figures"));
      kh_bind_entry (page, self->unit, recipient, "unit", N_("Change drafting unit"), &kh_entry_kind_text);
      kh_entry_offers_add (self->unit, ',', list_units_cb, self);
      kh_bind_entry (page, self->copies, recipient, "copies", N_("Change number of copies"),
                     &kh_entry_kind_count);
    }

  codes = get_codes (self);
  self->purposes = gtk_string_list_new (NULL);
  gtk_string_list_append (self->purposes, _("No purpose"));
  for (guint i = 0; codes[i] != NULL; i++)
    gtk_string_list_append (self->purposes, describe_purpose (codes[i]));
  self->loading = TRUE;
  gtk_drop_down_set_model (self->purpose, G_LIST_MODEL (self->purposes));
  self->loading = FALSE;
  show_purpose (self);
  g_signal_connect_object (recipient, "notify::purpose", G_CALLBACK (show_purpose), self, G_CONNECT_SWAPPED);

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "item", G_ACTION_GROUP (actions));
  g_signal_connect_object (page, "notify::locked", G_CALLBACK (locked_cb), self, G_CONNECT_SWAPPED);
  locked_cb (self);
  return GTK_WIDGET (self);
}

KhRecipient *
kh_recipient_row_get_recipient (KhRecipientRow *self)
{
  g_return_val_if_fail (KH_IS_RECIPIENT_ROW (self), NULL);

  return self->recipient;
}
