/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhChangeRow: one change, with its words marked and what to do with it. */
#include "change-row.h"

#include <glib/gi18n.h>

#include "change-words.h"
#include "describe.h"
#include "review-page.h"
#include "template.h"

struct _KhChangeRow
{
  GtkWidget parent_instance;

  GtkWidget *card;
  GtkLabel *kind;
  GtkLabel *subject;
  GtkLabel *context;
  GtkLabel *words;
  GtkWidget *sides;
  GtkLabel *before;
  GtkLabel *after;
  GtkLabel *origin;
  GtkLabel *reason;
  GtkWidget *looked_button;
  GtkWidget *buttons;
  GtkToggleButton *accept_button;
  GtkToggleButton *both_button;
  GtkToggleButton *reject_button;
  GtkWidget *before_side;
  GtkWidget *after_side;

  KhChange *change;
  gboolean side_by_side;
  KhReviewMode mode;
  gboolean showing; /* the buttons follow the change, not the user */
};

enum
{
  PROP_0,
  PROP_SIDE_BY_SIDE,
  PROP_MODE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint decided_signal;
static guint looked_at_signal;

G_DEFINE_FINAL_TYPE (KhChangeRow, kh_change_row, GTK_TYPE_WIDGET)

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static gboolean
is_reversed (KhChangeRow *self)
{
  return self->mode == KH_REVIEW_REVERT;
}

static void
show_markup (KhChangeRow *self, GtkLabel *label, KhChangeSide side)
{
  g_autofree char *markup = kh_change_words_dup_markup (self->change, side, is_reversed (self));

  gtk_label_set_markup (label, markup);
}

static void
show_state (KhChangeRow *self)
{
  const KhChangeState state = kh_change_get_state (self->change);
  const KhChangeState rejected = is_reversed (self) ? KH_CHANGE_ACCEPTED : KH_CHANGE_REJECTED;
  const gboolean both = state == KH_CHANGE_BOTH;

  self->showing = TRUE;
  gtk_toggle_button_set_active (self->accept_button, state != KH_CHANGE_OPEN && state != rejected && !both);
  gtk_toggle_button_set_active (self->both_button, both);
  gtk_toggle_button_set_active (self->reject_button, state == rejected);
  self->showing = FALSE;
  if (state == rejected)
    gtk_widget_add_css_class (self->card, "rejected");
  else
    gtk_widget_remove_css_class (self->card, "rejected");
}

static void
show_form (KhChangeRow *self)
{
  const gboolean conflict = self->change != NULL && kh_change_get_conflict (self->change);
  const gboolean sides = self->side_by_side || conflict;

  gtk_widget_set_visible (GTK_WIDGET (self->words), !sides);
  gtk_widget_set_visible (self->sides, sides);
  /* Whose words they are; in any other review they are the earlier and the later ones. */
  gtk_widget_set_visible (self->before_side, conflict);
  gtk_widget_set_visible (self->after_side, conflict);
  gtk_widget_set_visible (GTK_WIDGET (self->both_button), conflict && kh_change_can_keep_both (self->change));
  gtk_widget_set_visible (self->buttons,
                          self->mode != KH_REVIEW_LOOK && self->change != NULL
                            && !kh_change_is_applied (self->change)
                            && kh_change_get_kind (self->change) != KH_CHANGE_REMARKED);
}

static void
show_look (KhChangeRow *self)
{
  show_text (self->reason, kh_change_get_reason (self->change));
  gtk_widget_set_visible (self->looked_button, is_reversed (self) && kh_change_get_needs_look (self->change));
}

static void
show_change (KhChangeRow *self)
{
  static const char *const classes[] = { "added", "removed", "moved", "changed", "remarked" };
  static const char *const reversed[] = { "removed", "added", "moved", "changed", "remarked" };
  g_autofree char *subject = kh_change_words_dup_subject (self->change, is_reversed (self));
  g_autofree char *context = kh_change_words_dup_context (self->change);
  g_autofree char *origin = kh_change_words_dup_origin (self->change);
  const KhChangeKind kind = kh_change_get_kind (self->change);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->kind), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->kind), is_reversed (self) ? reversed[kind] : classes[kind]);
  gtk_label_set_label (self->kind, kh_change_words_kind (self->change, is_reversed (self)));
  show_text (self->subject, subject);
  show_text (self->context, context);
  show_text (self->origin, origin);
  show_look (self);
  show_markup (self, self->words, KH_CHANGE_SIDE_BOTH);
  show_markup (self, self->before, KH_CHANGE_SIDE_BEFORE);
  show_markup (self, self->after, KH_CHANGE_SIDE_AFTER);
  show_form (self);
  show_state (self);
}

