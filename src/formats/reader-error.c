/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of all readers. */
#include "reader.h"

G_DEFINE_QUARK (kh-reader-error-quark, kh_reader_error)
