/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan as a message between document systems: header, trace, body, attached PDF. */
#include "edxml-writer.h"

#include "package-xml.h"

#include <glib/gi18n.h>
#include <string.h>

#define NAMESPACE "http://www.mic.gov.vn/TBT/QCVN_102_2016"
#define CONTENT_ID "vanban-1"
#define MAX_SUBJECT 500
#define MAX_SIGNER 50
/* Code lists of the regulation. */
#define TYPE_ADMINISTRATIVE "2"
#define BUSINESS_NEW "0"
#define PAPER_NOT_SENT "0"

G_DEFINE_QUARK (kh-edxml-error-quark, kh_edxml_error)

/* A body as messages name it; all may be NULL. */
typedef struct
{
  const char *id;
  const char *superior;
  const char *name;
  const char *address;
  const char *email;
  const char *telephone;
  const char *fax;
  const char *website;
} Organ;

typedef struct
{
  KhXmlOut *out;
  KhPlan *plan;
  const char *organ_id;
  char *subject;
  char *date; /* "2027/01/05" */
  char *id;
  const KhEdxmlDocument *document;
} Message;

/* Number of a document type in the list of administrative documents of amendment
 * 1:2022, by their order there. */
static const char *
find_type_number (const char *type_name)
{
  static const char *const types[]
      = { "Nghị quyết", "Quyết định", "Chỉ thị",     "Quy chế",  "Quy định",  "Thông cáo", "Thông báo", "Hướng dẫn",
          "Chương trình", "Kế hoạch", "Phương án", "Đề án",    "Dự án",     "Báo cáo",   "Biên bản",  "Tờ trình",
          "Hợp đồng",     "Công văn" };
  static const char *const numbers[]
      = { "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (types[i], type_name) == 0)
      return numbers[i];
  return "0";
}

static void
add (Message *self, const char *name, const char *text)
{
  g_autofree char *qualified = g_strconcat ("edXML:", name, NULL);

  kh_xml_out_open (self->out, qualified, NULL);
  if (text != NULL)
    kh_xml_out_text (self->out, text, -1);
  kh_xml_out_close (self->out);
}

static void
open_element (Message *self, const char *name)
{
  g_autofree char *qualified = g_strconcat ("edXML:", name, NULL);

  kh_xml_out_open (self->out, qualified, NULL);
}

static char *
dup_flat (const char *text)
{
  return kh_text_normalize (text != NULL ? text : "");
}

/* What is not known is an empty element: the list of them is always the same. */
static void
add_organ (Message *self, const char *role, const Organ *organ)
{
  open_element (self, role);
  add (self, "OrganId", organ->id);
  add (self, "OrganizationInCharge", organ->superior);
  add (self, "OrganName", organ->name);
  add (self, "OrganAdd", organ->address);
  add (self, "Email", organ->email);
  add (self, "Telephone", organ->telephone);
  add (self, "Fax", organ->fax);
  add (self, "Website", organ->website);
  kh_xml_out_close (self->out);
}

static void
add_from (Message *self)
{
  g_autofree char *superior = dup_flat (kh_plan_get_superior (self->plan));
  g_autofree char *issuer = dup_flat (kh_plan_get_issuer (self->plan));
  g_autofree char *address = dup_flat (kh_plan_get_address (self->plan));
  KhAgency *agency = kh_plan_get_agency (self->plan);
  const Organ organ = {
    .id = self->organ_id,
    .superior = superior,
    .name = issuer,
    .address = address,
    .email = agency != NULL ? kh_agency_get_email (agency) : NULL,
    .telephone = agency != NULL ? kh_agency_get_telephone (agency) : NULL,
    .fax = agency != NULL ? kh_agency_get_fax (agency) : NULL,
    .website = agency != NULL ? kh_agency_get_website (agency) : NULL,
  };

  add_organ (self, "From", &organ);
}

static char *
dup_recipient (KhRecipient *recipient)
{
  return kh_recipient_get_archive (recipient) ? NULL : dup_flat (kh_recipient_get_text (recipient));
}

/* Who receives is text in a plan; the gateway that sends knows identifiers. */
static void
add_recipients (Message *self, gboolean places)
{
  GListModel *recipients = kh_plan_get_recipients (self->plan);

  if (places)
    open_element (self, "ToPlaces");
  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (KhRecipient) recipient = g_list_model_get_item (recipients, i);
      g_autofree char *name = dup_recipient (recipient);

      if (name == NULL || *name == '\0')
        continue;
      if (places)
        {
          add (self, "Place", name);
          continue;
        }
      add_organ (self, "To", &(Organ) { .name = name });
    }
  if (places)
    kh_xml_out_close (self->out);
}

