/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The units of a body as a table: every field there and back, and what a table must not say. */
#include <string.h>

#include "reader.h"
#include "units-csv.h"

#define BOM "\357\273\277"
#define HEAD "Tên đơn vị,Tên viết tắt,Loại đơn vị,Chức danh người đứng đầu,Từ năm,Đến năm,Đơn vị kế thừa\r\n"

static KhAgency *
read_table (const char *table, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (table, strlen (table));

  return kh_units_csv_read (bytes, error);
}

static KhUnit *
get_unit (KhAgency *agency, guint position)
{
  g_autoptr (KhUnit) unit = g_list_model_get_item (kh_agency_get_units (agency), position);

  g_assert_nonnull (unit);
  return unit; /* the body holds it */
}

static void
assert_unit (KhUnit *unit, KhUnitKind kind, const char *name, const char *short_name, const char *head, int first, int last)
{
  g_assert_cmpint (kh_unit_get_kind (unit), ==, kind);
  g_assert_cmpstr (kh_unit_get_name (unit), ==, name);
  g_assert_cmpstr (kh_unit_get_short_name (unit), ==, short_name);
  g_assert_cmpstr (kh_unit_get_head_title (unit), ==, head);
  g_assert_cmpint (kh_unit_get_first_year (unit), ==, first);
  g_assert_cmpint (kh_unit_get_last_year (unit), ==, last);
}

/* Name, short name, kind, head's title, order, years of life, successor. */
static void
test_round_trip (void)
{
  static const char table[] = BOM HEAD
    "Văn phòng Sở,VP,Văn phòng,Chánh Văn phòng,2020,,\r\n"
    "\"Phòng Kế hoạch, Tài chính\",KHTC,\"Phòng chuyên môn, nghiệp vụ\",Trưởng phòng,2015,2026,Trung tâm “Một cửa”\r\n"
    "Trung tâm “Một cửa”,TT,Đơn vị trực thuộc,\"Giám đốc \"\"Trung tâm\"\"\",2027,,\r\n"
    "Hội đồng Mẫu,,Khác,Chủ tịch,,,\r\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (KhAgency) agency = read_table (table, &error);
  g_autoptr (KhAgency) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) rewritten = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_units (agency)), ==, 4);
  assert_unit (get_unit (agency, 0), KH_UNIT_OFFICE, "Văn phòng Sở", "VP", "Chánh Văn phòng", 2020, 0);
  assert_unit (get_unit (agency, 1), KH_UNIT_DIVISION, "Phòng Kế hoạch, Tài chính", "KHTC", "Trưởng phòng", 2015, 2026);
  assert_unit (get_unit (agency, 2), KH_UNIT_ATTACHED, "Trung tâm “Một cửa”", "TT", "Giám đốc \"Trung tâm\"", 2027, 0);
  g_assert_cmpint (kh_unit_get_kind (get_unit (agency, 3)), ==, KH_UNIT_OTHER);
  g_assert_cmpstr (kh_unit_get_successor (get_unit (agency, 1)), ==, kh_node_get_uuid (KH_NODE (get_unit (agency, 2))));
  g_assert_null (kh_unit_get_successor (get_unit (agency, 0)));

  /* Written byte by byte as it was read, and read again. */
  written = kh_units_csv_write (agency);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), table, sizeof table - 1);
  again = kh_units_csv_read (written, &error);
  g_assert_no_error (error);
  rewritten = kh_units_csv_write (again);
  g_assert_true (g_bytes_equal (written, rewritten));
}

/* Tables that people made: other names of the columns, another order, gaps, no tone marks. */
static void
test_of_people (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhAgency) agency = read_table ("STT;LOAI;Ten phong, don vi;Viết tắt\n"
                                            "1;truc thuoc;Trung tâm  Mẫu ;TTM\n"
                                            "2;;Phòng Mẫu\n"
                                            "3;;Văn phòng\n",
                                            &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_units (agency)), ==, 3);
  g_assert_cmpstr (kh_unit_get_name (get_unit (agency, 0)), ==, "Trung tâm Mẫu");
  g_assert_cmpstr (kh_unit_get_short_name (get_unit (agency, 0)), ==, "TTM");
  g_assert_cmpint (kh_unit_get_kind (get_unit (agency, 0)), ==, KH_UNIT_ATTACHED);
  /* What is not said is guessed from the name. */
  g_assert_cmpint (kh_unit_get_kind (get_unit (agency, 1)), ==, KH_UNIT_DIVISION);
  g_assert_cmpint (kh_unit_get_kind (get_unit (agency, 2)), ==, KH_UNIT_OFFICE);
}

/* Refused whole, with the line that is wrong. */
static void
test_refused (void)
{
  static const struct
  {
    const char *table;
    const char *line; /* (nullable) */
  } cases[] = {
    { "", NULL },
    { "Loại đơn vị\nPhòng\n", NULL },
    { "Tên đơn vị,Viết tắt\nPhòng Mẫu,PM\n,X\n", "3" },
    { "Tên đơn vị\nPhòng Mẫu\nPhòng Mẫu\n", "3" },
    { "Tên đơn vị,Loại đơn vị\nPhòng Mẫu,Chi cục\n", "2" },
    { "Tên đơn vị,Từ năm\nPhòng Mẫu,năm ngoái\n", "2" },
    { "Tên đơn vị,Từ năm\nPhòng Mẫu,20270\n", "2" },
    { "Tên đơn vị,Từ năm,Đến năm\nPhòng Mẫu,2027,2026\n", "2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KhAgency) agency = read_table (cases[i].table, &error);

      g_assert_null (agency);
      g_assert_nonnull (error);
      g_assert_true (error->domain == KH_READER_ERROR);
      if (cases[i].line != NULL)
        g_assert_nonnull (strstr (error->message, cases[i].line));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/formats/units-csv/round-trip", test_round_trip);
  g_test_add_func ("/formats/units-csv/of-people", test_of_people);
  g_test_add_func ("/formats/units-csv/refused", test_refused);

  return g_test_run ();
}
