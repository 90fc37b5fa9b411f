/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands below the body: recipients, signers, drafter's mark, address. */
#include "composer.h"

static char *
dup_upper (const char *text)
{
  return kh_words_is_blank (text) ? NULL : g_strstrip (kh_words_upper (text));
}

static KhSigner *
make_signer (KhSignature *signature)
{
  g_autofree char *authority = dup_upper (kh_signature_get_authority (signature));
  g_autofree char *position = dup_upper (kh_signature_get_position (signature));
  const char *name = kh_signature_get_name (signature);

  if (kh_words_is_blank (name))
    name = NULL;
  /* Who signs by the power of the own post has no line of power: the post takes its place. */
  if (authority == NULL)
    return kh_signer_new (position, NULL, name, kh_node_get_uuid (KH_NODE (signature)));
  return kh_signer_new (authority, position, name, kh_node_get_uuid (KH_NODE (signature)));
}

/* "Lưu: VT, <unit> (<copies>)": decree 30/2020/NĐ-CP, appendix I, II.9.d. */
static char *
dup_archive_words (KhRecipient *recipient)
{
  g_autofree char *trimmed = kh_words_trim (kh_recipient_get_text (recipient));
  g_autofree char *unit = kh_words_trim (kh_recipient_get_unit (recipient));
  int copies = kh_recipient_get_copies (recipient);
  const char *text = trimmed;
  GString *words = g_string_new ("Lưu: ");

  if (g_str_has_prefix (text, "Lưu"))
    for (text += strlen ("Lưu"); *text == ':' || *text == ' ';)
      text++;
  g_string_append (words, *text != '\0' ? text : "VT");
  if (*unit != '\0')
    g_string_append_printf (words, ", %s", unit);
  if (copies > 0)
    g_string_append_printf (words, " (%d)", copies);
  return g_string_free (words, FALSE);
}

static char *
dup_recipient_words (KhRecipient *recipient)
{
  g_autofree char *text = kh_words_trim (kh_recipient_get_text (recipient));
  const char *purpose = kh_recipient_get_purpose (recipient);

  if (kh_recipient_get_archive (recipient))
    return dup_archive_words (recipient);
  if (*text == '\0' || kh_words_is_blank (purpose))
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s (%s)", text, purpose);
}

static void
add_recipients (GPtrArray *blocks, KhPlan *plan, gboolean archive)
{
  GListModel *recipients = kh_plan_get_recipients (plan);

  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (KhRecipient) recipient = g_list_model_get_item (recipients, i);
      g_autofree char *words = NULL;
      KhBlock *block = NULL;

      if (kh_recipient_get_archive (recipient) != archive || kh_composer_is_addressee (plan, recipient))
        continue;
      words = dup_recipient_words (recipient);
      if (*words == '\0')
        continue;
      block = kh_block_new (KH_ROLE_RECIPIENT, "-", kh_node_get_uuid (KH_NODE (recipient)));
      kh_block_add_span (block, words, FALSE, FALSE);
      g_ptr_array_add (blocks, block);
    }
}

static void
add_signature (KhComposer *self)
{
  GListModel *signatures = kh_plan_get_signatures (self->plan);
  g_autoptr (GPtrArray) signers = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_signer_free);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_block_free);
  KhBlock *block = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (signatures); i++)
    {
      g_autoptr (KhSignature) signature = g_list_model_get_item (signatures, i);
      KhSigner *signer = make_signer (signature);

      /* A template has a signature that nobody has filled yet. */
      if (signer->authority != NULL || signer->position != NULL || signer->name != NULL)
        g_ptr_array_add (signers, signer);
      else
        kh_signer_free (signer);
    }
  /* The line of the archive is the last one wherever it stands in the list. */
  add_recipients (lines, self->plan, FALSE);
  add_recipients (lines, self->plan, TRUE);
  for (guint i = 0; i < lines->len; i++)
    kh_block_add_span (g_ptr_array_index (lines, i), i + 1 < lines->len ? ";" : ".", FALSE, FALSE);

  if (signers->len == 0 && lines->len == 0)
    return;
  block = kh_block_new (KH_ROLE_SIGNATURE, NULL, NULL);
  block->signers = g_steal_pointer (&signers);
  block->recipients = g_steal_pointer (&lines);
  kh_document_add (self->document, block);
}

static void
add_plain (KhComposer *self, KhRole role, const char *text)
{
  KhBlock *block = NULL;

  if (kh_words_is_blank (text))
    return;
  block = kh_block_new (role, NULL, kh_node_get_uuid (KH_NODE (self->plan)));
  kh_block_add_span (block, text, FALSE, FALSE);
  kh_document_add (self->document, block);
}

void
kh_composer_add_ending (KhComposer *self)
{
  add_signature (self);
  add_plain (self, KH_ROLE_DRAFTER_MARK, kh_plan_get_drafter_mark (self->plan));
  add_plain (self, KH_ROLE_ADDRESS, kh_plan_get_address (self->plan));
}
