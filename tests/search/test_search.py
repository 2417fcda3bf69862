"""What is found: all that was said, by whoever may see it, the same on both databases and as a plain reader would."""

import random
import re
import threading
import unicodedata

import opencc
import pytest
from sqlalchemy import delete, text

from channels.jobs import Runner
from core import scope
from core.actors import SYSTEM, Actor, ActorKind, Role
from core.customers import actions as customers
from core.customers.forms import NewCustomer, Profiled
from core.files.forms import Upload
from core.jobs import actions as jobs
from core.jobs import claims
from core.jobs.run import Interrupted, Run
from core.jobs.words import JobKind
from core.merging import actions as merging
from core.models import Message, Piece, Ticket
from core.process.words import Stage
from core.queue import trash
from core.queue import views as queue
from core.queue.forms import Criteria
from core.queue.words import View
from core.resolution.events import ReplyTakenBack
from core.resolution.talk import customer_said, note, reply
from core.search import keeping, views
from core.search.errors import NotATeam
from core.search.job import prepare
from core.search.words import Order, Place
from core.work import begin, look
from db import search, search_said
from db.session import reading, transaction
from tests import cases
from tests.conftest import Ticking

SIMPLE = opencc.OpenCC("t2s")
BITS = ("盖", "蓋", "裂", "紋", "纹", "漏", "lid", "Lids", "gasket", "x1", " ", "，", "-", "\n", "Ｌid")
QUERIES = ("盖", "盖裂", "裂纹", "蓋裂紋", "漏盖", "lid", "LID", "lids", "gas", "x1", '"lid"', '"lid gasket"', "x")


def found(actor: Actor, clock: Ticking, query: str, order: Order = Order.NEWEST) -> list[int]:
    with look(actor, clock) as desk:
        return [hit.number for hit in views.find(desk, query, order).hits]


