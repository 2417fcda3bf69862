"""The passphrase that somebody chooses when they join."""

from core.access import rules
from core.access.errors import PassphrasesDiffer
from core.access.secrets import hashed
from core.people.errors import PassphraseUnfit


def chosen(passphrase: str, again: str) -> str:
    """The hash of a passphrase that was typed twice; takes its time, so it is made before any transaction."""
    if not rules.long_enough(passphrase):
        raise PassphraseUnfit(shortest=rules.SHORTEST, longest=rules.LONGEST)
    if passphrase != again:
        raise PassphrasesDiffer
    return hashed(passphrase)
