"""One spelling to find by, little enough to show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.customers.rules import folded, kind_of, last_four, masked, normal, reachable, told_apart
from core.customers.words import ContactKind

SPELLINGS = [
    "13800138000",
    "+8613800138000",
    "+86 138 0013 8000",
    "0086-138-0013-8000",
    "86 13800138000",
    "（138）0013–8000",
    "１３８００１３８０００",
]


@pytest.mark.parametrize("value", SPELLINGS)
def test_a_phone_has_one_spelling(value: str) -> None:
    assert kind_of(value) is ContactKind.PHONE
    assert normal(ContactKind.PHONE, value) == "13800138000"
    assert last_four(ContactKind.PHONE, value) == "8000"


@pytest.mark.parametrize("value", ["8612345", "008612345678", "+85298765432", "4008001234"])
def test_other_numbers_keep_all_their_digits(value: str) -> None:
    assert normal(ContactKind.PHONE, value) == value.removeprefix("+")


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("chen@example.com", ContactKind.MAIL),
        (" Chen@Example.COM ", ContactKind.MAIL),
        ("@weixin", ContactKind.CHAT),
        ("wx_chen", ContactKind.CHAT),
        ("小陈", ContactKind.CHAT),
        ("12345", ContactKind.PHONE),
        ("1234", ContactKind.CHAT),
        ("123456789012345678", ContactKind.CHAT),
        ("", ContactKind.CHAT),
    ],
)
def test_the_kind_is_recognised(value: str, kind: ContactKind) -> None:
    assert kind_of(value) is kind


@pytest.mark.parametrize("value", ["li.na@example.com", " 李@例子.中国 ", "+86 139 0000 1234", "（010）8765 4321"])
def test_a_whole_mail_address_or_phone_number_reaches_somebody(value: str) -> None:
    assert reachable(value)


@pytest.mark.parametrize(
    "value", ["abc", "xx", "", "1234", "@weixin", "li@home", "li@", "li na@example.com", "a@example.com b@example.com"]
)
def test_a_part_of_one_reaches_nobody(value: str) -> None:
    assert not reachable(value)


@pytest.mark.parametrize(
    ("text", "name", "contacts"),
    [
        ("赵测试 13900001234", "赵测试", ("13900001234",)),
        ("赵测试13900001234", "赵测试", ("13900001234",)),
        ("Zhao Test, +86 139 0000 1234", "Zhao Test", ("+86 139 0000 1234",)),
        ("赵测试：13900001234；zhao@example.com", "赵测试", ("zhao@example.com", "13900001234")),
        ("王芳（北京）（010）8765 4321", "王芳（北京）", ("（010）8765 4321",)),
        ("Anna Keller <anna@example.org> (+44 7700 900117)", "Anna Keller", ("anna@example.org", "+44 7700 900117")),
        ("13900001234 13800005678", "", ("13900001234", "13800005678")),
        ("12345", "", ("12345",)),
        ("li@home", "", ("li@home",)),
    ],
)
def test_a_name_and_contacts_in_one_line_are_told_apart(text: str, name: str, contacts: tuple[str, ...]) -> None:
    assert told_apart(text) == (name, contacts)


@pytest.mark.parametrize("text", ["赵测试 1234", "Shop 12345", "wx13900001234", "赵 1390000123456789012345", ",;", ""])
def test_what_is_no_contact_stays_in_the_name(text: str) -> None:
    assert told_apart(text) == (text, ())


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (ContactKind.PHONE, "+86 138 0013 8042", "138 •••• ••42"),
        (ContactKind.PHONE, "12345", "••••"),
        (ContactKind.MAIL, "chen.jing@example.com", "c•••@•••.com"),
        (ContactKind.MAIL, "chen@localhost", "c•••@•••"),
        (ContactKind.MAIL, "nothing", "•••"),
        (ContactKind.CHAT, "wx_chen", "w•••"),
        (ContactKind.CHAT, "", "•••"),
        (ContactKind.ADDRESS, "南京东路 1 号", "南•••"),
    ],
)
def test_a_contact_is_shown_in_part(kind: ContactKind, value: str, shown: str) -> None:
    assert masked(kind, value) == shown


@given(st.text())
def test_any_text_has_a_kind_a_spelling_and_a_mask(value: str) -> None:
    kind = kind_of(value)
    assert normal(kind, value) is not None
    assert len(masked(kind, value)) <= 40 + len(value)


@given(st.from_regex(r"[a-z]{3,20}@[a-z]{3,20}\.(com|cn)", fullmatch=True))
def test_a_masked_mailbox_tells_neither_name_nor_host(value: str) -> None:
    name, host = value.split("@")
    assert name[:3] not in masked(ContactKind.MAIL, value)
    assert host.split(".")[0] not in masked(ContactKind.MAIL, value).replace(".com", "").replace(".cn", "")


@given(st.from_regex(r"\d{7,15}", fullmatch=True))
def test_a_masked_number_hides_at_least_two_digits(value: str) -> None:
    shown = [sign for sign in masked(ContactKind.PHONE, value) if sign.isdecimal()]
    assert len(shown) <= 5 <= len(value) - 2


def test_names_are_compared_without_width_case_and_spaces() -> None:
    assert folded(" Ｃhen   JING ") == folded("chen jing") == "chen jing"
