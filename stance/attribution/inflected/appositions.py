"""Phrases that stand between commas, and the phrase before them: "Иван Петров, директор завода, заявил"."""

from __future__ import annotations

from stance.attribution.inflected.agreement import agrees, several
from stance.attribution.inflected.clauses import FAR, clause_start
from stance.attribution.inflected.heads import headed_by_thing, somebody
from stance.attribution.inflected.phrases import after_preposition, phrase, telling_frame
from stance.attribution.inflected.words import cases, finite_verb, is_part, name_like, readings
from stance.attribution.passage import Passage
from stance.attribution.phrases import Range


def apposed(p: Passage, close: int) -> Range | None:
    """ "Иван Петров, директор завода, заявил": the phrase before the comma that opens what `close` ends."""
    for k in range(close - 1, max(-1, close - FAR), -1):
        # "президент, как рассказал X, который был там, попросил": all of it is one parenthesis
        verb = k + 2 if p.is_(k + 1, "as") else k + 1
        further = verb + 1 + (p.is_(k + 1, "as") or p.is_(verb, "adverbs") or is_part(p, verb, "adverb"))
        if p.low(k) == "," and any(p.cue_at(j, "past third") for j in range(verb, min(further, close - 1))):
            return ending_at(p, k)
    for k in range(close - 1, max(-1, close - FAR), -1):
        if p.low(k) in {";", ":"} or p.speech[k] >= 0:
            return None
        if p.low(k) != ",":
            continue
        inner = phrase(p, k + 1)
        opens = (
            p.is_(k + 1, "relatives", "prepositions", "clause")
            or (p.is_(k + 1, "prepositions") and p.is_(k + 2, "relatives"))
            or (inner is not None and inner[1] <= close and not _says_itself(p, inner[0], close))
            or (is_part(p, k + 1, "adjective") and not name_like(p, k + 1))
            or is_part(p, k + 1, "gerund")
            or (participial(p, k + 1, close) and ending_at(p, k) is not None)
        )
        if not opens:
            continue
        head = ending_at(p, k)
        if head and not _in_relative(p, head, close):
            # "Москва, по его словам, обещает": the parenthesis is no part of who it is
            return head if telling_frame(p, k + 1)[0] else (head[0], close)
    return None


def _says_itself(p: Passage, start: int, close: int) -> bool:
    """Whether a clause stands between the commas, and no apposition: "как сообщил X, | Киев уступил, | но хочет"."""
    for k in range(start, close):
        if p.is_(k, "relatives", "clause") or p.low(k) == ",":
            return False
        refusing = p.cue_at(k, "adjective") is not None and (not p.is_(k, "prepositions") or p.is_(k - 1, "negations"))
        if finite_verb(p, k) or refusing:
            return True
    return False


def _in_relative(p: Passage, head: Range, close: int) -> bool:
    """Whether a phrase is the subject of a relative clause's own verb: "посол, с которым говорил | министр, ...,"."""
    opens = clause_start(p, head[0] - 1)
    opens -= not p.is_(opens, "relatives", "prepositions") and p.is_(opens - 1, "relatives")
    at = opens + p.is_(opens, "prepositions")
    own = range(head[1], close) if not any(p.is_(j, "relatives") for j in range(head[1], close)) else range(0)
    verb = any(finite_verb(p, j) for j in (*range(at + 1, head[0]), *own))
    return p.is_(at, "relatives") and p.low(opens - 1) == "," and verb


def participial(p: Passage, start: int, end: int) -> bool:
    """Whether a stretch has a participle and no verb of its own: "третью неделю не выходящий на смены"."""
    inside = range(start, end)
    return any(p.low(k).endswith(_ACTING) and is_part(p, k, "adjective") for k in inside) and not any(
        readings(p, k) and readings(p, k)[0].part == "verb" for k in inside
    )


_ACTING = tuple(f"{x}{y}{z}" for x in ("щ", "вш") for y in ("ий", "ая", "ее", "ие") for z in ("", "ся"))


def ending_at(p: Passage, end: int) -> Range | None:
    """The nominative phrase that ends right before token `end`."""
    start = clause_start(p, end - 1)
    for k in range(start, end):
        if p.is_(k, "prepositions"):
            continue
        if k > start and p.is_(k - 1, "prepositions"):
            continue
        found = phrase(p, k)
        if found and found[1] == end:
            return found
        if found and k == start and somebody(p, found, "nominative", "lone_sources") and _occasions(p, found[1]) == end:
            # "источник в правительстве, близкий к переговорам,"
            return (k, end)
    return None


def _occasions(p: Passage, k: int) -> int:
    """The token behind the prepositional phrases that stand one after another at token k."""
    while k < p.size and p.is_(k, "prepositions"):
        end = after_preposition(p, k)
        if not end:
            break
        k = end
    return k


def behind_things(p: Passage, verb: int, left: int) -> Range | None:
    """ "Упрёки Ветрова называла пустыми": a name that could as well be a genitive of the object before it."""
    noun = is_part(p, left - 1, "noun") and not name_like(p, left - 1) and "nominative" in cases(p, left - 1)
    if noun and p.tokens[left].text.isupper():
        # "нефть США намерены продать", but "план США готовы обсудить в Киеве" and "план США отвергли"
        noun = several(p, left) and p.cue_at(verb, "adjective") is not None
        noun = noun and not any(p.is_(k, "places") and p.capital(k + 1) for k in range(verb, p.size))
    one = noun and name_like(p, left) and agrees(p, verb, (left, left + 1)) and "nominative" in cases(p, left)
    return (left, left + 1) if one and headed_by_thing(p, (left - 1, left)) else None
