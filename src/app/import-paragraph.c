/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportParagraph: a paragraph of an imported text, and whether it still wants a place. */
#include "import-paragraph.h"

struct _KhImportParagraph
{
  GObject parent_instance;

  guint index;
  guint line;
  char *number;
  char *text;
  char *node;
  char *words;
  GPtrArray *unplaced_words;
  gboolean fixed;
  gboolean unplaced;
};

enum
{
  PROP_0,
  PROP_NUMBER,
  PROP_TEXT,
  PROP_UNPLACED,
  PROP_FIXED,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KhImportParagraph, kh_import_paragraph, G_TYPE_OBJECT)

static void
kh_import_paragraph_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KhImportParagraph *self = KH_IMPORT_PARAGRAPH (object);

  switch (id)
    {
    case PROP_NUMBER:
      g_value_set_string (value, self->number);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_UNPLACED:
      g_value_set_boolean (value, self->unplaced);
      break;
    case PROP_FIXED:
      g_value_set_boolean (value, self->fixed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kh_import_paragraph_finalize (GObject *object)
{
  KhImportParagraph *self = KH_IMPORT_PARAGRAPH (object);

  g_free (self->number);
  g_free (self->text);
  g_free (self->node);
  g_free (self->words);
  g_ptr_array_unref (self->unplaced_words);

  G_OBJECT_CLASS (kh_import_paragraph_parent_class)->finalize (object);
}

static void
kh_import_paragraph_class_init (KhImportParagraphClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kh_import_paragraph_get_property;
  object_class->finalize = kh_import_paragraph_finalize;
  props[PROP_NUMBER] = g_param_spec_string ("number", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_UNPLACED]
      = g_param_spec_boolean ("unplaced", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_FIXED] = g_param_spec_boolean ("fixed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kh_import_paragraph_init (KhImportParagraph *self)
{
  self->unplaced_words = g_ptr_array_new_with_free_func (g_free);
}

KhImportParagraph *
kh_import_paragraph_new (KhPlan *plan, guint index)
{
  KhImportParagraph *self = g_object_new (KH_TYPE_IMPORT_PARAGRAPH, NULL);
  const KhReadParagraph *read = kh_reading_get_paragraph (kh_reading_of (plan), index);
  GString *words = g_string_new (NULL);

  self->index = index;
  self->line = read->line;
  self->number = g_strdup_printf ("%u", read->line);
  self->text = read->mark != NULL ? g_strdup_printf ("%s %s", read->mark, read->text) : g_strdup (read->text);
  if (read->nodes->len > 0)
    self->node = g_strdup (g_ptr_array_index (read->nodes, 0));
  for (guint i = 0; i < read->unplaced->len; i++)
    {
      g_ptr_array_add (self->unplaced_words, g_strdup (g_ptr_array_index (read->unplaced, i)));
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", (char *) g_ptr_array_index (read->unplaced, i));
    }
  self->words = g_string_free (words, FALSE);
  self->fixed = read->nodes->len == 0 && read->unplaced->len == 0;
  kh_import_paragraph_update (self, plan);
  return self;
}

GPtrArray *
kh_import_paragraph_list_findings (KhImportParagraph *self, KhPlan *plan)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *findings = kh_plan_get_findings (plan);

  for (guint i = 0; self->unplaced_words->len > 0 && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_has_prefix (kh_finding_get_rule (finding), "import-unplaced")
          && kh_finding_get_line (finding) == (int) self->line
          && g_ptr_array_find_with_equal_func (self->unplaced_words, kh_finding_get_text (finding), g_str_equal, NULL))
        g_ptr_array_add (found, g_steal_pointer (&finding));
    }
  return found;
}

gboolean
kh_import_paragraph_update (KhImportParagraph *self, KhPlan *plan)
{
  g_autoptr (GPtrArray) findings = kh_import_paragraph_list_findings (self, plan);
  gboolean unplaced = findings->len > 0;

  if (unplaced != self->unplaced)
    {
      self->unplaced = unplaced;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNPLACED]);
    }
  return unplaced;
}

guint
kh_import_paragraph_get_index (KhImportParagraph *self)
{
  return self->index;
}

const char *
kh_import_paragraph_get_words (KhImportParagraph *self)
{
  return self->words;
}

const char *
kh_import_paragraph_get_node (KhImportParagraph *self)
{
  return self->node;
}

gboolean
kh_import_paragraph_get_unplaced (KhImportParagraph *self)
{
  return self->unplaced;
}
