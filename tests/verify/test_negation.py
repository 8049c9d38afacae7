"""What is negated: by its own verb, its own object and its own clause, wherever another negation stands near."""

from __future__ import annotations

import pytest
from claims import claimed

import stance
from stance.analyze import read
from stance.parties import load_parties

BEFORE = {
    "en": ("Fair opens\n\nU.S. Agriculture Secretary Glenn Tarr spoke on Monday.\n\n", "Glenn Tarr", "US"),
    "ru": ("Ярмарка\n\nМинистр культуры России Лев Юшин выступил в понедельник.\n\n", "Лев Юшин", "Russia"),
    "uk": ("Ярмарок\n\nМіністр культури України Іван Бойчук виступив у понеділок.\n\n", "Іван Бойчук", "Ukraine"),
}


def verified(told: str, statement: str) -> bool:
    """Whether a statement passes that rests on all that is told."""
    language = next(code for code, (_, holder, _) in BEFORE.items() if holder.split()[1] in told)
    before, holder, party = BEFORE[language]
    article = stance.parse(f"{before}{told}\n", source="a.txt")
    assert article.language == language
    reading = read(article, load_parties(("US", "Russia", "Ukraine")))
    spans = [s for s in reading.sentences if s.start >= len(before)]
    shown = claimed(reading, statement, spans, holder=holder, party=party)
    faults = {f.code for f in shown.findings if f.effect != "note"}
    assert faults <= {"NEG001", "NEG002"}, shown.findings
    return shown.verdict == "verified"


@pytest.mark.parametrize(
    ("told", "true", "false"),
    [
        (
            "“We will not send the mules,” Tarr said. “We will send the hay.”",
            "Tarr said the United States will not send the mules.",
            "Tarr said the United States will send the mules.",
        ),
        (
            "Tarr said Washington will fund the barn but will not fund the silo.",
            "Tarr said Washington will fund the barn.",
            "Tarr said Washington will not fund the barn.",
        ),
        (
            "«Мы не отдадим карусель, — сказал Юшин. — Мы отдадим билеты».",
            "Юшин сказал, что Россия не отдаст карусель.",
            "Юшин сказал, что Россия отдаст карусель.",
        ),
        (
            "«Клоунам мы позвоним, — сказал Юшин. — Акробатам мы не позвоним».",
            "Юшин сказал, что Россия позвонит клоунам.",
            "Юшин сказал, что Россия не позвонит клоунам.",
        ),
        (
            "«Качели мы не запрещали, — сказал Юшин. — Мы запрещали петарды».",
            "Юшин сказал, что Россия не запрещала качели.",
            "Юшин сказал, что Россия запрещала качели.",
        ),
        (
            "«Ми не хочемо мовчати, – сказав Бойчук. – Ми хочемо свистіти».",
            "Бойчук сказав, що Україна не хоче мовчати.",
            "Бойчук сказав, що Україна хоче мовчати.",
        ),
        (
            "Бойчук заявив, що Київ купить нову карусель, але не купить старий намет.",
            "Бойчук заявив, що Київ купить нову карусель.",
            "Бойчук заявив, що Київ не купить нову карусель.",
        ),
    ],
)
def test_of_the_same_verb_twice_the_object_tells_which_is_meant(told: str, true: str, false: str) -> None:
    """What is sent must agree too: object by object, not verb by verb."""
    assert verified(told, true)
    assert not verified(told, false)


def test_the_other_object_of_the_same_verb_is_affirmed() -> None:
    """The second half has the verb without its negation."""
    told = "«Мы не отдадим карусель, — сказал Юшин. — Мы отдадим билеты»."
    assert verified(told, "Юшин сказал, что Россия отдаст билеты.")
    assert not verified(told, "Юшин сказал, что Россия не отдаст билеты.")


@pytest.mark.parametrize(
    ("told", "true", "false"),
    [
        (
            "A fair without a goat is not wanted, Tarr said.",
            "Tarr said a fair without a goat is not wanted.",
            "Tarr said a fair without a goat is wanted.",
        ),
        (
            "A fair without a goat is legal, Tarr said.",
            "Tarr said a fair without a goat is legal.",
            "Tarr said a fair without a goat is not legal.",
        ),
        (
            "Ярмарка без козы нам не нужна, сказал Юшин.",
            "Юшин сказал, что ярмарка без козы России не нужна.",
            "Юшин сказал, что ярмарка без козы России нужна.",
        ),
        (
            "Ярмарок без нової кози можливий, сказав Бойчук.",
            "Бойчук сказав, що ярмарок без кози можливий.",
            "Бойчук сказав, що ярмарок без кози не можливий.",
        ),
        (
            "Юшин сказал, что парад пройдёт без слона.",
            "Парад, по словам Юшина, пройдёт без слона.",
            "Юшин сказал, что парад пройдёт со слоном.",
        ),
    ],
)
def test_without_negates_its_own_noun_phrase_only(told: str, true: str, false: str) -> None:
    """The predicate of what is without something has its own sign."""
    assert verified(told, true)
    assert not verified(told, false)


