"""The clocks of the rules in a process of their own, to be killed."""

import os
from datetime import timedelta

from core.automation import ticks
from core.clock import utc_now


def tick(url: str, ahead: timedelta) -> None:
    """Until nothing is left to do; the clock of this process goes ``ahead``."""
    os.environ["DATABASE_URL"] = url
    for _ in range(3):
        ticks.pass_time(lambda: utc_now() + ahead)
        ticks.hear(lambda: utc_now() + ahead)
