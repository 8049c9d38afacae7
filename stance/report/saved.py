"""The saved form: one JSON object with all analyses of a run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from stance.errors import SavedFileError
from stance.records import SCHEMA_VERSION, Analysis, Comparison, Matrix, Record, SavedAnalyses
from stance.report.fit import check_quotes, unfit

R = TypeVar("R", bound=Record)

_GIVE = "give a file made with 'stance summarize --format json' or jsonl."


def dumps(made: Sequence[Analysis] | Comparison) -> str:
    """Return analyses, or a comparison with its analyses, as JSON text, indented, with every character as it is.

    The same analyses give the same text; only what lies under `run` differs from run to run.
    """
    if isinstance(made, Comparison):
        matrix = Matrix.model_validate({name: getattr(made, name) for name in Matrix.model_fields})
        return _indented(SavedAnalyses(analyses=made.analyses, comparison=matrix))
    return _indented(SavedAnalyses(analyses=tuple(made)), {"comparison"})


def _indented(saved: SavedAnalyses, left_out: set[str] | None = None) -> str:
    try:
        # many times as fast as the json module, which indents in Python
        text = saved.model_dump_json(indent=2, exclude=left_out)
    except PydanticSerializationError:
        # half a pair of surrogates has no bytes here
        text = json.dumps(saved.model_dump(mode="json", exclude=left_out), ensure_ascii=False, indent=2)
    return text + "\n"


def loads(text: str, source: str = "the file") -> tuple[Analysis, ...]:
    """Read back what `dumps` wrote, or `to_jsonl`.

    Raises `SavedFileError` naming `source` and the first line and field that do not fit.
    """
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if lines and _is_analysis(lines[0][1]):
        named = [(line, f"{source!r}, line {number}," if len(lines) > 1 else repr(source)) for number, line in lines]
        return tuple(_fitted(Analysis, _parsed(line, where), where) for line, where in named)
    where = repr(source)
    data = _parsed(text, where)
    if not isinstance(data, dict) or "analyses" not in data:
        raise SavedFileError(f"{where} holds no analyses: {_GIVE}")
    if data.get("schema_version") != SCHEMA_VERSION:
        raise SavedFileError(
            f"{where} has schema_version {data.get('schema_version')!r}, "
            f"this version of stance reads {SCHEMA_VERSION!r}: analyse the article again."
        )
    return _fitted(SavedAnalyses, data, where).analyses


def holds_comparison(text: str) -> bool:
    """Whether a text is the JSON of a comparison; what is no JSON holds none."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and bool(data.get("comparison"))


def load_comparison(text: str, source: str = "the file") -> Comparison:
    """Read back a comparison that `dumps` wrote; raises `SavedFileError` for what is none or does not fit together."""
    where = repr(source)
    data = _parsed(text, where)
    if not isinstance(data, dict) or not data.get("comparison"):
        raise SavedFileError(f"{where} holds no comparison: give a file made with 'stance compare --format json'.")
    analyses = loads(text, source)
    matrix = _fitted(Matrix, data["comparison"], where)
    fields = {name: getattr(matrix, name) for name in Matrix.model_fields}
    made = Comparison.model_validate({**fields, "analyses": analyses})
    if wrong := unfit(made):
        raise SavedFileError(f"{where} compares {wrong}: compare the articles again.")
    check_quotes(analyses, source)
    return made


def _is_analysis(line: str) -> bool:
    """Whether a line alone is the JSON of one analysis, as in JSON Lines."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and {"article", "provenance"} <= data.keys()


def _parsed(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SavedFileError(f"{where} is not JSON: {error}. {_GIVE[0].upper()}{_GIVE[1:]}") from error


def _fitted(record: type[R], data: Any, where: str) -> R:
    try:
        return record.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        at = ".".join(str(p) for p in first["loc"])
        raise SavedFileError(
            f"{where} does not fit the schema at {at}: {first['msg']}. See 'stance schema'."
        ) from error


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the saved form."""
    return SavedAnalyses.model_json_schema(mode="serialization")
