/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan that labelled sentences stand in. */
#include "sentence-plan.h"

#include <string.h>

typedef struct
{
  KhPlan     *plan;
  int         year;
  KhUnit     *lead;
  KhUnit     *ended;
  KhSentence *whole; /* (nullable): what is said of the plan as a whole */
  KhSection  *body;
} Maker;

/* Returns: (nullable): what the plan's sentence says of @name, else @usual; "" for what it lacks */
static const char *
get_whole (Maker *self, const char *name, const char *usual)
{
  const char *value = self->whole != NULL ? kh_sentence_get_option (self->whole, name) : NULL;

  return value != NULL ? value : usual;
}

static gboolean
lacks (Maker *self, const char *name)
{
  return self->whole != NULL && kh_sentence_has (self->whole, name);
}

static void
add_register (KhAgency *agency)
{
  KhLegalDocument *document = kh_legal_document_new ("Quyết định");

  g_object_set (document, "number", "15", "symbol", "2019/QĐ-UBND", "date", "2019-06-05", "status", KH_LEGAL_STATUS_ENDED, NULL);
  kh_node_append_take (KH_NODE (agency), document);
}

static void
add_agency (Maker *self)
{
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");

  self->ended = kh_unit_new (KH_UNIT_DIVISION, "Phòng Tổng hợp");
  g_object_set (self->ended, "last-year", self->year - 2, NULL);
  self->lead = kh_unit_new (KH_UNIT_DIVISION, "Phòng Nghiệp vụ");
  kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_OFFICE, "Văn phòng Sở"));
  kh_node_append_take (KH_NODE (agency), self->lead);
  kh_node_append_take (KH_NODE (agency), self->ended);
  if (lacks (self, "two-units"))
    kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_DIVISION, "Phòng nghiệp vụ"));
  add_register (agency);
  kh_plan_set_agency (self->plan, agency);
}

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static void
fill_letterhead (Maker *self)
{
  const char *signer = get_whole (self, "signer", "Nguyễn Văn A");

  g_object_set (self->plan, "title", or_null (get_whole (self, "title", "Cải cách hành chính năm 2027")), "symbol",
                or_null (get_whole (self, "symbol", "KH-SM")), "number", or_null (get_whole (self, "number", "05")), "place",
                or_null (get_whole (self, "place", "Tỉnh Mẫu")), NULL);
  if (lacks (self, "no-issuer"))
    g_object_set (kh_plan_get_agency (self->plan), "name", NULL, NULL);
  if (!lacks (self, "no-signer"))
    kh_node_append_take (KH_NODE (self->plan),
                         kh_signature_new (NULL, or_null (get_whole (self, "position", "Giám đốc")), or_null (signer)));
  if (!lacks (self, "no-recipients"))
    kh_node_append_take (KH_NODE (self->plan), kh_recipient_new ("Lãnh đạo Sở", "b/c"));
  if (!lacks (self, "no-recipients") && !lacks (self, "no-archive"))
    kh_node_append_take (KH_NODE (self->plan), kh_recipient_new_archive ("VT", or_null (get_whole (self, "archive", "PNV")), 0));
}

static KhItem *
add_item (KhSection *section, KhItemKind kind, const char *text)
{
  KhItem *item = kh_item_new (kind, text);

  kh_node_append_take (KH_NODE (section), item);

  return item;
}

static void
set_units (KhTask *task, KhUnit *lead, KhUnit *support)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  kh_task_set_lead (task, lead);
  if (support != NULL)
    g_ptr_array_add (units, support);
  kh_task_set_support (task, units);
}

static void
fill_task (Maker *self, KhTask *task, const KhSentence *sentence)
{
  const gboolean late = sentence != NULL && kh_sentence_has (sentence, "late");
  const char *words = sentence == NULL || kh_sentence_has (sentence, "deadline") ? "Quý II" : late ? "Quý I/2028" : "";
  g_autoptr (KhDeadline) deadline = kh_deadline_parse (words);

  g_object_set (task, "product", sentence == NULL || kh_sentence_has (sentence, "product") ? "Báo cáo" : NULL, "deadline",
                deadline, NULL);
  if (sentence == NULL || kh_sentence_has (sentence, "lead"))
    set_units (task, self->lead, sentence != NULL && kh_sentence_has (sentence, "twice") ? self->lead : NULL);
  else if (kh_sentence_has (sentence, "ended-lead"))
    set_units (task, self->ended, NULL);
}

