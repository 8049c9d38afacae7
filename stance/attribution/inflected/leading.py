"""What leads to a colon behind a verb of telling and is none of what is told: "ответил из-за двери: S"."""

from __future__ import annotations

from stance.attribution.cues import Form
from stance.attribution.inflected.clauses import SAYS
from stance.attribution.inflected.extent import clause_end
from stance.attribution.inflected.phrases import after_preposition, phrase, telling_frame
from stance.attribution.inflected.words import is_part, nominal
from stance.attribution.passage import ENDS, Passage
from stance.attribution.phrases import Range


def behind_colon(p: Passage, k: int, after: int, form: Form, source: Range | None) -> Range | None:
    """What is told behind a colon that stands at token k, behind a cue that ends at `after`, or that k leads to."""
    if p.low(k) == ":":
        passed = p.is_(after, "prepositions") and (source is None or source[0] < after)
        if not p.word(k + 1) or k + 1 >= p.size or (passed and "T" in form.group.frames and not form.group.speech):
            # "собирается в отпуск: билеты куплены": the colon only explains
            return None
        first = _past_so_said(p, k + 1)
        return (first, clause_end(p, first))
    colon = _led_to(p, k, form)
    return (colon + 1, clause_end(p, colon + 1)) if colon else None


def _led_to(p: Passage, k: int, form: Form) -> int:
    """The colon to which nothing but "the same", where from or by what it is told leads from token k, else 0.

    "Отвечают одно и то же: S", "ответили письмом на две страницы: S", "буркнул через плечо: S".
    """
    group = form.group
    if not group.speech or not {"C", "Q"} & set(group.frames):
        return 0
    while k < p.size and p.speech[k] < 0 and p.low(k) != ":":
        dummy = p.is_(k, "pointing_on", "particles") or (p.is_(k, "pointing", "joins") and p.is_(k - 1, "pointing_on"))
        dummy = dummy or (p.is_(k, "pointing") and p.is_(k - 1, "joins"))
        adverb = p.is_(k, "adverbs") or (is_part(p, k, "adverb") and not nominal(p, k))
        if dummy or (adverb and not p.is_(k, "joins")):
            k += 1
            continue
        if p.is_(k, "prepositions"):
            end = after_preposition(p, k) if p.low(k) not in group.with_ else 0
        else:
            by = phrase(p, k, "instrumental") if nominal(p, k) and "N" not in group.frames else None
            end = by[1] if by else 0
        if not end:
            return 0
        k = end
    last = k + 2 >= p.size or p.speech[min(k + 1, p.size - 1)] >= 0 or not p.word(k + 1)
    # "утверждает обратное: с него, по его словам, S": told by those words
    told = any(p.low(j) == "," and telling_frame(p, j + 1)[0] for j in range(k, min(k + _FIRST, p.size)))
    return 0 if p.low(k) != ":" or last or told else k


_FIRST = 5


def _past_so_said(p: Passage, k: int) -> int:
    """The token behind "мол," at token k: "развёл руками: мол, S"."""
    if not p.is_(k, "so_said"):
        return k
    return k + 2 if p.low(k + 1) == "," else k + 1


def past_tag(p: Passage, k: int) -> int:
    """The token behind ", как уточнил X," at token k, which is nothing of what is told; k where there is none."""
    if p.low(k) != "," or p.low(k + 1) not in {"как", "як"}:
        return k
    close = next((j for j in range(k + 2, min(k + _TAG, p.size)) if p.low(j) in ENDS | {","}), k)
    told = any(p.cue_at(j, SAYS) for j in range(k + 2, close))
    return close + 1 if told and p.low(close) == "," else k


_TAG = 9


def past_concession(p: Passage, k: int) -> int:
    """The comma behind ", хоть и не верит" and ", если не помешает дождь" at token k before a "that"; k if none."""
    if p.low(k) != "," or not p.is_(k + 1, "interposed"):
        return k
    close = next((j for j in range(k + 2, min(k + _CONCEDED, p.size)) if p.low(j) in ENDS | {",", ":", ";"}), k)
    return close if p.low(close) == "," and p.is_(close + 1, "thats") else k


_CONCEDED = 11
