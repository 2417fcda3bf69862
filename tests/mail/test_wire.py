"""The postman and servers as they are: slow, refusing, breaking off; and nothing is lost or doubled."""

import imaplib
import re
import threading
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from channels.jobs import Runner, keep_aside
from channels.mail import imap, post, smtp, trouble
from core.access import seal
from core.actors import SYSTEM
from core.deliveries.envelopes import Enclosed, Written
from core.deliveries.words import DeliveryState
from core.files.forms import Upload
from core.jobs import actions as jobs
from core.jobs.words import JobKind, JobState
from core.mail import actions, parsing
from core.mail.words import Outcome, Reason, Trouble
from core.models import Job, Mailbox, ReceivedMail
from core.resolution import actions as resolution
from core.settings import terms, views
from core.settings.mail import Mail, Security
from core.settings.words import Vocabulary
from core.work import begin, look
from db.session import reading
from tests import cases
from tests.cases import opened
from tests.elsewhere import PATIENCE, until
from tests.mail.conftest import deliveries, letter, messages, rows, switch_on, tickets
from tests.mail.servers import imap_server, scripted_server, smtp_server


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    for module in (imap, smtp):
        monkeypatch.setattr(module, "PATIENCE", 0.5)


@pytest.fixture
def outgoing(desk, clock):
    with smtp_server() as (server, port):
        switch_on(clock, out_port=port)
        yield server


@pytest.fixture
def incoming(desk, clock):
    with scripted_server() as (server, port):
        switch_on(clock, in_port=port)
        yield server


def answer(actor, clock, number, text="Please send a picture.", files=()):
    with begin(actor, clock) as work:
        resolution.reply(work, number, text, files)
    clock.tick(seconds=10)


@pytest.fixture
def number(lin, clock, desk):
    return opened(lin, clock, customer=cases.CHEN)


def mailbox():
    with reading() as session:
        return session.query(Mailbox).one()


def ids(server):
    return [message_from_bytes(each)["Message-ID"] for each in server.received]


def test_an_answer_arrives_as_it_was_written(outgoing, number, lin, clock):
    answer(lin, clock, number, "请发照片。", [Upload("盖子.txt", b"hello")])
    post.Sender()(clock)
    mail = message_from_bytes(outgoing.received[0], policy=default)
    assert deliveries()[0].state is DeliveryState.SENT
    assert mail["Message-ID"] == deliveries()[0].mail_id
    assert mail["To"] == "Chen Jing <chen@example.com>"
    assert mail.get_body().get_content().startswith("请发照片。")
    assert [each.get_filename() for each in mail.iter_attachments()] == ["盖子.txt"]
    assert mailbox().send_trouble is None
    post.Sender()(clock)
    assert len(outgoing.received) == 1


CODED = "=?utf-8?q?Hi=0d=0aX-Evil:_1=0d=0a=0d=0aClick_here?="


@pytest.mark.parametrize(
    "evil",
    [
        {"to_name": "Eve\r\nX-Evil: 1"},
        {"subject": "Hi\nX-Evil: 1"},
        {"to_name": CODED},
        {"subject": f"Re: {CODED}"},
        {"answers": (f"<{CODED}@x>", "<1@y>")},
        {"files": (Enclosed(f"{CODED}.txt", "text/plain", b"x"),)},
    ],
    ids=str,
)
def test_no_words_of_a_stranger_write_a_header(clock, desk, evil):
    plain = {"mail_id": "<1@x>", "to_name": "Eve", "to_address": "eve@example.com", "subject": "Hi", "text": "x"}
    mail, written = switch_on(clock), Written(**{**plain, "by_machine": False, **evil})
    assert b"\nX-Evil" not in smtp.envelope(mail, written, clock()).as_bytes(policy=smtp.WIDE)


@pytest.mark.parametrize("address", ["", "no at", "a@", "a b@c.example", "\x00@x.example", "=?utf-8?q?a=0d=0ab?=@x.eu"])
def test_an_address_that_is_none_is_given_up_at_once(clock, desk, address):
    with pytest.raises(trouble.InTrouble) as met:
        smtp.envelope(switch_on(clock), Written("<1@x>", "Eve", address, "x", "x", (), False, ()), clock())
    assert met.value.final


@pytest.mark.parametrize(
    ("mode", "state", "met"),
    [
        ("refuse", DeliveryState.FAILED, Trouble.REFUSED),
        ("reject", DeliveryState.FAILED, Trouble.REFUSED),
        ("put off", DeliveryState.QUEUED, Trouble.PUT_OFF),
        ("drop", DeliveryState.QUEUED, Trouble.DROPPED),
        ("slow", DeliveryState.QUEUED, Trouble.TOO_SLOW),
    ],
)
def test_what_a_server_does_to_a_mail_is_known(outgoing, number, lin, clock, mode, state, met):
    outgoing.mode = mode
    answer(lin, clock, number)
    post.Sender()(clock)
    assert (deliveries()[0].state, deliveries()[0].trouble) == (state, met)


