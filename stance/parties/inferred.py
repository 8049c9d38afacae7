"""Whose somebody is of whom no words tell it outright: by what stands around their name, weighed.

The weights come of invented articles of our own, with whose each of their speakers is (bench/whose.py).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cache

from stance.parties.actors import Actor
from stance.parties.called import family_in, given_in, office_in
from stance.parties.lists import data_table, grammar
from stance.parties.reading import Mention
from stance.parties.scene import ELSEWHERE, Linked, Scene

# what tells of a side in the text; a name or an office alone tells nothing
AROUND = frozenset(
    {"sentence_before", "sentence_after", "previous", "block_last", "far_last", "heading", "home_alone", "opening"}
    | {"person_last", "rest_block", "owner"}
)
# sentences; in fewer there is too little to weigh
WHOLE = 6
_PHRASE = 5
_FEW = 3


def infer(scene: Scene, linked: Linked) -> None:
    """Let each person and office of which no words tell whose it is be presumed of the side that is likely enough.

    Nobody's in news from another state. To be called for a text of `WHOLE` sentences or more.
    """
    if scene.nowhere() or scene.abroad():
        return
    weights, least, surely = _weights()
    seen: set[int] = set()
    for mention, actor in linked:
        if id(actor) in seen or not unresolved(actor):
            continue
        seen.add(id(actor))
        if _elsewhere(scene, mention, actor):
            continue
        evidence = features(scene, mention, actor)
        found = probabilities(evidence, weights)
        side = max(found, key=lambda s: found[s])
        told = set().union(*(scene.apposed(m) for m, a in linked if a is actor))
        if side != ELSEWHERE and found[side] >= least and not AROUND.isdisjoint(evidence[side]) and told <= {side}:
            governs = actor.capacity != "official" or _of_a_government(actor, scene.article.language)
            actor.presumed, actor.surely = side, found[side] >= surely and governs


def _of_a_government(actor: Actor, language: str) -> bool:
    """Whether an office is a government's: a headmaster's or a club captain's is not."""
    lists = grammar(language)
    offices = frozenset().union(*(lists.get(name, frozenset()) for name in _GOVERNMENT))
    return any(t in offices or not offices.isdisjoint(t.split()) for t in actor.titles)


_GOVERNMENT = (
    "cabinet",
    "ministries",
    "national",
    "national_titles",
    "local_titles",
    "voices",
    "state_offices",
    "heads_of_state",
)


def _elsewhere(scene: Scene, m: Mention, actor: Actor) -> bool:
    """Whether somebody may be where they do not belong: a visitor, a diplomat, somebody's counterpart."""
    lists = grammar(scene.article.language)
    words = [*scene.words_before(m.start, _PHRASE), *m.of(scene.article.text).lower().split()]
    words += [*scene.words_behind(m.end, _PHRASE), *(w for title in actor.titles for w in title.split())]
    strange = lists.get("guests", frozenset()) | lists.get("colleagues", frozenset())
    stems = lists.get("embassies", frozenset())
    plain = [w.strip(",.;:«»“”()") for w in words]
    return any(w in strange or w.startswith(tuple(stems)) for w in plain)


def unresolved(actor: Actor) -> bool:
    """Whether it is open whose somebody is: a person, or an office of which a text says "the minister"."""
    told = actor.party is not None or actor.foreign
    return actor.kind in {"person", "role"} and not told and actor.capacity not in {"unnamed", "proxy"}


def probabilities(evidence: Mapping[str, Mapping[str, float]], weights: Mapping[str, float]) -> dict[str, float]:
    """How likely each candidate is, by a softmax of the weighed evidence."""
    scores = {c: sum(weights.get(k, 0.0) * v for k, v in found.items()) for c, found in evidence.items()}
    top = max(scores.values())
    raised = {c: math.exp(x - top) for c, x in scores.items()}
    total = sum(raised.values())
    return {c: x / total for c, x in raised.items()}


