/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The styles of a Word document: what of them tells meaning. */
#include "docx-read-private.h"

#include <string.h>

void
kh_docx_format_clear (KhDocxFormat *self)
{
  g_clear_pointer (&self->font, g_free);
}

static void
free_style (KhDocxStyle *style)
{
  g_free (style->based_on);
  g_free (style->name);
  kh_docx_format_clear (&style->format);
  g_free (style);
}

KhDocxStyles *
kh_docx_styles_new (void)
{
  KhDocxStyles *self = g_new0 (KhDocxStyles, 1);

  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_style);
  return self;
}

void
kh_docx_styles_free (KhDocxStyles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_id);
  g_free (self->standard);
  kh_docx_format_clear (&self->defaults);
  g_free (self);
}

KhDocxToggle
kh_docx_read_toggle (KhPull *pull)
{
  g_autofree char *value = kh_pull_dup (pull, "val");

  if (value == NULL)
    return KH_DOCX_ON;
  return strcmp (value, "0") == 0 || strcmp (value, "false") == 0 || strcmp (value, "off") == 0
                 || strcmp (value, "none") == 0
             ? KH_DOCX_OFF
             : KH_DOCX_ON;
}

char *
kh_docx_format_read (KhDocxFormat *self, KhPull *pull)
{
  KhPullScope scope = kh_pull_enter (pull);
  char *style = NULL;

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "b"))
        self->bold = kh_docx_read_toggle (pull);
      else if (kh_pull_is (pull, "i"))
        self->italic = kh_docx_read_toggle (pull);
      else if (kh_pull_is (pull, "vanish"))
        self->hidden = kh_docx_read_toggle (pull);
      else if (kh_pull_is (pull, "caps"))
        self->caps = kh_docx_read_toggle (pull);
      else if (kh_pull_is (pull, "rStyle") && style == NULL)
        style = kh_pull_dup (pull, "val");
      else if (kh_pull_is (pull, "rFonts"))
        {
          char *font = kh_pull_dup (pull, "ascii");

          if (font == NULL)
            font = kh_pull_dup (pull, "hAnsi");
          if (font != NULL)
            {
              g_free (self->font);
              self->font = font;
            }
        }
    }
  return style;
}

static void
read_number (KhDocxStyle *style, KhPull *pull)
{
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "numId"))
        style->num_id = kh_pull_get_int (pull, "val", -1);
      else if (kh_pull_is (pull, "ilvl"))
        style->num_level = kh_pull_get_int (pull, "val", -1);
    }
}

static gboolean
is_centred (KhPull *pull)
{
  g_autofree char *value = kh_pull_dup (pull, "val");

  return g_strcmp0 (value, "center") == 0;
}

static void
read_paragraph_properties (KhDocxStyle *style, KhPull *pull)
{
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "numPr"))
        read_number (style, pull);
      else if (kh_pull_is (pull, "outlineLvl"))
        style->outline = kh_pull_get_int (pull, "val", -1);
      else if (kh_pull_is (pull, "jc"))
        style->centred = is_centred (pull);
    }
}

gboolean
kh_docx_read_ruled (KhPull *pull)
{
  KhPullScope scope = kh_pull_enter (pull);
  gboolean ruled = FALSE;

  while (kh_pull_next (pull, &scope))
    {
      g_autofree char *value = kh_pull_dup (pull, "val");

      ruled |= value != NULL && strcmp (value, "none") != 0 && strcmp (value, "nil") != 0;
    }
  return ruled;
}

/* Whether a table style draws lines. */
static gboolean
read_borders (KhPull *pull)
{
  KhPullScope scope = kh_pull_enter (pull);
  gboolean ruled = FALSE;

  while (kh_pull_next (pull, &scope))
    if (kh_pull_is (pull, "tblBorders"))
      ruled |= kh_docx_read_ruled (pull);
  return ruled;
}

