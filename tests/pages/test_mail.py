import pytest

from core.access import seal
from core.actors import SYSTEM
from core.clock import utc_now
from core.deliveries import claims
from core.deliveries.words import DeliveryState
from core.jobs.words import JobKind, JobState
from core.mail import actions
from core.mail.parsing import read
from core.mail.words import Outcome, Trouble
from core.models import Delivery, Job, Mailbox, ReceivedMail
from core.resolution import actions as resolution
from core.settings import views as settings
from core.settings.mail import Mail, Security
from core.work import begin, look
from db.session import transaction
from tests import cases
from tests.mail.conftest import letter, rows, switch_on, tickets

MAIL, SETTINGS, CASE = "manage/mail.py", "manage/settings.py", "desk/ticket.py"


def shown(app):
    assert not app.exception
    return "\n".join([*(each.value for each in app.markdown), *(each.value for each in app.caption)])


def refusals(app):
    assert not app.exception
    return [each.value for each in app.error]


def toasts(app):
    assert not app.exception
    return [each.value for each in app.toast]


def arrive(raw):
    with begin(SYSTEM) as work:
        return actions.receive(work, raw, read(raw)).id


@pytest.fixture
def kept(desk):
    switch_on(utc_now)
    news = letter("Subject: *News*", "Precedence: bulk", body="<b>Buy</b> [now](http://x)")
    return [arrive(news), arrive(b"Subject: x\r\n\r\ny")]


def in_force():
    with look(SYSTEM) as desk:
        return settings.read(desk, Mail)


def test_the_mailbox_is_set_and_its_password_sealed(as_seen_by, admin):
    app = as_seen_by(admin, SETTINGS, section="mail")
    app.text_input(key="mail.address.0").set_value("care@desk.example")
    app.text_input(key="mail.in.host.0").set_value("imap.desk.example")
    app.text_input(key="mail.in.password.0").set_value("open sesame")
    app.text_input(key="mail.out.host.0").set_value("smtp.desk.example")
    app.selectbox(key="mail.out.security.0").set_value(Security.STARTTLS)
    app.number_input(key="mail.out.port.0").set_value(587)
    app.toggle(key="mail.enabled.0").set_value(True)
    app.button(key="mail.save").click().run()
    assert toasts(app) == ["The settings of the mail are saved. Test the connection now."]
    now = in_force()
    assert (now.enabled, now.out_port, now.out_security) == (True, 587, Security.STARTTLS)
    assert seal.unseal(now.in_password) == "open sesame"
    assert "open sesame" not in shown(app)
    app.text_input(key="mail.name.1").set_value("Care team")
    app.button(key="mail.save").click().run()
    assert seal.unseal(in_force().in_password) == "open sesame"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("mail.address.0", "nobody", "“Address of the desk” is no mail address."),
        ("mail.web.0", "desk.example.com", "“Links lead to”: write it as https://desk.example.com."),
        ("mail.in.host.0", "https://imap", "“Server for receiving (IMAP)”"),
        ("mail.folder.0", "", "“Folder” is empty."),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(as_seen_by, admin, key, value, said):
    app = as_seen_by(admin, SETTINGS, section="mail")
    app.text_input(key=key).set_value(value)
    app.button(key="mail.save").click().run()
    assert refusals(app)[0].startswith(said)
    assert in_force() == Mail()


def test_mail_is_not_switched_on_half_set(as_seen_by, admin):
    app = as_seen_by(admin, SETTINGS, section="mail")
    app.toggle(key="mail.enabled.0").set_value(True)
    app.button(key="mail.save").click().run()
    assert refusals(app) == ["“Mail is on”: give the address of the desk and both servers first."]


def test_the_connection_is_tested_by_a_job(as_seen_by, admin):
    app = as_seen_by(admin, SETTINGS, section="mail")
    app.button(key="mail.try").click().run()
    assert not app.exception
    asked = rows(Job)[-1]
    assert (asked.kind, asked.input) == (JobKind.MAIL_TEST, {})
    with transaction() as session:
        job = session.get_one(Job, asked.id)
        job.state, job.result = JobState.DONE, {"incoming": "", "outgoing": str(Trouble.SIGN_IN)}
    app.run()
    assert [each.value for each in app.success] == ["Receiving: connected and signed in."]
    assert refusals(app) == ["Sending: the server refuses the user name or password."]


def test_a_desk_without_mail_says_so(as_seen_by, wang):
    said = shown(as_seen_by(wang, MAIL))
    assert "Mail is off" in said
    assert "Nothing is kept aside" in said


