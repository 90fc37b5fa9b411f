/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tasks of a plan by unit, and the duties that they amount to in words. */
#include "assigned.h"

#include <string.h>

#define N_ROLES 2 /* lead and support */

/* The words that print; a paragraph is known by how it opens. */
static const struct
{
  const char *opening;
  const char *one;
  const char *several;
} forms[N_ROLES] = {
  [KH_UNIT_ROLE_LEAD] = { "Chủ trì thực hiện ", "nhiệm vụ: ", "các nhiệm vụ: " },
  [KH_UNIT_ROLE_SUPPORT] = { "Phối hợp thực hiện ", "nhiệm vụ: ", "các nhiệm vụ: " },
};

struct _KhAssigned
{
  gatomicrefcount ref_count;
  KhPlan *plan;
  GPtrArray *tasks;            /* in reading order */
  GHashTable *counts[N_ROLES]; /* KhUnit to its number of tasks */
};

static void
count (KhAssigned *self, KhUnitRole role, KhUnit *unit)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts[role], unit));

  g_hash_table_insert (self->counts[role], unit, GUINT_TO_POINTER (n + 1));
}

static gboolean
add_task_cb (KhNode *node, gpointer user_data)
{
  KhAssigned *self = user_data;
  GListModel *support;

  if (!KH_IS_TASK (node))
    return TRUE;

  g_ptr_array_add (self->tasks, g_object_ref (node));
  if (kh_task_get_lead (KH_TASK (node)) != NULL)
    count (self, KH_UNIT_ROLE_LEAD, kh_task_get_lead (KH_TASK (node)));
  support = kh_task_get_support (KH_TASK (node));
  for (guint i = 0; i < g_list_model_get_n_items (support); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (support, i);

      count (self, KH_UNIT_ROLE_SUPPORT, unit);
    }

  return TRUE;
}

KhAssigned *
kh_assigned_new (KhPlan *plan)
{
  KhAssigned *self;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  self = g_new0 (KhAssigned, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->plan = g_object_ref (plan);
  self->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < N_ROLES; i++)
    self->counts[i] = g_hash_table_new (NULL, NULL);
  kh_plan_visit (plan, add_task_cb, self);

  return self;
}

KhAssigned *
kh_assigned_ref (KhAssigned *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
kh_assigned_unref (KhAssigned *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->tasks);
  for (guint i = 0; i < N_ROLES; i++)
    g_hash_table_unref (self->counts[i]);
  g_object_unref (self->plan);
  g_free (self);
}

guint
kh_assigned_count (KhAssigned *self, KhUnit *unit, KhUnitRole role)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail ((guint) role < N_ROLES, 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts[role], unit));
}

/* Words. */

/* The task's words without bold, which is for the place where it stands, and
 * without its closing mark. */
static char *
dup_task_words (KhTask *task)
{
  g_autoptr (GPtrArray) runs = kh_markup_parse (kh_item_get_text (KH_ITEM (task)), NULL);
  g_autoptr (GPtrArray) tidy = NULL;

  if (runs == NULL)
    return kh_markup_escape (kh_item_get_text (KH_ITEM (task)));
  for (guint i = 0; i < runs->len; i++)
    {
      KhRun *run = runs->pdata[i];

      run->bold = run->italic = FALSE;
    }
  tidy = kh_markup_tidy (runs);
  if (tidy->len > 0)
    {
      KhRun *last = tidy->pdata[tidy->len - 1];
      gsize length = strlen (last->text);

      while (last->kind == KH_RUN_TEXT && length > 0 && strchr (";.,: ", last->text[length - 1]) != NULL)
        last->text[--length] = '\0';
    }

  return kh_markup_from_runs (tidy);
}

/* Units of @task in @role that @block binds. */
static GPtrArray *
list_bound (KhTask *task, KhResponsibility *block, KhUnitRole role)
{
  GPtrArray *units = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *support = kh_task_get_support (task);
  KhUnit *lead = kh_task_get_lead (task);

  if (role == KH_UNIT_ROLE_LEAD)
    {
      if (lead != NULL && kh_responsibility_binds (block, lead))
        g_ptr_array_add (units, g_object_ref (lead));
      return units;
    }
  for (guint i = 0; i < g_list_model_get_n_items (support); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (support, i);

      if (kh_responsibility_binds (block, unit))
        g_ptr_array_add (units, g_steal_pointer (&unit));
    }

  return units;
}

