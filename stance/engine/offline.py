"""The engine that needs no model: extractive summary, positions from attributed statements."""

from __future__ import annotations

from typing import Literal

from stance.engine.centrality import quoted
from stance.engine.extract import positions
from stance.options import Options
from stance.records import Draft, Reading


class OfflineEngine:
    """Summarizes by quoting the article's central sentences and reads positions off its attributions."""

    name: Literal["offline"] = "offline"
    model: None = None
    stopped: None = None
    refused: None = None
    concurrency: int = 1
    spent: str = ""

    async def draft(self, reading: Reading, options: Options) -> Draft:
        """Return the draft; it depends on nothing but the reading and the options."""
        return Draft(
            summary=quoted(reading, options.summary_sentences),
            positions=tuple(positions(reading)),
        )

    async def aclose(self) -> None:
        """Nothing is open."""

    async def repair(self, reading: Reading, options: Options, draft: Draft) -> Draft:
        """Return the draft as it is: what was read off the text cannot be asked again."""
        del reading, options
        return draft
