/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-search-provider: finds plans for the desktop's search. Not for people: the bus starts it. */
#include "background.h"
#include "locale-dir.h"
#include "search-provider.h"
#include "store.h"

int
main (int argc, char **argv)
{
  g_autofree char *library = kh_store_default_path ();
  g_autoptr (KhSearchProvider) provider = NULL;
  int status;

  kh_locale_init (KH_LOCALEDIR);
  provider = kh_search_provider_new (library);

  status = g_application_run (G_APPLICATION (provider), argc, argv);
  kh_background_wait ();
  return status;
}
