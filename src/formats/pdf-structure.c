/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins what goes on over a page break to what it goes on from. */
#include "pdf-structure.h"

#include "pdf-tags.h"

typedef struct
{
  qpdf_data handle;
  GHashTable *joined; /* object number of a continuation → that of its start */
} Joiner;

/* Appends to @items the marked content that @element holds, each with its page. */
static void
collect_content (Joiner *self, qpdf_oh element, qpdf_oh items)
{
  qpdf_oh kids = qpdf_oh_get_key (self->handle, element, "/K");
  qpdf_oh page = qpdf_oh_get_key (self->handle, element, "/Pg");
  int n = qpdf_oh_is_array (self->handle, kids) ? qpdf_oh_get_array_n_items (self->handle, kids) : 1;

  for (int i = 0; i < n; i++)
    {
      qpdf_oh item = qpdf_oh_is_array (self->handle, kids) ? qpdf_oh_get_array_item (self->handle, kids, i) : kids;

      if (qpdf_oh_is_integer (self->handle, item))
        {
          qpdf_oh reference = qpdf_oh_new_dictionary (self->handle);

          qpdf_oh_replace_key (self->handle, reference, "/Type", qpdf_oh_new_name (self->handle, "/MCR"));
          qpdf_oh_replace_key (self->handle, reference, "/Pg", page);
          qpdf_oh_replace_key (self->handle, reference, "/MCID", item);
          item = reference;
        }
      qpdf_oh_append_item (self->handle, items, item);
    }
}

static void
join (Joiner *self, qpdf_oh start, qpdf_oh continuation)
{
  qpdf_oh items = qpdf_oh_new_array (self->handle);

  collect_content (self, start, items);
  collect_content (self, continuation, items);
  qpdf_oh_replace_key (self->handle, start, "/K", items);
  g_hash_table_insert (self->joined, GINT_TO_POINTER (qpdf_oh_get_object_id (self->handle, continuation)),
                       GINT_TO_POINTER (qpdf_oh_get_object_id (self->handle, start)));
}

/* Our tags nest a few levels only, see pdf-tags.c. */
static void
walk (Joiner *self, qpdf_oh element)
{
  qpdf_oh kids = qpdf_oh_get_key_if_dict (self->handle, element, "/K"), kept, last = 0;
  int n, n_kept = 0;

  if (qpdf_oh_is_dictionary (self->handle, kids))
    walk (self, kids);
  if (!qpdf_oh_is_array (self->handle, kids))
    return;
  n = qpdf_oh_get_array_n_items (self->handle, kids);
  kept = qpdf_oh_new_array (self->handle);
  for (int i = 0; i < n; i++)
    {
      qpdf_oh kid = qpdf_oh_get_array_item (self->handle, kids, i);
      qpdf_oh tag = qpdf_oh_get_key_if_dict (self->handle, kid, "/S");

      if (last != 0 && qpdf_oh_is_name_and_equals (self->handle, tag, "/" KH_PDF_CONTINUATION))
        {
          join (self, last, kid);
          continue;
        }
      walk (self, kid);
      qpdf_oh_append_item (self->handle, kept, kid);
      last = qpdf_oh_is_dictionary (self->handle, kid) ? kid : 0;
      n_kept++;
    }
  if (n_kept < n)
    qpdf_oh_replace_key (self->handle, element, "/K", kept);
}

/* Each page lists whose its pieces of content are. */
static void
mend_parents (Joiner *self, qpdf_oh tree)
{
  qpdf_oh numbers = qpdf_oh_get_key (self->handle, qpdf_oh_get_key (self->handle, tree, "/ParentTree"), "/Nums");
  int n = qpdf_oh_is_array (self->handle, numbers) ? qpdf_oh_get_array_n_items (self->handle, numbers) : 0;

  for (int i = 1; i < n; i += 2)
    {
      qpdf_oh parents = qpdf_oh_get_array_item (self->handle, numbers, i);
      int n_parents = qpdf_oh_is_array (self->handle, parents) ? qpdf_oh_get_array_n_items (self->handle, parents) : 0;

      for (int j = 0; j < n_parents; j++)
        {
          qpdf_oh parent = qpdf_oh_get_array_item (self->handle, parents, j);
          int id = qpdf_oh_get_object_id (self->handle, parent);
          gpointer start = g_hash_table_lookup (self->joined, GINT_TO_POINTER (id));

          if (start != NULL)
            qpdf_oh_set_array_item (self->handle, parents, j,
                                    qpdf_get_object_by_id (self->handle, GPOINTER_TO_INT (start), 0));
        }
    }
}

void
kh_pdf_structure_join (KhPdfFile *file)
{
  Joiner self = { .handle = kh_pdf_file_get_handle (file) };
  qpdf_oh tree = qpdf_oh_get_key (self.handle, qpdf_get_root (self.handle), "/StructTreeRoot");

  if (!qpdf_oh_is_dictionary (self.handle, tree))
    return;
  self.joined = g_hash_table_new (NULL, NULL);
  walk (&self, tree);
  if (g_hash_table_size (self.joined) > 0)
    mend_parents (&self, tree);
  g_hash_table_unref (self.joined);
}
