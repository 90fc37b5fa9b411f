/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paragraph of an imported text becomes a detail of the letterhead, a signer or a recipient. */
#include "import-assign-private.h"

#include <glib/gi18n.h>

#include "date.h"
#include "symbol.h"

/* "Sở Mẫu, ngày 05 tháng 01 năm 2027": the day, and the place before it. */
static gboolean
set_date (KhImportAssignment *self, const char *plain)
{
  g_autofree char *fold = kh_text_fold_chars (plain);
  const char *word = strstr (fold, "ngay");
  /* Folding keeps characters, not bytes. */
  glong start = word != NULL ? g_utf8_strlen (fold, word - fold) : 0;
  g_autofree char *date = kh_date_parse (g_utf8_offset_to_pointer (plain, start));
  g_autofree char *place = NULL;

  if (date == NULL)
    return FALSE;
  kh_edit_set (self->edit, self->plan, "date", date, NULL);
  place = g_utf8_substring (plain, 0, start);
  g_strchomp (place);
  if (g_str_has_suffix (place, ","))
    place[strlen (place) - 1] = '\0';
  if (*g_strstrip (place) != '\0')
    kh_edit_set (self->edit, self->plan, "place", place, NULL);
  return TRUE;
}

/* "Số: 05/KH-SM" is both a number and a symbol. */
static void
set_number (KhImportAssignment *self, const char *property, const char *plain)
{
  g_autofree char *fold = kh_text_fold_chars (plain);
  const char *value = g_str_has_prefix (fold, "so:") ? g_utf8_offset_to_pointer (plain, 3) : plain;
  g_autofree char *number = NULL;
  g_autofree char *symbol = NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (value));

  if (kh_symbol_split (trimmed, &number, &symbol))
    kh_edit_set (self->edit, self->plan, "number", number, "symbol", symbol, NULL);
  else
    kh_edit_set (self->edit, self->plan, property, trimmed, NULL);
}

KhNode *
kh_import_assign_field (KhImportAssignment *self, const KhImportTarget *target, GError **error)
{
  g_autofree char *plain = kh_markup_to_plain (self->markup);
  const char *property = target->property;
  KhNode *node = target->node;

  if (g_strcmp0 (property, "date") == 0)
    {
      if (!set_date (self, plain))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _("“%s” names no day. Write the date into its field."), plain);
          return NULL;
        }
    }
  else if (g_strcmp0 (property, "number") == 0 || g_strcmp0 (property, "symbol") == 0)
    set_number (self, property, plain);
  else if (g_strcmp0 (property, KH_IMPORT_NEW_SIGNER) == 0)
    {
      g_autoptr (KhSignature) signature = kh_signature_new (NULL, NULL, plain);

      kh_edit_insert (self->edit, self->plan, kh_import_assign_count (KH_NODE (self->plan), KH_TYPE_SIGNATURE), signature);
      node = KH_NODE (signature); /* the plan holds it */
    }
  else
    kh_edit_set (self->edit, node, property, g_strcmp0 (property, "title") == 0 ? self->markup : plain, NULL);
  if (self->moved != NULL && !KH_IS_SECTION (self->moved))
    kh_import_assign_dissolve (self->edit, self->moved);
  return node;
}

/* "UBND tỉnh (b/c);" is a body and a purpose. */
KhNode *
kh_import_assign_recipient (KhImportAssignment *self, const KhImportTarget *target)
{
  GListModel *recipients = kh_plan_get_recipients (self->plan);
  guint position = kh_import_assign_find_position (target, KH_NODE (self->plan), KH_TYPE_RECIPIENT);
  g_autofree char *plain = kh_markup_to_plain (self->markup);
  g_autofree char *purpose = NULL;
  g_autoptr (KhRecipient) recipient = NULL;
  g_autoptr (KhRecipient) last = NULL;
  char *open;

  if (KH_IS_RECIPIENT (self->moved))
    return self->moved;
  for (gsize length = strlen (plain); length > 0 && strchr (";., ", plain[length - 1]) != NULL;)
    plain[--length] = '\0';
  open = g_str_has_suffix (plain, ")") ? strrchr (plain, '(') : NULL;
  if (open != NULL && open > plain)
    {
      purpose = g_strndup (open + 1, strlen (open) - 2);
      *open = '\0';
    }
  /* The archive line ends the list. */
  last = g_list_model_get_item (recipients, g_list_model_get_n_items (recipients) - 1);
  if (last != NULL && kh_recipient_get_archive (last))
    position = MIN (position, g_list_model_get_n_items (recipients) - 1);
  recipient = kh_recipient_new (g_strchomp (plain), purpose);
  kh_edit_insert (self->edit, self->plan, position, recipient);
  if (self->moved != NULL)
    kh_import_assign_dissolve (self->edit, self->moved);
  return KH_NODE (recipient); /* the plan holds it */
}
