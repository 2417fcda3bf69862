"""What the box tells, however odd, and what becomes of it."""

import json
from base64 import b64encode

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from core.attention import views as attention
from core.clock import utc_now
from core.files import pasting
from core.files import views as files
from core.files.actions import AT_ONCE
from core.files.errors import EmptyFile, FileTooLarge, NotAPicture, TooManyFiles
from core.intake import about
from core.intake.forms import Goods
from core.products import actions as products
from core.products.forms import NewProduct
from core.resolution.words import Direction
from core.work import begin, look
from pages.parts import reply_box
from pages.parts.composer import desk
from pages.parts.composer.mount import composer
from pages.parts.composer.told import Pasted, Told, read
from tests import cases

PNG = b64encode(b"\x89PNG\r\n\x1a\n" + bytes(40)).decode()


@pytest.fixture
def number(lin, wang, zhou):
    return cases.opened(lin, utc_now, customer=cases.CHEN)


@pytest.fixture
def session(monkeypatch, lin):
    """A session of hers without a page."""
    monkeypatch.setattr(st, "session_state", {"language": "en"})
    monkeypatch.setattr(desk.shell, "me", lambda: lin)
    return st.session_state


@pytest.mark.parametrize(
    "odd",
    [None, 7, "x", [], {}, {"n": "1", "drafts": [1]}, {"drafts": {"telegram": "x", "out": 3}, "dropped": [[]]},
     {"send": {"kind": ["out"]}, "picture": "none"}],
)  # fmt: skip
def test_whatever_a_browser_says_is_read_or_counts_as_not_said(odd):
    told = read(odd)
    assert told.number == 0
    assert told.sent is None
    assert told.picture is None
    assert set(told.drafts.values()) <= {""}


def test_what_our_own_script_says_is_understood():
    said = {"n": 5, "drafts": {"note": "hm"}, "dropped": ["a"], "send": {"kind": "out", "text": "Hello"},
            "picture": {"id": "b", "name": "p.png", "data": PNG}}  # fmt: skip
    assert read(said) == Told(
        5, {Direction.NOTE: "hm"}, Pasted("b", "p.png", PNG), ("a",), (Direction.OUTGOING, "Hello")
    )


def test_a_picture_is_what_its_bytes_say():
    assert pasting.pasted("../shot\u202egnp.png", PNG).name == "shotgnp.png"


@pytest.mark.parametrize(
    ("encoded", "before", "refusal"),
    [
        (b64encode(b"<svg onload=alert(1)>").decode(), 0, NotAPicture),
        (b64encode(b"%PDF-1.7 and so on").decode(), 0, NotAPicture),
        ("this is not base64!", 0, NotAPicture),
        ("", 0, EmptyFile),
        ("A" * (pasting.LARGEST * 4 // 3 + 8), 0, FileTooLarge),
        (PNG, AT_ONCE, TooManyFiles),
    ],
)
def test_what_is_no_picture_or_too_much_is_refused(encoded, before, refusal):
    with pytest.raises(refusal):
        pasting.pasted("a.png", encoded, before)


def test_what_is_heard_twice_counts_once(session, lin, number):
    desk.hear("say", number, Told(3, {Direction.NOTE: "first"}, Pasted("a", "a.png", PNG)))
    desk.hear("say", number, Told(3, {Direction.NOTE: "again"}, sent=(Direction.NOTE, "again")))
    assert list(desk.pictures("say")) == ["a"]
    assert desk.sent("say") is None
    with look(lin) as reading:
        assert attention.drafts(reading, number - 1000) == {Direction.NOTE: "first"}


def test_a_refused_picture_is_a_sentence_and_the_others_stay(session, number):
    desk.hear("say", number, Told(1, picture=Pasted("a", "a.png", PNG)))
    desk.hear("say", number, Told(2, picture=Pasted("b", "b.png", "x")))
    assert desk.refusal("say").startswith("“b.png” is not a picture")
    assert list(desk.pictures("say")) == ["a"]
    desk.hear("say", number, Told(3, dropped=("a", "never there")))
    assert desk.pictures("say") == {}


def test_pictures_go_with_the_message_and_are_let_go(as_seen_by, lin, number):
    app: AppTest = as_seen_by(lin, "desk/ticket.py", n=str(number))
    name = f"say.{number - 1000}"
    picture = pasting.pasted("axle.png", PNG)
    app.session_state[f"{name}.pictures"] = (f"{name}.pictures.0", {"a": picture})
    app.text_area(key=f"{name}.box.{name}.out.0").set_value("See the picture.")
    app.button(key=f"{name}.box.send").click().run()
    with look(lin) as reading:
        assert [each.name for each in files.of_ticket(reading, number - 1000)] == ["axle.png"]
    assert app.session_state[f"{name}.pictures"][1] == {}


def test_the_box_of_our_own_is_mounted(as_seen_by, lin, number, monkeypatch):
    """Its script runs in a browser only; here it must find its files and be given what it shows."""
    app = as_seen_by(lin, "desk/ticket.py", n=str(number))
    monkeypatch.setattr(reply_box, "composer", composer)
    (box,) = app.run().get("bidi_component")
    assert box.proto.js_source_path == "composer.js"
    assert json.loads(box.proto.json)["token"] == f"say.{number - 1000}.out.0"


def test_what_a_case_is_about_is_corrected_from_what_is_known(as_seen_by, lin, wang):
    with begin(wang) as work:
        train = products.add(work, NewProduct("Toy train")).id
    number = cases.opened(lin, utc_now, goods=Goods(product_id=train, product_said="red train", happened_where="Kyoto"))
    app = as_seen_by(lin, "desk/ticket.py", n=str(number))
    app.button(key="goods").click().run()
    shown = {each.key: each.value for each in app.text_input if each.key.startswith("goods.")}
    assert shown == {
        f"goods.{number - 1000}.product.0": "Toy train",
        f"goods.{number - 1000}.batch.0.0": "",
        f"goods.{number - 1000}.where.0": "Kyoto",
    }


def test_a_correction_is_told_in_words(as_seen_by, lin, number):
    with begin(lin) as work:
        about.change(work, number, Goods(product_said="a ball", happened_where="Kyoto"))
    app = as_seen_by(lin, "desk/ticket.py", n=str(number))
    assert any("product as the customer calls it, place" in each.value for each in app.caption)
