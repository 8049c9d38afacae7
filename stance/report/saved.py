"""The saved form: one JSON object with all analyses of a run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from stance.errors import SavedFileError
from stance.records import SCHEMA_VERSION, Analysis, SavedAnalyses


def dumps(analyses: Sequence[Analysis]) -> str:
    """Return the analyses as JSON text, indented, with every character as it is.

    The same analyses give the same text; only what lies under `run` differs from run to run.
    """
    saved = SavedAnalyses(analyses=tuple(analyses))
    return json.dumps(saved.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def loads(text: str, source: str = "the file") -> tuple[Analysis, ...]:
    """Read back what `dumps` wrote; raises `SavedFileError` naming `source` and the first field that does not fit."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise SavedFileError(
            f"{source!r} is not JSON: {error}. Give a file made with 'stance summarize --format json'."
        ) from error
    if not isinstance(data, dict) or "analyses" not in data:
        raise SavedFileError(f"{source!r} holds no analyses: give a file made with 'stance summarize --format json'.")
    if data.get("schema_version") != SCHEMA_VERSION:
        raise SavedFileError(
            f"{source!r} has schema_version {data.get('schema_version')!r}, "
            f"this version of stance reads {SCHEMA_VERSION!r}: analyse the article again."
        )
    try:
        return SavedAnalyses.model_validate(data).analyses
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(p) for p in first["loc"])
        raise SavedFileError(
            f"{source!r} does not fit the schema at {where}: {first['msg']}. See 'stance schema'."
        ) from error


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the saved form."""
    return SavedAnalyses.model_json_schema(mode="serialization")
