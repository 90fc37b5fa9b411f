/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the translations are: installed, or in the build folder beside a
 * program that was never installed. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * kh_locale_dir_find:
 * @installed: the folder that translations are installed to
 *
 * A program that runs from the build folder (`<build>/src/cli/…`) takes the
 * translations built with it; any other takes the installed ones.
 *
 * Returns: (transfer full): a folder for bindtextdomain()
 */
char *kh_locale_dir_find (const char *installed);

/**
 * kh_locale_init:
 * @installed: as for kh_locale_dir_find()
 *
 * Takes over the user's language and binds the program's own messages to it.
 * What the messages say is UTF-8 whatever the user's locale is. Call it once,
 * at the start of main().
 */
void  kh_locale_init     (const char *installed);

G_END_DECLS
