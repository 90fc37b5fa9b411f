/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the lines of a paragraph end: total fit, first fit, balanced titles.
 *
 * Total fit is dynamic programming over all breaks of the paragraph (the idea
 * of Knuth and Plass): the cost of a paragraph is the sum of the costs of its
 * lines, and for each break the best way to reach it is kept. The starts that a
 * line can have lie within one line's width, so the work grows with the
 * paragraph's length only. */
#include "typesetter.h"

#include <math.h>
#include <string.h>

/* What a line costs beside its badness: keeps paragraphs from growing. */
#define LINE_COST 10.0
/* A last line shorter than this share of the width looks forlorn. */
#define SHORT_LAST 0.1
#define SHORT_LAST_COST 120.0
/* Badness is capped, so that one hopeless line does not drown the others. */
#define WORST 200000.0
/* A justified line of one word, or with spaces more than so many times too wide, is none. */
#define MOST_EXCESS 6.0
/* Each outweighs many lines of what stands before it: a bad line, an address or a
 * date wider than a line that is parted, a line that is none, a word that is parted,
 * a line that goes over the margin. So the worse happens only where a paragraph has
 * no other way. */
#define SOFT_COST 1e12
#define EMPTY_COST 1e13
#define POOR_COST 1e14
#define OVER_COST 1e15

typedef struct
{
  double before; /* width of the tokens before, their spaces included */
  guint spaces;
  int from; /* start of the line that ends here; -1 where none can */
  double cost;
} Node;

static Node *
prepare (KhTypesetter *self, guint **active)
{
  const KhToken *tokens = (const KhToken *) self->tokens->data;
  guint n = self->tokens->len;
  gsize node_bytes = sizeof (Node) * (n + 1);
  Node *nodes;

  g_array_set_size (self->scratch, (guint) (node_bytes + sizeof (guint) * (n + 1)));
  nodes = (Node *) self->scratch->data;
  *active = (guint *) (self->scratch->data + node_bytes);
  nodes[0] = (Node){ .from = -1 };
  for (guint i = 0; i < n; i++)
    {
      nodes[i + 1].before = nodes[i].before + tokens[i].width + tokens[i].spaces * tokens[i].space_width;
      nodes[i + 1].spaces = nodes[i].spaces + tokens[i].spaces;
      nodes[i + 1].from = -1;
      nodes[i + 1].cost = 0;
    }
  return nodes;
}

static KhLine
measure_line (KhTypesetter *self, const Node *nodes, guint first, guint end)
{
  const KhToken *last = &g_array_index (self->tokens, KhToken, end - 1);

  return (KhLine){ .first = first,
                   .end = end,
                   .natural = nodes[end].before - nodes[first].before - last->spaces * last->space_width,
                   .spaces = nodes[end].spaces - nodes[first].spaces - last->spaces };
}

static double
cost_of_level (KhBreakLevel level)
{
  return level == KH_LINE_POOR ? POOR_COST : level == KH_LINE_SOFT ? SOFT_COST : 0;
}

gboolean
kh_line_is_hollow (const KhLine *line, double slack, double space)
{
  return slack > 0 && slack > MOST_EXCESS * line->spaces * space;
}

/* Cost of a line with @slack left; negative when it cannot be squeezed in. */
static double
cost_of_line (KhTypesetter *self, const KhLine *line, double width, double space, gboolean last, gboolean ragged)
{
  const KhToken *end = &g_array_index (self->tokens, KhToken, line->end - 1);
  double slack = width - line->natural, badness;

  if (slack < 0)
    {
      double room = ragged ? 0
                           : line->spaces * space *
                                 kh_profile_get_measure (self->profile, KH_MEASURE_SPACE_SHRINK);

      /* A millionth for what rounding did to a measure that was made to fit. */
      if (-slack > room + 1e-6 * width)
        return -1;
      badness = room > 0 ? 100 * pow (-slack / room, 3) : 0;
    }
  else if (last)
    badness = line->natural < SHORT_LAST * width && line->first > 0 ? SHORT_LAST_COST : 0;
  else if (ragged)
    badness = 300 * (slack / width) * (slack / width);
  else if (line->spaces == 0)
    badness = WORST * slack / width;
  else
    {
      double ratio = slack / (line->spaces * space *
                              kh_profile_get_measure (self->profile, KH_MEASURE_SPACE_STRETCH));

      badness = MIN (100 * ratio * ratio * ratio, WORST);
    }
  badness += LINE_COST;
  badness *= badness;
  if (!last)
    badness += cost_of_level (end->level);
  /* Such a line is not justified: the fuller, the better. */
  if (!last && !ragged && kh_line_is_hollow (line, slack, space))
    badness += EMPTY_COST * (1 + slack / width);
  return badness;
}

static void
collect_lines (KhTypesetter *self, const Node *nodes)
{
  guint n = 0, end = self->tokens->len;

  for (int at = (int) end; at > 0; at = nodes[at].from)
    n++;
  g_array_set_size (self->lines, n);
  for (int at = (int) end; at > 0; at = nodes[at].from)
    g_array_index (self->lines, KhLine, --n) = measure_line (self, nodes, (guint) nodes[at].from, (guint) at);
}

