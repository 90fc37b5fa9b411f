/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duties written into the real plan of 2021, which has written ones already. */
#include <string.h>

#include "assigned.h"
#include "fixture.h"
#include "follow.h"
#include "text-reader.h"

typedef struct
{
  Fixture base;
  KhStore *store;
  KhPlan *plan; /* (nullable) */
} Real;

static void
set_up (Real *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("KH_SHARED"), "plans", "ke-hoach-cchc-2021.txt", NULL);
  g_autofree char *words = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  fixture_set_up (&self->base, NULL);
  if (!g_file_get_contents (path, &words, &size, NULL))
    {
      g_test_skip ("the real plan is not beside the project");
      return;
    }
  bytes = g_bytes_new (words, size);
  self->plan = kh_text_reader_read (bytes, 0, 0, &error);
  g_assert_no_error (error);
  self->store = fixture_open (&self->base);
  kh_assign_follow (self->store);
  g_assert_cmpint (kh_store_add_plan (self->store, self->plan, &error), >, 0);
  g_assert_no_error (error);
}

static void
tear_down (Real *self, gconstpointer data)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  fixture_tear_down (&self->base, NULL);
}

static gboolean
add_duty_cb (KhNode *node, gpointer data)
{
  if (KH_IS_DUTY (node) || KH_IS_RESPONSIBILITY (node))
    g_ptr_array_add (data, g_strdup (kh_item_get_text (KH_ITEM (node))));

  return TRUE;
}

static GPtrArray *
list_duties (KhPlan *plan)
{
  GPtrArray *duties = g_ptr_array_new_with_free_func (g_free);

  kh_plan_visit (plan, add_duty_cb, duties);

  return duties;
}

/* Returns: how many of @duties say @words in the words of the assignments */
static guint
count_told (GPtrArray *duties, const char *words)
{
  guint n = 0;

  for (guint i = 0; i < duties->len; i++)
    n += g_str_has_prefix (duties->pdata[i], "Chủ trì thực hiện ") && strstr (duties->pdata[i], words) != NULL;

  return n;
}

/* The units take the tasks in turn. Every word that the office wrote stays. */
static void
test_real (Real *self, gconstpointer data)
{
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) written = NULL;
  g_autoptr (KhAssigned) assigned = NULL;
  g_autofree char *before = NULL;
  GListModel *units;
  guint n_units, n_kept;
  KhEdit *edit;

  if (self->plan == NULL)
    return;
  units = kh_agency_get_units (kh_plan_get_agency (self->plan));
  n_units = g_list_model_get_n_items (units);
  tasks = kh_plan_list_tasks (self->plan);
  g_assert_cmpuint (tasks->len, >, 20);
  g_assert_cmpuint (n_units, >=, 3);
  own = list_duties (self->plan);
  g_assert_cmpuint (own->len, >, 8);

  edit = fixture_begin_edit (self->store, self->plan);
  for (guint i = 0; i < tasks->len; i++)
    {
      g_autoptr (GPtrArray) lead = g_ptr_array_new_with_free_func (g_object_unref);

      g_ptr_array_add (lead, g_list_model_get_item (units, i % n_units));
      kh_edit_set_units (edit, tasks->pdata[i], KH_UNIT_ROLE_LEAD, lead);
    }
  fixture_commit_edit (edit);
  before = dump_node (self->plan);

  assigned = kh_assigned_new (self->plan);
  edit = fixture_begin_edit (self->store, self->plan);
  g_assert_cmpuint (kh_assigned_write (assigned, edit, kh_plan_find_section (self->plan, KH_SECTION_RESPONSIBILITIES), KH_ASSIGN_SINGLY),
                    >=, n_units);
  fixture_commit_edit (edit);
  written = list_duties (self->plan);
  for (guint i = 0; i < tasks->len; i++)
    {
      g_autofree char *words = kh_item_dup_plain (tasks->pdata[i]);

      /* The closing mark is not a word of it. */
      while (*words != '\0' && strchr (";.,: ", words[strlen (words) - 1]) != NULL)
        words[strlen (words) - 1] = '\0';
      g_assert_cmpuint (count_told (written, words), >=, 1);
    }

  /* In their order, with what is new among them. */
  n_kept = 0;
  for (guint i = 0; i < written->len && n_kept < own->len; i++)
    n_kept += g_str_equal (written->pdata[i], own->pdata[n_kept]);
  g_assert_cmpuint (n_kept, ==, own->len);
  assert_undo (self->store, self->plan);
  assert_dump (self->plan, before);
  assert_integrity (&self->base);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/assigned/real-plan", Real, NULL, set_up, test_real, tear_down);

  return g_test_run ();
}
