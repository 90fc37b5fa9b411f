/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that a page paints is either the document's text, tagged, or marked
 * as an artifact (ISO 32000-1, 14.8.2.2): page numbers, rules, repeated heads of tables. */
#include "inspect.h"
#include "maker.h"
#include "pdf-page.h"
#include "pdf-qpdf.h"

#include <string.h>

typedef struct
{
  GBytes *bytes;
  KhPdfFile *file;
  qpdf_data handle;
} Fixture;

/* What a content stream paints, by how it is marked. */
typedef struct
{
  guint tagged, artifacts, unmarked;
  GPtrArray *forms; /* names of those that were painted unmarked */
  GString *shown;   /* bytes of the single-byte strings of artifacts */
} Painted;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhDocument) document = kh_maker_new_plan (40);
  GRand *random = g_rand_new_with_seed (3);
  g_autoptr (GError) error = NULL;

  kh_maker_add (document, KH_ROLE_URGENCY, NULL, "HỎA TỐC");
  kh_maker_add (document, KH_ROLE_ADDRESS, NULL, "Số 1, đường Mẫu");
  kh_maker_add (document, KH_ROLE_APPENDIX, NULL, "Phụ lục")->landscape = TRUE;
  kh_maker_add_table (document, random, 60, 5);
  g_rand_free (random);
  fixture->bytes = kh_pdf_page_export (document, NULL, KH_PDF_DEFAULT, NULL);
  fixture->file = kh_pdf_file_open (fixture->bytes, &error);
  g_assert_no_error (error);
  fixture->handle = kh_pdf_file_get_handle (fixture->file);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_false (qpdf_has_error (fixture->handle));
  kh_pdf_file_free (fixture->file);
  g_bytes_unref (fixture->bytes);
}

/* Returns: the end of the token at @p; strings are one token each */
static const char *
skip_token (const char *p, const char *end)
{
  static const char delimiters[] = "()<>[]{}/%";
  const char *start = p;

  if (*p == '(')
    {
      for (guint depth = 0; p < end; p++)
        {
          if (*p == '\\')
            p++;
          else if (*p == '(')
            depth++;
          else if (*p == ')' && --depth == 0)
            return p + 1;
        }
      return end;
    }
  if (*p == '<' && p + 1 < end && p[1] != '<')
    {
      const char *close = memchr (p, '>', (gsize) (end - p));

      return close != NULL ? close + 1 : end;
    }
  for (p++; p < end && !g_ascii_isspace (*p) && strchr (delimiters, *p) == NULL; p++)
    ;
  return p > start ? p : start + 1;
}

