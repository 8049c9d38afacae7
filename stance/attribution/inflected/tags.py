"""Direct speech in an inflected language: who speaks each quotation, and tags set inside its marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stance.attribution.carriers import Carrier
from stance.attribution.cues import Form, Lexicon
from stance.attribution.direct import REACH, Tag
from stance.attribution.inflected.agreement import agrees
from stance.attribution.inflected.citations import citation, passed_on, words_of
from stance.attribution.inflected.extent import adjuncts
from stance.attribution.inflected.heads import somebody, thing
from stance.attribution.inflected.labels import behind_time
from stance.attribution.inflected.phrases import after_preposition, frame_at, phrase, quoted_name
from stance.attribution.inflected.subjects import before, behind_verb, impersonal, institution_before, subject
from stance.attribution.inflected.words import cases, finite_verb, is_part, name_like, nominal
from stance.attribution.passage import DASHES, ENDS, Passage
from stance.attribution.phrases import Range
from stance.attribution.quotes import Quote
from stance.records import Block
from stance.text.morphology import shapes
from stance.text.words import tokenize

_INNER = re.compile(
    r"(?P<before>[,!?…])\s*[—–-]\s+(?P<tag>(?:[^—–«»“”\n]|«[^«»\n]{1,60}»){3,140}?)(?P<stop>[.,:])\s*[—–-]\s+"
)
_OPENING = re.compile(r"[—–-]\s+")
_CLOSING = re.compile(r"[,!?….][ \u00a0]+[—–-][ \u00a0]+(?P<tag>[^\n—–]{3,140})")


def tag_after(p: Passage, i: int) -> Tag | None:
    """Read the tag that begins at token i, behind a quotation: ", — сказал X", ", — X сказал"."""
    k = i
    while k < p.size and (p.low(k) in {",", "."} or p.low(k) in DASHES) and p.speech[k] < 0:
        if p.low(k) == "." and p.low(k + 1) not in DASHES:
            return None
        k += 1
    if k >= p.size or not p.word(k):
        return None
    framed = _framed(p, k)
    if framed:
        return framed
    if p.low(k) in {"как", "як"}:
        k += 1
    for j in range(k, min(k + REACH, p.size)):
        if p.speech[j] >= 0 or p.low(j) in {".", ";", ":"}:
            break
        if p.low(j) == "," and p.is_(j + 1, "clause", "contrast", "temporal", "subordinators") and _telling_in(p, k, j):
            # "бормочет гость, когда повар говорит": what is told besides is no tag
            break
        form = _quoting(p, j)
        if form is None:
            continue
        return _tag(p, k, j, form)
    if p.low(k - 1) in DASHES:
        # «...», – процідив він: whatever the verb, it is a tag
        verb = next((j for j in range(k, min(k + _NEAR, p.size)) if _telling(p, j)), None)
        if verb is not None and p.low(verb - 1) != ",":
            behind = behind_verb(p, verb, verb + 1, objects=True)
            own = before(p, verb)
            who = behind[0] if behind else own if own and own[0] >= k else None
            if who:
                return Tag(None, (verb, verb + 1), _extended(p, who))
    source = phrase(p, k)
    if source and p.low(k - 1) in DASHES:
        # «...» — Иван Петров, министр, в эфире радио.
        whole = _extended(p, source)
        end = _past(p, whole[1] + 1 if whole != source and p.low(whole[1]) == "," else whole[1])
        bare = p.low(end) == "," and not any(finite_verb(p, j) or p.speech[j] >= 0 for j in range(end, p.size))
        if end >= p.size or p.low(end) in ENDS or (bare and name_like(p, whole[1] - 1)):
            # «...» — Иван Петров, коротко, на ходу.
            return Tag(None, (k - 1, k), whole)
    return None


_NEAR = 8
_OF_ITSELF = ("тся", "ться", "лось", "ано", "ено")


def _telling(p: Passage, j: int) -> bool:
    return (
        p.word(j) and is_part(p, j, "verb") and not nominal(p, j) and not p.is_(j, "prepositions", "joins", "adverbs")
    )


def _telling_in(p: Passage, start: int, end: int) -> bool:
    return p.low(start - 1) in DASHES and any(_telling(p, j) for j in range(start, end))


def _framed(p: Passage, k: int) -> Tag | None:
    size = frame_at(p, k, "according") or frame_at(p, k, "written")
    if not size:
        return None
    if frame_at(p, k, "written"):
        end = after_preposition(p, k + size - 1)
        return Tag(None, (k, k + size), (k + size, end)) if end else None
    source = phrase(p, k + size, "genitive")
    return Tag(None, (k, k + size), source) if source else None


def _quoting(p: Passage, j: int) -> Form | None:
    form = p.cue_at(j, "past third")
    if form is None and p.low(j - 1) in DASHES:
        # «S», — уверен X
        form = p.cue_at(j, "adjective")
        if form and "C" in form.group.frames and "D" not in form.group.frames and behind_verb(p, j, j + 1):
            return form
        form = None
    if form is None and any(finite_verb(p, k) for k in (j - 1, j - 2)):
        # «S», — успел крикнуть X
        form = p.cue_at(j, "base")
    if form is None:
        return None
    return form if "Q" in form.group.frames or not form.group.frames else None


def _tag(p: Passage, start: int, verb: int, form: Form) -> Tag | None:
    after = verb + 1 + len(form.rest)
    behind = behind_verb(p, verb, after, objects=True)
    words = passed_on(p, verb, after, p.size)
    if words:
        beyond = words[1] + p.is_(words[1], "utterances")
        behind = behind_verb(p, verb, beyond, objects=True)
    words = words or words_of(p, after)
    if words and (behind is None or behind[0][0] < words[1]):
        # "передає слова міністра агентство «Тихо»"
        behind = behind_verb(p, verb, words[1], objects=True) or behind
    if words:
        carrier = behind[0] if behind else before(p, verb)
        if carrier and carrier[0] == words[0]:
            # "цитирует его «Вестник»"
            carrier = (words[1], carrier[1])
        return Tag(form, (verb, after), words, carriers=(Carrier(carrier),) if carrier else ())
    mine = before(p, verb)
    if mine and mine[0] >= start and agrees(p, verb, mine) and (behind is None or thing(p, behind[0])):
        # "— так X прокомментировал решение"
        return Tag(form, (verb, after), mine, _recipient(p, after))
    if behind:
        source, recipient, end = behind
        end = _past(p, end)
        _, cited = citation(p, end)
        if cited:
            return Tag(form, (verb, after), cited, recipient, carriers=(Carrier(source, says=True),) if source else ())
        obj = _quoted_person(p, form, after, source)
        if obj:
            return Tag(form, (verb, after), obj, recipient, carriers=(Carrier(source),))
        return Tag(form, (verb, after), _extended(p, source), recipient)
    own = before(p, verb)
    if own and own[0] >= start:
        return Tag(form, (verb, after), own, _recipient(p, after))
    if impersonal(p, verb):
        place = institution_before(p, verb)
        if place and place[0] >= start:
            return Tag(form, (verb, after), place)
    return Tag(form, (verb, after), None) if verb == start and not impersonal(p, verb) else None


def _past(p: Passage, k: int) -> int:
    while k < p.size and p.is_(k, "prepositions") and not frame_at(p, k, "citing"):
        end = after_preposition(p, k)
        if not end:
            break
        k = end
    return k


def _quoted_person(p: Passage, form: Form, after: int, carrier: Range) -> Range | None:
    """ "цитирует ТАСС Пескова": the one quoted."""
    if form.lemma not in p.lexicon.grammar["quoting"]:
        return None
    inner = next((k for k in range(carrier[0] + 1, carrier[1]) if somebody(p, (k, carrier[1]), "genitive")), None)
    if inner and p.is_(carrier[0], "outlets"):
        # "цитирует издание замглавы МИД"
        return (inner, carrier[1])
    before = phrase(p, after, "accusative") if carrier[0] > after else None
    if before and before[1] <= carrier[0]:
        return before
    return phrase(p, carrier[1], "accusative") or phrase(p, carrier[1], "genitive")


def _extended(p: Passage, source: Range) -> Range:
    """The source with an apposition behind a comma: "X, директор завода"."""
    if p.low(source[1]) != ",":
        return source
    inner = phrase(p, source[1] + 1)
    if inner and (inner[1] >= p.size or p.low(inner[1]) in ENDS | DASHES | {","}):
        return (source[0], inner[1])
    if p.is_(source[1] + 1, "relatives"):
        close = next((k for k in range(source[1] + 2, p.size) if p.low(k) in ENDS | {","}), p.size)
        return (source[0], close)
    return source


def _recipient(p: Passage, i: int) -> Range | None:
    if nominal(p, i):
        return phrase(p, i, "dative")
    if p.is_(i, "prepositions"):
        end = after_preposition(p, i)
        return (i, end) if end and not p.is_(i + 1, "weekdays") else None
    return None


def tag_before(p: Passage, end: int) -> Tag | None:
    """Read the tag that ends right before token `end`, where a quotation opens: "X заявил:", "X: «"."""
    k = end - 1
    colon = p.low(k) == ":"
    for j in range(end - 1, max(-1, end - REACH), -1):
        if p.speech[j] >= 0 or p.low(j) == ";":
            break
        form = p.cue_at(j, "past third ing") or (p.cue_at(j, "adjective") if colon and p.is_(j + 2, "thats") else None)
        if form is None or p.low(j) in ENDS:
            continue
        after = j + 1 + len(form.rest)
        if not colon and not ("Q" in form.group.frames and end - after <= _CLOSE):
            continue
        words = passed_on(p, j, after, end) or words_of(p, after)
        source = subject(p, j, after) if form.kind != "ing" else _main_subject(p, j)
        if words:
            source = source or _first(p, j)
            return Tag(form, (j, after), words, None, "before", carriers=(Carrier(source),) if source else ())
        if source is None:
            source = _first(p, j)
        if source is None and colon and form.kind != "ing" and _elided(p, j, after, k):
            # "І додає: «S»": whoever spoke before
            return Tag(form, (j, after), None, None, "before", p.is_(j - 1, "negations"))
        if source is None:
            continue
        behind = behind_verb(p, j, after)
        recipient = behind[1] if behind and behind[0] == source else _recipient(p, after)
        return Tag(form, (j, after), source, recipient, "before", p.is_(j - 1, "negations"))
    if colon and k > 0:
        return _named(p, k) or _any_verb(p, k)
    return None


def _elided(p: Passage, verb: int, after: int, colon: int) -> bool:
    """Whether nobody stands before a verb of telling, and nothing but adjuncts between it and its colon."""
    if adjuncts(p, after) != colon:
        return False
    if all(p.is_(k, "joins", "adverbs") or not p.word(k) for k in range(p.opening, verb)):
        return True
    # "На просьбу подождать бросил через плечо: «S»"
    return (
        p.is_(p.opening, "prepositions")
        and not impersonal(p, verb)
        and not any(_acting(p, k, verb) for k in range(p.opening, verb))
    )


def _acting(p: Passage, k: int, verb: int) -> bool:
    """Whether a word at token k may be who does what the verb tells."""
    return (
        p.word(k)
        and "nominative" in cases(p, k)
        and (p.is_(k, "personal") or (nominal(p, k) and agrees(p, verb, (k, k + 1))))
    )


def _any_verb(p: Passage, colon: int) -> Tag | None:
    """ "X ограничилась фразой: «...»": whatever the verb, the colon says that the quotation is X's."""
    for j in range(colon - 1, max(-1, colon - _NEAR), -1):
        if p.speech[j] >= 0 or p.low(j) in ENDS:
            return None
        if _telling(p, j):
            source = subject(p, j, j + 1)
            words = passed_on(p, j, j + 1, colon + 1)
            if words:
                by = (Carrier(source),) if source else ()
                return Tag(None, (j, j + 1), words, None, "before", carriers=by)
            return Tag(None, (j, j + 1), source, None, "before") if source else None
    return None


