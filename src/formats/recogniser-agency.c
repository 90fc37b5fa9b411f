/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The issuing body and the one above it: from the letterhead, or inferred when a scan lost it. */
#include <glib/gi18n.h>
#include <string.h>

#include "recogniser-private.h"

/* Names are looked for where a plan presents itself: title and opening sentence. */
#define MAX_OPENING 12
#define MAX_OPENING_BYTES 4000

static gboolean
is_body_line (const char *line)
{
  g_autofree char *key = kh_source_key (line);

  return kh_vocabulary_is_body (key);
}

static char *
join_lines (GPtrArray *lines, guint start, guint end)
{
  GString *joined = g_string_new (NULL);

  for (guint i = start; i < end; i++)
    g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "",
                            (char *) g_ptr_array_index (lines, i));
  return g_string_free (joined, FALSE);
}

/* The name as the text writes it, for a letterhead that is all in capitals. */
static char *
find_spelling (KhRecogniser *self, const char *upper)
{
  const glong length = g_utf8_strlen (upper, -1);
  g_autofree char *wanted = kh_text_fold_tone_place (upper);

  for (guint i = 0; i < self->n; i++)
    {
      const char *text = kh_recogniser_get (self, i)->text;
      g_autofree char *upper_text = NULL;
      const char *found = NULL;

      if (kh_source_is_upper (text))
        continue;
      upper_text = kh_text_upper (text);
      if (g_utf8_strlen (upper_text, -1) != g_utf8_strlen (text, -1))
        continue;

      g_autofree char *placed = kh_text_fold_tone_place (upper_text);

      found = strstr (placed, wanted);
      if (found != NULL)
        {
          glong start = g_utf8_pointer_to_offset (placed, found);
          g_autofree char *spelled = g_utf8_substring (text, start, start + length);

          /* The letterhead itself, when its lines were read together with others. */
          if (!kh_source_is_upper (spelled))
            return g_steal_pointer (&spelled);
        }
    }
  return NULL;
}

/* "ỦY BAN NHÂN DÂN TỈNH MẪU" to "Ủy ban nhân dân tỉnh Mẫu": the common words are
 * known, what follows is a name. */
static char *
lower_common_words (const char *upper)
{
  static const struct
  {
    const char *upper;
    const char *written;
  } bodies[] = {
    { "ỦY BAN NHÂN DÂN ", "Ủy ban nhân dân " }, { "UỶ BAN NHÂN DÂN ", "Uỷ ban nhân dân " },
    { "HỘI ĐỒNG NHÂN DÂN ", "Hội đồng nhân dân " }, { "UBND ", "UBND " }, { "HĐND ", "HĐND " },
  }, places[] = {
    { "TỈNH ", "tỉnh " }, { "THÀNH PHỐ ", "thành phố " }, { "XÃ ", "xã " }, { "PHƯỜNG ", "phường " },
    { "HUYỆN ", "huyện " }, { "QUẬN ", "quận " }, { "THỊ XÃ ", "thị xã " }, { "THỊ TRẤN ", "thị trấn " },
    { "ĐẶC KHU ", "đặc khu " },
  };
  GString *name = NULL;
  const char *rest = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bodies) && rest == NULL; i++)
    for (guint j = 0; g_str_has_prefix (upper, bodies[i].upper) && j < G_N_ELEMENTS (places); j++)
      if (g_str_has_prefix (upper + strlen (bodies[i].upper), places[j].upper))
        {
          rest = upper + strlen (bodies[i].upper) + strlen (places[j].upper);
          name = g_string_new (bodies[i].written);
          g_string_append (name, places[j].written);
          break;
        }
  if (rest == NULL)
    return NULL;
  for (gboolean start = TRUE; *rest != '\0'; rest = g_utf8_next_char (rest))
    {
      gunichar c = g_utf8_get_char (rest);

      g_string_append_unichar (name, start ? c : g_unichar_tolower (c));
      start = !g_unichar_isalnum (c);
    }
  return g_string_free (name, FALSE);
}

static char *
write_as_sentence (KhRecogniser *self, const char *upper)
{
  char *name = NULL;

  if (*upper == '\0')
    return g_strdup (upper);
  name = find_spelling (self, upper);
  if (name == NULL)
    name = lower_common_words (upper);
  return name != NULL ? name : g_strdup (upper);
}

void
kh_recogniser_read_letterhead (KhRecogniser *self, GPtrArray *lines)
{
  g_autofree char *superior = NULL;
  g_autofree char *issuer = NULL;
  g_autofree char *upper_superior = NULL;
  g_autofree char *upper_issuer = NULL;
  guint start = 0;

  if (lines->len == 0)
    return;
  /* The issuer is the last line that starts like a body's name, with what wraps after it. */
  for (guint i = 1; i < lines->len; i++)
    if (is_body_line (g_ptr_array_index (lines, i)))
      start = i;
  if (start == 0 && lines->len == 2 && !is_body_line (g_ptr_array_index (lines, 0)))
    start = 1;
  upper_superior = join_lines (lines, 0, start);
  upper_issuer = join_lines (lines, start, lines->len);
  superior = write_as_sentence (self, upper_superior);
  issuer = write_as_sentence (self, upper_issuer);
  g_object_set (self->plan, "superior", superior, "issuer", issuer, NULL);
  g_object_set (self->agency, "superior", superior, "name", issuer, NULL);
}

