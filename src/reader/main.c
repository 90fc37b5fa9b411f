/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-reader: reads one file for the window or the command line. Not for people. */
#include "locale-dir.h"
#include "reader-child.h"

#include <stdlib.h>

int
main (int argc, char **argv)
{
  if (argc != 4)
    return 2;
  /* Standard output is for the reply. */
  g_log_writer_default_set_use_stderr (TRUE);
  kh_locale_init (KH_LOCALEDIR);
  return kh_reader_child_main (argv[3], atoi (argv[1]), (KhReaderFlags) atoi (argv[2]));
}
