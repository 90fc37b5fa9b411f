/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fit-to-page help: noticed when it is due, advice that works and stays in the ranges. */
#include "inspect.h"
#include "maker.h"

/* A plan whose body has @n lines of one line each. */
static KhDocument *
new_document (guint n)
{
  KhDocument *document = kh_document_new ();

  kh_maker_add_letterhead (document, NULL, NULL, NULL);
  for (guint i = 0; i < n; i++)
    kh_maker_add (document, KH_ROLE_DASH, "-", "Một dòng của Kế hoạch.");
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Sở Mẫu thực hiện nghiêm túc./.");
  kh_maker_add_signature (document, "GIÁM ĐỐC", 5);
  return document;
}

static void
test_advice (void)
{
  guint n_advised = 0;

  for (guint n = 10; n < 60; n++)
    {
      g_autoptr (KhDocument) document = new_document (n);
      g_autoptr (KhProfile) profile = kh_inspect_load_profile ("line-spacing=1.2;margin-top=22");
      g_autoptr (GError) error = NULL;
      g_autoptr (KhFrames) frames = kh_layout_run (document, profile, NULL, &error), fitted = NULL;
      g_autoptr (KhFitAdvice) advice = kh_layout_suggest_fit (document, profile, frames, NULL, &error);
      g_autofree char *choices = NULL;
      guint lines = kh_layout_count_signature_lines (frames);

      g_assert_no_error (error);
      if (advice == NULL)
        {
          if (lines == 2)
            {
              /* Only where all ranges together give no help. */
              g_autoptr (KhFrames) least = kh_inspect_layout (document, "line-spacing=1;body-size=13");

              g_assert_cmpuint (kh_frames_get_n_pages (least), ==, kh_frames_get_n_pages (frames));
            }
          continue;
        }
      n_advised++;
      g_assert_cmpuint (lines, ==, 2);
      g_assert_cmpuint (advice->lines, ==, lines);
      /* What is advised can be chosen, and saves a page. */
      choices = g_strconcat ("line-spacing=1.2;margin-top=22;", advice->choices, NULL);
      g_test_message ("%u lines: %s", n, advice->choices);
      fitted = kh_inspect_layout (document, choices);
      g_assert_cmpuint (kh_frames_get_n_pages (fitted), ==, kh_frames_get_n_pages (frames) - 1);
      g_assert_cmpuint (kh_frames_get_n_pages (fitted), ==, advice->pages);
    }
  g_assert_cmpuint (n_advised, >, 0);
}

static void
test_no_advice (void)
{
  g_autoptr (KhDocument) document = new_document (3);
  g_autoptr (KhProfile) profile = kh_inspect_load_profile (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhFrames) frames = kh_layout_run (document, profile, NULL, &error);

  g_assert_cmpuint (kh_layout_count_signature_lines (frames), ==, G_MAXUINT);
  g_assert_null (kh_layout_suggest_fit (document, profile, frames, NULL, &error));
  g_assert_no_error (error);
}

static void
test_cancelled (void)
{
  g_autoptr (KhProfile) profile = kh_inspect_load_profile (NULL);

  for (guint n = 20; n < 60; n++)
    {
      g_autoptr (KhDocument) document = new_document (n);
      g_autoptr (KhFrames) frames = kh_inspect_layout (document, NULL);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      if (kh_layout_count_signature_lines (frames) != 2)
        continue;
      g_cancellable_cancel (cancellable);
      g_assert_null (kh_layout_suggest_fit (document, profile, frames, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      return;
    }
  g_assert_not_reached ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/fit/advice", test_advice);
  g_test_add_func ("/layout/fit/no-advice", test_no_advice);
  g_test_add_func ("/layout/fit/cancelled", test_cancelled);
  return g_test_run ();
}