static void
read_style (KhDocxStyles *self, KhPull *pull)
{
  KhDocxStyle *style = g_new0 (KhDocxStyle, 1);
  g_autofree char *id = kh_pull_dup (pull, "styleId");
  g_autofree char *type = kh_pull_dup (pull, "type");
  g_autofree char *standard = kh_pull_dup (pull, "default");
  KhPullScope scope = kh_pull_enter (pull);

  style->num_id = style->num_level = style->outline = style->centred = -1;
  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "basedOn") && style->based_on == NULL)
        style->based_on = kh_pull_dup (pull, "val");
      else if (kh_pull_is (pull, "name") && style->name == NULL)
        {
          g_autofree char *name = kh_pull_dup (pull, "val");

          style->name = name != NULL ? g_utf8_strdown (name, -1) : NULL;
        }
      else if (kh_pull_is (pull, "pPr"))
        read_paragraph_properties (style, pull);
      else if (kh_pull_is (pull, "rPr"))
        g_free (kh_docx_format_read (&style->format, pull));
      else if (kh_pull_is (pull, "tblPr"))
        style->is_table_ruled = read_borders (pull);
    }
  if (id == NULL)
    {
      free_style (style);
      return;
    }
  if (self->standard == NULL && g_strcmp0 (type, "paragraph") == 0
      && (g_strcmp0 (standard, "1") == 0 || g_strcmp0 (standard, "true") == 0))
    self->standard = g_strdup (id);
  g_hash_table_replace (self->by_id, g_steal_pointer (&id), style);
}

static void
read_defaults (KhDocxStyles *self, KhPull *pull)
{
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    if (kh_pull_is (pull, "rPrDefault"))
      {
        KhPullScope inner = kh_pull_enter (pull);

        while (kh_pull_next (pull, &inner))
          if (kh_pull_is (pull, "rPr"))
            g_free (kh_docx_format_read (&self->defaults, pull));
      }
}

void
kh_docx_styles_read (KhDocxStyles *self, KhPull *pull)
{
  KhPullScope scope;

  if (!kh_pull_root (pull))
    return;
  scope = kh_pull_enter (pull);
  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "style"))
        read_style (self, pull);
      else if (kh_pull_is (pull, "docDefaults"))
        read_defaults (self, pull);
    }
}

KhDocxStyle *
kh_docx_styles_find (KhDocxStyles *self, const char *id)
{
  if (id == NULL)
    id = self->standard;
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

static void
fill (KhDocxFormat *format, const KhDocxFormat *from)
{
  if (format->bold == KH_DOCX_UNSET)
    format->bold = from->bold;
  if (format->italic == KH_DOCX_UNSET)
    format->italic = from->italic;
  if (format->hidden == KH_DOCX_UNSET)
    format->hidden = from->hidden;
  if (format->caps == KH_DOCX_UNSET)
    format->caps = from->caps;
  if (format->font == NULL)
    format->font = g_strdup (from->font);
}

void
kh_docx_styles_resolve (KhDocxStyles *self, const char *id, KhDocxFormat *format)
{
  const KhDocxStyle *style = kh_docx_styles_find (self, id);

  for (guint depth = 0; style != NULL && depth < KH_DOCX_STYLE_DEPTH; depth++)
    {
      fill (format, &style->format);
      style = style->based_on != NULL ? kh_docx_styles_find (self, style->based_on) : NULL;
    }
}

gboolean
kh_docx_styles_find_number (KhDocxStyles *self, const char *id, int *num_id, int *level)
{
  const KhDocxStyle *style = kh_docx_styles_find (self, id);

  *num_id = *level = -1;
  for (guint depth = 0; style != NULL && depth < KH_DOCX_STYLE_DEPTH; depth++)
    {
      if (*num_id < 0)
        *num_id = style->num_id;
      if (*level < 0)
        *level = style->num_level;
      if (*num_id >= 0)
        break;
      style = style->based_on != NULL ? kh_docx_styles_find (self, style->based_on) : NULL;
    }
  return *num_id > 0;
}

guint
kh_docx_styles_find_outline (KhDocxStyles *self, const char *id)
{
  const KhDocxStyle *style = kh_docx_styles_find (self, id);

  for (guint depth = 0; style != NULL && depth < KH_DOCX_STYLE_DEPTH; depth++)
    {
      if (style->outline >= 0)
        return style->outline < KH_DOCX_LEVELS ? (guint) style->outline + 1 : 0;
      if (style->name != NULL && g_str_has_prefix (style->name, "heading ")
          && g_ascii_isdigit (style->name[8]))
        return (guint) (style->name[8] - '0');
      style = style->based_on != NULL ? kh_docx_styles_find (self, style->based_on) : NULL;
    }
  return 0;
}

gboolean
kh_docx_styles_is_centred (KhDocxStyles *self, const char *id)
{
  const KhDocxStyle *style = kh_docx_styles_find (self, id);

  for (guint depth = 0; style != NULL && depth < KH_DOCX_STYLE_DEPTH; depth++)
    {
      if (style->centred >= 0)
        return style->centred;
      style = style->based_on != NULL ? kh_docx_styles_find (self, style->based_on) : NULL;
    }
  return FALSE;
}
