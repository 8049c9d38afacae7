"""Whose words fill an article: how many are ascribed to whom, quoted or not, named or not."""

from __future__ import annotations

from collections.abc import Sequence

from stance.attribution import testimony
from stance.compare.people import Names
from stance.compare.tellings import quoted
from stance.records import Analysis, Attribution, Speaker, VoiceShare
from stance.text.words import lows_of

NOBODY = ""


def voices(analyses: Sequence[Analysis], names: Names) -> tuple[VoiceShare, ...]:
    """Return for each article its speakers with their words, most first.

    Only outermost attributions count, so that no word counts twice. A speaker that cannot be resolved has the name by
    which the article calls it, or none; `names` has one name for a person whom articles spell otherwise.
    """
    found: list[VoiceShare] = []
    for article, analysis in enumerate(analyses):
        told: dict[tuple[str | None, str], list[int]] = {}
        named: dict[tuple[str | None, str], bool] = {}
        text = analysis.article.text
        for index, attribution in enumerate(analysis.attributions):
            if attribution.within is not None:
                continue
            words = sum(_count(text, c.start, c.end) for c in attribution.content)
            direct = min(words, sum(_count(text, q.start, q.end) for q in quoted(attribution, text)))
            speaker = _speaker(analysis, index, attribution)
            key = speaker.party, names.of(speaker.name)
            counts = told.setdefault(key, [0, 0])
            counts[0] += words
            counts[1] += direct
            named[key] = named.get(key, False) or (bool(speaker.name) and speaker.capacity != "unnamed")
        for (party, name), (words, direct) in sorted(told.items(), key=lambda e: -e[1][0]):
            found.append(
                VoiceShare(
                    article=article, party=party, speaker=name, words=words, quoted=direct, named=named[party, name]
                )
            )
    return tuple(found)


def _speaker(analysis: Analysis, index: int, attribution: Attribution) -> Speaker:
    text = analysis.article.text
    if attribution.speakers:
        return testimony(analysis.attributions, index, attribution.speakers[0], text).speaker
    called = attribution.source.of(text) if attribution.source else NOBODY
    return Speaker(name=called, capacity="unnamed")


def _count(text: str, start: int, end: int) -> int:
    return len(lows_of(text, start, end))
