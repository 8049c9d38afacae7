"""A second process that reads articles beside the first one, for the command line: without a model, reading is work.

It runs this module's `serve` in a fresh interpreter, so that it is alike on every system and no script of a user is
imported again. What it cannot do, or leaves undone as it dies, is done in the first process.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stance.options import Options
    from stance.records import Analysis, Article

# From so many articles on it is worth the second that a process takes to begin.
WORTH = 16
# The folder where the command runs is no place to import from: anybody's files may lie there.
_SERVE = "import sys; sys.path[:] = [p for p in sys.path if p]; from stance.corpus.helper import serve; serve()"


class Helper:
    """The other process, as the first one sees it: begun when it is worth it, asked while it has time.

    `count` is how many articles there are at least, as far as that is known before they are read: with many of them the
    process begins right away, and gets ready while the first one is read. `at_once` of them wait for it at once, so
    that it need not wait for the first process, which is at work itself. All of its methods belong on one event loop.
    """

    at_once = 2

    def __init__(self, options: Options, count: int = 0) -> None:
        self._options = options
        self._seen = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._may_begin, self._heard, self._ready = _cores() > 1 and _plain(), False, False
        self._asked: deque[asyncio.Future[Analysis | None]] = deque()
        self._given: queue.SimpleQueue[Any] = queue.SimpleQueue()
        if count >= WORTH:
            self._begin()

    async def analysed(self, article: Article) -> Analysis | None:
        """The analysis of an article, or None where the first process is to make it."""
        self._seen += 1
        if self._seen >= WORTH:
            self._begin()
        if self._process is not None and not self._heard:
            self._hear(self._process)
        if not self._ready or len(self._asked) >= self.at_once or self._process is None:
            return None
        answer: asyncio.Future[Analysis | None] = asyncio.get_running_loop().create_future()
        self._asked.append(answer)
        self._given.put(article)
        made = await answer
        if made is None:
            return None
        # definitions are long and alike for all: they are not sent back
        from stance.parties import load_parties

        parties = load_parties(self._options.parties, self._options.party_files)
        provenance = made.provenance.model_copy(update={"parties": parties})
        return made.model_copy(update={"article": article, "provenance": provenance})

    async def aclose(self) -> None:
        """End the process, whatever it does."""
        process, self._process = self._process, None
        self._over()
        self._given.put(None)
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]
            process.wait()

    def _begin(self) -> None:
        """Begin the process, once, where there can be one."""
        if not self._may_begin:
            return
        self._may_begin = False
        path = os.pathsep.join(p for p in sys.path if p)
        # what an interrupt ends is the first process, which ends this one
        apart = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
        try:
            self._process = subprocess.Popen(  # noqa: S603 - this very interpreter
                [sys.executable, "-c", _SERVE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
                start_new_session=True,
                creationflags=apart,
            )
        except OSError:
            return
        self._given.put(self._options)

    def _hear(self, process: subprocess.Popen[bytes]) -> None:
        """Begin to talk with the process."""
        self._heard = True
        args = process, asyncio.get_running_loop()
        for work in (self._write, self._listen):
            threading.Thread(target=work, args=args, name="stance-helper", daemon=True).start()

    def _write(self, process: subprocess.Popen[bytes], loop: asyncio.AbstractEventLoop) -> None:
        """Give the process what it is asked: a pipe holds little, and the first process is not to wait for it."""
        with _told_when_over(loop, self._over):
            while (what := self._given.get()) is not None:
                _send(process.stdin, what)

    def _listen(self, process: subprocess.Popen[bytes], loop: asyncio.AbstractEventLoop) -> None:
        """Hand over what the process answers, until it ends or answers what nobody can read."""
        with _told_when_over(loop, self._over):
            while True:
                loop.call_soon_threadsafe(self._told, _take(process.stdout))

    def _told(self, told: Analysis | str | None) -> None:
        if isinstance(told, str):
            self._ready = True
        elif self._asked:
            answer = self._asked.popleft()
            # who asked may have been cancelled
            if not answer.done():
                answer.set_result(told)

    def _over(self) -> None:
        """Nothing more comes: what was asked for is done here."""
        self._ready = self._may_begin = False
        while self._asked:
            answer = self._asked.popleft()
            if not answer.done():
                answer.set_result(None)


def beside(options: Options, count: int) -> Helper | None:
    """The other process for a run over so many articles or more, with `options`; None where a model reads them."""
    return Helper(options, count) if options.chosen_engine == "offline" else None


@contextmanager
def _told_when_over(loop: asyncio.AbstractEventLoop, over: Callable[[], None]) -> Iterator[None]:
    """Tell the event loop when the work of a thread ends, whatever ends it: nobody waits for what comes no more."""
    # whatever it was, the first process does the work then and meets what matters of it
    with suppress(Exception):
        yield
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(over)


def serve() -> None:
    """Analyse what comes on standard input, until it ends; the answers go to standard output."""
    import gc
    import signal

    from stance.analyze import analyze_for
    from stance.engine import make_engine
    from stance.parties import load_parties

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # as the command does: what is read is mostly kept
    gc.set_threshold(50_000, 20, 50)
    given, told = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    options: Options = _take(given)
    parties, engine, loop = load_parties(options.parties, options.party_files), make_engine(options), _loop()
    _send(told, "ready")
    while True:
        try:
            article: Article = _take(given)
        except EOFError:
            return
        try:
            made = loop.run_until_complete(analyze_for(article, parties, engine, options))
            answer = made.model_copy(update={"provenance": made.provenance.model_copy(update={"parties": ()})})
        except Exception:  # noqa: BLE001 - the first process meets it too, and tells it
            answer = None
        _send(told, answer)


def _loop() -> asyncio.AbstractEventLoop:
    return asyncio.new_event_loop()


def _send(pipe: IO[bytes] | None, what: object) -> None:
    assert pipe is not None  # noqa: S101 - it was asked for
    pickle.dump(what, pipe, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _take(pipe: IO[bytes] | None) -> Any:
    assert pipe is not None  # noqa: S101 - it was asked for
    return pickle.load(pipe)  # noqa: S301 - only the two processes write there


def _plain() -> bool:
    """Whether this is an interpreter that can run another one, and no program with one inside."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


def _cores() -> int:
    """On how many processors this process may run."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
