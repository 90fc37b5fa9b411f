/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the programs that only ours start are: installed, or in the build folder. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * kh_program_find:
 * @built: where the program is in a build folder, below its `src`
 *
 * A program that runs from the build folder (`<build>/src/cli/…`) takes the one
 * built with it; any other takes the installed one of the same name.
 *
 * Returns: (transfer full): the program's path; whether it is there shows when
 *   it is started
 */
char *kh_program_find (const char *built);

G_END_DECLS
