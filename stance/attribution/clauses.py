"""Where a clause begins and where it ends."""

from __future__ import annotations

from collections.abc import Iterator

from stance.attribution.adjuncts import recipient_at, skip_adjuncts
from stance.attribution.conjoined import (
    another_says,
    apposed_clause,
    coordinated,
    infinitive_cue,
    new_clause_with_cue,
    others_cue,
    others_stance,
    parallel,
)
from stance.attribution.passage import DASHES, ENDS, OPENING, PARTING, Passage
from stance.attribution.phrases import adjunct_noun, phrase_after
from stance.attribution.remarks import commented, remarked
from stance.attribution.subjects import group_start

INVERTS = frozenset({"say", "write", "add", "explain", "argue", "note", "report"})


def to_verb(p: Passage, k: int) -> bool:
    """Whether "to" and a verb stand at token k, the verb perhaps within quotation marks."""
    verb = k + 2 if p.low(k + 1) in OPENING and p.speech[min(k + 1, p.size - 1)] < 0 else k + 1
    return p.low(k) == "to" and p.word(verb) and not p.is_(verb, "determiners") and not p.capital(verb)


def clause_starts(p: Passage, k: int) -> bool:
    """Whether a clause with a subject and a finite verb begins at token k."""
    if p.is_(k, "personal") or p.low(k) == "there":
        return True
    if p.is_(k, "prepositions", "subordinators"):
        comma = next((j for j in range(k + 1, min(k + 16, len(p))) if p.low(j) == ","), None)
        return comma is not None and (clause_starts(p, comma + 1) if comma + 1 < len(p) else False)
    for long in (False, True):
        phrase = phrase_after(p, k, long=long)
        if phrase is None:
            return False
        j = phrase[1]
        if p.low(j) == "," and long:
            j += 1
        if verb_at(p, j) or (long and verb_at(p, _behind_aside(p, phrase[1]))):
            return True
        if not long and any(verb_at(p, i) for i in range(k + 1, j)):
            return True
    return False


def _behind_aside(p: Passage, comma: int) -> int:
    """The token behind an aside between commas: "Moscow, but not Kyiv, | had agreed"; past all if none stands."""
    if p.low(comma - 1) == "that":
        # "denied that, as the paper reported, Kyiv had agreed"
        close = next((k for k in range(comma + 2, min(comma + _ASIDE, p.size)) if p.low(k) == ","), p.size - 1)
        return close + 1
    aside = p.low(comma) == "," and p.is_(comma + 1, "coordinators") and p.is_(comma + 2, "negations")
    closing = (k for k in range(comma + 2, min(comma + _ASIDE, p.size)) if p.low(k) == ",")
    return next(closing, p.size) + 1 if aside else p.size


_ASIDE = 8


def behind_insertion(p: Passage, start: int, comma: int) -> int:
    """The verb behind what stands between it and its subject: "that Kyiv, hoping for a truce, | had moved its guns".

    A participle or an age, in a clause that begins at `start`; past all where none stands so.
    """
    first = p.tokens[comma + 1].text if comma + 1 < p.size else ""
    put = (p.low(comma + 1).endswith("ing") and p.word(comma + 1)) or first.isdigit()
    begin = next((k + 1 for k in range(comma - 1, start - 1, -1) if p.low(k) == "that"), start)
    if not put or p.capital(comma + 1) or any(verb_at(p, k) for k in range(begin, comma)):
        return p.size
    for k in range(comma + 2, min(comma + _INSERTED, p.size - 1)):
        if p.low(k) in PARTING - {","} or p.speech[k] >= 0:
            break
        if p.low(k) in DASHES | {","} and verb_at(p, k + 1) and not p.low(k + 1).endswith("ing"):
            return k + 1
    return p.size


_INSERTED = 30


def verb_at(p: Passage, i: int) -> bool:
    """Whether a finite verb, as far as its form tells, stands at token i, adverbs passed over."""
    j = i
    while p.is_(j, "adverbs") or p.low(j).endswith("ly"):
        j += 1
    low = p.low(j)
    if p.is_(j, "auxiliaries"):
        if low == "'s":
            return p.is_(j + 1, "determiners", "adverbs", "prepositions")
        return low != "to"
    if not p.word(j) or p.capital(j):
        return False
    if p.is_(j, "finite_verbs"):
        return True
    if low.endswith("ed"):
        return not p.is_(j - 1, "determiners") and p.low(j + 1) != "by"
    form = p.cue_at(j, "past third")
    return form is not None and (
        form.kind == "past"
        or p.is_(j + 1, "determiners", "wh", "prepositions", "object_pronouns")
        or p.low(j + 1) == "to"
    )


_CLOSING = {"“": "”", "«": "»", "„": "“", '"': '"', "``": "''", "''": "''"}


