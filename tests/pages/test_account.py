import pyotp
import pytest

from core.access import seal
from core.access.secrets import fits, hashed
from core.actors import SYSTEM
from core.clock import utc_now
from core.models import Person, SignIn
from core.settings import actions as settings
from core.settings.forms import filled
from core.settings.words import Desk
from core.work import begin, look
from db.session import transaction

PAGE = "account/mine.py"
OLD, NEW = "four short words", "some other short words"


@pytest.fixture
def me(lin):
    with transaction() as session:
        session.get_one(Person, lin.id).password_hash = hashed(OLD)
        for browser in ("Mozilla/5.0 (X11; Linux) Chrome/140", "Mozilla/5.0 (iPhone) Safari/600"):
            session.add(SignIn(person_id=lin.id, token_hash=browser, visitor_hash="v", address="10.0.0.7",
                               browser=browser, began_at=utc_now(), seen_at=utc_now()))  # fmt: skip
    return lin


def kept(me):
    with look(me) as desk:
        return desk.session.get_one(Person, me.id)


def refusals(app):
    assert not app.exception
    return [each.value for each in app.error]


def toasts(app):
    assert not app.exception
    return [each.value for each in app.toast]


def test_a_new_passphrase(as_seen_by, me):
    app = as_seen_by(me, PAGE)
    app.text_input(key="old").set_value(OLD)
    app.text_input(key="new").set_value(NEW)
    app.button(key="passphrase_change").click().run()
    assert toasts(app)[0].startswith("Your passphrase is changed.")
    assert fits(kept(me).password_hash, NEW)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [("guessed", NEW, "That is not your present passphrase."), (OLD, "short", "A passphrase has 8 to 256 characters")],
)
def test_a_refused_passphrase(as_seen_by, me, old, new, sentence):
    app = as_seen_by(me, PAGE)
    app.text_input(key="old").set_value(old)
    app.text_input(key="new").set_value(new)
    app.button(key="passphrase_change").click().run()
    assert refusals(app)[0].startswith(sentence)


def test_guessing_at_an_unlocked_screen_comes_to_an_end(as_seen_by, me):
    app = as_seen_by(me, PAGE)
    app.text_input(key="new").set_value(NEW)
    for number in range(6):
        app.text_input(key="old").set_value(f"guess {number}")
        app.button(key="passphrase_change").click().run()
    assert refusals(app)[0].startswith("Too many attempts.")
    app.text_input(key="old").set_value(OLD)
    app.button(key="passphrase_change").click().run()
    assert refusals(app)[0].startswith("Too many attempts.")


def test_a_device_is_set_up_by_its_first_code_and_put_away_by_the_passphrase(as_seen_by, me):
    app = as_seen_by(me, PAGE)
    app.button(key="totp_start").click().run()
    assert app.code[0].value.startswith("otpauth://totp/Aftercare:lin?")
    app.text_input(key="totp_code").set_value("abc")
    app.button(key="totp_confirm").click().run()
    assert refusals(app)[0].startswith("This code is not right")
    code = pyotp.TOTP(seal.unseal(kept(me).totp_secret)).at(utc_now())
    app.text_input(key="totp_code").set_value(f"{code[:3]} {code[3:]}")
    app.button(key="totp_confirm").click().run()
    assert toasts(app) == ["From now on a code is asked for when you sign in."]
    app.text_input(key="totp_passphrase").set_value("guessed")
    app.button(key="totp_off_send").click().run()
    assert refusals(app) == ["That is not your present passphrase. Please type it again."]
    app.text_input(key="totp_passphrase").set_value(OLD)
    app.button(key="totp_off_send").click().run()
    assert toasts(app) == ["Codes are no longer asked for."]
    assert kept(me).totp_secret is None


def test_who_must_use_codes_is_told_so_and_not_offered_the_end(as_seen_by, me):
    with begin(SYSTEM) as work:
        settings.change(work, filled(Desk, totp_roles=("agent",)), None)
    app = as_seen_by(me, PAGE)
    assert app.warning[0].value.startswith("Your role Agent must sign in with codes.")
    with transaction() as session:
        person = session.get_one(Person, me.id)
        person.totp_secret, person.totp_since = seal.seal(pyotp.random_base32()), utc_now()
    app = as_seen_by(me, PAGE)
    assert "totp_off_send" not in {each.key for each in app.button}


def test_the_language_of_ones_screens(as_seen_by, me):
    app = as_seen_by(me, PAGE)
    app.segmented_control(key="my_language").set_value("zh_TW").run()
    assert not app.exception
    assert kept(me).language == "zh_TW"
    assert app.session_state["language"] == "zh_TW"


def test_where_one_is_signed_in_and_the_end_of_it(as_seen_by, me):
    app = as_seen_by(me, PAGE, sign_in=1)
    text = " ".join(each.value for each in app.markdown)
    assert "Chrome · Linux :green-badge[this browser]" in text
    assert "Safari · iPhone" in text
    app.button(key="end.2").click().run()
    assert toasts(app) == ["That browser is signed out."]
    assert "end_others" not in {each.key for each in app.button}


def test_all_others_end_at_once(as_seen_by, me):
    app = as_seen_by(me, PAGE, sign_in=1)
    app.button(key="end_others").click().run()
    assert toasts(app) == ["All other browsers are signed out."]
    with look(me) as desk:
        assert [row.id for row in desk.session.query(SignIn).filter_by(ended_at=None)] == [1]


def test_the_address_for_notices_is_kept_masked_and_taken_away(as_seen_by, me):
    app = as_seen_by(me, PAGE)
    app.text_input(key="my_mail").set_value("nobody")
    app.button(key="my_mail_keep").click().run()
    assert refusals(app) == ["This is no mail address. Write it as lin@example.com."]
    app.text_input(key="my_mail").set_value("lin@desk.example")
    app.button(key="my_mail_keep").click().run()
    assert toasts(app) == ["Notices go there."]
    assert "lin@" not in kept(me).sealed_mail
    again = as_seen_by(me, PAGE)
    assert again.text_input(key="my_mail").placeholder == "l•••@•••.example"
    again.button(key="my_mail_none").click().run()
    assert kept(me).sealed_mail is None
