/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhDocument: a composed document: its words in order, each with a role. It
 * knows no millimetre and no file format. Immutable once composed, so that
 * layout and writers may read it in any thread. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * KhRole:
 *
 * What a block is. The decree's box number is given where it has one
 * (OFFICIAL-FORMAT section 1.2 and 1.6; decree 30/2020/NĐ-CP, appendix I, IV.1).
 */
typedef enum
{
  KH_ROLE_NATIONAL_TITLE,   /* box 1, Quốc hiệu */
  KH_ROLE_MOTTO,            /* box 1, Tiêu ngữ */
  KH_ROLE_SUPERIOR,         /* box 2 */
  KH_ROLE_ISSUER,           /* box 2 */
  KH_ROLE_NUMBER,           /* box 3: "Số: 02/KH-VHTTDL" */
  KH_ROLE_SUBJECT,          /* box 5b: "V/v …", of an official letter */
  KH_ROLE_PLACE_DATE,       /* box 4 */
  KH_ROLE_SECRECY,          /* box 10a */
  KH_ROLE_URGENCY,          /* box 10b */
  KH_ROLE_CIRCULATION,      /* box 11 */
  KH_ROLE_ADDRESSEE,        /* box 9a: "Kính gửi: …", of an official letter; a line for each of several */
  KH_ROLE_TYPE_NAME,        /* box 5a: "KẾ HOẠCH" */
  KH_ROLE_TITLE,            /* box 5a: trích yếu */
  KH_ROLE_LEGAL_BASIS,      /* box 6, italic */
  KH_ROLE_PARAGRAPH,        /* box 6 */
  KH_ROLE_PART,             /* "Phần I", centred */
  KH_ROLE_PART_TITLE,
  KH_ROLE_SECTION,          /* "I. MỤC ĐÍCH" */
  KH_ROLE_CLAUSE_HEADING,   /* "1. Mục đích", bold */
  KH_ROLE_CLAUSE,           /* "1. …", plain */
  KH_ROLE_POINT,            /* "a) …" */
  KH_ROLE_DASH,             /* "- …" */
  KH_ROLE_PLUS,             /* "+ …" */
  KH_ROLE_TABLE,
  KH_ROLE_SIGNATURE,        /* boxes 7a–7c, 9b: carries signers and recipients */
  KH_ROLE_DRAFTER_MARK,     /* box 12 */
  KH_ROLE_ADDRESS,          /* box 13 */
  KH_ROLE_APPENDIX,         /* starts an appendix: "Phụ lục I" or "Phụ lục" */
  KH_ROLE_APPENDIX_TITLE,
  KH_ROLE_APPENDIX_REFERENCE, /* "(Kèm theo …)" */
  /* Roles that only frames carry. */
  KH_ROLE_RECIPIENTS_LABEL, /* box 9b */
  KH_ROLE_RECIPIENT,
  KH_ROLE_SIGNER_AUTHORITY, /* box 7a */
  KH_ROLE_SIGNER_POSITION,
  KH_ROLE_SIGNER_NAME,      /* box 7b */
  KH_ROLE_PAGE_NUMBER,
  KH_ROLE_RULE,
  KH_ROLE_BOX,
  KH_ROLE_TABLE_CELL,
} KhRole;

/** KhFate: what became of words since an earlier state; writers that cannot show it print them all. */
typedef enum
{
  KH_FATE_SAME,
  KH_FATE_REMOVED,
  KH_FATE_ADDED,
} KhFate;

/** KhSpan: a stretch of words of one style. */
typedef struct
{
  char    *text;
  gboolean bold;
  gboolean italic;
  KhFate   fate;
} KhSpan;

typedef struct _KhBlock KhBlock;

/** KhCell: a table cell: paragraphs of spans. */
typedef struct
{
  GPtrArray *spans;    /* of KhSpan; "\n" parts paragraphs */
  char      *uuid;     /* (nullable) node it shows */
  guint      columns;  /* columns it covers, 1 or more */
  gboolean   bold;
  gboolean   centred;
} KhCell;

typedef struct
{
  GPtrArray *cells;    /* of KhCell */
  gboolean   header;   /* repeated on each page */
  gboolean   group;    /* names the rows beneath it; kept with the next row */
} KhRow;

typedef struct
{
  char     *title;     /* column heading */
  double    weight;    /* share of the width */
  gboolean  centred;
} KhColumn;

