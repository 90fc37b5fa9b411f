/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the document's font and shapes words with it, each word once a run. */
#include "fonts.h"

#include "layout.h"

#include <glib/gi18n.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

/* Words are shaped at this size, in pt, so large that rounding to Pango's
 * units is nothing; unhinted advances grow with the size. */
#define SHAPING_SIZE 200

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FcPattern, FcPatternDestroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FcFontSet, FcFontSetDestroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FcObjectSet, FcObjectSetDestroy)

struct _KhFonts
{
  KhArena *arena;
  FcConfig *config; /* holds the four files and nothing else */
  PangoFontMap *map;
  PangoContext *context;
  PangoLanguage *language;
  PangoFont *fonts[KH_N_FACES];
  char *family;
  double spaces[KH_N_FACES];
  double ascent, descent, height;
  GHashTable *words; /* set of KhWord, by text and face */
  GHashTable *missing; /* set of GUINT_TO_POINTER (character) */
  PangoGlyphString *glyphs;
};

static guint
hash_bytes (const char *text, gsize length, KhFace face)
{
  guint hash = 2166136261u ^ face;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) text[i]) * 16777619u;
  return hash;
}

static guint
hash_word (gconstpointer data)
{
  return ((const KhWord *) data)->hash;
}

static gboolean
words_equal (gconstpointer a, gconstpointer b)
{
  const KhWord *one = a, *other = b;

  return one->hash == other->hash && one->length == other->length && one->face == other->face &&
         memcmp (one->text, other->text, one->length) == 0;
}

void
kh_fonts_prepare (void)
{
  static gsize ready;

  /* fontconfig would let two threads do this at once and throw one's work away. */
  if (g_once_init_enter (&ready))
    {
      FcInit ();
      g_once_init_leave (&ready, 1);
    }
}

/* Looks for @family's face in the installed fonts: upright or italic, regular or
 * bold, and of several versions the newest. */
static char *
find_face_file (FcConfig *config, const char *family, KhFace face)
{
  g_autoptr (FcPattern) pattern = FcPatternCreate ();
  g_autoptr (FcObjectSet) wanted
      = FcObjectSetBuild (FC_FILE, FC_FONTVERSION, FC_WEIGHT, FC_SLANT, FC_INDEX, NULL);
  g_autoptr (FcFontSet) found = NULL;
  int best_version = -1;
  char *best = NULL;

  FcPatternAddString (pattern, FC_FAMILY, (const FcChar8 *) family);
  found = FcFontList (config, pattern, wanted);
  for (int i = 0; found != NULL && i < found->nfont; i++)
    {
      FcPattern *font = found->fonts[i];
      FcChar8 *file = NULL;
      int version = 0, weight = -1, slant = -1, index = -1;

      if (FcPatternGetString (font, FC_FILE, 0, &file) != FcResultMatch ||
          FcPatternGetInteger (font, FC_WEIGHT, 0, &weight) != FcResultMatch ||
          FcPatternGetInteger (font, FC_SLANT, 0, &slant) != FcResultMatch ||
          FcPatternGetInteger (font, FC_INDEX, 0, &index) != FcResultMatch || index != 0)
        continue;
      if (weight != ((face & KH_FACE_BOLD) ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR) ||
          slant != ((face & KH_FACE_ITALIC) ? FC_SLANT_ITALIC : FC_SLANT_ROMAN))
        continue;
      FcPatternGetInteger (font, FC_FONTVERSION, 0, &version);
      if (version > best_version ||
          (version == best_version && g_strcmp0 (best, (const char *) file) > 0))
        {
          best_version = version;
          g_free (best);
          best = g_strdup ((const char *) file);
        }
    }
  return best;
}

/* Makes a font configuration of the first family that is installed whole. With
 * no other font in it, nothing can fall back on a third family. */
static gboolean
find_family (KhFonts *self, KhProfile *profile, GError **error)
{
  FcConfig *installed;
  g_autofree char *wanted = NULL;

  kh_fonts_prepare ();
  installed = FcConfigReference (NULL);
  for (guint i = 0; g_ptr_array_index (profile->families, i) != NULL && self->family == NULL; i++)
    {
      const char *family = g_ptr_array_index (profile->families, i);
      char *files[KH_N_FACES];
      gboolean whole = TRUE;

      for (guint face = 0; face < KH_N_FACES; face++)
        {
          files[face] = find_face_file (installed, family, face);
          whole &= files[face] != NULL;
        }
      for (guint face = 0; face < KH_N_FACES && whole; face++)
        whole = FcConfigAppFontAddFile (self->config, (const FcChar8 *) files[face]);
      for (guint face = 0; face < KH_N_FACES; face++)
        g_free (files[face]);
      if (whole)
        self->family = g_strdup (family);
    }
  FcConfigDestroy (installed);
  if (self->family != NULL)
    return TRUE;

  wanted = g_strjoinv ("” or “", (char **) profile->families->pdata);
  g_set_error (error, KH_LAYOUT_ERROR, KH_LAYOUT_ERROR_FONT,
               _ ("None of the fonts that the format allows is installed with its four faces: “%s”. Install the "
               "package fonts-liberation2."),
               wanted);
  return FALSE;
}

