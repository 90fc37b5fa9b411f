/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choices of a plan and of its agency. */
#include "compose.h"

static void
test_merge (void)
{
  static const struct
  {
    const char *first, *second, *merged;
  } cases[] = {
    { NULL, NULL, "" },
    { "body-size=13", NULL, "body-size=13" },
    { NULL, "body-size=13; indent=10", "body-size=13; indent=10" },
    { "body-size=14", "body-size=13;indent=10", "body-size=14;indent=10" },
    { "indent=12.7", "nonsense;;indent=10", "indent=12.7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *merged = kh_compose_merge_choices (cases[i].first, cases[i].second);

      g_assert_cmpstr (merged, ==, cases[i].merged);
    }
}

static void
test_set (void)
{
  static const struct
  {
    const char *choices, *name, *value, *wanted;
  } cases[] = {
    { NULL, "body-size", "13", "body-size=13" },
    { "", "body-size", NULL, "" },
    { "indent=12.7;body-size=14", "indent", "10", "indent=10;body-size=14" },
    { " indent = 12.7 ; body-size=14;indent=11", "indent", "10", "indent=10;body-size=14" },
    { "indent=12.7;body-size=14", "indent", NULL, "body-size=14" },
    { "indent=12.7", "task-columns", "stt,task", "indent=12.7;task-columns=stt,task" },
    { "task=1", "task-columns", NULL, "task=1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *set = kh_compose_set_choice (cases[i].choices, cases[i].name, cases[i].value);

      g_assert_cmpstr (set, ==, cases[i].wanted);
    }
}

static void
test_complete (void)
{
  g_autofree char *all = kh_compose_complete_choices ("body-size=13;target-table=yes");

  g_assert_cmpstr (all, ==, "body-size=13;target-table=yes;task-details=inline;"
                            "task-columns=stt,task,product,lead,support,deadline,budget,note");
}

/* What the agency chose holds for its plans, until a plan chooses for itself. */
static void
test_agency (void)
{
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  g_autoptr (KhDocument) inherited = NULL, own = NULL;
  g_autofree char *size = NULL, *own_size = NULL, *indent = NULL;

  g_object_set (agency, "choices", "body-size=13;indent=10", NULL);
  kh_plan_set_agency (plan, agency);
  inherited = kh_compose_plan (plan);
  g_object_set (plan, "choices", "body-size=14", NULL);
  own = kh_compose_plan (plan);

  size = kh_compose_get_choice (kh_document_get_choices (inherited), "body-size");
  own_size = kh_compose_get_choice (kh_document_get_choices (own), "body-size");
  indent = kh_compose_get_choice (kh_document_get_choices (own), "indent");
  g_assert_cmpstr (size, ==, "13");
  g_assert_cmpstr (own_size, ==, "14");
  g_assert_cmpstr (indent, ==, "10");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/choices/merge", test_merge);
  g_test_add_func ("/choices/set", test_set);
  g_test_add_func ("/choices/complete", test_complete);
  g_test_add_func ("/choices/agency", test_agency);

  return g_test_run ();
}
