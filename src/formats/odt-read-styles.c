/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The styles of an OpenDocument text: what of them tells meaning. */
#include "odt-read-private.h"

#include <string.h>

static void
free_style (KhOdtStyle *style)
{
  g_free (style->parent);
  g_free (style->font);
  g_free (style->list);
  g_free (style->master);
  g_free (style);
}

static void
free_list_style (KhOdtListStyle *list)
{
  for (guint i = 0; i < KH_ODT_LEVELS; i++)
    {
      g_free (list->levels[i].format);
      g_free (list->levels[i].prefix);
      g_free (list->levels[i].suffix);
      g_free (list->levels[i].bullet);
    }
  g_free (list);
}

KhOdtStyles *
kh_odt_styles_new (void)
{
  KhOdtStyles *self = g_new0 (KhOdtStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_style);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_list_style);
  self->fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
kh_odt_styles_free (KhOdtStyles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->styles);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->fonts);
  g_clear_pointer (&self->outline, free_list_style);
  g_free (self->first_footer);
  g_free (self);
}

static char *
make_key (const char *family, const char *name)
{
  return g_strdup_printf ("%s %s", family != NULL ? family : "", name != NULL ? name : "");
}

/* 1 or 0 for whether the attribute @name is there and says @wanted, -1 where it is not. */
static int
read_word (KhPull *pull, const char *ending, const char *name, const char *wanted)
{
  g_autofree char *value = kh_pull_dup_in (pull, ending, name);

  return value == NULL ? -1 : strcmp (value, wanted) == 0;
}

/* "'Times New Roman'" without its quotes. */
static char *
clean_family (char *family)
{
  gsize length = strlen (family);

  if (length > 1 && (*family == '\'' || *family == '"') && family[length - 1] == *family)
    {
      family[length - 1] = '\0';
      memmove (family, family + 1, length - 1);
    }
  return family;
}

static void
read_text_properties (KhOdtStyle *style, KhPull *pull)
{
  g_autofree char *weight = kh_pull_dup_in (pull, ":xsl-fo-compatible:1.0", "font-weight");
  char *family = kh_pull_dup_in (pull, ":style:1.0", "font-name");

  if (weight != NULL)
    style->bold = strcmp (weight, "bold") == 0 || atoi (weight) >= 600;
  style->italic = read_word (pull, ":xsl-fo-compatible:1.0", "font-style", "normal");
  if (style->italic >= 0)
    style->italic = !style->italic;
  style->hidden = read_word (pull, ":text:1.0", "display", "none");
  style->upper = read_word (pull, ":xsl-fo-compatible:1.0", "text-transform", "uppercase");
  if (family == NULL)
    family = kh_pull_dup_in (pull, ":xsl-fo-compatible:1.0", "font-family");
  g_free (style->font);
  style->font = family != NULL ? clean_family (family) : NULL;
}

static void
read_cell_properties (KhOdtStyle *style, KhPull *pull)
{
  static const char *const sides[]
      = { "border", "border-top", "border-bottom", "border-left", "border-right" };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *value = kh_pull_dup_in (pull, ":xsl-fo-compatible:1.0", sides[i]);

      style->ruled |= value != NULL && strstr (value, "none") == NULL && strstr (value, "hidden") == NULL;
    }
}

static void
read_style (KhOdtStyles *self, KhPull *pull, gboolean standard)
{
  KhOdtStyle *style = g_new0 (KhOdtStyle, 1);
  g_autofree char *name = standard ? NULL : kh_pull_dup_in (pull, ":style:1.0", "name");
  g_autofree char *family = kh_pull_dup_in (pull, ":style:1.0", "family");
  KhPullScope scope = kh_pull_enter (pull);

  style->bold = style->italic = style->hidden = style->upper = style->centred = -1;
  style->parent = kh_pull_dup_in (pull, ":style:1.0", "parent-style-name");
  style->list = kh_pull_dup_in (pull, ":style:1.0", "list-style-name");
  style->master = kh_pull_dup_in (pull, ":style:1.0", "master-page-name");
  style->outline = kh_pull_get_int (pull, "default-outline-level", -1);
  style->list_level = kh_pull_get_int (pull, "list-level", -1);
  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "text-properties"))
        read_text_properties (style, pull);
      else if (kh_pull_is (pull, "paragraph-properties"))
        style->centred = read_word (pull, ":xsl-fo-compatible:1.0", "text-align", "center");
      else if (kh_pull_is (pull, "table-cell-properties"))
        read_cell_properties (style, pull);
    }
  g_hash_table_replace (self->styles, make_key (family, name), style);
}

