"""What is looked up in an article once."""

from __future__ import annotations

from collections.abc import Callable

from stance.records import Reading

Read = Callable[..., Reading]


def test_every_form_of_a_name_is_known_by_whose_it_is(reading: Read) -> None:
    """The forms in which an article names somebody are those of `names`, each under the one it is used for."""
    article = reading("US envoy Jane Roe opposed the dam. “It will not hold,” Roe said in Kyiv.")
    assert {(form, name) for name, forms in article.forms.items() for form in forms} == {
        (form, who.name) for form, who in article.names.items()
    }
    assert "roe" in article.forms["Jane Roe"]


def test_what_is_made_of_a_reading_is_made_once(reading: Read) -> None:
    """Asked twice, the same is made once; another reading is looked at anew."""
    made = []

    def sentences(given: Reading) -> int:
        made.append(given)
        return len(given.sentences)

    one, other = reading("Kyiv wants peace."), reading("Kyiv wants peace. Moscow does not.")
    assert [one.once(sentences), one.once(sentences), other.once(sentences)] == [1, 1, 2]
    assert len(made) == 2
