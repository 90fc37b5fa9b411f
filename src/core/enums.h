/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed vocabularies of the model. Their nicknames ("task-groups") are what
 * the database, the XML format and the command line's JSON carry. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KhPlanState:
 * @KH_PLAN_DRAFT: dự thảo
 * @KH_PLAN_REVIEW: lấy ý kiến
 * @KH_PLAN_SUBMITTED: trình ký
 * @KH_PLAN_ISSUED: đã ban hành; the plan is locked
 * @KH_PLAN_ARCHIVED: lưu trữ; the plan is locked
 */
typedef enum
{
  KH_PLAN_DRAFT,
  KH_PLAN_REVIEW,
  KH_PLAN_SUBMITTED,
  KH_PLAN_ISSUED,
  KH_PLAN_ARCHIVED,
} KhPlanState;

/**
 * KhSectionKind:
 * @KH_SECTION_LEGAL_BASES: căn cứ, before the opening sentence
 * @KH_SECTION_OPENING: the opening sentence
 * @KH_SECTION_AIMS: holds purpose and requirements (mục đích, yêu cầu)
 * @KH_SECTION_PURPOSE: mục đích
 * @KH_SECTION_REQUIREMENTS: yêu cầu
 * @KH_SECTION_TARGETS: mục tiêu, chỉ tiêu
 * @KH_SECTION_TASK_GROUPS: holds the task groups (nhiệm vụ, giải pháp)
 * @KH_SECTION_TASK_GROUP: one task group (nhóm nhiệm vụ)
 * @KH_SECTION_BUDGET: kinh phí
 * @KH_SECTION_RESPONSIBILITIES: tổ chức thực hiện
 * @KH_SECTION_CLOSING: the closing sentence
 * @KH_SECTION_APPENDIX: phụ lục
 * @KH_SECTION_PART: phần, holds sections
 * @KH_SECTION_FREE: a section that no template foresaw
 */
typedef enum
{
  KH_SECTION_LEGAL_BASES,
  KH_SECTION_OPENING,
  KH_SECTION_AIMS,
  KH_SECTION_PURPOSE,
  KH_SECTION_REQUIREMENTS,
  KH_SECTION_TARGETS,
  KH_SECTION_TASK_GROUPS,
  KH_SECTION_TASK_GROUP,
  KH_SECTION_BUDGET,
  KH_SECTION_RESPONSIBILITIES,
  KH_SECTION_CLOSING,
  KH_SECTION_APPENDIX,
  KH_SECTION_PART,
  KH_SECTION_FREE,
} KhSectionKind;

/**
 * KhItemKind:
 * @KH_ITEM_PARAGRAPH: a paragraph without a mark
 * @KH_ITEM_CLAUSE: khoản, numbered 1. 2. 3.
 * @KH_ITEM_POINT: điểm, lettered a) b) c)
 * @KH_ITEM_DASH: "- "
 * @KH_ITEM_PLUS: "+ "
 * @KH_ITEM_TARGET: a #KhTarget
 * @KH_ITEM_TASK: a #KhTask
 * @KH_ITEM_RESPONSIBILITY: a #KhResponsibility, the heading of a block of duties
 * @KH_ITEM_DUTY: a #KhDuty inside a responsibility
 * @KH_ITEM_TABLE: a table; its children are rows
 * @KH_ITEM_ROW: a table row; its children are cells
 * @KH_ITEM_HEADER_ROW: a table row that is repeated on each page
 * @KH_ITEM_CELL: a table cell
 */
typedef enum
{
  KH_ITEM_PARAGRAPH,
  KH_ITEM_CLAUSE,
  KH_ITEM_POINT,
  KH_ITEM_DASH,
  KH_ITEM_PLUS,
  KH_ITEM_TARGET,
  KH_ITEM_TASK,
  KH_ITEM_RESPONSIBILITY,
  KH_ITEM_DUTY,
  KH_ITEM_TABLE,
  KH_ITEM_ROW,
  KH_ITEM_HEADER_ROW,
  KH_ITEM_CELL,
} KhItemKind;

typedef enum
{
  KH_COMPARATOR_NONE,
  KH_COMPARATOR_EQ,
  KH_COMPARATOR_GE,
  KH_COMPARATOR_LE,
  KH_COMPARATOR_GT,
  KH_COMPARATOR_LT,
} KhComparator;

typedef enum
{
  KH_TASK_NOT_STARTED,
  KH_TASK_UNDER_WAY,
  KH_TASK_DONE,
  KH_TASK_LATE,
  KH_TASK_DROPPED,
} KhTaskState;

/**
 * KhUnitKind:
 * @KH_UNIT_DIVISION: phòng chuyên môn, nghiệp vụ
 * @KH_UNIT_ATTACHED: đơn vị trực thuộc
 * @KH_UNIT_OFFICE: văn phòng
 * @KH_UNIT_OTHER: anything else that can be given a task, such as another body
 */
