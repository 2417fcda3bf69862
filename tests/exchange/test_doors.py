"""A click on a download: the file in the reader's words, one event, and nothing for somebody who left."""

import io
from zipfile import ZipFile

import pytest

from core.actors import Actor
from core.errors import NotAllowed
from core.exchange import doors
from core.exchange.errors import NoChineseFont
from core.exchange.reading import read
from core.exchange.words import Form
from core.models import Person
from core.process import views
from core.work import look
from db.session import transaction
from tests import cases
from tests.conftest import Ticking


def test_a_document_leaves_in_every_form_and_each_leaving_is_written_down(lin: Actor, clock: Ticking) -> None:
    with look(lin, clock) as desk:
        running = views.named(desk, "complaint")
    made = {form: taken(lin, running.id, form, clock) for form in Form}
    begins = {Form.PDF: b"%PDF-", Form.SVG: b"<svg", Form.BPMN: b"<?xml", Form.YAML: b"process: complaint"}
    assert all(made[form].startswith(sign) for form, sign in begins.items())
    assert made[Form.PNG][:4] in (b"", b"\x89PNG")
    assert "投诉处理与审核" in made[Form.MARKDOWN].decode()
    assert "“问题分类”" in made[Form.MARKDOWN].decode()
    assert "投诉处理与审核" in ZipFile(io.BytesIO(made[Form.WORD])).read("word/document.xml").decode()
    assert made[Form.PDF].count(b"/STSong-Light") > 0
    assert made[Form.SVG] == taken(lin, running.id, Form.SVG, clock)
    assert read("", made[Form.BPMN]).document == read("", made[Form.YAML]).document == running.document
    told = [row.detail for row in cases.events("process", "process.taken_out")]
    assert {each["form"] for each in told} >= set(Form) - {Form.PNG}
    assert {(each["process"], each["version"]) for each in told} == {("complaint", 1)}


def taken(me: Actor, version: int, form: Form, clock: Ticking) -> bytes:
    """A machine without Chinese letters makes no picture, and says so."""
    try:
        return doors.of_document(me, version, form, "zh_CN", clock)
    except NoChineseFont:
        return b""


def test_who_left_takes_nothing_along(lin: Actor, clock: Ticking) -> None:
    with transaction() as session:
        session.get_one(Person, lin.id).disabled_at = clock.now
    with pytest.raises(NotAllowed):
        doors.of_document(lin, 1, Form.YAML, "en", clock)