void
kh_change_row_set_change (KhChangeRow *self, KhChange *change)
{
  g_return_if_fail (KH_IS_CHANGE_ROW (self));
  g_return_if_fail (change == NULL || KH_IS_CHANGE (change));

  if (self->change != NULL)
    g_signal_handlers_disconnect_by_data (self->change, self);
  g_set_object (&self->change, change);
  if (change == NULL)
    return;

  g_signal_connect_object (change, "notify::state", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (change, "notify::reason", G_CALLBACK (show_look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (change, "notify::needs-look", G_CALLBACK (show_look), self, G_CONNECT_SWAPPED);
  show_change (self);
}

KhChange *
kh_change_row_get_change (KhChangeRow *self)
{
  g_return_val_if_fail (KH_IS_CHANGE_ROW (self), NULL);

  return self->change;
}

static void
decide (KhChangeRow *self, GtkToggleButton *button, KhChangeState state)
{
  if (self->showing || self->change == NULL)
    return;

  g_signal_emit (self, decided_signal, 0, (int) (gtk_toggle_button_get_active (button) ? state : KH_CHANGE_OPEN));
  /* What hangs together with something else may not follow the button. */
  show_state (self);
}

static void
accept_toggled_cb (KhChangeRow *self, GtkToggleButton *button)
{
  decide (self, button, is_reversed (self) ? KH_CHANGE_REJECTED : KH_CHANGE_ACCEPTED);
}

static void
reject_toggled_cb (KhChangeRow *self, GtkToggleButton *button)
{
  decide (self, button, is_reversed (self) ? KH_CHANGE_ACCEPTED : KH_CHANGE_REJECTED);
}

static void
both_toggled_cb (KhChangeRow *self)
{
  decide (self, self->both_button, KH_CHANGE_BOTH);
}

static void
looked_at_cb (KhChangeRow *self)
{
  if (self->change != NULL)
    g_signal_emit (self, looked_at_signal, 0);
}

static void
name_button (GtkToggleButton *button, const char *name, const char *about)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  kh_describe (GTK_WIDGET (button), about);
}

static void
kh_change_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KhChangeRow *self = KH_CHANGE_ROW (object);

  switch (prop_id)
    {
    case PROP_SIDE_BY_SIDE:
      self->side_by_side = g_value_get_boolean (value);
      break;
    case PROP_MODE:
      self->mode = (KhReviewMode) g_value_get_int (value);
      if (is_reversed (self))
        {
          name_button (self->accept_button, _("Keep"),
                       _("Leaves the plan as it is now"));
          name_button (self->reject_button, _("Revert"),
                       _("Puts the words back that stood here in the older version"));
        }
      else if (self->mode == KH_REVIEW_MERGE)
        {
          name_button (self->accept_button, _("Take the Unit's"),
                       _("Takes what the unit wrote over into the plan"));
          name_button (self->reject_button, _("Keep the Plan's"),
                       _("Leaves the plan as it is here"));
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  show_form (self);
}

static void
kh_change_row_dispose (GObject *object)
{
  KhChangeRow *self = KH_CHANGE_ROW (object);

  if (self->change != NULL)
    g_signal_handlers_disconnect_by_data (self->change, self);
  g_clear_object (&self->change);
  kh_template_dispose (GTK_WIDGET (self));

  G_OBJECT_CLASS (kh_change_row_parent_class)->dispose (object);
}

static void
kh_change_row_class_init (KhChangeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = kh_change_row_set_property;
  object_class->dispose = kh_change_row_dispose;

  properties[PROP_SIDE_BY_SIDE] = g_param_spec_boolean ("side-by-side", NULL, NULL, FALSE, flags);
  properties[PROP_MODE] = g_param_spec_int ("mode", NULL, NULL, KH_REVIEW_LOOK, KH_REVIEW_MERGE, KH_REVIEW_LOOK, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  decided_signal = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT);
  looked_at_signal = g_signal_new ("looked-at", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/change-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KhChangeRow, card);
  gtk_widget_class_bind_template_child (widget_class, KhChangeRow, kind);
  gtk_widget_class_bind_template_child (widget_class, KhChangeRow, subject);
  gtk_widget_class_bind_template_child (widget_class, KhChangeRow, context);
  gtk_widget_class_bind_template_child (widget_class, KhChangeRow, words);
  gtk_widget_class_bind_template_child (widget_class, KhChangeRow, sides);
  gtk_widget_class_bind_template_child (widget_class, KhChangeRow, before);
  gtk_widget_class_bind_template_child (widget_class, KhChangeRow, after);
  gtk_widget_class_bind_template_child (widget_class, KhChangeRow, origin);
  gtk_widget_class_bind_template_child (widget_class, KhChangeRow, reason);
  gtk_widget_class_bind_template_child (widget_class, KhChangeRow, looked_button);
  gtk_widget_class_bind_template_child (widget_class, KhChangeRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, KhChangeRow, accept_button);
  gtk_widget_class_bind_template_child (widget_class, KhChangeRow, both_button);
  gtk_widget_class_bind_template_child (widget_class, KhChangeRow, reject_button);
  gtk_widget_class_bind_template_child (widget_class, KhChangeRow, before_side);
  gtk_widget_class_bind_template_child (widget_class, KhChangeRow, after_side);
  gtk_widget_class_bind_template_callback (widget_class, accept_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, both_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, reject_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, looked_at_cb);
}

static void
kh_change_row_init (KhChangeRow *self)
{
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_change_row_new (void)
{
  return g_object_new (KH_TYPE_CHANGE_ROW, NULL);
}
