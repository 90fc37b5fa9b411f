/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Structure tags (ISO 32000-1, 14.8). For each thing drawn the path of tags from
 * the document down to it is worked out; what differs from the open path is
 * closed and opened. */
#include "pdf-tags.h"

#define MAX_DEPTH 24
#define LIST_DEPTHS 4

/* A tag and what it is for: two with equal names and ids are the same. What goes
 * on from the page before is written as the continuation tag. */
typedef struct
{
  const char *name;
  guint id;
  const char *written;
} Tag;

struct _KhPdfTags
{
  KhDocument *document;
  cairo_t *cr;
  Tag open[MAX_DEPTH];
  guint n_open;
  Tag left; /* closed at the end of a page, and perhaps to be taken up again */
  guint n_left;

  /* The open lists, outermost first: serial number of each and the block of its last item. */
  guint lists[LIST_DEPTHS];
  guint items[LIST_DEPTHS];
  guint last_list;
  guint block;
  gboolean has_continuations;
};

KhPdfTags *
kh_pdf_tags_new (KhDocument *document, cairo_t *cr)
{
  KhPdfTags *self = g_new0 (KhPdfTags, 1);

  self->document = g_object_ref (document);
  self->cr = cairo_reference (cr);
  self->block = KH_FRAME_NO_BLOCK;
  return self;
}

void
kh_pdf_tags_free (KhPdfTags *self)
{
  g_object_unref (self->document);
  cairo_destroy (self->cr);
  g_free (self);
}

gboolean
kh_pdf_tags_is_artifact (const KhPlaced *placed)
{
  return placed->block == KH_FRAME_NO_BLOCK || placed->repeated;
}

/* How deep in lists a role stands; -1 for what is no list item. */
static int
get_list_depth (const KhBlock *block)
{
  if (block->label == NULL || *block->label == '\0' || block->level > 0)
    return -1;
  if (block->role == KH_ROLE_CLAUSE)
    return 0;
  if (block->role == KH_ROLE_POINT)
    return 1;
  if (block->role == KH_ROLE_DASH)
    return 2;
  return block->role == KH_ROLE_PLUS ? 3 : -1;
}

static const char *
get_text_tag (const KhBlock *block)
{
  static const char *const headings[] = { "H1", "H2", "H3", "H4", "H5", "H6" };

  if (block->role == KH_ROLE_TITLE || block->role == KH_ROLE_TYPE_NAME)
    return headings[0];
  if (block->level > 0)
    return headings[MIN (block->level, G_N_ELEMENTS (headings) - 1)];
  switch (block->role)
    {
    case KH_ROLE_PART:
    case KH_ROLE_PART_TITLE:
    case KH_ROLE_SECTION:
    case KH_ROLE_APPENDIX:
    case KH_ROLE_APPENDIX_TITLE:
      return headings[1];
    case KH_ROLE_CLAUSE_HEADING:
      return headings[2];
    default:
      return "P";
    }
}

static void
follow_lists (KhPdfTags *self, const KhBlock *block, guint index)
{
  int depth = get_list_depth (block);

  if (index == self->block)
    return;
  self->block = index;
  for (int i = depth + 1; i < LIST_DEPTHS; i++)
    self->lists[i] = 0;
  if (depth < 0)
    return;
  if (self->lists[depth] == 0)
    self->lists[depth] = ++self->last_list;
  self->items[depth] = index;
}

static guint
push (Tag *path, guint n, const char *name, guint id)
{
  g_assert (n < MAX_DEPTH);

  path[n] = (Tag){ name, id, name };
  return n + 1;
}

/* Whether the item at @index has items of its own, which are the next blocks. */
static gboolean
has_sublist (KhPdfTags *self, guint index, int depth)
{
  return index + 1 < kh_document_get_n_blocks (self->document) &&
         get_list_depth (kh_document_get_block (self->document, index + 1)) > depth;
}

static guint
find_path (KhPdfTags *self, const KhBlock *block, const KhPlaced *placed, Tag *path)
{
  int depth = get_list_depth (block);
  guint n = push (path, 0, "Document", 0);

  follow_lists (self, block, placed->block);
  if (block->role == KH_ROLE_TABLE)
    {
      n = push (path, n, "Table", placed->block);
      n = push (path, n, "TR", placed->row);
      return push (path, n, placed->header ? "TH" : "TD", placed->column);
    }
  for (int i = 0; i <= depth; i++)
    {
      if (self->lists[i] == 0)
        continue;
      n = push (path, n, "L", self->lists[i]);
      n = push (path, n, "LI", self->items[i]);
      if (i < depth || placed->part == KH_PART_BODY)
        n = push (path, n, "LBody", self->items[i]);
    }
  if (depth >= 0 && placed->part == KH_PART_LABEL)
    return push (path, n, "Lbl", placed->block);
  /* A body with a list in it has its own words in a paragraph; else it is the words. */
  if (depth >= 0)
    return has_sublist (self, placed->block, depth) ? push (path, n, "P", placed->block) : n;
  if (block->role == KH_ROLE_TITLE || block->role == KH_ROLE_TYPE_NAME)
    return push (path, n, get_text_tag (block), 0);
  if (block->role == KH_ROLE_SIGNATURE)
    /* Each recipient and each line of a signer is a paragraph of its own. */
    return push (path, n, "P", (placed->role << 16) + (placed->column << 12) + placed->row);
  return push (path, n, get_text_tag (block), placed->block);
}

static gboolean
tags_equal (Tag a, Tag b)
{
  return g_strcmp0 (a.name, b.name) == 0 && a.id == b.id;
}

static void
close_to (KhPdfTags *self, guint depth)
{
  while (self->n_open > depth)
    {
      Tag *tag = &self->open[--self->n_open];

      cairo_tag_end (self->cr, tag->written);
    }
}

void
kh_pdf_tags_enter (KhPdfTags *self, const KhPlaced *placed)
{
  const KhBlock *block = kh_document_get_block (self->document, placed->block);
  Tag path[MAX_DEPTH];
  guint n, same = 0;

  n = find_path (self, block, placed, path);
  while (same < n && same < self->n_open && tags_equal (path[same], self->open[same]))
    same++;
  if (same == n && same == self->n_open)
    return;
  close_to (self, same);
  for (guint i = same; i < n; i++)
    {
      if (i + 1 == n && same + 1 == n && self->n_left == same && tags_equal (path[i], self->left))
        {
          path[i].written = KH_PDF_CONTINUATION;
          self->has_continuations = TRUE;
        }
      cairo_tag_begin (self->cr, path[i].written, NULL);
      self->open[i] = path[i];
    }
  self->n_open = n;
  self->left.name = NULL;
}

void
kh_pdf_tags_leave (KhPdfTags *self)
{
  if (self->n_open == 0)
    return;
  self->left = self->open[self->n_open - 1];
  close_to (self, self->n_open - 1);
  self->n_left = self->n_open;
}

gboolean
kh_pdf_tags_has_continuations (const KhPdfTags *self)
{
  return self->has_continuations;
}

void
kh_pdf_tags_finish (KhPdfTags *self)
{
  close_to (self, 0);
}
