"""How many mails of strangers one core reads in a second, whatever else the computer does."""

import time
from email.message import EmailMessage
from pathlib import Path

from benchmarks.report import Row
from core.mail.parsing import read

REAL = Path("../shared/data/mail/files")
SECONDS = 3.0
WANTED = ">= 200"
SAID = "The lid does not close. 盖子关不上了。"
REPEATED = "\nOn 5 Jan 2026 at 10:00, Care wrote:\n> Hello\n"


def rows() -> list[Row]:
    """Of real mails where they are at hand, and of two that we make."""
    real = [path.read_bytes() for path in sorted(REAL.glob("*.eml"))]
    return [
        *([_row(f"{len(real)} real ones", real, WANTED)] if real else []),
        _row("two languages, text and HTML", [_made(0)], WANTED),
        _row("the same with a picture of 200 kB", [_made(200_000)], ""),
    ]


def _row(where: str, mails: list[bytes], wanted: str) -> Row:
    began, count = time.process_time(), 0
    while time.process_time() - began < SECONDS:
        for raw in mails:
            read(raw)
        count += len(mails)
    return Row("mails read per second", where, f"{count / (time.process_time() - began):,.0f}", wanted=wanted)


def _made(size: int) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "陈静 <chen@example.com>", "盖子坏了 the lid", "<1@example.com>"
    mail.set_content(f"{SAID}\n" * 40 + REPEATED)
    mail.add_alternative(f"<p>{SAID}</p>" * 40, subtype="html")
    if size:
        mail.add_attachment(b"x" * size, maintype="image", subtype="jpeg", filename="盖子.jpg")
    return mail.as_bytes()
