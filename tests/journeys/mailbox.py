"""Switches mail on for the desk of ``DATABASE_URL``: ``python -m tests.journeys.mailbox IMAP SMTP HOST``, two ports."""

import sys

from core.access import seal
from core.clock import utc_now
from tests.mail.conftest import switch_on

if __name__ == "__main__":
    incoming, outgoing, host = sys.argv[1:]
    switch_on(
        utc_now, in_port=int(incoming), in_user="demouser", in_password=seal.seal("demopass"),
        out_port=int(outgoing), web_address=f"http://{host}",
    )  # fmt: skip
