"""Noun phrases to the left and to the right of a cue, found by their borders."""

from __future__ import annotations

import re

from stance.attribution.passage import CLOSERS, CLOSING, DASHES, ENDS, OPENERS, OPENING, Passage
from stance.attribution.phrases import MAX_PHRASE, Range, adjunct_noun, share_before

_MAX_RELATIVE = 14


def group_start(p: Passage, cue: int) -> int:
    """The first token of the verb group that ends in the cue at token `cue`: auxiliaries and adverbs before it."""
    # asked for several times of each cue
    known = p.groups.get(cue)
    if known is not None:
        return known
    i = cue
    while i > 0 and p.word(i - 1) and (p.is_(i - 1, "auxiliaries", "adverbs") or _adverb(p, i - 1) or _dated(p, i - 1)):
        i -= 1
    p.groups[cue] = i
    return i


def _dated(p: Passage, i: int) -> bool:
    """Whether token i is a day amid a verb group: "has today requested"."""
    return p.is_(i, "weekdays") and p.is_(i - 1, "auxiliaries")


def _adverb(p: Passage, i: int) -> bool:
    return p.low(i).endswith("ly") and not p.capital(i) and len(p.low(i)) > 4


def subject_before(p: Passage, i: int) -> Range | None:
    """The noun phrase that ends right before token i, with its appositions, or None."""
    found = _subject_before(p, i)
    if found and p.low(found[0] - 1) == "by" and found[0] - 2 > p.opening:
        # "a statement seen by the Kremlin"
        head = _subject_before(p, found[0] - 2)
        found = (head[0], found[1]) if head else None
    # "GENEVA (Agency) - Russia rejected": no name goes back over a dateline
    return (p.opening, found[1]) if found and found[0] < p.opening < found[1] else found


def _subject_before(p: Passage, i: int) -> Range | None:
    j = i - 1
    if j < 0 or p.speech[j] >= 0:
        return None
    if p.low(j) == ")":
        return _after_bracket(p, j)
    day = day_phrase(p, j)
    if day:
        # "the speaker on Monday night said"
        return subject_before(p, day)
    share = share_before(p, j)
    if share is not None:
        return (share, i)
    if p.low(j) == "neither" and p.word(j - 1):
        # "the envoy neither agreed nor refused"
        return subject_before(p, j)
    if p.low(j) == "part" and p.is_(j - 1, "possessive") and p.low(j - 2) == "for":
        # "had for their part asked"
        return subject_before(p, group_start(p, j - 2))
    if p.low(j) == ",":
        aside = _aside(p, j)
        if aside:
            return subject_before(p, aside)
        return _apposition(p, j, frozenset({","}))
    if p.low(j) in DASHES:
        return _apposition(p, j, DASHES)
    return _behind_object(p, _with_relative(p, _whole_phrase(p, phrase_before(p, i), i), i))


def _behind_object(p: Passage, found: Range | None) -> Range | None:
    """A subject without the object of the clause before it: "rejected a truce and | Peskov welcomed"."""
    as_ = next((k for k in range(*found) if p.low(k) == "as" and p.capital(k + 1)), None) if found else None
    if found and as_ is not None and p.is_(found[0] - 1, "prepositions"):
        # "weighs duties on Chinese cars as Berlin | pushes for a deal"
        return as_ + 1, found[1]
    if found is None or p.capital(found[0]) or p.cue_at(found[0] - 1, "past third") is None:
        return found
    joined = next((k for k in range(*found) if p.low(k) in {"and", "as"} and p.capital(k + 1)), None)
    return (joined + 1, found[1]) if joined is not None else found


def day_phrase(p: Passage, j: int) -> int:
    """Where "on Monday night" or "this week" begins, which stands between a subject and its verb; 0 if none."""
    if p.is_(j, "times") and p.low(j - 1) in {"this", "last", "earlier"} and p.word(j - 2):
        return j - 1 - (p.low(j - 2) in {"earlier", "late", "early"})
    k = j - 1 if p.is_(j, "times") and p.is_(j - 1, "weekdays") else j
    return k - 1 if p.is_(k, "weekdays") and p.low(k - 1) == "on" and k > 1 else 0


