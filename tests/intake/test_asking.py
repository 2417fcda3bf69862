"""What a customer writes on the public page."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from core.actors import ActorKind
from core.errors import Missing, TooLong
from core.files.errors import LostFile
from core.files.forms import Upload
from core.intake import asking
from core.intake.errors import ConsentMissing, UnknownTerm, Unreachable
from core.intake.forms import Question
from core.models import Attachment, ContactPoint, EventRow, Ticket
from db.session import reading
from tests.conftest import MORNING

FORM = Question(
    "Li Na", "li.na@example.com", "quality", "A wheel came off", "On the first day.", "k1", True, "zh_CN",
    (Upload("wheel.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50),),
)  # fmt: skip


def ask(form=FORM):
    return asking.ask(form, lambda: MORNING)


def count(model):
    with reading() as session:
        return session.scalar(select(func.count()).select_from(model))


def test_a_question_becomes_a_case_with_its_file_and_its_consent(desk):
    assert ask().number > 1000
    assert (count(Ticket), count(Attachment), count(ContactPoint)) == (1, 1, 1)
    with reading() as session:
        rows = session.scalars(select(EventRow).where(EventRow.subject_kind == "ticket")).all()
    assert {row.actor_kind for row in rows} == {ActorKind.CUSTOMER}
    assert "ticket.consent_given" in {row.kind for row in rows}


def test_sent_twice_it_is_one_case(desk):
    assert ask() == ask()
    assert count(Ticket) == 1


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"consent": False}, ConsentMissing),
        ({"contact": " "}, Missing),
        ({"contact": "\u200b-"}, Unreachable),
        ({"contact": "abc"}, Unreachable),
        ({"contact": "xx@"}, Unreachable),
        ({"contact": "1234"}, Unreachable),
        ({"description": "x" * 20_001}, TooLong),
        ({"name": ""}, Missing),
        ({"subject": ""}, Missing),
        ({"files": (Upload("", b"", arrived=False),)}, LostFile),
        ({"category": "no-such"}, UnknownTerm),
    ],
)
def test_a_refusal_keeps_nothing(desk, change, refusal):
    with pytest.raises(refusal):
        ask(replace(FORM, **change))
    assert (count(Ticket), count(ContactPoint)) == (0, 0)
