"""A web server on loopback whose pages, headers and misbehaviour a test scripts."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import NamedTuple


class Reply(NamedTuple):
    """One answer: status, headers, body; `then` is called behind the body with what writes more of it."""

    status: int = 200
    headers: Mapping[str, str] = MappingProxyType({})
    body: bytes = b""
    then: Callable[[Callable[[bytes], object]], None] | None = None


class PageServer:
    """Serve `pages` by path; every request is kept with its headers in lower case."""

    def __init__(self) -> None:
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

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
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
