"""The words before a statement that points back to them, in an editor's bracket."""

from __future__ import annotations

from stance.attribution import grammar, points_back
from stance.records import Attribution, Reading, Speaker

_LONGEST = 320
_CLAUSE = 5


def bracket(reading: Reading, attribution: Attribution, holder: Speaker) -> str | None:
    """What "called this decision a madness" points back to, as the article has it; None where it needs or has none."""
    text, language = reading.article.text, reading.article.language
    content = " ".join(part.of(text) for part in attribution.content)
    told = attribution.cue is not None and attribution.cue.lemma in _TOLD
    body = told or _is_body(reading, holder)
    if not points_back(content, language, quoted=attribution.kind == "direct", body=body):
        return None
    words = _before(reading, attribution.extent.start if attribution.cue else attribution.content[0].start)
    label = next(iter(grammar(language, "just_before")), None)
    return f"[{label} {words}]" if words and label else None


# "they" may be those who are told
_TOLD = frozenset({"tell", "assure", "inform", "remind", "notify", "advise"})


def _is_body(reading: Reading, holder: Speaker) -> bool:
    """Whether the holder is a party, a body or several people, as far as the name tells."""
    words = holder.name.split()
    for party in reading.parties:
        if any(holder.name == person.name for person in party.people):
            return False
        if holder.name in party.whole or not {*party.names, *party.adjectives, *party.demonyms}.isdisjoint(words):
            return True
        if any(holder.name == body.name for body in party.bodies):
            return True
    groups = grammar(reading.article.language, "group_nouns")
    return len(words) < _NAMED or not all(w[0].isupper() for w in words) or words[-1].lower() in groups


_NAMED = 2


def _before(reading: Reading, start: int) -> str | None:
    """The sentence before `start` and the clauses of its own before it; None where that is long or there is none."""
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
    if before and points_back(before, reading.article.language, quoted=True, body=False):
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
