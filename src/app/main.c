/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach: the window. */
#include "application.h"
#include "locale-dir.h"

int
main (int argc, char *argv[])
{
  g_autoptr (KhApplication) application = NULL;

  kh_locale_init (KH_LOCALEDIR);
  application = kh_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
