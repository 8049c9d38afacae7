"""Cues that are no finite verbs, in Russian and Ukrainian; and where what they tell ends."""

from __future__ import annotations

import pytest

import stance
from tests.attribution.test_inflected import found, said


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("ru", "Сделка была высоко оценена министром торговли.", "министром торговли", "Сделка"),
        ("ru", "Судом отклонено ходатайство защиты.", "Судом", "ходатайство защиты"),
        ("ru", "Мэрией запрещено проводить ярмарку.", "Мэрией", "проводить ярмарку"),
        ("ru", "Подписана декларация, призывающая к миру в порту.", "декларация", "к миру в порту"),
        ("ru", "Проект, предложенный фондом, забыт.", "фондом", "Проект"),
        ("ru", "Лунёва вынуждена была признать, что мост ветхий.", "Лунёва", "что мост ветхий"),
        ("ru", "Завод не смог объяснить, откуда течь.", "Завод", "откуда течь"),
        ("ru", "Порт не смог объяснить, почему закрыт мост.", "Порт", "почему закрыт мост"),
        ("ru", "Упрёки Варшавы в медлительности забыты.", "Варшавы", "в медлительности"),
        ("ru", "Обещание мэра снизить плату осталось словами.", "мэра", "снизить плату"),
        ("ru", "Критика плана со стороны рыбаков усилилась.", "рыбаков", "плана"),
        ("ru", "Лунёва выразила готовность открыть мост.", "Лунёва", "открыть мост"),
        ("ru", "Порт опасается оползня и уже вывозит грузы.", "Порт", "оползня"),
        ("ru", "Рыбаки хотят новый причал, и мэрия его строит.", "Рыбаки", "новый причал"),
        ("ru", "Рабочие, которые требуют прибавки, вышли на площадь.", "Рабочие", "прибавки"),
        ("uk", "Угоду схвалено урядом.", "урядом", "Угоду"),
        ("uk", "Законопроєкт підтриманий парламентом.", "парламентом", "Законопроєкт"),
        ("uk", "У звіті наголошено, що міст старий.", "звіті", "що міст старий"),
        ("uk", "Підписано декларацію, що закликає до миру.", "декларацію", "до миру"),
        ("uk", "Міністерка була змушена визнати, що міст старий.", "Міністерка", "що міст старий"),
        ("uk", "Закиди Варшави у повільності забуто.", "Варшави", "у повільності"),
    ],
)
def test_source_and_content(language: str, text: str, source: str, content: str) -> None:
    """Passives, participles, infinitives and nouns give their holder and what is held, and no more than that."""
    assert (source, content) in said(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Ожидается, что мост откроют."),
        ("ru", "Среди рыбаков ходит слух, что мост закроют."),
        ("uk", "Очікується, що міст відкриють."),
    ],
)
def test_what_nobody_is_named_for_has_no_speaker(language: str, text: str) -> None:
    """An impersonal "it is expected" belongs to nobody, and never to whoever spoke before."""
    whole = (
        "Мэр Лунёва заявила, что казна пуста. " if language == "ru" else "Мер Луньова заявила, що скарбниця порожня. "
    ) + text
    last = max(found(whole, language), key=lambda a: a.content[0].start)
    assert last.speakers == ()
    assert last.source is None


@pytest.mark.parametrize(
    "text", ["Он был назван министром.", "Решение признано ошибкой.", "Закон принят большинством голосов."]
)
def test_a_predicate_in_the_instrumental_is_no_holder(text: str) -> None:
    """ "Was named minister" says nothing of a minister's words."""
    assert not [a for a in found(text, "ru") if a.source and a.source.of(text) in {"министром", "ошибкой"}]


def test_voicing_a_noun_is_one_attribution() -> None:
    """ "Expressed readiness to help" is told once."""
    article = stance.parse("Порт выразил готовность помочь рыбакам.\n", source="x").model_copy(
        update={"language": "ru"}
    )
    assert len(stance.attributions(article, parties=("US", "Russia"))) == 1


def test_cues_are_known_in_every_form_the_dictionary_has() -> None:
    """No list of endings is needed: future, present, plural and participles follow from the infinitive."""
    text = "Мэр назовёт затею ошибкой. Власти сочтут такой ответ слабым. Планировалось, что мост откроют летом."
    assert said(text, "ru") == [
        ("Мэр", "затею ошибкой"),
        ("Власти", "такой ответ слабым"),
        ("", "что мост откроют летом"),
    ]
