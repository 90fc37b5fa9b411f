/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the body: state, issuer, number, date, stamps, type and title. */
#include "composer.h"

/* Blanks that somebody fills by hand or in a form field once the plan is signed. */
#define BLANK_NUMBER "        "
#define BLANK_DAY "     "

const char *
kh_composer_get_type_name (KhPlan *plan)
{
  const char *type_name = kh_plan_get_type_name (plan);

  return kh_words_is_blank (type_name) ? "Kế hoạch" : type_name;
}

static gboolean
is_called (KhPlan *plan, const char *folded)
{
  g_autofree char *type_name = kh_text_fold (kh_composer_get_type_name (plan));

  return g_str_equal (type_name, folded);
}

gboolean
kh_compose_is_letter (KhPlan *plan)
{
  g_return_val_if_fail (KH_IS_PLAN (plan), FALSE);

  return is_called (plan, "cong van");
}

gboolean
kh_compose_is_report (KhPlan *plan)
{
  g_return_val_if_fail (KH_IS_PLAN (plan), FALSE);

  return is_called (plan, "bao cao");
}

gboolean
kh_composer_is_addressee (KhPlan *plan, KhRecipient *recipient)
{
  return kh_compose_is_letter (plan) && !kh_recipient_get_archive (recipient)
         && g_strcmp0 (kh_recipient_get_purpose (recipient), KH_RECIPIENT_ADDRESSED) == 0;
}

char *
kh_composer_dup_number (KhPlan *plan)
{
  const char *number = kh_plan_get_number (plan);
  const char *symbol = kh_plan_get_symbol (plan);
  KhAgency *agency = kh_plan_get_agency (plan);
  const char *abbreviation = agency != NULL ? kh_agency_get_abbreviation (agency) : NULL;
  g_autofree char *formatted = kh_words_is_blank (number) ? NULL : kh_symbol_format_number (number);
  g_autofree char *made = NULL;

  if (kh_words_is_blank (symbol))
    {
      made = kh_words_is_blank (abbreviation) ? g_strdup (kh_compose_is_letter (plan) ? "" : "KH")
                                              : g_strconcat (kh_compose_is_letter (plan) ? "" : "KH-", abbreviation, NULL);
      symbol = made;
    }
  return g_strconcat (formatted != NULL ? formatted : BLANK_NUMBER, "/", symbol, NULL);
}

char *
kh_composer_dup_date (KhPlan *plan)
{
  const char *date = kh_plan_get_date (plan);
  char *words = date != NULL ? kh_date_format_long (date) : NULL;

  if (words != NULL)
    return words;
  return g_strdup_printf ("ngày" BLANK_DAY "tháng" BLANK_DAY "năm %d", kh_plan_get_year (plan));
}

static const char *
get_issuer (KhPlan *plan)
{
  KhAgency *agency = kh_plan_get_agency (plan);
  const char *issuer = kh_plan_get_issuer (plan);

  return kh_words_is_blank (issuer) && agency != NULL ? kh_agency_get_name (agency) : issuer;
}

static const char *
get_superior (KhPlan *plan)
{
  KhAgency *agency = kh_plan_get_agency (plan);

  /* A plan that names its issuer says itself whether there is a body above. */
  if (kh_words_is_blank (kh_plan_get_issuer (plan)) && kh_words_is_blank (kh_plan_get_superior (plan)) &&
      agency != NULL)
    return kh_agency_get_superior (agency);
  return kh_plan_get_superior (plan);
}

char *
kh_compose_issuer (KhPlan *plan)
{
  KhAgency *agency = kh_plan_get_agency (plan);
  const char *name = agency != NULL ? kh_agency_get_name (agency) : NULL;
  const char *issuer = get_issuer (plan);
  char *line = g_strdup (issuer != NULL ? issuer : "");

  g_strstrip (g_strdelimit (line, "\n", ' '));
  /* A letterhead in capitals says the same as the name in the directory, which reads better in a sentence. */
  if (name != NULL)
    {
      g_autofree char *upper_name = kh_text_upper (name);
      g_autofree char *upper_line = kh_text_upper (line);

      if (strcmp (upper_name, upper_line) == 0)
        {
          g_free (line);
          line = g_strdup (name);
        }
    }
  return line;
}

static const char *
get_secrecy_words (KhSecrecy secrecy)
{
  switch (secrecy)
    {
    case KH_SECRECY_SECRET:
      return "MẬT";
    case KH_SECRECY_TOP_SECRET:
      return "TỐI MẬT";
    case KH_SECRECY_UTMOST:
      return "TUYỆT MẬT";
    case KH_SECRECY_NONE:
    default:
      return NULL;
    }
}

static const char *
get_urgency_words (KhUrgency urgency)
{
  switch (urgency)
    {
    case KH_URGENCY_URGENT:
      return "KHẨN";
    case KH_URGENCY_VERY_URGENT:
      return "THƯỢNG KHẨN";
    case KH_URGENCY_IMMEDIATE:
      return "HỎA TỐC";
    case KH_URGENCY_NONE:
    default:
      return NULL;
    }
}

