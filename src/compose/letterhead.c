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
      made = kh_words_is_blank (abbreviation) ? g_strdup ("KH") : g_strconcat ("KH-", abbreviation, NULL);
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
kh_composer_dup_issuer (KhPlan *plan)
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
  add_line (self, KH_ROLE_PLACE_DATE, place_line, FALSE);
  add_line (self, KH_ROLE_SECRECY, get_secrecy_words (kh_plan_get_secrecy (plan)), FALSE);
  add_line (self, KH_ROLE_URGENCY, get_urgency_words (kh_plan_get_urgency (plan)), FALSE);
  add_line (self, KH_ROLE_CIRCULATION, get_circulation_words (kh_plan_get_circulation (plan)), FALSE);
  add_line (self, KH_ROLE_TYPE_NAME, kh_composer_get_type_name (plan), TRUE);
  if (!kh_words_is_blank (kh_plan_get_title (plan)))
    kh_composer_add (self, KH_ROLE_TITLE, NULL, kh_node_get_uuid (KH_NODE (plan)), kh_plan_get_title (plan),
                     KH_WORDS_LINES);
}
