"""Direct speech: who speaks each quotation."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from stance.attribution.adjuncts import skip_adjuncts
from stance.attribution.agreement import takes_base, told_in_past
from stance.attribution.carriers import Carrier
from stance.attribution.cues import Form
from stance.attribution.nonfinite import led_to
from stance.attribution.passage import ENDS, Passage
from stance.attribution.phrases import Range, phrase_after
from stance.attribution.subjects import group_start, subject_before
from stance.attribution.tags import cited_speaker

REACH = 34


class Tag(NamedTuple):
    """The words that name a quotation's speaker, in token ranges of their sentence."""

    form: Form | None
    cue: Range
    source: Range | None
    recipient: Range | None = None
    side: str = "after"
    negated: bool = False
    carriers: tuple[Carrier, ...] = ()


def tag_after(p: Passage, i: int) -> Tag | None:
    """Read the tag that begins at token i, right behind a quotation: "said X", "X said", "he told Y"."""
    k = i
    while k < len(p) and (p.low(k) in {",", "-"} or p.low(k) in {"–", "—"}) and p.speech[k] < 0:
        k += 1
    if k >= len(p) or not p.word(k):
        return None
    if p.low(k) == "as":
        k += 1
    size = p.frame_at(k)
    if size:
        source = phrase_after(p, k + size)
        return Tag(None, (k, k + size), source) if source else None
    verb = k
    while verb < len(p) and (p.is_(verb, "adverbs") or (p.low(verb).endswith("ly") and not p.capital(verb))):
        verb += 1
    form = _quoting(p, verb, "past third")
    if form:
        after = verb + 1 + len(form.rest)
        source = phrase_after(p, after)
        if source and p.low(source[0]) != "that":
            return Tag(form, (k, after), source)
    return _cited_behind(p, k) or _told_behind(p, k)


def _told_behind(p: Passage, k: int) -> Tag | None:
    """ "| X told Y", "| was X told": the verb behind its subject, which begins at token k."""
    for j in range(k + 1, min(k + REACH, len(p))):
        if p.speech[j] >= 0:
            break
        form = _tells(p, j)
        if form is None:
            continue
        start = group_start(p, j)
        if form.kind == "past" and _passive(p, start, j):
            return _told_by(p, form, start, j)
        start = _led(p, j, form) or start
        source = subject_before(p, start)
        if source and source[1] - source[0] == 1 and p.is_(source[0], "relatives"):
            # "..., an official, who asked not to be named, said"
            continue
        if source is None or (source[0] > k + 1 and not _only_adverbial(p, k, source[0])):
            continue
        if form.kind == "base" and start == j and not takes_base(p, source):
            form = told_in_past(p, j, form)
            if form.kind == "base":
                # "White House press secretary"
                continue
        after = j + 1 + len(form.rest)
        recipient, _ = read_recipient(p, after, form)
        return Tag(form, (start, after), (max(source[0], k), source[1]), recipient)
    return None


def _led(p: Passage, j: int, form: Form) -> int:
    """The first token of what leads to the verb at token j: "| likes to say", "| hastened to add"; 0 if nothing."""
    led = led_to(p, j - 1) if form.kind == "base" and p.low(j - 1) == "to" else None
    return led[0] if led is not None else 0


def _passive(p: Passage, start: int, verb: int) -> bool:
    return any(p.is_(k, "be_forms") for k in range(max(start, verb - 3), verb))


def _tells(p: Passage, j: int) -> Form | None:
    """The cue at token j with which a quotation can end: "said", or "was quoted as saying"."""
    quoted = p.is_(j, "citing") and _passive(p, group_start(p, j), j)
    return p.cue_at(j, "past") if quoted else _quoting(p, j, "past third base")