@pytest.mark.parametrize(
    ("told", "true", "false"),
    [
        (
            "Unless a vet objects, Tarr told a crowd, the race will begin at noon.",
            "Tarr said that the race will begin at noon unless a vet objects.",
            "Tarr said that the race will not begin at noon unless a vet objects.",
        ),
        (
            "Unless the wind drops, Tarr said on Friday, the goats will not race in the yard.",
            "Tarr said that unless the wind drops the goats will not race in the yard.",
            "Tarr said that unless the wind drops the goats will race in the yard.",
        ),
        (
            "Without a saddle, the mule will race at noon, Tarr said.",
            "Tarr said the mule will race at noon without a saddle.",
            "Tarr said the mule will not race at noon without a saddle.",
        ),
        (
            "Tarr said the goats would not race unless the fence was mended.",
            "Tarr said that unless the fence was mended the goats would not race.",
            "Tarr said the goats would race unless the fence was mended.",
        ),
    ],
)
def test_a_condition_is_the_same_in_front_and_behind(told: str, true: str, false: str) -> None:
    """What "unless" turns ends with its own clause, wherever the tag stands."""
    assert verified(told, true)
    assert not verified(told, false)


@pytest.mark.parametrize(
    ("told", "true", "false"),
    [
        (
            "Washington discussed a plan for a ban on stilts. “We will not accept it,” Tarr said.",
            "Tarr said the United States will not accept the plan for a ban on stilts.",
            "Tarr said the United States will accept the plan for a ban on stilts.",
        ),
        (
            "Russia sent a proposal for an end to juggling. “We will not read it,” Tarr said.",
            "Tarr said the United States will not read the proposal for an end to juggling.",
            "Tarr said the United States will read the proposal for an end to juggling.",
        ),
        (
            "“The barn is ours. We will never rent it,” Tarr said.",
            "Tarr said the United States will never rent the barn.",
            "Tarr said the United States will rent the barn.",
        ),
    ],
)
def test_a_noun_of_stopping_turns_no_verb_and_a_pronoun_has_an_object(told: str, true: str, false: str) -> None:
    """What "it" is may stand anywhere, and may be a ban itself."""
    assert verified(told, true)
    assert not verified(told, false)


@pytest.mark.parametrize(
    ("told", "true", "false"),
    [
        (
            "Юшин опроверг, что Москва продала шатёр.",
            "Юшин сказал, что Москва не продала шатёр.",
            "Юшин сказал, что Москва продала шатёр.",
        ),
        (
            "Бойчук заперечив, що атракціон не крутиться.",
            "Бойчук сказав, що атракціон крутиться.",
            "Бойчук сказав, що атракціон не крутиться.",
        ),
        (
            "Tarr denied that the pump does not run.",
            "Tarr said that the pump runs.",
            "Tarr said that the pump does not run.",
        ),
        (
            "Юшин отверг призыв закрыть цирк.",
            "Юшин сказал, что закрывать цирк не надо.",
            "Юшин сказал, что цирк надо закрыть.",
        ),
    ],
)
def test_what_is_denied_is_the_claim(told: str, true: str, false: str) -> None:
    """A denial reaches over the comma, and cancels the negation of what it denies."""
    assert verified(told, true)
    assert not verified(told, false)


