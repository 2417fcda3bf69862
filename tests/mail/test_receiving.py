"""What becomes of a mail: a case, an answer, a note, or a place aside with the reason why. Never nothing."""

from base64 import b64encode
from html import escape

import pytest

from core.actors import SYSTEM
from core.deliveries import actions as sending
from core.deliveries import references
from core.deliveries.words import DeliveryKind, DeliveryState
from core.errors import NotAllowed
from core.mail import actions, parsing, views
from core.mail.errors import DiscardReasonMissing, NoSuchMail, StillNotUnderstood
from core.mail.words import Outcome, Reason, Trouble
from core.models import Attachment, Customer, ReceivedMail
from core.process.words import Stage
from core.resolution import actions as resolution
from core.resolution import views as resolutions
from core.resolution.words import Direction
from core.work import begin, look
from tests import cases
from tests.cases import events, opened, ticket
from tests.mail.conftest import CARE, deliveries, letter, messages, rows, tickets
from tests.mail.test_parsing import files, real


def answered(actor, clock, number, text="Please send a picture."):
    with begin(actor, clock) as work:
        return resolution.reply(work, number, text).id


def test_a_mail_becomes_a_case_with_a_receipt(post, arrives):
    post()
    row = arrives(letter("Subject: Loose lid", "Message-ID: <1@x>"))
    case = tickets()[0]
    assert (row.outcome, row.ticket_id, row.raw_sha256) == (Outcome.CASE, case.id, None)
    assert (case.subject, case.description, case.channel) == ("Loose lid", "The lid is loose.", "mail")
    assert [(each.kind, each.state) for each in deliveries()] == [(DeliveryKind.RECEIPT, DeliveryState.QUEUED)]


def test_the_same_mail_twice_is_one_case(post, arrives):
    post()
    first = arrives(letter("Subject: Loose lid", "Message-ID: <1@x>"))
    again = arrives(b"Received: by another way\r\n" + letter("Subject: Loose lid", "Message-ID: <1@x>"))
    assert first.id == again.id
    assert len(tickets()) == 1


def test_another_mail_with_the_same_message_id_is_not_lost(post, arrives):
    post()
    arrives(letter("Subject: Loose lid", "Message-ID: <1@x>"))
    arrives(letter("Subject: Loose lid", "Message-ID: <1@x>", body="And the handle."))
    assert len(tickets()) == 2


def test_without_a_mail_server_nothing_is_to_be_sent(arrives, lin, clock):
    arrives(letter("Subject: Loose lid"))
    answered(lin, clock, tickets()[0].number)
    assert deliveries() == []


def test_a_known_address_is_the_same_customer_under_any_name(post, arrives, lin, clock):
    post()
    number = opened(lin, clock, customer=cases.CHEN)
    arrives(letter("Subject: Again", sender="C. Jing <Chen@Example.com>"))
    assert len(rows(Customer)) == 1
    assert tickets()[1].customer_id == ticket(number).customer_id


def test_an_answer_to_our_mail_comes_into_its_case_without_the_quotation(post, arrives, lin, clock):
    post()
    arrives(letter("Subject: Loose lid"))
    number = tickets()[0].number
    answered(lin, clock, number)
    ours = deliveries()[-1].mail_id
    body = "Here it is.\r\n\r\nOn 5 Jan 2026 at 10:00, Care wrote:\r\n> Please send a picture."
    row = arrives(letter("Subject: Re: Loose lid", f"In-Reply-To: {ours}", "Message-ID: <2@x>", body=body))
    said = messages()[-1]
    assert row.outcome is Outcome.ANSWER
    assert (said.direction, said.text, said.verified) == (Direction.INCOMING, "Here it is.", True)
    assert "Please send a picture." in said.quoted
    assert len(tickets()) == 1