static void
add_frame (Maker *self)
{
  static const struct
  {
    const char   *name;
    KhSectionKind kind;
    const char   *heading;
  } parts[] = {
    { "no-targets", KH_SECTION_TARGETS, "MỤC TIÊU" },
    { "no-tasks", KH_SECTION_TASK_GROUP, "NHIỆM VỤ" },
    { "no-responsibilities", KH_SECTION_RESPONSIBILITIES, "TỔ CHỨC THỰC HIỆN" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      KhSection *section;

      if (lacks (self, parts[i].name))
        continue;
      section = kh_section_new (parts[i].kind, parts[i].heading);
      kh_node_append_take (KH_NODE (self->plan), section);
      if (parts[i].kind == KH_SECTION_TASK_GROUP)
        fill_task (self, KH_TASK (add_item (section, KH_ITEM_TASK, "Rà soát quy trình.")), NULL);
      else
        add_item (section, KH_ITEM_DASH, "Nội dung của phần này.");
    }
}

static KhNode *
add_heading (Maker *self, const KhSentence *sentence)
{
  KhSection *child = kh_section_new (KH_SECTION_FREE, sentence->text);

  kh_node_append_take (KH_NODE (self->body), child);
  if (!kh_sentence_has (sentence, "empty"))
    add_item (child, KH_ITEM_DASH, "Nội dung của phần này.");

  return KH_NODE (child);
}

static KhItem *
add_block (Maker *self, const KhSentence *sentence)
{
  KhItem *block = add_item (self->body, KH_ITEM_RESPONSIBILITY, sentence->text);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  g_ptr_array_add (units, self->lead);
  kh_responsibility_set_units (KH_RESPONSIBILITY (block), units);
  if (!kh_sentence_has (sentence, "empty"))
    kh_node_append_take (KH_NODE (block), kh_item_new (KH_ITEM_DUTY, "Theo dõi, đôn đốc việc thực hiện."));

  return block;
}

static KhItem *
add_duty (Maker *self, const KhSentence *sentence)
{
  KhItem *duty = add_item (self->body, KH_ITEM_DUTY, sentence->text);
  const gboolean early = kh_sentence_has (sentence, "early");
  g_autoptr (KhDeadline) before
    = kh_deadline_new (KH_DEADLINE_RELATIVE, 0, early ? 1 : 3, 3, early ? "Trước ngày 03 của tháng đầu quý" : "Trước ngày 03 của tháng cuối quý");

  kh_node_append_take (KH_NODE (duty), kh_reporting_new (KH_PERIOD_QUARTER, before));

  return duty;
}

static KhNode *
add_sentence (Maker *self, const KhSentence *sentence)
{
  KhItem *item;

  switch (sentence->kind)
    {
    case KH_SENTENCE_HEADING:
      return add_heading (self, sentence);
    case KH_SENTENCE_TASK:
      item = add_item (self->body, KH_ITEM_TASK, sentence->text);
      fill_task (self, KH_TASK (item), sentence);
      return KH_NODE (item);
    case KH_SENTENCE_TARGET:
      item = add_item (self->body, KH_ITEM_TARGET, sentence->text);
      kh_node_append_take (KH_NODE (item), kh_indicator_new (KH_COMPARATOR_GE,
                                                             g_ascii_strtod (kh_sentence_get_option (sentence, "value"), NULL), "%"));
      return KH_NODE (item);
    case KH_SENTENCE_BLOCK:
      return KH_NODE (add_block (self, sentence));
    case KH_SENTENCE_DUTY:
      return KH_NODE (add_duty (self, sentence));
    case KH_SENTENCE_PLAN:
      return KH_NODE (self->plan);
    case KH_SENTENCE_ITEM:
    default:
      return KH_NODE (add_item (self->body, KH_ITEM_DASH, strcmp (sentence->text, "∅") != 0 ? sentence->text : ""));
    }
}

KhPlan *
kh_sentence_plan_new (GPtrArray *sentences, int year)
{
  Maker self = { .plan = kh_plan_new (year), .year = year };

  for (guint i = 0; i < sentences->len; i++)
    if (((KhSentence *) sentences->pdata[i])->kind == KH_SENTENCE_PLAN)
      self.whole = sentences->pdata[i];
  add_agency (&self);
  fill_letterhead (&self);
  if (self.whole != NULL)
    add_frame (&self);
  self.body = kh_section_new (KH_SECTION_FREE, "Nội dung");
  kh_node_append_take (KH_NODE (self.plan), self.body);
  for (guint i = 0; i < sentences->len; i++)
    {
      KhSentence *sentence = sentences->pdata[i];

      sentence->node = add_sentence (&self, sentence);
    }
  if (self.whole != NULL && g_list_model_get_n_items (kh_section_get_items (self.body)) == 0)
    add_item (self.body, KH_ITEM_DASH, "Nội dung của phần này.");

  return self.plan;
}