static gboolean
paints (const char *operator)
{
  static const char *const painting[]
      = { "Tj", "TJ", "'", "\"", "f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "sh", "BI", "Do", NULL };

  return g_strv_contains (painting, operator);
}

static void
count (Painted *painted, const char *operator, const char *operand, guint tagged, guint artifact)
{
  if (!paints (operator))
    return;
  if (artifact > 0)
    {
      painted->artifacts++;
      if (g_str_equal (operator, "Tj") && *operand == '(')
        g_string_append_len (painted->shown, operand + 1, (gssize) strlen (operand) - 2);
    }
  else if (tagged > 0)
    painted->tagged++;
  else if (g_str_equal (operator, "Do"))
    g_ptr_array_add (painted->forms, g_strdup (operand));
  else
    painted->unmarked++;
}

static void
walk (Painted *painted, const char *content, gsize size)
{
  const char *end = content + size;
  guint tagged = 0, artifact = 0;
  g_autofree char *last = g_strdup ("");

  for (const char *p = content; p < end;)
    {
      const char *token_end;
      g_autofree char *token = NULL;

      if (g_ascii_isspace (*p))
        {
          p++;
          continue;
        }
      token_end = skip_token (p, end);
      token = g_strndup (p, (gsize) (token_end - p));
      p = token_end;
      if (g_str_equal (token, "BDC"))
        tagged++;
      else if (g_str_equal (token, "BMC"))
        {
          g_assert_cmpstr (last, ==, "/Artifact");
          g_assert_cmpuint (tagged, ==, 0);
          artifact++;
        }
      else if (g_str_equal (token, "EMC"))
        {
          g_assert_cmpuint (tagged + artifact, ==, 1); /* never one in another */
          tagged = artifact = 0;
        }
      else
        count (painted, token, last, tagged, artifact);
      g_free (last);
      last = g_steal_pointer (&token);
    }
  g_assert_cmpuint (tagged + artifact, ==, 0);
}

static void
clear (Painted *painted)
{
  g_ptr_array_unref (painted->forms);
  g_string_free (painted->shown, TRUE);
}

/* Walks a page and the form that it paints. */
static Painted
walk_page (Fixture *self, int number)
{
  qpdf_data handle = self->handle;
  qpdf_oh page = qpdf_get_page_n (handle, (size_t) number);
  qpdf_oh forms = qpdf_oh_get_key (handle, qpdf_oh_get_key (handle, page, "/Resources"), "/XObject"), form;
  Painted painted = { .forms = g_ptr_array_new_with_free_func (g_free), .shown = g_string_new (NULL) };
  unsigned char *content;
  size_t size;

  g_assert_cmpint (qpdf_oh_get_page_content_data (handle, page, &content, &size), ==, QPDF_SUCCESS);
  walk (&painted, (const char *) content, size);
  free (content);
  g_assert_cmpuint (painted.artifacts, ==, 0);
  g_assert_cmpuint (painted.forms->len, ==, 1);

  form = qpdf_oh_get_key (handle, forms, g_ptr_array_index (painted.forms, 0));
  g_assert_cmpint (qpdf_oh_get_stream_data (handle, form, qpdf_dl_all, NULL, &content, &size), ==, QPDF_SUCCESS);
  walk (&painted, (const char *) content, size);
  free (content);
  return painted;
}

static void
test_all_marked (Fixture *self, gconstpointer data)
{
  int n = qpdf_get_num_pages (self->handle);

  g_assert_cmpint (n, >, 5);
  for (int i = 0; i < n; i++)
    {
      Painted painted = walk_page (self, i);

      g_assert_cmpuint (painted.tagged, >, 0);
      g_assert_cmpuint (painted.artifacts, >, 0);
      g_assert_cmpuint (painted.unmarked, ==, 0);
      g_assert_cmpuint (painted.forms->len, ==, 1); /* forms hold no forms */
      clear (&painted);
    }
}

/* The number of a page is in its artifacts and nowhere in the tree of tags. */
static void
test_page_numbers (Fixture *self, gconstpointer data)
{
  for (int i = 0; i < 3; i++)
    {
      Painted painted = walk_page (self, i);
      g_autofree char *number = g_strdup_printf ("%d", i + 1);

      g_assert_cmpstr (painted.shown->str, ==, i == 0 ? "" : number);
      clear (&painted);
    }
}

/* The fonts that only an artifact uses say as much as the others. */
static void
test_fonts (Fixture *self, gconstpointer data)
{
  int n = qpdf_get_num_pages (self->handle);
  guint n_composite = 0;

  for (int i = 0; i < n; i++)
    {
      qpdf_data handle = self->handle;
      qpdf_oh resources = qpdf_oh_get_key (handle, qpdf_get_page_n (handle, (size_t) i), "/Resources"), fonts;
      qpdf_oh forms = qpdf_oh_get_key (handle, resources, "/XObject");
      qpdf_oh form;

      qpdf_oh_begin_dict_key_iter (handle, forms);
      form = qpdf_oh_get_key (handle, forms, qpdf_oh_dict_next_key (handle));
      fonts = qpdf_oh_get_key_if_dict (handle, qpdf_oh_get_key (handle, qpdf_oh_get_dict (handle, form), "/Resources"),
                                       "/Font");
      if (!qpdf_oh_is_dictionary (handle, fonts))
        continue;
      qpdf_oh_begin_dict_key_iter (handle, fonts);
      while (qpdf_oh_dict_more_keys (handle))
        {
          qpdf_oh font = qpdf_oh_get_key (handle, fonts, qpdf_oh_dict_next_key (handle)), descendant;

          if (!qpdf_oh_has_key (handle, font, "/DescendantFonts"))
            continue;
          descendant = qpdf_oh_get_array_item (handle, qpdf_oh_get_key (handle, font, "/DescendantFonts"), 0);
          g_assert_true (qpdf_oh_is_name_and_equals (handle, qpdf_oh_get_key (handle, descendant, "/CIDToGIDMap"),
                                                     "/Identity"));
          n_composite++;
        }
    }
  g_assert_cmpuint (n_composite, >, 0); /* the heads of the table, repeated */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/formats/pdf-artifacts/all-marked", Fixture, NULL, set_up, test_all_marked, tear_down);
  g_test_add ("/formats/pdf-artifacts/page-numbers", Fixture, NULL, set_up, test_page_numbers, tear_down);
  g_test_add ("/formats/pdf-artifacts/fonts", Fixture, NULL, set_up, test_fonts, tear_down);
  return g_test_run ();
}
