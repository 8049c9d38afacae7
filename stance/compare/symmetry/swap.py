"""The second test: in a copy of an article every mention of one party is one of another, and the other way round."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from stance.compare.symmetry.english import Edit, english
from stance.compare.symmetry.inflected import inflected
from stance.compare.symmetry.matches import Matches, load_matches
from stance.engine.mask import Mask, Named
from stance.parties.lists import collective, datelines
from stance.parties.names import Piece, phrasebook
from stance.records import Article, Block, Hidden, Party, Reading, Sentence, Span
from stance.text.inflect import bent, like, phrase_forms
from stance.text.morphology import LANGUAGES, lemma
from stance.text.words import tokenize

_OWNED = frozenset({" ", "'s ", "’s "})
# A dateline goes on with a mark, or with a day; "KIEV is ready" is none.
_DATED = re.compile(r"(\w+)\s*(?:[,.:;—–(/-]|\d)")
_OWN = frozenset({"office", "title", "region", "body", "adjective", "group"})


class Exchange:
    """An article with two parties in each other's places.

    `before` is the article and `after` its copy; in both, the sentences with a mention that has no clean match are
    marked as not to be read. `place` maps a stretch of the one to the other.
    """

    def __init__(self, reading: Reading, swap: tuple[str, str]) -> None:
        article = reading.article
        chosen = tuple(p for name in swap for p in reading.parties if p.id == name)
        self._mask = Mask(reading.model_copy(update={"parties": chosen}))
        self._parties = chosen
        self._language = article.language
        self._article = article
        first = next((b for b in article.blocks if b.kind == "paragraph"), None)
        opening = _DATED.match(first.of(article.text)) if first else None
        place = opening[1] if opening else ""
        self._dateline = place if place.isupper() and place.lower() in datelines(article.language) else ""
        self._matches: dict[str, Matches] = {}
        one, other = chosen
        self._match(one, other, ())
        found = [(s, self._names(_line(article.text, s))) for s in _stretches(reading)]
        named = {n.label for _, names in found for n in names if n.kind == "PERSON"}
        self._match(one, other, named)
        self.mentions = self.unmatched = 0
        edits: list[Edit] = []
        left: list[Sentence] = []
        for stretch, names in found:
            made, missed = self._edits(_line(article.text, stretch), names)
            missed += self._untold(_line(article.text, stretch))
            self.mentions += len(names) if not missed or not isinstance(stretch, Sentence) else 0
            self.unmatched += missed
            if missed and isinstance(stretch, Sentence):
                left.append(stretch)
            elif not missed:
                edits += [Edit(stretch.start + e.start, stretch.start + e.end, e.text) for e in made]
        self.left_out = len(left)
        self._put(article, sorted(edits), left, dict(zip(swap, reversed(swap), strict=True)))

    def _match(self, one: Party, other: Party, named: Iterable[str]) -> None:
        on, language = self._article.date, self._language
        self._matches = {p.id: Matches(p, q, language, on, named) for p, q in ((one, other), (other, one))}

    def place(self, span: Span) -> Span:
        """Where a stretch of the article stands in the copy."""
        return Span(start=self._at(span.start, end=False), end=self._at(span.end, end=True))

    def _put(self, article: Article, edits: Sequence[Edit], left: Sequence[Sentence], other: dict[str, str]) -> None:
        pieces, at, grown = [], 0, 0
        self._edges: list[tuple[int, int, int, int]] = []
        for edit in edits:
            pieces += [article.text[at : edit.start], edit.text]
            start = edit.start + grown
            self._edges.append((edit.start, edit.end, start, start + len(edit.text)))
            grown += len(edit.text) - (edit.end - edit.start)
            at = edit.end
        text = "".join([*pieces, article.text[at:]])
        blocks = tuple(_without(article, left))
        self.before = article.model_copy(update={"blocks": blocks})
        title = next((b for b in article.blocks if b.kind == "title" and b.of(article.text) == article.title), None)
        publisher = article.publisher
        if publisher and publisher.state:
            publisher = publisher.model_copy(update={"state": other.get(publisher.state, publisher.state)})
        self.after = article.model_copy(
            update={
                "text": text,
                "blocks": tuple(Block(kind=b.kind, **self.place(b).model_dump()) for b in blocks),
                "hidden": tuple(
                    Hidden(reason=h.reason, text=h.text, **self.place(h).model_dump()) for h in article.hidden
                ),
                "title": self.place(title).of(text) if title else article.title,
                "publisher": publisher,
            }
        )

    def _at(self, at: int, *, end: bool) -> int:
        k = bisect_right(self._edges, (at, -1) if end else (at, len(self.before.text))) - 1
        if k < 0:
            return at
        _, stop, new, to = self._edges[k]
        if at >= stop:
            return to + at - stop
        return to if end else new

    def _names(self, line: str) -> list[Named]:
        """The names of both parties in a line, and what else of theirs stands there: offices, regions."""
        names = list(self._mask.names_in(line))
        if self._dateline and line.startswith(self._dateline):
            # under which the press at home writes: it says whose home that is, and that is exchanged apart
            names = [n for n in names if n.start]
        tokens = tokenize(line)
        book = phrasebook(self._parties, self._language)
        i = 0
        while i < len(tokens):
            found = book.at(tokens, i) if tokens[i].word else None
            size = found[1] if found else 1
            if found and found[0].party and found[0].kind in _OWN:
                start, end = tokens[i].start, tokens[i + size - 1].end
                inner = [n for n in names if n.start < end and start < n.end]
                if found[0].kind == "body" and inner and inner[0].kind != "BODY":
                    known = self._matched(line, (start, end), found[0], inner)
                    if known or not self._still_a_body(line, start, end, inner):
                        names = [n for n in names if n not in inner]
                        names.append(Named(start, end, "BODY", found[0].party, found[0].label))
                elif not any(n.start < end and start < n.end for n in names):
                    names.append(Named(start, end, "OFFICE", found[0].party, found[0].label))
            i += size
        return sorted(names)

    def _matched(self, line: str, at: tuple[int, int], body: Piece, inner: Sequence[Named]) -> bool:
        """Whether a body with a name of its own ("the Russian Foreign Ministry") has one that does the same work."""
        own = "".join(line[i] for i in range(*at) if not any(n.start <= i < n.end for n in inner))
        proper = body.party is not None and any(word[:1].isupper() for word in own.split())
        return proper and self._matches[str(body.party)].body(body.label) is not None

    def _still_a_body(self, line: str, start: int, end: int, inner: Sequence[Named]) -> bool:
        """Whether a body's name is one of the other party's where only the party's own name in it is exchanged."""
        made, missed = self._edits(line, inner)
        if missed:
            return False
        text, at = "", start
        for edit in sorted(made):
            text, at = text + line[at : edit.start] + edit.text, edit.end
        text += line[at:end]
        # with a capital it is a name of one state's own: there is no Verkhovna Rada of China
        words = [w for w in text.split() if w.islower()]
        if any((w if text.isascii() else lemma(w, self._language)) in collective(self._language) for w in words):
            # "the American authorities": whose they are is told by the party's name alone
            return True
        found = phrasebook(self._parties, self._language).at(tokenize(text), 0)
        return found is not None and found[0].kind == "body" and found[1] == len(tokenize(text))

    def _edits(self, line: str, names: Sequence[Named]) -> tuple[list[Edit], int]:
        """The edits of a line, and how many of its names have no match."""
        made: list[Edit] = []
        missed = 0
        for name in names:
            matches = self._matches[name.party]
            if name.kind == "PERSON" and not matches.known(name.label):
                # whose somebody is the words around him tell, and these are exchanged
                continue
            if name.kind == "OFFICE":
                found = self._office(line, name, matches)
            else:
                found = (inflected if self._language in LANGUAGES else english)(line, name, matches)
            if found is None or any(e.start < m.end and m.start < e.end for e in found for m in made):
                missed += 1
            else:
                made += found
        return made, missed

    def _untold(self, line: str) -> int:
        """How often a line speaks of "the ministry" or "the company", which one of the two may not be."""
        mine, yours = self._matches[self._parties[0].id].ministry
        if self._language != "en":
            return 0
        kinds = load_matches()["en"]["organizations"]
        # "the regulator" is no company, and who is called by a name alone may be one
        called = [any(n.lower().split()[-1] in kinds for n in p.names) for p in self._parties]
        if called[0] != called[1] and {p.kind for p in self._parties} == {"organization"}:
            own = {n.lower() for p in self._parties for n in p.names}
            told = re.findall(rf"\b[Tt]he (?:{'|'.join(kinds)})\b", line)
            return sum(each.lower() not in own for each in told)
        if mine == yours:
            return 0
        return len(re.findall(rf"\b[Tt]he (?:{mine.lower()}|{yours.lower()})\b", line))

    def _office(self, line: str, name: Named, matches: Matches) -> list[Edit] | None:
        surface = line[name.start : name.end]
        language = self._language
        if language not in LANGUAGES:
            title = matches.office(surface)
            if title is None:
                return None
            text = title.title().replace(" Of ", " of ") if surface[:1].isupper() else title
            whose = next((a for a in matches.yours.adjectives if a.isascii() and a not in matches.yours.names), None)
            # an office that one party alone has tells whose it is: the other's must be told by a word
            told = any(line[n.end : name.start] in _OWNED for n in self._mask.names_in(line))
            return [Edit(name.start, name.end, f"{whose} {text}" if whose and not told else text)]
        title = matches.office(name.label)
        cases = {f.case for f in phrase_forms(surface.lower(), language) if not f.plural}
        made = {bent(title, case, language, sex="") for case in cases} if title else set()
        bare = next(iter(made)) if len(made) == 1 else None
        if bare is None:
            return None
        told = any(name.start - 1 <= n.end <= name.start or n.start == name.end + 1 for n in self._mask.names_in(line))
        whose = "" if told else bent(matches.name, "genitive", language)
        return [Edit(name.start, name.end, f"{like(bare, surface)} {whose}".rstrip())]


def _line(text: str, span: Span) -> str:
    return span.of(text).replace("\n", " ")


def _stretches(reading: Reading) -> Iterator[Span]:
    """The sentences, and the blocks that have none."""
    yield from reading.sentences
    for block in reading.article.blocks:
        if not block.citable:
            yield block


def _without(article: Article, left: Iterable[Sentence]) -> Iterator[Block]:
    """The blocks, with the sentences that are left out marked as not to be read."""
    out: dict[int, list[Sentence]] = {}
    for sentence in left:
        out.setdefault(sentence.block, []).append(sentence)
    for k, block in enumerate(article.blocks):
        at = block.start
        for sentence in out.get(k, ()):
            yield from _piece(article.text, block, at, sentence.start)
            yield Block(kind="boilerplate", start=sentence.start, end=sentence.end)
            at = sentence.end
        if k in out:
            yield from _piece(article.text, block, at, block.end)
        else:
            yield block


def _piece(text: str, block: Block, start: int, end: int) -> Iterator[Block]:
    part = text[start:end]
    bare = part.strip()
    if bare:
        at = start + part.index(bare)
        yield Block(kind=block.kind, start=at, end=at + len(bare))
