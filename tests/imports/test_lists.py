"""Lists of customers, organisations and products come in through the same importer, nothing lost, nothing twice."""

import io
import json
import zipfile

import pytest
from sqlalchemy import select

from core.customers import views as people
from core.imports import actions, views
from core.imports.errors import ColumnNeeded
from core.imports.forms import Mapping, NewImport
from core.imports.words import What
from core.merging import actions as merging
from core.models import Batch, ContactPoint, Customer, EventRow, ExternalRef, Organisation, Product, Ticket
from core.work import begin, look
from db.session import reading
from tests import cases
from tests.imports.conftest import CASES, ended, kept

PEOPLE = """Customer ID,Name,Phone,Email,Address,Company,Note
C-1,Mei Chen,138 0013 8000,mei@example.com,12 Garden Road,Sunrise,left-handed
C-2,Hua Li,,hua@example.com,,,
C-2,Hua Li again,,,,,
,Nobody's number,13900139000,,,,
C-5,,13900139001,,,,
C-6,Too short
"""
GOODS = """SKU,Product,Batch
TT-100,Toy train,B1
TT-100,Toy train,B7
,Unnumbered ball,
TT-200,,B1
"""


def every(model):
    with reading() as session:
        return session.scalars(select(model).order_by(model.id)).all()


def profile(wang, number):
    with look(wang) as desk:
        return people.detail(desk, number)


def test_customers_come_with_everything_that_is_told(lists, wang):
    number, tally = lists(PEOPLE, What.CUSTOMERS)
    assert (tally.new, tally.kept_rows) == (3, 3)
    about = profile(wang, 1)
    assert (about.profile.name, about.profile.organisation, about.note) == ("Mei Chen", "Sunrise", "left-handed")
    assert sorted(str(each.kind) for each in about.profile.contacts) == ["address", "mail", "phone"]
    assert kept(wang, number) == {4: ("same_number", ""), 6: ("no_name", "Name"), 7: ("too_short", "")}


def test_the_same_list_again_changes_nothing(lists):
    lists(PEOPLE, What.CUSTOMERS)
    before = (cases.count_of(Customer), cases.count_of(ContactPoint))
    _, tally = lists(PEOPLE, What.CUSTOMERS)
    assert (tally.new, tally.changed, tally.unchanged) == (0, 0, 3)
    assert (cases.count_of(Customer), cases.count_of(ContactPoint)) == before


def test_a_newer_list_adds_and_takes_nothing_away(lists, wang):
    lists(PEOPLE, What.CUSTOMERS)
    newer = PEOPLE.replace("138 0013 8000", "137 0013 7000").replace("left-handed", "")
    _, tally = lists(newer, What.CUSTOMERS)
    assert (tally.new, tally.changed) == (0, 1)
    about = profile(wang, 1)
    assert len(about.profile.contacts) == 4
    assert about.note == "left-handed"


def test_a_trial_writes_nothing(lists):
    _, tally = lists(PEOPLE, What.CUSTOMERS, dry=True)
    assert tally.new == 3
    assert cases.count_of(Customer) == cases.count_of(ExternalRef) == 0


def test_cases_of_the_same_system_find_the_listed_customer(lists, bring):
    lists("Customer ID,Name\nmei-1,Mei Chen\n", What.CUSTOMERS)
    text = "Ticket ID,Subject,Created at,Customer ID\nA-1,Loose wheel,2026-01-05 09:00,mei-1\n"
    bring(text)
    assert [each.customer_id for each in every(Ticket)] == [1]
    assert cases.count_of(Customer) == 1


def test_an_import_follows_a_merge(lists, lin, wang):
    lists(PEOPLE, What.CUSTOMERS)
    with begin(lin) as work:
        merging.customers(work, 1, 2)
    lists(PEOPLE.replace("left-handed", "right-handed"), What.CUSTOMERS)
    assert "right-handed" in profile(wang, 2).note
    assert [each.merged_into for each in every(Customer)][:2] == [2, None]


