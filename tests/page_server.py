"""A web server on loopback whose pages, headers and misbehaviour a test scripts."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple


class Reply(NamedTuple):
    """One answer: status, headers, body; `then` is called behind the body with what writes more of it."""

    status: int = 200
    headers: Mapping[str, str] = MappingProxyType({})
    body: bytes = b""
    then: Callable[[Callable[[bytes], object]], None] | None = None


class PageServer:
    """Serve `pages` by path; every request is kept with its headers in lower case.

    `certificate` is a PEM file with a key and its certificate: the server then speaks TLS.
    """

    def __init__(self, host: str = "127.0.0.1", certificate: Path | None = None) -> None:
        self.pages: dict[str, Reply | Callable[[dict[str, str]], Reply]] = {}
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.stopping = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                headers = {k.lower(): v for k, v in self.headers.items()}
                outer.seen.append((self.path, headers))
                found = outer.pages.get(self.path, Reply(404))
                reply = found if isinstance(found, Reply) else found(headers)
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                if reply.then is None and "Content-Length" not in reply.headers:
                    self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                try:
                    self.wfile.write(reply.body)
                    if reply.then is not None:
                        self.wfile.flush()
                        reply.then(self.wfile.write)
                except OSError:
                    pass

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                """A client that turns away is part of the tests."""

        self._server = Server((host, 0), Handler)
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        shown = f"[{host}]" if ":" in host else host
        self.url = f"http{'s' if certificate else ''}://{shown}:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def asked(self, path: str) -> int:
        """How often `path` was asked for."""
        return sum(p == path for p, _ in self.seen)

    def stop(self) -> None:
        """Let what waits go on, and close."""
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
