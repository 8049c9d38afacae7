"""Which sentences of an answer tell a position, and what short ones say to their question: "Will Kyiv sign?" "No."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from stance.attribution import grammar, shown
from stance.engine.aimed import party_named
from stance.records import Act, Attribution, Polarity, Reading
from stance.text.morphology import LANGUAGES, first_person, future, shapes

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CLOSING = ' *_"”»'
_FEW = 5
_ECHO = 3
_OPENING = 3
# what who is asked would do, as against what he says of it
_AGREED: frozenset[Act] = frozenset({"accepts", "offers", "promises"})
_AGAINST: frozenset[Act] = frozenset({"refuses", "denies", "accuses", "threatens"})


class Reply(NamedTuple):
    """What a short answer says yes or no to: the sentence that asks, and the act and the stand it shows."""

    question: str
    act: Act
    polarity: Polarity


def reply_of(reading: Reading, part: Attribution) -> Reply | None:
    """The reply that the first sentence of an answer is by itself; None where it is none or asks what or who."""
    question = _asked(reading, part)
    if question is None:
        return None
    text, language = reading.article.text, reading.article.language
    asked = [w.lower().replace("’", "'") for w in _WORD.findall(question)]
    said = [w.lower().replace("’", "'") for w in _WORD.findall(part.content[0].of(text))]
    yes = _says_yes(said, asked, language)
    if yes is None or not _closed(asked, language):
        return None
    if language in LANGUAGES and any(_verbs(w, language) & grammar(language, "withheld") for w in said):
        # "Не подтверждаю": neither so nor not so
        return Reply(question, "states", "neutral")
    own = {s.party for s in part.speakers}
    whole = _whole_question(reading, part)
    named = party_named([question, whole], reading.parties, None, language)
    yours = not grammar(language, "second_person").isdisjoint(_WORD.findall(whole.lower()))
    if named is None and not yours:
        return None
    theirs = not yours and named not in own
    act = shown(part, question.rstrip(_CLOSING + "?"), reading.parties, language).act
    if yes:
        given = act in _AGREED and not theirs
        return Reply(question, act if given else "states", "supports" if given else "neutral")
    to_come = not theirs and (act in _AGREED or _to_come(asked, language))
    if act in _AGAINST:
        return Reply(question, "denies", "neutral")
    return Reply(question, "refuses" if to_come else "denies", "opposes")


def stands(reading: Reading, attribution: Attribution) -> bool:
    """Whether an answer's sentence speaks of a party or of what "we" do, and asks nothing: not "Thank you"."""
    text, language = reading.article.text, reading.article.language
    said = attribution.content[0].of(text)
    words = _WORD.findall(said.lower())
    if said.rstrip(_CLOSING).endswith("?") or (len(words) < _SHORT and _evades(words, language)):
        return False
    if len(words) < _SHORT:
        # "That is nonsense.", "Порт не отдадим."
        told = bool(words) and words[0] not in grammar(language, "yes_words") | grammar(language, "no_words")
        if language in LANGUAGES and len(words) == 1 and _verbs(words[0], language):
            # "Требовал.": somebody did
            return False
        acts = told and shown(attribution, said, reading.parties, language).act in _PLAIN
        return acts or (len(words) > 1 and first_person(words, language))
    others = grammar(language, "masculine") | grammar(language, "feminine") | grammar(language, "plural")
    second = others & grammar(language, "personal") if language in LANGUAGES else others
    if not others.isdisjoint(words[:1]) or not second.isdisjoint(words[1:2]):
        # "They admit that", "What he wants is": what somebody else says or does
        return False
    mine = words[0] in grammar(language, "first_person") and words[0] not in grammar(language, "personal")
    if mine and not grammar(language, "acquaintances").isdisjoint(words[1:_OPENING]):
        # "My father believed it", "My colleague Jane Roe made it plain"
        return False
    own = not grammar(language, "first_person").isdisjoint(words) or first_person(words, language)
    own = own or _left_out(words, language)
    named = party_named([attribution.content[0].of(text)], reading.parties, None, language) is not None
    return own or named or shown(attribution, said, reading.parties, language).act != "states"


_SHORT = 4
_PLAIN: frozenset[Act] = frozenset({"denies", "refuses", "accepts", "threatens", "demands", "accuses"})


def _evades(words: Sequence[str], language: str) -> bool:
    """Whether words begin as those of who will not answer: "I don't know", "Ask the airline"."""
    return any(" ".join(words[:n]) in grammar(language, "evasions") for n in range(1, len(words) + 1))


