"""The server of a preview: it listens to this machine only, and to whoever knows its name."""

import os
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from kvalitet.serve.desk import Answer, Desk
from kvalitet.serve.live import EVENTS, told

ADDRESS = "127.0.0.1"
_NAMES = (ADDRESS, "localhost")
_METHODS = ("GET", "HEAD")
_HEARTBEAT = 10.0  # seconds between signs of life
_PATIENCE = 500  # milliseconds until a page looks again for a server that has stopped

HEADERS = {
    # As on a real server, see hosting/.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' "
        "'sha256-me9AbYMRGyL/DDLBxojO2x4d0B2RkZWDv+N1C6HwxxI='; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class PreviewServer(ThreadingHTTPServer):
    """Answers from a desk until it is stopped."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # where it would let two servers share a port

    def __init__(self, desk: Desk, port: int) -> None:
        self.stopping = False
        self._thread = Thread(target=self.serve_forever, daemon=True)
        self._preview = desk.preview
        super().__init__((ADDRESS, port), partial(_Handler, desk))

    @property
    def address(self) -> str:
        return f"http://{ADDRESS}:{self.server_port}/"

    def start(self) -> None:
        """Begin to answer, beside all else."""
        self._thread.start()

    def stop(self) -> None:
        """Let go of those who listen, and of the port."""
        self.stopping = True
        self._preview.stir()
        if self._thread.is_alive():
            self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves in the middle of an answer is no fault; all else is handled."""


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "kvalitet", ""
    timeout = 60

    def __init__(self, desk: Desk, *arguments: Any) -> None:
        self._desk = desk
        super().__init__(*arguments)

    def parse_request(self) -> bool:
        """Refuse other methods, and pages of other sites that make the browser ask us."""
        if not super().parse_request():
            return False
        names = {f"{name}:{self.server.server_port}" for name in _NAMES}
        if self.headers.get("Host") not in names:
            self.send_error(HTTPStatus.FORBIDDEN)
        elif self.command not in _METHODS:
            self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)
        else:
            return True
        return False

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).removeprefix("/")
        if path == EVENTS:
            self._tell()
        else:
            self._send(self._desk.answer(path))

    do_HEAD = do_GET

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what cannot be answered, in Swedish, and hang up."""
        self.close_connection = True
        self._send(Answer("Det går inte att svara på.\n".encode(), "svar.txt", HTTPStatus(code)))

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing; the pages say what there is to say."""

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.location:
            self.send_header("Location", answer.location)
        if answer.status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", ", ".join(_METHODS))
        self._end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _tell(self) -> None:
        """Tell of every change for as long as somebody listens."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self._end_headers()
        self.wfile.write(f"retry: {_PATIENCE}\n\n".encode())
        known = -1
        while self.command != "HEAD" and not self.server.stopping:
            state = self._desk.preview.wait(known, _HEARTBEAT)
            news = f"data: {told(state, self._desk.boot)}\n\n" if state.number != known else ":\n\n"
            self.wfile.write(news.encode())
            known = state.number

    def _end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
