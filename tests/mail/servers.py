"""Mail servers on this computer: real ones (aiosmtpd, pymap), and one that plays what goes wrong."""

import asyncio
import socket
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

from tests.elsewhere import PATIENCE, free_port


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    return str(body.get_content()) if body else ""


class Smtp:
    """Keeps what it accepted; ``mode`` is what it does to the next mail."""

    def __init__(self) -> None:
        self.mode, self.received = "", list[bytes]()
        self._came = threading.Condition()

    def awaited(self, words: str, patience: float = PATIENCE) -> EmailMessage:
        """The newest mail with these words in subject or text, as soon as it is there."""
        with self._came:
            assert self._came.wait_for(lambda: self._with(words), patience), f"no mail says {words!r}"
            return self._with(words)[-1]

    def _with(self, words: str) -> list[EmailMessage]:
        mails = [message_from_bytes(each, policy=default) for each in self.received]
        return [each for each in mails if words in f"{each['Subject']}\n{text_of(each)}"]

    async def handle_RCPT(  # noqa: N802  aiosmtpd's own name
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if self.mode == "refuse" and address.startswith("chen"):
            return "550 no such mailbox"
        if self.mode == "put off":
            return "451 greylisted, try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.mode == "reject":
            return "554 this looks like spam"
        if self.mode == "slow":
            await asyncio.sleep(2)
            return "451 too late"
        with self._came:
            self.received.append(envelope.content)
            self._came.notify_all()
        if self.mode == "drop":
            server.transport.abort()
        if self.mode == "hang":
            await asyncio.sleep(60)
        return "250 OK"


@contextmanager
def smtp_server(**more: Any) -> Iterator[tuple[Smtp, int]]:
    handler, port = Smtp(), free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port, **more)
    controller.start()
    try:
        yield handler, port
    finally:
        controller.stop()


@contextmanager
def imap_server() -> Iterator[int]:
    """pymap with its one user ``demouser``, whose INBOX holds a few mails from long ago."""
    port = free_port()
    program = Path(sys.executable).with_name("pymap")
    words = [program, "--host", "127.0.0.1", "--port", str(port), "--no-tls", "dict", "--demo-data"]
    running = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(20 * PATIENCE):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.05)
        yield port
    finally:
        running.terminate()
        running.wait(PATIENCE)


class Scripted:
    """An IMAP server of a few lines that can be told to misbehave."""

    def __init__(self) -> None:
        self.mode, self.validity = "", 1
        self.mails: dict[int, bytes] = {}
        self.seen: set[int] = set()
        self.size: int | None = None

    def answer(self, tag: str, words: list[str], said: str) -> list[bytes] | None:
        command = " ".join(words).upper()
        done = [f"{tag} OK done\r\n".encode()]
        if command.startswith("CAPABILITY"):
            return [b"* CAPABILITY IMAP4rev1 ID\r\n", *done]
        if command.startswith("LOGIN") and self.mode == "sign in":
            return [f"{tag} NO wrong password\r\n".encode()]
        if command.startswith("SELECT"):
            if self.mode == "no folder":
                return [f"{tag} NO no such folder\r\n".encode()]
            following = max(self.mails, default=0) + 1
            return [f"* OK [UIDVALIDITY {self.validity}] x\r\n* OK [UIDNEXT {following}] x\r\n".encode(), *done]
        if command.startswith("UID SEARCH"):
            first = int(words[3].partition(":")[0])
            old = "UNSEEN" in command
            found = [uid for uid in self.mails if uid >= first and not (old and uid in self.seen)]
            return [f"* SEARCH {'one' if self.mode == 'babble' else ' '.join(map(str, found))}\r\n".encode(), *done]
        if command.startswith("UID FETCH"):
            return self.fetched(int(words[2]), "SIZE" in command, done)
        if command.startswith("UID STORE"):
            self.seen.add(int(words[2]))
            return None if self.mode == "drop at store" else done
        return done

    def fetched(self, uid: int, size: bool, done: list[bytes]) -> list[bytes] | None:
        mail = self.mails[uid]
        if size:
            return [f"* 1 FETCH (UID {uid} RFC822.SIZE {self.size or len(mail)})\r\n".encode(), *done]
        if self.mode == "drop":
            return None
        if self.mode == "nothing" and uid == 1:
            return [b"* 1 FETCH (UID 1 BODY[] NIL)\r\n", *done]
        if self.mode == "half":
            return [f"* 1 FETCH (UID {uid} BODY[] {{{len(mail)}}}\r\n".encode() + mail[: len(mail) // 2]]
        return [f"* 1 FETCH (UID {uid} BODY[] {{{len(mail)}}}\r\n".encode() + mail + b")\r\n", *done]


@contextmanager
def scripted_server() -> Iterator[tuple[Scripted, int]]:
    script = Scripted()

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            if script.mode == "silent":
                time.sleep(1.5)
                return
            self.wfile.write(b"* OK ready\r\n")
            for line in self.rfile:
                tag, *words = line.decode().split()
                said = script.answer(tag, words, line.decode())
                for each in said or []:
                    self.wfile.write(each)
                if said is None or (script.mode == "half" and b"BODY[]" in said[0]):
                    return

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

    with Server(("127.0.0.1", 0), Talk) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield script, int(server.server_address[1])
        server.shutdown()
