/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a check or an import reports about one place of a plan. */
#include "finding.h"

#include "fields.h"
#include "kh-enum-types.h"

struct _KhFinding
{
  KhNode parent_instance;
  char *rule;
  KhSeverity severity;
  char *text;
  char *message;
  char *node;
  int line;
  char *source;
  char *fix;
  char *detail;
  char *property;
  int start;
  int end;
  char *reason;
};

G_DEFINE_FINAL_TYPE (KhFinding, kh_finding, KH_TYPE_NODE)

static const KhField fields[] = {
  { "rule", KH_FIELD_TEXT, G_STRUCT_OFFSET (KhFinding, rule) },
  { "severity", KH_FIELD_ENUM, G_STRUCT_OFFSET (KhFinding, severity), kh_severity_get_type },
  { "text", KH_FIELD_STRING, G_STRUCT_OFFSET (KhFinding, text) },
  { "message", KH_FIELD_TEXT, G_STRUCT_OFFSET (KhFinding, message) },
  { "node", KH_FIELD_STRING, G_STRUCT_OFFSET (KhFinding, node) },
  { "line", KH_FIELD_INT, G_STRUCT_OFFSET (KhFinding, line) },
  { "source", KH_FIELD_STRING, G_STRUCT_OFFSET (KhFinding, source) },
  { "fix", KH_FIELD_STRING, G_STRUCT_OFFSET (KhFinding, fix) },
  { "detail", KH_FIELD_STRING, G_STRUCT_OFFSET (KhFinding, detail) },
  { "property", KH_FIELD_STRING, G_STRUCT_OFFSET (KhFinding, property) },
  { "words-start", KH_FIELD_INT, G_STRUCT_OFFSET (KhFinding, start) },
  { "words-end", KH_FIELD_INT, G_STRUCT_OFFSET (KhFinding, end) },
  { "reason", KH_FIELD_STRING, G_STRUCT_OFFSET (KhFinding, reason) },
};

static void
kh_finding_class_init (KhFindingClass *klass)
{
  kh_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
kh_finding_init (KhFinding *self)
{
  self->rule = g_strdup ("");
  self->message = g_strdup ("");
}

KhFinding *
kh_finding_new (const char *rule, KhSeverity severity, const char *text, const char *message)
{
  return g_object_new (KH_TYPE_FINDING, "rule", rule, "severity", severity, "text", text, "message", message,
                       NULL);
}

const char *
kh_finding_get_rule (KhFinding *self)
{
  g_return_val_if_fail (KH_IS_FINDING (self), NULL);

  return self->rule;
}

KhSeverity
kh_finding_get_severity (KhFinding *self)
{
  g_return_val_if_fail (KH_IS_FINDING (self), 0);

  return self->severity;
}

const char *
kh_finding_get_text (KhFinding *self)
{
  g_return_val_if_fail (KH_IS_FINDING (self), NULL);

  return self->text;
}

const char *
kh_finding_get_message (KhFinding *self)
{
  g_return_val_if_fail (KH_IS_FINDING (self), NULL);

  return self->message;
}

const char *
kh_finding_get_node (KhFinding *self)
{
  g_return_val_if_fail (KH_IS_FINDING (self), NULL);

  return self->node;
}

int
kh_finding_get_line (KhFinding *self)
{
  g_return_val_if_fail (KH_IS_FINDING (self), 0);

  return self->line;
}

const char *
kh_finding_get_source (KhFinding *self)
{
  g_return_val_if_fail (KH_IS_FINDING (self), NULL);

  return self->source;
}

const char *
kh_finding_get_fix (KhFinding *self)
{
  g_return_val_if_fail (KH_IS_FINDING (self), NULL);

  return self->fix;
}

const char *
kh_finding_get_property (KhFinding *self)
{
  g_return_val_if_fail (KH_IS_FINDING (self), NULL);

  return self->property;
}

gboolean
kh_finding_get_range (KhFinding *self, gsize *start, gsize *end)
{
  g_return_val_if_fail (KH_IS_FINDING (self), FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);

  *start = (gsize) MAX (self->start, 0);
  *end = (gsize) MAX (self->end, 0);

  return *end > *start;
}

const char *
kh_finding_get_reason (KhFinding *self)
{
  g_return_val_if_fail (KH_IS_FINDING (self), NULL);

  return self->reason;
}

gboolean
kh_finding_is_same (KhFinding *self, KhFinding *other)
{
  g_return_val_if_fail (KH_IS_FINDING (self), FALSE);
  g_return_val_if_fail (KH_IS_FINDING (other), FALSE);

  return g_str_equal (self->rule, other->rule) && g_strcmp0 (self->node, other->node) == 0
         && g_strcmp0 (self->text, other->text) == 0;
}

char *
kh_finding_format (KhFinding *self, const char *message)
{
  const char *const words[] = { self->text, self->detail };
  GString *sentence;
  guint n_words = 0;

  g_return_val_if_fail (KH_IS_FINDING (self), NULL);
  g_return_val_if_fail (message != NULL, NULL);

  /* The message may come out of a file: it is no format string. */
  sentence = g_string_new (NULL);
  for (const char *p = message; *p != '\0'; p++)
    if (p[0] == '%' && p[1] == 's' && n_words < G_N_ELEMENTS (words))
      {
        g_string_append (sentence, words[n_words] != NULL ? words[n_words] : "");
        n_words++;
        p++;
      }
    else
      g_string_append_c (sentence, *p);

  return g_string_free (sentence, FALSE);
}
