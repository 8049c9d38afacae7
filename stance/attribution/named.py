"""Whom a source phrase means that names somebody: the head of the phrase, a list, a medium."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from stance.attribution.pronouns import Pronouns, Resolved
from stance.parties.actors import Actor
from stance.parties.reading import Mention
from stance.records import Span
from stance.text.morphology import nominative, shapes
from stance.text.words import Token, tokenize

_NEAR_COMPANY = 400
_APPOSED = 30


_BESIDE = 20
_OPENED = frozenset('«“„"')


class Named(Pronouns):
    """Resolves phrases by the names in them."""

    def _named(self, tokens: Sequence[Token], span: Span) -> Resolved:
        inside = self.roster.within(span.start, span.end)
        if not inside:
            covering = self.roster.covering(span.start) or self.roster.covering(span.end - 1)
            if covering is None or covering[0].end < span.end - 2:
                return Resolved()
            inside = [covering]
        listed = self._listed(tokens, inside, span)
        if listed:
            return Resolved(listed)
        head_end = self._head_end(tokens, span)
        heads = [(m, a) for m, a in inside if m.start < head_end]
        if self.loose and (bearer := self._apposed(inside, head_end, span)):
            return Resolved([bearer])
        if not heads:
            # "the panel's top Democrat, Senator Jane Roe,": the name says who the head is
            apposed = self.text[head_end] == "," and inside[0][0].start - head_end <= _APPOSED
            between = {t.low for t in tokens if head_end <= t.start < inside[0][0].start}
            # "the deals, which now cover five Roe staffers,": whom a clause names is not the head
            apposed = apposed and not between & self.grammar["relatives"]
            return Resolved([inside[0][1]]) if apposed and inside[0][1].kind == "person" else Resolved()
        outlet = next((h for h in inside[1:] if self._named_outlet(tokens, h)), None)
        if outlet is not None and "," not in {t.low for t in tokens if t.end <= outlet[0].start}:
            # "Russia's state news agency Tass"
            return Resolved(media=[(outlet[1], Span(start=outlet[0].start, end=outlet[0].end))])
        first = heads[0]
        if self._belongs_to_another(tokens, first[0].start) or self._behind_another(tokens, first):
            # "a critic of Putin", "people close to the Kremlin", "мать министра Орлова": the head is somebody else
            return Resolved(open=True)
        surname = first[1].kind == "person" and (bool(first[0].known) or " " in first[0].name)
        if len(heads) > 1 and surname and heads[1][1].kind in {"party", "body"}:
            # "Lavrov told Rubio | Russia wanted": no name has both, as "Jim | Jordan" has
            first = heads[1] if self.text[first[0].end : heads[1][0].start].isspace() else first
        owner = any(t.low == "'s" and t.start == first[0].end for t in tokens)
        qualifies = self._is_modifier(tokens, first[0].end, head_end)
        stranger = qualifies and first[1].kind == "person" and self._noun_follows(tokens, first[0].end)
        if owner or stranger or (qualifies and first[1].kind in {"party", "medium", "body"}):
            behind = [t for t in tokens if t.start >= first[0].end]
            # "Kyiv's partners in the EU": the last names only where
            later = [
                h
                for h in heads[1:]
                if not self._is_modifier(tokens, h[0].end, head_end)
                and not self._belongs_to_another(behind, h[0].start)
            ]
            if not later and first[1].kind in {"body", "party"} and self._document(tokens, first[0].end):
                return Resolved([first[1]])
            if not later:
                return Resolved()
            first = later[0]
        resolved = Resolved()
        chosen = [first, *self._joined(tokens, first, heads)]
        for mention, actor in chosen:
            if actor.kind == "medium":
                resolved.media.append((actor, Span(start=mention.start, end=mention.end)))
                continue
            resolved.actors.append(actor)
            if actor.party is None and not actor.foreign and actor.kind in {"group", "body", "role"}:
                # "the ministry said", with no state named to which it belongs
                own = (
                    self._own_company(mention.name, span.start) if mention.definite and actor.kind == "group" else None
                )
                if own is not None:
                    resolved.actors[-1] = Actor("body", mention.name, own, "official", first=mention.start)
                    continue
                bare = self._might_be_party([t for t in tokens if mention.start <= t.start < mention.end])
                resolved.open = resolved.open or actor.capacity == "unnamed" or bare
        return resolved

    def _listed(self, tokens: Sequence[Token], inside: Sequence[tuple[Mention, Actor]], span: Span) -> list[Actor]:
        """Those of a list with commas: "the US, Russia and Ukraine"; empty where the phrase is none."""
        starts = [m.start for m, _ in inside] + [span.end]
        ends = [span.start] + [m.end for m, _ in inside]
        plain = self.grammar.get("determiners", frozenset())
        gaps = [{t.low for t in tokens if a <= t.start < b} - plain for a, b in zip(ends, starts, strict=True)]
        between, linking = gaps[1:-1], self.grammar["joining"]
        if self.loose and len(between) == 1 and "," in between[0] and gaps[0] and not gaps[-1]:
            # "ни Киев, ни Москва", "как Киев, так и Москва"
            pairs = self.grammar["pairs"] | linking
            both = gaps[0] <= pairs | self.grammar["as"] and between[0] <= pairs | self.grammar["pair_links"] | {","}
            return [a for _, a in inside] if both and between[0] & pairs else []
        if len(between) < 2 or gaps[0] or gaps[-1] or any(a.kind == "medium" for _, a in inside):
            return []
        joined = between[-1] - {","} and between[-1] <= linking | {","}
        return [a for _, a in inside] if joined and all(gap == {","} for gap in between[:-1]) else []

    def _named_outlet(self, tokens: Sequence[Token], last: tuple[Mention, Actor]) -> bool:
        """Whether a paper or the like stands right behind what it is: "the state news agency Tass"."""
        before = next((t for t in reversed(tokens) if t.end <= last[0].start), None)
        kinds = self.grammar.get("outlets", frozenset())
        return last[1].kind == "medium" and before is not None and before.low in kinds

    def _apposed(self, inside: Sequence[tuple[Mention, Actor]], head_end: int, span: Span) -> Actor | None:
        """Who bears the office behind a comma: "директор центра «Полюс», доктор наук Андрей Волков"."""
        (head, _), (mention, actor) = inside[0], inside[-1]
        if self.text[head_end : head_end + 1] != "," or mention.start < head_end or mention.end < span.end - 1:
            return None
        named = actor.kind == "person" and mention.kind in {"person", "entity"} and " " in mention.name
        full = " ".join(mention.of(self.text).split()[-2:])
        leading = head.start < head_end and head.kind in {"person", "entity"}
        if not named or leading or nominative(full, self.language) != full:
            return None
        between = [t.low for t in tokenize(self.text, head_end, mention.start)]
        dependent = self.grammar["relatives"] | self.grammar["joining"]
        return None if dependent.intersection(between) else actor

    def _own_company(self, name: str, at: int) -> str | None:
        """The organization that "the company" means: that of who is heard around it, where it is one asked for."""
        if name.lower().split()[-1] not in self.grammar["company_nouns"]:
            return None
        last = next((a for start, a in reversed(self.heard) if at - start <= _NEAR_COMPANY), None)
        return last.party if last is not None and last.party in self.roster.companies else None

    def _belongs_to_another(self, tokens: Sequence[Token], start: int) -> bool:
        """Whether a preposition stands before the mention, so that its noun is the head, or "fake"."""
        hanging = self.grammar["prepositions"] | self.grammar["attaching"] | self.grammar.get("shams", frozenset())
        return any(t.low in hanging for t in tokens if t.end <= start and t.word)

    def _behind_another(self, tokens: Sequence[Token], named: tuple[Mention, Actor]) -> bool:
        """Whether a noun in the nominative stands before a mention in another case, all that the phrase names."""
        mention = named[0]
        if self.loose and self._of_theirs(tokens, named):
            return True
        if not self.loose or (mention.kind == "person" and not mention.titles):
            return False
        before = [t for t in tokens if t.word and t.end <= mention.start]
        beside = [
            t for t in tokenize(self.text, max(0, mention.start - _BESIDE), mention.start) if t.low not in _OPENED
        ]
        if mention.kind in {"party", "body"} and any(t.low in self.grammar["named_after"] for t in beside[-1:]):
            # "крейсер «Москва»", "вулиця Москва"
            return True
        opening = mention.of(self.text).split(maxsplit=1)[0]
        straight = any(s.case in {None, "nominative"} for s in shapes(opening, self.language))
        last = self.roster.covering(tokens[-1].start)
        if not before or straight or (last is not None and last[0] is not mention):
            return False
        return any(s.part == "noun" and s.case == "nominative" for t in before for s in shapes(t.low, self.language))

    def _of_theirs(self, tokens: Sequence[Token], named: tuple[Mention, Actor]) -> bool:
        """Whether the head of the phrase is somebody who is only told by whose they are."""
        mention, actor = named
        at = next((i for i, t in enumerate(tokens) if t.low in self.grammar["theirs"] and t.end <= mention.end), None)
        if at is None or actor.kind not in {"person", "party", "body"}:
            return False
        # "адвокат Сомов" bears the name
        last = mention.of(self.text).split()[-1]
        whose = [t.text for t in tokens[at + 1 :] if t.word and t.end <= mention.end]
        bent = any(nominative(word, self.language) != word for word in whose)
        return actor.kind != "person" or bent or not (mention.known or last == actor.name.split()[-1])

    @cached_property
    def papers(self) -> frozenset[str]:
        """What speaks for whoever wrote it: "report", "letter", "draft"."""
        return self.grammar["documents"] | self.grammar.get("proposals", frozenset())

    def _document(self, tokens: Sequence[Token], end: int) -> bool:
        """Whether a document follows directly: "a Senate committee report" speaks for the committee."""
        after = next((t for t in tokens if t.start >= end and t.low not in {"'s", "’s"}), None)
        return after is not None and after.low in self.papers

    def _written(self, tokens: Sequence[Token], span: Span) -> Resolved | None:
        """Whose document a phrase is: "a letter from the Kremlin", "a note issued by Kyiv"; None where it is none."""
        named = next(iter(self.roster.within(span.start, span.end)), None)
        if self.loose or named is None or named[1].kind not in {"body", "party"}:
            return None
        before = [t.low for t in tokens if t.word and t.end <= named[0].start]
        before = [low for low in before if low not in self.grammar["determiners"]]
        if not before or before[-1] not in {"from", "by"}:
            return None
        issued = before[-1] == "by" and before[-2:-1] and before[-2] in self.grammar["issued"]
        head = before[-3:-2] if issued else before[-2:-1]
        return Resolved([named[1]]) if self.papers.intersection(head) else None

    def _noun_follows(self, tokens: Sequence[Token], end: int) -> bool:
        """Whether a common noun follows a name directly: "Zelensky impersonator"."""
        after = next((t for t in tokens if t.start >= end), None)
        return after is not None and after.word and not after.capital and after.low not in self.grammar["adverbs"]

    def _head_end(self, tokens: Sequence[Token], span: Span) -> int:
        """Where the head of the phrase ends: before ", who", "of" and other tails."""
        for i, token in enumerate(tokens):
            if i and (token.low in {",", "(", "—", "–"} or token.low in self.grammar["relatives"]):
                return token.start
        return span.end

    def _is_modifier(self, tokens: Sequence[Token], end: int, head_end: int) -> bool:
        """Whether a noun of its own follows the mention, so that it only qualifies ("Moscow residents")."""
        after = [t for t in tokens if t.start >= end and t.end <= head_end]
        return (
            bool(after)
            and after[0].word
            and after[0].low not in self.grammar["prepositions"] | self.grammar["coordinators"]
            and after[0].low != "'s"
        ) or (bool(after) and after[0].low == "'s")

    def _joined(
        self, tokens: Sequence[Token], first: tuple[Mention, Actor], heads: Sequence[tuple[Mention, Actor]]
    ) -> list[tuple[Mention, Actor]]:
        """Further holders of a joint statement: "A and B", "A, B and C"."""
        joined: list[tuple[Mention, Actor]] = []
        last_end = first[0].end
        for mention, actor in heads:
            if mention.start < last_end:
                continue
            between = [t.low for t in tokens if last_end <= t.start and t.end <= mention.start]
            linking = self.grammar["joining"]
            if linking & set(between) and all(b in linking | {",", "the", "his", "her"} for b in between):
                joined.append((mention, actor))
                last_end = mention.end
            else:
                break
        return joined

    def _might_be_party(self, words: Sequence[Token]) -> bool:
        lows = {w.low for w in words}
        if self.roster.companies and lows & self.grammar["company_nouns"]:
            return True
        return bool(lows & (self.grammar["open_nouns"] | self.grammar["personal"]))
