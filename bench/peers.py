"""Ours against langextract and against one plain prompt: one endpoint, one model, the same articles, in one run.

    python bench/peers.py [ARTICLE...] --base-url URL --model NAME [--langextract-python PYTHON] -o results.json
    python bench/peers.py --read results.json [--labels labels.json]
    python bench/peers.py --table results.json [--labels labels.json]

Each system reads each article in a process of its own, which asks the endpoint through a proxy on loopback: calls and
tokens are counted there for all alike, as the server tells them, and a process that takes longer than `--limit` is
ended. What fails is a row with its error. The results are written after every row; `--resume` goes on where they stop.

langextract need not be installed beside ours: `--langextract-python` names the interpreter that has it. A key for the
endpoint is read from OPENAI_API_KEY; only the proxy knows it.

`--read` prints every position with its key, to be read by eye, and writes the labels to fill in:
{"ours/examples/corridor-wire.txt/0": "right"}, "wrong" or "false-voice" (given to a party that has no such
voice in the article). What our checks rejected is not shown to users and so is not counted, but kept in the results.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from peer.proxy import Tally, counting

import stance

ROOT = Path(__file__).resolve().parent.parent
TEN = (
    *(f"examples/corridor-{name}.txt" for name in ("repost", "tabloid", "vedomost", "visnyk", "wire")),
    *(f"bench/gold/compare/own/{name}.txt" for name in ("en-paper", "en-repost", "en-tabloid", "en-wire", "ru-state")),
)
JUDGES = ("ours",)
WITH_OFFSETS = ("ours", "langextract")
LABELS = ("right", "wrong", "false-voice")
STARTUP = 180.0
"""Seconds in which a process must have asked for the first time: imports take long on a busy machine."""
SYSTEMS = {"ours": "ours.py", "langextract": "extracted.py", "oneshot": "oneshot.py"}


# The run.


def run_one(system: str, article: str, text: str, settings: dict[str, Any], python: str) -> dict[str, Any]:
    """One system, one article: its row, whatever happens."""
    row: dict[str, Any] = {"system": system, "article": article, "error": None}
    limit = settings["limit"]
    with (
        counting(settings["base_url"], os.environ.get("OPENAI_API_KEY"), limit) as tally,
        tempfile.TemporaryDirectory() as folder,
    ):
        path = located(article)
        asked = {**settings, "base_url": tally.url, "path": str(path), "text": text}
        (Path(folder) / "given.json").write_text(json.dumps(asked), encoding="utf-8")
        env = {k: v for k, v in os.environ.items() if k != "OPENAI_API_KEY"} | {"NO_PROXY": "127.0.0.1"}
        command = [python, str(ROOT / "bench/peer" / SYSTEMS[system]), folder]
        started = time.monotonic()
        with (Path(folder) / "told").open("wb") as told:
            process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=told, stderr=told)
            try:
                late = waited(process, tally, started, limit)
            finally:
                process.kill()
                process.wait()
        row["seconds"] = time.monotonic() - (tally.first or started)
        made = Path(folder) / "made.json"
        if made.exists():
            row |= json.loads(made.read_text(encoding="utf-8"))
        else:
            row["error"] = late or last_line((Path(folder) / "told").read_text(encoding="utf-8", errors="replace"))
            row["positions"] = []
        row |= tally.row()
    row["seconds"] = round(row["seconds"], 2)
    for index, position in enumerate(row["positions"]):
        position["index"] = index
        for quote in position["quotes"]:
            measure(quote, text)
    return row


def waited(process: subprocess.Popen[bytes], tally: Tally, started: float, limit: float) -> str | None:
    """Wait for a process until its time is up, and say so; its time begins when it asks for the first time."""
    while process.poll() is None:
        now = time.monotonic()
        if tally.first is not None and now - tally.first > limit:
            return f"not done within {limit:g} s"
        if tally.first is None and now - started > STARTUP + limit:
            return f"asked nothing within {STARTUP + limit:g} s"
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.2)
    return None


def last_line(told: str) -> str:
    lines = [line for line in told.strip().splitlines() if line.strip()]
    return lines[-1][:500] if lines else "ended without a word"


def measure(quote: dict[str, Any], text: str) -> None:
    """Say of a quote whether it is equal to the text at its offsets, and whether it is anywhere in it."""
    words, start, end = quote["quote"].strip(), quote["start"], quote["end"]
    quote["exact"] = bool(words) and start is not None and text[start:end] == words
    quote["anywhere"] = bool(words) and (words in text or words.strip(" \n\"“”„«»'") in text)


def run(given: argparse.Namespace) -> None:
    """Every system on every article, in turn, each beginning another time; written after every row."""
    settings = {
        "base_url": given.base_url,
        "model": given.model,
        "parties": given.parties.split(","),
        "limit": given.limit,
        "max_tokens": given.max_tokens,
        "concurrency": given.concurrency,
        "chars": given.chars,
        "statements": given.statements,
        "max_input_tokens": given.max_input_tokens,
        "repairs": given.repairs,
        "schema": not given.no_schema,
    }
    systems = given.systems.split(",")
    if unknown := [s for s in systems if s not in SYSTEMS]:
        raise SystemExit(f"no such system: {', '.join(unknown)}; there are {', '.join(SYSTEMS)}")
    done: dict[str, Any] = {"settings": settings, "rows": []}
    if given.output.exists():
        if not given.resume:
            raise SystemExit(f"{given.output} exists: give --resume to go on with it, or another name")
        done = json.loads(given.output.read_text(encoding="utf-8"))
        if differing := [k for k, v in settings.items() if done["settings"].get(k) != v]:
            raise SystemExit(f"{given.output} was made with another {', '.join(differing)}")
        if given.retry:
            done["rows"] = [row for row in done["rows"] if not row["error"]]
    have = {(row["system"], row["article"]) for row in done["rows"]}
    fresh = True
    for turn, article in enumerate(given.articles or TEN):
        text = stance.load(located(article)).text
        first = turn % len(systems)
        for system in systems[first:] + systems[:first]:
            if (system, article) in have:
                continue
            python = given.langextract_python if system == "langextract" else sys.executable
            if fresh or (done["rows"] and done["rows"][-1]["unmetered"]):
                settle(settings)
            fresh = False
            row = run_one(system, article, text, settings, python)
            done["rows"].append(row)
            written = given.output.with_name(given.output.name + ".part")
            written.write_text(json.dumps(done, ensure_ascii=False, indent=1), encoding="utf-8")
            written.replace(given.output)
            outcome = row["error"] or f"{len(row['positions'])} positions"
            print(
                f"{system} {article}: {outcome}, {row['calls']} calls, {row['input_tokens']} in, "
                f"{row['output_tokens']} out, {row['seconds']} s",
                flush=True,
            )


def settle(settings: dict[str, Any]) -> None:
    """Ask for one token, uncounted: no row waits for the model to load, or for an answer to a process that ended."""
    asked = {"model": settings["model"], "max_tokens": 1, "messages": [{"role": "user", "content": "Hello"}]}
    with counting(settings["base_url"], os.environ.get("OPENAI_API_KEY"), settings["limit"]) as tally:
        request = urllib.request.Request(
            f"{tally.url}/chat/completions", json.dumps(asked).encode(), {"content-type": "application/json"}
        )
        with suppress(OSError, http.client.HTTPException):
            urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request).close()


def located(article: str) -> Path:
    """The file, or the project's own by its path in the project."""
    return Path(article) if Path(article).exists() else ROOT / article


