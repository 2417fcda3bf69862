"""Questions and proposals as JSON, by which processes tell each other and rows remember."""

from pydantic import TypeAdapter

from core.staffing.tours.forms import Asked, Proposal

ASKED, PROPOSAL = TypeAdapter(Asked), TypeAdapter(Proposal)


def told(proposal: Proposal) -> bytes:
    return PROPOSAL.dump_json(proposal)


def read(text: bytes | str) -> Proposal:
    return PROPOSAL.validate_json(text)


def asked(text: bytes | str) -> Asked:
    return ASKED.validate_json(text)
