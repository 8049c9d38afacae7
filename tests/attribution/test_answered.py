"""Clauses that answer the one before, and how words came: none of them tags of what stands before."""

from __future__ import annotations

import pytest

from stance.analyze import attributions
from stance.ingest import parse


def _told(text: str) -> list[tuple[tuple[str | None, ...], str, tuple[str, ...]]]:
    article = parse(text, source="x")
    return [
        (
            tuple(s.name for s in a.speakers),
            " ".join(c.of(article.text) for c in a.content),
            tuple(h.name for h in a.chain),
        )
        for a in attributions(article)
    ]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Россия связала смету с налогом, Украина эту связь отвергла.", "Ukraine", "эту связь"),
        ("Москва требует новых смет, Варшава такое требование отклонила.", "Варшава", "такое требование"),
        ("США назвали смету шуткой, Киев это отверг.", "Киев", "это"),
        ("Росія пов'язала кошторис з податком, Україна цей зв'язок відкинула.", "Ukraine", "цей зв'язок"),
        ("Москва вимагає нових зал, Варшава таку вимогу відхилила.", "Варшава", "таку вимогу"),
    ],
)
def test_a_clause_that_answers_is_no_tag(text: str, who: str, what: str) -> None:
    """Whoever rejects at the end of a sentence rejects the object before the verb, and relays nothing."""
    found = _told(text)
    assert ((who,), what, ()) in found
    assert all(not hops for _, _, hops in found)


@pytest.mark.parametrize(
    "text",
    [
        "Слухи о том, что зал закрыт, министр культуры РФ Илья Комов опроверг.",
        "Зал закрыт до осени, заявил министр культуры РФ Илья Комов.",
    ],
)
def test_what_stands_before_is_still_told(text: str) -> None:
    """An object with a clause of its own, and a tag that tells."""
    assert any(who == ("Илья Комов",) and text.startswith(what) for who, what, _ in _told(text))


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ("Как дошло до меня от посла Польши Яна Зелинского, министр РФ Илья Комов отверг смету.", "Ян Зелинский"),
        ("Как нам передали от посла Польши Яна Зелинского, министр РФ Илья Комов отверг смету.", "Ян Зелинский"),
        ("Як стало відомо від посла Польщі Яна Зелінського, міністр РФ Ілля Комов відкинув кошторис.", "Ян Зелінський"),
        ("Министр РФ Илья Комов получил смету от посла Польши Яна Зелинского и отверг её.", None),
        ("Министр РФ Илья Комов, как и ждали от посла Польши, отверг смету.", None),
    ],
)
def test_from_whom_news_came_is_a_relay(text: str, relay: str | None) -> None:
    """Only in an aside that tells how they came."""
    assert _told(text)[-1][2] == ((relay,) if relay else ())


@pytest.mark.parametrize(
    ("text", "hops"),
    [
        ("Посол США Карл Биндер сказал, что Москва вернула зал и потребовала новых смет.", ("Карл Биндер",)),
        ("Посол США Карл Біндер сказав, що Москва повернула залу і зажадала нових смет.", ("Карл Біндер",)),
        ("Посол США Карл Биндер сказал, что Москва вернула зал и потребовал новых смет.", ()),
        ("Посол США Карл Биндер сказал, что Москва вернула зал, и потребовал новых смет.", ()),
    ],
)
def test_a_second_verb_goes_on_with_whom_its_ending_fits(text: str, hops: tuple[str, ...]) -> None:
    """What it tells is passed on where only the one told of can be its subject."""
    assert next(h for _, what, h in _told(text) if what.startswith(("новых", "нових"))) == hops
