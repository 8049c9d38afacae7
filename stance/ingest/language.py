"""The language of a text, told by its letters."""

from __future__ import annotations

import re
from typing import Literal

_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]")


def guess_language(text: str) -> Literal["en", "ru", "uk"]:
    """Return "ru" or "uk" for a text mostly in Cyrillic, by the letters only one of them has; else "en"."""
    if len(_CYRILLIC.findall(text)) <= len(_LATIN.findall(text)):
        return "en"
    return "uk" if len(_UKRAINIAN.findall(text)) > len(_RUSSIAN.findall(text)) else "ru"