_CLOSE = 6


def _named(p: Passage, colon: int) -> Tag | None:
    """ "Песков: «...»", "Ветрова — «Спорту»: «...»", "По словам X: «...»"."""
    for i in range(colon):
        framed = _framed(p, i)
        if framed:
            return framed._replace(side="before")
    source = phrase(p, 0) or phrase(p, p.opening) or phrase(p, behind_time(p))
    if source is None:
        written = p.low(colon - 1).endswith(_OF_ITSELF) and p.is_(p.opening, "prepositions")
        end = after_preposition(p, p.opening) if written else 0
        if end and end < colon:
            # "В ответе на запрос сказано: «...»"
            return Tag(None, (colon - 1, colon), (p.opening + 1, end), None, "before")
        return None
    recipient = (source[1] + 1, colon) if p.low(source[1]) in DASHES and source[1] + 1 < colon else None
    verbless = p.is_(source[1], "prepositions") and not any(finite_verb(p, k) for k in range(source[1], colon))
    if recipient or verbless or source[1] >= colon - 1 or p.low(source[1]) in {",", "("}:
        return Tag(
            None, (colon, colon + 1), (source[0], colon if recipient is None else source[1]), recipient, "before"
        )
    return None


def _main_subject(p: Passage, i: int) -> Range | None:
    for k in range(p.size):
        if k != i and is_part(p, k, "verb"):
            found = subject(p, k, k + 1)
            if found:
                return found
    return None