static void
add_signer (Message *self)
{
  g_autoptr (KhSignature) signature = g_list_model_get_item (kh_plan_get_signatures (self->plan), 0);

  open_element (self, "SignerInfo");
  if (signature != NULL)
    {
      g_autofree char *authority = dup_flat (kh_signature_get_authority (signature));
      g_autofree char *position = dup_flat (kh_signature_get_position (signature));
      g_autofree char *name = dup_flat (kh_signature_get_name (signature));

      add (self, "Competence", authority);
      add (self, "Position", position);
      add (self, "FullName", name);
    }
  kh_xml_out_close (self->out);
}

static void
add_appendices (Message *self)
{
  GListModel *sections = kh_plan_get_sections (self->plan);

  open_element (self, "Appendixes");
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i);
      const char *heading = kh_section_get_heading (section);
      g_autofree char *plain
          = kh_section_get_kind (section) == KH_SECTION_APPENDIX && heading != NULL ? kh_markup_to_plain (heading) : NULL;
      g_autofree char *flat = plain != NULL ? dup_flat (plain) : NULL;

      if (flat != NULL)
        add (self, "Appendix", flat);
    }
  kh_xml_out_close (self->out);
}

static void
add_other_info (Message *self)
{
  /* Codes 0 to 3 are the urgencies in the order of #KhUrgency. */
  g_autofree char *priority = g_strdup_printf ("%d", (int) kh_plan_get_urgency (self->plan));
  g_autofree char *pages = g_strdup_printf ("%u", self->document->n_pages);
  KhCirculation circulation = kh_plan_get_circulation (self->plan);

  open_element (self, "OtherInfo");
  add (self, "Priority", priority);
  add (self, "SphereOfPromulgation",
       circulation == KH_CIRCULATION_RETURN     ? "Xem xong trả lại"
       : circulation == KH_CIRCULATION_INTERNAL ? "Lưu hành nội bộ"
                                                : NULL);
  add (self, "TyperNotation", kh_plan_get_drafter_mark (self->plan));
  add (self, "PromulgationAmount", NULL);
  add (self, "PageAmount", pages);
  add_appendices (self);
  kh_xml_out_close (self->out);
}

static char *
dup_slashed (const char *date)
{
  return date != NULL ? g_strdelimit (g_strdup (date), "-", '/') : NULL;
}

/* Whose identifier it is may not be known; the place before the comma then stays empty. */
static char *
dup_document_id (const char *organ_id, const char *date, const char *code)
{
  return g_strdup_printf ("%s,%s,%s", organ_id != NULL ? organ_id : "", date != NULL ? date : "", code);
}

static const char *
collect_reference (const char *uuid, gpointer user_data)
{
  g_ptr_array_add (user_data, g_strdup (uuid));
  return NULL;
}

/* The documents that @item names: those of the register, then those in words. */
static void
collect_documents (Message *self, KhItem *item, GPtrArray *documents)
{
  KhAgency *agency = kh_plan_get_agency (self->plan);
  const char *text = kh_item_get_text (item) != NULL ? kh_item_get_text (item) : "";
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *same G_GNUC_UNUSED = kh_markup_rename_references (text, collect_reference, references);
  g_autofree char *plain = kh_markup_to_plain (text);
  g_autoptr (GPtrArray) citations = kh_citation_find_all (plain);

  for (guint i = 0; i < references->len; i++)
    {
      KhLegalDocument *document
          = agency != NULL ? kh_agency_find_document (agency, g_ptr_array_index (references, i)) : NULL;

      if (document != NULL)
        g_ptr_array_add (documents, g_object_ref (document));
    }
  for (guint i = 0; i < citations->len; i++)
    {
      const KhCitation *citation = g_ptr_array_index (citations, i);

      g_ptr_array_add (documents, g_object_ref (citation->document));
    }
}

