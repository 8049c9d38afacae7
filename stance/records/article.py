"""An article as it was read."""

from __future__ import annotations

from datetime import date as Date
from functools import cached_property
from typing import Literal

from pydantic import Field, model_validator

from stance.records.span import Record, Span

BlockKind = Literal[
    "title",
    "standfirst",
    "byline",
    "date",
    "paragraph",
    "caption",
    "repost",
    "redirect",
    "read_more",
    "related",
    "category",
    "boilerplate",
]
CITABLE: frozenset[BlockKind] = frozenset({"title", "standfirst", "paragraph"})


class Block(Span):
    """A marked stretch of the article; blocks never overlap and stand in reading order."""

    kind: BlockKind

    @property
    def citable(self) -> bool:
        """Whether evidence may come from this block (title, standfirst and paragraphs)."""
        return self.kind in CITABLE


class Hidden(Span):
    """Something in the source that a reader would not see, with why.

    The span is a stretch of `Article.text`; for what was left out of it (an element of a page that is not shown) it is
    empty and `text` holds the words.
    """

    reason: str
    text: str | None = None


def outlet_key(name: str) -> str:
    """What an outlet's name is compared by: neither case, nor a leading "The" or "www." tells two apart."""
    return " ".join(name.split()).casefold().removeprefix("www.").removeprefix("the ")


class Outlet(Record):
    """Who publishes: its one name, where it is found, and whose it is.

    `country` is an ISO 3166-1 alpha-2 code. `state` is the id of the party that owns, funds or controls it (`tie`);
    `source` says on what that rests, `note` what else a reader must know (that a law makes its editors independent).
    """

    name: str = Field(min_length=1)
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    language: str | None = None
    owner: str | None = None
    state: str | None = None
    tie: Literal["owned", "funded", "controlled"] | None = None
    source: str | None = None
    note: str | None = None

    @cached_property
    def name_keys(self) -> frozenset[str]:
        """What its names and domains are compared by."""
        return frozenset(outlet_key(n) for n in (self.name, *self.aliases, *self.domains))

    @model_validator(mode="after")
    def _on_record(self) -> Outlet:
        if (self.state is None) != (self.tie is None) or (self.state is not None and not self.source):
            raise ValueError("state and tie belong together, with the source that they rest on")
        return self


class Article(Record):
    """One article as it was read: its text, untouched, and what is known about it.

    `text` is the decoded source with no character removed, or the main text of a page. `source` is the path or name it
    came from. `outlet` is who published it first, `publisher` what is known of that outlet; `republished_by` the host
    of a repost, when it names its origin. `url` is the canonical address. `partial` says why the text is not the whole
    article ("paywall"), and is None where it is. `unread_styles` counts the style sheets that stand outside the page:
    what they hide is read like the rest.
    """

    source: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    publisher: Outlet | None = None
    republished_by: str | None = None
    author: str | None = None
    date: Date | None = None
    language: str = "en"
    url: str | None = None
    hidden: tuple[Hidden, ...] = ()
    partial: str | None = None
    unread_styles: int = 0

    @model_validator(mode="after")
    def _blocks_fit(self) -> Article:
        last = 0
        for block in self.blocks:
            if block.start < last or block.end > len(self.text):
                raise ValueError(
                    f"block [{block.start}, {block.end}) overlaps another or leaves the text, "
                    f"which has {len(self.text)} code points"
                )
            last = block.end
        return self


class Sentence(Span):
    """One sentence; `number` is its 1-based place in the article, `block` the index of its block.

    Only sentences of citable blocks are numbered and shown to a model.
    """

    number: int = Field(ge=1)
    block: int = Field(ge=0)


class Evidence(Span):
    """An exact slice of the article: `quote == text[start:end]`."""

    quote: str

    @classmethod
    def at(cls, text: str, span: Span) -> Evidence:
        """Cut the evidence for `span` out of `text`."""
        return cls(start=span.start, end=span.end, quote=span.of(text))