def test_one_refused_mail_does_not_hold_up_the_next(outgoing, number, lin, clock):
    outgoing.mode = "refuse"
    answer(lin, clock, number)
    answer(lin, clock, opened(lin, clock, customer=cases.NewCustomer("Li", ("li@example.com",))))
    post.Sender()(clock)
    assert [each.state for each in deliveries()] == [DeliveryState.FAILED, DeliveryState.SENT]


def test_a_server_that_drops_after_data_gets_the_same_mail_again(outgoing, number, lin, clock):
    outgoing.mode = "drop"
    answer(lin, clock, number)
    sender = post.Sender()
    sender(clock)
    outgoing.mode = ""
    sender(clock)
    assert len(outgoing.received) == 1  # the server is left alone for a while
    clock.tick(seconds=40)
    sender(clock)
    assert ids(outgoing) == [deliveries()[0].mail_id] * 2
    assert deliveries()[0].state is DeliveryState.SENT


def test_a_server_that_is_down_costs_no_attempt(number, lin, clock):
    switch_on(clock)
    answer(lin, clock, number)
    sender = post.Sender()
    for _ in range(12):
        sender(clock)
        clock.tick(minutes=10)
    assert (deliveries()[0].state, deliveries()[0].attempts) == (DeliveryState.QUEUED, 0)
    assert mailbox().send_trouble is Trouble.UNREACHABLE


def test_several_senders_at_once_send_each_mail_once(outgoing, number, lin, clock):
    for n in range(6):
        answer(lin, clock, number, f"Answer {n}")
    cases.at_once(4, lambda _: post.Sender()(clock))
    assert sorted(ids(outgoing)) == sorted(each.mail_id for each in deliveries())


def test_mail_that_is_off_sends_and_fetches_nothing(outgoing, number, lin, clock):
    answer(lin, clock, number)
    switch_on(clock, enabled=False)
    post.Sender()(clock)
    post.fetch(clock)
    assert outgoing.received == []


def test_new_mails_become_cases_once_and_are_marked(incoming, clock):
    incoming.mails = {n: letter(f"Subject: {n}", f"Message-ID: <{n}@x>") for n in (1, 2, 3)}
    for _ in range(3):
        post.fetch(clock)
    assert [each.subject for each in tickets()] == ["1", "2", "3"]
    assert incoming.seen == {1, 2, 3}
    assert (mailbox().last_uid, mailbox().fetch_trouble) == (3, None)


def test_read_mails_from_before_our_time_stay_where_they_are(incoming, clock):
    incoming.mails, incoming.seen = {1: letter("Subject: old"), 2: letter("Subject: unread")}, {1}
    post.fetch(clock)
    assert [each.subject for each in tickets()] == ["unread"]
    incoming.mails[3] = letter("Subject: read elsewhere")
    incoming.seen.add(3)
    post.fetch(clock)
    assert [each.subject for each in tickets()] == ["unread", "read elsewhere"]


def test_other_numbers_for_the_same_mails_double_nothing(incoming, clock):
    incoming.mails = {n: letter(f"Subject: {n}", f"Message-ID: <{n}@x>") for n in (1, 2)}
    post.fetch(clock)
    incoming.validity = 2
    incoming.mails = {n + 10: each for n, each in incoming.mails.items()} | {13: letter("Subject: 3")}
    incoming.seen = set()
    post.fetch(clock)
    assert [each.subject for each in tickets()] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("mode", "met"),
    [
        ("silent", Trouble.TOO_SLOW),
        ("sign in", Trouble.SIGN_IN),
        ("no folder", Trouble.NO_FOLDER),
        ("drop", Trouble.DROPPED),
        ("half", Trouble.DROPPED),
        ("babble", Trouble.DROPPED),
        ("drop at store", Trouble.DROPPED),
    ],
)
def test_a_mailbox_in_trouble_says_so_and_loses_nothing(incoming, clock, mode, met):
    incoming.mails, incoming.mode = {1: letter("Subject: Lid"), 2: letter("Subject: Cap")}, mode
    post.fetch(clock)
    assert mailbox().fetch_trouble is met
    incoming.mode = ""
    for _ in range(2):
        post.fetch(clock)
    assert [each.subject for each in tickets()] == ["Lid", "Cap"]
    assert mailbox().fetch_trouble is None


def test_a_mail_above_the_limit_is_not_fetched_but_told(incoming, clock):
    incoming.mails, incoming.size = {1: letter("Subject: huge")}, parsing.LARGEST + 1
    post.fetch(clock)
    assert [each.reason for each in rows(ReceivedMail)] == [Reason.TOO_LARGE]
    assert incoming.mails