/* A plan answers what its opening says that it carries out ("Thực hiện Kế hoạch
 * số …"); a law by its name alone has no code to be found by. */
static void
add_answered (Message *self)
{
  GListModel *sections = kh_plan_get_sections (self->plan);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i);
      GListModel *items = kh_section_get_items (section);

      for (guint j = 0; kh_section_get_kind (section) == KH_SECTION_OPENING && j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr (KhItem) item = g_list_model_get_item (items, j);

          collect_documents (self, item, documents);
        }
    }
  for (guint i = 0; i < documents->len; i++)
    {
      KhLegalDocument *document = g_ptr_array_index (documents, i);
      g_autofree char *code = kh_legal_document_dup_number (document);
      g_autofree char *date = dup_slashed (kh_legal_document_get_date (document));
      g_autofree char *id = NULL;

      if (code == NULL || *code == '\0')
        continue;
      id = dup_document_id (NULL, date, code);
      open_element (self, "ResponseFor");
      add (self, "OrganId", NULL);
      add (self, "Code", code);
      add (self, "PromulgationDate", date);
      add (self, "DocumentId", id);
      kh_xml_out_close (self->out);
    }
}

static void
add_message_header (Message *self)
{
  const char *type_name = kh_plan_get_type_name (self->plan);
  g_autofree char *content = g_strconcat (type_name, " ", self->subject, NULL);
  g_autofree char *due = dup_slashed (kh_plan_get_reply_due (self->plan));

  open_element (self, "MessageHeader");
  add_from (self);
  add_recipients (self, FALSE);
  open_element (self, "Code");
  add (self, "CodeNumber", kh_plan_get_number (self->plan));
  add (self, "CodeNotation", kh_plan_get_symbol (self->plan));
  kh_xml_out_close (self->out);
  open_element (self, "PromulgationInfo");
  add (self, "Place", kh_plan_get_place (self->plan));
  add (self, "PromulgationDate", self->date);
  kh_xml_out_close (self->out);
  open_element (self, "DocumentType");
  add (self, "Type", TYPE_ADMINISTRATIVE);
  add (self, "TypeName", type_name);
  add (self, "TypeDetail", find_type_number (type_name));
  kh_xml_out_close (self->out);
  add (self, "Subject", self->subject);
  add (self, "Content", content);
  add_signer (self);
  add (self, "DueDate", due);
  add_recipients (self, TRUE);
  add_other_info (self);
  add_answered (self);
  add (self, "SteeringType", "0");
  add (self, "DocumentId", self->id);
  kh_xml_out_close (self->out);
}

static void
add_trace (Message *self, gint64 time)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 60 * 60); /* Vietnam's */
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autofree char *stamp = g_date_time_format (local, "%Y/%m/%d %H:%M:%S");

  kh_xml_out_open (self->out, "edXML:TraceHeaderList", "id", "trace-1", "version", "1.0", "mustUnderstand", "1", "actor",
                   "http://schemas.xmlsoap.org/soap/actor/next", NULL);
  open_element (self, "TraceHeader");
  add (self, "OrganId", self->organ_id);
  add (self, "Timestamp", stamp);
  kh_xml_out_close (self->out);
  /* The regulation spells it so. */
  open_element (self, "Bussiness");
  add (self, "BussinessDocType", BUSINESS_NEW);
  add (self, "BussinessDocReason", "Văn bản mới");
  add (self, "DocumentId", self->id);
  add (self, "Paper", PAPER_NOT_SENT);
  kh_xml_out_close (self->out);
  kh_xml_out_close (self->out);
}

static void
add_body (Message *self)
{
  open_element (self, "edXMLBody");
  kh_xml_out_open (self->out, "edXML:edXMLManifest", "version", "1.0", NULL);
  kh_xml_out_open (self->out, "edXML:Reference", "xlink:href", "cid:" CONTENT_ID, NULL);
  add (self, "AttachmentName", self->document->name);
  add (self, "Description", self->subject);
  add (self, "ContentType", self->document->media_type);
  add (self, "ContentId", "cid:" CONTENT_ID);
  kh_xml_out_close (self->out);
  kh_xml_out_close (self->out);
  kh_xml_out_close (self->out);
}