# Reading by eye, and the table.


def shown(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The positions that a user of the system would see."""
    return [p for p in row["positions"] if p["verdict"] != "rejected"]


def key(row: dict[str, Any], position: dict[str, Any]) -> str:
    return f"{row['system']}/{row['article']}/{position['index']}"


def sheet(rows: Sequence[dict[str, Any]], labels: Path | None) -> None:
    """Print every article with every position, and add to the file of labels what it lacks."""
    for article in dict.fromkeys(row["article"] for row in rows):
        print(f"\n{'=' * 100}\n{article}\n\n{located(article).read_text(encoding='utf-8')}")
        for row in (r for r in rows if r["article"] == article):
            print(f"\n-- {row['system']}" + (f": {row['error']}" if row["error"] else ""))
            for p in shown(row):
                by = (
                    p["holder"] if p.get("speaker") in (None, p["holder"]) else f"{p['holder']}, said by {p['speaker']}"
                )
                print(f"{key(row, p)}  [{p['party']}] {by}  {p['verdict'] or ''}\n    {p.get('statement') or ''}")
                for q in p["quotes"]:
                    print(f"    | {q['quote']}" + ("" if q["exact"] or q["anywhere"] else "  (not in the article)"))
    if labels:
        given = json.loads(labels.read_text(encoding="utf-8")) if labels.exists() else {}
        given = {key(row, p): None for row in rows for p in shown(row)} | given
        labels.write_text(json.dumps(given, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def table(rows: Sequence[dict[str, Any]], labels: dict[str, str | None]) -> str:
    """The table, a column for each system; what needs labels has a dash until there are some."""
    known = {key(row, p) for row in rows for p in row["positions"]}
    if strange := [k for k, v in labels.items() if k not in known or v not in (*LABELS, None)]:
        raise SystemExit(f"labels that mean nothing here: {', '.join(strange[:5])}")
    systems = [s for s in SYSTEMS if any(row["system"] == s for row in rows)]
    columns = [column([row for row in rows if row["system"] == s], labels) for s in systems]
    lines = [f"| | {' | '.join(systems)} |", "|---" * (len(systems) + 1) + "|"]
    lines += [f"| {name} | {' | '.join(c[name] for c in columns)} |" for name in (columns[0] if columns else {})]
    return "\n".join(lines)


def column(rows: Sequence[dict[str, Any]], labels: dict[str, str | None]) -> dict[str, str]:
    """One system's figures, by name."""
    of = [(labels.get(key(row, p)), p) for row in rows for p in shown(row)]
    given = Counter(label for label, _ in of)
    right = [p for label, p in of if label == "right"]
    judges, offsets = rows[0]["system"] in JUDGES, rows[0]["system"] in WITH_OFFSETS
    held = "exact" if offsets else "anywhere"
    carried = sum(bool(p["quotes"]) and all(q[held] for q in p["quotes"]) for _, p in of)
    out = sum(row["output_tokens"] for row in rows)
    lost = sum(row["unmetered"] for row in rows)
    read = any(given[label] for label in LABELS)
    false = sum(label == "false-voice" and p["verdict"] == "verified" for label, p in of)
    more = f", {lost} calls uncounted" if lost else ""
    return {
        "articles, failed": f"{len(rows)}, {sum(bool(row['error']) for row in rows)}",
        "calls": str(sum(row["calls"] for row in rows)),
        "input tokens": f"{sum(row['input_tokens'] for row in rows):,}{more}",
        "output tokens": f"{out:,}{more}",
        "seconds an article, of them waiting": ", ".join(
            f"{sum(row[name] for row in rows) / len(rows):.1f}" for name in ("seconds", "endpoint_seconds")
        ),
        "positions": str(len(of)),
        "with every quote verbatim": share(carried, len(of)) + ("" if offsets else " (anywhere, no offsets)"),
        "right, wrong, false voice, not read": ", ".join(str(given[label]) for label in (*LABELS, None))
        if read
        else "-",
        "output tokens a right position": f"{out / len(right):.0f}" if right else "-",
        "verified, of right ones": share(sum(p["verdict"] == "verified" for p in right), len(right)) if judges else "-",
        "false voices marked verified": str(false) if judges and read else "-",
    }


def share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.0%})" if whole else "-"


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", help="default: ten of the project's own")
    parser.add_argument(
        "--base-url", help="of an endpoint that speaks the OpenAI API, such as http://127.0.0.1:8080/v1"
    )
    parser.add_argument("--model")
    parser.add_argument("--systems", default=",".join(SYSTEMS))
    parser.add_argument("--langextract-python", default=sys.executable, help="the interpreter that has langextract")
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--resume", action="store_true", help="go on with OUTPUT; rows that are there stay")
    parser.add_argument("--retry", action="store_true", help="with --resume: ask again where a row has an error")
    parser.add_argument("--limit", type=float, default=300, help="seconds for each system and article")
    parser.add_argument("--parties", default="US,Russia,Ukraine")
    parser.add_argument("--max-tokens", type=int, default=3000, help="of one answer")
    parser.add_argument("--concurrency", type=int, default=1, help="requests at once, within one article")
    parser.add_argument("--chars", type=int, default=1000, help="langextract's max_char_buffer; 1000 is its default")
    parser.add_argument("--statements", choices=["model", "article"], default="article", help="of ours")
    parser.add_argument("--max-input-tokens", type=int, default=1050, help="of one prompt of ours")
    parser.add_argument("--repairs", type=int, default=0, help="of ours")
    parser.add_argument("--no-schema", action="store_true", help="langextract in JSON mode, without a schema")
    parser.add_argument("--read", type=Path, metavar="RESULTS")
    parser.add_argument("--table", type=Path, metavar="RESULTS")
    parser.add_argument("--labels", type=Path)
    given = parser.parse_args()
    if given.read or given.table:
        rows = json.loads((given.read or given.table).read_text(encoding="utf-8"))["rows"]
        if given.read:
            sheet(rows, given.labels)
        else:
            print(table(rows, json.loads(given.labels.read_text(encoding="utf-8")) if given.labels else {}))
    elif not (given.base_url and given.model and given.output):
        parser.error("a run needs --base-url, --model and -o; or give --read or --table")
    else:
        run(given)


if __name__ == "__main__":
    main()
