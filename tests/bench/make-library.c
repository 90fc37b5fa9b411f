/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a library of many small plans, for benches: make-library FILE NUMBER */
#include "store.h"

#include <stdlib.h>

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = NULL;

  if (argc != 3)
    g_error ("usage: make-library FILE NUMBER");
  store = kh_store_open (argv[1], KH_STORE_OPEN_DEFAULT, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  for (int i = 0; i < atoi (argv[2]); i++)
    {
      g_autofree char *title = g_strdup_printf ("Cải cách hành chính, kế hoạch thứ %d", i + 1);
      g_autoptr (KhPlan) plan
          = g_object_new (KH_TYPE_PLAN, "year", 2000 + i % 40, "title", title, "symbol", "KH-SM", NULL);

      if (kh_store_add_plan (store, plan, &error) == 0)
        g_error ("%s", error->message);
    }
  return 0;
}
