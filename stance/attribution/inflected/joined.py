"""Whose a clause behind a comma or a conjunction is: a part of what is told, the teller's, or somebody else's."""

from __future__ import annotations

from stance.attribution.inflected.agreement import agrees
from stance.attribution.inflected.clauses import SAYS, clause_word
from stance.attribution.inflected.heads import somebody
from stance.attribution.inflected.phrases import after_preposition, phrase
from stance.attribution.inflected.subjects import subject
from stance.attribution.inflected.words import cases, finite_verb, is_part, nominal, readings
from stance.attribution.passage import DASHES, ENDS, Passage
from stance.attribution.phrases import Range

_FAR = 12
_ASIDE = 5


def of_the_teller(p: Passage, start: int, joint: int) -> bool:
    """Whether the verb behind ", и" is the teller's: "сказала, что больного увезли, и показала справку".

    So it is where it agrees with the teller and with nothing that the clause in between has for a subject.
    """
    k = joint + 1
    while p.is_(k, "adverbs", "negations") or is_part(p, k, "adverb"):
        k += 1
    if is_part(p, k, "infinitive"):
        # "но обсуждать сроки не стал"
        k = next((v for v in range(k + 1, min(k + _ASIDE, p.size)) if finite_verb(p, v)), k)
    thing = phrase(p, k, "accusative") if nominal(p, k) else None
    before = thing is not None and p.cue_at(thing[1], SAYS) is not None
    # "а очереди называет выдумкой": what is said of comes first
    k = thing[1] if before and thing else k
    told = _told(p, start)
    if told is None or not finite_verb(p, k):
        return False
    teller = subject(p, told, told + 1)
    if teller is None or not agrees(p, k, teller):
        return False
    past = [any(s.part == "verb" and not s.person for s in readings(p, v)) for v in (told, k)]
    if not all(past) and any(_elided(p, j, teller) for j in range(start, joint)):
        # "передав, що не відмовляється, але говоритиме в суді"
        return False
    j = start
    while j < joint:
        mine = phrase(p, j) if nominal(p, j) or p.is_(j, "personal") else None
        speaks = not before or (mine and (p.is_(j, "personal") or somebody(p, mine, "nominative", "groups")))
        if mine and mine[1] <= joint and speaks and agrees(p, k, mine) and not _other_gender(p, k, mine[0]):
            return False
        passed = after_preposition(p, j) if p.is_(j, "prepositions") else 0
        other = phrase(p, j, "genitive") if nominal(p, j) and not mine else None
        j = max(j + 1, passed, (mine or other or (j, j))[1])
    return True


def another(p: Passage, start: int, joint: int) -> bool:
    """Whether the teller told of themselves, and what is joined is of another: "что устали, но клуб ждёт"."""
    verbs = [k for k in range(start, joint) if finite_verb(p, k) or p.cue_at(k, "adjective")]
    told = _told(p, start)
    if told is None or len(verbs) != 1 or not p.is_(joint, "contrast") or not p.is_(start, "thats"):
        return False
    teller = subject(p, told, told + 1)
    if teller is None or not agrees(p, verbs[0], teller) or subject(p, verbs[0], verbs[0] + 1) not in {None, teller}:
        return False
    other = phrase(p, joint + 1) if nominal(p, joint + 1) else None
    return other is not None and own_clause(p, joint)


def _told(p: Passage, start: int) -> int | None:
    """The verb whose clause begins at `start`."""
    return next((i for i in range(start - 1, max(-1, start - _FAR), -1) if p.cue_at(i, SAYS)), None)


def _elided(p: Passage, verb: int, teller: Range) -> bool:
    """Whether a verb has the teller for its subject, whom its clause does not name again."""
    return finite_verb(p, verb) and agrees(p, verb, teller) and subject(p, verb, verb + 1) in {None, teller}


def _other_gender(p: Passage, verb: int, k: int) -> bool:
    """Whether a verb in the past tense has another gender than the noun or pronoun at token k."""
    said = {s.gender for s in readings(p, verb) if s.part == "verb"}
    heads = {s.gender for j in (k, k + 1) for s in readings(p, j) if s.part == "noun" and s.case == "nominative"}
    return "" not in said | heads and bool(heads) and not said & heads


