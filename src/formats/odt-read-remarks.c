/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comments and tracked changes of an OpenDocument text. */
#include "odt-read-body.h"

/* Who and when, of a comment or a change, and the words that are paragraphs beside them. */
typedef struct
{
  char *author;
  char *date;
  GString *words;
} Info;

static void
read_info (KhPull *pull, Info *info)
{
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "creator") && info->author == NULL)
        info->author = kh_pull_dup_text (pull);
      else if (kh_pull_is (pull, "date") && info->date == NULL)
        info->date = kh_pull_dup_text (pull);
      else if (kh_pull_is (pull, "change-info"))
        read_info (pull, info);
      else if (kh_pull_is (pull, "p") || kh_pull_is (pull, "h") || kh_pull_is (pull, "list")
               || kh_pull_is (pull, "table"))
        {
          g_autofree char *text = kh_pull_dup_text (pull);

          if (*text != '\0')
            g_string_append_printf (info->words, "%s%s", info->words->len > 0 ? "\n" : "", text);
        }
    }
}

/* Ids of comments and of changes are apart. */
static char *
dup_id (KhPull *pull, const char *prefix, const char *ending, const char *name)
{
  g_autofree char *id = kh_pull_dup_in (pull, ending, name);

  return id != NULL ? g_strconcat (prefix, id, NULL) : NULL;
}

static KhWordRemark *
add_remark (KhOdtReader *self, KhRemarkKind kind, char *id)
{
  Info info = { .words = g_string_new (NULL) };
  KhWordRemark *remark = NULL;

  read_info (self->pull, &info);
  remark = kh_word_remarks_add (self->remarks, kind, id, info.author, info.date,
                                kind == KH_REMARK_INSERTION ? NULL : info.words->str);
  g_string_free (info.words, TRUE);
  return remark;
}

/* The list of all changes, before the text that refers to it. */
static void
read_changes (KhOdtReader *self)
{
  KhPull *pull = self->pull;
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    {
      g_autofree char *id = NULL;
      KhPullScope region;

      if (!kh_pull_is (pull, "changed-region"))
        continue;
      id = dup_id (pull, "+", NULL, "id");
      region = kh_pull_enter (pull);
      while (kh_pull_next (pull, &region))
        if (kh_pull_is (pull, "insertion") || kh_pull_is (pull, "deletion"))
          add_remark (self, kh_pull_is (pull, "deletion") ? KH_REMARK_DELETION : KH_REMARK_INSERTION,
                      g_strdup (id));
    }
}

gboolean
kh_odt_read_remark (KhOdtReader *self, guint line)
{
  KhPull *pull = self->pull;
  gboolean start = kh_pull_is (pull, "change-start");
  gboolean end = kh_pull_is (pull, "change-end");

  if (start || end || kh_pull_is (pull, "change"))
    {
      g_autofree char *id = dup_id (pull, "+", NULL, "change-id");
      KhWordRemark *change = kh_word_remarks_find (self->remarks, id);

      if (start)
        kh_word_remarks_open (self->remarks, change, line);
      else if (end)
        kh_word_remarks_close (self->remarks, change);
      else
        kh_word_remarks_place (self->remarks, change, line);
    }
  else if (kh_pull_is (pull, "annotation"))
    {
      g_autofree char *id = dup_id (pull, "c", ":office:1.0", "name");
      gboolean has_range = id != NULL;
      KhWordRemark *comment = add_remark (self, KH_REMARK_COMMENT, g_steal_pointer (&id));

      /* Without a name it stands at a point, with no end to wait for. */
      if (has_range)
        kh_word_remarks_open (self->remarks, comment, line);
      else
        kh_word_remarks_place (self->remarks, comment, line);
    }
  else if (kh_pull_is (pull, "annotation-end"))
    {
      g_autofree char *id = dup_id (pull, "c", ":office:1.0", "name");

      kh_word_remarks_close (self->remarks, kh_word_remarks_find (self->remarks, id));
    }
  else if (kh_pull_is (pull, "tracked-changes"))
    read_changes (self);
  else
    return FALSE;
  return TRUE;
}
