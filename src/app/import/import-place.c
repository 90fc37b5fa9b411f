/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportPlace: a place of the plan that a paragraph of an imported text may go to. */
#include "import-place.h"

#include <glib/gi18n.h>

#include "compose.h"
#include "kinds.h"
#include "text.h"

/* So much of a text tells which it is. */
#define LABEL_CHARS 90

struct _KhImportPlace
{
  GObject parent_instance;

  KhImportAs as;
  char *node;
  char *property;
  char *label;
  char *detail;
  char *key; /* folded, for the search */
};

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_DETAIL,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KhImportPlace, kh_import_place, G_TYPE_OBJECT)

static const struct
{
  const char *name;
  KhItemKind kind; /* of an item, else -1 */
} kinds[KH_IMPORT_N_AS] = {
  [KH_IMPORT_AS_FITTING] = { N_("What fits the place"), (KhItemKind) -1 },
  [KH_IMPORT_AS_HEADING] = { N_("Heading of a section"), (KhItemKind) -1 },
  [KH_IMPORT_AS_PARAGRAPH] = { NULL, KH_ITEM_PARAGRAPH },
  [KH_IMPORT_AS_CLAUSE] = { NULL, KH_ITEM_CLAUSE },
  [KH_IMPORT_AS_POINT] = { NULL, KH_ITEM_POINT },
  [KH_IMPORT_AS_DASH] = { NULL, KH_ITEM_DASH },
  [KH_IMPORT_AS_PLUS] = { NULL, KH_ITEM_PLUS },
  [KH_IMPORT_AS_TARGET] = { NULL, KH_ITEM_TARGET },
  [KH_IMPORT_AS_TASK] = { NULL, KH_ITEM_TASK },
  [KH_IMPORT_AS_RESPONSIBILITY] = { NULL, KH_ITEM_RESPONSIBILITY },
  [KH_IMPORT_AS_DUTY] = { NULL, KH_ITEM_DUTY },
  [KH_IMPORT_AS_WORDS] = { N_("More words of a text"), (KhItemKind) -1 },
  [KH_IMPORT_AS_FIELD] = { N_("Number, date, signature …"), (KhItemKind) -1 },
  [KH_IMPORT_AS_RECIPIENT] = { N_("Recipient"), (KhItemKind) -1 },
};

const char *
kh_import_as_name (KhImportAs as)
{
  g_return_val_if_fail ((guint) as < KH_IMPORT_N_AS, "");

  return kinds[as].name != NULL ? kinds[as].name : kh_item_kind_name (kinds[as].kind);
}

gboolean
kh_import_as_get_kind (KhImportAs as, KhItemKind *kind)
{
  g_return_val_if_fail ((guint) as < KH_IMPORT_N_AS, FALSE);

  *kind = kinds[as].kind;
  return kinds[as].name == NULL;
}

KhImportAs
kh_import_as_from_kind (KhItemKind kind)
{
  for (int as = 0; as < KH_IMPORT_N_AS; as++)
    if (kinds[as].name == NULL && kinds[as].kind == kind)
      return as;
  return KH_IMPORT_AS_FITTING;
}

