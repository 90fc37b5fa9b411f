/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan as a message between document systems (edXML, QCVN 102:2016/BTTTT). */
#pragma once

#include "kh-core.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KH_EDXML_ERROR (kh_edxml_error_quark ())
GQuark kh_edxml_error_quark (void);

/**
 * KhEdxmlError:
 * @KH_EDXML_ERROR_MISSING: the plan has not what the message needs
 * @KH_EDXML_ERROR_TOO_LONG: longer than decree 30/2020/NĐ-CP, appendix VI, part II.I allows
 */
typedef enum
{
  KH_EDXML_ERROR_MISSING,
  KH_EDXML_ERROR_TOO_LONG,
} KhEdxmlError;

/**
 * KhEdxmlDocument:
 * @name: of the file, see file-name.h
 * @media_type: of the file
 * @content: the document as it was signed, or as it is composed
 * @n_pages: how many pages it has
 */
typedef struct
{
  const char *name;
  const char *media_type;
  GBytes     *content;
  guint       n_pages;
} KhEdxmlDocument;

/**
 * kh_edxml_write:
 * @document: what is attached
 * @organ_id: (nullable): the body's identifier, such as "000.00.14.H20", in place of the one that its agency has
 * @time: when the message is made, seconds since 1970
 * @error: #KhEdxmlError; the sentence names the place
 *
 * Element names are those that public code bases agree on; no schema of the
 * regulation is public, so that a gateway may still ask for more.
 *
 * Returns: (transfer full): the message
 */
GBytes *kh_edxml_write (KhPlan *plan, const KhEdxmlDocument *document, const char *organ_id, gint64 time, GError **error);

G_END_DECLS
