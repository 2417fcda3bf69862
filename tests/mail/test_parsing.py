"""Mails of strangers: what a person would read in them, and that nothing a stranger sends does any harm."""

import json
import time
from base64 import b64encode
from email.message import EmailMessage
from pathlib import Path
from random import Random

import pytest

from core.mail import charsets, markup, parsing
from core.mail.parsing import Letter, Unread, read
from core.mail.quoting import split
from core.mail.words import LeftOut, Reason

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "mail"
real = pytest.mark.skipif(not FOLDER.exists(), reason="the collection of real mails is not beside this folder")


def files():
    listed = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8")) if FOLDER.exists() else []
    return [FOLDER / each["file"] for each in listed if each["file"].endswith(".eml")]


def letter(raw):
    found = read(raw if isinstance(raw, bytes) else raw.encode())
    assert isinstance(found, Letter), found
    return found


def mail(*headers, body="Hello"):
    return "\r\n".join(["From: Chen <chen@example.com>", *headers, "", body])


@real
@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_every_real_mail_is_understood(path):
    found = letter(path.read_bytes())
    assert found.sender
    assert found.subject
    assert found.text or found.files


@real
@pytest.mark.parametrize("path", [each for each in files() if each.stem.startswith("talon")], ids=str)
def test_the_answer_stands_apart_from_what_it_quotes(path):
    told = path.with_name(f"{path.stem}_reply_text")
    expected = told.read_text(encoding="utf-8").strip() if told.exists() else "Hello"
    found = letter(path.read_bytes()).said
    assert found.new == expected
    assert "Hi" in found.quoted or "Hello" in found.quoted


@real
@pytest.mark.parametrize(
    ("name", "files", "left_out"),
    [
        ("support", 2, ()),
        ("attachments_without_text", 2, ()),
        ("multiple_attachments", 0, (LeftOut.EMPTY_FILES,)),
        ("attachments_without_filename", 0, (LeftOut.EMPTY_FILES,)),
        ("mail_with_inline_images", 0, (LeftOut.EMPTY_FILES,)),
    ],
)
def test_files_are_counted(name, files, left_out):
    found = letter((FOLDER / "files" / f"chatwoot-{name}.eml").read_bytes())
    assert (len(found.files), found.left_out) == (files, left_out)


@real
def test_a_group_names_whom_it_passes_on():
    found = letter((FOLDER / "files" / "chatwoot-group_sender_support.eml").read_bytes())
    assert found.sender == "jane@example.com"


@real
def test_html_alone_reads_as_text():
    assert letter((FOLDER / "files" / "chatwoot-only_html.eml").read_bytes()).text == "This is html only mail"


