"""Kill -9 at the worst moment: nothing is lost, and what is doubled has the same Message-ID."""

import os
import subprocess
import sys
from collections import Counter
from email import message_from_bytes

from core.clock import utc_now
from core.deliveries.words import DeliveryState
from core.resolution import actions as resolution
from core.work import begin
from tests import cases
from tests.elsewhere import PATIENCE, until
from tests.mail.conftest import deliveries, switch_on
from tests.mail.servers import smtp_server

MAILS = 6


def sender(database, ahead):
    words = [sys.executable, "-m", "tests.mail.sending", str(ahead)]
    return subprocess.Popen(words, env=os.environ | {"DATABASE_URL": database}, stderr=subprocess.DEVNULL)


def test_a_sender_killed_between_sending_and_marking_loses_nothing(database, desk, lin):
    with smtp_server() as (server, port):
        switch_on(utc_now, out_port=port)
        for n in range(MAILS):
            number = cases.opened(lin, utc_now, customer=cases.CHEN)
            with begin(lin) as work:
                resolution.reply(work, number, f"Answer {n}")
        for n in range(2):
            server.mode, before = "hang", len(server.received)
            killed = sender(database, 20 + 200 * n)
            assert until(lambda so_far=before: len(server.received) > so_far)
            killed.kill()
            killed.wait()
        server.mode = ""
        assert sender(database, 1_000).wait(PATIENCE) == 0
    got = Counter(message_from_bytes(each)["Message-ID"] for each in server.received)
    assert set(got) == {each.mail_id for each in deliveries()}
    assert {each.state for each in deliveries()} == {DeliveryState.SENT}
    assert 1 <= sum(got.values()) - MAILS <= 2
