"""Whose people and whose body it is where only the rest of the text tells: "Commission spokesman", "the alliance"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from stance.parties.lists import data_table, grammar

if TYPE_CHECKING:
    from stance.parties.actors import Actor
    from stance.parties.reading import Mention
    from stance.records import Party

_OWNER = re.compile(r"([\w-]+)['’]s?\s+(?:[\w-]+\s+)?\Z")
_REACH = 60
# what ends an apposition
_CLOSED = frozenset(",.;)") | {""}


class Organizations:
    """What texts call organizations again ("the alliance"), with the ids that the definitions in hand give these.

    `members` are the titles that members of their parliaments alone have.
    """

    def __init__(self, language: str, parties: Sequence[Party]) -> None:
        ids = {p.politics or p.id: p.id for p in parties}
        self.called, self.in_english = _renamed(_called(language), ids), _renamed(_called("en"), ids)
        self.members = grammar("en").get("members_of_organizations", frozenset())
        self.all = frozenset(ids.get(id_, id_) for id_ in _organizations())


def staffed(mentions: Sequence[Mention], text: str, language: str, organizations: Organizations) -> Sequence[Mention]:
    """Give a body's people, named with the last word of its name, to whom the body is of, where one alone is.

    "A Commission spokeswoman", "Commission spokesman Rob Roe", "Paula Hint, a Commission spokeswoman": of the European
    Commission, where the text names that and no other commission.
    """
    bodies: dict[str, set[tuple[str | None, bool]]] = {}
    for m in mentions:
        if m.kind == "body" and " " in m.name:
            bodies.setdefault(m.name.lower().split()[-1], set()).add((m.party, m.foreign))
    named = {m.party for m in mentions if m.kind == "party"}
    for noun, ids in organizations.called.items():
        bodies.setdefault(noun, set()).update((party, False) for party in ids & named)
    whose = {head: next(iter(of)) for head, of in bodies.items() if len(of) == 1}
    if not whose:
        return mentions
    found: list[Mention] = []
    lists = grammar(language)
    articles = lists.get("definite", frozenset()) | lists.get("indefinite", frozenset())
    plain = {head for head in lists.get("ministries", ()) if head in whose and _alone(mentions, whose[head], lists)}
    for mention in mentions:
        made = mention
        if mention.kind in ("person", "role") and mention.party is None and not mention.foreign and mention.titles:
            words = [w for w in mention.of(text).split() if w.lower() not in articles]
            headed = words and (words[0][0].isupper() or words[0] in plain)
            owner = whose.get(words[0].lower()) if headed else None
            held = _OWNER.search(text, max(0, mention.start - _REACH), mention.start)
            if owner is None and held is not None and held[1].lower() in whose:
                # "the commission's spokesperson, Jane Roe"; "Jane Roe, the commission's spokesperson"
                party, foreign = whose[held[1].lower()]
                k = next((i for i in range(len(found) - 1, -1, -1) if found[i].end <= held.start()), -1)
                closed = text[mention.end : mention.end + 1] in _CLOSED
                near = closed and k >= 0 and _apposed(text[found[k].end : held.start(1)], articles)
                if near and found[k].kind == "person" and not found[k].party:
                    found[k] = _serving(found[k], mention, (party, foreign))
                found.append(replace(mention, party=party, foreign=foreign))
                continue
            if owner and (words[0] in plain or words[0].lower() not in mention.titles[0]):
                made = replace(mention, party=owner[0], foreign=owner[1], titled=True)
                before = found[-1] if found else None
                if before and before.kind == "person" and not before.party and _beside(before, mention, text):
                    found[-1] = _serving(before, mention, owner)
        found.append(made)
    return found


def _alone(mentions: Sequence[Mention], side: tuple[str | None, bool], lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether the article names no minister and no ministry of another side: "a ministry spokesman" is of that one."""
    for m in mentions:
        words = {w for t in (*m.titles, m.name.lower()) for w in t.split()}
        minister = not words.isdisjoint(lists.get("cabinet", ()))
        ministry = not words.isdisjoint(lists.get("ministries", ()))
        told = (m.party, m.foreign) != (None, False)
        if (minister or (ministry and told)) and (m.party, m.foreign) != side:
            return False
    return True


