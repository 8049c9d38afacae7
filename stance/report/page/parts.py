"""What is told of a comparison beside its matrix, each with its way to the words in the articles."""

from __future__ import annotations

from typing import NamedTuple

from stance.records import Comparison, Difference, Place, Span
from stance.report.decided import judged
from stance.report.framed import outlet_of
from stance.report.matrix import LEFT_OUT, alone, left_out_told, telling
from stance.report.page.view import key
from stance.report.wording import Wording, worded


class Side(NamedTuple):
    """One of the two places of a difference, with the address of its words."""

    href: str
    outlet: str
    who: str
    quote: str


class Two(NamedTuple):
    """A difference with both places."""

    head: str
    issue: str
    message: str
    sides: tuple[Side, Side]


class Single(NamedTuple):
    """What one outlet alone tells."""

    key: str
    outlet: str
    party: str
    statement: str
    act: str
    verdict: str


class Gap(NamedTuple):
    """What an outlet leaves out, and where others tell it."""

    text: str
    links: tuple[tuple[str, str], ...]


def places(made: Comparison) -> dict[int, dict[str, Span]]:
    """The places of all differences, by article and by the name of their address."""
    found: dict[int, dict[str, Span]] = {}
    for n, one in enumerate(made.differences, 1):
        for side, place in (("a", one.a), ("b", one.b)):
            found.setdefault(place.article, {})[f"d{n}{side}"] = place
    return found


def differences(made: Comparison, wording: Wording) -> tuple[Two, ...]:
    """Every difference."""
    labels = {i.id: i.label for i in made.issues}
    return tuple(_two(made, n, one, labels, wording) for n, one in enumerate(made.differences, 1))


def _two(made: Comparison, n: int, one: Difference, labels: dict[str, str], wording: Wording) -> Two:
    party = f"{wording.name(one.party)}: " if one.party else ""
    return Two(
        f"{party}{wording.say.differences[one.kind]}",
        labels.get(one.issue or "", ""),
        one.message,
        (_side(made, one.a, f"d{n}a"), _side(made, one.b, f"d{n}b")),
    )


def _side(made: Comparison, place: Place, name: str) -> Side:
    who = ", ".join(w for w in (place.said_by, place.verb) if w)
    return Side(
        f"a{place.article + 1}-{name}",
        outlet_of(made, place.article),
        who,
        place.of(made.analyses[place.article].article.text),
    )


def singles(made: Comparison) -> tuple[Single, ...]:
    """What one outlet alone tells of one party."""
    where = {r: issue.id for issue in made.issues for r in issue.positions}
    found = []
    for ref in alone(made):
        position = made.position(ref)
        own = worded(made, ref.article)
        found.append(
            Single(
                key(where[ref], position.party, ref.article),
                outlet_of(made, ref.article),
                own.name(position.party),
                own.statement(position),
                own.say.acts[position.act],
                judged(position, own, own.say.verdicts[position.verdict]) if position.review else "",
            )
        )
    return tuple(found)


def gaps(made: Comparison, wording: Wording) -> tuple[Gap, ...]:
    """Whom and what outlets leave out, with the ways to where others tell it."""
    labels = {i.id: i.label for i in made.issues}
    where = {r: issue.id for issue in made.issues for r in issue.positions}
    found = []
    for one in made.omissions:
        others = sorted({r.article for r in one.reported})
        text = wording.say.compared["omitted"].format(
            outlet=outlet_of(made, one.article),
            issues=", ".join(labels[i] for i in one.issues),
            party=wording.name(one.party),
            others=", ".join(f"[{n + 1}]" for n in others),
        )
        first = {r.article: r for r in reversed(one.reported)}
        links = tuple((key(where[first[n]], one.party, n), outlet_of(made, n)) for n in others)
        found.append(Gap(text, links))
    sentences = left_out_told(made, wording)
    for stand, sentence in zip(made.left_out[:LEFT_OUT], sentences, strict=False):
        told = {r.article: r for r in reversed(stand.told)}
        ways = tuple((key(where[told[n]], stand.party, n), outlet_of(made, n)) for n in telling(made, stand))
        found.append(Gap(sentence, ways))
    return (*found, *(Gap(more, ()) for more in sentences[LEFT_OUT:]))