static const char *
get_circulation_words (KhCirculation circulation)
{
  switch (circulation)
    {
    case KH_CIRCULATION_RETURN:
      return "XEM XONG TRẢ LẠI";
    case KH_CIRCULATION_INTERNAL:
      return "LƯU HÀNH NỘI BỘ";
    case KH_CIRCULATION_NONE:
    default:
      return NULL;
    }
}

/* A line of fixed or plain words; nothing for none. */
static void
add_line (KhComposer *self, KhRole role, const char *text, gboolean upper)
{
  const char *uuid = kh_node_get_uuid (KH_NODE (self->plan));
  g_autofree char *words = NULL;
  KhBlock *block = NULL;

  if (kh_words_is_blank (text))
    return;
  words = g_strstrip (upper ? kh_words_upper (text) : g_strdup (text));
  block = kh_composer_add (self, role, NULL, uuid, NULL, KH_WORDS_PLAIN);
  kh_block_add_span (block, words, FALSE, FALSE);
}

/* "V/v đính chính …": the words of the title go on from there, so that they begin small unless all is capitals. */
static void
add_subject (KhComposer *self)
{
  const char *title = kh_plan_get_title (self->plan);
  g_autofree char *markup = NULL;
  gunichar first, second;

  if (kh_words_is_blank (title))
    return;
  first = g_utf8_get_char (title);
  second = g_utf8_get_char (g_utf8_next_char (title));
  if (g_unichar_isupper (first) && g_unichar_islower (second))
    {
      g_autoptr (GString) words = g_string_new ("V/v ");

      g_string_append_unichar (words, g_unichar_tolower (first));
      g_string_append (words, g_utf8_next_char (title));
      markup = g_string_free (g_steal_pointer (&words), FALSE);
    }
  else
    markup = g_strconcat ("V/v ", title, NULL);
  kh_composer_add (self, KH_ROLE_SUBJECT, NULL, kh_node_get_uuid (KH_NODE (self->plan)), markup, KH_WORDS_LINES);
}

static void
add_addressees (KhComposer *self)
{
  GListModel *recipients = kh_plan_get_recipients (self->plan);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) lines = g_string_new ("Kính gửi:");

  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (KhRecipient) recipient = g_list_model_get_item (recipients, i);
      g_autofree char *name = kh_words_trim (kh_recipient_get_text (recipient));

      if (kh_composer_is_addressee (self->plan, recipient) && *name != '\0')
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  if (names->len == 1)
    g_string_append_printf (lines, " %s", (char *) names->pdata[0]);
  for (guint i = 0; names->len > 1 && i < names->len; i++)
    g_string_append_printf (lines, "\n- %s%s", (char *) names->pdata[i], i + 1 < names->len ? ";" : ".");
  if (names->len > 0)
    add_line (self, KH_ROLE_ADDRESSEE, lines->str, FALSE);
}

void
kh_composer_add_letterhead (KhComposer *self)
{
  KhPlan *plan = self->plan;
  KhAgency *agency = kh_plan_get_agency (plan);
  const char *place = kh_plan_get_place (plan);
  g_autofree char *number = kh_composer_dup_number (plan);
  g_autofree char *number_line = g_strconcat (*number == ' ' ? "Số:" : "Số: ", number, NULL);
  g_autofree char *date = kh_composer_dup_date (plan);
  g_autofree char *place_line = NULL;

  if (kh_words_is_blank (place) && agency != NULL)
    place = kh_agency_get_place (agency);
  place_line = kh_words_is_blank (place) ? g_strdup (date) : g_strconcat (place, ", ", date, NULL);

  add_line (self, KH_ROLE_NATIONAL_TITLE, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", FALSE);
  add_line (self, KH_ROLE_MOTTO, "Độc lập - Tự do - Hạnh phúc", FALSE);
  add_line (self, KH_ROLE_SUPERIOR, get_superior (plan), TRUE);
  add_line (self, KH_ROLE_ISSUER, get_issuer (plan), TRUE);
  add_line (self, KH_ROLE_NUMBER, number_line, FALSE);
  if (kh_compose_is_letter (plan))
    add_subject (self);
  add_line (self, KH_ROLE_PLACE_DATE, place_line, FALSE);
  add_line (self, KH_ROLE_SECRECY, get_secrecy_words (kh_plan_get_secrecy (plan)), FALSE);
  add_line (self, KH_ROLE_URGENCY, get_urgency_words (kh_plan_get_urgency (plan)), FALSE);
  add_line (self, KH_ROLE_CIRCULATION, get_circulation_words (kh_plan_get_circulation (plan)), FALSE);
  if (kh_compose_is_letter (plan))
    {
      add_addressees (self);
      return;
    }
  add_line (self, KH_ROLE_TYPE_NAME, kh_composer_get_type_name (plan), TRUE);
  if (!kh_words_is_blank (kh_plan_get_title (plan)))
    kh_composer_add (self, KH_ROLE_TITLE, NULL, kh_node_get_uuid (KH_NODE (plan)), kh_plan_get_title (plan),
                     KH_WORDS_LINES);
}
