"""What an endpoint was found to take, learned from its errors and remembered for a week."""

from __future__ import annotations

import json
import re
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, get_args

_WEEK = 7 * 24 * 3600
_LIMIT = re.compile(r"(?:at most|maximum(?: of)?|<=|less than or equal to|limit of|supports up to)\D{0,20}(\d{2,7})")
_FORMAT = re.compile(r"response_format|json_schema|structured output|grammar|guided", re.IGNORECASE)
_REFUSED = re.compile(
    r"max_(completion_)?tokens\W.*(unsupported|unknown|not supported|unrecognized|not permitted|extra)"
)

_Format = Literal["json_schema", "json_object", "plain"]
_Length = Literal["max_tokens", "max_completion_tokens"]


@dataclass(frozen=True)
class Learned:
    """How to ask one model of one endpoint.

    `format` is how answers are structured, `length` the name of the parameter that bounds them, `without` the
    parameters that are refused, `max_output` the longest answer in tokens that may be asked for, None where unknown.
    """

    format: _Format = "json_schema"
    length: _Length = "max_tokens"
    without: tuple[str, ...] = ()
    max_output: int | None = None

    def parameters(self, given: dict[str, Any], schema: dict[str, Any], name: str, max_output: int) -> dict[str, Any]:
        """The parameters of a request, those of `given` that the endpoint takes among them."""
        sent = {k: v for k, v in given.items() if v is not None and k not in self.without}
        if self.length not in self.without:
            sent[self.length] = min(max_output, self.max_output or max_output)
        if self.format == "json_schema":
            form = {"name": name, "schema": schema, "strict": True}
            sent["response_format"] = {"type": "json_schema", "json_schema": form}
        elif self.format == "json_object":
            sent["response_format"] = {"type": "json_object"}
        return sent

    def after(self, said: str, sent: dict[str, Any]) -> Learned | None:
        """What is learned from a refusal of what was sent, in the endpoint's own words; None when they name nothing."""
        said = said.lower()
        if "response_format" in sent and _FORMAT.search(said):
            return self._with(format="json_object" if self.format == "json_schema" else "plain")
        if self.length in sent:
            other: Any = "max_tokens" if self.length == "max_completion_tokens" else "max_completion_tokens"
            both = "max_completion_tokens" in said and "max_tokens" in said.replace("max_completion_tokens", "")
            if both or _REFUSED.search(said):
                if other in self.without:
                    return self._with(without=(*self.without, self.length))
                return self._with(length=other, without=(*self.without, self.length))
            bound = _LIMIT.search(said)
            if "completion tokens" in said and bound and int(bound[1]) < sent[self.length]:
                return self._with(max_output=int(bound[1]))
        for name in sent:
            if name not in {"response_format", self.length} and re.search(rf"(?<![\w/.-]){name}(?![\w-])", said):
                return self._with(without=(*self.without, name))
        return None

    def _with(self, **changed: Any) -> Learned:
        return Learned(**{**asdict(self), **changed})


def recall(folder: Path | None, url: str, model: str, now: Callable[[], float] = time.time) -> Learned | None:
    """What was learned of a model at `url` in the last seven days; None where nothing is kept or it cannot be read."""
    kept = _read(folder).get(f"{url} {model}")
    try:
        if kept is None or now() - kept.pop("at") > _WEEK:
            return None
        learned = Learned(**{**kept, "without": tuple(kept["without"])})
        return learned if _sound(learned) else None
    except (KeyError, TypeError, AttributeError):
        return None


def _sound(learned: Learned) -> bool:
    """Whether what was kept has the values that it may have: the file is anybody's to change."""
    most = learned.max_output
    return (
        learned.format in get_args(_Format)
        and learned.length in get_args(_Length)
        and all(isinstance(name, str) for name in learned.without)
        and (most is None or (type(most) is int and most > 0))
    )


def remember(folder: Path | None, url: str, model: str, learned: Learned, now: Callable[[], float] = time.time) -> None:
    """Keep what was learned in `folder`; a folder that cannot be written to is no error."""
    if folder is None:
        return
    known = {**_read(folder), f"{url} {model}": {**asdict(learned), "at": round(now())}}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, delete=False) as file:
            json.dump(known, file, ensure_ascii=False)
        Path(file.name).replace(folder / "endpoints.json")
    except OSError:
        return


def _read(folder: Path | None) -> dict[str, Any]:
    if folder is None:
        return {}
    try:
        value = json.loads((folder / "endpoints.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}
