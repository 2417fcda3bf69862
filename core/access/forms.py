from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new desk has to know; ``hosts``: names on the team's own network under which browsers reach it."""

    name: str
    username: str
    passphrase: str
    again: str
    desk_name: str
    time_zone: str
    language: str
    hosts: tuple[str, ...] = ()
    demo: bool = False