@pytest.mark.parametrize("way", ["tag", "signature", "references"])
def test_every_signed_reference_finds_its_case(post, arrives, lin, clock, way):
    post()
    number = opened(lin, clock, customer=cases.CHEN)
    lost = references.new_mail_id(number, "desk.example")  # of a row that a restored backup does not have
    header = {
        "tag": f"Subject: Fwd: AW: {references.tag(number)} lid",
        "signature": f"In-Reply-To: {lost}",
        "references": f"References: <a@b> {lost} <c@d>",
    }[way]
    assert arrives(letter(header)).ticket_id == ticket(number).id


@pytest.mark.parametrize("signature", ["aaaaaaaaaa", "AAAAAAAAAA", ""])
def test_a_guessed_reference_makes_a_new_case_that_mentions_it(post, arrives, lin, clock, signature):
    post()
    number = opened(lin, clock, customer=cases.CHEN)
    row = arrives(letter(f"Subject: [#{number}-{signature}] send it to me", sender="x@evil.example"))
    assert row.ticket_id != ticket(number).id
    assert [each.detail["mentions"] for each in events(kind="ticket.mail_mentions")] == [number]


def test_a_forged_message_id_is_not_believed_either(post, arrives, lin, clock):
    post()
    number = opened(lin, clock, customer=cases.CHEN)
    other = opened(lin, clock)
    forged = references.new_mail_id(number, "x.example").replace(f".{number}.", f".{other}.")
    assert arrives(letter(f"In-Reply-To: {forged}", sender="x@evil.example")).ticket_id not in {
        ticket(number).id, ticket(other).id,
    }  # fmt: skip


def test_an_unsigned_number_counts_where_the_sender_is_the_customer(post, arrives, lin, clock):
    post()
    number = opened(lin, clock, customer=cases.CHEN)
    row = arrives(letter(f"Subject: about #{number}"))
    assert row.ticket_id == ticket(number).id
    assert messages()[-1].verified is False


def test_a_header_that_anybody_may_write_proves_no_sender(post, arrives, lin, clock):
    post()
    number = opened(lin, clock, customer=cases.CHEN)
    row = arrives(letter(f"Subject: #{number}", "X-Original-Sender: chen@example.com", sender="x@evil.example"))
    assert row.ticket_id != ticket(number).id
    arrives(letter(f"Subject: {references.tag(number)}", "X-Original-Sender: chen@example.com", sender="x@evil.eu"))
    assert messages()[-1].verified is False


def test_an_answer_of_a_stranger_with_the_signature_is_marked(post, arrives, lin, clock):
    post()
    number = opened(lin, clock, customer=cases.CHEN)
    arrives(letter(f"Subject: {references.tag(number)}", sender="friend@elsewhere.example"))
    assert messages()[-1].verified is False


def test_a_mail_to_a_closed_case_brings_it_back_or_opens_a_new_one(post, arrives, lin, wang, clock):
    post()
    arrives(letter("Subject: Loose lid"))
    number = tickets()[0].number
    closed = next(code for code, step in document_of(number).steps.items() if step.stage is Stage.CLOSED)
    cases.moved(wang, clock, number, closed, reason="done")
    assert ticket(number).stage is Stage.CLOSED
    arrives(letter(f"Subject: {references.tag(number)}", body="It broke again."))
    assert ticket(number).stage is not Stage.CLOSED
    cases.moved(wang, clock, number, closed, reason="done")
    clock.tick(days=400)
    arrives(letter(f"Subject: {references.tag(number)}", body="And again."))
    assert ticket(number).stage is Stage.CLOSED
    assert len(tickets()) == 2
    assert events(kind="ticket.mail_mentions")[-1].detail["mentions"] == number


def document_of(number):
    with look(SYSTEM) as desk:
        return resolutions.case(desk, number).running.document


@pytest.mark.parametrize("header", ["Auto-Submitted: auto-replied", "Precedence: bulk", "Return-Path: <>"])
def test_an_automatic_answer_is_noted_and_moves_nothing(post, arrives, lin, clock, header):
    post()
    number = opened(lin, clock, customer=cases.CHEN)
    moves = ticket(number).moves
    row = arrives(letter(f"Subject: Out of office {references.tag(number)}", header))
    assert row.outcome is Outcome.NOTE
    assert messages()[-1].direction is Direction.NOTE
    assert ticket(number).moves == moves
    assert deliveries() == []