static void
add_note (GString *notes, const char *words)
{
  g_autofree char *escaped = words != NULL ? kh_markup_escape (words) : NULL;

  if (escaped != NULL && *escaped != '\0')
    g_string_append_printf (notes, "%s%s", notes->len > 0 ? "; " : "", escaped);
}

static void
append_task (GString *list, KhTask *task, GPtrArray *units, KhUnitRole role, gboolean names_units)
{
  g_autofree char *words = dup_task_words (task);
  g_autoptr (GString) notes = g_string_new (NULL);
  KhUnit *lead = kh_task_get_lead (task);

  if (*words == '\0')
    return;
  for (guint i = 0; names_units && i < units->len; i++)
    add_note (notes, kh_unit_get_name (units->pdata[i]));
  if (role == KH_UNIT_ROLE_SUPPORT && lead != NULL)
    {
      g_autofree char *leading = g_strconcat (kh_unit_get_name (lead), " chủ trì", NULL);

      add_note (notes, leading);
    }
  if (role == KH_UNIT_ROLE_LEAD)
    add_note (notes, kh_deadline_get_text (kh_task_get_deadline (task)));
  g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", words);
  if (notes->len > 0)
    g_string_append_printf (list, " (%s)", notes->str);
}

static gboolean
binds_several (KhResponsibility *block)
{
  return kh_responsibility_get_unit_kinds (block) != KH_UNIT_KINDS_NONE
         || g_list_model_get_n_items (kh_responsibility_get_units (block)) > 1;
}

/* Whether any unit of @block has a task: most blocks of a plan need no look at all tasks. */
static gboolean
has_any (KhAssigned *self, KhResponsibility *block, KhUnitRole role)
{
  GHashTableIter iter;
  gpointer unit;

  g_hash_table_iter_init (&iter, self->counts[role]);
  while (g_hash_table_iter_next (&iter, &unit, NULL))
    if (kh_responsibility_binds (block, unit))
      return TRUE;

  return FALSE;
}

char *
kh_assigned_dup_words (KhAssigned *self, KhResponsibility *block, KhUnitRole role)
{
  g_autoptr (GString) list = NULL;
  guint n = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (KH_IS_RESPONSIBILITY (block), NULL);
  g_return_val_if_fail ((guint) role < N_ROLES, NULL);

  if (!has_any (self, block, role))
    return NULL;

  list = g_string_new (NULL);
  for (guint i = 0; i < self->tasks->len; i++)
    {
      g_autoptr (GPtrArray) units = list_bound (self->tasks->pdata[i], block, role);
      gsize before = list->len;

      if (units->len == 0)
        continue;
      append_task (list, self->tasks->pdata[i], units, role, binds_several (block));
      n += list->len > before;
    }
  if (n == 0)
    return NULL;

  return g_strconcat (forms[role].opening, n == 1 ? forms[role].one : forms[role].several, list->str, ".", NULL);
}

/* "Chủ trì thực hiện các nội dung về …" is somebody's own sentence. */
static gboolean
opens_as (const char *text, KhUnitRole role)
{
  const char *rest;

  if (!g_str_has_prefix (text, forms[role].opening))
    return FALSE;
  rest = text + strlen (forms[role].opening);

  return g_str_has_prefix (rest, forms[role].one) || g_str_has_prefix (rest, forms[role].several);
}

KhDuty *
kh_assigned_find_duty (KhResponsibility *block, KhUnitRole role)
{
  GListModel *items;

  g_return_val_if_fail (KH_IS_RESPONSIBILITY (block), NULL);
  g_return_val_if_fail ((guint) role < N_ROLES, NULL);

  items = kh_item_get_items (KH_ITEM (block));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (items, i);

      if (KH_IS_DUTY (item) && opens_as (kh_item_get_text (item), role))
        return KH_DUTY (item); /* the block holds it */
    }

  return NULL;
}

/* Writing. */

void
kh_assigned_take_over (KhAssigned *self, KhEdit *edit, KhResponsibility *block, KhUnitRole role)
{
  g_autofree char *words = kh_assigned_dup_words (self, block, role);
  KhDuty *duty = kh_assigned_find_duty (block, role);
  KhDuty *lead = kh_assigned_find_duty (block, KH_UNIT_ROLE_LEAD);

  if (words == NULL)
    {
      if (duty != NULL)
        kh_edit_remove (edit, duty);
    }
  else if (duty != NULL)
    {
      kh_edit_set (edit, duty, "text", words, NULL);
    }
  else
    {
      g_autoptr (KhItem) added = kh_item_new (KH_ITEM_DUTY, words);

      /* What a unit leads comes first, then what it supports, then what else it does. */
      kh_edit_insert (edit, block,
                      role == KH_UNIT_ROLE_SUPPORT && lead != NULL ? kh_node_get_position (KH_NODE (lead)) + 1 : 0, added);
    }
}

