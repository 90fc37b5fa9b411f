/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The labelled sentences of a file. */
#include "sentences.h"

#include <string.h>

static void
label_free (KhLabel *self)
{
  g_free (self->rule);
  g_free (self->words);
  g_free (self->fix);
  g_free (self);
}

static void
sentence_free (KhSentence *self)
{
  g_free (self->text);
  g_strfreev (self->options);
  g_ptr_array_unref (self->labels);
  g_free (self);
}

static char *
dup_part (char **parts, guint index)
{
  if (index >= g_strv_length (parts))
    return NULL;
  g_strstrip (parts[index]);

  return *parts[index] != '\0' ? g_strdup (parts[index]) : NULL;
}

static KhLabel *
read_label (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "|", 3);
  KhLabel *label = g_new0 (KhLabel, 1);

  label->rule = dup_part (parts, 0);
  label->words = dup_part (parts, 1);
  label->fix = dup_part (parts, 2);

  return label;
}

/* Returns: (nullable): the sentence that begins on @line */
static KhSentence *
read_sentence (const char *line)
{
  static const char *const starts[] = {
    [KH_SENTENCE_ITEM] = "> ",   [KH_SENTENCE_HEADING] = "# > ", [KH_SENTENCE_TASK] = "T> ", [KH_SENTENCE_TARGET] = "M> ",
    [KH_SENTENCE_BLOCK] = "R> ", [KH_SENTENCE_DUTY] = "B> ",     [KH_SENTENCE_PLAN] = "P> ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_auto (GStrv) parts = NULL;
      KhSentence *sentence;

      if (!g_str_has_prefix (line, starts[i]))
        continue;
      sentence = g_new0 (KhSentence, 1);
      sentence->kind = (KhSentenceKind) i;
      parts = g_strsplit (line + strlen (starts[i]), " | ", 2);
      sentence->text = g_strdup (parts[0]);
      sentence->options = g_strsplit (parts[1] != NULL ? parts[1] : "", "; ", -1);
      sentence->labels = g_ptr_array_new_with_free_func ((GDestroyNotify) label_free);
      return sentence;
    }

  return NULL;
}

gboolean
kh_sentence_has (const KhSentence *self, const char *option)
{
  return g_strv_contains ((const char *const *) self->options, option);
}

const char *
kh_sentence_get_option (const KhSentence *self, const char *option)
{
  const gsize length = strlen (option);

  for (char **o = self->options; *o != NULL; o++)
    if (g_str_has_prefix (*o, option) && (*o)[length] == '=')
      return *o + length + 1;

  return NULL;
}

GPtrArray *
kh_sentences_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *plans = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *plan = NULL;
  KhSentence *last = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      KhSentence *sentence = read_sentence (*line);

      if (**line == '\0')
        plan = NULL;
      else if (sentence != NULL)
        {
          if (plan == NULL)
            {
              plan = g_ptr_array_new_with_free_func ((GDestroyNotify) sentence_free);
              g_ptr_array_add (plans, plan);
            }
          g_ptr_array_add (plan, sentence);
          last = sentence;
        }
      else if (**line != '#')
        {
          g_assert_nonnull (last);
          g_ptr_array_add (last->labels, read_label (*line));
        }
    }

  return plans;
}
