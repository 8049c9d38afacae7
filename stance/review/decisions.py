"""The file of decisions: what was decided, by whom, and on which words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, ValidationError

from stance.errors import SavedFileError
from stance.records import Act, Analysis, Article, Decided, Evidence, Polarity, Position, Record, Status


class Reading(Record):
    """A position by what outlives a new run: the SHA-256 of its article's text, its words and its holder.

    The rest is how it read when somebody decided on it: `act`, `polarity` and `party` must still be so for the decision
    to hold, `target` and `statement` tell positions with the same words apart.
    """

    article: str
    source: str
    evidence: tuple[Evidence, ...]
    holder: str
    party: str
    act: Act
    polarity: Polarity
    target: str
    statement: str

    @classmethod
    def of(cls, analysis: Analysis, position: Position) -> Reading:
        """The reading of a position as it was before anybody decided on it."""
        first = original(position)
        return cls(
            article=digest(analysis.article),
            source=analysis.article.source,
            evidence=first.evidence,
            holder=first.holder,
            party=first.party,
            act=first.act,
            polarity=first.polarity,
            target=first.target.text,
            statement=first.statement,
        )

    def places(self) -> tuple[str, str, tuple[tuple[int, int], ...]]:
        """Where it stands and whose it is: what identifies it."""
        return self.article, self.holder.casefold(), tuple((e.start, e.end) for e in self.evidence)


class _Made(Record):
    by: str = Field(min_length=1)
    when: str
    note: str | None = None


class OnPosition(_Made):
    """A position accepted, rejected, or edited: `fields` then hold what is put in the place of what was read."""

    kind: Literal["position"] = "position"
    decision: Decided
    position: Reading
    fields: dict[str, str] = Field(default_factory=dict)


class OnMove(_Made):
    """A position put on another issue, which is told by its positions; without any it is an issue of its own."""

    kind: Literal["move"] = "move"
    position: Reading
    issue: tuple[Reading, ...] = ()


class OnIssue(_Made):
    """A label given to an issue, which is told by its positions."""

    kind: Literal["issue"] = "issue"
    issue: tuple[Reading, ...]
    label: str = Field(min_length=1)


class OnCell(_Made):
    """A status given to a party on an issue in one article (the SHA-256 of its text)."""

    kind: Literal["cell"] = "cell"
    issue: tuple[Reading, ...]
    party: str
    article: str
    source: str
    status: Status


Decision: TypeAlias = Annotated[OnPosition | OnMove | OnIssue | OnCell, Field(discriminator="kind")]


class Decisions(Record):
    """The file of decisions, in the order in which they were made."""

    schema_version: Literal["1"] = "1"
    decisions: tuple[Decision, ...] = ()


def digest(article: Article) -> str:
    """The SHA-256 of an article's text."""
    return hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()


def original(position: Position) -> Position:
    """The position as it was read, before anybody decided on it."""
    if position.review is None:
        return position
    before = position.review.before
    return before if isinstance(before, Position) else position.model_copy(update={"review": None})


def beside(path: Path) -> Path:
    """Where the decisions on a saved file stand: `all.review.json` beside `all.json`."""
    return path.with_name(f"{path.stem}.review.json")


def load(path: Path) -> Decisions:
    """Read a file of decisions; raises `SavedFileError` for what is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return Decisions.model_validate_json(text)
    except OSError as error:
        raise SavedFileError(f"{str(path)!r} cannot be read: {error.strerror or error}. Check the path.") from error
    except (UnicodeDecodeError, ValidationError) as error:
        told = str(error)
        if isinstance(error, ValidationError):
            first = error.errors(include_url=False)[0]
            told = f"{'.'.join(str(p) for p in first['loc'])}: {first['msg']}".removeprefix(": ")
        raise SavedFileError(
            f"{str(path)!r} holds no decisions: {told}. Give a file that 'stance review' wrote."
        ) from error


def save(decisions: Sequence[Decision]) -> str:
    """The text of a file of decisions."""
    made = Decisions(decisions=tuple(decisions)).model_dump(mode="json")
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
