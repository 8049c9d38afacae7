"""Ascriptions without a verb: "по словам X, S", "говорится в заявлении X", "X развёл руками: мол, S"."""

from __future__ import annotations

from stance.attribution.carriers import Carrier
from stance.attribution.inflected.clauses import SAYS, clause_start
from stance.attribution.inflected.complement import clause_at
from stance.attribution.inflected.extent import clause_end
from stance.attribution.inflected.joined import short
from stance.attribution.inflected.phrases import after_preposition, frame_at, owned, phrase, telling_frame
from stance.attribution.inflected.subjects import behind_verb, subject
from stance.attribution.inflected.words import finite_verb, is_part, name_like, nominal, readings
from stance.attribution.passage import DASHES, ENDS, Passage
from stance.attribution.phrases import Range
from stance.attribution.raw import Raw


def somebody_named(p: Passage, r: Range) -> bool:
    """Whether a phrase names a person, or anybody by name."""
    return (
        p.is_(r[0], "personal")
        or any(name_like(p, k) and k > 0 for k in range(*r))
        or any(s.animate and s.case == "nominative" for k in range(*r) for s in readings(p, k))
    )


def according(p: Passage, i: int) -> Raw | None:
    """ "По словам X, S", "S, по мнению X", "S, по его словам"."""
    size = frame_at(p, i, "hearsay_frames")
    if size:
        parts = around(p, i, i + size)
        return Raw(None, "according", (i, i + size), None, parts) if parts else None
    size, whose = telling_frame(p, i)
    if not size or (size == 1 and p.word(i - 1) and not p.is_(i - 1, "joins") and is_part(p, i, "noun")):
        # "возмущены словами мэра"
        return None
    end = i + size
    source = _genitive(p, end) if whose is None else (whose, whose + 1)
    if whose is None and source:
        end = source[1]
    elif source is None and (size == _BARE or p.low(end) not in {",", ":"} | DASHES):
        return None
    if source and whose is None and p.is_(end, "prepositions"):
        # "судя по его посту в фейсбуке"
        further = after_preposition(p, end)
        while further and p.is_(further, "joins") and (also := phrase(p, further + 1, "genitive")):
            # "по оценкам главы комиссии по делам обороны и представителя разведки"
            further = also[1]
        if further and p.low(further) == ",":
            source, end = (source[0], further), further
    carrier, end = _tag_behind(p, end)
    if p.low(end) == "," and _apposition_ahead(p, end):
        close = next((k for k in range(end + 1, min(end + 14, p.size)) if p.low(k) == ","), None)
        if close and p.word(close + 1) and source:
            source, end = (source[0], close), close
    parts = around(p, i, end)
    if source and p.is_(source[0], "relatives"):
        # "сообщила о записке, согласно которой S"
        parts = tuple(part for part in parts if part[0] >= end)
    by = (Carrier(carrier),) if carrier else ()
    return Raw(None, "according", (i, i + size), source, parts, carriers=by) if parts else None


def _tag_behind(p: Passage, end: int) -> tuple[Range | None, int]:
    """ "По словам X, передаёт ТАСС, S": who carries it, and the token behind that."""
    if p.low(end) != "," or not p.cue_at(min(end + 1, p.size - 1), SAYS):
        return None, end
    found = behind_verb(p, end + 1, end + 2)
    if found and p.low(found[2]) == ",":
        return found[0], found[2]
    return None, end


_BARE = 2


def _genitive(p: Passage, i: int) -> Range | None:
    """The source behind "по словам" and the like: a phrase in the genitive (dative behind "согласно")."""
    passing = p.is_(i, "possessive") or (is_part(p, i, "pronoun") and nominal(p, i + 1))
    start = i + 1 if passing and p.word(i + 1) else i
    for case in ("genitive", "dative", "instrumental", "nominative"):
        found = phrase(p, start, case)
        if found:
            return (i, found[1])
    return None


def _apposition_ahead(p: Passage, comma: int) -> bool:
    inner = phrase(p, comma + 1, "genitive")
    if p.is_(comma + 1, "relatives"):
        return True
    end = inner[1] if inner else 0
    while end and p.is_(end, "prepositions"):
        # "председателя комитета по международным делам Совета"
        end = after_preposition(p, end)
    return bool(inner and end and not name_like(p, comma + 1) and p.low(end) == ",")


def about_this(p: Passage, k: int) -> bool:
    """Whether "about this" stands right before token k."""
    return p.is_(k - 1, "this") and p.is_(k - 2, "aboutness")


