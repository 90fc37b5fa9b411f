/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a control is for, and what is to be said of it now, for screen readers. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** KhFieldRemark: what is said of a field before what it is for, in this order */
typedef enum
{
  KH_FIELD_REMARK_PROBLEM,  /* why what is typed cannot be saved */
  KH_FIELD_REMARK_FINDINGS, /* what the rules found in it */
  KH_FIELD_N_REMARKS,
} KhFieldRemark;

/**
 * kh_describe:
 * @words: (nullable): one sentence on what @widget does or what belongs in it, without its name
 *
 * Describes a control that is made in code, that gets remarks, or whose tooltip changes: GTK takes
 * a new tooltip for the description, so this comes after it. Others are described in their template.
 * Remarks stay.
 */
void kh_describe (GtkWidget *widget, const char *words);

/**
 * kh_describe_remark:
 * @widget: described by kh_describe(), if at all: a template's description would be lost
 * @words: (nullable): what is to be said now, NULL for nothing
 */
void kh_describe_remark (GtkWidget *widget, KhFieldRemark remark, const char *words);

/**
 * kh_describe_inside:
 *
 * Mends at and below @top what GTK 4.8 tells a screen reader. What takes the focus is a button
 * inside of a GtkMenuButton or an AdwSplitButton and a row inside of an AdwExpanderRow, and they
 * have no description but a tooltip: they get the one of the widget around them. Buttons with an
 * underlined letter lose the underscore in their name, and the button inside of a GtkDropDown
 * gets one: that of the choice, and what is chosen.
 */
void kh_describe_inside (GtkWidget *top);

G_END_DECLS