def test_no_event_and_no_name_elsewhere_holds_what_was_listed(lists):
    lists(PEOPLE, What.CUSTOMERS)
    with reading() as session:
        written = json.dumps([row.detail for row in session.scalars(select(EventRow))])
        written += json.dumps([row.external_id for row in session.scalars(select(ExternalRef))])
    assert not any(piece in written for piece in ("Mei", "8000", "Garden", "hua@", "C-1"))


def test_products_come_with_their_batches(lists):
    _, tally = lists(GOODS, What.PRODUCTS)
    assert (tally.new, tally.kept_rows) == (2, 1)
    assert [(each.code, each.name) for each in every(Product)] == [("TT-100", "Toy train"), (None, "Unnumbered ball")]
    assert [each.code for each in every(Batch)] == ["B1", "B7"]
    _, tally = lists(GOODS.replace("Toy train", "Toy railway"), What.PRODUCTS, "another desk")
    assert next(each.name for each in every(Product)) == "Toy railway"
    assert cases.count_of(Product) == 2


def test_organisations_come_by_name_and_number(lists):
    _, tally = lists("Company number,Company name,Remarks\n7,Sunrise,pays late\n8,Moonlight,\n", What.ORGANISATIONS)
    assert tally.new == 2
    assert [(each.name, each.note) for each in every(Organisation)] == [("Sunrise", "pays late"), ("Moonlight", "")]


def test_a_chinese_list_is_understood(lists):
    text = "客户编号,姓名,手机,收货地址,单位\nK1,陈静,13800138000,苏州市花园路12号,晨光学校\n"
    _, tally = lists(text.encode("gb18030"), What.CUSTOMERS)
    assert tally.new == 1
    assert [each.name for each in every(Organisation)] == ["晨光学校"]
    assert cases.count_of(ContactPoint) == 2


def test_a_list_without_a_column_of_names_is_not_started(wang, clock):
    with begin(wang, clock) as work:
        number = actions.upload(work, NewImport("x", "x.csv", b"a,b\n1,2\n", What.CUSTOMERS)).id
    with begin(wang, clock) as work, pytest.raises(ColumnNeeded):
        actions.start(work, number)


def test_a_mapping_for_cases_is_not_taken_for_customers(lists, bring, wang, clock):
    bring(CASES)
    with begin(wang, clock) as work:
        row = actions.upload(work, NewImport("x", "x.csv", CASES.encode(), What.CUSTOMERS))
    mapping = Mapping.model_validate(row.mapping)
    assert mapping.what is What.CUSTOMERS
    assert mapping.order is None


def test_endless_texts_are_kept_aside(lists, wang):
    text = f"Customer ID,Name,Phone\n1,{'x' * 121},\n2,Hua,{'9' * 301}\n3,Mei,\n"
    number, tally = lists(text, What.CUSTOMERS)
    assert tally.new == 1
    assert kept(wang, number) == {2: ("text_too_long", "Name"), 3: ("text_too_long", "Phone")}


def test_a_corrected_list_comes_in(lists, wang, runner, clock):
    number, _ = lists(PEOPLE, What.CUSTOMERS)
    fixed = "kept_line,Customer ID,Name,Phone,Email,Address,Company,Note\n6,C-5,Found Again,13900139001,,,,\n"
    with begin(wang, clock) as work:
        job = actions.mend(work, number, NewImport("", "fixed.csv", fixed.encode())).job_id
    tally = ended(runner, job)
    assert (tally.new, tally.mended) == (1, 1)
    with look(wang) as desk:
        assert [each.line for each in views.kept(desk, number)] == [4, 7]


def test_a_workbook_is_read_as_well(lists):
    book = io.BytesIO()
    cell = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    rows = (("SKU", "Product"), ("T1", "Ball"))
    lines = (
        f'<row r="{at}">{cell.format(f"A{at}", code)}{cell.format(f"B{at}", name)}</row>'
        for at, (code, name) in enumerate(rows, start=1)
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{kinds}"><Default Extension="rels" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{main}.worksheet+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{rel}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            f'xmlns:r="{rel}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{rel}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
    _, tally = lists(book.getvalue(), What.PRODUCTS)
    assert tally.new == 1
    assert [each.name for each in every(Product)] == ["Ball"]