def clause_end(p: Passage, start: int, frame: str) -> int:
    """The token after the last one of the clause that begins at `start`: half-open, final full stop left out."""
    k = start
    depth = 0
    closing = ""
    while k < len(p):
        low = p.low(k)
        if p.speech[k] >= 0:
            k += 1
            continue
        if low in DASHES and p.low(k + 1) in {"a", "an"} and any(p.is_(j, "sayables") for j in (k + 2, k + 3)):
            # "S — a claim that Beijing rejects"
            break
        aside = min(_behind_aside(p, k), behind_insertion(p, start, k)) if low == "," else p.size
        if aside < p.size:
            k = aside
            continue
        if closing or low in _CLOSING:
            # nothing ends inside a quoted fragment, but behind the comma that American printers put in it
            over = closing and low == closing
            closing = "" if over else closing or _CLOSING[low]
            goes_on = p.is_(k + 1, "coordinators") and p.low(k + 2) in _CLOSING
            if over and p.low(k - 1) == "," and depth == 0 and not goes_on and _comma_ends(p, k, frame):
                return k + 1
            k += 1
            continue
        if low == "(":
            depth += 1
        elif low == ")":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and k > start and _ends_here(p, k, start, frame):
            break
        k += 1
    while k > start and p.low(k - 1) in _LOOSE:
        k -= 1
    return k


# marks that belong to no clause where they end it
_LOOSE = PARTING | DASHES | {":"}


def fragment_free(p: Passage, start: int, end: int) -> Iterator[int]:
    """The tokens of a stretch that stand in no quoted fragment, brackets or speech."""
    closing, depth = "", 0
    for k in range(start, end):
        low = p.low(k)
        if closing or low in _CLOSING:
            closing = "" if closing and low == closing else closing or _CLOSING[low]
        elif low in {"(", ")"}:
            depth += 1 if low == "(" else -1
        elif depth == 0 and p.speech[k] < 0:
            yield k


def _ends_here(p: Passage, k: int, start: int, frame: str) -> bool:
    low = p.low(k)
    if low in {";"}:
        return True
    if low in ENDS and k >= len(p) - 2:
        return True
    if low == "-" and 0 < k < len(p) - 1 and p.tokens[k - 1].end == p.tokens[k].start == p.tokens[k + 1].start - 1:
        # "a U.S.-led mission"
        return False
    if (low in DASHES and frame in "NTPG" and not _within_object(p, k, start)) or (low == ":" and frame == "P"):
        return True
    if low == ",":
        return _comma_ends(p, k, frame) or (frame in "NP" and _object_over(p, k + 1))
    joins = low in {"and", "but"}
    if frame in "NP" and (_manner(p, k) or (joins and (_object_over(p, k + 1) or infinitive_cue(p, k + 1)))):
        return True
    if low in {"and", "but"} and (
        # "said the port was open | and Kyiv said it was shut", "had promised to go | and that"
        another_says(p, k + 1) if frame in "CB" else p.low(k + 1) == "that" and frame in "NPTG"
    ):
        return True
    if low in {"and", "but"} and p.low(k - 1) != ",":
        return coordinated(p, k, frame) and not parallel(p, k, start, frame)
    if low == "while" and frame in "NT":
        return True
    if low == "as" and frame in "BC" and p.capital(k + 1) and p.low(p.size - 1) not in ENDS:
        # a headline: "Iran says talks serious as Oman reports progress"
        return True
    if low == "as" and frame in "NP" and not p.is_(k + 1, "personal") and others_cue(p, k + 1):
        # "rejected the truce as Kyiv welcomed it"
        return True
    if frame in "NP" and (low in {"because", "when", "although"}):
        return True
    return low == "according" and p.low(k + 1) == "to"


def _within_object(p: Passage, k: int, start: int) -> bool:
    """Whether the dash at token k opens or closes an aside amid an object: "give the envoys — and him — a lesson"."""
    opened = next((j for j in range(k - 1, max(start, k - _DASHED), -1) if p.low(j) in DASHES), None)
    if opened is not None:
        return p.is_(k + 1, "determiners") and p.is_(opened + 1, "coordinators")
    closed = next((j for j in range(k + 1, min(len(p), k + _DASHED)) if p.low(j) in DASHES), None)
    return closed is not None and p.is_(k + 1, "coordinators") and p.is_(closed + 1, "determiners")


_DASHED = 10


def _object_over(p: Passage, i: int) -> bool:
    """Whether a further predicate or clause, no further object, begins at token i behind a comma or "and"."""
    while p.is_(i, "coordinators", "adverbs"):
        i += 1
    if p.low(i) == "with":
        return p.low(i - 1) == ","
    if p.is_(i, "personal") and p.low(i) != "it":
        return True
    following = p.is_(
        i + 1, "determiners", "object_pronouns", "prepositions", "auxiliaries", "adverbs", "wh", "possessive"
    )
    if p.capital(i):
        # "wants the votes and Pell wants to be a hero"
        return any(p.capital(k - 1) and verb_at(p, k) and not p.capital(k) for k in range(i + 1, min(i + 4, p.size)))
    return verb_at(p, i) and (following or p.low(i + 1) == "to") and not p.is_(i, "determiners")


