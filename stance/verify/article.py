"""What the checks find in the article itself, whatever was made of it."""

from __future__ import annotations

from stance.records import Finding, Reading
from stance.verify.instructions import check_instructions
from stance.verify.lexicon import Words
from stance.verify.loaded import check_outlet
from stance.verify.presupposition import check_presupposition
from stance.verify.title import check_title


def check_article(reading: Reading, words: Words) -> list[Finding]:
    """Return the findings on the article: title, presuppositions, loaded words, text meant for programs."""
    return [
        *check_instructions(reading),
        *check_title(reading, words),
        *check_presupposition(reading, words),
        *check_outlet(reading),
    ]
