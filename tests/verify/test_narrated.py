"""In Russian and Ukrainian, who is meant by a pronoun or by somebody's aide, and what nobody asserts."""

from __future__ import annotations

import pytest

from stance.ingest import parse
from stance.records import Position


def _shown(text: str) -> tuple[Position, ...]:
    from stance import analyze

    return analyze(parse(text, source="a.txt"), parties=("Russia", "Ukraine", "US"), engine="offline").positions


@pytest.mark.parametrize(
    ("code", "doubtful"),
    [
        (
            "SRC003",
            "Президент России Владимир Путин приехал на верфь. «Путин рассматривает паром как победу», — говорит он.",
        ),
        ("SRC003", "Представитель Путина заявил, что Москва вернёт паром."),
        ("SRC003", "Представник Путіна заявив, що Москва поверне пором."),
        ("SRC010", "По мнению моряков, ошибочно верить в то, что Москва хочет вернуть паром."),
        ("SRC010", "На думку моряків, помилково вважати, що Москва хоче повернути пором."),
    ],
)
def test_what_nobody_says_of_them_is_not_verified(code: str, doubtful: str) -> None:
    """The position is kept with the code that says why it is in doubt."""
    doubted = [p for p in _shown(doubtful) if code in {f.code for f in p.findings}]
    assert doubted
    assert all(p.verdict == "unverified" for p in doubted)


@pytest.mark.parametrize(
    "plain",
    [
        "Президент России Владимир Путин приехал на верфь. «Паром — это победа», — говорит он.",
        "По мнению моряков, паром стар. Москва хочет вернуть паром.",
    ],
)
def test_where_the_text_tells_it_is_verified(plain: str) -> None:
    """A pronoun with nothing against it, and a stance told outright."""
    assert [p for p in _shown(plain) if p.party == "Russia" and p.verdict == "verified"]
