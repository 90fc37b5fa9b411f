/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reply as a GVariant: an error, or the plan's own XML, the remarks and the text. */
#include "reader-reply.h"

#include "reading.h"
#include "xml-reader.h"
#include "xml-writer.h"

#include <glib/gi18n.h>

/* kind of error, code, sentence, XML, remarks: kind, author, date, text, quote, origin, line; reading */
#define REMARKS_TYPE "a(usssssu)"
#define REMARK_FORMAT "(usssssu)"
#define REPLY_TYPE "(uisay" REMARKS_TYPE KH_READING_TYPE ")"
#define MAX_SENTENCE 4000

enum
{
  REPLY_PLAN,
  REPLY_READER_ERROR,
  REPLY_FILE_ERROR,
};

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static GVariant *
pack_remarks (KhPlan *plan)
{
  GListModel *remarks = plan != NULL ? kh_plan_get_remarks (plan) : NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (REMARKS_TYPE));
  for (guint i = 0; remarks != NULL && i < g_list_model_get_n_items (remarks); i++)
    {
      g_autoptr (KhRemark) remark = g_list_model_get_item (remarks, i);

      /* Its node is found anew by the origin. */
      g_variant_builder_add (&builder, REMARK_FORMAT, (guint) kh_remark_get_kind (remark),
                             or_empty (kh_remark_get_author (remark)), or_empty (kh_remark_get_date (remark)),
                             kh_remark_get_text (remark), or_empty (kh_remark_get_quote (remark)),
                             or_empty (kh_remark_get_origin (remark)), (guint) kh_remark_get_line (remark));
    }
  return g_variant_builder_end (&builder);
}

/* Of XML there is none: then it is empty. */
static GVariant *
pack_reading (KhPlan *plan)
{
  const KhReading *reading = plan != NULL ? kh_reading_of (plan) : NULL;
  g_autoptr (KhReading) none = reading == NULL ? kh_reading_new () : NULL;

  return kh_reading_to_variant (reading != NULL ? reading : none);
}

GBytes *
kh_reader_reply_new (KhPlan *plan, const GError *error)
{
  g_autoptr (GBytes) xml = plan != NULL ? kh_xml_write (plan) : g_bytes_new (NULL, 0);
  guint kind = plan != NULL                          ? REPLY_PLAN
               : error->domain == KH_READER_ERROR    ? REPLY_READER_ERROR
                                                     : REPLY_FILE_ERROR;
  g_autofree char *sentence = error != NULL ? g_utf8_make_valid (error->message, -1) : g_strdup ("");
  g_autoptr (GVariant) reply = g_variant_ref_sink (
      g_variant_new ("(uis@ay@" REMARKS_TYPE "@" KH_READING_TYPE ")", kind, error != NULL ? error->code : 0, sentence,
                     g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, xml, TRUE), pack_remarks (plan),
                     pack_reading (plan)));

  return g_variant_get_data_as_bytes (reply);
}

static gboolean
set_no_reply (GError **error)
{
  g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_INVALID,
                       _ ("The file could not be read: reading it broke off. Open it in the program that made it and "
                          "save it anew."));
  return FALSE;
}

static gboolean
collect_origin_cb (KhNode *node, gpointer nodes)
{
  const char *origin = kh_node_get_derived_from (node);

  if (origin != NULL && !g_hash_table_contains (nodes, origin))
    g_hash_table_insert (nodes, (gpointer) origin, (gpointer) kh_node_get_uuid (node));
  return TRUE;
}

static void
unpack_remarks (KhPlan *plan, GVariant *remarks)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (g_str_hash, g_str_equal);
  const char *author, *date, *text, *quote, *origin;
  guint kind, line;
  GVariantIter iter;

  kh_plan_visit (plan, collect_origin_cb, nodes);
  g_variant_iter_init (&iter, remarks);
  while (g_variant_iter_next (&iter, "(u&s&s&s&s&su)", &kind, &author, &date, &text, &quote, &origin, &line))
    {
      g_autoptr (KhRemark) remark = NULL;

      if (kh_enum_to_nick (KH_TYPE_REMARK_KIND, (int) kind) == NULL)
        continue;
      remark = kh_remark_new (kind, author, date, text);
      g_object_set (remark, "quote", quote, "origin", origin, "node", g_hash_table_lookup (nodes, origin), "line",
                    (int) MIN (line, G_MAXINT), NULL);
      kh_plan_add_remark (plan, remark);
    }
}

static void
set_error (GError **error, guint kind, int code, const char *sentence)
{
  g_autofree char *cut = g_strndup (sentence, MAX_SENTENCE);
  g_autofree char *whole = g_utf8_make_valid (cut, -1);

  if (*whole == '\0')
    set_no_reply (error);
  else
    g_set_error_literal (error, kind == REPLY_READER_ERROR ? KH_READER_ERROR : G_FILE_ERROR, code, whole);
}

KhPlan *
kh_reader_reply_parse (GBytes *reply, GError **error)
{
  g_autoptr (GVariant) loose = NULL;
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GVariant) packed = NULL;
  g_autoptr (GVariant) remarks = NULL;
  g_autoptr (GVariant) reading = NULL;
  g_autoptr (KhReading) text = NULL;
  g_autoptr (GBytes) xml = NULL;
  const char *sentence = NULL;
  KhPlan *plan = NULL;
  guint kind = 0;
  int code = 0;

  g_return_val_if_fail (reply != NULL, NULL);

  if (g_bytes_get_size (reply) == 0)
    {
      set_no_reply (error);
      return NULL;
    }
  loose = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (REPLY_TYPE), reply, FALSE));
  variant = g_variant_get_normal_form (loose);
  g_variant_get (variant, "(ui&s@ay@" REMARKS_TYPE "@" KH_READING_TYPE ")", &kind, &code, &sentence, &packed, &remarks,
                 &reading);
  if (kind != REPLY_PLAN)
    {
      set_error (error, kind, code, sentence);
      return NULL;
    }
  xml = g_variant_get_data_as_bytes (packed);
  plan = kh_xml_reader_read (xml, FALSE, error);
  if (plan != NULL)
    unpack_remarks (plan, remarks);
  text = kh_reading_new_from_variant (reading);
  if (plan != NULL && kh_reading_get_n_paragraphs (text) > 0)
    kh_reading_give (g_steal_pointer (&text), plan);
  return plan;
}
