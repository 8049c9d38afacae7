"""Corpora of others: read from their own layouts, scored. All texts here are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stance import cli
from stance.errors import GoldError
from stance.evaluate import corpus_of, evaluate_corpus, load_corpus

NEWS = (
    "Harbour talks go on\n\n"
    "Mayor Ann Poe said the port would stay open. Ships came and went all day.\n\n"
    '"We will not pay," said union leader Max Roe.\n'
)


def _polnear(root: Path) -> Path:
    (root / "text").mkdir(parents=True)
    (root / "attributions").mkdir()
    (root / "text" / "port.txt").write_text(NEWS, encoding="utf-8")
    marks, lines = {}, []
    pieces = [
        ("Content", "the port would stay open"),
        ("Source", "Mayor Ann Poe"),
        ("Cue", "said"),
        ("Content", '"We will not pay,"'),
        ("Source", "union leader Max Roe"),
        ("Cue", "said union"),
        ("Content", "Ships came"),
    ]
    for n, (kind, words) in enumerate(pieces, start=1):
        start = NEWS.index(words)
        marks[words] = f"T{n}"
        end = start + (4 if words == "said union" else len(words))
        lines.append(f"T{n}\t{kind} {start} {end}\t{NEWS[start:end]}")
    lines += [
        "E1\tAttribution:T3 Content:T1 Source:T2 Cue:T3",
        "E2\tAttribution:T6 Content:T4 Source:T5 Cue:T6",
        "E3\tAttribution:T7 Content:T7",
        "Talk of the next line\tgoes on",
    ]
    (root / "attributions" / "port_00ff.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return root


def _seesaw(root: Path) -> Path:
    for part in ("articles", "annotations"):
        (root / part).mkdir(parents=True)
    lines = ["Russia accused Ukraine of breaking the truce.", "The weather was fine.", "Ukraine backs the treaty."]
    article = {"title": "Truce in doubt", "text": [{"id": i, "text": t} for i, t in enumerate(lines)]}
    stances = {
        "0": [{"id": 0, "subject": "Russia", "sentiment": "NEG", "object": "Ukraine", "annotators": ["A"]}],
        "2": [{"id": 0, "subject": "Ukraine", "sentiment": "POS", "object": "Russia", "annotators": ["A"]}],
    }
    entities = [["Russia", ["GPE"], ["Main"], ["A"]], ["Ukraine", ["GPE"], ["Main"], ["A"]]]
    marked = {"title": "Truce in doubt", "entity lists": entities, "sentence-level stances": stances}
    (root / "articles" / "one.json").write_text(json.dumps(article), encoding="utf-8")
    (root / "annotations" / "one.json").write_text(json.dumps(marked), encoding="utf-8")
    return root


def _rusentrel(root: Path) -> Path:
    root.mkdir(parents=True)
    text = "{Author, Unknown} Россия обвинила Украину в срыве перемирия.\n"
    (root / "art1.txt").write_text(text, encoding="utf-8")
    form = text.index("Украину")
    (root / "art1.ann").write_text(f"T1\tLOC {form} {form + 7}\tУкраину\n", encoding="utf-8")
    (root / "art1.opin.txt").write_text(
        "Россия, Украина, neg, current\nauthor, Россия, neg, current\n", encoding="utf-8"
    )
    (root / "art2.opin.txt").write_text("Россия, Украина, neg, current\n", encoding="utf-8")
    return root


def test_polnear_spans_are_slices_of_the_text(tmp_path: Path) -> None:
    corpus = load_corpus(_polnear(tmp_path / "p"))
    article = corpus.articles[0]
    assert corpus.name == "polnear"
    shown = [[s.of(article.article.text) for s in t.content + t.source + t.cue] for t in article.told]
    assert shown[0] == ["the port would stay open", "Mayor Ann Poe", "said"]
    assert len(shown) == 3


def test_polnear_is_scored_as_its_own_scorer_does(tmp_path: Path) -> None:
    figures = evaluate_corpus(load_corpus(_polnear(tmp_path / "p"))).figures
    assert figures["attributions: precision"].value == 1
    assert figures["attributions: recall"].value == pytest.approx(2 / 3)
    assert figures["attributions with their source: recall"].value == pytest.approx(2 / 3)


def test_seesaw_attitudes_stand_at_their_sentences(tmp_path: Path) -> None:
    article = load_corpus(_seesaw(tmp_path / "s")).articles[0]
    first = article.attitudes[0]
    assert (first.holder, first.target, first.polarity) == ("Russia", "Ukraine", "opposes")
    assert first.where is not None
    assert first.where.of(article.article.text) == "Russia accused Ukraine of breaking the truce."


def test_seesaw_counts_signs_in_their_sentences(tmp_path: Path) -> None:
    figures = evaluate_corpus(load_corpus(_seesaw(tmp_path / "s"))).figures
    assert figures["opposes: precision"].value == 1
    assert figures["opposes: recall"].value == 1
    assert figures["supports: recall"].value == 0


def test_rusentrel_keeps_offsets_and_leaves_the_author_out(tmp_path: Path) -> None:
    corpus = load_corpus(_rusentrel(tmp_path / "r"))
    (article,) = corpus.articles
    assert article.article.text.index("Украину") == 34
    assert "Author" not in article.article.text
    assert [(a.holder, a.target, a.polarity) for a in article.attitudes] == [("Россия", "Украина", "opposes")]
    assert "Украину" in article.parties[1].names


def test_a_text_that_the_corpus_lacks_is_named(tmp_path: Path) -> None:
    outcome = evaluate_corpus(load_corpus(_rusentrel(tmp_path / "r")))
    assert outcome.figures["opposes: recall"].value == 1
    assert [name for name, _ in outcome.skipped] == ["art2"]


def test_the_command_tells_a_corpus_by_its_layout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["eval", str(_polnear(tmp_path / "p")), "-q"]) == 0
    assert "attributions with their source: F1" in capsys.readouterr().out
    assert cli.run(["eval", str(tmp_path / "p"), "-q", "--against", "repairs=0"]) == 2
    assert "leave out --model and --against" in capsys.readouterr().err


def test_what_is_no_corpus_is_told(tmp_path: Path) -> None:
    assert corpus_of(tmp_path) is None
    with pytest.raises(GoldError, match="no known corpus"):
        load_corpus(tmp_path)
    broken = _seesaw(tmp_path / "s")
    (broken / "annotations" / "one.json").write_text("{}", encoding="utf-8")
    with pytest.raises(GoldError, match=r"one\.json"):
        load_corpus(broken)
