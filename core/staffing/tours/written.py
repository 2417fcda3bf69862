"""Questions and proposals as JSON, by which processes tell each other and rows remember."""

import json

from pydantic import TypeAdapter

from core.staffing.tours.forms import Asked, Proposal

ASKED, PROPOSAL = TypeAdapter(Asked), TypeAdapter(Proposal)


def told(proposal: Proposal) -> bytes:
    """A number that is none, of a question that was refused for it, stays what it is."""
    return json.dumps(PROPOSAL.dump_python(proposal, mode="json")).encode()


def read(text: bytes | str) -> Proposal:
    return PROPOSAL.validate_json(text)


def asked(text: bytes | str) -> Asked:
    return ASKED.validate_json(text)
