"""`stance review`, as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import stance
from stance.cli import stance as command

EXAMPLES = Path(__file__).parents[2] / "examples"
WIRE, TABLOID = EXAMPLES / "corridor-wire.txt", EXAMPLES / "corridor-tabloid.txt"
OTHER = EXAMPLES / "corridor-vedomost.txt"
BY = ("--by", "Ann Poe")


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(command, list(map(str, arguments)))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def review(*arguments: str | Path) -> tuple[int | None, str, str]:
    """The exit code is what the command returns."""
    result = CliRunner().invoke(command, ["review", *map(str, arguments)], standalone_mode=False)
    code = result.return_value if result.exception is None else getattr(result.exception, "exit_code", 1)
    return code, result.stdout, result.stderr + (str(result.exception) if result.exception else "")


@pytest.fixture(scope="module")
def texts() -> tuple[str, str]:
    made = [stance.analyze(stance.load(p), engine="offline") for p in (WIRE, TABLOID)]
    failing = made[0].positions[3].model_copy(update={"statement": "It was said that 97 ships sail in 2031"})
    positions = (*made[0].positions[:3], failing, *made[0].positions[4:])
    made[0] = stance.verify(made[0].model_copy(update={"positions": positions}))
    assert made[0].positions[3].verdict != "verified"
    return stance.dumps(made), stance.dumps(stance.compare(made))


@pytest.fixture
def saved(texts: tuple[str, str], tmp_path: Path) -> Path:
    (tmp_path / "all.json").write_text(texts[0], encoding="utf-8")
    return tmp_path / "all.json"


@pytest.fixture
def compared(texts: tuple[str, str], tmp_path: Path) -> Path:
    (tmp_path / "c.json").write_text(texts[1], encoding="utf-8")
    return tmp_path / "c.json"


def test_what_is_not_verified_is_listed_first(saved: Path) -> None:
    code, out, _ = review(saved)
    assert code == 0
    first = out.split("TO DECIDE")[1].strip()
    assert first.startswith(("1. unverified (", "1. rejected ("))
    assert "97 ships" in " ".join(first.split("2. ")[0].split())


def test_numbers_stay_whatever_is_decided(saved: Path) -> None:
    review(saved, "--accept", "1", *BY)
    _, out, _ = review(saved)
    to_decide, decided = out.split("DECIDED")
    assert to_decide.split("TO DECIDE")[1].strip().startswith("2. ")
    assert decided.strip().startswith("1. ")
    assert "accept by Ann Poe" in " ".join(decided.split())


def test_the_saved_file_stays_and_the_decision_stands_beside_it(saved: Path) -> None:
    before = saved.read_bytes()
    assert review(saved, "--accept", "1", *BY, "--note", "on tape")[0] == 0
    assert saved.read_bytes() == before
    (made,) = json.loads((saved.parent / "all.review.json").read_text(encoding="utf-8"))["decisions"]
    assert (made["decision"], made["by"], made["note"]) == ("accept", "Ann Poe", "on tape")
    assert len(made["position"]["article"]) == 64


def test_the_decision_is_applied_wherever_the_file_is_read(saved: Path, tmp_path: Path) -> None:
    review(saved, "--accept", "1", *BY)
    _, out, err = run("compare", saved, "--format", "markdown")
    assert "accepted by Ann Poe" in out
    assert "1 decisions of" in err
    assert "accepted by Ann Poe" not in run("compare", saved, "--format", "markdown", "--no-review")[1]
    _, out, _ = run("verify", saved, "--format", "json")
    reviewed = [p for a in json.loads(out)["analyses"] for p in a["positions"] if p["review"]]
    assert [(p["review"]["by"], p["verdict"] != "verified") for p in reviewed] == [("Ann Poe", True)]
    assert "decided by people: 1 accepted" in run("verify", saved)[1]


def test_a_new_run_into_the_same_file_keeps_what_was_decided(tmp_path: Path) -> None:
    out = tmp_path / "new.json"
    run("summarize", WIRE, "-q", "-o", out)
    review(out, "--reject", "1", *BY)
    _, _, err = run("summarize", WIRE, "-o", out)
    assert "1 decisions of" in err
    positions = [p for a in json.loads(out.read_text(encoding="utf-8"))["analyses"] for p in a["positions"]]
    assert [p["review"]["decision"] for p in positions if p["review"]] == ["reject"]
    assert "not applicable" not in err
    elsewhere = tmp_path / "b.csv"
    run("summarize", WIRE, "-q", "-o", elsewhere, "--review", tmp_path / "new.review.json")
    assert ",reject,Ann Poe," in elsewhere.read_text(encoding="utf-8")


def test_a_decision_on_another_article_is_told(saved: Path) -> None:
    review(saved, "--accept", "1", *BY)
    _, _, err = run("summarize", TABLOID, "-q", "--review", saved.parent / "all.review.json")
    assert "a decision of Ann Poe is not applicable" in err
    assert "corridor-wire.txt' is not among the articles" in err


def test_a_decision_that_no_longer_applies_is_listed_and_ends_with_1(saved: Path) -> None:
    review(saved, "--accept", "1", *BY)
    held = json.loads(saved.read_text(encoding="utf-8"))
    held["analyses"][0]["positions"].pop(3)
    saved.write_text(json.dumps(held), encoding="utf-8")
    code, out, _ = review(saved)
    assert code == 1
    assert "NOT APPLICABLE" in out


def test_an_edit_adds_to_an_edit_and_undo_takes_all_back(saved: Path) -> None:
    review(saved, "--edit", "2", "polarity=mixed", *BY)
    assert review(saved, "--edit", "2", "act=demands")[0] == 0
    (made,) = json.loads((saved.parent / "all.review.json").read_text(encoding="utf-8"))["decisions"]
    assert made["fields"] == {"polarity": "mixed", "act": "demands"}
    assert review(saved, "--undo", "2")[0] == 0
    assert json.loads((saved.parent / "all.review.json").read_text(encoding="utf-8"))["decisions"] == []


def test_issues_and_cells_of_a_comparison(compared: Path) -> None:
    moved = ["--edit", "i1", "label=open sea", "--edit", "i1/Russia/2", "status=unclear", "--move", "2", "new"]
    assert review(compared, *moved, *BY)[0] == 0
    assert review(compared)[0] == 0
    again = compared.parent / "again.json"
    run("compare", compared, "-q", "-o", again)
    made = json.loads(again.read_text(encoding="utf-8"))["comparison"]
    assert made["issues"][0]["label"] == "open sea"
    cell = next(c for c in made["cells"] if (c["issue"], c["party"], c["article"]) == ("i1", "Russia", 1))
    assert (cell["status"], cell["review"]["by"]) == ("unclear", "Ann Poe")
    assert len(made["moved"]) == 1
    for number in ("i1", "i1/Russia/2", "2"):
        assert review(compared, "--undo", number)[0] == 0
    assert json.loads((compared.parent / "c.review.json").read_text(encoding="utf-8"))["decisions"] == []


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--accept", "1"], "--by NAME"),
        (["--accept", "999", *BY], "there is no position '999'"),
        (["--accept", "x", *BY], "there is no position 'x'"),
        (["--edit", "1", "polarity", *BY], "no FIELD=VALUE"),
        (["--edit", "1", "verdict=verified", *BY], "no field of a position"),
        (["--edit", "1", "act=sings", *BY], "act='sings' cannot be"),
        (["--edit", "1", "party=Atlantis", *BY], "none of the parties"),
        (["--edit", "i99", "label=x", *BY], "there is no issue 'i99'"),
        (["--edit", "i1", "status=silent", *BY], "only a label"),
        (["--edit", "i1/Russia/2", "status=loud", *BY], "only a status"),
        (["--edit", "i1/Atlantis/2", "status=silent", *BY], "is no cell"),
        (["--edit", "i1/Russia/9", "status=silent", *BY], "there is no article '9'"),
        (["--move", "1", "i99", *BY], "there is no issue 'i99'"),
        (["--undo", "1"], "nothing was decided on 1"),
        (["--note", "why"], "go with a decision"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(asked: list[str], told: str, compared: Path) -> None:
    code, _, err = review(compared, *asked)
    assert code == 2
    assert told in err
    assert not (compared.parent / "c.review.json").exists()


def test_only_a_comparison_has_issues(saved: Path) -> None:
    for asked in (["--move", "1", "new"], ["--edit", "i1", "label=x"]):
        code, _, err = review(saved, *asked, *BY)
        assert code == 2
        assert "only a comparison has issues" in err


def test_what_was_decided_on_a_comparison_waits_for_it(compared: Path) -> None:
    review(compared, "--edit", "i1", "label=open sea", *BY)
    assert "not applicable" not in run("verify", compared)[2]
    _, _, err = run("compare", OTHER, OTHER, "-q", "--review", compared.parent / "c.review.json")
    assert "not applicable: label an issue 'open sea'" in err


def test_an_address_that_is_long_names_no_file_of_decisions() -> None:
    _, _, err = run("compare", f"https://127.0.0.1:1/{'a' * 300}.json", WIRE, "-q")
    assert "two articles or more" in err
