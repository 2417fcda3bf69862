"""The first run, and joining by a link."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from core.access import door, founding, joining, links
from core.access.errors import AlreadyFounded, FirstRunCodeWrong, LinkRefused, PassphrasesDiffer, TooManyGuesses
from core.access.forms import Founding
from core.access.guesses import Caller
from core.access.words import LinkPurpose
from core.actors import SYSTEM, Role
from core.errors import DomainError
from core.models import Brand, EventRow, Job, Person, ProcessVersion, Term
from core.people.errors import PassphraseUnfit, UserNameUnfit
from core.people.rules import INVITATION_LIFE
from core.settings.errors import NotValid
from core.settings.views import read
from core.settings.words import Desk
from core.work import begin, look
from db.session import reading, transaction
from tests.conftest import MORNING

WORD = "the first passphrase"
HOME = Caller("home", "10.0.0.1")
FORM = Founding("Wang Fang", "Wang", WORD, WORD, "Toys & Co", "Asia/Shanghai", "zh_TW", ("desk.lan",))


def now():
    return MORNING


def code():
    printed = founding.code(now)
    assert printed
    return printed


def count(model):
    with reading() as session:
        return session.scalar(select(func.count()).select_from(model))


def test_the_printed_code_founds_the_desk_with_all_it_needs(database):
    founding.found(code().lower().replace("-", " "), FORM, now)
    with look(SYSTEM) as desk:
        setting = read(desk, Desk)
        person = desk.session.scalars(select(Person)).one()
        assert desk.session.scalars(select(Brand.id)).all() == [1]
    assert setting == Desk(name="Toys & Co", time_zone="Asia/Shanghai", language="zh_TW", hosts=("desk.lan",))
    assert (person.username, person.roles, person.language) == ("wang", {Role.ADMIN}, "zh_TW")
    assert count(Term) > 20
    assert count(ProcessVersion) >= 2
    assert door.knock("wang", WORD, HOME, now).code
    assert founding.code(now) is None


def test_the_demo_desk_is_loaded_by_a_job(database):
    founding.found(code(), replace(FORM, demo=True), now)
    with reading() as session:
        assert session.scalars(select(Job.kind)).all() == ["demo"]


def test_a_desk_is_founded_once(database):
    first, second = code(), code()
    founding.found(first, FORM, now)
    for refused in (first, second):
        with pytest.raises(AlreadyFounded):
            founding.admit(refused, HOME, now)
        with pytest.raises(AlreadyFounded):
            founding.found(refused, replace(FORM, username="other"), now)


def test_of_two_who_found_at_once_one_succeeds(database):
    codes = [code() for _ in range(4)]

    def found(printed):
        try:
            founding.found(printed, replace(FORM, username=f"wang{codes.index(printed)}"), now)
        except AlreadyFounded:
            return 0
        return 1

    with ThreadPoolExecutor(4) as crowd:
        assert sum(crowd.map(found, codes)) == 1
    assert (count(Person), count(Brand)) == (1, 1)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"passphrase": "short", "again": "short"}, PassphraseUnfit),
        ({"again": "another one"}, PassphrasesDiffer),
        ({"username": "!"}, UserNameUnfit),
        ({"time_zone": "Mars/Olympus"}, NotValid),
        ({"hosts": ("https://desk/",)}, NotValid),
        ({"desk_name": " "}, NotValid),
    ],
)
def test_a_refusal_founds_nothing_and_the_code_still_works(database, change, refusal):
    printed = code()
    with pytest.raises(refusal):
        founding.found(printed, replace(FORM, **change), now)
    assert [count(each) for each in (Person, Brand, Term, EventRow)] == [0, 0, 0, 0]
    founding.found(printed, FORM, now)
    with reading() as session:
        assert session.scalars(select(Brand.id)).all() == [1]


def test_a_guessed_code_founds_nothing_and_guesses_are_few(database):
    code()
    with pytest.raises(LinkRefused):
        founding.found("AAAA-AAAA-AAAA", FORM, now)
    for _ in range(5):
        with pytest.raises(FirstRunCodeWrong):
            founding.admit("AAAA-AAAA-AAAA", HOME, now)
    with pytest.raises(TooManyGuesses):
        founding.admit("AAAA-AAAA-AAAA", HOME, now)


def test_the_right_code_is_admitted_and_not_used_up(database):
    printed = code()
    founding.admit(printed, HOME, now)
    founding.admit(printed, HOME, now)


@pytest.fixture
def invited(lin):
    def link(purpose=LinkPurpose.INVITATION):
        with begin(SYSTEM, now) as work:
            return links.issue(work, purpose, lin.id, INVITATION_LIFE)

    return link


def test_who_follows_a_link_chooses_a_passphrase_and_may_knock(invited, lin):
    assert joining.join(invited(), WORD, WORD, now) == "lin"
    token = door.enter(door.knock("lin", WORD, HOME, now).code, HOME.visitor, clock=now)
    assert door.seat(token, now).actor.id == lin.id


def test_the_language_of_the_invitation_page_goes_along_unless_there_is_one_already(invited, person):
    def spoken(who, token):
        joining.join(token, WORD, WORD, now, language="zh_TW")
        with reading() as session:
            return session.get_one(Person, who.id).language

    with transaction() as session:
        session.add(new := Person(username="new", name="New", created_at=MORNING))
    with begin(SYSTEM, now) as work:
        token = links.issue(work, LinkPurpose.INVITATION, new.id, INVITATION_LIFE)
    assert spoken(new, token) == "zh_TW"
    with reading() as session:
        lin = session.scalars(select(Person).where(Person.username == "lin")).one()
    assert spoken(lin, invited()) == "en"


def test_a_reset_ends_what_was_open(invited):
    joining.join(invited(), WORD, WORD, now)
    token = door.enter(door.knock("lin", WORD, HOME, now).code, HOME.visitor, clock=now)
    joining.join(invited(LinkPurpose.RESET), "another passphrase", "another passphrase", now)
    assert door.seat(token, now) is None
    with pytest.raises(DomainError):
        door.knock("lin", WORD, HOME, now)


def test_a_refused_passphrase_does_not_use_the_link_up(invited):
    token = invited()
    with pytest.raises(PassphrasesDiffer):
        joining.join(token, WORD, WORD + "!", now)
    assert joining.join(token, WORD, WORD, now) == "lin"
    with pytest.raises(LinkRefused):
        joining.join(token, WORD, WORD, now)


def test_a_disabled_person_does_not_come_back_by_a_link(invited, lin):
    token = invited()
    with transaction() as session:
        session.get_one(Person, lin.id).disabled_at = MORNING
    with pytest.raises(LinkRefused):
        joining.join(token, WORD, WORD, now)
