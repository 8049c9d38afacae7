"""A synthetic OpenAI-compatible server for logic tests: it answers what a test scripts, and records what was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

# Status, body (JSON where it is no text) and, where they matter, headers; or what writes to the connection itself.
Reply = tuple[int, Any] | tuple[int, Any, dict[str, str]] | Callable[[BaseHTTPRequestHandler], None]


class Script:
    """Replies in order, the last one again and again; `requests` are the JSON bodies that came."""

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.url = ""
        self.connections = 0

    def next(self) -> Reply:
        """The reply to the next request."""
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


def answer(content: Any, *, finish: str = "stop", refusal: str | None = None) -> tuple[int, Any]:
    """A chat completion with `content`, as JSON where it is no text."""
    text = content if isinstance(content, str) else json.dumps(content)
    message = {"role": "assistant", "content": text, "refusal": refusal}
    usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    return 200, {
        "id": "x",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [choice],
        "usage": usage,
    }


def error(
    status: int, message: str, param: str | None = None, code: str | None = None, **headers: str
) -> tuple[int, Any, dict[str, str]]:
    """An error in the form of OpenAI; `headers` by their names with underscores for hyphens."""
    body = {"error": {"message": message, "type": "invalid_request_error", "param": param, "code": code}}
    return status, body, {k.replace("_", "-"): v for k, v in headers.items()}


def begun(handler: BaseHTTPRequestHandler, length: int | None) -> None:
    """Send the head of a good reply, with a length or without end."""
    handler.send_response(200)
    handler.send_header("content-type", "application/json")
    if length is not None:
        handler.send_header("content-length", str(length))
    handler.end_headers()


def send(handler: BaseHTTPRequestHandler, reply: tuple[int, Any] | tuple[int, Any, dict[str, str]]) -> None:
    """Send a whole reply."""
    status, said, *more = reply
    data = said.encode() if isinstance(said, str) else json.dumps(said).encode()
    handler.send_response(status)
    handler.send_header("content-type", "text/html" if isinstance(said, str) else "application/json")
    handler.send_header("content-length", str(len(data)))
    for name, value in more[0].items() if more else ():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(data)


@contextmanager
def scripted(*replies: Reply) -> Iterator[Script]:
    """Serve the replies on loopback for the length of the block."""
    script = Script(*replies)
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            super().setup()
            with lock:
                script.connections += 1

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            with lock:
                script.requests.append(json.loads(body))
                script.headers.append(dict(self.headers))
                scripted_reply = script.next()
            if callable(scripted_reply):
                self.close_connection = True
                self.asked = json.loads(body)
                with suppress(OSError):
                    scripted_reply(self)
                return
            send(self, scripted_reply)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    script.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