def _aside(p: Passage, close: int) -> int:
    """The comma that opens an aside which the comma at `close` ends: ", by contrast,", ", for his part,"; 0 if none."""
    k = next((k for k in range(close - 1, max(p.opening, close - _ASIDE), -1) if p.low(k) == ","), 0)
    # ", in a statement on its website,"
    occasion = p.is_(k + 1, "prepositions") and adjunct_noun(p, k + 2)
    return k if occasion or " ".join(p.lows[k + 1 : close]) in p.lexicon.asides else 0


_ASIDE = 10


def _whole_phrase(p: Passage, found: Range | None, i: int) -> Range | None:
    """The phrase with the head that a preposition hangs it on: "people close to the Kremlin", not "the Kremlin"."""
    while found and p.word(found[0] - 1) and p.word(found[0] - 2):
        before = found[0] - 1
        if p.low(before).endswith("ing") and p.is_(before - 1, "prepositions") and p.is_(before - 2, "privy"):
            # "an official involved in planning the trip"
            before -= 2
        elif p.is_(before, "prepositions") and p.is_(before - 1, "privy") and p.word(before - 2):
            # "a person briefed on the talks"
            before -= 1
        elif not p.is_(before, "attaching") or p.is_(before - 1, "auxiliaries", "coordinators"):
            break
        head = before - 1
        while (
            head > p.opening and p.word(head - 1) and not p.is_(head, "determiners") and not _border_left(p, head - 1)
        ):
            head -= 1
        found = (head, i)
    return found


def _with_relative(p: Passage, found: Range | None, i: int) -> Range | None:
    """The whole of "a diplomat who asked not to be named": a relative clause without commas belongs to its noun."""
    begin = found[0] if found else i
    if found and p.is_(found[0], "personal", "relatives"):
        return found
    for k in range(begin - 1, max(0, begin - _MAX_RELATIVE), -1):
        low = p.low(k)
        if not p.tokens[k].word or p.speech[k] >= 0 or low in {"that", "because", "and", "but", "said"}:
            return found
        if low in {"who", "whose"}:
            head = phrase_before(p, k)
            return (head[0], i) if head else found
    return found


def _after_bracket(p: Passage, close: int) -> Range | None:
    k = close
    while k >= 0 and p.low(k) != "(":
        k -= 1
    if k <= 0:
        return None
    inner = subject_before(p, k)
    return (inner[0], close + 1) if inner else None


def _apposition(p: Passage, close: int, marks: frozenset[str]) -> Range | None:
    """The noun phrase of "X, a Y of Z, said": from X to the closing mark."""
    k = close - 1
    fallback: Range | None = None
    while k >= 0 and close - k <= MAX_PHRASE:
        if p.low(k) in marks and p.speech[k] < 0:
            head = _whole_phrase(p, phrase_before(p, k), k) if p.low(k - 1) != ")" else _after_bracket(p, k - 1)
            if head and p.is_(head[0], "relatives") and p.low(head[0] - 1) == ",":
                # "X, who lives near Ames, Iowa, said": the clause has commas of its own
                k = head[0] - 1
                continue
            if head and (
                p.capital(head[1] - 1)
                or p.low(head[1] - 1) == ")"
                or p.is_(k + 1, "relatives", "determiners")
                or p.low(k + 1).endswith("ing")
                or p.capital(k + 1)
                or tagged(p, k + 1, close)
            ):
                if tagged(p, k + 1, close):
                    return head
                gerund = head[0] if p.low(head[0]).endswith("ing") else head[0] - 1
                if p.low(gerund).endswith("ing") and p.is_(gerund - 1, "prepositions") and p.capital(k + 1):
                    # "after winning Ohio, Governor John Roe, said"
                    return (k + 1, close)
                if _apposition_starts(p, k + 1):
                    return (_outermost(p, head)[0], close + 1)
                fallback = fallback or (head[0], close + 1)
        if p.low(k) in _BREAKS and not re.match(r"^[a-z]-[a-z]+$", p.low(k - 1)):
            break
        k -= 1
    return fallback