static void
load_faces (KhFonts *self)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoFontMetrics *metrics;

  self->map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (self->map), self->config);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->map), 72);
  self->context = pango_font_map_create_context (self->map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  self->language = pango_language_from_string ("vi");
  pango_context_set_language (self->context, self->language);

  for (guint face = 0; face < KH_N_FACES; face++)
    {
      PangoFontDescription *description = pango_font_description_new ();

      pango_font_description_set_family (description, self->family);
      pango_font_description_set_weight (description,
                                         (face & KH_FACE_BOLD) ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
      pango_font_description_set_style (description,
                                        (face & KH_FACE_ITALIC) ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
      pango_font_description_set_absolute_size (description, SHAPING_SIZE * PANGO_SCALE);
      self->fonts[face] = pango_font_map_load_font (self->map, self->context, description);
      pango_font_description_free (description);
    }

  metrics = pango_font_get_metrics (self->fonts[KH_FACE_REGULAR], NULL);
  self->ascent = pango_units_to_double (pango_font_metrics_get_ascent (metrics)) / SHAPING_SIZE;
  self->descent = pango_units_to_double (pango_font_metrics_get_descent (metrics)) / SHAPING_SIZE;
  self->height = pango_units_to_double (pango_font_metrics_get_height (metrics)) / SHAPING_SIZE;
  pango_font_metrics_unref (metrics);
}

KhFonts *
kh_fonts_new (KhProfile *profile, KhArena *arena, GError **error)
{
  g_autoptr (KhFonts) self = g_new0 (KhFonts, 1);

  self->arena = arena;
  self->words = g_hash_table_new (hash_word, words_equal);
  self->missing = g_hash_table_new (NULL, NULL);
  self->glyphs = pango_glyph_string_new ();
  self->config = FcConfigCreate ();
  if (!find_family (self, profile, error))
    return NULL;
  load_faces (self);
  for (guint face = 0; face < KH_N_FACES; face++)
    self->spaces[face] = kh_fonts_get_word (self, face, " ", 1)->width;
  return g_steal_pointer (&self);
}

/* Pango 1.50 sorts the fonts in threads of its own. The last to let go of what
 * was sorted takes it out of the map's tables, without a lock: not while these
 * are cleared. Each thread holds the map until it is through, so once nobody
 * else holds it, all are. The bound is for a holder that is no such thread. */
static void
wait_for_sorting (PangoFontMap *map)
{
  for (guint i = 0; i < 10000 && g_atomic_int_get (&G_OBJECT (map)->ref_count) > 1; i++)
    g_usleep (100);
}

void
kh_fonts_free (KhFonts *self)
{
  for (guint face = 0; face < KH_N_FACES; face++)
    g_clear_object (&self->fonts[face]);
  g_clear_object (&self->context);
  /* Pango 1.50 never gives back the configuration that a font map dies with. */
  if (self->map != NULL)
    {
      wait_for_sorting (self->map);
      pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (self->map), NULL);
    }
  g_clear_object (&self->map);
  g_clear_pointer (&self->config, FcConfigDestroy);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->missing);
  pango_glyph_string_free (self->glyphs);
  g_free (self->family);
  g_free (self);
}

/* The script of a word is that of its first character that has one. */
static PangoScript
find_script (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

      if (script != G_UNICODE_SCRIPT_COMMON && script != G_UNICODE_SCRIPT_INHERITED)
        return (PangoScript) script;
    }
  return PANGO_SCRIPT_LATIN;
}

/* Shapes a word with its face and no other: there is nothing to itemize, for a
 * word is short and of one script, and what the face lacks is to be seen as
 * lacking. Left-to-right clusters are one or a few characters each; a
 * right-to-left word becomes a single cluster. */
