import io
import zipfile
from datetime import datetime

import openpyxl
import pytest

from core.imports import reading
from core.imports.errors import EmptyTable, FileTooBig, NotATable

CHINESE = "编号,主题\n1,玩具零件松动\n2,尺码不对\n"
FRENCH = "id,subject\n1,Pièce cassée à réparer\n2,Ça arrête là\n"


def cells(content: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in reading.read(content).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_chinese_is_read_in_whatever_encoding(encoding):
    table = reading.read(CHINESE.encode(encoding))
    assert table.headings == ("编号", "主题")
    assert table.rows[0].cells == ("1", "玩具零件松动")


def test_accents_of_windows_do_not_become_chinese():
    assert cells(FRENCH.encode("cp1252"))[0] == ("1", "Pièce cassée à réparer")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator):
    text = 'id|subject\n1|"a, b; c"\n2|d, e\n'.replace("|", separator)
    assert cells(text.encode())[0] == ("1", "a, b; c")


def test_lines_are_counted_as_an_editor_counts_them():
    table = reading.read(b'id,subject\n\n1,"two\nlines"\n\n2,next\n')
    assert [row.line for row in table.rows] == [3, 6]


def test_a_nul_and_a_huge_cell_are_kept():
    table = reading.read(b"id,subject\n1,a\x00b\n2," + b"x" * 1_000_000 + b"\n")
    assert table.rows[0].cells == ("1", "a\ufffdb")
    assert len(table.rows[1].cells[1]) == 1_000_000


def test_equal_and_empty_headings_become_names():
    assert reading.read(b"id,note,note,\n1,a,b,c\n").headings == ("id", "note", "note (2)", "#4")


def test_titles_above_the_headings_are_passed_over():
    table = reading.read(b"Report of January,,\n,,\nid,subject,status\n1,a,New\n2,b,New\n")
    assert table.headings == ("id", "subject", "status")


def test_a_workbook_is_read_with_its_dates():
    book, file = openpyxl.Workbook(), io.BytesIO()
    sheet = book.create_sheet("cases")
    half_past_nine = datetime(2026, 1, 5, 9, 30)  # noqa: DTZ001  spreadsheets know no zones
    for row in (("id", "opened", "done"), (1, half_past_nine, True), (2.5, None, None)):
        sheet.append(row)
    book.save(file)
    assert cells(file.getvalue()) == [("1", "2026-01-05 09:30:00", "TRUE"), ("2.5", "", "")]


def test_what_is_no_table_is_refused():
    for content in (b"\x89PNG\r\n\x1a\n" + bytes(2000), b"PK\x03\x04 not a workbook"):
        with pytest.raises(NotATable):
            reading.read(content)


def test_an_empty_table_is_refused():
    for content in (b"", b"\n\n", b"id,subject\n"):
        with pytest.raises(EmptyTable):
            reading.read(content)


def test_a_small_file_that_unpacks_to_gigabytes_is_refused_unopened():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for place in range(6):
            archive.writestr(f"xl/worksheets/sheet{place}.xml", bytes(100_000_000))
    with pytest.raises(FileTooBig):
        reading.read(file.getvalue())
