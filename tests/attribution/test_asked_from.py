"""Of whom something is asked in Russian and Ukrainian, and what is."""

from __future__ import annotations

import pytest

from tests.offline import verified


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("США потребовали от украинцев письменных гарантий тишины.", "письменных гарантий тишины"),
        ("США потребовали от правительства Украины объяснений.", "объяснений"),
        ("США потребовали от премьера Кирилла Жарова объяснений.", "объяснений"),
        ("США зажадали від українців письмових гарантій.", "письмових гарантій"),
        # near misses: an infinitive or a clause is what is asked
        ("США потребовали от украинской стороны вернуть гусей.", "вернуть гусей"),
    ],
)
def test_what_is_asked_of_somebody_is_told_apart_from_them(text: str, asked: str) -> None:
    (found,) = verified(text)
    assert found.act == "demands"
    assert found.statement.endswith(asked)
    assert "от " not in found.statement


def test_when_is_no_part_of_whoever_says_it() -> None:
    (found,) = verified("Министр торговли США Карл Вуд позднее заявил, что гуси целы.")
    assert found.speaker.name == "Карл Вуд"
