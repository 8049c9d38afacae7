"""What a model's tokens cost; an unknown price is unknown, never nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import tomli

from stance.options import Price

_MILLION = 1_000_000
_SNAPSHOT = re.compile(r"-(?:\d{4}-\d{2}-\d{2}|\d{8}|latest)\Z")


def find_price(model: str | None, own: Mapping[str, Price] | None = None) -> Price | None:
    """The price of `model`, from the user's `own` table before the packaged one; None where neither knows it.

    A name is looked up as it is, then without what stands before a slash, then without the date of a snapshot. Dots
    and hyphens are one, as providers write a version either way.
    """
    if not model:
        return None
    last = model.rsplit("/", 1)[-1]
    for table in ({_key(k): v for k, v in (own or {}).items()}, _packaged()[1]):
        for name in (model, last, _SNAPSHOT.sub("", last)):
            if _key(name) in table:
                return table[_key(name)]
    return None


def prices_date() -> str:
    """The day of the packaged prices."""
    return _packaged()[0]


def cost(price: Price | None, input_tokens: int | None, output_tokens: int | None, cached: int = 0) -> float | None:
    """What a call costs in US dollars; None where the price or the tokens are unknown.

    `cached` of the input tokens were in the provider's prompt cache.
    """
    if price is None or input_tokens is None or output_tokens is None:
        return None
    cached = min(cached, input_tokens)
    rate = price.input if price.cached is None else price.cached
    return ((input_tokens - cached) * price.input + cached * rate + output_tokens * price.output) / _MILLION


def _key(name: str) -> str:
    return name.strip().lower().replace(".", "-")


@cache
def _packaged() -> tuple[str, dict[str, Price]]:
    data = tomli.loads((files("stance.model.data") / "prices.toml").read_text(encoding="utf-8"))
    return data["date"], {_key(name): Price.model_validate(price) for name, price in data["prices"].items()}
