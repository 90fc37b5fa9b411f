/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 500 random documents: nothing lost, doubled, outside or overlapping, every keep rule held. */
#include "inspect.h"
#include "maker.h"

#define N_DOCUMENTS 500

static void
test_random (gconstpointer data)
{
  guint32 first = (guint32) GPOINTER_TO_UINT (data);
  static const char *const choices[] = { NULL, "body-size=13;line-spacing=1", "header-size=13;line-spacing=1.5;indent=10",
                                         "margin-left=35;margin-right=20;margin-top=25;margin-bottom=25" };

  guint n_lines = 0;

  for (guint32 seed = first; seed < first + N_DOCUMENTS / 10; seed++)
    {
      g_autoptr (KhDocument) document = kh_maker_new_random (seed);
      g_autoptr (KhProfile) profile = kh_inspect_load_profile (choices[seed % G_N_ELEMENTS (choices)]);
      g_autoptr (GError) error = NULL;
      g_autoptr (KhFrames) frames = kh_layout_run (document, profile, NULL, &error);

      g_assert_no_error (error);
      g_test_message ("seed %u, %u pages", seed, kh_frames_get_n_pages (frames));
      kh_inspect_all (document, frames, profile);
      n_lines += kh_inspect_bindings (frames);
    }
  g_assert_cmpuint (n_lines, >, 4000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/random/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i * (N_DOCUMENTS / 10)), test_random);
    }
  return g_test_run ();
}
