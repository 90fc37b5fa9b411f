/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFileChoice: a signed PDF or a scan that is asked for and read, without the window waiting. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KH_TYPE_FILE_CHOICE (kh_file_choice_get_type ())
G_DECLARE_FINAL_TYPE (KhFileChoice, kh_file_choice, KH, FILE_CHOICE, GObject)

KhFileChoice *kh_file_choice_new            (void);
/** kh_file_choice_ask: opens the desktop's dialog over @parent */
void          kh_file_choice_ask            (KhFileChoice *self, GtkWindow *parent);
/** kh_file_choice_load: reads @file, as if it had been chosen */
void          kh_file_choice_load           (KhFileChoice *self, GFile *file);
void          kh_file_choice_clear          (KhFileChoice *self);

/** kh_file_choice_get_name: Returns: (nullable): what the file that was read is called; %NULL while there is none */
const char   *kh_file_choice_get_name       (KhFileChoice *self);
const char   *kh_file_choice_get_media_type (KhFileChoice *self);
/** kh_file_choice_get_content: Returns: (transfer none) (nullable) */
GBytes       *kh_file_choice_get_content    (KhFileChoice *self);

/* Signals:
 * KhFileChoice::changed (GError *error): there is a file or none any more; @error (nullable) says why one was not taken */

G_END_DECLS
