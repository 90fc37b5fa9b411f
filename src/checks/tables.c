/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that are lists. */
#include "tables-private.h"

#include "data-file.h"
#include "kh-core.h"
#include "tokens.h"

void
kh_successor_free (KhSuccessor *self)
{
  g_free (self->type);
  g_free (self->number);
  g_free (self->date);
  g_free (self);
}

void
kh_old_document_free (KhOldDocument *self)
{
  g_free (self->type);
  g_free (self->number);
  g_free (self->date);
  g_free (self->title);
  g_free (self->on);
  g_free (self->source);
  g_ptr_array_unref (self->successors);
  g_free (self);
}

void
kh_province_free (KhProvince *self)
{
  g_free (self->name);
  g_free (self->until);
  g_free (self->successor);
  g_free (self);
}

void
kh_type_code_free (KhTypeCode *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self);
}

static GHashTable *
new_table (GDestroyNotify free_row)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_row);
}

KhTables *
kh_tables_new (void)
{
  KhTables *self = g_new0 (KhTables, 1);

  g_atomic_ref_count_init (&self->count);
  self->documents = new_table ((GDestroyNotify) kh_old_document_free);
  self->provinces = new_table ((GDestroyNotify) kh_province_free);
  self->types = new_table ((GDestroyNotify) kh_type_code_free);
  self->accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->compounds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rules = new_table (g_free);
  for (guint i = 0; i < KH_N_TERM_KINDS; i++)
    self->terms[i] = kh_term_index_new ();

  return self;
}

KhTables *
kh_tables_ref (KhTables *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);

  return self;
}

void
kh_tables_unref (KhTables *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->count))
    return;

  g_hash_table_unref (self->documents);
  g_hash_table_unref (self->provinces);
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->accepted);
  g_hash_table_unref (self->compounds);
  g_hash_table_unref (self->rules);
  for (guint i = 0; i < KH_N_TERM_KINDS; i++)
    kh_term_index_free (self->terms[i]);
  g_free (self);
}

KhTables *
kh_tables_load (GError **error)
{
  g_autoptr (KhTables) self = kh_tables_new ();
  g_auto (GStrv) names = kh_data_file_list ("checks");

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  /* The user's rows come last, so that they take the place of the program's. */
  for (int own = 0; own <= 1; own++)
    for (char **name = names; *name != NULL; name++)
      {
        g_autofree char *path = g_strconcat ("checks/", *name, NULL);

        if (g_str_has_suffix (*name, ".xml") && kh_data_file_is_compiled_in (path) != own
            && !kh_tables_read_file (self, *name, error))
          return NULL;
      }

  return g_steal_pointer (&self);
}

char *
kh_tables_fold_number (const char *number)
{
  g_autofree char *folded = kh_text_fold_name (number);
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (*p != ' ')
      g_string_append_c (key, *p);
  /* "5/2020" and "05/2020" are one number. */
  if (key->str[0] == '0' && g_ascii_isdigit (key->str[1]))
    g_string_erase (key, 0, 1);

  return g_string_free (key, FALSE);
}

const KhOldDocument *
kh_tables_find_document (KhTables *self, const char *number)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (number != NULL, NULL);

  key = kh_tables_fold_number (number);

  return g_hash_table_lookup (self->documents, key);
}

const KhProvince *
kh_tables_find_province (KhTables *self, const char *name)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  key = kh_text_fold_name (name);

  return g_hash_table_lookup (self->provinces, key);
}

GPtrArray *
kh_tables_list_provinces (KhTables *self)
{
  GPtrArray *provinces;
  GHashTableIter iter;
  gpointer province;

  g_return_val_if_fail (self != NULL, NULL);

  provinces = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self->provinces);
  while (g_hash_table_iter_next (&iter, NULL, &province))
    g_ptr_array_add (provinces, province);

  return provinces;
}

const KhTypeCode *
kh_tables_find_type (KhTables *self, const char *name)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  key = kh_text_fold_name (name);

  return g_hash_table_lookup (self->types, key);
}

const KhTypeCode *
kh_tables_find_code (KhTables *self, const char *code)
{
  g_autofree char *wanted = NULL;
  GHashTableIter iter;
  gpointer row;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (code != NULL, NULL);

  wanted = kh_text_fold_name (code);
  g_hash_table_iter_init (&iter, self->types);
  while (*wanted != '\0' && g_hash_table_iter_next (&iter, NULL, &row))
    {
      const KhTypeCode *type = row;
      g_autofree char *folded = kh_text_fold_name (type->code);

      if (g_str_equal (folded, wanted))
        return type;
    }

  return NULL;
}

gboolean
kh_tables_is_accepted (KhTables *self, const char *word)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (word != NULL, FALSE);

  return g_hash_table_contains (self->accepted, word);
}

gboolean
kh_tables_get_rule (KhTables *self, const char *id, KhSeverity *severity)
{
  const KhRuleRow *row;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL && severity != NULL, FALSE);

  row = g_hash_table_lookup (self->rules, id);
  if (row == NULL)
    return TRUE;
  if (row->severity >= 0)
    *severity = (KhSeverity) row->severity;

  return row->on;
}

gboolean
kh_tables_is_compound (KhTables *self, const char *words)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  return g_hash_table_contains (self->compounds, words);
}

GPtrArray *
kh_tables_find_terms (KhTables *self, KhTermKind kind, const char *text, const char *day)
{
  g_autoptr (GPtrArray) tokens = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  tokens = kh_tokens_new (text);

  return kh_tables_match_terms (self, kind, text, tokens, day);
}

GPtrArray *
kh_tables_match_terms (KhTables *self, KhTermKind kind, const char *text, GPtrArray *tokens, const char *day)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (kind < KH_N_TERM_KINDS, NULL);
  g_return_val_if_fail (text != NULL && tokens != NULL, NULL);

  return kh_term_index_find (self->terms[kind], text, tokens, day);
}
