"""Headlines that name their source: "Putin wants peace – envoy", "Kyiv: no deal"."""

from __future__ import annotations

from stance.attribution.clauses import verb_at
from stance.attribution.inflected.phrases import after_preposition, phrase, state_at
from stance.attribution.inflected.words import asking, entitled, finite_verb, is_part, only_names
from stance.attribution.passage import CLOSING, DASHES, OPENING, Passage
from stance.attribution.phrases import Range

_MAX_SOURCE = 6


def headline(p: Passage) -> tuple[Range, Range, Range] | None:
    """The ranges of source, cue and content of a headline that names its source, or None."""
    for k in range(len(p) - 2, 1, -1):
        if p.low(k) in DASHES - {"-"} and p.speech[k] < 0:
            source = (k + 1, len(p))
            if source[1] - source[0] <= _MAX_SOURCE and _nominal(p, source) and k >= 3:
                return source, (k, k + 1), (0, k)
            break
    quoted = _quoted_first(p)
    if quoted:
        return quoted
    opens = _behind_signs(p)
    for k in range(opens + 1, min(opens + _MAX_SOURCE + 1, len(p) - 1)):
        if p.low(k) == ":" and p.lexicon.kind == "inflected" and asking(p, k + 1) and p.low(len(p) - 1) != "?":
            # "Долгая зима Осла: почему порт закрылся": what the article is about
            return None
        if (
            p.low(k) == ":"
            and p.lexicon.kind == "inflected"
            and (
                entitled(p, k + 1) or _of_others(p, opens, k) or (state_at(p, k - 1) and only_names(p, k + 1, _stop(p)))
            )
        ):
            return None
        asked = p.low(k) == ":" and p.lexicon.kind != "inflected" and p.low(len(p) - 1) == "?"
        if asked and not p.is_(k + 1, "wh") and not any(verb_at(p, j) for j in range(k + 1, len(p) - 1)):
            # "Jane Roe: minister for life?": what is asked of her
            return None
        if p.low(k) == ":":
            # "В Кремле: S"
            first = opens + (p.lexicon.kind == "inflected" and p.is_(opens, "places") and k > opens + 1)
            return ((first, k), (k, k + 1), (k + 1, _stop(p))) if _nominal(p, (opens, k)) and len(p) - k > 3 else None
    return None


def _of_others(p: Passage, opens: int, colon: int) -> bool:
    """Whether more than a place stands before a colon: "У Франції думка інша: S", whereas "У Кремлі: S"."""
    return p.is_(opens, "places") and after_preposition(p, opens) < colon


def _quoted_first(p: Passage) -> tuple[Range, Range, Range] | None:
    """ "«Too early»: the central bank lets borrowers down": whoever stands behind the colon is quoted before it."""
    if not p.size or p.low(0) not in OPENING:
        return None
    close = next((k for k in range(1, p.size) if p.low(k) in CLOSING), 0)
    if not close or p.low(close + 1) != ":":
        return None
    if p.lexicon.kind == "inflected":
        source = phrase(p, close + 2)
        return (source, (close + 1, close + 2), (0, close + 1)) if source else None
    end = next((k for k in range(close + 2, p.size) if k > close + 2 and not p.capital(k)), p.size)
    return ((close + 2, end), (close + 1, close + 2), (0, close + 1)) if end > close + 2 else None


def _behind_signs(p: Passage) -> int:
    """The first word behind the pictures that open an entry of a channel, or 0."""
    first = next((k for k in range(min(_SIGNS, p.size)) if p.word(k)), 0)
    return first if all(p.low(k)[:1] > _PICTURES for k in range(first)) else 0


_SIGNS = 4
_PICTURES = "\u2190"  # arrows, marks and pictures begin here


def _stop(p: Passage) -> int:
    return len(p) - 1 if p.low(len(p) - 1) in {".", "!"} else len(p)


def _predicate(p: Passage, k: int) -> bool:
    """Whether a verb, an infinitive or an adjective that tells of a stand is at token k: "готовы обсуждать"."""
    stands = p.cue_at(k, "adjective") is not None and not p.capital(k)
    return finite_verb(p, k) or is_part(p, k, "infinitive") or stands


def _nominal(p: Passage, r: Range) -> bool:
    """Whether the range can name a source: words only, with no auxiliary and no cue."""
    return (
        all(p.word(k) for k in range(*r))
        and not any(p.is_(k, "auxiliaries", "subordinators", "personal", "wh") for k in range(*r))
        and not (p.lexicon.kind == "inflected" and any(_predicate(p, k) for k in range(*r)))
    )
