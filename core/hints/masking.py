"""A text without what tells of a person, before it leaves the house. Better too much hidden than too little."""

import re
from collections.abc import Sequence

READ_AT_MOST = 4_000  # characters that are sent
HIDDEN = "[…]"
MAIL = re.compile(r"[^\s@<>,;:()]{1,64}@[\w.-]{1,190}\w")
LINK = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
NUMBER = re.compile(r"[+(]?\d(?:[\s().-]{0,2}\d){4,}\w*")  # telephone, identity card, bank card, order


def masked(text: str, known: Sequence[str]) -> str:
    """``known``: the customer's name and contact data as the desk has them."""
    told = text[:READ_AT_MOST]
    for each in sorted({word.strip() for word in known if len(word.strip()) > 1}, key=len, reverse=True):
        told = re.sub(re.escape(each), HIDDEN, told, flags=re.IGNORECASE)
    for pattern in (MAIL, LINK, NUMBER):
        told = pattern.sub(HIDDEN, told)
    return told
