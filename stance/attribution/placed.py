"""Whose minister or envoy somebody is whom the text calls so without a state: what the sentence before tells."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from stance.attribution.found import Found
from stance.attribution.sources import Resolved
from stance.parties.actors import Actor, Roster
from stance.parties.lists import data_table, grammar
from stance.parties.mentions import Mention
from stance.records import Article, Sentence, Span
from stance.text.words import tokenize

_SUBJECT = 2
_STEM = 5


def place(
    article: Article, sentences: Sequence[Sentence], roster: Roster, found: Sequence[Found], told: Sequence[Resolved]
) -> dict[int, Span]:
    """Give officials of no known state to the party that alone is told of just before; return what told, by `id`.

    "Ukraine agreed to let them in. “We will open,” Deputy Energy Minister Jane Roe said": only somebody whom a source
    introduces there, with name and an office that a state has, behind a sentence whose only voices, or whose subject,
    are a party as a whole or a body of it, where neither sentence names another party outside of the words told here.
    """
    scene = _Scene(article, sentences, roster, found, told)
    where: dict[int, Span] = {}
    placed: list[tuple[Actor, str]] = []
    for item, who in zip(found, told, strict=True):
        actor = who.actors[0] if len(who.actors) == 1 else None
        if actor is None or id(actor) in where or not _unplaced(actor) or not scene.introduces(item, actor):
            continue
        before = scene.before(item)
        if before is not None:
            placed.append((actor, before[0]))
            where[id(actor)] = before[1]
    for actor, party in placed:
        actor.party = party
    return where


def _unplaced(actor: Actor) -> bool:
    return actor.kind == "person" and actor.party is None and not actor.foreign and actor.capacity == "official"


def _of(actor: Actor) -> str | None:
    """The party of an actor; "" for a state that was not asked for, None where it is not known."""
    return actor.party or ("" if actor.foreign else None)


@dataclass(frozen=True)
class _Scene:
    """An article with what was found in it."""

    article: Article
    sentences: Sequence[Sentence]
    roster: Roster
    found: Sequence[Found]
    told: Sequence[Resolved]

    def introduces(self, item: Found, actor: Actor) -> bool:
        """Whether a source brings in somebody by name and by an office of a state, and by nothing else."""
        if item.source is None or item.elided:
            return False
        inside = self.roster.within(item.source.start, item.source.end)
        if not inside or inside[0][1] is not actor:
            return False
        mention = inside[0][0]
        paragraphs = (m for m, a in self.roster.mentions if a is actor and self._told(m.start))
        if next(paragraphs, None) is not mention or " " not in mention.name or len(inside) > 1:
            return False
        return self._of_a_state(mention, actor) and self._bare(item.source, mention)

    def _told(self, at: int) -> bool:
        """Whether a place lies in the running text, not in a title."""
        block = next((b for b in self.article.blocks if b.start <= at < b.end), None)
        return block is not None and block.kind == "paragraph"

    def _of_a_state(self, mention: Mention, actor: Actor) -> bool:
        words, text = grammar(self.article.language), mention.of(self.article.text).lower()
        offices = words.get("state_offices", frozenset())
        for title in mention.titles:
            if any(title == o or title.endswith(f" {o}") or title.startswith(f"{o} ") for o in offices):
                return True
        if not set(mention.titles) & words["voices"]:
            return False
        return any(f" {body} " in f" {text} " for body in self._bodies())

    def _bodies(self) -> Sequence[str]:
        return tuple(data_table("groups.toml").get(self.article.language, {}).get("official", ()))

    def _bare(self, source: Span, mention: Mention) -> bool:
        """Whether nothing with a capital stands beside name and office that may tell whose it is ("Crimean")."""
        words = grammar(self.article.language)
        own = {w.lower()[:_STEM] for w in mention.name.split()}
        own |= {w[:_STEM] for title in mention.titles for w in title.split()}
        text = mention.of(self.article.text).lower()
        own |= {w[:_STEM] for body in self._bodies() if f" {body} " in f" {text} " for w in body.split()}
        return not any(
            t.capital and t.low[:_STEM] not in own and t.low not in words["modifiers"]
            for t in tokenize(self.article.text, source.start, source.end)
        )

    def before(self, item: Found) -> tuple[str, Span] | None:
        """The only party told of in the sentence before, as a whole or by a body of it, and where it stands there."""
        if item.source is None:
            return None
        at = bisect.bisect_right(self.sentences, item.source.start, key=lambda s: s.start) - 1
        if at < 1:
            return None
        sentence, last = self.sentences[at], self.sentences[at - 1]
        if sentence.block - last.block > 1 or not self._told(last.start):
            return None
        whose = self._voices(last) or self._subject(last)
        named = [*self._named(last, ()), *self._named(Span(start=sentence.start, end=item.source.start), item.content)]
        if whose is None or {_of(a) for a in named} - {whose[0], None}:
            return None
        return whose

    def _named(self, span: Span, without: Sequence[Span]) -> list[Actor]:
        inside = self.roster.within(span.start, span.end)
        return [a for m, a in inside if not any(c.start <= m.start < c.end for c in without)]

    def _voices(self, sentence: Sentence) -> tuple[str, Span] | None:
        """The party of all who are heard in a sentence, where that is one and no person."""
        heard = [(f.source, who) for f, who in zip(self.found, self.told, strict=True) if f.sentence == sentence.number]
        actors = [a for _, who in heard for a in who.actors]
        whole = all(a.kind in {"party", "body"} for a in actors) and all(w.actors for s, w in heard if s)
        of = {_of(a) for a in actors}
        party = next(iter(of)) if len(of) == 1 and whole else None
        source = next((s for s, who in heard if s and who.actors), None)
        return (party, source) if party and source else None

    def _subject(self, sentence: Sentence) -> tuple[str, Span] | None:
        """The party that a sentence opens with, where nobody is heard in it."""
        heard = [f for f in self.found if f.sentence == sentence.number and f.source is not None]
        inside = self.roster.within(sentence.start, sentence.end)
        if heard or not inside:
            return None
        mention, actor = inside[0]
        leading = len(self.article.text[sentence.start : mention.start].split())
        if leading > _SUBJECT or actor.kind not in {"party", "body"} or not _of(actor):
            return None
        return str(_of(actor)), Span(start=mention.start, end=mention.end)
