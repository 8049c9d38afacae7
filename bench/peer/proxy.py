"""A proxy on loopback that counts what passes through it."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit


class Tally:
    """What one system asked of the endpoint for one article."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.url = ""
        self.first: float | None = None
        self.calls = self.answered = self.unmetered = self.input = self.output = 0
        self.seconds = 0.0
        self.refusals: list[str] = []
        self.under_way: set[http.client.HTTPConnection] = set()

    def add(self, status: int, body: bytes) -> None:
        """Count an answer; a good one without usage is told, since its tokens are missing from the sum."""
        with self.lock:
            if status != 200:
                self.refusals.append(f"{status} {body[:200].decode(errors='replace')}")
                return
            self.answered += 1
            try:
                usage = json.loads(body)["usage"]
                used = int(usage["prompt_tokens"]), int(usage["completion_tokens"])
            except (ValueError, KeyError, TypeError):
                self.unmetered += 1
                return
            self.input += used[0]
            self.output += used[1]

    def row(self) -> dict[str, Any]:
        """The counts; `unmetered` are calls whose tokens nobody told: without usage, or not waited for to the end."""
        with self.lock:
            lost = self.calls - self.answered - len(self.refusals)
            return {
                "calls": self.calls,
                "input_tokens": self.input,
                "output_tokens": self.output,
                "endpoint_seconds": round(self.seconds, 2),
                "unmetered": self.unmetered + lost,
                "refusals": self.refusals[:5],
            }


@contextmanager
def counting(base_url: str, key: str | None, patience: float) -> Iterator[Tally]:
    """Pass requests on to `base_url` and count them; requests under way are broken off at the end of the block."""
    tally = Tally()
    to = urlsplit(base_url.rstrip("/"))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.reply(*self.ask("GET", None))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            with tally.lock:
                tally.calls += 1
                tally.first = tally.first or time.monotonic()
            began = time.monotonic()
            status, kind, said = self.ask("POST", body)
            with tally.lock:
                tally.seconds += time.monotonic() - began
            if status:
                tally.add(status, said)
            self.reply(status, kind, said)

        def ask(self, method: str, body: bytes | None) -> tuple[int, str, bytes]:
            headers = {"content-type": "application/json", "accept": "application/json"}
            if key:
                headers["authorization"] = f"Bearer {key}"
            if to.scheme == "https":
                asked: http.client.HTTPConnection = http.client.HTTPSConnection(
                    to.netloc, timeout=patience, context=ssl.create_default_context()
                )
            else:
                asked = http.client.HTTPConnection(to.netloc, timeout=patience)
            try:
                with tally.lock:
                    tally.under_way.add(asked)
                asked.request(method, to.path + self.path, body, headers)
                got = asked.getresponse()
                return got.status, got.headers.get("content-type") or "application/json", got.read()
            except ConnectionRefusedError as error:
                return 502, "application/json", json.dumps({"error": {"message": f"the endpoint: {error}"}}).encode()
            except (OSError, http.client.HTTPException, AttributeError):
                return 0, "", b""
            finally:
                with tally.lock:
                    tally.under_way.discard(asked)
                asked.close()

        def reply(self, status: int, kind: str, said: bytes) -> None:
            if not status:
                self.close_connection = True
                return
            with suppress(OSError):
                self.send_response(status)
                self.send_header("content-type", kind)
                self.send_header("content-length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    tally.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield tally
    finally:
        server.shutdown()
        with tally.lock:
            open_sockets = [asked.sock for asked in tally.under_way if asked.sock]
        for sock in open_sockets:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        server.server_close()