def _told_by(p: Passage, form: Form, start: int, verb: int) -> Tag | None:
    """ "Zelensky was told by Trump": the words are the agent's; without one nobody is named.

    "he was quoted as saying by the agency", "he was quoted by the agency as saying": the words are the subject's.
    """
    after = verb + 1 + len(form.rest)
    by = phrase_after(p, after + 1) if p.low(after) == "by" else None
    saying = by[1] if by else after
    if p.is_(verb, "citing") and p.low(saying) == "as" and p.is_(saying + 1, "reported_as"):
        end = saying + 2
        by = by or (phrase_after(p, end + 1) if p.low(end) == "by" else None)
        source = subject_before(p, start)
        return Tag(form, (start, end), source, carriers=(Carrier(by),) if by else ()) if source else None
    if p.low(after) != "by":
        return None
    agent = phrase_after(p, after + 1)
    return Tag(form, (start, after), agent) if agent else None


def _cited_behind(p: Passage, k: int) -> Tag | None:
    """ "“...,” | the agency quoted X as saying": the words are X's, and the agency carries them."""
    ends = next((j for j in range(k, min(k + REACH, len(p))) if p.speech[j] >= 0), min(k + REACH, len(p)))
    verb = next((j for j in range(k + 1, ends) if p.is_(j, "citing")), 0)
    if not verb or _passive(p, group_start(p, verb), verb):
        return None
    source, carrier, form = cited_speaker(p, verb + 1), subject_before(p, verb), p.cue_at(verb, "past third")
    if source is None or carrier is None or form is None:
        return None
    return Tag(form, (verb, verb + 1), source, carriers=(Carrier(carrier),))


def _only_adverbial(p: Passage, start: int, end: int) -> bool:
    return p.low(end - 1) in {",", "and"} or end - start <= 2


def _quoting(p: Passage, i: int, kinds: str) -> Form | None:
    if i >= len(p):
        return None
    form = p.cue_at(i, kinds)
    if form and form.rest and _UTTERED.isdisjoint(form.group.frames):
        # “...,” X said of the letter
        form = next((f for f in p.lexicon.forms[p.low(i)] if f.kind in kinds and not f.rest), None)
    if form is None or _UTTERED.isdisjoint(form.group.frames) or _in_name(p, i):
        return None
    # "Rubio's state campaign chairman": what is owned is a noun
    return None if form.kind in {"base", "third"} and p.low(i - 1) == "'s" else form


_UTTERED = frozenset("QU")


def _in_name(p: Passage, i: int) -> bool:
    """Whether a word that may be a cue stands in a name: "a former United States ambassador"."""
    return p.capital(i) and p.capital(i - 1) and p.word(i + 1) and not p.capital(i + 1)


def tag_before(p: Passage, end: int) -> Tag | None:
    """Read the tag that ends right before token `end`, where a quotation opens: "X said on Monday:"."""
    tag = _verb_before(p, end, _quoting)
    if tag is not None and tag.form is not None and tag.form.lemma in p.lexicon.grammar["coming_upon"]:
        # "found leaflets:", "published a letter from a farmer:"
        thing = any(p.word(k) and not p.is_(k, "adverbs", "weekdays") for k in range(tag.cue[1], end - 1))
        tag = None if thing and p.low(end - 1) == ":" else tag
    if tag is None and p.low(end - 1) == ":":
        # "... called for new measures:" says it with a verb that no quotation hangs on
        tag = _verb_before(p, end, Passage.cue_at)
        upon = tag is not None and tag.form is not None and tag.form.lemma in p.lexicon.grammar["coming_upon"]
        if tag is not None and (upon or any(p.is_(k, "bearing") for k in range(tag.cue[1], end))):
            # "ignored the headline:"
            tag = None
    return tag or _colon_before(p, end - 1)