def _first(p: Passage, verb: int) -> Range | None:
    for k in range(p.opening, verb):
        if p.is_(k - 1, "prepositions"):
            continue
        found = phrase(p, k) if nominal(p, k) or quoted_name(p, k) > k or p.is_(k, "personal") else None
        if found and found[1] <= verb:
            return found
    return None


# --- tags inside the marks, and speech behind a dash --------------------------------------------------------------


def split_tagged(text: str, quotes: Sequence[Quote], blocks: Sequence[Block], lexicon: Lexicon) -> list[Quote]:
    """Cut quotations at the tags set inside their marks («..., — сказал он. — ...») and add speech behind a dash."""
    out: list[Quote] = []
    for quote in quotes:
        out += _cut(text, quote, lexicon) if quote.depth == 0 else [quote]
    for block in blocks:
        if block.kind == "title":
            continue
        within = [q for q in quotes if q.start < block.end and block.start < q.end and q.depth == 0]
        spoken = _dialogue(text, block, lexicon)
        if not any(q.start < s.end and s.start < q.end for q in within for s in spoken):
            out += spoken
    return sorted(out, key=lambda q: (q.start, -q.end))


def _cut(text: str, quote: Quote, lexicon: Lexicon) -> list[Quote]:
    pieces: list[Quote] = []
    start, inner_start = quote.start, quote.inner_start
    for match in _INNER.finditer(text, quote.inner_start, quote.inner_end):
        if not _has_cue(match["tag"], lexicon):
            continue
        end = match.end("before") if match["before"] != "," else match.start("before")
        pieces.append(quote._replace(start=start, inner_start=inner_start, end=end, inner_end=end, closed=True))
        start = inner_start = match.end()
    # what goes on behind a tag is speech like what stood before it
    goes_on = quote.continues or start > quote.start
    pieces.append(quote._replace(start=start, inner_start=inner_start, continues=goes_on))
    return pieces


