"""The desk learns from what people decided, tells it beside the next case, and never decides by itself."""

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from sqlalchemy import update

from channels import learning, outside
from channels.jobs import Runner
from core.access import seal
from core.actors import SYSTEM, Actor
from core.errors import ChangedMeanwhile
from core.hints import actions, views
from core.hints.errors import LearnsAlready, NoSuchVersion
from core.hints.forms import Hint
from core.hints.lessons import views as lessons
from core.hints.words import Sign, Source, Target
from core.intake.actions import open_ticket
from core.jobs.words import JobKind, JobState
from core.models import HintModel, Job, OutsideHint, Term
from core.settings import actions as settings
from core.settings.hints import HintPolicy, Outside
from core.triage.actions import regrade
from core.triage.forms import Grading
from core.work import begin, look
from db.session import reading, transaction
from tests import cases
from tests.conftest import Ticking
from tests.hints import lessons as school

LEAK = "Water leaks from the cracked handle"


def ran(clock: Ticking) -> Job:
    """The newest job, done."""
    with reading() as session:
        newest = session.query(Job).order_by(Job.id.desc()).first()
    assert newest is not None
    handlers = {JobKind.LEARN: lambda run: learning.learn(run, school.taught), JobKind.OUTSIDE_HINT: outside.ask}
    Runner(threading.Event(), clock, handlers, ticks=()).work_one(only=newest.id)
    with reading() as session:
        return session.get_one(Job, newest.id)


def learned(admin: Actor, clock: Ticking) -> Job:
    with begin(admin, clock) as work:
        actions.learn(work)
    return ran(clock)


def hint(me: Actor, text: str = LEAK, target: Target = Target.CATEGORY) -> Hint | None:
    with look(me) as desk:
        return views.of_text(desk, text).of(target)


def mailed(clock: Ticking, text: str = LEAK) -> int:
    """The number of a case that came by itself."""
    with begin(SYSTEM, clock) as work:
        return _came(work, text)


def _came(work, text):
    category, applied = actions.category_of(work, text, "question")
    form = cases.form(subject=text[:80], description=text, category=category, customer=cases.CHEN)
    ticket = open_ticket(work, form)
    actions.came_in(work, ticket, applied)
    return ticket.number


def undecided(me: Actor, number: int) -> views.Hints | None:
    with look(me) as desk:
        return lessons.undecided(desk, cases.ticket(number))


def test_what_people_decided_is_learned_and_told_beside_the_next_case(lin: Actor, admin: Actor, clock: Ticking) -> None:
    first = hint(lin)
    assert first is not None
    assert (first.value, first.source, first.confidence) == ("quality", Source.KEYWORDS, None)
    school.decided(lin, clock)
    ignored = [mailed(clock, "Water leaks") for _ in range(3)]
    assert all(undecided(lin, number) is not None for number in ignored)
    job = learned(admin, clock)
    assert (job.state, job.result) == (JobState.DONE, {"version": 1, "cases": 32})  # what nobody decided is no lesson
    told = hint(lin)
    assert told is not None
    assert (told.value, told.source, told.model, told.confidence and told.confidence > 0.6) == (
        "quality", Source.LEARNED, 1, True,
    )  # fmt: skip
    assert any("leaks" in word for word in told.words)
    with look(lin) as desk:
        assert views.of_text(desk, "一二三四 Ωμέγα").unsure
        assert views.of_text(desk, " ") == views.Hints()
        assert lessons.newly_decided(desk) == 0
    with transaction() as session:
        session.execute(update(Term).where(Term.code == "quality").values(active=False))
    assert hint(lin) is None  # what is retired is not told


def test_what_people_decide_beside_a_hint_is_measured(lin: Actor, wang: Actor, clock: Ticking) -> None:
    told = Hint(Target.CATEGORY, "quality", Source.LEARNED, 0.84, ("leaks",), 1)
    one, other = mailed(clock), mailed(clock)
    with begin(lin, clock) as work:
        actions.confirm(work, one, cases.ticket(one).version, told)
    case = cases.ticket(other)
    form = Grading(case.version, "return", case.severity, case.urgency, case.impact, case.sensitive, hint=told)
    with begin(lin, clock) as work:
        regrade(work, other, form)
    with pytest.raises(ChangedMeanwhile), begin(wang, clock) as work:
        actions.confirm(work, other, case.version, told)
    assert undecided(lin, one) is undecided(lin, other) is None
    cases.opened(lin, clock, hint=told)
    with look(wang) as desk:
        (used,) = lessons.used(desk)
    assert used.counts == {("category", "quality", "question"): 1, ("category", "quality", "return"): 1,
                           ("category", "quality", "quality"): 1}  # fmt: skip
    assert cases.events(kind="ticket.hint_answered")[0].detail == {
        "target": "category", "hinted": "quality", "decided": "question", "source": "learned", "confidence": 84,
        "model": 1,
    }  # fmt: skip


