"""Codes from a device (TOTP, RFC 6238): six digits, a new one every thirty seconds, each good for one use."""

from datetime import datetime
from unicodedata import normalize

from pyotp import random_base32
from pyotp.totp import TOTP
from pyotp.utils import strings_equal

SECONDS = 30
DRIFT = 1  # steps that a clock may be off


def new_secret() -> str:
    """160 random bits, as devices expect them; keep it sealed."""
    return random_base32()


def address(secret: str, username: str, desk: str) -> str:
    """What the picture says that a device scans."""
    return TOTP(secret, interval=SECONDS).provisioning_uri(name=username, issuer_name=desk)


def step_of(secret: str, digits: str, now: datetime, last_step: int | None = None) -> int | None:
    """The time step whose code ``digits`` is, unless that step or a later one was used before."""
    clock, typed = TOTP(secret, interval=SECONDS), normalize("NFKC", "".join(filter(str.isdecimal, digits)))
    here = int(now.timestamp()) // SECONDS
    steps = [each for each in range(here - DRIFT, here + DRIFT + 1) if last_step is None or each > last_step]
    return next((each for each in steps if strings_equal(clock.generate_otp(each), typed)), None)
