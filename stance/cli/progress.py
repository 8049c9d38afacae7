"""How far a run is, in one line on standard error while it is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stance.corpus.many import Many
    from stance.engine import Engine


class Progress:
    """Shows nothing."""

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Leave the terminal to what is printed."""
        yield


class _Line(Progress):
    def __init__(self, many: Many, engine: Engine) -> None:
        from rich.console import Console
        from rich.live import Live

        self._many, self._engine = many, engine
        self._done = 0
        self._live = Live(
            console=Console(stderr=True),
            get_renderable=self._now,
            refresh_per_second=4,
            transient=True,
            redirect_stdout=False,
        )

    def _now(self) -> Any:
        from rich.text import Text

        spent = getattr(self._engine, "spent", "")
        parts = [f"{self._done} done", f"{self._many.under_way} under way", *([spent] if spent else [])]
        return Text(" · ".join(parts), style="dim", no_wrap=True, overflow="ellipsis")

    @contextmanager
    def aside(self) -> Iterator[None]:
        self._done += 1
        # the line and what is printed on standard output share the terminal, where both go to one
        both = sys.stdout.isatty()
        if both:
            self._live.stop()
        yield
        if both:
            self._live.start()

    @contextmanager
    def shown(self) -> Iterator[Progress]:
        with self._live:
            yield self


@contextmanager
def progress(many: Many, engine: Engine, *, quiet: bool) -> Iterator[Progress]:
    """Show how far `many` is for the length of the block, unless it is to be quiet or nobody would see it."""
    if quiet or not sys.stderr.isatty():
        yield Progress()
        return
    with _Line(many, engine).shown() as shown:
        yield shown
