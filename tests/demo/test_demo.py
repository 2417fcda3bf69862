"""The demo desk: what is planned, and what has come of it once it was played on a real database."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from core.access import founding
from core.access.forms import Founding
from core.actors import SYSTEM
from core.attention import views as attention
from core.demo import job, play, views
from core.demo.acts import Act
from core.demo.scene import Scene
from core.demo.script import script
from core.demo.told import first_keys
from core.integrity.views import findings
from core.jobs.run import Cancelled, Run
from core.models import Delivery, EventRow, Notice, SurveyAnswer, SurveyInvitation, Ticket, Visit
from core.models.tickets import Message
from core.notices.words import NoticeKind
from core.permissions import Permission, may
from core.process import views as processes
from core.process.words import MoveKind
from core.queue import views as queue
from core.queue.forms import Criteria
from core.queue.own import views as own
from core.queue.words import View
from core.tasks import views as tasks
from core.work import look
from tests import databases

SHANGHAI = ZoneInfo("Asia/Shanghai")
MOMENTS = [datetime(2026, 3, day, hour, 20, tzinfo=UTC) for day, hour in ((2, 1), (7, 14), (11, 19))]
NOW = datetime(2026, 3, 4, 3, 0, tzinfo=UTC)  # a Wednesday, eleven o'clock in Shanghai
WORD = "a word for the demo"
PART, SMALL = 0.08, 0.02


def planned(now: datetime = NOW, scale: float = 1.0) -> list[Act]:
    return play.plan(script(), now, SHANGHAI, scale)


@pytest.fixture(scope="module", params=MOMENTS)
def acts(request) -> list[Act]:
    return planned(request.param)


def coming(acts: list[Act]) -> list[Act]:
    return [act for act in acts if act.do in play.COMING]


def test_the_stories_are_told_in_both_languages_and_each_is_its_own():
    told = script().stories
    assert {language: len(stories) >= 30 for language, stories in told.items()} == {"en": True, "zh_CN": True}
    for stories in told.values():
        texts = [text for story in stories for text in (*story.subject, *story.text)]
        assert len(set(texts)) == len(texts)


def test_about_three_hundred_cases_come_in_ninety_days_and_nothing_after_now(acts):
    came = coming(acts)
    assert 280 <= len(came) <= 340
    now = max(act.at for act in acts)
    assert min(act.at for act in acts) >= now - timedelta(days=91)
    assert len(set(first_keys(script()))) == 3
    assert [act.case for act in came[:3]] == first_keys(script())


def test_the_acts_of_a_case_follow_each_other(acts):
    last: dict[str, datetime] = {}
    for act in acts:
        if act.case:
            assert act.at > last.get(act.case, act.at - timedelta(days=1)), act
            last[act.case] = act.at


def test_customers_come_through_every_door_in_both_languages(acts):
    openings = [act.given["opening"] for act in coming(acts)]
    languages = Counter(each.guest.language for each in openings)
    assert min(languages.values()) > 0.35 * len(openings)
    assert {"phone", "chat", "mail", "web", "walk_in", "shop", "mini_program", "social"} <= {
        each.channel for each in openings
    }


def test_chat_is_on_its_way_up(acts):
    now = max(act.at for act in acts)
    share = []
    for days in (30, 90):
        since, until = now - timedelta(days=days), now - timedelta(days=days - 30)
        channels = [act.given["opening"].channel for act in coming(acts) if since <= act.at < until]
        share.append(channels.count("chat") / len(channels))
    assert share[0] > share[1]


def test_one_batch_of_the_train_stands_out(acts):
    batches = Counter(act.given["opening"].batch for act in coming(acts))
    assert [each for each, _ in batches.most_common(2)] == ["", "B2604"]


def test_the_same_desk_is_planned_each_time():
    assert planned(scale=SMALL) == planned(scale=SMALL)


def test_contacts_reach_nobody(acts):
    contacts = {act.given["opening"].guest.contact for act in coming(acts)}
    assert all(
        each.partition("@")[2].split(".", 1)[-1] in {"com", "org", "net", "example.com"} and "example." in each
        if "@" in each
        else each.startswith(("+44 7700 900", "128"))
        for each in contacts
    )


@pytest.fixture(scope="module")
def loaded() -> Iterator[datetime]:
    """One desk for all that look at it: loading it is what costs."""
    with databases.clean("sqlite"):
        found(NOW)
        play.load(WORD, lambda: NOW, PART)
        yield NOW


def found(now: datetime) -> None:
    early = play.beginning(now)
    code = founding.code(lambda: early)
    assert code
    form = Founding("Admin", "admin", WORD, WORD, "Toys & Co", "Asia/Shanghai", "en")
    founding.found(code, form, lambda: early)


def everybody() -> dict[str, object]:
    return {name: actor for name, actor in views.cast(script().people).items() if may(actor, Permission.WORK)}


def test_every_view_of_the_queue_holds_something_for_everybody(loaded):
    empty = []
    for name, actor in everybody().items():
        with look(actor, lambda: loaded) as desk:
            empty += [(name, view) for view in View if not queue.found(desk, Criteria(view))]
    assert empty == []


def test_home_has_something_of_each_kind_for_everybody(loaded):
    for name, actor in everybody().items():
        with look(actor, lambda: loaded) as desk:
            assert own.reminders(desk), name
            assert attention.answered(desk), name
    with look(everybody()["wang"], lambda: loaded) as desk:
        assert tasks.mine(desk)


def test_the_history_has_all_the_turns_a_case_can_take(loaded):
    with look(SYSTEM, lambda: loaded) as desk:
        kinds = set(desk.session.scalars(select(Visit.kind)))
        assert {MoveKind.NORMAL, MoveKind.EVENT, MoveKind.TIME} <= kinds
        followed = set(desk.session.scalars(select(Ticket.process_version_id)))
        told = set(desk.session.scalars(select(Notice.kind).where(Notice.read_at.is_(None))))
        late = desk.session.scalar(select(func.count()).where(Ticket.first_response_at > Ticket.response_due))
        assert {each.id for each in processes.published(desk)} >= followed
        assert len(followed) >= 2
        assert {NoticeKind.MENTION, NoticeKind.ANSWERED, NoticeKind.TASK} <= told
        assert late
        assert desk.session.scalar(select(func.count()).where(Ticket.spam)) == 2
        assert desk.session.scalar(select(func.count(Delivery.id))) == 0
        assert findings(desk) == []


def test_a_part_of_the_customers_has_answered_the_survey(loaded):
    with look(SYSTEM, lambda: loaded) as desk:
        asked = desk.session.scalar(select(func.count(SurveyInvitation.id))) or 0
        answered = desk.session.scalar(select(func.count(SurveyAnswer.id))) or 0
    assert 0.2 * asked < answered < 0.7 * asked


def test_loading_twice_adds_nothing_whenever_that_is(loaded):
    before = events()
    assert play.load(WORD, lambda: loaded + timedelta(days=3), PART) == []
    assert events() == before


def events() -> int:
    with look(SYSTEM) as desk:
        return desk.session.scalar(select(func.count(EventRow.id))) or 0


def test_a_case_that_somebody_moved_meanwhile_is_left_to_them(loaded):
    case, before = first_keys(script())[0], events()
    with look(SYSTEM) as desk:
        number = desk.session.scalar(select(Ticket.number).where(Ticket.idempotency_key == case))
    scene = Scene(views.cast(script().people), {}, {}, {case: number or 0})
    later = [Act(loaded, case, "lin", do, {"text": "…"}, step) for do, step in (("reply", "closed"), ("note", ""))]
    play.play(scene, later, lambda _, __: None)
    assert (scene.left, events()) == ({case}, before)


class Stopped(Exception):
    pass


def test_a_load_that_was_interrupted_goes_on_where_it_stopped(database):
    found(NOW)

    def stop(done: int, _: int) -> None:
        if done > 150:
            raise Stopped

    with pytest.raises(Stopped):
        play.load(WORD, lambda: NOW, SMALL, stop)
    half = events()
    play.load(WORD, lambda: NOW + timedelta(minutes=5), SMALL)
    with look(SYSTEM) as desk:
        told = [
            (row.subject_id, row.kind, row.at, str(row.detail))
            for row in desk.session.scalars(select(EventRow).where(EventRow.subject_kind == "ticket"))
        ]
        cases = desk.session.scalar(select(func.count(Ticket.id)))
        words = desk.session.scalar(select(func.count(Message.id)))
    assert events() > half
    assert cases == len(coming(planned(scale=SMALL)))
    assert len(set(told)) == len(told)
    assert words


def test_the_job_tells_how_far_it_is_and_ends_when_it_is_cancelled(monkeypatch):
    told = []

    class Batch:
        def progress(self, done: int, total: int) -> None:
            told.append((done, total))

    class Fake(Run):
        def batch(self):
            if len(told) == 2:
                raise Cancelled
            return entered(Batch())

    def load(_: str, __: object, tell: play.Tell) -> None:
        for done in range(9, 410, 9):
            tell(done, 400)

    monkeypatch.setattr(play, "load", load)
    with pytest.raises(Cancelled):
        job.bring_in(Fake(1, {}, "somebody"))
    assert told == [(45, 400), (90, 400)]


def entered(batch):
    class Entered:
        def __enter__(self):
            return batch

        def __exit__(self, *_: object) -> None:
            return None

    return Entered()
