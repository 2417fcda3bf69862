"""What a user name, a person's name and a team's name may be. Pure values."""

import unicodedata
from datetime import timedelta

INVITATION_LIFE = timedelta(days=7)
RESET_LIFE = timedelta(hours=24)

SHORTEST_USERNAME, LONGEST_USERNAME = 2, 64
LONGEST_NAME = 80


def folded(username: str) -> str:
    """One spelling of a user name, whatever the input method made of its width and case."""
    once = unicodedata.normalize("NFKC", username.strip()).casefold()
    return unicodedata.normalize("NFKC", once)


def fits_username(folded_name: str) -> bool:
    """Letters and digits of any script, with dots, lines and the sign of mail addresses between them."""
    if not SHORTEST_USERNAME <= len(folded_name) <= LONGEST_USERNAME:
        return False
    return folded_name[0].isalnum() and all(each in "._-@" or _is_word(each) for each in folded_name)


def _is_word(character: str) -> bool:
    """Marks count: without them many scripts cannot be written."""
    return unicodedata.category(character)[0] in "LMN"


def tidy(name: str) -> str:
    """A name on one line, without characters that cannot be seen."""
    seen = "".join(" " if each.isspace() else each for each in name if each.isspace() or each.isprintable())
    return " ".join(seen.split())
