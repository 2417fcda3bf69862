from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class SettingChanged(Event):
    """``subject_id``: the row of the version; ``fields``: the names of those that differ from the version before."""

    kind = "setting.changed"
    subject_kind = "setting"

    key: str
    version: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermsShipped(Event):
    kind = "terms.shipped"
    subject_kind = "desk"

    added: int


@dataclass(frozen=True, slots=True)
class TermEvent(Event):
    subject_kind = "term"

    vocabulary: str
    code: str


@dataclass(frozen=True, slots=True)
class TermAdded(TermEvent):
    kind = "term.added"


@dataclass(frozen=True, slots=True)
class TermRelabelled(TermEvent):
    """``languages``: those whose label changed."""

    kind = "term.relabelled"

    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermMoved(TermEvent):
    """Below another parent, or to the top."""

    kind = "term.moved"

    parent: str | None


@dataclass(frozen=True, slots=True)
class TermShifted(TermEvent):
    """Up or down among those below the same parent."""

    kind = "term.shifted"


@dataclass(frozen=True, slots=True)
class TermRetired(TermEvent):
    kind = "term.retired"


@dataclass(frozen=True, slots=True)
class TermRestored(TermEvent):
    kind = "term.restored"


@dataclass(frozen=True, slots=True)
class BrandEvent(Event):
    subject_kind = "brand"


@dataclass(frozen=True, slots=True)
class BrandAdded(BrandEvent):
    kind = "brand.added"


@dataclass(frozen=True, slots=True)
class BrandRenamed(BrandEvent):
    kind = "brand.renamed"


@dataclass(frozen=True, slots=True)
class BrandRetired(BrandEvent):
    kind = "brand.retired"


@dataclass(frozen=True, slots=True)
class BrandRestored(BrandEvent):
    kind = "brand.restored"