@real
@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_every_mail_cut_anywhere_still_comes_to_something(path):
    raw = path.read_bytes()
    for share in range(0, 20):
        assert isinstance(read(raw[: len(raw) * share // 20]), Letter | Unread)


def inside(raw, levels):
    for n in range(levels):
        head = f"From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n"
        raw = f"{head}Content-Type: message/rfc822\r\n\r\n".encode() + raw + f"\r\n--b{n}--\r\n".encode()
    return raw


@real
@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_every_real_mail_in_others_or_bent_comes_to_something(path):
    raw = path.read_bytes()
    assert letter(inside(raw, 5)).files
    assert read(inside(raw, 70)).reason is Reason.TOO_DEEP
    for bent in (
        raw + raw,
        b"\xef\xbb\xbf" + raw,
        raw.replace(b"\n", b"\r"),
        raw.replace(b"Subject:", b"Subject: \0\xff"),
    ):
        assert isinstance(read(bent), Letter | Unread)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("好的，谢谢\n\n------------------ 原始邮件 ------------------\n发件人: a\n", "好的，谢谢"),
        ("还是不行\n\n在 2024年1月5日，小王 <wang@example.com> 写道：\n\n> 请重启\n> 谢谢", "还是不行"),
        ("收到\n\n发件人: 客服 <care@example.com>\n发送时间: 2024年1月5日 10:00\n收件人: 陈\n主题: 回复", "收到"),
        ('At 2024-01-05 10:00:00, "care" <care@example.com> wrote:\n>Try again\n\nIt works', "It works"),
        ("Danke\n\nAm 05.01.2024 um 10:00 schrieb Care:\n> Bitte", "Danke"),
        ("> Is it red?\nYes\n> Is it big?\nNo", "> Is it red?\nYes\n> Is it big?\nNo"),
        ("> only a quotation", "> only a quotation"),
        ("From: here to there it rattles.\nWhat now?", "From: here to there it rattles.\nWhat now?"),
        ("", ""),
    ],
)
def test_programs_of_many_languages_announce_what_they_quote(text, new):
    assert split(text).new == new


@pytest.mark.parametrize("claimed", ["gb2312", "GBK", "utf-8", "us-ascii", "no-such-charset", "", "base64", "idna"])
def test_a_wrong_charset_is_seen_through(claimed):
    text = "盖子坏了，请尽快处理，谢谢。"
    assert charsets.text_of(text.encode("gb18030"), claimed) == text
    assert charsets.text_of(text.encode("utf-8"), claimed) == text


def test_names_in_a_header_may_be_cut_in_two_or_broken():
    whole = "售后服务质量部".encode()
    cut = " ".join(f"=?utf-8?B?{b64encode(part).decode()}?=" for part in (whole[:7], whole[7:]))
    assert charsets.header(cut) == "售后服务质量部"
    assert charsets.header("=?utf-8?B?!!!?= x") != ""
    assert charsets.header("one\r\nBcc: two\x00") == "one Bcc: two"


def test_a_header_cannot_smuggle_another_one():
    found = letter(mail("Subject: =?utf-8?q?a=0D=0ABcc:_x=40y.z?="))
    assert "\n" not in found.subject
    assert "\r" not in found.subject


@pytest.mark.parametrize(
    ("header", "sender"),
    [
        ("From: =?utf-8?q?boss=40bank=2Ecom?= <a@b.example>", "a@b.example"),
        ('From: "boss@bank.com" <a@b.example>', "a@b.example"),
        ("From: A@B.Example", "a@b.example"),
        ("From: nobody\r\nSender: a@b.example", "a@b.example"),
    ],
)
def test_the_sender_is_the_address_and_not_the_name(header, sender):
    assert letter(f"{header}\r\nSubject: x\r\n\r\nhello").sender == sender


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", Reason.UNREADABLE),
        (b"\x00\xff" * 500, Reason.UNREADABLE),
        (b"Subject: x\n\nhello", Reason.NO_SENDER),
        (b"From: a@b.example\n\n", Reason.NOTHING_SAID),
        (b"From: a@b.example\nX: " + b"y" * 300_000 + b"\n\nhello", Reason.HEADERS_TOO_LARGE),
        (b"From: a@b.example\n" + b"X-Y: z\n" * 60_000 + b"\nhello", Reason.HEADERS_TOO_LARGE),
        (b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 20_000,
         Reason.TOO_MANY_PARTS),
        (b"From: a@b.example\n" + b"Content-Type: message/rfc822\n\n" * 2_000, Reason.TOO_DEEP),
        (b"From: a@b.example\n"
         + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1_000)),
         Reason.TOO_DEEP),
        (b"x" * (parsing.LARGEST + 1), Reason.TOO_LARGE),
    ],
    ids=lambda value: value if isinstance(value, Reason) else "",
)  # fmt: skip
def test_what_is_no_mail_is_told_apart_with_a_reason(raw, reason):
    found = read(raw)
    assert isinstance(found, Unread)
    assert found.reason is reason