static void
shape (KhFonts *self, const KhWord *word, GArray *glyphs)
{
  PangoGlyphString *shaped = self->glyphs;
  PangoAnalysis analysis = { .font = self->fonts[word->face], .language = self->language };
  PangoScript script = find_script (word->text, word->length);
  gboolean backward = script == PANGO_SCRIPT_HEBREW || script == PANGO_SCRIPT_ARABIC ||
                      script == PANGO_SCRIPT_SYRIAC || script == PANGO_SCRIPT_THAANA || script == PANGO_SCRIPT_NKO;

  analysis.level = backward ? 1 : 0;
  analysis.script = (guint8) script;
  pango_shape_with_flags (word->text, (int) word->length, NULL, 0, &analysis, shaped, PANGO_SHAPE_NONE);
  for (int i = 0; i < shaped->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &shaped->glyphs[i];
      int next = i + 1;
      KhGlyph glyph = { .index = info->glyph,
                        .advance = info->geometry.width / (float) (PANGO_SCALE * SHAPING_SIZE),
                        .x = info->geometry.x_offset / (float) (PANGO_SCALE * SHAPING_SIZE),
                        .y = info->geometry.y_offset / (float) (PANGO_SCALE * SHAPING_SIZE) };

      if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        {
          g_hash_table_add (self->missing, GUINT_TO_POINTER (info->glyph & ~PANGO_GLYPH_UNKNOWN_FLAG));
          glyph.index = 0; /* .notdef */
        }
      else if (info->glyph == PANGO_GLYPH_EMPTY)
        glyph.index = kh_fonts_get_word (self, word->face, " ", 1)->glyphs[0].index;

      if (backward)
        next = shaped->num_glyphs;
      else
        while (next < shaped->num_glyphs && shaped->log_clusters[next] == shaped->log_clusters[i])
          next++;
      if (i == 0 || (!backward && shaped->log_clusters[i] != shaped->log_clusters[i - 1]))
        {
          int end = next < shaped->num_glyphs ? shaped->log_clusters[next] : (int) word->length;
          int begin = backward ? 0 : shaped->log_clusters[i];

          glyph.bytes = (guint16) CLAMP (end - begin, 0, G_MAXUINT16);
          glyph.glyphs = (guint16) MIN (next - i, G_MAXUINT16);
        }
      g_array_append_val (glyphs, glyph);
    }
}

static const KhWord *
shape_word (KhFonts *self, const KhWord *key)
{
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (KhGlyph));
  KhWord *word = kh_arena_new_array (self->arena, KhWord, 1);

  *word = *key;
  word->text = kh_arena_strndup (self->arena, key->text, key->length);
  if (word->length > 0) /* Pango takes an empty word for a failure */
    shape (self, word, glyphs);
  word->n_glyphs = glyphs->len;
  word->glyphs = kh_arena_new_array (self->arena, KhGlyph, glyphs->len);
  if (glyphs->len > 0)
    memcpy (word->glyphs, glyphs->data, glyphs->len * sizeof (KhGlyph));
  for (guint i = 0; i < glyphs->len; i++)
    word->width += word->glyphs[i].advance;
  g_hash_table_add (self->words, word);
  return word;
}

const KhWord *
kh_fonts_get_word (KhFonts *self, KhFace face, const char *text, gsize length)
{
  KhWord key = { .text = text, .length = (guint) length, .face = face, .hash = hash_bytes (text, length, face) };
  const KhWord *found = g_hash_table_lookup (self->words, &key);

  return found != NULL ? found : shape_word (self, &key);
}

double
kh_fonts_get_space (KhFonts *self, KhFace face)
{
  return self->spaces[face];
}

double
kh_fonts_get_ascent (KhFonts *self)
{
  return self->ascent;
}

double
kh_fonts_get_descent (KhFonts *self)
{
  return self->descent;
}

double
kh_fonts_get_height (KhFonts *self)
{
  return self->height;
}

const char *
kh_fonts_get_family (KhFonts *self)
{
  return self->family;
}

cairo_font_face_t *
kh_fonts_ref_face (KhFonts *self, KhFace face)
{
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (self->fonts[face]));

  return cairo_font_face_reference (cairo_scaled_font_get_font_face (scaled));
}

static int
compare_characters (gconstpointer a, gconstpointer b)
{
  guint one = GPOINTER_TO_UINT (a), other = GPOINTER_TO_UINT (b);

  return one < other ? -1 : one > other;
}

gboolean
kh_fonts_have_all (KhFonts *self)
{
  return g_hash_table_size (self->missing) == 0;
}

void
kh_fonts_add_missing (KhFonts *self, const KhWord *word, GHashTable *set)
{
  for (const char *p = word->text; p < word->text + word->length; p = g_utf8_next_char (p))
    {
      gpointer character = GUINT_TO_POINTER (g_utf8_get_char (p));

      if (g_hash_table_contains (self->missing, character))
        g_hash_table_add (set, character);
    }
}

char **
kh_fonts_dup_characters (GHashTable *set)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (set), compare_characters);
  GPtrArray *missing = g_ptr_array_new ();

  for (GList *l = keys; l != NULL; l = l->next)
    {
      char buffer[8] = "";

      g_unichar_to_utf8 (GPOINTER_TO_UINT (l->data), buffer);
      g_ptr_array_add (missing, g_strdup (buffer));
    }
  g_ptr_array_add (missing, NULL);
  return (char **) g_ptr_array_free (missing, FALSE);
}