def own_clause(p: Passage, k: int) -> bool:
    """Whether a clause with a finite verb of its own begins at token k: behind a wish or an object it is none of it."""
    while p.is_(k, "joins", "contrast"):
        k += 1
    other = phrase(p, k) if nominal(p, k) and "accusative" not in cases(p, k) else None
    if (
        other
        and p.low(other[1]) == ","
        and (p.is_(other[1] + 1, "relatives", "clause") or p.is_(other[1] + 2, "relatives"))
    ):
        # ", а жители улицы, где нет участка, жалуются"
        return True
    if other is None and nominal(p, k):
        other = phrase(p, k)
    if other and p.low(other[1]) in DASHES - {"-"}:
        # ", квота — миллион тонн"
        return True
    aside = 0
    for j in range(k, p.size):
        low = p.low(j)
        if low == "," and j > aside:
            aside = _aside_end(p, j) or _dependent_end(p, j)
        if aside and j <= aside:
            continue
        depends = p.is_(j, "clause", "relatives", "subordinators", "relative_that") or (
            p.is_(j, "prepositions") and p.is_(j + 1, "relatives", "clause")
        )
        if depends or p.speech[j] >= 0:
            return p.is_(j, "contrast") and j == k
        if low in {",", ";", ":", "("} | ENDS | DASHES:
            return False
        if j > k and is_part(p, j, "gerund"):
            return False
        if (
            finite_verb(p, j)
            or p.is_(j, "must")
            or (short(p, j) and not p.is_(j, "prepositions") and _somebodys(p, k, j))
        ):
            return True
    return False


def _dependent_end(p: Passage, comma: int) -> int:
    """The comma that closes a clause, where the one it hangs on goes on: "упрёки в том, что S, — V"."""
    if not clause_word(p, comma + 1):
        return 0
    close = next((j for j in range(comma + 2, p.size) if p.low(j) == "," and p.speech[j] < 0), 0)
    return 0 if p.is_(close + 1, "joins", "contrast") or clause_word(p, close + 1) else close


def short(p: Passage, k: int) -> bool:
    """Whether an adjective that can only be a predicate stands at token k: "готов", "закрыта"."""
    return p.cue_at(k, "adjective") is not None or any(
        s.part == "other" and (s.plural or s.gender in {"m", "f"}) for s in readings(p, k)
    )


def _somebodys(p: Passage, start: int, k: int) -> bool:
    """Whether the adjective at token k is what somebody named before it in the clause is: "никто не готов"."""
    return any(
        p.word(j)
        and (p.is_(j, "personal", "anyone") or (nominal(p, j) and not p.is_(j - 1, "prepositions") and phrase(p, j)))
        for j in range(start, k)
    )


def _aside_end(p: Passage, comma: int) -> int:
    """The comma that closes ", напротив," or ", к удивлению многих," opened at a comma; 0 where there is none."""
    close = next((j for j in range(comma + 2, min(comma + _ASIDE, p.size)) if p.low(j) == ","), 0)
    if close and p.is_(comma + 1, "prepositions") and all(nominal(p, j) for j in range(comma + 2, close)):
        return close
    return close if close and " ".join(p.lows[comma + 1 : close]) in p.lexicon.grammar["asides"] else 0


def on_condition(p: Passage, k: int) -> bool:
    """Whether nothing but a preposition and its noun follows a conjunction: "показать спектакль, но без антракта"."""
    end = after_preposition(p, k) if p.is_(k, "prepositions") else 0
    return bool(end) and (end >= p.size or p.low(end) in ENDS | {",", ";"})


def attributes(p: Passage, joint: int) -> bool:
    """Whether a conjunction joins two attributes of one noun: "к испытанной, но действенной карте"."""
    k = joint + 1
    while p.is_(k, "adverbs") or (is_part(p, k, "adverb") and not is_part(p, k, "adjective")):
        k += 1
    both = is_part(p, joint - 2, "adjective") and is_part(p, k, "adjective") and nominal(p, k + 1)
    same = {s.case for s in readings(p, joint - 2)} & {s.case for s in readings(p, k)} & cases(p, k + 1)
    return both and bool(same) and not p.capital(joint - 2)
