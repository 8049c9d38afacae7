"""What was only done, noticed, named or pointed back to is no position."""

from __future__ import annotations

import pytest

from tests.offline import verified


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin often mentions surveys that nobody has read.",
        "The State Department discovered that its files were damp.",
        "The Russian foreign minister suggested otherwise last month.",
        "The Russian president referred to the seals in the bay.",
        "Dmitry Peskov: spokesman for life?",
        "Министры выступают в надежде, что их услышит и поддержит Путин.",
        "Из-за опасений, что США не захотят платить, порт молчит.",
        "Київ і Москва третій рік мовчать про воду – і що збирається робити Рим",
    ],
)
def test_nothing_is_told(text: str) -> None:
    """No stand is made of a mention, a discovery, a back reference or a question about somebody."""
    assert not verified(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Russian president referred to the deal as a betrayal.",
        "The State Department echoed Kyiv's demand for a swap.",
        "The Kremlin warned otherwise Kyiv would lose its mills.",
        "The pier is rotten, the Russian foreign minister wrote in June.",
        "The Kremlin answered that the pier was shut.",
        "Москва выразила надежду, что Киев согласится на обмен.",
    ],
)
def test_a_stand_beside_the_same_verbs_stays(text: str) -> None:
    """Naming a thing something, echoing a demand and writing a sentence tell a stand."""
    assert verified(text)


def test_the_place_of_a_text_is_no_statement() -> None:
    """ "Writing in a paper, Roe said": only what was said."""
    text = "Writing in the Harbor News, White House spokesman Rob Roe said the toll would rise."
    assert [p.statement for p in verified(text)] == ["Rob Roe said the toll would rise"]
