"""One case by mail, with a real IMAP and a real SMTP server: taken in, answered, talked over, closed and rated."""

import imaplib
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import HOUSE, Server, run
from tests.journeys.hands import Browsers, choose, heading, pick, press, signed_in, tick, write
from tests.mail.servers import Smtp, imap_server, smtp_server, text_of

MAIL = (
    b"From: Chen Yu <chen@example.com>\r\nSubject: The lid is loose\r\nMessage-ID: <first@example.com>\r\n"
    b"\r\nSince Monday."
)


@pytest.fixture
def post(server: Server, settled: dict[str, str]) -> Iterator[Smtp]:
    """The servers, a mail that waits in the mailbox, and the desk's worker, which will fetch it."""
    worker = [sys.executable, "-m", "channels.desk", "worker"]
    with imap_server() as incoming, smtp_server() as (outgoing, port):
        with imaplib.IMAP4("127.0.0.1", incoming) as wire:
            wire.login("demouser", "demopass")
            wire.append("INBOX", "", "", MAIL)
        run(settled, "tests.journeys.mailbox", str(incoming), str(port), server.host)
        postman = subprocess.Popen(worker, env=settled, cwd=HOUSE)
        try:
            yield outgoing
        finally:
            postman.terminate()
            postman.wait(30)


def link_in(text: str, page: str) -> str:
    """The address that a mail leads to."""
    found = re.search(rf"http://\S+/{page}\?\S+", text)
    assert found, text
    return found[0]


def worked(tab: Page) -> None:
    """Lin's way from the first word to the customer's own."""
    write(tab, "What is confirmed", "The ring under the lid is missing.")
    press(tab, "Make a solution")
    expect(tab.get_by_text("Step 5 of 10")).to_be_visible()
    pick(tab, "Solution", "Exchange")
    choose(tab, "agree first", "No")
    for weighed in ("Feasible", "Effective", "Economical"):
        tick(tab, weighed)
    press(tab, "Carry out and monitor")
    expect(tab.get_by_text("Step 7 of 10")).to_be_visible()
    choose(tab, "Carried out", "Yes")
    write(tab, "What the customer was told", "A new lid is on its way.")
    tick(tab, "Customer knows the result")
    press(tab, "Wait for the customer's word")
    expect(tab.get_by_text("Step 8 of 10")).to_be_visible()


def test_a_mail_becomes_a_case_and_ends_with_a_rating(post: Smtp, new_browser: Browsers) -> None:
    lin, customer = signed_in(new_browser(), "/queue"), new_browser().new_page()
    receipt = post.awaited("We have your message")
    number = re.search(r"\[#(\d+)-", receipt["Subject"])
    assert number
    lin.goto(f"/ticket?n={number[1]}")
    expect(heading(lin, "The lid is loose")).to_be_visible()
    press(lin, "Take")
    expect(lin.get_by_text("is yours")).to_be_visible()
    lin.get_by_placeholder("Ctrl+Enter").fill("We send you a new lid. Which colour?")
    press(lin, "Keep in the case")

    customer.goto(link_in(text_of(receipt), "progress"))
    expect(customer.get_by_text("Since Monday.")).to_be_visible()
    answer = post.awaited("Which colour?")
    assert answer["In-Reply-To"] == "<first@example.com>"
    customer.reload()
    expect(customer.get_by_text("We send you a new lid. Which colour?")).to_be_visible()
    write(customer, "Write to us", "The blue one, please.")
    press(customer, "Send message")
    expect(customer.get_by_text("We have it, thank you.")).to_be_visible()

    lin.reload()
    expect(lin.get_by_text("The blue one, please.").first).to_be_visible()
    worked(lin)
    customer.reload()
    press(customer, "Yes, the problem is solved")
    expect(customer.get_by_text("Your case is closed.").first).to_be_visible()

    customer.goto(link_in(text_of(post.awaited("How was our service?")), "survey"))
    for dimension in ("Service quality", "Speed", "Professionalism"):
        choose(customer, dimension, "5")
    press(customer, "Send")
    expect(customer.get_by_text("The people who worked on your case will read this.")).to_be_visible()
    wang = signed_in(new_browser(), "/results", "wang")
    expect(wang.get_by_text("1 of 1 asked have answered").first).to_be_visible()
