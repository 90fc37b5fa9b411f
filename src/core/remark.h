/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhRemark: what somebody wrote into or changed in a file that a plan was read from. */
#pragma once

#include "enums.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define KH_TYPE_REMARK (kh_remark_get_type ())
G_DECLARE_FINAL_TYPE (KhRemark, kh_remark, KH, REMARK, GObject)

/** kh_remark_new: @author: (nullable); @date: (nullable): as ISO 8601, the way the file says it */
KhRemark     *kh_remark_new        (KhRemarkKind kind, const char *author, const char *date, const char *text);
KhRemarkKind  kh_remark_get_kind   (KhRemark *self);
const char   *kh_remark_get_author (KhRemark *self); /* (nullable) */
const char   *kh_remark_get_date   (KhRemark *self); /* (nullable), "2027-01-05T08:30:00Z" */
/** kh_remark_get_text: Returns: the comment's words, or those that were inserted or deleted; paragraphs are parted by "\n" */
const char   *kh_remark_get_text   (KhRemark *self);
/** kh_remark_get_quote: Returns: (nullable): the words that a comment is about */
const char   *kh_remark_get_quote  (KhRemark *self);
/** kh_remark_get_origin: Returns: (nullable): UUID that the file carries at the place: of the item that was written into it */
const char   *kh_remark_get_origin (KhRemark *self);
/** kh_remark_get_node: Returns: (nullable): UUID of the item of the plan that was read; it derives from the origin */
const char   *kh_remark_get_node   (KhRemark *self);
/** kh_remark_get_line: Returns: paragraph of the file, from 1; 0 when the file does not say where */
int           kh_remark_get_line   (KhRemark *self);

G_END_DECLS
