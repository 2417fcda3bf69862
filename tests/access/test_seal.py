"""What is kept under seal."""

import pytest

from core.access import seal
from core.access.errors import SealBroken

PHONE = "+86 138 0000 0000 张"


def test_what_is_sealed_comes_back_and_never_looks_the_same_twice():
    one, two = seal.seal(PHONE), seal.seal(PHONE)
    assert one != two
    assert seal.unseal(one) == seal.unseal(two) == PHONE
    assert "138" not in one


def test_even_half_a_character_survives():
    assert seal.unseal(seal.seal("a\ud800\x00")) == "a\ud800\x00"


@pytest.mark.parametrize("broken", ["", "nonsense", "张"])
def test_a_broken_seal_is_a_refusal(broken):
    with pytest.raises(SealBroken):
        seal.unseal(broken)


def test_another_secret_opens_nothing(monkeypatch):
    sealed, found = seal.seal(PHONE), seal.digest(PHONE, "phone")
    monkeypatch.setenv("DESK_SECRET", "another secret")
    assert seal.digest(PHONE, "phone") != found
    with pytest.raises(SealBroken):
        seal.unseal(sealed)


def test_a_digest_is_stable_for_one_purpose_only():
    assert seal.digest(PHONE, "phone") == seal.digest(PHONE, "phone")
    assert seal.digest(PHONE, "phone") != seal.digest(PHONE, "mail")
    assert len(seal.digest(PHONE, "phone")) == 64
