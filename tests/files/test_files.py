"""Files keep their bytes, lose what is dangerous in their names, and are served within reach only."""

import base64
import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from core.actors import Actor
from core.errors import DomainError
from core.files import views
from core.files.errors import EmptyFile, FileTooLarge, NoSuchFile, TooManyFiles
from core.files.forms import Upload
from core.files.rules import LARGEST, LONGEST_NAME, kind_of, safe_name
from core.models import Attachment, Blob, Ticket
from core.resolution import actions as resolution
from core.work import begin, look
from db.session import reading, transaction
from tests import cases
from tests.conftest import MORNING, Ticking

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def packed() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", "a")
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PNG, "image/png"),
        (b"%PDF-1.7 ...", "application/pdf"),
        (packed(), "application/zip"),
        (b"just words", "text/plain"),
        ("汉字".encode() * 2000, "text/plain"),
        (SVG, "text/plain"),
        (b"<!doctype html><script>alert(1)</script>", "text/plain"),
        (b"words\x00more", "application/octet-stream"),
        (b"\xff\xfe\xfa" * 40, "application/octet-stream"),
        ("汉字".encode("gb18030") * 40, "application/octet-stream"),
        (b"", "text/plain"),
    ],
    ids=["png", "pdf", "zip", "text", "chinese", "svg", "html", "nul", "bytes", "gb18030", "empty"],
)
def test_the_bytes_tell_what_a_file_is(content: bytes, kind: str) -> None:
    assert kind_of(content) == kind


def test_no_file_is_ever_called_something_a_browser_would_run() -> None:
    named = {kind_of(each) for each in (SVG, b"<html>", b"<script>alert(1)</script>", b"<?xml version='1.0'?><x/>")}
    assert named == {"text/plain"}


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("photo.png", "photo.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\chen\\photo.png", "photo.png"),
        ("/", "file"),
        ("", "file"),
        ("..", "file"),
        ("...", "file"),
        ("\x00\x1f\n.png", "png"),
        ("pho\x00to\n.png", "photo.png"),
        ("invoice\u202egnp.exe", "invoicegnp.exe"),
        ("\u200bzero\ufeff.txt", "zero.txt"),
        ("\ud83dhalf.txt", "half.txt"),
        ("照片 1.png", "照片 1.png"),
        ("cafe\u0301.txt", "caf\u00e9.txt"),
        ("name. ", "name"),
    ],
)
def test_a_name_is_text_and_nothing_more(name: str, kept: str) -> None:
    assert safe_name(name) == kept


@pytest.mark.parametrize(
    "name", ["x" * 300, "x" * 300 + ".png", "x." + "y" * 300, "x" * 300 + "." + "y" * 150, "." * 300 + "a"]
)
def test_an_endless_name_gets_an_end_and_keeps_a_short_ending(name: str) -> None:
    kept = safe_name(name)
    assert 0 < len(kept) <= LONGEST_NAME
    assert not name.endswith(".png") or kept.endswith(".png")


def test_a_long_name_keeps_as_much_as_it_can() -> None:
    assert safe_name("x" * 300) == "x" * LONGEST_NAME


@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_any_name_becomes_a_harmless_one(name: str) -> None:
    kept = safe_name(name)
    assert 0 < len(kept) <= LONGEST_NAME
    assert kept == kept.encode().decode()
    assert not {"/", "\\", "\x00", "\n", "\r", "\u202e"} & set(kept)
    assert kept not in {".", ".."}
    assert safe_name(kept) == kept


def attached(lin: Actor, clock: Ticking, *uploads: Upload, **more: object) -> list[Attachment]:
    cases.opened(lin, clock, files=uploads, **more)
    with reading() as session:
        return list(session.scalars(select(Attachment).order_by(Attachment.id)))


def test_a_file_comes_back_as_it_was(lin: Actor, clock: Ticking) -> None:
    (row,) = attached(lin, clock, Upload("../photo.png", PNG))
    with look(lin) as desk:
        served = views.served(desk, row.id)
    assert (served.name, served.media_type, served.content) == ("photo.png", "image/png", PNG)
    assert [event.detail for event in cases.events(kind="ticket.file")] == [{"attachment": row.id, "size": len(PNG)}]


def test_the_same_bytes_are_kept_once(lin: Actor, clock: Ticking) -> None:
    first, second = attached(lin, clock, Upload("a.png", PNG), Upload("b.png", PNG))
    assert (first.sha256, first.name) == (second.sha256, "a.png")
    assert cases.count_of(Blob) == 1


def test_the_same_bytes_sent_at_once_are_kept_once(lin: Actor, clock: Ticking) -> None:
    cases.at_once(8, lambda number: cases.opened(lin, clock, files=(Upload(f"{number}.png", PNG),)))
    assert (cases.count_of(Blob), cases.count_of(Attachment)) == (1, 8)


def test_a_file_belongs_to_the_message_it_came_with(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        message = resolution.reply(work, number, "Here is the form.", [Upload("form.txt", b"form")])
    with look(lin) as desk:
        assert [row.message_id for row in views.of_ticket(desk, message.ticket_id)] == [message.id]


@pytest.mark.parametrize(
    ("uploads", "refusal"),
    [
        ([Upload("empty.txt", b"")], EmptyFile),
        ([Upload("big.bin", bytes(LARGEST + 1))], FileTooLarge),
        ([Upload(f"{each}.txt", b"x") for each in range(11)], TooManyFiles),
    ],
    ids=["empty", "large", "many"],
)
def test_what_is_not_taken_is_refused_and_nothing_is_left(
    lin: Actor, clock: Ticking, uploads: list[Upload], refusal: type[DomainError]
) -> None:
    number = cases.opened(lin, clock)
    with pytest.raises(refusal), begin(lin, clock) as work:
        resolution.note(work, number, "see here", [Upload("first.txt", b"first"), *uploads][: max(len(uploads), 2)])
    assert cases.count_of(Attachment) == cases.count_of(Blob) == 0


def test_the_largest_file_is_taken(lin: Actor, clock: Ticking) -> None:
    (row,) = attached(lin, clock, Upload("big.bin", bytes(LARGEST)))
    assert row.size == LARGEST


def test_a_file_of_a_case_out_of_reach_is_not_there(lin: Actor, clock: Ticking, wang: Actor) -> None:
    (row,) = attached(lin, clock, Upload("a.png", PNG))
    with transaction() as session:
        session.execute(update(Ticket).values(sensitive=True, owner_id=wang.id))
    with look(lin) as desk, pytest.raises(NoSuchFile):
        views.served(desk, row.id)
    with look(replace(lin, id=wang.id)) as desk:
        assert views.served(desk, row.id).content == PNG


def test_a_file_of_a_trashed_case_is_not_there(lin: Actor, clock: Ticking) -> None:
    (row,) = attached(lin, clock, Upload("a.png", PNG))
    with transaction() as session:
        session.execute(update(Ticket).values(trashed_at=MORNING))
    with look(lin) as desk, pytest.raises(NoSuchFile):
        views.served(desk, row.id)


@pytest.mark.parametrize("number", [0, -1, 999, 2**62])
def test_a_file_that_never_was_is_not_there(lin: Actor, number: int) -> None:
    with look(lin) as desk, pytest.raises(NoSuchFile):
        views.served(desk, number)
