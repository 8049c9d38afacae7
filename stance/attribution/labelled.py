"""Turns of an interview or a briefing that begin with who speaks, or with a mark that says whether he asks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from stance.attribution.cues import Lexicon
from stance.attribution.talk import NO_TURNS, Paragraph, Turns, spoken
from stance.records import Span

_FEW = 2
_ROOM = 4
_SHORT = 30


def labelled(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> Turns:
    """Turns that each begin with a name or a mark ("Northern Post: ...", "Q: ..."), or of which the answers do.

    Two turns at least have each name; it may be whole at first and short after. Who asks is marked so, or is whose
    turns end with a question mark most often; or the questions have no name. A paragraph without a name goes on with
    the turn before it.
    """
    found = _labelled(paragraphs)
    capitals = [p.in_capitals for p in paragraphs] if not found.answers else []
    if sum(bool(p.label) for p in capitals) * _FEW > len(paragraphs):
        # "THE POST Will you sign? / JANE ROE No."
        found = _labelled(capitals)
        found = found if sum("?" in q.of(text) for q in found.questions) >= _FEW else NO_TURNS
    return found


def _labelled(paragraphs: Sequence[Paragraph]) -> Turns:
    same = speakers_of([p.label for p in paragraphs if p.label])
    turned = Counter(same[p.label] for p in paragraphs if p.label)
    several = {name for name, n in turned.items() if n >= _FEW}
    for read in (_by_marks, _by_names, _by_answers, _by_last):
        asked = read(paragraphs, same, several)
        if any(asked):
            return _turns(paragraphs, asked, same, several)
    return NO_TURNS


def _by_marks(paragraphs: Sequence[Paragraph], same: Mapping[str, str], several: set[str]) -> list[bool]:
    """Questions that a mark says are some ("Q: ..."), whether they ask or put something to whoever answers."""
    asked = [p.mark == "question" for p in paragraphs]
    answered = [p.mark == "answer" or (bool(p.label) and same[p.label] in several) for p in paragraphs]
    if sum(asked) < _FEW or not (any(answered) or sum(asked) * _ROOM >= len(paragraphs)):
        return []
    if any(p.label and same[p.label] in several for p in paragraphs):
        return asked
    first = paragraphs[asked.index(True)]
    opening = first.text[: first.block.start].lower()
    announced = any(word in opening for word in first.lexicon.grammar["announcing"] | first.lexicon.grammar["briefing"])
    # an outlet explains things to its readers in questions and answers too
    return asked if spoken(paragraphs, asked, least=0 if announced else 1) else []


def _by_names(paragraphs: Sequence[Paragraph], same: Mapping[str, str], several: set[str]) -> list[bool]:
    """The turns of whoever asks in most of his, where he and somebody else have a name before each."""
    turned = Counter(same[p.label] for p in paragraphs if p.label and same[p.label] in several)
    asked = Counter(same[p.label] for p in paragraphs if p.label and p.asks)
    return _turns_of(paragraphs, same, turned, asked) if any(asked[s] * _FEW >= n for s, n in turned.items()) else []


def _by_last(paragraphs: Sequence[Paragraph], same: Mapping[str, str], several: set[str]) -> list[bool]:
    """The turns of whoever asks at all, be it with the last paragraph of a turn."""
    turned = Counter(same[p.label] for p in paragraphs if p.label and same[p.label] in several)
    begins = [i for i, p in enumerate(paragraphs) if p.label and same[p.label] in several]
    asked: Counter[str] = Counter()
    for i, end in zip(begins, [*(n - 1 for n in begins[1:]), *begins[-1:]], strict=True):
        asked[same[paragraphs[i].label]] += paragraphs[i].asks or paragraphs[end].asks
    return _turns_of(paragraphs, same, turned, asked)


def _turns_of(
    paragraphs: Sequence[Paragraph], same: Mapping[str, str], turned: Counter[str], asked: Counter[str]
) -> list[bool]:
    """The turns of whoever asks most often, where names stand before enough of the paragraphs."""
    if len(turned) < _FEW or sum(turned.values()) * _ROOM < len(paragraphs):
        return []
    interviewer = max(turned, key=lambda s: asked[s] / turned[s])
    if not asked[interviewer]:
        return []
    return [bool(p.label) and same[p.label] == interviewer for p in paragraphs]


def _by_answers(paragraphs: Sequence[Paragraph], same: Mapping[str, str], several: set[str]) -> list[bool]:
    """Questions without a name before answers that have one; what is put to somebody there asks too."""
    named = [bool(p.label) and same[p.label] in several for p in paragraphs]
    asked = [p.asks and not p.label and following for p, following in zip(paragraphs, [*named[1:], False], strict=True)]
    if sum(asked) < _FEW or sum(named) * _ROOM < len(paragraphs):
        return []
    first = asked.index(True)
    for i in range(first, len(paragraphs) - 1):
        p = paragraphs[i]
        put = p.yours and not p.mine and p.length <= _SHORT
        asked[i] = asked[i] or (named[i + 1] and not p.label and (put or p.dashed or p.set_apart))
    return asked


def _turns(paragraphs: Sequence[Paragraph], asked: Sequence[bool], same: Mapping[str, str], several: set[str]) -> Turns:
    def takes_turn(p: Paragraph) -> bool:
        return p.mark == "answer" or (bool(p.label) and same[p.label] in several)

    questions: list[Span] = []
    answers: list[Span] = []
    by: dict[int, Span] = {}
    whose: Span | None = None
    answering = asking = False
    # where answers have a name, what has none goes on with the question too
    named = any(takes_turn(p) and not asked[i] for i, p in enumerate(paragraphs))
    last = max(i for i, p in enumerate(paragraphs) if asked[i] or takes_turn(p))
    for i, p in enumerate(paragraphs):
        # a guest who speaks once has a name too
        once = bool(p.label) and i <= last and not takes_turn(p) and _named_once(p.label)
        own = takes_turn(p) or once
        if asked[i] or (once and p.asks):
            questions.append(p.whole)
            answering, whose = True, None
            asking = named
        elif asking and not own:
            questions.append(p.whole)
        elif own or (answering and (i <= last or p.mine or asked[i - 1])):
            whose = p.name if own and p.label else whose if not own else None
            answer = p.said if own else p.words
            answers.append(answer)
            answering, asking = True, False
            if whose:
                by[answer.start] = whose
        elif answering:
            break
    labels = [Span(start=p.block.start, end=p.behind) for p in paragraphs[: last + 1] if p.behind > p.block.start]
    return Turns(tuple(questions), tuple(answers), by, tuple(labels))


def _named_once(label: str) -> bool:
    """Whether a label is a name, and no words with a colon: "Jane Roe (Post)", not "One thing is sure"."""
    words = label.partition("(")[0].split()
    return all(w[:1].isupper() or not w[:1].isalpha() for w in words) and (len(words) > 1 or label.isupper())


_LETTERS = re.compile(r"[^\W\d_]+")


def initials(name: str) -> str:
    """The first letters of the words of a name, in capitals: "ZT" of "Zakhar Tyshko"."""
    return "".join(word[0] for word in _LETTERS.findall(name)).upper()


def is_initials(label: str) -> bool:
    """Whether somebody is named by initials alone: "ZT", "Б. Н."."""
    letters = _LETTERS.findall(label)
    joined = "".join(letters)
    apart = len(letters) > 1 and all(len(word) == 1 for word in letters)
    return joined.isupper() and (apart or (len(letters) == 1 and len(joined) in _INITIALS))


_INITIALS = (2, 3)


def speakers_of(labels: Sequence[str]) -> dict[str, str]:
    """Each label with the longest that ends with its words or that it abbreviates: "Hnatiuk" is "Oleh Hnatiuk"."""
    whole = {}
    for label in labels:
        words = label.casefold().split()
        longer = [x for x in labels if x.casefold().split()[-len(words) :] == words]
        if is_initials(label):
            longer += [x for x in labels if len(_LETTERS.findall(x)) > 1 and initials(x) == initials(_spaced(label))]
        whole[label] = max(longer, key=len).casefold()
    return whole


def _spaced(label: str) -> str:
    """Initials with a blank between them: "Z T" of "ZT"."""
    return " ".join("".join(_LETTERS.findall(label)))
