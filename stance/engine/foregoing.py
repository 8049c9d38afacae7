"""What a statement lacks to be read alone, in editor's brackets: its time, and the words that it points back to."""

from __future__ import annotations

import re
from functools import cache

from stance.attribution import grammar, points_back
from stance.engine.hung import sums_up
from stance.engine.replies import put_to, reply_of, stands
from stance.records import Attribution, Reading, Speaker
from stance.text.morphology import LANGUAGES

_LONGEST = 320
_CLAUSE = 5


def brackets(reading: Reading, attribution: Attribution, holder: Speaker) -> str:
    """The brackets that belong behind the statement, each after a blank; empty where it can be read alone."""
    return _labelled(reading, "when", _dated(reading, attribution)) + _labelled(
        reading, "just_before", _pointed_at(reading, attribution, holder)
    )


def _labelled(reading: Reading, name: str, words: str | None) -> str:
    label = next(iter(grammar(reading.article.language, name)), None)
    return f" [{label} {words}]" if words and label else ""


def _dated(reading: Reading, attribution: Attribution) -> str | None:
    """The time right at the cue or at the head of its sentence, where that is not the article's: "said in 2009"."""
    text, cue, article = reading.article.text, attribution.cue, reading.article
    own = next((s for s in reading.sentences if cue and s.covers(cue)), None)
    if cue is None or own is None:
        return None
    pattern = _times(article.language)
    first = attribution.source.start if attribution.source and own.covers(attribution.source) else cue.start
    found = pattern.match(text, cue.end, own.end)
    if found is None and article.language in LANGUAGES and attribution.source is not None:
        # "Москва раньше поддерживала план"
        found = pattern.fullmatch(text, min(attribution.source.end, cue.start), cue.start)
    if found is None:
        found = pattern.match(text, own.start, min(first, cue.start))
        rest = text[found.end() : first].strip() if found else ""
        if found and article.language in LANGUAGES and "," in text[first : cue.start]:
            # "раньше Москва отказывалась, теперь согласна": the time is that of the clause before
            return None
        if rest and not rest.startswith(",") and rest.lower() not in grammar(article.language, "articles_named"):
            # "In 2020 budget talks"
            return None
    if found is None or any(c.start <= found.start(1) < c.end for c in attribution.content):
        return None
    year = found["year"]
    if year and article.date is not None and int(year) == article.date.year:
        return None
    return " ".join(found[1].split())


@cache
def _times(language: str) -> re.Pattern[str]:
    dating, units, past, named = (
        "|".join(re.escape(w) for w in sorted(grammar(language, name), key=lambda w: (-len(w), w)))
        for name in ("dating", "year_words", "past_times", "articles_named")
    )
    unit = rf"(?:\s(?:{units}))?" if units else ""
    year = rf"(?:{dating})\s(?!(?:{named})\b)(?:[^\W\d_]+\s){{0,2}}(?P<year>(?:19|20)\d\d)\b{unit}"
    return re.compile(rf"\s*({year}|(?:{past})\b)\s*", re.IGNORECASE)


def _pointed_at(reading: Reading, attribution: Attribution, holder: Speaker) -> str | None:
    """What "called this decision a madness" points back to, as the article has it; None where it needs or has none."""
    text, language = reading.article.text, reading.article.language
    content = " ".join(part.of(text) for part in attribution.content)
    told = attribution.cue is not None and attribution.cue.lemma in _TOLD
    body = told or _is_body(reading, holder)
    replied = attribution.cue is None and (
        reply_of(reading, attribution) is not None
        or (put_to(reading, attribution) and not stands(reading, attribution))
    )
    if sums_up(reading, attribution):
        return _before(reading, attribution.content[0].start, within=False)
    if not replied and not points_back(content, language, quoted=attribution.kind == "direct", body=body):
        return None
    start = attribution.extent.start if attribution.cue else attribution.content[0].start
    return _before(reading, start, within=replied)


# "they" may be those who are told
_TOLD = frozenset({"tell", "assure", "inform", "remind", "notify", "advise"})


def _is_body(reading: Reading, holder: Speaker) -> bool:
    """Whether the holder is a party, a body or several people, as far as the name tells."""
    words = holder.name.split()
    for party in reading.parties:
        if holder.name in party.called_people:
            return False
        if holder.name in party.whole or not {*party.names, *party.adjectives, *party.demonyms}.isdisjoint(words):
            return True
        if holder.name in party.called_bodies:
            return True
    groups = grammar(reading.article.language, "group_nouns")
    return len(words) < _NAMED or not all(w[0].isupper() for w in words) or words[-1].lower() in groups


_NAMED = 2


def _before(reading: Reading, start: int, *, within: bool) -> str | None:
    """The sentence before `start` and the clauses of its own before it; None where that is long or there is none.

    Where it hangs on what stands before it that is told too, of another paragraph only unless `within`.
    """
    text = reading.article.text
    at = next((i for i, s in enumerate(reading.sentences) if s.start <= start < s.end), None)
    if at is None:
        return None
    own = reading.sentences[at]
    # a clause is whole at its comma: "Even if it passed, the envoy has said"
    clause = text[own.start : max(own.start, text.rfind(",", own.start, start))]
    head = clause if len(clause.split()) >= _CLAUSE else ""
    before = _preceding(reading, at)
    further = ""
    alone = within and at > 1 and reading.sentences[at - 2].block != reading.sentences[at - 1].block
    if before and not alone and points_back(before, reading.article.language, quoted=True, body=False):
        # what explains must not itself hang in the air
        further = _preceding(reading, at - 1)
    for words in (further + before + head, before + head, head, before):
        shown = " ".join(words.split())
        if shown and len(shown) <= _LONGEST:
            return shown
    return None


def _preceding(reading: Reading, at: int) -> str:
    """The sentence before sentence `at`, up to it; nothing where a caption or the like stands between."""
    if not at:
        return ""
    text, last, own = reading.article.text, reading.sentences[at - 1], reading.sentences[at]
    return "" if text[last.end : own.start].strip() else text[last.start : own.start]