/** KhTable: rows of cells; columns are as many as the header row covers. */
typedef struct
{
  GPtrArray *columns;  /* of KhColumn */
  GPtrArray *rows;     /* of KhRow */
} KhTable;

/** KhSigner: one person of the signature block; "\n" parts the lines of authority. */
typedef struct
{
  char *authority;     /* (nullable) box 7a: "TM. …" / "KT. …", or the head's title */
  char *position;      /* (nullable) further position line under it */
  char *name;          /* (nullable) box 7b */
  char *uuid;
} KhSigner;

/**
 * KhBlock:
 * @role: what it is
 * @level: depth of heading for bookmarks, 1 for sections; 0 for no heading
 * @label: (nullable): number or mark as printed, without the space after it:
 *   "I.", "1.", "a)", "-", "+"
 * @spans: (element-type KhSpan): the words after the label; for header roles
 *   with several lines "\n" parts lines that the user fixed
 * @uuid: (nullable): the node it shows, for marks and clicks
 * @anchor: (nullable): name that links may point to
 * @table: (nullable): for %KH_ROLE_TABLE
 * @signers: (nullable) (element-type KhSigner): for %KH_ROLE_SIGNATURE
 * @recipients: (nullable) (element-type KhBlock): for %KH_ROLE_SIGNATURE, role
 *   recipient, complete with "- " as label and closing mark
 * @fate: whether the whole paragraph came or went
 * @landscape: for %KH_ROLE_APPENDIX: whether its pages are landscape
 */
struct _KhBlock
{
  KhRole     role;
  guint      level;
  char      *label;
  GPtrArray *spans;
  char      *uuid;
  char      *anchor;
  KhTable   *table;
  GPtrArray *signers;
  GPtrArray *recipients;
  gboolean   landscape;
  KhFate     fate;
};

KhSpan   *kh_span_new   (const char *text, gboolean bold, gboolean italic);
KhBlock  *kh_block_new  (KhRole role, const char *label, const char *uuid);
void      kh_block_add_span (KhBlock *self, const char *text, gboolean bold, gboolean italic);
void      kh_block_free (KhBlock *self);
/** kh_block_copy: Returns: (transfer full): a block of its own that says the same */
KhBlock  *kh_block_copy (const KhBlock *self);
/** kh_block_dup_text: Returns: (transfer full): label, a space and the words, plain */
char     *kh_block_dup_text (const KhBlock *self);

KhTable  *kh_table_new        (void);
KhColumn *kh_table_add_column (KhTable *self, const char *title, double weight, gboolean centred);
KhRow    *kh_table_add_row    (KhTable *self);
KhCell   *kh_row_add_cell     (KhRow *self, const char *text, const char *uuid);
void      kh_table_free       (KhTable *self);

#define KH_TYPE_DOCUMENT (kh_document_get_type ())
G_DECLARE_FINAL_TYPE (KhDocument, kh_document, KH, DOCUMENT, GObject)

KhDocument    *kh_document_new          (void);
void           kh_document_add          (KhDocument *self, KhBlock *block); /* (transfer full) */
guint          kh_document_get_n_blocks (KhDocument *self);
const KhBlock *kh_document_get_block    (KhDocument *self, guint index);
/** kh_document_find: Returns: (nullable): the first block of @role */
const KhBlock *kh_document_find         (KhDocument *self, KhRole role);
/** kh_document_find_drafter_mark: Returns: (nullable): the drafter's mark (box 12) from block @after on, before any appendix */
const KhBlock *kh_document_find_drafter_mark (KhDocument *self, guint after);

/* Properties title, author, subject (plain strings for metadata), profile and
 * choices (see KhPlan), date (YYYY-MM-DD, nullable), revised (when words came and
 * went, YYYY-MM-DDTHH:MM:SSZ, nullable), part (identity of the unit's part of a plan
 * that it is, nullable). */
const char    *kh_document_get_title    (KhDocument *self);
const char    *kh_document_get_author   (KhDocument *self);
const char    *kh_document_get_subject  (KhDocument *self);
const char    *kh_document_get_profile  (KhDocument *self);
const char    *kh_document_get_choices  (KhDocument *self);
const char    *kh_document_get_date     (KhDocument *self);
const char    *kh_document_get_revised  (KhDocument *self);
const char    *kh_document_get_part     (KhDocument *self);

G_END_DECLS
