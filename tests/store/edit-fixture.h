/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan that is edited step by step. */
#pragma once

#include "fixture.h"

typedef struct
{
  Fixture  fixture;
  KhStore *store;
  KhPlan  *plan;
} EditFixture;

/** edit_fixture_set_up: @sample: (nullable): not %NULL for the plan with something of everything, else the small one */
void     edit_fixture_set_up       (EditFixture *self, gconstpointer sample);
/** edit_fixture_tear_down: the library must be sound */
void     edit_fixture_tear_down    (EditFixture *self, gconstpointer sample);
/** edit_fixture_restart: loads the plan anew from the disk */
void     edit_fixture_restart      (EditFixture *self);

/** edit_fixture_begin: Returns: (transfer full): an edit "Edit" of the plan */
KhEdit  *edit_fixture_begin        (EditFixture *self);
/** edit_fixture_commit: @edit: (transfer none): must be possible */
void     edit_fixture_commit       (KhEdit *edit);
/** edit_fixture_assert_fails: committing @edit must fail */
void     edit_fixture_assert_fails (KhEdit *edit, KhStoreError code);
/** edit_fixture_assert_holds: @before: dump_node() of the plan before the edit that was just committed */
void     edit_fixture_assert_holds (EditFixture *self, const char *before);

/** edit_fixture_group: Returns: (transfer none): the plan's first section */
gpointer edit_fixture_group        (EditFixture *self);