def _left_out(words: Sequence[str], language: str) -> bool:
    """Whether a verb in the past tense opens a sentence that leaves "we" out: "Передали проект и ждём ответа"."""
    if language not in LANGUAGES:
        return False
    for k, word in enumerate(words[:_OPENING]):
        if any(x.part == "verb" and x.plural and not x.person for x in shapes(word, language)[:1]):
            behind = [x for w in words[k + 1 : k + _OPENING] for x in shapes(w, language) if x.part == "noun"]
            itself = word.endswith(_REFLEXIVE)
            return not any(x.case == "nominative" and x.plural and (x.animate or itself) for x in behind)
        if any(x.part in {"noun", "pronoun"} and x.case == "nominative" for x in shapes(word, language)):
            return False
    return False


_REFLEXIVE = ("сь", "ся")


def put_to(reading: Reading, part: Attribution) -> bool:
    """Whether the first sentence of an answer leaves it to the question of whom it tells: "When?" "In May."."""
    question, language = _asked(reading, part), reading.article.language
    if question is None:
        return False
    said = part.content[0].of(reading.article.text)
    words = [w.lower() for w in _WORD.findall(said)]
    if len(words) < _ECHO or said.rstrip(_CLOSING).endswith("?") or _evades(words, language):
        return False
    own = {s.party for s in part.speakers}
    named = party_named([question], reading.parties, None, language)
    return named in own or not grammar(language, "second_person").isdisjoint(_WORD.findall(question.lower()))


def _asked(reading: Reading, part: Attribution) -> str | None:
    """The last sentence of the question before an answer, where `part` is the answer's first sentence."""
    text, start = reading.article.text, part.content[0].start
    own = next((i for i, s in enumerate(reading.sentences) if s.start <= start < s.end), None)
    if not own:
        return None
    before = reading.sentences[own - 1]
    if before.block == reading.sentences[own].block:
        return None
    words = " ".join(before.of(text).split()).strip(_CLOSING)
    return words if words.endswith("?") else None


def _whole_question(reading: Reading, part: Attribution) -> str:
    """The whole of the question before an answer."""
    own = next(i for i, s in enumerate(reading.sentences) if s.end > part.content[0].start)
    block = reading.sentences[own - 1].block
    return " ".join(s.of(reading.article.text) for s in reading.sentences[:own] if s.block == block)


def _says_yes(said: Sequence[str], asked: Sequence[str], language: str) -> bool | None:
    """Whether words say yes, or no (False), and little else; None where they say more, or neither."""
    yes, no = grammar(language, "yes_words"), grammar(language, "no_words")
    denied = no | grammar(language, "negations")
    if not said or len(said) > _FEW:
        return None
    if said[0] in yes | no or " ".join(said[:2]) in yes | no:
        return denied.isdisjoint(said) and " ".join(said[:2]) not in no
    if language in LANGUAGES:
        rest = [w for w in said if w not in denied | yes]
        asked_of = set().union(*(_verbs(w, language) for w in asked))
        echoed = len(said) <= _ECHO and len(rest) == 1 and not _verbs(rest[0], language).isdisjoint(asked_of)
        return denied.isdisjoint(said) if echoed else None
    verb = said[1] if len(said) > 1 else ""
    echoed = said[0] in grammar(language, "personal") | {"it", "that"} and verb in grammar(language, "auxiliaries")
    return denied.isdisjoint(said) if echoed and len(said) <= _ECHO and set(said[2:]) <= denied else None


def _verbs(word: str, language: str) -> set[str]:
    """The verbs that a word may be a form of."""
    return {s.lemma for s in shapes(word, language) if s.part in {"verb", "infinitive"}}


def _closed(asked: Sequence[str], language: str) -> bool:
    """Whether yes or no answers a question: it asks no "who" or "why", gives no choice and denies nothing itself."""
    opened = grammar(language, "open_questions").isdisjoint(asked[: _OPENING - (language in LANGUAGES)])
    choice = not grammar(language, "choosing").isdisjoint(asked[_OPENING - 1 :])
    return opened and not choice and grammar(language, "negations").isdisjoint(asked)


def _to_come(asked: Sequence[str], language: str) -> bool:
    """Whether a question is about what is still to be done: "will you sign?"."""
    if not grammar(language, "doing_next").isdisjoint(asked):
        return True
    return language in LANGUAGES and any(future(w, language) for w in asked)
