"""Knocking, proving, entering, leaving; without any browser."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from pyotp.totp import TOTP
from sqlalchemy import func, select

from core.access import door, rules, seal, totp, views
from core.access.errors import CodeRefused, NotAMember, TooManyGuesses, WrongCode, WrongNameOrPassphrase
from core.access.guesses import Caller
from core.access.secrets import hashed
from core.actors import SYSTEM, Role
from core.models import EventRow, Guess, Membership, Person, PersonSkill, SettingRow, SignIn, Team
from core.work import begin, look
from db.session import reading, transaction
from tests.conftest import MORNING

WORD = "售后服务，以诚相待；" * 8
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
HOME, CAFE = Caller("home", "10.0.0.1"), Caller("cafe", "10.0.0.2")


def at(moment):
    return lambda: moment


@pytest.fixture(scope="module")
def word_hash():
    return hashed(WORD)


@pytest.fixture
def lin(lin, word_hash):
    with transaction() as session:
        session.get_one(Person, lin.id).password_hash = word_hash
    return lin


@pytest.fixture
def guarded(lin):
    """Lin signs in with a device too."""
    with transaction() as session:
        person = session.get_one(Person, lin.id)
        person.totp_secret, person.totp_since = seal.seal(SECRET), MORNING
    return lin


def digits(moment=MORNING):
    return TOTP(SECRET).at(moment)


def signed_in(caller=HOME, moment=MORNING, name="lin"):
    return door.enter(door.knock(name, WORD, caller, at(moment)).code, caller.visitor, clock=at(moment))


def guess(name, caller, word="wrong"):
    with pytest.raises(WrongNameOrPassphrase):
        door.knock(name, word, caller, at(MORNING))


def kinds():
    with reading() as session:
        return list(session.scalars(select(EventRow.kind).where(EventRow.subject_kind == "person")))


def test_eighty_characters_of_chinese_open_the_door(lin):
    assert door.seat(signed_in(), at(MORNING)).actor.id == lin.id
    assert kinds() == ["person.signed_in"]


def test_who_sits_down_brings_roles_teams_and_skills(lin):
    with transaction() as session:
        session.add_all([Team(id=each, name=f"team {each}") for each in (1, 2)])
        session.flush()
        person = session.get_one(Person, lin.id)
        person.team_rows = [Membership(team_id=each) for each in (1, 2)]
        person.skill_rows = [PersonSkill(skill=each) for each in ("glass", "battery")]
        expected = person.as_actor()
    assert (expected.teams, expected.skills) == ({1, 2}, {"glass", "battery"})
    assert door.seat(signed_in(), at(MORNING)).actor == expected


def test_every_character_counts(lin):
    guess("lin", HOME, word=WORD[:-1])


def test_half_width_and_full_width_are_the_same_passphrase_and_name(lin):
    assert door.knock("Ｌin ", WORD.replace("，", ","), HOME).code


def test_half_a_character_and_nothing_are_refused_like_any_other(lin):
    guess("lin", HOME, word="\ud800")
    guess("\ud800\x00", HOME)
    guess("", HOME, word="")


def test_a_code_opens_once_and_only_for_the_browser_that_knocked(lin):
    code = door.knock("lin", WORD, HOME, at(MORNING)).code
    for visitor in ("another", ""):
        with pytest.raises(CodeRefused):
            door.enter(code, visitor, clock=at(MORNING))
    door.enter(code, HOME.visitor, clock=at(MORNING))
    with pytest.raises(CodeRefused):
        door.enter(code, HOME.visitor, clock=at(MORNING))


def test_a_code_without_a_cookie_opens_nothing(lin):
    nameless = Caller("", "10.0.0.1")
    with pytest.raises(CodeRefused):
        door.enter(door.knock("lin", WORD, nameless, at(MORNING)).code, "", clock=at(MORNING))


def test_a_code_is_refused_after_a_minute(lin):
    code = door.knock("lin", WORD, HOME, at(MORNING)).code
    with pytest.raises(CodeRefused):
        door.enter(code, HOME.visitor, clock=at(MORNING + rules.CODE_LIFE))


def test_of_sixteen_uses_of_one_code_at_once_one_succeeds(lin):
    code = door.knock("lin", WORD, HOME, at(MORNING)).code

    def use(_):
        try:
            return door.enter(code, HOME.visitor, clock=at(MORNING))
        except CodeRefused:
            return None

    with ThreadPoolExecutor(16) as crowd:
        tokens = [each for each in crowd.map(use, range(16)) if each]
    assert len(tokens) == 1
    assert kinds() == ["person.signed_in"]


def test_signing_in_again_ends_the_sign_in_it_replaces(lin):
    old = signed_in()
    code = door.knock("lin", WORD, HOME, at(MORNING)).code
    door.enter(code, HOME.visitor, previous=old, clock=at(MORNING))
    assert door.seat(old, at(MORNING)) is None


def test_who_leaves_is_gone(lin):
    token = signed_in()
    door.leave(token, at(MORNING))
    door.leave(token, at(MORNING))
    assert door.seat(token, at(MORNING)) is None
    assert kinds() == ["person.signed_in", "person.signed_out"]


@pytest.mark.parametrize("name", ["lin", "nobody"])
def test_the_sixth_guess_is_refused_whoever_is_meant(lin, name):
    for _ in range(rules.GUESSES_HERE):
        guess(name, HOME)
    with pytest.raises(TooManyGuesses) as refusal:
        door.knock(name, WORD, HOME, at(MORNING))
    assert refusal.value.facts == {"minutes": 15}


def test_a_guesser_elsewhere_locks_nobody_out(lin):
    for _ in range(rules.GUESSES_HERE):
        guess("lin", CAFE)
    assert signed_in(HOME)


def test_the_lock_opens_when_the_window_has_passed(lin):
    for _ in range(rules.GUESSES_HERE):
        guess("lin", HOME)
    assert signed_in(HOME, MORNING + rules.GUESS_WINDOW)


def test_the_right_passphrase_forgives_the_wrong_ones_before_it(lin):
    for _ in range(3):
        for _ in range(rules.GUESSES_HERE - 1):
            guess("lin", HOME)
        assert signed_in(HOME)


def test_one_address_may_not_try_every_name(lin, monkeypatch):
    monkeypatch.setattr(rules, "GUESSES_PER_ADDRESS", 3)
    for number in range(3):
        guess(f"name{number}", HOME)
    with pytest.raises(TooManyGuesses):
        door.knock("one-more", "wrong", HOME, at(MORNING))


def test_a_crowd_may_not_try_one_name_but_its_owner_still_gets_in_where_they_always_sit(lin, monkeypatch):
    monkeypatch.setattr(rules, "GUESSES_ANYWHERE", 3)
    signed_in(HOME)
    for number in range(3):
        guess("lin", Caller("x", f"10.9.0.{number}"))
    with pytest.raises(TooManyGuesses):
        door.knock("lin", WORD, CAFE, at(MORNING))
    assert signed_in(HOME)


def test_guesses_made_at_the_same_moment_are_all_counted(lin, monkeypatch):
    judged = []
    monkeypatch.setattr(door, "fits", lambda *_: judged.append(1))

    def knock(_):
        try:
            door.knock("lin", "wrong", HOME, at(MORNING))
        except (TooManyGuesses, WrongNameOrPassphrase) as refusal:
            return type(refusal)

    with ThreadPoolExecutor(24) as crowd:
        answers = list(crowd.map(knock, range(24)))
    assert len(judged) == answers.count(WrongNameOrPassphrase) <= rules.GUESSES_HERE
    with reading() as session:
        assert session.scalar(select(func.count(Guess.id))) == len(judged)


def test_the_name_that_was_typed_is_not_kept(lin):
    guess("my passphrase by mistake", HOME)
    with reading() as session:
        kept = session.scalars(select(Guess.name_hash)).one()
    assert "passphrase" not in kept


@pytest.mark.parametrize("pause", [rules.LONGEST_PAUSE, rules.LONGEST_STAY])
def test_a_sign_in_does_not_outlive_a_long_pause(lin, pause):
    assert door.seat(signed_in(), at(MORNING + pause)) is None


def test_work_keeps_a_sign_in_alive_until_the_day_is_over(lin):
    token = signed_in()
    for hour in range(1, 12):
        assert door.seat(token, at(MORNING + timedelta(hours=hour)))
    assert door.seat(token, at(MORNING + rules.LONGEST_STAY)) is None


def test_a_disabled_person_is_out_and_stays_out(lin):
    token = signed_in()
    with transaction() as session:
        session.get_one(Person, lin.id).disabled_at = MORNING
    assert door.seat(token, at(MORNING)) is None
    guess("lin", HOME, word=WORD)


def test_whoever_has_no_passphrase_yet_cannot_come_in(zhou):
    guess("zhou", HOME, word="")


def test_a_device_is_asked_after_the_passphrase(guarded):
    promise = door.knock("lin", WORD, HOME, at(MORNING))
    assert promise.wants_digits
    with pytest.raises(CodeRefused):
        door.enter(promise.code, HOME.visitor, clock=at(MORNING))
    proved = door.prove(promise.code, f" {digits()[:3]} {digits()[3:]}", HOME, at(MORNING))
    assert door.seat(door.enter(proved.code, HOME.visitor, clock=at(MORNING)), at(MORNING))
    assert kinds() == ["person.code_given", "person.signed_in"]


def test_each_code_of_a_device_is_good_once(guarded):
    for clock, expected in ((at(MORNING), None), (at(MORNING + timedelta(seconds=31)), WrongCode)):
        code = door.knock("lin", WORD, HOME, clock).code
        if expected:
            with pytest.raises(expected):
                door.prove(code, digits(MORNING), HOME, clock)
        else:
            door.prove(code, digits(MORNING), HOME, clock)


def test_the_same_code_given_twice_at_once_counts_once(guarded):
    codes = [door.knock("lin", WORD, HOME, at(MORNING)).code for _ in range(4)]

    def prove(code):
        try:
            return door.prove(code, digits(), HOME, at(MORNING))
        except WrongCode:
            return None

    with ThreadPoolExecutor(4) as crowd:
        assert sum(each is not None for each in crowd.map(prove, codes)) == 1


def test_guessing_digits_is_counted(guarded):
    code = door.knock("lin", WORD, HOME, at(MORNING)).code
    for wrong in range(rules.GUESSES_HERE):
        with pytest.raises(WrongCode):
            door.prove(code, f"{(int(digits()) + wrong + 1) % 10**6:06}", HOME, at(MORNING))
    with pytest.raises(TooManyGuesses):
        door.prove(code, digits(), HOME, at(MORNING))


@pytest.mark.parametrize(
    ("caller", "later"), [(CAFE, timedelta()), (HOME, rules.DIGITS_LIFE)], ids=["elsewhere", "too late"]
)
def test_digits_are_taken_from_the_browser_that_knocked_and_not_for_long(guarded, caller, later):
    code = door.knock("lin", WORD, HOME, at(MORNING)).code
    with pytest.raises(CodeRefused):
        door.prove(code, digits(MORNING + later), caller, at(MORNING + later))


def test_a_role_may_demand_a_device(lin):
    token = signed_in()
    assert not door.seat(token, at(MORNING)).must_enrol
    with transaction() as session:
        session.add(SettingRow(key="desk", version=1, value={"totp_roles": ["agent"]}, since=MORNING))
    assert door.seat(token, at(MORNING)).must_enrol
    with transaction() as session:
        session.get_one(Person, lin.id).totp_since = MORNING
    assert not door.seat(token, at(MORNING)).must_enrol


def test_rights_are_read_anew_each_time(lin):
    token = signed_in()
    with transaction() as session:
        session.get_one(Person, lin.id).role_rows[0].role = Role.TRAINER
    assert door.seat(token, at(MORNING)).actor == replace(lin, roles=frozenset({Role.TRAINER}))


def test_what_the_door_no_longer_needs_is_forgotten(lin):
    token = signed_in()
    guess("lin", HOME)
    door.purge(at(MORNING + rules.GUESS_WINDOW))
    with reading() as session:
        assert session.scalar(select(func.count(Guess.id))) == 0
        assert session.scalar(select(func.count(SignIn.id))) == 1
    assert door.seat(token, at(MORNING + rules.GUESS_WINDOW))
    door.purge(at(MORNING + rules.KEPT_FOR + rules.LONGEST_STAY))
    with reading() as session:
        assert session.scalar(select(func.count(SignIn.id))) == 0


@pytest.fixture
def mei(person):
    return person("mei@example.com", Role.AGENT)


def test_an_organisation_may_vouch_for_a_member_by_a_verified_address(mei):
    code = door.vouch("Mei@Example.com", True, HOME, at(MORNING)).code
    assert door.seat(door.enter(code, HOME.visitor, clock=at(MORNING)), at(MORNING)).actor.id == mei.id


@pytest.mark.parametrize(("email", "verified"), [("mei@example.com", False), ("eve@example.com", True), ("", True)])
def test_nobody_else_comes_in_by_an_organisation(mei, email, verified):
    with pytest.raises(NotAMember):
        door.vouch(email, verified, HOME, at(MORNING))


def test_a_disabled_member_does_not_come_in_by_an_organisation(mei):
    with transaction() as session:
        session.get_one(Person, mei.id).disabled_at = MORNING
    with pytest.raises(NotAMember):
        door.vouch("mei@example.com", True, HOME, at(MORNING))


def test_a_device_is_asked_for_whoever_vouches(mei):
    with transaction() as session:
        session.get_one(Person, mei.id).totp_since = MORNING
    assert door.vouch("mei@example.com", True, HOME, at(MORNING)).wants_digits


def test_the_address_on_the_picture_names_desk_and_person():
    address = totp.address(SECRET, "lin", "Toys & more")
    assert address.startswith("otpauth://totp/")
    assert SECRET in address
    assert "lin" in address


def test_nobody_is_there_before_the_desk_is_founded(database):
    with look(SYSTEM) as desk:
        assert not views.anybody(desk)


def test_purging_is_no_part_of_history(lin):
    before = kinds()
    with begin(SYSTEM, at(MORNING)):
        pass
    door.purge(at(MORNING))
    assert kinds() == before
