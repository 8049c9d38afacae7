"""What stands before "about this told X" in Russian and Ukrainian is what X told."""

from __future__ import annotations

import pytest

from tests.offline import verified


@pytest.mark.parametrize(
    ("text", "speaker", "statement"),
    [
        (
            "Киев откроет порт: об этом сообщил министр Украины Захар Тишко.",
            "Захар Тишко",
            "Захар Тишко сообщил: Киев откроет порт",
        ),
        (
            "Киев откроет порт — об этом сообщил министр Украины Захар Тишко.",
            "Захар Тишко",
            "Захар Тишко сообщил: Киев откроет порт",
        ),
        (
            "Київ відкриє порт: про це заявив міністр України Захар Тишко.",
            "Захар Тишко",
            "Захар Тишко заявив: Київ відкриє порт",
        ),
        ("Москва согласилась открыть порт: об этом заявил министр России Глеб Рюмин.", "Глеб Рюмин", None),
        # near misses: nobody of a party tells it, and words that only announce
        ("Киев не сдастся: об этом говорит весь город.", None, None),
        ("Министр Украины Захар Тишко говорил об этом.", None, None),
    ],
)
def test_this_is_what_stands_before_the_colon(text: str, speaker: str | None, statement: str | None) -> None:
    found = verified(text)
    assert {p.speaker.name for p in found if p.speaker} == ({speaker} if speaker else set())
    assert statement is None or [p.statement for p in found] == [statement]
