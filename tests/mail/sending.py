"""A sender in a process of its own, to be killed: ``python -m tests.mail.sending SECONDS``, ahead of the clock."""

import sys
from datetime import timedelta

from channels.mail import post
from core.clock import utc_now

ahead = timedelta(seconds=float(sys.argv[1]))
post.Sender()(lambda: utc_now() + ahead)
