/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportParagraph: a paragraph of an imported text, what it became, and what there is to say about it. */
#include "import-paragraph.h"

#include "plan-text.h"

/* A paragraph of a table may be as long as a book; the rest is in the file. */
#define MAX_SHOWN_CHARS 2000

struct _KhImportParagraph
{
  GObject parent_instance;

  guint index;
  guint line;
  guint last_line;
  char *number;
  char *text;
  char *words;
  char *remark;
  GPtrArray *nodes; /* UUIDs, what it is now first */
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
  PROP_REMARK,
  PROP_HAS_REMARK,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KhImportParagraph, kh_import_paragraph, G_TYPE_OBJECT)

static char *
dup_shown (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_SHOWN_CHARS)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MAX_SHOWN_CHARS);
  return g_strconcat (start, "…", NULL);
}

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
      g_value_take_string (value, dup_shown (self->text));
      break;
    case PROP_UNPLACED:
      g_value_set_boolean (value, self->unplaced);
      break;
    case PROP_FIXED:
      g_value_set_boolean (value, self->fixed);
      break;
    case PROP_REMARK:
      g_value_set_string (value, self->remark);
      break;
    case PROP_HAS_REMARK:
      g_value_set_boolean (value, self->remark != NULL);
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
  g_free (self->words);
  g_free (self->remark);
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->unplaced_words);

  G_OBJECT_CLASS (kh_import_paragraph_parent_class)->finalize (object);
}

static GParamSpec *
make_string (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
make_boolean (const char *name)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
kh_import_paragraph_class_init (KhImportParagraphClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kh_import_paragraph_get_property;
  object_class->finalize = kh_import_paragraph_finalize;
  props[PROP_NUMBER] = make_string ("number");
  props[PROP_TEXT] = make_string ("text");
  props[PROP_UNPLACED] = make_boolean ("unplaced");
  props[PROP_FIXED] = make_boolean ("fixed");
  props[PROP_REMARK] = make_string ("remark");
  props[PROP_HAS_REMARK] = make_boolean ("has-remark");
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kh_import_paragraph_init (KhImportParagraph *self)
{
  self->nodes = g_ptr_array_new_with_free_func (g_free);
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
  self->last_line = read->last_line;
  self->number = g_strdup_printf ("%u", read->line);
  self->text = read->mark != NULL ? g_strdup_printf ("%s %s", read->mark, read->text) : g_strdup (read->text);
  for (guint i = 0; i < read->nodes->len; i++)
    g_ptr_array_add (self->nodes, g_strdup (g_ptr_array_index (read->nodes, i)));
  for (guint i = 0; i < read->unplaced->len; i++)
    {
      g_ptr_array_add (self->unplaced_words, g_strdup (g_ptr_array_index (read->unplaced, i)));
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", (char *) g_ptr_array_index (read->unplaced, i));
    }
  self->words = g_string_free (words, FALSE);
  self->fixed = read->nodes->len == 0 && read->unplaced->len == 0;
  return self;
}

/* Whether @finding says that words of the paragraph have no place. */
static gboolean
is_of_words (KhImportParagraph *self, KhFinding *finding)
{
  return g_str_has_prefix (kh_finding_get_rule (finding), "import-unplaced")
         && kh_finding_get_line (finding) == (int) self->line
         && g_ptr_array_find_with_equal_func (self->unplaced_words, kh_finding_get_text (finding), g_str_equal, NULL);
}

GPtrArray *
kh_import_paragraph_list_findings (KhImportParagraph *self, KhPlan *plan)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *findings = kh_plan_get_findings (plan);

  for (guint i = 0; self->unplaced_words->len > 0 && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);

      if (is_of_words (self, finding))
        g_ptr_array_add (found, g_steal_pointer (&finding));
    }
  return found;
}

static void
set_remark (KhImportParagraph *self, GString *remark)
{
  char *sentences = g_string_free (remark, remark->len == 0);

  if (g_strcmp0 (sentences, self->remark) == 0)
    {
      g_free (sentences);
      return;
    }
  g_free (self->remark);
  self->remark = sentences;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REMARK]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HAS_REMARK]);
}

gboolean
kh_import_paragraph_update (KhImportParagraph *self, GPtrArray *findings)
{
  GString *remark = g_string_new (NULL);
  gboolean unplaced = FALSE;

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      KhFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *sentence = NULL;

      if (is_of_words (self, finding))
        {
          unplaced = TRUE;
          continue;
        }
      sentence = kh_plan_text_finding (finding);
      g_string_append_printf (remark, "%s%s", remark->len > 0 ? "\n" : "", sentence);
    }
  set_remark (self, remark);
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

guint
kh_import_paragraph_get_line (KhImportParagraph *self)
{
  return self->line;
}

guint
kh_import_paragraph_get_last_line (KhImportParagraph *self)
{
  return self->last_line;
}

const char *
kh_import_paragraph_get_text (KhImportParagraph *self)
{
  return self->text;
}

const char *
kh_import_paragraph_get_words (KhImportParagraph *self)
{
  return self->words;
}

const char *
kh_import_paragraph_get_node (KhImportParagraph *self, KhPlan *plan)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const char *uuid = g_ptr_array_index (self->nodes, i);

      if (g_str_equal (uuid, kh_node_get_uuid (KH_NODE (plan))) || kh_plan_find_node (plan, uuid) != NULL)
        return uuid;
    }
  return NULL;
}

void
kh_import_paragraph_add_node (KhImportParagraph *self, const char *uuid)
{
  g_return_if_fail (uuid != NULL);

  g_ptr_array_insert (self->nodes, 0, g_strdup (uuid));
}

gboolean
kh_import_paragraph_get_unplaced (KhImportParagraph *self)
{
  return self->unplaced;
}