/* The end of the words at @start that begin with a capital: a place's name. */
static const char *
skip_name (const char *start)
{
  const char *end = start;

  for (const char *p = start; g_unichar_isupper (g_utf8_get_char (p)); p = end + 1)
    {
      end = p + strcspn (p, " ,;:.()");
      if (*end != ' ')
        break;
    }
  return end;
}

static gboolean
starts_body_name (const char *text)
{
  g_autofree char *start = NULL;
  g_autofree char *key = NULL;

  if (!g_unichar_isupper (g_utf8_get_char (text)))
    return FALSE;
  start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 40));
  key = kh_source_key (start);
  return kh_vocabulary_is_body (key);
}

/* The first place in @text where one of @words stands, its end if none does. */
static const char *
find_first (const char *text, const char *const *words)
{
  const char *first = text + strlen (text);

  for (; *words != NULL; words++)
    {
      const char *found = strstr (text, *words);

      if (found != NULL && found < first)
        first = found;
    }
  return first;
}

/* "Cải cách hành chính Sở Mẫu năm 2021", "… năm 2021 của Sở Mẫu". */
static char *
find_issuer_in_title (const char *title)
{
  static const char *const stops[] = { " năm ", " giai đoạn ", " trong năm ", NULL };
  g_autofree char *plain = kh_markup_to_plain (title);

  for (const char *p = plain; p != NULL && *p != '\0'; p = strchr (p, ' '))
    {
      while (*p == ' ')
        p++;
      if (starts_body_name (p))
        return g_strndup (p, find_first (p, stops) - p);
    }
  return NULL;
}

/* "…, Sở Mẫu xây dựng kế hoạch": the last body that a verb of issuing follows. */
static char *
find_issuer_in_opening (const char *text)
{
  static const char *const verbs[]
      = { " xây dựng ", " ban hành ", " triển khai ", " lập kế hoạch", " đề ra ", NULL };
  const char *name = NULL;
  const char *name_end = NULL;

  if (strlen (text) > MAX_OPENING_BYTES)
    return NULL;
  for (const char *p = text; p != NULL; p = strchr (p, ','))
    {
      const char *end = NULL;

      while (*p == ',' || *p == ' ')
        p++;
      if (!starts_body_name (p))
        continue;
      end = find_first (p, verbs);
      if (*end == '\0')
        continue;
      name = p;
      name_end = end;
    }
  return name != NULL ? g_strndup (name, name_end - name) : NULL;
}

/* "của Ủy ban nhân dân tỉnh về …": the body above, its place added when the sentence leaves it out. */
static char *
find_superior (const char *text, const char *place, const char *issuer)
{
  static const char *const phrases[] = { "Ủy ban nhân dân tỉnh", "Uỷ ban nhân dân tỉnh", "UBND tỉnh",
                                         "Ủy ban nhân dân thành phố", "UBND thành phố" };

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      const char *found = strstr (text, phrases[i]);
      const char *after = found != NULL ? found + strlen (phrases[i]) : NULL;
      g_autofree char *name = NULL;

      if (found == NULL)
        continue;
      if (*after == ' ' && g_unichar_isupper (g_utf8_get_char (after + 1)))
        name = g_strndup (found, skip_name (after + 1) - found);
      else if (place != NULL && *place != '\0')
        name = g_strdup_printf ("%s %s", phrases[i], place);
      else
        name = g_strdup (phrases[i]);
      if (g_strcmp0 (name, issuer) != 0)
        return g_steal_pointer (&name);
    }
  return NULL;
}

static void
set_abbreviation (KhRecogniser *self)
{
  const char *symbol = kh_plan_get_symbol (self->plan);
  const char *dash = symbol != NULL ? strchr (symbol, '-') : NULL;

  if (dash != NULL && dash[1] != '\0')
    g_object_set (self->agency, "abbreviation", dash + 1, NULL);
  else if (*kh_agency_get_name (self->agency) != '\0')
    {
      g_autofree char *made = kh_symbol_abbreviate (kh_agency_get_name (self->agency));

      g_object_set (self->agency, "abbreviation", made, NULL);
    }
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

void
kh_recogniser_infer_agency (KhRecogniser *self, guint body, guint end)
{
  g_autofree char *issuer = NULL;
  g_autofree char *superior = NULL;
  const char *title = kh_plan_get_title (self->plan);

  if (!is_blank (kh_plan_get_issuer (self->plan)))
    {
      set_abbreviation (self);
      return;
    }

  if (!is_blank (title))
    issuer = find_issuer_in_title (title);
  for (guint i = body; i < MIN (end, body + MAX_OPENING) && self->ranks[i] == KH_RANK_NONE; i++)
    {
      const char *text = kh_recogniser_get (self, i)->text;

      if (issuer == NULL)
        issuer = find_issuer_in_opening (text);
      if (superior == NULL)
        superior = find_superior (text, kh_plan_get_place (self->plan), issuer);
    }

  g_object_set (self->plan, "issuer", issuer, "superior", superior, NULL);
  g_object_set (self->agency, "name", issuer != NULL ? issuer : "", "superior", superior, NULL);
  set_abbreviation (self);
  if (issuer != NULL)
    kh_recogniser_find (
        self, "import-lost-letterhead", KH_SEVERITY_WARNING, issuer,
        N_ ("The letterhead was lost; “%s” and the body above it were inferred from the text."), 1,
        self->plan);
  else
    kh_recogniser_find (
        self, "import-lost-letterhead", KH_SEVERITY_WARNING, NULL,
        N_ ("The letterhead was lost and the text does not name the issuing body; please fill it in."), 1,
        self->plan);
}
