/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of a damaged library. */
#include "salvage-pages.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>

#include "draft-file.h"
#include "store-error.h"

#define PAGE_SIZE 4096

/* Offsets in the file's header. */
#define HEADER_PAGE_COUNT 28
#define HEADER_FREE_LIST 32

/* A page of rows: type, then at 3 the number of cells, from 8 on their offsets. */
#define LEAF_TYPE 0x0d
#define LEAF_N_CELLS 3
#define LEAF_CELLS 8

static guint32
read_number (const guint8 *data)
{
  guint32 number;

  memcpy (&number, data, sizeof number);

  return GUINT32_FROM_BE (number);
}

static guint
read_short (const guint8 *data)
{
  return (guint) data[0] << 8 | data[1];
}

/* Returns: the offset behind the number, 0 if it does not end in the page */
static guint
read_varint (const guint8 *page, guint offset, guint64 *value)
{
  *value = 0;
  for (guint i = 0; i < 8 && offset < PAGE_SIZE; i++, offset++)
    {
      *value = *value << 7 | (page[offset] & 0x7f);
      if ((page[offset] & 0x80) == 0)
        return offset + 1;
    }
  if (offset >= PAGE_SIZE)
    return 0;
  *value = *value << 8 | page[offset];

  return offset + 1;
}

/* Returns: how many columns the first row has, 0 if the page is none of rows */
static guint
count_columns (const guint8 *page)
{
  const guint n_cells = read_short (page + LEAF_N_CELLS);
  guint64 size, rowid, header_size, type;
  guint offset, end, start, n = 0;

  if (page[0] != LEAF_TYPE || n_cells == 0 || LEAF_CELLS + 2 * n_cells > PAGE_SIZE)
    return 0;

  start = read_varint (page, read_short (page + LEAF_CELLS), &size);
  start = start > 0 ? read_varint (page, start, &rowid) : 0;
  offset = start > 0 ? read_varint (page, start, &header_size) : 0;
  if (offset == 0 || header_size > size || start + header_size > PAGE_SIZE)
    return 0;
  end = start + (guint) header_size;
  for (; offset != 0 && offset < end; n++)
    offset = read_varint (page, offset, &type);

  return offset == end ? n : 0;
}

/* Free pages may still hold rows, which were deleted. The list is a chain of
 * pages, each with the next one, how many it names, and those. */
static void
mark_free_pages (const guint8 *content, guint32 n_pages, guint8 *is_free)
{
  guint32 trunk = read_number (content + HEADER_FREE_LIST);

  while (trunk >= 2 && trunk <= n_pages && !is_free[trunk])
    {
      const guint8 *page = content + (gsize) (trunk - 1) * PAGE_SIZE;
      const guint32 n = MIN (read_number (page + 4), PAGE_SIZE / 4 - 2);

      is_free[trunk] = TRUE;
      for (guint32 i = 0; i < n; i++)
        {
          const guint32 leaf = read_number (page + 8 + 4 * i);

          if (leaf >= 2 && leaf <= n_pages)
            is_free[leaf] = TRUE;
        }
      trunk = read_number (page);
    }
}

/* Returns: (transfer full): the first page of a database without any table */
static guint8 *
make_first_page (const char *beside, guint32 n_pages, GError **error)
{
  char *draft = kh_draft_create (beside, error);
  g_autofree char *page = NULL;
  gsize length = 0;

  if (draft != NULL)
    {
      g_autoptr (KhDatabase) database = kh_database_open (draft, KH_DATABASE_BUILD, error);

      if (database == NULL || !kh_database_exec (database, "PRAGMA user_version = 1", error))
        g_clear_pointer (&draft, kh_draft_discard);
    }
  if (draft == NULL)
    return NULL;
  if (g_file_get_contents (draft, &page, &length, error) && length == PAGE_SIZE)
    {
      n_pages = GUINT32_TO_BE (n_pages);
      memcpy (page + HEADER_PAGE_COUNT, &n_pages, sizeof n_pages);
    }
  kh_draft_discard (draft);

  return length == PAGE_SIZE ? (guint8 *) g_steal_pointer (&page) : NULL;
}

static gboolean
write_pages (const char *draft, const guint8 *first, const guint8 *content, guint32 n_pages, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (draft);
  g_autoptr (GFileIOStream) stream = g_file_open_readwrite (file, NULL, error);
  GOutputStream *output;

  if (stream == NULL)
    return FALSE;
  output = g_io_stream_get_output_stream (G_IO_STREAM (stream));

  return g_output_stream_write_all (output, first, PAGE_SIZE, NULL, NULL, error)
         && g_output_stream_write_all (output, content + PAGE_SIZE, (gsize) (n_pages - 1) * PAGE_SIZE, NULL, NULL, error)
         && g_io_stream_close (G_IO_STREAM (stream), NULL, error);
}

static GArray *
list_leaves (const guint8 *content, guint32 n_pages)
{
  GArray *leaves = g_array_new (FALSE, FALSE, sizeof (KhLeaf));
  g_autofree guint8 *is_free = g_new0 (guint8, n_pages + 1);

  mark_free_pages (content, n_pages, is_free);
  for (guint32 page = 2; page <= n_pages; page++)
    {
      const KhLeaf leaf = { page, count_columns (content + (gsize) (page - 1) * PAGE_SIZE) };

      if (leaf.n_columns > 0 && !is_free[page])
        g_array_append_val (leaves, leaf);
    }

  return leaves;
}

gboolean
kh_salvage_pages_copy (const char *library, const char *draft, GArray **leaves, GError **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (library, FALSE, NULL);
  g_autofree guint8 *first = NULL;
  const guint8 *content;
  guint32 n_pages;

  if (mapped == NULL)
    return kh_store_error_set_from_errno (error, library, errno);
  content = (const guint8 *) g_mapped_file_get_contents (mapped);
  n_pages = (guint32) (g_mapped_file_get_length (mapped) / PAGE_SIZE);
  *leaves = n_pages > 1 ? list_leaves (content, n_pages) : g_array_new (FALSE, FALSE, sizeof (KhLeaf));
  if (n_pages <= 1)
    return TRUE;
  first = make_first_page (draft, n_pages, error);

  return first != NULL && write_pages (draft, first, content, n_pages, error);
}