def test_one_may_go_back_and_damage_leaves_the_desk_to_words(lin: Actor, admin: Actor, clock: Ticking) -> None:
    school.decided(lin, clock)
    assert [learned(admin, clock).result, learned(admin, clock).result][-1] == {"version": 2, "cases": 32}
    for number in (1, 0, 2):
        with begin(admin, clock) as work:
            actions.choose(work, number)
        told = hint(lin)
        assert told is not None
        assert told.model == number
    with pytest.raises(NoSuchVersion), begin(admin, clock) as work:
        actions.choose(work, 9)
    with transaction() as session:
        session.execute(update(HintModel).values(content=b"PK\x03\x04 no weights at all", digest="0" * 64))
    told = hint(lin)
    assert told is not None
    assert told.source is Source.KEYWORDS
    with look(admin) as desk:
        assert [(each.id, each.damaged) for each in lessons.versions(desk)] == [(2, True), (1, True)]


def test_the_desk_learns_by_itself_where_enough_was_decided(lin: Actor, admin: Actor, clock: Ticking) -> None:
    cases.opened(lin, clock)
    assert learned(admin, clock).result == {"too_few": 1, "least": 20}
    with begin(admin, clock) as work:
        settings.change(work, HintPolicy(least_new=8), None)

    def by_itself() -> int:
        with begin(SYSTEM, clock) as work:
            actions.learn_by_itself(work)
        return cases.count_of(Job)

    assert by_itself() == 1
    school.decided(lin, clock)
    assert by_itself() == by_itself() == 2
    with pytest.raises(LearnsAlready), begin(admin, clock) as work:
        actions.learn(work)
    ran(clock)
    assert by_itself() == 2
    school.decided(lin, clock, times=1)
    with begin(admin, clock) as work:
        actions.choose(work, 0)
    assert by_itself() == 2  # somebody went back on purpose
    with begin(admin, clock) as work:
        actions.choose(work, 1)
    assert by_itself() == 3


def test_a_hint_is_applied_only_where_the_settings_say_so(lin: Actor, admin: Actor, clock: Ticking) -> None:
    school.decided(lin, clock)
    learned(admin, clock)
    assert cases.ticket(mailed(clock)).category == "question"
    with begin(admin, clock) as work:
        settings.change(work, HintPolicy(applied=True, applied_from=60), None)
    number = mailed(clock)
    assert cases.ticket(number).category == "quality"
    assert undecided(lin, number) is not None  # a person still confirms it
    (event,) = cases.events(kind="ticket.hint_applied")
    assert (event.detail["hinted"], event.detail["model"]) == ("quality", 1)
    assert cases.ticket(mailed(clock, "Ωμέγα")).category == "question"


def test_the_mood_of_a_case_is_that_of_what_was_said_last(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    with look(lin) as desk:
        assert not views.mood_of_case(desk, cases.ticket(number)).upset
    angry = cases.opened(lin, clock, description="I will call my lawyer")
    with look(lin) as desk:
        assert views.mood_of_case(desk, cases.ticket(angry)).signs[0] == (Sign.THREAT, "lawyer")


class _Model(BaseHTTPRequestHandler):
    asked: list[tuple[str, dict[str, object]]]
    answer: tuple[int, str]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append((self.headers["Authorization"], body))
        self.send_response(self.answer[0])
        self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(json.dumps({"choices": [{"message": {"content": self.answer[1]}}]}).encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def model() -> Iterator[tuple[type[_Model], str]]:
    kind = type("Model", (_Model,), {"asked": [], "answer": (200, '{"category": "return"}')})
    with HTTPServer(("127.0.0.1", 0), kind) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield kind, f"http://127.0.0.1:{server.server_port}/v1"
        server.shutdown()


def test_a_model_outside_is_asked_by_a_job_without_what_tells_of_the_customer(
    lin: Actor, admin: Actor, clock: Ticking, model: tuple[type[_Model], str]
) -> None:
    server, address = model
    mailed(clock, "nobody is asked")
    assert cases.count_of(Job) == 0
    with begin(admin, clock) as work:
        told = Outside(address=address, model="small", key_sealed=seal.seal("sesame"), seconds=5, enabled=True)
        settings.change(work, told, None)
    number = mailed(clock, "Chen Jing, 13800138000, here: blorp")
    assert ran(clock).result == {"answered": True}
    ((key, body),) = server.asked
    assert key == "Bearer sesame"
    assert body["messages"][1]["content"] == "[…], […], here: blorp\n[…], […], here: blorp"  # type: ignore[index]
    found = undecided(lin, number)
    assert found is not None
    assert found.of(Target.CATEGORY) == Hint(Target.CATEGORY, "return", Source.OUTSIDE)
    said = (200, '{"category": "magic"}'), (500, ""), (302, '{"category": "return"}')
    for minutes, answer in zip((1, 1, 6, 1), (*said, said[0]), strict=True):  # what failed is left alone for a while
        server.answer = answer
        clock.now += timedelta(minutes=minutes)
        mailed(clock, "blorp")
        assert ran(clock).result == {"answered": False}
    assert len(server.asked) == 4
    assert cases.count_of(OutsideHint) == 1
