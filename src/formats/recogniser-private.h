/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhRecogniser: what the parts of the recogniser share while one text is read. */
#pragma once

#include "reading.h"
#include "recogniser-label.h"
#include "recogniser-source.h"
#include "recogniser-vocabulary.h"

G_BEGIN_DECLS

/* Ranks of the headings that open sections; 0 is no heading. */
enum
{
  KH_RANK_NONE,
  KH_RANK_APPENDIX,
  KH_RANK_PART,
  KH_RANK_CAPITAL,
  KH_RANK_SECTION,
};

/**
 * KhRecogniser:
 * @labels: one a paragraph
 * @ranks: one a paragraph: the heading it is
 * @placed: one a paragraph: whether its words are in the plan or in a finding
 * @reading: where each paragraph goes; a table's rows are paragraphs there
 * @readings: one a paragraph: where it, or a table's first row, is in @reading
 * @units: folded name to #KhUnit of the agency
 * @tasks: (element-type KhTaskUnits): units of tasks, found last because the
 *   responsibilities at the end name the units best
 * @section_label: kind of label that the sections of this text bear
 *
 * Invariant: paragraphs are read in order and each is placed once.
 */
typedef struct
{
  KhSource   *source;
  KhReading  *reading;
  guint      *readings;
  guint       n;
  KhPlan     *plan;
  KhAgency   *agency;
  KhLabel    *labels;
  guint8     *ranks;
  guint8     *placed;
  GHashTable *units;
  GPtrArray  *tasks;
  GHashTable *rule_counts;
  KhLabelKind section_label;
  gboolean    in_appendix;
  gboolean    any_type; /* a text that is no plan is read for what a plan can use */
  char       *refusal;  /* (nullable) why it is no plan */
  GHashTable *task_keys; /* (nullable) key of a task's words to #KhTask; made when first asked for */
} KhRecogniser;

/* recogniser.c */
KhSourceParagraph *kh_recogniser_get         (KhRecogniser *self, guint i);
const char        *kh_recogniser_get_text    (KhRecogniser *self, guint i); /* after the label */
char              *kh_recogniser_dup_key     (KhRecogniser *self, guint i); /* of the text after the label; "" when long */
char              *kh_recogniser_dup_markup  (KhRecogniser *self, guint i); /* of the text after the label */
char              *kh_recogniser_dup_heading (KhRecogniser *self, guint i); /* without label, closing mark and bold */
gboolean           kh_recogniser_is_heading_like (KhRecogniser *self, guint i);
gboolean           kh_recogniser_ends_with   (KhRecogniser *self, guint i, const char *marks);
guint              kh_recogniser_get_rank    (KhRecogniser *self, guint i); /* of the label, 0 without one */
void               kh_recogniser_place       (KhRecogniser *self, guint i);
/* Says that words of paragraph @i are in @node. */
void               kh_recogniser_map         (KhRecogniser *self, guint i, gpointer node);
/* As kh_recogniser_map(), of row @r of the table that paragraph @i carries. */
void               kh_recogniser_map_row     (KhRecogniser *self, guint i, guint r, gpointer node);
/* As kh_recogniser_map(), of the node that paragraph @i shows: it derives from the node that the source names, if it names one. */
void               kh_recogniser_identify    (KhRecogniser *self, guint i, gpointer node);
void               kh_recogniser_find        (KhRecogniser *self, const char *rule, KhSeverity severity, const char *text,
                                              const char *message, guint line, gpointer node);
void               kh_recogniser_unplaced    (KhRecogniser *self, guint i, const char *text);
/* Says by @rule and @message that @words of row @r of the table that paragraph @i carries found no place. */
void               kh_recogniser_unplaced_row (KhRecogniser *self, guint i, guint r, const char *rule, const char *words,
                                               const char *message);
/* Tells when the number of paragraph @i is not @expected. */
void               kh_recogniser_check_number (KhRecogniser *self, guint i, guint expected, gpointer node);

/* Takes @sentence, why the text is no plan. Returns: whether it is read nonetheless; else @error is set */
gboolean           kh_recogniser_refuse       (KhRecogniser *self, char *sentence, GError **error);

/* recogniser-parts.c: leaves of a text that is no plan what a plan can use; the rest has no place */
void     kh_recogniser_keep_parts    (KhRecogniser *self);

/* recogniser-head.c: from @start on; returns the first paragraph of the body, or 0 with @error set */
gboolean kh_recogniser_read_head (KhRecogniser *self, int year, guint *body, GError **error);
/* recogniser-agency.c: the bodies and names that the letterhead gives or that must be inferred */
void     kh_recogniser_read_letterhead (KhRecogniser *self, GPtrArray *lines);
void     kh_recogniser_infer_agency    (KhRecogniser *self, guint body, guint end);

/* recogniser-body.c */
void     kh_recogniser_rank_headings (KhRecogniser *self, guint start, guint end);
void     kh_recogniser_read_body     (KhRecogniser *self, guint start, guint end);
/* recogniser-section.c: what is in a section without sections of its own */
void     kh_recogniser_read_section  (KhRecogniser *self, KhSection *section, guint start, guint end);
/* recogniser-items.c: items of @parent; those at the top are of @kind, or as their marks say for %KH_ITEM_PARAGRAPH */
void     kh_recogniser_read_items    (KhRecogniser *self, KhNode *parent, KhItemKind kind, guint start, guint end);

/* recogniser-details.c */
typedef struct _KhTaskUnits KhTaskUnits;
void     kh_task_units_free          (KhTaskUnits *units);
/* Returns: whether paragraph @i is details of @task, which are then set */
gboolean kh_recogniser_read_details  (KhRecogniser *self, KhTask *task, guint i);
/* Sets the fields of @task whose @values are not NULL; they are taken or changed. @line: of the source */
void     kh_recogniser_set_details   (KhRecogniser *self, KhTask *task, guint line, char *values[KH_N_DETAILS]);
void     kh_recogniser_link_tasks    (KhRecogniser *self);
/* recogniser-table.c: paragraph @i carries a table: tasks by its column names, else a table of @parent's */
void     kh_recogniser_read_table    (KhRecogniser *self, KhNode *parent, guint i);
/* The only paragraph carries a table of tasks or targets, which becomes the plan's sections. */
void     kh_recogniser_read_rows    (KhRecogniser *self, int year);
/* Removes appendices that composing writes anew. */
void     kh_recogniser_drop_composed (KhRecogniser *self);
/* recogniser-units.c: (transfer container): the units that @text names, new ones made */
GPtrArray *kh_recogniser_find_units  (KhRecogniser *self, const char *text);
void     kh_recogniser_link_responsibility (KhRecogniser *self, KhResponsibility *responsibility, const char *text);
/* Whether @text is the name of a unit or of kinds of unit, as a heading of duties has it. */
gboolean kh_recogniser_names_units   (const char *text);

/* recogniser-reports.c */
void     kh_recogniser_read_reports (KhDuty *duty, const char *text);

/* recogniser-tail.c: finds and reads recipients and signatures in [start, end) */
guint    kh_recogniser_find_tail (KhRecogniser *self, guint start, guint *end);
void     kh_recogniser_read_tail (KhRecogniser *self, guint start, guint end);

G_END_DECLS
