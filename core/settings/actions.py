from core.permissions import Permission, needs
from core.settings.putting import put
from core.settings.terms import ship
from core.settings.words import Setting
from core.work import Work

__all__ = ["change", "ship"]


@needs(Permission.EDIT_SETTINGS)
def change(work: Work, setting: Setting, seen: int | None) -> None:
    """Put a new version in force; ``seen`` is the version that was looked at, none where it was the default."""
    put(work, setting, seen)
