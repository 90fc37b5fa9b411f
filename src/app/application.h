/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhApplication: the program: its command line, its library and its windows. */
#pragma once

#include "speller.h"
#include "window.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KH_TYPE_APPLICATION (kh_application_get_type ())
G_DECLARE_FINAL_TYPE (KhApplication, kh_application, KH, APPLICATION, AdwApplication)

KhApplication *kh_application_new (void);

/** kh_application_get_window: Returns: (transfer none): the window that was used last, else a new one */
KhWindow      *kh_application_get_window  (KhApplication *self);

/** kh_application_get_speller: Returns: (transfer none): the program's dictionary */
KhSpeller     *kh_application_get_speller (KhApplication *self);

G_END_DECLS
