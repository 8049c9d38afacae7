"""Through whom words reached the reader: "которого цитирует Интерфакс", "в интервью X", "через своего адвоката"."""

from __future__ import annotations

from stance.attribution.carriers import Carrier
from stance.attribution.inflected.phrases import phrase, quoted_name
from stance.attribution.inflected.words import cases
from stance.attribution.passage import Passage
from stance.attribution.phrases import Range


def uncite(p: Passage, source: Range) -> tuple[Range, tuple[Carrier, ...]]:
    """Take apart "X, которого цитирует Интерфакс,": whose words they are, and who carries them."""
    for k in range(source[0] + 1, source[1]):
        carrier = _relative(p, k)
        if carrier and p.low(k - 1) == ",":
            return (source[0], k - 1), (Carrier(carrier),)
    return source, ()


def carriers(p: Passage) -> list[Carrier]:
    """Every carrier that a sentence names beside its attributions."""
    found: list[Carrier] = []
    for k in range(p.size):
        if not p.word(k):
            continue
        relative = _relative(p, k)
        if relative:
            found.append(Carrier(relative))
        elif p.low(k) in p.lexicon.frames["talks"]:
            at = k + 2 if p.is_(k + 1, "prepositions") else k + 1
            whose = next((r for r in (phrase(p, at, c) for c in _TOLD) if r), None)
            masthead = _masthead(p, at)
            if masthead:
                found.append(Carrier(masthead, "talk"))
            elif whose and p.is_(at, "outlets") and p.capital(at + 1):
                # "в эфире канала Harbor News"
                found.append(Carrier((at + 1, whose[1]), "medium"))
            elif whose and (p.capital(at) or quoted_name(p, at) > at or p.is_(at, "naming")):
                if p.capital(at) and len(cases(p, at)) > _UNBENT:
                    whose = _without_subject(p, whose)
                found.append(Carrier(whose, "talk"))
        elif p.is_(k, "from_whom") and _reached(p, k):
            whose = phrase(p, k + 1, "genitive")
            if whose and p.low(whose[1]) in {",", ".", ")"}:
                found.append(Carrier(whose, "relay"))
        elif p.is_(k, "from_whom") and any(p.is_(j, "learned") for j in range(p.size)):
            whose = phrase(p, k + 1, "genitive")
            if whose and p.capital(k + 1):
                found.append(Carrier(_without_subject(p, whose), "relay"))
        elif p.is_(k, "through"):
            by = phrase(p, k + 2 if p.is_(k + 1, "possessive") else k + 1, "accusative")
            named = [j for j in range(*by) if p.is_(j, "messengers")] if by else []
            if named:
                found.append(Carrier((k + 1, named[0] + 1), "relay"))
    return found


def _reached(p: Passage, k: int) -> bool:
    """Whether "from" at token k ends an aside that tells how the news came: ", как дошло до нас от X,"."""
    opens = next((j for j in range(k - 1, max(-1, k - _ASIDE), -1) if not p.word(j) or p.low(j) in _AS), -1)
    return opens >= 0 and p.low(opens) in _AS and any(p.is_(j, "reached") for j in range(opens + 1, k))


_AS = frozenset({"как", "як"})
_ASIDE = 8


def _masthead(p: Passage, i: int) -> Range | None:
    """The quoted name of an outlet a few words behind token i: "балканському порталу «Дунав прес»"."""
    for k in range(i, min(i + _KIND, p.size)):
        end = quoted_name(p, k)
        if end > k:
            return (k, end) if k > i else None
        if not p.word(k) or p.capital(k):
            return None
    return None


_KIND = 4


def _without_subject(p: Passage, r: Range) -> Range:
    """A name in the genitive, without a nominative that follows it directly ("от Вучетича депутаты узнали")."""
    end = next((k for k in range(r[0] + 1, r[1]) if not p.capital(k)), r[1])
    return (r[0], end)


_UNBENT = 4
_TOLD = ("dative", "genitive", "instrumental", "nominative", "accusative")


def _relative(p: Passage, k: int) -> Range | None:
    """ ", которое распространило агентство X": the carrier behind a relative pronoun and its verb."""
    at = k + 1 if p.is_(k, "prepositions") and p.is_(k + 1, "relatives") else k
    if not p.is_(at, "relatives"):
        return None
    for j in range(at + 1, min(at + 4, p.size)):
        if p.is_(j, "carries"):
            return phrase(p, j + 1)
        if not p.word(j):
            return None
    return None
