"""Where the desk keeps its things, read from the environment; nothing else reads it.

========================  ==============================================================
``DATABASE_URL``          empty: one SQLite file below ``DESK_HOME``
``DESK_HOME``             folder of the file, the key and backups (default: ``var``)
``DESK_SECRET``           the key of encrypted columns, where there is no key file to share
``DESK_HOSTS``            names this desk answers to, separated by commas
``DESK_JOBS``             ``child`` (default) or ``none`` where workers run on their own
========================  ==============================================================
"""

import os
import secrets
from functools import cache
from pathlib import Path


def home() -> Path:
    return Path(os.environ.get("DESK_HOME", "var")).absolute()


def database_url() -> str:
    """The SQLAlchemy address; a plain ``postgresql://`` is spoken with psycopg 3."""
    url = os.environ.get("DATABASE_URL", "") or f"sqlite:///{home() / 'desk.sqlite3'}"
    for plain in ("postgres://", "postgresql://"):
        if url.startswith(plain):
            return url.replace(plain, "postgresql+psycopg://", 1)
    return url


def hosts() -> tuple[str, ...]:
    return tuple(name.strip() for name in os.environ.get("DESK_HOSTS", "").split(",") if name.strip())


def runs_jobs() -> bool:
    return os.environ.get("DESK_JOBS", "child") == "child"


def secret() -> bytes:
    """The desk's own secret, from which every key is derived; made on first use, readable by its owner only."""
    return os.environ["DESK_SECRET"].encode() if os.environ.get("DESK_SECRET") else _secret_in(home() / "desk.key")


@cache
def _secret_in(place: Path) -> bytes:
    place.parent.mkdir(parents=True, exist_ok=True)
    if not place.exists():
        draft = place.with_suffix(f".{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
        try:
            os.link(draft, place)  # two processes starting at once agree on the first
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return place.read_bytes().strip()
