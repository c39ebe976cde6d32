"""A server for one person on one computer: it listens on the loopback only, and answers its own page only."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote, urlsplit

from .project import MisuseError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Answer", "Answering", "serving"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent: its type, and its bytes."""

    kind: str
    content: bytes


Answering: TypeAlias = "Callable[[str], Answer | None]"
"""What returns the answer at a path; nothing where there is none."""

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def serving(port: int, answering: Answering) -> ThreadingHTTPServer:
    """Return a server that listens. Raises ``MisuseError`` where the port cannot be had; 0 takes any that is free."""

    class Handler(_Handler):
        answer = staticmethod(answering)

    try:
        return ThreadingHTTPServer(("127.0.0.1", port), Handler)
    except (OSError, OverflowError) as error:
        msg = f"port {port} cannot be had: {getattr(error, 'strerror', None) or error}; leave --port out for a free one"
        raise MisuseError(msg) from None


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    answer: Answering
    server: ThreadingHTTPServer
    timeout = 30  # seconds that a request may take to arrive

    def do_GET(self) -> None:
        """Answer with head and content."""
        self.respond(whole=True)

    def do_HEAD(self) -> None:
        """Answer with the head alone."""
        self.respond(whole=False)

    def respond(self, *, whole: bool) -> None:
        """Answer a request that names this server; a page of another site could lead its own name here."""
        port = self.server.server_port
        if self.headers.get("Host") not in {f"127.0.0.1:{port}", f"localhost:{port}"}:
            self.send(
                HTTPStatus.FORBIDDEN, Answer("text/plain", b"This review is for this computer only.\n"), whole=whole
            )
            return
        found = self.answer(unquote(urlsplit(self.path).path))
        if found is None:
            self.send(HTTPStatus.NOT_FOUND, Answer("text/plain", b"There is nothing here.\n"), whole=whole)
        else:
            self.send(HTTPStatus.OK, found, whole=whole)

    def send(self, status: HTTPStatus, answer: Answer, *, whole: bool) -> None:
        """Send an answer."""
        self.send_response(status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.content)))
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        if whole:
            self.wfile.write(answer.content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the standard library
        """Say nothing: whoever reviews looks at the page."""
