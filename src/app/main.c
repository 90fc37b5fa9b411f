/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach: the window. */
#include "application.h"
#include "background.h"
#include "locale-dir.h"

int
main (int argc, char *argv[])
{
  g_autoptr (KhApplication) application = NULL;
  int status;

  kh_locale_init (KH_LOCALEDIR);
  application = kh_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  kh_background_wait ();
  return status;
}
