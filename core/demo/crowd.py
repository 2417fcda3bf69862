"""The customers of the demo desk: names from lists, and contacts that reach nobody."""

import re
from random import Random

from core.demo.acts import MAIL, Guest
from core.demo.script import Crowd

RETURNING = 0.2  # of all cases come from somebody who was here before
WITH_MAIL = {"en": 0.7, "zh_CN": 0.3}
ENGLISH = "en"


class Crowds:
    """Who comes; ``rng`` decides, so that the same people come each time."""

    def __init__(self, rng: Random, crowds: dict[str, Crowd]) -> None:
        self._rng, self._crowds = rng, crowds
        self._known: dict[str, list[Guest]] = {language: [] for language in crowds}
        self._names: set[str] = set()
        self._count = 0

    def somebody(self, language: str, channel: str) -> Guest:
        known = [each for each in self._known[language] if channel != MAIL or "@" in each.contact]
        if known and self._rng.random() < RETURNING:
            return self._rng.choice(known)
        guest = self._new(language, mail=channel == MAIL or self._rng.random() < WITH_MAIL[language])
        self._known[language].append(guest)
        return guest

    def told(self, name: str, contact: str, language: str, organisation: str = "") -> Guest:
        """Somebody whom the script names."""
        self._count += 1
        return Guest(name, contact, language, self._address(), _first(name, language), "", organisation)

    def _new(self, language: str, *, mail: bool) -> Guest:
        crowd, rng = self._crowds[language], self._rng
        self._count += 1
        name = self._name(language)
        home = rng.choice(crowd.streets) if rng.random() < 0.3 else ""
        organisation = rng.choice(crowd.organisations) if rng.random() < 0.06 else ""
        contact = self._mail(name, language) if mail else self._phone(language)
        return Guest(name, contact, language, self._address(), _first(name, language), home, organisation)

    def _name(self, language: str) -> str:
        crowd, rng = self._crowds[language], self._rng
        while True:
            first, last = rng.choice(crowd.first), rng.choice(crowd.last)
            name = f"{first} {last}" if language == ENGLISH else f"{last}{first}"
            if name not in self._names:
                self._names.add(name)
                return name

    def _mail(self, name: str, language: str) -> str:
        if language != ENGLISH:
            return f"kehu{self._count:03}@example.com"
        return f"{re.sub('[^a-z]+', '.', name.lower())}@example.{'org' if self._count % 2 else 'com'}"

    def _phone(self, language: str) -> str:
        """Ranges that are kept for stories, or that no network uses."""
        return f"+44 7700 900{self._count % 1000:03}" if language == ENGLISH else f"1280000{self._count:04}"

    def _address(self) -> str:
        """From the networks of documents (RFC 5737)."""
        net = "198.51.100" if self._count % 2 else "203.0.113"
        return f"{net}.{self._count // 2 % 250 + 1}"


def _first(name: str, language: str) -> str:
    return name.partition(" ")[0] if language == ENGLISH else name