def _verb_before(p: Passage, end: int, find: Callable[[Passage, int, str], Form | None]) -> Tag | None:
    k = end - 1
    punctuated = p.low(k) in {",", ":"}
    for j in range(end - 1, max(-1, end - REACH), -1):
        if p.speech[j] >= 0:
            break
        form = find(p, j, "past third base ing")
        if form is None or p.low(j) in ENDS:
            continue
        if form.kind == "base" and p.low(j - 1) == "to" and "Q" not in form.group.frames:
            # "has no venue to appeal the verdict:"
            continue
        if form.kind in {"ing", "base"} and p.is_(j - 1, "determiners", "possessive") and not p.is_(j - 1, "pronouns"):
            # "before the ruling"
            continue
        after = j + 1 + len(form.rest)
        recipient, rest = read_recipient(p, after, form)
        gap = skip_adjuncts(p, rest)
        if gap < k and not (punctuated and p.low(k) == ":") and end - gap > 9:
            continue
        start = group_start(p, j)
        if form.kind == "base" and p.low(j - 1) == "to" and start >= j - 1:
            # "had nothing nice to say about it:"
            continue
        if form.kind == "past" and _passive(p, start, j):
            told = _told_by(p, form, start, j)
            if told:
                return told._replace(side="before")
            continue
        source = _subject(p, start, form)
        if source is not None and form.kind == "base" and start == j and not takes_base(p, source):
            form = told_in_past(p, j, form)
            source = None if form.kind == "base" else source
        if source is None:
            continue
        negated = any(p.low(x) in p.lexicon.grammar["negations"] for x in range(start, j))
        return Tag(form, (start, after), source, recipient, "before", negated)
    return None


_NAME = 6


def _colon_before(p: Passage, k: int) -> Tag | None:
    if p.low(k) == ":" and k > 0 and not p.is_(k - 1, "labels"):
        said = _quoting(p, 0, "past third")
        inverted = phrase_after(p, 1) if said else None
        if inverted and inverted[1] >= k - 1:
            # "Said Benton: ..."
            return Tag(said, (0, 1), inverted, None, "before")
        about = _about(p, k)
        if about:
            return Tag(None, (k, k + 1), about, None, "before")
        source = phrase_after(p, 0, long=True)
        if k <= _NAME and all(p.capital(j) or p.low(j) in {"of", "the", "for", "'s"} for j in range(k)):
            # "US State Department:"
            source = (0, k)
        if source and source[1] < k - 1 and p.is_(source[1], "takes_to"):
            # "Zelensky took to Telegram:"
            return Tag(None, (source[1], k + 1), source, None, "before")
        if source and source[1] >= k - 1 and _can_speak(p, source):
            return Tag(None, (k, k + 1), (source[0], k), None, "before")
    return None


def _about(p: Passage, colon: int) -> Range | None:
    """Who speaks behind a colon with no verb of speaking before it: "X had an answer:", "For X, it is simple:"."""
    first = p.opening
    if p.low(first) == "for":
        whose = phrase_after(p, first + 1, long=False)
        return whose if whose and p.low(whose[1]) == "," and p.capital(whose[1] - 1) else None
    whose = phrase_after(p, first, long=False)
    if whose is None or whose[1] >= colon or not (p.capital(whose[1] - 1) or p.is_(whose[0], "personal")):
        return None
    if p.low(whose[1]) == "," and p.low(whose[1] + 1) == "asked":
        return whose
    behind = range(whose[1], min(whose[1] + _ANSWER, colon))
    had = p.is_(whose[1], "having") and any(p.is_(k, "predicated") for k in behind)
    return whose if had or speaking_so(p, colon) == whose or _alone(p, whose, colon) else None


def _alone(p: Passage, whose: Range, colon: int) -> bool:
    """Whether a short clause names nobody else and nothing that bears words: "X isn't buying it:"."""
    words = range(whose[1], colon)
    if len(words) > _SHORT_CLAUSE or not all(p.word(k) for k in words):
        return False
    told = p.is_(whose[1], "be_forms") and any(p.cue_at(k, "past") for k in words)
    named = any(p.capital(k) for k in words)
    # "listened to a fan:", "remembered his grandmother:"
    others = any(p.low(k) in {"a", "an"} or p.is_(k, "possessive", "bearing", "documents", "perceived") for k in words)
    return not told and not named and not others


_ANSWER = 6
_SHORT_CLAUSE = 9