def test_an_automatic_mail_without_a_case_is_kept_aside(post, arrives):
    post()
    row = arrives(letter("Subject: Newsletter", "Precedence: bulk"))
    assert (row.outcome, row.reason) == (Outcome.QUARANTINED, Reason.AUTOMATIC)
    assert tickets() == deliveries() == []


@pytest.mark.parametrize("header", ["List-Id: <x>", "X-Auto-Response-Suppress: All", "Precedence: list"])
def test_a_list_becomes_a_case_that_gets_no_receipt(post, arrives, header):
    post()
    arrives(letter("Subject: Loose lid", header))
    assert len(tickets()) == 1
    assert deliveries() == []


def test_a_mail_that_lay_in_the_mailbox_for_long_gets_no_receipt(post, arrives):
    post()
    arrives(letter("Subject: Loose lid", "Date: Mon, 29 Dec 2025 10:00:00 +0800"))
    assert (len(tickets()), deliveries()) == (1, [])
    arrives(letter("Subject: Loose lid", "Date: Sun, 04 Jan 2026 10:00:00 +0800"))
    assert len(deliveries()) == 1


def test_our_own_mail_is_not_taken_in(post, arrives):
    post()
    assert arrives(letter("Subject: Loop", sender=CARE)).reason is Reason.OWN


def test_a_sender_in_a_loop_is_stopped_and_gets_three_receipts_at_most(post, arrives):
    post()
    made = [arrives(letter(f"Subject: {n}", f"Message-ID: <{n}@x>")) for n in range(32)]
    assert [each.outcome for each in made[:30]] == [Outcome.CASE] * 30
    assert {each.reason for each in made[30:]} == {Reason.TOO_OFTEN}
    assert len(deliveries()) == 3


def test_a_flood_under_many_names_gets_no_more_receipts_than_a_desk_may_send(post, arrives, clock, monkeypatch):
    monkeypatch.setattr(sending, "FLOOD", 3)
    post()
    for n in range(5):
        arrives(letter(f"Subject: {n}", sender=f"victim{n}@example.com"))
    assert (len(tickets()), len(deliveries())) == (5, 3)
    clock.tick(hours=1)
    arrives(letter("Subject: later", sender="victim9@example.com"))
    assert len(deliveries()) == 4


def returned(mail_id, action="failed"):
    return (
        "From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered\r\nReturn-Path: <>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
        f"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nAction: {action}\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: {mail_id}\r\nSubject: x\r\n\r\nhello\r\n--b--\r\n"
    ).encode()


def test_a_returned_mail_is_told_in_its_case_and_never_answered(post, arrives, lin, clock):
    post()
    number = opened(lin, clock, customer=cases.CHEN)
    answered(lin, clock, number)
    row = arrives(returned(deliveries()[0].mail_id))
    assert (row.outcome, row.ticket_id) == (Outcome.BOUNCE, ticket(number).id)
    assert (deliveries()[0].state, deliveries()[0].trouble) == (DeliveryState.FAILED, Trouble.BOUNCED)
    assert events(kind="ticket.delivery_failed")
    assert len(deliveries()) == 1


def coded(kind, text):
    body = b64encode(text.encode()).decode()
    return f"From: PostMaster@mx.example\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}"


@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_a_return_is_understood_however_it_is_coded(post, arrives, lin, clock, kind):
    post()
    answered(lin, clock, opened(lin, clock, customer=cases.CHEN))
    told = f"抱歉 Message-ID: {deliveries()[0].mail_id}"
    row = arrives(coded(f"{kind}; charset=utf-8", escape(told) if kind == "text/html" else told).encode())
    assert (row.outcome, deliveries()[0].trouble) == (Outcome.BOUNCE, Trouble.BOUNCED)