@pytest.mark.parametrize(
    ("told", "true", "false"),
    [
        (
            "Юшин сказал, что клоун вряд ли приедет на ярмарку.",
            "Юшин сказал, что на ярмарку клоун едва ли приедет.",
            "Юшин сказал, что клоун приедет на ярмарку.",
        ),
        (
            "Tarr said the fair scarcely needs new stilts.",
            "Tarr said the fair hardly needs new stilts.",
            "Tarr said the fair needs new stilts.",
        ),
        (
            "Бойчук сказав, що Київ дасть не лише гойдалки, а й каруселі.",
            "Бойчук сказав, що Київ дасть гойдалки й каруселі.",
            "Бойчук сказав, що Київ не дасть гойдалки.",
        ),
        (
            "Юшин сказал, что Москва хочет не карусель, а качели.",
            "Юшин сказал, что Москва хочет качели, а не карусель.",
            "Юшин сказал, что Москва не хочет качели.",
        ),
        (
            "Tarr said Washington wants not a tent but a barn.",
            "Tarr said Washington wants a barn.",
            "Tarr said Washington wants a tent.",
        ),
        (
            "Юшин сказал, что шатёр новый, а карусель не готова.",
            "Юшин сказал, что карусель не готова.",
            "Юшин сказал, что карусель готова.",
        ),
        (
            "Юшин заявил, что Россия покрасит забор и не тронет качели.",
            "Юшин заявил, что Россия покрасит забор.",
            "Юшин заявил, что Россия не покрасит забор.",
        ),
    ],
)
def test_small_words_that_negate_or_do_not(told: str, true: str, false: str) -> None:
    """Hardly, not only, not this but that, and the one half of two."""
    assert verified(told, true)
    assert not verified(told, false)


@pytest.mark.parametrize(
    ("told", "true", "false"),
    [
        (
            "Tarr said Washington will not lease the field and will plough the meadow.",
            "Tarr said Washington will plough the meadow.",
            "Tarr said Washington will not plough the meadow.",
        ),
        (
            "Юшин сказал, что балаган не закрылся и продаёт калачи.",
            "Юшин сказал, что балаган продаёт калачи.",
            "Юшин сказал, что балаган не продаёт калачи.",
        ),
        (
            "Бойчук сказав, що балаган не зачинився і продає калачі.",
            "Бойчук сказав, що балаган не зачинився.",
            "Бойчук сказав, що балаган зачинився.",
        ),
        (
            "Tarr said the fence was not yet painted.",
            "Tarr said the fence was not painted.",
            "Tarr said the fence was painted.",
        ),
        (
            "Tarr said Washington need not polish the bells.",
            "Tarr said Washington does not need to polish the bells.",
            "Tarr said Washington needs to polish the bells.",
        ),
    ],
)
def test_each_half_of_a_sentence_has_its_own_sign(told: str, true: str, false: str) -> None:
    """A second verb behind "and" is not negated with the first; "not yet" parts nothing."""
    assert verified(told, true)
    assert not verified(told, false)


@pytest.mark.parametrize(
    ("told", "true", "false"),
    [
        (
            "Tarr does not think that the track is dry.",
            "Tarr thinks that the track is not dry.",
            "Tarr thinks that the track is dry.",
        ),
        (
            "Юшин не думает, что шатёр готов.",
            "Юшин думает, что шатёр не готов.",
            "Юшин думает, что шатёр готов.",
        ),
        (
            "Tarr said the storm at the fair did not damage the fence.",
            "Tarr said the fence was not damaged by the storm at the fair.",
            "Tarr said the fence was damaged by the storm at the fair.",
        ),
        (
            "Tarr said the goats would not race unless the fence was mended.",
            "Tarr said the goats would not race if the fence was not mended.",
            "Tarr said the goats would race if the fence was not mended.",
        ),
    ],
)
def test_the_same_negation_at_another_place(told: str, true: str, false: str) -> None:
    """On the belief or what is believed, in the active or the passive, as "unless" or "if not"."""
    assert verified(told, true)
    assert not verified(told, false)


@pytest.mark.parametrize(
    ("told", "true", "false"),
    [
        (
            "Tarr insists the wagons are there.",
            "Tarr insists that the wagons are there.",
            "Tarr insists the wagons are not there.",
        ),
        (
            "Washington has got a plan to halt all juggling for a week. “We will not support such a pause,” Tarr said.",
            "Tarr said the United States will not support the plan to halt juggling for a week.",
            "Tarr said the United States will support the plan to halt juggling for a week.",
        ),
        (
            "«Россия не была против шатра, — сказал Юшин. — Она против карусели».",
            "Юшин сказал, что Россия не против шатра.",
            "Юшин сказал, что Россия против шатра.",
        ),
    ],
)
def test_what_is_no_word_of_content_is_negated_too(told: str, true: str, false: str) -> None:
    """A place, what "such" points to, and what stands behind a copula."""
    assert verified(told, true)
    assert not verified(told, false)


def test_under_one_negation_the_objects_are_not_exchanged() -> None:
    """That both negate a verb excuses no word that the text has elsewhere."""
    told = "“We will not lease the field,” Tarr said. “We will plough the meadow.”"
    assert not verified(told, "Tarr said the United States will not lease the meadow.")
