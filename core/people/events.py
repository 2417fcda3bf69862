"""What happened to people and teams; ids and codes only, since names may be erased one day."""

from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class PersonEvent(Event):
    subject_kind = "person"


@dataclass(frozen=True, slots=True)
class PersonInvited(PersonEvent):
    kind = "person.invited"

    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InvitationRenewed(PersonEvent):
    kind = "person.invitation_renewed"


@dataclass(frozen=True, slots=True)
class PersonRenamed(PersonEvent):
    kind = "person.renamed"


@dataclass(frozen=True, slots=True)
class PersonDisabled(PersonEvent):
    kind = "person.disabled"


@dataclass(frozen=True, slots=True)
class PersonEnabled(PersonEvent):
    kind = "person.enabled"


@dataclass(frozen=True, slots=True)
class RolesChanged(PersonEvent):
    kind = "person.roles_changed"

    roles: tuple[str, ...]
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamsChanged(PersonEvent):
    """``teams``: ids."""

    kind = "person.teams_changed"

    teams: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SkillsChanged(PersonEvent):
    kind = "person.skills_changed"

    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResetIssued(PersonEvent):
    kind = "person.reset_issued"


@dataclass(frozen=True, slots=True)
class PassphraseChanged(PersonEvent):
    kind = "person.passphrase_changed"


@dataclass(frozen=True, slots=True)
class LanguageChosen(PersonEvent):
    kind = "person.language_chosen"

    language: str


@dataclass(frozen=True, slots=True)
class MailChanged(PersonEvent):
    """The address for notices was typed, or taken away."""

    kind = "person.mail_changed"


@dataclass(frozen=True, slots=True)
class TotpStarted(PersonEvent):
    kind = "person.totp_started"


@dataclass(frozen=True, slots=True)
class TotpSwitchedOn(PersonEvent):
    kind = "person.totp_on"


@dataclass(frozen=True, slots=True)
class TotpSwitchedOff(PersonEvent):
    """By the person, or by an administrator where the device is lost."""

    kind = "person.totp_off"


@dataclass(frozen=True, slots=True)
class SignInsEnded(PersonEvent):
    kind = "person.sign_ins_ended"

    count: int


@dataclass(frozen=True, slots=True)
class TeamEvent(Event):
    subject_kind = "team"


@dataclass(frozen=True, slots=True)
class TeamCreated(TeamEvent):
    kind = "team.created"


@dataclass(frozen=True, slots=True)
class TeamRenamed(TeamEvent):
    kind = "team.renamed"


@dataclass(frozen=True, slots=True)
class TeamRetired(TeamEvent):
    kind = "team.retired"


@dataclass(frozen=True, slots=True)
class TeamRestored(TeamEvent):
    kind = "team.restored"