def _has_cue(tag: str, lexicon: Lexicon) -> bool:
    tokens = tokenize(tag)
    forms = (f for t in tokens for f in lexicon.forms_of(t.low))
    if any("Q" in f.group.frames for f in forms):
        return True
    if any(f.kind == "adjective" and "C" in f.group.frames for t in tokens[:1] for f in lexicon.forms_of(t.low)):
        return True
    # «..., — оговорился он. — ...»: a short clause that opens with a verb is a tag, whatever the verb
    first = shapes(tokens[0].text, lexicon.language)[:1] if tokens and tokens[0].word else ()
    return len(tokens) <= _NEAR and any(s.part == "verb" for s in first)


def _dialogue(text: str, block: Block, lexicon: Lexicon) -> list[Quote]:
    """A paragraph that opens with a dash is somebody's speech, up to its tag."""
    opening = _OPENING.match(text, block.start, block.end)
    if opening is None:
        return []
    start = opening.end()
    found: list[Quote] = []
    whole = Quote(block.start, block.end, start, block.end, 0, True, False)
    for piece in _cut(text, whole, lexicon):
        closing = next(
            (m for m in _CLOSING.finditer(text, piece.inner_start, piece.end) if _has_cue(m["tag"], lexicon)), None
        )
        if closing:
            end = closing.start() + (0 if text[closing.start()] == "," else 1)
            found.append(piece._replace(end=end, inner_end=end))
        else:
            found.append(piece)
    return found