def around(p: Passage, start: int, end: int) -> tuple[Range, ...]:
    """The content before and behind a parenthesis that covers `[start, end)`."""
    parts = []
    left = start - 1 if p.low(start - 1) in DASHES else start
    pointed = about_this(p, start + 2)
    left = left - 1 if p.low(left - 1) == "," or (pointed and p.low(left - 1) == ":") else left
    # "государство, которое, как заявил X, S"
    begin = left - 1 if left < start and p.is_(left - 1, "relatives") else _content_start(p, left)
    # "S: об этом заявил X" tells S too
    before = (begin, left) if p.low(start - 1) != ":" or pointed else (left, left)
    aside = " ".join(p.lows[slice(*before)]) in p.lexicon.asides
    if not aside and before[1] - before[0] >= 1 and any(p.word(k) for k in range(*before)):
        parts.append(before)
    follows = p.low(end) in {",", ":"} or (start <= begin + 1 and p.word(end))
    relative = p.is_(end + 1, "relatives") or (p.is_(end + 1, "prepositions") and p.is_(end + 2, "relatives"))
    follows = follows and not relative and not (p.low(end) == "," and p.cue_at(end + 1, "ing"))
    if parts and follows and p.low(end) == ",":
        # "S, запевняє мер, хоча й не певен", "S, тріумфує мер, зажадавши": what the speaker does besides
        follows = not (p.is_(end + 1, "conceding") or any(is_part(p, k, "gerund") for k in (end + 1, end + 2)))
        # "розповідає Миркевич, президент асоціації фермерів і землевласників": who the speaker is
        apposed = phrase(p, end + 1) if nominal(p, end + 1) else None
        person = apposed is not None and any(s.animate for s in readings(p, end + 1))
        verbs = any(finite_verb(p, k) or p.cue_at(k, "adjective") for k in range(end + 1, p.size))
        follows = follows and (verbs or not person)
    if follows:
        first = end + 1 if p.low(end) in {",", ":"} else end
        tail = (first, _sentence_end(p, first) if parts else clause_end(p, first))
        if tail[1] - tail[0] >= 2 or (parts and any(p.word(k) for k in range(*tail))):
            parts.append(tail)
    return tuple(parts)


def _sentence_end(p: Passage, i: int) -> int:
    """Where the rest of a sentence that a parenthesis interrupted ends."""
    k = i
    while k < p.size and p.low(k) not in {";"} and not (p.low(k) in ENDS and k >= p.size - 2):
        k += 1
    return k


def _content_start(p: Passage, i: int) -> int:
    """Where the clause that ends at token i begins: behind the dateline or an opening conjunction."""
    k = i
    while k > p.opening:
        if p.speech[k - 1] >= 0 or p.low(k - 1) == ";":
            break
        if p.low(k - 2) == "," and p.is_(k - 1, "concessive"):
            break
        if p.low(k - 1) == ":" and any(p.cue_at(j, SAYS + " adjective") for j in range(p.opening, k - 1)):
            break
        if p.low(k - 1) == ":" and _topic(p, k - 1) and any(finite_verb(p, j) or short(p, j) for j in range(k, i)):
            break
        k -= 1
    return k


def _topic(p: Passage, colon: int) -> bool:
    """Whether a headline's topic stands before a colon: "Град в Лужках: крыши целы, уверяют кровельщики"."""
    found = phrase(p, p.opening)
    end = found[1] if found else colon + 1
    while end < colon and p.is_(end, "prepositions"):
        end = after_preposition(p, end) or colon + 1
    return end == colon


def written(p: Passage, i: int) -> Raw | None:
    """ "S, говорится в заявлении МИД"."""
    size = frame_at(p, i, "written")
    if not size:
        return None
    end = after_preposition(p, i + size - 1)
    if not end:
        return None
    source: Range = (i + size, i + size + 1 if owned(p, i + size) else end)
    comp = clause_at(p, end, "C")
    if comp and not p.is_(comp[0], "prepositions"):
        # but "следует из проекта, с которым ознакомились"
        return Raw(None, "written", (i, i + size), source, (comp,))
    parts = around(p, i, end)
    return Raw(None, "written", (i, i + size), source, parts) if parts else None


def citing(p: Passage, i: int) -> Raw | None:
    """ "со ссылкой на X" beside a cue is read with that cue; alone it frames the sentence."""
    size = frame_at(p, i, "citing")
    if not size or any(p.cue_at(k, SAYS) for k in range(max(0, i - 8), min(p.size, i + size + 12))):
        return None
    end = after_preposition(p, i + size - 1)
    if not end:
        return None
    parts = around(p, i, end)
    return Raw(None, "according", (i, i + size), (i + size, end), parts) if parts else None


def so_said(p: Passage, i: int) -> Raw | None:
    """ "X развёл руками: мол, S": the words are those of whoever the clause before is about."""
    if not p.is_(i, "so_said"):
        return None
    if i == p.opening and p.low(i + 1) == ",":
        # "Мол, S": whoever the sentence before is about
        end = clause_end(p, i + 2, "S")
        return Raw(None, "dropped", (i, i + 1), None, ((i + 2, end),)) if end > i + 3 else None
    if p.low(i - 1) not in {":", ",", "—", "–"}:
        return None
    verbs = (k for k in range(p.opening, i - 1) if finite_verb(p, k) and p.speech[k] < 0)
    source = next((s for s in (subject(p, k, k + 1) for k in verbs) if s and s[1] <= i and somebody_named(p, s)), None)
    first = i + 2 if p.low(i + 1) == "," else i + 1
    end = clause_end(p, first)
    amid = p.low(i - 1) == "," == p.low(i + 1) and clause_start(p, i - 2) == p.opening and end > first + 1
    if amid and not any(finite_verb(p, k) for k in range(p.opening, i)):
        # "Американцы, мол, нот не видели": whoever the sentence before is about
        return Raw(None, "dropped", (i, i + 1), None, ((p.opening, i - 1), (first, end)))
    if source is None or end <= first + 1:
        return None
    colon = next((k for k in range(i - 2, source[1], -1) if p.low(k) == ":"), 0)
    # "отказалась: следователь, мол, её не понял"
    ahead = ((colon + 1, i - 1),) if colon and p.low(i - 1) == "," == p.low(i + 1) else ()
    return Raw(None, "according", (i, i + 1), source, (*ahead, (first, end)))