def test_a_mail_that_the_server_does_not_hand_over_is_told_and_the_next_one_comes(incoming, clock):
    incoming.mails, incoming.mode = {1: letter("Subject: x"), 2: letter("Subject: Cap")}, "nothing"
    post.fetch(clock)
    assert [each.reason for each in rows(ReceivedMail)] == [Reason.UNREADABLE, None]


def test_a_fault_of_ours_sends_a_mail_aside_and_the_next_one_in(incoming, clock, monkeypatch):
    incoming.mails = {1: letter("Subject: poison"), 2: letter("Subject: plain")}
    real = actions.receive

    def poisoned(work, raw, found):
        if b"poison" in raw:
            raise ZeroDivisionError
        return real(work, raw, found)

    monkeypatch.setattr(actions, "receive", poisoned)
    post.fetch(clock)
    assert [(each.outcome, each.reason) for each in rows(ReceivedMail)] == [
        (Outcome.QUARANTINED, Reason.FAILED), (Outcome.CASE, None),
    ]  # fmt: skip


def test_what_the_desk_refuses_is_kept_aside(incoming, clock, wang):
    with begin(SYSTEM, clock) as work:
        terms.retire(work, Vocabulary.CHANNEL, "mail")
    incoming.mails = {1: letter("Subject: Lid")}
    post.fetch(clock)
    assert [each.reason for each in rows(ReceivedMail)] == [Reason.REFUSED]


def test_the_connection_is_tested_and_both_servers_answer(outgoing, admin, clock):
    with begin(admin, clock) as work:
        jobs.enqueue(work, JobKind.MAIL_TEST, {})
    Runner(threading.Event(), clock, ticks=()).work_one()
    job = rows(Job)[-1]
    assert (job.state, job.result) == (JobState.DONE, {"incoming": "unreachable", "outgoing": ""})


def test_a_server_without_encryption_is_not_spoken_to_when_it_is_demanded(outgoing, clock):
    mail = switch_on(clock, out_port=outgoing_port(), out_security=Security.STARTTLS)
    with pytest.raises(trouble.InTrouble) as met, smtp.server(mail):
        pass
    assert met.value.trouble is Trouble.TLS


def outgoing_port():
    with look(SYSTEM) as desk:
        return views.read(desk, Mail).out_port


def put(port, raw):
    with imaplib.IMAP4("127.0.0.1", port) as wire:
        wire.login("demouser", "demopass")
        wire.append("INBOX", None, None, raw)


def test_a_day_with_real_servers(desk, lin, clock, monkeypatch):
    """A mail becomes a case, is answered, and the customer's answer to that comes back into it."""
    monkeypatch.setattr(imap, "PATIENCE", 10)
    with imap_server() as port, smtp_server() as (server, out):
        switch_on(clock, in_port=port, in_user="demouser", in_password=seal.seal("demopass"), out_port=out)
        sender = post.Sender()
        post.fetch(clock)
        before = len(tickets()) + len(rows(ReceivedMail))
        put(port, letter("Subject: Loose lid", "Message-ID: <first@x>"))
        post.fetch(clock)
        assert mailbox().fetch_trouble is None
        case = tickets()[-1]
        assert case.subject == "Loose lid"
        answer(lin, clock, case.number)
        sender(clock)
        receipt, ours = (message_from_bytes(each, policy=default) for each in server.received[-2:])
        assert receipt["Auto-Submitted"] == "auto-generated"
        assert ours["In-Reply-To"] == "<first@x>"
        quoted = "> " + ours.get_body().get_content().replace("\n", "\r\n> ")
        said = f"Here it is.\r\n\r\nOn 5 Jan 2026 at 10:00, Care wrote:\r\n{quoted}"
        put(port, letter(f"Subject: Re: {ours['Subject']}", f"In-Reply-To: {ours['Message-ID']}", body=said))
        for _ in range(2):
            clock.tick(seconds=30)
            post.fetch(clock)
        assert (messages()[-1].text, messages()[-1].verified) == ("Here it is.", True)
        assert len(tickets()) + len(rows(ReceivedMail)) == before + 3
        assert re.search(r"Re: Loose lid \[#\d+-", ours["Subject"])


def test_the_clocks_of_the_mail_run_beside_the_worker(incoming):
    """In threads of their own, on the real clock."""
    incoming.mails = {1: letter("Subject: Loose lid")}
    ending = threading.Event()
    keep_aside(ending)
    assert until(tickets)
    ending.set()
    assert [each.subject for each in tickets()] == ["Loose lid"]
    for thread in threading.enumerate():
        if thread.name.startswith("mail "):
            thread.join(PATIENCE)


def test_the_pause_after_trouble_ends(number, lin, clock):
    switch_on(clock)
    answer(lin, clock, number)
    sender = post.Sender()
    sender(clock)
    assert sender.rests_until == clock() + timedelta(seconds=30)
    with smtp_server() as (server, port):
        switch_on(clock, out_port=port)
        clock.tick(seconds=31)
        sender(clock)
        assert len(server.received) == 1
    assert sender.rests_until is None
