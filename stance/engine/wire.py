"""What a prompt asks for: the wire models, apart from the records.

Their JSON schemas are committed beside the prompts (`prompts/*.schema.json`) and sent as they are, so that cassettes
and caches survive an upgrade of the libraries; a test compares the two.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from stance.options import Statements
from stance.records import Act, Polarity


class Wire(BaseModel):
    """A frozen model of one part of an answer."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


# Small models that may cite without bound count up through the whole article.
Numbers = Annotated[list[int], Field(json_schema_extra={"maxItems": 3})]


class WireSentence(Wire):
    """One sentence of the summary and the numbers of the sentences it rests on."""

    text: str
    evidence: Numbers


class WirePosition(Wire):
    """One position; the order of the fields is the order in which a model fills them in.

    A small model that has to number a sentence before it says what stands there counts upwards instead of reading.
    """

    statement: str
    evidence: Numbers
    speaker: str
    party: str
    holder: str | None
    act: Act
    target: str
    polarity: Polarity
    condition: str | None


# A sentence's number and up to four of its words, as they stand: a small model that copies does not count. The bounds
# keep it from copying on to the end.
Opening = Annotated[str, Field(json_schema_extra={"pattern": r'^\[[0-9]{1,4}\]( [^ "\\]+){1,4}$'})]
_NUMBERED = re.compile(r"\s*\[?(?P<number>\d{1,9})\]?")
Label = Annotated[str, Field(json_schema_extra={"pattern": r'^[^ "\\]+( [^ "\\]+){0,7}$'})]


class WireCited(Wire):
    """One position without words of the model's: which sentence carries whose stance toward what."""

    sentence: Opening
    speaker: str
    party: str
    target: Label
    polarity: Polarity

    @property
    def evidence(self) -> list[int]:
        """The number that the sentence begins with, as a list; empty where it has none."""
        found = _NUMBERED.match(self.sentence)
        return [int(found["number"])] if found else []

    @property
    def words(self) -> str:
        """The words behind the number."""
        return _NUMBERED.sub("", self.sentence).strip()


class WireAnswer(Wire):
    """The answer to `analyze`."""

    summary: list[WireSentence]
    positions: list[WirePosition]


class WireSummary(Wire):
    """The answer to `reduce`."""

    summary: list[WireSentence]


class WireMissing(Wire):
    """The answer to `missing`."""

    positions: list[WirePosition]


class WireFixedSentence(WireSentence):
    """A sentence of the summary, corrected."""

    item: int


class WireFixedPosition(WirePosition):
    """A position, corrected."""

    item: int


class WireRepair(Wire):
    """The answer to `repair`."""

    summary: list[WireFixedSentence]
    positions: list[WireFixedPosition]


class WireCitedAnswer(Wire):
    """The answer to `cite`: a summary in the article's own words needs no model."""

    positions: list[WireCited]


class WireCitedMissing(Wire):
    """The answer to `cite-missing`."""

    positions: list[WireCited]


class WireFixedCited(WireCited):
    """A position without a statement, corrected."""

    item: int


class WireCitedRepair(Wire):
    """The answer to `cite-repair`."""

    positions: list[WireFixedCited]


class WireIssue(Wire):
    """One issue and the numbers of the positions on it."""

    label: str
    positions: list[int]


class WireIssues(Wire):
    """The answer to `align`."""

    issues: list[WireIssue]


MODELS: dict[str, type[Wire]] = {
    "analyze": WireAnswer,
    "missing": WireMissing,
    "reduce": WireSummary,
    "repair": WireRepair,
    "cite": WireCitedAnswer,
    "cite-missing": WireCitedMissing,
    "cite-repair": WireCitedRepair,
    "align": WireIssues,
}


class Form(NamedTuple):
    """How an article is asked about: the prompts by name, and what comes back; `lists` of the first and of a repair."""

    analyze: str
    missing: str
    repair: str
    position: type[WirePosition | WireCited]
    fixed: type[WireFixedPosition | WireFixedCited]
    lists: tuple[str, ...]


FORMS: dict[Statements, Form] = {
    "model": Form("analyze", "missing", "repair", WirePosition, WireFixedPosition, ("summary", "positions")),
    "article": Form("cite", "cite-missing", "cite-repair", WireCited, WireFixedCited, ("positions",)),
}


def make_schema(model: type[Wire]) -> dict[str, Any]:
    """The JSON schema of a wire model, in the subset that strict structured outputs take."""

    def plain(node: Any) -> Any:
        if isinstance(node, dict):
            if "anyOf" in node and all(set(option) <= {"type"} for option in node["anyOf"]):
                return {"type": [option["type"] for option in node["anyOf"]]}
            if "$ref" in node:
                return plain(definitions[node["$ref"].rsplit("/", 1)[1]])
            kept = {k: v for k, v in node.items() if k not in {"title", "description", "default", "$defs"}}
            return {
                k: ({n: plain(p) for n, p in v.items()} if k == "properties" else plain(v)) for k, v in kept.items()
            }
        return [plain(x) for x in node] if isinstance(node, list) else node

    full = model.model_json_schema()
    definitions = full.get("$defs", {})
    return plain(full)  # type: ignore[no-any-return]
