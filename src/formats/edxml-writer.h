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
 * kh_edxml_write:
 * @pdf: the document, which is attached
 * @n_pages: how many pages it has
 * @organ_id: (nullable): the body's identifier, such as "000.00.14.H20", in place of the one that its agency has
 * @time: when the message is made, seconds since 1970
 * @error: #KhEdxmlError; the sentence names the place
 *
 * Element names are those that public code bases agree on; no schema of the
 * regulation is public, so that a gateway may still ask for more.
 *
 * Returns: (transfer full): the message
 */
GBytes *kh_edxml_write (KhPlan *plan, GBytes *pdf, guint n_pages, const char *organ_id, gint64 time, GError **error);

G_END_DECLS