void
kh_line_break_total (KhTypesetter *self, double first_width, double width, gboolean ragged)
{
  const KhToken *tokens = (const KhToken *) self->tokens->data;
  guint n = self->tokens->len, n_active = 1, oldest = 0;
  double space = 0;
  guint *active;
  Node *nodes = prepare (self, &active);

  for (guint i = 0; i < n && space == 0; i++)
    space = tokens[i].space_width;
  active[0] = 0;
  for (guint end = 1; end <= n; end++)
    {
      gboolean last = end == n;
      double best = G_MAXDOUBLE;

      if (!last && tokens[end - 1].level == KH_LINE_NEVER)
        continue;
      for (guint i = oldest; i < n_active; i++)
        {
          guint first = active[i];
          KhLine line = measure_line (self, nodes, first, end);
          double cost = cost_of_line (self, &line, first == 0 ? first_width : width, space, last, ragged);

          if (cost < 0)
            {
              /* Too long from here, and longer still with what follows; but the
               * last start is kept, so that there is always a way on. */
              if (i == oldest && oldest + 1 < n_active)
                oldest++;
              else if (i + 1 == n_active && best == G_MAXDOUBLE)
                {
                  nodes[end].from = (int) first;
                  nodes[end].cost = nodes[first].cost + OVER_COST;
                  best = nodes[end].cost;
                }
              continue;
            }
          cost += nodes[first].cost;
          if (cost < best)
            {
              best = cost;
              nodes[end].cost = cost;
              nodes[end].from = (int) first;
            }
        }
      active[n_active++] = end;
    }
  collect_lines (self, nodes);
}

void
kh_line_break_first (KhTypesetter *self, double first_width, double width)
{
  const KhToken *tokens = (const KhToken *) self->tokens->data;
  guint n = self->tokens->len, first = 0, fits = 0;
  guint *active;
  Node *nodes = prepare (self, &active);

  for (guint end = 1; end <= n; end++)
    {
      KhLine line;

      if (end < n && tokens[end - 1].level == KH_LINE_NEVER)
        continue;
      line = measure_line (self, nodes, first, end);
      if (line.natural > (first == 0 ? first_width : width) && fits > first)
        {
          nodes[fits].from = (int) first;
          first = fits;
          /* What had no place in that line begins this one: it is looked at anew. */
          end = first;
          continue;
        }
      /* A way that parts nothing, once there is one, is not given up for one that does. */
      if (fits == first || end == n || tokens[end - 1].level >= tokens[fits - 1].level)
        fits = end;
    }
  nodes[n].from = (int) first;
  collect_lines (self, nodes);
}

/* The best way to part the tokens into exactly @n_lines; FALSE when none fits. */
static gboolean
balance (KhTypesetter *self, Node *nodes, double width, guint n_lines)
{
  const KhToken *tokens = (const KhToken *) self->tokens->data;
  guint n = self->tokens->len;
  double ideal = nodes[n].before / n_lines;
  g_autofree double *costs = g_new (double, (gsize) (n + 1) * (n_lines + 1));
  g_autofree int *from = g_new (int, (gsize) (n + 1) * (n_lines + 1));
  int at = (int) n;

#define AT(line, end) ((gsize) (line) * (n + 1) + (end))
  for (gsize i = 0; i < (gsize) (n + 1) * (n_lines + 1); i++)
    costs[i] = G_MAXDOUBLE;
  costs[AT (0, 0)] = 0;
  for (guint line = 1; line <= n_lines; line++)
    for (guint end = line; end <= n; end++)
      {
        if (end < n && tokens[end - 1].level == KH_LINE_NEVER)
          continue;
        for (guint first = end; first-- > line - 1;)
          {
            KhLine span = measure_line (self, nodes, first, end);
            double off = (span.natural - ideal) / width, cost;

            if (span.natural > width * (1 + 1e-6))
              break;
            if (costs[AT (line - 1, first)] == G_MAXDOUBLE)
              continue;
            cost = costs[AT (line - 1, first)] + off * off;
            if (n_lines > 1 && span.spaces == 0)
              cost += 1; /* a word alone on its line */
            if (end < n)
              {
                cost += kh_binding_sense (self->profile, tokens[end - 1].word, tokens[end].word);
                cost += cost_of_level (tokens[end - 1].level);
              }
            if (cost < costs[AT (line, end)])
              {
                costs[AT (line, end)] = cost;
                from[AT (line, end)] = (int) first;
              }
          }
      }
  if (costs[AT (n_lines, n)] == G_MAXDOUBLE)
    return FALSE;
  for (guint line = n_lines; line > 0; line--)
    {
      nodes[at].from = from[AT (line, at)];
      at = nodes[at].from;
    }
#undef AT
  return TRUE;
}

void
kh_line_break_balanced (KhTypesetter *self, double width)
{
  guint *active;
  guint n_lines;
  Node *nodes;

  kh_line_break_first (self, width, width);
  n_lines = self->lines->len;
  /* Long texts (a title is not) would take time with the square of their length. */
  if (n_lines <= 1 || self->tokens->len > 400)
    return;
  nodes = prepare (self, &active);
  if (balance (self, nodes, width, n_lines))
    collect_lines (self, nodes);
}