@pytest.mark.parametrize(("mail_id", "action"), [("<who@knows>", "failed"), (None, "delayed")])
def test_a_return_that_says_nothing_new_is_kept_aside(post, arrives, lin, clock, mail_id, action):
    post()
    number = opened(lin, clock, customer=cases.CHEN)
    answered(lin, clock, number)
    assert arrives(returned(mail_id or deliveries()[0].mail_id, action)).reason is Reason.BOUNCE
    assert deliveries()[0].state is DeliveryState.QUEUED


def test_files_come_along_ten_and_more(post, arrives):
    post()
    part = "--b\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    raw = "From: a@b.example\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + part * 120 + "--b--"
    row = arrives(raw.encode())
    assert len(rows(Attachment)) == 100
    assert row.left_out == ["files"]
    assert row.raw_sha256


@real
def test_all_real_mails_are_taken_in(post, arrives):
    post()
    made = [arrives(path.read_bytes()) for path in files()]
    assert all(each.outcome in {Outcome.CASE, Outcome.ANSWER} for each in made)
    assert len({each.id for each in made}) == len(files())


def test_a_mail_kept_aside_is_tried_again_made_a_case_or_discarded(post, arrives, wang, clock):
    post()
    kept = [arrives(letter(f"Subject: {n}", "Precedence: bulk")) for n in range(3)]
    with pytest.raises(StillNotUnderstood), begin(wang, clock) as work:
        actions.retry(work, kept[0].id)
    with begin(wang, clock) as work:
        actions.make_case(work, kept[0].id)
        with pytest.raises(DiscardReasonMissing):
            actions.discard(work, kept[1].id, " ")
        actions.discard(work, kept[1].id, "Advertising")
    with pytest.raises(NoSuchMail), begin(wang, clock) as work:
        actions.make_case(work, kept[1].id)
    assert [each.outcome for each in rows(ReceivedMail)] == [Outcome.CASE, Outcome.DISCARDED, Outcome.QUARANTINED]
    assert len(tickets()) == 1
    assert deliveries() == []


def test_what_cannot_be_read_becomes_a_case_with_the_mail_attached(post, arrives, wang, clock):
    post()
    row = arrives(b"Subject: no sender\r\n\r\nhello")
    assert row.reason is Reason.NO_SENDER
    with begin(wang, clock) as work:
        actions.make_case(work, row.id)
    assert [each.name for each in rows(Attachment)] == ["mail.eml"]
    assert tickets()[0].customer_id is None


def test_a_retry_succeeds_after_the_setting_was_put_right(post, arrives, wang, clock):
    post(from_address="chen@example.com")
    row = arrives(letter("Subject: Loose lid"))
    assert row.reason is Reason.OWN
    post()
    with begin(wang, clock) as work:
        actions.retry(work, row.id)
    assert rows(ReceivedMail)[0].outcome is Outcome.CASE


def test_only_those_who_look_after_the_mailbox_see_what_is_aside(post, arrives, lin, wang):
    post()
    row = arrives(letter("Subject: secret", "Precedence: bulk"))
    with look(wang) as desk:
        assert views.preview(desk, row.id).subject == "secret"
    with pytest.raises(NotAllowed), look(lin) as desk:
        views.preview(desk, row.id)


def test_a_very_long_text_is_shortened_and_the_whole_mail_kept(post, arrives):
    post()
    row = arrives(letter("Subject: x", body="long " * 100_000))
    assert len(tickets()[0].description) <= 150_000
    assert row.left_out == ["text"]
    assert row.raw_sha256


def test_a_mail_that_was_too_large_to_fetch_is_told(desk, clock):
    for _ in range(2):
        with begin(SYSTEM, clock) as work:
            actions.not_fetched(work, "host/INBOX/1/7", 60 * 2**20, Reason.TOO_LARGE)
    kept = rows(ReceivedMail)
    assert [(each.reason, each.raw_sha256) for each in kept] == [(Reason.TOO_LARGE, None)]
    assert kept[0].size > parsing.LARGEST
