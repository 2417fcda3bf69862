"""Articles are written, published, found by customers, and counted where they helped."""

import pytest

from core.access.errors import TooOften
from core.actors import SYSTEM
from core.errors import ChangedBySomebody, NotAllowed, TooLong
from core.intake import asking
from core.intake.errors import UnknownTerm
from core.knowledge import actions, views
from core.knowledge.errors import HalfWritten, NoSuchArticle, NotWritten
from core.knowledge.forms import Draft
from core.models import Article, Ticket
from core.work import begin, look
from tests.cases import at_once, count_of, events

BATTERY = Draft({"en": "Which battery fits?"}, {"en": "A flat one."}, "guidance")


def wrote(actor, clock, draft=BATTERY):
    with begin(actor, clock) as work:
        return actions.add(work, draft).id


def did(verb, actor, clock, *more):
    with begin(actor, clock) as work:
        verb(work, *more)


def suggested(clock, text="battery", language="en"):
    with look(asking.CUSTOMER, clock) as desk:
        return views.suggest(desk, text, language)


def test_shipped_articles_come_once_and_are_public(desk, clock):
    with begin(SYSTEM, clock) as work:
        assert actions.ship(work) == 12
    with begin(SYSTEM, clock) as work:
        assert actions.ship(work) == 0
    assert suggested(clock, "退款", "zh_CN")[0].title == "退款什么时候到账？"
    assert suggested(clock, "退款", "en")[0].title.startswith("When")


def test_customers_see_an_article_from_publishing_to_withdrawing(desk, lin, clock):
    number = wrote(lin, clock)
    assert suggested(clock) == ()
    did(actions.publish, lin, clock, number)
    assert [each.id for each in suggested(clock)] == [number]
    did(actions.withdraw, lin, clock, number)
    assert suggested(clock) == ()
    did(actions.publish, lin, clock, number)
    did(actions.retire, lin, clock, number)
    assert suggested(clock) == ()
    did(actions.restore, lin, clock, number)
    assert suggested(clock) == ()
    kinds = [row.kind.partition(".")[2] for row in events("article")]
    assert kinds == ["added", "published", "withdrawn", "published", "retired", "restored"]


def test_what_is_done_already_leaves_no_second_event(desk, lin, clock):
    number = wrote(lin, clock)
    for verb in (actions.publish, actions.publish, actions.retire, actions.retire, actions.publish, actions.withdraw):
        did(verb, lin, clock, number)
    assert len(events("article")) == 3


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (Draft(), NotWritten),
        (Draft({"en": "  "}, {"en": ""}), NotWritten),
        (Draft({"en": "Title"}), HalfWritten),
        (Draft({"en": "T", "zh_CN": "题"}, {"en": "B"}), HalfWritten),
        (Draft({"en": "T" * 121}, {"en": "B"}), TooLong),
        (Draft({"en": "T"}, {"en": "B" * 20_001}), TooLong),
        (Draft({"en": "T"}, {"en": "B"}, "no_such"), UnknownTerm),
    ],
)
def test_a_refused_article_leaves_no_trace(desk, lin, clock, draft, refusal):
    with pytest.raises(refusal):
        wrote(lin, clock, draft)
    assert count_of(Article) == 0
    number = wrote(lin, clock)
    with pytest.raises(refusal):
        did(actions.change, lin, clock, number, draft, 1)
    assert len(events("article")) == 1


def test_of_two_writers_the_second_looks_again(desk, lin, clock):
    number = wrote(lin, clock)
    did(actions.change, lin, clock, number, Draft({"en": "Other"}, {"en": "Text"}), 1)
    with pytest.raises(ChangedBySomebody):
        did(actions.change, lin, clock, number, BATTERY, 1)
    did(actions.change, lin, clock, number, Draft({"en": "Other"}, {"en": "Text"}), 2)
    assert [row.detail["languages"] for row in events("article", "article.changed")] == [["en"]]


def test_articles_of_the_same_title_have_codes_of_their_own(desk, lin, clock):
    wrote(lin, clock)
    wrote(lin, clock)
    with look(lin, clock) as desk:
        assert len(set(views.codes(desk))) == 2


def test_an_answer_that_helped_is_counted_and_no_case_is_made(desk, lin, clock):
    number = wrote(lin, clock)
    with pytest.raises(NoSuchArticle):
        did(actions.helped, asking.CUSTOMER, clock, number, "10.0.0.1")
    did(actions.publish, lin, clock, number)
    at_once(8, lambda who: did(actions.helped, asking.CUSTOMER, clock, number, f"10.0.0.{who}"))
    with look(lin, clock) as desk:
        assert views.articles(desk)[0].helped == 8
    assert (len(events("article", "article.helped")), count_of(Ticket)) == (8, 0)


def test_thanks_are_limited_by_address(desk, lin, clock):
    number = wrote(lin, clock)
    did(actions.publish, lin, clock, number)
    for _ in range(actions.HELPED.most):
        did(actions.helped, asking.CUSTOMER, clock, number, "10.0.0.1")
    with pytest.raises(TooOften):
        did(actions.helped, asking.CUSTOMER, clock, number, "10.0.0.1")


def test_customers_write_nothing(desk, lin, clock):
    number = wrote(lin, clock)
    for verb, more in ((actions.add, (BATTERY,)), (actions.publish, (number,)), (actions.retire, (number,))):
        with pytest.raises(NotAllowed):
            did(verb, asking.CUSTOMER, clock, *more)
    with pytest.raises(NoSuchArticle):
        did(actions.publish, lin, clock, 999)
