/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a plan into a document: the order of its parts. */
#include "compose.h"

#include "composer.h"

KhBlock *
kh_composer_add (KhComposer *self, KhRole role, const char *label, const char *uuid, const char *markup,
                 KhWordsFlags flags)
{
  KhBlock *block = kh_block_new (role, label != NULL && *label != '\0' ? label : NULL, uuid);

  kh_words_add (&self->words, block->spans, markup, flags);
  kh_document_add (self->document, block);
  self->last = block;
  return block;
}

/* What a PDF's metadata say. */
static void
set_metadata (KhComposer *self)
{
  const char *type_name = kh_composer_get_type_name (self->plan);
  const char *markup = kh_plan_get_title (self->plan);
  g_autofree char *plain = kh_markup_to_plain (markup != NULL ? markup : "");
  g_autofree char *title = NULL;
  g_autofree char *choices = kh_compose_dup_choices (self->plan);
  g_autofree char *author = kh_compose_issuer (self->plan);
  g_autofree char *subject = kh_composer_dup_number (self->plan);

  g_strdelimit (plain, "\n", ' ');
  g_strstrip (subject);
  title = *plain != '\0' ? g_strconcat (type_name, " ", plain, NULL) : g_strdup (type_name);
  g_object_set (self->document,
                "title", title,
                "author", author,
                "subject", *subject == '/' ? subject + 1 : subject,
                "profile", kh_plan_get_profile (self->plan),
                "choices", *choices != '\0' ? choices : NULL,
                "date", kh_plan_get_date (self->plan),
                NULL);
}

static void
start (KhComposer *self, KhPlan *plan, const char *choices)
{
  self->plan = plan;
  self->document = kh_document_new ();
  self->choices = kh_choices_new (choices);
  self->n_appendices = kh_numbering_count_appendices (plan);
  kh_words_init (&self->words, plan);
  set_metadata (self);
}

static KhDocument *
finish (KhComposer *self)
{
  kh_words_clear (&self->words);
  kh_choices_free (self->choices);
  return self->document;
}

char *
kh_compose_reference (KhPlan *plan)
{
  g_autofree char *number = NULL, *date = NULL, *issuer = NULL;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  number = kh_composer_dup_number (plan);
  date = kh_composer_dup_date (plan);
  issuer = kh_compose_issuer (plan);
  return g_strdup_printf ("%s số%s%s %s%s%s", kh_composer_get_type_name (plan), *number == ' ' ? "" : " ", number, date,
                          *issuer != '\0' ? " của " : "", issuer);
}

#define ALL_COLUMNS "task-columns=stt,task,product,lead,support,deadline,budget,note"

KhDocument *
kh_compose_table (KhPlan *plan, KhComposeTable what)
{
  KhComposer self = { 0 };

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  start (&self, plan, ALL_COLUMNS);
  if (what == KH_COMPOSE_TASKS)
    kh_composer_add_task_table (&self);
  else
    kh_composer_add_target_table (&self);
  return finish (&self);
}

KhDocument *
kh_compose_unit_table (KhPlan *plan, KhUnit *unit)
{
  KhComposer self = { 0 };

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (KH_IS_UNIT (unit), NULL);

  start (&self, plan, ALL_COLUMNS);
  kh_composer_add_unit_task_table (&self, unit, KH_UNIT_ROLE_RESPONSIBLE);
  return finish (&self);
}

KhDocument *
kh_compose_extract (KhPlan *plan, KhUnit *unit)
{
  KhComposer self = { 0 };

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (KH_IS_UNIT (unit), NULL);

  /* A page in portrait has no room for all columns. */
  start (&self, plan, "task-columns=stt,task,product,lead,support,deadline");
  kh_composer_add_extract (&self, unit);
  return finish (&self);
}

/* A unit that edits its part sees whose it is, and every detail of its tasks at the task. */
static void
begin_part (KhComposer *self, const KhUnitPart *part)
{
  g_autofree char *words = g_strdup_printf ("(Phần của %s)", part->unit_name != NULL ? part->unit_name : "");
  KhBlock *block = kh_composer_add (self, KH_ROLE_APPENDIX_REFERENCE, NULL, NULL, NULL, KH_WORDS_PLAIN);

  kh_block_add_span (block, words, FALSE, FALSE);
  g_object_set (self->document, "part", part->uuid, NULL);
}

KhDocument *
kh_compose_plan (KhPlan *plan)
{
  KhComposer self = { 0 };
  const KhUnitPart *part;
  g_autofree char *choices = NULL;
  g_autofree char *inlined = NULL;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  part = kh_unit_part_of (plan);
  choices = kh_compose_dup_choices (plan);
  inlined = part != NULL ? kh_compose_set_choice (choices, "task-details", "inline") : NULL;
  start (&self, plan, inlined != NULL ? inlined : choices);
  kh_composer_add_letterhead (&self);
  if (part != NULL)
    begin_part (&self, part);
  kh_composer_add_body (&self);
  kh_composer_add_ending (&self);
  kh_composer_add_appendices (&self);
  return finish (&self);
}

typedef struct
{
  KhPlan *plan;
  KhDocument *document;
} Draft;

static void
compose_cb (gpointer data)
{
  Draft *draft = data;

  draft->document = kh_compose_plan (draft->plan);
}

KhDocument *
kh_compose_draft (KhPlan *plan, KhNode *node, const char *property, const GValue *value)
{
  Draft draft = { .plan = plan };

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (KH_IS_NODE (node), NULL);

  kh_node_call_with (node, property, value, compose_cb, &draft);
  return draft.document;
}
