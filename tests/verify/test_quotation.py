"""Quotations cut so that their sense changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stance.records import Draft, Evidence, Finding, Position, Reading, Speaker, Target
from stance.verify import check

Read = Callable[..., Reading]


def findings(reading: Reading, statement: str, quote: str | None = None, **more: object) -> list[Finding]:
    """What is found in the quotations of a position of Moscow's that cites the first sentence, or the words given."""
    first = reading.sentences[0].of(reading.article.text)
    quote = quote or first
    at = reading.article.text.index(quote)
    made = {
        "party": "Russia", "holder": "Lavrov", "speaker": Speaker(name="Lavrov"), "voice": "quoted", "act": "states",
        "target": Target(text="the treaty"), "polarity": "neutral", "issue": "treaty", "statement": statement,
        "evidence": (Evidence(start=at, end=at + len(quote), quote=quote),),
    }  # fmt: skip
    draft = Draft(positions=(Position.model_validate({**made, **more}),))
    return [f for f in check(reading, draft, ("official",)).positions[0].findings if f.code.startswith("QUO")]


BUT = "“We are ready to sign the treaty, but only after a vote,” Lavrov said."
NOT = "“We will not, whatever they say, sign the treaty,” Lavrov said."
CASES = [
    (BUT, "Lavrov said Moscow is “ready to sign the treaty”.", "Lavrov said Moscow is “ready to sign the treaty”, but only after a vote."),
    (NOT, "Lavrov said: “We will ... sign the treaty.”", "Lavrov said: “We will not ... sign the treaty.”"),
    ("“We will sign the treaty if sanctions end,” Lavrov said.", "Lavrov: “We will sign the treaty.”", "Lavrov: “We will sign the treaty” if sanctions end."),
    ("“We do not want to sign the treaty,” Lavrov said.", "Lavrov said Moscow and Kyiv “want to sign the treaty”.", "Lavrov said Moscow does not “want to sign the treaty”."),
    ("«Мы готовы подписать договор, но только после выборов», — сказал Лавров.", "Лавров сказал, что Москва готова «подписать договор».", "Лавров сказал: «Мы готовы подписать договор, но только после выборов»."),
    ("«Мы не хотим подписать договор», — сказал Лавров.", "Лавров: «хотим подписать договор».", "Лавров: «не хотим подписать договор»."),
    ("«Ми готові підписати договір, але лише після виборів», — сказав Лавров.", "Лавров сказав, що Москва готова «підписати договір».", "Лавров сказав: «Ми готові підписати договір, але лише після виборів»."),
    ("«Ми підпишемо договір, якщо скасують санкції», — сказав Лавров.", "Лавров: «Ми підпишемо договір».", "Лавров: «Ми підпишемо договір, якщо скасують санкції»."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fails", "passes"), CASES, ids=[c[1] for c in CASES])
def test_a_statement_must_not_cut_a_quotation(reading: Read, text: str, fails: str, passes: str) -> None:
    """A dropped negation, condition or "but" of the same quoted sentence, unless it is told outside the quotation."""
    made = reading(text)
    assert {f.code for f in findings(made, fails)} == {"QUO001"}
    assert findings(made, passes) == []


def test_evidence_must_not_cut_a_quotation(reading: Read) -> None:
    """What is shown of a quoted sentence must hold what turns it, or the statement must."""
    made = reading(BUT)
    cut = "We are ready to sign the treaty,"
    assert {f.code for f in findings(made, "Moscow is ready to sign the treaty.", cut)} == {"QUO001"}
    assert findings(made, "Moscow is ready to sign the treaty, but only after a vote.", cut) == []
    assert findings(made, "Moscow is ready to sign the treaty.") == []


def test_a_condition_may_stand_beside_the_statement(reading: Read) -> None:
    made = reading("“We will sign the treaty if sanctions end,” Lavrov said.")
    assert findings(made, "Lavrov: “We will sign the treaty.”", condition="if sanctions end") == []


def test_gaps_of_the_article_are_noted(reading: Read) -> None:
    """An ellipsis between words of the article's quotation is a note; one at its end is a pause."""
    assert [f.code for f in findings(reading("“We will ... sign the treaty,” Lavrov said."), "Moscow will sign.")] == [
        "QUO002"
    ]
    assert findings(reading("“We will sign the treaty...” Lavrov said."), "Moscow will sign.") == []
