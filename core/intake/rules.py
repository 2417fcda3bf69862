"""How a case is written down. Pure values."""

FIRST_NUMBER = 1000
LONGEST_SUBJECT = 200
LONGEST_DESCRIPTION = 2_000_000


def number_of(ticket_id: int) -> int:
    """The number that people say: short, and apart from the row's own."""
    return FIRST_NUMBER + ticket_id


def one_line(subject: str) -> str:
    return " ".join(subject.split())