def test_trouble_with_the_servers_is_said(as_seen_by, wang, kept):
    with begin(SYSTEM) as work:
        claims.looked(work, in_force(), fetched=Trouble.TOO_SLOW)
        claims.posted(work, in_force(), at=work.now)
    said = shown(as_seen_by(wang, MAIL))
    assert "does not answer in time" in said
    assert "in order" in said
    with transaction() as session:
        assert len(session.query(Mailbox).all()) == 1


def test_what_is_kept_aside_is_seen_as_text_only(as_seen_by, wang, kept):
    app = as_seen_by(wang, MAIL)
    assert "2 kept aside" in shown(app)
    app.toggle(key=f"mail.look.{kept[0]}").set_value(True).run()
    assert "\\*News\\*" in shown(app)
    assert any("[now](http://x)" in each.value for each in app.text)


def test_a_mail_is_tried_again_made_a_case_and_discarded(as_seen_by, wang, kept):
    app = as_seen_by(wang, MAIL)
    app.button(key=f"mail.again.{kept[0]}").click().run()
    assert refusals(app)[0].startswith("It is still not understood")
    app.button(key=f"mail.case.{kept[0]}").click().run()
    assert toasts(app) == ["The mail is a case now."]
    app.button(key=f"mail.discard.{kept[1]}").click().run()
    assert refusals(app) == ["Please write why this mail is discarded; the reason is recorded."]
    app.text_input(key=f"mail.reason.{kept[1]}").set_value("Empty")
    app.button(key=f"mail.discard.{kept[1]}").click().run()
    assert toasts(app) == ["Discarded; the reason is recorded."]
    assert [each.outcome for each in rows(ReceivedMail)] == [Outcome.CASE, Outcome.DISCARDED]


def failed_answer(wang):
    number = cases.opened(wang, utc_now, customer=cases.CHEN)
    with begin(wang) as work:
        resolution.reply(work, number, "Please send a picture.")
    with begin(SYSTEM) as work:
        claims.fail(work, rows(Delivery)[-1].id, Trouble.REFUSED)
    return number


def test_what_was_not_delivered_is_sent_again_or_given_up(as_seen_by, wang, kept):
    failed_answer(wang)
    failed_answer(wang)
    app = as_seen_by(wang, MAIL)
    assert "refuses this mail for good" in shown(app)
    assert "chen@example.com" not in shown(app)
    first, second = (each.id for each in rows(Delivery))
    app.button(key=f"sent.again.{first}").click().run()
    assert toasts(app) == ["It is on its way again."]
    app.button(key=f"sent.leave.{second}").click().run()
    assert toasts(app) == ["Nobody will try again."]
    assert [each.state for each in rows(Delivery)] == [DeliveryState.QUEUED, DeliveryState.CANCELLED]


def test_an_answer_is_taken_back_from_its_case(as_seen_by, lin, kept):
    number = cases.opened(lin, utc_now, customer=cases.CHEN)
    with begin(lin) as work:
        resolution.reply(work, number, "Too quick.")
    app = as_seen_by(lin, CASE, n=str(number))
    assert "Your answer leaves in" in shown(app)
    app.button(key=f"back.{rows(Delivery)[-1].id}").click().run()
    assert toasts(app) == ["It is taken back. The customer never sees it."]
    assert "taken back, not sent" in shown(app)
    assert "took the answer back" in shown(app)


def test_the_case_shows_a_failed_answer_and_what_a_mail_repeats(as_seen_by, wang, kept):
    number = failed_answer(wang)
    body = "No.\r\n\r\nOn 5 Jan 2026 at 10:00, Care wrote:\r\n> A picture?"
    arrive(letter(f"In-Reply-To: {rows(Delivery)[-1].mail_id}", "Subject: x", sender="x@y.example", body=body))
    app = as_seen_by(wang, CASE, n=str(number))
    said = shown(app)
    assert "Not delivered" in said
    assert "sender not certain" in said
    assert not any("A picture?" in each.value for each in app.text)
    toggles = [each for each in app.toggle if str(each.key).startswith("quoted.")]
    toggles[0].set_value(True).run()
    assert any("A picture?" in each.value for each in app.text)


def test_agents_do_not_look_after_the_mailbox(as_seen_by, lin, kept):
    app = as_seen_by(lin, MAIL)
    assert "kept aside" not in shown(app)
    assert len(tickets()) == 0
