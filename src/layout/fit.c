/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fit-to-page help: what to change so that the signature does not begin a page
 * with hardly any text above it. */
#include "layout.h"

#include "profile-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* A signature page with fewer lines of text than this is worth a remark. The
 * keep rules leave at least two, so "two" itself must count. */
#define FEW_LINES 3

/* A direction in which the text gets shorter, and a step that can just be seen. */
typedef struct
{
  KhChoiceId id;
  double step;
} Lever;

/* In the order of what readers notice least. The body's size comes last. */
static const Lever levers[] = {
  { KH_CHOICE_LINE_SPACING, -0.05 }, { KH_CHOICE_PARAGRAPH_GAP, -1 }, { KH_CHOICE_MARGIN_BOTTOM, -1 },
  { KH_CHOICE_MARGIN_TOP, -1 },      { KH_CHOICE_MARGIN_RIGHT, -1 },  { KH_CHOICE_MARGIN_LEFT, -1 },
  { KH_CHOICE_BODY_SIZE, -0.5 },
};

/* One step of each lever and no more is tried first, then two of each, and so
 * on: the smallest change that helps is found first. */
#define MAX_STEPS 8
#define ALL_THE_WAY 1000

/* Pages laid out in trying, about two seconds of work: a plan of some thousand
 * pages is not laid out a hundred times for one page saved. */
#define MAX_TRIED_PAGES 3000

void
kh_fit_advice_free (KhFitAdvice *self)
{
  g_free (self->choices);
  g_free (self);
}

char *
kh_fit_advice_dup_words (const KhFitAdvice *self, KhProfile *profile)
{
  g_auto (GStrv) pairs = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (KH_IS_PROFILE (profile), NULL);

  pairs = g_strsplit (self->choices, ";", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');
      const char *unit, *label;

      *equals = '\0';
      if (!kh_profile_get_choice (profile, pairs[i], NULL, NULL, NULL, &unit, &label))
        continue;
      /* For people: with the decimal mark of their language. */
      g_string_append_printf (words, "%s%s %g%s%s", words->len > 0 ? "; " : "", _ (label),
                              g_ascii_strtod (equals + 1, NULL), *unit != '\0' ? " " : "", unit);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
is_text (const KhPlaced *placed)
{
  return placed->text != NULL && placed->part == KH_PART_BODY &&
         ((placed->role >= KH_ROLE_LEGAL_BASIS && placed->role <= KH_ROLE_PLUS) ||
          placed->role == KH_ROLE_TABLE_CELL);
}

/* Finds the page of the signature and the lines above it. */
static gboolean
find_signature (KhFrames *frames, guint *page, guint *lines)
{
  for (guint i = kh_frames_get_n_pages (frames); i-- > 0;)
    {
      const KhFrame *frame = kh_frames_get_page (frames, i);
      gboolean signature = FALSE;
      double last_y = -1;
      KhPlaced placed;

      *lines = 0;
      for (guint j = 0; j < kh_frame_get_n_placed (frame); j++)
        {
          kh_frame_get_placed (frame, j, &placed);
          signature |= placed.role == KH_ROLE_SIGNER_AUTHORITY || placed.role == KH_ROLE_SIGNER_NAME;
          if (is_text (&placed) && placed.y != last_y)
            {
              (*lines)++;
              last_y = placed.y;
            }
        }
      if (signature)
        {
          *page = i;
          return TRUE;
        }
    }
  return FALSE;
}

guint
kh_layout_count_signature_lines (KhFrames *frames)
{
  guint page, lines;

  g_return_val_if_fail (KH_IS_FRAMES (frames), 0);

  return find_signature (frames, &page, &lines) && page > 0 ? lines : G_MAXUINT;
}

/* Sets @n_steps of @lever in @choices. Returns: whether that changes anything */
static gboolean
pull (KhProfile *profile, const Lever *lever, guint n_steps, GString *choices)
{
  const char *name = kh_profile_choice_name (lever->id);
  double value, least;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  double pulled;

  kh_profile_get_choice (profile, name, &value, &least, NULL, NULL, NULL);
  pulled = MAX (least, value + n_steps * lever->step);
  if (fabs (pulled - value) < 1e-6)
    return FALSE;
  g_ascii_formatd (number, sizeof number, "%.4g", pulled);
  g_string_append_printf (choices, "%s%s=%s", choices->len > 0 ? ";" : "", name, number);
  return TRUE;
}

/* All choices in force, so that a try starts from them. */
static char *
join_choices (KhProfile *profile, const char *changes)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < KH_N_CHOICES; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];
      double value;

      kh_profile_get_choice (profile, kh_profile_choice_name (i), &value, NULL, NULL, NULL, NULL);
      g_string_append_printf (all, "%s=%s;", kh_profile_choice_name (i), g_ascii_dtostr (number, sizeof number, value));
    }
  g_string_append (all, changes);
  return g_string_free (all, FALSE);
}