def namesakes(mentions: Sequence[Mention], text: str) -> Sequence[Mention]:
    """Read a bare surname that the definitions know as the namesake's whom alone the text names in full.

    "Melania Trump came. Trump said": not the president, whom the text names nowhere.
    """
    whole = {m.name for m in mentions if m.kind == "person" and " " in m.of(text)}
    found = []
    for mention in mentions:
        last = mention.of(text).split()[-1]
        bare = mention.kind == "person" and mention.known and mention.name not in whole and " " not in mention.of(text)
        if bare and any(name.split()[-1] == last for name in whole):
            mention = replace(mention, name=last, known=(), party=None, capacity=None, foreign=False)  # noqa: PLW2901
        found.append(mention)
    return found


def called(
    mention: Mention,
    head: str,
    linked: Sequence[tuple[Mention, Actor]],
    language: str,
    organizations: Organizations,
) -> Actor | None:
    """The organization that "the alliance" or "bloc officials" means: the last one named, where it is called so.

    Or its people, where they alone were named: "EU officials".
    """
    # "a senior bloc official"
    words = list(itertools.dropwhile(grammar(language).get("modifiers", frozenset()).__contains__, head.split()))
    words = words or head.split()
    if words[0] not in organizations.called or not (mention.definite or len(words) > 1):
        return None
    if len(words) > 1 and mention.capacity != "unnamed":
        return None
    named = next(
        (a for _, a in reversed(linked) if a.kind in {"party", "group"} and a.party in organizations.all), None
    )
    return named if named is not None and named.party in organizations.called[words[0]] else None


def owner_before(mention: Mention, text: str, language: str) -> int | None:
    """Where a common noun ends that says whose office it is ("the ministry's spokesman"), or None."""
    owner = _OWNER.search(text, max(0, mention.start - _REACH), mention.start)
    groups = data_table("groups.toml").get(language, {})
    return owner.end(1) if owner and any(owner[1].lower() in words for words in groups.values()) else None


def _serving(person: Mention, role: Mention, owner: tuple[str | None, bool]) -> Mention:
    """Somebody with the office that stands beside the name, and whose it is."""
    party, foreign = owner
    return replace(person, party=party, foreign=foreign, titled=True, capacity=role.capacity, titles=role.titles)


def _apposed(between: str, articles: Set[str]) -> bool:
    """Whether only a comma and an article stand between a name and the owner of an office: ", the | commission's"."""
    mark, *words = between.lower().split() or [""]
    return mark == "," and len(words) <= 1 and set(words) <= articles


def _beside(person: Mention, role: Mention, text: str) -> bool:
    """Whether an office stands beside a name: "Paula Hint, a Commission spokeswoman"."""
    return text[person.end : role.start].strip() == ","


def _renamed(called_so: Mapping[str, frozenset[str]], ids: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The same nouns with the ids under which the definitions go."""
    return {noun: frozenset(ids.get(each, each) for each in theirs) for noun, theirs in called_so.items()}


@cache
def _called(language: str) -> dict[str, frozenset[str]]:
    """What organizations are called again, to their ids."""
    table: dict[str, set[str]] = {}
    for pair in grammar(language).get("called", ()):
        noun, party = pair.split(":")
        table.setdefault(noun, set()).add(party)
    return {noun: frozenset(ids) for noun, ids in table.items()}


@cache
def _organizations() -> frozenset[str]:
    """The ids of all that are called so in any language."""
    return frozenset(id_ for language in ("en", "ru", "uk") for ids in _called(language).values() for id_ in ids)
