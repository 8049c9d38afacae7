"""Two engines behind one protocol: extractive without a model, or with one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from stance.options import Options
from stance.records import Draft, Reading

if TYPE_CHECKING:
    from stance.engine.llm import LlmEngine
    from stance.engine.offline import OfflineEngine


class Engine(Protocol):
    """What turns a reading into a draft of summary and positions."""

    @property
    def name(self) -> Literal["offline", "llm"]:
        """Which of the two engines this is."""
        ...

    @property
    def model(self) -> str | None:
        """The model's name, or None without one."""
        ...

    async def draft(self, reading: Reading, options: Options) -> Draft:
        """Return a first draft, unchecked."""
        ...

    async def repair(self, reading: Reading, options: Options, draft: Draft) -> Draft:
        """Return the draft with what failed a check asked for again; the same object when there is nothing to ask."""
        ...


def make_engine(options: Options) -> LlmEngine | OfflineEngine:
    """Make the engine that the options choose; one serves a whole run, and is closed with `aclose` after it."""
    if options.chosen_engine == "offline":
        from stance.engine.offline import OfflineEngine

        return OfflineEngine()
    from stance.engine.llm import LlmEngine

    return LlmEngine(options)


__all__ = ["Engine", "make_engine"]