/* Returns: the pages with @changes; %NULL when they do not pull the signature back, or with @error */
static KhFrames *
try_changes (KhDocument *document, KhProfile *profile, const char *changes, guint page, GCancellable *cancellable,
             GError **error)
{
  g_autofree char *choices = join_choices (profile, changes);
  g_autoptr (KhProfile) changed = kh_profile_with_choices (profile, choices, error);
  g_autoptr (KhFrames) frames = NULL;
  guint new_page, lines;

  if (changed == NULL)
    return NULL;
  frames = kh_layout_run (document, changed, cancellable, error);
  if (frames == NULL || !find_signature (frames, &new_page, &lines) || new_page >= page)
    return NULL;
  return g_steal_pointer (&frames);
}

/* Tries @n_steps of @n_levers levers from the @first. Returns: (nullable): the advice, if that helps */
static KhFitAdvice *
try_levers (KhDocument *document, KhProfile *profile, guint first, guint n_levers, guint n_steps, guint page,
            GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) changes = g_string_new (NULL);
  g_autoptr (KhFrames) fitted = NULL;
  KhFitAdvice *advice;
  guint n_pulled = 0;

  for (guint i = first; i < first + n_levers; i++)
    n_pulled += pull (profile, &levers[i], n_steps, changes) ? 1 : 0;
  /* With a lever at its end already, the same is tried without it. */
  if (n_pulled == 0 || (n_pulled < n_levers && n_steps < ALL_THE_WAY))
    return NULL;
  fitted = try_changes (document, profile, changes->str, page, cancellable, error);
  if (fitted == NULL)
    return NULL;
  advice = g_new0 (KhFitAdvice, 1);
  advice->choices = g_strdup (changes->str);
  advice->pages = kh_frames_get_n_pages (fitted);
  return advice;
}

KhFitAdvice *
kh_layout_suggest_fit (KhDocument *document, KhProfile *profile, KhFrames *frames, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (KhFitAdvice) resort = NULL;
  KhFitAdvice *advice = NULL;
  guint page, lines, n_tries;

  g_return_val_if_fail (KH_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (KH_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (KH_IS_FRAMES (frames), NULL);

  if (!find_signature (frames, &page, &lines) || page == 0 || lines >= FEW_LINES)
    return NULL;
  /* Where all together is no help nothing less is; where it is, it is the last resort. */
  resort = try_levers (document, profile, 0, G_N_ELEMENTS (levers), ALL_THE_WAY, page, cancellable, &local);
  if (resort == NULL)
    goto out;
  n_tries = MAX_TRIED_PAGES / kh_frames_get_n_pages (frames);
  for (guint n_steps = 1; n_steps <= MAX_STEPS; n_steps++)
    for (guint n_levers = 1; n_levers <= 2; n_levers++)
      for (guint first = 0; first + n_levers <= G_N_ELEMENTS (levers) && n_tries > 0; first++, n_tries--)
        {
          advice = try_levers (document, profile, first, n_levers, n_steps, page, cancellable, &local);
          if (advice != NULL || local != NULL)
            goto out;
        }
  /* Several a long way, fewest first. */
  for (guint n_levers = 3; n_levers < G_N_ELEMENTS (levers) && n_tries > 0; n_levers++, n_tries--)
    {
      advice = try_levers (document, profile, 0, n_levers, ALL_THE_WAY, page, cancellable, &local);
      if (advice != NULL || local != NULL)
        goto out;
    }
  advice = g_steal_pointer (&resort);
out:
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  if (advice != NULL)
    advice->lines = lines;
  return advice;
}