def _outermost(p: Passage, head: Range) -> Range:
    """The name that the phrase itself stands in apposition to: "X, the chair of Y, one of Z, said"."""
    if p.low(head[0] - 1) == "," and p.is_(head[0], "determiners"):
        outer = phrase_before(p, head[0] - 1) if p.low(head[0] - 2) != ")" else _after_bracket(p, head[0] - 2)
        if outer and (p.capital(outer[1] - 1) or p.low(outer[1] - 1) == ")"):
            return outer
    return head


def tagged(p: Passage, start: int, end: int) -> bool:
    """Whether the tokens between two commas are a tag such as "he added"."""
    if not 1 < end - start <= _TAG:
        return False
    for k in range(start + 1, end):
        form = p.cue_at(k, "past third")
        if form is None or "Q" not in form.group.frames:
            continue
        after = k + 1 + len(form.rest)
        told = after < end and "R" in form.group.frames and end - after <= _TOLD
        return after == end or (told and p.is_(start, "personal", "determiners"))
    return False


_TAG = 6


_TOLD = 3


def _apposition_starts(p: Passage, i: int) -> bool:
    low = p.low(i)
    return (
        p.is_(i, "relatives", "determiners", "prepositions")
        or low in {"former", "who", "now", "currently", "himself", "herself"}
        or low.isdigit()
        or low.endswith(("ing", "ed"))
        or p.capital(i)
        or (not p.capital(i) and p.word(i) and not p.is_(i, "subordinators", "coordinators", "personal", "auxiliaries"))
    )


def phrase_before(p: Passage, i: int) -> Range | None:
    """The noun phrase that ends with token i - 1, walking left to its border."""
    j = i - 1
    if j < 0 or not p.word(j):
        return None
    if p.is_(j, "personal", "relatives") or p.is_(j, "pronouns"):
        start = j
        if (
            p.is_(j, "pronouns")
            and not p.is_(j, "personal", "relatives")
            and p.is_(j - 1, "determiners", "prepositions")
        ):
            start = _walk_left(p, j)
        return (start, i)
    if p.is_(j, "subordinators", "coordinators", "auxiliaries", "prepositions", "weekdays") and not p.capital(j):
        return None
    start = _unquoted(p, _walk_left(p, j), i)
    while start < i and (p.is_(start, "adverbs", "subordinators", "coordinators") or _adverb(p, start)):
        start += 1
    start = _behind_fronted(p, start, i)
    if _year(p.low(start)) and p.capital(start + 1) and p.is_(start - 1, "prepositions"):
        # "In 2023 Ronald Peake"
        start += 1
    if i - start == 1 and p.is_(start, "determiners"):
        return None
    return (start, i) if start < i else None


def _behind_fronted(p: Passage, start: int, end: int) -> int:
    """Where a name begins behind what opens the sentence without a comma: "After months of silence | Roe admitted"."""
    if start - 1 != p.opening or not p.is_(start - 1, "prepositions"):
        return start
    name = end
    while name > start and p.capital(name - 1) and p.word(name - 1):
        name -= 1
    before = name - 1
    plain = p.low(before).isalpha() and not p.is_(
        before, "prepositions", "coordinators", "determiners", "posts", "possessive"
    )
    return name if start < name < end and p.word(before) and plain else start


def _unquoted(p: Passage, start: int, end: int) -> int:
    """Where the phrase begins behind a mark that opens in it and does not close: 'a caption that reads “China'."""
    opened = start
    for k in range(start, end):
        if p.low(k) in OPENERS:
            opened = k + 1
        elif p.low(k) in CLOSERS:
            opened = start
    return opened if opened < end else start


