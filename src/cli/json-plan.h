/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan as the JSON of "show --json", whose keys scripts rely on. */
#pragma once

#include "json-output.h"
#include "kh-core.h"

G_BEGIN_DECLS

/**
 * kh_json_add_plan:
 *
 * Adds @plan as one object. Sections that the named keys cannot hold whole are
 * in "sections" too: free ones, tables, points under a purpose, a paragraph
 * before a group's tasks. So nothing of the plan's text is left out.
 */
void kh_json_add_plan (JsonBuilder *builder, KhPlan *plan);

G_END_DECLS