@cache
def _weights() -> tuple[dict[str, float], float, float]:
    table = {k: float(v) for k, v in data_table("whose.toml").items()}
    return table, table.pop("least"), table.pop("surely")


def features(scene: Scene, m: Mention, actor: Actor) -> dict[str, dict[str, float]]:
    """What speaks for each candidate, `ELSEWHERE` among them, at the first mention of somebody; 1 for what is so.

    `block` is their paragraph before the name, `far` what is above it where it has nothing.
    """
    i = scene.sentence(m.start)
    sentence = scene.sentences[i]
    begin, end = scene.block(i)
    before, after = scene.sides(sentence.start, m.start), scene.sides(m.end, sentence.end)
    previous = scene.sides(scene.sentences[i - 1].start, sentence.start) if sentence.start > begin else []
    block, above, rest = scene.sides(begin, m.start), scene.sides(0, begin), scene.sides(m.end, end)
    people, people_above = scene.sides(begin, m.start, "person"), scene.sides(0, begin, "person")
    heading, opening = scene.heading(i), scene.opening(begin)
    owned = _owned(scene, m) and bool(block)
    called = tuple(_called(scene, m, actor))
    found: dict[str, dict[str, float]] = {}
    for c in (*scene.candidates, ELSEWHERE):
        alone = not block
        told = {
            "elsewhere": c == ELSEWHERE,
            "sentence_before": c in before,
            "sentence_before_other": any(x != c for x in before),
            "sentence_after": c in after,
            "sentence_after_other": any(x != c for x in after),
            "previous": c in previous,
            "previous_other": any(x != c for x in previous),
            "block_only": set(block) == {c},
            "block_last": block[-1:] == [c],
            "block_other": bool(block) and c not in block,
            "far_last": alone and above[-1:] == [c],
            "rest_block": alone and c in rest,
            "heading": c in heading,
            "heading_other": bool(heading) and c not in heading,
            "opening": c in opening,
            "home": c == scene.home,
            "home_alone": alone and c == scene.home,
            "home_other": alone and scene.home not in {c, None},
            "person_last": people[-1:] == [c],
            "person_other": bool(people) and c not in people,
            "far_person": not people and people_above[-1:] == [c],
            "owner": owned and block[-1] == c,
            "owner_other": owned and block[-1] != c,
        }
        for kind, states in called:
            mine = _of(scene, c, states)
            told[kind], told[f"{kind}_not"] = mine, not mine
            told[f"{kind}_few"] = mine and len(states) <= _FEW
            told[f"{kind}_alone"] = mine and not any(_of(scene, x, states) for x in scene.candidates if x != c)
        found[c] = {name: 1.0 for name, so in told.items() if so}
    return found


def _called(scene: Scene, m: Mention, actor: Actor) -> Iterator[tuple[str, frozenset[str]]]:
    """The states that somebody's names and office are of, each with its kind; none for what may be of any."""
    language = scene.article.language
    words = [*scene.words_before(m.start, _PHRASE), *m.of(scene.article.text).lower().split()]
    words += [w for title in sorted(actor.titles) for w in title.split()]
    found = [("office", office_in(tuple(w.strip(",.«»“”()") for w in words)))]
    if actor.kind == "person":
        found += [("given", given_in(actor.name, language)), ("family", family_in(actor.name, language))]
    return ((kind, states) for kind, states in found if states)


def _of(scene: Scene, candidate: str, states: frozenset[str]) -> bool:
    """Whether what is of some states may be a candidate's: any other state's, of states that are not asked for."""
    if candidate == ELSEWHERE:
        return bool(states - set(scene.ids))
    return any(scene.ids.get(state) == candidate for state in states)


def _owned(scene: Scene, m: Mention) -> bool:
    """Whether an office is somebody's that was named: "its ambassador, Jane Roe"."""
    own = grammar(scene.article.language)["possessives"]
    words = (*m.of(scene.article.text).lower().split()[:1], *scene.words_before(m.start, _PHRASE))
    return not own.isdisjoint(words)