static guint
complete_block (KhAssigned *self, KhEdit *edit, KhResponsibility *block)
{
  guint n = 0;

  for (int role = 0; role < N_ROLES; role++)
    {
      g_autofree char *words = NULL;

      if (kh_assigned_find_duty (block, role) != NULL)
        continue;
      words = kh_assigned_dup_words (self, block, role);
      if (words == NULL)
        continue;
      kh_assigned_take_over (self, edit, block, role);
      n++;
    }

  return n;
}

static GPtrArray *
list_blocks (KhPlan *plan)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (g_object_unref);
  KhSection *section = kh_plan_find_section (plan, KH_SECTION_RESPONSIBILITIES);
  GListModel *items = section != NULL ? kh_section_get_items (section) : NULL;

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (items, i);

      if (KH_IS_RESPONSIBILITY (item))
        g_ptr_array_add (blocks, g_steal_pointer (&item));
    }

  return blocks;
}

static gboolean
is_bound (GPtrArray *blocks, KhUnit *unit)
{
  for (guint i = 0; i < blocks->len; i++)
    if (kh_responsibility_binds (blocks->pdata[i], unit))
      return TRUE;

  return FALSE;
}

static gboolean
has_tasks (KhAssigned *self, KhUnit *unit)
{
  return kh_assigned_count (self, unit, KH_UNIT_ROLE_LEAD) > 0 || kh_assigned_count (self, unit, KH_UNIT_ROLE_SUPPORT) > 0;
}

static KhResponsibility *
add_block (KhEdit *edit, KhSection *section, GPtrArray *blocks, const char *heading)
{
  g_autofree char *markup = kh_markup_escape (heading);
  KhItem *block = kh_item_new (KH_ITEM_RESPONSIBILITY, markup);

  kh_edit_insert (edit, section, G_MAXUINT, block);
  g_ptr_array_add (blocks, block);

  return KH_RESPONSIBILITY (block);
}

static void
add_single_block (KhEdit *edit, KhSection *section, GPtrArray *blocks, KhUnit *unit)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  g_ptr_array_add (units, unit);
  kh_edit_set_units (edit, add_block (edit, section, blocks, kh_unit_get_name (unit)), KH_UNIT_ROLE_RESPONSIBLE, units);
}

static void
add_kind_block (KhEdit *edit, KhSection *section, GPtrArray *blocks, KhUnitKind kind)
{
  static const struct
  {
    KhUnitKinds kinds;
    const char *heading;
  } addressed[] = {
    [KH_UNIT_DIVISION] = { KH_UNIT_KINDS_DIVISION, "Trưởng các phòng chuyên môn, nghiệp vụ" },
    [KH_UNIT_ATTACHED] = { KH_UNIT_KINDS_ATTACHED, "Thủ trưởng các đơn vị trực thuộc" },
    [KH_UNIT_OFFICE] = { KH_UNIT_KINDS_OFFICE, "Văn phòng" },
  };

  kh_edit_set (edit, add_block (edit, section, blocks, addressed[kind].heading), "unit-kinds", addressed[kind].kinds, NULL);
}

guint
kh_assigned_write (KhAssigned *self, KhEdit *edit, KhSection *section, KhAssignScope scope)
{
  g_autoptr (GPtrArray) blocks = NULL;
  KhAgency *agency;
  GListModel *units;
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (KH_IS_EDIT (edit), 0);
  g_return_val_if_fail (KH_IS_SECTION (section), 0);

  blocks = list_blocks (self->plan);
  agency = kh_plan_get_agency (self->plan);
  units = agency != NULL ? kh_agency_get_units (agency) : NULL;
  for (guint i = 0; units != NULL && i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);

      if (!has_tasks (self, unit) || is_bound (blocks, unit))
        continue;
      /* Other bodies are no kind that one could address. */
      if (scope == KH_ASSIGN_BY_KIND && kh_unit_get_kind (unit) != KH_UNIT_OTHER)
        add_kind_block (edit, section, blocks, kh_unit_get_kind (unit));
      else
        add_single_block (edit, section, blocks, unit);
    }
  for (guint i = 0; i < blocks->len; i++)
    n += complete_block (self, edit, blocks->pdata[i]);

  return n;
}