def _walk_left(p: Passage, j: int) -> int:
    """The first token of the noun phrase that ends with token j."""
    start = k = j
    while k > 0 and j - k < MAX_PHRASE and p.speech[k - 1] < 0:
        if p.low(k - 1) in {"who", "which"} and (p.word(k - 2) or p.low(k - 2) == ","):
            if p.capital(k) or p.is_(k, "determiners", "personal"):
                # "which X reported": the relative is the object, X the subject
                break
            head = phrase_before(p, k - 1)
            return head[0] if head else k - 1
        linked = _link_left(p, k)
        if linked is not None:
            k = linked
            continue
        if _border_left(p, k - 1):
            break
        k -= 1
        start = k
        opens = p.is_(k, "determiners") and not p.is_(k - 1, "determiners")
        if opens and p.low(k - 1) not in _LINKS and not _members_on(p, k - 1):
            break
    return start


def _year(low: str) -> bool:
    return low.isdigit() and len(low) == len("2023")


_LINKS = frozenset({"of", "and", "for", "at", "in", "from", "with", "by", "to"})


_NO_LINKS = frozenset({"after", "before", "since", "until", "during", "following"})


_QUOTING = OPENING | CLOSING
_BREAKS = ENDS | {";", ":"}


def _link_left(p: Passage, k: int) -> int | None:
    """Where to go on when what stands before token k only links parts of one phrase; None when it does not."""
    before = k - 1
    low = p.low(before)
    if low in _QUOTING:
        # a scare quote or a nickname inside the phrase
        return before if p.word(before - 1) and p.word(before + 1) else None
    if low == ")":
        opened = before
        while opened >= 0 and p.low(opened) != "(":
            opened -= 1
        return opened if opened > 0 else None
    if low == ",":
        return before if _listed(p, before) else None
    if low == "and":
        if p.low(before - 1) == "," and p.capital(k + p.is_(k, "determiners")) and _serial(p, before - 1):
            return before - 1
        return before if _noun_like(p, before - 1) and not p.is_(k, "personal") else None
    if low == "of" and p.low(before - 1) == "%":
        return before - 1
    if p.is_(before, "prepositions"):
        wrong = low in _NO_LINKS or (low == "to" and not p.is_(before - 1, "posts"))
        return before if not wrong and _noun_like(p, before - 1) else None
    return None


def _members_on(p: Passage, i: int) -> bool:
    """Whether "on" at token i hangs a body on those who sit in it: "Republicans on the panel"."""
    member = p.capital(i - 1) and (p.low(i - 1)[-1:] == "s" or p.is_(i - 1, "partisans"))
    return p.low(i) == "on" and (p.is_(i - 1, "group_nouns", "posts") or member)


def _border_left(p: Passage, i: int) -> bool:
    """Whether token i cannot belong to a noun phrase that stands to its right."""
    low = p.low(i)
    if not p.tokens[i].word and low not in {"'s", "&", "/", "-", "'", "%"}:
        return True
    if p.is_(i, "personal", "auxiliaries", "subordinators") and low != "'s" and (i == 0 or not p.capital(i)):
        return True
    if p.is_(i, "coordinators", "prepositions"):
        return True
    if p.is_(i, "weekdays") and not p.is_(i - 1, "determiners"):
        return True
    return p.cue_at(i, "past") is not None and not p.is_(i - 1, "determiners", "prepositions")


def _listed(p: Passage, comma: int) -> bool:
    """Whether the comma stands in a list of names ("A, B and C")."""
    return (
        p.capital(comma - 1)
        and p.capital(comma + 1)
        and any(p.low(k) == "and" for k in range(comma + 1, min(comma + 8, len(p))))
    )


def _serial(p: Passage, comma: int) -> bool:
    """Whether a comma before "and" closes a list of names: "A, B, and C"."""
    k = comma - 1
    while k > 0 and comma - k < _NAME and (p.capital(k) or p.is_(k, "determiners")):
        k -= 1
    return k < comma - 1 and p.low(k) == "," and p.capital(k - 1)


_NAME = 6


def _noun_like(p: Passage, i: int) -> bool:
    return (
        p.word(i)
        and not p.is_(i, "auxiliaries", "prepositions", "subordinators", "personal", "adverbs", "coordinators")
        and p.cue_at(i, "past") is None
    )
