"""Whose an office is that the text names without its state: by what stands around it, the strongest evidence first.

Where two states may be meant, nobody's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Sequence as Many
from dataclasses import replace

from stance.parties.called import called_elsewhere
from stance.parties.local import local_side
from stance.parties.named_before import side_named_before
from stance.parties.placed import placed_side
from stance.parties.reading import Context, Mention
from stance.parties.surroundings import LINKS, Line, Surroundings
from stance.parties.weighed import settle_weighed
from stance.text.morphology import LANGUAGES

_BESIDE = 3
_AHEAD = 3


def settled(lines: Many[Line], context: Context, place: str | None, ids: Mapping[str, str]) -> list[Mention]:
    """Return the mentions of `lines`, with a party for offices whose state only what is around them tells.

    `place` is the side in whose land the news is written by its dateline ("" for another state's than those asked
    for); `ids` has the ids of the parties asked for by the name of their state.
    """
    around = _Around(lines, context, place, ids)
    for s, line in enumerate(lines):
        for j, mention in enumerate(line.mentions):
            if mention.party is None and not mention.foreign and not mention.known:
                line.mentions[j] = around.read(s, j, mention)
    if context.language not in LANGUAGES:
        settle_weighed(around)
    return [m for line in lines for m in line.mentions]


class _Around(Surroundings):
    """Looks for evidence around one mention after the other."""

    def read(self, s: int, j: int, m: Mention) -> Mention:
        """The mention at `lines[s].mentions[j]`, with whose it is where that is told around it."""
        if m.kind == "person" and m.capacity != "proxy":
            side = placed_side(self.lines, s, m, self.context, self.ids)
            if side is not None:
                return replace(self._of(m, side), capacity=m.capacity or "citizen")
        if self.context.language in LANGUAGES:
            side = local_side(self.lines, s, m, self.context, self.ids) if m.kind == "person" and m.titles else None
            if side and called_elsewhere(m.name, self.context.language, self.context.states.get(side, side)):
                side = None
            if side is None and m.kind == "person":
                side = side_named_before(self.lines, s, m, self.context, self.ids)
            return self._of(m, side) if side is not None else m
        named = self._of_a_body(s, j, m) or self._apposed(s, j, m)
        if named is not None:
            return named
        start, _ = self.phrase(s, m)
        if self.lines[s].low(start - 1) == "whose":
            # "Poland, whose minister Jane Roe came late,", but "a choir whose minister" is not Poland's
            side = self._whose_office(s, start, m)
            return self._of(m, side) if side is not None else replace(m, beside="")
        if m.capacity == "proxy" and m.kind in {"person", "role"}:
            side = self._backer(m)
            return replace(m, party=side, titled=True) if side else m
        if m.capacity != "official" or m.kind not in {"person", "role", "group"} or self.guest(s, m):
            return replace(m, beside="") if m.beside else m
        steps: tuple[Callable[[int, Mention], str | None], ...]
        steps = (self._owned, self._same_office, self._by_form, self._same_spokesman, self._of_the_mission)
        steps = (*steps, self._of_the_place)
        for step in steps:
            side = step(s, m)
            if side is not None:
                return self._of(m, side)
        beside = m.beside if m.beside and self.has_ministers(m.beside) and not self._doubted(s, m) else ""
        return replace(m, beside=beside or self._after(s, m))

    def _doubted(self, s: int, m: Mention) -> bool:
        """Whether a minister may be of another state than the one named before: he answers it, or speaks elsewhere.

        "In Athens, Minister Jane Roe said", "Minister Jane Roe condemned it", "... said Greece would pay".
        """
        line, (start, _) = self.lines[s], self.phrase(s, m)
        if not self.words["reactions"].isdisjoint(t.low for t in line.tokens[start:]):
            return True
        if self.elsewhere(s, start, m.beside):
            return True
        others = [(k, p) for k, p in self.pieces(s) if (p.party or "") != m.beside]
        return any(
            (k < start and p.kind == "seat") or (k > start and line.low(k + 1) in self.words["promised"])
            for k, p in others
        )

    def _of(self, m: Mention, side: str) -> Mention:
        """The mention as that of a side; a ministry whose state is known is a body."""
        kind = "body" if m.kind == "group" else m.kind
        return replace(m, kind=kind, party=side or None, foreign=not side, titled=True, beside="")

    # evidence

    def _of_a_body(self, s: int, j: int, m: Mention) -> Mention | None:
        """ "The Treasury's Jane Roe": somebody of the body that is named with its article before her name."""
        body = self.lines[s].mentions[j - 1] if j else None
        full = m.kind == "person" and not m.titles and _FULL <= len(m.name.split()) <= _FULL + 1
        if body is None or not full or body.kind not in {"body", "entity"} or m.capacity is not None:
            return None
        line, (start, end) = self.lines[s], self.phrase(s, m)
        first = line.token_at(body.start)
        if line.low(start - 1) != "'s" or line.tokens[start - 1].start != body.end or line.low(first) != "the":
            return None
        party = body.party
        if body.kind == "entity":
            party = self._one_of("secretaries") if body.name.lower() in self.words["treasuries"] else None
        official = body.kind == "entity" or body.capacity in {"official", "legislator"}
        if party is None or not official or not self._somebody(s, end, m):
            return None
        titles = ("official", *self._called_again(s, m))
        capacity = body.capacity or "official"
        return replace(m, party=party, capacity=capacity, titles=titles, titled=True, body=body.name)

    def _somebody(self, s: int, end: int, m: Mention) -> bool:
        """Whether a name of two words is a person's, and no thing's of the body's."""
        first, *_, last = m.name.split()
        if any(w.lower() in self.words["things"] for w in m.name.split()):
            return False
        lists = self.words["he_names"] | self.words["she_names"]
        if first.lower() in lists or first in self.context.book.given_names:
            return True
        again = any(x.name == last for line in self.lines for x in line.mentions if x is not m)
        line = self.lines[s]
        spoke = line.low(end) in self.words["spoke"] or bool(
            {line.low(k) for k in range(max(0, end - _AHEAD - len(m.name.split()) - 2), end)} & self.words["spoke"]
        )
        return again or spoke or bool(self._called_again(s, m))

    def _called_again(self, s: int, m: Mention) -> tuple[str, ...]:
        """The title of "the spokesman" behind somebody, where nobody else is named between them."""
        for line in self.lines[s : s + _AHEAD]:
            for x in line.mentions:
                if x.start <= m.start:
                    continue
                if x.kind == "role" and x.definite and x.party is None and self.words["voices"].intersection(x.titles):
                    owned = line.low(line.token_at(x.start) - 1) == "'s"
                    return () if owned else x.titles[-1:]
                if x.kind in {"person", "role"}:
                    return ()
        return ()

    def _one_of(self, name: str) -> str | None:
        """The only one of a list's states that the article speaks of, where it is one that was asked for."""
        spoken = [state for state in sorted(self.words[name]) if self._speaks_of(state)]
        return self.ids.get(spoken[0]) if len(spoken) == 1 else None

    def _speaks_of(self, state: str) -> bool:
        from stance.parties.definitions import load_parties

        id_ = self.ids.get(state)
        if id_ is not None:
            return any(p.party == id_ for s in range(len(self.lines)) for _, p in self.pieces(s))
        (party,) = load_parties((state,))
        words = {w for form in (*party.names, *party.seats, *party.adjectives) for w in form.split()} - LINKS
        return any(t.text in words for line in self.lines for t in line.tokens if t.capital)

    def _apposed(self, s: int, j: int, m: Mention) -> Mention | None:
        """ "Jane Roe, its forestry minister,": of the state that the sentence or the one before is about."""
        line = self.lines[s]
        role = line.mentions[j + 1] if m.kind == "person" and j + 1 < len(line.mentions) else None
        if role is None or role.kind != "role" or role.capacity != "official" or role.party or role.foreign:
            return None
        _, end = self.phrase(s, m)
        start = line.token_at(role.start)
        its = line.low(end) == "," and line.low(end + 1) in _ITS and end + 1 < start <= end + 1 + _AHEAD
        lower = all(not t.capital and t.word for t in line.tokens[end + 2 : start])
        if not its or not lower or self.guest(s, role) or not self._of_state(s, role):
            return None
        side = self._whose(s, end)
        if side is None or not self.has_ministers(side):
            return None
        line.mentions[j + 1] = replace(role, party=side or None, foreign=not side)
        return replace(self._of(m, side), titles=role.titles, capacity=role.capacity)

    def _owned(self, s: int, m: Mention) -> str | None:
        """ "Its minister": of the state before; "her boss": of hers whom the sentence before names alone."""
        start, _ = self.phrase(s, m)
        line = self.lines[s]
        if line.low(start - 1) == "own":
            start -= 1
        if line.low(start - 1) in {"her", "his"} and self.words["superiors"].intersection(m.titles):
            before = self.before(s)
            people = (
                [x for x in self.lines[before].mentions if x.kind in {"person", "role"}] if before is not None else []
            )
            names = {x.name for x in people if x.kind == "person"}
            whose = {x.party for x in people if x.kind == "person" and x.capacity == "official"}
            return next(iter(whose)) if len(names) == len(whose) == 1 else None
        if m.kind != "role" or line.low(start - 1) not in _ITS or not self._of_state(s, m):
            return None
        side = self._whose(s, start - 1)
        return side if side is None or self.has_ministers(side) else None

    def _whose_office(self, s: int, start: int, m: Mention) -> str | None:
        """The state right before "whose", which an office of a state's is of that stands at token `start` behind it."""
        if self.lines[s].low(start - 2) != "," or not self._of_state(s, m) or m.capacity != "official":
            return None
        return next((p.party or "" for at, p in self.pieces(s) if at == start - 3), None)

    def _of_state(self, s: int, m: Mention) -> bool:
        """Whether a state has such an office of its own: a minister, an envoy, no captain and no chief executive."""
        sent = any(t.split()[-1] in self.words["delegates"] for t in m.titles)
        return sent or self.ministerial(s, m) or bool(self.words["missions"].intersection(m.titles))

    def _whose(self, s: int, k: int) -> str | None:
        """Whose "its" before token k is: the only state named before it in the sentence, else the last one's."""
        opens = self.begin(s)
        named = [p for at, p in self.pieces(s) if opens <= at < k]
        # "Iran will let no United Nations inspectors in, its envoy said": no union is the state whose it is
        here = {p.party or "" for p in named if not p.party or self.has_ministers(p.party)} or {
            p.party or "" for p in named
        }
        about = self.topic(s)
        if len(here) > 1 and about is not None and about[0] == opens and self.lines[s].low(k - 1) == ",":
            # "Iran will let nobody in before a ship off Malta is free, its envoy said"
            return about[1]
        if here:
            return next(iter(here)) if len(here) == 1 and about is not None else None
        before = self.before(s)
        topic = self.topic(before, owner=True) if before is not None else None
        if before is None or topic is None or len(self.sides(before)) > 1:
            return None
        things = [x for x in self.lines[before].mentions if x.kind in {"entity", "group", "person"}]
        covered = {k for k, _ in self.pieces(before)}
        others = [k for k, t in enumerate(self.lines[before].tokens) if k > topic[0] and t.capital and k not in covered]
        return topic[1] if not things and not others else None

    def _backer(self, m: Mention) -> str | None:
        """Whose "the Russian-installed head" is, by the word before the hyphen."""
        from stance.parties.definitions import load_parties

        heads = {t.partition("-")[0] for t in m.titles if "-" in t}
        for state, id_ in self.ids.items():
            (party,) = load_parties((state,))
            if not heads.isdisjoint(w.lower() for w in (*party.names, *party.seats, *party.adjectives)):
                return id_
        return None

    def _same_office(self, s: int, m: Mention) -> str | None:
        """Whose "President Jane Roe" is right behind "the Ukrainian president's address" in the same paragraph."""
        line, (start, _) = self.lines[s], self.phrase(s, m)
        title = m.titles[0] if m.titles else ""
        high = title in self.words["heads_of_state"] | {"president"} or self.ministerial(s, m)
        if m.kind == "person" and m.definite and title and line.low(start) == "the":
            return self._office_before(s, title)
        if m.kind != "person" or not high or not line.tokens[start].capital:
            return None
        near = [k for k in range(s + 1) if self.lines[k].sentence.block == line.sentence.block]
        people = [x for k in near for x in self.lines[k].mentions if x.start < m.start and x.kind in {"person", "role"}]
        told = [x for x in people if title in x.titles]
        whose = {x.party or ("" if x.foreign else None) for x in people}
        met = {p.party or "" for k in near for _, p in self.pieces(k) if p.kind == "seat"} - whose
        beside = any(x in line.mentions for x in told) or any(x.kind == "person" for x in told)
        return next(iter(whose)) if told and len(whose) == 1 and not met and not beside else None

    def _office_before(self, s: int, title: str) -> str | None:
        """Whose "The negotiator, Jane Roe," is right behind "its chief negotiator said", the last of that calling."""
        for one in reversed(self.lines[max(0, s - _BACK) : s]):
            roles = [x for x in one.mentions if x.kind in {"role", "person"} and x.titles]
            alike = [x for x in roles if x.titles[-1].split()[-1] == title.rsplit(maxsplit=1)[-1]]
            if alike:
                whose = {x.party or ("" if x.foreign else None) for x in alike}
                return next(iter(whose)) if len(whose) == 1 and all(x.kind == "role" for x in alike) else None
        return None

    def _by_form(self, s: int, m: Mention) -> str | None:
        """Whose "the transport secretary" is: only some states have secretaries of a field."""
        fields = {t.split()[-2] for t in m.titles if t.endswith(" secretary")}
        ranked = not self.words["under_secretaries"].isdisjoint(m.titles)
        if not (fields & self.words["portfolios"] or ranked) or m.kind == "group":
            return None
        elsewhere = self.words["secretaries_elsewhere"]
        if any(t.low in elsewhere for line in self.lines for t in line.tokens if t.capital):
            return None
        start, end = self.phrase(s, m)
        if any(self.lines[s].low(k) in elsewhere for k in range(start, end + _BESIDE)):
            return None
        return self._one_of("secretaries")

    def _same_spokesman(self, s: int, m: Mention) -> str | None:
        """Whose "Spokesperson Jane Roe" is: of the ministry whose spokesperson alone has been told of before."""
        if m.kind != "person" or not m.titles or m.titles[-1] not in self.words["voices"]:
            return None
        start, _ = self.phrase(s, m)
        if self.lines[s].low(start - 1) == "'s":
            return None
        voices = self.words["voices"]
        told = [
            (x.party or ("" if x.foreign else None))
            for line in self.lines[: s + 1]
            for x in line.mentions
            if x.start < m.start and any(t.split()[-1] in voices for t in x.titles) and x.name != m.name
        ]
        return told[0] if told and len(set(told)) == 1 else None

    def _of_the_mission(self, s: int, m: Mention) -> str | None:
        """Whose "the consul" is in a sentence that opens with his consulate: "In the Greek consulate the consul"."""
        start, _ = self.phrase(s, m)
        line, missions = self.lines[s], self.words["missions"]
        if m.kind != "role" or not m.definite or not missions.intersection(m.titles) or line.low(0) not in _WITHIN:
            return None
        houses = [x for x in line.mentions if x.start < m.start]
        whose = {x.party or "" for x in houses if x.kind == "body" and x.name.lower().split()[-1] in missions}
        if len(houses) != 1 or len(whose) != 1 or len(self.sides(s)) != 1:
            return None
        return next(iter(whose)) if line.tokens[start - 1].word else None

    def _of_the_place(self, s: int, m: Mention) -> str | None:
        """Whose a ministry is in the news that a state's own city dates, or whose words speak for the only state.

        Only where the article has named no office of another's so far, and no other state is what the words are about.
        """
        if not self.ministerial(s, m):
            return None
        topic = self.topic(s)
        so_far = {
            x.party or ""
            for line in self.lines[: s + 1]
            for x in line.mentions
            if x.start < m.start and (x.party or x.foreign)
        }
        side = self.place
        if side is None and topic is not None and so_far == {topic[1]} == self.sides(s):
            side = topic[1]
        if not side or not self.has_ministers(side):
            return None
        offices = {
            x.party or ""
            for line in self.lines[: s + 1]
            for x in line.mentions
            if x.start < m.start and x.kind in {"person", "role", "body", "group"} and (x.party or x.foreign)
        }
        topics = [t for t in (topic, self.topic(s - 1, owner=True) if s else None) if t]
        start, _ = self.phrase(s, m)
        rivals = any(t[1] != side for t in topics) or bool(offices - {side})
        if topic is None and {p.party or "" for at, p in self.pieces(s) if at < start} - {side}:
            # "Greece and Turkey will lend no drum, a ministry spokesman said"
            return None
        told = {p.party or "" for at, p in self.pieces(s) if at > start and p.kind in {"adjective", "demonym"}}
        return None if rivals or (m.kind == "person" and told - {side}) else side

    def _after(self, s: int, m: Mention) -> str:
        """Whose minister speaks right behind a sentence on how a state feels, where the paragraph names others too."""
        before = self.before(s)
        if m.kind != "person" or before is None or not self.ministerial(s, m) or " " not in m.name:
            return ""
        side = self._disposed(before)
        if not side or not self.has_ministers(side) or self.place not in {None, side}:
            return ""
        line, reacting = self.lines[s], self.words["reactions"]
        if any(t.low in reacting for t in line.tokens):
            return ""
        for k, piece in self.pieces(s):
            if piece.party != side or line.low(k + 1) not in self.words["promised"]:
                return ""
        return side

    def _disposed(self, s: int) -> str:
        """The only side whose mood a sentence tells: "Ankara is not amused", "In Ankara nobody is amused"."""
        found = self.pieces(s)
        if not found or len(self.sides(s)) != 1:
            return ""
        line, (k, piece) = self.lines[s], found[0]
        if k == 1 and line.low(0) == "in" and piece.kind == "seat":
            return piece.party or "" if line.low(k + 1) in self.words["nobody"] else ""
        topic = self.topic(s)
        if topic is None or any(x.kind in {"person", "role", "entity"} for x in line.mentions):
            return ""
        return topic[1] if line.low(topic[0] + 1) in self.words["dispositions"] else ""


_BACK = 2
_FULL = 2
_ITS = frozenset({"its", "their"})
_WITHIN = frozenset({"in", "at", "inside"})