typedef enum
{
  KH_UNIT_DIVISION,
  KH_UNIT_ATTACHED,
  KH_UNIT_OFFICE,
  KH_UNIT_OTHER,
} KhUnitKind;

/**
 * KhUnitKinds:
 *
 * A set of unit kinds, for a responsibility that addresses "the heads of all
 * attached units and divisions" and not single units.
 */
typedef enum
{
  KH_UNIT_KINDS_NONE = 0,
  KH_UNIT_KINDS_DIVISION = 1 << 0,
  KH_UNIT_KINDS_ATTACHED = 1 << 1,
  KH_UNIT_KINDS_OFFICE = 1 << 2,
} KhUnitKinds;

typedef enum
{
  KH_UNIT_ROLE_LEAD,
  KH_UNIT_ROLE_SUPPORT,
  KH_UNIT_ROLE_RESPONSIBLE,
} KhUnitRole;

/**
 * KhDeadlineKind:
 * @KH_DEADLINE_NONE: no deadline is set
 * @KH_DEADLINE_DAY: a day: year, month, day
 * @KH_DEADLINE_MONTH: a month: year, index 1–12
 * @KH_DEADLINE_QUARTER: a quarter: year, index 1–4
 * @KH_DEADLINE_HALF: a half-year: year, index 1–2
 * @KH_DEADLINE_YEAR_END: the end of the year
 * @KH_DEADLINE_WHOLE_YEAR: throughout the year
 * @KH_DEADLINE_EVERY_MONTH: each month
 * @KH_DEADLINE_EVERY_QUARTER: each quarter
 * @KH_DEADLINE_RELATIVE: before @day of a month of each reporting period;
 *   @index 0 is the period's last month, 1 its first, and so on
 * @KH_DEADLINE_FREE: words that name no computable date
 */
typedef enum
{
  KH_DEADLINE_NONE,
  KH_DEADLINE_DAY,
  KH_DEADLINE_MONTH,
  KH_DEADLINE_QUARTER,
  KH_DEADLINE_HALF,
  KH_DEADLINE_YEAR_END,
  KH_DEADLINE_WHOLE_YEAR,
  KH_DEADLINE_EVERY_MONTH,
  KH_DEADLINE_EVERY_QUARTER,
  KH_DEADLINE_RELATIVE,
  KH_DEADLINE_FREE,
} KhDeadlineKind;

typedef enum
{
  KH_PERIOD_MONTH,
  KH_PERIOD_QUARTER,
  KH_PERIOD_HALF,
  KH_PERIOD_YEAR,
} KhPeriod;

typedef enum
{
  KH_SEVERITY_HINT,
  KH_SEVERITY_WARNING,
  KH_SEVERITY_ERROR,
} KhSeverity;

/* Whether a document of the register still holds. */
typedef enum
{
  KH_LEGAL_STATUS_IN_FORCE,
  KH_LEGAL_STATUS_PARTLY, /* some of its articles have ended */
  KH_LEGAL_STATUS_ENDED,
} KhLegalStatus;

/* Decree 30/2020/NĐ-CP, appendix I, part III.2.b */
typedef enum
{
  KH_URGENCY_NONE,
  KH_URGENCY_URGENT,      /* KHẨN */
  KH_URGENCY_VERY_URGENT, /* THƯỢNG KHẨN */
  KH_URGENCY_IMMEDIATE,   /* HỎA TỐC */
} KhUrgency;

/* Decree 30/2020/NĐ-CP, appendix I, part III.2.a */
typedef enum
{
  KH_SECRECY_NONE,
  KH_SECRECY_SECRET,     /* MẬT */
  KH_SECRECY_TOP_SECRET, /* TỐI MẬT */
  KH_SECRECY_UTMOST,     /* TUYỆT MẬT */
} KhSecrecy;

/* Decree 30/2020/NĐ-CP, appendix I, part III.2.c */
typedef enum
{
  KH_CIRCULATION_NONE,
  KH_CIRCULATION_RETURN,   /* XEM XONG TRẢ LẠI */
  KH_CIRCULATION_INTERNAL, /* LƯU HÀNH NỘI BỘ */
} KhCirculation;

/** KhRemarkKind: what somebody left in a file: see #KhRemark. */
typedef enum
{
  KH_REMARK_COMMENT,
  KH_REMARK_INSERTION,
  KH_REMARK_DELETION,
} KhRemarkKind;

/**
 * kh_enum_to_nick:
 * @type: an enumeration type of this header
 * @value: one of its values
 *
 * Returns: (nullable): the stable nickname of @value, or %NULL if it is none
 */
const char *kh_enum_to_nick (GType type, int value);

/**
 * kh_enum_from_nick:
 * @type: an enumeration type of this header
 * @nick: (nullable): a nickname
 * @value: (out): where the value goes
 *
 * Returns: whether @nick names a value of @type
 */
gboolean kh_enum_from_nick (GType type, const char *nick, int *value);

G_END_DECLS
