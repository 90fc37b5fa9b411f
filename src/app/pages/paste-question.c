/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPasteQuestion: asks whether pasted text of an old encoding is to be converted. */
#include "paste-question.h"

#include <glib/gi18n.h>

#include "template.h"

#define QUESTION_KEY "kh-paste-question"

struct _KhPasteQuestion
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *before;
  GtkLabel *after;
  GtkWidget *convert;

  GtkWidget *beside; /* weak */
  KhPaste *paste;
  KhLegacy legacy;
};

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhPasteQuestion, kh_paste_question, GTK_TYPE_WIDGET)

static void
convert_cb (KhPasteQuestion *self)
{
  kh_paste_question_answer (self, TRUE);
}

static void
keep_cb (KhPasteQuestion *self)
{
  kh_paste_question_answer (self, FALSE);
}

static void
kh_paste_question_dispose (GObject *object)
{
  KhPasteQuestion *self = KH_PASTE_QUESTION (object);
  GtkWidget *child;

  if (self->beside != NULL && g_object_get_data (G_OBJECT (self->beside), QUESTION_KEY) == self)
    g_object_set_data (G_OBJECT (self->beside), QUESTION_KEY, NULL);
  g_clear_weak_pointer (&self->beside);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->paste, kh_paste_free);

  G_OBJECT_CLASS (kh_paste_question_parent_class)->dispose (object);
}

static void
kh_paste_question_class_init (KhPasteQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_paste_question_dispose;
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_css_name (widget_class, "pastequestion");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/item-paste-question.ui");
  gtk_widget_class_bind_template_child (widget_class, KhPasteQuestion, title);
  gtk_widget_class_bind_template_child (widget_class, KhPasteQuestion, before);
  gtk_widget_class_bind_template_child (widget_class, KhPasteQuestion, after);
  gtk_widget_class_bind_template_child (widget_class, KhPasteQuestion, convert);
  gtk_widget_class_bind_template_callback (widget_class, convert_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, (GtkShortcutFunc) keep_cb, NULL);
}

static void
kh_paste_question_init (KhPasteQuestion *self)
{
  kh_template_init (GTK_WIDGET (self));
}

/* Below the text, across the column that it is in. */
static void
place (KhPasteQuestion *self, GtkWidget *beside)
{
  GtkWidget *sibling = beside;
  GtkWidget *parent = gtk_widget_get_parent (sibling);

  while (parent != NULL
         && !(GTK_IS_BOX (parent)
              && gtk_orientable_get_orientation (GTK_ORIENTABLE (parent)) == GTK_ORIENTATION_VERTICAL))
    {
      sibling = parent;
      parent = gtk_widget_get_parent (sibling);
    }
  if (parent != NULL)
    gtk_box_insert_child_after (GTK_BOX (parent), GTK_WIDGET (self), sibling);
}

static void
show_samples (KhPasteQuestion *self)
{
  g_autofree char *before = kh_paste_dup_sample (self->paste, KH_LEGACY_NONE);
  g_autofree char *after = kh_paste_dup_sample (self->paste, self->legacy);
  /* Translators: the name of an old encoding of Vietnamese, such as "TCVN3 (ABC)" */
  g_autofree char *title = g_strdup_printf (_ ("This text seems to be written in %s, from before Unicode."),
                                            self->legacy == KH_LEGACY_VNI ? "VNI" : "TCVN3 (ABC)");

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->before, before);
  gtk_label_set_label (self->after, after);
}

KhPasteQuestion *
kh_paste_question_ask (GtkWidget *beside, KhPaste *paste)
{
  KhPasteQuestion *self = g_object_new (KH_TYPE_PASTE_QUESTION, NULL);
  GtkWidget *earlier = g_object_get_data (G_OBJECT (beside), QUESTION_KEY);

  if (earlier != NULL)
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (earlier)), earlier);
  self->paste = paste;
  self->legacy = kh_paste_get_legacy (paste);
  g_set_weak_pointer (&self->beside, beside);
  g_object_set_data (G_OBJECT (beside), QUESTION_KEY, self);
  show_samples (self);
  place (self, beside);
  gtk_widget_grab_focus (self->convert);
  return self;
}

void
kh_paste_question_answer (KhPasteQuestion *self, gboolean convert)
{
  g_autoptr (KhPasteQuestion) guard = NULL;
  g_autoptr (KhPaste) paste = NULL;
  g_autoptr (GtkWidget) beside = NULL;
  GtkWidget *parent;

  g_return_if_fail (KH_IS_PASTE_QUESTION (self));

  guard = g_object_ref (self);
  paste = g_steal_pointer (&self->paste);
  if (paste == NULL)
    return;
  if (convert)
    kh_paste_convert (paste, self->legacy);
  /* The focus goes back before the question does, or it would fall out of the form. */
  if (self->beside != NULL)
    {
      beside = g_object_ref (self->beside);
      gtk_widget_grab_focus (beside);
    }
  parent = gtk_widget_get_parent (GTK_WIDGET (self));
  if (GTK_IS_BOX (parent))
    gtk_box_remove (GTK_BOX (parent), GTK_WIDGET (self));
  g_signal_emit (self, signals[ANSWERED], 0, paste);
}
