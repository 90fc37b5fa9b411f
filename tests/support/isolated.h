/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For programs that give G_TEST_OPTION_ISOLATE_DIRS: GLib forgets the folders
 * there were, and only a whole stack, which costs time, tells that leak from ours. */
#pragma once

#ifdef __SANITIZE_ADDRESS__
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "fast_unwind_on_malloc=0";
}
#endif