def speaking_so(p: Passage, end: int | None = None) -> Range | None:
    """Who a short sentence shows speaking without a word of it: "X was blunt.", "X put it this way.", "X shrugged."."""
    stop = end if end is not None else p.size - (p.low(p.size - 1) in ENDS)
    whose = phrase_after(p, p.opening, long=False)
    if whose and p.low(whose[1]) == ",":
        # "His deputy, Jane Roe, was more direct."
        whose = phrase_after(p, p.opening)
    if whose is None or whose[1] >= stop or stop - whose[1] > _ANSWER or p.is_(whose[0], "neuter"):
        return None
    if not (any(p.capital(k) for k in range(whose[0] + 1, whose[1])) or p.is_(whose[0], "personal")):
        return None
    verb = whose[1] + (p.low(whose[1]) == ",")
    words = p.lows[verb:stop]
    if any(p.is_(k, "negations") for k in range(verb, stop)):
        return None
    was = p.is_(verb, "be_forms", "remaining") and any(w in p.lexicon.grammar["blunt"] for w in words[1:])
    way = any(" ".join(words[: n + 1]) in p.lexicon.grammar["shrugging"] for n in range(len(words)))
    return whose if was or way else None


def _can_speak(p: Passage, phrase: Range) -> bool:
    """Whether words before a bare colon may be somebody: "Peskov:", "The envoy:", not "The best line of the night:"."""
    start, end = phrase
    if end - start == 1 or any(p.capital(j) for j in range(start + 1, end)):
        return True
    return any(
        p.is_(j, "posts", "group_nouns", "messengers", "he_titles", "she_titles", "bodies") for j in range(start, end)
    )


def _subject(p: Passage, start: int, form: Form) -> Range | None:
    if form.kind == "ing":
        k = start - 1
        tagged = _tag_ending(p, k) if p.low(k) == "," else None
        if tagged:
            return tagged
        if p.low(k) in {",", "by", "and"} or k < 0:
            for j in range(start):
                if _finite(p, j, "past third base"):
                    found = subject_before(p, group_start(p, j))
                    if found:
                        return found
            return phrase_after(p, 0)
        return subject_before(p, start)
    found = subject_before(p, start)
    if found is None and p.low(start - 1) in {"and", "but"}:
        for j in range(start - 2, 0, -1):
            if _finite(p, j, "past third") and p.low(j + 1) != "by":
                earlier = subject_before(p, group_start(p, j))
                if earlier and p.low(earlier[0]) not in {"that", "which"}:
                    return earlier
        return phrase_after(p, 0)
    return found


def _finite(p: Passage, j: int, kinds: str) -> bool:
    """Whether token j reads as a finite verb: a cue, an auxiliary, or a word in "-ed"."""
    if p.low(j) in {"'s", "to"}:
        return False
    ending = p.low(j).endswith("ed") and not p.capital(j)
    form = p.cue_at(j, kinds)
    # "Sunday night's debate" is no verb
    noun = form is not None and form.kind in {"base", "third"} and p.low(j - 1) == "'s"
    return ending or p.is_(j, "auxiliaries") or (form is not None and not noun)


def _tag_ending(p: Passage, comma: int) -> Range | None:
    """The subject of "S, Benton told the paper, adding": a tag of its own between two commas."""
    for j in range(comma - 1, max(0, comma - REACH), -1):
        form = _quoting(p, j, "past third")
        if form is None or p.speech[j] >= 0:
            continue
        after = j + 1 + len(form.rest)
        _, rest = read_recipient(p, after, form)
        source = subject_before(p, group_start(p, j))
        if source and source[0] > 1 and p.low(source[0] - 1) == "," and skip_adjuncts(p, rest) == comma:
            return source
    return None


def read_recipient(p: Passage, i: int, form: Form) -> tuple[Range | None, int]:
    """The one who was told, for cues that take a recipient, and the token after it."""
    if "R" not in form.group.frames or i >= len(p) or p.speech[i] >= 0:
        return None, i
    if p.is_(i, "object_pronouns"):
        return (i, i + 1), i + 1
    phrase = phrase_after(p, i, long=False)
    if phrase is None or p.is_(i, "wh"):
        return None, i
    return phrase, phrase[1]