static void
kh_import_place_get_gobject_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KhImportPlace *self = KH_IMPORT_PLACE (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kh_import_place_finalize (GObject *object)
{
  KhImportPlace *self = KH_IMPORT_PLACE (object);

  g_free (self->node);
  g_free (self->property);
  g_free (self->label);
  g_free (self->detail);
  g_free (self->key);

  G_OBJECT_CLASS (kh_import_place_parent_class)->finalize (object);
}

static void
kh_import_place_class_init (KhImportPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kh_import_place_get_gobject_property;
  object_class->finalize = kh_import_place_finalize;
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kh_import_place_init (KhImportPlace *self)
{
}

KhImportPlace *
kh_import_place_new (KhImportAs as, KhNode *node, const char *property, const char *label, const char *detail)
{
  KhImportPlace *self = g_object_new (KH_TYPE_IMPORT_PLACE, NULL);
  g_autofree char *words = NULL;

  g_return_val_if_fail (KH_IS_NODE (node), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  self->as = as;
  self->node = g_strdup (kh_node_get_uuid (node));
  self->property = g_strdup (property);
  self->label = g_strdup (label);
  self->detail = g_strdup (detail);
  words = g_strconcat (label, " ", detail, NULL);
  self->key = kh_text_fold (words);
  return self;
}

KhImportAs
kh_import_place_get_as (KhImportPlace *self)
{
  return self->as;
}

const char *
kh_import_place_get_node (KhImportPlace *self)
{
  return self->node;
}

const char *
kh_import_place_get_property (KhImportPlace *self)
{
  return self->property;
}

const char *
kh_import_place_get_label (KhImportPlace *self)
{
  return self->label;
}

gboolean
kh_import_place_matches (KhImportPlace *self, char **words)
{
  for (; *words != NULL; words++)
    if (strstr (self->key, *words) == NULL)
      return FALSE;
  return TRUE;
}

/* The places of a plan. */

typedef struct
{
  GListStore *places;
  KhImportAs as;
} Collector;

static void
add (Collector *self, KhImportAs as, KhNode *node, const char *property, const char *label, const char *detail)
{
  g_autoptr (KhImportPlace) place = kh_import_place_new (as, node, property, label, detail);

  g_list_store_append (self->places, place);
}

static char *
dup_section_label (KhSection *section)
{
  g_autofree char *number = kh_compose_number (KH_NODE (section));
  const char *heading = kh_section_get_heading (section);
  g_autofree char *plain = heading != NULL ? kh_markup_to_plain (heading) : g_strdup ("");

  if (*plain == '\0')
    return g_strdup (_(kh_section_kind_name (kh_section_get_kind (section))));
  return g_strconcat (number, *number != '\0' ? " " : "", plain, NULL);
}

static char *
dup_item_label (KhItem *item)
{
  g_autofree char *plain = kh_item_dup_plain (item);

  if (g_utf8_strlen (plain, -1) > LABEL_CHARS)
    {
      g_autofree char *start = g_utf8_substring (plain, 0, LABEL_CHARS);

      return g_strconcat (start, "…", NULL);
    }
  return g_steal_pointer (&plain);
}

static gboolean
takes (const Collector *self, KhNode *node)
{
  KhItemKind kind = KH_ITEM_PARAGRAPH;

  if (self->as == KH_IMPORT_AS_WORDS)
    return KH_IS_ITEM (node) && kh_item_get_kind (KH_ITEM (node)) < KH_ITEM_TABLE;
  if (self->as == KH_IMPORT_AS_FITTING)
    return KH_IS_SECTION (node);
  if (self->as == KH_IMPORT_AS_HEADING)
    return KH_IS_SECTION (node) && kh_section_get_kind (KH_SECTION (node)) != KH_SECTION_LEGAL_BASES
           && kh_section_get_kind (KH_SECTION (node)) != KH_SECTION_OPENING
           && kh_section_get_kind (KH_SECTION (node)) != KH_SECTION_CLOSING;
  return kh_import_as_get_kind (self->as, &kind) && kh_item_kind_allowed (node, kind);
}

static void
add_items (Collector *self, GListModel *items, const char *detail)
{
  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (items, i);

      if (takes (self, KH_NODE (item)))
        {
          g_autofree char *label = dup_item_label (item);

          add (self, self->as, KH_NODE (item), NULL, label, detail);
        }
      if (kh_item_get_kind (item) < KH_ITEM_TABLE)
        add_items (self, kh_item_get_items (item), detail);
    }
}

static void
add_sections (Collector *self, GListModel *sections, const char *above)
{
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i);
      g_autofree char *label = dup_section_label (section);

      if (takes (self, KH_NODE (section)))
        add (self, self->as, KH_NODE (section), NULL, label, above);
      if (self->as != KH_IMPORT_AS_FITTING && self->as != KH_IMPORT_AS_HEADING)
        add_items (self, kh_section_get_items (section), label);
      add_sections (self, kh_section_get_sections (section), label);
    }
}

static void
add_fields (Collector *self, KhPlan *plan)
{
  static const struct
  {
    const char *property;
    const char *label;
  } fields[] = {
    { "title", N_("Title") },   { "number", N_("Number") }, { "symbol", N_("Symbol") },
    { "place", N_("Place") },   { "date", N_("Date") },     { "superior", N_("Superior body") },
    { "issuer", N_("Issuing body") },
  }, of_signature[] = {
    { "authority", N_("On whose behalf the signer signs") },
    { "position", N_("Signer's position") },
    { "name", N_("Signer's name") },
  };
  GListModel *signatures = kh_plan_get_signatures (plan);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add (self, KH_IMPORT_AS_FIELD, KH_NODE (plan), fields[i].property, _(fields[i].label), NULL);
  for (guint j = 0; j < g_list_model_get_n_items (signatures); j++)
    {
      g_autoptr (KhSignature) signature = g_list_model_get_item (signatures, j);

      for (guint i = 0; i < G_N_ELEMENTS (of_signature); i++)
        add (self, KH_IMPORT_AS_FIELD, KH_NODE (signature), of_signature[i].property, _(of_signature[i].label),
             kh_signature_get_name (signature));
    }
  add (self, KH_IMPORT_AS_FIELD, KH_NODE (plan), KH_IMPORT_NEW_SIGNER, _("Name of another signer"), NULL);
}

GListStore *
kh_import_place_list (KhPlan *plan, KhImportAs as)
{
  Collector self = { g_list_store_new (KH_TYPE_IMPORT_PLACE), as };

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  if (as == KH_IMPORT_AS_HEADING)
    add (&self, as, KH_NODE (plan), NULL, _("The plan itself"), NULL);
  if (as != KH_IMPORT_AS_FIELD && as != KH_IMPORT_AS_RECIPIENT)
    add_sections (&self, kh_plan_get_sections (plan), NULL);
  if (as == KH_IMPORT_AS_FITTING || as == KH_IMPORT_AS_FIELD)
    add_fields (&self, plan);
  if (as == KH_IMPORT_AS_FITTING || as == KH_IMPORT_AS_RECIPIENT)
    add (&self, KH_IMPORT_AS_RECIPIENT, KH_NODE (plan), NULL, _("Recipients"), NULL);
  return self.places;
}