def everything(actor: Actor, clock: Ticking, query: str) -> list[int]:
    """All pages, and the same by way of the queue."""
    with look(actor, clock) as desk:
        first = views.find(desk, query)
        pages = [views.find(desk, query, page=page + 1).hits for page in range(-(-first.total // views.PAGE))]
        numbers = [hit.number for hits in pages for hit in hits]
        assert len(numbers) == first.total
        assert sorted(queue.page(desk, Criteria(text=query))["number"]) == sorted(numbers)
        return numbers


def plain(words: str) -> str:
    return "".join(SIMPLE.convert(sign) for sign in unicodedata.normalize("NFKC", words).casefold())


def a_reader_finds(texts: list[str], query: str) -> bool:
    """Word by word, by eye: Chinese wherever it stands, other words from their beginning."""
    for whole, part in re.findall(r'"([^"]+)"|(\S+)', query):
        sought = plain(whole or part)
        if sought[0] >= "\u2e80":
            pattern = re.escape(sought)
        else:
            ends = r"(?![a-z0-9])" if whole or len(sought) < 3 else ""
            pattern = r"(?<![a-z0-9])" + r"[^\w]+".join(map(re.escape, sought.split())) + ends
        if not any(re.search(pattern, plain(each)) for each in texts):
            return False
    return True


def test_every_query_finds_what_a_reader_would(lin: Actor, clock: Ticking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "BLOCK", 3)
    monkeypatch.setattr(search, "AT_ONCE", 3)
    monkeypatch.setattr(views, "FEW", 7)
    chance, texts = random.Random(7), dict[int, list[str]]()

    def some() -> str:
        return "".join(chance.choices(BITS, k=chance.randint(1, 9))) + "."

    with begin(lin, clock) as work:
        for _ in range(45):
            said = [some(), some()]
            number = cases.open_ticket(work, cases.form(subject="s" + said[0], description=said[1])).number or 0
            texts[number] = ["s" + " ".join(said[0].split()), said[1]]
            for verb in chance.choices((reply, note, customer_said), k=chance.randint(0, 3)):
                texts[number].append(some())
                verb(work, number, texts[number][-1])
    for query in {*QUERIES, *(" ".join(chance.sample(QUERIES, 2)) for _ in range(25))}:
        wanted = sorted((number for number, own in texts.items() if a_reader_finds(own, query)), reverse=True)
        assert everything(lin, clock, query) == wanted, query
        for few in (True, False):
            assert narrowed(lin, query, few) == wanted, query


def narrowed(reader: Actor, query: str, few: bool) -> list[int]:
    with look(reader) as desk:
        found = views.narrowed(desk, scope.tickets(reader), query, few).order_by(Ticket.number.desc())
        return [each.number or 0 for each in desk.session.scalars(found)]


def test_of_many_cases_with_a_common_word_a_list_shows_the_newest(
    lin: Actor, clock: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [cases.opened(lin, clock, subject="A common lid") for _ in range(4)]
    monkeypatch.setattr(views, "FEW", 1)
    monkeypatch.setattr(views, "MOST", 2)
    assert narrowed(lin, "lid", few=False) == numbers[:1:-1]
    assert narrowed(lin, "lid", few=True) == numbers[::-1]
    with look(lin) as desk:
        everything_there = scope.tickets(lin).where(views.matching(desk, "lid"))
        assert len(desk.session.scalars(everything_there).all()) == len(numbers)


@pytest.fixture
def case(lin: Actor, clock: Ticking) -> int:
    number = cases.opened(lin, clock, subject="Lid 蓋子", customer=cases.CHEN, files=(Upload("裂纹 photo.png", b"x"),))
    with begin(lin, clock) as work:
        customer_said(work, number, "打开包装以后发现电池漏液，call 13800138000")
        reply(work, number, "Ordered a new gasket today.")
        note(work, number, "Looks like fraud to me.")
    return number


def test_everything_that_was_said_is_found_and_shown_where_it_stands(case: int, lin: Actor, clock: Ticking) -> None:
    other = cases.opened(lin, clock, subject="Another", description="gasket")
    for query in ("盖子", "漏液", "gasket", "fraud", "裂纹", "chen jing", str(case), "from:chen lid", "has:note"):
        assert case in found(lin, clock, query), query
    for query in ("example", "8000", "from:lid", "lid another"):
        assert found(lin, clock, query) == [], query
    with look(lin, clock) as desk:
        hits = {query: views.find(desk, query).hits[-1] for query in ("漏液", "fraud", "photo", "jing")}
    assert [hit.place for hit in hits.values()] == [Place.SAID, Place.NOTE, Place.FILE, None]
    assert ("漏液", True) in hits["漏液"].snippet
    assert "138" not in "".join(part for part, _ in hits["漏液"].snippet)
    assert found(lin, clock, "gasket") == [other, case]
    assert found(lin, clock, "lid stays", Order.BEST)[0] == case
    assert found(lin, clock, f"{case}")[0] == case


def test_operators_narrow_and_stand_alone(case: int, lin: Actor, clock: Ticking, person) -> None:
    person("zhou", Role.AGENT, team="Care 1")
    clock.tick(days=1)
    later = cases.opened(lin, clock, subject="Lid two")
    told = {
        "stage:new": [later, case], "lid stage:closed": [], "has:attachment": [case], "after:2026-01-06": [later],
        "before:2026-01-06": [case], "lid before:2026-01-05": [], 'team:"care 1"': [], f"#{later}": [later],
    }  # fmt: skip
    assert {query: found(lin, clock, query) for query in told} == told
    with pytest.raises(NotATeam):
        found(lin, clock, "team:nobody")


def test_nobody_finds_what_they_may_not_see(case: int, lin: Actor, wang: Actor, clock: Ticking) -> None:
    with transaction() as session:
        row = session.get_one(Ticket, cases.ticket(case).id)
        row.sensitive, row.owner_id = True, wang.person_id
    assert (found(lin, clock, "gasket"), found(wang, clock, "gasket")) == ([], [case])
    customer = Actor(ActorKind.CUSTOMER, cases.ticket(case).customer_id, "Chen")
    assert found(customer, clock, "fraud") == []


def test_the_index_follows_what_happens_to_a_case(case: int, lin: Actor, wang: Actor, clock: Ticking) -> None:
    with begin(lin, clock) as work:
        reply(work, case, "A wrong answer 檀香")
    assert found(lin, clock, "檀香") == [case]
    with begin(lin, clock) as work:
        sent = work.session.query(Message).order_by(Message.id.desc()).first()
        assert sent
        sent.taken_back_at = work.now
        keeping.taken_back(work, sent)
        work.record(ReplyTakenBack(sent.ticket_id, said=sent.id))
    assert found(lin, clock, "檀香") == []
    one = cases.ticket(case).customer_id or 0
    with begin(lin, clock) as work:
        two = customers.add(work, NewCustomer("Wang Fang 王芳")).id
        customers.change(work, one, Profiled("Chen Lihua", "", None, ""))
    assert (found(lin, clock, "from:lihua"), found(lin, clock, "jing")) == ([case], [])
    with begin(wang, clock) as work:
        merge = merging.customers(work, one, two).id
    assert (found(lin, clock, "from:王芳"), found(lin, clock, "lihua")) == ([case], [])
    with begin(wang, clock) as work:
        merging.undo(work, merge)
    assert found(lin, clock, "from:lihua") == [case]
    with begin(lin, clock) as work:
        trash.put_away(work, case, spam=True)
    assert found(lin, clock, "gasket") == []


def test_an_older_desk_is_prepared_by_a_job_and_says_how_far_it_is(
    case: int, lin: Actor, admin: Actor, clock: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "how_many_cases", lambda _desk: 1)
    with reading() as session:
        before = sorted((each.kind, each.source_id, each.text) for each in session.query(Piece))
    with transaction() as session:
        session.execute(delete(Piece))
        session.execute(text(search_said.EMPTY[session.get_bind().dialect.name]))
    with begin(admin, clock) as work:
        search = jobs.enqueue(work, JobKind.SEARCH, {})
        other = jobs.enqueue(work, JobKind.DEADLINES, {})
    with look(lin, clock) as desk:
        assert (views.preparing(desk), found(lin, clock, "gasket")) == ((0, 1), [])
    with begin(SYSTEM, clock) as work:
        claimed = claims.claim(work, "one")
        assert claimed
        assert claimed.id == other.id  # somebody waits for it
        claims.let_go(work, other.id, "one")
        claims.claim(work, "one", search.id)
    with pytest.raises(Interrupted):
        prepare(Run(search.id, {}, "one", clock))
    with begin(SYSTEM, clock) as work:
        claims.let_go(work, search.id, "one")
    runner = Runner(threading.Event(), clock, ticks=())
    assert runner.work_one()
    assert runner.work_one()
    with look(lin, clock) as desk:
        assert (views.preparing(desk), found(lin, clock, "gasket")) == (None, [case])
    with reading() as session:
        assert sorted((each.kind, each.source_id, each.text) for each in session.query(Piece)) == before


def test_counting_ends_at_a_thousand(lin: Actor, clock: Ticking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST", 3)
    monkeypatch.setattr(views, "PAGE", 3)
    numbers = [cases.opened(lin, clock) for _ in range(5)]
    with look(lin, clock) as desk:
        for query in ("lid", "stage:new"):
            told = views.find(desk, query)
            assert ([hit.number for hit in told.hits], told.total, told.more) == (numbers[:1:-1], 3, True)
        assert [hit.number for hit in views.find(desk, str(numbers[0])).hits] == numbers[:1]


def test_a_closed_case_is_found_in_the_history(case: int, lin: Actor, clock: Ticking) -> None:
    with transaction() as session:
        session.get_one(Ticket, cases.ticket(case).id).stage = Stage.CLOSED
    with look(lin, clock) as desk:
        assert [queue.found(desk, Criteria(view, text="漏液")) for view in (View.OPEN, View.CLOSED)] == [0, 1]
    assert found(lin, clock, "漏液 stage:closed") == [case]