static void
read_list_style (KhOdtListStyle *list, KhPull *pull)
{
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    {
      int index = kh_pull_get_int (pull, "level", 0) - 1;
      KhOdtLevel *level = NULL;

      if (index < 0 || index >= KH_ODT_LEVELS || list->levels[index].given)
        continue;
      level = &list->levels[index];
      level->given = TRUE;
      level->format = kh_pull_dup_in (pull, ":style:1.0", "num-format");
      level->prefix = kh_pull_dup_in (pull, ":style:1.0", "num-prefix");
      level->suffix = kh_pull_dup_in (pull, ":style:1.0", "num-suffix");
      level->start = kh_pull_get_int (pull, "start-value", 1);
      level->display = CLAMP (kh_pull_get_int (pull, "display-levels", 1), 1, KH_ODT_LEVELS);
      if (kh_pull_is (pull, "list-level-style-bullet"))
        level->bullet = kh_pull_dup_in (pull, ":text:1.0", "bullet-char");
      if (level->bullet == NULL
          && (kh_pull_is (pull, "list-level-style-bullet") || kh_pull_is (pull, "list-level-style-image")))
        level->bullet = g_strdup ("-");
    }
}

void
kh_odt_styles_read_fonts (KhOdtStyles *self, KhPull *pull)
{
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    {
      char *name = kh_pull_dup_in (pull, ":style:1.0", "name");
      char *family = kh_pull_dup_in (pull, ":svg-compatible:1.0", "font-family");

      if (name != NULL && family != NULL)
        g_hash_table_replace (self->fonts, name, clean_family (family));
      else
        {
          g_free (name);
          g_free (family);
        }
    }
}

void
kh_odt_styles_read (KhOdtStyles *self, KhPull *pull)
{
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "style"))
        read_style (self, pull, FALSE);
      else if (kh_pull_is (pull, "default-style"))
        read_style (self, pull, TRUE);
      else if (kh_pull_is (pull, "list-style"))
        {
          char *name = kh_pull_dup_in (pull, ":style:1.0", "name");
          KhOdtListStyle *list = g_new0 (KhOdtListStyle, 1);

          read_list_style (list, pull);
          if (name != NULL)
            g_hash_table_replace (self->lists, name, list);
          else
            free_list_style (list);
        }
      else if (kh_pull_is (pull, "outline-style") && self->outline == NULL)
        {
          self->outline = g_new0 (KhOdtListStyle, 1);
          read_list_style (self->outline, pull);
        }
    }
}

const KhOdtStyle *
kh_odt_styles_find (KhOdtStyles *self, const char *family, const char *name)
{
  g_autofree char *key = make_key (family, name);

  return g_hash_table_lookup (self->styles, key);
}

static void
fill (KhOdtStyles *self, KhOdtFormat *format, const KhOdtStyle *style)
{
  if (format->bold < 0)
    format->bold = style->bold;
  if (format->italic < 0)
    format->italic = style->italic;
  if (format->hidden < 0)
    format->hidden = style->hidden;
  if (format->upper < 0)
    format->upper = style->upper;
  if (format->font == NULL && style->font != NULL)
    {
      const char *family = g_hash_table_lookup (self->fonts, style->font);

      format->font = family != NULL ? family : style->font;
    }
}

void
kh_odt_styles_resolve (KhOdtStyles *self, const char *family, const char *name, KhOdtFormat *format)
{
  for (guint depth = 0; name != NULL && depth < KH_ODT_STYLE_DEPTH; depth++)
    {
      const KhOdtStyle *style = kh_odt_styles_find (self, family, name);

      if (style == NULL)
        break;
      fill (self, format, style);
      name = style->parent;
    }
  if (strcmp (family, "paragraph") == 0)
    {
      const KhOdtStyle *standard = kh_odt_styles_find (self, family, NULL);

      if (standard != NULL)
        fill (self, format, standard);
    }
}

gboolean
kh_odt_styles_is_centred (KhOdtStyles *self, const char *name)
{
  for (guint depth = 0; name != NULL && depth < KH_ODT_STYLE_DEPTH; depth++)
    {
      const KhOdtStyle *style = kh_odt_styles_find (self, "paragraph", name);

      if (style == NULL)
        break;
      if (style->centred >= 0)
        return style->centred;
      name = style->parent;
    }
  return FALSE;
}

guint
kh_odt_styles_get_outline (KhOdtStyles *self, const char *name)
{
  for (guint depth = 0; name != NULL && depth < KH_ODT_STYLE_DEPTH; depth++)
    {
      const KhOdtStyle *style = kh_odt_styles_find (self, "paragraph", name);

      if (style == NULL)
        break;
      if (style->outline >= 0)
        return (guint) style->outline;
      name = style->parent;
    }
  return 0;
}

const char *
kh_odt_styles_find_list (KhOdtStyles *self, const char *name, int *level)
{
  *level = -1;
  for (guint depth = 0; name != NULL && depth < KH_ODT_STYLE_DEPTH; depth++)
    {
      const KhOdtStyle *style = kh_odt_styles_find (self, "paragraph", name);

      if (style == NULL)
        break;
      if (*level < 0)
        *level = style->list_level;
      if (style->list != NULL)
        {
          if (*level < 0)
            *level = 1;
          return *style->list != '\0' ? style->list : NULL;
        }
      name = style->parent;
    }
  return NULL;
}