def test_many_parts_below_the_limit_are_bounded():
    parts = b"--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n" * 3_000
    found = letter(b"From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + parts + b"--b--")
    assert len(found.files) == 100
    assert LeftOut.FILES in found.left_out


def test_a_file_that_was_cut_off_is_kept_as_far_as_it_came():
    raw = mail("Subject: x", "Content-Type: application/pdf; name=a.pdf", "Content-Transfer-Encoding: base64",
               body=b64encode(b"%PDF-1.4 hello").decode()[:-3])  # fmt: skip
    found = letter(raw)
    assert found.files[0].content.startswith(b"%PDF-1.4 he")
    assert found.left_out == (LeftOut.BROKEN_FILES,)


def test_a_mail_inside_a_mail_is_a_file():
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "x@example.com", "inner"
    inner.set_content("inside")
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "a@b.example", "outer"
    outer.set_content("outside")
    outer.add_attachment(inner)
    found = letter(outer.as_bytes())
    assert found.text == "outside"
    assert found.files[0].name.endswith(".eml")
    assert b"inside" in found.files[0].content


def test_fifty_megabytes_take_a_moment_only():
    line = b64encode(b"x" * 57) + b"\n"
    raw = (b"From: a@b.example\nSubject: big\nContent-Type: application/zip; name=a.zip\n"
           b"Content-Transfer-Encoding: base64\n\n" + line * (49 * 2**20 // len(line)))  # fmt: skip
    began = time.process_time()
    found = letter(raw)
    assert time.process_time() - began < 20
    assert found.left_out == (LeftOut.LARGE_FILES,)


@pytest.mark.parametrize(
    "text",
    ["wrote\n" * 25_000, "2026 wrote:\n\n\n\n" * 10_000, "> \n" * 40_000, "-- \n" * 40_000, "From:\nTo:\n" * 15_000,
     ("wrote" + " " * 390 + "x\n") * 380, ">" * 150_000, "From: a\n" * 18_000, "> a\nb\n" * 20_000],
)  # fmt: skip
def test_no_text_keeps_the_desk_busy(text):
    began = time.process_time()
    assert split(text).new
    assert time.process_time() - began < 5


def mutated(raw, chance):
    """The mail with some bytes changed, lines doubled, and parts of it swapped."""
    lines = raw.split(b"\n")
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(lines))
        match chance.randrange(4):
            case 0:
                lines[at] = bytes(chance.randrange(256) if chance.random() < 0.2 else each for each in lines[at])
            case 1:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 2:
                del lines[at]
                lines = lines or [b""]
            case _:
                lines[at] = lines[at].replace(b":", b": =?gb2312?B?").replace(b"utf-8", b"utf-16").replace(b'"', b"")
    return b"\n".join(lines)


@real
@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_every_mail_bent_by_chance_comes_to_something(path, caplog):
    chance, raw = Random(path.stem), path.read_bytes()
    for _ in range(60):
        assert isinstance(read(mutated(raw, chance)), Letter | Unread)
    assert not caplog.records  # nothing had to be caught at the last moment


def test_html_of_strangers_is_harmless():
    found = letter(mail("Subject: x", "Content-Type: text/html",
                        body="<script>alert(1)</script><p onclick=x>Hi<img src=http://track.example/1.gif>"
                             "<a href='javascript:x'>there</a><style>p{}</style></p>"))  # fmt: skip
    assert found.text == "Hi there" or found.text == "Hithere"
    for evil in ("script", "onclick", "img", "style"):
        assert evil not in found.html


def test_html_a_million_levels_deep_is_read():
    for deep in ("<div>" * 200_000, "<b x=1><i>" * 100_000, "<div>" * 999 + "</p>" * 100_000, "<p><table>" * 900):
        began = time.process_time()
        assert "end" in markup.as_text(markup.cleaned(f"{deep}end"))
        assert time.process_time() - began < 10


def test_quotations_in_html_stand_apart_too():
    html = "<div>It works</div><div>On Apr 3, 2012 at 4:19 PM, care wrote:<blockquote>Try again</blockquote></div>"
    assert split(markup.as_text(markup.cleaned(html))).new == "It works"


@pytest.mark.parametrize(
    ("header", "automatic", "answerable"),
    [
        ("X: y", False, True),
        ("Auto-Submitted: auto-replied", True, False),
        ("Auto-Submitted: no", False, True),
        ("Precedence: bulk", True, False),
        ("Precedence: list", False, False),
        ("List-Id: <x.example>", False, False),
        ("X-Auto-Response-Suppress: OOF, AutoReply", False, False),
        ("Return-Path: <>", True, False),
        ("X-Autoreply: yes", True, False),
        ("X-Loop: x@y.example", False, False),
        ("Content-Type: multipart/report; report-type=disposition-notification; boundary=b", True, False),
        ("Subject: Automatic reply: Re: Lid", True, False),
        ("Subject: =?utf-8?b?6Ieq5Yqo5Zue5aSN77ya5L+h5Lu25bey5pS25Yiw?=", True, False),
        ("Subject: Re: the automatic reply: it never stops", False, True),
    ],
)
def test_machines_are_not_answered(header, automatic, answerable):
    found = letter(mail(header, "Subject: x"))
    assert (found.automatic, found.answerable) == (automatic, answerable)


def test_the_same_mail_by_another_way_is_the_same():
    one = letter("Received: by a\r\n" + mail("Message-ID: <1@x>", "Subject: s"))
    two = letter("Received: by b\r\n" + mail("Message-ID: <1@x>", "Subject: s"))
    other = letter(mail("Message-ID: <1@x>", "Subject: s", body="Something else"))
    assert one.identity == two.identity != other.identity


@real
def test_two_hundred_mails_take_a_second_at_most():
    """Of one core's own time; ten times as many are usual."""
    raws = [path.read_bytes() for path in files()]
    began = time.process_time()
    for raw in raws:
        read(raw)
    assert len(raws) / (time.process_time() - began) > 200
