import pyotp
import pytest

from core.access.errors import WrongCode
from core.access.secrets import fits, hashed
from core.actors import SYSTEM
from core.models import Person
from core.people import account, actions, errors, views
from core.settings import actions as settings
from core.settings.forms import filled
from core.settings.words import Desk
from core.work import begin, look

OLD, NEW = "four short words", "\u552e\u540e\u670d\u52a1\uff0c\u4ee5\u8bda\u76f8\u5f85\uff1b" * 8


@pytest.fixture
def me(lin, settled):
    return settled(lin, hashed(OLD))


def kept(actor):
    with look(actor) as desk:
        return desk.session.get_one(Person, actor.id)


def do(actor, clock, verb, *args):
    with begin(actor, clock) as work:
        verb(work, *args)


def device(actor):
    with look(actor) as desk:
        return views.own_device(desk)


def code_at(actor, clock):
    return pyotp.parse_uri(device(actor).address).at(clock.now)


def test_a_new_passphrase_ends_every_sign_in(me, clock, signed_in, open_sign_ins):
    signed_in(me)
    do(me, clock, account.change_passphrase, OLD, NEW)
    assert fits(kept(me).password_hash, NEW)
    assert open_sign_ins(me) == 0


def test_the_old_passphrase_is_asked_for(me, clock):
    with pytest.raises(errors.WrongPassphrase):
        do(me, clock, account.change_passphrase, "guessed", NEW)
    assert fits(kept(me).password_hash, OLD)


@pytest.mark.parametrize("new", ["short", "", "x" * 257])
def test_a_passphrase_has_a_length(me, clock, new):
    with pytest.raises(errors.PassphraseUnfit):
        do(me, clock, account.change_passphrase, OLD, new)


def test_the_language_is_kept_with_the_person(me, clock):
    do(me, clock, account.choose_language, "zh_TW")
    assert kept(me).language == "zh_TW"
    with pytest.raises(errors.NoSuchLanguage):
        do(me, clock, account.choose_language, "xx")


def test_codes_count_only_once_one_was_typed(me, clock):
    do(me, clock, account.start_totp)
    assert device(me).since is None
    assert kept(me).totp_since is None
    do(me, clock, account.confirm_totp, code_at(me, clock))
    assert device(me) == views.Device(clock.now, None, None)


def test_the_secret_is_kept_under_seal(me, clock):
    do(me, clock, account.start_totp)
    assert pyotp.parse_uri(device(me).address).secret not in kept(me).totp_secret


def test_a_wrong_or_old_code_confirms_nothing(me, clock):
    do(me, clock, account.start_totp)
    code = code_at(me, clock)
    clock.tick(minutes=2)
    for wrong in (code, "", "abcdef", "\ud800"):
        with pytest.raises(WrongCode):
            do(me, clock, account.confirm_totp, wrong)
    assert device(me).since is None


def test_starting_again_makes_the_first_picture_worthless(me, clock):
    do(me, clock, account.start_totp)
    code = code_at(me, clock)
    do(me, clock, account.start_totp)
    with pytest.raises(WrongCode):
        do(me, clock, account.confirm_totp, code)


def test_nothing_to_confirm_is_a_refusal(me, clock):
    with pytest.raises(errors.TotpNotStarted):
        do(me, clock, account.confirm_totp, "123456")


@pytest.fixture
def with_codes(me, clock):
    do(me, clock, account.start_totp)
    do(me, clock, account.confirm_totp, code_at(me, clock))
    return me


def test_codes_in_use_are_not_replaced_by_accident(with_codes, clock):
    with pytest.raises(errors.TotpIsOn):
        do(with_codes, clock, account.start_totp)


def test_switching_codes_off_asks_for_the_passphrase(with_codes, clock):
    with pytest.raises(errors.WrongPassphrase):
        do(with_codes, clock, account.switch_totp_off, "guessed")
    do(with_codes, clock, account.switch_totp_off, OLD)
    assert kept(with_codes).totp_secret is None


def test_codes_that_a_role_demands_stay_on(with_codes, clock):
    with begin(SYSTEM, clock) as work:
        settings.change(work, filled(Desk, totp_roles=("agent",)), None)
    with pytest.raises(errors.TotpDemanded) as refusal:
        do(with_codes, clock, account.switch_totp_off, OLD)
    assert "“Agent”" in refusal.value.said_in("en")
    assert device(with_codes).demanded_by == "agent"


def test_an_administrator_helps_whose_device_is_lost(with_codes, admin, clock, signed_in, open_sign_ins):
    signed_in(with_codes)
    do(admin, clock, actions.forget_device, with_codes.id)
    assert device(with_codes).since is None
    assert open_sign_ins(with_codes) == 0


def test_one_sees_where_one_is_signed_in_and_ends_it(me, clock, signed_in):
    here, there = signed_in(me, "Chromium"), signed_in(me, "Phone")
    with look(me, clock) as desk:
        assert {each.id for each in views.own_sign_ins(desk)} == {here, there}
    do(me, clock, account.end_sign_in, there)
    with look(me, clock) as desk:
        assert [each.browser for each in views.own_sign_ins(desk)] == ["Chromium"]


def test_all_others_end_at_once_and_this_one_stays(me, clock, signed_in, open_sign_ins):
    here = signed_in(me, "Chromium")
    signed_in(me, "Phone")
    do(me, clock, account.end_other_sign_ins, here)
    assert open_sign_ins(me) == 1


def test_the_sign_ins_of_others_are_out_of_reach(me, zhou, clock, signed_in, open_sign_ins):
    theirs = signed_in(zhou)
    with pytest.raises(errors.NoSuchSignIn):
        do(me, clock, account.end_sign_in, theirs)
    do(me, clock, account.end_other_sign_ins, 0)
    assert open_sign_ins(zhou) == 1


def test_sign_ins_that_ran_out_are_not_shown(me, clock, signed_in):
    signed_in(me)
    clock.tick(hours=3)
    with look(me, clock) as desk:
        assert views.own_sign_ins(desk) == ()