static void
add_attachment (Message *self)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (self->document->content, &size);
  g_autofree char *encoded = g_base64_encode (data, size);

  /* In the default namespace, which is the same. */
  kh_xml_out_open (self->out, "AttachmentEncoded", NULL);
  kh_xml_out_open (self->out, "Attachment", NULL);
  kh_xml_out_element (self->out, "ContentType", self->document->media_type);
  kh_xml_out_element (self->out, "ContentId", CONTENT_ID);
  kh_xml_out_element (self->out, "Description", self->subject);
  kh_xml_out_element (self->out, "ContentTransferEncoded", encoded);
  kh_xml_out_element (self->out, "AttachmentName", self->document->name);
  kh_xml_out_close (self->out);
  kh_xml_out_close (self->out);
}

static gboolean
require (const char *value, const char *sentence, GError **error)
{
  if (value != NULL && *value != '\0')
    return TRUE;
  g_set_error_literal (error, KH_EDXML_ERROR, KH_EDXML_ERROR_MISSING, sentence);
  return FALSE;
}

static gboolean
check_length (const char *text, glong limit, const char *place, GError **error)
{
  glong length = g_utf8_strlen (text, -1);

  if (length <= limit)
    return TRUE;
  /* Translators: a field's name, the length it has and the one it may have */
  g_set_error (error, KH_EDXML_ERROR, KH_EDXML_ERROR_TOO_LONG,
               _ ("%s is %ld characters long, and a message between document systems allows %ld. Shorten it."), place,
               length, limit);
  return FALSE;
}

static gboolean
check (Message *self, GError **error)
{
  g_autoptr (KhSignature) signature = g_list_model_get_item (kh_plan_get_signatures (self->plan), 0);
  g_autofree char *signer = dup_flat (signature != NULL ? kh_signature_get_name (signature) : NULL);

  return require (kh_plan_get_number (self->plan),
                  _ ("The plan has no number yet, which its message must name. Give it the number and export again."),
                  error)
         && require (kh_plan_get_symbol (self->plan),
                     _ ("The plan has no symbol yet, which its message must name. Give it the symbol and export again."),
                     error)
         && require (kh_plan_get_date (self->plan),
                     _ ("The plan has no date yet, which its message must name. Give it the date and export again."),
                     error)
         && require (self->subject, _ ("The plan has no title, which its message must name. Give it a title."), error)
         && check_length (self->subject, MAX_SUBJECT, _ ("The title (Subject)"), error)
         && check_length (signer, MAX_SIGNER, _ ("The signer's name (FullName)"), error);
}

static GBytes *
write_message (Message *self, gint64 time)
{
  kh_xml_out_open (self->out, "edXML", "xmlns", NAMESPACE, "xmlns:edXML", NAMESPACE, "xmlns:xlink",
                   "http://www.w3.org/1999/xlink", NULL);
  open_element (self, "edXMLEnvelope");
  open_element (self, "edXMLHeader");
  add_message_header (self);
  add_trace (self, time);
  add (self, "DigitalSignature", NULL);
  kh_xml_out_close (self->out);
  add_body (self);
  kh_xml_out_close (self->out);
  add_attachment (self);
  return kh_xml_out_finish (self->out);
}

GBytes *
kh_edxml_write (KhPlan *plan, const KhEdxmlDocument *document, const char *organ_id, gint64 time, GError **error)
{
  g_autofree char *plain = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *date = NULL;
  g_autofree char *code = NULL;
  g_autofree char *id = NULL;
  g_autoptr (KhXmlOut) out = NULL;
  Message self = { .plan = plan, .document = document };

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (document != NULL && document->content != NULL, NULL);

  if (organ_id == NULL && kh_plan_get_agency (plan) != NULL)
    organ_id = kh_agency_get_organ_id (kh_plan_get_agency (plan));
  self.organ_id = organ_id;
  plain = kh_markup_to_plain (kh_plan_get_title (plan) != NULL ? kh_plan_get_title (plan) : "");
  self.subject = subject = dup_flat (plain);
  if (!check (&self, error))
    return NULL;
  self.date = date = dup_slashed (kh_plan_get_date (plan));
  code = g_strdup_printf ("%s/%s", kh_plan_get_number (plan), kh_plan_get_symbol (plan));
  self.id = id = dup_document_id (organ_id, date, code);
  self.out = out = kh_xml_out_new ();
  return write_message (&self, time);
}
