"""What is asked about one article: its prompts rendered and its answers read, with names masked or not.

`worded` are the positions as the article words them, where a model is not asked for statements of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from stance.engine import shown
from stance.engine.answers import note, to_position
from stance.engine.cited import to_cited
from stance.engine.extract import positions
from stance.engine.mask import Mask
from stance.engine.prompts import Prompt
from stance.engine.wire import FORMS, Form, WireCited, WirePosition
from stance.model import Client, Completion
from stance.options import Options
from stance.records import Finding, Position, Reading, Sentence

Messages = list[dict[str, str]]


class Asking(NamedTuple):
    """One article, who is asked about it, and the mask over its names; None where names are shown."""

    client: Client
    reading: Reading
    options: Options
    mask: Mask | None = None
    worded: tuple[Position, ...] = ()

    @classmethod
    def about(cls, client: Client, reading: Reading, options: Options) -> Asking:
        """Ask about `reading` as the options want it."""
        mask = Mask(reading, options.language) if options.mask else None
        worded = tuple(positions(reading)) if options.statements == "article" else ()
        return cls(client, reading, options, mask, worded)

    @property
    def form(self) -> Form:
        """The prompts to ask with, and what comes back."""
        return FORMS[self.options.statements]

    def position(
        self, item: WirePosition | WireCited, sentences: Mapping[int, Sentence]
    ) -> tuple[Position | None, list[Finding]]:
        """What an item of an answer says, as a position; None, and a finding with the item, where it is of no use."""
        if isinstance(item, WireCited):
            return to_cited(item, self.reading, sentences, self.worded)
        return to_position(item, self.reading, sentences)

    def messages(self, prompt: Prompt, values: Mapping[str, str]) -> Messages:
        """The rendered prompt with values of its own beside those that every prompt may have."""
        if self.mask is None:
            told = {"language": shown.language(self.reading, self.options), "parties": shown.parties(self.reading)}
            return prompt.messages({**told, **values})
        told = {
            "language": shown.unnamed_language(self.reading, self.options),
            "parties": ", ".join(self.mask.parties),
        }
        return prompt.messages({**told, **{name: self.mask.hide(value) for name, value in values.items()}})

    async def ask(
        self, prompt: Prompt, messages: Messages, usable: Callable[[str], bool]
    ) -> tuple[Completion, list[Finding]]:
        """The answer with names in it, and what is strange of it; raises `ModelError` where there is none."""
        answer = await self.client.complete(
            messages, schema=prompt.schema, name=prompt.name, version=prompt.version, usable=usable
        )
        if self.mask is None:
            return answer, []
        found = [note("ANS010", "answer", f"{name!r} was not in the prompt") for name in self.mask.strange(answer.text)]
        return answer._replace(text=self.mask.show(answer.text)), found
