"""What nobody is said to have said in Russian or Ukrainian is nobody's position."""

from __future__ import annotations

import pytest
from offline import held, verified

import stance


@pytest.mark.parametrize(
    "text",
    [
        "Ходят слухи, что Москва согласилась на осмотр барж.",
        "По слухам, министр России Семён Сомов пообещал вернуть баржи.",
        "Министр России Семён Сомов, по слухам, пообещал вернуть баржи.",
        "Неправда, что Киев отказался от осмотра барж.",
        "Было бы ошибкой думать, что Москва отказалась от осмотра барж.",
        "Завтра министр России Семён Сомов скажет, что Москва отвергает карту.",
        "Не Киев отверг карту.",
        "Министр России Семён Сомов принял посла Украины.",
        "Ходять чутки, що Москва погодилася на огляд барж.",
        "Неправда, що Київ відмовився від огляду барж.",
        "Було б помилкою думати, що Москва відмовилася від огляду барж.",
        "Завтра міністр України Марко Рудь скаже, що Київ відкидає мапу.",
        "Не Київ відкинув мапу.",
        "Міністр України Марко Рудь прийняв посла Росії.",
    ],
)
def test_what_nobody_has_said_is_nobodys(text: str) -> None:
    assert verified(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Министр России Семён Сомов сказал, что Москва отвергает карту.", {("Russia", "refuses")}),
        ("Киев не отверг карту.", {("Ukraine", "states")}),
        ("Только Киев отверг карту.", {("Ukraine", "refuses")}),
        ("Москва приняла условия перевозчиков.", {("Russia", "accepts")}),
        ("Міністр України Марко Рудь сказав, що Київ відкидає мапу.", {("Ukraine", "refuses")}),
        ("Москва підтримала умови перевізників.", {("Russia", "accepts")}),
    ],
)
def test_what_is_said_stays(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Министр России Семён Сомов отказался подтвердить, что Киев согласен на осмотр барж.", "Ukraine"),
        ("Министр России Семён Сомов не подтвердил, что Киев согласен на осмотр барж.", "Ukraine"),
        ("Министр России Семён Сомов пошутил, что Киев готов отдать баржи.", "Ukraine"),
        ("Вашингтон опасается отказа Москвы от осмотра барж.", "Russia"),
        ("Міністр України Марко Рудь відмовився підтвердити, що Москва згодна на огляд барж.", "Russia"),
        ("Міністр України Марко Рудь пожартував, що Москва готова віддати баржі.", "Russia"),
        ("Вашингтон побоюється відмови Москви від огляду барж.", "Russia"),
    ],
)
def test_what_is_not_confirmed_or_not_meant_is_not_of_whom_it_is_about(text: str, party: str) -> None:
    assert party not in {p.party for p in verified(text)}


def test_what_somebody_confirms_is_theirs_of_whom_it_is_told() -> None:
    text = "Министр России Семён Сомов подтвердил, что Киев согласен на осмотр барж."
    assert ("Ukraine", "accepts") in held(text)


@pytest.mark.parametrize(
    "text",
    [
        "Министр России Семён Сомов вылетел в Вену. Адвокат Сомова отверг обвинения.",
        "Сторонники министра России Семёна Сомова требуют отдать баржи.",
        "Критики Киева требуют отдать баржи.",
        "Міністр України Марко Рудь прибув до Відня. Адвокат Рудя відкинув звинувачення.",
        "Прихильники міністра Росії Семена Сомова вимагають віддати баржі.",
        "Критики Києва вимагають віддати баржі.",
    ],
)
def test_whose_lawyer_or_critic_speaks_does_not_speak(text: str) -> None:
    assert verified(text) == []


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("В случае отказа Киева Москва пригрозила закрыть канал.", "В случае отказа Киева"),
        ("При условии снятия пошлин Москва согласна открыть канал.", "При условии снятия пошлин"),
        ("Пока Киев не отведёт катера, Москва не согласится на осмотр.", "Пока Киев не отведёт катера"),
        ("У разі відмови Києва Москва пригрозила закрити канал.", "У разі відмови Києва"),
        ("Поки Київ не відведе катери, Москва не погодиться на огляд.", "Поки Київ не відведе катери"),
        ("Пока в Вене идёт дождь, Москва отказалась от осмотра.", None),
    ],
)
def test_a_condition_in_front_is_kept(text: str, condition: str | None) -> None:
    assert [p.condition for p in verified(text)] == [condition]


@pytest.mark.parametrize(
    "text",
    [
        "Министр России Семён Сомов не исключил отказа от сделки.",
        "Міністр України Марко Рудь не виключив відмови від угоди.",
    ],
)
def test_what_is_left_open_is_not_refused(text: str) -> None:
    assert [p.act for p in verified(text)] == ["states"]


@pytest.mark.parametrize(
    "told",
    [
        "Американцы, как он уточнил, предлагали осмотр барж.",
        "Американцы предлагали, как он уточнил, осмотр барж.",
        "Американцы предлагали, как уточнил Сомов, осмотр барж.",
    ],
)
def test_what_somebody_says_in_passing_passes_on_what_stands_around_it(told: str) -> None:
    found = verified(f"Выступил министр России Семён Сомов. {told}")
    assert [(p.party, p.act, [h.name for h in p.chain]) for p in found if p.party == "US"] == [
        ("US", "offers", ["Семён Сомов"])
    ]


def test_how_something_was_said_is_no_aside() -> None:
    made = stance.parse("Министр России Семён Сомов знает, как он сказал это Киеву.", source="test")
    assert [a.cue.lemma for a in stance.attributions(made) if a.cue is not None] == ["знать"]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Министр России Семён Сомов выступил. По его словам, в Киеве всё знают, но предпочитают молчать о баржах.",
            ["Семён Сомов: в Киеве всё знают, но предпочитают молчать о баржах"],
        ),
        (
            "Комментируя отказ Киева, министр России Семён Сомов назвал карту «серой».",
            ["Семён Сомов назвал карту «серой»"],
        ),
        ("Министр России Семён Сомов прокомментировал карту.", []),
    ],
)
def test_one_person_does_not_do_what_several_do_and_comments_are_no_stand(text: str, statements: list[str]) -> None:
    assert [p.statement for p in verified(text)] == statements
