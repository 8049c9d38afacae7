"""Which body a text means that calls it by a common noun: "the administration", "the Commission", "ведомство"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from stance.parties.actors import Actor, ActorKind
from stance.parties.lists import called_again, grammar
from stance.parties.reading import Mention
from stance.parties.staff import Organizations, called
from stance.records import Capacity
from stance.text.morphology import LANGUAGES, lemma, name_stem, shapes

_FAR = 500
_WORD = 30
_BEFORE = re.compile(r"([^\W\d_]+)\s\Z")
_STOP = re.compile(r"[.!?…]\W*\s")
_AMID = re.compile(r"[\w,:;]\s")
_GOES_ON = re.compile(r"\s(\w+)\s([A-Z][\w’'-]+)")


class CalledAgain:
    """Finds the body named before that a common noun means."""

    def __init__(self, language: str, text: str, organizations: Organizations) -> None:
        self.language, self.text, self.organizations = language, text, organizations
        self.by_last: dict[str, list[Actor]] = {}
        self.others: dict[tuple[str, str, str | None], Actor] = {}
        lists = defaultdict(frozenset[str], grammar(language))
        self.short, self.led, self.led_seats = lists["agency_words"], lists["led"], lists["led_seats"]
        self.federal = lists["federal"]
        self.going_on, self.unnamed = lists["names_go_on"], lists["never_names"]
        self.strange, self.same = lists["strange"], lists["same"]
        self.kin = tuple(sorted(lists["agencies"]))
        self.words_again = called_again(language)

    def key(self, word: str) -> str:
        """What the forms of a name have in common."""
        return name_stem(word) if self.language in LANGUAGES else word.lower().replace("’", "'")

    def body_again(self, mention: Mention, linked: Sequence[tuple[Mention, Actor]]) -> Actor | None:
        """Whom "the administration" means behind "the Trump administration": the last body whose name ends so."""
        if mention.kind not in {"body", "group", "entity"} or mention.party or mention.foreign:
            return None
        if self._goes_on(mention):
            return None
        head = mention.name.lower()
        if self.language in LANGUAGES and lemma(head, self.language) in self.words_again:
            return self._office_again(mention, linked)
        if mention.kind == "entity" and not mention.definite:
            return None
        institution = self._institution(head, linked) if mention.kind == "entity" and " " not in head else None
        if institution is not None:
            return institution
        if head in self.federal:
            return self._federal(mention, linked)
        meant = called(mention, head, linked, self.language, self.organizations)
        if meant is not None:
            kind: ActorKind = "group" if mention.kind == "group" and mention.capacity == "unnamed" else "party"
            kind = "body" if meant.kind == "group" != kind else kind
            name = meant.name if kind == "party" else mention.name
            made = Actor(kind, name, meant.party, mention.capacity, first=mention.start)
            return self.others.setdefault((kind, name.lower(), meant.party), made)
        if mention.kind == "entity":
            return None
        if head.split()[0] in self.led and mention.capacity == "unnamed":
            # "administration officials"
            return self._led(head.split()[0], mention, linked)
        if not mention.definite:
            return None
        if " " in head:
            return None
        kin = (head, *self.kin) if head in self.short else (head,)
        bodies = [
            a for _, a in reversed(linked) if a.kind == "body" and a.name.lower().endswith(tuple(f" {h}" for h in kin))
        ]
        if head in self.short:
            # "the Roe administration" is no agency
            bodies = [a for a in bodies if self.key(a.name.split()[-2]) not in self.by_last]
        return bodies[0] if bodies else self._led(head, mention, linked)

    def _goes_on(self, mention: Mention) -> bool:
        """Whether a name goes on behind its noun: "the Commission on Human Rights", not "the Commission on Monday"."""
        behind = _GOES_ON.match(self.text, mention.end)
        return (
            behind is not None
            and mention.name[:1].isupper()
            and behind[1] in self.going_on
            and behind[2].lower() not in self.unnamed
        )

    def _institution(self, head: str, linked: Sequence[tuple[Mention, Actor]]) -> Actor | None:
        """Whom "the Commission" and "the Office" mean: the last body or firm whose name ends or begins so."""
        for _, actor in reversed(linked):
            name = actor.name.lower()
            whole = actor.kind == "body" or (actor.kind == "entity" and " " in name)
            if whole and (name.endswith(" " + head) or name.startswith(head + " of ")):
                return actor
        return None

    def _federal(self, mention: Mention, linked: Sequence[tuple[Mention, Actor]]) -> Actor | None:
        """Whose "the federal government" is: that of the only state whose leaders or bodies were named so far."""
        named = {(a.party, a.foreign) for _, a in linked if a.kind in {"person", "body"} and a.capacity == "official"}
        named -= {(None, False)}
        if len(named) != 1:
            return None
        party, foreign = named.pop()
        kind: ActorKind = "group" if mention.kind == "group" else "body"
        made = Actor(kind, mention.name, party, mention.capacity, foreign=foreign, first=mention.start)
        return self.others.setdefault((kind, mention.name.lower(), party), made)

    def _led(self, head: str, mention: Mention, linked: Sequence[tuple[Mention, Actor]]) -> Actor | None:
        """Whose "the administration" is where no body has that name: that of the only president named so far."""
        if head not in self.led:
            return None
        presidents = [
            a for _, a in linked if a.kind == "person" and a.capacity == "official" and "president" in a.titles
        ]
        if not presidents:
            # "the White House ... administration officials"
            presidents = [a for _, a in linked if a.name.lower() in self.led_seats]
        if len({(a.party, a.foreign) for a in presidents}) != 1:
            return None
        president = presidents[-1]
        kind: ActorKind = "group" if mention.capacity == "unnamed" else "body"
        capacity: Capacity = "unnamed" if kind == "group" else "official"
        made = Actor(kind, mention.name, president.party, capacity, foreign=president.foreign, first=mention.start)
        return self.others.setdefault((kind, head, president.party), made)

    def _office_again(self, mention: Mention, linked: Sequence[tuple[Mention, Actor]]) -> Actor | None:
        """Which ministry or service "в ведомстве" means: the last one named, where no other stands beside it.

        "Посол КНР ... в посольстве" counts too: whoever is introduced by a body's office names that body. One that the
        same sentence names is another, and so is a capital amid a sentence ("заявление МИД. Поэтому Ведомство").
        """
        kinds = self.words_again[lemma(mention.name.lower(), self.language)]
        last: tuple[Mention, Actor] | None = None
        opens = not _AMID.search(self.text[max(0, mention.start - 2) : mention.start])
        if mention.of(self.text)[0].isupper() and not opens:
            return None
        for at, actor in reversed(linked):
            if mention.start - at.end > _FAR:
                break
            if last is None and self._is_such(at, kinds) and not _STOP.search(self.text[at.end : mention.start]):
                return None
            named = at.kind == "body" or (at.kind in {"person", "role"} and bool(at.titles) and at.titled)
            if not named or not self._is_such(at, kinds):
                continue
            if last is None:
                last = (at, actor)
            elif not _STOP.search(self.text[at.end : last[0].start]) and (actor.party, actor.foreign) != (
                last[1].party,
                last[1].foreign,
            ):
                # "Минобороны обвинило МИД соседей. В ведомстве"
                return None
        if last is None or not (last[1].party or last[1].foreign):
            return None
        at, actor = last
        if at.kind == "body":
            return actor
        made = Actor("body", mention.name, actor.party, "official", foreign=actor.foreign, first=mention.start)
        return self.others.setdefault(("body", mention.name.lower(), actor.party), made)

    def _is_such(self, at: Mention, kinds: Sequence[str]) -> bool:
        """Whether a mention names a body of some kinds, each by how a word for it begins."""
        words = at.of(self.text).lower().replace("«", " ").split()
        return any(w.startswith(kind) for w in words for kind in kinds)

    def told_apart(self, mention: Mention) -> bool:
        """Whether an adjective tells an office from that of whoever was named: "эмиратский дипломат"."""
        if self.language not in LANGUAGES or mention.party is not None or mention.foreign:
            return False
        words = mention.of(self.text).split()
        if len(words) > 1 and lemma(words[0].lower(), self.language) in self.strange:
            return True
        before = _BEFORE.search(self.text, max(0, mention.start - _WORD), mention.start)
        if before is None or lemma(before[1].lower(), self.language) in self.same:
            return False
        own = {s.case for s in shapes(words[0], self.language) if s.case and not s.plural}
        adjective = [s for s in shapes(before[1], self.language) if s.part == "adjective"]
        return bool(adjective) and any(s.case in own and not s.plural for s in adjective)
