/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What libgsf logs of broken archives, which is no fault of ours. */
#pragma once

#include <glib.h>

#include <string.h>

/* It warns of every broken member, and unrefs the time of one whose date is none. */
static inline gboolean
libgsf_is_fatal_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  return domain != NULL && strstr (message, "g_date_time_unref") == NULL;
}

/** libgsf_ignore: In tests, where warnings are fatal, lets those of libgsf pass. */
static inline void
libgsf_ignore (void)
{
  g_test_log_set_fatal_handler (libgsf_is_fatal_cb, NULL);
}