def _manner(p: Passage, k: int) -> bool:
    """Whether token k opens how or where it was said: "by citing a poll", "in an interview", "on Twitter"."""
    if p.low(k) == "by":
        return p.low(k + 1).endswith("ing")
    return p.low(k) in {"in", "on", "at", "during", "via"} and adjunct_noun(p, k + 1)


def _amid_clause(p: Passage, as_: int) -> bool:
    """Whether a verb goes on behind what "as" opens: "said that A, and that Kyiv, | as always, | was late"."""
    close = next((k for k in range(as_ + 1, min(as_ + _ASIDE, p.size)) if p.low(k) == ","), p.size - 1)
    return verb_at(p, close + 1)


def _comma_ends(p: Passage, k: int, frame: str) -> bool:
    nxt = k + 1
    while p.is_(nxt, "adverbs"):
        nxt += 1
    low = p.low(nxt)
    if low == "but" and p.low(nxt + 1) == "that" and frame == "C":
        # "told the paper that it was open, but that it would want checks"
        return False
    if low == "but" and p.is_(nxt + 1, "negations") and p.is_(nxt + 2, "prepositions", "adverbs", "determiners"):
        # "may return, but not to Fordow"
        return False
    if low == "but" and p.low(nxt + 1) in {"only", "just"}:
        # "will pay, but only if Kyiv does"
        return False
    if low == "as" and frame in "CB":
        return not _amid_clause(p, nxt)
    if low == "according" or low in {"but", "while", "whereas", "although", "though", "even"}:
        return True
    if p.cue_at(nxt, "ing") if nxt < len(p) else False:
        return True
    if p.is_(nxt, "carried") and p.low(nxt + 1) == "by":
        return True
    if low in {"a", "an"} and ((frame in "NTPI" and apposed_clause(p, nxt)) or (frame == "C" and commented(p, nxt))):
        return True
    if remarked(p, nxt):
        return True
    if (low == "that" and frame in "NPT") or (low == "and" and p.low(nxt + 1) == "that" and frame in "NTPIG"):
        # "before China agreed to talks, | that it"
        return True
    if low == "and":
        return (
            coordinated(p, nxt, frame)
            or new_clause_with_cue(p, nxt + 1)
            or (frame in "N" and p.is_(nxt + 1, "personal"))
            or (frame in "NPTG" and others_cue(p, nxt + 1))
            or (frame in "CB" and others_stance(p, nxt + 1))
        )
    if frame in "NP" and others_cue(p, nxt):
        # "backed the plan, the Kremlin rejected it"
        return True
    if frame in "NG" and (low in {"who", "which", "as", "because", "after"} or low.endswith("ing")):
        return low != "who" or frame == "G"
    if _parenthetical(p, nxt):
        return True
    return frame == "N" and p.is_(nxt, "personal")


def _parenthetical(p: Passage, i: int) -> bool:
    """Whether ", he said" stands at token i."""
    if i >= len(p):
        return False
    if p.is_(i, "relatives"):
        # "the plan, which Kyiv rejects, | was"
        close = next((k for k in range(i + 2, min(i + _RELATIVE, p.size)) if p.low(k) == ","), p.size)
        if verb_at(p, close + 1):
            return False
    if p.is_(i, "personal") and i + 1 < len(p):
        j = i + 1
        while j < len(p) and (p.is_(j, "adverbs", "auxiliaries")):
            j += 1
        form = p.cue_at(j, "past third base") if j < len(p) else None
        return bool(
            form
            and "Q" in form.group.frames
            and (j + 1 >= len(p) or not p.word(j + 1) or p.is_(j + 1, "prepositions", "weekdays", "adverbs"))
        )
    for j in range(i, min(i + 9, len(p))):
        if not p.word(j):
            return False
        form = p.cue_at(j, "past third")
        if form and "Q" in form.group.frames and not p.is_(j - 1, "be_forms"):
            if j == i:
                return form.lemma in INVERTS and p.word(j + 1)
            after = skip_adjuncts(p, recipient_at(p, j + 1)[1] if "R" in form.group.frames else j + 1)
            named = p.capital(group_start(p, j) - 1) or p.is_(i, "determiners") or p.capital(i)
            ends = after >= len(p) or p.low(after) in {",", "."} or p.is_(after, "prepositions", "weekdays")
            ends = ends or (p.low(after) == "that" and after > j + 1)
            return ends and (named or after >= len(p))
    return False


_RELATIVE = 12
