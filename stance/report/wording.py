"""The report's own words and the names in it, in one language; every form of report asks here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import tomli

from stance.parties.written import name_in
from stance.records import Analysis, Comparison, Position, Record, Usage

_ADDRESSED = frozenset({"accuses", "demands", "threatens", "asks"})


class Catalogue(Record):
    """The words of one language, as its data file has them; every file has the same keys."""

    headings: dict[str, str]
    words: dict[str, str]
    columns: dict[str, str]
    verdicts: dict[str, str]
    statuses: dict[str, str]
    short_statuses: dict[str, str]
    acts: dict[str, str]
    polarities: dict[str, str]
    voices: dict[str, str]
    capacities: dict[str, str]
    ties: dict[str, str]
    cautions: dict[str, str]
    languages: dict[str, str]
    hidden: dict[str, str]
    compared: dict[str, str]
    differences: dict[str, str]
    reviews: dict[str, str]
    page: dict[str, str]
    audit: dict[str, str]
    flips: dict[str, str]


@cache
def catalogue(language: str) -> Catalogue:
    """Return the words of `language`, those of English for one without a file."""
    path = files("stance.report.data") / f"{language}.toml"
    return (
        Catalogue.model_validate(tomli.loads(path.read_text(encoding="utf-8"))) if path.is_file() else catalogue("en")
    )


def worded(made: Comparison, article: int = 0) -> Wording:
    """How one article of a comparison is told: in its language, and with one name for whoever has several."""
    return Wording(made.analyses[article], made.language, made.called)


class Wording:
    """How one analysis is told: `say` has the words, `name` writes a person, body or party.

    The language is the one that is given, else the one that the analysis was asked for, else its article's. `called`
    has names that are written otherwise, as a comparison calls who has them (`worded`).
    """

    def __init__(
        self, analysis: Analysis, language: str | None = None, called: Mapping[str, str] | None = None
    ) -> None:
        made = analysis.provenance
        self.source = analysis.article.language
        self.language = language or made.language or self.source
        self.say = catalogue(self.language)
        self._parties = made.parties
        self._called = called or {}
        self._extracted = made.engine == "offline" or any(p.name == "cite" for p in made.prompts)

    def name(self, name: str, party: str | None = None, language: str | None = None) -> str:
        """Write a name in the output language, or in `language`, as `stance.parties.written` does.

        Whom a comparison calls otherwise than this article has that name in the language of the comparison.
        """
        wanted = language or self.language
        shown = self._called.get(name, name) if wanted == self.language else name
        return name_in(wanted, shown, party, parties=self._parties, source=self.source)

    def statement(self, position: Position) -> str:
        """A statement; one in the article's words has the holder's name in the article's language before it.

        Elsewhere in it the words are the article's. One that a model wrote has the comparison's names throughout.
        """
        text, holder = position.statement, position.holder
        if not self._extracted:
            for name, shown in self._called.items():
                text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", shown.replace("\\", r"\\"), text)
        elif text.startswith(holder) and not text[len(holder) : len(holder) + 1].isalnum():
            return self.name(holder, position.party, self.source) + text[len(holder) :]
        return text

    def toward(self, position: Position) -> str | None:
        """The party that a position turns to: whom it accuses, demands of, threatens or asks, or takes a stand on.

        A party that a thing only names ("refuses to send troops to Ukraine") is none.
        """
        party, text = position.target.party, position.target.text
        if party is None or position.act in _ADDRESSED:
            return party
        definition = next((p for p in self._parties if p.id == party), None)
        names = [party, *(definition.names if definition else ()), *(definition.seats if definition else ())]
        named = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
        itself = re.match(rf"\W*(?:[Tt]he )?(?:{named})(?![\w'’])(?!-\w)", text)
        return party if itself else None

    def facts(self, party: str | None, capacity: str | None) -> str:
        """The party and the capacity of a speaker, as far as they are known."""
        known = (self.name(party) if party else "", self.say.capacities[capacity] if capacity else "")
        return ", ".join(x for x in known if x)

    def told(self, holder: str, said: str) -> str:
        """A holder whose position reaches us in somebody else's words."""
        return self.say.words["through"].format(holder=holder, speaker=said)

    def spent(self, usage: Usage) -> str:
        """What a model's answers took: calls, tokens, cost, and those that came from the cache; empty without any."""
        words = self.say.words
        told = []
        if usage.calls:
            told.append(words["calls"].format(n=usage.calls))
            if usage.input_tokens is not None and usage.output_tokens is not None:
                told.append(words["tokens"].format(sent=usage.input_tokens, got=usage.output_tokens))
            known = usage.cost is not None
            told.append(words["cost"].format(n=f"{usage.cost:.4f}") if known else words["no_cost"])
        if usage.cached:
            told.append(words["cached"].format(n=usage.cached))
        return " · ".join(told)
