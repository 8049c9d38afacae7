"""Prices: found by a model's name, one's own first, and unknown where nobody gives them."""

from __future__ import annotations

from datetime import date

import pytest

from stance.model.prices import cost, find_price, prices_date
from stance.options import Price, make_options


@pytest.mark.parametrize("name", ["gpt-4o", "openai/gpt-4o", "gpt-4o-2024-08-06", "GPT-4o", "gpt-4o-latest"])
def test_a_price_is_found_whatever_stands_around_the_name(name: str) -> None:
    """A provider before it, a snapshot's date behind it."""
    assert find_price(name) == Price(input=2.5, cached=1.25, output=10)


def test_a_snapshot_with_a_line_of_its_own_has_that() -> None:
    """The first gpt-4o cost more."""
    assert find_price("gpt-4o-2024-05-13") == Price(input=5, output=15)


@pytest.mark.parametrize(
    "name", [None, "", "qwen2.5-7b-instruct", "gpt-4o-audio-preview", "my-gpt-4o", "gpt-5-mini:free"]
)
def test_an_unknown_price_is_none(name: str | None) -> None:
    """A name that only resembles another is not that."""
    assert find_price(name) is None
    assert cost(find_price(name), 100, 100) is None


def test_one_s_own_price_goes_first_and_may_be_nothing() -> None:
    """Also for a name that the packaged table has."""
    own = {"openai/gpt-4o": Price(input=1, output=2), "local": Price(input=0, output=0)}
    assert find_price("openai/gpt-4o", own) == own["openai/gpt-4o"]
    assert cost(find_price("local", own), 1000, 1000) == 0.0


def test_what_was_in_the_provider_s_cache_costs_less() -> None:
    """Input at its two prices, output; unknown tokens make an unknown cost."""
    price = Price(input=2, cached=1, output=10)
    assert cost(price, 1_000_000, 100_000) == pytest.approx(3.0)
    assert cost(price, 1_000_000, 100_000, 500_000) == pytest.approx(2.5)
    assert cost(Price(input=2, output=10), 1_000_000, 0, 500_000) == pytest.approx(2.0)
    assert cost(price, None, 3) is None


def test_packaged_prices_have_a_date() -> None:
    """A day, not after today."""
    assert date.fromisoformat(prices_date()) <= date.today()


def test_prices_may_stand_in_a_settings_file(tmp_path: object) -> None:
    """As tables by the model's name."""
    path = tmp_path / "stance.toml"  # type: ignore[operator]
    path.write_text('model = "qwen"\n[prices."qwen"]\ninput = 0.1\noutput = 0.4\n', encoding="utf-8")
    options = make_options({"STANCE_CONFIG": str(path)})
    assert find_price(options.model, options.prices) == Price(input=0.1, output=0.4)
